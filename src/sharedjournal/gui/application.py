# SPDX-License-Identifier: GPL-3.0-or-later
"""The Qt application from start to lock: which window is shown, and how everything ends.

Locking takes the windows away in one go, saves the draft, closes the vault, and has the process
replaced: nothing that was read stays in memory. Hiding is the same act, and comes back minimised.
"""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from sharedjournal.gui import resources
from sharedjournal.gui.doorway import Doorway
from sharedjournal.gui.journal import Journal
from sharedjournal.gui.tasks import ThreadTasks
from sharedjournal.gui.theme import Theme
from sharedjournal.gui.widgets.backdrop import FocusRing
from sharedjournal.gui.words import crash_words

if TYPE_CHECKING:
    from types import TracebackType

    from sharedjournal.app.session import Session
    from sharedjournal.gui.host import Host

NAME = "sharedjournal"
SAVE_SECONDS = 0.5
"""How long the draft may take on locking; after that the process ends without it."""


class Application(QObject):
    """One run of the window. Signals: `crashed(str)` with a traceback that holds no values."""

    crashed = Signal(str)

    def __init__(self, host: Host, arguments: list[str]) -> None:
        super().__init__()
        self._host = host
        self._qt = QApplication(arguments[:1])
        self._qt.setApplicationName(NAME)
        self._qt.setApplicationDisplayName(NAME)
        self._qt.setDesktopFileName(NAME)
        self._qt.setQuitOnLastWindowClosed(False)
        self._qt.setStyle("Fusion")
        self._translators: list[QTranslator] = []
        resources.register()
        preferences = host.preferences()
        self._translate(preferences.get("language", ""))
        self.theme = Theme(self._qt)
        self.theme.choose_stored(preferences)
        self._ring = FocusRing(self._qt)
        self.tasks = ThreadTasks(self)
        self._doorway: Doorway | None = None
        self._journal: Journal | None = None
        self._crashing = False
        self.crashed.connect(self._on_crashed, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._excepthook

    def run(self) -> int:
        """Show the first window and stay until the end. The exit code."""
        self._qt.aboutToQuit.connect(self.tasks.shut_down)
        self.show_doorway(minimised=self._host.was_hidden())
        return self._qt.exec()

    def show_doorway(self, *, minimised: bool = False) -> None:
        """The window that opens, makes or restores a journal."""
        doorway = Doorway(self._host, self.tasks)
        doorway.opened.connect(self._on_opened)
        doorway.left.connect(self._qt.quit)
        self._doorway = doorway
        if minimised:
            doorway.showMinimized()
        else:
            doorway.show()

    def _on_opened(self, session: Session) -> None:
        """A journal is open: its window takes the place of the doorway's."""
        doorway, self._doorway = self._doorway, None
        journal = Journal(self._host, self.tasks, self.theme)
        journal.lock_asked.connect(self.lock)
        journal.quit_asked.connect(self._on_quit)
        self._journal = journal
        journal.start(session.world.clock, geometry=doorway.geometry() if doorway else None)
        if doorway is not None:
            doorway.hide()
            doorway.deleteLater()

    def lock(self, *, hide: bool = False) -> NoReturn:
        """Take every window away, save the draft, close the vault, become a new process."""
        self._close(self._journal)
        self._host.replace_process(minimised=hide)

    def _on_quit(self) -> None:
        self._close(self._journal)
        self._qt.quit()

    def _close(self, journal: Journal | None) -> None:
        for window in QApplication.topLevelWidgets():
            window.hide()
        self._qt.sync()
        save = journal.last_words() if journal is not None else None
        _clear_clipboards()
        self.tasks.close_session(save, SAVE_SECONDS)
        if journal is not None:
            journal.forget()

    # --- language -------------------------------------------------------------------------------

    def _translate(self, language: str) -> None:
        locale = QLocale(language) if language else QLocale()
        QLocale.setDefault(locale)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, where in (("qtbase", folder), (NAME, f"{resources.PREFIX}/i18n")):
            translator = QTranslator(self._qt)
            if translator.load(locale, name, "_", where):
                self._qt.installTranslator(translator)
                self._translators.append(translator)
        self._qt.setLayoutDirection(locale.textDirection())

    # --- what is not known ----------------------------------------------------------------------

    def _excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """May run on any thread: it makes no widget, and keeps no value of a variable."""
        frames = "".join(traceback.format_tb(trace))
        self.crashed.emit(f"{frames}{kind.__name__}")

    def _on_crashed(self, report: str) -> None:
        if self._crashing:
            return
        self._crashing = True
        self._close(self._journal)
        self._journal = None
        crash_words(report)
        QTimer.singleShot(0, self._qt.quit)


def _clear_clipboards() -> None:
    """Empty what this program put there; what another program put there is not ours to clear."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def run(host: Host, arguments: list[str]) -> int:
    """Open the app. The exit code of the process."""
    return Application(host, arguments).run()
