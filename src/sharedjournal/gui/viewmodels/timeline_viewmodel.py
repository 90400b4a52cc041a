# SPDX-License-Identifier: GPL-3.0-or-later
"""What the timeline shows: which rows under which heads, what is known of the ones on screen.

The newest rows come first, the rest behind them in pieces; details and thumbnails follow for the
rows that are looked at.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from sharedjournal.app import faces as face_queries
from sharedjournal.app import reading
from sharedjournal.gui import dates
from sharedjournal.gui.images import thumbnail
from sharedjournal.gui.models.timeline_model import EntryRow, Head, Item, Row, TimelineModel
from sharedjournal.gui.viewmodels.row_look import RowLook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharedjournal.app.changes import Changes
    from sharedjournal.app.faces import Face
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import State
    from sharedjournal.gui.context import Context

Filter = Literal["all", "private", "shared", "from"]
FIRST_ROWS = 500
PIECE = 4_000


class TimelineViewModel(QObject):
    """Signals: `loaded` when the newest rows are there, `empty_changed(bool)`."""

    loaded = Signal()
    empty_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = TimelineModel(self._row_of)
        self._filter: Filter = "all"
        self._look = RowLook(context.people)
        self._rows: list[EntryRow] = []
        self._faces: dict[str, Face] = {}
        self._asked: set[str] = set()
        self._round = 0
        self._last_head = ""
        context.bus.changed.connect(self._on_changed)

    @property
    def filter(self) -> Filter:
        """Which entries are shown."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show others."""
        if wanted != self._filter:
            self._filter = wanted
            self.load()

    def load(self) -> None:
        """Ask for the newest rows, then for the others."""
        self._round += 1
        current, wanted = self._round, self._filter

        def ok(rows: tuple[EntryRow, ...]) -> None:
            if current != self._round:
                return
            self._rows = list(rows)
            self.model.set_items(self._items(rows))
            self.empty_changed.emit(not rows)
            self.loaded.emit()
            if len(rows) == FIRST_ROWS:
                self._load_more(current, rows[-1][0])

        self._context.tasks.vault(lambda s, _job: _rows(s, wanted, FIRST_ROWS, None), ok)

    def _load_more(self, current: int, after: str) -> None:
        wanted = self._filter

        def ok(rows: tuple[EntryRow, ...]) -> None:
            if current != self._round or not rows:
                return
            self._rows.extend(rows)
            items = self._items(rows, under=self._last_head)
            self.model.append_items(items)
            if len(rows) == PIECE:
                self._load_more(current, rows[-1][0])

        self._context.tasks.vault(lambda s, _job: _rows(s, wanted, PIECE, after), ok)

    def look_at(self, ids: Iterable[str]) -> None:
        """These rows are on screen: ask for what is not known of them yet."""
        new = [some_id for some_id in ids if some_id not in self._asked]
        if not new:
            return
        self._asked.update(new)
        current = self._round

        def ok(found: dict[str, Face]) -> None:
            self._faces.update(found)
            if current == self._round:
                self._show_again(found)
            pictures = {i: f.picture for i, f in found.items() if f.picture is not None}
            if pictures:
                self._load_pictures(pictures)

        self._context.tasks.vault(lambda s, _job: face_queries.faces(s, new), ok)

    def _load_pictures(self, pictures: dict[str, str]) -> None:
        def read(session: Session, job: Job) -> dict[str, bytes]:
            found: dict[str, bytes] = {}
            for some_id, name in pictures.items():
                job.check()
                picture = reading.picture(session, some_id, name)
                if picture is not None:
                    found[some_id] = picture.data
            return found

        def decode(data: dict[str, bytes]) -> None:
            self._context.tasks.pool(
                lambda _job: {i: thumbnail(each) for i, each in data.items()}, show
            )

        def show(images: dict[str, QImage]) -> None:
            made = {i: QPixmap.fromImage(each) for i, each in images.items() if not each.isNull()}
            self.model.set_pictures(made)

        self._context.tasks.vault(read, decode)

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._rows, self._faces = [], {}
        self._asked.clear()
        self.model.forget()

    # --- rows into items ------------------------------------------------------------------------

    def _items(self, rows: Sequence[EntryRow], under: str = "") -> list[Item | EntryRow]:
        items: list[Item | EntryRow] = []
        heads: dict[int | None, str] = {}
        head = under
        for row in rows:
            # What has no day stands where it arrived, and belongs to the days around it.
            if row[2] not in heads:
                heads[row[2]] = self._head_of(row)
            found = head if row[2] is None and head else heads[row[2]]
            if found != head:
                items.append(Head(found))
                head = found
            items.append(row)
        self._last_head = head
        return items

    def _row_of(self, row: EntryRow) -> Row:
        return self._look.row(row, self._faces.get(row[0]), self._context.clock.today())

    def _head_of(self, row: EntryRow) -> str:
        day = None if row[2] is None else date.fromordinal(row[2])
        return dates.head_of(day, self._context.clock.today())

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.everything or changes.sharing:
            self._asked.clear()
            self.load()
        elif changes.ids:
            self._asked -= changes.ids
            self._renew(changes.ids)

    def _show_again(self, ids: Iterable[str]) -> None:
        """Make the rows of these ids anew; never all of a long list for a few."""
        wanted = set(ids)
        self.model.update_rows([self._row_of(row) for row in self._rows if row[0] in wanted])

    def _renew(self, ids: frozenset[str]) -> None:
        """Show these rows as they are now; where one came, went or moved, ask for all again."""

        def ok(found: tuple[EntryRow, ...]) -> None:
            new = {row[0]: row for row in found}
            places = {row[0]: n for n, row in enumerate(self._rows) if row[0] in ids}
            stays = places.keys() == new.keys() == ids
            if not stays or any(self._rows[n][2] != new[i][2] for i, n in places.items()):
                self.load()
                return
            for some_id, place in places.items():
                self._rows[place] = new[some_id]
            self._show_again(ids)
            self.look_at(ids)

        self._context.tasks.vault(lambda s, _job: reading.rows_named(s, list(ids)), ok)


_STATES: dict[Filter, tuple[State, ...]] = {
    "private": ("private", "withdrawn"),
    "shared": ("next-file", "shared"),
}


def _rows(session: Session, wanted: Filter, limit: int, after: str | None) -> tuple[EntryRow, ...]:
    return reading.rows(
        session,
        mine={"all": None, "private": True, "shared": True, "from": False}[wanted],
        state=_STATES.get(wanted),
        limit=limit,
        after=after,
    )
