# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can read this: a word, an icon and a shape, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.painting import painting, pen, shape, text_in, width_of

Visibility = Literal["private", "shared", "excerpt", "partner", "envelope", "sealed", "draft"]
HEIGHT = 22
_PAD, _ICON, _GAP = 9, 13, 6


@dataclass(frozen=True, slots=True)
class _Look:
    icon: str
    ink: str
    fill: str | None
    edge: str | None
    radius: int | None
    """None: a pill."""


_LOOKS: dict[str, _Look] = {
    "private": _Look("lock", "text2", None, "borderControl", 4),
    "shared": _Look("overlap", "shared", "sharedSoft", "sharedLine", None),
    "excerpt": _Look("overlap", "shared", "sharedSoft", "sharedLine", None),
    "partner": _Look("mail-open", "partner", "partnerSoft", "partnerLine", None),
    "envelope": _Look("mail", "partner", "partnerSoft", "partnerLine", None),
    "sealed": _Look("stamp", "text2", None, "borderControl", None),
    "draft": _Look("pen-line", "text2", None, None, 4),
}


def tag_width(text: str) -> float:
    """How wide a tag with this word is."""
    px = theme().px
    return 2 * px(_PAD) + px(_ICON) + px(_GAP) + width_of(text, theme().font("caption"))


def paint_tag(
    painter: QPainter,
    at: QPointF,
    kind: Visibility,
    text: str,
    *,
    rtl: bool = False,
    height: float = 0.0,
    filled: bool = True,
) -> None:
    """Paint a tag with its top left corner at `at`. In list rows it is not filled."""
    look, px = _LOOKS[kind], theme().px
    tall = height or px(HEIGHT)
    wide = tag_width(text)
    rect = QRectF(at.x() + 0.5, at.y() + 0.5, wide - 1, tall - 1)
    radius = tall / 2 if look.radius is None else look.radius
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    if kind in ("partner", "envelope"):
        corner = QPainterPath()
        left = rect.right() - radius if rtl else rect.left()
        corner.addRect(QRectF(left, rect.bottom() - radius, radius, radius))
        path = path.united(corner)
    if look.fill and filled:
        painter.fillPath(path, theme().color(look.fill))
    if look.edge:
        edge = pen(look.edge, 1.5 if theme().is_high_contrast else 1.0)
        if kind == "sealed":
            edge.setDashPattern([3, 2.4])
        shape(painter, edge, None)
        painter.drawPath(path)
    pad, side, gap = px(_PAD), px(_ICON), px(_GAP)
    left = at.x() + (wide - pad - side if rtl else pad)
    icons.draw(painter, look.icon, QPointF(left, at.y() + (tall - side) / 2), _ICON, look.ink)
    room = wide - 2 * pad - side - gap + 2
    start = at.x() + (pad if rtl else pad + side + gap) - 1
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    text_in(
        painter,
        QRectF(start, at.y(), room, tall),
        text,
        theme().font("caption"),
        look.ink,
        direction=direction,
    )


class Tag(QLabel):
    """A tag in a pane header. `spoken` is what a screen reader says in its place."""

    def __init__(self, kind: Visibility, text: str, spoken: str = "") -> None:
        super().__init__(text)
        self._kind: Visibility = kind
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(spoken or text)

    def show_kind(self, kind: Visibility, text: str, spoken: str = "") -> None:
        """Say something else."""
        self._kind = kind
        self.setText(text)
        self.setAccessibleName(spoken or text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(tag_width(self.text())) + 1, theme().px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = (self.height() - theme().px(HEIGHT)) / 2
        left = self.width() - tag_width(self.text()) if rtl else 0.0
        with painting(self) as painter:
            paint_tag(painter, QPointF(left, top), self._kind, self.text(), rtl=rtl)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
