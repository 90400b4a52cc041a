# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list shows beside title and first words: asked for the rows on screen only.

So a list of a hundred thousand rows needs one narrow table, and these look-ups stay few.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sharedjournal.app import receiving
from sharedjournal.domain.errors import NoSuchEntry
from sharedjournal.domain.ids import EntryId
from sharedjournal.domain.record import parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Entry
    from sharedjournal.domain.exchange import Pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One row's details. `began` is the writer's local time, of own entries only.

    `excerpt`: the partner has or gets a passage. `file` is the number of the first file that held
    the newest revision, with the moment it was made; `sleeps_until` where it waits for a day.
    `picture` is the SHA-256 of the first picture. `ask` and `care` are an envelope's.
    """

    began: datetime | None = None
    excerpt: bool = False
    file: int | None = None
    file_made: datetime | None = None
    sleeps_until: date | None = None
    picture: str | None = None
    ask: str | None = None
    care: tuple[str, ...] = ()
    sealed: bool = False
    asks_to_let_go: bool = False


def faces(session: Session, ids: Iterable[str]) -> dict[str, Face]:
    """The details of these entries and records; what is not here any more is left out."""
    pairing = session.confirmed_pairing_or_none()
    made = dict(session.store.sharing.history()) if pairing is not None else {}
    found: dict[str, Face] = {}
    for some_id in ids:
        with suppress(NoSuchEntry):
            found[some_id] = _face(session, pairing, some_id, made)
    return found


def _face(
    session: Session, pairing: Pairing | None, some_id: str, made: dict[int, datetime]
) -> Face:
    try:
        entry = session.store.entries.get(EntryId(some_id))
    except NoSuchEntry:
        return _received(session, some_id)
    return _own(session, pairing, entry, made)


def _own(
    session: Session, pairing: Pairing | None, entry: Entry, made: dict[int, datetime]
) -> Face:
    began = entry.created_at + timedelta(minutes=entry.offset_minutes)
    picture = entry.content.pictures[0] if entry.content.pictures else None
    rows = session.store.sharing.by_entry(pairing.pair, entry.id) if pairing else ()
    alive = [row for row in rows if not row.gone]
    if not alive:
        return Face(began=began, picture=picture)
    newest = alive[-1]
    record = parse_line(newest.line)
    return Face(
        began=began,
        picture=picture,
        excerpt=not record.sealed and record.body != entry.content.body,
        file=newest.in_file,
        file_made=made.get(newest.in_file) if newest.in_file is not None else None,
        sleeps_until=newest.sleeps_until if newest.in_file is None else None,
        sealed=bool(record.sealed),
    )


def _received(session: Session, record_id: str) -> Face:
    pairing, row = receiving.received_row(session, record_id)
    record = receiving.last_text(session, pairing, row)
    if record is None:
        raise NoSuchEntry("text")
    shut = receiving.is_shut(row, record)
    return Face(
        picture=record.pictures[0] if record.pictures and not shut else None,
        ask=record.ask,
        care=record.care,
        sealed=bool(record.sealed) and not row.unsealed,
        asks_to_let_go=row.gone and not row.kept and not row.bare,
    )
