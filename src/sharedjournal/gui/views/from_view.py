# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from the partner: the list, envelopes first, and what is chosen beside it.

While an answer is written the list gives its room to the page and the sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget
from typing_extensions import override

from sharedjournal.gui.models.timeline_model import Role, Row
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.from_viewmodel import FromViewModel
from sharedjournal.gui.views.next_file_line import NextFileLine
from sharedjournal.gui.views.received_view import ReceivedView
from sharedjournal.gui.views.timeline_list import TimelineList
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, column, row, rule
from sharedjournal.gui.widgets.sections import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context

LOOK_MS = 60
ONE_COLUMN_BELOW = 680


class FromView(QFrame):
    """The place *From …*."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = FromViewModel(context)
        self._wanted = ""
        self._has_arrived = False
        self._reading = False
        partner = context.people.partner
        self._list = TimelineList(
            self.tr("From {partner}").format(partner=partner), self.model.model
        )
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_rows)
        self._list.verticalScrollBar().valueChanged.connect(self._look_soon)
        self._line = NextFileLine(context)
        self.pane = ReceivedView(context)
        self.pane.composing_changed.connect(self._arrange)
        self.pane.left.connect(self._on_not_now)
        self.model.loaded.connect(self._on_loaded)
        self.model.empty_changed.connect(self._on_empty)
        self._build(partner)

    def _build(self, partner: str) -> None:
        bring = Button(self.tr("Bring in a file…"), icon="file-down")
        bring.clicked.connect(self._on_bring_in)
        title = Label(self.tr("From {partner}").format(partner=partner), "heading")
        head = column(title, 8, self._line, 8, bring, margins=(20, 14, 16, 4))
        self._empty = EmptyState(
            "mails",
            self.tr("Nothing from {partner}").format(partner=partner),
            self.tr(
                "When {partner} hands you a file, bring it in here. Silence isn’t a message."
            ).format(partner=partner),
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._empty)
        self._side = boxed(column(boxed(head), (self._lists, 1)))
        back = Button(self.tr("Back"), "plain", "chevron-left")
        back.clicked.connect(self._on_back)
        self._back = boxed(row(back, None, margins=(12, 4, 12, 4)))
        self._panes = QStackedWidget()
        self._blank = boxed(column(None), "surface")
        self._panes.addWidget(self._blank)
        self._panes.addWidget(self.pane)
        self._right = boxed(column(self._back, (self._panes, 1)))
        self._rule = rule("v")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self._rule)
        layout.addWidget(self._right, 1)
        self._arrange()

    # --- what others ask ------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self._line.look()
        if not self._has_arrived:
            self._has_arrived = True
            self.model.load()

    def forget(self) -> None:
        """See `Place`."""
        self.model.forget()
        self.pane.forget()
        self._panes.setCurrentWidget(self._blank)
        self._wanted = ""

    def last_words(self) -> Callable[[Session], None] | None:
        """See `Place`."""
        return self.pane.last_words()

    def show_record(self, record_id: str) -> None:
        """Show one of the partner's records, and mark it in the list if it is in it."""
        self._wanted = record_id
        if not self._list.select(record_id):
            self._open(record_id)

    def move_by(self, step: int) -> None:
        """The next or previous one."""
        self._list.move_by(step)

    # --- events ---------------------------------------------------------------------------------

    def _on_loaded(self) -> None:
        if self._wanted:
            self._list.select(self._wanted)
        self._look_soon()

    def _on_empty(self, empty: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._lists.setCurrentWidget(self._empty if empty else self._list)

    def _on_current(self, current: QModelIndex) -> None:
        item = current.data(Role.ITEM)
        if isinstance(item, Row):
            self._open(item.id)

    def _open(self, record_id: str) -> None:
        if record_id != self.pane.model.record_id or self._panes.currentWidget() is self._blank:
            self._wanted = record_id
            self.pane.show_record(record_id)
        self._panes.setCurrentWidget(self.pane)
        self._reading = True
        self._arrange()

    def _on_not_now(self) -> None:
        """Nothing was opened; the list is there again."""
        self._wanted = ""
        self._list.setCurrentIndex(QModelIndex())
        self.pane.forget()
        self._panes.setCurrentWidget(self._blank)
        self._on_back()

    def _on_back(self) -> None:
        self._reading = False
        self._arrange()
        self._list.setFocus()

    def _on_bring_in(self) -> None:
        self._context.navigator.bring_in()

    def _look_soon(self) -> None:
        self._look.start()

    def _look_at_rows(self) -> None:
        self.model.look_at(self._list.visible_ids())

    # --- room -----------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._look_soon()

    def _arrange(self) -> None:
        composing = self.pane.is_composing
        narrow = self.width() < theme().px(ONE_COLUMN_BELOW)
        self._back.setVisible(narrow and self._reading and not composing)
        self._side.setVisible(not composing and not (narrow and self._reading))
        self._rule.setVisible(not narrow and not composing)
        self._right.setVisible(not narrow or self._reading)
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(theme().size("list"))
