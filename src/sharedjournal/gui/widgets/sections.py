# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections that fold to one line with their value, notes, and places in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, column, row
from sharedjournal.gui.widgets.painting import (
    PaintedButton,
    elided,
    fill_of,
    painting,
    pen,
    placed,
    shape,
    text_in,
    width_of,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Fold(PaintedButton):
    """The head of a section: its title and, while folded, its value, which is always true."""

    def __init__(self, title: str, value: str = "", *, icon: str = "", tone: str = "text2") -> None:
        super().__init__(title, checkable=True)
        self._value, self._icon, self._tone = value, icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    def set_value(self, value: str, *, icon: str | None = None, tone: str | None = None) -> None:
        """What the section says while it is folded."""
        self._value = value
        self._icon = self._icon if icon is None else icon
        self._tone = tone or self._tone
        self.setAccessibleName(f"{self.text()}: {value}" if value else self.text())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), max(theme().px(42), theme().line_height("body") + 8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, tall, on = theme().px, self.width(), self.height(), self.isChecked()
        direction = self.layoutDirection()
        with painting(self) as painter:
            font = theme().font("body", 600 if on else 500)
            text_in(painter, QRectF(self.rect()), self.text(), font, "text", direction=direction)
            chevron = placed(self, wide - px(16), (tall - px(16)) / 2, px(16), px(16))
            icon = "chevron-up" if on else "chevron-down"
            icons.draw(painter, icon, chevron.topLeft(), 16, "text3", 2)
            if on or not self._value:
                return
            small = theme().font("small")
            room = wide - width_of(self.text(), font) - px(30) - (px(21) if self._icon else 0)
            value = elided(self._value, small, max(room, px(40)))
            rect = placed(self, 0, 0, wide - px(24), tall)
            text_in(painter, rect, value, small, self._tone, trailing=True, direction=direction)
            if self._icon:
                x = wide - px(24) - width_of(value, small) - px(21)
                at = placed(self, x, (tall - px(15)) / 2, px(15), px(15)).topLeft()
                icons.draw(painter, self._icon, at, 15, self._tone, 1.9)


class FoldedSection(QWidget):
    """A `Fold` and what it opens. Signals: `opened` when it unfolds."""

    opened = Signal()

    def __init__(self, head: Fold, content: QWidget, *, open_: bool = False) -> None:
        super().__init__()
        self.head, self._content = head, content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addWidget(head)
        layout.addWidget(content)
        head.toggled.connect(self._on_toggled)
        head.setChecked(open_)
        content.setVisible(open_)

    def fold(self) -> None:
        """Show the one line only."""
        self.head.setChecked(False)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._content.setVisible(on)
        if on:
            self.opened.emit()


class NavPlace(PaintedButton):
    """One place in the sidebar. `note` is a shortcut, or with `news` a word; never a number."""

    def __init__(self, icon: str, text: str, note: str = "", *, checkable: bool = True) -> None:
        super().__init__(text, checkable=checkable)
        self._icon, self._note, self._news, self._compact = icon, note, "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if note:
            self.setAccessibleDescription(note)

    def set_news(self, word: str) -> None:
        """A word such as "new", or none."""
        self._news = word
        self.setAccessibleName(f"{self.text()}, {word}" if word else self.text())
        self.update()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a plain property
        """The icon alone, with the words as tooltip."""
        self._compact = compact
        self.setToolTip(self.text() if compact else "")
        self.updateGeometry()

    @property
    def full_width(self) -> int:
        """How wide it has to be for its words, in pixels."""
        font, px = theme().font("body", 600), theme().px
        news = width_of(self._news, theme().font("caption", 500)) + px(8) if self._news else 0
        return round(width_of(self.text(), font) + news) + px(44 + 12) + 2

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        if self._compact:
            return QSize(px(44), px(36))
        return QSize(px(180), max(px(34), theme().line_height("body") + px(8)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, tall, on = theme().px, self.width(), self.height(), self.isChecked()
        with painting(self) as painter:
            if on or self.underMouse():
                edge = pen("accent", 2) if on and theme().is_high_contrast else None
                lit = "surface" if on and theme().is_light else "hover"
                shape(painter, edge, fill_of(lit))
                painter.drawRoundedRect(QRectF(1, 1, wide - 2, tall - 2), 8, 8)
            if on:
                shape(painter, None, fill_of("accent"))
                painter.drawRoundedRect(placed(self, 2, px(9), 3, tall - px(18)), 1.5, 1.5)
            ink = "accent" if on else "text2"
            if self._compact:
                at = QPointF((wide - px(18)) / 2, (tall - px(18)) / 2)
                icons.draw(painter, self._icon, at, 18, ink)
                if self._news:
                    shape(painter, pen("sidebar", 2), fill_of("partner"))
                    painter.drawEllipse(QPointF(at.x() + px(18), at.y()), px(5), px(5))
                return
            at = placed(self, px(14), (tall - px(18)) / 2, px(18), px(18)).topLeft()
            icons.draw(painter, self._icon, at, 18, ink)
            direction = self.layoutDirection()
            caption = theme().font("caption", 500)
            # Isolated, or "Ctrl+," turns round in right-to-left text.
            note = self._news or (f"\u2066{self._note}\u2069" if self._note else "")
            note_width = width_of(note, caption) + px(8) if note else 0.0
            font = theme().font("body", 600 if on else 500)
            room: float = wide - px(44) - px(12)
            if not self._news and width_of(self.text(), font) > room - note_width:
                note, note_width = "", 0.0  # The shortcut is in the menu, too.
            room -= note_width
            rect = placed(self, px(44), 0, room, tall)
            name = elided(self.text(), font, room)
            text_in(painter, rect, name, font, "text" if on else "text2", direction=direction)
            if note:
                rect = placed(self, px(12), 0, wide - px(24), tall)
                color = "partner" if self._news else "text3"
                text_in(painter, rect, note, caption, color, trailing=True, direction=direction)


def note(text: str, panel: str = "accent", icon: str = "info") -> QFrame:
    """A quiet frame with an icon and one or two sentences."""
    color = "text2" if panel in ("sunken", "raised", "card") else panel
    words = Label(text, "small", wrap=True)
    sign = Icon(icon, 17, color)
    beside = column(sign, None)
    return boxed(row(beside, (words, 1), margins=(13, 11, 14, 11), spacing=10), panel)


class EmptyState(QWidget):
    """One quiet icon, one serif line, one sentence, at most one button."""

    def __init__(self, icon: str, line: str, sentence: str, button: QWidget | None = None) -> None:
        super().__init__()
        sentence_label = Label(sentence, "body", "text2", wrap=True, centre=True)
        sentence_label.setMaximumWidth(theme().px(360))
        parts = [
            None,
            row(None, Icon(icon, 28, "text3"), None),
            12,
            Label(line, "subtitle", wrap=True, centre=True),
            6,
            row(None, (sentence_label, 1000), None),
        ]
        if button is not None:
            parts += [14, row(None, button, None)]
        self.setLayout(column(*parts, None, margins=24))
        self.setAccessibleName(f"{line} {sentence}")
