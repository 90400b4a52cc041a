# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of the pages of pairing: words on cards, the file that was made, one computer for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, column, row
from sharedjournal.gui.widgets.sections import note
from sharedjournal.gui.widgets.words import WordCard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from sharedjournal.gui.viewmodels.pairing_viewmodel import State
    from sharedjournal.gui.widgets.layouts import Item

translate = QCoreApplication.translate


def word_rows(state: State, other: str) -> list[Item]:
    """Two rows of three words. Who invited reads the first row aloud; `other`: the partner does."""
    half = len(state.words) // 2
    mine = ("message-circle", "accent", translate("Pairing", "You read aloud"))
    theirs = ("ear", "partner", other)
    order = (mine, theirs) if state.reads_first else (theirs, mine)
    found: list[Item] = []
    for place, (icon, tone, who) in enumerate(order):
        cards: list[Item] = []
        for number, word in enumerate(state.words[place * half : (place + 1) * half]):
            at = place * half + number + 1
            spoken = translate("Pairing", "Word {number}: {word}").format(number=at, word=word)
            cards.append((WordCard(at, word, spoken, tone), 1))
        head = row(Icon(icon, 16, tone), Label(who, "subhead", tone), None, spacing=8)
        found += [head, 8, row(*cards, spacing=12), 18]
    return found[:-1]


def file_card(path: Path, what: str) -> QWidget:
    """Where a pairing file was written, so that it can be handed over."""
    folder = translate("Pairing", "In the folder {folder}")
    words = column(
        Label(what + ": " + visible(path.name, 120), "subhead", wrap=True),
        Label(folder.format(folder=visible(str(path.parent), 200)), "small", "text2", wrap=True),
        spacing=2,
    )
    return boxed(
        row(Icon("file-lock", 20, "accent"), (words, 1), margins=(16, 12, 16, 12), spacing=14),
        "raised",
    )


def same_computer() -> QWidget:
    """How two journals on one computer are paired."""
    return note(
        translate(
            "Pairing",
            "Both journals on this computer? Save the file in a folder that both of you can open, "
            "such as a public or shared one. Then lock this journal, open the other, and bring "
            "the file in there.",
        ),
        "raised",
        "hard-drive",
    )
