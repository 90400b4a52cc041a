# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts of real values only: dots and bars, no curve, no band, no numerals of counts.

Each is a QLabel whose accessible name is one sentence; the table beside it says the same exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.painting import (
    elided,
    fill_of,
    painting,
    pen,
    placed,
    shape,
    text_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

ROW = 33
NAMES = 104


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: `across` from 0 to 1, `level` from 1 (lowest) upwards."""

    across: float
    level: int


class DotChart(QLabel):
    """One dot for each value, over lines that have words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._levels: Sequence[str] = ()
        self._dots: Sequence[Dot] = ()
        self._below: Sequence[tuple[float, str]] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_dots(
        self, levels: Sequence[str], dots: Sequence[Dot], below: Sequence[tuple[float, str]]
    ) -> None:
        """`levels` from the lowest; `below` are the words under the lines, from 0 to 1 across."""
        self._levels, self._dots, self._below = levels, dots, below
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(520), theme().px(220))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(190))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, caption = theme().px, theme().font("caption", 500)
        left, top = px(64), px(10)
        right, bottom = self.width() - px(4), self.height() - px(28)
        levels = max(len(self._levels), 1)

        def y_of(level: int) -> float:
            return bottom - (bottom - top) * (level - 0.5) / levels

        def x_of(across: float) -> float:
            return left + px(24) + (right - left - px(48)) * across

        with painting(self) as painter:
            for level, word in enumerate(self._levels, start=1):
                y = y_of(level)
                line = placed(self, left, y, right - left, 1)
                painter.setPen(pen("chartGrid"))
                painter.drawLine(line.topLeft(), line.topRight())
                rect = placed(self, 0, y - px(10), left - px(12), px(20))
                text_in(
                    painter,
                    rect,
                    word,
                    caption,
                    "text3",
                    trailing=True,
                    direction=self.layoutDirection(),
                )
            shape(painter, pen("surface", 1.5), fill_of("chart1"))
            for dot in self._dots:
                spot = placed(
                    self, x_of(dot.across) - px(5), y_of(dot.level) - px(5), px(10), px(10)
                )
                painter.drawEllipse(spot)
            for across, word in self._below:
                rect = placed(self, x_of(across) - px(50), bottom + px(6), px(100), px(18))
                text_in(painter, rect, word, caption, "text3", centre=True)


class WordBars(QLabel):
    """Words with bars beside them: which, and roughly how often. No numerals."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: Sequence[tuple[str, int]] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """Words and how often they came, the most frequent first."""
        self._rows = rows
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), max(len(self._rows), 1) * theme().px(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, font = theme().px, theme().font("body", 500)
        most = max((count for _word, count in self._rows), default=1)
        room = self.width() - px(NAMES)
        with painting(self) as painter:
            for number, (word, count) in enumerate(self._rows):
                y = number * px(ROW)
                rect = placed(self, 0, y, px(NAMES - 14), px(28))
                text_in(
                    painter,
                    rect,
                    elided(word, font, rect.width()),
                    font,
                    "text",
                    direction=self.layoutDirection(),
                )
                shape(painter, None, fill_of("chart1"))
                bar = placed(self, px(NAMES), y + px(9), room * count / most, px(10))
                painter.drawRoundedRect(bar, px(5), px(5))


class WeekDots(QLabel):
    """Which words came on which days of the week. Size, not colour, carries the amount."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._days: Sequence[str] = ()
        self._rows: Sequence[tuple[str, Sequence[int]]] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, days: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> None:
        """`days` are the seven words above; each row has seven amounts."""
        self._days, self._rows = days, rows
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(320), max(len(self._rows), 1) * px(ROW) + px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(280), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, caption, font = theme().px, theme().font("caption", 500), theme().font("body", 500)
        wide = (self.width() - px(NAMES)) / 7
        most = max((amount for _w, amounts in self._rows for amount in amounts), default=1) or 1
        with painting(self) as painter:
            for place, day in enumerate(self._days):
                rect = placed(self, px(NAMES) + place * wide, 0, wide, px(20))
                text_in(painter, rect, day, caption, "text3", centre=True)
            for number, (word, amounts) in enumerate(self._rows):
                y = px(24) + number * px(ROW) + px(14)
                rect = placed(self, 0, y - px(14), px(NAMES - 14), px(28))
                text_in(
                    painter,
                    rect,
                    elided(word, font, rect.width()),
                    font,
                    "text",
                    direction=self.layoutDirection(),
                )
                painter.setPen(pen("chartGrid"))
                start, end = px(NAMES) + wide / 2, self.width() - wide / 2
                line = placed(self, start, y, end - start, 1)
                painter.drawLine(line.topLeft(), line.topRight())
                shape(painter, pen("surface", 2), fill_of("chart1"))
                for place, amount in enumerate(amounts):
                    if amount:
                        radius = px(4) + px(8) * amount / most
                        spot = placed(
                            self,
                            px(NAMES) + (place + 0.5) * wide - radius,
                            y - radius,
                            2 * radius,
                            2 * radius,
                        )
                        painter.drawEllipse(QRectF(spot))
