# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that is being written: what it holds, when it is saved, and what is said about that.

Saving is automatic, within a second of a pause. A new page becomes an entry with its first word.
"Saved" is said only after the commit; what could not be saved stays in the window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sharedjournal.app import locking, reading, writing
from sharedjournal.app.changes import Changes
from sharedjournal.app.locking import LastPlace
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.reading import Page
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

PAUSE_MS = 800
MAX_PICTURE = 64 * 1024 * 1024


@dataclass(slots=True)
class _Sheet:
    """One page as the vault thread knows it, and only that thread changes it: saves that wait for
    one another all find the entry that the first of them made."""

    id: str = ""
    sitting: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving: which entry it is, and whether it is new."""

    id: str
    new: bool


class EditorViewModel(QObject):
    """Signals: `page_loaded(object)` a `Page`, or None for a new one; `saved` after a commit;
    `save_failed(object)` with the domain error; `id_changed(str)` when a new page became an entry;
    `picture_refused` where a file is no picture that can be used; `pictures_changed`.
    """

    page_loaded = Signal(object)
    saved = Signal()
    save_failed = Signal(object)
    id_changed = Signal(str)
    picture_refused = Signal()
    pictures_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self._sheet = _Sheet()
        self._content = Content(day=None)
        self._stored = Content(day=None)
        self._page: Page | None = None
        self._round = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)

    @property
    def entry_id(self) -> str:
        """The entry that is open; empty for a new page without a word."""
        return self._id

    @property
    def page(self) -> Page | None:
        """The page as it was when it was opened."""
        return self._page

    @property
    def content(self) -> Content:
        """What stands on the page now."""
        return self._content

    @property
    def is_dirty(self) -> bool:
        """Whether something on the page is not saved yet."""
        return self._content != self._stored

    def open(self, entry_id: str) -> None:
        """Show another entry; what was written is saved first."""
        self.save()
        self._round += 1
        current = self._round

        def ok(page: Page) -> None:
            if current != self._round:
                return
            self._show(page.id, _content_of(page), page)

        self._context.tasks.vault(lambda session, _job: reading.page(session, entry_id), ok)

    def begin(self, day: date | None = None) -> None:
        """A new, empty page of today or of `day`."""
        self.save()
        self._round += 1
        self._show("", Content(day=day or self._context.clock.today()), None)

    def _show(self, entry_id: str, content: Content, page: Page | None) -> None:
        self._id, self._content, self._stored, self._page = entry_id, content, content, page
        self._sheet = _Sheet(entry_id)
        self.page_loaded.emit(page)

    def change(self, **values: object) -> None:
        """Something on the page changed: `title`, `body`, `day`, `feelings`, `needs`, `mood`,
        `tags`, `pictures`. It is saved after a pause."""
        changed = replace(self._content, **values)  # type: ignore[arg-type]
        if changed == self._content:
            return
        self._content = changed
        self._pause.start()

    def save(self) -> None:
        """Save now, if there is something to save."""
        self._pause.stop()
        if not self.is_dirty or not _has_something(self._content, self._id):
            return
        content, sheet, current = self._content, self._sheet, self._round

        def ok(saved: Saved) -> None:
            if current == self._round:
                self._after_save(saved, content)
            self._context.bus.tell(Changes.of(saved.id), self)

        self._context.tasks.vault(
            lambda session, _job: _save(session, sheet, content), ok, self.save_failed.emit
        )

    def _after_save(self, saved: Saved, content: Content) -> None:
        self._stored = content
        if saved.new:
            self._id = saved.id
            self.id_changed.emit(saved.id)
        self.saved.emit()
        if self.is_dirty:
            self._pause.start()

    def last_words(self) -> Callable[[Session], None] | None:
        """What saves the page while the vault is being locked."""
        self._pause.stop()
        content, sheet = self._content, self._sheet
        if not self.is_dirty or not _has_something(content, self._id):
            return None

        def work(session: Session) -> None:
            _save(session, sheet, content)

        return work

    def place(self, caret: int) -> Callable[[Session], None] | None:
        """What remembers, on the vault thread, that this page was open; after `last_words`."""
        sheet = self._sheet

        def work(session: Session) -> None:
            locking.remember_place(session, LastPlace(sheet.id, caret) if sheet.id else None)

        return work if sheet.id or self.is_dirty else None

    def add_pictures(self, given: Sequence[bytes | Path]) -> None:
        """Add pictures that were pasted, dropped or chosen; each is repainted without metadata."""

        def read(_job: Job) -> list[bytes]:
            return [item if isinstance(item, bytes) else _read(item) for item in given]

        def store(data: list[bytes]) -> None:
            content, sheet = self._content, self._sheet

            def work(session: Session, _job: Job) -> tuple[Saved, tuple[str, ...]]:
                saved = _save(session, sheet, content, data)
                return saved, reading.page(session, saved.id).pictures

            self._context.tasks.vault(work, done, refuse)

        def done(result: tuple[Saved, tuple[str, ...]]) -> None:
            saved, pictures = result
            self._content = replace(self._content, pictures=pictures)
            self._after_save(saved, self._content)
            self.pictures_changed.emit()
            self._context.bus.tell(Changes.of(saved.id), self)

        def refuse(error: SharedJournalError) -> None:
            if isinstance(error, BadInput):
                self.picture_refused.emit()
            else:
                self.save_failed.emit(error)

        self._context.tasks.pool(read, store, refuse)

    def remove_picture(self, sha256: str) -> None:
        """Take a picture off the page; earlier words keep it until they are erased."""
        left = tuple(name for name in self._content.pictures if name != sha256)
        self.change(pictures=left)
        self.save()
        self.pictures_changed.emit()

    def forget(self) -> None:
        """Let go of every word."""
        self._pause.stop()
        self._round += 1
        self._id, self._page, self._sheet = "", None, _Sheet()
        self._content = self._stored = Content(day=None)


def _save(
    session: Session, sheet: _Sheet, content: Content, pictures: Sequence[bytes] = ()
) -> Saved:
    if sheet.id:
        writing.edit(session, sheet.id, content, pictures=pictures, same_sitting=sheet.sitting)
        saved = Saved(sheet.id, new=False)
    else:
        sheet.id = writing.write(session, content, pictures=pictures)
        saved = Saved(sheet.id, new=True)
    sheet.sitting = True
    return saved


def _has_something(content: Content, entry_id: str) -> bool:
    """A page without a word is not an entry; an entry may lose all its words again."""
    return bool(entry_id or content.title.strip() or content.body.strip() or content.pictures)


def _content_of(page: Page) -> Content:
    return Content(
        day=page.day,
        title=page.title,
        body=page.body,
        fields=page.fields,
        feelings=page.feelings,
        needs=page.needs,
        mood=page.mood,
        tags=page.tags,
        pictures=page.pictures,
    )


def _read(path: Path) -> bytes:
    """A file that the person chose or dropped. Raises `BadInput` where it cannot be a picture."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_PICTURE:
            raise BadInput("picture")
        return path.read_bytes()
    except OSError as error:
        raise BadInput("picture") from error
