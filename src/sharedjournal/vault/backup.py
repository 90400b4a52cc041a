# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a backup: one file that opens with the passphrase or the 24 words of its vault.

It needs no secret, so it can be made at any time. It gets its name only after the copy in it was
opened and looked through. Knows files, keyslots as bytes, and the database; knows no entry.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import (
    BadInput,
    FileExists,
    VaultDamaged,
    VaultMissing,
    VaultReadOnly,
)
from sharedjournal.vault import archive
from sharedjournal.vault.database import Database
from sharedjournal.vault.failures import converted
from sharedjournal.vault.folder import DATABASE, JOURNAL, sync_folder, take_lock

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

    from sharedjournal.crypto.secret import Secret
    from sharedjournal.domain.ports import Progress
    from sharedjournal.vault.changing import Opened

_PART = "backup.part"
_COUNT = "SELECT count(*) FROM entry WHERE mine = 1"


def make(vault: Opened, target: Path, progress: Progress, *, replace: bool = False) -> int:
    """Write a verified backup to `target`; returns how many own entries are in it.

    Nothing at `target` is overwritten but with `replace`. Raises `FileExists`, `BadInput`,
    `DiskFull`, `VaultDamaged` (also where the copy does not hold together), `Cancelled`; then
    nothing is left.
    """
    with _target_errors():
        target = Path(os.path.realpath(target.parent)) / target.name
        if target.parent.is_relative_to(vault.folder.path):
            raise BadInput("target")
        if not replace and os.path.lexists(target):
            raise FileExists("target")
        with _work_folder(target) as work:
            copy, part = work / DATABASE, work / _PART
            entries = _copy(vault, copy, progress)
            header = vault.header.encode()
            with _new(part) as out:
                digest = archive.write(out, header, copy, progress)
            _compare(part, header, digest, progress)
            _place(part, target, replace=replace)
    return entries


def verify(path: Path, key: Secret, progress: Progress) -> int:
    """Look through a whole database that is not in use; returns how many own entries are in it.

    Raises `VaultDamaged`, `Cancelled`. The two checks must not share a connection: after the first
    of them SQLCipher does not notice damage in the second.
    """
    database = Database(path, read_only=True)
    try:
        for question, answer in (
            ("PRAGMA cipher_integrity_check", []),
            ("PRAGMA quick_check", [("ok",)]),
        ):
            progress.report(0, 0, "verify")
            database.connect(key)
            with database.watched(progress):
                if database.query(question) != answer:
                    raise VaultDamaged("pages")
        database.pending_versions()
        row = database.one(_COUNT)
    finally:
        database.close()
    return 0 if row is None else int(row[0])


def _copy(vault: Opened, copy: Path, progress: Progress) -> int:
    with _new(copy):
        pass
    progress.report(0, 0, "copy")
    with vault.database.watched(progress):
        vault.database.copy_to(copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    entries = verify(copy, vault.key, progress)
    if vault.database.one(_COUNT) != (entries,):
        raise VaultDamaged("copy")
    return entries


def _compare(part: Path, header: bytes, digest: str, progress: Progress) -> None:
    with archive.opened(part) as source:
        found = archive.read_header(source)
        if found != header or archive.read_database(source, None, progress) != digest:
            raise VaultDamaged("copy")


@contextmanager
def _new(path: Path) -> Iterator[io.BufferedWriter]:
    """A new file with mode 0600, on the disk when the block ends."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def _place(part: Path, target: Path, *, replace: bool) -> None:
    """Give the finished file its name.

    A link fails where something is there; a rename would not.
    """
    if replace:
        part.replace(target)
    else:
        try:
            os.link(part, target)
        except FileExistsError as error:
            raise FileExists("target") from error
        except OSError:
            # A file system without links (FAT): looked at just before, and nothing better there.
            if os.path.lexists(target):
                raise FileExists("target") from None
            part.replace(target)
    sync_folder(target.parent)


@contextmanager
def _work_folder(target: Path) -> Iterator[Path]:
    """A folder beside `target`. Its name is the same each time: a killed attempt leaves nothing."""
    work = target.with_name(f".{target.name}.incomplete")
    _remove(work)
    work.mkdir(mode=0o700)
    lock = take_lock(work)
    try:
        yield work
    finally:
        # What cannot be removed now, the next backup to this name removes.
        with suppress(OSError):
            _remove_files(work)
        if lock is not None:
            os.close(lock)


def _remove(work: Path) -> None:
    if not os.path.lexists(work):
        return
    if work.is_symlink() or not work.is_dir():
        raise FileExists("target")
    # Whoever holds the lock is still at work there.
    lock = take_lock(work)
    try:
        _remove_files(work)
    finally:
        if lock is not None:
            os.close(lock)


def _remove_files(work: Path) -> None:
    for name in (DATABASE, JOURNAL, _PART):
        (work / name).unlink(missing_ok=True)
    work.rmdir()


@contextmanager
def _target_errors() -> Iterator[None]:
    """A target that cannot be written is a wrong input; the vault itself is as before."""
    try:
        with converted():
            yield
    except (VaultMissing, VaultReadOnly) as error:
        raise BadInput("target") from error
