# SPDX-License-Identifier: GPL-3.0-or-later
"""How it felt: one of five mood words, and words for feelings. Optional, many at once, none of them
good or bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from sharedjournal import forms
from sharedjournal.domain.record import MAX_WORD, MAX_WORDS
from sharedjournal.gui import sharing_words
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Chip, MoodRow
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import Flow, boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFERED = 5


class FeelingsBar(QWidget):
    """Signals: `changed`. Folded to one line in a low window."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._feelings: list[str] = []
        self._kept_open = False
        spoken = self.tr("Mood: {word}")
        self._mood = MoodRow(sharing_words.mood_words(), spoken)
        self._mood.changed.connect(self._on_mood)
        self._chips = Flow()
        self._one_line = Flow()
        self._change = Button(self.tr("Change"), "quiet", edge=True)
        self._change.clicked.connect(self._on_unfold)
        self._folded = boxed(
            row(
                Label(self.tr("How it felt"), "subhead"),
                (self._one_line, 1),
                self._change,
                spacing=8,
            )
        )
        head = row(
            Label(self.tr("How it felt"), "subhead"),
            Label(self.tr("optional"), "small", "text3"),
            None,
            spacing=8,
        )
        self._whole = boxed(column(head, 8, self._mood, 8, self._chips))
        self.setLayout(column(self._whole, self._folded))
        self.set_folded(folded=False)
        self._show_chips()

    def show_choice(self, mood: int, feelings: Sequence[str]) -> None:
        """Show what was chosen on another page, without saying that it changed."""
        self._kept_open = False
        self._mood.set_level(mood)
        self._feelings = list(feelings)
        self._show_chips()

    def choice(self) -> tuple[int, tuple[str, ...]]:
        """The mood (0: none) and the words."""
        return self._mood.level, tuple(self._feelings)

    def set_folded(self, *, folded: bool) -> None:
        """One line with what was chosen, or everything; what was unfolded by hand stays so."""
        shown = folded and not self._kept_open
        self._whole.setVisible(not shown)
        self._folded.setVisible(shown)

    def _show_chips(self) -> None:
        offered = [
            word
            for word in forms.vocabulary(sharing_words.language()).usual
            if word not in self._feelings
        ]
        chips = []
        for word in (*self._feelings, *offered[: max(OFFERED - len(self._feelings), 2)]):
            chip = Chip(word, checked=word in self._feelings)
            chip.clicked.connect(self._on_chip)
            chips.append(chip)
        add = Chip(self.tr("Your own word"), add=True)
        add.clicked.connect(self._on_own_word)
        self._chips.set_widgets(*chips, add)
        words = sharing_words.mood_words()
        mood = [words[self._mood.level - 1]] if self._mood.level else []
        self._one_line.set_widgets(*(Chip(w, static=True) for w in (*mood, *self._feelings)))

    def _on_chip(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        if not chip.isChecked():
            self._feelings.remove(chip.text())
        elif len(self._feelings) < MAX_WORDS:
            self._feelings.append(chip.text())
        self._show_chips()
        self.changed.emit()

    def _on_own_word(self) -> None:
        word, accepted = QInputDialog.getText(
            self, self.tr("Your own word"), self.tr("A word for how it felt")
        )
        word = word.strip()
        if accepted and word and len(word) <= MAX_WORD and word not in self._feelings:
            self._feelings = [*self._feelings, word][-MAX_WORDS:]
            self._show_chips()
            self.changed.emit()

    def _on_mood(self) -> None:
        self._show_chips()
        self.changed.emit()

    def _on_unfold(self) -> None:
        self._kept_open = True
        self.set_folded(folded=False)
