# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of one's own words though it is not shown any more: the bin, and earlier words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sharedjournal.app import reading, writing
from sharedjournal.app.rendering import excerpt_of, readable_text
from sharedjournal.domain.errors import NoSuchEntry

if TYPE_CHECKING:
    from datetime import datetime

    from sharedjournal.app.changes import Changes
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Content


@dataclass(frozen=True, slots=True)
class Binned:
    """One entry in the bin. `until`: the last day on which it is still there."""

    id: str
    title: str
    excerpt: str
    day: date | None
    until: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """Words of before. `until` is the local moment at which others took their place."""

    number: int
    until: datetime
    content: Content
    text: str


def binned(session: Session) -> tuple[Binned, ...]:
    """What rests in the bin, newest day first."""
    found = []
    offset = timedelta(minutes=session.world.clock.offset_minutes())
    for row in session.store.entries.binned():
        entry = writing.own_entry(session, row[0])
        if entry.binned_at is not None:
            until = (entry.binned_at + offset).date() + timedelta(days=writing.BIN_DAYS)
            day = date.fromordinal(row[2]) if row[2] is not None else None
            found.append(Binned(row[0], row[3], row[4], day, until))
    return tuple(found)


def earlier(session: Session, entry_id: str) -> tuple[Earlier, ...]:
    """Earlier words of an own entry, newest first. Raises `NoSuchEntry`, `NotYours`."""
    writing.own_entry(session, entry_id)
    offset = timedelta(minutes=session.world.clock.offset_minutes())
    return tuple(
        Earlier(
            number,
            until + offset,
            content,
            readable_text(content.body, content.fields),
        )
        for number, (until, content) in enumerate(reading.revisions(session, entry_id))
    )


def bring_back(session: Session, entry_id: str, number: int) -> Changes:
    """Make earlier words those of the entry; the present ones become earlier words.

    Day, tags and pictures stay as they are now. Nothing changes for the partner. Raises
    `NoSuchEntry`, `NotYours`.
    """
    entry = writing.own_entry(session, entry_id)
    known = reading.revisions(session, entry_id)
    if not 0 <= number < len(known):
        raise NoSuchEntry("earlier")
    former = known[number][1]
    content = replace(
        entry.content,
        title=former.title,
        body=former.body,
        fields=former.fields,
        feelings=former.feelings,
        needs=former.needs,
        mood=former.mood,
    )
    return writing.edit(session, entry_id, content)


def title_of(content: Content) -> str:
    """What words are called in a list."""
    return content.title or excerpt_of(readable_text(content.body, content.fields))
