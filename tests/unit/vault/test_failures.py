# SPDX-License-Identifier: GPL-3.0-or-later
"""What an error of SQLite or of the file system means for a person."""

from __future__ import annotations

import errno
import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from sharedjournal.domain import errors
from sharedjournal.vault import failures

if TYPE_CHECKING:
    from pathlib import Path


# The driver names primary codes only.
EXTENDED = {
    "SQLITE_IOERR_WRITE": 778,
    "SQLITE_READONLY_ROLLBACK": 776,
    "SQLITE_CORRUPT_VTAB": 267,
    "SQLITE_CONSTRAINT_UNIQUE": 2067,
}


def sqlite(name: str) -> dbapi2.Error:
    """An error with the code of this name, as the driver raises it."""
    error = dbapi2.OperationalError("what the driver says")
    error.sqlite_errorcode = EXTENDED.get(name) or getattr(dbapi2, name)
    return error


@pytest.mark.parametrize(
    ("name", "kind", "detail"),
    [
        ("SQLITE_FULL", errors.DiskFull, ""),
        ("SQLITE_READONLY", errors.VaultReadOnly, ""),
        ("SQLITE_READONLY_ROLLBACK", errors.VaultReadOnly, ""),
        ("SQLITE_CANTOPEN", errors.VaultDamaged, "database cannot be opened"),
        ("SQLITE_BUSY", errors.VaultInUse, ""),
        ("SQLITE_LOCKED", errors.VaultInUse, ""),
        ("SQLITE_CORRUPT", errors.VaultDamaged, "pages"),
        ("SQLITE_CORRUPT_VTAB", errors.VaultDamaged, "pages"),
        ("SQLITE_NOTADB", errors.VaultDamaged, "key"),
        ("SQLITE_IOERR_WRITE", errors.VaultDamaged, "io"),
        ("SQLITE_INTERRUPT", errors.Cancelled, None),
        ("SQLITE_NOMEM", MemoryError, None),
        ("SQLITE_AUTH", failures.ReadRefused, None),
        ("SQLITE_CONSTRAINT_UNIQUE", errors.BadInput, "constraint"),
        ("SQLITE_TOOBIG", errors.BadInput, "size"),
    ],
)
def test_codes(name: str, kind: type[BaseException], detail: str | None) -> None:
    """Each known code has a meaning; none carries the driver's text."""
    found = failures.from_sqlite(sqlite(name))

    assert kind is type(found)
    assert detail == getattr(found, "detail", None)
    assert "driver" not in str(found)


def test_defects_stay_what_they_are() -> None:
    """Wrong SQL and misuse are not failures that a person can meet."""
    for error in (
        sqlite("SQLITE_ERROR"),
        sqlite("SQLITE_MISUSE"),
        dbapi2.ProgrammingError("closed"),
    ):
        assert error is failures.from_sqlite(error)
        with pytest.raises(dbapi2.Error), failures.converted():
            raise error


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.DiskFull),
        (errno.EDQUOT, errors.DiskFull),
        (errno.EROFS, errors.VaultReadOnly),
        (errno.EACCES, errors.VaultReadOnly),
        (errno.ENOENT, errors.VaultMissing),
        (errno.ENOTDIR, errors.VaultMissing),
        (errno.ELOOP, errors.UnsafeLocation),
        (errno.EIO, errors.VaultDamaged),
    ],
)
def test_the_file_system(number: int, kind: type[Exception]) -> None:
    """Each failure is raised from what caused it."""
    with pytest.raises(kind) as caught, failures.converted():
        raise OSError(number, os.strerror(number), "/a/secret/place")

    assert isinstance(caught.value.__cause__, OSError)
    assert "secret" not in str(caught.value)


def test_a_failed_write_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite says only that writing failed; the file system knows whether there is room."""
    path = tmp_path / "journal.db"
    assert isinstance(failures.from_sqlite(sqlite("SQLITE_IOERR_WRITE"), path), errors.VaultDamaged)

    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=1, f_frsize=4096))

    assert isinstance(failures.from_sqlite(sqlite("SQLITE_IOERR_WRITE"), path), errors.DiskFull)


def test_where_nothing_is_known_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that cannot tell does not turn other failures into a full disk."""
    monkeypatch.delattr(os, "statvfs")

    assert failures.has_room(tmp_path)
