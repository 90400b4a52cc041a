# SPDX-License-Identifier: GPL-3.0-or-later
"""The partner's pages: what is not opened yet first, and of that only what may be known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from sharedjournal.gui import sharing_words
from sharedjournal.gui.models.timeline_model import Head, Row
from sharedjournal.gui.viewmodels.timeline_viewmodel import TimelineViewModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharedjournal.gui.context import Context
    from sharedjournal.gui.models.timeline_model import EntryRow, Item

_USUAL = "listen"


class FromViewModel(TimelineViewModel):
    """Signals: as `TimelineViewModel`. Groups in place of days."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._filter = "from"
        self.loaded.connect(self._look_at_shut)

    def _look_at_shut(self) -> None:
        # Whether it is an envelope or a seal is known of no row before it was looked at.
        self.look_at([row[0] for row in self._rows if row[-1]])

    @override
    def _items(self, rows: Sequence[EntryRow], under: str = "") -> list[Item | EntryRow]:
        groups: dict[str, list[Row | EntryRow]] = {"envelope": [], "sealed": [], "open": []}
        for row in rows:
            if row[-1]:  # Only of what is shut its look decides where it stands.
                made = self._row_of(row)
                groups[made.kind if made.kind in groups else "open"].append(made)
            else:
                groups["open"].append(row)
        heads = {
            "envelope": self.tr("Not opened yet"),
            "sealed": self.tr("Sealed until both have answered"),
            "open": self.tr("Opened"),
        }
        items: list[Item | EntryRow] = []
        for kind, found in groups.items():
            if found:
                if heads[kind] != under:
                    items.append(Head(heads[kind]))
                items += found
        self._last_head = heads["open"]
        return items

    @override
    def _row_of(self, row: EntryRow) -> Row:
        face = self._faces.get(row[0])
        made = super()._row_of(row)
        if made.kind == "partner" and not made.state and face is not None and face.ask != _USUAL:
            return replace(made, state=sharing_words.ask_words(face.ask))
        return made

    @override
    def _head_of(self, row: EntryRow) -> str:
        return self.tr("Opened")

    @override
    def _show_again(self, ids: Iterable[str]) -> None:
        wanted = set(ids)
        rows = [row for row in self._rows if row[0] in wanted]
        if any(row[-1] for row in rows):
            # What was taken for an envelope may be a seal: it goes to another group.
            self.model.set_items(self._items(self._rows))
        else:
            self.model.update_rows([self._row_of(row) for row in rows])
