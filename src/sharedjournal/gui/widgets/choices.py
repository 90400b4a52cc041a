# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls to choose with: chips, mood words, radio rows, segments, boxes to tick, switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.layouts import column
from sharedjournal.gui.widgets.painting import (
    PaintedButton,
    elided,
    fill_of,
    mood_glyph,
    painting,
    pen,
    placed,
    shape,
    text_in,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent


TARGET = 32
"""The least height of what is pressed, in tokens' pixels."""


class Chip(PaintedButton):
    """A word that can be chosen: fill, check mark and weight say that it is. `add` is dashed."""

    def __init__(
        self,
        text: str,
        *,
        checked: bool = False,
        tone: str = "accent",
        add: bool = False,
        static: bool = False,
    ) -> None:
        super().__init__(text, checkable=not (add or static), checked=checked)
        self._tone, self._add, self._static = tone, add, static
        if static:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self) -> None:
        self.updateGeometry()

    def _marked(self) -> bool:
        return self._add or (self.isChecked() and not self._static)

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        extra = px(20) if self._marked() else 0
        width = width_of(self.text(), theme().font("small", 600)) + px(28) + extra
        return QSize(round(width), max(px(TARGET), theme().line_height("small") + px(8)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, tall = theme().px, self.width(), self.height()
        on = self.isChecked() or self._static
        heavy = theme().is_high_contrast and self.isChecked()
        edge_color = self._tone if self.isChecked() else "borderControl"
        if self._static:
            edge_color = self._tone + "Line"
        edge = pen(edge_color, 2.0 if heavy else 1.0)
        if self._add:
            edge.setDashPattern([3, 2.5])
        with painting(self) as painter:
            hovered = self.underMouse() and not self._static and not on
            fill = fill_of(self._tone + "Soft") if on else fill_of("hover") if hovered else None
            shape(painter, edge, fill)
            # One pixel less than what can be pressed, at either side.
            painter.drawRoundedRect(QRectF(0.5, 1.5, wide - 1, tall - 3), tall / 2, tall / 2)
            start: float = px(14)
            if self._marked():
                mark = placed(self, px(11), (tall - px(15)) / 2, px(15), px(15))
                name, color = ("plus", "text2") if self._add else ("check", self._tone)
                icons.draw(painter, name, mark.topLeft(), 15, color, 2.2)
                start = px(31)
            font = theme().font("small", 600 if self.isChecked() else 500)
            room = placed(self, start, 0, wide - start - px(8), tall)
            text_in(
                painter,
                room,
                self.text(),
                font,
                "text" if on else "text2",
                direction=self.layoutDirection(),
            )


def tab_to_chosen(group: QButtonGroup) -> None:
    """Of several that exclude each other Tab comes to the chosen one, else to the first."""

    def renew() -> None:
        chosen = group.checkedButton() or next(iter(group.buttons()), None)
        for button in group.buttons():
            policy = Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    group.buttonToggled.connect(renew)
    renew()


class MoodWord(PaintedButton):
    """One of five words, 1 to 5; the chosen one has a glyph. Pressing it again clears it."""

    def __init__(self, level: int, text: str, spoken: str) -> None:
        super().__init__(text, checkable=True)
        self.level = level
        self.setAccessibleName(spoken)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        extra = px(56) if self.isChecked() else px(24)
        return QSize(round(width_of(self.text(), theme().font("small", 600))) + extra, px(TARGET))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, tall = theme().px, self.width(), self.height()
        on = self.isChecked()
        with painting(self) as painter:
            room = QRectF(0, 0, wide, tall)
            if on or self.underMouse():
                edge = pen("accent", 2.0 if theme().is_high_contrast else 1.0) if on else None
                shape(painter, edge, fill_of("accentSoft" if on else "hover"))
                painter.drawRoundedRect(room.adjusted(0.5, 1.5, -0.5, -1.5), tall / 2, tall / 2)
            if on:
                glyph = placed(self, px(14), (tall - px(20)) / 2, px(20), px(20))
                mood_glyph(painter, glyph, self.level)
                room = placed(self, px(34), 0, wide - px(42), tall)
            font = theme().font("small", 600 if on else 500)
            text_in(painter, room, self.text(), font, "text" if on else "text2", centre=True)


class MoodRow(QWidget):
    """Five words, one of them or none. Signals: `changed(int)`, 0 where none is chosen."""

    changed = Signal(int)

    def __init__(self, words: Sequence[str], spoken: str) -> None:
        """`words` from heavy to bright; `spoken` is a pattern with `{word}`."""
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(2))
        self._words = [
            MoodWord(level, word, spoken.format(word=word))
            for level, word in enumerate(words, start=1)
        ]
        for word in self._words:
            layout.addWidget(word)
            word.clicked.connect(self._on_clicked)
        layout.addStretch(1)

    @property
    def level(self) -> int:
        """1 to 5, or 0."""
        return next((word.level for word in self._words if word.isChecked()), 0)

    def set_level(self, level: int) -> None:
        """Show a mood without saying that it changed."""
        for word in self._words:
            word.setChecked(word.level == level)

    def _on_clicked(self) -> None:
        chosen = self.sender()
        for word in self._words:
            if word is not chosen:
                word.setChecked(False)
        self.changed.emit(self.level)


class RadioRow(PaintedButton):
    """One of several in a `RadioGroup`, with a line that explains it beside or below."""

    def __init__(
        self,
        text: str,
        explanation: str = "",
        icon: str = "",
        *,
        tone: str = "shared",
        inline: bool = True,
        boxed: bool = True,
    ) -> None:
        super().__init__(text, checkable=True)
        self._explanation, self._icon, self._tone = explanation, icon, tone
        self._inline, self._boxed = inline, boxed
        self.setAccessibleDescription(explanation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = self._title_width() + (self._beside_width() if self._inline else 0)
        return QSize(round(width), self._height(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _height(self, wide: int) -> int:
        if not self._explanation or self._fits_beside(wide):
            return theme().px(40)
        more = max(self._below(wide) - theme().line_height("small"), 0)
        return theme().px(54) + more

    def _below(self, wide: int) -> int:
        """How high the explanation is below the title, in as many lines as it needs."""
        room = QRect(0, 0, max(wide - theme().px(80 if self._icon else 54), 1), 1000)
        metrics = QFontMetrics(theme().font("small"))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._explanation).height()

    def _title_width(self) -> float:
        extra = 80 if self._icon else 54
        return width_of(self.text(), theme().font("body", 600)) + theme().px(extra)

    def _beside_width(self) -> float:
        if not self._explanation:
            return 0
        return width_of(self._explanation, theme().font("small")) + theme().px(10)

    def _fits_beside(self, width: int) -> bool:
        """Else the explanation goes below, as it does where `inline` was not asked for."""
        return self._inline and self._title_width() + self._beside_width() <= width

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, tall, on = theme().px, self.width(), self.height(), self.isChecked()
        inline = self._fits_beside(wide)
        with painting(self) as painter:
            if self._boxed and (on or self.underMouse() or not self._inline):
                edge = pen(self._tone if on else "border", 1.5 if on else 1.0)
                fill = self._tone + "Soft" if on else "hover" if self.underMouse() else "surface"
                shape(painter, edge, fill_of(fill))
                painter.drawRoundedRect(QRectF(0.75, 0.75, wide - 1.5, tall - 1.5), 9, 9)
            middle = tall / 2 if inline or not self._explanation else px(19)
            left = px(14) if self._boxed else px(1)
            disc = placed(self, left, middle - px(8), px(16), px(16))
            shape(painter, pen(self._tone if on else "borderControl", 1.6), fill_of("raised"))
            painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
            if on:
                shape(painter, None, fill_of(self._tone))
                painter.drawEllipse(disc.center(), px(4), px(4))
            start = left + px(26)
            room = wide - start - px(14) - (px(26) if self._icon else 0)
            self._paint_words(painter, start, middle, room, inline=inline)
            if self._icon:
                at = placed(self, wide - px(32), (tall - px(18)) / 2, px(18), px(18)).topLeft()
                icons.draw(painter, self._icon, at, 18, self._tone if on else "text3")

    def _paint_words(
        self, painter: QPainter, start: float, middle: float, room: float, *, inline: bool
    ) -> None:
        px, direction = theme().px, self.layoutDirection()
        font = theme().font("body", 600 if self.isChecked() else 500)
        top = middle - px(11)
        title = placed(self, start, top, room, px(22))
        text_in(painter, title, self.text(), font, "text", direction=direction)
        if not self._explanation:
            return
        small = theme().font("small")
        if inline:
            lead = width_of(self.text(), theme().font("body", 600)) + px(10)
            rect = placed(self, start + lead, top, room - lead, px(22))
            words = elided(self._explanation, small, rect.width())
            text_in(painter, rect, words, small, "text2", direction=direction)
            return
        rect = placed(self, start, middle + px(12), room, self._below(self.width()))
        painter.setFont(small)
        painter.setPen(theme().color("text2"))
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextWordWrap), self._explanation)


class Segment(PaintedButton):
    """One of the few words of a `Segmented`."""

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        width = round(width_of(self.text(), theme().font("small", 600))) + px(26)
        return QSize(width, px(TARGET + 2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        rect = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        with painting(self) as painter:
            if on:
                width = 2.0 if theme().is_high_contrast else 1.0
                shape(painter, pen("borderControl", width), fill_of("raised"))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
            weight = 600 if on else 500
            font = theme().font("small", weight)
            if width_of(self.text(), font) > rect.width() - 8:
                font = theme().font("caption", weight)
            text_in(
                painter,
                rect,
                elided(self.text(), font, rect.width() - 4),
                font,
                "text" if on else "text2",
                centre=True,
            )


class Segmented(QWidget):
    """At most four words, one of them chosen; arrow keys move. Signals: `chosen(int)`, from 0."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], name: str, *, on: int = 0, fill: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        # A segment can be pressed over the whole height, and is painted a little smaller.
        layout.setContentsMargins(3, 0, 3, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, word in enumerate(words):
            segment = Segment(word, checkable=True, checked=number == on)
            grow = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed
            segment.setSizePolicy(grow, QSizePolicy.Policy.Expanding)
            layout.addWidget(segment, segment.sizeHint().width() if fill else 0)
            self._group.addButton(segment, number)
        self._group.idClicked.connect(self.chosen)
        tab_to_chosen(self._group)
        vertical = QSizePolicy.Policy.Fixed
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed, vertical
        )

    @property
    def current(self) -> int:
        """Which word is chosen, from 0."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Show a choice without saying that it changed."""
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if (step := steps.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        number = min(max(self.current + step, 0), len(self._group.buttons()) - 1)
        button = self._group.button(number)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            edge = pen("borderControl" if theme().is_high_contrast else "border")
            shape(painter, edge, fill_of("sidebar" if theme().is_light else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)


class Check(PaintedButton):
    """A box to tick, with a line that explains it below."""

    def __init__(
        self, text: str, explanation: str = "", *, checked: bool = False, tone: str = "accent"
    ) -> None:
        super().__init__(text, checkable=True, checked=checked)
        self._explanation, self._tone = explanation, tone
        self.setAccessibleDescription(explanation)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        px = theme().px
        width = max(
            width_of(self.text(), theme().font("body")),
            width_of(self._explanation, theme().font("small")),
        )
        return QSize(round(width) + px(34), px(46) if self._explanation else px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, wide, on = theme().px, self.width(), self.isChecked()
        with painting(self) as painter:
            box = placed(self, 1, px(7), px(17), px(17))
            shape(
                painter,
                pen(self._tone if on else "borderControl", 1.5),
                fill_of(self._tone + "Fill" if on else "raised"),
            )
            painter.drawRoundedRect(box, 4, 4)
            if on:
                ink = "on" + self._tone.capitalize()
                icons.draw(painter, "check", box.topLeft() + QPointF(2, 2), 13, ink, 3)
            direction = self.layoutDirection()
            room = wide - px(28)
            font = theme().font("body")
            text_in(
                painter,
                placed(self, px(28), px(4), room, px(23)),
                elided(self.text(), font, room),
                font,
                "text",
                direction=direction,
            )
            if self._explanation:
                small = theme().font("small")
                text_in(
                    painter,
                    placed(self, px(28), px(26), room, px(19)),
                    elided(self._explanation, small, room),
                    small,
                    "text2",
                    direction=direction,
                )


class Switch(PaintedButton):
    """On or off, at once. A screen reader hears a box that can be ticked."""

    def __init__(self, name: str, *, checked: bool = False) -> None:
        super().__init__("", checkable=True, checked=checked)
        self.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(TARGET))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # It can be pressed a little above and below what is painted.
        beyond = theme().px((TARGET - 24) / 2) + 1
        on, rect = self.isChecked(), QRectF(self.rect()).adjusted(1, beyond, -1, -beyond)
        with painting(self) as painter:
            shape(
                painter,
                pen("accentFill" if on else "borderControl", 1.5),
                fill_of("accentFill" if on else "raised"),
            )
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            radius = rect.height() / 2 - 4
            at_end = on != self.rtl
            x = rect.right() - radius - 4 if at_end else rect.left() + radius + 4
            shape(painter, None, fill_of("onAccent" if on else "borderControl"))
            painter.drawEllipse(QPointF(x, rect.center().y()), radius, radius)
            if on:
                # A mark, so that the state does not hang on colour and side alone.
                half = theme().px(11) / 2
                at = QPointF(x - half, rect.center().y() - half)
                icons.draw(painter, "check", at, 11, "accentFill", 3.4)


class RadioGroup(QWidget):
    """Radio rows below one another, exactly one chosen; arrow keys move. Signals: `chosen(str)`."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[tuple[str, RadioRow]], *, on: str, gap: int = 2) -> None:
        super().__init__()
        self._keys = [key for key, _row in rows]
        self._rows = dict(rows)
        self._group = QButtonGroup(self)
        for number, (key, each) in enumerate(rows):
            self._group.addButton(each, number)
            each.setChecked(key == on)
        tab_to_chosen(self._group)
        self._group.idClicked.connect(self._on_clicked)
        self.setLayout(column(*(each for _key, each in rows), spacing=gap))

    @property
    def current(self) -> str:
        """The key of the row that is chosen."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Show a choice without saying that it changed."""
        self._rows[key].setChecked(True)

    def focus_current(self) -> None:
        """Put the keyboard on the row that is chosen."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
