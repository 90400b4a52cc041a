# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves through the clipboard: plain text, marked as private, and not for long.

Other programs read what is copied, and some keep it. What another program put there is not ours to
touch.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEEP_MS = 30_000
HINT = "x-kde-passwordManagerHint"
"""Programs that keep a history of the clipboard leave out what bears this."""
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardGuard(QObject):
    """Watches the clipboard and, where there is one, the selection of the X Window System."""

    def __init__(self, parent: QObject, keep_ms: int = KEEP_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._timers = {}
        for mode in _MODES:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(keep_ms)
            self._timers[mode] = timer
        self._timers[QClipboard.Mode.Clipboard].timeout.connect(self._clear_copied)
        self._timers[QClipboard.Mode.Selection].timeout.connect(self._clear_selected)
        self._clipboard.changed.connect(self._on_changed)

    def clear(self) -> None:
        """Take back everything of ours, now."""
        for mode in _MODES:
            self._clear(mode)

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode == QClipboard.Mode.Clipboard:
            return self._clipboard.ownsClipboard()
        return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if mode not in self._timers or not self._owns(mode):
            if mode in self._timers:
                self._timers[mode].stop()
            return
        found = self._clipboard.mimeData(mode)
        if found is None or not found.formats():
            return
        if not found.hasFormat(HINT):
            # Says again that it changed, and then is as it should be.
            self._clipboard.setMimeData(_plain(found), mode)
            return
        self._timers[mode].start()

    def _clear_copied(self) -> None:
        self._clear(QClipboard.Mode.Clipboard)

    def _clear_selected(self) -> None:
        self._clear(QClipboard.Mode.Selection)

    def _clear(self, mode: QClipboard.Mode) -> None:
        self._timers[mode].stop()
        if self._owns(mode):
            self._clipboard.clear(mode)


def _plain(found: QMimeData) -> QMimeData:
    plain = QMimeData()
    plain.setText(found.text())
    plain.setData(HINT, b"secret")
    return plain
