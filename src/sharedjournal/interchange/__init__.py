# SPDX-License-Identifier: GPL-3.0-or-later
"""Other journals' formats, in and out. Knows files and values; no vault and no screen.

A file to import is hostile: what cannot be read in it is skipped and named, and no path that
stands in it is ever followed. What is exported can be read by anyone; who calls says so to the
person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput
from sharedjournal.interchange import jsonl, markdown
from sharedjournal.interchange.model import Exported, Imported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["FORMATS", "Exported", "Imported", "read", "write"]

_READERS = {"jsonl": jsonl.read, "markdown": markdown.read}
_WRITERS = {"jsonl": jsonl.write, "markdown": markdown.write}
FORMATS = tuple(_READERS)


def read(kind: str, path: Path) -> Iterator[Imported]:
    """What a journal of this format holds, in its order; nothing is kept in memory.

    Raises `BadInput` for an unknown format and, while it is read, for a path that cannot be read.
    """
    if kind not in _READERS:
        raise BadInput("format")
    return _READERS[kind](path)


def write(kind: str, path: Path, items: Iterable[Exported]) -> int:
    """Write words in this format and return how many entries there were: all of it or nothing.

    Raises `BadInput` for an unknown format or an impossible path, `FileExists`, `DiskFull`.
    """
    if kind not in _WRITERS:
        raise BadInput("format")
    return _WRITERS[kind](path, items)
