# SPDX-License-Identifier: GPL-3.0-or-later
"""How far long work is, on a terminal's standard error and nowhere else."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.ports import NoProgress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from tqdm import tqdm

    from sharedjournal.cli.terminal import Terminal
    from sharedjournal.domain.ports import Progress

DELAY = 0.5
"""Seconds: what is done sooner needs no bar."""
_WORDS = {"check": "checking", "read": "reading", "reading": "reading", "write": "writing"}


class Bar:
    """One bar at a time, a new one for each phase. Stopping it is the keyboard's business."""

    def __init__(self, err: TextIO, *, delay: float = DELAY) -> None:
        self._err = err
        self._delay = delay
        self._phase: str | None = None
        self._bar: tqdm[Any] | None = None

    def report(self, done: int, total: int, phase: str) -> None:
        """Show how far `phase` is; a total of 0 is an unknown one."""
        if phase != self._phase or self._bar is None:
            self.close()
            self._phase = phase
            self._bar = self._new(total, phase)
        self._bar.total = max(total, done) or None
        self._bar.update(done - self._bar.n)

    def check(self) -> None:
        """Nothing: an interrupt from the keyboard arrives by itself."""

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _new(self, total: int, phase: str) -> tqdm[Any]:
        import threading

        from tqdm import tqdm

        # Its own lock would be one between processes, and a thread would watch over it.
        tqdm.set_lock(threading.RLock())
        tqdm.monitor_interval = 0
        return tqdm(
            total=total or None,
            desc=_WORDS.get(phase, phase),
            file=self._err,
            leave=False,
            delay=self._delay,
            unit="",
            unit_scale=True,
            ncols=None,
        )


@contextmanager
def shown(terminal: Terminal) -> Iterator[Progress]:
    """A progress bar where a person can see it."""
    if not terminal.watched:
        yield NoProgress()
        return
    bar = Bar(terminal.err)
    try:
        yield bar
    finally:
        bar.close()
