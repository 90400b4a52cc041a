# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet beside a page of the partner's where an answer to it is written, in any small form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.gui import sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.thread_viewmodel import ThreadViewModel
from sharedjournal.gui.views.composer import Composer
from sharedjournal.gui.widgets.buttons import ToolButton
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, column, row, rule
from sharedjournal.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sharedjournal.app.threads import View
    from sharedjournal.gui.context import Context

_TITLE = 200
_WHY = 2000
_CANCEL = QKeySequence.StandardKey.Cancel


class ReplySheet(QFrame):
    """Signals: `left` when it is closed: kept as a draft, confirmed, or given up."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("panel", "sheet")
        self._context = context
        self.model = ThreadViewModel(context)
        self._title = Label("", "heading", wrap=True)
        draft = Tag("draft", self.tr("Draft, only you see it"))
        close = ToolButton("x", self.tr("Close, keep the draft"), shortcut="Esc")
        close.clicked.connect(self.leave)
        header = boxed(row((self._title, 1), draft, close, margins=(22, 8, 12, 8), spacing=8))
        header.setMinimumHeight(theme().size("paneHeader"))
        self.composer = Composer(context, self.model, width=560)
        self.composer.kept.connect(self.leave)
        self.setLayout(column(header, rule(), (self.composer, 1)))
        self.model.loaded.connect(self._on_loaded)
        self.model.done.connect(self._on_done)
        self.model.step_shown.connect(self._on_step)

    def open(self, thread: str, step: str, about: str, *, ask: str) -> None:
        """Write this step of that thread; `ask` is what the answered page asks for, or empty."""
        words = forms.phrases(sharing_words.language()).asks.get(ask)
        self.composer.set_starters(words.starters if words is not None else ())
        self.model.open(thread, step, about)

    def _on_loaded(self, view: View | None) -> None:
        if view is None:
            self.leave()
            return
        self._title.setText(visible(view.row.title, _TITLE))
        why = Label(visible(view.why, _WHY), "small", "text2", wrap=True)
        self.composer.put_above(*([why] if view.why else []))

    def _on_step(self) -> None:
        self.composer.write_here()

    def _on_done(self, done: str) -> None:
        words = {
            "added": self.tr("In the next file"),
            "sealed": self.tr("Sealed. It goes with the next file."),
            "kept": self.tr("Kept in your journal"),
        }
        announce(self, words.get(done, ""))
        self.leave()

    def leave(self) -> None:
        """Close the sheet. Words stay as a draft."""
        self.model.leave()
        self.left.emit()

    def forget(self) -> None:
        """Let go of every word."""
        self.model.forget()
        self.composer.forget()
        self._title.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_CANCEL):
            self.leave()
            return
        super().keyPressEvent(event)
