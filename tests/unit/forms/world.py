# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people and a carrier in a few lines: what a vault does for the rules of forms, and nothing
else.

Files hold everything that their author has shared. They may be brought in late, twice, in any
order or never. A restore begins a new epoch. Keys of seals leave as the rules say; nobody gets a
free look.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.domain.record import Record
from unit.forms import builders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharedjournal.domain.ids import RecordId, ThreadId


@dataclass(frozen=True)
class Line:
    """One record in a file."""

    record: Record
    hash: str


@dataclass(frozen=True)
class File:
    """What one exchange file holds."""

    author: str
    epoch: int
    lines: tuple[Line, ...]
    keys: frozenset[tuple[RecordId, str]]


@dataclass
class Held:
    """One of the partner's records: versions by (epoch, rev, hash), place, keys by hash."""

    versions: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    lines: dict[str, Record] = field(default_factory=dict)
    place: tuple[int, int] | None = None
    gone: bool = False

    @property
    def shown(self) -> tuple[int, int, str]:
        """The highest version."""
        return max(self.versions.values())


@dataclass
class Person:
    """One side. `own` is in the order first shared."""

    name: str
    known: forms.Catalog
    own: dict[RecordId, Line] = field(default_factory=dict)
    sent: set[RecordId] = field(default_factory=set)
    epoch: int = 0
    held: dict[RecordId, Held] = field(default_factory=dict)
    partner_epoch: int = -1
    keys: set[tuple[RecordId, str]] = field(default_factory=set)
    released: set[RecordId] = field(default_factory=set)
    key_sent: set[RecordId] = field(default_factory=set)
    opened: set[RecordId] = field(default_factory=set)
    spent: set[tuple[ThreadId, str]] = field(default_factory=set)

    def copy(self) -> Person:
        """This person as they are now."""
        held = {
            i: replace(h, versions=dict(h.versions), lines=dict(h.lines))
            for i, h in self.held.items()
        }
        return replace(
            self,
            own=dict(self.own),
            held=held,
            sent=set(self.sent),
            keys=set(self.keys),
            released=set(self.released),
            key_sent=set(self.key_sent),
            opened=set(self.opened),
            spent=set(self.spent),
        )

    def lives(self) -> Iterator[forms.Live]:
        """Everything that is held, as the forms see it."""
        for place, line in enumerate(self.own.values()):
            yield forms.Live(record=line.record, mine=True, place=place, hash=line.hash)
        for held in self.held.values():
            if held.gone or not held.versions:
                continue
            epoch, _rev, digest = held.shown
            record = held.lines[digest]
            yield forms.Live(
                record=record,
                mine=False,
                place=held.place[1] if held.place is not None else 0,
                hash=digest,
                counts=epoch == self.partner_epoch,
                readable=not record.sealed or record.id in self.opened,
            )

    def threads(self) -> forms.Threads:
        """What follows from it."""
        return forms.threads(self.known, self.lives())

    def put(self, record: Record) -> Record:
        """Share a record, or its next revision."""
        former = self.own.get(record.id)
        if former is not None:
            record = replace(record, rev=former.record.rev + (record.id in self.sent))
        # A restored journal may give a number again, so the words are part of the hash.
        self.own[record.id] = Line(record, builders.digest((record, self.epoch)))
        self.settle()
        return record

    def write(self, number: int, found: forms.Writable) -> Record:
        """Write a step that may be written, with the choice of that number."""
        choices = found.step.choices
        fields = {"choice": choices[number % len(choices)]} if choices else {}
        record = Record(
            id=found.revises or builders.rid(number),
            rev=1,
            body=str(number),
            step=found.step.key,
            thread=found.thread,
            re=found.re,
            fields=MappingProxyType({} if found.step.sealed else fields),
            sealed=b"\0" if found.step.sealed else b"",
        )
        former = self.own.get(record.id)
        if former is not None:
            record = replace(record, form=former.record.form, topic=former.record.topic)
        return self.put(record)

    def open(self, number: int, start: forms.Start) -> Record:
        """Open a thread with the first step that may open it."""
        step = start.steps[number % len(start.steps)]
        fields = {"role": start.role} if start.role else {}
        if step.choices:
            fields["choice"] = step.choices[number % len(step.choices)]
        record = Record(
            id=builders.rid(number),
            rev=1,
            step=step.key,
            thread=builders.tid(number),
            form=start.form.name,
            topic=start.topic,
            re=start.on,
            fields=MappingProxyType({} if step.sealed else fields),
            sealed=b"\0" if step.sealed else b"",
        )
        return self.put(record)

    def edit(self, record_id: RecordId, number: int) -> None:
        """Other words in an unsealed record."""
        record = self.own[record_id].record
        if not record.gone and not record.sealed:
            self.put(replace(record, body=str(number)))

    def may_take_back(self, record_id: RecordId) -> bool:
        """There is no free look: not while the partner's key is here and mine is in no file."""
        record = self.own[record_id].record
        if not record.sealed or record_id in self.key_sent:
            return True
        thread = self.threads().get_of(record_id)
        return thread is None or not any(
            not item.live.mine
            and item.live.record.step == record.step
            and (item.live.record.id, item.live.hash) in self.keys
            for item in thread.items
        )

    def take_back(self, record_id: RecordId) -> None:
        """Gone without a trace before a file held it; afterwards a last revision says so."""
        record = self.own[record_id].record
        if record.gone or not self.may_take_back(record_id):
            return
        if record.sealed and record_id in self.key_sent and record.thread is not None:
            self.spent.add((record.thread, record.step or ""))
        if record_id in self.sent:
            gone = Record(id=record_id, rev=record.rev + 1, gone=True)
            self.own[record_id] = Line(gone, builders.digest((record_id, "gone")))
        else:
            del self.own[record_id]
        self.settle()

    def settle(self) -> None:
        """Release what may leave; withdraw what may not any more and has not left."""
        may = self.threads().releasable()
        self.released = (self.released & self.key_sent) | set(may)

    def make(self) -> File:
        """The next file: everything."""
        keys = {(i, self.own[i].hash) for i in self.released if not self.own[i].record.gone}
        self.sent |= self.own.keys()
        self.key_sent |= {record_id for record_id, _hash in keys}
        self.open_seals()
        return File(self.name, self.epoch, tuple(self.own.values()), frozenset(keys))

    def bring_in(self, file: File) -> None:
        """Add what is unseen."""
        for place, line in enumerate(file.lines):
            self._take(file.epoch, place, line)
        self.partner_epoch = max(self.partner_epoch, file.epoch)
        self.keys |= file.keys
        self.settle()
        self.open_seals()

    def _take(self, epoch: int, place: int, line: Line) -> None:
        held = self.held.setdefault(line.record.id, Held())
        if held.gone or line.record.gone:
            held.gone = True
            return
        version = (epoch, line.record.rev, line.hash)
        held.lines[line.hash] = line.record
        held.versions[line.hash] = max(held.versions.get(line.hash, version), version)
        # The smallest place in a file of the newest epoch that held it; a later epoch sorts first
        # here.
        where = (-epoch, place)
        held.place = where if held.place is None else min(held.place, where)

    def open_seals(self) -> None:
        """Show the partner's answers whose key is here, once a file held the key of mine."""
        threads = self.threads()
        for record_id, held in self.held.items():
            if held.gone or (record_id, held.shown[2]) not in self.keys:
                continue
            thread = threads.get_of(record_id)
            step = held.lines[held.shown[2]].step
            if thread is not None and any(
                item.live.mine
                and item.live.record.step == step
                and item.live.record.id in self.key_sent
                for item in thread.items
            ):
                self.opened.add(record_id)

    def restored(self, backup: Person, epoch: int) -> Person:
        """This person after restoring `backup`. What was taken back since is taken back again."""
        found = backup.copy()
        found.epoch = epoch
        found.sent |= found.own.keys()
        for record_id, line in self.own.items():
            if line.record.gone:
                found.own[record_id] = line
        found.settle()
        return found


def summary(person: Person) -> dict[str, object]:
    """The derived state in words that do not depend on whose vault it is."""
    threads = person.threads()
    lives = [live for live in person.lives() if live.counts]
    ids = sorted({threads.canonical(t) for live in lives if (t := live.record.thread)})
    found: dict[str, object] = {}
    other = {"A": "B", "B": "A"}[person.name]

    def who(mine: bool | None) -> str | None:
        return None if mine is None else person.name if mine else other

    for thread_id in ids:
        thread = threads.get(thread_id)
        if thread is None:
            continue
        found[thread_id] = (
            thread.form_name if thread.form else None,
            thread.topic,
            thread.on,
            who(thread.opener),
            thread.ended,
            [
                (i.live.record.id, who(i.live.mine), i.counts, i.about_earlier, i.answers_missing)
                for i in thread.items
                if i.live.counts
            ],
            {
                who(mine): [(w.step.key, w.re) for w in thread._new(mine=mine)]
                for mine in (True, False)
            },
        )
    return found


def deliver(person: Person, files: Iterable[File]) -> None:
    """Bring in these files, one after the other."""
    for file in files:
        person.bring_in(file)
