# SPDX-License-Identifier: GPL-3.0-or-later
"""The share sheet's decision: what of an entry goes along, its preview, adding it, taking it back.

Nothing is stored before `add`. What was previewed is what is confirmed, to the byte; where a choice
changed since, the preview is made anew and has to be looked at again only if it was open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import letters, sharing
from sharedjournal.app.changes import Changes
from sharedjournal.domain.errors import NotAllowed
from sharedjournal.gui import sharing_words
from sharedjournal.gui.viewmodels.share_choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.letters import Letter, Sheet
    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Proposal
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

Done = Literal["added", "taken-back", "asked"]


class ShareViewModel(QObject):
    """Signals: `loaded` when the entry is known, `changed` after a choice, `previewed(object)` a
    `Letter` or None, `refused(object)` a domain error, `done(str)`: added, taken-back or asked.
    """

    loaded = Signal()
    changed = Signal()
    previewed = Signal(object)
    refused = Signal(object)
    done = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lang = sharing_words.language()
        self._round = 0
        self.choices = Choices(self._after_choice)
        """What goes along, to look at and to change."""
        self.forget()

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._sheet: Sheet | None = None
        self.choices.begin(None)
        self._previewing = False
        self._proposal: Proposal | None = None

    # --- what is known --------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet | None:
        """The entry and what is known of it; None until `loaded`."""
        return self._sheet

    @property
    def is_previewing(self) -> bool:
        """Whether the preview is shown in place of the entry."""
        return self._previewing

    # --- opening --------------------------------------------------------------------------------

    def open(self, entry_id: str, selection: tuple[int, int] | None = None) -> None:
        """Begin with an entry; `selection` are the characters that were marked in it."""
        self.forget()
        current = self._round

        def ok(found: Sheet) -> None:
            if current != self._round:
                return
            self._begin(found, selection)

        def err(error: SharedJournalError) -> None:
            if current == self._round:
                self.refused.emit(error)

        lang = self._lang
        self._context.tasks.vault(
            lambda session, _job: letters.sheet(session, entry_id, lang), ok, err
        )

    def _begin(self, sheet: Sheet, selection: tuple[int, int] | None) -> None:
        self._sheet = sheet
        self.choices.begin(sheet, selection)
        self.loaded.emit()

    def _after_choice(self) -> None:
        self._proposal = None
        self.changed.emit()
        if self._previewing:
            self._propose()

    # --- the preview ----------------------------------------------------------------------------

    def preview(self) -> None:
        """Show exactly what would travel."""
        if self.choices.can_add:
            self._previewing = True
            self._propose()

    def close_preview(self) -> None:
        """Show the entry again."""
        self._previewing = False
        self.previewed.emit(None)

    def _propose(self) -> None:
        sheet, along, lang, current = self._sheet, self.choices.along, self._lang, self._round
        if sheet is None or not self.choices.can_add:
            self.close_preview()
            return
        entry_id = sheet.page.id

        def work(session: Session, _job: Job) -> tuple[Proposal, Letter]:
            proposal = sharing.propose(session, entry_id, along)
            return proposal, letters.of_proposal(session, proposal, lang)

        def ok(found: tuple[Proposal, Letter]) -> None:
            if current == self._round and along == self.choices.along and self._previewing:
                self._proposal = found[0]
                self.previewed.emit(found[1])

        def err(error: SharedJournalError) -> None:
            if current == self._round:
                self.close_preview()
                self.refused.emit(error)

        self._context.tasks.vault(work, ok, err)

    # --- the decision ---------------------------------------------------------------------------

    def add(self) -> None:
        """Confirm: the next file will hold it. What was previewed is what is stored."""
        sheet, along, shown, current = self._sheet, self.choices.along, self._proposal, self._round
        if sheet is None or not self.choices.can_add:
            return
        if self._previewing and shown is None:
            return  # Its preview is on the way; nothing unseen goes while one is open.
        entry_id = sheet.page.id

        def work(session: Session, _job: Job) -> None:
            sharing.confirm(session, shown or sharing.propose(session, entry_id, along))

        def err(error: SharedJournalError) -> None:
            if current != self._round:
                return
            self.refused.emit(error)
            if isinstance(error, NotAllowed) and self._previewing:
                self._proposal = None
                self._propose()

        self._finish(work, "added", err)

    def take_back(self) -> None:
        """Take it back: without a trace where no file held it, else ask that it be let go."""
        sheet, current = self._sheet, self._round
        if sheet is None or not sheet.shared:
            return
        entry_id = sheet.page.id

        def work(session: Session, _job: Job) -> None:
            sharing.unshare(session, entry_id)

        def err(error: SharedJournalError) -> None:
            if current == self._round:
                self.refused.emit(error)

        self._finish(work, "asked" if sheet.held else "taken-back", err)

    def _finish(
        self,
        work: Callable[[Session, Job], None],
        done: Done,
        err: Callable[[SharedJournalError], None],
    ) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        entry_id, current = sheet.page.id, self._round

        def ok(_nothing: None) -> None:
            self._context.bus.tell(Changes.of(entry_id, sharing=True), self)
            if current == self._round:
                self.done.emit(done)

        self._context.tasks.vault(work, ok, err)
