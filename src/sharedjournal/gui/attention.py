# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes in at the windows themselves, before any widget: the two chords, and signs of life.

A dialog that waits takes every shortcut of the window behind it, a menu takes the keyboard, and
Qt's file dialog has a use of its own for one of the chords; they lock and hide there, too. It looks
at the windows and at what has the focus, and not at every widget: most events reach no Python code.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

LOCK_KEY = "Ctrl+L"
HIDE_KEY = "Ctrl+Shift+H"
_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    )
)
_KEYS = frozenset((QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride))
_PAINTS = frozenset((QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.Paint))


def whole_seconds() -> float:
    """Seconds that go on while the computer sleeps, where the system counts those."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()


class Attention(QObject):
    """Signals: `lock_pressed`, `hide_pressed`; `woke` before anything is painted or typed after
    the time in `limit` passed without a touch.
    """

    lock_pressed = Signal()
    hide_pressed = Signal()
    woke = Signal()

    def __init__(
        self, application: QGuiApplication, seconds: Callable[[], float] = whole_seconds
    ) -> None:
        super().__init__(application)
        self._seconds = seconds
        self._touched = seconds()
        self._limit = 0.0
        self._lock = _sequence(LOCK_KEY)
        self._hide = _sequence(HIDE_KEY)
        self._focused: QObject | None = None
        self._is_said = False
        application.focusWindowChanged.connect(self._on_window)
        application.focusObjectChanged.connect(self._on_focus)
        self.look_at_windows()

    @property
    def idle(self) -> float:
        """Seconds since the last touch, sleep included."""
        return self._seconds() - self._touched

    def set_limit(self, seconds: float) -> None:
        """After how long without a touch `woke` comes first; 0 for never."""
        self._limit = seconds
        self._touched = self._seconds()

    def set_hide_key(self, key: str) -> None:
        """Another chord that hides; one that cannot be leaves the usual one."""
        wanted = _sequence(key)
        self._hide = wanted if wanted.count() == 1 else _sequence(HIDE_KEY)

    def look_at_windows(self) -> None:
        """Watch every window that there is now; menus and tips have windows of their own."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self.look_at_windows()

    def _on_focus(self, focused: QObject | None) -> None:
        # What has the focus hears of a key before any shortcut does.
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = focused
        if focused is not None:
            focused.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        touch = kind in _TOUCHES
        if not touch and kind not in _PAINTS:
            return False
        now = self._seconds()
        if self._limit and now - self._touched >= self._limit:
            self.woke.emit()
            return True
        if touch:
            self._touched = now
        return isinstance(event, QKeyEvent) and kind in _KEYS and self._chord(event)

    def _chord(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(plain, Qt.Key(event.key())))
        if pressed not in (self._hide, self._lock):
            return False
        first = event.type() == QEvent.Type.ShortcutOverride
        said, self._is_said = self._is_said, first
        if first:
            # The key itself follows, to the window.
            event.accept()
        elif said:
            return True
        (self.hide_pressed if pressed == self._hide else self.lock_pressed).emit()
        return True


def _sequence(key: str) -> QKeySequence:
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
