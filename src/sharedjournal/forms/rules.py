# SPDX-License-Identifier: GPL-3.0-or-later
"""Which records of one thread count, and what follows from those that do. Pure functions over
records.

Whether a record counts depends on presence and place only: its form, step, thread, `re`, choice,
role and whether it is sealed. Never on its words, which its reader may have taken out
(`record.skeleton`), nor on a clock, an absence, or what was read. So both vaults agree as soon as
they hold the same records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.forms.model import ON, WORDLESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sharedjournal.domain.ids import RecordId
    from sharedjournal.domain.record import Record
    from sharedjournal.forms.model import Condition, Form, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """One record as its reader holds it, in the version that is shown.

    `place`: its position in its author's file. `hash`: of the line of this version. `counts`: a
    file of its author's newest epoch held it. `readable`: it is not sealed, or it is open here.
    """

    record: Record
    mine: bool
    place: int
    hash: str
    counts: bool = True
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One record in its thread. One that does not count is shown as plain text.

    `about_earlier`: it answers an earlier version of what it names; `answers_missing`: that is
    not here.
    """

    live: Live
    step: Step | None
    counts: bool
    about_earlier: bool = False
    answers_missing: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands for a whole thread: its form, whether I opened it, the opener's role, what it
    hangs on.
    """

    form: Form
    opener: bool
    role: str | None
    on: RecordId | None

    def may_write(self, step: Step, *, mine: bool) -> bool:
        """Whether this person is one who writes this step at all."""
        if step.who == "each":
            return True
        is_opener = mine == self.opener
        if step.who in ("opener", "other"):
            return is_opener == (step.who == "opener")
        return is_opener == (step.who == self.role)

    def role_of(self, *, mine: bool) -> str | None:
        """The role of this person, in a form with roles."""
        if mine == self.opener or not self.form.roles:
            return self.role
        return next(role for role in self.form.roles if role != self.role)


Counted = dict[str, list[Live]]
"""The records that count by step, in order: of each author the earlier ones first."""


def is_opening(form: Form, live: Live) -> bool:
    """Whether a record that names `form` may open a thread of it, whatever it hangs on."""
    record = live.record
    step = form.step(record.step or "")
    if step is None or not step.opens or not _looks_right(step, record):
        return False
    if form.roles and record.role not in form.roles:
        return False
    return step.who in ("opener", "each", record.role)


def _looks_right(step: Step, record: Record) -> bool:
    """The recipe decides whether a step is sealed and which choices it has."""
    if bool(record.sealed) != step.sealed:
        return False
    if not step.choices or step.sealed:
        return True
    if record.choice is None:
        return any(item.name == "choice" and item.optional for item in step.inputs)
    return record.choice in step.choices


def count(
    frame: Frame,
    lives: Iterable[Live],
    openings: frozenset[RecordId],
    index: Mapping[RecordId, Live],
) -> Counted:
    """The records of a thread that count.

    `lives`: those of its live, counting records; `openings`: ids of those among them that open
    it. Each step is looked at after those that it needs, so one pass is enough.
    """
    by_step: Counted = defaultdict(list)
    for live in lives:
        if live.record.form is None or live.record.id in openings:
            by_step[live.record.step or ""].append(live)
    counted: Counted = {}
    for step in frame.form.order:
        found = by_step.get(step.key)
        if found and not step.private and all_hold(frame.form, step.after, counted, index):
            counted[step.key] = _counting(frame, step, found, counted)
    for key in WORDLESS:
        found = [live for live in by_step.get(key, ()) if not live.record.sealed]
        counted[key] = sorted(found, key=_in_file)
    return counted


def _counting(frame: Frame, step: Step, found: Sequence[Live], counted: Counted) -> list[Live]:
    written: Counter[tuple[bool, str]] = Counter()
    kept = []
    answered = {
        mine: {other.record.id for other in answerable(frame, step, counted, mine=mine)}
        for mine in (True, False)
    }
    # Where merged threads leave two sealed answers of one person, the lower id counts.
    for live in sorted(found, key=_by_id if step.sealed else _in_file):
        record = live.record
        if not frame.may_write(step, mine=live.mine) or not _looks_right(step, record):
            continue
        target = record.re[0] if step.per is not None and record.re is not None else ""
        if step.per == ON:
            fits = target == frame.on
        else:
            fits = step.per is None or target in answered[live.mine]
        if not fits:
            continue
        slot = (live.mine, target)
        if step.times is None or written[slot] < step.times:
            written[slot] += 1
            kept.append(live)
    return kept


def _in_file(live: Live) -> tuple[int, str]:
    return live.place, live.record.id


def _by_id(live: Live) -> str:
    return live.record.id


def answerable(frame: Frame, step: Step, counted: Counted, *, mine: bool) -> list[Live]:
    """The other person's records that this person's `step` answers: readable ones, by everything
    shared.

    For this a sealed record is readable when both are in.
    """
    found = counted.get(step.per or "", [])
    asked = frame.form.step(step.per or "")
    if asked is not None and asked.sealed and len({live.mine for live in found}) < 2:
        return []
    return [live for live in found if live.mine != mine]


def stands(step: Step, live: Live, index: Mapping[RecordId, Live]) -> bool:
    """Whether conditions may rest on a counted record: a choice is about the line that it names."""
    return not step.choices or live.record.re is None or is_current(live.record.re, index)


def is_current(re: tuple[RecordId, str], index: Mapping[RecordId, Live]) -> bool:
    """Whether a line that a record names is the one which stands now."""
    target = index.get(re[0])
    return target is not None and target.hash == re[1]


def holds(
    form: Form, condition: Condition, counted: Counted, index: Mapping[RecordId, Live]
) -> bool:
    """Whether a condition of `after` holds among the records that count."""
    step = form.by_key[condition.step]
    found = [live for live in counted.get(step.key, ()) if stands(step, live, index)]
    if condition.choice is not None:
        return any(live.record.choice == condition.choice for live in found)
    if condition.both:
        return len({live.mine for live in found}) == 2
    return bool(found)


def all_hold(
    form: Form,
    conditions: Iterable[Condition],
    counted: Counted,
    index: Mapping[RecordId, Live],
) -> bool:
    """Whether all of these hold."""
    return all(holds(form, condition, counted, index) for condition in conditions)


def closed(form: Form, counted: Counted, index: Mapping[RecordId, Live]) -> bool:
    """Whether a choice that closes the thread was made: by either, or by both where it takes
    both.
    """
    for step in form.steps:
        if step.closes is not None:
            found = {live.mine for live in counted.get(step.key, ()) if stands(step, live, index)}
            if len(found) >= (2 if step.closes == "both" else 1):
                return True
    return False
