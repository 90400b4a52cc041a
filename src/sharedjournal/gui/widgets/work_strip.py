# SPDX-License-Identifier: GPL-3.0-or-later
"""A line at the foot of the window: work under way that can be stopped, or news with one act.

It never takes the keyboard: writing goes on while it is there.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import column, row, rule

STEPS = 1000


class WorkStrip(QFrame):
    """Signals: `cancelled`, `acted` for the one act beside news, `dismissed`."""

    cancelled = Signal()
    acted = Signal()
    dismissed = Signal()

    def __init__(self, cancel: str, close: str) -> None:
        """`cancel` and `close`: what the buttons say."""
        super().__init__()
        self.setProperty("panel", "side")
        self._icon = Icon("file-lock", 17)
        self._words = Label("", "small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme().px(220))
        self._cancel = Button(cancel, "quiet", small=True)
        self._cancel.clicked.connect(self.cancelled)
        self._act = Button("", "quiet", small=True)
        self._act.clicked.connect(self.acted)
        self._close = ToolButton("x", close, size=15)
        self._close.clicked.connect(self._on_close)
        self.setLayout(
            column(
                rule(),
                row(
                    *(self._icon, (self._words, 1), self._bar),
                    *(self._cancel, self._act, self._close),
                    margins=(16, 6, 12, 6),
                    spacing=10,
                ),
            )
        )
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_work(self, words: str, icon: str) -> None:
        """Work has begun."""
        self._show(words, icon, working=True)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is; a total of 0 is not known."""
        self._bar.setRange(0, STEPS if total else 0)
        if total:
            self._bar.setValue(min(done * STEPS // total, STEPS))

    def show_news(self, words: str, act: str, icon: str) -> None:
        """Say something, with one thing that can be done about it."""
        self._show(words, icon, working=False)
        self._act.setText(act)

    def _show(self, words: str, icon: str, *, working: bool) -> None:
        self._icon.set_icon(icon)
        self._words.setText(words)
        self._bar.setVisible(working)
        self._cancel.setVisible(working)
        self._act.setVisible(not working)
        self._close.setVisible(not working)
        self.show()
        announce(self, words)

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()
