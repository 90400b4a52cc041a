# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin: what was deleted, until when it rests there, back or gone for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from sharedjournal.gui import dates, error_text
from sharedjournal.gui.viewmodels.kept_viewmodel import BinViewModel
from sharedjournal.gui.views import seen_rows
from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.layouts import clear
from sharedjournal.gui.widgets.sections import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sharedjournal.app.kept import Binned
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

MOST = 300
LINE = 160


class BinView(SubPage):
    """The place `timeline/bin`."""

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self.back.setText(self.tr("Timeline"))
        self._context = context
        self.model = BinViewModel(context)
        self.model.changed.connect(self._on_changed)
        self.model.refused.connect(self._on_refused)

    @override
    def arrive(self) -> None:
        super().arrive()
        self.model.look()

    def _on_changed(self, found: tuple[Binned, ...]) -> None:
        clear(self.body)
        if not found:
            empty = EmptyState(
                "trash-2",
                self.tr("The bin is empty"),
                self.tr("What you delete rests here for 30 days, then it is erased."),
            )
            self.put(80, empty)
            return
        self.put_title(
            self.tr("The bin"),
            self.tr(
                "What you delete rests here for 30 days, then it is erased. It is in no list and "
                "no search."
            ),
        )
        self.put(seen_rows.card([self._row(each) for each in found[:MOST]]))

    def _row(self, each: Binned) -> QWidget:
        title = visible(each.title or each.excerpt, LINE) or self.tr("An entry without words")
        until = self.tr("Rests here until {day}").format(
            day=dates.day_and_month(each.until, self._context.clock.today())
        )
        back = Button(self.tr("Put it back"), small=True)
        back.setAccessibleDescription(title)
        back.clicked.connect(lambda: self.model.put_back(each.id))
        erase = ToolButton("trash-2", self.tr("Erase it now…"), color="danger")
        erase.setAccessibleDescription(title)
        erase.clicked.connect(lambda: self._on_erase(each.id))
        return seen_rows.line("trash-2", title, until, back, erase, faded=True)

    def _on_erase(self, entry_id: str) -> None:
        if self._context.dialogs.confirm(
            self.tr("Erase it now?"),
            self.tr(
                "It is gone for good, with its earlier words. Backups made before still hold it."
            ),
            self.tr("Erase it"),
            self.tr("Leave it in the bin"),
        ):
            self.model.erase(entry_id)

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(error_text.describe(error))
