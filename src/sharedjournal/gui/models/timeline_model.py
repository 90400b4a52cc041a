# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline as an item model: heads between frozen rows, and what is known of the visible ones.

Rows come complete from a query and are made into what is painted when they come on screen: a
hundred thousand would hold the window for seconds. Details (time, picture, ask and care) come
later, for the rows on screen only. `data` looks up and formats, and fetches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPixmap

    from sharedjournal.gui.widgets.tags import Visibility

    Index = QModelIndex | QPersistentModelIndex


EntryRow = tuple[str, int, int | None, str, str, str, int]
"""A row as a query gives it (`vault.EntryRow`): id, 1 where it is mine, day as an ordinal or None,
title, first words, state, 1 where it is shut. Made into a `Row` once it is seen."""


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
    IS_HEAD = Qt.ItemDataRole.UserRole + 4


class TimelineModel(QAbstractListModel):
    """Heads and rows, newest first. A row of a query becomes a `Row` when it is looked at."""

    def __init__(self, make: Callable[[EntryRow], Row] | None = None) -> None:
        """`make` says how a row of a query looks; without it only `Row`s may be given."""
        super().__init__()
        self._make = make
        self._items: list[Item | EntryRow] = []
        self._places: dict[str, int] = {}
        self._pictures: dict[str, QPixmap] = {}

    def set_items(self, items: Sequence[Item | EntryRow]) -> None:
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
        self._places = _places(new)
        self.endResetModel()

    def append_items(self, items: Sequence[Item | EntryRow]) -> None:
        """Add older rows at the end, while the newest are on screen already."""
        if not items:
            return
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._items.extend(items)
        self._places |= _places(items, first)
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

    def is_head(self, place: int) -> bool:
        """Whether a head stands there; makes no row."""
        return isinstance(self._items[place], Head)

    def ids_between(self, first: int, last: int) -> list[str]:
        """The ids of the rows at these places, heads left out; makes no row."""
        items = self._items[max(first, 0) : last + 1]
        return [_key(item) for item in items if not isinstance(item, Head)]

    def place_of(self, some_id: str) -> int:
        """The place of an entry, or -1."""
        return self._places.get(some_id, -1)

    def item(self, place: int) -> Item:
        """The head or row at a place."""
        found = self._items[place]
        if isinstance(found, tuple):
            if self._make is None:
                raise TypeError("nothing says how this looks")
            found = self._items[place] = self._make(found)
        return found

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        if role == Role.IS_HEAD:
            return self.is_head(index.row())
        item = self.item(index.row())
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
        if not index.isValid() or self.is_head(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _key(item: Item | EntryRow) -> str:
    if isinstance(item, tuple):
        return item[0]
    return item.text if isinstance(item, Head) else item.id


def _places(items: Sequence[Item | EntryRow], first: int = 0) -> dict[str, int]:
    """Where each row is, heads left out."""
    return {_key(i): n for n, i in enumerate(items, start=first) if not isinstance(i, Head)}
