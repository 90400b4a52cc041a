# SPDX-License-Identifier: GPL-3.0-or-later
"""What a widget really draws: every run of text with its place and colour.

The widget is rendered once more, into an SVG, where text stays text. So labels, buttons and all
that paints itself are looked at in one way, and nothing has to say what it would draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_SVG = "{http://www.w3.org/2000/svg}"
_ALONE = QWidget.RenderFlag(0)
"""Without children and without a background."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one line. `rect` is in the widget's own pixels, `ink` with its opacity."""

    widget: QWidget
    text: str
    rect: QRectF
    ink: QColor

    def rect_in(self, window: QWidget) -> QRectF:
        """Where it stands in the window."""
        corner = self.widget.mapTo(window, QPoint(0, 0))
        return self.rect.translated(corner.x(), corner.y())


def shown(window: QWidget) -> list[QWidget]:
    """The window and all widgets on it that can be seen."""
    return [window, *(each for each in window.findChildren(QWidget) if each.isVisible())]


def runs(widget: QWidget) -> Iterator[Run]:
    """The text that this widget draws itself, without its children."""
    if widget.width() <= 0 or widget.height() <= 0 or _draws_nothing(widget):
        return
    image = ElementTree.fromstring(_svg(widget))  # noqa: S314 -- Qt wrote it a moment ago
    for group in image.iter(f"{_SVG}g"):
        moved = _transform(group.get("transform", ""))
        for element in group.findall(f"{_SVG}text"):
            text = "".join(element.itertext())
            if text.strip():
                yield Run(widget, text, moved.mapRect(_rect(element, text)), _ink(element))


def _draws_nothing(widget: QWidget) -> bool:
    # What a scroll area shows is drawn by its viewport.
    return isinstance(widget, QAbstractScrollArea) or type(widget) is QWidget


def _svg(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(widget.size())
    generator.setResolution(96)
    widget.render(generator, QPoint(0, 0), QRegion(), _ALONE)
    return bytes(buffer.data().data())


def _transform(text: str) -> QTransform:
    if not text.startswith("matrix("):
        return QTransform()
    return QTransform(*(float(part) for part in text[7:-1].split(",")))


def _rect(element: ElementTree.Element, text: str) -> QRectF:
    font = QFont()
    font.setFamilies(element.get("font-family", "").split(","))
    font.setPixelSize(round(float(element.get("font-size", "14"))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    font.setItalic(element.get("font-style") == "italic")
    metrics = QFontMetricsF(font)
    x, base = float(element.get("x", "0")), float(element.get("y", "0"))
    wide = metrics.horizontalAdvance(text.rstrip())
    # Accents of the writing face reach above, and below, what the eye takes for the line.
    return QRectF(x, base - metrics.capHeight(), wide, metrics.capHeight() + metrics.descent() / 2)


def _ink(element: ElementTree.Element) -> QColor:
    ink = QColor(element.get("fill", "#000000"))
    ink.setAlphaF(float(element.get("fill-opacity", "1")))
    return ink
