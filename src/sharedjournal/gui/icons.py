# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons: vendored SVG strokes, coloured by the theme and drawn at the screen's own resolution."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from sharedjournal.gui import resources
from sharedjournal.gui.theme import theme

STROKE = 1.75
SMALL_STROKE = 2.0
_SMALL = 14
# Only what points somewhere turns round in right-to-left text.
_DIRECTIONAL = frozenset({"chevron-left", "chevron-right", "undo-2", "skip-forward", "text-select"})


def pixmap(
    name: str, size: int = 18, color: str = "text2", *, dpr: float = 0.0, stroke: float = 0.0
) -> QPixmap:
    """Icon `name` in a colour of the theme; `size` in tokens' pixels."""
    px = theme().px(size)
    ratio = dpr or _ratio()
    width = stroke or (SMALL_STROKE if size <= _SMALL else STROKE)
    mirrored = (
        name in _DIRECTIONAL and QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    )
    return _drawn(name, px, theme().color(color).name(), width, ratio, mirrored)


def icon(name: str, color: str = "text2", size: int = 18) -> QIcon:
    """The same as an icon for a control."""
    made = QIcon(pixmap(name, size, color))
    made.addPixmap(pixmap(name, size, "disabledText"), QIcon.Mode.Disabled)
    return made


def icon_size(size: int = 18) -> QSize:
    """The size to give to `setIconSize`."""
    return QSize(theme().px(size), theme().px(size))


def draw(
    painter: QPainter,
    name: str,
    at: QPointF,
    size: int = 16,
    color: str = "text2",
    stroke: float = 0.0,
) -> None:
    """Paint an icon with its top left corner at `at`."""
    painter.drawPixmap(at, pixmap(name, size, color, stroke=stroke))


def _ratio() -> float:
    application = QApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QApplication) else 1.0


@lru_cache(maxsize=512)
def _drawn(
    name: str,
    px: int,
    color: str,
    stroke: float,
    ratio: float,
    mirrored: bool,  # noqa: FBT001
) -> QPixmap:
    source = resources.read(f"icons/{name}.svg").decode("utf-8")
    source = source.replace("currentColor", color)
    source = re.sub(r'stroke-width="2"', f'stroke-width="{stroke}"', source)
    drawn = QPixmap(round(px * ratio), round(px * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mirrored:
        painter.setTransform(QTransform(-1, 0, 0, 1, drawn.width(), 0))
    QSvgRenderer(QByteArray(source.encode("utf-8"))).render(
        painter, QRectF(0, 0, drawn.width(), drawn.height())
    )
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
