# SPDX-License-Identifier: GPL-3.0-or-later
"""The container of a backup: a plain tar of two files, written and read in constant memory.

Knows tar and nothing of what is inside. Reading is strict: these two regular files in this order,
then zeros to the end. No name from the file is ever used as a path.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tarfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput
from sharedjournal.vault.folder import DATABASE, HEADERS, MAX_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from sharedjournal.domain.ports import Progress

HEADER = HEADERS[0]
_BLOCK = 512
_CHUNK = 1024 * 1024
_RECORD = 20 * _BLOCK


def write(out: BinaryIO, header: bytes, database: Path, progress: Progress) -> str:
    """Write both files; returns SHA-256 in hex of the database as it was written.

    Raises `OSError`.
    """
    size = database.stat().st_size
    out.write(_member(HEADER, len(header)))
    out.write(header + bytes(-len(header) % _BLOCK))
    out.write(_member(DATABASE, size))
    with database.open("rb") as source:
        digest = copy(source, out, size, progress, "write")
    out.write(bytes(-size % _BLOCK + 2 * _BLOCK))
    out.write(bytes(-out.tell() % _RECORD))
    return digest


def _member(name: str, size: int) -> bytes:
    # No owner, no time: a backup tells nothing that the folder would not tell. GNU's form of large
    # sizes.
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file from outside, opened for reading. Raises `BadInput` where it is no regular file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise BadInput("backup") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise BadInput("backup")
    with os.fdopen(descriptor, "rb") as file:
        yield file


def read_header(source: BinaryIO) -> bytes:
    """The first file of a backup. Raises `BadInput`, `OSError`."""
    size = _next(source, HEADER)
    if size > MAX_HEADER:
        raise BadInput("backup")
    header = _exactly(source, size)
    _zeros(source, -size % _BLOCK)
    return header


def read_database(source: BinaryIO, out: BinaryIO | None, progress: Progress) -> str:
    """Copy the second file, after `read_header`; returns SHA-256 in hex.

    Without `out` it is only looked at. Raises `BadInput`, `OSError`.
    """
    size = _next(source, DATABASE)
    digest = copy(source, out, size, progress, "read")
    _zeros(source, -size % _BLOCK + 2 * _BLOCK)
    while rest := source.read(_CHUNK):
        if rest.strip(b"\0"):
            raise BadInput("backup")
    return digest


def copy(source: BinaryIO, out: BinaryIO | None, size: int, progress: Progress, phase: str) -> str:
    """Copy exactly `size` bytes; returns their SHA-256 in hex. Raises `BadInput` for fewer."""
    digest = hashlib.sha256()
    done = 0
    while done < size:
        progress.report(done, size, phase)
        chunk = _exactly(source, min(_CHUNK, size - done))
        digest.update(chunk)
        if out is not None:
            out.write(chunk)
        done += len(chunk)
    return digest.hexdigest()


def _next(source: BinaryIO, name: str) -> int:
    try:
        member = tarfile.TarInfo.frombuf(_exactly(source, _BLOCK), "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError) as error:
        raise BadInput("backup") from error
    if member.name != name or member.type != tarfile.REGTYPE or member.size < 0:
        raise BadInput("backup")
    return member.size


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise BadInput("backup")
    return data


def _zeros(source: BinaryIO, size: int) -> None:
    if _exactly(source, size).strip(b"\0"):
        raise BadInput("backup")
