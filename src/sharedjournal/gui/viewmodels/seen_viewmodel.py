# SPDX-License-Identifier: GPL-3.0-or-later
"""What the partner can see, as rows; looking at one of them; taking back; the history of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import exchange, letters, seeing, sharing
from sharedjournal.app.changes import Changes
from sharedjournal.gui import sharing_words

if TYPE_CHECKING:
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.letters import Letter
    from sharedjournal.app.seeing import Seen, SeenRow
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context


class SeenViewModel(QObject):
    """Signals: `loaded(object)` a `Seen`; `letter_loaded(object)` a `Letter`."""

    loaded = Signal(object)
    letter_loaded = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Seen | None = None
        self._round = 0
        self._looking = ""

    @property
    def seen(self) -> Seen | None:
        """What was loaded last."""
        return self._seen

    @property
    def looking(self) -> SeenRow | None:
        """The row that is looked at."""
        return next((row for row in self._readable() if row.id == self._looking), None)

    def load(self) -> None:
        """Ask for both lists."""
        self._round += 1
        current, lang = self._round, sharing_words.language()

        def ok(seen: Seen) -> None:
            if current == self._round:
                self._seen = seen
                self.loaded.emit(seen)

        self._context.tasks.vault(lambda session, _job: seeing.seen(session, lang), ok)

    def look(self, record_id: str) -> None:
        """Ask for one record as the partner has or will have it."""
        self._looking = record_id
        lang = sharing_words.language()

        def ok(letter: Letter) -> None:
            if self._looking == record_id:
                self.letter_loaded.emit(letter)

        self._context.tasks.vault(
            lambda session, _job: letters.of_record(session, record_id, lang), ok
        )

    def look_from_the_first(self) -> bool:
        """Look at the first of all that the next file holds; False where it holds nothing."""
        rows = self._readable()
        if rows:
            self.look(rows[0].id)
        return bool(rows)

    def step(self, by: int) -> None:
        """Look at the one before or after."""
        other = self.beside(by)
        if other is not None:
            self.look(other.id)

    def beside(self, by: int) -> SeenRow | None:
        """The one before or after the one that is looked at."""
        rows = self._readable()
        at = next((n for n, row in enumerate(rows) if row.id == self._looking), None)
        if at is None or not 0 <= at + by < len(rows):
            return None
        return rows[at + by]

    def _readable(self) -> tuple[SeenRow, ...]:
        if self._seen is None:
            return ()
        return tuple(r for r in (*self._seen.new, *self._seen.since) if r.kind != "gone")

    def take_back(self, row: SeenRow) -> None:
        """Take it back, or ask that it be let go; `row.held` says which of the two it is."""
        record_id, entry_id = row.id, row.entry_id

        def work(session: Session, _job: Job) -> None:
            sharing.unshare(session, record_id)

        def ok(_nothing: None) -> None:
            ids = (record_id, entry_id) if entry_id is not None else (record_id,)
            self._context.bus.tell(Changes.of(*ids, sharing=True), self)
            self.load()

        self._context.tasks.vault(work, ok)

    def clear_history(self) -> None:
        """Forget when files were made."""

        def ok(_nothing: None) -> None:
            self._context.bus.tell(Changes(sharing=True), self)
            self.load()

        self._context.tasks.vault(lambda session, _job: exchange.clear_history(session), ok)

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._seen, self._looking = None, ""
