# SPDX-License-Identifier: GPL-3.0-or-later
"""The word "new" beside what came: kept in the vault until it was looked at, told to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.app import arrivals

if TYPE_CHECKING:
    import couple


def test_news(both: tuple[couple.Person, couple.Person]) -> None:
    """There is news once it was marked, and none after it was looked at."""
    alex, _sam = both
    first = arrivals.has_news(alex.session)
    arrivals.mark_news(alex.session, there=True)
    second = arrivals.has_news(alex.session)
    arrivals.mark_news(alex.session, there=False)

    assert [False, True, False] == [first, second, arrivals.has_news(alex.session)]
