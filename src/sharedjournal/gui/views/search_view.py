# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching the open journal: results while one types, their hits marked, keys through them.

A result is opened beside the list, in the same panes as in the timeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget
from typing_extensions import override

from sharedjournal.gui.models.timeline_model import Role, Row
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.search_viewmodel import SearchViewModel, Whose
from sharedjournal.gui.views.timeline_list import TimelineList
from sharedjournal.gui.widgets.choices import Chip
from sharedjournal.gui.widgets.fields import SearchLine, announce
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import Flow, boxed, column, row, rule
from sharedjournal.gui.widgets.sections import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sharedjournal.gui.context import Context
    from sharedjournal.gui.views.page_pane import PagePane

WIDTH = 400
_LONGEST = 60


class SearchView(QFrame):
    """The place `search`. Signals: `share_asked(str)`."""

    share_asked = Signal(str)

    def __init__(self, context: Context, pane: PagePane) -> None:
        super().__init__()
        self._context, self._pane = context, pane
        self._search = SearchViewModel(context)
        self._search.answered.connect(self._on_answered)
        self._search.cleared.connect(self._on_cleared)
        self._list = TimelineList(self.tr("Results"), self._search.model)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._line = SearchLine(
            self.tr("Search your journal"),
            self.tr("Search your journal"),
            self.tr("Empty the search"),
        )
        self._line.textEdited.connect(self._search.set_query)
        self._line.textChanged.connect(self._on_text)
        self._line.installEventFilter(self)
        self._build()

    def _build(self) -> None:
        partner = visible(self._context.people.partner, _LONGEST)
        self._whose = QButtonGroup(self)
        words = (
            self.tr("Mine and {partner}’s").format(partner=partner),
            self.tr("Mine"),
            self.tr("{partner}’s").format(partner=partner),
        )
        chips = [Chip(word, checked=number == 0) for number, word in enumerate(words)]
        for number, chip in enumerate(chips):
            self._whose.addButton(chip, number)
        self._whose.idClicked.connect(self._on_whose)
        filters = Flow(*chips)
        filters.setVisible(self._context.people.paired)
        kept = row(
            column(Icon("lock", 14, "text3"), None),
            (
                Label(
                    self.tr("Only this open journal is searched. Searches aren’t kept."),
                    "caption",
                    "text3",
                    wrap=True,
                ),
                1,
            ),
            spacing=8,
            margins=(20, 8, 16, 14),
        )
        nothing = EmptyState(
            "search",
            self.tr("Nothing with these words"),
            self.tr("The beginning of a word is enough, and accents don’t matter."),
        )
        blank = boxed(column(None))
        self._lists = QStackedWidget()
        for widget in (blank, self._list, nothing):
            self._lists.addWidget(widget)
        head = column(
            Label(self.tr("Search"), "heading"),
            *(10, self._line, 10, filters),
            margins=(16, 14, 16, 4),
        )
        side = boxed(column(boxed(head), (self._lists, 1), kept))
        side.setFixedWidth(theme().px(WIDTH))
        layout = row(side, rule("v"), (self._pane, 1))
        self.setLayout(layout)

    def arrive(self) -> None:
        """See `Place`."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def forget(self) -> None:
        """See `Place`."""
        self._line.clear()
        self._search.forget()
        self._pane.forget()

    def _on_text(self, text: str) -> None:
        if not text:
            self._search.set_query("")

    def _on_whose(self, number: int) -> None:
        whose: tuple[Whose, ...] = ("both", "mine", "theirs")
        self._search.set_whose(whose[number])

    def _on_answered(self, found: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._lists.setCurrentIndex(1 if found else 2)
        announce(self._list, self.tr("Results") if found else self.tr("Nothing with these words"))

    def _on_cleared(self) -> None:
        self._lists.setCurrentIndex(0)

    def _on_current(self, current: QModelIndex) -> None:
        item = current.data(Role.ITEM)
        if isinstance(item, Row):
            mine = item.kind not in ("partner", "envelope", "sealed")
            self._pane.show_page(item.id, mine=mine, query=self._search.query)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)  # type: ignore[arg-type]
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self._list.move_by(step)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._list.currentIndex().isValid():
                self._list.move_by(1)
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() == Qt.Key.Key_Escape and self._line.text():
            self._line.clear()
            return True
        return False
