# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening what is to be imported: regular files only, no link followed inside a folder."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAX_DEPTH = 16
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def opened(path: Path, *, follow: bool = True) -> Iterator[BinaryIO]:
    """A regular file, open for reading. Raises `BadInput` for anything else."""
    flags = _FLAGS if follow else _FLAGS | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise BadInput("path") from error
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BadInput("path")
        try:
            yield stream
        except OSError as error:
            raise BadInput("path") from error


def files_in(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """The files of a folder and those below it, by name; links and hidden names are passed over.

    Raises `BadInput` where the folder cannot be read, or there is no end to it.
    """
    yield from _walk(folder, suffixes, 0)


def _walk(folder: Path, suffixes: tuple[str, ...], depth: int) -> Iterator[Path]:
    if depth > MAX_DEPTH:
        raise BadInput("path")
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise BadInput("path") from error
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), suffixes, depth + 1)
        elif entry.name.lower().endswith(suffixes):
            yield Path(entry.path)
