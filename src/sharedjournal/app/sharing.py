# SPDX-License-Identifier: GPL-3.0-or-later
"""Sharing: the decision, its preview, taking back.

What is confirmed here is, byte for byte, what travels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sharedjournal import sync
from sharedjournal.app import live, placing, rendering, writing
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import NoSuchEntry, NotAllowed
from sharedjournal.domain.ids import EntryId, RecordId
from sharedjournal.domain.record import Record, parse_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Entry, Picture, Placement, State
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.vault import OwnRecord


_EXCERPT = "excerpt/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the partner would see and nothing else: shown before anything is confirmed.

    `entry_id` is None where no entry stands behind it: pass and rest hold no word. `excerpt` says,
    to this vault alone, that it is a passage. `line` is the
    very line that will travel. For a sealed answer `record` is the readable form, and
    the line holds its ciphertext.
    """

    entry_id: EntryId | None
    record: Record
    line: bytes
    placement: Placement
    sleeps_until: date | None
    seal_key: bytes | None
    pictures: tuple[Picture, ...]
    excerpt: bool = False

    def __repr__(self) -> str:
        return f"Proposal(record={self.record.id!r}, rev={self.record.rev})"


@dataclass(frozen=True, slots=True)
class Shared:
    """A confirmed record: whose entry, which id, which revision."""

    entry_id: EntryId | None
    record_id: RecordId
    rev: int


def propose(session: Session, entry_id: str, along: Along) -> Proposal:
    """The record that sharing this entry would make. Nothing is stored.

    Raises `NotPaired`, `NotConfirmed`, `NoSuchEntry`, `NotYours`, `BadInput`, `NotAllowed` (what it
    answers is not here, its step may not be written, or the key of a sealed answer has left).
    """
    session.shared_with()
    entry = writing.own_entry(session, entry_id)
    if entry.binned_at is not None:
        raise NoSuchEntry("bin")
    return propose_entry(session, entry, along)


def propose_entry(
    session: Session, entry: Entry, along: Along, *, former: OwnRecord | None = None
) -> Proposal:
    """Like `propose`, for an entry that need not be stored yet.

    `former` is the record to revise, where that is not the entry's own.
    """
    pairing = session.shared_with()
    former = former or live_record(session, pairing, entry.id)
    place = placing.place(session, pairing, entry, former)
    record_id = former.id if former else RecordId(session.world.ids.new())
    record = rendering.render(
        record_id, _next_rev(former), entry.content, place.placement, along, place.step
    )
    line = record.to_line()
    key: bytes | None = None
    pictures: tuple[Picture, ...] = ()
    if place.sealed:
        record = replace(record, pictures=())
        hidden, key = sync.seal(rendering.outside(record), rendering.inside(record), pairing)
        line = hidden.to_line()
    else:
        pictures = tuple(session.store.pictures.get(name) for name in record.pictures)
    return Proposal(
        entry_id=entry.id,
        record=record,
        line=line,
        placement=place.placement,
        sleeps_until=_sleep(session, place.sleeps_until, along),
        seal_key=key,
        pictures=pictures,
        excerpt=along.excerpt is not None,
    )


def propose_wordless(session: Session, placement: Placement) -> Proposal:
    """A record without a word and without an entry: pass, rest. Raises `NotAllowed`."""
    pairing = session.shared_with()
    place = placing.check(session, pairing, placement, None)
    record = rendering.render(
        RecordId(session.world.ids.new()), 1, Content(day=None), place.placement, Along(ask=None)
    )
    return Proposal(
        entry_id=None,
        record=record,
        line=record.to_line(),
        placement=place.placement,
        sleeps_until=place.sleeps_until,
        seal_key=None,
        pictures=(),
    )


def confirm(session: Session, proposal: Proposal) -> Shared:
    """Store the line that was shown: the next file will hold it.

    Raises `NotAllowed` where something changed since it was proposed, so that it would no longer
    be what travels; it must be shown again then.
    """
    pairing = session.shared_with()
    with session.transaction():
        _check_still_so(session, pairing, proposal)
        if proposal.entry_id is not None:
            entry = session.store.entries.get(proposal.entry_id)
            if entry.placement != proposal.placement:
                placed = replace(entry, placement=proposal.placement)
                now = session.world.clock.now()
                session.store.entries.replace(placed, keep_revision=False, at=now)
        session.store.sharing.confirm(
            pairing.pair,
            proposal.record.id,
            entry_id=proposal.entry_id,
            line=proposal.line,
            rev=proposal.record.rev,
            sleeps_until=proposal.sleeps_until,
            seal_key=proposal.seal_key,
            pictures=proposal.pictures,
            forms=placing.own_form(session, pairing, proposal.record.form),
        )
        _remember_excerpt(session, proposal.record.id, is_one=proposal.excerpt)
        if proposal.seal_key is not None:
            live.settle_seals(session, live.between(session, pairing))
        refresh_state(session, pairing, proposal.entry_id)
    return Shared(proposal.entry_id, proposal.record.id, proposal.record.rev)


def share(
    session: Session, entry_ids: Sequence[str], along: Along | None = None
) -> tuple[Shared, ...]:
    """Confirm a record of each entry: all or none. The terminal's one step for both.

    Without `along`, each goes with what `along_of` says.
    """
    with session.transaction():
        return tuple(
            confirm(session, propose(session, entry, along or along_of(session, entry)))
            for entry in entry_ids
        )


def along_of(session: Session, entry_id: str) -> Along:
    """What the share sheet starts with: what was confirmed before, else what the step suggests."""
    pairing = session.shared_with()
    entry = writing.own_entry(session, entry_id)
    former = live_record(session, pairing, entry.id)
    if former is None:
        return placing.suggested(session, pairing, entry)
    record = readable(pairing, former)
    if not is_excerpt(session, former.id):
        return rendering.along_again(record, None)
    # Where the passage was edited away since, it must be marked anew: never the whole.
    return rendering.along_again(record, record.body if record.body in entry.content.body else "")


def own_record(session: Session, some_id: str) -> OwnRecord:
    """The live record of an own entry, or the one with this record id.

    Raises `NoSuchEntry`, `NotYours`; `NotAllowed` for an entry of which nothing is shared.
    """
    pairing = session.shared_with()
    former = live_record(session, pairing, EntryId(some_id))
    if former is not None:
        return former
    try:
        return session.store.sharing.get(pairing.pair, RecordId(some_id))
    except NoSuchEntry:
        entry = writing.own_entry(session, some_id)
        gone = bool(session.store.sharing.by_entry(pairing.pair, entry.id))
        raise NotAllowed("gone" if gone else "private") from None


def unshare(session: Session, some_id: str) -> State:
    """Take back. In no file yet: gone, nothing travels. Afterwards: a request to let it go, final.

    An opening that no file held takes along one's own records that no file held and that stand in
    its thread or hang on it. Raises `NotAllowed` for a sealed answer while the partner's key is
    here and mine is in no file.
    """
    pairing = session.shared_with()
    row = own_record(session, some_id)
    if row.gone:
        raise NotAllowed("gone")
    with session.transaction():
        record = parse_line(row.line)
        if record.sealed and row.key_in_file is None:
            between_us = live.between(session, pairing)
            if live.partner_key_held(between_us, row.id):
                raise NotAllowed("no free look")
        taken = [row]
        if row.ever_in_file:
            _ask_to_let_go(session, pairing, row)
        else:
            taken += _followers(session, pairing, row.id, record)
            for each in taken:
                session.store.sharing.take_back(pairing.pair, each.id)
        live.settle_seals(session, live.between(session, pairing))
        for each in taken:
            _remember_excerpt(session, each.id, is_one=False)
            refresh_state(session, pairing, each.entry_id)
    if row.entry_id is None:
        return "withdrawn" if row.ever_in_file else "private"
    return state_of(session, pairing, row.entry_id)


def next_file(session: Session, *, everything: bool) -> tuple[tuple[OwnRecord, Record], ...]:
    """What the next file holds that no file held yet, or all of it: each row with its reading."""
    pairing = session.shared_with()
    rows = session.store.sharing.travelling(pairing.pair, writing.today(session))
    return tuple((row, readable(pairing, row)) for row in rows if everything or row.in_file is None)


def leaving_keys(session: Session) -> tuple[RecordId, ...]:
    """The sealed answers of mine whose keys leave with the next file for the first time."""
    pairing = session.shared_with()
    rows = session.store.sharing.own(pairing.pair)
    return tuple(row.id for row in rows if row.released and row.key_in_file is None)


def readable(pairing: Pairing, row: OwnRecord) -> Record:
    """An own record as its author may read it: a sealed one is opened with its own key."""
    record = parse_line(row.line)
    if record.sealed and row.seal_key is not None:
        return sync.unseal(record, row.seal_key, pairing, mine=True)
    return record


def live_record(session: Session, pairing: Pairing, entry_id: EntryId) -> OwnRecord | None:
    """The record of this entry that is not taken back, in this pairing."""
    rows = [r for r in session.store.sharing.by_entry(pairing.pair, entry_id) if not r.gone]
    return rows[-1] if rows else None


def refresh_state(session: Session, pairing: Pairing | None, entry_id: EntryId | None) -> None:
    """Write down the state of an own entry after its records changed."""
    if entry_id is not None:
        session.store.entries.set_state(entry_id, state_of(session, pairing, entry_id))


def is_excerpt(session: Session, record_id: RecordId) -> bool:
    """Whether a passage was confirmed as this record. The record itself does not say so."""
    return bool(session.store.settings.get(_EXCERPT + record_id))


def state_of(session: Session, pairing: Pairing | None, entry_id: EntryId) -> State:
    """`private`, `next-file`, `shared` or `withdrawn`, from the records of the current pairing."""
    rows = session.store.sharing.by_entry(pairing.pair, entry_id) if pairing else ()
    alive = [row for row in rows if not row.gone]
    if alive:
        return "next-file" if any(row.in_file is None for row in alive) else "shared"
    return "withdrawn" if rows else "private"


def _next_rev(row: OwnRecord | None) -> int:
    # Revisions count what a file has held, so that they tell nothing of edits between two files.
    if row is None:
        return 1
    return row.rev + 1 if row.in_file is not None else row.rev


def _sleep(session: Session, at_least: date | None, along: Along) -> date | None:
    tomorrow = writing.today(session) + timedelta(days=1) if along.sleep else None
    days = [day for day in (at_least, tomorrow) if day is not None]
    return max(days, default=None)


def _check_still_so(session: Session, pairing: Pairing, proposal: Proposal) -> None:
    """Between the preview and the click a file may have been made, brought in, or a page shared."""
    try:
        former = session.store.sharing.get(pairing.pair, proposal.record.id)
    except NoSuchEntry:
        former = None
    if former is not None and (former.gone or _next_rev(former) != proposal.record.rev):
        raise NotAllowed("changed")
    if proposal.entry_id is not None:
        other = live_record(session, pairing, proposal.entry_id)
        if other is not None and other.id != proposal.record.id:
            raise NotAllowed("changed")
    if former is None and proposal.record.rev != 1:
        raise NotAllowed("changed")
    placing.check(session, pairing, proposal.placement, former)


def _remember_excerpt(session: Session, record_id: RecordId, *, is_one: bool) -> None:
    # The record carries no mark of being one; its author's share sheet has to know.
    if is_one:
        session.store.settings.set(_EXCERPT + record_id, "1")
    else:
        session.store.settings.remove(_EXCERPT + record_id)


def _ask_to_let_go(session: Session, pairing: Pairing, row: OwnRecord) -> None:
    gone = Record(id=row.id, rev=_next_rev(row), gone=True)
    session.store.sharing.confirm(
        pairing.pair,
        row.id,
        entry_id=row.entry_id,
        line=gone.to_line(),
        rev=gone.rev,
        sleeps_until=None,
        seal_key=None,
        pictures=(),
        forms={},
    )


def _followers(
    session: Session, pairing: Pairing, record_id: RecordId, record: Record
) -> list[OwnRecord]:
    """Own records in no file yet that would name what is nowhere once `record` is gone."""
    rows = [r for r in session.store.sharing.own(pairing.pair) if not r.ever_in_file]
    readings = {row.id: parse_line(row.line) for row in rows}
    taken, threads = {record_id}, _opens(record)
    while True:
        more = {
            row.id
            for row in rows
            if row.id not in taken
            and (
                (readings[row.id].thread in threads)
                or ((re := readings[row.id].re) is not None and re[0] in taken)
            )
        }
        if not more:
            return [row for row in rows if row.id in taken and row.id != record_id]
        taken |= more
        for followed in more:
            threads |= _opens(readings[followed])


def _opens(record: Record) -> set[str | None]:
    return {record.thread} if record.form is not None else set()
