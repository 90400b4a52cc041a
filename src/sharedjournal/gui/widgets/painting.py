# SPDX-License-Identifier: GPL-3.0-or-later
"""What painted controls share: a painter with the theme's pens, text at the leading edge, signs.

Every painted control is a QAbstractButton or a QLabel, so that a screen reader knows its role.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget
from typing_extensions import override

from sharedjournal.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QShowEvent

LEADING = Qt.AlignmentFlag.AlignLeading
TRAILING = Qt.AlignmentFlag.AlignTrailing
VCENTRE = Qt.AlignmentFlag.AlignVCenter


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A smooth painter of `widget`, ended whatever happens."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def shape(painter: QPainter, edge: QPen | None, fill: QColor | None) -> None:
    """Set pen and brush together: one left over from the last shape fills the next."""
    painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)


def pen(color: str, width: float = 1.0, alpha: float = 1.0) -> QPen:
    """A pen in a colour of the theme."""
    return QPen(theme().color(color, alpha), width)


def fill_of(color: str, alpha: float = 1.0) -> QColor:
    """A fill in a colour of the theme."""
    return theme().color(color, alpha)


def width_of(text: str, font: QFont) -> float:
    """How wide one line of text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(text: str, font: QFont, width: float) -> str:
    """`text` cut to `width` with an ellipsis at its end."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def placed(widget: QWidget, x: float, y: float, width: float, height: float) -> QRectF:
    """A rectangle given from the leading edge, mirrored in right-to-left text."""
    logical = QRect(round(x), round(y), round(width), round(height))
    return QRectF(QStyle.visualRect(widget.layoutDirection(), widget.rect(), logical))


def text_in(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: str,
    *,
    trailing: bool = False,
    centre: bool = False,
    direction: Qt.LayoutDirection | None = None,
) -> None:
    """Draw one line of text, at the leading edge unless told otherwise."""
    rtl = (direction or painter.layoutDirection()) == Qt.LayoutDirection.RightToLeft
    horizontal = Qt.AlignmentFlag.AlignRight if rtl != trailing else Qt.AlignmentFlag.AlignLeft
    if centre:
        horizontal = Qt.AlignmentFlag.AlignHCenter
    painter.setFont(font)
    painter.setPen(theme().color(color))
    painter.drawText(rect, VCENTRE | horizontal | Qt.AlignmentFlag.AlignAbsolute, text)


def overlap(
    painter: QPainter, rect: QRectF, ink: QColor, fill: QColor | None = None, stroke: float = 1.6
) -> None:
    """The sign of the app and of what is shared: two circles, only what both have is filled."""
    side = rect.height()
    first, second = QPainterPath(), QPainterPath()
    first.addEllipse(QRectF(rect.left(), rect.top(), side, side))
    second.addEllipse(QRectF(rect.right() - side, rect.top(), side, side))
    painter.fillPath(first.intersected(second), fill or ink)
    shape(painter, QPen(ink, stroke), None)
    painter.drawPath(first)
    painter.drawPath(second)


def mood_glyph(painter: QPainter, rect: QRectF, level: int) -> None:
    """A disc against a horizon, from 1 (below it) to 5 (above). No face, no red and green."""
    horizon = rect.top() + rect.height() * 0.66
    disc = rect.height() * 0.52
    lift = (0.34, 0.10, -0.16, -0.42, -0.68)[level - 1]
    painter.save()
    painter.setClipRect(QRectF(rect.left(), rect.top() - 6, rect.width(), horizon - rect.top() + 6))
    shape(painter, pen("text", 1.5), fill_of("moodFill"))
    painter.drawEllipse(QPointF(rect.center().x(), horizon + disc * lift), disc / 2, disc / 2)
    painter.restore()
    line = pen("text", 1.5)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(line)
    painter.drawLine(QPointF(rect.left() + 1, horizon), QPointF(rect.right() - 1, horizon))


class PaintedButton(QAbstractButton):
    """A button that paints itself. Its size hint follows text and theme, never a fixed height.

    Who uses a screen reader or the voice toggles a button without clicking it; that counts as a
    click here, which Qt leaves to be wished for.
    """

    def __init__(self, text: str = "", *, checkable: bool = False, checked: bool = False) -> None:
        super().__init__()
        self._is_told = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCheckable(checkable)
        self.setChecked(checked)
        self.toggled.connect(self._on_any_toggle)

    @override
    def setChecked(self, checked: bool) -> None:
        was, self._is_told = self._is_told, True
        super().setChecked(checked)
        self._is_told = was

    @override
    def nextCheckState(self) -> None:
        was, self._is_told = self._is_told, True
        super().nextCheckState()
        self._is_told = was

    def _on_any_toggle(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        # Neither the program nor a click did it.
        if self._is_told:
            return
        self.clicked[bool].emit(on)  # type: ignore[index]
        group = self.group()
        if group is not None:
            group.buttonClicked.emit(self)
            group.idClicked.emit(group.id(self))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        group = self.group()
        if group is not None and group.exclusive() and not self.autoExclusive():
            # The group sees to it already; this is what makes it a radio button for others.
            self.setAutoExclusive(True)

    @property
    def rtl(self) -> bool:
        """Whether it is mirrored."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
