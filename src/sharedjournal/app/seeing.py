# SPDX-License-Identifier: GPL-3.0-or-later
"""What the partner can see: everything that a file held or the next one will hold, in two lists.

A query over one's own records. What is in neither list is private.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sharedjournal import forms
from sharedjournal.app import letters, live, passages, sharing, writing
from sharedjournal.domain.errors import NoSuchEntry

if TYPE_CHECKING:
    from datetime import date, datetime

    from sharedjournal.app.live import Between
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Content
    from sharedjournal.domain.ids import EntryId, RecordId
    from sharedjournal.domain.record import Record
    from sharedjournal.vault import OwnRecord

Kind = Literal["whole", "excerpt", "answer", "step", "sealed", "gone"]
"""`answer` hangs on another record, `step` stands in a thread, `gone` asks to let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """One record. `form`: the title of its form, empty for an ordinary page.

    `answers`: the title of what it answers. `file`: the first file that held this revision, 0 where
    a lost journal may have made it, with its moment as far as that was not cleared. `held`: a file
    held some revision. `sleeps_until`: it travels from that day. `key_leaves`: the key to it leaves
    with the next file; `key_left`: a file held it.
    """

    id: RecordId
    entry_id: EntryId | None
    kind: Kind
    title: str
    form: str
    answers: str
    pictures: int
    file: int | None
    made: datetime | None
    held: bool
    sleeps_until: date | None
    key_leaves: bool
    key_left: bool
    marked: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`new` is in no file yet, `since` in every file made. `pictures_left` would not fit the next
    file; `files` are those made, newest first, as far as not cleared.
    """

    new: tuple[SeenRow, ...]
    since: tuple[SeenRow, ...]
    pictures_left: int
    files: tuple[tuple[int, datetime], ...]

    @property
    def keys(self) -> tuple[SeenRow, ...]:
        """The sealed answers whose keys leave with the next file."""
        return tuple(row for row in (*self.new, *self.since) if row.key_leaves)


def seen(session: Session, lang: str) -> Seen:
    """Everything of mine that the partner has or will get. Raises `NotPaired`, `NotConfirmed`."""
    pairing = session.shared_with()
    between_us = live.between(session, pairing)
    files = session.store.sharing.history()
    made = dict(files)
    rows = [_row(session, between_us, row, made, lang) for row in between_us.own.values()]
    today = writing.today(session)
    _snapshot, left = session.store.sharing.snapshot(pairing.pair, today=today, all_pictures=False)
    return Seen(
        new=tuple(row for row in rows if row.file is None),
        since=tuple(row for row in reversed(rows) if row.file is not None),
        pictures_left=left,
        files=files,
    )


def _row(
    session: Session, between_us: Between, row: OwnRecord, made: dict[int, datetime], lang: str
) -> SeenRow:
    record = sharing.readable(between_us.pairing, row)
    form = _form_title(between_us, record, lang)
    kind = _kind(session, row, record)
    content = _content(session, row)
    title = letters.title_of(record, form)
    if kind in ("sealed", "step") and record.asked:
        title = record.asked
    elif content is not None and (row.gone or (not record.title and kind != "answer")):
        title = letters.title_in(content.title, content.body, content.fields) or title
    return SeenRow(
        id=row.id,
        entry_id=row.entry_id,
        kind=kind,
        title="" if row.gone and content is None else title,
        form=form,
        answers="" if record.re is None else letters.answered(session, between_us.pairing, record),
        pictures=len(record.pictures),
        file=row.in_file,
        made=made.get(row.in_file) if row.in_file is not None else None,
        held=row.ever_in_file,
        sleeps_until=row.sleeps_until if row.in_file is None else None,
        key_leaves=row.released and row.key_in_file is None,
        key_left=row.key_in_file is not None,
        marked=_marked(content, record) if kind == "excerpt" and content is not None else None,
    )


def _kind(session: Session, row: OwnRecord, record: Record) -> Kind:
    if row.gone:
        return "gone"
    if row.seal_key is not None:
        return "sealed"
    if sharing.is_excerpt(session, row.id):
        return "excerpt"
    if record.re is not None:
        return "answer"
    return "whole" if record.form == letters.PAGE else "step"


def _form_title(between_us: Between, record: Record, lang: str) -> str:
    if record.step in forms.WORDLESS:
        return forms.phrases(lang).wordless[record.step]
    thread = between_us.threads.get_of(record.id)
    form = thread.form if thread is not None else None
    if form is None and record.form is not None:
        form = between_us.catalog.get(record.form)
    return "" if form is None or form.name == letters.PAGE else form.wording(lang).title


def _content(session: Session, row: OwnRecord) -> Content | None:
    """The entry that a record came from, if it is still here."""
    if row.entry_id is None:
        return None
    try:
        return session.store.entries.get(row.entry_id).content
    except NoSuchEntry:
        return None


def _marked(content: Content, record: Record) -> tuple[int, int] | None:
    found = passages.marked(content.body, record.body)
    if found is None:
        return None
    return found[1] - found[0] + 1, len(passages.paragraphs(content.body))
