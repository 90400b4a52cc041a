# SPDX-License-Identifier: GPL-3.0-or-later
"""A window in a process of its own that ends once it is painted; prints its memory in KiB.

python first_paint.py bare | doorway | timeline VAULT
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable


class AtFirstPaint(QObject):
    """Calls `then` once, after the first window was painted."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def memory() -> int:
    """What this process holds in memory now, in KiB (Linux)."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    raise LookupError("VmRSS")


def end() -> None:
    """Say how much memory it took, and be gone."""
    os.write(1, str(memory()).encode())
    os._exit(0)


def bare() -> None:
    """What Qt takes for a window with nothing in it."""
    application = QApplication([])
    seen = AtFirstPaint(end)
    application.installEventFilter(seen)
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    application.exec()


def doorway() -> None:
    """The page that opens a journal, as the program shows it."""
    from sharedjournal.bootstrap import ProcessHost
    from sharedjournal.gui.application import Application

    program = Application(ProcessHost(None, hidden=False))
    application = QApplication.instance()
    assert application is not None
    seen = AtFirstPaint(end)
    application.installEventFilter(seen)
    program.run()


def timeline(vault: str) -> None:
    """The window of an open journal, when all rows of its timeline are there."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks import people, qt

    qt.application()
    with people.unlock(Path(vault)) as session:
        view = qt.timeline(session)
        view.show()
        QApplication.processEvents()
        end()


if __name__ == "__main__":
    if sys.argv[1] == "timeline":
        timeline(sys.argv[2])
    else:
        {"bare": bare, "doorway": doorway}[sys.argv[1]]()
