# SPDX-License-Identifier: GPL-3.0-or-later
"""Sharing again what somebody had before: a list, nothing ticked; only what is ticked is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from sharedjournal.gui import dates
from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Check
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.layouts import boxed, clear, column, row
from sharedjournal.gui.widgets.sections import EmptyState, note

if TYPE_CHECKING:
    from sharedjournal.app.again import Before
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.settings_viewmodel import SettingsViewModel

MOST = 500
LINE = 160


class AgainView(SubPage):
    """The place `settings/again`."""

    def __init__(self, context: Context, model: SettingsViewModel) -> None:
        super().__init__("")
        self.back.setText(self.tr("Settings"))
        self._context, self._model = context, model
        self._ticks: dict[str, Check] = {}

    @override
    def arrive(self) -> None:
        super().arrive()
        self._model.list_before(self._show)

    @override
    def forget(self) -> None:
        self._ticks = {}
        super().forget()

    def _show(self, found: tuple[Before, ...]) -> None:
        clear(self.body)
        self._ticks = {}
        partner = self._context.people.partner
        if not found:
            empty = EmptyState(
                "overlap",
                self.tr("Nothing from before"),
                self.tr("What was shared in an earlier pairing and is private now would be here."),
            )
            self.put(80, empty)
            return
        self.put_title(
            self.tr("Share again what {partner} had").format(partner=partner),
            self.tr(
                "A new pairing begins with nothing shared. Tick what should go into the next file "
                "again, with the ask and the care it had. What you leave stays private."
            ),
        )
        for each in found[:MOST]:
            tick = Check(self._title(each), self._part(each), tone="shared")
            tick.toggled.connect(self._settle)
            self._ticks[each.entry_id] = tick
        self.put(boxed(column(*self._ticks.values(), margins=(16, 8, 16, 8), spacing=4), "card"))
        self._share = Button(self.tr("Add to next file"), "share", "overlap", large=True)
        self._share.clicked.connect(self._on_share)
        self._settle()
        self.put(
            18,
            note(
                self.tr("Threads and answers are not listed: they belong to what has ended."),
                "sunken",
            ),
            18,
        )
        self.body.addLayout(row(None, self._share))

    def _title(self, each: Before) -> str:
        return visible(each.title, LINE) or self.tr("Something without a title")

    def _part(self, each: Before) -> str:
        part = self.tr("Excerpt") if each.excerpt else self.tr("Whole entry")
        if each.changed:
            part = self.tr("Whole entry, in the words it has now")
        if each.day is None:
            return part
        day = dates.day_and_month(each.day, self._context.clock.today())
        return self.tr("{part}, {day}").format(part=part, day=day)

    def _settle(self) -> None:
        self._share.setEnabled(any(tick.isChecked() for tick in self._ticks.values()))

    def _on_share(self) -> None:
        chosen = tuple(entry for entry, tick in self._ticks.items() if tick.isChecked())

        def done(_count: int) -> None:
            announce(self, self.tr("In the next file"))
            self._model.list_before(self._show)

        self._model.share_again(chosen, done)
