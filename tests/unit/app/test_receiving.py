# SPDX-License-Identifier: GPL-3.0-or-later
"""What came: envelopes, taking out, earlier versions, answers about words that changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from couple import Person, hand_over
from sharedjournal.app import answering, live, pairing, reading, receiving, sharing, writing
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import NoSuchEntry, NotAllowed

Both = tuple[Person, Person]


def edit_and_share(person: Person, entry: str, body: str, **along: object) -> None:
    """Other words, shared too."""
    writing.edit(person.session, entry, Content(day=None, body=body))
    sharing.share(person.session, [entry], Along(**along))  # type: ignore[arg-type]


def test_an_envelope_is_opened_by_its_reader(both: Both) -> None:
    """Before that ask and care are all that shows, in no list, no search and no picture."""
    alex, sam = both
    record = alex.page(
        "tender words",
        title="Tender",
        feelings=("afraid",),
        along={"care": ("just-us",), "ask": "comfort", "feelings": True},
    )
    hand_over(alex, sam)
    page = reading.page(sam.session, record)

    assert (True, "comfort", ("just-us",)) == (page.shut, page.ask, page.care)
    assert ("", "", (), None) == (page.title, page.body, page.feelings, page.asked)
    assert [("", "", 1)] == [(row[3], row[4], row[6]) for row in reading.rows(sam.session)]
    assert () == reading.search(sam.session, "tender")

    receiving.open_envelope(sam.session, record)

    assert not receiving.open_envelope(sam.session, record).ids
    assert "tender words" == reading.page(sam.session, record).body
    assert [("Tender", "tender words")] == [row[3:5] for row in reading.rows(sam.session)]
    assert 1 == len(reading.search(sam.session, "tender"))


def test_a_page_of_depth_three_is_an_envelope(both: Both) -> None:
    """And one of depth two is not."""
    alex, sam = both
    deep, light = (alex.page("words", along={"depth": depth}) for depth in (3, 2))
    hand_over(alex, sam)

    assert reading.page(sam.session, deep).shut
    assert not reading.page(sam.session, light).shut


def test_a_page_that_becomes_an_envelope_shows_nothing_of_before(both: Both) -> None:
    """Its earlier versions are as shut as it is."""
    alex, sam = both
    entry = alex.write("first")
    record = alex.share(entry)
    hand_over(alex, sam)
    edit_and_share(alex, entry, "second", care=("just-us",))
    hand_over(alex, sam)

    assert reading.page(sam.session, record).shut
    assert () == reading.earlier_versions(sam.session, record)
    assert () == reading.search(sam.session, "first")

    receiving.open_envelope(sam.session, record)

    assert ["first"] == [r.body for r in reading.earlier_versions(sam.session, record)]


def test_taking_out_and_asking_again(both: Both) -> None:
    """The text goes with every version; it comes back with the next file that holds it."""
    alex, sam = both
    entry = alex.write("first")
    record = alex.share(entry)
    hand_over(alex, sam)
    edit_and_share(alex, entry, "second")
    hand_over(alex, sam)
    receiving.remove(sam.session, record)

    assert () == reading.earlier_versions(sam.session, record)
    for looked in (reading.page, receiving.open_envelope):
        with pytest.raises(NoSuchEntry):
            looked(sam.session, record)
    assert () == reading.rows(sam.session)
    with pytest.raises(NotAllowed):
        receiving.let_go(sam.session, record)
    with pytest.raises(NotAllowed):
        receiving.keep(sam.session, record)

    receiving.bring_back(sam.session, record)
    hand_over(alex, sam)

    assert "second" == reading.page(sam.session, record).body

    sharing.unshare(alex.session, entry)
    hand_over(alex, sam)
    receiving.let_go(sam.session, record)

    with pytest.raises(NotAllowed):
        receiving.keep(sam.session, record)
    with pytest.raises(NotAllowed):
        receiving.bring_back(sam.session, record)
    with pytest.raises(NoSuchEntry):
        receiving.remove(sam.session, "nothing")


def test_an_answer_says_when_it_is_about_earlier_words(both: Both) -> None:
    """And when what it answers is not here any more."""
    alex, sam = both
    entry = alex.write("first")
    record = alex.share(entry)
    hand_over(alex, sam)
    answer = answering.reply(sam.session, record, "reply", Content(day=None, body="yes"))
    hand_over(sam, alex)
    page = reading.page(alex.session, answer.record_id)

    assert (record, False, False) == (page.re, page.about_earlier, page.answers_missing)

    edit_and_share(alex, entry, "second")

    assert reading.page(alex.session, answer.record_id).about_earlier

    sharing.unshare(alex.session, entry)

    assert reading.page(alex.session, answer.record_id).answers_missing


def test_an_answer_to_the_partners_own_record_is_known(both: Both) -> None:
    """What the partner said about their own words names a record of theirs."""
    alex, sam = both
    entry = alex.write("first")
    record = alex.share(entry)
    amended = answering.reply(alex.session, entry, "amend", Content(day=None, body="truer"))
    hand_over(alex, sam)

    assert not reading.page(sam.session, amended.record_id).answers_missing

    sharing.unshare(alex.session, entry)
    hand_over(alex, sam)

    assert reading.page(sam.session, amended.record_id).answers_missing
    assert record == reading.page(sam.session, amended.record_id).re


def test_an_answer_after_mine_could_be_read_is_said_to_be(both: Both) -> None:
    """Where a key of another answer to the step is here: one taken back, and written again."""
    alex, sam = both
    content = Content(day=None, body="Alex")
    opened = answering.start(alex.session, "question", topic="x")
    answering.answer(alex.session, opened.thread, "answer", content)
    hand_over(alex, sam)
    first = answering.answer(sam.session, opened.thread, "answer", replace(content, body="Sam"))
    hand_over(sam, alex)
    hand_over(alex, sam)

    assert not reading.page(alex.session, first.record_id).written_after

    # A changed program: it takes back what could be read, and writes another one.
    pair = sam.session.shared_with()
    sharing.unshare(sam.session, first.record_id)
    hidden, key = _sealed(sam, opened.thread)
    sam.session.store.sharing.confirm(
        pair.pair, hidden.id, entry_id=None, line=hidden.to_line(), rev=1, sleeps_until=None,
        seal_key=key, pictures=(), forms={},
    )  # fmt: skip
    live.settle_seals(sam.session, live.between(sam.session, pair))
    hand_over(sam, alex)
    page = reading.page(alex.session, hidden.id)

    assert page.written_after
    assert "other" == page.body


def _sealed(person: Person, thread: str):  # type: ignore[no-untyped-def]
    from sharedjournal import sync
    from sharedjournal.domain.ids import RecordId, ThreadId
    from sharedjournal.domain.record import Record

    record = Record(id=RecordId(person.ids.new()), rev=1, step="answer", thread=ThreadId(thread))
    return sync.seal(record, {"body": "other"}, person.session.shared_with())


def test_what_came_in_an_ended_pairing_stays_readable(both: Both) -> None:
    """And can be opened and taken out as before."""
    alex, sam = both
    one, two = (alex.page(text, along={"depth": 4}) for text in ("one", "two"))
    hand_over(alex, sam)
    pairing.unpair(sam.session)
    receiving.open_envelope(sam.session, one)

    assert "one" == reading.page(sam.session, one).body

    receiving.remove(sam.session, two)

    assert 1 == len(reading.rows(sam.session))
