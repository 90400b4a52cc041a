# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups that make themselves: where, how many are kept, and when the last one was made.

Where they lie says something about the person, so it is kept in the vault. A backup needs no
secret and is verified before it gets its name; only then older ones of this vault go. Nothing else
in that folder is ever touched.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sharedjournal.app import settings
from sharedjournal.domain.errors import BadInput, NotAllowed

if TYPE_CHECKING:
    from sharedjournal.app.session import Session
    from sharedjournal.domain.ports import Progress

SUGGESTED_NAME = "journal.backup"
EVERY = timedelta(days=7)
MOST = 50
DEFAULT_KEEP = 4
_FOLDER, _KEEP, _LAST, _TAG = "backup.folder", "backup.keep", "backup.last", "backup.tag"
_TAG_BYTES = 4
_PARTS_OF_A_DAY = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen. `folder` None: none make themselves. `last`: the day of the newest one."""

    folder: Path | None
    keep: int
    last: date | None


def plan(session: Session) -> Plan:
    """What was chosen, and when a backup was last made from here."""
    folder = settings.read(session, _FOLDER)
    keep = settings.read(session, _KEEP)
    last: date | None = None
    with suppress(ValueError):
        last = date.fromisoformat(settings.read(session, _LAST))
    return Plan(
        Path(folder) if folder else None,
        min(max(int(keep), 1), MOST) if keep.isdecimal() else DEFAULT_KEEP,
        last,
    )


def choose(session: Session, folder: Path | None, keep: int = DEFAULT_KEEP) -> None:
    """Keep the newest `keep` backups in `folder`, or make none by themselves.

    What lies there stays. Raises `BadInput`.
    """
    if folder is not None and not (folder.is_absolute() and folder.is_dir()):
        raise BadInput("path")
    if not 1 <= keep <= MOST:
        raise BadInput("keep")
    with session.transaction():
        settings.remember(session, _FOLDER, "" if folder is None else str(folder))
        settings.remember(session, _KEEP, str(keep))


def make_at(session: Session, path: Path, progress: Progress) -> int:
    """A verified backup at a place chosen now; returns how many own entries are in it.

    Raises `FileExists`, `BadInput`, `DiskFull`, `Cancelled`.
    """
    entries = session.store.backup(path, progress)
    settings.remember(session, _LAST, session.world.clock.today().isoformat())
    return entries


def is_due(session: Session) -> bool:
    """Whether one should make itself: a folder was chosen, and the newest is a week old."""
    found = plan(session)
    today = session.world.clock.today()
    # A clock that was set back must not stop backups for years.
    return found.folder is not None and (
        found.last is None or found.last > today or today - found.last >= EVERY
    )


def make_due(session: Session, progress: Progress) -> bool:
    """Make one if it is due. Returns whether it was."""
    if session.store.read_only or not is_due(session):
        return False
    make_in_folder(session, progress)
    return True


def make_in_folder(session: Session, progress: Progress, *, only: bool = False) -> Path:
    """A verified backup in the folder that was chosen; afterwards the oldest of ours go.

    `only`: every older one goes, as after a new key, for they open with the old secrets. Raises as
    `make_at`, and `NotAllowed` where no folder was chosen.
    """
    found = plan(session)
    if found.folder is None:
        raise NotAllowed("no folder")
    today = session.world.clock.today()
    ours = _ours(session, found.folder)
    path = _next_name(found.folder, _tag(session), today, ours)
    make_at(session, path, progress)
    stay = 1 if only else found.keep
    for old in sorted(ours, key=_age, reverse=True)[stay - 1 :]:
        # One that cannot be removed now is looked at again the next time.
        with suppress(OSError):
            old.unlink()
    return path


def _tag(session: Session) -> str:
    """What tells the backups of this vault from those of another in one folder; says nothing."""
    tag = settings.read(session, _TAG)
    if not re.fullmatch(r"[0-9a-f]{8}", tag):
        tag = session.world.ids.random_bytes(_TAG_BYTES).hex()
        settings.remember(session, _TAG, tag)
    return tag


def _ours(session: Session, folder: Path) -> list[Path]:
    shape = re.compile(rf"journal-{_tag(session)}-\d{{4}}-\d\d-\d\d(-\d+)?\.backup")
    try:
        return [path for path in folder.iterdir() if shape.fullmatch(path.name)]
    except OSError as error:
        raise BadInput("path") from error


def _age(path: Path) -> tuple[str, int]:
    """The day in the name, and which one of that day."""
    _journal, _tag_of, *day = path.name.removesuffix(".backup").split("-")
    number = day.pop() if len(day) > _PARTS_OF_A_DAY else "1"
    return "-".join(day), int(number)


def _next_name(folder: Path, tag: str, day: date, ours: list[Path]) -> Path:
    """A name after those of the same day, also where the first of them have gone already."""
    number = max((n for text, n in map(_age, ours) if text == day.isoformat()), default=0) + 1
    return folder / f"journal-{tag}-{day.isoformat()}{f'-{number}' if number > 1 else ''}.backup"
