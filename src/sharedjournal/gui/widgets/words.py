# SPDX-License-Identifier: GPL-3.0-or-later
"""A word on a card, with its number: safety words that two people read to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.painting import (
    fill_of,
    painting,
    pen,
    placed,
    shape,
    text_in,
    width_of,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class WordCard(QLabel):
    """One of several words. `tone` says who reads it aloud, beside the line above the cards."""

    def __init__(self, number: int, word: str, spoken: str, tone: str = "accent") -> None:
        """`spoken` is what a screen reader says: number and word."""
        super().__init__(word)
        self._number, self._tone = number, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        wide = width_of(self.text(), theme().font("title")) + px(44)
        return QSize(max(round(wide), px(120)), theme().line_height("title") + px(42))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = theme().px
        with painting(self) as painter:
            edge = 2.0 if theme().is_high_contrast else 1.2
            shape(painter, pen(f"{self._tone}Line", edge), fill_of("raised"))
            around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, 12, 12)
            number = placed(self, px(14), px(9), px(40), theme().line_height("caption"))
            caption = theme().font("caption", 600)
            text_in(
                painter,
                number,
                str(self._number),
                caption,
                "text2",
                direction=self.layoutDirection(),
            )
            word = QRectF(self.rect()).adjusted(0, px(10), 0, 0)
            text_in(painter, word, self.text(), theme().font("title"), "text", centre=True)
