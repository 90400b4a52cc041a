# SPDX-License-Identifier: GPL-3.0-or-later
"""How a second start tells the open window which file was meant: a path, never text.

A 0600 file in the runtime directory of the person's session; read once and removed. Where there is
no such directory, nothing is handed over.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from sharedjournal.system.places import APP

MAX_PATH = 4096
NAME = "bring-in"
OPEN = "open"
"""A lock that every open window shares."""
OWNER_ONLY = 0o077
_held: list[int] = []


def folder() -> Path | None:
    """The folder that the open window watches; made where it is not there. None without one."""
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    if not base or not _is_ours(Path(base)):
        return None
    own = Path(base) / APP
    try:
        own.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return own if _is_ours(own) else None


def listen() -> None:
    """Say that a window of this process watches the folder, for as long as the process lives."""
    descriptor = _lock(exclusive=False)
    if descriptor is not None:
        _held.append(descriptor)


def is_heard() -> bool:
    """Whether a window is open that watches the folder."""
    if sys.platform == "win32" or folder() is None:
        return False
    descriptor = _lock(exclusive=True)
    if descriptor is not None:
        os.close(descriptor)
    return descriptor is None


def _lock(*, exclusive: bool) -> int | None:
    """A descriptor that holds the lock; None where another process holds it, or there is none."""
    place = folder()
    if sys.platform == "win32" or place is None:
        return None
    import fcntl

    flags = os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW
    try:
        descriptor = os.open(place / OPEN, flags, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def leave(path: Path) -> bool:
    """Leave a path for the open window. Whether there was a place for it."""
    place = folder()
    if place is None:
        return False
    data = os.fsencode(path.absolute())
    if len(data) > MAX_PATH:
        return False
    new = place / (NAME + ".new")
    with suppress(OSError):
        new.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(new, flags, 0o600), "wb") as file:
            file.write(data)
        new.replace(place / NAME)
        return True
    return False


def take() -> Path | None:
    """The path that was left, once. None for a file of another owner, a link, or one too long."""
    place = folder()
    if place is None:
        return None
    file = place / NAME
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as opened:
        found = os.fstat(opened.fileno())
        fine = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
        fine = fine and not found.st_mode & OWNER_ONLY
        data = opened.read(MAX_PATH + 1) if fine else b""
    with suppress(OSError):
        file.unlink()
    if not data or len(data) > MAX_PATH or b"\0" in data or b"\n" in data:
        return None
    path = Path(os.fsdecode(data))
    return path if path.is_absolute() else None


def _is_ours(path: Path) -> bool:
    try:
        found = path.lstat()
    except OSError:
        return False
    mine = found.st_uid == os.geteuid() and not found.st_mode & OWNER_ONLY
    return stat.S_ISDIR(found.st_mode) and mine
