# SPDX-License-Identifier: GPL-3.0-or-later
"""Sharing again what somebody had in an earlier pairing: listed, never ticked, each with a new id.

Only pages that stand for themselves are listed. A step of a form hangs on the other's words, and
those belong to what has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.app import placing, rendering, sharing
from sharedjournal.domain.errors import NoSuchEntry
from sharedjournal.domain.record import parse_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sharedjournal.app.rendering import Along
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Entry
    from sharedjournal.domain.ids import EntryId
    from sharedjournal.domain.record import Record
    from sharedjournal.vault import OwnRecord


@dataclass(frozen=True, slots=True)
class Before:
    """One thing that a former partner had. `with_name`: who that was, as they called themselves.

    `changed`: the entry was written on since, and its new words would go.
    """

    entry_id: EntryId
    title: str
    day: date | None
    excerpt: bool
    changed: bool
    with_name: str


def had_before(session: Session) -> tuple[Before, ...]:
    """What was in a file of a pairing that ended, and is private now; newest first.

    Empty where nobody is paired. An excerpt whose words were edited away since is not listed.
    """
    pairing = session.confirmed_pairing_or_none()
    if pairing is None:
        return ()
    found: dict[EntryId, Before] = {}
    for former in session.store.pairings.all():
        if former.stage != "ended":
            continue
        for row in session.store.sharing.own(former.pair):
            entry = _still_private(session, row)
            if entry is None:
                continue
            record = parse_line(row.line)
            along = _along(session, row, record)
            if not record.re and record.form in (None, placing.PAGE[0]) and _has(entry, along):
                found[entry.id] = Before(
                    entry.id,
                    _title(record),
                    record.day,
                    along.excerpt is not None,
                    rendering.again(record, entry.content, along) != record,
                    former.partner_name,
                )
    return tuple(reversed(found.values()))


def share_again(session: Session, entry_ids: Sequence[str]) -> int:
    """Confirm a new record of each: all or none, with what went along the last time.

    Returns how many. Raises `NotPaired`, `NotConfirmed`, `NoSuchEntry` for one that is not listed.
    """
    session.shared_with()
    rows = _rows(session)
    with session.transaction():
        for entry_id in entry_ids:
            row = rows.get(entry_id)
            if row is None:
                raise NoSuchEntry("before")
            along = _along(session, row, parse_line(row.line))
            sharing.confirm(session, sharing.propose(session, entry_id, along))
    return len(entry_ids)


def _rows(session: Session) -> dict[str, OwnRecord]:
    """The newest former record of each entry that is listed."""
    listed = {before.entry_id for before in had_before(session)}
    return {
        row.entry_id: row
        for former in session.store.pairings.all()
        if former.stage == "ended"
        for row in session.store.sharing.own(former.pair)
        if row.entry_id in listed and not row.gone and row.ever_in_file
    }


def _still_private(session: Session, row: OwnRecord) -> Entry | None:
    if row.gone or not row.ever_in_file or row.entry_id is None:
        return None
    try:
        entry = session.store.entries.get(row.entry_id)
    except NoSuchEntry:
        return None
    pairing = session.confirmed_pairing_or_none()
    private = sharing.state_of(session, pairing, entry.id) == "private"
    return entry if private and entry.binned_at is None else None


def _along(session: Session, row: OwnRecord, record: Record) -> Along:
    excerpt = record.body if sharing.is_excerpt(session, row.id) else None
    return rendering.along_again(record, excerpt)


def _has(entry: Entry, along: Along) -> bool:
    return along.excerpt is None or along.excerpt in entry.content.body


def _title(record: Record) -> str:
    return record.title or rendering.excerpt_of(record.body)
