# SPDX-License-Identifier: GPL-3.0-or-later
"""What is under way between two people, and what can be begun. Forms come as data, in groups that
their tags name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import answering, threads
from sharedjournal.app.changes import Changes
from sharedjournal.domain.errors import NotConfirmed, NotPaired
from sharedjournal.gui import sharing_words

if TYPE_CHECKING:
    from sharedjournal.app.answering import Opened
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.app.threads import FormRow, ThreadRow
    from sharedjournal.gui.context import Context

Shelf = Literal["prompts", "time", "say", "know", "mend", "kept"]
SHELVES: tuple[Shelf, ...] = ("prompts", "time", "say", "know", "mend", "kept")
_BY_TAG: dict[str, Shelf] = {
    "hard": "mend",
    "promise": "mend",
    "drawer": "mend",
    "card": "know",
    "words": "know",
    "know": "know",
    "mend": "mend",
    "keep": "kept",
    "open-when": "say",
    "time": "time",
}


@dataclass(frozen=True, slots=True)
class Hub:
    """What Together shows. `going` are threads that are not over, the newest last."""

    going: tuple[ThreadRow, ...] = ()
    over: tuple[ThreadRow, ...] = ()
    forms: tuple[FormRow, ...] = ()

    def on(self, shelf: Shelf) -> tuple[FormRow, ...]:
        """The forms of one shelf."""
        return tuple(form for form in self.forms if shelf_of(form) == shelf)

    def form(self, name: str) -> FormRow | None:
        """A form by its name."""
        return next((form for form in self.forms if form.name == name), None)


def shelf_of(form: FormRow) -> Shelf:
    """Where a form stands: as its tags say, else among the prompts where both answer unseen."""
    for tag, shelf in _BY_TAG.items():
        if tag in form.tags:
            return shelf
    return "prompts" if form.sealed else "say"


class TogetherViewModel(QObject):
    """Signals: `shown(object)` a `Hub`; `begun(str)` a thread; `refused(object)` an error."""

    shown = Signal(object)
    begun = Signal(str)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lang = sharing_words.language()
        self._round = 0
        self.hub = Hub()
        self._has_loaded = False
        context.bus.changed.connect(self._on_changed)

    def load(self) -> None:
        """Ask for everything."""
        self._round += 1
        self._has_loaded = True
        current, lang = self._round, self._lang

        def ok(hub: Hub) -> None:
            if current == self._round:
                self.hub = hub
                self.shown.emit(hub)

        self._context.tasks.vault(lambda session, _job: _hub(session, lang), ok)

    def begin(self, form: str, *, topic: str = "", role: str | None = None) -> None:
        """Begin a form. Where both have that thread already, it goes on. Nobody is told."""

        def work(session: Session, _job: Job) -> Opened:
            return answering.start(session, form, topic=topic or None, role=role)

        def ok(found: Opened) -> None:
            self._context.bus.tell(Changes(sharing=True), self)
            self.begun.emit(found.thread)

        self._context.tasks.vault(work, ok, self.refused.emit)

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self.hub = Hub()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if self._has_loaded and (changes.sharing or changes.everything or changes.pairing):
            self.load()


def _hub(session: Session, lang: str) -> Hub:
    try:
        rows = threads.thread_rows(session, lang=lang)
    except (NotPaired, NotConfirmed):
        return Hub()
    over = tuple(row for row in rows if _is_over(row))
    going = tuple(row for row in rows if row not in over)
    return Hub(going, over, threads.beginnings(session, lang=lang))


def _is_over(row: ThreadRow) -> bool:
    if row.line in ("something-new", "yours-to-write"):
        return False
    return row.ended is not None or row.line == "ended"
