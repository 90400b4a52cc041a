# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms between two real vaults: starting, answering, seals, passing, what is shown of it."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from couple import Person, hand_over
from sharedjournal import sync
from sharedjournal.app import (
    answering,
    drafts,
    live,
    reading,
    receiving,
    settings,
    sharing,
    threads,
)
from sharedjournal.app.rendering import Along
from sharedjournal.domain import canonical
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput, NoSuchEntry, NotAllowed, NotPaired, NotYours
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import Record, parse_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.sharing import Shared

Both = tuple[Person, Person]


def words(body: str = "", **fields: Any) -> Content:
    """What somebody writes in a step."""
    return Content(day=None, body=body, fields=fields)


def ask(person: Person, body: str, topic: str = "What was good?") -> Shared:
    """Open, or go on with, a question that both answer sealed, and answer it."""
    opened = answering.start(person.session, "question", topic=topic)
    return answering.answer(person.session, opened.thread, opened.steps[0], words(body))


def exchange(first: Person, second: Person) -> None:
    """A file each way."""
    hand_over(first, second)
    hand_over(second, first)


def only_thread(person: Person) -> threads.View:
    """The one thread that there is."""
    (row,) = threads.thread_rows(person.session)
    return threads.view(person.session, row.id)


def test_forms_are_listed_with_their_words(alex: Person) -> None:
    """Also before there is a pairing."""
    rows = {row.base: row for row in threads.form_rows(alex.session)}

    assert {"page", "reply", "say-back", "with-you", "question", "promise"} <= rows.keys()
    assert all(row.title and row.why and row.steps for row in rows.values())
    assert "theirs" == rows["reply"].on


def test_starting_shares_nothing(both: Both) -> None:
    """The thread is remembered here, names its step, and the next file knows nothing of it."""
    alex, sam = both
    opened = answering.start(alex.session, "promise@1")

    assert opened.new
    assert ("offer",) == opened.steps
    assert 0 == hand_over(alex, sam).new

    alex.reopen()
    view = threads.view(alex.session, opened.thread)

    assert ("promise@1", True, "yours-to-write") == (view.row.form, view.row.new, view.row.line)
    assert ["offer"] == [step.step for step in view.to_write]
    assert [("what", "text", False), ("by", "day", True)] == [
        (asked.name, asked.kind, asked.optional) for asked in view.to_write[0].inputs
    ]
    assert ["nothing"] == [stand.stand for stand in view.stands]

    drafts.save(alex.session, f"{opened.thread}/offer", answering.ANSWER, {"body": "half"})

    assert ["draft"] == [s.stand for s in threads.view(alex.session, opened.thread).stands]
    assert answering.end(alex.session, opened.thread, "pass") is None
    assert () == threads.thread_rows(alex.session)


def test_a_promise_goes_back_and_forth(both: Both) -> None:
    """Each step is named to the one who may write it, with its question and choices."""
    alex, sam = both
    opened = answering.start(alex.session, "promise")
    answering.answer(alex.session, opened.thread, "offer", words(what="I do the dishes"))

    assert () == drafts.ids(alex.session, answering.STARTED)
    assert "next-file" == only_thread(alex).row.line

    hand_over(alex, sam)
    view = only_thread(sam)

    assert "something-new" == view.row.line
    threads.mark_seen(sam.session, view.row.id)
    assert "yours-to-write" == only_thread(sam).row.line
    assert [("answer", ("yes", "reshape", "no"))] == [
        (step.step, tuple(key for key, _label in step.choices)) for step in view.to_write
    ]
    assert [{"what": "I do the dishes"}] == [dict(said.page.fields) for said in view.said]

    answering.answer(sam.session, view.row.id, "answer", words(choice="yes"))
    hand_over(sam, alex)
    ended = only_thread(alex)

    assert [True, True] == [said.counts for said in ended.said]
    assert ["file", "here"] == [said.stand for said in ended.said]
    assert 1 == ended.said[0].number
    assert () == ended.to_write


def test_a_choice_is_changed_by_a_new_revision(both: Both) -> None:
    """Answering again replaces what was chosen, in the same entry and record."""
    alex, sam = both
    opened = answering.start(alex.session, "promise")
    answering.answer(alex.session, opened.thread, "offer", words(what="dishes"))
    hand_over(alex, sam)
    first = answering.answer(sam.session, opened.thread, "answer", words(choice="no"))
    hand_over(sam, alex)
    (again,) = only_thread(sam).to_write

    assert first.record_id == again.revises

    second = answering.answer(sam.session, opened.thread, "answer", words("sorry", choice="yes"))

    assert (first.entry_id, first.record_id, 2) == (second.entry_id, second.record_id, second.rev)
    assert 1 == hand_over(sam, alex).changed

    # Thrown away, the entry is replaced by a new one when the choice is changed again.
    from sharedjournal.app import writing

    assert second.entry_id is not None
    writing.delete(sam.session, second.entry_id)
    third = answering.answer(sam.session, opened.thread, "answer", words(choice="reshape"))

    assert (first.record_id, 3) == (third.record_id, third.rev)
    assert third.entry_id != second.entry_id


def test_say_back_and_verdict(both: Both) -> None:
    """A small form hangs on the partner's page; the writer answers what was heard."""
    alex, sam = both
    record = alex.page("I felt alone.")
    hand_over(alex, sam)

    assert {"reply", "say-back", "with-you", "keep"} <= {
        row.base for row in threads.replies(sam.session, record)
    }

    heard = answering.reply(sam.session, record, "say-back", words("You felt alone."))
    hand_over(sam, alex)
    view = threads.view(alex.session, heard.record_id)

    assert [heard.record_id] == [step.about for step in view.to_write]

    answering.answer(
        alex.session, view.row.id, "verdict", words(choice="nearly"), about=heard.record_id
    )
    hand_over(alex, sam)
    again = answering.reply(sam.session, record, "say-back", words("Alone, and small."))

    assert again.record_id != heard.record_id
    with pytest.raises(NotAllowed):
        answering.reply(sam.session, record, "say-back", words("a third time"))


def test_replies_fit_what_they_hang_on(both: Both) -> None:
    """Not on what is not here, not a form that is not made for it, not one that there is not."""
    alex, sam = both
    record = alex.page("words")
    entry = alex.write("private")
    hand_over(alex, sam)

    with pytest.raises(NotAllowed):
        answering.reply(sam.session, record, "amend", words("truer"))
    with pytest.raises(BadInput):
        answering.reply(sam.session, record, "no-such-form", words("x"))
    with pytest.raises(NotAllowed):
        answering.reply(alex.session, entry, "amend", words("x"))
    with pytest.raises(BadInput):
        answering.reply(sam.session, record, "reply", words(other="x"))
    with pytest.raises(BadInput):
        answering.reply(sam.session, record, "say-back", words())

    amended = answering.reply(alex.session, record, "amend", words("truer"))
    hand_over(alex, sam)

    assert record == reading.page(sam.session, amended.record_id).re


def test_sealed_answers_open_for_both_or_for_nobody(both: Both) -> None:
    """There is no free look: the partner's opens with a file that holds my key."""
    alex, sam = both
    mine = ask(alex, "secret of Alex")

    assert b"secret" not in sharing.own_record(alex.session, mine.record_id).line

    hand_over(alex, sam)
    page = reading.page(sam.session, mine.record_id)

    assert (True, True, "") == (page.shut, page.sealed, page.body)

    receiving.open_envelope(sam.session, mine.record_id)

    assert reading.page(sam.session, mine.record_id).shut

    theirs = ask(sam, "secret of Sam")

    assert (theirs.record_id,) == sharing.leaving_keys(sam.session)

    sam.make()
    assert sam.last is not None
    # Alex holds Sam's key now, and sees nothing before a file with Alex's own key is made.
    brought = alex.bring_in(sam.last)

    assert 1 == brought.both_in
    assert reading.page(alex.session, theirs.record_id).shut
    assert () == reading.search(alex.session, "secret Sam")
    with pytest.raises(NotAllowed):
        sharing.unshare(alex.session, mine.record_id)
    with pytest.raises(NotAllowed):
        sharing.share(alex.session, [mine.entry_id or ""])

    made = alex.make()

    assert 1 == made.opened
    assert "secret of Sam" == reading.page(alex.session, theirs.record_id).body
    assert [theirs.record_id] == [hit.id for hit in reading.search(alex.session, "secret Sam")]
    assert alex.last is not None
    sam.bring_in(alex.last)
    assert "secret of Alex" == reading.page(sam.session, mine.record_id).body
    assert ["open", "open"] == [
        stand.stand for who in both for stand in only_thread(who).stands if not stand.mine
    ]
    with pytest.raises(NotAllowed):
        sharing.share(alex.session, [mine.entry_id or ""])


def test_a_key_stays_where_the_partner_took_theirs_back_in_time(both: Both) -> None:
    """What was released and left with no file is withdrawn."""
    alex, sam = both
    ask(alex, "Alex")
    hand_over(alex, sam)
    mine = ask(sam, "Sam")

    assert (mine.record_id,) == sharing.leaving_keys(sam.session)

    sharing.unshare(alex.session, ask_id(alex))
    hand_over(alex, sam)

    assert () == sharing.leaving_keys(sam.session)
    assert "private" == sharing.unshare(sam.session, mine.record_id)


def ask_id(person: Person) -> str:
    """The id of the one record that this person shared."""
    ((row, _record),) = sharing.next_file(person.session, everything=True)
    return row.id


def test_an_answer_whose_key_left_is_not_written_again(both: Both) -> None:
    """It may be taken back then; the step is over in that thread, the other's text stays."""
    alex, sam = both
    theirs = ask(sam, "Sam")
    hand_over(sam, alex)
    first = ask(alex, "Alex")
    exchange(alex, sam)
    exchange(alex, sam)

    assert "Sam" == reading.page(alex.session, theirs.record_id).body
    assert "withdrawn" == sharing.unshare(alex.session, first.record_id)

    thread = only_thread(alex)

    assert () == thread.to_write
    assert "Sam" == reading.page(alex.session, theirs.record_id).body
    with pytest.raises(NotAllowed):
        answering.answer(alex.session, thread.row.id, "answer", words("again"))
    with pytest.raises(NotAllowed):
        sharing.share(alex.session, [first.entry_id or ""])
    hand_over(alex, sam)

    assert ("answer", False, "gone") in [
        (stand.step, stand.mine, stand.stand) for stand in only_thread(sam).stands
    ]


def test_an_opened_answer_that_was_taken_back_can_be_kept(both: Both) -> None:
    """It was open, so keeping it keeps its words, as of any page; letting it go erases them."""
    alex, sam = both
    mine = ask(alex, "brought along")
    hand_over(alex, sam)
    ask(sam, "Sam")
    exchange(sam, alex)
    sharing.unshare(alex.session, mine.record_id)
    hand_over(alex, sam)
    page = reading.page(sam.session, mine.record_id)

    assert ("brought along", True, False) == (page.body, page.asks_to_let_go, page.shut)

    receiving.keep(sam.session, mine.record_id)

    assert "brought along" == reading.page(sam.session, mine.record_id).body
    assert [mine.record_id] == [hit.id for hit in reading.search(sam.session, "brought")]

    receiving.let_go(sam.session, mine.record_id)

    assert () == reading.search(sam.session, "brought")
    with pytest.raises(NoSuchEntry):
        reading.page(sam.session, mine.record_id)


def test_a_shut_answer_that_was_taken_back_stays_shut(both: Both) -> None:
    """Its key is here, but it was never open: keeping it is no way to a free look."""
    alex, sam = both
    ask(alex, "Alex")
    hand_over(alex, sam)
    theirs = ask(sam, "brought along")
    hand_over(sam, alex)
    sharing.unshare(sam.session, theirs.record_id)
    hand_over(sam, alex)
    receiving.keep(alex.session, theirs.record_id)
    alex.make()
    page = reading.page(alex.session, theirs.record_id)

    assert ("", True) == (page.body, page.shut)
    assert () == reading.search(alex.session, "brought")


def test_many_answers_in_one_thread_cost_no_more_each(both: Both) -> None:
    """A changed program can put any number of openings with a seal into one thread."""
    alex, sam = both
    ask(alex, "Alex")
    calls = []
    for count in (40, 80):
        flood(sam, count)
        hand_over(sam, alex)
        between_us = live.between(alex.session, alex.session.shared_with())
        calls.append(calls_of(partial(receiving.open_seals, alex.session, between_us)))

    # The second time there are three times as many.
    assert calls[1] < 4 * calls[0]


def flood(person: Person, count: int) -> None:
    """Sealed openings of one question, each with its key."""
    pairing = person.session.shared_with()
    store = person.session.store.sharing
    with person.session.transaction():
        for _number in range(count):
            record, key = sync.seal(
                Record(
                    id=RecordId(person.ids.new()),
                    rev=1,
                    form="question@1",
                    step="answer",
                    thread=ThreadId(person.ids.new()),
                    topic="What was good?",
                ),
                {"body": "words"},
                pairing,
            )
            store.confirm(
                pairing.pair,
                record.id,
                entry_id=None,
                line=record.to_line(),
                rev=1,
                sleeps_until=None,
                seal_key=key,
                pictures=(),
                forms={},
            )
            store.release(pairing.pair, record.id)


def calls_of(action: Callable[[], object]) -> int:
    """How many functions and steps of generators run in it: what a clock would say, but steady."""
    found = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal found
        found += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return found


def test_crossed_questions_are_one_thread(both: Both) -> None:
    """Both asked the same; the lower id counts on both sides, and both seals open."""
    alex, sam = both
    one, two = ask(alex, "Alex"), ask(sam, "Sam")
    exchange(alex, sam)
    exchange(alex, sam)
    alex.make()

    assert only_thread(alex).row.id == only_thread(sam).row.id
    assert "Sam" == reading.page(alex.session, two.record_id).body
    assert "Alex" == reading.page(sam.session, one.record_id).body


def test_taking_back_a_crossed_opening_makes_no_room_for_another_answer(both: Both) -> None:
    """Who has read the other's answer does not write a second one to the same question."""
    alex, sam = both
    mine = ask(alex, "Alex")
    ask(sam, "Sam")
    exchange(alex, sam)
    alex.make()
    sharing.unshare(alex.session, mine.record_id)
    opened = answering.start(alex.session, "question", topic="What was good?")

    assert (False, ()) == (opened.new, opened.steps)
    with pytest.raises(NotAllowed):
        answering.answer(alex.session, opened.thread, "answer", words("another"))


def test_the_second_round_of_a_question_is_another_thread(both: Both) -> None:
    """An open one goes on; once it is over, the next has a number."""
    alex, sam = both
    ask(alex, "Alex")
    hand_over(alex, sam)
    opened = answering.start(sam.session, "question", topic="  What was   good?")

    assert not opened.new

    answering.answer(sam.session, opened.thread, "answer", words("Sam"))
    exchange(sam, alex)
    again = answering.start(alex.session, "question", topic="What was good?")

    assert again.new
    assert "What was good?#2" == threads.view(alex.session, again.thread).row.topic


def test_a_thread_begun_here_joins_the_one_that_came(both: Both) -> None:
    """Begun by both before either heard of it: the second writes into the first one's thread."""
    alex, sam = both
    mine = answering.start(sam.session, "question", topic="What was good?")
    ask(alex, "Alex")
    hand_over(alex, sam)
    shared = answering.answer(sam.session, mine.thread, "answer", words("Sam"))
    line = parse_line(sharing.own_record(sam.session, shared.record_id).line)

    assert line.form is None
    assert only_thread(sam).row.id == line.thread


def test_pass_and_rest_end_a_thread_without_a_word(both: Both) -> None:
    """They are in no list, and nothing can be written after them."""
    alex, sam = both
    opened = answering.start(alex.session, "promise")
    answering.answer(alex.session, opened.thread, "offer", words(what="dishes"))
    hand_over(alex, sam)
    before = len(reading.rows(sam.session))
    shared = answering.end(sam.session, opened.thread, "rest")

    assert shared is not None
    assert before == len(reading.rows(sam.session))

    hand_over(sam, alex)
    view = only_thread(alex)

    assert ("resting", False, ()) == (view.row.ended, view.may_end, view.to_write)
    assert 1 == len(reading.rows(alex.session))
    with pytest.raises(NotAllowed):
        answering.answer(sam.session, opened.thread, "answer", words(choice="yes"))
    with pytest.raises(NotAllowed):
        answering.end(alex.session, opened.thread, "pass")
    with pytest.raises(BadInput):
        answering.end(alex.session, opened.thread, "offer")
    assert "withdrawn" == sharing.unshare(sam.session, shared.record_id)


def test_what_the_step_does_not_ask_for_is_refused(both: Both) -> None:
    """An unknown field, choice or step, a missing input, words where none belong."""
    alex, sam = both
    opened = answering.start(alex.session, "promise")
    thread = opened.thread

    for content, detail in (
        (words(), "what"),
        (words("body", what="x"), "body"),
        (words(what="x", choice="yes"), "choice"),
        (words(what="x", where="y"), "field"),
        (words(what="x", role="hurt"), "role"),
    ):
        with pytest.raises(BadInput) as caught:
            answering.answer(alex.session, thread, "offer", content)
        assert detail == caught.value.detail

    with pytest.raises(NotAllowed):
        answering.answer(alex.session, thread, "answer", words(choice="yes"))
    with pytest.raises(NoSuchEntry):
        answering.answer(alex.session, "no such thread", "offer", words(what="x"))
    with pytest.raises(NoSuchEntry):
        threads.view(alex.session, "no such thread")
    with pytest.raises(BadInput):
        answering.start(alex.session, "promise", role="hurt")
    with pytest.raises(NotAllowed):
        answering.start(alex.session, "reply")
    answering.answer(alex.session, thread, "offer", words(what="x"))
    hand_over(alex, sam)
    with pytest.raises(BadInput):
        answering.answer(sam.session, thread, "answer", words(choice="perhaps"))
    with pytest.raises(BadInput):
        answering.commit(
            sam.session,
            answering.prepare(
                sam.session, answering.slot(sam.session, thread, "pass"), words("reason")
            ),
        )


def test_a_form_of_ones_own_travels_and_works(both: Both) -> None:
    """It is known by the hash of its content, comes with the record, and is answered."""
    alex, sam = both
    content = canonical.dumps(
        {
            "id": "promise@1",
            "step": [
                {"key": "high", "who": "opener", "inputs": ["body"]},
                {"key": "yours", "who": "other", "after": ["high"], "inputs": ["body", "sun?"]},
            ],
            "wording": {"en": {"title": "Highs", "step": {"high": {"question": "What was high?"}}}},
        }
    )
    name = settings.add_form(alex.session, content)

    assert "Highs" in {row.title for row in threads.form_rows(alex.session)}

    opened = answering.start(alex.session, name)

    assert 0 == hand_over(alex, sam).new
    assert name not in {row.name for row in threads.form_rows(sam.session)}

    high = answering.answer(alex.session, opened.thread, "high", words("the sea"))
    settings.remove_form(alex.session, name)
    hand_over(alex, sam)
    view = only_thread(sam)

    assert "What was high?" == view.said[0].page.asked
    answering.answer(sam.session, view.row.id, "yours", words("the sun", sun="yes"))
    hand_over(sam, alex)

    assert [True, True] == [said.counts for said in only_thread(alex).said]

    # Its author may forget it and change the page all the same.
    assert 2 == sharing.share(alex.session, [high.entry_id or ""])[0].rev
    with pytest.raises(BadInput):
        settings.add_form(alex.session, b"[]")


def test_a_sealed_answer_stays_sealed_when_its_form_was_forgotten(both: Both) -> None:
    """Without the recipe nobody knows that the step is sealed; then its words go nowhere."""
    alex, sam = both
    content = canonical.dumps(
        {
            "id": "tell@1",
            "step": [
                {"key": "begin", "inputs": ["body"]},
                {
                    "key": "tell",
                    "who": "each",
                    "gate": "together",
                    "after": ["begin"],
                    "inputs": ["body"],
                },
            ],
        }
    )
    name = settings.add_form(alex.session, content)
    thread = answering.start(alex.session, name).thread
    begin = answering.answer(alex.session, thread, "begin", words("Let us begin."))
    told = answering.answer(alex.session, thread, "tell", words("what nobody knows"))
    hand_over(alex, sam)
    sharing.unshare(alex.session, begin.record_id)
    settings.remove_form(alex.session, name)

    with pytest.raises(NotAllowed) as refused:
        sharing.share(alex.session, [told.entry_id or ""])

    assert "form" == refused.value.detail
    assert parse_line(sharing.own_record(alex.session, told.record_id).line).sealed


def test_a_picture_goes_along_with_an_answer(both: Both) -> None:
    """Pictures of an answer are repainted like those of any page."""
    alex, sam = both
    record = alex.page("words")
    hand_over(alex, sam)
    opened = answering.start(sam.session, "reply", on=record)
    where = answering.slot(sam.session, opened.thread, "reply")
    prepared = answering.prepare(sam.session, where, words("look"), pictures=[b"picturesea"])
    shared = answering.commit(sam.session, prepared)
    hand_over(sam, alex)
    (name,) = reading.page(alex.session, shared.record_id).pictures

    assert reading.picture(alex.session, shared.record_id, name) is None
    assert name == prepared.proposal.pictures[0].sha256


def test_sharing_asks_for_the_opening_first(both: Both) -> None:
    """A record names only what is here; what it answered in another pairing is not."""
    import couple
    from sharedjournal.app import pairing

    alex, sam = both
    record = alex.page("words")
    hand_over(alex, sam)
    reply = answering.reply(sam.session, record, "reply", words("mine"))
    offer = answering.start(sam.session, "promise")
    promised = answering.answer(sam.session, offer.thread, "offer", words(what="x"))
    exchange(sam, alex)
    pairing.unpair(sam.session)
    pairing.unpair(alex.session)
    with pytest.raises(NotPaired):
        threads.thread_rows(sam.session)
    couple.pair(sam, alex)

    with pytest.raises(NotAllowed) as caught:
        sharing.share(sam.session, [reply.entry_id or ""])

    assert "opening first" == caught.value.detail

    # An opening begins anew: no id of the former pairing is written again.
    again = sharing.share(sam.session, [promised.entry_id or ""])[0]
    line = parse_line(sharing.own_record(sam.session, again.record_id).line)

    assert again.record_id != promised.record_id
    assert offer.thread != line.thread


def test_an_opening_takes_along_what_would_name_nothing(both: Both) -> None:
    """Before any file held them; afterwards each stands for itself."""
    alex, _sam = both
    record = alex.page("words")
    amended = answering.reply(alex.session, record, "amend", words("truer"))

    assert 2 == len(sharing.next_file(alex.session, everything=True))
    assert "private" == sharing.unshare(alex.session, record)
    assert () == sharing.next_file(alex.session, everything=True)
    with pytest.raises(NotAllowed):
        sharing.unshare(alex.session, amended.entry_id or "")


def test_what_hangs_on_a_sleeping_page_sleeps_as_long(both: Both) -> None:
    """No file holds an answer to something that is in no file."""
    alex, _sam = both
    record = alex.page("dream", along={"sleep": True})
    answering.reply(alex.session, record, "amend", words("truer"))

    assert () == sharing.next_file(alex.session, everything=True)

    alex.clock.advance(days=1)

    assert 2 == len(sharing.next_file(alex.session, everything=True))


def test_the_share_sheet_starts_with_what_the_step_suggests(both: Both) -> None:
    """For a page without a form, with the default."""
    alex, _sam = both
    entry = alex.write("words")

    assert "listen" == sharing.along_of(alex.session, entry).ask
    assert Along() == sharing.along_of(alex.session, entry)


def test_a_thread_whose_text_was_taken_out_still_counts(both: Both) -> None:
    """The place stays: the form goes on, and the text is in no view."""
    alex, sam = both
    opened = answering.start(alex.session, "promise")
    offered = answering.answer(alex.session, opened.thread, "offer", words(what="dishes"))
    hand_over(alex, sam)
    receiving.remove(sam.session, offered.record_id)
    view = threads.view(sam.session, opened.thread)

    assert () == view.said
    assert ["answer"] == [step.step for step in view.to_write]

    answering.answer(sam.session, opened.thread, "answer", words(choice="yes"))
    hand_over(sam, alex)

    assert [True, True] == [said.counts for said in only_thread(alex).said]


def test_only_its_author_shares_a_page(both: Both) -> None:
    """A partner's record is not mine to share or to take back."""
    alex, sam = both
    record = alex.page("words")
    hand_over(alex, sam)

    with pytest.raises(NotYours):
        sharing.share(sam.session, [record])
    with pytest.raises(NotYours):
        sharing.unshare(sam.session, record)


def roles() -> bytes:
    """A form with two roles, a page that never travels, and an opener's step for each role."""
    return canonical.dumps(
        {
            "roles": ["hurt", "mender"],
            "step": [
                {"key": "tell", "who": "hurt", "inputs": ["body"]},
                {"key": "ask", "who": "mender", "inputs": ["body"]},
                {"key": "alone", "who": "each", "private": True, "inputs": ["body"]},
                {"key": "mend", "who": "mender", "after": ["tell"], "inputs": ["body"]},
            ],
        }
    )


def test_a_role_is_said_with_the_first_step(both: Both) -> None:
    """Who opens says which, the other has the other one; a private page is not shared."""
    alex, sam = both
    name = settings.add_form(alex.session, roles())

    with pytest.raises(BadInput):
        answering.start(alex.session, name)

    opened = answering.start(alex.session, name, role="hurt")

    assert ("tell",) == opened.steps

    answering.answer(alex.session, opened.thread, "tell", words("it hurt"))
    hand_over(alex, sam)
    view = only_thread(sam)

    assert "hurt" == view.said[0].page.fields["role"]
    assert [("ask", False), ("mend", False), ("alone", True)] == [
        (step.step, step.private) for step in view.to_write
    ]
    with pytest.raises(NotAllowed):
        answering.answer(sam.session, view.row.id, "alone", words("for me"))


def test_what_was_begun_on_a_page_that_is_gone(both: Both) -> None:
    """It is in no list any more, and can be written nowhere."""
    alex, sam = both
    entry = alex.write("words")
    record = alex.share(entry)
    hand_over(alex, sam)
    opened = answering.start(sam.session, "reply", on=record)

    assert [opened.thread] == [row.id for row in threads.thread_rows(sam.session)]

    sharing.unshare(alex.session, entry)
    hand_over(alex, sam)

    assert () == threads.thread_rows(sam.session)
    with pytest.raises(NotAllowed):
        answering.answer(sam.session, opened.thread, "reply", words("late"))


def test_a_wordless_record_and_one_without_entry_are_in_the_view(both: Both) -> None:
    """Its author sees both, though no entry stands behind them."""
    from sharedjournal.app import writing

    alex, sam = both
    opened = answering.start(alex.session, "promise")
    offered = answering.answer(alex.session, opened.thread, "offer", words(what="dishes"))
    writing.delete(alex.session, offered.entry_id or "")
    writing.erase(alex.session, offered.entry_id or "")
    answering.end(alex.session, opened.thread, "rest")
    view = only_thread(alex)

    assert {"offer": "dishes", "rest": ""} == {
        said.step: said.page.fields.get("what", "") for said in view.said
    }
    hand_over(alex, sam)
    assert "resting" == only_thread(sam).row.ended


def test_the_partners_thread_that_was_begun_here_too(both: Both) -> None:
    """It is shown once, and looked at by either id."""
    alex, sam = both
    mine = answering.start(sam.session, "question", topic="What was good?")
    ask(alex, "Alex")
    hand_over(alex, sam)

    assert only_thread(sam).row.id == threads.view(sam.session, mine.thread).row.id

    # Ended meanwhile, it is opened anew under the next number.
    answering.end(sam.session, only_thread(sam).row.id, "pass")

    assert "What was good?#2" == threads.view(sam.session, mine.thread).row.topic


def test_a_form_that_is_not_known_here_is_shown_as_text(both: Both) -> None:
    """Its thread can be looked at, and nothing can be written in it."""
    alex, sam = both
    name = settings.add_form(alex.session, roles())
    opened = answering.start(alex.session, name, role="hurt")
    told = answering.answer(alex.session, opened.thread, "tell", words("it hurt"))
    hand_over(alex, sam)
    database = sam.session.store._vault.database
    database.execute("DELETE FROM received_form")
    view = threads.view(sam.session, told.record_id)

    assert ["it hurt"] == [said.page.body for said in view.said]
    assert ((), False, ()) == (view.to_write, view.may_end, view.stands)
    assert () == threads.thread_rows(sam.session)
    threads.mark_seen(sam.session, "nothing")
    with pytest.raises(NotAllowed):
        answering.answer(sam.session, opened.thread, "mend", words("x"))
