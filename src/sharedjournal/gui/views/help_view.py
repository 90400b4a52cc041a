# SPDX-License-Identifier: GPL-3.0-or-later
"""Three pages to read: about this journal and what it protects against, the keyboard, and where to
turn when one does not feel safe. They keep nothing, and open no address by themselves.
"""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, clear, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence


class AboutView(SubPage):
    """The place `help`. Signals: `page_asked(str)`."""

    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.back.setText(self.tr("Back"))

    @override
    def arrive(self) -> None:
        super().arrive()
        clear(self.body)
        self.put_title(
            self.tr("About this journal"),
            self.tr("Yours alone, until you decide otherwise. It uses no network."),
        )
        self.put(
            _points(
                self.tr("What it protects against"),
                "shield-check",
                (
                    self.tr(
                        "Someone who opens your computer, finds the folder of your journal or a "
                        "backup of it: without the passphrase or the 24 words it stays shut."
                    ),
                    self.tr(
                        "Someone between you and your partner: a file opens in your partner’s "
                        "journal only, and one that was changed on the way is refused."
                    ),
                    self.tr(
                        "Sharing by mistake: nothing is shared by saving, bringing in a file, or "
                        "pressing Enter, and a file holds what you chose and nothing else."
                    ),
                ),
            ),
            22,
            _points(
                self.tr("What it cannot do"),
                "triangle-alert",
                (
                    self.tr(
                        "Protect against someone who controls this computer or uses the same "
                        "account: they could record the keyboard or change the program. Accounts "
                        "of your own help against looking; nothing here helps against spying."
                    ),
                    self.tr(
                        "Take back what was read. Your partner keeps what your partner has; asking "
                        "to let it go is a request."
                    ),
                    self.tr(
                        "Hide that there is a journal, how large it is, and when it was written "
                        "to; or notice that somebody put an older copy of it in its place."
                    ),
                    self.tr(
                        "Prove anything: no file shows to others who wrote it, and an entry in it "
                        "is no evidence."
                    ),
                    self.tr("Open a journal whose passphrase and words are both lost."),
                ),
            ),
            22,
        )
        safe = Button(self.tr("If you do not feel safe"), "quiet")
        safe.clicked.connect(lambda: self.page_asked.emit("safe"))
        keys = Button(self.tr("Keyboard shortcuts"), "quiet")
        keys.clicked.connect(lambda: self.page_asked.emit("shortcuts"))
        self.body.addLayout(row(keys, safe, None, spacing=8))
        version = self.tr("Version {version}. Free software under the GNU GPL, version 3 or later.")
        self.put(
            18,
            Label(
                version.format(version=metadata.version("sharedjournal")),
                "caption",
                "text3",
                wrap=True,
            ),
        )


class SafetyView(SubPage):
    """The place `help/safe`."""

    def __init__(self) -> None:
        super().__init__("")
        self.back.setText(self.tr("Back"))

    @override
    def arrive(self) -> None:
        super().arrive()
        clear(self.body)
        self.put_title(
            self.tr("If you do not feel safe"),
            self.tr(
                "A journal for two is meant for two who wish each other well. If that is not so, "
                "your safety comes first, and the words can wait."
            ),
        )
        self.put(
            _points(
                self.tr("Here, on this screen"),
                "eye-off",
                (
                    self.tr("Hide now locks the journal at once, from anywhere in it."),
                    self.tr(
                        "You owe nobody a passphrase, an answer or a file. Nothing in this journal "
                        "tells your partner what you wrote, read, or left alone."
                    ),
                    self.tr("Ending a pairing is silent and yours alone: Settings, Leaving."),
                ),
            ),
            22,
            _points(
                self.tr("If someone may watch this computer"),
                "triangle-alert",
                (
                    self.tr(
                        "Changing passphrases or deleting things here could be noticed. Use a "
                        "computer or phone that the other person never had in hands: a friend’s, a "
                        "library’s, one at work."
                    ),
                    self.tr("Make a plan first, with somebody who knows this, then change things."),
                    self.tr(
                        "Keep what you may need later, such as messages, where only you reach it."
                    ),
                ),
            ),
            22,
            _points(
                self.tr("People to talk to"),
                "life-buoy",
                (
                    self.tr("In danger now: the emergency number of your country, 112 in Europe."),
                    self.tr(
                        "A helpline against violence in relationships is free and confidential in "
                        "many countries, and for everyone. Your doctor, a counselling centre or a "
                        "women’s or men’s shelter knows the number where you live."
                    ),
                    self.tr("Someone you trust. Saying it aloud once makes the next step easier."),
                ),
            ),
        )


class ShortcutsView(SubPage):
    """The place `help/shortcuts`."""

    def __init__(self) -> None:
        super().__init__("")
        self.back.setText(self.tr("Back"))

    @override
    def arrive(self) -> None:
        super().arrive()
        clear(self.body)
        self.put_title(
            self.tr("Keyboard shortcuts"),
            self.tr("Everything can be done without a mouse. The menus show these, too."),
        )
        keys = QKeySequence.StandardKey
        groups = (
            (
                self.tr("Everywhere"),
                (
                    (self.tr("New entry"), QKeySequence(keys.New)),
                    (self.tr("Search the journal"), QKeySequence("Ctrl+Shift+F")),
                    (self.tr("Bring in a file"), QKeySequence(keys.Open)),
                    (self.tr("Make the file"), QKeySequence("Ctrl+E")),
                    (self.tr("Lock"), QKeySequence("Ctrl+L")),
                    (
                        self.tr("Hide now (as you chose it in Settings)"),
                        QKeySequence("Ctrl+Shift+H"),
                    ),
                    (self.tr("Settings"), QKeySequence("Ctrl+,")),
                    (self.tr("Next pane, previous pane"), QKeySequence("F6, Shift+F6")),
                    (self.tr("Places of the sidebar"), QKeySequence("Ctrl+1, Ctrl+7")),
                    (self.tr("Close a sheet, keep private"), QKeySequence("Esc")),
                ),
            ),
            (
                self.tr("Reading and writing"),
                (
                    (self.tr("Next entry, previous entry"), QKeySequence("Alt+Down, Alt+Up")),
                    (self.tr("Find in this entry"), QKeySequence(keys.Find)),
                    (self.tr("Next match, previous match"), QKeySequence("F3, Shift+F3")),
                    (self.tr("Bold, italic"), QKeySequence("Ctrl+B, Ctrl+I")),
                    (self.tr("Write without distraction"), QKeySequence("F11")),
                    (self.tr("Sidebar"), QKeySequence("F9")),
                    (self.tr("Larger text, smaller text"), QKeySequence("Ctrl++, Ctrl+-")),
                    (self.tr("Delete an entry, in the list"), QKeySequence(keys.Delete)),
                ),
            ),
            (
                self.tr("Sharing"),
                (
                    (self.tr("Decide about sharing"), QKeySequence("Ctrl+Shift+S")),
                    (self.tr("Who can read this?"), QKeySequence("Ctrl+Shift+P")),
                ),
            ),
        )
        for title, lines in groups:
            self.put(_keys(title, lines), 22)
        self.put(
            Label(
                self.tr("Enter alone never shares, seals, makes a file, or deletes."),
                "small",
                "text2",
                wrap=True,
            )
        )


def _points(title: str, icon: str, points: Sequence[str]) -> QWidget:
    lines = [
        row(
            column(Label("•", "body", "text3"), None),
            (Label(point, "body", wrap=True), 1),
            spacing=10,
        )
        for point in points
    ]
    return boxed(
        column(
            row(Icon(icon, 18, "text2"), (Label(title, "subhead", wrap=True), 1), spacing=10),
            10,
            column(*lines, spacing=10),
            margins=(18, 14, 18, 16),
        ),
        "card",
    )


def _keys(title: str, lines: Sequence[tuple[str, QKeySequence]]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme().px(16))
    grid.setVerticalSpacing(theme().px(9))
    grid.setColumnStretch(0, 1)
    for number, (name, sequence) in enumerate(lines):
        text = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        # Isolated, or "Ctrl+," turns round in right-to-left text.
        keys = Label(f"\u2066{text}\u2069", "small", "text2", weight=600)
        keys.setAccessibleName(text)
        grid.addWidget(Label(name, "body", wrap=True), number, 0)
        grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignTrailing)
    return boxed(
        column(Label(title, "subhead"), 10, grid, margins=(18, 14, 18, 16)),
        "card",
    )
