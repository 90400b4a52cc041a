# SPDX-License-Identifier: GPL-3.0-or-later
"""The Qt application from start to lock: which window is shown, and how everything ends.

Locking takes the windows away in one go, saves the draft, closes the vault, and has the process
replaced: nothing that was read stays in memory. Hiding is the same act, and comes back minimised.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import (
    QFileSystemWatcher,
    QLocale,
    QObject,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sharedjournal.gui import language, plugins, resources
from sharedjournal.gui.attention import Attention
from sharedjournal.gui.auto_lock import AutoLock
from sharedjournal.gui.clipboard import ClipboardGuard
from sharedjournal.gui.doorway import Doorway
from sharedjournal.gui.ending import Ending
from sharedjournal.gui.garbage import Collector
from sharedjournal.gui.tasks import ThreadTasks
from sharedjournal.gui.theme import Theme
from sharedjournal.gui.widgets.backdrop import FocusRing
from sharedjournal.gui.words import crash_words

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from sharedjournal.app.session import Session
    from sharedjournal.gui.host import Host
    from sharedjournal.gui.journal import Journal

NAME = "sharedjournal"
SAVE_SECONDS = 0.5
"""How long the draft may take on locking; after that the process ends without it."""
CRASHED = 70

_SCREENS = (
    "PySide6.QtPrintSupport",
    "sharedjournal.gui.views.timeline_view",
    "sharedjournal.gui.views.share_view",
    "sharedjournal.gui.views.from_view",
    "sharedjournal.gui.views.together_view",
    "sharedjournal.gui.exchange_flow",
    "sharedjournal.gui.upkeep_flow",
    "sharedjournal.gui.journal",
)
"""What an open journal needs, in parts that are each loaded at once."""


class Application(QObject):
    """One run of the window. Signals: `crashed(str)` with a traceback that holds no values."""

    crashed = Signal(str)

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        plugins.restrict(host.plugin_folder())
        _keep_no_settings()
        # There may be one already, where the window is not alone in its process.
        found = QApplication.instance()
        self._qt = found if isinstance(found, QApplication) else QApplication([NAME])
        self._qt.setApplicationName(NAME)
        self._qt.setApplicationDisplayName(NAME)
        self._qt.setDesktopFileName(NAME)
        self._qt.setQuitOnLastWindowClosed(False)
        self._qt.setStyle("Fusion")
        resources.register()
        preferences = host.preferences()
        self._translate(preferences.get("language", ""))
        self.theme = Theme(self._qt)
        self.theme.choose_stored(preferences)
        self._ring = FocusRing(self._qt)
        self.tasks = ThreadTasks(self)
        self._doorway: Doorway | None = None
        self._journal: Journal | None = None
        self._waiting = host.given_file()
        """A file to be shown once a journal is open."""
        self._is_ending = False
        self._collector = Collector(self)
        self._to_load = iter(_SCREENS)
        self._loading = QTimer(self)
        self._loading.timeout.connect(self._load_next)
        self._guard()
        self._watch_hand_over()

    def _guard(self) -> None:
        self._clipboard = ClipboardGuard(self)
        self._attention = Attention(self._qt)
        self._attention.lock_pressed.connect(self._on_lock_pressed)
        self._attention.hide_pressed.connect(self._on_hide_pressed)
        self._auto_lock = AutoLock(self._attention)
        self._auto_lock.due.connect(self._on_lock_pressed)
        self._ending = Ending(self._qt)
        self._ending.asked.connect(self.end)
        self.crashed.connect(self._on_crashed, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._excepthook

    def run(self) -> int:
        """Show the first window and stay until the end. The exit code."""
        self._collector.start()
        try:
            self.show_doorway(minimised=self._host.was_hidden())
            return self._qt.exec()
        finally:
            self._collector.stop()

    def show_doorway(self, *, minimised: bool = False) -> None:
        """The window that opens, makes or restores a journal."""
        doorway = Doorway(self._host, self.tasks)
        doorway.opened.connect(self._on_opened)
        doorway.left.connect(self._on_left)
        self._doorway = doorway
        if self._waiting is not None:
            doorway.show_waiting()
        doorway.listed.connect(self._on_listed)
        if minimised:
            doorway.showMinimized()
        else:
            doorway.show()

    def _on_listed(self) -> None:
        # Somebody types a passphrase now: meanwhile the screens of an open journal are loaded.
        self._loading.start()

    def _load_next(self) -> None:
        """Load module by module between two events, and never on another thread: a part of Qt that
        is loaded there, while this one is at work in Qt, ends the program.
        """
        name = next(self._to_load, None)
        if name is not None and not self._is_ending:
            importlib.import_module(name)
            return
        self._loading.stop()
        # The program itself is never garbage; looking through it again and again holds the window.
        gc.freeze()

    def _on_opened(self, session: Session) -> None:
        """A journal is open: its window takes the place of the doorway's."""
        doorway, self._doorway = self._doorway, None
        from sharedjournal.gui.journal import Journal

        journal = Journal(self._host, self.tasks, self.theme)
        journal.lock_asked.connect(self._on_lock_asked)
        journal.quit_asked.connect(self._on_left)
        journal.locking_chosen.connect(self._auto_lock.start)
        self._journal = journal
        given, self._waiting = self._waiting, None
        geometry = doorway.geometry() if doorway else None
        journal.start(session.world.clock, geometry=geometry, given=given)
        if doorway is not None:
            doorway.hide()
            doorway.deleteLater()

    # --- the end --------------------------------------------------------------------------------

    def lock(self, *, hide: bool = False) -> NoReturn:
        """Take every window away, save the draft, close the vault, become a new process."""
        try:
            self._close()
        finally:
            self._host.replace_process(minimised=hide)

    def end(self, code: int = 0) -> NoReturn:
        """As locking, but nothing comes after."""
        try:
            self._close()
        finally:
            self._host.end_process(code)

    def _close(self) -> None:
        self._is_ending = True
        journal = self._journal
        self.tasks.abandon()
        # What an input method holds that is not written yet belongs to the page.
        QGuiApplication.inputMethod().commit()
        _hide_all()
        # The windows are gone once the screen has heard of it. What else comes in meanwhile finds
        # that this is the end already.
        self._qt.sync()
        self._auto_lock.stop()
        self._clipboard.clear()
        self.tasks.close_session(journal.last_words() if journal else None, SAVE_SECONDS)

    def _on_lock_asked(self, hide: bool) -> None:  # noqa: FBT001 -- Qt's signal
        if not self._is_ending:
            self.lock(hide=hide)

    def _on_lock_pressed(self) -> None:
        if self._journal is not None:
            self._on_lock_asked(hide=False)

    def _on_hide_pressed(self) -> None:
        self._on_lock_asked(hide=True)

    def _on_left(self) -> None:
        if not self._is_ending:
            self.end()

    # --- a second start -------------------------------------------------------------------------

    def _watch_hand_over(self) -> None:
        folder = self._host.hand_over_folder()
        self._watcher = QFileSystemWatcher(self)
        if folder is not None:
            self._watcher.directoryChanged.connect(self._on_handed)
            self._watcher.addPath(str(folder))

    def _on_handed(self) -> None:
        path = self._host.take_hand_over()
        if path is None or self._is_ending:
            return
        window: QWidget | None = self._doorway
        if self._journal is not None:
            window = self._journal.window
            self._journal.bring_in(path)
        else:
            self._waiting = path
            if self._doorway is not None:
                self._doorway.show_waiting()
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    # --- language -------------------------------------------------------------------------------

    def _translate(self, chosen: str) -> None:
        locale = language.locale_for(chosen, QLocale())
        self._translators = language.install(self._qt, locale)
        self._qt.setLayoutDirection(locale.textDirection())

    # --- what nobody foresaw --------------------------------------------------------------------

    def _excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """May run on any thread: it makes no widget, and keeps no value of a variable."""
        frames = "".join(traceback.format_tb(trace))
        self.crashed.emit(f"{frames}{kind.__name__}")

    def _on_crashed(self, report: str) -> None:
        if self._is_ending:
            return
        journal = self._journal
        try:
            self._close()
            if journal is not None:
                journal.forget()
            crash_words(report)
        finally:
            if journal is None:
                self._host.end_process(CRASHED)
            else:
                self._host.replace_process(minimised=False)


def _hide_all() -> None:
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.hide()


def _keep_no_settings() -> None:
    """Qt's file dialogs write down where they were, in a file that other programs read."""
    nowhere = f"{os.devnull}/none"
    for place in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(place, QSettings.Scope.UserScope, nowhere)


def run(host: Host) -> int:
    """Open the app. The exit code of the process."""
    return Application(host).run()
