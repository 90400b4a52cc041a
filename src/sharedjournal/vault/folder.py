# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder of a vault: two copies of `vault.json`, the database, and the lock of its process.

At rest there is nothing else in it. Knows files and which copy counts; knows no key and no table.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sharedjournal.crypto.keyslots import SlotsDamaged, UnsupportedSlots, VaultHeader
from sharedjournal.domain.errors import (
    UnsafeLocation,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultReadOnly,
    VaultTooNew,
)
from sharedjournal.vault import location
from sharedjournal.vault.failures import converted

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import fcntl

HEADERS = ("vault.json", "vault.json.2")
DATABASE = "journal.db"
MAX_HEADER = 1024 * 1024
_TEMPORARY = ".new"
# SQLite makes the first; the others it never makes here, and must not find.
JOURNAL = DATABASE + "-journal"
_FOREIGN = (DATABASE + "-wal", DATABASE + "-shm")
_PAGE = 4096


class Folder:
    """The folder of one vault, locked for this process until `close`."""

    def __init__(self, path: Path, lock: int | None, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Folder:
        """The folder of an existing vault. `read_only`: leave it exactly as it is.

        Raises `VaultMissing`, `VaultInUse`, `UnsafeLocation`, `VaultDamaged` where its database
        cannot be one.
        """
        with converted():
            path = Path(os.path.realpath(path))
            names = set(_names(path))
            if not names & {*HEADERS, DATABASE}:
                raise VaultMissing
            location.check_folder(path)
            folder = cls(path, take_lock(path), read_only=read_only)
        try:
            with converted():
                folder._look_at_files()
        except BaseException:
            folder.close()
            raise
        return folder

    @classmethod
    def make(cls, path: Path) -> Folder:
        """A new folder with mode 0700, whose parent exists.

        Raises `VaultExists`, `UnsafeLocation`, `DiskFull`.
        """
        with converted():
            path = Path(os.path.realpath(path))
            try:
                path.mkdir(mode=0o700)
            except FileExistsError as error:
                raise VaultExists from error
            location.check_folder(path)
            return cls(path, take_lock(path), read_only=False)

    @property
    def database(self) -> Path:
        """Where the database lies."""
        return self.path / DATABASE

    def _look_at_files(self) -> None:
        for name in (*HEADERS, JOURNAL):
            if os.path.lexists(self.path / name):
                location.check_file(self.path / name)
        try:
            size = location.check_file(self.database).st_size
        except FileNotFoundError as error:
            raise VaultDamaged("database missing") from error
        # An unfinished transaction may leave a part of a page; rolling back mends that.
        if size < _PAGE or (size % _PAGE and not self._has_journal()):
            raise VaultDamaged("database size")
        if not all(os.access(each, os.W_OK) for each in (self.path, self.database)):
            self.read_only = True
        if not self.read_only:
            self._remove_leftovers()

    def _has_journal(self) -> bool:
        try:
            return (self.path / JOURNAL).stat().st_size > 0
        except FileNotFoundError:
            return False

    def _remove_leftovers(self) -> None:
        for name in (*(name + _TEMPORARY for name in HEADERS), *_FOREIGN):
            (self.path / name).unlink(missing_ok=True)

    def header(self) -> VaultHeader:
        """The valid copy of `vault.json` with the highest number; the other is mended at once.

        Raises `VaultDamaged` where none is valid, `VaultTooNew`.
        """
        with converted():
            found = [_read_header(self.path / name) for name in HEADERS]
            valid = [header for header in found if isinstance(header, VaultHeader)]
            if not valid:
                if any(isinstance(header, UnsupportedSlots) for header in found):
                    raise VaultTooNew("keyslots", needs="")
                raise VaultDamaged("keyslots")
            best = max(valid, key=lambda header: header.sequence)
            if not self.read_only:
                # Compared as bytes: two copies of one number that differ are not two valid ones.
                encoded = best.encode()
                for name in HEADERS:
                    if _read(self.path / name) != encoded:
                        self._renew(name, encoded)
            return best

    def damaged_headers(self) -> tuple[str, ...]:
        """The names of the copies of `vault.json` that are missing, not valid or behind."""
        with converted():
            found = [_read_header(self.path / name) for name in HEADERS]
        newest = max((h.sequence for h in found if isinstance(h, VaultHeader)), default=0)
        return tuple(
            name
            for name, header in zip(HEADERS, found, strict=True)
            if not isinstance(header, VaultHeader) or header.sequence != newest
        )

    def write_header(self, header: VaultHeader) -> None:
        """Replace both copies, one after the other. Once the first is in place, only it counts."""
        if self.read_only:
            raise VaultReadOnly
        encoded = header.encode()
        first, second = HEADERS
        with converted():
            self.replace(first, encoded)
            self._renew(second, encoded)

    def _renew(self, name: str, encoded: bytes) -> None:
        # The other copy counts already. Where there is no room for this one, at least no old slot
        # stays in it; the next opening tries again.
        try:
            self.replace(name, encoded)
        except OSError:
            (self.path / name).unlink(missing_ok=True)

    def replace(self, name: str, data: bytes) -> None:
        """Replace one file atomically and durably. Raises `OSError`; the old content then stays."""
        temporary = self.path / (name + _TEMPORARY)
        temporary.unlink(missing_ok=True)
        try:
            write_durably(temporary, data)
            temporary.replace(self.path / name)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(self.path)

    def erase(self) -> None:
        """Erase the files of the vault, the keyslots first, and the folder if it is empty then.

        Gives the lock back. Raises `OSError`.
        """
        temporary = (name + _TEMPORARY for name in HEADERS)
        for name in (*HEADERS, *temporary, DATABASE, JOURNAL, *_FOREIGN):
            (self.path / name).unlink(missing_ok=True)
        self.close()
        # What somebody else put into the folder is not ours to erase.
        with suppress(OSError):
            self.path.rmdir()

    def close(self) -> None:
        """Give the lock back. May be called again."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def read_label(path: Path) -> tuple[str, str | None] | None:
    """The label that the owner chose, and the sign beside it; needs neither key nor lock.

    Raises `VaultMissing`, `VaultDamaged`.
    """
    with converted():
        if not set(_names(path)) & set(HEADERS):
            raise VaultMissing
        found = [_read_header(path / name) for name in HEADERS]
    valid = [header for header in found if isinstance(header, VaultHeader)]
    if not valid:
        raise VaultDamaged("keyslots")
    newest = max(valid, key=lambda header: header.sequence)
    return None if newest.label is None else (newest.label, newest.sign)


@contextmanager
def under_construction(path: Path) -> Iterator[Folder]:
    """A folder beside `path` that takes its place when the block ends, and is gone when it fails.

    So a vault appears whole or not at all. Raises `VaultExists` where `path` is there and not an
    empty folder.
    """
    with converted():
        path = Path(os.path.realpath(path))
        _check_free(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.incomplete")
        _remove_incomplete(beside)
    folder = Folder.make(beside)
    try:
        yield folder
        with converted():
            _check_free(path)
            sync_folder(beside)
            beside.replace(path)
            sync_folder(path.parent)
    except BaseException:
        with converted():
            _remove_incomplete(beside, folder)
        raise
    finally:
        folder.close()


def write_durably(path: Path, data: bytes) -> None:
    """A new file with mode 0600, on the disk when this returns.

    Raises `OSError`, also where it is there.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_FOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def _names(path: Path) -> list[str]:
    return [entry.name for entry in path.iterdir()]


def _check_free(path: Path) -> None:
    if os.path.lexists(path) and not (path.is_dir() and not _names(path)):
        raise VaultExists


def _remove_incomplete(beside: Path, folder: Folder | None = None) -> None:
    """Remove what a creation left that did not end; only files that it makes itself."""
    if not os.path.lexists(beside):
        return
    if beside.is_symlink() or not beside.is_dir():
        raise VaultExists
    # Whoever holds the lock is still at work there.
    lock = take_lock(beside) if folder is None else None
    try:
        for name in (*HEADERS, DATABASE, JOURNAL, *(name + _TEMPORARY for name in HEADERS)):
            (beside / name).unlink(missing_ok=True)
        beside.rmdir()
    finally:
        if lock is not None:
            os.close(lock)


def take_lock(path: Path) -> int | None:
    """Lock the folder itself. Raises `VaultInUse`.

    Nothing is left when the process is killed, and read-only media can be locked.
    """
    if sys.platform == "win32":
        # The database's own lock has to do.
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise VaultInUse from error
    except OSError:
        # A file system without this kind of lock: the database's own remains.
        os.close(descriptor)
        return None
    return descriptor


def _read(path: Path) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnsafeLocation(reason="link") if path.is_symlink() else error from error
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAX_HEADER + 1)


def _read_header(path: Path) -> VaultHeader | SlotsDamaged | UnsupportedSlots | None:
    data = _read(path)
    if data is None or len(data) > MAX_HEADER:
        return None
    try:
        return VaultHeader.decode(data)
    except (SlotsDamaged, UnsupportedSlots) as error:
        return error
