# SPDX-License-Identifier: GPL-3.0-or-later
"""A new journal, one thing a page: name and sign, passphrase, recovery sheet, three words back.

Nothing is written before the words were typed back; what was typed is taken out of the fields when
it is handed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from sharedjournal.gui.strength import Measure, at_once
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.secret_pages import (
    PassphraseFields,
    RecoverySheet,
    WordsBack,
    titled,
)
from sharedjournal.gui.widgets.backdrop import SIGNS, Backdrop, SignKind, Steps
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import Line
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, centred, column, row
from sharedjournal.gui.widgets.tiles import SignTile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.gui.widgets.layouts import Item

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

    def __init__(
        self,
        suggest: Callable[[], str],
        day: str,
        asked: Sequence[int],
        measure: Measure = at_once,
    ) -> None:
        """`suggest` makes a passphrase of several words, `measure` says how strong one is; `asked`
        are the three places, from 1."""
        super().__init__()
        self._suggest, self._measure = suggest, measure
        self._asked = list(asked)
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
        return titled(
            FORM,
            self.tr("Your journal"),
            lead,
            row(Label(self.tr("A name to show"), "subhead"), optional, None, spacing=8),
            *(8, self._name, 8, Label(explain, "small", "text2", wrap=True), 24),
            Label(self.tr("A sign"), "subhead"),
            *(8, row(*tiles[:-1])),
        )

    def _passphrase_page(self) -> QWidget:
        self._passphrase = PassphraseFields(self._suggest, self._measure)
        self._passphrase.changed.connect(self._settle)
        self._passphrase.finished.connect(self._on_next)
        advice = self.tr(
            "Leave out names, dates and lines that your partner would think of. It should be "
            "yours even on a hard day."
        )
        shared = self.tr(
            "On a computer that both of you use it keeps entries closed to anyone who looks. It "
            "cannot protect against someone who records the keyboard or changes the program."
        )
        return titled(
            FORM,
            self.tr("A passphrase of your own"),
            self.tr("Four or more words with nothing in common. Long beats clever."),
            *(self._passphrase, 18, Label(advice, "small", "text2", wrap=True, centre=True)),
            *(10, Label(shared, "small", "text3", wrap=True, centre=True)),
        )

    def _sheet_page(self, day: str) -> QWidget:
        self._sheet = RecoverySheet(day)
        self._sheet.print_asked.connect(self.print_asked)
        self._sheet.pdf_asked.connect(self.pdf_asked)
        self._sheet.written.connect(self._on_next)
        lead = self.tr(
            "If the passphrase is ever lost, only these 24 words help. Nobody else can reset it."
        )
        return titled(620, self.tr("Your way back in"), lead, self._sheet)

    def _words_back_page(self) -> QWidget:
        self._back_words = WordsBack(self._asked)
        self._back_words.changed.connect(self._settle)
        self._back_words.again.connect(self._on_back)
        return titled(
            560,
            self.tr("Three of your words"),
            self.tr("Type them from your sheet, so that you know it’s complete and readable."),
            self._back_words,
        )

    # --- what is given and asked ----------------------------------------------------------------

    def set_words(self, words: Sequence[str]) -> None:
        """The recovery words to show on the sheet."""
        self._sheet.set_words(words)

    @property
    def words(self) -> tuple[str, ...]:
        """The words on the sheet, for printing it."""
        return self._sheet.words

    def show_problem(self, sentence: str) -> None:
        """What went wrong while the journal was made."""
        self._show(1)
        self._passphrase.show_error(sentence)

    def forget(self) -> None:
        """Empty every field and the sheet."""
        self._sheet.set_words(())
        self._passphrase.forget()
        self._back_words.forget()

    # --- moves ----------------------------------------------------------------------------------

    def _show(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._steps.set_now(number)
        last = number == self._pages.count() - 1
        self._next.setText(self.tr("Open my journal") if last else self.tr("Go on"))
        self._settle()
        if number == 1:
            self._passphrase.focus_first()
        elif last:
            self._back_words.focus_first()
        else:
            (self._name if number == 0 else self._next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        number = self._pages.currentIndex()
        ready = True
        if number == 1:
            ready = self._passphrase.is_filled
        elif number == 2:
            ready = self._sheet.is_filled
        elif number == 3:
            ready = self._back_words.are_right(self._sheet.words)
        self._next.setEnabled(ready)

    def _on_next(self) -> None:
        number = self._pages.currentIndex()
        if not self._next.isEnabled():
            return
        if number == 1:
            if not self._passphrase.agree():
                return
            self.words_needed.emit()
        if number == self._pages.count() - 1:
            self._finish()
            return
        self._show(number + 1)

    def _finish(self) -> None:
        sign = SIGNS[max(self._signs.checkedId(), 0)]
        wanted = Wanted(self._name.text().strip(), sign, self._passphrase.take())
        self._next.setEnabled(False)
        self.done.emit(wanted)

    def _on_back(self) -> None:
        number = self._pages.currentIndex()
        if number == 0:
            self.forget()
            self.left.emit()
        else:
            self._show(number - 1)
