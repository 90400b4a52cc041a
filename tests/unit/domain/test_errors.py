# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of failure and their exit codes are the terminal's contract: a closed list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sharedjournal.domain import errors
from sharedjournal.domain.errors import BadInput, Cancelled, SharedJournalError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTRACT = {
    3: "WrongPassphrase",
    4: "NotExchangeFile UnsupportedVersion NotForYou Damaged NotFromPartner OwnFile TooLarge"
    " Malformed PairMismatch",
    5: "VaultDamaged VaultInUse VaultReadOnly VaultTooNew VaultMissing VaultExists DiskFull"
    " UnsafeLocation",
    1: "NotPaired NotConfirmed AlreadyPaired NoSuchEntry NotYours NotAllowed FileExists BadInput",
}


def leaves(kind: type[SharedJournalError]) -> Iterator[type[SharedJournalError]]:
    """The kinds that have no narrower kind."""
    below = kind.__subclasses__()
    if not below:
        yield kind
    for narrower in below:
        yield from leaves(narrower)


def test_kinds_and_exit_codes_are_the_closed_list() -> None:
    """Every kind of the contract exists with its exit code, and there is no other."""
    expected = {name: code for code, names in CONTRACT.items() for name in names.split()}

    actual = {kind.__name__: kind.exit_code for kind in leaves(SharedJournalError)}

    assert expected == actual


def test_documented_tree_names_every_kind() -> None:
    """The tree in the module's docstring does not fall behind."""
    missing = [
        kind.__name__
        for kind in leaves(SharedJournalError)
        if kind.__name__ not in str(errors.__doc__)
    ]

    assert [] == missing


def test_error_carries_data_and_no_sentence() -> None:
    """Kind, token and data can be read by code; the exception's own text is the token."""
    error = TooLarge("records", limit=100_000)

    assert ("TooLarge", "records", {"limit": 100_000}, "records") == (
        error.kind,
        error.detail,
        error.data,
        str(error),
    )


def test_error_without_detail() -> None:
    """Kind alone is enough."""
    error = BadInput()

    assert ("BadInput", "", {}) == (error.kind, error.detail, error.data)


def test_cancelled_is_no_failure() -> None:
    """Whoever handles failures does not show that the person stopped something."""
    with pytest.raises(Cancelled) as caught:
        raise Cancelled

    assert not isinstance(caught.value, SharedJournalError)
