# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown: a folder with a file for each entry, or one file with a heading for each day.

Where a day is found, in this order: front matter, the file's name, a heading that is a date. None
of these: the entry has no day; the file's own time is not asked, for copying changes it. Picture
links stay as text: no path in a file is followed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.day import format_day
from sharedjournal.domain.errors import BadInput
from sharedjournal.interchange import frontmatter, model, source, target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sharedjournal.interchange.model import Exported, Imported

KIND = "markdown"
SUFFIXES = (".md", ".markdown")
MAX_FILE = 64 * 1024 * 1024
_DATES = ("date", "created", "date_journal")
_FILE_NAME = re.compile(r"(\d{4})[-_](\d{2})[-_](\d{2})[a-z]?(?![0-9])[\s_-]*(.*)", re.ASCII)
_DAY_HEADING = re.compile(
    r"#{1,6}\s+(\d{4}-\d{2}-\d{2})(?![0-9-])[\s:,\u2013\u2014-]*(.*?)\s*#*\s*", re.ASCII
)
_HEADING = re.compile(r"#\s+(.+?)\s*#*\s*")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")


def read(path: Path) -> Iterator[Imported]:
    """The entries of a folder or of one file; what cannot be read is skipped with its problem."""
    return model.with_keys(KIND, _entries(path))


def _entries(path: Path) -> Iterator[Imported]:
    if not path.is_dir():
        yield from _entries_of(path, _content(path, follow=True))
        return
    for file in source.files_in(path, SUFFIXES):
        try:
            data = _content(file, follow=False)
        except BadInput:
            yield model.skipped("file")
            continue
        yield from _entries_of(file, data)


def _content(path: Path, *, follow: bool) -> bytes | None:
    """What a file holds, or None where that is too much."""
    with source.opened(path, follow=follow) as stream:
        data = stream.read(MAX_FILE + 1)
    return data if len(data) <= MAX_FILE else None


def _entries_of(path: Path, data: bytes | None) -> Iterator[Imported]:
    if data is None:
        yield model.skipped("size")
        return
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        yield model.skipped("utf-8")
        return
    for values, words in _parts(path.stem, text):
        try:
            yield model.entry_of(values, words)
        except model.Unreadable as error:
            yield model.skipped(str(error))


def _parts(name: str, text: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Values and text of each entry in one file."""
    named = _from_name(name)
    head = frontmatter.split(text)
    if head is not None:
        values, words = head
        day = next((values[key] for key in _DATES if values.get(key)), named.get("date"))
        yield values | {"date": day}, _trimmed(words)
        return
    days = list(_by_day(text))
    if len(days) == 1:
        first, _, rest = text.partition("\n")
        found = _HEADING.fullmatch(first)
        if found is not None:
            named["title"], text = found[1], rest
        yield named, _trimmed(text)
        return
    for values, words in days:
        if values or words.strip():
            yield values or {"date": named.get("date")}, _trimmed(words)


def _from_name(name: str) -> dict[str, Any]:
    found = _FILE_NAME.fullmatch(name)
    if found is None:
        return {}
    return {"date": "-".join(found.group(1, 2, 3)), "title": found[4]}


def _by_day(text: str) -> Iterator[tuple[dict[str, Any], str]]:
    """What stands before the first heading that is a date, then what stands under each of them."""
    values: dict[str, Any] = {}
    lines: list[str] = []
    fence = None
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark is not None and fence in (None, mark[1]):
            fence = mark[1] if fence is None else None
        heading = _DAY_HEADING.fullmatch(line) if fence is None else None
        if heading is None:
            lines.append(line)
            continue
        yield values, "\n".join(lines)
        values, lines = {"date": heading[1], "title": heading[2]}, []
    yield values, "\n".join(lines)


def _trimmed(text: str) -> str:
    # The blank line after the head and the line end of the file are not the writer's.
    return text.removeprefix("\n").removesuffix("\n")


def write(path: Path, items: Iterable[Exported]) -> int:
    """Write a new folder with one file for each entry, named by its day; `read` takes it again.

    Returns the number of entries.
    """
    names: dict[str, int] = {}
    written = 0
    with target.new_folder(path) as folder:
        for item in items:
            day = format_day(item.day) if item.day else "undated"
            number = names[day] = names.get(day, 0) + 1
            # No word of an entry is in a name: names show in places where files are not opened.
            name = day if number == 1 else f"{day}-{number}"
            text = frontmatter.join(model.described(item), f"\n{item.body}\n")
            target.write(folder / f"{name}.md", text.encode("utf-8"))
            written += 1
    return written
