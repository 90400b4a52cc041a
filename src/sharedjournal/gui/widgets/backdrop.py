# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands behind and beside: faint circles, signs, the mark, steps, the focus ring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.painting import (
    fill_of,
    overlap,
    painting,
    pen,
    placed,
    shape,
    text_in,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

SignKind = Literal["tide", "stones", "window", "moon", "plain"]
SIGNS: tuple[SignKind, ...] = ("tide", "stones", "window", "moon", "plain")
_SIGN_COLORS = {
    "tide": ("accentSoft", "accent"),
    "stones": ("cautionSoft", "caution"),
    "window": ("partnerSoft", "partner"),
    "moon": ("sharedSoft", "shared"),
    "plain": ("sunken", "text2"),
}


class Backdrop(QWidget):
    """A page without a sidebar: two very large, faint circles. Gone in high contrast."""

    RADIUS, OFFSET = 0.8, 0.41
    """Of the circles, in heights of the page: how large, and how far from the middle."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), fill_of("window"))
            if theme().is_high_contrast:
                return
            radius, offset = self.height() * self.RADIUS, self.height() * self.OFFSET
            middle = QPointF(self.width() / 2, self.height() / 2)
            first, second = QPainterPath(), QPainterPath()
            first.addEllipse(middle - QPointF(offset, 0), radius, radius)
            second.addEllipse(middle + QPointF(offset, 0), radius, radius)
            faint = fill_of("surface", 0.7 if theme().is_light else 0.55)
            painter.fillPath(first.intersected(second), faint)
            shape(painter, pen("border", 1, 0.8), None)
            painter.drawPath(first)
            painter.drawPath(second)


class Mark(QLabel):
    """The mark of the app."""

    def __init__(self, size: int = 28) -> None:
        super().__init__()
        self._size = size
        self.setAccessibleName(QApplication.applicationDisplayName())

    @override
    def sizeHint(self) -> QSize:
        tall = theme().px(self._size)
        return QSize(round(tall * 1.62) + 4, tall + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tall = theme().px(self._size)
        with painting(self) as painter:
            rect = QRectF((self.width() - tall * 1.62) / 2, 2, tall * 1.62, tall)
            overlap(painter, rect, fill_of("text"), fill_of("shared"), 1.8)


class Sign(QLabel):
    """A journal's sign: chosen by its owner, abstract, says nothing."""

    def __init__(self, kind: SignKind = "tide", size: int = 40) -> None:
        super().__init__()
        self._kind: SignKind = kind
        self._side = size
        self.setFixedSize(theme().px(size), theme().px(size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_sign(painter, QRectF(self.rect()), self._kind)


def paint_sign(painter: QPainter, rect: QRectF, kind: SignKind) -> None:
    """Paint a sign into a square."""
    ground, ink = _SIGN_COLORS[kind]
    side = rect.width()
    painter.save()
    painter.translate(rect.topLeft())
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), side * 0.24, side * 0.24)
    painter.fillPath(clip, fill_of(ground))
    shape(painter, pen(ink, 1, 0.35), None)
    painter.drawPath(clip)
    painter.setClipPath(clip)
    line = QPen(fill_of(ink), max(1.6, side * 0.045))
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(line)
    _SHAPES[kind](painter, side, fill_of(ink))
    painter.restore()


def _tide(painter: QPainter, n: float, _ink: QColor) -> None:
    for number in range(3):
        y = n * (0.36 + 0.16 * number)
        wave = QPainterPath(QPointF(n * 0.2, y))
        wave.cubicTo(n * 0.36, y - n * 0.14, n * 0.44, y + n * 0.02, n * 0.5, y)
        wave.cubicTo(n * 0.58, y - n * 0.04, n * 0.66, y - n * 0.14, n * 0.8, y)
        painter.drawPath(wave)


def _stones(painter: QPainter, n: float, _ink: QColor) -> None:
    for x, y, wide, tall in (
        (0.5, 0.7, 0.27, 0.095),
        (0.47, 0.51, 0.2, 0.085),
        (0.52, 0.335, 0.13, 0.075),
    ):
        painter.drawEllipse(QPointF(n * x, n * y), n * wide, n * tall)


def _window(painter: QPainter, n: float, _ink: QColor) -> None:
    painter.drawRoundedRect(QRectF(n * 0.28, n * 0.24, n * 0.44, n * 0.52), n * 0.2, n * 0.2)
    painter.drawLine(QPointF(n * 0.5, n * 0.24), QPointF(n * 0.5, n * 0.76))
    painter.drawLine(QPointF(n * 0.28, n * 0.53), QPointF(n * 0.72, n * 0.53))


def _moon(painter: QPainter, n: float, ink: QColor) -> None:
    disc, shadow = QPainterPath(), QPainterPath()
    disc.addEllipse(QPointF(n * 0.48, n * 0.5), n * 0.24, n * 0.24)
    shadow.addEllipse(QPointF(n * 0.59, n * 0.44), n * 0.21, n * 0.21)
    painter.fillPath(disc.subtracted(shadow), ink)


def _plain(painter: QPainter, n: float, _ink: QColor) -> None:
    painter.drawEllipse(QPointF(n * 0.5, n * 0.5), n * 0.2, n * 0.2)


_SHAPES = {"tide": _tide, "stones": _stones, "window": _window, "moon": _moon, "plain": _plain}


class Steps(QLabel):
    """Steps beside one another. Done, now and later differ in sign, weight and word."""

    def __init__(self, items: Sequence[str], spoken: str) -> None:
        """`spoken` is a pattern with `{number}`, `{count}` and `{title}`."""
        super().__init__()
        self._items, self._spoken, self._now = list(items), spoken, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_now(0)

    def set_now(self, now: int) -> None:
        """The step that is being taken, from 0."""
        self._now = now
        self.setAccessibleName(
            self._spoken.format(number=now + 1, count=len(self._items), title=self._items[now])
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px, font = theme().px, theme().font("small", 600)
        wide = sum(width_of(item, font) + px(34) + px(40) for item in self._items)
        return QSize(round(wide), px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, heavy = theme().px, theme().font("small", 600)
        widths = [px(34) + width_of(item, heavy) for item in self._items]
        gap = (self.width() - sum(widths)) / max(len(widths) - 1, 1)
        x, middle = 0.0, self.height() / 2
        with painting(self) as painter:
            for number, item in enumerate(self._items):
                on, done = number == self._now, number < self._now
                disc = placed(self, x + px(2), middle - px(10), px(20), px(20))
                edge = pen("accent" if on or done else "borderControl", 2 if on else 1.3)
                shape(
                    painter,
                    edge,
                    fill_of("accentFill") if done else fill_of("raised") if on else None,
                )
                painter.drawEllipse(disc)
                if done:
                    at = disc.center() - QPointF(px(6), px(6))
                    icons.draw(painter, "check", at, 12, "onAccent", 3)
                else:
                    number_font = theme().font("caption", 600)
                    text_in(
                        painter,
                        disc,
                        str(number + 1),
                        number_font,
                        "accent" if on else "text3",
                        centre=True,
                    )
                font = theme().font("small", 600 if on else 500)
                rect = placed(self, x + px(32), 0, widths[number], self.height())
                text_in(
                    painter,
                    rect,
                    item,
                    font,
                    "text" if on else "text2",
                    direction=self.layoutDirection(),
                )
                if number < len(self._items) - 1 and gap > px(24):
                    line = placed(self, x + widths[number] + px(10), middle, gap - px(20), 1)
                    shape(painter, pen("accent" if done else "border", 1.5), None)
                    painter.drawLine(line.topLeft(), line.topRight())
                x += widths[number] + gap


class FocusRing(QWidget):
    """One ring for the window, outside the control that has the keyboard, whatever its fill.

    It shows only where the focus came by keyboard. Sits on the window of the focused widget.
    """

    MARGIN = 4

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._on_focus(watched, event)
        elif kind in _MOVES and self._holds_target(watched):
            self._place()
        elif watched is self._target and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._leave()
        return False

    def _holds_target(self, watched: QObject) -> bool:
        """Whether it is the control with the keyboard, or what that moves along with."""
        target = self._target
        return target is not None and (
            watched is target or (isinstance(watched, QWidget) and watched.isAncestorOf(target))
        )

    def _on_focus(self, widget: QWidget, event: QEvent) -> None:
        reason = event.reason() if hasattr(event, "reason") else Qt.FocusReason.OtherFocusReason
        if reason not in _KEYBOARD or widget.isWindow() or _has_its_own(widget):
            self._leave()
            return
        self._target = widget
        self.setParent(widget.window())
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self._leave()
            return
        top = target.mapTo(target.window(), QPoint(0, 0))
        around = QRect(top, target.size()).adjusted(*(-self.MARGIN,) * 2, *(self.MARGIN,) * 2)
        self.setGeometry(around)
        self.show()
        self.raise_()

    def _leave(self) -> None:
        self._target = None
        self.hide()
        # A window that is deleted takes its children along: the next one needs the ring as well.
        self.setParent(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            shape(painter, pen("focus", 3 if theme().is_high_contrast else 2), None)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)


_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def _has_its_own(widget: QWidget) -> bool:
    """Fields and lists show the focus themselves."""
    return (
        widget.inherits("QLineEdit")
        or widget.inherits("QAbstractScrollArea")
        or widget.inherits("QMenuBar")
    )
