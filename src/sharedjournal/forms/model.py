# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form is: a recipe of steps, and its wording. Values only; what follows from them is in
`rules`.

`docs/format.md` describes the grammar. Nothing here knows a form by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.domain.record import Record

Gate = Literal["open", "together"]
Closes = Literal["either", "both"]
InputKind = Literal["text", "choice", "feelings", "needs", "grid", "day", "pick"]

PASS = "pass"  # noqa: S105 -- a step, not a secret
REST = "rest"
WORDLESS = (PASS, REST)
"""Steps that every thread has: they end it, and hold no word."""

OWN_KEYS = ("title", "body", "feelings", "needs")
"""Inputs that are keys of a record; every other input is one of its `fields`."""

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Condition:
    """`step`: one such record exists. `both`: one of each person. `choice`: one that chose this."""

    step: str
    both: bool = False
    choice: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a step asks for. An optional one is ticked on its own when sharing."""

    name: str
    kind: InputKind = "text"
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a form.

    `who`: opener, other, each, or a role. `per`: the step of the other person that it answers, or
    "on". `times`: how often one person may write it (with `per`: to one record); None is any
    number. `minutes` is for a private page. `spawns` maps an input to the form (without number)
    that it may begin. `rows` and `scale` are the keys of the lines of its grids and of the worded
    steps on each line; `list` names the content list that its `pick` inputs offer from.
    """

    key: str
    who: str
    gate: Gate = "open"
    after: tuple[Condition, ...] = ()
    per: str | None = None
    until: Condition | None = None
    times: int | None = 1
    ask: str | None = None
    care: tuple[str, ...] = ()
    depth: int | None = None
    private: bool = False
    minutes: int | None = None
    choices: tuple[str, ...] = ()
    closes: Closes | None = None
    spawns: Mapping[str, str] = field(default_factory=lambda: _NONE)
    rows: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    list: str | None = None
    inputs: tuple[Input, ...] = ()

    @property
    def sealed(self) -> bool:
        """Whether neither person can read the other's before both are in."""
        return self.gate == "together"

    @property
    def opens(self) -> bool:
        """Whether a thread can begin with this step."""
        return (
            not self.private and not self.after and self.per in (None, ON) and self.who != "other"
        )

    def missing(self, record: Record) -> tuple[str, ...]:
        """The required inputs that `record` (not sealed, or opened) leaves empty, in the step's
        order.
        """
        return tuple(
            item.name
            for item in self.inputs
            if not item.optional
            and not (
                getattr(record, item.name)
                if item.name in OWN_KEYS
                else record.fields.get(item.name)
            )
        )


ON = "on"


@dataclass(frozen=True, slots=True)
class StepWording:
    """What a step says in one language: the question, beginnings of sentences, labels by input,
    choice, row and step of the scale.
    """

    question: str = ""
    starters: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=lambda: _NONE)
    choices: Mapping[str, str] = field(default_factory=lambda: _NONE)
    rows: Mapping[str, str] = field(default_factory=lambda: _NONE)
    scale: Mapping[str, str] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a form says in one language. `fold`: a sentence pattern over inputs, `{name}` for
    each.
    """

    title: str = ""
    why: str = ""
    fold: str = ""
    steps: Mapping[str, StepWording] = field(default_factory=lambda: MappingProxyType({}))

    def step(self, key: str) -> StepWording:
        """The wording of a step; an empty one where the recipe gives none."""
        return self.steps.get(key, _SILENT)


_SILENT = StepWording()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A recipe. `name` is `base@number` for a shipped one, `sha256:…` of its content for a
    couple's own.

    `on`: what it hangs on: nothing, any, mine, theirs; `on_step` narrows that to (base, step) of
    a form. `rests` names what sleeps while a thread of it is open.
    """

    name: str
    steps: tuple[Step, ...]
    tags: frozenset[str] = frozenset()
    on: Literal["nothing", "any", "mine", "theirs"] = "nothing"
    on_step: tuple[str, str] | None = None
    solo: bool = False
    roles: tuple[str, ...] = ()
    merge: bool = False
    rests: frozenset[str] = frozenset()
    wordings: Mapping[str, Wording] = field(default_factory=lambda: MappingProxyType({}))
    by_key: Mapping[str, Step] = field(init=False, repr=False, compare=False)
    order: tuple[Step, ...] = field(init=False, repr=False, compare=False)
    """The steps so that each comes after those that its conditions and its `per` name."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", MappingProxyType({s.key: s for s in self.steps}))
        object.__setattr__(self, "order", _ordered(self.steps))

    @property
    def base(self) -> str:
        """The name without its number; of an own form the whole name."""
        return self.name.partition("@")[0]

    @property
    def hard(self) -> bool:
        """Whether it is for what is hard: on no shelf, in no look back, nothing quoted into it."""
        return "hard" in self.tags

    @property
    def alone(self) -> bool:
        """Whether all of it is for its writer alone: there is no thread, and nothing travels."""
        return all(step.private for step in self.steps)

    @property
    def single(self) -> bool:
        """Whether nothing can follow its opening: a page, a reply. Its threads are in no list."""
        shared = [step for step in self.steps if not step.private]
        return len(shared) == 1 and shared[0].who == "opener" and shared[0].times == 1

    def step(self, key: str) -> Step | None:
        """The step with this key."""
        return self.by_key.get(key)

    def openings(self, role: str | None = None) -> tuple[Step, ...]:
        """The steps with which someone (in this role, where there are roles) may open a thread."""
        may = ("opener", "each", role) if self.roles else ("opener", "each")
        return tuple(step for step in self.steps if step.opens and step.who in may)

    def asked(self, key: str, topic: str | None = None, lang: str = "en") -> str:
        """The question of a step as its writer sees it, with the topic in its place.

        `{topic}` stands for the topic without its round number; where there is none, for the title.
        """
        wording = self.wording(lang)
        subject = split_round(topic)[0] or wording.title
        return wording.step(key).question.replace("{topic}", subject)

    def wording(self, lang: str = "en") -> Wording:
        """Its wording in `lang`, else in that language without region, else in English, else in
        any.
        """
        for tag in (lang, lang.partition("-")[0], "en", *sorted(self.wordings)):
            if tag in self.wordings:
                return self.wordings[tag]
        return _WORDLESS


_WORDLESS = Wording()


_ROUND = re.compile(r"(.*)#([2-9]|[1-9][0-9]{1,5})", re.DOTALL)


def split_round(topic: str | None) -> tuple[str, int]:
    """A topic without its round number, and that number: ("money", 2) for `money#2`, 1 where none
    is.
    """
    found = _ROUND.fullmatch(topic or "")
    return (found[1], int(found[2])) if found else (topic or "", 1)


def needed(step: Step) -> frozenset[str]:
    """The keys of the steps that `step` names in `after` and `per`."""
    after = frozenset(condition.step for condition in step.after)
    return after if step.per is None or step.per == ON else after | {step.per}


def _ordered(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """`steps` in an order that respects what they need; steps in a cycle are left out."""
    done: dict[str, Step] = {}
    while ready := [s for s in steps if s.key not in done and needed(s) <= done.keys()]:
        done |= {step.key: step for step in ready}
    return tuple(done.values())
