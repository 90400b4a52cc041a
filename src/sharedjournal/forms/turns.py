# SPDX-License-Identifier: GPL-3.0-or-later
"""Time together by turns: what comes after what, for how long, and who begins.

Pure: time is a number of seconds given from outside, from a clock that only goes forward. Nothing
of it is recorded, and nothing travels. Kinds of turns are data, `content/<lang>/turns.toml`.
"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from dataclasses import dataclass, replace
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "en"
MINUTE = 60
LENGTHS = (5, 15, 30)
"""Minutes that turns are scaled to; a kind says its own length."""

Who = Literal["both", "first", "second"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn. `who` has the word; `seconds` at the kind's own length; `line` is on the screen."""

    key: str
    who: Who
    seconds: int
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Running:
    """A time together as it stands. `began`: when this turn began, with pauses taken off.

    `paused`: since when it is paused. `swapped`: the second person speaks first. After the last
    turn `at` is the number of turns: done.
    """

    turns: tuple[Turn, ...]
    at: int = 0
    began: float = 0.0
    paused: float | None = None
    more: int = 0
    swapped: bool = False

    @property
    def turn(self) -> Turn | None:
        """The turn that runs; None when all are done."""
        return self.turns[self.at] if self.at < len(self.turns) else None

    @property
    def speaker(self) -> Who:
        """Who has the word, the swap included."""
        if self.turn is None or self.turn.who == "both":
            return "both"
        return "second" if (self.turn.who == "first") == self.swapped else "first"

    def left(self, now: float) -> float:
        """Seconds left in this turn, never below nothing."""
        if self.turn is None:
            return 0.0
        until = self.paused if self.paused is not None else now
        return max(0.0, self.turn.seconds + self.more - (until - self.began))

    def tick(self, now: float) -> Running:
        """What runs at `now`: the next turn where this one is over. A gap in time skips no turn."""
        if self.turn is None or self.paused is not None or self.left(now) > 0:
            return self
        return self.next(now)

    def next(self, now: float) -> Running:
        """The next turn, from its beginning."""
        if self.turn is None:
            return self
        return replace(self, at=self.at + 1, began=now, paused=None, more=0)

    def pause(self, now: float) -> Running:
        """Time stands still."""
        return self if self.paused is not None else replace(self, paused=now)

    def resume(self, now: float) -> Running:
        """Time goes on from where it stood."""
        if self.paused is None:
            return self
        return replace(self, began=self.began + now - self.paused, paused=None)

    def longer(self) -> Running:
        """One minute more for this turn."""
        return replace(self, more=self.more + MINUTE)

    def swap(self) -> Running:
        """The other one speaks first."""
        return replace(self, swapped=not self.swapped)

    def stop(self) -> Running:
        """Over, at any time, which is as good as the end."""
        return replace(self, at=len(self.turns), paused=None)


def start(turns: tuple[Turn, ...], now: float) -> Running:
    """The first turn begins."""
    return Running(turns, began=now)


def scaled(turns: tuple[Turn, ...], minutes: int) -> tuple[Turn, ...]:
    """The same turns in another length; their sum is exactly that many minutes."""
    whole, total, found, before = sum(turn.seconds for turn in turns), minutes * MINUTE, [], 0
    gone = 0
    for turn in turns:
        before += turn.seconds
        # By sums, so that what is rounded never adds up.
        until = before * total // whole
        found.append(replace(turn, seconds=until - gone))
        gone = until
    return tuple(found)


def opener_begins(thread: str) -> bool:
    """Whether the one who opened the thread speaks first: by the hash of its canonical id, so both
    screens agree and nobody has to ask.
    """
    return hashlib.sha256(thread.encode()).digest()[-1] % 2 == 0


@functools.cache
def turn_lists(lang: str = DEFAULT) -> Mapping[str, tuple[Turn, ...]]:
    """The turns of each kind in `lang`, in it without region, or in English."""
    content = resources.files("sharedjournal.forms").joinpath("content")
    for tag in (lang, lang.partition("-")[0]):
        # A tag may come from outside; a name that is not a plain word never becomes a path.
        if tag.isalnum() and (file := content.joinpath(tag, "turns.toml")).is_file():
            document = tomllib.loads(file.read_text(encoding="utf-8"))
            return MappingProxyType({kind: _turns(rows) for kind, rows in document.items()})
    return turn_lists(DEFAULT)


def _turns(rows: list[dict[str, Any]]) -> tuple[Turn, ...]:
    return tuple(Turn(**row) for row in rows)
