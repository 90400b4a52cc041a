# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that opens a journal. It remembers nothing about who opened what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup
from typing_extensions import override

from sharedjournal.gui.widgets.backdrop import Backdrop, Mark, SignKind
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import Passphrase, announce
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import Flow, boxed, centred, clear, column, measured, row
from sharedjournal.gui.widgets.tiles import JournalTile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

MOST_TILES = 4


class UnlockView(Backdrop):
    """Signals: `open_asked(object, object)` a folder and the passphrase as a bytearray,
    `recovery_asked(object)` a folder, `other_asked`, `new_asked`, `restore_asked`.
    """

    open_asked = Signal(object, object)
    recovery_asked = Signal(object)
    other_asked = Signal()
    new_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folders: list[tuple[Path, str]] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_chosen)
        self._tiles = row(spacing=24)
        self._label = Label("", "subhead")
        self._caps = Label(self.tr("Caps Lock is on"), "caption", "caution")
        self._caps_sign = Icon("triangle-alert", 15, "caution")
        self._passphrase = Passphrase(
            self.tr("Passphrase"),
            show=self.tr("Show the passphrase"),
            hide=self.tr("Hide the passphrase"),
        )
        self._passphrase.returnPressed.connect(self._on_open)
        self._problem = Label("", "small", "danger", wrap=True)
        self._open = Button(self.tr("Open"), "primary", "lock-open", large=True)
        self._open.clicked.connect(self._on_open)
        self._recovery = Button(self.tr("Use the recovery words"), "quiet", "life-buoy", edge=True)
        self._recovery.clicked.connect(self._on_recovery)
        self._other = Button(self.tr("Open another journal…"), "quiet", "folder-open", edge=True)
        self._other.clicked.connect(self.other_asked)
        self._build()
        self.show_caps_lock(on=False)
        self.show_problem("")

    def _build(self) -> None:
        new = Button(self.tr("New journal"), "plain", "plus")
        new.clicked.connect(self.new_asked)
        restore = Button(self.tr("Restore a backup"), "plain", "hard-drive")
        restore.clicked.connect(self.restore_asked)
        explain = self.tr(
            "Each journal belongs to one person and opens with their passphrase only."
        )
        self._explain = Label(explain, "body", "text2", wrap=True, centre=True)
        self._form = boxed(
            column(
                row(self._label, None, self._caps_sign, self._caps, spacing=6),
                *(7, self._passphrase, 6, self._problem, 8, self._open, 8),
                Flow(self._recovery, self._other, spread=True),
            )
        )
        page = column(
            row(None, Mark(30), None),
            18,
            Label(self.tr("Open your journal"), "display", wrap=True, centre=True),
            6,
            self._explain,
            26,
            self._tiles,
            24,
            self._form,
        )
        foot = self.tr(
            "Only journals in the usual folder that show a name are here. "
            "This page remembers nothing about who opened what."
        )
        self.setLayout(
            column(
                row(None, restore, new, margins=(0, 16, 16, 0)),
                None,
                centred(measured(page, 416)),
                None,
                row(
                    None,
                    Icon("hard-drive", 15, "text3"),
                    Label(foot, "caption", "text3"),
                    None,
                    spacing=8,
                ),
                margins=(0, 0, 0, 20),
            )
        )

    def show_waiting(self) -> None:
        """Say that a file waits for the journal that it is for."""
        self._explain.setText(
            self.tr("A file waits. Open the journal that it is for, and look at it there.")
        )

    def set_journals(self, journals: Sequence[tuple[Path, str, SignKind]]) -> None:
        """The journals to offer: folder, name and sign. One that was chosen by hand may be among
        them; without any the page offers to choose or to make one."""
        clear(self._tiles)
        self._folders = [(folder, name) for folder, name, _sign in journals]
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._tiles.addStretch(1)
        for number, (_folder, name, sign) in enumerate(journals[:MOST_TILES]):
            tile = JournalTile(sign, name)
            tile.setFixedSize(tile.sizeHint())
            self._group.addButton(tile, number)
            self._tiles.addWidget(tile)
        self._tiles.addStretch(1)
        self._form.setVisible(bool(journals))
        if journals:
            self._choose(0)
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """What went wrong, below the field; an empty sentence takes it back."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._passphrase.set_error(bool(sentence))
        self.set_busy(busy=False)
        if sentence:
            announce(self._passphrase, sentence, urgent=True)
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """While the key is worked out nothing else can be asked."""
        for each in (self._open, self._passphrase, self._recovery, self._other):
            each.setEnabled(not busy)
        self._open.setText(self.tr("Opening…") if busy else self.tr("Open"))

    def show_caps_lock(self, *, on: bool) -> None:
        """Say that Caps Lock is on."""
        self._caps.setVisible(on)
        self._caps_sign.setVisible(on)

    @property
    def folder(self) -> Path | None:
        """The folder of the journal that is chosen."""
        number = self._group.checkedId()
        return self._folders[number][0] if 0 <= number < len(self._folders) else None

    def _choose(self, number: int) -> None:
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)
        name = self._folders[number][1]
        label = self.tr("Passphrase for {name}").format(name=name)
        self._label.setText(label)
        self._passphrase.setAccessibleName(label)

    def _on_chosen(self, number: int) -> None:
        self._choose(number)
        self.show_problem("")
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        folder = self.folder
        if folder is None or not self._passphrase.text():
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.show_problem("")
        self.set_busy(busy=True)
        self.open_asked.emit(folder, self._passphrase.take())

    def _on_recovery(self) -> None:
        if self.folder is not None:
            self.recovery_asked.emit(self.folder)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._folders:
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
