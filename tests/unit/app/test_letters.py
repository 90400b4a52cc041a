# SPDX-License-Identifier: GPL-3.0-or-later
"""What travels, as it is shown; what the partner can see; what came; the exchange folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from couple import NOTHING, hand_over
from sharedjournal.app import (
    answering,
    arrivals,
    exchange,
    folder,
    letters,
    seeing,
    sharing,
    writing,
)
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.record import parse_line

if TYPE_CHECKING:
    from pathlib import Path

    from couple import Person

    Both = tuple[Person, Person]

BODY = "One.\n\nTwo.\n\nThree."


def edit(person: Person, entry: str, **values: object) -> None:
    """Change an own entry."""
    content = person.session.store.entries.get(entry).content  # type: ignore[arg-type]
    writing.edit(person.session, entry, replace(content, **values))  # type: ignore[arg-type]


def test_a_letter_is_read_off_the_line_that_travels(both: Both) -> None:
    """Preview, stored line and payload are the same."""
    alex, _sam = both
    entry = alex.write(BODY, title="T", feelings=("glad",), mood=4)
    proposal = sharing.propose(alex.session, entry, Along.of_excerpt("Two."))
    letter = letters.of_proposal(alex.session, proposal, "en")
    shared = sharing.confirm(alex.session, proposal)
    again = letters.of_record(alex.session, shared.record_id, "en")

    assert parse_line(proposal.line) == letter.record
    assert ("Two.", "", None, ()) == (
        letter.record.body,
        letter.record.title,
        letter.record.day,
        letter.record.feelings,
    )
    assert (letter.line, letter.record) == (again.line, again.record)


def test_each_picture_is_chosen_on_its_own(both: Both) -> None:
    """Only the ticked ones travel; sharing again ticks no other."""
    alex, _sam = both
    first, second = (alex.decoder.sanitize(data) for data in (b"picture1", b"picture2"))
    entry = writing.write(
        alex.session,
        alex.session.store.entries.get(alex.write("x")).content,  # type: ignore[arg-type]
        pictures=(b"picture1", b"picture2"),
    )
    record = alex.share(entry, pictures=True, chosen=frozenset({second.sha256}))
    letter = letters.of_record(alex.session, record, "en")

    assert {second.sha256: second.data} == dict(letter.pictures)
    again = sharing.along_of(alex.session, entry)
    assert frozenset({second.sha256}) == again.chosen
    assert first.sha256 not in again.chosen


def test_the_sheet_knows_whether_the_words_changed(both: Both) -> None:
    """Editing is noticed; what did not go along does not count; a lost passage does."""
    alex, _sam = both
    whole, part = alex.write(BODY, title="T"), alex.write(BODY, title="U")
    alex.share(whole)
    sharing.share(alex.session, [part], Along.of_excerpt("Two."))

    assert [False, False] == [letters.words_changed(alex.session, e) for e in (whole, part)]
    edit(alex, part, title="Other", body="One.\n\nTwo.\n\nThree and more.")
    edit(alex, whole, feelings=("glad",), tags=("x",))
    assert [False, False] == [letters.words_changed(alex.session, e) for e in (whole, part)]
    edit(alex, part, body="One.")
    edit(alex, whole, title="New")
    assert [True, True] == [letters.words_changed(alex.session, e) for e in (whole, part)]
    assert not letters.words_changed(alex.session, alex.write("private"))
    sheet = letters.sheet(alex.session, whole, "en")
    assert (True, True, False) == (sheet.shared, sheet.words_changed, sheet.held)


def test_a_step_names_what_goes_along_and_what_it_answers(both: Both) -> None:
    """Fields of a step that hold something, by label; the letter names form and target."""
    alex, sam = both
    target = hand_over_page(alex, sam)
    words = Content(day=None, body="You were tired.", fields={"felt": ("tired",)})
    shared = answering.reply(sam.session, target, "say-back@1", words)
    sheet = letters.sheet(sam.session, str(shared.entry_id), "en")
    letter = letters.of_record(sam.session, shared.record_id, "en")
    (row,) = seeing.seen(sam.session, "en").new

    assert (["felt"], []) == ([name for name, _label in sheet.optional], list(sheet.required))
    assert letter.form
    assert ("Evening", False) == (letter.answers, letter.answers_mine)
    assert ("answer", "Evening", letter.form) == (row.kind, row.answers, row.form)


def hand_over_page(alex: Person, sam: Person) -> str:
    """A page of Alex's that Sam holds; its record's id."""
    record = alex.page("I was so tired.", title="Evening", along={"ask": "say-back"})
    hand_over(alex, sam)
    return record


def test_everything_that_is_or_will_be_seen_is_in_one_list(both: Both) -> None:
    """New, in files, excerpts with their count, requests; nothing private."""
    alex, sam = both
    alex.write("private")
    old, gone = alex.page("old", title="Old"), alex.page("gone", title="Gone")
    hand_over(alex, sam)
    sharing.unshare(alex.session, gone)
    part = alex.write(BODY, title="Mine alone")
    sharing.share(alex.session, [part], Along.of_excerpt("One.\n\nTwo."))
    seen = seeing.seen(alex.session, "en")

    assert {("gone", "Gone", None), ("excerpt", "Mine alone", None)} == {
        (row.kind, row.title, row.file) for row in seen.new
    }
    assert [(2, 3)] == [row.marked for row in seen.new if row.kind == "excerpt"]
    assert [(old, "whole", "Old", 1, True)] == [
        (row.id, row.kind, row.title, row.file, row.held) for row in seen.since
    ]
    assert ([1], ()) == ([number for number, _at in seen.files], seen.keys)
    exchange.clear_history(alex.session)
    cleared = seeing.seen(alex.session, "en")
    assert ((), None, 1) == (cleared.files, cleared.since[0].made, cleared.since[0].file)


def test_what_came_is_told_without_a_word_of_an_envelope(both: Both) -> None:
    """Pages by title, envelopes by ask and care, requests by the title that was here."""
    alex, sam = both
    page, gone = sam.page("p", title="Bread"), sam.page("g", title="Money")
    hand_over(sam, alex)
    sharing.unshare(sam.session, gone)
    entry = str(sharing.own_record(sam.session, page).entry_id)
    edit(sam, entry, title="Bread 2")
    sharing.share(sam.session, [entry])
    sam.page("secret", title="Secret", along={"ask": "comfort", "care": ("just-us",)})
    sam.make()
    assert sam.last is not None
    read = exchange.read_file(exchange.knowledge(alex.session), sam.last, alex.decoder, NOTHING)
    exchange.apply(alex.session, read, NOTHING)
    came = arrivals.came(alex.session, read, "en")

    assert {("changed", "Bread 2"), ("request", "Money"), ("envelope", "")} == {
        (row.kind, row.title) for row in came.rows
    }
    envelope = next(row for row in came.rows if row.kind == "envelope")
    assert ("comfort", ("just-us",)) == (envelope.ask, envelope.care)
    assert not came.keys_leave


def test_nothing_new_is_nothing(both: Both) -> None:
    """The same file again brings no row."""
    alex, sam = both
    sam.page("p")
    hand_over(sam, alex)
    assert sam.last is not None
    read = exchange.read_file(exchange.knowledge(alex.session), sam.last, alex.decoder, NOTHING)
    exchange.apply(alex.session, read, NOTHING)

    assert () == arrivals.came(alex.session, read, "en").rows


def test_an_exchange_folder_is_noticed_and_nothing_more(both: Both, tmp_path: Path) -> None:
    """Each names the other's file; a newer one is told until it was brought in."""
    alex, sam = both
    place = tmp_path / "carried"
    place.mkdir()
    assert None is folder.chosen(alex.session)
    for person in both:
        folder.choose(person.session, place)
    mine, theirs = folder.chosen(alex.session), folder.chosen(sam.session)
    assert mine is not None
    assert theirs is not None
    assert (mine.mine, mine.theirs) == (theirs.theirs, theirs.mine)
    assert not folder.is_newer(theirs)

    alex.page("x")
    exchange.make_file(alex.session, mine.mine, all_pictures=False, progress=NOTHING)
    assert folder.is_newer(theirs)
    folder.remember_seen(sam.session, folder.mark_of(theirs.theirs))
    seen = folder.chosen(sam.session)
    assert seen is not None
    assert not folder.is_newer(seen)

    (place / theirs.theirs.name).write_bytes(b"no such thing")
    assert not folder.is_newer(seen)
    folder.choose(sam.session, None)
    assert None is folder.chosen(sam.session)
    with pytest.raises(BadInput):
        folder.choose(sam.session, tmp_path / "nowhere")


def test_a_sealed_answer_is_shown_readable_and_travels_closed(both: Both) -> None:
    """Its letter shows the words, its line holds none of them; its key is told before it leaves."""
    alex, sam = both
    mine = question(alex, "I feel safe when you hum.")
    letter = letters.of_record(alex.session, mine, "en")

    assert letter.sealed
    assert "I feel safe when you hum." == letter.record.body
    # With a space, which no ciphertext in base64 has by chance.
    assert b"safe when" not in letter.line
    assert ["sealed"] == [row.kind for row in seeing.seen(alex.session, "en").new]
    hand_over(alex, sam)
    theirs = question(sam, "When you cook.")
    assert [theirs] == [row.id for row in seeing.seen(sam.session, "en").keys]
    sam.make()
    assert sam.last is not None
    read = exchange.read_file(exchange.knowledge(alex.session), sam.last, alex.decoder, NOTHING)
    done = exchange.apply(alex.session, read, NOTHING)
    came = arrivals.came(alex.session, read, "en")
    assert (1, True, ["sealed"]) == (done.both_in, came.keys_leave, [r.kind for r in came.rows])


def question(person: Person, body: str) -> str:
    """Answer the same sealed question; the record's id."""
    opened = answering.start(person.session, "question@1", topic="What helps?")
    words = Content(day=None, body=body)
    return answering.answer(person.session, opened.thread, opened.steps[0], words).record_id
