# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in for someone without the passphrase, or without the journal: words, or a backup."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTextEdit

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.backdrop import Backdrop, Mark
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import Labelled, Passphrase, announce
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import centred, column, measured, row


class RecoverView(Backdrop):
    """Signals: `recover_asked(object, object)` 24 words and a new passphrase,
    `restore_asked(object)` the passphrase of a backup, all as bytearrays; `left`.
    """

    recover_asked = Signal(object, object)
    restore_asked = Signal(object)
    left = Signal()

    def __init__(self, *, with_backup: bool) -> None:
        super().__init__()
        self._with_backup = with_backup
        show, hide = self.tr("Show the passphrase"), self.tr("Hide the passphrase")
        self._words = QTextEdit()
        self._words.setProperty("box", "true")
        self._words.setAcceptRichText(False)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(self.tr("Recovery words"))
        self._words.setPlaceholderText(self.tr("24 words, with spaces between them"))
        self._words.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._words.setFixedHeight(theme().px(110))
        self._words.setVisible(not with_backup)
        self._first = Passphrase(self.tr("Passphrase"), show=show, hide=hide)
        self._again = Passphrase(self.tr("Passphrase, once more"), show=show, hide=hide)
        first = self.tr("Passphrase of the backup") if with_backup else self.tr("New passphrase")
        self._first_box = Labelled(self._first, first)
        self._again_box = Labelled(self._again, self.tr("Once more"))
        self._again_box.setVisible(not with_backup)
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        words = self.tr("Restore") if with_backup else self.tr("Open with these words")
        self._go = Button(words, "primary", "lock-open", large=True)
        self._go.clicked.connect(self._on_go)
        self._first.returnPressed.connect(self._on_go)
        self._again.returnPressed.connect(self._on_go)
        self._build()

    def _build(self) -> None:
        back = Button(self.tr("Back"), "plain", "chevron-left")
        back.clicked.connect(self._on_left)
        if self._with_backup:
            title = self.tr("Restore a backup")
            lead = self.tr(
                "It becomes a journal of its own on this computer, with the passphrase that was "
                "in use when the backup was made."
            )
        else:
            title = self.tr("Your recovery words")
            lead = self.tr("They open this journal and give it a new passphrase.")
        page = column(
            row(None, Mark(30), None),
            *(18, Label(title, "display", wrap=True, centre=True)),
            *(6, Label(lead, "body", "text2", wrap=True, centre=True), 22),
            *(self._words, 10, self._first_box, 8, self._again_box),
            *(4, self._problem, 10, self._go),
        )
        self.setLayout(
            column(
                row(back, None, margins=(24, 16, 16, 0)),
                *(None, centred(measured(page, 440)), None),
            )
        )

    def show_problem(self, sentence: str) -> None:
        """What went wrong; the words stay, so that they can be looked at again."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._go.setEnabled(True)
        if sentence:
            announce(self._problem, sentence, urgent=True)

    def _on_go(self) -> None:
        if not self._first.text():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._with_backup:
            self._go.setEnabled(False)
            self.restore_asked.emit(self._first.take())
            return
        if self._first.text() != self._again.text():
            self._again_box.show_error(self.tr("The two are not the same."))
            return
        self._again_box.show_error("")
        self._go.setEnabled(False)
        words = bytearray(self._words.toPlainText().encode("utf-8"))
        self._again.clear()
        self.recover_asked.emit(words, self._first.take())

    def _on_left(self) -> None:
        self._words.clear()
        self._first.clear()
        self._again.clear()
        self.left.emit()
