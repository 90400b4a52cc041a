# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for a step while they are written: drafts, what is held back, confirming, giving up."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

import couple
from sharedjournal.app import answering, composing, drafts, pairing, reading, received_pages
from sharedjournal.app.composing import Spot, Words
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput, NoSuchEntry

if TYPE_CHECKING:
    from couple import Person

    Pair = tuple[Person, Person]


def words(held: frozenset[str] = frozenset(), **values: Any) -> Words:
    """What somebody filled in."""
    return Words(values=MappingProxyType(values), held_back=held)


def promise(person: Person) -> Spot:
    """A promise that was begun."""
    opened = answering.start(person.session, "promise")
    return Spot(opened.thread, opened.steps[0])


def test_a_draft_comes_back_as_it_was(both: Pair) -> None:
    """Text, words and what is held back; without a word the draft is gone."""
    alex, _sam = both
    spot = promise(alex)
    written = words(frozenset({"by"}), what="Tea", by="2026-12-24", felt=("glad",))
    composing.keep(alex.session, spot, written)

    assert written == composing.load(alex.session, spot)
    composing.keep(alex.session, spot, Words())
    assert composing.load(alex.session, spot).is_empty
    assert () == drafts.ids(alex.session, answering.ANSWER)


def test_answers_about_several_records_have_a_draft_each(both: Pair) -> None:
    """Confirming one leaves the other."""
    alex, _sam = both
    spot = promise(alex)
    other = Spot(spot.thread, spot.step, about="another")
    composing.keep(alex.session, other, words(what="of the other"))
    composing.keep(alex.session, spot, words(what="Tea"))
    prepared = composing.prepare(alex.session, spot, words(what="Tea"), "en")
    composing.confirm(alex.session, spot, prepared)

    assert composing.load(alex.session, spot).is_empty
    assert "of the other" == composing.load(alex.session, other).values["what"]


def test_what_is_held_back_is_kept_and_does_not_travel(both: Pair) -> None:
    """Only what is optional can be held back."""
    alex, _sam = both
    spot = promise(alex)
    given = words(frozenset({"by"}), what="Tea", by="2026-12-24")
    prepared = composing.prepare(alex.session, spot, given, "en")
    shared = composing.confirm(alex.session, spot, prepared)
    assert shared.entry_id is not None

    assert {"what": "Tea"} == dict(prepared.proposal.record.fields)
    assert "2026-12-24" == reading.page(alex.session, shared.entry_id).fields["by"]
    with pytest.raises(BadInput):
        composing.prepare(alex.session, promise(alex), words(frozenset({"what"}), what="Tea"), "en")


def test_a_choice_that_stands_is_where_its_change_begins(both: Pair) -> None:
    """Without a draft the words of my record are there."""
    alex, sam = both
    spot = promise(alex)
    answering.answer(
        alex.session, spot.thread, spot.step, Content(day=None, fields={"what": "Tea"})
    )
    couple.hand_over(alex, sam)
    given = Content(day=None, body="Gladly", fields={"choice": "yes"})
    mine = answering.answer(sam.session, spot.thread, "answer", given)
    change = Spot(spot.thread, "answer", revises=mine.record_id)

    assert {"choice": "yes", "body": "Gladly"} == dict(composing.load(sam.session, change).values)
    with pytest.raises(NoSuchEntry):
        composing.load(sam.session, Spot(spot.thread, "answer", revises="nothing"))


def test_a_thread_without_a_word_is_given_up(both: Pair) -> None:
    """One with words, and one that others know of, are not."""
    alex, _sam = both
    empty, begun = promise(alex), promise(alex)
    composing.keep(alex.session, begun, words(what="Tea"))

    assert composing.abandon(alex.session, empty.thread)
    assert not composing.abandon(alex.session, empty.thread)
    assert not composing.abandon(alex.session, begun.thread)


def test_a_page_that_never_travels_becomes_a_private_entry(both: Pair) -> None:
    """All its text is in the body, and its draft is gone."""
    alex, _sam = both
    spot = Spot("thread", "outside")
    written = words(body="How would someone", see="who wishes us well")
    composing.keep(alex.session, spot, written)
    page = reading.page(alex.session, composing.keep_private(alex.session, spot, written))

    assert ("How would someone\n\nwho wishes us well", "private") == (page.body, page.state)
    assert composing.load(alex.session, spot).is_empty


def test_what_stands_beside_a_received_page(both: Pair) -> None:
    """Its form, what may be answered with what fits the ask first, and what hangs on it."""
    alex, sam = both
    record = sam.page("words", title="A title", along={"ask": "say-back"})
    couple.hand_over(sam, alex)
    found = received_pages.received_page(alex.session, record)
    first = found.replies[0]
    answering.reply(alex.session, record, first.name, Content(day=None, body="heard"))
    couple.hand_over(alex, sam)
    heard = reading.rows(sam.session, mine=False)[0][0]
    theirs = received_pages.received_page(sam.session, heard)

    assert found.fits(first)
    assert found.promise is not None
    assert found.promise.name not in {form.name for form in found.replies}
    assert ["keep"] == [form.base for form in found.replies][-1:]
    assert ("A title", True, first.title) == (theirs.answers, theirs.answers_mine, theirs.form)
    assert theirs.to_write
    again = received_pages.received_page(alex.session, record)
    assert [(first.title, True)] == [(each.title, each.mine) for each in again.following]


def test_of_an_ended_pairing_nothing_can_be_answered(both: Pair) -> None:
    """The page stays readable."""
    alex, sam = both
    record = sam.page("words")
    couple.hand_over(sam, alex)
    pairing.unpair(alex.session)
    found = received_pages.received_page(alex.session, record)

    assert ("words", (), None) == (found.page.body, found.replies, found.promise)
    assert received_pages.is_theirs(alex.session, record)
    assert not received_pages.is_theirs(alex.session, "nothing")
