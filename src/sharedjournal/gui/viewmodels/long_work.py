# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that takes a while, one at a time, with progress and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import upkeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.jobs import Job, Step
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.tasks import Tasks

T = TypeVar("T")
INDEX_ROWS = 200


class LongWork(QObject):
    """Signals: `working(str)` work of that name has begun; `progressed(object)` a `Step`; `idle`;
    `refused(object)` a domain error.
    """

    working = Signal(str)
    progressed = Signal(object)
    idle = Signal()
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._busy

    def cancel(self) -> None:
        """Stop it; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def run(self, name: str, work: Callable[[Session, Job], T], ok: Callable[[T], None]) -> None:
        """Begin, unless something is under way; `ok` is told the result once it is idle."""
        if self._busy:
            return
        self._busy = True
        self.working.emit(name)

        def done(result: T) -> None:
            self._end()
            ok(result)

        def failed(error: SharedJournalError) -> None:
            self._end()
            self.refused.emit(error)

        job = self._context.tasks.vault(work, done, failed, self._on_progress)
        # Work that was done at once has ended by now.
        self._job = job if self._busy else None

    def _end(self) -> None:
        if self._busy:
            self._busy, self._job = False, None
            self.idle.emit()

    def _on_progress(self, step: Step | None) -> None:
        if step is not None:
            self.progressed.emit(step)
        else:
            # The last report, also of work that was cancelled and has no result.
            self._end()


def index_words(tasks: Tasks) -> None:
    """Have search find the words that came in, a little later and in slices: writing goes on."""

    def ok(more: bool) -> None:  # noqa: FBT001 -- the result of the work
        if more:
            index_words(tasks)

    tasks.vault(lambda session, _job: upkeep.index_slice(session, INDEX_ROWS), ok)
