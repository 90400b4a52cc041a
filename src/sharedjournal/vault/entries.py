# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own entries: their words, former words, the bin. Nothing here is read while a file is made.

`entry` and `body` hold an entry together. `body.text` is what is searched: the body, then the words
of each field. `body.meta` is canonical JSON of all else, keys absent when empty: `created`
(moment), `offset` (minutes), `length` (of the body in `text`, only where fields follow it),
`fields`, `feelings`, `needs`, `mood`, `tags`, `source`, `form`, `step`, `thread`, `opening`,
`topic`, `re`, `asked`. `entry_rev.content` is such JSON too, of former words only, with `day`
(ordinal), `title`, `body` and `pictures`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain import canonical
from sharedjournal.domain.entry import Content, Entry, Placement
from sharedjournal.domain.errors import BadInput, Malformed, NoSuchEntry
from sharedjournal.domain.ids import EntryId, RecordId, ThreadId
from sharedjournal.vault.moments import from_text, to_text
from sharedjournal.vault.timeline import ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sharedjournal.domain.entry import State
    from sharedjournal.vault.database import Database
    from sharedjournal.vault.timeline import EntryRow, Timeline

EXCERPT = 160
_LISTS = ("feelings", "needs", "tags")
_UNSEARCHED = ("choice", "role")
_ENTRY = (
    "SELECT e.id, e.day, e.title, e.binned_at, b.meta, b.text,"
    " (SELECT json_group_array(sha256) FROM"
    " (SELECT p.sha256 FROM entry_picture p WHERE p.entry_id = e.id ORDER BY p.place))"
    " FROM entry e JOIN body b ON b.ord = e.ord WHERE e.mine = 1"
)


class Entries:
    """One's own entries. Words that cannot be stored (NUL, lone surrogates) raise `BadInput`."""

    def __init__(self, database: Database, timeline: Timeline) -> None:
        self._database = database
        self._timeline = timeline

    def get(self, entry_id: EntryId) -> Entry:
        """An entry, also one in the bin. Raises `NoSuchEntry`."""
        row = self._database.one(f"{_ENTRY} AND e.id = ?", (entry_id,))
        if row is None:
            raise NoSuchEntry("entry")
        return _entry(row)

    def all(self) -> Iterator[Entry]:
        """Every entry, also those in the bin, oldest day first."""
        for row in self._database.iterate(f"{_ENTRY} ORDER BY e.ord"):
            yield _entry(row)

    def between(self, first: date, last: date) -> Iterator[Entry]:
        """The entries of these days, both included, that are not in the bin; oldest day first."""
        days = (first.toordinal(), last.toordinal())
        rows = self._database.iterate(
            f"{_ENTRY} AND e.day BETWEEN ? AND ? AND e.placed BETWEEN ? AND ?"
            " AND e.binned_at IS NULL ORDER BY e.ord",
            days + days,
        )
        for row in rows:
            yield _entry(row)

    def newest_created(self) -> datetime | None:
        """When the entry begun last was begun, or None where there is none."""
        row = self._database.one("SELECT max(json_extract(meta, '$.created')) FROM body")
        return None if row is None or row[0] is None else from_text(row[0])

    def add(self, entry: Entry) -> None:
        """Store a new entry, private; without a day it stands at that of its beginning.

        Raises `BadInput` where the id or the source is there already.
        """
        content = entry.content
        text, meta = _text(content), _meta(entry)
        with self._database.transaction():
            at = self._timeline.insert(
                entry.id,
                mine=True,
                day=_number(content.day),
                placed=_placed(entry),
                title=_storable(content.title),
                excerpt=excerpt_of(text),
                state="private",
            )
            self._database.execute(
                "INSERT INTO body(ord, meta, text) VALUES (?, ?, ?)", (at, meta, text)
            )
            self._put_pictures(entry)
            if entry.source is not None:
                self._database.execute(
                    "INSERT INTO entry_source(source, entry_id) VALUES (?, ?)",
                    (entry.source, entry.id),
                )
            if entry.binned_at is not None:
                self.bin(entry.id, entry.binned_at)

    def replace(self, entry: Entry, *, keep_revision: bool, at: datetime) -> None:
        """Store an entry's words and placement anew; its beginning, source and place in the bin
        stay.

        With `keep_revision` the former words are kept, as those that counted until `at`; not where
        they are the same. Raises `NoSuchEntry`.
        """
        with self._database.transaction():
            former = self.get(entry.id)
            entry = replace(
                entry,
                created_at=former.created_at,
                offset_minutes=former.offset_minutes,
                source=former.source,
            )
            if _former(former.content) != _former(entry.content):
                if keep_revision:
                    self._keep(former, at)
                self._put_words(former, entry)
            self._database.execute(
                "UPDATE body SET meta = ? WHERE ord = (SELECT ord FROM entry WHERE id = ?)",
                (_meta(entry), entry.id),
            )

    def revisions(self, entry_id: EntryId) -> tuple[tuple[datetime, Content], ...]:
        """Former words, newest first, each with the moment until which they counted."""
        rows = self._database.query(
            "SELECT at, content FROM entry_rev WHERE entry_id = ? ORDER BY n DESC", (entry_id,)
        )
        return tuple((from_text(at), _content(json.loads(content))) for at, content in rows)

    def set_state(self, entry_id: EntryId, state: State) -> None:
        """Write down what `Entry` states say. Nothing happens where the entry was erased."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE entry SET state = ? WHERE id = ? AND mine = 1 AND state <> ?",
                (state, entry_id, state),
            )

    def bin(self, entry_id: EntryId, at: datetime) -> None:
        """Put an entry into the bin: it is in no list and no search. Raises `NoSuchEntry`."""
        self._set_binned(entry_id, to_text(at))

    def unbin(self, entry_id: EntryId) -> None:
        """Take an entry out of the bin. Raises `NoSuchEntry`."""
        self._set_binned(entry_id, None)

    def binned(self) -> tuple[EntryRow, ...]:
        """What rests in the bin, newest day first."""
        return tuple(
            self._database.query(
                f"SELECT {ROW} FROM entry WHERE binned_at IS NOT NULL ORDER BY ord DESC"  # noqa: S608
            )
        )

    def erase(self, entry_id: EntryId) -> None:
        """Erase an entry for good: words, former words, draft, search words. Its pictures go with
        `Pictures.sweep`.

        Raises `NoSuchEntry`.
        """
        with self._database.transaction():
            self._place(entry_id)
            # A record that was made of it stays with its author's journal, and is a copy of nothing
            # now.
            self._database.execute("DELETE FROM share_link WHERE entry_id = ?", (entry_id,))
            self._database.execute("DELETE FROM draft WHERE id = ?", (entry_id,))
            self._timeline.remove(entry_id)

    def erase_binned_before(self, moment: datetime) -> int:
        """Erase what was put into the bin before `moment`; returns how many entries that were."""
        with self._database.transaction():
            rows = self._database.query(
                "SELECT id FROM entry WHERE binned_at < ?", (to_text(moment),)
            )
            for (entry_id,) in rows:
                self.erase(entry_id)
        return len(rows)

    def find(self, prefix: str) -> tuple[str, ...]:
        """Ids of own entries, own records and the partner's records that begin with `prefix`,
        ascending."""
        last = prefix + "\U0010ffff"
        rows = self._database.query(
            "SELECT id FROM entry WHERE id BETWEEN :first AND :last UNION"
            " SELECT id FROM shared WHERE id BETWEEN :first AND :last UNION"
            " SELECT id FROM received_local WHERE id BETWEEN :first AND :last ORDER BY 1",
            {"first": prefix, "last": last},
        )
        return tuple(row[0] for row in rows)

    def has_source(self, sources: Iterable[str]) -> frozenset[str]:
        """Those of `sources` that entries were imported from, also of entries in the bin."""
        rows = self._database.query(
            "SELECT source FROM entry_source WHERE source IN (SELECT value FROM json_each(?))",
            (json.dumps(list(sources)),),
        )
        return frozenset(row[0] for row in rows)

    def _place(self, entry_id: EntryId) -> int:
        row = self._database.one("SELECT ord FROM entry WHERE id = ? AND mine = 1", (entry_id,))
        if row is None:
            raise NoSuchEntry("entry")
        return int(row[0])

    def _set_binned(self, entry_id: EntryId, at: str | None) -> None:
        with self._database.transaction():
            place = self._place(entry_id)
            self._timeline.index.changing(place)
            self._database.execute("UPDATE entry SET binned_at = ? WHERE ord = ?", (at, place))

    def _keep(self, former: Entry, at: datetime) -> None:
        self._database.execute(
            "INSERT INTO entry_rev(entry_id, n, at, content) VALUES (:id,"
            " (SELECT coalesce(max(n), 0) + 1 FROM entry_rev WHERE entry_id = :id), :at, :content)",
            {"id": former.id, "at": to_text(at), "content": _former(former.content)},
        )

    def _put_words(self, former: Entry, entry: Entry) -> None:
        content, text = entry.content, _text(entry.content)
        place = self._place(entry.id)
        if content.day != former.content.day:
            place = self._timeline.move(entry.id, day=_number(content.day), placed=_placed(entry))
        if (content.title, text) != (former.content.title, _text(former.content)):
            self._timeline.index.changing(place)
            self._database.execute(
                "UPDATE entry SET title = ?, excerpt = ? WHERE ord = ?",
                (_storable(content.title), excerpt_of(text), place),
            )
            self._database.execute("UPDATE body SET text = ? WHERE ord = ?", (text, place))
        if content.pictures != former.content.pictures:
            self._database.execute("DELETE FROM entry_picture WHERE entry_id = ?", (entry.id,))
            self._put_pictures(entry)

    def _put_pictures(self, entry: Entry) -> None:
        if entry.content.pictures:
            self._database.executemany(
                "INSERT INTO entry_picture(entry_id, place, sha256) VALUES (?, ?, ?)",
                [(entry.id, n, sha256) for n, sha256 in enumerate(entry.content.pictures)],
            )


def excerpt_of(text: str) -> str:
    """The first words of a text for a list: one line, at most 160 characters."""
    head = " ".join(text[: EXCERPT * 4].split())
    return head if len(head) <= EXCERPT else head[: EXCERPT - 1].rstrip() + "…"


def _text(content: Content) -> str:
    words = (_flat(value) for name, value in content.fields.items() if name not in _UNSEARCHED)
    return _storable("\n\n".join(part for part in (content.body, *words) if part))


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return ", ".join(value)
    return "\n".join(f"{name}: {word}" for name, word in value.items())


def _storable(text: str) -> str:
    if "\0" in text:
        raise BadInput("text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadInput("text") from error
    return text


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _placed(entry: Entry) -> int:
    if entry.content.day is not None:
        return entry.content.day.toordinal()
    return (entry.created_at + timedelta(minutes=entry.offset_minutes)).toordinal()


def _meta(entry: Entry) -> str:
    content, placed = entry.content, entry.placement
    found = _noted(content) | {
        "created": to_text(entry.created_at),
        "offset": entry.offset_minutes,
        "source": entry.source,
    }
    if content.fields:
        found["length"] = len(content.body)
    if placed is not None:
        found |= {
            "form": placed.form,
            "step": placed.step,
            "thread": placed.thread,
            "opening": placed.opening or None,
            "topic": placed.topic,
            "re": placed.re,
            "asked": placed.asked,
        }
    return _json(found)


def _former(content: Content) -> str:
    return _json(
        _noted(content)
        | {
            "day": _number(content.day),
            "title": content.title,
            "body": content.body,
            "pictures": content.pictures,
        }
    )


def _noted(content: Content) -> dict[str, Any]:
    return {
        "fields": content.fields,
        "feelings": content.feelings,
        "needs": content.needs,
        "mood": content.mood,
        "tags": content.tags,
    }


def _json(document: Mapping[str, Any]) -> str:
    present = {key: value for key, value in document.items() if value is not None and value != ()}
    try:
        return canonical.dumps({k: v for k, v in present.items() if v not in ("", {})}).decode()
    except Malformed as error:
        raise BadInput("text") from error


def _entry(row: tuple[Any, ...]) -> Entry:
    entry_id, day, title, binned_at, meta, text, pictures = row
    noted = json.loads(meta)
    length = noted.get("length")
    noted |= {
        "day": day,
        "title": title,
        "body": text if length is None else text[:length],
        "pictures": json.loads(pictures),
    }
    return Entry(
        id=EntryId(entry_id),
        created_at=from_text(noted["created"]),
        offset_minutes=noted["offset"],
        content=_content(noted),
        placement=_placement(noted) if "form" in noted else None,
        source=noted.get("source"),
        binned_at=None if binned_at is None else from_text(binned_at),
    )


def _content(noted: Mapping[str, Any]) -> Content:
    day = noted.get("day")
    return Content(
        day=None if day is None else date.fromordinal(day),
        title=noted.get("title", ""),
        body=noted.get("body", ""),
        fields=MappingProxyType({k: _frozen(v) for k, v in noted.get("fields", {}).items()}),
        mood=noted.get("mood"),
        pictures=tuple(noted.get("pictures", ())),
        **{name: tuple(noted.get(name, ())) for name in _LISTS},
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value


def _placement(noted: Mapping[str, Any]) -> Placement:
    answers = noted.get("re")
    return Placement(
        form=noted["form"],
        step=noted["step"],
        thread=ThreadId(noted["thread"]),
        opening=noted.get("opening", False),
        topic=noted.get("topic"),
        re=None if answers is None else (RecordId(answers[0]), answers[1]),
        asked=noted.get("asked"),
    )
