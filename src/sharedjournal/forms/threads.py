# SPDX-License-Identifier: GPL-3.0-or-later
"""All threads, derived from all records that two people hold of each other.

Which threads are one, which seal keys may leave. Nothing is stored; a thread is worked out when
it is asked for, so that ten thousand single pages cost next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.domain.ids import ThreadId
from sharedjournal.forms import rules
from sharedjournal.forms.model import PASS, REST, WORDLESS, Form, Step
from sharedjournal.forms.ordering import in_reading_order
from sharedjournal.forms.rules import Frame, Item, Live
from sharedjournal.forms.thread import Ending, Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sharedjournal.domain.ids import RecordId
    from sharedjournal.forms.catalog import Catalog

Key = tuple[str, str]
"""Of threads that are one: form, and topic or the id of the record that it hangs on."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A record that opens a thread, with its form, what makes threads one, and what it hangs on."""

    live: Live
    form: Form
    key: Key
    on: tuple[RecordId, str] | None = None


class Threads:
    """All threads between two people. Threads are built when asked for, and kept."""

    def __init__(self, known: Catalog, live: Iterable[Live]) -> None:
        self._known = known
        self._index: dict[RecordId, Live] = {}
        self._all: dict[RecordId, Live] = {}
        self._by_thread: dict[ThreadId, list[Live]] = defaultdict(list)
        self._claims: dict[ThreadId, list[Live]] = defaultdict(list)
        self._sealed: list[Live] = []
        for each in live:
            self._take_in(each)
        self._bases: dict[ThreadId, set[str]] = {}
        self._canonical: dict[ThreadId, ThreadId] = {}
        self._members: dict[ThreadId, list[ThreadId]] = {}
        self._by_key: dict[Key, ThreadId] = {}
        self._merge()
        self._built: dict[ThreadId, Thread] = {}
        self._on: dict[RecordId, list[ThreadId]] | None = None

    def _take_in(self, live: Live) -> None:
        record = live.record
        if record.gone:
            return
        self._all[record.id] = live
        if live.counts:
            self._index[record.id] = live
        if record.thread is None:
            return
        self._by_thread[record.thread].append(live)
        if live.counts:
            if record.form is not None:
                self._claims[record.thread].append(live)
            if record.sealed:
                self._sealed.append(live)

    def _merge(self) -> None:
        groups: dict[Key, list[ThreadId]] = defaultdict(list)
        for thread, claims in self._claims.items():
            # Most threads are single pages; nothing needs to be known of those here.
            if len(claims) == 1 and not self._merges(claims[0]):
                continue
            opening = self._opening(thread)
            if opening is not None and opening.form.merge:
                groups[opening.key].append(thread)
        for key, found in groups.items():
            lowest = self._by_key[key] = min(found)
            self._members[lowest] = found
            self._canonical |= dict.fromkeys(found, lowest)

    def _merges(self, live: Live) -> bool:
        form = self._known.get(live.record.form)
        return form is not None and form.merge

    def _opening(self, thread: ThreadId) -> _Opening | None:
        """What opens exactly this thread. Of several (nobody writes that) the lowest id does."""
        valid = (opening for live in self._claims.get(thread, ()) if (opening := self._opens(live)))
        return min(valid, key=lambda opening: opening.live.record.id, default=None)

    def _opens(self, live: Live) -> _Opening | None:
        form, record = self._known.get(live.record.form), live.record
        if form is None or not rules.is_opening(form, live):
            return None
        if form.on == "nothing":
            return _Opening(live, form, (form.name, record.topic or ""))
        target = self._index.get(record.re[0]) if record.re is not None else None
        if target is None or not self.may_hang(form, target, mine=live.mine):
            return None
        return _Opening(live, form, (form.name, target.record.id), (target.record.id, target.hash))

    def may_hang(self, form: Form, target: Live, *, mine: bool) -> bool:
        """Whether this person may hang a thread of `form` on that record."""
        if form.on == "nothing" or (
            form.on != "any" and (form.on == "mine") != (target.mine == mine)
        ):
            return False
        if form.on_step is None:
            return True
        base, step = form.on_step
        thread = target.record.thread
        if target.record.step != step or thread is None:
            return False
        # By what the thread says of itself: asking whether it counts could go round in circles.
        if thread not in self._bases:
            claims = (live.record.form or "" for live in self._claims.get(thread, ()))
            self._bases[thread] = {name.partition("@")[0] for name in claims}
        return base in self._bases[thread]

    def canonical(self, thread: ThreadId) -> ThreadId:
        """The id under which a thread goes on: its own, or the lowest of those that became one."""
        return self._canonical.get(thread, thread)

    def get(self, thread: ThreadId) -> Thread | None:
        """The canonical thread of this id; None where no record is in it."""
        found = self.canonical(thread)
        if found not in self._built:
            if not any(
                self._by_thread.get(member) for member in self._members.get(found, (found,))
            ):
                return None
            self._built[found] = self._build(found)
        return self._built[found]

    def get_of(self, record: RecordId) -> Thread | None:
        """The thread that a live record is in."""
        live = self._all.get(record)
        return self.get(live.record.thread) if live is not None and live.record.thread else None

    def live(self, record: RecordId) -> Live | None:
        """A record that is not gone and counts."""
        return self._index.get(record)

    def place(self, record: RecordId) -> tuple[ThreadId, str] | None:
        """The canonical thread and the step of a live record, also of one that does not count."""
        live = self._all.get(record)
        return self._place(live) if live is not None and live.record.thread else None

    def find(
        self, form: Form, topic: str | None = None, on: RecordId | None = None
    ) -> Thread | None:
        """The thread of a form that merges, by topic or by the record that it hangs on."""
        key = (form.name, (on or "") if form.on != "nothing" else (topic or ""))
        return self.get(self._by_key[key]) if key in self._by_key else None

    def hanging_on(self, record: RecordId) -> tuple[Thread, ...]:
        """The open and ended threads that hang on a record: its replies, say-backs and so on."""
        if self._on is None:
            self._on = defaultdict(list)
            for thread, claims in self._claims.items():
                for live in claims:
                    if live.record.re is not None:
                        self._on[live.record.re[0]].append(self.canonical(thread))
        found = (self.get(thread) for thread in dict.fromkeys(self._on.get(record, ())))
        return tuple(t for t in found if t is not None and t.on is not None and t.on[0] == record)

    def __iter__(self) -> Iterator[Thread]:
        """The threads in which something can follow, so no single pages and replies; by id."""
        for thread in sorted({self.canonical(thread) for thread in self._by_thread}):
            forms = [self._known.get(live.record.form) for live in self._claims.get(thread, ())]
            if len(forms) == 1 and forms[0] is not None and forms[0].single:
                continue
            found = self.get(thread)
            if found is not None and found.form is not None and not found.form.single:
                yield found

    def releasable(self) -> frozenset[RecordId]:
        """My sealed records whose keys may leave: the partner's to the same thread and step is
        here.

        Any live sealed record of theirs will do, whatever else may be wrong with it.
        """
        theirs = {self._place(live) for live in self._sealed if not live.mine}
        return frozenset(
            live.record.id for live in self._sealed if live.mine and self._place(live) in theirs
        )

    def _place(self, live: Live) -> tuple[ThreadId, str]:
        record = live.record
        return self.canonical(record.thread or ThreadId("")), record.step or ""

    def _build(self, thread: ThreadId) -> Thread:
        members = self._members.get(thread, [thread])
        lives = [live for member in members for live in self._by_thread[member]]
        opening = self._opening(thread)
        if opening is None:
            claims = sorted(live.record.form or "" for live in self._claims.get(thread, ()))
            items = [self._item(live, None, counts=False) for live in lives]
            name = claims[0] if claims else None
            # Nobody opened it, so its first author is whoever both vaults find first.
            author = min(lives, key=lambda live: (not live.counts, live.record.id)).mine
            return Thread(
                id=thread, form_name=name, items=in_reading_order(items, (), opener=author)
            )
        form, first = opening.form, opening.live
        frame = Frame(form, first.mine, first.record.role, opening.on[0] if opening.on else None)
        openings = frozenset(
            live.record.id
            for member in members
            for live in self._claims[member]
            if (other := self._opens(live)) is not None and other.key == opening.key
        )
        counted = rules.count(frame, (live for live in lives if live.counts), openings, self._index)
        ids = {live.record.id for found in counted.values() for live in found}
        items = [
            self._item(live, form.step(live.record.step or ""), counts=live.record.id in ids)
            for live in lives
        ]
        return Thread(
            id=thread,
            form=form,
            form_name=form.name,
            topic=first.record.topic if form.on == "nothing" else None,
            on=opening.on,
            opener=first.mine,
            ended=_ending(frame, counted, self._index),
            items=in_reading_order(items, form.steps, opener=first.mine),
            frame=frame,
            counting=counted,
            index=self._index,
        )

    def _item(self, live: Live, step: Step | None, *, counts: bool) -> Item:
        if live.record.re is None:
            return Item(live, step, counts)
        missing = live.record.re[0] not in self._index
        earlier = not missing and not rules.is_current(live.record.re, self._index)
        return Item(live, step, counts, about_earlier=earlier, answers_missing=missing)


def _ending(frame: Frame, counted: rules.Counted, index: Mapping[RecordId, Live]) -> Ending | None:
    if rules.closed(frame.form, counted, index):
        return "closed"
    # In a form that is about one person only that person ends it; the other sets it aside.
    said = {
        key
        for key in WORDLESS
        if any(not frame.form.solo or live.mine == frame.opener for live in counted[key])
    }
    if PASS in said:
        return "passed"
    return "resting" if REST in said else None


def threads(known: Catalog, live: Iterable[Live]) -> Threads:
    """What two people have opened with each other, from all their records that are held.

    `live` holds own and received records in any order; those that are gone are left out, those
    that do not count are shown and decide nothing.
    """
    return Threads(known, live)
