# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching while one types: a query a pause, the newest answer only, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from sharedjournal.app import faces as face_queries
from sharedjournal.app import reading
from sharedjournal.gui import dates
from sharedjournal.gui.models.timeline_model import EntryRow, Head, Item, TimelineModel
from sharedjournal.gui.viewmodels.row_look import RowLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.app.faces import Face
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context

Whose = Literal["both", "mine", "theirs"]
PAUSE_MS = 90
MOST = 50


class SearchViewModel(QObject):
    """Signals: `answered(bool)` whether anything was found; `cleared` for an empty query."""

    answered = Signal(bool)
    cleared = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._look = RowLook(context.people)
        self.model = TimelineModel()
        self._query, self._whose = "", "both"
        self._job: Job | None = None
        self._round = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def query(self) -> str:
        """What is looked for."""
        return self._query

    def set_query(self, text: str) -> None:
        """Look for something else, after a short pause; what runs for less is stopped."""
        self._query = text.strip()
        if self._job is not None:
            self._job.cancel()
        self._pause.start()

    def set_whose(self, whose: Whose) -> None:
        """Mine, the partner's, or both."""
        self._whose = whose
        self._ask()

    def forget(self) -> None:
        """Let go of the query and of every word that it found."""
        self._pause.stop()
        self._round += 1
        self._query = ""
        self.model.forget()

    def _ask(self) -> None:
        self._pause.stop()
        self._round += 1
        current, query, whose = self._round, self._query, self._whose
        if not query:
            self.model.set_items(())
            self.cleared.emit()
            return

        def work(session: Session, job: Job) -> tuple[Sequence[reading.Hit], dict[str, Face]]:
            job.check()
            hits = [
                hit
                for hit in reading.search(session, query, limit=MOST)
                if whose == "both" or hit.mine == (whose == "mine")
            ]
            return hits, face_queries.faces(session, [hit.id for hit in hits])

        def ok(result: tuple[Sequence[reading.Hit], dict[str, Face]]) -> None:
            if current == self._round:
                self._show(*result)

        self._job = self._context.tasks.vault(work, ok)

    def _show(self, hits: Sequence[reading.Hit], faces: dict[str, Face]) -> None:
        today = self._context.clock.today()
        items: list[Item] = [Head(self.tr("Newest first"))] if hits else []
        for hit in hits:
            ordinal = hit.day.toordinal() if hit.day is not None else None
            mine = int(hit.mine)
            row: EntryRow = (hit.id, mine, ordinal, hit.title, hit.snippet, hit.state, 0)
            when = dates.with_weekday(hit.day, today, self._context.locale)
            marks = tuple((begin, end - begin) for begin, end in hit.marks)
            items.append(
                self._look.row(
                    row, faces.get(hit.id), today, words=hit.snippet, marks=marks, when=when
                )
            )
        self.model.set_items(items)
        self.answered.emit(bool(hits))
