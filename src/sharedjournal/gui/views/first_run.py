# SPDX-License-Identifier: GPL-3.0-or-later
"""A new journal, one thing a page: name and sign, passphrase, recovery sheet, three words back.

Nothing is written before the words were typed back; what was typed is taken out of the fields when
it is handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QStackedWidget, QWidget

from sharedjournal.gui.strength import Strengths, strength_of
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.backdrop import SIGNS, Backdrop, SignKind, Steps
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import Labelled, Line, Passphrase, announce
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, centred, column, measured, row, rule
from sharedjournal.gui.widgets.tiles import Paper, SignTile, Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.gui.widgets.layouts import Item

WORDS = 24
ROWS = 6
FORM = 440


@dataclass(slots=True)
class Wanted:
    """What a new journal should be. `passphrase` is wiped by whoever makes the journal."""

    label: str = ""
    sign: SignKind = "tide"
    passphrase: bytearray = field(default_factory=bytearray, repr=False)


class FirstRun(Backdrop):
    """Signals: `words_needed` when the sheet is to be made, `done(object)` a `Wanted` at the end,
    `left` where the person goes back from the first page, `print_asked`, `pdf_asked`.
    """

    words_needed = Signal()
    done = Signal(object)
    left = Signal()
    print_asked = Signal()
    pdf_asked = Signal()

    def __init__(self, suggest: Callable[[], str], day: str, asked: Sequence[int]) -> None:
        """`suggest` makes a passphrase of several words; `asked` are the three places, from 1."""
        super().__init__()
        self._suggest = suggest
        self._asked = list(asked)
        self._words: list[str] = []
        self._steps = Steps(
            (
                self.tr("A name and a sign"),
                self.tr("Passphrase"),
                self.tr("Recovery sheet"),
                self.tr("Three words back"),
            ),
            self.tr("Step {number} of {count}: {title}"),
        )
        self._pages = QStackedWidget()
        self._back = Button(self.tr("Back"), "plain", "chevron-left")
        self._back.clicked.connect(self._on_back)
        self._next = Button(self.tr("Go on"), "primary", large=True)
        self._next.clicked.connect(self._on_next)
        self._add_page(self._name_page())
        self._add_page(self._passphrase_page())
        self._add_page(self._sheet_page(day))
        self._add_page(self._words_back_page())
        steps = boxed(column(self._steps))
        steps.setMaximumWidth(theme().px(700))
        self.setLayout(
            column(
                row(None, (steps, 1000), None, margins=(24, 26, 24, 0)),
                (self._pages, 1),
                row(self._back, None, self._next, margins=(40, 8, 40, 16)),
            )
        )
        self._show(0)

    def _add_page(self, content: QWidget) -> None:
        page = QWidget()
        page.setLayout(column(None, centred(content), None, margins=(24, 0, 24, 0)))
        self._pages.addWidget(page)

    # --- pages ----------------------------------------------------------------------------------

    def _name_page(self) -> QWidget:
        self._name = Line(self.tr("A name to show"), large=True)
        self._name.setMaxLength(100)
        self._name.returnPressed.connect(self._on_next)
        names = {
            "tide": self.tr("Sign: tide"),
            "stones": self.tr("Sign: stones"),
            "window": self.tr("Sign: window"),
            "moon": self.tr("Sign: moon"),
            "plain": self.tr("Sign: dot"),
        }
        self._signs = QButtonGroup(self)
        tiles: list[Item] = []
        for number, kind in enumerate(SIGNS):
            tile = SignTile(kind, names[kind])
            tile.setFixedSize(tile.sizeHint())
            self._signs.addButton(tile, number)
            tiles += [tile, None]
        first = self._signs.button(0)
        first.setChecked(True)
        explain = self.tr(
            "Whoever opens the app here sees it. Left empty, your journal isn’t listed, and you "
            "open it from its folder."
        )
        lead = self.tr("Encrypted here, and yours alone until you decide otherwise.")
        optional = Label(self.tr("optional"), "small", "text3")
        return _page(
            FORM,
            self.tr("Your journal"),
            lead,
            row(Label(self.tr("A name to show"), "subhead"), optional, None, spacing=8),
            *(8, self._name, 8, Label(explain, "small", "text2", wrap=True), 24),
            Label(self.tr("A sign"), "subhead"),
            *(8, row(*tiles[:-1])),
        )

    def _passphrase_page(self) -> QWidget:
        show, hide = self.tr("Show the passphrase"), self.tr("Hide the passphrase")
        self._first = Passphrase(self.tr("Passphrase"), show=show, hide=hide)
        self._again = Passphrase(self.tr("Passphrase, once more"), show=show, hide=hide)
        self._again_box = Labelled(self._again, self.tr("Once more"))
        self._first.textChanged.connect(self._on_typed)
        self._again.textChanged.connect(self._on_typed)
        self._again.returnPressed.connect(self._on_next)
        suggest = Button(self.tr("Suggest one"), "quiet", "refresh-cw", edge=True)
        suggest.clicked.connect(self._on_suggest)
        self._strength = Strength()
        self._why = Label("", "small", "text2", wrap=True)
        advice = self.tr(
            "Leave out names, dates and lines that your partner would think of. It should be "
            "yours even on a hard day."
        )
        shared = self.tr(
            "On a computer that both of you use it keeps pages closed to anyone who looks. It "
            "cannot protect against someone who records the keyboard or changes the program."
        )
        return _page(
            FORM,
            self.tr("A passphrase of your own"),
            self.tr("Four or more words with nothing in common. Long beats clever."),
            row(Label(self.tr("Passphrase"), "subhead"), None, suggest),
            *(4, self._first, 10, self._strength, 4, self._why, 18, self._again_box, 18),
            Label(advice, "small", "text2", wrap=True, centre=True),
            10,
            Label(shared, "small", "text3", wrap=True, centre=True),
        )

    def _sheet_page(self, day: str) -> QWidget:
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
        written.clicked.connect(self._on_next)
        lead = self.tr(
            "If the passphrase is ever lost, only these 24 words help. Nobody else can reset it."
        )
        return _page(
            620,
            self.tr("Your way back in"),
            lead,
            paper,
            14,
            row(None, print_button, pdf, written, None, spacing=10),
        )

    def _words_back_page(self) -> QWidget:
        self._fields = []
        boxes: list[Item] = []
        for place in self._asked:
            line = Line(self.tr("Word {number}").format(number=place), large=True)
            line.textChanged.connect(self._on_word)
            self._fields.append(line)
            box = Labelled(line, self.tr("Word {number}").format(number=place))
            boxes.append((box, 1))
        again = Button(self.tr("See the sheet again"), "quiet", "chevron-left")
        again.clicked.connect(self._on_back)
        return _page(
            560,
            self.tr("Three of your words"),
            self.tr("Type them from your sheet, so that you know it’s complete and readable."),
            row(*boxes, spacing=14),
            *(18, row(None, again, None)),
        )

    # --- what is given and asked ----------------------------------------------------------------

    def set_words(self, words: Sequence[str]) -> None:
        """The recovery words to show on the sheet."""
        self._words = list(words)
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

    @property
    def words(self) -> tuple[str, ...]:
        """The words on the sheet, for printing it."""
        return tuple(self._words)

    def show_problem(self, sentence: str) -> None:
        """What went wrong while the journal was made."""
        self._show(1)
        self._again_box.show_error(sentence)

    def forget(self) -> None:
        """Empty every field and the sheet."""
        self.set_words(())
        for line in (self._first, self._again, *self._fields):
            line.clear()

    # --- moves ----------------------------------------------------------------------------------

    def _show(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._steps.set_now(number)
        last = number == self._pages.count() - 1
        self._next.setText(self.tr("Open my journal") if last else self.tr("Go on"))
        self._settle()
        target = (self._name, self._first, self._next, self._fields[0])[number]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        number = self._pages.currentIndex()
        ready = True
        if number == 1:
            ready = bool(self._first.text()) and bool(self._again.text())
        elif number == 2:
            ready = len(self._words) == WORDS
        elif number == 3:
            ready = self._words_are_right()
        self._next.setEnabled(ready)

    def _on_next(self) -> None:
        number = self._pages.currentIndex()
        if not self._next.isEnabled():
            return
        if number == 1:
            if self._first.text() != self._again.text():
                self._again_box.show_error(self.tr("The two are not the same."))
                return
            self._again_box.show_error("")
            self.words_needed.emit()
        if number == self._pages.count() - 1:
            self._finish()
            return
        self._show(number + 1)

    def _finish(self) -> None:
        sign = SIGNS[max(self._signs.checkedId(), 0)]
        wanted = Wanted(self._name.text().strip(), sign, self._first.take())
        self._again.clear()
        self._next.setEnabled(False)
        self.done.emit(wanted)

    def _on_back(self) -> None:
        number = self._pages.currentIndex()
        if number == 0:
            self.forget()
            self.left.emit()
        else:
            self._show(number - 1)

    def _on_typed(self) -> None:
        found = strength_of(self._first.text()) if self._first.text() else Strengths.NONE
        word, why = self._strength_words(found)
        spoken = self.tr("Passphrase strength: {word}").format(word=word)
        self._strength.show_strength(found.value, word, spoken if word else "")
        self._why.setText(why)
        self._again_box.show_error("")
        self._settle()

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
        for line in (self._first, self._again):
            line.clear()
        self._first.setText(words)
        self._first.show_once()
        announce(self._first, words)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_word(self) -> None:
        self._settle()

    def _words_are_right(self) -> bool:
        typed = [line.text().strip().casefold() for line in self._fields]
        wanted = [self._words[place - 1] if self._words else "" for place in self._asked]
        return all(typed) and typed == wanted


def _page(width: int, title: str, lead: str, *items: Item) -> QWidget:
    return measured(
        column(
            Label(title, "display", wrap=True, centre=True),
            *(6, Label(lead, "body", "text2", wrap=True, centre=True), 26),
            *items,
        ),
        width,
    )
