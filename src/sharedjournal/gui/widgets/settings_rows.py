# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of settings: a name, what is so now, what can be done about it; in groups and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QSlider, QWidget
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import Item, boxed, column, row, rule
from sharedjournal.gui.widgets.painting import painting, placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

GAP = 28
WIDE = 820
"""From here on, groups stand in two columns."""


def setting(title: str, note: str, *controls: QWidget) -> QFrame:
    """One row."""
    lines: list[QWidget] = [Label(title, "body", weight=500, wrap=True)]
    if note:
        lines.append(Label(note, "small", "text2", wrap=True))
    words = column(None, *lines, None, spacing=1)
    found = boxed(row((words, 1), *controls, margins=(18, 8, 14, 8), spacing=8))
    found.setMinimumHeight(theme().px(62 if note else 54))
    return found


def group(title: str, *rows: QWidget) -> QWidget:
    """Rows under a name, in one frame, a hairline between each two."""
    items: list[Item] = []
    for each in rows:
        if items:
            items.append(row(rule(), margins=(18, 0, 0, 0)))
        items.append(each)
    found = QWidget()
    found.setLayout(
        column(Label(title, "subhead"), 8, boxed(column(*items, margins=(1, 2, 1, 2)), "card"))
    )
    return found


class Columns(QWidget):
    """Two columns beside one another, or below where there is no room."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(GAP))
        for each in (first, second):
            self._layout.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme().px(WIDE)
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


class Choice(QComboBox):
    """One of several words. Signals: `chosen(str)` its key, when a person chose it."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], on: str) -> None:
        """`options` are key and word."""
        super().__init__()
        self.setAccessibleName(name)
        self._keys = [key for key, _word in options]
        self.addItems([word for _key, word in options])
        self.setCurrentIndex(self._keys.index(on) if on in self._keys else 0)
        self.setMinimumWidth(theme().px(170))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    @property
    def key(self) -> str:
        """What is chosen."""
        return self._keys[self.currentIndex()]

    def _on_activated(self, number: int) -> None:
        self.chosen.emit(self._keys[number])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = theme().px
        with painting(self) as painter:
            side = px(16)
            at = placed(self, self.width() - px(27), (self.height() - side) / 2, side, side)
            color = "text2" if self.isEnabled() else "disabledText"
            icons.draw(painter, "chevron-down", at.topLeft(), 16, color, 2)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the page must not change a choice that happens to be under the pointer.
        event.ignore()


class SizeSlider(QWidget):
    """From a small letter to a large one. Signals: `chosen(int)` when it was let go or stepped."""

    chosen = Signal(int)

    def __init__(self, name: str, spoken: str, low: int, high: int, step: int, on: int) -> None:
        """`spoken` is a pattern with `{size}`."""
        super().__init__()
        self._spoken = spoken
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(low // step, high // step)
        self.slider.setValue(round(on / step))
        self.slider.setPageStep(1)
        self.slider.setFixedSize(theme().px(130), max(24, theme().px(24)))
        self.slider.setAccessibleName(name)
        self._step = step
        self._value = Label("", "small", "text2")
        self._value.setMinimumWidth(theme().px(44))
        small = Label("a", "quote", "text2")
        large = Label("a", "title", "text2")
        self.setLayout(row(small, self.slider, large, self._value, spacing=8))
        self._say(self.slider.value())
        self.slider.valueChanged.connect(self._on_value)
        self.slider.sliderReleased.connect(self._on_released)

    def _say(self, value: int) -> None:
        text = self._spoken.format(size=value * self._step)
        self._value.setText(text)
        self.slider.setAccessibleDescription(text)

    def _on_value(self, value: int) -> None:
        self._say(value)
        # While it is dragged the page would move away under the pointer.
        if not self.slider.isSliderDown():
            self.chosen.emit(value * self._step)

    def _on_released(self) -> None:
        self.chosen.emit(self.slider.value() * self._step)
