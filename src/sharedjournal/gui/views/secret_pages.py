# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages about secrets, for a new journal and for one that is open: a passphrase typed twice, the
sheet with 24 words, three of them typed back. What was typed leaves the fields when it is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from shiboken6 import isValid

from sharedjournal.gui.strength import Measure, Strengths, at_once
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import Labelled, Line, Passphrase, announce
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, column, measured, row, rule
from sharedjournal.gui.widgets.tiles import Paper, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.gui.widgets.layouts import Item

WORDS = 24
ROWS = 6
MEASURE_MS = 120


class PassphraseFields(QWidget):
    """A passphrase, how hard it is to guess, and once more. Signals: `changed`, `finished`."""

    changed = Signal()
    finished = Signal()

    def __init__(self, suggest: Callable[[], str], measure: Measure = at_once) -> None:
        """`suggest` makes a passphrase of several words, `measure` says how strong one is."""
        super().__init__()
        self._suggest, self._measure = suggest, measure
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(MEASURE_MS)
        self._pause.timeout.connect(self._on_pause)
        show, hide = self.tr("Show the passphrase"), self.tr("Hide the passphrase")
        self._first = Passphrase(self.tr("Passphrase"), show=show, hide=hide)
        self._again = Passphrase(self.tr("Passphrase, once more"), show=show, hide=hide)
        self._again_box = Labelled(self._again, self.tr("Once more"))
        self._first.textChanged.connect(self._on_typed)
        self._again.textChanged.connect(self._on_typed)
        self._again.returnPressed.connect(self.finished)
        suggest_button = Button(self.tr("Suggest one"), "quiet", "refresh-cw", edge=True)
        suggest_button.clicked.connect(self._on_suggest)
        self._strength = Strength()
        self._why = Label("", "small", "text2", wrap=True)
        self.setLayout(
            column(
                row(Label(self.tr("Passphrase"), "subhead"), None, suggest_button),
                *(4, self._first, 10, self._strength, 4, self._why, 18, self._again_box),
            )
        )

    @property
    def is_filled(self) -> bool:
        """Whether both fields hold something."""
        return bool(self._first.text()) and bool(self._again.text())

    def agree(self) -> bool:
        """Whether both are the same; says so below where they are not."""
        same = self._first.text() == self._again.text()
        self.show_error("" if same else self.tr("The two are not the same."))
        return same

    def show_error(self, sentence: str) -> None:
        """What is wrong, below the second field."""
        self._again_box.show_error(sentence)

    def take(self) -> bytearray:
        """What was typed; both fields are empty afterwards."""
        taken = self._first.take()
        self._again.clear()
        return taken

    def forget(self) -> None:
        """Empty both fields."""
        self._first.clear()
        self._again.clear()

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self.show_error("")
        if self._first.text():
            self._pause.start()
        else:
            self._pause.stop()
            self._show_strength(Strengths.NONE)
        self.changed.emit()

    def _on_pause(self) -> None:
        typed = self._first.text()

        def answer(found: Strengths) -> None:
            if isValid(self) and typed == self._first.text():
                self._show_strength(found)

        self._measure(typed, answer)

    def _show_strength(self, found: Strengths) -> None:
        word, why = self._strength_words(found)
        spoken = self.tr("Passphrase strength: {word}").format(word=word)
        self._strength.show_strength(found.value, word, spoken if word else "")
        self._why.setText(why)

    def _strength_words(self, found: Strengths) -> tuple[str, str]:
        return {
            Strengths.NONE: ("", ""),
            Strengths.WEAK: (self.tr("Weak"), self.tr("Someone who knows you could guess it.")),
            Strengths.FAIR: (self.tr("Fair"), self.tr("A program could guess it in days.")),
            Strengths.GOOD: (self.tr("Good"), self.tr("Hard to guess. One more word is better.")),
            Strengths.STRONG: (
                self.tr("Strong"),
                self.tr("Hard to guess, even for someone who knows you well."),
            ),
        }[found]

    def _on_suggest(self) -> None:
        words = self._suggest()
        self.forget()
        self._first.setText(words)
        self._first.show_once()
        announce(self._first, words)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)


class RecoverySheet(QWidget):
    """24 numbered words as on paper. Signals: `print_asked`, `pdf_asked`, `written`."""

    print_asked = Signal()
    pdf_asked = Signal()
    written = Signal()

    def __init__(self, day: str) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(20))
        self._grid.setVerticalSpacing(theme().px(9))
        paper = Paper()
        say = self.tr(
            "These words open one journal, together with its folder. The sheet doesn’t say whose. "
            "Whoever holds it can read everything in it."
        )
        paper.setLayout(
            column(
                Label(self.tr("Recovery sheet"), "subtitle"),
                *(2, Label(day, "caption", "text3"), 16, self._grid, 16, rule(), 12),
                Label(say, "small", "text2", wrap=True),
                margins=(28, 20, 28, 26),
            )
        )
        print_button = Button(self.tr("Print…"), icon="printer")
        print_button.clicked.connect(self.print_asked)
        pdf = Button(self.tr("Save as PDF…"), icon="file-down")
        pdf.clicked.connect(self.pdf_asked)
        written = Button(self.tr("I’ll write it down"), icon="pen-line")
        written.clicked.connect(self.written)
        buttons = row(None, print_button, pdf, written, None, spacing=10)
        self.setLayout(column(paper, 14, buttons))

    @property
    def words(self) -> tuple[str, ...]:
        """The words on the sheet, for printing it."""
        return self._words

    @property
    def is_filled(self) -> bool:
        """Whether there are words on it."""
        return len(self._words) == WORDS

    def set_words(self, words: Sequence[str]) -> None:
        """Show these words; none empties the sheet."""
        self._words = tuple(words)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, word in enumerate(words):
            place = Label(str(number + 1), "small", "text3")
            place.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            shown = Label(word, "cardTitle", weight=500)
            spoken = self.tr("Word {number}: {word}").format(number=number + 1, word=word)
            shown.setAccessibleName(spoken)
            pair = boxed(row(place, shown, None, spacing=10))
            self._grid.addWidget(pair, number % ROWS, number // ROWS)


class WordsBack(QWidget):
    """Some of the words, typed from the sheet. Signals: `changed`, `again` to see the sheet."""

    changed = Signal()
    again = Signal()

    def __init__(self, asked: Sequence[int]) -> None:
        """`asked` are the places of the words, from 1."""
        super().__init__()
        self._asked = tuple(asked)
        self._fields: list[Line] = []
        boxes: list[Item] = []
        for place in self._asked:
            line = Line(self.tr("Word {number}").format(number=place), large=True)
            line.textChanged.connect(self.changed)
            self._fields.append(line)
            boxes.append((Labelled(line, self.tr("Word {number}").format(number=place)), 1))
        again = Button(self.tr("See the sheet again"), "quiet", "chevron-left")
        again.clicked.connect(self.again)
        self.setLayout(column(row(*boxes, spacing=14), 18, row(None, again, None)))

    def are_right(self, words: Sequence[str]) -> bool:
        """Whether what is typed is what stands on the sheet."""
        typed = [line.text().strip().casefold() for line in self._fields]
        wanted = [words[place - 1] if words else "" for place in self._asked]
        return all(typed) and typed == wanted

    def forget(self) -> None:
        """Empty the fields."""
        for line in self._fields:
            line.clear()

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)


def titled(width: int, title: str, lead: str, *items: Item) -> QWidget:
    """One thing a page: a title, a sentence, and what is to be done, at most `width` wide."""
    return measured(
        column(
            Label(title, "display", wrap=True, centre=True),
            *(6, Label(lead, "body", "text2", wrap=True, centre=True), 26),
            *items,
        ),
        width,
    )
