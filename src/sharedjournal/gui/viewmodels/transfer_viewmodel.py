# SPDX-License-Identifier: GPL-3.0-or-later
"""Other journals in, own words out. An import is looked at first; nothing comes in before that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import transfer, upkeep
from sharedjournal.app.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharedjournal.app.jobs import Job, Step
    from sharedjournal.app.session import Session
    from sharedjournal.app.transfer import Scope, Taken
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

T = TypeVar("T")
INDEX_ROWS = 200


@dataclass(frozen=True, slots=True)
class Looked:
    """What an import would bring in."""

    kind: str
    path: Path
    taken: Taken


class TransferViewModel(QObject):
    """Signals: `looked(object)` a `Looked`; `imported(object)` what was `Taken`;
    `exported(object)` where to; `working(str)`: look, import or export; `progressed(object)` a
    `Step`; `idle`; `refused(object)` a domain error.
    """

    looked = Signal(object)
    imported = Signal(object)
    exported = Signal(object)
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

    def look_at(self, kind: str, path: Path) -> None:
        """See what a journal holds; nothing comes in."""
        self._run(
            "look",
            lambda session, job: transfer.import_journal(
                session, kind, path, dry_run=True, progress=job
            ),
            lambda taken: self.looked.emit(Looked(kind, path, taken)),
        )

    def bring_in(self, looked: Looked) -> None:
        """Import what was looked at, all of it private."""

        def ok(taken: Taken) -> None:
            self._context.bus.tell(Changes(everything=True), self)
            self.imported.emit(taken)
            self._index()

        self._run(
            "import",
            lambda session, job: transfer.import_journal(
                session, looked.kind, looked.path, dry_run=False, progress=job
            ),
            ok,
        )

    def export(self, kind: str, path: Path, scope: Scope) -> None:
        """Write words that anyone can read."""

        def work(session: Session, job: Job) -> int:
            job.check()
            return transfer.export_journal(session, kind, path, scope)

        self._run("export", work, lambda _count: self.exported.emit(path))

    def cancel(self) -> None:
        """Stop; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _index(self) -> None:
        """Words that came in are found by search a little later, so that writing goes on."""

        def ok(more: bool) -> None:  # noqa: FBT001 -- the result of the work
            if more:
                self._index()

        self._context.tasks.vault(lambda session, _job: upkeep.index_slice(session, INDEX_ROWS), ok)

    def _run(self, name: str, work: Callable[[Session, Job], T], ok: Callable[[T], None]) -> None:
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
