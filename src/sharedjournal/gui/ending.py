# SPDX-License-Identifier: GPL-3.0-or-later
"""When the system asks the program to end: a signal, or the end of the person's session.

Qt's loop waits outside Python, where no signal handler of Python runs; a pipe wakes it up.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

if TYPE_CHECKING:
    from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")
_TOLD = 128
"""A shell's exit code for a signal begins here."""


class Ending(QObject):
    """Signals: `asked(int)` with the exit code."""

    asked = Signal(int)

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        application.commitDataRequest.connect(self._on_session_end)
        if sys.platform != "win32":
            self._hear_signals()

    def _hear_signals(self) -> None:
        self._pipe, far = os.pipe()
        os.set_blocking(self._pipe, False)
        os.set_blocking(far, False)
        for name in _NAMES:
            number = getattr(signal, name)
            # What was told to outlive its terminal (nohup) does.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _heard)
        signal.set_wakeup_fd(far, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        numbers = b""
        with suppress(BlockingIOError):
            numbers = os.read(self._pipe, 64)
        for number in numbers:
            if number in {getattr(signal, name) for name in _NAMES}:
                self.asked.emit(_TOLD + number)

    def _on_session_end(self, manager: QSessionManager) -> None:
        # A session that is restored later must not open a journal.
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
        self.asked.emit(0)


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The number is in the pipe already; what follows is done in Qt's loop."""
