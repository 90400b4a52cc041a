# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's collector of cycles, kept on the GUI thread.

Left alone it runs on whichever thread makes the next object, and would there destroy the Qt objects
it finds: a file watcher that is destroyed on another thread leaves Qt with a dead socket that it
asks for news for ever. So it is switched off, and a timer of the GUI thread does what it did.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500
GENERATIONS = (2, 1, 0)


class Collector(QObject):
    """Collects cycles on its own thread, by Python's thresholds, until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect_if_due)

    def start(self) -> None:
        """From now on no other thread collects."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Back to Python's own way."""
        self._timer.stop()
        gc.enable()


def collect_if_due() -> None:
    """Collect the oldest generation whose count is over its threshold, as Python itself would."""
    for generation in GENERATIONS:
        threshold = gc.get_threshold()[generation]
        if 0 < threshold < gc.get_count()[generation]:
            gc.collect(generation)
            return
