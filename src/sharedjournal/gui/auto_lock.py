# SPDX-License-Identifier: GPL-3.0-or-later
"""When an open journal locks by itself: nobody touches it, the computer sleeps, its screen locks.

The last two are told on the desktop's buses, where there are any. A computer that slept is noticed
without them, too: the clock that counts sleep has gone further than the one that does not.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from sharedjournal.gui.attention import whole_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.locking import Locking
    from sharedjournal.gui.attention import Attention

LOOK_MS = 15_000
SLEPT = 10.0
"""Seconds by which the clocks may part before that counts as sleep."""
_SLEEP = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
# Whoever says on this bus that the screen is locked is believed: all they could do is lock.
_SCREENS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
)


class AutoLock(QObject):
    """Signals: `due` when the journal should be locked now."""

    due = Signal()

    def __init__(
        self,
        attention: Attention,
        *,
        awake: Callable[[], float] = time.monotonic,
        whole: Callable[[], float] = whole_seconds,
    ) -> None:
        """`awake` counts seconds without sleep, `whole` with it."""
        super().__init__(attention)
        self._attention = attention
        self._awake, self._whole = awake, whole
        self._apart = whole() - awake()
        self._chosen: Locking | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        attention.woke.connect(self._on_woke)

    def start(self, chosen: Locking) -> None:
        """A journal is open, and its owner chose this; may be called again with something else."""
        if self._chosen is None:
            self.listen()
        self._chosen = chosen
        self._apart = self._whole() - self._awake()
        limit = chosen.after_minutes * 60
        self._attention.set_limit(limit)
        self._attention.set_hide_key(chosen.hide_key)
        self._timer.start(min(LOOK_MS, limit * 250) if limit else LOOK_MS)

    def stop(self) -> None:
        """No journal is open."""
        self._timer.stop()
        self._attention.set_limit(0)
        self._chosen = None

    def look(self) -> None:
        """Whether it is time."""
        chosen = self._chosen
        if chosen is None:
            return
        self._attention.look_at_windows()
        apart = self._whole() - self._awake()
        slept, self._apart = apart - self._apart > SLEPT, apart
        idle = chosen.after_minutes and self._attention.idle >= chosen.after_minutes * 60
        if idle or (slept and chosen.on_suspend):
            self.due.emit()

    def listen(self) -> None:
        """Hear what the buses say of sleep and of the screen."""
        # Only here: it takes time, and a computer without buses does not need it.
        from PySide6.QtDBus import QDBusConnection

        system = QDBusConnection.systemBus()
        # Their stubs ask for bytes, which they then refuse (PySide6 6.11).
        on_sleep: Any = SLOT("on_sleep(bool)")
        on_screen: Any = SLOT("on_screen(bool)")
        if system.isConnected():
            system.connect(*_SLEEP, "PrepareForSleep", self, on_sleep)
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for path, interface in _SCREENS:
                session.connect("", path, interface, "ActiveChanged", self, on_screen)

    @Slot(bool)
    def on_sleep(self, _begins: bool) -> None:  # noqa: FBT001 -- a slot of the bus
        """The computer goes to sleep, or has slept."""
        if self._chosen is not None and self._chosen.on_suspend:
            self.due.emit()

    @Slot(bool)
    def on_screen(self, locked: bool) -> None:  # noqa: FBT001 -- a slot of the bus
        """The screen was locked, or opened again."""
        if locked and self._chosen is not None and self._chosen.with_screen:
            self.due.emit()

    def _on_woke(self) -> None:
        if self._chosen is not None:
            self.due.emit()
