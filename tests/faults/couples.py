# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands between two people, and the import of another journal, for the fault harness."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING
from unittest import mock

import couple
from fakes import FakeClock, FakeDecoder, FakeIds
from faults.table import Scenario, verify_vault
from sharedjournal.app import exchange, sharing, transfer, upkeep
from sharedjournal.app.rendering import Along
from sharedjournal.app.session import World
from sharedjournal.domain.errors import OwnFile, VaultUnusable
from sharedjournal.domain.ports import NoProgress

if TYPE_CHECKING:
    from pathlib import Path

    from faults.table import Ack
    from sharedjournal.app.session import Session

PASSPHRASE = bytes(couple.passphrase())
PAGES = 3
IMPORTED = 30
FILE = "next.sharedjournal"
NOTHING = NoProgress()


def _open(root: Path, name: str) -> Session:
    world = World(clock=FakeClock(), ids=FakeIds(f"{name} later"), decoder=FakeDecoder())
    return upkeep.unlock(world, root / name, couple.passphrase())


def _meet(root: Path) -> tuple[couple.Person, couple.Person]:
    robin, sam = couple.person(root, "robin"), couple.person(root, "sam")
    couple.pair(robin, sam)
    return robin, sam


def _prepare_private(root: Path) -> None:
    """Two who are paired; one has some pages, all private."""
    robin, sam = _meet(root)
    for number in range(PAGES):
        robin.write(f"page {number} " * 300)
    robin.session.close()
    sam.session.close()


def _prepare_shared(root: Path) -> None:
    """The same with the pages shared."""
    robin, sam = _meet(root)
    for number in range(PAGES):
        robin.page(f"page {number} " * 300)
    robin.session.close()
    sam.session.close()


def _prepare_file(root: Path) -> None:
    """The same with the file made."""
    _prepare_shared(root)
    _make_file(root)


def _share(root: Path, ack: Ack) -> None:
    failed: VaultUnusable | None = None
    with _open(root, "robin") as session:
        for entry in list(session.store.entries.all()):
            try:
                sharing.share(session, [entry.id], Along())
            except VaultUnusable as error:
                failed = error  # The page is still there, private; one can confirm again.
            else:
                ack(entry.id)
    if failed is not None:
        raise failed


def _verify_shared(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or len(acknowledged) == PAGES
    verify_vault(root / "robin", entries=set(), possible=(PASSPHRASE,))
    with _open(root, "robin") as session:
        rows = session.store.sharing.own(session.pairing().pair)
        confirmed = {row.entry_id for row in rows}
        assert set(acknowledged) <= confirmed
        for entry in session.store.entries.all():
            state = sharing.state_of(session, session.pairing(), entry.id)
            assert state == ("next-file" if entry.id in confirmed else "private")


def _send(root: Path, ack: Ack) -> None:
    # The temporary file has a random name; the tracer has to know it beforehand.
    with mock.patch.object(secrets, "token_hex", lambda size: "00" * size):
        _make_file(root)
    ack("sent")


def _make_file(root: Path) -> None:
    with _open(root, "robin") as session:
        exchange.make_file(session, root / FILE, all_pictures=False, progress=NOTHING)


def _verify_sent(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("sent",)
    verify_vault(root / "robin", entries=set(), possible=(PASSPHRASE,))
    if (root / FILE).exists():
        # Its name came last: the file is whole, and its author knows it.
        with _open(root, "robin") as session:
            known = False
            with suppress(OwnFile):
                exchange.bring_in(session, root / FILE, NOTHING)
                known = True
            assert not known
    else:
        assert not acknowledged
        _make_file(root)
    _verify_received(root, ("brought in",), ended=True)


def _receive(root: Path, ack: Ack) -> None:
    with _open(root, "sam") as session:
        exchange.bring_in(session, root / FILE, NOTHING)
        ack("brought in")


def _verify_received(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("brought in",)
    with _open(root, "sam") as session:
        before = session.store.received.records(session.pairing().pair)
        exchange.bring_in(session, root / FILE, NOTHING)
        after = session.store.received.records(session.pairing().pair)
        assert len(before) in (0, PAGES), "a part of a file"
        assert len(after) == PAGES
    verify_vault(root / "sam", entries=set(), possible=(PASSPHRASE,))


def _verify_brought_in(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    with _open(root, "sam") as session:
        held = session.store.received.records(session.pairing().pair)
        assert not acknowledged or len(held) == PAGES
    _verify_received(root, acknowledged, ended)


def _prepare_import(root: Path) -> None:
    robin = couple.person(root, "robin")
    robin.write("here before")
    robin.session.close()
    lines = [
        json.dumps({"date": f"2024-01-{number + 1:02}", "text": f"line {number} " * 100})
        for number in range(IMPORTED)
    ]
    (root / "old.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _import(root: Path, ack: Ack) -> None:
    with _open(root, "robin") as session:
        transfer.import_journal(
            session, "jsonl", root / "old.jsonl", dry_run=False, progress=NOTHING
        )
        ack("imported")
        upkeep.index_pending(session)


def _verify_imported(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("imported",)
    verify_vault(root / "robin", entries=set(), possible=(PASSPHRASE,))
    with _open(root, "robin") as session:
        count = sum(1 for _ in session.store.entries.all())
        assert count in ({1 + IMPORTED} if acknowledged else {1, 1 + IMPORTED})
    _import(root, lambda _what: None)
    with _open(root, "robin") as session:
        assert sum(1 for _ in session.store.entries.all()) == 1 + IMPORTED
        assert len(session.store.timeline.search("line", limit=100)) == IMPORTED
    verify_vault(root / "robin", entries=set(), possible=(PASSPHRASE,))


SCENARIOS: dict[str, Scenario] = {
    "share": Scenario(_prepare_private, _share, _verify_shared),
    "send": Scenario(_prepare_shared, _send, _verify_sent),
    "receive": Scenario(_prepare_file, _receive, _verify_brought_in),
    "import": Scenario(_prepare_import, _import, _verify_imported),
}
