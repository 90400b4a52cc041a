# SPDX-License-Identifier: GPL-3.0-or-later
"""One record as the partner has it or will have it, and the way to the ones before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.views import seen_rows
from sharedjournal.gui.views.paper import Paper
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, centred, column, measured, row, rule, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sharedjournal.app.letters import Letter
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.seen_viewmodel import SeenViewModel


class LookingAt(QFrame):
    """Signals: `left` for the way back to the lists."""

    left = Signal()

    def __init__(self, context: Context, model: SeenViewModel) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._context, self._model = context, model
        partner = context.people.partner
        back = Button(
            self.tr("What {partner} can see").format(partner=partner), "plain", "chevron-left"
        )
        back.clicked.connect(self.left)
        self._before = Button(self.tr("Before"))
        self._before.clicked.connect(self._on_before)
        self._after = Button(self.tr("After"))
        self._after.clicked.connect(self._on_after)
        head = boxed(row(back, None, self._before, self._after, margins=(16, 8, 16, 8), spacing=8))
        head.setMinimumHeight(theme().size("paneHeader"))
        self.paper = Paper(context)
        self._state = Label("", "small", "text2", wrap=True)
        title = self.tr("Exactly what {partner} will read").format(partner=partner)
        page = column(
            28,
            row(Icon("book-open", 17, "shared"), (Label(title, "subhead"), 1), spacing=8),
            *(4, self._state, 14, self.paper, 24, None),
            margins=(24, 0, 24, 0),
        )
        inner = QWidget()
        inner.setLayout(centred(measured(page, 564 + 48)))
        self.setLayout(column(head, rule(), (scrolled(inner), 1)))

    def show_letter(self, letter: Letter) -> None:
        """Show one."""
        self.paper.show_letter(letter)
        looking = self._model.looking
        self._before.setEnabled(self._model.beside(-1) is not None)
        self._after.setEnabled(self._model.beside(1) is not None)
        if looking is None:
            return
        partner, today = self._context.people.partner, self._context.clock.today()
        state = seen_rows.state_of(looking, today)
        if looking.file is None and not state:
            state = self.tr("New in the next file")
        part = seen_rows.part_of(looking, partner)
        self._state.setText(f"{state}. {part}." if state else f"{part}.")
        if not self._after.hasFocus() and not self._before.hasFocus():
            self._after.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of every word."""
        self.paper.show_letter(None)
        self._state.setText("")

    def _on_before(self) -> None:
        self._model.step(-1)

    def _on_after(self) -> None:
        self._model.step(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
