# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline: one's own entries and the partner's records that are shown, newest day first, and
their search.

Rows stand in the order of `ord`: the day in the upper bits, the place in the day in the lower
twelve. A day that is full runs over into the places after it, and what stands there moves on; so
`ord` keeps the order of days, whatever their number of entries, and is never smaller than `placed
<< 12`. Nothing outside the vault sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sharedjournal.vault.index import Index
from sharedjournal.vault.search import Marks, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.domain.entry import State
    from sharedjournal.vault.database import Database

EntryRow = tuple[str, int, int | None, str, str, str, int]
"""A plain tuple, since there may be very many: id, 1 where it is mine, day as an ordinal
(`date.fromordinal`) or None, title, excerpt, state, 1 where it is shut (an envelope, a seal)."""

ROW = "id, mine, day, title, excerpt, state, shut"
"""The columns of an `EntryRow`."""

_BITS = 12
_ROOM = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page found. `marks` and `title_marks` are the ranges of snippet and title to highlight."""

    id: str
    mine: bool
    day: date | None
    title: str
    state: State
    snippet: str
    marks: Marks
    title_marks: Marks


class Timeline:
    """Lists and search over all that may be shown. `index` is for the siblings in this package."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.index = Index(database)

    def rows(
        self,
        *,
        limit: int | None = None,
        mine: bool | None = None,
        state: State | tuple[State, ...] | None = None,
        after: str | None = None,
    ) -> tuple[EntryRow, ...]:
        """Rows, newest day first, then creation or arrival; `after` an id: only what follows it in
        that order. Several states are any of them."""
        where = "binned_at IS NULL"
        values: list[object] = []
        if mine is not None:
            where += " AND mine = ?"
            values.append(int(mine))
        if state is not None:
            states = (state,) if isinstance(state, str) else state
            where += f" AND state IN ({', '.join('?' * len(states))})"
            values += states
        if after is not None:
            where += " AND ord < (SELECT ord FROM entry WHERE id = ?)"
            values.append(after)
        values.append(-1 if limit is None else limit)
        return tuple(
            self._database.query(
                f"SELECT {ROW} FROM entry WHERE {where} ORDER BY ord DESC LIMIT ?",  # noqa: S608
                values,
            )
        )

    def named(self, ids: Sequence[str]) -> tuple[EntryRow, ...]:
        """The rows with these ids that are in the timeline, in its order."""
        return tuple(
            self._database.query(
                f"SELECT {ROW} FROM entry WHERE id IN ({', '.join('?' * len(ids))})"  # noqa: S608
                " AND binned_at IS NULL ORDER BY ord DESC",
                tuple(ids),
            )
        )

    def between(self, first: date, last: date) -> tuple[EntryRow, ...]:
        """The rows of these days, both included, newest first; nothing without a day."""
        days = (first.toordinal(), last.toordinal())
        return tuple(
            self._database.query(
                f"SELECT {ROW} FROM entry WHERE placed BETWEEN ? AND ? AND day BETWEEN ? AND ?"  # noqa: S608
                " AND binned_at IS NULL ORDER BY ord DESC",
                days + days,
            )
        )

    def search(self, query: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """The newest pages that hold all words of `query`; any text is one. See `vault.search`."""
        parsed = parse(query)
        if parsed is None or limit <= 0:
            return ()
        hits = []
        for _ord, some_id, mine, day, title, state, text in self.index.find(parsed, limit):
            snippet, marks = parsed.snippet(text)
            hits.append(
                Hit(
                    id=some_id,
                    mine=bool(mine),
                    day=None if day is None else date.fromordinal(day),
                    title=title,
                    state=state,  # type: ignore[arg-type]
                    snippet=snippet,
                    marks=marks,
                    title_marks=parsed.marks(title),
                )
            )
        return tuple(hits)

    def index_some(self, rows: int) -> int:
        """Bring up to `rows` rows of the search index up to date, in a transaction; returns how
        many were."""
        if self._database.read_only:
            return 0
        with self._database.transaction():
            return self.index.catch_up(rows)

    def put_received(
        self,
        record_id: str,
        *,
        day: date | None,
        placed: date,
        title: str,
        excerpt: str,
        text: str | None,
        state: State,
        shut: bool,
    ) -> None:
        """Show a partner's record. `placed` is where it stands if it has no day; it keeps that
        place later.

        `text` None: nothing of it can be searched.
        """
        number = None if day is None else day.toordinal()
        with self._database.transaction():
            row = self._database.one(
                "SELECT e.ord, e.day, e.title, e.shut, b.text FROM entry e"
                " LEFT JOIN body b ON b.ord = e.ord WHERE e.id = ?",
                (record_id,),
            )
            if row is None:
                at = self.insert(
                    record_id, mine=False, day=number, placed=placed.toordinal(),
                    title=title, excerpt=excerpt, state=state, shut=shut,
                )  # fmt: skip
                self._put_text(at, text)
                return
            at, former_day, *former = row
            if former_day != number:
                at = self.move(record_id, day=number, placed=placed.toordinal())
            if former != [title, int(shut), text]:
                self.index.changing(at)
                self._put_text(at, text)
            self._database.execute(
                "UPDATE entry SET title = ?, excerpt = ?, state = ?, shut = ? WHERE ord = ?",
                (title, excerpt, state, int(shut), at),
            )

    def remove(self, some_id: str) -> None:
        """Erase a row and its words for good. Nothing happens where there is none."""
        with self._database.transaction():
            at = self.find(some_id)
            if at is not None:
                self.index.erase(at)
                self._database.execute("DELETE FROM body WHERE ord = ?", (at,))
                self._database.execute("DELETE FROM entry WHERE ord = ?", (at,))

    def find(self, some_id: str) -> int | None:
        """Where a row stands now."""
        row = self._database.one("SELECT ord FROM entry WHERE id = ?", (some_id,))
        return None if row is None else row[0]

    def insert(
        self,
        some_id: str,
        *,
        mine: bool,
        day: int | None,
        placed: int,
        title: str,
        excerpt: str,
        state: State,
        shut: bool = False,
    ) -> int:
        """A new row at the end of its day (ordinals); returns where it stands. Its text comes
        after."""
        at = self._free_place(placed)
        self._database.execute(
            "INSERT INTO entry(ord, id, mine, day, placed, title, excerpt, state, shut)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (at, some_id, int(mine), day, placed, title, excerpt, state, int(shut)),
        )
        self.index.added(at)
        return at

    def move(self, some_id: str, *, day: int | None, placed: int) -> int:
        """Give a row another day; it stands at the end of that. Returns where."""
        to = self._free_place(placed)
        # Looked up only now: making room may have moved it.
        at = self.find(some_id)
        if at is None:
            raise KeyError(some_id)
        self._shift(at, to)
        self._database.execute(
            "UPDATE entry SET day = ?, placed = ? WHERE ord = ?", (day, placed, to)
        )
        return to

    def _put_text(self, at: int, text: str | None) -> None:
        if text is None:
            self._database.execute("DELETE FROM body WHERE ord = ?", (at,))
        else:
            self._database.execute(
                "INSERT INTO body(ord, text) VALUES (?, ?)"
                " ON CONFLICT(ord) DO UPDATE SET text = excluded.text",
                (at, text),
            )

    def _free_place(self, placed: int) -> int:
        """The place after all rows of this day and the days before."""
        row = self._database.one(
            "SELECT ord FROM entry WHERE placed <= ? ORDER BY placed DESC, ord DESC LIMIT 1",
            (placed,),
        )
        at = placed << _BITS
        if row is not None and row[0] >= at:
            at = row[0] + 1
            if self._database.one("SELECT 1 FROM entry WHERE ord = ?", (at,)) is not None:
                self._make_room(at)
        return at

    def _make_room(self, at: int) -> None:
        """Move the rows of later days that stand at `at` and close behind it on.

        By as many places as there are rows to move, so that however many come, each is moved only
        now and then.
        """
        block: list[int] = []
        for (each,) in self._database.iterate(
            "SELECT ord FROM entry WHERE ord >= ? ORDER BY ord", (at,)
        ):
            if block and each > block[-1] + max(_ROOM, len(block)):
                break
            block.append(each)
        room = max(_ROOM, len(block))
        for each in reversed(block):
            self._shift(each, each + room)

    def _shift(self, at: int, to: int) -> None:
        self.index.erase(at)
        self._database.execute("UPDATE entry SET ord = ? WHERE ord = ?", (to, at))
        self._database.execute("UPDATE body SET ord = ? WHERE ord = ?", (to, at))
        self.index.added(to)
