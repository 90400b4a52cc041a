# SPDX-License-Identifier: GPL-3.0-or-later
"""When a journal locks by itself, and where its writer was: kept in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sharedjournal.app import locking, settings, writing
from sharedjournal.app.locking import LastPlace, Locking
from sharedjournal.domain.errors import BadInput

if TYPE_CHECKING:
    from couple import Person


def test_at_first_it_is_careful(alex: Person) -> None:
    """Five minutes, on suspend and with the screen, before anyone chose."""
    assert Locking(5, on_suspend=True, with_screen=True, hide_key="Ctrl+Shift+H") == (
        locking.locking(alex.session)
    )


@pytest.mark.parametrize(
    "chosen",
    [
        Locking(0, on_suspend=False, with_screen=False, hide_key="F12"),
        Locking(60, on_suspend=True, with_screen=False),
        Locking(),
    ],
)
def test_what_was_chosen_stays(alex: Person, chosen: Locking) -> None:
    """Also after a lock; screens learn of it."""
    locking.choose(alex.session, Locking(1, on_suspend=False, with_screen=True, hide_key="F2"))

    changes = locking.choose(alex.session, chosen)
    alex.reopen()

    assert changes.settings
    assert chosen == locking.locking(alex.session)


@pytest.mark.parametrize(
    "chosen", [Locking(3), Locking(-1), Locking(hide_key=""), Locking(hide_key="x" * 41)]
)
def test_what_cannot_be_is_refused(alex: Person, chosen: Locking) -> None:
    """And nothing of it is kept."""
    with pytest.raises(BadInput):
        locking.choose(alex.session, chosen)

    assert Locking() == locking.locking(alex.session)


@pytest.mark.parametrize("kept", ["soon", "3", "999", "\u0665"])
def test_a_strange_value_counts_as_usual(alex: Person, kept: str) -> None:
    """A newer version may keep other minutes: this one locks after five."""
    settings.remember(alex.session, "lock-after", kept)

    assert 5 == locking.locking(alex.session).after_minutes


def test_the_place_comes_back(alex: Person) -> None:
    """The entry and the caret; nothing before, and nothing once it is forgotten."""
    entry = alex.write("A page.")
    before = locking.last_place(alex.session)
    locking.remember_place(alex.session, LastPlace(entry, 4))
    alex.reopen()
    found = locking.last_place(alex.session)
    locking.remember_place(alex.session, None)

    assert (None, LastPlace(entry, 4)) == (before, found)
    assert locking.last_place(alex.session) is None


def test_a_page_that_is_gone_is_no_place(alex: Person) -> None:
    """Neither one in the bin, nor one that was erased."""
    binned, erased = alex.write("One."), "00000000-0000-4000-8000-000000000000"
    writing.delete(alex.session, binned)

    for entry in (binned, erased):
        locking.remember_place(alex.session, LastPlace(entry, 1))

        assert locking.last_place(alex.session) is None
