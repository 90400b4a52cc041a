# SPDX-License-Identifier: GPL-3.0-or-later
"""How long work reports and stops.

The worker writes, whoever watches polls; no callback crosses threads.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from sharedjournal.domain.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Step:
    """How far work is: `done` of `total` units (0: unknown) of `phase`, a fixed token."""

    done: int
    total: int
    phase: str


class Job:
    """One run of long work; a `domain.ports.Progress`. `cancel` may come from any thread."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._latest: Step | None = None

    @property
    def latest(self) -> Step | None:
        """The last report, or None before the first. Reading it never blocks the work."""
        return self._latest

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()

    def report(self, done: int, total: int, phase: str) -> None:
        """Say how far it is. Raises `Cancelled` when asked to stop."""
        self._latest = Step(done, total, phase)
        self.check()

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled
