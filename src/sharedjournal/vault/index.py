# SPDX-License-Identifier: GPL-3.0-or-later
"""The full-text index: kept behind what was written, and asked so that nobody notices.

Putting a changed text into the index costs many times what saving it does, so a change only notes
the text that the index still holds (`pending`) and is looked at in plain until `catch_up`. What is
erased leaves at once.

Invariant: for each row that is not in `pending` the index holds `folding.index_text` of it while it
is shown in search, and nothing otherwise. The index has no copy of the text, so taking words out
needs the very text that was put in.
"""

from __future__ import annotations

import heapq
from itertools import islice
from typing import TYPE_CHECKING

from sharedjournal.vault.folding import VERSION, index_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharedjournal.vault.database import Database
    from sharedjournal.vault.search import Query

    Row = tuple[int, str, int, int | None, str, str, str]

_VERSION = "index.version"
_GIVE_UP = 40
_RARE = 6
_MOST = 300
_MOST_OF_PHRASE = 2000
_COLUMNS = "e.ord, e.id, e.mine, e.day, e.title, e.state, b.text"
_SHOWN = "e.binned_at IS NULL AND e.shut = 0"


class Index:
    """The words of what can be searched. Every change runs inside a transaction of the caller."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # None: not looked at yet. False: made anew here, which a rollback may have undone.
        self._was_current: bool | None = None

    def added(self, place: int) -> None:
        """A row came to `place`, where none was."""
        self._make_current()
        self._database.execute("INSERT INTO pending(ord, indexed) VALUES (?, '')", (place,))

    def changing(self, place: int) -> None:
        """What is searched of the row at `place` is about to change."""
        self._make_current()
        if not self._is_pending(place):
            self._database.execute(
                "INSERT INTO pending(ord, indexed) VALUES (?, ?)", (place, self._text(place))
            )

    def erase(self, place: int) -> None:
        """The row at `place` is about to go: its words leave the index now, and nothing of them
        stays."""
        self._make_current()
        row = self._database.one("SELECT indexed FROM pending WHERE ord = ?", (place,))
        self._take_out(place, self._text(place) if row is None else row[0])
        self._database.execute("DELETE FROM pending WHERE ord = ?", (place,))

    def catch_up(self, most: int) -> int:
        """Bring up to `most` rows up to date; returns how many were. The caller holds the
        transaction."""
        self._make_current()
        # Ascending: FTS5 flushes whenever a row is not beyond the one before.
        rows = self._database.query(
            "SELECT ord, indexed FROM pending ORDER BY ord LIMIT ?", (most,)
        )
        for place, indexed in rows:
            text = self._text(place)
            if text != indexed:
                self._take_out(place, indexed)
                if text:
                    self._database.execute("INSERT INTO f(rowid, t) VALUES (?, ?)", (place, text))
            self._database.execute("DELETE FROM pending WHERE ord = ?", (place,))
        return len(rows)

    def find(self, query: Query, limit: int) -> list[Row]:
        """The newest rows that match."""
        if query.unfinished and (rows := self._read_newest(query, limit)) is not None:
            return rows
        return list(islice(self._matching(query), limit))

    def problems(self) -> tuple[str, ...]:
        """`index` where the index is damaged or does not hold what it should. Reads much of it."""
        absent = self._database.query(
            f"SELECT e.ord FROM entry e JOIN body b ON b.ord = e.ord WHERE {_SHOWN}"  # noqa: S608
            " AND (b.text <> '' OR e.title <> '')"
            " AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.ord = e.ord)"
            " AND NOT EXISTS (SELECT 1 FROM f_docsize d WHERE d.id = e.ord)"
        )
        surplus = self._database.one(
            "SELECT 1 FROM f_docsize d"  # noqa: S608
            " WHERE NOT EXISTS (SELECT 1 FROM pending p WHERE p.ord = d.id)"
            f" AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.ord = d.id AND {_SHOWN}) LIMIT 1"
        )
        missing = any(self._text(place) for (place,) in absent)
        return ("index",) if missing or surplus is not None else ()

    def _read_newest(self, query: Query, limit: int) -> list[Row] | None:
        """Read in plain what is newest: the sooner way to words of which there are very many.

        None where too few match; the index then knows better.
        """
        rest = query.without_prefixes()
        rows = self._newest() if rest is None else self._matching(rest)
        # The index would look at every word of an unfinished phrase, however rare the phrase is.
        phrase = any(term.prefix and len(term.words) > 1 for term in query.terms)
        found: list[Row] = []
        for seen, row in enumerate(rows, 1):
            if query.matches(_folded(row)):
                found.append(row)
                if len(found) == limit:
                    break
            if phrase:
                if seen == _MOST_OF_PHRASE:
                    return None
            elif seen == _MOST or (seen == _GIVE_UP and len(found) * _RARE < seen):
                return None
        return found

    def _matching(self, query: Query) -> Iterator[Row]:
        behind = (row for row in self._behind() if query.matches(_folded(row)))
        return heapq.merge(self._indexed(query), behind, key=_place, reverse=True)

    def _indexed(self, query: Query) -> Iterator[Row]:
        return self._database.iterate(
            f"SELECT {_COLUMNS} FROM f CROSS JOIN entry e ON e.ord = f.rowid"  # noqa: S608
            " CROSS JOIN body b ON b.ord = f.rowid WHERE f MATCH ?"
            " AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.ord = f.rowid) ORDER BY f.rowid DESC",
            (query.expression,),
        )

    def _behind(self) -> Iterator[Row]:
        return self._database.iterate(
            f"SELECT {_COLUMNS} FROM pending p CROSS JOIN entry e ON e.ord = p.ord"  # noqa: S608
            f" CROSS JOIN body b ON b.ord = p.ord WHERE {_SHOWN} ORDER BY p.ord DESC"
        )

    def _newest(self) -> Iterator[Row]:
        return self._database.iterate(
            f"SELECT {_COLUMNS} FROM entry e CROSS JOIN body b ON b.ord = e.ord"  # noqa: S608
            f" WHERE {_SHOWN} ORDER BY e.ord DESC"
        )

    def _text(self, place: int) -> str:
        row = self._database.one(
            "SELECT e.title, b.text FROM entry e JOIN body b ON b.ord = e.ord"  # noqa: S608
            f" WHERE e.ord = ? AND {_SHOWN}",
            (place,),
        )
        return "" if row is None else index_text(row[0], row[1])

    def _is_pending(self, place: int) -> bool:
        return self._database.one("SELECT 1 FROM pending WHERE ord = ?", (place,)) is not None

    def _take_out(self, place: int, indexed: str) -> None:
        if indexed:
            self._database.execute(
                "INSERT INTO f(f, rowid, t) VALUES ('delete', ?, ?)", (place, indexed)
            )

    def _make_current(self) -> None:
        """Begin anew where another version of the program, or of Unicode, folded what the index
        holds."""
        if self._was_current:
            return
        row = self._database.one("SELECT value FROM setting WHERE key = ?", (_VERSION,))
        if self._was_current is None:
            self._was_current = row == (VERSION,)
        if row == (VERSION,):
            return
        self._database.execute("INSERT INTO f(f) VALUES ('delete-all')")
        self._database.execute("DELETE FROM pending")
        self._database.execute("INSERT INTO pending(ord, indexed) SELECT ord, '' FROM body")
        self._database.execute(
            "INSERT OR REPLACE INTO setting(key, value) VALUES (?, ?)", (_VERSION, VERSION)
        )


def _folded(row: Row) -> str:
    _place, _id, _mine, _day, title, _state, text = row
    return index_text(title, text)


def _place(row: Row) -> int:
    return row[0]
