# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where failures of SQLite and of the file system become domain errors.

Knows error codes only; it never looks at the text of an error, which may quote what was written.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2

from sharedjournal.domain.errors import (
    BadInput,
    Cancelled,
    DiskFull,
    UnsafeLocation,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    VaultReadOnly,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PRIMARY = 0xFF
_ROOM = 64 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


class ReadRefused(Exception):
    """A statement wanted a table that this part must not read: a defect, not a failure."""


def from_sqlite(error: dbapi2.Error, path: Path | None = None) -> BaseException:
    """What `error` means. `path` is the database: a failed write on a full disk is `DiskFull`.

    Wrong SQL and wrong parameters are defects and come back as they are.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return cast(BaseException, error)
    primary = code & _PRIMARY
    if primary == dbapi2.SQLITE_IOERR:
        return DiskFull() if path is not None and not has_room(path.parent) else VaultDamaged("io")
    simple = _SIMPLE.get(primary)
    return cast(BaseException, error) if simple is None else simple()


_SIMPLE: dict[int, Callable[[], BaseException]] = {
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_READONLY: VaultReadOnly,
    dbapi2.SQLITE_PERM: VaultReadOnly,
    dbapi2.SQLITE_CANTOPEN: lambda: VaultDamaged("database cannot be opened"),
    dbapi2.SQLITE_BUSY: VaultInUse,
    dbapi2.SQLITE_LOCKED: VaultInUse,
    dbapi2.SQLITE_PROTOCOL: VaultInUse,
    dbapi2.SQLITE_CORRUPT: lambda: VaultDamaged("pages"),
    dbapi2.SQLITE_NOTADB: lambda: VaultDamaged("key"),
    dbapi2.SQLITE_FORMAT: lambda: VaultDamaged("pages"),
    dbapi2.SQLITE_INTERRUPT: Cancelled,
    dbapi2.SQLITE_ABORT: Cancelled,
    dbapi2.SQLITE_NOMEM: MemoryError,
    dbapi2.SQLITE_AUTH: ReadRefused,
    dbapi2.SQLITE_CONSTRAINT: lambda: BadInput("constraint"),
    dbapi2.SQLITE_TOOBIG: lambda: BadInput("size"),
}


def from_os(error: OSError) -> BaseException:
    """What a failure of the file system means for a vault."""
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _READ_ONLY:
        return VaultReadOnly()
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return VaultMissing()
    if error.errno == errno.ELOOP:
        return UnsafeLocation(reason="link")
    return VaultDamaged("io")


def has_room(folder: Path) -> bool:
    """Whether the file system of `folder` has room for a few more pages, as far as it tells."""
    try:
        found = os.statvfs(folder)
    except (OSError, AttributeError):
        return True
    return found.f_bavail * found.f_frsize >= _ROOM


@contextmanager
def converted(path: Path | None = None) -> Iterator[None]:
    """Turns what SQLite and the file system raise inside into domain errors."""
    try:
        yield
    except dbapi2.Error as error:
        meaning = from_sqlite(error, path)
        if meaning is error:
            raise
        raise meaning from error
    except OSError as error:
        raise from_os(error) from error
