# SPDX-License-Identifier: GPL-3.0-or-later
"""Sharing again what somebody had before; and what can go after the end."""

from __future__ import annotations

import pytest

import couple
from couple import NOTHING, Person, hand_over
from sharedjournal.app import again, leaving, pairing, reading, sharing, writing
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import AlreadyPaired, NoSuchEntry, NotPaired

Both = tuple[Person, Person]


def pair_again(alex: Person, sam: Person) -> None:
    """Both end it, and begin anew."""
    for person in (alex, sam):
        pairing.unpair(person.session)
    couple.pair(alex, sam)


def test_what_was_in_a_file_can_be_shared_again(both: Both) -> None:
    """With what went along, under an id of its own; what was chosen is in the list no more."""
    alex, sam = both
    whole = alex.write("whole", title="A title", feelings=("glad",))
    record = alex.share(whole, ask="celebrate", care=("just-us",), feelings=True)
    passage = alex.write("said, and not said")
    sharing.share(alex.session, [passage], Along.of_excerpt("said"))
    hand_over(alex, sam)
    never_left = alex.write("in no file")
    alex.share(never_left)

    assert () == again.had_before(alex.session)
    pair_again(alex, sam)
    found = again.had_before(alex.session)

    assert [("said", True), ("A title", False)] == [(b.title, b.excerpt) for b in found]
    assert [False, False] == [b.changed for b in found]
    assert {"Sam"} == {b.with_name for b in found}

    assert 2 == again.share_again(alex.session, [whole, passage])
    assert () == again.had_before(alex.session)
    hand_over(alex, sam)
    pages = {
        p.body: p for p in (reading.page(sam.session, r[0]) for r in reading.rows(sam.session))
    }

    assert "not said" not in "".join(pages)
    assert record not in {p.id for p in pages.values() if p.state == "shared"} - {record}
    with pytest.raises(NoSuchEntry):
        again.share_again(alex.session, [whole])
    with pytest.raises(NoSuchEntry):
        again.share_again(alex.session, [never_left])


def test_what_changed_since_is_said(both: Both) -> None:
    """New words of a whole entry would go; an excerpt whose words are gone is not offered."""
    alex, sam = both
    whole, passage, gone = alex.write("one"), alex.write("two, three"), alex.write("four")
    for entry, along in ((whole, Along()), (passage, Along.of_excerpt("two")), (gone, Along())):
        sharing.share(alex.session, [entry], along)
    hand_over(alex, sam)
    pair_again(alex, sam)
    writing.edit(alex.session, whole, Content(day=alex.clock.today(), body="one and more"))
    writing.edit(alex.session, passage, Content(day=alex.clock.today(), body="three"))
    writing.delete(alex.session, gone)
    (found,) = again.had_before(alex.session)

    assert (whole, True) == (found.entry_id, found.changed)

    writing.erase(alex.session, gone)
    assert 1 == len(again.had_before(alex.session))


def test_what_was_taken_back_is_not_offered(both: Both) -> None:
    """And nothing is while nobody is paired."""
    alex, sam = both
    entry = alex.write("words")
    alex.share(entry)
    hand_over(alex, sam)
    sharing.unshare(alex.session, entry)
    pair_again(alex, sam)

    assert () == again.had_before(alex.session)
    pairing.unpair(alex.session)
    assert () == again.had_before(alex.session)
    with pytest.raises(NotPaired):
        again.share_again(alex.session, [])


def test_what_came_can_be_taken_out_after_the_end(both: Both) -> None:
    """Not before: one would not know what a later file brings back. Own words stay."""
    alex, sam = both
    alex.write("mine")
    sam.page("theirs")
    hand_over(sam, alex)
    assert not leaving.has_received(alex.session)
    with pytest.raises(AlreadyPaired):
        leaving.drop_received(alex.session, NOTHING)
    pairing.unpair(alex.session)

    assert leaving.has_received(alex.session)
    leaving.drop_received(alex.session, NOTHING)

    assert not leaving.has_received(alex.session)
    assert ["mine"] == [row[4] for row in reading.rows(alex.session)]
    assert () == reading.search(alex.session, "theirs")
