# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each step of a thread stands for each person, and one line for the whole. Derived, never
stored.

There is no word here for what somebody has not done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.domain.ids import RecordId, ThreadId
    from sharedjournal.forms.model import Step
    from sharedjournal.forms.rules import Live
    from sharedjournal.forms.thread import Thread

Stand = Literal[
    "nothing", "draft", "next-file", "file", "here", "sealed-here", "open", "passed", "gone"
]
Line = Literal["something-new", "next-file", "yours-to-write", "resting", "ended", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """What only this vault knows about its records; it changes what is shown, never what follows.

    `drafts`: steps with words that are not confirmed. `files`: for each own record the number of
    the first file that held this revision; one that is not named is in the next file. `unseen`:
    the partner's records not looked at yet. `gone`: (thread, step, mine) of records that were
    taken back.
    """

    drafts: frozenset[tuple[ThreadId, str]] = frozenset()
    files: Mapping[RecordId, int] = field(default_factory=lambda: MappingProxyType({}))
    unseen: frozenset[RecordId] = frozenset()
    gone: frozenset[tuple[ThreadId, str, bool]] = frozenset()


@dataclass(frozen=True, slots=True)
class StepState:
    """Where one step stands for one person. `number`: of the file, where `stand` is `file`."""

    step: Step
    mine: bool
    stand: Stand
    number: int | None = None


def step_states(thread: Thread, local: Local) -> tuple[StepState, ...]:
    """Every step of a thread for each person who writes it, mine first. Empty for a form unknown
    here.
    """
    frame = thread.frame
    if frame is None:
        return ()
    return tuple(
        _state(thread, step, local, mine=mine)
        for step in frame.form.steps
        for mine in (True, False)
        if frame.may_write(step, mine=mine) and (mine or not step.private)
    )


def line(thread: Thread, local: Local) -> Line:
    """One word for a thread in a list, the first that applies."""
    form = thread.form
    if any(not item.live.mine and item.live.record.id in local.unseen for item in thread.items):
        return "something-new"
    if form is not None and yours(thread):
        return "yours-to-write"
    if any(_leaves(item.live, local) for item in thread.items):
        return "next-file"
    if thread.ended == "resting":
        return "resting"
    if thread.ended is not None or (form is not None and thread.complete()):
        return "ended"
    return "quiet"


def yours(thread: Thread) -> bool:
    """Whether there is a step that I have not written, or a choice of mine about an earlier
    version.
    """
    mine = {i.live.record.id for i in thread.items if i.live.mine and i.counts and i.about_earlier}
    again = any(found.revises in mine for found in thread.changeable())
    return again or any(found.step.times is not None for found in thread.writable())


def _leaves(live: Live, local: Local) -> bool:
    return live.mine and live.record.id not in local.files


def _state(thread: Thread, step: Step, local: Local, *, mine: bool) -> StepState:
    found = thread.counted(step.key, mine=mine)
    if found:
        return _written(step, found[-1], local)
    if mine and (thread.id, step.key) in local.drafts:
        return StepState(step, mine, "draft")
    if (thread.id, step.key, mine) in local.gone:
        return StepState(step, mine, "gone")
    return StepState(step, mine, "passed" if thread.set_aside(mine=mine) else "nothing")


def _written(step: Step, live: Live, local: Local) -> StepState:
    if not live.mine:
        stand: Stand = "here"
        if step.sealed:
            stand = "open" if live.readable else "sealed-here"
        return StepState(step, live.mine, stand)
    number = local.files.get(live.record.id)
    return StepState(step, live.mine, "next-file" if number is None else "file", number)
