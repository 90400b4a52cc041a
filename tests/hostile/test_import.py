# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile file again, through the whole way in: its kind, and a vault that is unchanged."""

from __future__ import annotations

import os
import re
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest

import couple
from couple import NOTHING, Person
from hostile import attacks, rows
from hostile.world import World, payload
from sharedjournal.app import exchange, pairing, reading, receiving, sharing, threads
from sharedjournal.domain.errors import (
    AlreadyPaired,
    BadInput,
    FileRefused,
    Malformed,
    NotAllowed,
    NotConfirmed,
    NotExchangeFile,
    NotForYou,
    NotPaired,
    SharedJournalError,
    TooLarge,
)
from sharedjournal.sync import payload as payloads
from unit.sync import builders, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from hostile.world import Case
    from sharedjournal.app.session import Session
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.record import Record

DETAIL = re.compile(r"[A-Za-z0-9 ._-]{0,24}")


class _UndoError(Exception):
    """Ends a transaction that was only a try."""


class Vaults:
    """Alex, who was paired with Kim before and is with Sam now; Robin, who has invited somebody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"
        self.alex, self.sam, self.kim, self.robin, self.lee = (
            couple.person(folder, name) for name in ("Alex", "Sam", "Kim", "Robin", "Lee")
        )
        couple.pair(self.alex, self.kim)
        self.alex.page("for Kim")
        couple.hand_over(self.alex, self.kim)
        self.kim.page("from Kim")
        couple.hand_over(self.kim, self.alex)
        pairing.unpair(self.alex.session)
        couple.pair(self.alex, self.sam)
        record = self.alex.page("for Sam")
        self.alex.make()
        assert self.alex.last is not None
        self.sam.page("from Sam")
        couple.hand_over(self.sam, self.alex)
        pairing.invite(self.robin.session, folder / "robin.invitation")
        self.world = World(
            mine=current(self.alex),
            theirs=current(self.sam),
            former=current(self.kim),
            my_file=self.alex.last.read_bytes(),
            my_record=record,  # type: ignore[arg-type]
            inviting=current(self.robin),
        )


def current(person: Person) -> Pairing:
    """Somebody's side of the pairing, with its keys."""
    found = person.session.store.pairings.current()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vaults]:
    """Five vaults that no test changes for good."""
    found = Vaults(tmp_path_factory.mktemp("vaults"))
    yield found
    for person in (found.alex, found.sam, found.kim, found.robin, found.lee):
        person.session.close()


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but for the insides of the search index."""
    database = session.store._vault.database
    tables = database.query("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {
        name: database.query(f"SELECT * FROM {name}")  # noqa: S608 -- names of the schema
        for (name,) in tables
        if not name.startswith("f") or name == "file"
    }


def listed(folder: Path) -> list[Path]:
    """What is there, but for the journals that SQLite keeps empty beside open databases."""
    return sorted(path for path in folder.rglob("*") if not path.name.endswith("-journal"))


@contextmanager
def unchanged(session: Session, folder: Path) -> Iterator[None]:
    """Afterwards the vault holds what it held, and no file is there that was not."""
    before, files = dump(session), listed(folder)
    yield
    assert before == dump(session)
    assert files == listed(folder)


@contextmanager
def undone(session: Session) -> Iterator[None]:
    """Whatever happens inside is taken back."""
    with suppress(_UndoError), session.transaction():
        yield
        raise _UndoError


def judge(case: Case, vaults: Vaults, session: Session, take: Callable[[Path], object]) -> None:
    """The case is refused as it should be, in a vault that stays as it was, or is accepted."""
    vaults.incoming.write_bytes(case.build(vaults.world))
    if not case.kinds:
        with unchanged(session, vaults.folder), undone(session):
            take(vaults.incoming)
        return
    with unchanged(session, vaults.folder), pytest.raises(FileRefused) as caught:
        take(vaults.incoming)
    assert caught.value.kind in case.kinds
    assert DETAIL.fullmatch(str(caught.value))


@pytest.mark.parametrize("case", rows.EXCHANGE, ids=lambda case: case.id)
def test_exchange_file(vaults: Vaults, case: Case) -> None:
    """Refused with its kind, or brought in and looked at."""
    alex = vaults.alex

    def take(path: Path) -> None:
        alex.bring_in(path)
        for row in reading.rows(alex.session, limit=None):
            reading.page(alex.session, row[0])
        threads.thread_rows(alex.session)
        reading.search(alex.session, "words")

    judge(case, vaults, alex.session, take)


@pytest.mark.parametrize("case", rows.INVITATIONS, ids=lambda case: case.id)
def test_invitation(vaults: Vaults, case: Case) -> None:
    """Refused with its kind, or answered."""
    target = vaults.folder / "answer"

    def take(path: Path) -> None:
        pairing.answer(vaults.lee.session, path, target)
        target.unlink()

    judge(case, vaults, vaults.lee.session, take)


@pytest.mark.parametrize("case", rows.ANSWERS, ids=lambda case: case.id)
def test_answer(vaults: Vaults, case: Case) -> None:
    """Refused with its kind, or accepted."""
    judge(
        case, vaults, vaults.robin.session, lambda path: pairing.accept(vaults.robin.session, path)
    )


def test_some_truncations_and_flips(vaults: Vaults) -> None:
    """Rows 2 and 3, through the whole way in."""
    alex = vaults.alex
    with unchanged(alex.session, vaults.folder):
        inputs = [
            *attacks.truncations(vaults.world, 997),
            *attacks.flips(vaults.world, 8 * 997 + 1),
        ]
        for data in inputs:
            vaults.incoming.write_bytes(data)
            with pytest.raises(FileRefused) as caught:
                alex.bring_in(vaults.incoming)
            assert caught.value.kind in attacks.FLIPPED.split()
        vaults.incoming.write_bytes(vaults.world.my_file)


def test_what_is_no_regular_file(vaults: Vaults, tmp_path: Path) -> None:
    """Row 20: nothing hangs, nothing is followed, and a size is known before it is read."""
    session = vaults.alex.session
    fifo, dangling, device, huge = (tmp_path / name for name in ("fifo", "link", "null", "huge"))
    os.mkfifo(fifo)
    dangling.symlink_to(tmp_path / "nowhere")
    device.symlink_to("/dev/zero")
    with huge.open("wb") as out:
        out.truncate(10 * 1024**3)
    listening = tmp_path / "socket"
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(listening))

    with unchanged(session, vaults.folder):
        for path in (tmp_path, fifo, dangling, device, listening):
            with pytest.raises(NotExchangeFile):
                exchange.bring_in(session, path, NOTHING)
        with pytest.raises(TooLarge):
            exchange.bring_in(session, huge, NOTHING)
        with pytest.raises(BadInput):
            exchange.bring_in(session, tmp_path / "missing", NOTHING)
    server.close()


def test_a_newer_file_put_over_one_that_is_read(vaults: Vaults, tmp_path: Path) -> None:
    """Row 22: the opened one is read to its end."""
    alex, sam = vaults.alex, vaults.sam
    sam.make()
    assert sam.last is not None
    path = tmp_path / "pages.sharedjournal"
    path.write_bytes(sam.last.read_bytes())

    class Synchroniser:
        done = False

        def report(self, *_values: object) -> None:
            self.check()

        def check(self) -> None:
            if not self.done:
                self.done = True
                other = tmp_path / "newer"
                other.write_bytes(b"something else")
                other.replace(path)

    with undone(alex.session):
        brought = exchange.bring_in(alex.session, path, Synchroniser())
        assert 1 == brought.already
    with pytest.raises(NotExchangeFile):
        alex.bring_in(path)


def test_pairing_files_while_paired(vaults: Vaults, tmp_path: Path) -> None:
    """Rows 27 and 29: after confirmation every invitation and every answer is refused."""
    session = vaults.alex.session
    invitation, answer = tmp_path / "invitation", tmp_path / "answer"
    invitation.write_bytes(vaults.world.inviting.invitation)
    answer.write_bytes(b"any")

    with unchanged(session, vaults.folder):
        for act in (
            lambda: pairing.answer(session, invitation, tmp_path / "out"),
            lambda: pairing.accept(session, answer),
            lambda: pairing.invite(session, tmp_path / "out"),
        ):
            with pytest.raises(AlreadyPaired):
                act()
    with unchanged(vaults.robin.session, vaults.folder), pytest.raises(NotAllowed):
        pairing.answer(vaults.robin.session, invitation, tmp_path / "out")


def test_nothing_counts_before_the_words(vaults: Vaults, tmp_path: Path) -> None:
    """Row 34: without a pairing, and before the words were compared, nothing is stored."""
    vaults.incoming.write_bytes(vaults.world.my_file)
    for person, error in ((vaults.lee, NotPaired), (vaults.robin, NotConfirmed)):
        with unchanged(person.session, vaults.folder), pytest.raises(error):
            person.bring_in(vaults.incoming)


def deliver(vaults: Vaults, *records: Record | bytes, **parts: Any) -> exchange.BroughtIn:
    """A genuine file of a changed program of Sam's, brought in."""
    from hostile import forge

    whole = payload(vaults.world, records=builders.lines(*records), **parts)
    vaults.incoming.write_bytes(forge.genuine(vaults.world.theirs, whole))
    return vaults.alex.bring_in(vaults.incoming)


def test_gone_for_an_unknown_id(vaults: Vaults) -> None:
    """Row 62: it is kept and shown nowhere, and the record never appears."""
    alex = vaults.alex
    with undone(alex.session):
        deliver(vaults, builders.gone(7))
        assert (0, 0) == _counts(deliver(vaults, builders.page(7)))
        with pytest.raises(SharedJournalError):
            reading.page(alex.session, builders.record_id(7))


def _counts(brought: exchange.BroughtIn) -> tuple[int, int]:
    return brought.new, brought.changed


def test_what_was_taken_out_stays_out(vaults: Vaults) -> None:
    """Row 63: in every later file, also in a newer version, until its reader asks for it."""
    alex = vaults.alex
    page = builders.page(8, body="unwanted")
    changed = builders.page(8, rev=2, body="unwanted still")
    with undone(alex.session):
        deliver(vaults, page)
        receiving.remove(alex.session, page.id)
        deliver(vaults, changed)
        assert () == reading.search(alex.session, "unwanted")
        receiving.bring_back(alex.session, page.id)
        deliver(vaults, changed)
        assert "unwanted still" == reading.page(alex.session, page.id).body


def test_an_answer_to_nothing(vaults: Vaults) -> None:
    """Row 64: it is shown as what it is, and opens nothing."""
    alex = vaults.alex
    lost = builders.page(9, form="reply@1", step="reply", re=(builders.record_id(99), "0" * 64))
    with undone(alex.session):
        deliver(vaults, lost, builders.page(10, form=None, step="answer"))
        page = reading.page(alex.session, lost.id)
        assert (True, False) == (page.answers_missing, page.shut)
        assert "page 10" == reading.page(alex.session, builders.record_id(10)).body
        assert () == threads.thread_rows(alex.session)


def test_a_new_pairing_starts_with_nothing(vaults: Vaults) -> None:
    """Row 65: no byte of what was shared with Kim is in a file for Sam, nor the other way."""
    alex = vaults.alex
    found = [record.body for _row, record in sharing.next_file(alex.session, everything=True)]

    assert ["for Sam"] == found

    data = opened(vaults.world.my_file, vaults.sam)
    for line in alex.session.store._vault.database.query("SELECT id, pair FROM shared"):
        if line[1] != current(alex).pair:
            assert str(line[0]).encode() not in data
    with undone(alex.session):
        deliver(vaults, builders.page(3))
        kim = [p for p in alex.session.store.pairings.all() if p.stage == "ended"]
        assert 1 == len(alex.session.store.received.records(kim[0].pair))


def opened(data: bytes, receiver: Person) -> bytes:
    """What its receiver finds in a file, with the identity alone."""
    import io

    from sharedjournal.crypto import age

    identity = age.HybridIdentity.from_seed(current(receiver).seed)
    return age.open_file(io.BytesIO(data), [identity]).payload().read(1 << 30)


def test_what_its_author_may_not_write(vaults: Vaults) -> None:
    """Rows 66 and 67: plain text that counts for nothing; of two, the first in the file counts."""
    alex = vaults.alex
    thread = builders.thread_id(20)
    offer = builders.page(
        20, form="promise@1", step="offer", thread=thread, body="", fields={"what": "dishes"}
    )
    wrong = {"form": None, "thread": thread}
    with undone(alex.session):
        deliver(
            vaults,
            offer,
            builders.page(21, step="answer", fields={"choice": "yes"}, **wrong),
            builders.page(22, step="offer", fields={"what": "more"}, **wrong),
            builders.page(23, step="no-such-step", **wrong),
        )
        view = threads.view(alex.session, thread)
        assert {offer.id} == {said.record for said in view.said if said.counts}
        assert 4 == len(view.said)
        assert ["answer"] == [step.step for step in view.to_write]


def test_an_own_form_is_known_by_its_hash_alone(vaults: Vaults) -> None:
    """Row 68: one that calls itself by a shipped name stands in for nothing."""
    import hashlib

    from sharedjournal.app import live
    from sharedjournal.domain import canonical

    content = canonical.dumps(
        {"id": "promise@1", "step": [{"key": "page", "who": "each", "inputs": ["body?"]}]}
    )
    sha256 = hashlib.sha256(content).hexdigest()
    alex = vaults.alex
    with undone(alex.session):
        from hostile import forge

        whole = builders.usual(
            (payloads.form_name(sha256), content),
            records=builders.lines(builders.page(30, form=f"sha256:{sha256}")),
            first=builders.about(
                pair=vaults.world.theirs.pair,
                epoch=[vaults.world.theirs.epoch.start, vaults.world.theirs.epoch.nonce],
            ),
        )
        vaults.incoming.write_bytes(forge.genuine(vaults.world.theirs, whole))
        alex.bring_in(vaults.incoming)
        known = live.catalog(alex.session, current(alex))
        promise = known.get("promise@1")
        assert promise is not None
        assert ("offer", "answer") == tuple(step.key for step in promise.steps)
        assert known.get(f"sha256:{sha256}") is not None


def test_very_many_records_at_once(vaults: Vaults) -> None:
    """Row 69: they come in, and each can be taken out."""
    alex = vaults.alex
    with undone(alex.session):
        brought = deliver(vaults, *(builders.page(n, body="x" * 1000) for n in range(1, 2001)))
        assert 2000 == brought.new
        receiving.remove(alex.session, builders.record_id(77))
        # Two were there before, one of them from Kim; one was taken out.
        assert 2001 == len(reading.rows(alex.session, mine=False, limit=None))


def test_a_key_before_the_partners_answer(vaults: Vaults) -> None:
    """Row 73: nothing is shown before my own answer and a file with my key."""
    from hostile.sealed import key_line, seal

    alex = vaults.alex
    record, key = seal(vaults.world.theirs, 40, form="question@1", step="answer", topic="x")
    with undone(alex.session):
        deliver(vaults, record, keys=key_line(40, key))
        page = reading.page(alex.session, record.id)
        assert (True, True, "") == (page.shut, page.sealed, page.body)
        assert () == reading.search(alex.session, "felt")


def test_a_file_made_for_a_pairing_that_ended(vaults: Vaults) -> None:
    """Row 8, through the vault: nothing opens any more."""
    kim = vaults.kim
    kim.make()
    assert kim.last is not None
    with pytest.raises(NotForYou):
        vaults.alex.bring_in(kim.last)


def test_two_sealed_answers_in_one_file(vaults: Vaults) -> None:
    """Row 70: the whole file is refused."""
    from hostile.sealed import seal

    one, _key = seal(vaults.world.theirs, 50, form="question@1", step="answer")
    two, _key = seal(vaults.world.theirs, 51, form=None, step="answer", thread=one.thread)
    session = vaults.alex.session
    with unchanged(session, vaults.folder), pytest.raises(Malformed):
        deliver(vaults, one, two)


def test_pairs_of_the_tests_are_alike() -> None:
    """The sides made without a vault are made as a vault makes them."""
    mine, theirs = pairs.both(f"{9:032x}")

    assert (mine.recipient, theirs.recipient) == (theirs.partner_recipient, mine.partner_recipient)
