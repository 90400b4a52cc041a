# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the next file and bringing one in. Both are explicit acts; nothing happens by itself.

Bringing in has three parts, so that a window can read a file while one goes on writing: `knowledge`
on the vault's thread, `read_file` anywhere (it has no vault), `apply` on the vault's thread again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharedjournal import forms, sync
from sharedjournal.app import live, receiving, sharing, writing
from sharedjournal.domain.errors import BadInput, FileExists, PairMismatch
from sharedjournal.system import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from sharedjournal.app.session import Decoder, Session
    from sharedjournal.domain.entry import Picture
    from sharedjournal.domain.exchange import Held, MergePlan, Pairing
    from sharedjournal.domain.ids import RecordId
    from sharedjournal.domain.ports import Progress
    from sharedjournal.sync import Incoming

MAX_FILE = 2 * 1024**3
_PIECE = 1024 * 1024
SUGGESTED_NAME = "journal.sharedjournal"
"""The same for everyone: no name, number or date."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: its number (for its author only), records, new ones, bytes.

    `pictures_left` did not fit the file's share; `opened` sealed answers of the partner opened with
    it.
    """

    number: int
    records: int
    new: int
    pictures_left: int
    bytes: int
    opened: int


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a file held: records new, changed, withdrawn, and those that were here already.

    `renamed` is the partner's new name, if it changed; `both_in` counts own sealed answers whose
    key will now leave with the next file.
    """

    new: int
    changed: int
    withdrawn: int
    already: int
    renamed: str | None
    both_in: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Knowledge:
    """What reading a file needs to know of the vault; handed to a worker that has none.

    `own_files` are the header MACs of the files that this vault made.
    """

    pairing: Pairing
    held: Held
    own_files: frozenset[bytes]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReadFile:
    """A genuine file, read and compared with what was held; nothing of it is stored yet.

    `pictures` are repainted, None where one cannot be shown.
    """

    held: Held
    incoming: Incoming
    plan: MergePlan
    pictures: Mapping[str, Picture | None]


def make_file(session: Session, path: Path, *, all_pictures: bool, progress: Progress) -> Made:
    """Write the next exchange file: every record of the pairing, every time.

    An older exchange file at `path` is replaced, any other file is not. The history row is
    committed before the file gets its name. Raises `NotPaired`, `NotConfirmed`, `FileExists`,
    `DiskFull`, `Cancelled`.
    """
    pairing = session.confirmed_pairing()
    day = writing.today(session)
    session.check_outside(path)
    _refuse_other_kind(path)
    sharing_store = session.store.sharing
    with session.transaction():
        sharing_store.wake(pairing.pair, day)
    rows = sharing_store.travelling(pairing.pair, day)
    fresh = [row for row in rows if row.in_file is None]
    snapshot, left = sharing_store.snapshot(pairing.pair, today=day, all_pictures=all_pictures)
    number = opened = 0
    with files.write_new(path, replace=True) as out:
        written = sync.write_exchange(snapshot, pairing, out.stream, progress)

        def remember() -> None:
            nonlocal number, opened
            with session.transaction():
                number = sharing_store.mark_file(
                    pairing.pair, mac=written.mac, at=session.world.clock.now(), today=day
                )
                for row in fresh:
                    sharing.refresh_state(session, pairing, row.entry_id)
                if any(row.seal_key is not None for row in rows):
                    opened = receiving.open_seals(session, live.between(session, pairing))

        out.before_name(remember)
    return Made(number, written.records, len(fresh), left, written.bytes, opened)


def move_file(path: Path, target: Path, progress: Progress) -> None:
    """Put a file that was made somewhere else: whole at its new place before the old one goes.

    Needs no vault. Raises `FileExists` for a file of another kind there, `DiskFull`, `BadInput`,
    `Cancelled`, and `FileRefused` where the file is not what it was any more.
    """
    _refuse_other_kind(target)
    if target.exists() and target.samefile(path):
        return
    with (
        files.open_untrusted(path, limit=MAX_FILE) as source,
        files.write_new(target, replace=True) as out,
    ):
        while piece := source.read(_PIECE):
            progress.check()
            out.stream.write(piece)
    path.unlink(missing_ok=True)


def bring_in(session: Session, path: Path, progress: Progress) -> BroughtIn:
    """Bring in a file of the partner's: all of it or nothing, whatever its age.

    Raises `NotPaired`, `NotConfirmed` and every `FileRefused`; the vault is then unchanged.
    """
    read = read_file(knowledge(session), path, session.world.decoder, progress)
    return apply(session, read, progress)


def knowledge(session: Session) -> Knowledge:
    """What `read_file` needs. Raises `NotPaired`, `NotConfirmed`."""
    pairing = session.confirmed_pairing()
    return Knowledge(
        pairing=pairing,
        held=session.store.received.held(pairing.pair),
        own_files=session.store.sharing.own_macs(),
    )


def read_file(known: Knowledge, path: Path, decoder: Decoder, progress: Progress) -> ReadFile:
    """Read a file to its end and find what it changes. Stores nothing and needs no vault.

    Raises every `FileRefused`, `Cancelled`.
    """
    with files.open_untrusted(path, limit=MAX_FILE) as stream:
        incoming = sync.open_exchange(
            stream, known.pairing, is_own=known.own_files.__contains__, progress=progress
        )
        plan = sync.merge(known.held, incoming)
        _check_forms(plan)
        pictures = _pictures(incoming, plan, decoder, progress)
    return ReadFile(held=known.held, incoming=incoming, plan=plan, pictures=pictures)


def apply(session: Session, read: ReadFile, progress: Progress) -> BroughtIn:
    """Store what `read_file` found, in one transaction.

    What changed here meanwhile counts: a record taken out while the file was read stays out.
    Raises `NotPaired`, `NotConfirmed`, `PairMismatch` where the pairing is no longer the one the
    file was read for, `Malformed` where a record has an id that is in use here, `DiskFull`,
    `Cancelled`.
    """
    pairing = session.confirmed_pairing()
    if pairing.pair != read.incoming.pair:
        raise PairMismatch("pair")
    with session.transaction():
        held = session.store.received.held(pairing.pair)
        plan = read.plan if held == read.held else sync.merge(held, read.incoming)
        return _apply(session, pairing, plan, read.pictures, progress)


def history(session: Session) -> tuple[tuple[int, datetime], ...]:
    """Number and moment of each file that was made, newest first, as far as not cleared."""
    return session.store.sharing.history()


def clear_history(session: Session) -> None:
    """Forget when files were made. Nothing says that this was done; own files stay known."""
    session.store.sharing.clear_history()


def _apply(
    session: Session,
    pairing: Pairing,
    plan: MergePlan,
    pictures: Mapping[str, Picture | None],
    progress: Progress,
) -> BroughtIn:
    today = writing.today(session)
    session.store.received.apply(plan, arrived=today)
    for name in sorted(plan.pictures & pictures.keys()):
        session.store.received.add_picture(pairing.pair, name, pictures[name])
    # Who invited is called by no name until their first file: then it is not a change.
    renamed = plan.name if pairing.partner_name else None
    if plan.name is not None:
        pairing = replace(pairing, partner_name=plan.name)
        session.store.pairings.put(pairing)
    progress.check()
    touched = {arrival.id for arrival in plan.arrivals}
    if touched:
        rows = session.store.received.records(pairing.pair)
        receiving.put_faces(session, pairing, (row for row in rows if row.id in touched))
    both_in = _settle_seals(session, pairing, touched)
    progress.check()
    return BroughtIn(plan.new, plan.changed, plan.withdrawn, plan.already, renamed, both_in)


def _settle_seals(session: Session, pairing: Pairing, touched: set[RecordId]) -> int:
    """What a file changes in sealed answers; returns how many own keys will leave by it."""
    received = session.store.received
    # Reading every line of both people is worth it only where there is a seal.
    mine = any(row.seal_key is not None for row in session.store.sharing.own(pairing.pair))
    if not mine and not received.held(pairing.pair).keys:
        return 0
    before = set(sharing.leaving_keys(session))
    between_us = live.between(session, pairing)
    live.settle_seals(session, between_us)
    receiving.open_seals(session, between_us, touched)
    return len(set(sharing.leaving_keys(session)) - before)


def _pictures(
    incoming: Incoming, plan: MergePlan, decoder: Decoder, progress: Progress
) -> dict[str, Picture | None]:
    """Each wanted picture repainted, or None where it cannot be shown; its page comes in anyway."""
    found: dict[str, Picture | None] = {}
    for name, _kind, data in incoming.read_pictures(plan.pictures):
        progress.report(len(found), len(plan.pictures), "pictures")
        try:
            found[name] = decoder.sanitize(data)
        except BadInput:
            found[name] = None
    return found


def _check_forms(plan: MergePlan) -> None:
    for content in plan.forms.values():
        forms.parse_own(content)


def _refuse_other_kind(path: Path) -> None:
    if path.exists() and not sync.looks_like_exchange(files.read_head(path)):
        raise FileExists("other kind")
