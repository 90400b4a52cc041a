# SPDX-License-Identifier: GPL-3.0-or-later
"""Small helpers that put widgets in rows and columns, and a layout whose items wrap like words.

Leading and trailing, never left and right. An `int` is a gap in tokens' pixels, `None` a stretch.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from sharedjournal.gui.theme import theme

Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
Margins = int | tuple[int, int, int, int]


def column(*items: Item, margins: Margins = 0, spacing: int = 0) -> QVBoxLayout:
    """Items below one another. A tuple gives an item its stretch."""
    layout = QVBoxLayout()
    _fill(layout, items, margins, spacing)
    return layout


def row(*items: Item, margins: Margins = 0, spacing: int = 0) -> QHBoxLayout:
    """Items beside one another, from the leading edge."""
    layout = QHBoxLayout()
    _fill(layout, items, margins, spacing)
    return layout


def boxed(layout: QLayout, panel: str | None = None, *, width: int = 0) -> QFrame:
    """A frame around a layout. `panel` is a kind in `style`, `width` fixed, in tokens' pixels."""
    frame = QFrame()
    frame.setLayout(layout)
    if panel:
        frame.setProperty("panel", panel)
    if width:
        frame.setFixedWidth(theme().px(width))
    return frame


def measured(layout: QLayout, width: int) -> QWidget:
    """A column at most `width` tokens' pixels wide: lines of text stay short."""
    widget = QWidget()
    widget.setLayout(layout)
    widget.setMaximumWidth(theme().px(width))
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget


def centred(widget: QWidget, stretch: int = 1000) -> QHBoxLayout:
    """A widget in the middle that takes what room it may have."""
    return row(None, (widget, stretch), None)


def rule(orientation: str = "h") -> QFrame:
    """A hairline: `h` across, `v` down."""
    frame = QFrame()
    frame.setProperty("line", orientation)
    return frame


def scrolled(widget: QWidget) -> QScrollArea:
    """`widget` in a view that scrolls down, never across."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and let Qt delete it."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(layout: QBoxLayout, items: tuple[Item, ...], margins: Margins, spacing: int) -> None:
    px = theme().px
    edges = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*(px(edge) for edge in edges))
    layout.setSpacing(px(spacing))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(px(item))
        else:
            what, stretch = item if isinstance(item, tuple) else (item, 0)
            if isinstance(what, QLayout):
                layout.addLayout(what, stretch)
            else:
                layout.addWidget(what, stretch)


class FlowLayout(QLayout):
    """Items beside one another that wrap to the next line, mirrored in right-to-left text."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, spread: bool = False
    ) -> None:
        """`spread`: what is in one line reaches from edge to edge, with the room between."""
        super().__init__(parent)
        self._spread = spread
        self._items: list[QLayoutItem] = []
        self._gap = theme().px(gap)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for number, line in enumerate(self._lines(rect.width())):
            y += self._gap if number else 0
            used = sum(item.sizeHint().width() for item in line) + self._gap * (len(line) - 1)
            more = (rect.width() - used) // (len(line) - 1) if self._spread and line[1:] else 0
            x = rect.x()
            for item in line:
                size = item.sizeHint()
                if move:
                    place = QRect(QPoint(x, y), size)
                    item.setGeometry(QStyle.visualRect(direction, rect, place))
                x += size.width() + self._gap + more
            y += max(item.sizeHint().height() for item in line)
        return y - rect.y()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are shown, as many in a line as it holds."""
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            wide = item.sizeHint().width()
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wide + self._gap
        return lines


class Flow(QWidget):
    """A widget of items that wrap, as high as they need at its width."""

    def __init__(self, *widgets: QWidget, gap: int = 8, spread: bool = False) -> None:
        super().__init__()
        self._layout = FlowLayout(self, gap=gap, spread=spread)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self._layout.addWidget(widget)

    def set_widgets(self, *widgets: QWidget) -> None:
        """Show these in place of what is here."""
        clear(self._layout)
        for widget in widgets:
            self._layout.addWidget(widget)
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)

    @override
    def resizeEvent(self, event: object) -> None:
        self.setMinimumHeight(self._layout.heightForWidth(self.width()))
