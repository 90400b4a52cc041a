# SPDX-License-Identifier: GPL-3.0-or-later
"""Both people's live records as the forms see them, and the rules of sealed answers over them."""

from __future__ import annotations

from collections import defaultdict
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
    of own records that are gone; `spent`: the places of those whose seal's key a file has held. By
    canonical thread and step: `keys_left`, where a file made here held the key of an answer of
    mine, and `keys_here`, the partner's answers to which a key is here.
    """

    pairing: Pairing
    own: Mapping[RecordId, OwnRecord]
    received: Mapping[RecordId, ReceivedRecord]
    threads: forms.Threads
    catalog: forms.Catalog
    taken_back: frozenset[Step]
    spent: tuple[Record, ...]
    keys_left: frozenset[Step]
    keys_here: Mapping[Step, frozenset[RecordId]]


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
    threads = forms.threads(known, live)
    left = [row for row in own.values() if row.key_in_file is not None]
    spent = tuple(place for row in left if (place := row.place()) is not None)
    return Between(
        pairing=pairing,
        own=own,
        received=received,
        threads=threads,
        catalog=known,
        taken_back=frozenset(_places(own.values())),
        spent=spent,
        keys_left=_keys_left(threads, left, spent),
        keys_here=_keys_here(threads, received.values()),
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
    return opened_with(key, parse_line(row.line), between_us.pairing)


def opened_with(key: bytes, record: Record, pairing: Pairing) -> Record | None:
    """A partner's sealed answer opened with this key, or None where that is not its key."""
    try:
        return sync.unseal(record, key, pairing, mine=False)
    except Malformed:
        # It opened when the file came in; it cannot fail now unless the page on disk was changed.
        return None


def _my_key_left(between_us: Between, record_id: RecordId) -> bool:
    """Whether a file made here held the key of my answer to the step of this record.

    Of an answer that was taken back after that, too: it could be read.
    """
    return between_us.threads.place(record_id) in between_us.keys_left


def partner_key_held(between_us: Between, record_id: RecordId) -> bool:
    """Whether the partner's key to the step that this own sealed record answers is here."""
    return bool(_keys_at(between_us, record_id))


def another_opened(between_us: Between, record_id: RecordId) -> bool:
    """Whether a key is here for another answer of the partner's to the step of this one."""
    found = _keys_at(between_us, record_id)
    return len(found) > (record_id in found)


def _keys_at(between_us: Between, record_id: RecordId) -> frozenset[RecordId]:
    place = between_us.threads.place(record_id)
    return between_us.keys_here.get(place, frozenset()) if place is not None else frozenset()


# Looked up by place, not by going through the thread of each answer: somebody's file may hold very
# many that all stand in one.
def _keys_left(
    threads: forms.Threads, left: Iterable[OwnRecord], spent: Iterable[Record]
) -> frozenset[Step]:
    alive = (place for row in left if (place := threads.place(row.id)) is not None)
    gone = (
        (threads.canonical(place.thread), place.step)
        for place in spent
        if place.thread is not None and place.step is not None
    )
    return frozenset((*alive, *gone))


def _keys_here(
    threads: forms.Threads, received: Iterable[ReceivedRecord]
) -> Mapping[Step, frozenset[RecordId]]:
    found: dict[Step, set[RecordId]] = defaultdict(set)
    for row in received:
        place = threads.place(row.id) if row.keys else None
        if place is not None:
            found[place].add(row.id)
    return {place: frozenset(ids) for place, ids in found.items()}


def went_on_as(between_us: Between, place: Record, thread: forms.Thread) -> bool:
    """Whether a record that is gone stood in what is this thread now.

    By the thread that it names; or because it opened one that was one with this as long as it was
    there: otherwise taking back one of two crossed openings would make room for a second answer.
    """
    if place.thread is not None and between_us.threads.canonical(place.thread) == thread.id:
        return True
    form = thread.form
    if form is None or not form.merge or place.form != form.name:
        return False
    if form.on == "nothing":
        return place.topic == thread.topic
    return place.re is not None and thread.on is not None and place.re[0] == thread.on[0]


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
