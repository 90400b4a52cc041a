# SPDX-License-Identifier: GPL-3.0-or-later
"""Other journals in, one's own words out.

Everything comes in private, and a second import adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sharedjournal import interchange
from sharedjournal.app import reading, writing
from sharedjournal.app.rendering import readable_text
from sharedjournal.domain.entry import Content, Entry
from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.ids import EntryId

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharedjournal.app.session import Session
    from sharedjournal.domain.ports import Progress
    from sharedjournal.interchange import Imported

Scope = Literal["own", "shared", "all"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import found: entries, added, here already, and skipped as they cannot be read."""

    found: int
    added: int
    already: int
    skipped: int


def import_journal(
    session: Session, kind: str, path: Path, *, dry_run: bool, progress: Progress
) -> Taken:
    """Import another journal, all private, in one transaction.

    Raises `BadInput` for an unknown format or an unreadable path, `DiskFull`, `Cancelled`.
    """
    items = list(_readable(interchange.read(kind, path), progress))
    wanted = [item for item in items if item.problem is None]
    known = session.store.entries.has_source([item.key for item in wanted])
    fresh = [item for item in wanted if item.key not in known]
    if not dry_run and fresh:
        with session.transaction():
            # Ascending days: the timeline gives each its place at the end of its day.
            for done, item in enumerate(sorted(fresh, key=_by_day)):
                if done % 500 == 0:
                    progress.report(done, len(fresh), "entries")
                session.store.entries.add(_entry(session, item))
    return Taken(len(items), len(fresh), len(known), len(items) - len(wanted))


def export_journal(session: Session, kind: str, path: Path, scope: Scope) -> int:
    """Write words in an open format, readable by anyone. Returns how many were written.

    `own`: one's own entries. `shared`: those of them that the partner has or will have. `all`: also
    what was received and opened, with its care line. Raises `BadInput`, `FileExists`, `DiskFull`.
    """
    session.check_outside(path)
    return interchange.write(kind, path, _exported(session, scope))


def _readable(items: Iterator[Imported], progress: Progress) -> Iterator[Imported]:
    for done, item in enumerate(items):
        if done % 1000 == 0:
            progress.report(done, 0, "reading")
        yield item


def _by_day(item: Imported) -> tuple[int, str]:
    return (item.day.toordinal() if item.day else 0, item.created or "")


def _entry(session: Session, item: Imported) -> Entry:
    clock = session.world.clock
    pictures = []
    for data in item.pictures:
        try:
            picture = session.world.decoder.sanitize(data)
        except BadInput:
            continue  # The words come in all the same; the dry run lists what has a picture.
        session.store.pictures.add(picture)
        pictures.append(picture.sha256)
    content = Content(
        day=item.day,
        title=item.title,
        body=item.body,
        feelings=item.feelings,
        needs=item.needs,
        mood=item.mood,
        tags=item.tags,
        pictures=tuple(dict.fromkeys(pictures)),
    )
    return Entry(
        id=EntryId(session.world.ids.new()),
        created_at=clock.now(),
        offset_minutes=clock.offset_minutes(),
        content=writing.check_content(content),
        source=item.key,
    )


def _exported(session: Session, scope: Scope) -> Iterator[interchange.Exported]:
    for entry in session.store.entries.all():
        if entry.binned_at is not None:
            continue
        page = reading.page(session, entry.id)
        if scope == "shared" and page.state not in ("next-file", "shared"):
            continue
        yield _export(page, author="me", created=entry.created_at.isoformat())
    if scope == "all":
        for row in session.store.timeline.rows(limit=None, mine=False):
            page = reading.page(session, row[0])
            if not page.shut:
                yield _export(page, author="partner", created=None)


def _export(page: reading.Page, *, author: str, created: str | None) -> interchange.Exported:
    return interchange.Exported(
        id=page.id,
        day=page.day,
        created=created,
        title=page.title,
        body=readable_text(page.body, page.fields),
        tags=page.tags,
        feelings=page.feelings,
        needs=page.needs,
        mood=page.mood,
        author=author,
        care=page.care,
    )
