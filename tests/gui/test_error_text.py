# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure has words of its own, complete, and with nothing in them of what failed."""

from __future__ import annotations

import inspect

import pytest

from sharedjournal.domain import errors
from sharedjournal.domain.errors import SharedJournalError
from sharedjournal.gui import error_text

KINDS: list[tuple[str, type[SharedJournalError]]] = sorted(
    {
        kind.__name__: kind
        for kind in vars(errors).values()
        if inspect.isclass(kind)
        and issubclass(kind, SharedJournalError)
        and not kind.__subclasses__()
    }.items()
)


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_every_kind_has_words(name: str, kind: type[SharedJournalError]) -> None:
    """A title, what happened, what is safe; a partner's name where one is meant, and no detail."""
    words = error_text.describe(kind("the secret detail"), "Sam")
    unnamed = error_text.describe(kind("the secret detail"))

    assert words != error_text._unknown(), f"{name} has no words of its own"
    for each in (words, unnamed):
        assert each.title
        assert each.what
        assert "secret" not in each.title + each.sentence
        assert "{" not in each.title + each.sentence
        assert not each.title.endswith(".")
        assert each.sentence.endswith(".")
    assert "Sam" not in unnamed.title + unnamed.sentence


def test_the_table_names_no_kind_that_is_not_there() -> None:
    """What was renamed is renamed here."""
    assert {name for name, _kind in KINDS} == set(error_text._WORDS)


def test_who_may_have_meddled_is_said_as_danger() -> None:
    """Two kinds mean that a file is not what its writer made."""
    dangers = {name for name, kind in KINDS if error_text.describe(kind()).danger}

    assert {"NotFromPartner", "Malformed"} == dangers


def test_words_for_recovery() -> None:
    """A wrong secret there is one word of 24, or a backup's passphrase; the rest is as ever."""
    wrong = error_text.describe_recovery(errors.WrongPassphrase())
    other = error_text.describe_recovery(errors.VaultDamaged())

    assert "at each word" in wrong.next
    assert error_text.describe(errors.VaultDamaged()) == other
