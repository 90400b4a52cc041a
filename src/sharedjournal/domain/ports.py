# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal asks of the world: the time, new ids, progress. Real ones live in `system`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime


class Clock(Protocol):
    """The time. Days never decide shared state; see `today`."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def offset_minutes(self) -> int:
        """Minutes east of UTC of the writer's local time at this moment."""
        ...

    def today(self) -> date:
        """The writer's local calendar date."""
        ...


class Ids(Protocol):
    """New random identifiers."""

    def new(self) -> str:
        """A version 4 UUID in canonical form."""
        ...

    def random_bytes(self, size: int) -> bytes:
        """`size` bytes nobody can guess (epochs, pair ids; keys are drawn by `crypto`)."""
        ...


class Progress(Protocol):
    """How long work reports, and how it learns that it should stop."""

    def report(self, done: int, total: int, phase: str) -> None:
        """Say how far it is, in units of `phase`. Raises `Cancelled` when asked to stop."""
        ...

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop."""
        ...


class NoProgress:
    """Progress that nobody watches and nobody stops."""

    def report(self, done: int, total: int, phase: str) -> None:
        """Nothing."""

    def check(self) -> None:
        """Nothing."""
