# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that one comes to from another: a way back, a title, and a column of at most 640."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import (
    boxed,
    centred,
    clear,
    column,
    measured,
    row,
    rule,
    scrolled,
)

WIDTH = 664


class SubPage(QFrame):
    """Signals: `left` for the way back."""

    left = Signal()

    def __init__(self, back: str, *, width: int = WIDTH) -> None:
        """`back`: what the way back is called."""
        super().__init__()
        self.setProperty("panel", "window")
        self.back = Button(back, "plain", "chevron-left")
        self.back.clicked.connect(self.left)
        head = boxed(row(self.back, None, margins=(16, 8, 16, 8)))
        head.setMinimumHeight(theme().size("paneHeader"))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        inner = QWidget()
        column_ = measured(column(32, self.body, 24, None, margins=(24, 0, 24, 0)), width)
        inner.setLayout(centred(column_))
        self.setLayout(column(head, rule(), (scrolled(inner), 1)))

    def arrive(self) -> None:
        """See `Place`."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """See `Place`."""
        clear(self.body)

    def put(self, *items: QWidget | int | QVBoxLayout) -> None:
        """Add widgets and gaps below one another."""
        for item in items:
            if isinstance(item, int):
                self.body.addSpacing(theme().px(item))
            elif isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)

    def put_title(self, title: str, lead: str) -> None:
        """The title of the page and one or two sentences."""
        self.put(Label(title, "title", wrap=True), 6, Label(lead, "body", "text2", wrap=True), 24)
