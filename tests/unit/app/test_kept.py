# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin and earlier words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sharedjournal.app import kept, reading, writing
from sharedjournal.domain.errors import NoSuchEntry

if TYPE_CHECKING:
    from couple import Person


def test_the_bin_says_how_long(alex: Person) -> None:
    """30 days from the day on which it was deleted."""
    entry = alex.write("words", title="A title")
    undated = alex.write("without", day=None)
    assert () == kept.binned(alex.session)
    for each in (entry, undated):
        writing.delete(alex.session, each)
    today = alex.clock.today()
    found = {each.id: each for each in kept.binned(alex.session)}

    assert kept.Binned(entry, "A title", "words", today, today + timedelta(days=30)) == found[entry]
    assert found[undated].day is None


def test_earlier_words_come_back_as_new_ones(alex: Person) -> None:
    """Nothing is lost by it; tags and day stay as they are."""
    entry = alex.write("one", title="First", feelings=("glad",), tags=("a",))
    content = writing.own_entry(alex.session, entry).content
    alex.clock.advance(minutes=5)
    writing.edit(alex.session, entry, replace(content, title="", body="two", tags=("b",)))
    (found,) = kept.earlier(alex.session, entry)

    assert ("one", 0, "First") == (found.text, found.number, kept.title_of(found.content))
    assert alex.clock.now() + timedelta(minutes=60) == found.until

    kept.bring_back(alex.session, entry, 0)
    page = reading.page(alex.session, entry)

    assert ("First", "one", ("glad",), ("b",)) == (
        page.title,
        page.body,
        page.feelings,
        page.tags,
    )
    assert ["two", "one"] == [e.text for e in kept.earlier(alex.session, entry)]
    assert "two" == kept.title_of(kept.earlier(alex.session, entry)[0].content)
    for number in (-1, 2):
        with pytest.raises(NoSuchEntry):
            kept.bring_back(alex.session, entry, number)
