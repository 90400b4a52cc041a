# SPDX-License-Identifier: GPL-3.0-or-later
"""One place that says what changed, once, to every screen; each decides whether it looks again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sharedjournal.app.changes import Changes


class ChangeBus(QObject):
    """Signals: `changed(Changes, object)`, the second being the screen that made the change."""

    changed = Signal(object, object)

    def tell(self, changes: Changes, initiator: object | None = None) -> None:
        """Say that something changed."""
        if changes != Changes():
            self.changed.emit(changes, initiator)
