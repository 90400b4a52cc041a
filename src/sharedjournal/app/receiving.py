# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from the partner: envelopes, letting go, taking out.

Nothing here changes the next file, and nothing of it is ever told to anyone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.app import live, rendering
from sharedjournal.app.changes import Changes
from sharedjournal.domain.errors import NoSuchEntry, NotAllowed
from sharedjournal.domain.ids import RecordId
from sharedjournal.domain.record import Record, parse_line, read_skeleton

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from sharedjournal.app.live import Between
    from sharedjournal.app.session import Session
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.ids import ThreadId
    from sharedjournal.vault import ReceivedRecord


def last_text(session: Session, pairing: Pairing, row: ReceivedRecord) -> Record | None:
    """The newest version that has words: for a page taken back, what was there before.

    A sealed answer that was open to its reader before it was taken back is opened again here.
    """
    if row.line is not None and not row.gone:
        return parse_line(row.line)
    for version, line in session.store.received.versions(pairing.pair, row.id):
        if line is not None and not (record := parse_line(line)).gone:
            key = row.keys.get(version.hash) if row.gone and row.unsealed else None
            return record if key is None else live.opened_with(key, record, pairing) or record
    return None


def put_face(
    session: Session,
    pairing: Pairing,
    row: ReceivedRecord,
    *,
    opened_seal: Record | None = None,
) -> None:
    """Show (or stop showing) a partner's record in lists and search, as far as it may be shown."""
    timeline = session.store.timeline
    record = last_text(session, pairing, row)
    if row.bare or record is None or record.step in forms.WORDLESS:
        timeline.remove(row.id)
        return
    if opened_seal is not None:
        record = opened_seal
    shut = is_shut(row, record)
    text = "" if shut else rendering.readable_text(record.body, record.fields)
    timeline.put_received(
        row.id,
        day=record.day,
        placed=record.day or session.world.clock.today(),
        title="" if shut else record.title,
        excerpt=rendering.excerpt_of(text),
        text=None if shut else text,
        state="withdrawn" if row.gone else "shared",
        shut=shut,
    )


def is_shut(row: ReceivedRecord, record: Record) -> bool:
    """Whether its words may be in no list and no search: a seal, or an envelope not opened yet."""
    return bool(record.sealed) or (record.is_envelope and not row.opened)


def put_faces(session: Session, pairing: Pairing, rows: Iterable[ReceivedRecord]) -> None:
    """`put_face` for each; a sealed answer shows no words until `open_seals` finds that it may."""
    for row in rows:
        put_face(session, pairing, row)


def open_seals(
    session: Session, between_us: Between, touched: Container[RecordId] = frozenset()
) -> int:
    """Show the partner's sealed answers that may be shown by now; returns how many opened.

    Those in `touched` are shown again where they were open already.
    """
    opened = 0
    for row in between_us.received.values():
        if row.gone or row.bare or not row.keys or (row.unsealed and row.id not in touched):
            continue
        record = live.unsealed(between_us, row)
        if record is None:
            continue
        if not row.unsealed:
            session.store.received.set_unsealed(between_us.pairing.pair, row.id)
            opened += 1
        put_face(session, between_us.pairing, row, opened_seal=record)
    return opened


def opened_before(session: Session, between_us: Between, record_id: RecordId) -> bool:
    """Whether a key is here for an answer to the step of this one that was taken back since."""
    live_one = between_us.threads.live(record_id)
    thread = between_us.threads.get_of(record_id)
    if live_one is None or thread is None:
        return False
    return any(
        (place := _place(session, between_us.pairing, row)) is not None
        and place.step == live_one.record.step
        and live.went_on_as(between_us, place, thread)
        for row in between_us.received.values()
        if row.gone and row.keys
    )


def place_of(
    session: Session, pairing: Pairing, row: ReceivedRecord
) -> tuple[ThreadId, str] | None:
    """Thread and step of a record, also of one that was taken back or out; None where not known."""
    record = _place(session, pairing, row)
    if record is None or record.thread is None or record.step is None:
        return None
    return record.thread, record.step


def _place(session: Session, pairing: Pairing, row: ReceivedRecord) -> Record | None:
    record = last_text(session, pairing, row)
    if record is None and row.skeleton is not None:
        record = read_skeleton(row.skeleton)
    return record


def received_row(session: Session, record_id: str) -> tuple[Pairing, ReceivedRecord]:
    """A partner's record, of the current or an ended pairing. Raises `NoSuchEntry`."""
    for pairing in session.store.pairings.all():
        try:
            row = session.store.received.get(pairing.pair, RecordId(record_id))
        except NoSuchEntry:
            continue
        return pairing, row
    raise NoSuchEntry("record")


def open_envelope(session: Session, record_id: str) -> Changes:
    """Open an envelope: from now on it is in lists and search like any page. Nobody is told.

    A sealed answer stays as it is: there is nothing to read in it yet. Raises `NoSuchEntry`.
    """
    pairing, row = received_row(session, record_id)
    record = last_text(session, pairing, row)
    if row.bare or record is None:
        raise NoSuchEntry("taken out")
    opened_seal = None
    if record.sealed:
        opened_seal = live.unsealed(live.between(session, pairing), row)
        if opened_seal is None:
            return Changes()
    if row.opened:
        return Changes()
    with session.transaction():
        session.store.received.set_opened(pairing.pair, row.id)
        row = session.store.received.get(pairing.pair, row.id)
        put_face(session, pairing, row, opened_seal=opened_seal)
    return Changes.of(record_id)


def let_go(session: Session, record_id: str) -> Changes:
    """Answer a request to let go: the text is erased here, id and place stay. Nobody is told.

    Raises `NotAllowed` where the partner has not asked.
    """
    pairing, row = received_row(session, record_id)
    if not row.gone:
        raise NotAllowed("not asked")
    session.store.received.remove(pairing.pair, row.id)
    return Changes.of(record_id)


def keep(session: Session, record_id: str) -> Changes:
    """Answer a request to let go: the text stays readable, and counts for nothing.

    Raises `NotAllowed` where the partner has not asked, or the text is not here any more.
    """
    pairing, row = received_row(session, record_id)
    if not row.gone or row.bare:
        raise NotAllowed("not asked" if not row.gone else "let go")
    session.store.received.keep(pairing.pair, row.id)
    return Changes.of(record_id)


def remove(session: Session, record_id: str) -> Changes:
    """Take a partner's record out of one's own journal.

    No later file brings its text back unless asked.
    """
    pairing, row = received_row(session, record_id)
    session.store.received.remove(pairing.pair, row.id)
    return Changes.of(record_id)


def bring_back(session: Session, record_id: str) -> Changes:
    """Ask for the text of a removed record again: the next file that holds it brings it."""
    pairing, row = received_row(session, record_id)
    if row.gone:
        raise NotAllowed("gone")
    session.store.received.bring_back(pairing.pair, row.id)
    return Changes.of(record_id)
