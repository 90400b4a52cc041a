# SPDX-License-Identifier: GPL-3.0-or-later
"""After a file was made: where it lies, how to hand it over, what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from sharedjournal.gui.theme import theme
from sharedjournal.gui.views import seen_rows
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import (
    boxed,
    centred,
    clear,
    column,
    measured,
    row,
    rule,
    scrolled,
)
from sharedjournal.gui.widgets.sections import note

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.exchange_viewmodel import FileMade

ROWS = 100


class FileMadeView(QFrame):
    """Signals: `left` for the way back, `move_asked` to put the file somewhere else,
    `all_pictures_asked` to make it again with all of them.
    """

    left = Signal()
    move_asked = Signal()
    all_pictures_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._context = context
        self._partner = context.people.partner
        self._made: FileMade | None = None
        back = Button(
            self.tr("What {partner} can see").format(partner=self._partner),
            "plain",
            "chevron-left",
        )
        back.clicked.connect(self.left)
        self._done = Button(self.tr("Done"))
        self._done.clicked.connect(self.left)
        head = boxed(row(back, None, self._done, margins=(16, 8, 16, 8)))
        head.setMinimumHeight(theme().size("paneHeader"))
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        inner = QWidget()
        inner.setLayout(
            centred(measured(column(36, self._body, 24, None, margins=(24, 0, 24, 0)), 808))
        )
        end = self.tr(
            "Nothing will tell you whether {partner} has brought it in, and nothing tells "
            "{partner} about you. A lost file does no harm: the next one holds it all again."
        )
        foot = boxed(
            row(
                column(Icon("info", 15, "text3"), None),
                (Label(end.format(partner=self._partner), "caption", "text3", wrap=True), 1),
                margins=(24, 10, 24, 12),
                spacing=8,
            )
        )
        self.setLayout(column(head, rule(), (scrolled(inner), 1), foot))

    @property
    def made(self) -> FileMade | None:
        """The file that is shown."""
        return self._made

    # --- Place ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """See `Place`."""
        self._made = None
        clear(self._body)

    # --- what is shown --------------------------------------------------------------------------

    def show_file(self, made: FileMade, *, in_folder: bool) -> None:
        """Show a file; `in_folder`: it lies in the folder that carries it to the partner."""
        self._made = made
        clear(self._body)
        title = Label(
            self.tr("File {number} is made").format(number=made.made.number), "display", wrap=True
        )
        self._body.addLayout(row(Icon("circle-check", 24, "accent"), (title, 1), spacing=12))
        self._gap(6)
        whole = self.tr(
            "It holds what is new and everything from before. Only {partner}’s journal can open it."
        ).format(partner=self._partner)
        self._body.addWidget(Label(whole, "body", "text2", wrap=True))
        self._gap(22)
        self._body.addWidget(self._where(made))
        self._notes(made)
        self._ways(in_folder=in_folder)
        if made.new:
            self._gap(24)
            self._body.addWidget(Label(self.tr("New in it"), "heading"))
            self._gap(8)
            lines = [
                seen_rows.line(
                    seen_rows.icon_of(each),
                    seen_rows.title_of(each),
                    seen_rows.part_of(each, self._partner, made=True),
                )
                for each in made.new[:ROWS]
            ]
            self._body.addWidget(seen_rows.card(lines))

    def _where(self, made: FileMade) -> QWidget:
        move = Button(self.tr("Move it…"))
        move.clicked.connect(self.move_asked)
        show = Button(self.tr("Show it"), "primary", "folder-open")
        show.clicked.connect(self._on_show)
        show.setEnabled(is_local(made.path.parent))
        folder = self.tr("In the folder {folder}").format(folder=str(made.path.parent))
        words = column(
            seen_rows.OneLine(made.path.name, "subhead"),
            seen_rows.OneLine(folder, "small", "text2"),
            spacing=2,
        )
        return boxed(
            row(
                *(Icon("file-lock", 26, "shared"), (words, 1), move, show),
                margins=(20, 16, 18, 16),
                spacing=16,
            ),
            "raised",
        )

    def _notes(self, made: FileMade) -> None:
        left = made.made.pictures_left
        if left:
            self._gap(12)
            words = self.tr(
                "%n of the older pictures did not fit. They can go all at once.", "", left
            )
            again = Button(self.tr("Make it with all pictures…"), "quietshare", edge=True)
            again.clicked.connect(self.all_pictures_asked)
            self._body.addWidget(note(words, "caution", "image"))
            self._body.addLayout(row(again, None))
        if made.made.opened:
            self._gap(12)
            words = self.tr("Your key is in it, so {partner}’s sealed answer is open here now.")
            self._body.addWidget(note(words.format(partner=self._partner), "partner", "stamp"))

    def _ways(self, *, in_folder: bool) -> None:
        self._gap(24)
        if in_folder:
            words = self.tr(
                "It lies in the folder that carries it to {partner}. There is nothing else to do."
            )
            self._body.addWidget(note(words.format(partner=self._partner), "shared", "folder"))
            return
        self._body.addWidget(Label(self.tr("Now hand it over, in any way you like"), "heading"))
        self._gap(8)
        ways = (
            (
                "usb",
                self.tr("On a stick"),
                self.tr(
                    "Copy it over and put the stick on the table. The simplest way between "
                    "two desks."
                ),
            ),
            (
                "mail",
                self.tr("By mail"),
                self.tr(
                    "Attach it to any message. Whoever carries it sees its size, never a word "
                    "of it."
                ),
            ),
            (
                "folder",
                self.tr("In a folder you both use"),
                self.tr(
                    "A synced or network folder carries it. Choose one under What {partner} "
                    "can see."
                ).format(partner=self._partner),
            ),
        )
        cards = [self._way(*each) for each in ways]
        self._body.addLayout(row(*((each, 1) for each in cards), spacing=14))

    def _way(self, icon: str, title: str, words: str) -> QWidget:
        found = boxed(
            column(
                row(Icon(icon, 20, "shared"), (Label(title, "subhead", wrap=True), 1), spacing=10),
                *(8, Label(words, "small", "text2", wrap=True), None),
                margins=(18, 16, 16, 16),
            ),
            "card",
        )
        found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return found

    def _gap(self, size: int) -> None:
        self._body.addSpacing(theme().px(size))

    def _on_show(self) -> None:
        if self._made is not None and is_local(self._made.path.parent):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.path.parent)))


def is_local(folder: Path) -> bool:
    """Whether this is a folder of this computer, which may be shown: no other kind of address."""
    return folder.is_absolute() and not str(folder).startswith(("\\\\", "//")) and folder.is_dir()
