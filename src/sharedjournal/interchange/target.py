# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing an export: beside its target first, forced to the disk, then named; over nothing."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput, DiskFull, FileExists

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OWN = 0o600
"""Plain words are for their owner; who wants to give them away can."""


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears whole at `path` when the block ends, or not at all.

    Raises `FileExists`, `DiskFull`, `BadInput`.
    """
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"
    with _converted():
        _refuse_existing(path)
        try:
            with os.fdopen(os.open(temporary, _FLAGS, _OWN), "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            _refuse_existing(path)
            temporary.rename(path)
            _force(path.parent)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to write into, which appears at `path` when the block ends, or not at all.

    Raises `FileExists`, `DiskFull`, `BadInput`.
    """
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"
    with _converted():
        _refuse_existing(path)
        try:
            temporary.mkdir(mode=0o700)
            yield temporary
            _force(temporary)
            _refuse_existing(path)
            temporary.rename(path)
            _force(path.parent)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def write(path: Path, data: bytes) -> None:
    """Write one file into a folder of `new_folder`, and force it to the disk."""
    with os.fdopen(os.open(path, _FLAGS, _OWN), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExists("exists")


def _force(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # not every file system can; the files themselves were forced
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _converted() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
            raise FileExists("exists") from error
        raise BadInput("path") from error
    except ValueError as error:  # a NUL in the name
        raise BadInput("path") from error
