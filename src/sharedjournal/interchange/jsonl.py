# SPDX-License-Identifier: GPL-3.0-or-later
"""One JSON object a line: `date` (YYYY-MM-DD), `text` (Markdown), and what else is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from sharedjournal.interchange import model, source, target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from sharedjournal.interchange.model import Exported, Imported

KIND = "jsonl"
MAX_LINE = 6 * model.MAX_TEXT
"""Bytes: a text of the greatest length, every character of it escaped."""
_MAX_DIGITS = 20
_BOM = b"\xef\xbb\xbf"


def read(path: Path) -> Iterator[Imported]:
    """The entries of a file; a line that holds none is skipped with its problem."""
    return model.with_keys(KIND, _entries(path))


def _entries(path: Path) -> Iterator[Imported]:
    with source.opened(path) as stream:
        for line in _lines(stream):
            try:
                yield _entry(line)
            except model.Unreadable as error:
                yield model.skipped(str(error))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines that are not blank, without their end; None for one that is too long."""
    first = True
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            while not line.endswith(b"\n") and (line := stream.readline(MAX_LINE)):
                pass
            yield None
        else:
            line = (line.removeprefix(_BOM) if first else line).strip(b"\r\n")
            if line.strip():
                yield line
        first = False


def _entry(line: bytes | None) -> Imported:
    if line is None:
        raise model.Unreadable("size")
    values = _object(line)
    text = values.get("text", values.get("body"))
    if not isinstance(text, str):
        raise model.Unreadable("text")
    return model.entry_of(values, text)


def _object(line: bytes) -> dict[str, Any]:
    try:
        # Strictly UTF-8: given bytes, `json` would guess UTF-16 and UTF-32 as well.
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise model.Unreadable("utf-8") from error
    try:
        values = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_bounded
        )
    except (ValueError, RecursionError) as error:
        raise model.Unreadable("json") from error
    if not isinstance(values, dict):
        raise model.Unreadable("json")
    return values


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(_text: str) -> NoReturn:
    raise ValueError("not JSON")


def _bounded(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError("number")
    return int(text)


def write(path: Path, items: Iterable[Exported]) -> int:
    """Write a file; it can be read again by `read`. Returns the number of entries."""
    written = 0
    with target.new_file(path) as out:
        for item in items:
            values = model.described(item) | {"text": item.body}
            out.write(json.dumps(values, ensure_ascii=False).encode("utf-8") + b"\n")
            written += 1
    return written
