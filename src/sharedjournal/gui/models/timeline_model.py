# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline as an item model: heads between frozen rows, and what is known of the visible ones.

Rows come complete from a query; details (time, picture, ask and care) come later, for the rows on
screen only. `data` looks up and formats, and fetches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPixmap

    from sharedjournal.gui.widgets.tags import Visibility

    Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Head:
    """A word between the rows of different days."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the list. `kind` decides its shape; `lines` are shown for an envelope."""

    id: str
    kind: Visibility
    title: str
    when: str
    snippet: str
    tag: str = ""
    state: str = ""
    lines: tuple[str, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    """Parts of `snippet` to mark: begin and length, in characters."""
    spoken: str = ""


Item = Head | Row


class Role(IntEnum):
    """What the delegate and the views ask for."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2
    PICTURE = Qt.ItemDataRole.UserRole + 3


class TimelineModel(QAbstractListModel):
    """Heads and rows, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Item] = []
        self._places: dict[str, int] = {}
        self._pictures: dict[str, QPixmap] = {}

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these. Where only words of rows changed, selection and scrolling stay."""
        new = list(items)
        if [_key(item) for item in new] == [_key(item) for item in self._items]:
            changed = [n for n, (a, b) in enumerate(zip(self._items, new, strict=True)) if a != b]
            self._items = new
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._items = new
        self._places = {item.id: n for n, item in enumerate(new) if isinstance(item, Row)}
        self.endResetModel()

    def append_items(self, items: Sequence[Item]) -> None:
        """Add older rows at the end, while the newest are on screen already."""
        if not items:
            return
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._items.extend(items)
        self._places |= {
            item.id: n for n, item in enumerate(items, start=first) if isinstance(item, Row)
        }
        self.endInsertRows()

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, which are in the list, as they are now."""
        for row in rows:
            place = self._places.get(row.id)
            if place is not None and self._items[place] != row:
                self._items[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def set_pictures(self, pictures: Mapping[str, QPixmap]) -> None:
        """Thumbnails by entry id, as they arrive."""
        self._pictures.update(pictures)
        for some_id in pictures:
            if (place := self._places.get(some_id)) is not None:
                self.dataChanged.emit(self.index(place), self.index(place), [Role.PICTURE])

    def forget(self) -> None:
        """Let go of every word and picture."""
        self._pictures.clear()
        self.set_items([])

    def place_of(self, some_id: str) -> int:
        """The place of an entry, or -1."""
        return self._places.get(some_id, -1)

    def item(self, place: int) -> Item:
        """The head or row at a place."""
        return self._items[place]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == Role.ITEM:
            return item
        if role == Role.ID:
            return item.id if isinstance(item, Row) else None
        if role == Role.PICTURE:
            return self._pictures.get(item.id) if isinstance(item, Row) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.text if isinstance(item, Head) else item.spoken or item.title
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._items[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _key(item: Item) -> str:
    return item.text if isinstance(item, Head) else item.id
