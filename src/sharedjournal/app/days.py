# SPDX-License-Identifier: GPL-3.0-or-later
"""The days of a journal: a month at a time, this day in other years, and how days felt.

For the writer alone. Nothing here is stored, shared, or counted anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sharedjournal.app import faces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharedjournal.app.session import Session
    from sharedjournal.vault import EntryRow

OLDEST_YEARS = 400
"""How far back `on_this_day` looks: old letters may have been imported."""


@dataclass(frozen=True, slots=True)
class Day:
    """What a day holds, by kind and never by number. `picture`: an entry id and a picture of it."""

    mine: bool = False
    shared: bool = False
    partner: bool = False
    picture: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Felt:
    """An own entry that says how it felt: its day, mood (1 to 5 or None), words for feelings."""

    id: str
    day: date
    mood: int | None
    feelings: tuple[str, ...] = field(default=())


def month(session: Session, first: date, last: date) -> dict[date, Day]:
    """The days from `first` to `last` that hold something."""
    found: dict[date, Day] = {}
    for row in session.store.timeline.between(first, last):
        day = _day_of(row)
        if day is not None:
            found[day] = _with(found.get(day, Day()), row)
    return {day: _pictured(session, kinds, day) for day, kinds in found.items()}


def rows_of(session: Session, day: date) -> tuple[EntryRow, ...]:
    """The rows of one day, newest first."""
    return session.store.timeline.between(day, day)


def on_this_day(session: Session, day: date) -> tuple[tuple[int, EntryRow], ...]:
    """One's own entries of this calendar day in earlier years, each with its year, newest first."""
    return tuple(
        (other.year, row)
        for other in _same_day(day)
        for row in session.store.timeline.between(other, other)
        if row[1]
    )


def felt(session: Session, first: date, last: date) -> tuple[Felt, ...]:
    """One's own entries of these days that have a mood or feelings, oldest first."""
    return tuple(
        Felt(entry.id, entry.content.day, entry.content.mood, entry.content.feelings)
        for entry in session.store.entries.between(first, last)
        if entry.content.day is not None and (entry.content.mood or entry.content.feelings)
    )


def _day_of(row: EntryRow) -> date | None:
    return None if row[2] is None else date.fromordinal(row[2])


def _with(kinds: Day, row: EntryRow) -> Day:
    _id, mine, _day, _title, _excerpt, state, _shut = row
    shared = bool(mine) and state in ("next-file", "shared")
    return Day(
        mine=kinds.mine or (bool(mine) and not shared),
        shared=kinds.shared or shared,
        partner=kinds.partner or not mine,
    )


def _pictured(session: Session, kinds: Day, day: date) -> Day:
    ids = [row[0] for row in session.store.timeline.between(day, day)]
    for some_id, face in faces.faces(session, ids).items():
        if face.picture is not None:
            return Day(kinds.mine, kinds.shared, kinds.partner, (some_id, face.picture))
    return kinds


def _same_day(day: date) -> Iterator[date]:
    for year in range(day.year - 1, max(day.year - OLDEST_YEARS, 0), -1):
        try:
            yield day.replace(year=year)
        except ValueError:  # the 29th of February
            continue
