# SPDX-License-Identifier: GPL-3.0-or-later
"""One thread as its reader sees it: what counts in it, how it ended, what may be written in it
now.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sharedjournal.forms import rules
from sharedjournal.forms.model import ON, WORDLESS, Form, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sharedjournal.domain.ids import RecordId, ThreadId
    from sharedjournal.forms.rules import Frame, Item, Live

Ending = Literal["closed", "passed", "resting"]
_WORDLESS_STEPS = {key: Step(key=key, who="each") for key in WORDLESS}


@dataclass(frozen=True, slots=True)
class Writable:
    """A step that I may write now. The record gets this `thread`, `step.key`, and `re`, and no
    `form`.

    `revises`: my record that a new revision would replace (a choice is changed, never made twice).
    """

    thread: ThreadId
    step: Step
    re: tuple[RecordId, str] | None = None
    revises: RecordId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One canonical thread as its reader sees it now.

    `form` is None where it is not known, or where no live record opens the thread: then every
    item is plain text and nothing can be written. `form_name` is what the opening record names.
    `on` is the record that the thread hangs on, with the hash of its present line. `opener`:
    whether I opened it. `ended`: by a choice, by a pass, or resting; None while it is open.
    `items` are in reading order.
    """

    id: ThreadId
    form: Form | None = None
    form_name: str | None = None
    topic: str | None = None
    on: tuple[RecordId, str] | None = None
    opener: bool | None = None
    ended: Ending | None = None
    items: tuple[Item, ...] = ()
    frame: Frame | None = field(default=None, repr=False)
    counting: rules.Counted = field(default_factory=dict, repr=False, compare=False)
    index: Mapping[RecordId, Live] = field(default_factory=dict, repr=False, compare=False)

    def counted(self, step: str, *, mine: bool | None = None) -> tuple[Live, ...]:
        """The records of a step that count, of both people or of one, the earlier ones first."""
        found = self.counting.get(step, ())
        return tuple(live for live in found if mine is None or live.mine == mine)

    def set_aside(self, *, mine: bool) -> bool:
        """Whether this person said pass or rest, whatever that ends."""
        return any(self.counted(key, mine=mine) for key in WORDLESS)

    def role(self, *, mine: bool) -> str | None:
        """The role of this person, in a form with roles."""
        return self.frame.role_of(mine=mine) if self.frame is not None else None

    def writable(self, spent: Collection[str] = ()) -> tuple[Writable, ...]:
        """The steps that I may write now, in the order of the recipe; for a step per record one
        each.

        `spent` are sealed steps of this thread whose key left and whose answer was taken back
        since: those are not written again. Pass and rest are not among them, see `may_end`.
        """
        found = self._new(mine=True)
        return tuple(
            each
            for each in found
            if each.step.key not in spent and (each.re is None or self.index[each.re[0]].readable)
        )

    def changeable(self) -> tuple[Writable, ...]:
        """My choices that a new revision may change, each about the line that stands now."""
        return tuple(
            Writable(self.id, step, self._renewed(live.record.re), live.record.id)
            for step in self._steps(mine=True)
            if step.choices and not step.sealed
            for live in self.counted(step.key, mine=True)
        )

    def private_steps(self) -> tuple[Step, ...]:
        """The pages of this form that never travel and that I may write now."""
        return tuple(step for step in self._steps(mine=True) if step.private)

    def may_end(self) -> bool:
        """Whether I may pass or rest now: always, while the thread is open to me."""
        return self._open_to(mine=True) is not None

    def complete(self) -> bool:
        """Whether neither person has a step left but those that may be written any number of
        times.
        """
        return not any(
            found.step.times is not None for mine in (True, False) for found in self._new(mine=mine)
        ) and all(item.live.readable for item in self.items if item.counts)

    def find(
        self, step: str, about: RecordId | None = None, spent: Collection[str] = ()
    ) -> Writable | None:
        """What I would write in this step (about that record), or None where I may not.

        A new record before a changed choice; `pass` and `rest` too.
        """
        if step in WORDLESS:
            return Writable(self.id, _WORDLESS_STEPS[step]) if self.may_end() else None
        for found in (*self.writable(spent), *self.changeable()):
            if found.step.key == step and about in (None, found.re and found.re[0]):
                return found
        return None

    def _open_to(self, *, mine: bool) -> Frame | None:
        return None if self.ended is not None or self.set_aside(mine=mine) else self.frame

    def _steps(self, *, mine: bool) -> Iterator[Step]:
        """The steps that this person writes and whose conditions hold."""
        frame = self._open_to(mine=mine)
        if frame is not None:
            for step in frame.form.steps:
                if frame.may_write(step, mine=mine) and rules.all_hold(
                    frame.form, step.after, self.counting, self.index
                ):
                    yield step

    def _new(self, *, mine: bool) -> Iterator[Writable]:
        """What this person may write by everything shared, whether or not a seal is open here."""
        for step in self._steps(mine=mine):
            if step.private:
                continue
            written: dict[RecordId | None, list[Live]] = defaultdict(list)
            for live in self.counted(step.key, mine=mine):
                re = live.record.re if step.per is not None else None
                written[re[0] if re is not None else None].append(live)
            for target in self._targets(step, mine=mine):
                answers = written[target[0] if target is not None else None]
                left = step.times is None or len(answers) < step.times
                if left and self._again(step, answers, mine=mine):
                    yield Writable(self.id, step, target)

    def _targets(self, step: Step, *, mine: bool) -> Sequence[tuple[RecordId, str] | None]:
        if step.per is None:
            return (None,)
        if step.per == ON:
            return (self.on,) if self.on is not None else ()
        found = rules.answerable(self.frame, step, self.counting, mine=mine) if self.frame else ()
        return [(live.record.id, live.hash) for live in found]

    def _again(self, step: Step, answers: Sequence[Live], *, mine: bool) -> bool:
        """Not once the other said that it is enough; and not before they said anything about the
        last.
        """
        if step.until is None or not answers or self.form is None:
            return True
        asked = self.form.by_key[step.until.step]
        ids = {live.record.id for live in answers}
        said = [
            (live, live.record.re[0])
            for live in self.counted(asked.key, mine=not mine)
            if live.record.re is not None and live.record.re[0] in ids
        ]
        if any(
            live.record.choice == step.until.choice and rules.stands(asked, live, self.index)
            for live, _target in said
        ):
            return False
        return any(target == answers[-1].record.id for _live, target in said)

    def _renewed(self, re: tuple[RecordId, str] | None) -> tuple[RecordId, str] | None:
        target = self.index.get(re[0]) if re is not None else None
        return (target.record.id, target.hash) if target is not None else re
