# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a thread below one another, each with where it stands. Sign, weight and word differ,
not colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, clear, column, row
from sharedjournal.gui.widgets.painting import fill_of, painting, pen, shape, text_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

State = Literal["done", "now", "later"]


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A step, what is said below it, and whether it is being written."""

    title: str
    lines: tuple[str, ...]
    state: State


class _Disc(QLabel):
    """The number of a step, or a check mark, and the line down to the next."""

    def __init__(self, number: int, state: State, *, last: bool) -> None:
        super().__init__()
        self._number, self._state, self._last = number, state, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(26), theme().px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, on, done = theme().px, self._state == "now", self._state == "done"
        centre, radius = QPointF(self.width() / 2, px(13)), px(11)
        with painting(self) as painter:
            if not self._last:
                painter.setPen(pen("accent" if done else "border", 1.5))
                painter.drawLine(
                    QPointF(centre.x(), centre.y() + radius + px(4)),
                    QPointF(centre.x(), self.height() - px(2)),
                )
            edge = pen("accent" if on or done else "borderControl", 2 if on else 1.4)
            shape(painter, edge, fill_of("accentFill" if done else "raised"))
            painter.drawEllipse(centre, radius, radius)
            if done:
                at = centre - QPointF(px(7), px(7))
                icons.draw(painter, "check", at, 14, "onAccent", 3)
                return
            spot = QRectF(0, 0, self.width(), px(26))
            color = "accent" if on else "text3"
            font = theme().font("caption", 600)
            text_in(painter, spot, str(self._number), font, color, centre=True)


class StepList(QWidget):
    """All steps of a thread, read from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_steps(self, steps: Sequence[ListedStep]) -> None:
        """Show these."""
        clear(self._layout)
        for number, step in enumerate(steps, start=1):
            heavy = 600 if step.state == "now" else 500
            color = "text2" if step.state == "later" else "text"
            words = [Label(step.title, "body", color, weight=heavy, wrap=True)]
            words += [Label(line, "caption", "text3", wrap=True) for line in step.lines]
            disc = _Disc(number, step.state, last=number == len(steps))
            beside = column(4, *words, 12, spacing=1)
            line = boxed(row(disc, (beside, 1), spacing=12))
            line.setAccessibleName(". ".join((step.title, *step.lines)))
            self._layout.addWidget(line)
