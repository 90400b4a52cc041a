# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline: entries at the leading side, the page that is chosen beside them.

In a narrow window the two take turns, with a way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from sharedjournal.app import writing
from sharedjournal.gui.models.timeline_model import Role, Row
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.editor_viewmodel import EditorViewModel
from sharedjournal.gui.viewmodels.timeline_viewmodel import Filter, TimelineViewModel
from sharedjournal.gui.views.entry_view import EntryView
from sharedjournal.gui.views.timeline_list import TimelineList
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Segmented
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, column, row, rule
from sharedjournal.gui.widgets.sections import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from sharedjournal.app.locking import LastPlace
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context

LOOK_MS = 60
ONE_COLUMN_BELOW = 780
FILTERS: tuple[Filter, ...] = ("all", "private", "shared", "from")


class TimelineView(QFrame):
    """Signals: `share_asked(str)`, `history_asked(str)`, `focus_changed(bool)`."""

    share_asked = Signal(str)
    history_asked = Signal(str)
    focus_changed = Signal(bool)

    def __init__(self, context: Context, received: Callable[[], QWidget] | None = None) -> None:
        """`received` makes the pane for what the partner wrote."""
        super().__init__()
        self._context = context
        self._timeline = TimelineViewModel(context)
        self.editor = EditorViewModel(context)
        self._list = TimelineList(self.tr("Entries"), self._timeline.model)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_rows)
        self._list.verticalScrollBar().valueChanged.connect(self._look_soon)
        self._timeline.loaded.connect(self._on_loaded)
        self._timeline.empty_changed.connect(self._on_empty)
        self._entry = EntryView(context, self.editor)
        self._entry.share_asked.connect(self.share_asked)
        self._entry.history_asked.connect(self.history_asked)
        self._entry.delete_asked.connect(self._on_delete)
        self._entry.focus_asked.connect(self.toggle_focus)
        self._entry.file_asked.connect(context.navigator.make_file)
        self.editor.id_changed.connect(self._on_new_entry)
        self._received = received() if received is not None else None
        self._wanted = ""
        self._focused = False
        self._has_arrived = False
        self._build()

    def _build(self) -> None:
        partner = self._context.people.partner
        words = [self.tr("All"), self.tr("Private"), self.tr("Shared")]
        if partner:
            words.append(self.tr("From {partner}").format(partner=partner))
        self._filters = Segmented(words, self.tr("Which entries to show"))
        self._filters.chosen.connect(self._on_filter)
        self._filters.setVisible(bool(partner))
        head = column(
            Label(self.tr("Timeline"), "heading"), 8, self._filters, margins=(16, 14, 16, 4)
        )
        new = Button(self.tr("New entry"), "primary", "pen-line")
        new.clicked.connect(self._on_new)
        self._empty = EmptyState(
            "feather",
            self.tr("Nothing here yet"),
            self.tr(
                "Write one line, or a page, or nothing today. It stays private until you decide "
                "otherwise."
            ),
            new,
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._empty)
        self._side = boxed(column(boxed(head), (self._lists, 1)))
        self._pane = QStackedWidget()
        self._pane.addWidget(self._entry)
        if self._received is not None:
            self._pane.addWidget(self._received)
        self._blank = boxed(column(None), "surface")
        self._pane.addWidget(self._blank)
        self._pane.setCurrentWidget(self._blank)
        back = Button(self.tr("Back"), "plain", "chevron-left")
        back.clicked.connect(self._on_back)
        self._back = boxed(row(back, None, margins=(12, 4, 12, 4)))
        right = boxed(column(self._back, (self._pane, 1)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        self._rule = rule("v")
        layout.addWidget(self._rule)
        layout.addWidget(right, 1)
        self._right = right
        self._arrange()

    # --- what others ask ------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        if not self._has_arrived:
            self._has_arrived = True
            self._timeline.load()

    def forget(self) -> None:
        """See `Place`."""
        self._timeline.forget()
        self._entry.forget()

    def last_words(self) -> Callable[[Session], None] | None:
        """See `Place`. Where the writer is is remembered with it."""
        is_here = self._pane.currentWidget() is self._entry
        works = (
            self.editor.last_words(),
            self.editor.place(self._entry.caret) if is_here else None,
        )
        wanted = [work for work in works if work is not None]

        def save(session: Session) -> None:
            for work in wanted:
                work(session)

        return save if wanted else None

    def restore(self, place: LastPlace) -> None:
        """Show the page that was open when the journal was locked, and the caret where it was."""
        self._entry.put_caret(place.entry_id, place.caret)
        self.show_entry(place.entry_id)

    def begin_entry(self, day: date | None = None) -> None:
        """A new page, of today or of `day`."""
        self._wanted = ""
        self._list.clearSelection()
        self._list.setCurrentIndex(QModelIndex())
        self.editor.begin(day)
        self._show_pane(self._entry)
        self._entry.write_here()

    def show_entry(self, some_id: str) -> None:
        """Show an entry and mark it in the list, if it is in it."""
        self._wanted = some_id
        if not self._list.select(some_id):
            self._open(some_id, mine=True)

    def move_by(self, step: int) -> None:
        """The next or previous entry."""
        self._list.move_by(step)

    def toggle_focus(self) -> None:
        """Nothing but the page, or everything again."""
        self._focused = not self._focused
        self._arrange()
        self.focus_changed.emit(self._focused)

    def say_who_can_read(self) -> None:
        """Say and show who can read the page that is open."""
        self._entry.say_who_can_read()

    def selection_in(self, entry_id: str) -> tuple[int, int] | None:
        """The characters that are marked in the text of an entry, if it is the one that is open."""
        return self._entry.selection() if entry_id == self.editor.entry_id else None

    def ask_share(self) -> None:
        """Open the share sheet for the page that is open."""
        if self.editor.entry_id and self._pane.currentWidget() is self._entry:
            self.editor.save()
            self.share_asked.emit(self.editor.entry_id)

    def ask_delete(self) -> None:
        """Ask whether the page that is open should go into the bin."""
        if self.editor.entry_id and self._pane.currentWidget() is self._entry:
            self._on_delete(self.editor.entry_id)

    def ask_history(self) -> None:
        """Show the earlier words of the page that is open."""
        if self.editor.entry_id:
            self.history_asked.emit(self.editor.entry_id)

    # --- events ---------------------------------------------------------------------------------

    def _on_new(self) -> None:
        self.begin_entry()

    def _on_filter(self, number: int) -> None:
        self._timeline.set_filter(FILTERS[number])

    def _on_loaded(self) -> None:
        wanted = self._wanted or self.editor.entry_id
        if wanted:
            self._list.select(wanted)
        elif not self.editor.is_dirty and self._pane.currentWidget() is self._blank:
            self._list.move_by(1)
        self._look_soon()

    def _on_empty(self, empty: bool) -> None:  # noqa: FBT001 -- Qt's signal
        shown = self._empty if empty and self._timeline.filter == "all" else self._list
        self._lists.setCurrentWidget(shown)

    def _on_current(self, current: QModelIndex) -> None:
        item = current.data(Role.ITEM)
        if isinstance(item, Row):
            self._wanted = item.id
            self._open(item.id, mine=item.kind not in ("partner", "envelope", "sealed"))

    def _open(self, some_id: str, *, mine: bool) -> None:
        if mine:
            if some_id != self.editor.entry_id:
                self.editor.open(some_id)
            self._show_pane(self._entry)
        elif self._received is not None:
            self.editor.save()
            self._received.show_record(some_id)  # type: ignore[attr-defined]
            self._show_pane(self._received)

    def _show_pane(self, pane: QWidget) -> None:
        self._pane.setCurrentWidget(pane)
        self._arrange(reading=True)

    def _on_back(self) -> None:
        self.editor.save()
        self._arrange(reading=False)
        self._list.setFocus()

    def _on_new_entry(self, entry_id: str) -> None:
        self._wanted = entry_id

    def _on_delete(self, entry_id: str) -> None:
        sure = self._context.dialogs.confirm(
            self.tr("Delete this entry?"),
            self.tr(
                "It rests in the bin for 30 days, then it is erased. What {partner} has of it "
                "stays with {partner}."
            ).format(partner=self._context.people.partner)
            if self._context.people.paired
            else self.tr("It rests in the bin for 30 days, then it is erased."),
            self.tr("Delete"),
            self.tr("Keep it"),
        )
        if not sure:
            return

        def ok(changes: object) -> None:
            self.editor.forget()
            self._wanted = ""
            self._pane.setCurrentWidget(self._blank)
            self._context.bus.tell(changes, self)  # type: ignore[arg-type]

        self._context.tasks.vault(lambda session, _job: writing.delete(session, entry_id), ok)

    def _look_soon(self) -> None:
        self._look.start()

    def _look_at_rows(self) -> None:
        self._timeline.look_at(self._list.visible_ids())

    # --- narrow windows -------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._look_soon()

    def _arrange(self, *, reading: bool | None = None) -> None:
        narrow = self.width() < theme().px(ONE_COLUMN_BELOW - 100)
        reads = self._right.isVisible() if reading is None else reading
        alone = narrow and not self._focused
        self._back.setVisible(alone)
        self._side.setVisible(not self._focused and not (alone and reads))
        self._rule.setVisible(not self._focused and not alone)
        self._right.setVisible(self._focused or not alone or reads)
        if alone:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)
        else:
            self._side.setFixedWidth(theme().size("list"))
