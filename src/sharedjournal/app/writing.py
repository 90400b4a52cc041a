# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing: one's own entries, private until a copy is shared.

Nothing here touches what the partner has, or will have.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sharedjournal.app.changes import Changes
from sharedjournal.domain import canonical
from sharedjournal.domain.entry import Content, Entry
from sharedjournal.domain.errors import BadInput, Malformed, NoSuchEntry, NotYours
from sharedjournal.domain.ids import EntryId, RecordId
from sharedjournal.domain.record import MAX_TITLE, MAX_WORD, MAX_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Placement
    from sharedjournal.vault import EntryRow

BIN_DAYS = 30
MAX_BODY = 8 * 1024 * 1024
MAX_TAGS = 50


def check_content(content: Content) -> Content:
    """`content` with its text in the form in which it is kept.

    Raises `BadInput` naming what is wrong.
    """
    body = content.body.replace("\r\n", "\n").replace("\r", "\n")
    if len(body) > MAX_BODY:
        raise BadInput("body")
    if len(content.title) > MAX_TITLE or any(c in content.title for c in "\n\r"):
        raise BadInput("title")
    for name, words, most in (
        ("feeling", content.feelings, MAX_WORDS),
        ("need", content.needs, MAX_WORDS),
        ("tag", content.tags, MAX_TAGS),
    ):
        if len(words) > most or any(not w.strip() or len(w) > MAX_WORD for w in words):
            raise BadInput(name)
    if content.mood is not None and not 1 <= content.mood <= 5:
        raise BadInput("mood")
    checked = replace(content, body=body)
    _check_text(checked)
    return checked


def _check_text(content: Content) -> None:
    # What cannot be written as UTF-8 cannot be kept, and a NUL would end a text early elsewhere.
    for name, words in (
        ("title", (content.title,)),
        ("body", (content.body,)),
        ("feeling", content.feelings),
        ("need", content.needs),
        ("tag", content.tags),
    ):
        try:
            text = "".join(words).encode("utf-8")
        except UnicodeEncodeError as error:
            raise BadInput(name) from error
        if b"\0" in text:
            raise BadInput(name)
    try:
        canonical.dumps(content.fields)
    except Malformed as error:
        raise BadInput("fields") from error


def today(session: Session) -> date:
    """The writer's local date."""
    return session.world.clock.today()


def new_entry(session: Session, content: Content, placement: Placement | None = None) -> Entry:
    """An entry begun now, not yet stored."""
    clock = session.world.clock
    return Entry(
        id=EntryId(session.world.ids.new()),
        created_at=clock.now(),
        offset_minutes=clock.offset_minutes(),
        content=check_content(content),
        placement=placement,
    )


def write(
    session: Session,
    content: Content,
    *,
    pictures: Iterable[bytes] = (),
    placement: Placement | None = None,
) -> EntryId:
    """Store a new private entry. `pictures` are raw files; each is repainted without metadata.

    Raises `BadInput`, `DiskFull`, `VaultReadOnly`.
    """
    added = [session.world.decoder.sanitize(data) for data in pictures]
    names = dict.fromkeys((*content.pictures, *(picture.sha256 for picture in added)))
    entry = new_entry(session, replace(content, pictures=tuple(names)), placement)
    with session.transaction():
        for picture in added:
            session.store.pictures.add(picture)
        session.store.entries.add(entry)
    return entry.id


def own_entry(session: Session, entry_id: str) -> Entry:
    """One's own entry. Raises `NotYours` for a partner's record, `NoSuchEntry`."""
    try:
        return session.store.entries.get(EntryId(entry_id))
    except NoSuchEntry:
        if _is_received(session, entry_id):
            raise NotYours from None
        raise


def _is_received(session: Session, some_id: str) -> bool:
    for pairing in session.store.pairings.all():
        try:
            session.store.received.get(pairing.pair, RecordId(some_id))
        except NoSuchEntry:
            continue
        return True
    return False


def edit(
    session: Session,
    entry_id: str,
    content: Content,
    *,
    pictures: Iterable[bytes] = (),
    same_sitting: bool = False,
) -> Changes:
    """Replace the words of an entry; the former ones are kept as a revision.

    `same_sitting`: they are words that were typed a moment ago and saved by themselves, and are
    not worth a revision. `pictures` are raw files that are added. Nothing changes for the partner
    until the author shares these words too. Raises `NoSuchEntry` also for an entry in the bin,
    `NotYours`, `BadInput`.
    """
    entry = own_entry(session, entry_id)
    if entry.binned_at is not None:
        raise NoSuchEntry("bin")
    added = [session.world.decoder.sanitize(data) for data in pictures]
    names = dict.fromkeys((*content.pictures, *(picture.sha256 for picture in added)))
    changed = replace(entry, content=check_content(replace(content, pictures=tuple(names))))
    if changed.content == entry.content:
        return Changes()
    with session.transaction():
        for picture in added:
            session.store.pictures.add(picture)
        now = session.world.clock.now()
        session.store.entries.replace(changed, keep_revision=not same_sitting, at=now)
    return Changes.of(entry_id)


def delete(session: Session, entry_id: str) -> Changes:
    """Move an entry into the bin. What was shared of it stays shared until it is taken back."""
    entry = own_entry(session, entry_id)
    if entry.binned_at is not None:
        raise NoSuchEntry("bin")
    session.store.entries.bin(entry.id, session.world.clock.now())
    return Changes.of(entry_id)


def undelete(session: Session, entry_id: str) -> Changes:
    """Take an entry out of the bin. Raises `NoSuchEntry` where it is not in it."""
    entry = own_entry(session, entry_id)
    if entry.binned_at is None:
        raise NoSuchEntry("bin")
    session.store.entries.unbin(entry.id)
    return Changes.of(entry_id)


def binned(session: Session) -> tuple[EntryRow, ...]:
    """What rests in the bin, newest day first."""
    return session.store.entries.binned()


def erase_old(session: Session) -> int:
    """Erase what has rested in the bin for 30 days: text, revisions, search words, pictures."""
    limit = session.world.clock.now() - timedelta(days=BIN_DAYS)
    with session.transaction():
        erased = session.store.entries.erase_binned_before(limit)
        if erased:
            session.store.pictures.sweep()
    return erased


def erase(session: Session, entry_id: str) -> Changes:
    """Erase one entry from the bin at once and for good."""
    entry = own_entry(session, entry_id)
    if entry.binned_at is None:
        raise NoSuchEntry("bin")
    with session.transaction():
        session.store.entries.erase(entry.id)
        session.store.pictures.sweep()
    return Changes.of(entry_id)
