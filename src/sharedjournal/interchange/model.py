# SPDX-License-Identifier: GPL-3.0-or-later
"""What passes between the journal and another one's format, and the rules that all share."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.day import format_day, parse_day
from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.record import MAX_TITLE, MAX_WORD, MAX_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

MAX_TEXT = 8 * 1024 * 1024
"""Characters of one entry; what `app.writing` accepts."""
MAX_TAGS = 50
PARTNER = "partner"
_MAX_MOMENT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One entry found in another journal, or a `problem` in its place (a fixed token).

    `key` tells it from all others of its format, and is the same at every run. `created` orders
    entries of one day. `pictures` are raw files.
    """

    key: str
    day: date | None = None
    created: str | None = None
    title: str = ""
    body: str = ""
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mood: int | None = None
    tags: tuple[str, ...] = ()
    pictures: tuple[bytes, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One entry to write down for anyone to read. `author` is `me` or `partner`."""

    id: str
    day: date | None
    created: str | None
    title: str
    body: str
    tags: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mood: int | None = None
    author: str = "me"
    care: tuple[str, ...] = ()


class Unreadable(Exception):
    """One entry cannot be taken. Its argument is the token of the problem."""


def skipped(problem: str) -> Imported:
    """What stands for an entry that cannot be taken."""
    return Imported(key="", problem=problem)


def with_keys(kind: str, items: Iterable[Imported]) -> Iterator[Imported]:
    """Give each entry its key: format, date, text, and which of its equals in this journal it is.

    The key stays with the entry, so a second import adds nothing even after it was edited here.
    """
    seen: Counter[str] = Counter()
    for item in items:
        if item.problem is not None:
            yield item
            continue
        day = format_day(item.day) if item.day else ""
        same = _digest(kind, day, item.title, item.body)
        seen[same] += 1
        yield replace(item, key=f"{kind}:{_digest(same, str(seen[same]))}")


def _digest(*parts: str) -> str:
    # As a JSON list, so that no two lists of parts look alike.
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def entry_of(values: Mapping[str, Any], text: str) -> Imported:
    """The entry that named values and a text make, without its key.

    Known names: date, written, created, title, tags, feelings, needs, mood, author. What is only
    noted beside the words, and cannot be kept here, is left out. Raises `Unreadable` for the
    rest.
    """
    if values.get("author") == PARTNER:
        raise Unreadable("not yours")
    day, time = _day(values.get("date"))
    return Imported(
        key="",
        day=day,
        created=_moment(values.get("written")) or _moment(values.get("created")) or time,
        title=_title(values.get("title")),
        body=_text("text", text, MAX_TEXT).replace("\r\n", "\n").replace("\r", "\n"),
        feelings=_words(values.get("feelings"), MAX_WORDS),
        needs=_words(values.get("needs"), MAX_WORDS),
        mood=_mood(values.get("mood")),
        tags=_words(values.get("tags"), MAX_TAGS),
    )


def described(item: Exported) -> dict[str, Any]:
    """Everything about an exported entry but its text, in the names that `entry_of` knows."""
    all_of_it: dict[str, Any] = {
        "date": format_day(item.day) if item.day else None,
        "title": item.title,
        "tags": list(item.tags),
        "feelings": list(item.feelings),
        "needs": list(item.needs),
        "mood": item.mood,
        "author": item.author,
        "care": list(item.care),
        "written": item.created,
        "id": item.id,
    }
    return {name: value for name, value in all_of_it.items() if value not in (None, "", [])}


# A time may follow the day; the day is the one that its writer saw, so no zone is applied to it.
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}[0-9:.,]*.{0,40}))?", re.ASCII)


def _day(value: object) -> tuple[date | None, str | None]:
    if value is None or value == "":
        return None, None
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unreadable("date")
    try:
        return parse_day(found[1]), found[2]
    except BadInput as error:
        raise Unreadable("date") from error


def _moment(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= _MAX_MOMENT else None


def _text(name: str, value: object, limit: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > limit or "\0" in value:
        raise Unreadable(name)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:  # half of a surrogate pair
        raise Unreadable(name) from error
    return value


def _title(value: object) -> str:
    title = _text("title", value, MAX_TITLE)
    if "\n" in title or "\r" in title:
        raise Unreadable("title")
    return title


def _words(value: object, count: int) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, list):
        return ()
    words = dict.fromkeys(word for each in value if (word := _word(each)))
    return tuple(words)[:count]


def _word(value: object) -> str:
    try:
        return _text("word", value, MAX_WORD).strip()
    except Unreadable:
        return ""


def _mood(value: object) -> int | None:
    found = _MOODS.get(value) if isinstance(value, (int, str)) else None
    return None if isinstance(value, bool) else found


_MOODS: dict[int | str, int] = {n: n for n in range(1, 6)} | {str(n): n for n in range(1, 6)}
