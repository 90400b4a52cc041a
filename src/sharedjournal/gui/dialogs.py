# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that asks in a window of its own: files, and what cannot be undone.

The default button is the safe choice, and Escape is the same. Tests give screens another `Dialogs`
that answers at once. Qt's own file dialogs are used on Linux, and forget where they were.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.buttons import Button, Kind
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from sharedjournal.gui.error_text import Words


class Dialogs(Protocol):
    """Questions that block the screen that asks them."""

    def confirm(
        self, title: str, sentence: str, act: str, keep: str, *, kind: Kind = "danger"
    ) -> bool:
        """Whether to do what `act` says; `keep` is the safe choice."""
        ...

    def tell(self, words: Words) -> None:
        """Say what failed: what happened, what is safe, what to do next."""
        ...

    def open_file(self, title: str, kinds: str) -> Path | None:
        """An existing file, or None."""
        ...

    def open_files(self, title: str, kinds: str) -> Sequence[Path]:
        """Existing files."""
        ...

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        """A place for a new file, or None. An existing one was asked about."""
        ...

    def open_folder(self, title: str) -> Path | None:
        """An existing folder, or None."""
        ...


class Question(QDialog):
    """A title, one or two sentences, two buttons. The first is the safe one."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        *,
        act: str = "",
        keep: str,
        kind: Kind = "danger",
        icon: str = "",
        color: str = "text2",
    ) -> None:
        super().__init__(parent)
        # Never the title of the question: window titles are seen by others.
        self.setWindowTitle(QCoreApplication.applicationName())
        self.setModal(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        words = Label(sentence, "body", "text2", wrap=True)
        words.setMinimumWidth(theme().px(380))
        head = [Icon(icon, 22, color)] if icon else []
        self._keep = Button(keep)
        self._keep.clicked.connect(self.reject)
        buttons = [self._keep]
        if act:
            done = Button(act, kind)
            done.clicked.connect(self.accept)
            buttons.append(done)
        self._keep.setDefault(True)
        self.setLayout(
            column(
                row(*head, (Label(title, "heading", wrap=True), 1), spacing=10),
                10,
                words,
                18,
                row(None, *buttons, spacing=10),
                margins=22,
            )
        )

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)


class WindowDialogs:
    """The real `Dialogs`, over one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def confirm(
        self, title: str, sentence: str, act: str, keep: str, *, kind: Kind = "danger"
    ) -> bool:
        """See `Dialogs`."""
        question = Question(self._parent, title, sentence, act=act, keep=keep, kind=kind)
        return question.exec() == QDialog.DialogCode.Accepted

    def tell(self, words: Words) -> None:
        """See `Dialogs`."""
        Question(
            self._parent,
            words.title,
            words.sentence,
            keep=QCoreApplication.translate("Dialogs", "Close"),
            icon="triangle-alert",
            color="danger" if words.danger else "caution",
        ).exec()

    def open_file(self, title: str, kinds: str) -> Path | None:
        """See `Dialogs`."""
        found = self._files(title, kinds, QFileDialog.FileMode.ExistingFile)
        return found[0] if found else None

    def open_files(self, title: str, kinds: str) -> Sequence[Path]:
        """See `Dialogs`."""
        return self._files(title, kinds, QFileDialog.FileMode.ExistingFiles)

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        """See `Dialogs`."""
        found = self._files(title, kinds, QFileDialog.FileMode.AnyFile, suggested)
        return found[0] if found else None

    def open_folder(self, title: str) -> Path | None:
        """See `Dialogs`."""
        found = self._files(title, "", QFileDialog.FileMode.Directory)
        return found[0] if found else None

    def _files(
        self, title: str, kinds: str, mode: QFileDialog.FileMode, suggested: str = ""
    ) -> list[Path]:
        dialog = QFileDialog(self._parent, title)
        dialog.setFileMode(mode)
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        if sys.platform == "linux":
            # A portal's dialog cannot talk to a process whose memory nobody may read.
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog, on=True)
        if kinds:
            dialog.setNameFilter(kinds)
        if mode == QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(suggested)
        try:
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return []
            return [Path(name) for name in dialog.selectedFiles()]
        finally:
            _forget_history(dialog)
            dialog.deleteLater()


def _forget_history(dialog: QFileDialog) -> None:
    """Qt remembers folders that were looked at, in a file that anyone at this account reads."""
    dialog.setHistory([])
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
    settings.sync()
