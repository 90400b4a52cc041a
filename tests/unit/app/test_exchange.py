# SPDX-License-Identifier: GPL-3.0-or-later
"""Making files and bringing them in, with two real vaults."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import couple
from couple import NOTHING, Person, hand_over
from fakes import START
from sharedjournal.app import exchange, pairing, reading, receiving, sharing, upkeep, writing
from sharedjournal.app.jobs import Job
from sharedjournal.domain.errors import (
    Cancelled,
    FileExists,
    Malformed,
    NotConfirmed,
    NotForYou,
    NotPaired,
    OwnFile,
    PairMismatch,
)
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import Record

if TYPE_CHECKING:
    from pathlib import Path

Both = tuple[Person, Person]


def shown(person: Person, **wanted: Any) -> list[tuple[str, str, str]]:
    """Title, excerpt and state of the rows of a list."""
    return [row[3:6] for row in reading.rows(person.session, **wanted)]


def test_a_page_arrives_as_it_was_confirmed(both: Both) -> None:
    """The partner sees the very words, and the author's list says that they are shared."""
    alex, sam = both
    alex.page("It rained.", title="Rain")

    assert [("Rain", "It rained.", "next-file")] == shown(alex)

    brought = hand_over(alex, sam)

    assert exchange.BroughtIn(1, 0, 0, 0, None, 0) == brought
    assert [("Rain", "It rained.", "shared")] == shown(sam, mine=False)
    assert [("Rain", "It rained.", "shared")] == shown(alex)


def test_the_name_is_known_from_the_answer_and_changes_with_a_file(both: Both) -> None:
    """A changed name is shown as a change, once."""
    alex, sam = both
    hand_over(alex, sam)
    pairing.rename(alex.session, "Alexandra")

    assert "Alexandra" == hand_over(alex, sam).renamed
    assert hand_over(alex, sam).renamed is None

    status = pairing.status(sam.session)

    assert status is not None
    assert "Alexandra" == status.partner_name


def test_the_same_file_again_changes_nothing(both: Both) -> None:
    """Everything is here already, and that is no failure."""
    alex, sam = both
    alex.page("words")
    hand_over(alex, sam)
    assert alex.last is not None

    assert exchange.BroughtIn(0, 0, 0, 1, None, 0) == sam.bring_in(alex.last)


def test_numbers_records_and_new_ones(both: Both) -> None:
    """What is said of a file is for its author."""
    alex, _sam = both
    alex.page("one")
    first = alex.make()
    alex.page("two")
    second = alex.make()

    assert (1, 1, 1) == (first.number, first.records, first.new)
    assert (2, 2, 1) == (second.number, second.records, second.new)
    assert [2, 1] == [number for number, _at in exchange.history(alex.session)]
    assert START == exchange.history(alex.session)[0][1]


def test_a_cleared_history_leaves_nothing_but_the_own_files(both: Both) -> None:
    """Nothing is listed and an own file is still known."""
    alex, _sam = both
    alex.page("one")
    alex.make()
    exchange.clear_history(alex.session)

    assert () == exchange.history(alex.session)
    assert alex.last is not None
    with pytest.raises(OwnFile):
        alex.bring_in(alex.last)


def test_the_history_is_written_before_the_file_has_its_name(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the name cannot be given, the vault still knows that a file was made."""
    alex, _sam = both
    record = alex.page("one")
    monkeypatch.setattr("sharedjournal.system.files._give_name", _broken)

    with pytest.raises(RuntimeError):
        alex.make()

    assert [1] == [number for number, _at in exchange.history(alex.session)]
    assert "withdrawn" == sharing.unshare(alex.session, record)


def _broken(*_args: object, **_kinds: object) -> None:
    raise RuntimeError("no name")


def test_a_file_that_cannot_be_written_down_gets_no_name(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the vault cannot remember it, there is no file."""
    alex, _sam = both
    alex.page("one")
    monkeypatch.setattr(sharing, "refresh_state", _broken)

    with pytest.raises(RuntimeError):
        alex.make()

    assert alex.last is not None
    assert not alex.last.exists()
    assert () == exchange.history(alex.session)


def test_only_an_exchange_file_is_replaced(both: Both, tmp_path: Path) -> None:
    """Any other file stays as it is."""
    alex, _sam = both
    target = tmp_path / "letter.txt"
    target.write_text("dear")

    with pytest.raises(FileExists):
        exchange.make_file(alex.session, target, all_pictures=False, progress=NOTHING)

    assert "dear" == target.read_text()

    older = tmp_path / "pages.sharedjournal"
    for _time in range(2):
        exchange.make_file(alex.session, older, all_pictures=False, progress=NOTHING)

    assert 2 == len(exchange.history(alex.session))


def test_cancelled_work_leaves_nothing(both: Both) -> None:
    """Neither a file nor a record of one, neither a page nor half of it."""
    alex, sam = both
    alex.page("one")
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        exchange.make_file(alex.session, alex.folder.parent / "x", all_pictures=False, progress=job)

    assert () == exchange.history(alex.session)

    alex.make()
    assert alex.last is not None
    with pytest.raises(Cancelled):
        exchange.bring_in(sam.session, alex.last, job)

    assert [] == shown(sam)


def test_nothing_is_made_or_brought_in_without_a_confirmed_pairing(
    alex: Person, sam: Person, tmp_path: Path
) -> None:
    """Not before pairing, and not before the words were compared."""
    with pytest.raises(NotPaired):
        alex.make()
    with pytest.raises(NotPaired):
        alex.bring_in(tmp_path / "any")

    couple.pair(alex, sam)
    alex.page("words")
    alex.make()
    assert alex.last is not None
    pairing.unpair(sam.session)
    pairing.invite(sam.session, tmp_path / "invitation")

    with pytest.raises(NotConfirmed):
        sam.bring_in(alex.last)
    with pytest.raises(NotConfirmed):
        sam.make()


def test_edited_words_travel_when_they_are_shared_too(both: Both) -> None:
    """An edit changes nothing; the next revision does, and earlier versions stay readable."""
    alex, sam = both
    entry = alex.write("first")
    record = alex.share(entry)
    hand_over(alex, sam)
    content = alex.session.store.entries.get(entry).content  # type: ignore[arg-type]
    writing.edit(alex.session, entry, replace(content, body="second"))

    assert 0 == hand_over(alex, sam).changed

    assert 2 == sharing.share(alex.session, [entry])[0].rev
    assert 1 == hand_over(alex, sam).changed
    assert "second" == reading.page(sam.session, record).body
    assert ["first"] == [r.body for r in reading.earlier_versions(sam.session, record)]


def test_revisions_tell_nothing_of_edits_between_two_files(both: Both) -> None:
    """A revision that no file held is replaced in place."""
    alex, sam = both
    entry = alex.write("first")
    alex.share(entry)
    content = alex.session.store.entries.get(entry).content  # type: ignore[arg-type]
    for body in ("second", "third"):
        writing.edit(alex.session, entry, replace(content, body=body))
        assert 1 == sharing.share(alex.session, [entry])[0].rev
    hand_over(alex, sam)

    assert [("", "third", "shared")] == shown(sam)


def test_what_sleeps_travels_on_its_day(both: Both) -> None:
    """It is in no file before, and its author sees it in the next one all the time."""
    alex, sam = both
    alex.page("dream", along={"sleep": True})

    assert 0 == hand_over(alex, sam).new
    assert [("", "dream", "next-file")] == shown(alex)
    assert () == sharing.next_file(alex.session, everything=True)

    alex.clock.advance(days=1)

    assert ["dream"] == [r.body for _row, r in sharing.next_file(alex.session, everything=False)]
    assert 1 == hand_over(alex, sam).new


def test_pictures_travel_repainted_and_each_on_its_tick(both: Both) -> None:
    """One that cannot be shown leaves its page readable."""
    alex, sam = both
    entry = writing.write(
        alex.session,
        alex.session.store.entries.get(alex.write("x")).content,  # type: ignore[arg-type]
        pictures=[b"picturegood", b"picturebad"],
    )
    record = alex.share(entry, pictures=True)
    names = reading.page(alex.session, entry).pictures
    # What comes out of the first decoder goes through the receiver's own.
    sam.decoder.sanitize = _refusing(names[1])  # type: ignore[method-assign]
    hand_over(alex, sam)

    assert names == reading.page(sam.session, record).pictures

    good = reading.picture(sam.session, record, names[0])

    assert good is not None
    assert b"repainted" == good.data
    assert reading.picture(sam.session, record, names[1]) is None
    own = reading.picture(alex.session, entry, names[0])

    assert own is not None
    assert b"GOOD" == own.data


def _refusing(name: str) -> Any:
    import hashlib

    from sharedjournal.domain.entry import Picture
    from sharedjournal.domain.errors import BadInput

    def sanitize(data: bytes) -> Picture:
        if hashlib.sha256(data).hexdigest() == name:
            raise BadInput("picture")
        return Picture("00" * 32, "png", 1, 1, b"repainted")

    return sanitize


def test_what_was_taken_out_while_a_file_was_read_stays_out(both: Both) -> None:
    """Applying looks again at what changed meanwhile."""
    alex, sam = both
    record = alex.page("one")
    hand_over(alex, sam)
    alex.page("two")
    alex.make()
    assert alex.last is not None
    read = exchange.read_file(exchange.knowledge(sam.session), alex.last, sam.decoder, NOTHING)
    receiving.remove(sam.session, record)

    brought = exchange.apply(sam.session, read, NOTHING)

    assert (1, 1) == (brought.new, brought.already)
    assert [("", "two", "shared")] == shown(sam)


def test_a_file_read_for_another_pairing_is_not_stored(both: Both) -> None:
    """The pairing may have ended while it was read."""
    alex, sam = both
    alex.page("one")
    alex.make()
    assert alex.last is not None
    read = exchange.read_file(exchange.knowledge(sam.session), alex.last, sam.decoder, NOTHING)
    pairing.unpair(sam.session)

    with pytest.raises(NotPaired):
        exchange.apply(sam.session, read, NOTHING)

    pairing.unpair(alex.session)
    couple.pair(alex, sam)

    with pytest.raises(PairMismatch):
        exchange.apply(sam.session, read, NOTHING)
    with pytest.raises(NotForYou):
        sam.bring_in(alex.last)


def test_taking_back_before_a_file_leaves_no_trace(both: Both) -> None:
    """It is private again, and the next file knows nothing of it."""
    alex, sam = both
    entry = alex.write("words")
    alex.share(entry)

    assert "private" == sharing.unshare(alex.session, entry)
    assert exchange.BroughtIn(0, 0, 0, 0, None, 0) == hand_over(alex, sam)
    assert [("", "words", "private")] == shown(alex)


def test_asking_to_let_go_is_answered_by_the_reader(both: Both) -> None:
    """The text stays until its reader says otherwise, and the answer is not told."""
    alex, sam = both
    entry = alex.write("words")
    record = alex.share(entry)
    hand_over(alex, sam)

    assert "withdrawn" == sharing.unshare(alex.session, entry)
    assert 1 == hand_over(alex, sam).withdrawn
    assert reading.page(sam.session, record).asks_to_let_go
    assert "words" == reading.page(sam.session, record).body

    before = sam.make()
    receiving.keep(sam.session, record)

    assert not reading.page(sam.session, record).asks_to_let_go
    assert [("", "words", "withdrawn")] == shown(sam)

    receiving.let_go(sam.session, record)

    assert [] == shown(sam)
    assert () == reading.search(sam.session, "words")
    assert before.bytes == sam.make().bytes
    assert exchange.BroughtIn(0, 0, 0, 1, None, 0) == hand_over(alex, sam)


def test_a_restored_vault_waits_and_then_wins(both: Both, tmp_path: Path) -> None:
    """Nothing is made or brought in before the person says that the pairing still holds."""
    alex, sam = both
    entry = alex.write("before")
    record = alex.share(entry)
    hand_over(alex, sam)
    backup = tmp_path / "backup"
    upkeep.backup(alex.session, backup, NOTHING)
    content = alex.session.store.entries.get(entry).content  # type: ignore[arg-type]
    writing.edit(alex.session, entry, replace(content, body="lost"))
    alex.share(entry)
    hand_over(alex, sam)
    assert alex.last is not None
    lost = alex.last

    assert "lost" == reading.page(sam.session, record).body

    alex.session.close()
    alex.clock.advance(minutes=5)
    alex.session = upkeep.restore(alex.world, backup, tmp_path / "restored", couple.passphrase())

    with pytest.raises(NotConfirmed):
        alex.make()
    with pytest.raises(NotConfirmed):
        alex.bring_in(lost)
    assert not pairing.words(alex.session)[1]

    pairing.confirm_words(alex.session)
    writing.edit(alex.session, entry, replace(content, body="after"))
    alex.share(entry)
    hand_over(alex, sam)

    assert "after" == reading.page(sam.session, record).body
    assert {"before", "lost"} == {r.body for r in reading.earlier_versions(sam.session, record)}
    sam.bring_in(lost)

    assert "after" == reading.page(sam.session, record).body
    with pytest.raises(NotForYou):
        alex.bring_in(lost)


def test_only_records_of_the_newest_life_count(both: Both, tmp_path: Path) -> None:
    """What came from the lost vault alone stays readable, and is said to be from then."""
    alex, sam = both
    backup = tmp_path / "backup"
    upkeep.backup(alex.session, backup, NOTHING)
    record = alex.page("only in the lost one")
    hand_over(alex, sam)
    alex.session.close()
    alex.session = upkeep.restore(alex.world, backup, tmp_path / "restored", couple.passphrase())
    pairing.confirm_words(alex.session)
    hand_over(alex, sam)

    page = reading.page(sam.session, record)

    assert page.earlier_life
    assert "only in the lost one" == page.body


def test_begin_again_renews_the_epoch(both: Both) -> None:
    """For a clock that was set back between two restores."""
    alex, sam = both
    record = alex.page("words")
    hand_over(alex, sam)
    pairing.begin_again(alex.session)
    hand_over(alex, sam)

    assert not reading.page(sam.session, record).earlier_life


def test_a_broken_form_in_a_file_refuses_it_whole(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no form cannot be stored as one."""
    alex, sam = both
    alex.page("words")
    alex.make()
    assert alex.last is not None
    read = exchange.read_file(exchange.knowledge(sam.session), alex.last, sam.decoder, NOTHING)
    plan = replace(read.plan, forms={"ab" * 32: b"[]"})
    monkeypatch.setattr("sharedjournal.sync.merge", lambda *_args: plan)

    with pytest.raises(Malformed):
        sam.bring_in(alex.last)

    assert [] == shown(sam)


def forged(person: Person, record_id: str) -> None:
    """What a changed program can do: a record under an id of its choice."""
    record = Record(
        id=RecordId(record_id),
        rev=1,
        body="other words",
        form="page@1",
        step="page",
        thread=ThreadId(person.ids.new()),
    )
    pair = person.session.shared_with().pair
    with person.session.transaction():
        person.session.store.sharing.confirm(
            pair,
            record.id,
            entry_id=None,
            line=record.to_line(),
            rev=1,
            sleeps_until=None,
            seal_key=None,
            pictures=(),
            forms={},
        )


def test_a_file_takes_the_place_of_no_own_page(both: Both) -> None:
    """An export tells the ids of entries; a record that has one of them refuses the whole file."""
    alex, sam = both
    mine = sam.write("my own words", title="Mine")
    alex.page("another page")
    forged(alex, mine)

    with pytest.raises(Malformed) as refused:
        hand_over(alex, sam)

    assert "id" == refused.value.detail
    assert ("Mine", "my own words") == (
        reading.page(sam.session, mine).title,
        reading.page(sam.session, mine).body,
    )
    assert [] == shown(sam, mine=False)


@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_a_file_takes_the_place_of_nothing_of_an_ended_pairing(both: Both, whose: str) -> None:
    """The former partner knows those ids."""
    alex, sam = both
    ids = {"mine": sam.page("what I said"), "theirs": alex.page("what was said")}
    hand_over(alex, sam)
    for each in both:
        pairing.unpair(each.session)
    couple.pair(alex, sam)
    forged(alex, ids[whose])

    with pytest.raises(Malformed):
        hand_over(alex, sam)

    assert "what was said" == reading.page(sam.session, ids["theirs"]).body
