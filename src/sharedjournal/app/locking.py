# SPDX-License-Identifier: GPL-3.0-or-later
"""When a journal locks by itself, which keys hide it, and where its writer was before it did.

All of it lies in the vault: what a person is careful about is nobody else's affair.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.app import settings
from sharedjournal.domain.errors import BadInput, NoSuchEntry
from sharedjournal.domain.ids import EntryId

if TYPE_CHECKING:
    from sharedjournal.app.changes import Changes
    from sharedjournal.app.session import Session

HIDE_KEY = "Ctrl+Shift+H"
MINUTES = (1, 2, 5, 10, 15, 30, 60)
"""What can be chosen; 0 turns it off."""
USUAL = 5
_AFTER, _SUSPEND, _SCREEN, _KEY = "lock-after", "lock-on-suspend", "lock-with-screen", "hide-key"
_PLACE = "last-place"
MAX_KEY = 40


@dataclass(frozen=True, slots=True)
class Locking:
    """When to lock. `after_minutes` without a touch, 0 for never; `hide_key` as Qt writes keys."""

    after_minutes: int = USUAL
    on_suspend: bool = True
    with_screen: bool = True
    hide_key: str = HIDE_KEY


def locking(session: Session) -> Locking:
    """What was chosen; anything unknown is as usual."""
    after = settings.read(session, _AFTER, str(USUAL))
    minutes = int(after) if after.isascii() and after.isdecimal() else USUAL
    return Locking(
        after_minutes=minutes if minutes in (0, *MINUTES) else USUAL,
        on_suspend=settings.read(session, _SUSPEND) != "no",
        with_screen=settings.read(session, _SCREEN) != "no",
        hide_key=settings.read(session, _KEY, HIDE_KEY),
    )


def choose(session: Session, chosen: Locking) -> Changes:
    """Remember it. Raises `BadInput` for minutes or keys that cannot be."""
    if chosen.after_minutes not in (0, *MINUTES) or not 0 < len(chosen.hide_key) <= MAX_KEY:
        raise BadInput("setting")
    with session.transaction():
        settings.remember(session, _AFTER, str(chosen.after_minutes))
        settings.remember(session, _SUSPEND, "" if chosen.on_suspend else "no")
        settings.remember(session, _SCREEN, "" if chosen.with_screen else "no")
        key = "" if chosen.hide_key == HIDE_KEY else chosen.hide_key
        return settings.remember(session, _KEY, key)


@dataclass(frozen=True, slots=True)
class LastPlace:
    """The entry that was open, and the caret in its text, in UTF-16 units as Qt counts them."""

    entry_id: str
    caret: int = 0


def last_place(session: Session) -> LastPlace | None:
    """Where the writer was when the journal was locked; None where that entry is gone."""
    kept = settings.read(session, _PLACE)
    if not kept:
        return None
    document = json.loads(kept)
    try:
        entry = session.store.entries.get(EntryId(str(document["entry"])))
    except NoSuchEntry:
        return None
    return LastPlace(entry.id, max(int(document["caret"]), 0)) if entry.binned_at is None else None


def remember_place(session: Session, place: LastPlace | None) -> None:
    """Keep where the writer is; None forgets it."""
    text = "" if place is None else json.dumps({"entry": place.entry_id, "caret": place.caret})
    settings.remember(session, _PLACE, text)
