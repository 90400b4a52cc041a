# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiles to choose a journal or a sign with, the strength of a passphrase, a sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLabel
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.backdrop import SignKind, paint_sign
from sharedjournal.gui.widgets.painting import (
    PaintedButton,
    elided,
    fill_of,
    overlap,
    painting,
    pen,
    shape,
    text_in,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent


class JournalTile(PaintedButton):
    """A journal that shows a name, with its sign."""

    def __init__(self, sign: SignKind, name: str) -> None:
        super().__init__(name, checkable=True)
        self._sign: SignKind = sign

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(196), theme().px(138))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, on = theme().px, self.width(), self.isChecked()
        inset = 1.0 if on else 0.5
        with painting(self) as painter:
            lit = on or self.underMouse()
            shape(
                painter,
                pen("accent" if on else "border", 2 if on else 1),
                fill_of("raised" if lit else "surface"),
            )
            around = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(around, 12, 12)
            if on:
                _check_mark(painter, QPointF(wide - px(22), px(22)), px(9), 12)
            side = px(52)
            paint_sign(painter, QRectF((wide - side) / 2, px(24), side, side), self._sign)
            font = theme().font("subhead", 600 if on else 500)
            name = elided(self.text(), font, wide - px(24))
            rect = QRectF(px(12), px(90), wide - px(24), px(28))
            text_in(painter, rect, name, font, "text", centre=True)


class SignTile(PaintedButton):
    """One of the signs a journal can have. `name` is what a screen reader says."""

    def __init__(self, kind: SignKind, name: str) -> None:
        super().__init__("", checkable=True)
        self.kind: SignKind = kind
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(72), theme().px(72))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, on = theme().px, self.isChecked()
        with painting(self) as painter:
            if on or self.underMouse():
                edge = pen("accent", 2) if on else pen("border", 1)
                shape(painter, edge, fill_of("raised"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
            side = px(44)
            at = (self.width() - side) / 2
            paint_sign(painter, QRectF(at, (self.height() - side) / 2, side, side), self.kind)
            if on:
                _check_mark(painter, QPointF(self.width() - px(13), px(13)), px(8), 10)


def _check_mark(painter: QPainter, centre: QPointF, radius: float, size: int) -> None:
    shape(painter, None, fill_of("accentFill"))
    painter.drawEllipse(centre, radius, radius)
    half = theme().px(size) / 2
    icons.draw(painter, "check", centre - QPointF(half, half), size, "onAccent", 3)


class Strength(QLabel):
    """How hard a passphrase is to guess: four bars and a word; the word carries it."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = 0

    def show_strength(self, bars: int, word: str, spoken: str) -> None:
        """`bars` from 0 to 4, the word beside them, and what a screen reader says."""
        self._bars = bars
        self.setText(word)
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().line_height("small") + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, tall = theme().px, self.height()
        word = px(74)
        wide = (self.width() - word + px(6)) / 4
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        color = "accent" if self._bars >= 3 else "caution"
        with painting(self) as painter:
            for number in range(4):
                x = number * wide
                x = self.width() - x - (wide - px(6)) if rtl else x
                bar = QRectF(x, (tall - px(6)) / 2, wide - px(6), px(6))
                filled = number < self._bars
                shape(
                    painter,
                    None if filled else pen("borderControl"),
                    fill_of(color) if filled else None,
                )
                painter.drawRoundedRect(bar if filled else bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            text_in(
                painter,
                QRectF(self.rect()),
                self.text(),
                theme().font("small", 600),
                "text",
                trailing=True,
                direction=self.layoutDirection(),
            )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class Paper(QFrame):
    """The only thing that looks like paper, because it becomes paper."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with painting(self) as painter:
            if not theme().is_high_contrast:
                shape(painter, None, QColor(0, 0, 0, 9))
                for step in (3, 2, 1):
                    painter.drawRoundedRect(rect.adjusted(2 + step, 3 * step, -2 - step, 0), 6, 6)
            rect.adjust(0, 0, 0, -6)
            shape(painter, pen("border"), fill_of("raised"))
            painter.drawRoundedRect(rect, 6, 6)
            px = theme().px
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = rect.left() + px(26) if rtl else rect.right() - px(60)
            ink = fill_of("text3")
            overlap(painter, QRectF(x, px(24), px(34), px(21)), ink, ink, 1.5)
