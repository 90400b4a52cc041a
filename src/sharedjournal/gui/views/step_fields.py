# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields that a step asks for, one widget for each kind of input. They know no form and no
step: what they are called and what they offer is given to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QInputDialog, QSizePolicy, QWidget
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.domain.record import MAX_TITLE, MAX_WORD, MAX_WORDS
from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.choices import Chip, RadioRow
from sharedjournal.gui.widgets.fields import Line
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import Flow, column
from sharedjournal.gui.widgets.painting import PaintedButton, fill_of, painting, pen, shape
from sharedjournal.gui.widgets.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QPaintEvent

    from sharedjournal.app.threads import Asked

OFFERED = 5
LINES = 300
LOWEST, LOW, HIGHEST = 52, 112, 320
_MANY = 64


class StepField(QWidget):
    """A field of a step. Signals: `changed` by the person; `value` is what is in it then."""

    changed = Signal()

    @property
    def value(self) -> Any:
        """Text, a tuple of words, or a map of words; empty where nothing was filled in."""
        return ""

    def show_value(self, value: Any) -> None:
        """Show what was filled in before, without saying that it changed."""

    def begin_with(self, words: str) -> bool:
        """Put the beginning of a sentence where one writes; whether this field takes it."""
        del words
        return False


class TextField(StepField):
    """A box to write in, which grows with the words."""

    def __init__(self, name: str, placeholder: str = "", *, large: bool = True) -> None:
        super().__init__()
        self._lowest = theme().px(LOW if large else LOWEST)
        self._text = Writing(name, placeholder, "compose")
        self._text.setProperty("box", "true")
        self._text.document().setDocumentMargin(theme().px(12))
        self._text.document().documentLayout().documentSizeChanged.connect(self._on_size)
        self._text.edited.connect(self.changed)
        self._text.setFixedHeight(self._lowest)
        self.setFocusProxy(self._text)
        self.setLayout(column(self._text))

    @property
    @override
    def value(self) -> str:
        text = self._text.source()
        return text if text.strip() else ""

    @override
    def show_value(self, value: Any) -> None:
        self._text.show_source(value if isinstance(value, str) else "")

    @override
    def begin_with(self, words: str) -> bool:
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        gap = "\n\n" if self._text.source().strip() else ""
        cursor.insertText(gap + words.rstrip("… ").rstrip() + (" " if "…" in words else ""))
        self._text.setTextCursor(cursor)
        self._text.setFocus()
        return True

    def _on_size(self, size: QSizeF) -> None:
        wanted = round(size.height()) + theme().px(4)
        self._text.setFixedHeight(min(max(wanted, self._lowest), theme().px(HIGHEST)))


class LineField(StepField):
    """One line: a title."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._line = Line(name)
        self._line.setMaxLength(MAX_TITLE)
        self._line.textEdited.connect(self._on_edited)
        self.setFocusProxy(self._line)
        self.setLayout(column(self._line))

    def _on_edited(self) -> None:
        self.changed.emit()

    @property
    @override
    def value(self) -> str:
        return self._line.text().strip()

    @override
    def show_value(self, value: Any) -> None:
        self._line.setText(value if isinstance(value, str) else "")


class DayField(StepField):
    """A day, typed as one writes it; kept as year-month-day. What is no day is said at once."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._line = Line(name, self.tr("A day, as you write it"))
        self._line.editingFinished.connect(self._on_finished)
        self._wrong = Label(self.tr("This is no day. 2026-11-22 is one."), "caption", "danger")
        self._wrong.hide()
        self._day = ""
        self.setFocusProxy(self._line)
        self.setLayout(column(self._line, self._wrong, spacing=4))

    def _on_finished(self) -> None:
        typed = self._line.text().strip()
        day = dates.typed(typed)
        self._line.set_error(bool(typed) and day is None)
        self._wrong.setVisible(bool(typed) and day is None)
        new = day.isoformat() if day is not None else ""
        if new != self._day:
            self._day = new
            self.changed.emit()

    @property
    @override
    def value(self) -> str:
        return self._day

    @override
    def show_value(self, value: Any) -> None:
        self._day = value if isinstance(value, str) else ""
        self._line.setText(self._day)


class WordsField(StepField):
    """Words to choose, many at once, and one's own. All of them can be unfolded."""

    def __init__(
        self,
        name: str,
        offered: Sequence[str],
        more: Sequence[str] = (),
        *,
        most: int = _MANY,
        words_for: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`words_for`: keys of a list with their words; the keys are what is chosen."""
        super().__init__()
        self._words_for = dict(words_for)
        offered = [*offered, *list(self._words_for)[:OFFERED]]
        more = [*more, *list(self._words_for)[OFFERED:]]
        self.setAccessibleName(name)
        self._name, self._offered, self._more, self._most = name, offered, more, most
        self._chosen: list[str] = []
        self._unfolded = False
        self._chips = Flow()
        self.setLayout(column(self._chips))
        self._show()

    @property
    @override
    def value(self) -> tuple[str, ...]:
        return tuple(self._chosen)

    @override
    def show_value(self, value: Any) -> None:
        self._chosen = list(value) if isinstance(value, (tuple, list)) else []
        self._show()

    def _show(self) -> None:
        offered = [*self._offered, *(self._more if self._unfolded else ())]
        words = dict.fromkeys([*self._chosen, *offered])
        chips = []
        for word in words:
            shown = visible(self._words_for.get(word, word), LINES)
            chip = Chip(shown, checked=word in self._chosen)
            chip.setProperty("word", word)
            chip.clicked.connect(self._on_chip)
            chips.append(chip)
        if self._more and not self._unfolded:
            more = Chip(self.tr("More words"), add=True)
            more.clicked.connect(self._on_more)
            chips.append(more)
        own = Chip(self.tr("Your own word"), add=True)
        own.clicked.connect(self._on_own)
        self._chips.set_widgets(*chips, own)

    def _on_chip(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        word = str(chip.property("word"))
        if chip.isChecked():
            self._choose(word)
        else:
            self._chosen.remove(word)
        self._show()
        self.changed.emit()

    def _choose(self, word: str) -> None:
        """The newest ones stay where there is no room for all."""
        self._chosen = [*self._chosen, word][-self._most :]

    def _on_more(self) -> None:
        self._unfolded = True
        self._show()

    def _on_own(self) -> None:
        word, accepted = QInputDialog.getText(self, self.tr("Your own word"), self._name)
        word = word.strip()
        if accepted and word and len(word) <= MAX_WORD and word not in self._chosen:
            self._choose(word)
            self._show()
            self.changed.emit()


class ChoiceField(StepField):
    """One of a few answers. None is chosen beforehand."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._keys = [key for key, _label in choices]
        self._group = QButtonGroup(self)
        rows = [RadioRow(visible(label, LINES), tone="shared") for _key, label in choices]
        for number, each in enumerate(rows):
            self._group.addButton(each, number)
        self._group.idClicked.connect(self._on_clicked)
        self.setLayout(column(*rows, spacing=4))

    def _on_clicked(self, _number: int) -> None:
        self.changed.emit()

    @property
    @override
    def value(self) -> str:
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    @override
    def show_value(self, value: Any) -> None:
        for number, key in enumerate(self._keys):
            if key == value:
                self._group.button(number).setChecked(True)


class Stop(PaintedButton):
    """One of five worded steps: a radio button drawn on a line."""

    def __init__(self, row: str, word: str, number: int, count: int) -> None:
        super().__init__(word, checkable=True)
        self.setAccessibleName(f"{row}: {word}")
        self._number, self._count = number, count
        # Five in a parent of their own: arrow keys move, one Tab stop for the line.
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(56), theme().px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, rect = theme().px, self.rect()
        with painting(self) as painter:
            painter.setPen(pen("border", 1.5))
            y, middle = rect.height() // 2, rect.width() // 2
            first = self._number == (self._count - 1 if self.rtl else 0)
            last = self._number == (0 if self.rtl else self._count - 1)
            painter.drawLine(middle if first else 0, y, middle if last else rect.width(), y)
            on = self.isChecked()
            radius = px(8) if on else px(4)
            edge = pen("accent" if on else "borderControl", 2 if on else 1.5)
            shape(painter, edge, fill_of("accentFill" if on else "raised"))
            painter.drawEllipse(rect.center(), radius, radius)


class GridField(StepField):
    """Five worded steps a line; the word of the chosen one stands at its end."""

    def __init__(
        self, name: str, rows: Sequence[tuple[str, str]], scale: Sequence[tuple[str, str]]
    ) -> None:
        """Keys with their words: of the lines, and of the steps on each line."""
        super().__init__()
        self.setAccessibleName(name)
        self._words = [visible(word, MAX_WORD) for _key, word in scale]
        self._keys = [key for key, _word in scale]
        self._stops: dict[str, list[Stop]] = {}
        self._said: dict[str, Label] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme().px(12))
        for number, (title, word) in enumerate(rows):
            shown = visible(word, MAX_WORD)
            stops = [Stop(shown, each, at, len(self._words)) for at, each in enumerate(self._words)]
            line = QWidget()
            box = QGridLayout(line)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
            for at, stop in enumerate(stops):
                box.addWidget(stop, 0, at)
                stop.clicked.connect(self._on_clicked)
            self._stops[title], self._said[title] = stops, Label("", "small", "text2")
            self._said[title].setMinimumWidth(theme().px(64))
            layout.addWidget(Label(shown, "body"), number, 0)
            layout.addWidget(line, number, 1)
            layout.addWidget(self._said[title], number, 2)
        layout.setColumnStretch(1, 1)

    @property
    @override
    def value(self) -> dict[str, str]:
        return {
            title: key
            for title, stops in self._stops.items()
            for key, stop in zip(self._keys, stops, strict=True)
            if stop.isChecked()
        }

    @override
    def show_value(self, value: Any) -> None:
        for title, chosen in value.items() if isinstance(value, Mapping) else ():
            for key, stop in zip(self._keys, self._stops.get(title, ()), strict=False):
                stop.setChecked(key == chosen)
        self._say()

    def _on_clicked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = dict(zip(self._keys, self._words, strict=True))
        chosen = self.value
        for title, label in self._said.items():
            label.setText(words.get(chosen.get(title, ""), ""))


def field_of(item: Asked, label: str, choices: Sequence[tuple[str, str]]) -> StepField:
    """The widget for an input."""
    words = forms.vocabulary(sharing_words.language())
    if item.kind == "choice":
        return ChoiceField(label, choices)
    if item.kind == "feelings":
        families = [word for family in words.families for word in family.words]
        most = MAX_WORDS if item.name == "feelings" else _MANY
        return WordsField(label, words.usual, (*words.always, *families), most=most)
    if item.kind == "needs":
        first = [group.words[0] for group in words.needs]
        most = MAX_WORDS if item.name == "needs" else _MANY
        every = [word for group in words.needs for word in group.words]
        return WordsField(label, first[:OFFERED], every, most=most)
    if item.kind == "pick":
        return WordsField(label, (), words_for=item.offered)
    if item.kind == "grid":
        return GridField(label, item.rows, item.scale)
    if item.kind == "day":
        return DayField(label)
    if item.name == "title":
        return LineField(label)
    return TextField(label, large=item.name == "body" or not item.optional)
