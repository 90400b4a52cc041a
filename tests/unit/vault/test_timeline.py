# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of the timeline, the partner's rows in it, and the index that follows behind."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedjournal.domain.errors import BadInput, VaultReadOnly
from sharedjournal.vault import index, timeline
from unit.vault.tables import NOW, TODAY, Tables, entry, entry_id, record_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.domain.ids import RecordId


def put(tables: Tables, number: int, text: str | None = "words", **values: Any) -> RecordId:
    """Show a partner's record."""
    given: dict[str, Any] = {"day": TODAY, "placed": TODAY, "title": "", "excerpt": text or ""}
    given |= {"state": "shared", "shut": text is None}
    tables.timeline.put_received(record_id(number), text=text, **(given | values))
    return record_id(number)


def test_row(tables: Tables) -> None:
    """A row is a plain tuple; a day is an ordinal."""
    tables.entries.add(entry(1, "Some  words\nmore", title="Title"))
    put(tables, 2, None, day=None, state="withdrawn")

    assert (
        (record_id(2), 0, None, "", "", "withdrawn", 1),
        (entry_id(1), 1, TODAY.toordinal(), "Title", "Some words more", "private", 0),
    ) == tables.timeline.rows()


def test_order_and_filters(tables: Tables) -> None:
    """Newest day first, then the last begun or arrived; by author, by state, from one on, so
    many."""
    tables.entries.add(entry(1, day=date(1660, 1, 1)))
    tables.entries.add(entry(2))
    put(tables, 3)
    tables.entries.add(entry(4, day=date(9999, 12, 31)))
    tables.entries.add(entry(5, day=date(1, 1, 1)))
    tables.entries.set_state(entry_id(2), "shared")

    assert [entry_id(4), record_id(3), entry_id(2), entry_id(1), entry_id(5)] == tables.listed()
    assert [record_id(3)] == tables.listed(mine=False)
    assert [entry_id(4), entry_id(2)] == tables.listed(mine=True, limit=2)
    assert [record_id(3), entry_id(2)] == tables.listed(state="shared")
    assert [entry_id(2), entry_id(1)] == tables.listed(after=record_id(3), limit=2)
    assert [] == tables.listed(after="unknown")


def test_without_day(tables: Tables) -> None:
    """An entry without a day stands at the local day of its beginning."""
    tables.entries.add(entry(1, day=TODAY))
    tables.entries.add(entry(2, day=None, created=NOW + timedelta(hours=3)))  # past midnight there
    tables.entries.add(entry(3, day=TODAY))

    assert [entry_id(2), entry_id(3), entry_id(1)] == tables.listed()


def expected_order(days: dict[int, int], arrivals: list[int]) -> list[str]:
    """Numbers by day, then arrival; newest first."""
    arrived = {number: place for place, number in enumerate(arrivals)}
    numbers = sorted(days, key=lambda number: (days[number], arrived[number]), reverse=True)
    return [entry_id(number) for number in numbers]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "move", "erase"]), st.integers(0, 3), st.integers(0, 99)),
        max_size=60,
    )
)
def test_full_days(steps: list[tuple[str, int, int]]) -> None:
    """A day that is full runs over: the order of days and of arrivals stays, and so does the
    search."""
    bits, room = timeline._BITS, timeline._ROOM
    timeline._BITS, timeline._ROOM = 2, 3
    try:
        with tempfile.TemporaryDirectory() as folder:
            tables = Tables(Path(folder))
            _full_days(tables, steps)
            tables.database.close()
    finally:
        timeline._BITS, timeline._ROOM = bits, room


def _full_days(tables: Tables, steps: list[tuple[str, int, int]]) -> None:
    days: dict[int, int] = {}
    arrivals: list[int] = []
    for step, day, which in steps:
        at = TODAY + timedelta(days=day)
        if step == "add" or not days:
            number = len(arrivals) + len(days) + 1000 * len(steps) + which
            while number in days or number in arrivals:
                number += 1
            tables.entries.add(entry(number, f"words number{number}", day=at))
            days[number] = day
            arrivals.append(number)
            continue
        number = sorted(days)[which % len(days)]
        if step == "move":
            former = tables.entries.get(entry_id(number))
            moved = entry(number, former.content.body, day=at)
            tables.entries.replace(moved, keep_revision=False, at=NOW)
            if days[number] != day:
                arrivals.remove(number)
                arrivals.append(number)
            days[number] = day
        else:
            tables.entries.erase(entry_id(number))
            del days[number]
        if which % 3 == 0:
            tables.timeline.index_some(5)

    expected = expected_order(days, arrivals)
    assert expected == tables.listed()
    assert expected == tables.found("words", limit=200)
    tables.catch_up()
    assert expected == tables.found("words", limit=200)
    assert () == tables.timeline.index.problems()
    for number in days:
        assert [entry_id(number)] == tables.found(f'"number{number}"')


def test_very_full_day(tables: Tables) -> None:
    """More entries in a day than it has places, between days that have entries."""
    tables.entries.add(entry(0, "before", day=TODAY - timedelta(days=1)))
    tables.entries.add(entry(1, "after", day=TODAY + timedelta(days=1)))
    tables.entries.add(entry(2, "later", day=TODAY + timedelta(days=9)))
    with tables.database.transaction():
        for number in range(3, 4203):
            tables.entries.add(entry(number, "within"))

    rows = tables.listed()
    assert [entry_id(2), entry_id(1)] == rows[:2]
    assert [entry_id(number) for number in range(4202, 2, -1)] == rows[2:-1]
    assert entry_id(0) == rows[-1]
    tables.entries.add(entry(5000, day=TODAY + timedelta(days=1)))
    tables.entries.add(entry(5001, day=TODAY))
    assert [entry_id(5000), entry_id(1), entry_id(5001), entry_id(4202)] == tables.listed(limit=5)[
        1:
    ]


def test_search_gives_hits(tables: Tables) -> None:
    """A hit says whose page it is, and what to highlight."""
    tables.entries.add(entry(1, "down to the river", title="River walk"))
    put(tables, 2, "a river too", day=None, state="withdrawn")

    theirs, mine = tables.timeline.search("riv")
    assert (record_id(2), False, None, "", "withdrawn") == (
        *(theirs.id, theirs.mine, theirs.day, theirs.title, theirs.state),
    )
    assert ("a river too", ((2, 7),), ()) == (theirs.snippet, theirs.marks, theirs.title_marks)
    assert (True, TODAY, "private") == (mine.mine, mine.day, mine.state)
    assert ((0, 5),) == mine.title_marks
    assert 1 == len(tables.timeline.search("river", limit=1))


def test_received_changes(tables: Tables) -> None:
    """A partner's row follows what it is told: other words, shut, open again, gone from the
    list."""
    put(tables, 1, "first words")
    tables.catch_up()
    put(tables, 1, "first words", state="withdrawn")  # nothing to index
    assert 0 == tables.count("pending")

    put(tables, 1, "second words", title="News")
    assert ([], [record_id(1)], [record_id(1)]) == (
        *(tables.found("first"), tables.found("second"), tables.found("news")),
    )
    put(tables, 1, None)
    assert [] == tables.found("words")
    assert [1] == [row[6] for row in tables.timeline.rows()]
    tables.catch_up()
    assert [] == tables.found("words")
    put(tables, 1, "third words")
    tables.catch_up()
    assert [record_id(1)] == tables.found("third")

    tables.timeline.remove(record_id(1))
    tables.timeline.remove(record_id(1))
    assert [] == tables.listed()
    assert [] == tables.found("words")
    assert () == tables.timeline.index.problems()


def test_received_keeps_its_place(tables: Tables) -> None:
    """A record without a day stays where it arrived; one whose day changed goes there."""
    put(tables, 1, day=None, placed=TODAY)
    put(tables, 2, day=None, placed=TODAY + timedelta(days=1))
    put(tables, 1, "again", day=None, placed=TODAY + timedelta(days=9))
    assert [record_id(2), record_id(1)] == tables.listed()

    put(tables, 1, "again", day=TODAY + timedelta(days=2), placed=TODAY + timedelta(days=2))
    assert [record_id(1), record_id(2)] == tables.listed()
    put(tables, 1, "other", day=None, placed=TODAY)
    assert [record_id(2), record_id(1)] == tables.listed()
    assert [record_id(1)] == tables.found("other")


def test_move_of_nothing(tables: Tables) -> None:
    """Only what is there can be moved."""
    with pytest.raises(KeyError):
        tables.timeline.move("unknown", day=None, placed=1)


def test_pending_across_reopening(tables: Tables) -> None:
    """What is not indexed yet is found all the same, also after the vault was closed."""
    with tables.database.transaction():
        for number in range(10):
            tables.entries.add(entry(number, f"alpha number{number}"))
    assert 4 == tables.timeline.index_some(4)
    tables.reopen()

    assert 6 == tables.count("pending")
    assert [entry_id(number) for number in range(9, -1, -1)] == tables.found("alpha")
    tables.entries.replace(entry(2, "beta"), keep_revision=False, at=NOW)
    tables.reopen()
    assert [entry_id(2)] == tables.found("beta")
    assert entry_id(2) not in tables.found("alpha")
    tables.catch_up()
    assert 0 == tables.timeline.index_some(4)
    assert [entry_id(2)] == tables.found("beta")
    assert entry_id(2) not in tables.found("alpha")


def test_edit_back(tables: Tables) -> None:
    """Words changed and changed back need no work in the index."""
    tables.entries.add(entry(1, "alpha"))
    tables.catch_up()
    tables.entries.replace(entry(1, "beta"), keep_revision=False, at=NOW)
    tables.entries.replace(entry(1, "alpha"), keep_revision=False, at=NOW)
    tables.catch_up()

    assert [entry_id(1)] == tables.found("alpha")
    assert () == tables.timeline.index.problems()


def test_another_folding(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another version folded what the index holds, it begins anew with the first change."""
    tables.entries.add(entry(1, "alpha"))
    tables.catch_up()
    monkeypatch.setattr(index, "VERSION", "2/another")
    tables.reopen()
    tables.entries.add(entry(2, "alpha"))

    assert 2 == tables.count("pending")
    assert [entry_id(2), entry_id(1)] == tables.found("alpha")
    tables.catch_up()
    assert [entry_id(2), entry_id(1)] == tables.found("alpha")
    assert () == tables.timeline.index.problems()


def test_another_folding_rolled_back(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first change fails, the index is made anew with the next."""
    tables.entries.add(entry(1, "alpha"))
    tables.catch_up()
    monkeypatch.setattr(index, "VERSION", "2/another")
    tables.reopen()
    for number in (2, 3):
        with pytest.raises(BadInput):
            tables.entries.add(entry(1, f"again {number}"))
        assert 0 == tables.count("pending")
    tables.entries.add(entry(2, "alpha"))

    assert 2 == tables.count("pending")
    tables.catch_up()
    assert [entry_id(2), entry_id(1)] == tables.found("alpha")


def test_read_only(tables: Tables) -> None:
    """A vault that cannot be written is searched as it is."""
    tables.entries.add(entry(1, "alpha"))
    tables.reopen(read_only=True)

    assert 0 == tables.timeline.index_some(10)
    assert [entry_id(1)] == tables.found("alpha")
    with pytest.raises(VaultReadOnly):
        tables.entries.add(entry(2, "beta"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t.database.execute("INSERT INTO f(f) VALUES ('delete-all')"),
        lambda t: t.database.execute("INSERT INTO f(rowid, t) VALUES (7, 'stray')"),
    ],
)
def test_problems(tables: Tables, spoil: Callable[[Tables], object]) -> None:
    """An index that lacks a page, or holds one too many, is noticed."""
    tables.entries.add(entry(1, "alpha"))
    tables.entries.add(entry(2, "\u0301"))  # nothing of it is indexed, and that is right
    tables.catch_up()
    assert () == tables.timeline.index.problems()
    spoil(tables)

    assert ("index",) == tables.timeline.index.problems()


def test_cancelled_slice(tables: Tables) -> None:
    """A slice that fails changes nothing."""
    tables.entries.add(entry(1, "alpha"))

    def failing() -> None:
        with tables.database.transaction():
            tables.timeline.index_some(1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()

    assert 1 == tables.count("pending")
    assert [entry_id(1)] == tables.found("alpha")
    tables.catch_up()
    assert () == tables.timeline.index.problems()


def test_a_flood_of_rows_moves_each_of_the_others_now_and_then(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A partner's file may hold any number of one day, before a day that has as many."""
    moved = 0
    shift = timeline.Timeline._shift

    def counted(self: timeline.Timeline, at: int, to: int) -> None:
        nonlocal moved
        moved += 1
        shift(self, at, to)

    monkeypatch.setattr(timeline, "_BITS", 2)
    monkeypatch.setattr(timeline, "_ROOM", 3)
    monkeypatch.setattr(timeline.Timeline, "_shift", counted)
    for number in range(200):
        day = TODAY if number < 100 else TODAY - timedelta(days=1)
        put(tables, number, day=day, placed=day)

    assert [record_id(n) for n in (*range(99, -1, -1), *range(199, 99, -1))] == tables.listed()
    assert moved <= 200
