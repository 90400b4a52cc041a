# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier words of one's own entry: a list of moments, the words of one of them, and bringing them
back as new words. Nothing here can be typed over, and none of it travels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from sharedjournal.app import kept
from sharedjournal.gui import dates, error_text
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.kept_viewmodel import HistoryViewModel
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import RadioRow
from sharedjournal.gui.widgets.foreign_text import ForeignText, visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import (
    boxed,
    clear,
    column,
    row,
    rule,
    scrolled,
)
from sharedjournal.gui.widgets.sections import EmptyState

if TYPE_CHECKING:
    from sharedjournal.app.kept import Earlier
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

MOST = 200
LIST = 300
TITLE = 300


class HistoryView(QFrame):
    """The place `timeline/history`. Signals: `left(str)` back to the entry."""

    left = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("panel", "surface")
        self.model = HistoryViewModel(context)
        self.model.changed.connect(self._on_changed)
        self.model.refused.connect(self._on_refused)
        self.model.brought_back.connect(self.left)
        self._found: tuple[Earlier, ...] = ()
        self._back = Button(self.tr("Back to the entry"), "plain", "chevron-left")
        self._back.clicked.connect(self._on_left)
        self._restore = Button(self.tr("Bring these words back"), "primary", "undo-2")
        self._restore.clicked.connect(self._on_restore)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._show)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme().px(6))
        self._title = Label("", "title", wrap=True)
        self._noted = Label("", "small", "text2", wrap=True)
        self._text = ForeignText(self.tr("Earlier words, to read"))
        self._empty = EmptyState(
            "notebook-pen",
            self.tr("No earlier words"),
            self.tr("When you write on here another day, what was before is kept in this place."),
        )
        self._build()

    def _build(self) -> None:
        head = boxed(row(self._back, None, self._restore, margins=(16, 8, 16, 8), spacing=8))
        head.setMinimumHeight(theme().size("paneHeader"))
        moments = QWidget()
        moments.setLayout(column(self._list, None, margins=(16, 18, 16, 18)))
        beside = scrolled(moments)
        beside.setFixedWidth(theme().px(LIST))
        page = column(*(self._title, 4, self._noted, 16, (self._text, 1)), margins=(32, 26, 32, 12))
        stays = self.tr(
            "Earlier words stay in your journal and travel in no file. Bringing some back keeps "
            "the present ones here."
        )
        foot = boxed(
            row(
                Icon("lock", 14, "text3"),
                (Label(stays, "caption", "text3", wrap=True), 1),
                margins=(32, 8, 32, 12),
                spacing=8,
            )
        )
        self._middle = QWidget()
        self._middle.setLayout(row(beside, rule("v"), (boxed(column((page, 1), foot)), 1)))
        self.setLayout(column(head, rule(), (self._middle, 1), (self._empty, 1)))

    # --- Place ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """See `Place`."""
        self.model.forget()
        self._found = ()
        clear(self._list)
        self._title.setText("")
        self._noted.setText("")
        self._text.show_text("")

    # --- what is shown --------------------------------------------------------------------------

    def _on_changed(self, found: tuple[Earlier, ...]) -> None:
        self._found = found[:MOST]
        clear(self._list)
        for button in self._group.buttons():
            self._group.removeButton(button)
        for number, each in enumerate(self._found):
            moment = self._moment(each)
            name = visible(kept.title_of(each.content), TITLE)
            choice = RadioRow(moment, name, tone="accent", inline=False)
            self._group.addButton(choice, number)
            self._list.addWidget(choice)
        self._middle.setVisible(bool(found))
        self._restore.setVisible(bool(found))
        self._empty.setVisible(not found)
        if found:
            self._group.button(0).setChecked(True)
            self._show(0)

    def _moment(self, each: Earlier) -> str:
        day = dates.short(each.until.date(), self._context.clock.today())
        time = dates.clock_time(each.until)
        return self.tr("Until {day}, {time}").format(day=day, time=time)

    def _show(self, number: int) -> None:
        content = self._found[number].content
        self._title.setText(visible(content.title, TITLE))
        self._title.setVisible(bool(content.title))
        words = ", ".join((*content.feelings, *content.needs))
        self._noted.setText(visible(words, TITLE))
        self._noted.setVisible(bool(words))
        self._text.show_text(self._found[number].text)

    # --- acts -----------------------------------------------------------------------------------

    def _on_restore(self) -> None:
        number = self._group.checkedId()
        if 0 <= number < len(self._found):
            self.model.bring_back(self._found[number].number)

    def _on_left(self) -> None:
        self.left.emit(self.model.entry_id)

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(error_text.describe(error))
