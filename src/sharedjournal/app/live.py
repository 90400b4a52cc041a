# SPDX-License-Identifier: GPL-3.0-or-later
"""Both people's live records as the forms see them, and the rules of sealed answers over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal import forms, sync
from sharedjournal.app import settings
from sharedjournal.domain.errors import Malformed
from sharedjournal.domain.record import Record, line_hash, parse_line, read_skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sharedjournal.app.session import Session
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.ids import RecordId, ThreadId
    from sharedjournal.vault import OwnRecord, ReceivedRecord

    Step = tuple[ThreadId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """All that two people have shared with each other, and what follows from it.

    `own` and `received` are the rows behind `threads`, by record id. `taken_back`: thread and step
    of own records that are gone; `spent`: those of them whose seal's key a file has held.
    """

    pairing: Pairing
    own: Mapping[RecordId, OwnRecord]
    received: Mapping[RecordId, ReceivedRecord]
    threads: forms.Threads
    catalog: forms.Catalog
    taken_back: frozenset[Step]
    spent: frozenset[Step]


def catalog(session: Session, pairing: Pairing | None) -> forms.Catalog:
    """The shipped forms and those of this couple's own that travelled or were written here."""
    return forms.catalog().with_own(own_forms(session, pairing))


def own_forms(session: Session, pairing: Pairing | None) -> dict[str, bytes]:
    """The content of the couple's own forms, by its SHA-256 in hex."""
    found = settings.own_forms(session)
    if pairing is not None:
        found |= session.store.received.forms(pairing.pair)
        found |= session.store.sharing.forms(pairing.pair)
    return found


def between(session: Session, pairing: Pairing) -> Between:
    """Read everything that counts between the two of this pairing."""
    own = {row.id: row for row in session.store.sharing.own(pairing.pair)}
    received = {row.id: row for row in session.store.received.records(pairing.pair)}
    known = catalog(session, pairing)
    live = [
        forms.Live(
            record=parse_line(row.line),
            mine=True,
            place=row.seq if row.seq is not None else _UNPLACED + number,
            hash=line_hash(row.line),
        )
        for number, row in enumerate(own.values())
    ]
    open_here = {row.id for row in received.values() if row.unsealed}
    live += [
        forms.Live(
            record=record,
            mine=False,
            place=row.place,
            hash=row.version.hash,
            counts=row.counts,
            readable=not record.sealed or row.id in open_here,
        )
        for row in received.values()
        if (record := _received_record(row)) is not None
    ]
    return Between(
        pairing=pairing,
        own=own,
        received=received,
        threads=forms.threads(known, live),
        catalog=known,
        taken_back=frozenset(_places(own.values())),
        spent=frozenset(_places(row for row in own.values() if row.key_in_file is not None)),
    )


_UNPLACED = 1 << 40
"""Own records that still sleep come after all that have a place."""


def _places(rows: Iterable[OwnRecord]) -> Iterator[Step]:
    for row in rows:
        place = row.place()
        if place is not None and place.thread is not None and place.step is not None:
            yield place.thread, place.step


def _received_record(row: ReceivedRecord) -> Record | None:
    if row.line is not None:
        return parse_line(row.line)
    return read_skeleton(row.skeleton) if row.skeleton is not None else None


def unsealed(between_us: Between, row: ReceivedRecord) -> Record | None:
    """A partner's sealed answer opened with its key, or None where it may not be shown (yet).

    There is no free look: it needs its key here, and a file made here that holds the key of mine.
    """
    if row.line is None or (key := row.keys.get(row.version.hash)) is None:
        return None
    if not row.unsealed and not _my_key_left(between_us, row.id):
        return None
    record = parse_line(row.line)
    try:
        return sync.unseal(record, key, between_us.pairing, mine=False)
    except Malformed:
        # It opened when the file came in; it cannot fail now unless the page on disk was changed.
        return None


def _my_key_left(between_us: Between, record_id: RecordId) -> bool:
    """Whether a file made here held the key of my answer to the step of this record.

    Of an answer that was taken back after that, too: it could be read.
    """
    theirs = between_us.threads.live(record_id)
    if any(
        item.live.mine and between_us.own[item.live.record.id].key_in_file is not None
        for item in _same_step(between_us, record_id)
    ):
        return True
    canonical = between_us.threads.canonical
    return theirs is not None and any(
        step == theirs.record.step
        and canonical(thread) == canonical(theirs.record.thread or thread)
        for thread, step in between_us.spent
    )


def partner_key_held(between_us: Between, record_id: RecordId) -> bool:
    """Whether the partner's key to the step that this own sealed record answers is here."""
    return any(
        not item.live.mine and bool(between_us.received[item.live.record.id].keys)
        for item in _same_step(between_us, record_id)
    )


def another_opened(between_us: Between, record_id: RecordId) -> bool:
    """Whether a key is here for another answer of the partner's to the step of this one."""
    return any(
        not item.live.mine
        and item.live.record.id != record_id
        and bool(between_us.received[item.live.record.id].keys)
        for item in _same_step(between_us, record_id)
    )


def _same_step(between_us: Between, record_id: RecordId) -> list[forms.Item]:
    thread = between_us.threads.get_of(record_id)
    items = thread.items if thread is not None else ()
    step = next((i.live.record.step for i in items if i.live.record.id == record_id), None)
    return [item for item in items if item.live.record.step == step]


def settle_seals(session: Session, between_us: Between) -> bool:
    """Release the keys that may leave, withdraw those that may not any more and have not.

    Looked at at every bring-in and whenever an answer is sealed, so that making a file never looks
    at what was received. Returns whether anything changed.
    """
    releasable = between_us.threads.releasable()
    changed = False
    for row in between_us.own.values():
        if row.seal_key is None:
            continue
        if row.id in releasable and not row.released:
            session.store.sharing.release(between_us.pairing.pair, row.id)
            changed = True
        elif row.id not in releasable and row.released and row.key_in_file is None:
            session.store.sharing.withdraw_release(between_us.pairing.pair, row.id)
            changed = True
    return changed
