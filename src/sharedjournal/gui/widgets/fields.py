# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields to type in: a labelled line with its error below it, and one for passphrases."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import column, row


class Line(QLineEdit):
    """One line of text. `large` on pages with one thing to do, `bare` where it looks like text."""

    def __init__(
        self, name: str, placeholder: str = "", *, large: bool = False, bare: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        for key, value in (("large", large), ("bare", bare)):
            if value:
                self.setProperty(key, "true")
        if bare:
            # QLineEdit keeps two pixels of its own at the leading edge.
            self.setTextMargins(-2, 0, 0, 0)

    def set_error(self, on: bool) -> None:  # noqa: FBT001 -- a plain property
        """Show, or stop showing, that what is typed cannot be used."""
        self.setProperty("error", "true" if on else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class Passphrase(Line):
    """Hidden at first; nothing about its length is said. `take` empties it into a buffer."""

    def __init__(self, name: str, *, show: str, hide: str, large: bool = True) -> None:
        """`show` and `hide`: what the button in the field says."""
        super().__init__(name, large=large)
        self._show, self._hide = show, hide
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._look = QAction(self)
        self._look.triggered.connect(self._on_look)
        self.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)
        self._renew_action()

    def take(self) -> bytearray:
        """What was typed, in UTF-8; the field and its undo are empty afterwards."""
        typed = bytearray(self.text().encode("utf-8", "surrogatepass"))
        self.clear()
        return typed

    def show_once(self) -> None:
        """Show what is in the field, until the button hides it again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        self._renew_action()

    def _on_look(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._renew_action()

    def _renew_action(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._look.setIcon(icons.icon("eye" if hidden else "eye-off"))
        self._look.setText(self._show if hidden else self._hide)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._renew_action()


class Labelled(QWidget):
    """A field under its name, and below it a hint or what is wrong, in words and with a sign.

    Signals: none of its own; connect to those of `field`.
    """

    def __init__(self, field: QLineEdit, label: str, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        name = Label(label, "subhead")
        name.setBuddy(field)
        self._sign = Icon("triangle-alert", 15, "danger")
        self._below = Label(hint, "caption", "text3", wrap=True)
        below = row(self._sign, (self._below, 1), spacing=6)
        self.setLayout(column(name, 6, field, 5, below))
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with what was typed; an empty sentence takes it back."""
        self._sign.setVisible(bool(sentence))
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        self._below.set_color("danger" if sentence else "text3")
        if isinstance(self.field, Line):
            self.field.set_error(bool(sentence))
        if sentence:
            announce(self.field, sentence, urgent=True)


class SearchLine(Line):
    """A line to search with, and a button that empties it. Signals: `left` on Escape or Down."""

    left = Signal()

    def __init__(self, name: str, placeholder: str, clear: str) -> None:
        super().__init__(name, placeholder)
        self.setProperty("search", "true")
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(clear, self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text)
        self._renew_actions()
        self._on_text("")

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _renew_actions(self) -> None:
        self._sign.setIcon(icons.icon("search", size=17))
        self._clear.setIcon(icons.icon("x", size=16))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._renew_actions()


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `text`; politely, unless something failed."""
    event = QAccessibleAnnouncementEvent(source, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
