# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the file and bringing one in: one at a time, with progress, cancelled when asked.

A file is read without the vault, on another thread, so that writing goes on meanwhile. Nothing
happens by itself: the exchange folder is only looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from sharedjournal.app import arrivals, exchange, folder, seeing
from sharedjournal.app.changes import Changes
from sharedjournal.gui import sharing_words
from sharedjournal.gui.viewmodels.long_work import index_words

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.arrivals import Came
    from sharedjournal.app.exchange import BroughtIn, Knowledge, Made, ReadFile
    from sharedjournal.app.folder import Folder
    from sharedjournal.app.jobs import Job, Step
    from sharedjournal.app.seeing import SeenRow
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

Work = Literal["make", "bring-in"]
SHOW_AFTER_MS = 500


@dataclass(frozen=True, slots=True)
class FileMade:
    """A file that was made: where it lies and what no file held before."""

    path: Path
    made: Made
    new: tuple[SeenRow, ...]


@dataclass(frozen=True, slots=True)
class FileBroughtIn:
    """What bringing a file in changed, and what of it its reader may want to know."""

    done: BroughtIn
    came: Came


class ExchangeViewModel(QObject):
    """Signals: `working(str)` half a second after work began that is not done: make or bring-in;
    `progressed(object)` a `Step`; `idle` when nothing runs any more; `made(object)`;
    `brought_in(object)`; `refused(object)` a domain error; `folder_changed(object, bool)` the
    exchange folder or None, and whether a newer file of the partner's lies in it.
    """

    working = Signal(str)
    progressed = Signal(object)
    idle = Signal()
    made = Signal(object)
    brought_in = Signal(object)
    refused = Signal(object)
    folder_changed = Signal(object, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        self._work: Work | None = None
        self._cancelled = False
        self._folder: Folder | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SHOW_AFTER_MS)
        self._soon.timeout.connect(self._on_soon)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being made or brought in."""
        return self._work is not None

    @property
    def folder(self) -> Folder | None:
        """The exchange folder, as far as it was asked for."""
        return self._folder

    # --- making ---------------------------------------------------------------------------------

    def make(self, path: Path, *, all_pictures: bool = False) -> None:
        """Make the next file at `path`."""
        if self.is_busy:
            return
        self._begin("make")
        lang = sharing_words.language()

        def work(session: Session, job: Job) -> FileMade:
            today = session.world.clock.today()
            before = seeing.seen(session, lang).new
            made = exchange.make_file(session, path, all_pictures=all_pictures, progress=job)
            new = tuple(r for r in before if r.sleeps_until is None or r.sleeps_until <= today)
            return FileMade(path, made, new)

        def ok(result: FileMade) -> None:
            self._end()
            changes = Changes(sharing=True, everything=result.made.opened > 0)
            self._context.bus.tell(changes, self)
            self.made.emit(result)

        self._job = self._context.tasks.vault(work, ok, self._on_error, self._on_progress)

    def move(self, made: FileMade, path: Path) -> None:
        """Put the file that was made somewhere else."""
        if self.is_busy:
            return
        self._begin("make")

        def ok(_nothing: None) -> None:
            self._end()
            self.made.emit(replace(made, path=path))

        self._job = self._context.tasks.pool(
            lambda job: exchange.move_file(made.path, path, job),
            ok,
            self._on_error,
            self._on_progress,
        )

    # --- bringing in ----------------------------------------------------------------------------

    def bring_in(self, path: Path) -> None:
        """Read a file and store what it changes: all of it or nothing."""
        if self.is_busy:
            return
        self._begin("bring-in")

        def known(knowledge: Knowledge) -> None:
            self._read(knowledge, path)

        self._job = self._context.tasks.vault(
            lambda session, _job: exchange.knowledge(session),
            known,
            self._on_error,
            self._on_progress,
        )

    def _read(self, knowledge: Knowledge, path: Path) -> None:
        if self._stopped():
            return
        host = self._context.host

        def work(job: Job) -> tuple[ReadFile, str]:
            # The session's own decoder belongs to the vault thread.
            decoder = host.world().decoder
            try:
                read = exchange.read_file(knowledge, path, decoder, job)
            finally:
                decoder.close()
            return read, folder.mark_of(path)

        self._job = self._context.tasks.pool(work, self._apply, self._on_error, self._on_progress)

    def _apply(self, found: tuple[ReadFile, str]) -> None:
        if self._stopped():
            return
        read, mark = found
        lang = sharing_words.language()

        def work(session: Session, job: Job) -> FileBroughtIn:
            done = exchange.apply(session, read, job)
            folder.remember_seen(session, mark)
            came = arrivals.came(session, read, lang)
            if came.rows:
                arrivals.mark_news(session, there=True)
            return FileBroughtIn(done, came)

        def ok(result: FileBroughtIn) -> None:
            self._end()
            done = result.done
            if done.new or done.changed or done.withdrawn or result.came.rows or done.both_in:
                self._context.bus.tell(Changes(everything=True, sharing=True), self)
            self.brought_in.emit(result)
            index_words(self._context.tasks)

        self._job = self._context.tasks.vault(work, ok, self._on_error, self._on_progress)

    # --- the exchange folder --------------------------------------------------------------------

    def look_at_folder(self) -> None:
        """See whether a newer file lies in the exchange folder."""

        def found(where: Folder | None) -> None:
            self._folder = where
            if where is None:
                self.folder_changed.emit(None, False)  # noqa: FBT003 -- a Qt signal
                return
            self._context.tasks.pool(
                lambda _job: folder.is_newer(where),
                lambda newer: self.folder_changed.emit(where, newer),
            )

        self._context.tasks.vault(lambda session, _job: folder.chosen(session), found)

    def choose_folder(self, path: Path | None) -> None:
        """Use an exchange folder from now on, or none."""

        def ok(_changes: Changes) -> None:
            self.look_at_folder()

        self._context.tasks.vault(
            lambda session, _job: folder.choose(session, path), ok, self.refused.emit
        )

    # --- one at a time --------------------------------------------------------------------------

    def cancel(self) -> None:
        """Stop what runs; everything begun is rolled back."""
        self._cancelled = True
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """The journal is being locked."""
        self.cancel()
        self._soon.stop()
        self._folder = None

    def _begin(self, work: Work) -> None:
        self._work, self._cancelled = work, False
        self._soon.start()

    def _end(self) -> None:
        self._work, self._job = None, None
        self._soon.stop()
        self.idle.emit()

    def _stopped(self) -> bool:
        if self._cancelled:
            self._end()
        return self._cancelled

    def _on_soon(self) -> None:
        if self._work is not None:
            self.working.emit(self._work)

    def _on_progress(self, step: Step | None) -> None:
        if step is not None:
            self.progressed.emit(step)
        elif self._cancelled and self.is_busy:
            # Cancelled work has no result; its last report is the only sign that it ended.
            self._end()

    def _on_error(self, error: SharedJournalError) -> None:
        self._end()
        self.refused.emit(error)
