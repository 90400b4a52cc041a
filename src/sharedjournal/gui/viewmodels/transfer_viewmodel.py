# SPDX-License-Identifier: GPL-3.0-or-later
"""Other journals in, own words out. An import is looked at first; nothing comes in before that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sharedjournal.app import transfer
from sharedjournal.app.changes import Changes
from sharedjournal.gui.viewmodels.long_work import LongWork, index_words

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.app.transfer import Scope, Taken


@dataclass(frozen=True, slots=True)
class Looked:
    """What an import would bring in."""

    kind: str
    path: Path
    taken: Taken


class TransferViewModel(LongWork):
    """Signals: `looked(object)` a `Looked`; `imported(object)` what was `Taken`;
    `exported(object)` where to; `working(str)`: look, import or export; and those of `LongWork`.
    """

    looked = Signal(object)
    imported = Signal(object)
    exported = Signal(object)

    def look_at(self, kind: str, path: Path) -> None:
        """See what a journal holds; nothing comes in."""
        self.run(
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
            index_words(self._context.tasks)

        self.run(
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

        self.run("export", work, lambda _count: self.exported.emit(path))
