# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the partner's pages: what may be done with it here, and which answer is being begun.

Nothing that happens here is told to anyone, but for an answer once it is confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import answering, composing, receiving
from sharedjournal.app.received_pages import ReceivedPage, received_page
from sharedjournal.gui import sharing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.answering import Opened
    from sharedjournal.app.changes import Changes
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context


class ReceivedViewModel(QObject):
    """Signals: `shown(object)` a `ReceivedPage`, or None where it is not here (any more);
    `opened` after an envelope was opened; `answer_begun(str, str, str)` thread, step and the record
    that it is about (or empty); `refused(object)` a domain error.
    """

    shown = Signal(object)
    opened = Signal()
    answer_begun = Signal(str, str, str)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lang = sharing_words.language()
        self._id = ""
        self._found: ReceivedPage | None = None
        self._round = 0
        context.bus.changed.connect(self._on_changed)

    @property
    def record_id(self) -> str:
        """The record that is shown; empty where none is."""
        return self._id

    @property
    def found(self) -> ReceivedPage | None:
        """What is shown."""
        return self._found

    def show_record(self, record_id: str) -> None:
        """Ask for a record. An envelope stays shut."""
        self._id = record_id
        self._load()

    def _load(self) -> None:
        self._round += 1
        current, record_id, lang = self._round, self._id, self._lang

        def ok(found: ReceivedPage) -> None:
            if current == self._round:
                self._found = found
                self.shown.emit(found)

        def err(_error: SharedJournalError) -> None:
            # Taken out, let go, or taken back before its text was ever here.
            if current == self._round:
                self._found = None
                self.shown.emit(None)

        self._context.tasks.vault(
            lambda session, _job: received_page(session, record_id, lang=lang), ok, err
        )

    # --- what its reader decides ----------------------------------------------------------------

    def open_envelope(self) -> None:
        """Open it and hold it as was asked. Nobody is told."""
        self._change(receiving.open_envelope, self.opened.emit)

    def let_go(self) -> None:
        """Let go of the words, as was asked. Nobody is told."""
        self._change(receiving.let_go)

    def keep(self) -> None:
        """Keep the words. Nobody is told."""
        self._change(receiving.keep)

    def take_out(self) -> None:
        """Take it out of this journal."""
        self._change(receiving.remove)

    def _change(
        self,
        command: Callable[[Session, str], Changes],
        then: Callable[[], None] | None = None,
    ) -> None:
        record_id = self._id

        def ok(changes: Changes) -> None:
            self._context.bus.tell(changes, self)
            self._load()
            if then is not None:
                then()

        self._context.tasks.vault(
            lambda session, _job: command(session, record_id), ok, self.refused.emit
        )

    # --- answers --------------------------------------------------------------------------------

    def begin_reply(self, form: str) -> None:
        """Begin a form that hangs on this record. Nothing is told before it is confirmed."""
        record_id = self._id

        def work(session: Session, _job: Job) -> Opened:
            return answering.start(session, form, on=record_id)

        def ok(found: Opened) -> None:
            if found.steps and record_id == self._id:
                self.answer_begun.emit(found.thread, found.steps[0], "")

        self._context.tasks.vault(work, ok, self.refused.emit)

    def answer_step(self, number: int) -> None:
        """Write the step of its own thread that stands there."""
        found = self._found
        if found is None or found.thread is None or not 0 <= number < len(found.to_write):
            return
        step = found.to_write[number]
        self.answer_begun.emit(found.thread, step.step, step.about or "")

    def leave_reply(self, thread: str) -> None:
        """The composer was closed: a thread without a word is forgotten."""
        self._context.tasks.vault(lambda session, _job: composing.abandon(session, thread))

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._id, self._found = "", None

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self or not self._id:
            return
        if changes.everything or changes.sharing or self._id in changes.ids:
            self._load()
