# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading: lists, one page, search. Queries only; an envelope is opened by `receiving`."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.app import live, receiving, sharing
from sharedjournal.domain.errors import NoSuchEntry
from sharedjournal.domain.ids import EntryId
from sharedjournal.domain.record import line_hash, parse_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sharedjournal.app.live import Between
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Content, Entry, Picture, State
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.ids import RecordId
    from sharedjournal.domain.record import Record
    from sharedjournal.vault import EntryRow, OwnRecord, ReceivedRecord
    from sharedjournal.vault import Hit as Hit  # for those who show what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry, own or the partner's, as its reader may see it now.

    `shut`: an envelope that was not opened, or a seal; then words and pictures are empty. `re`:
    what it answers; `about_earlier`: those words were changed since; `answers_missing`: they are
    not here. `asks_to_let_go`: the partner took it back and the reader has not answered.
    `earlier_life`: from before the partner's restore. `written_after`: the author could read my
    answer before writing this one.
    """

    id: str
    mine: bool
    state: State
    day: date | None
    title: str
    body: str
    fields: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mood: int | None = None
    tags: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    ask: str | None = None
    care: tuple[str, ...] = ()
    depth: int | None = None
    asked: str | None = None
    form: str | None = None
    step: str | None = None
    thread: str | None = None
    re: str | None = None
    about_earlier: bool = False
    answers_missing: bool = False
    shut: bool = False
    sealed: bool = False
    asks_to_let_go: bool = False
    earlier_life: bool = False
    written_after: bool = False
    binned: bool = False


def rows(
    session: Session,
    *,
    mine: bool | None = None,
    state: State | tuple[State, ...] | None = None,
    limit: int | None = 50,
    after: str | None = None,
) -> tuple[EntryRow, ...]:
    """The timeline: newest day first, then creation or arrival; `after` an id what follows it."""
    return session.store.timeline.rows(limit=limit, mine=mine, state=state, after=after)


def rows_named(session: Session, ids: Sequence[str]) -> tuple[EntryRow, ...]:
    """The rows of these entries and records, as far as they are in the timeline."""
    return session.store.timeline.named(ids)


def search(session: Session, query: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Full text over everything that may be shown; any text is a valid query."""
    return session.store.timeline.search(query, limit=limit)


def page(session: Session, some_id: str) -> Page:
    """One entry or record. Raises `NoSuchEntry`."""
    try:
        entry = session.store.entries.get(EntryId(some_id))
    except NoSuchEntry:
        pairing, row = receiving.received_row(session, some_id)
        return _received_page(session, pairing, row)
    return _own_page(session, entry)


def page_of(session: Session, between_us: Between, record_id: RecordId) -> Page:
    """A live record of either person as a page; one of mine is the entry behind it, if it is there.

    Raises `NoSuchEntry` where its text is not here.
    """
    row = between_us.own.get(record_id)
    if row is None:
        theirs = between_us.received[record_id]
        return _received_page(session, between_us.pairing, theirs, between_us)
    if row.entry_id is not None:
        return page(session, row.entry_id)
    record = sharing.readable(between_us.pairing, row)
    return Page(
        id=record.id,
        mine=True,
        state="next-file" if row.in_file is None else "shared",
        day=record.day,
        title=record.title,
        body=record.body,
        fields=record.fields,
        feelings=record.feelings,
        needs=record.needs,
        mood=record.mood,
        ask=record.ask,
        care=record.care,
        depth=record.depth,
        asked=record.asked,
        form=record.form,
        step=record.step,
        thread=record.thread,
        re=record.re[0] if record.re else None,
    )


def revisions(session: Session, entry_id: str) -> tuple[tuple[datetime, Content], ...]:
    """Former words of an own entry, newest first. They never travel."""
    return session.store.entries.revisions(EntryId(entry_id))


def earlier_versions(session: Session, record_id: str) -> tuple[Record, ...]:
    """Former versions of a partner's record, newest first; none while it is shut."""
    pairing, row = receiving.received_row(session, record_id)
    if row.bare or receiving.is_shut(row, _readable(session, pairing, row)):
        return ()
    shown = receiving.last_text(session, pairing, row)
    records = (
        parse_line(line)
        for _version, line in session.store.received.versions(pairing.pair, row.id)
        if line is not None
    )
    return tuple(r for r in records if not r.gone and not r.sealed and r != shown)


def picture(session: Session, some_id: str, sha256: str) -> Picture | None:
    """A picture of a page, or None while it has not come or where it cannot be shown."""
    try:
        session.store.entries.get(EntryId(some_id))
    except NoSuchEntry:
        pairing, _row = receiving.received_row(session, some_id)
        return session.store.received.picture(pairing.pair, sha256)
    return session.store.pictures.get(sha256)


def _own_page(session: Session, entry: Entry) -> Page:
    pairing = session.confirmed_pairing_or_none()
    content, placed = entry.content, entry.placement
    record = _newest_record(session, pairing, entry)
    return Page(
        id=entry.id,
        mine=True,
        state=sharing.state_of(session, pairing, entry.id),
        day=content.day,
        title=content.title,
        body=content.body,
        fields=content.fields,
        feelings=content.feelings,
        needs=content.needs,
        mood=content.mood,
        tags=content.tags,
        pictures=content.pictures,
        ask=record.ask if record else None,
        care=record.care if record else (),
        depth=record.depth if record else None,
        asked=placed.asked if placed else None,
        form=placed.form if placed else None,
        step=placed.step if placed else None,
        thread=placed.thread if placed else None,
        re=placed.re[0] if placed and placed.re else None,
        sealed=bool(record and record.sealed),
        binned=entry.binned_at is not None,
    )


def _newest_record(session: Session, pairing: Pairing | None, entry: Entry) -> Record | None:
    if pairing is None:
        return None
    row = sharing.live_record(session, pairing, entry.id)
    return parse_line(row.line) if row else None


def _readable(
    session: Session, pairing: Pairing, row: ReceivedRecord, between_us: Between | None = None
) -> Record:
    """A partner's record as far as it may be read; raises `NoSuchEntry` where no text is here."""
    record = receiving.last_text(session, pairing, row)
    if record is None or row.bare:
        raise NoSuchEntry("no text")
    if record.sealed and row.keys and not row.gone:
        return live.unsealed(between_us or live.between(session, pairing), row) or record
    return record


def _written_after(session: Session, row: ReceivedRecord, between_us: Between) -> bool:
    """Whether a key is here for another version, or another answer of theirs to the same step."""
    if any(known != row.version.hash for known in row.keys):
        return True
    return live.another_opened(between_us, row.id) or receiving.opened_before(
        session, between_us, row.id
    )


def _received_page(
    session: Session, pairing: Pairing, row: ReceivedRecord, between_us: Between | None = None
) -> Page:
    sealed = row.line is not None and not row.gone and bool(parse_line(row.line).sealed)
    if sealed and between_us is None:
        between_us = live.between(session, pairing)
    record = _readable(session, pairing, row, between_us)
    shut = receiving.is_shut(row, record)
    answered = _answered(session, pairing, record)
    return Page(
        id=row.id,
        mine=False,
        state="withdrawn" if row.gone else "shared",
        day=record.day,
        title="" if shut else record.title,
        body="" if shut else record.body,
        fields=MappingProxyType({}) if shut else record.fields,
        feelings=() if shut else record.feelings,
        needs=() if shut else record.needs,
        mood=None if shut else record.mood,
        pictures=() if shut else record.pictures,
        ask=record.ask,
        care=record.care,
        depth=record.depth,
        asked=None if shut and not sealed else record.asked,
        form=record.form,
        step=record.step,
        thread=record.thread,
        re=record.re[0] if record.re else None,
        about_earlier=answered is not None and record.re is not None and answered != record.re[1],
        answers_missing=record.re is not None and answered is None,
        shut=shut,
        sealed=sealed,
        asks_to_let_go=row.gone and not row.kept,
        earlier_life=not row.counts,
        written_after=between_us is not None
        and sealed
        and _written_after(session, row, between_us),
    )


def _answered(session: Session, pairing: Pairing, record: Record) -> str | None:
    """The hash of what a record answers as it stands now, or None where that is not here."""
    if record.re is None:
        return None
    try:
        own: OwnRecord = session.store.sharing.get(pairing.pair, record.re[0])
    except NoSuchEntry:
        pass
    else:
        return None if own.gone else line_hash(own.line)
    try:
        theirs = session.store.received.get(pairing.pair, record.re[0])
    except NoSuchEntry:
        return None
    return None if theirs.gone else theirs.version.hash
