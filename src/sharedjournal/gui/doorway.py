# SPDX-License-Identifier: GPL-3.0-or-later
"""The window before a journal is open: unlock, a new journal, recovery words, a backup restored.

Knows which page follows which; keys are worked out on the vault thread, never here. What opens
vaults is loaded when it is needed: the page is on screen before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.domain.errors import SharedJournalError, WrongPassphrase
from sharedjournal.gui import dates, error_text, strength
from sharedjournal.gui.dialogs import WindowDialogs
from sharedjournal.gui.views.first_run import FirstRun, Wanted
from sharedjournal.gui.views.recover import RecoverView
from sharedjournal.gui.views.unlock import UnlockView
from sharedjournal.gui.widgets.backdrop import SIGNS, SignKind

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent

    from sharedjournal.app import opening, upkeep
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.host import Host
    from sharedjournal.gui.tasks import ThreadTasks

SIZE = (1280, 800)
SMALLEST = (880, 600)
ASKED_WORDS = 3
CAPS_MS = 400


class Doorway(QWidget):
    """Signals: `opened(object)` the session of a journal that was opened, `left` on closing,
    `listed` when the journals are known.
    """

    opened = Signal(object)
    left = Signal()
    listed = Signal()

    def __init__(self, host: Host, tasks: ThreadTasks) -> None:
        super().__init__()
        self._host, self._tasks = host, tasks
        self._world = host.world()
        self._dialogs = WindowDialogs(self)
        self._other: Path | None = None
        self._recovery: upkeep.Recovery | None = None
        self._source: Path | None = None
        """The folder to recover, or the backup to restore."""
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._unlock = UnlockView()
        self._unlock.open_asked.connect(self._on_open)
        self._unlock.recovery_asked.connect(self._on_recovery)
        self._unlock.other_asked.connect(self._on_other)
        self._unlock.new_asked.connect(self.begin)
        self._unlock.restore_asked.connect(self._on_restore)
        self._pages.addWidget(self._unlock)
        self._caps = QTimer(self)
        self._caps.setInterval(CAPS_MS)
        self._caps.timeout.connect(self._look_at_caps_lock)
        self._caps.start()
        self._has_listed = False

    def show_waiting(self) -> None:
        """A file waits to be shown once a journal is open."""
        self._unlock.show_waiting()

    # --- unlock ---------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_listed:
            self._has_listed = True
            # After the first painting: what reads the journals' names takes a while to load.
            QTimer.singleShot(0, self, self._list_journals)

    def _list_journals(self) -> None:
        def ok(found: tuple[opening.Known, ...]) -> None:
            self._show_journals(found)
            if not found and self._other is None:
                self.begin()
            self.listed.emit()

        self._tasks.pool(_labelled, ok)

    def _show_journals(self, found: tuple[opening.Known, ...]) -> None:
        shown = [(known.folder, known.label, _sign(known.sign)) for known in found]
        if self._other is not None:
            plain: SignKind = "plain"
            shown.insert(0, (self._other, self._other.name, plain))
        self._unlock.set_journals(shown)

    def _on_open(self, folder: Path, passphrase: bytearray) -> None:
        from sharedjournal.app import upkeep

        world = self._world

        def work(_job: Job) -> Session:
            try:
                return upkeep.unlock(world, folder, passphrase)
            finally:
                passphrase[:] = bytes(len(passphrase))

        self._tasks.open_session(work, self._on_session, self._on_unlock_failed)

    def _on_unlock_failed(self, error: SharedJournalError) -> None:
        words = error_text.describe(error)
        if isinstance(error, WrongPassphrase):
            self._unlock.show_problem(words.sentence)
        else:
            self._unlock.show_problem("")
            self._dialogs.tell(words)

    def _on_other(self) -> None:
        folder = self._dialogs.open_folder(self.tr("Open another journal"))
        if folder is not None:
            self._other = folder
            self._pages.setCurrentWidget(self._unlock)
            self._tasks.pool(_labelled, self._show_journals)

    def _on_session(self, session: Session) -> None:
        self._caps.stop()
        self.opened.emit(session)

    # --- a new journal --------------------------------------------------------------------------

    def begin(self) -> None:
        """The pages that make a new journal."""
        from sharedjournal.app import upkeep

        today = self._world.clock.today()
        asked = upkeep.some_places(self._world.ids, ASKED_WORDS)
        page = FirstRun(self._suggest, dates.full(today), asked, strength.beside(self._tasks))
        page.words_needed.connect(self._on_words_needed)
        page.done.connect(self._on_wanted)
        page.left.connect(self._on_first_run_left)
        page.print_asked.connect(self._on_print)
        page.pdf_asked.connect(self._on_pdf)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _first_run(self) -> FirstRun | None:
        page = self._pages.currentWidget()
        return page if isinstance(page, FirstRun) else None

    def _suggest(self) -> str:
        from sharedjournal.app import upkeep

        return upkeep.suggested_passphrase(self._world.ids)

    def _on_words_needed(self) -> None:
        from sharedjournal.app import upkeep

        page = self._first_run()
        if page is None:
            return
        if self._recovery is None:
            self._recovery = upkeep.new_recovery()
        page.set_words(self._recovery.listed())

    def _on_wanted(self, wanted: Wanted) -> None:
        from sharedjournal.app import opening, upkeep

        world, recovery = self._world, self._recovery
        folder = opening.new_place(world.ids)

        def work(_job: Job) -> Session:
            try:
                return upkeep.create(
                    world,
                    folder,
                    name=wanted.label,
                    label=wanted.label or None,
                    sign=wanted.sign,
                    passphrase=wanted.passphrase,
                    recovery=recovery or False,
                ).session
            finally:
                wanted.passphrase[:] = bytes(len(wanted.passphrase))

        self._tasks.open_session(work, self._on_made, self._on_making_failed)

    def _on_made(self, session: Session) -> None:
        self._wipe_words()
        page = self._first_run()
        if page is not None:
            page.forget()
        self._on_session(session)

    def _on_making_failed(self, error: SharedJournalError) -> None:
        page = self._first_run()
        if page is not None:
            page.show_problem(error_text.describe(error).sentence)

    def _on_first_run_left(self) -> None:
        self._wipe_words()
        page = self._pages.currentWidget()
        self._pages.setCurrentWidget(self._unlock)
        self._source = None
        if page is not None and page is not self._unlock:
            self._pages.removeWidget(page)
            page.deleteLater()

    def _wipe_words(self) -> None:
        if self._recovery is not None:
            self._recovery.wipe()
            self._recovery = None

    def _on_print(self) -> None:
        from sharedjournal.gui import recovery_sheet

        page = self._first_run()
        if page is not None:
            recovery_sheet.print_sheet(self, page.words, self._world.clock.today())

    def _on_pdf(self) -> None:
        from sharedjournal.gui import recovery_sheet

        page = self._first_run()
        if page is None:
            return
        path = self._dialogs.save_file(
            self.tr("Save the recovery sheet"),
            self.tr("recovery sheet.pdf"),
            self.tr("PDF (*.pdf)"),
        )
        if path is None:
            return
        words, day = page.words, self._world.clock.today()
        self._tasks.pool(
            lambda _job: recovery_sheet.write_pdf(path, words, day), None, self._on_pdf_failed
        )

    def _on_pdf_failed(self, error: SharedJournalError) -> None:
        self._dialogs.tell(error_text.describe(error))

    # --- other ways in --------------------------------------------------------------------------

    def _on_recovery(self, folder: Path) -> None:
        page = RecoverView(with_backup=False)
        page.left.connect(self._on_first_run_left)
        page.recover_asked.connect(self._recover)
        self._source = folder
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _recover(self, words: bytearray, passphrase: bytearray) -> None:
        from sharedjournal.app import upkeep

        folder, world = self._source, self._world
        if folder is None:
            return

        def work(_job: Job) -> Session:
            try:
                return upkeep.recover(world, folder, words, passphrase)
            finally:
                words[:] = bytes(len(words))
                passphrase[:] = bytes(len(passphrase))

        self._tasks.open_session(work, self._on_session, self._on_recover_failed)

    def _on_recover_failed(self, error: SharedJournalError) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, RecoverView):
            page.show_problem(error_text.describe_recovery(error).sentence)

    def _on_restore(self) -> None:
        backup = self._dialogs.open_file(
            self.tr("Restore a backup"), self.tr("Backups (*.backup *.tar);;All files (*)")
        )
        if backup is None:
            return
        page = RecoverView(with_backup=True)
        page.left.connect(self._on_first_run_left)
        page.restore_asked.connect(self._restore)
        self._source = backup
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _restore(self, passphrase: bytearray) -> None:
        from sharedjournal.app import opening, upkeep

        backup, world = self._source, self._world
        if backup is None:
            return
        folder = opening.new_place(world.ids)

        def work(_job: Job) -> Session:
            try:
                return upkeep.restore(world, backup, folder, passphrase)
            finally:
                passphrase[:] = bytes(len(passphrase))

        self._tasks.open_session(work, self._on_session, self._on_recover_failed)

    # --- events ---------------------------------------------------------------------------------

    def _look_at_caps_lock(self) -> None:
        self._unlock.show_caps_lock(on=self._host.caps_lock())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.type() == QEvent.Type.KeyPress:
            self._look_at_caps_lock()
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.left.emit()


def _labelled(_job: Job) -> tuple[opening.Known, ...]:
    from sharedjournal.app import opening

    return opening.labelled()


def _sign(name: str | None) -> SignKind:
    return next((sign for sign in SIGNS if sign == name), "plain")
