# SPDX-License-Identifier: GPL-3.0-or-later
"""The share sheet's decision: what of an entry goes along, its preview, adding it, taking it back.

Nothing is stored before `add`. What was previewed is what is confirmed, to the byte; where a choice
changed since, the preview is made anew and has to be looked at again only if it was open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import letters, passages, sharing
from sharedjournal.app.changes import Changes
from sharedjournal.app.rendering import Along
from sharedjournal.domain.errors import NotAllowed
from sharedjournal.domain.record import CARE_KEYS, MAX_WORD
from sharedjournal.gui import sharing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.letters import Letter, Sheet
    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Proposal
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

Done = Literal["added", "taken-back", "asked"]
Tick = Literal["title", "day", "feelings", "needs", "mood"]


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
        self.forget()

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._sheet: Sheet | None = None
        self._along = Along()
        self._whole = Along()
        self._previewing = False
        self._proposal: Proposal | None = None

    # --- what is known --------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet | None:
        """The entry and what is known of it; None until `loaded`."""
        return self._sheet

    @property
    def along(self) -> Along:
        """What would go along now."""
        return self._along

    @property
    def is_excerpt(self) -> bool:
        """Whether a passage goes, not the whole."""
        return self._along.excerpt is not None

    @property
    def marks(self) -> tuple[int, int] | None:
        """The first and last paragraph of the passage, where it is made of whole ones."""
        if self._sheet is None or not self._along.excerpt:
            return None
        return passages.marked(self._sheet.page.body, self._along.excerpt)

    @property
    def paragraphs(self) -> tuple[passages.Paragraph, ...]:
        """The paragraphs of the entry."""
        return () if self._sheet is None else passages.paragraphs(self._sheet.page.body)

    @property
    def is_previewing(self) -> bool:
        """Whether the preview is shown in place of the entry."""
        return self._previewing

    @property
    def can_add(self) -> bool:
        """Whether there is something to share: an excerpt without a mark is nothing."""
        return self._sheet is not None and self._along.excerpt != ""

    @property
    def own_care(self) -> str:
        """The care line in the writer's own words, or nothing."""
        return next((line for line in self._along.care if line not in CARE_KEYS), "")

    def ticked_pictures(self) -> tuple[str, ...]:
        """The pictures that go along."""
        if self._sheet is None or not self._along.pictures:
            return ()
        chosen = self._along.chosen
        return tuple(n for n in self._sheet.page.pictures if chosen is None or n in chosen)

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
        self._sheet, self._along = sheet, sheet.along
        fresh = replace(sheet.along, title=True, day=True, fields=None, excerpt=None)
        self._whole = fresh if sheet.along.excerpt is not None else sheet.along
        body = sheet.page.body
        if selection is not None and not sheet.shared:
            touched = passages.touched(body, *selection)
            if touched is not None:
                self._take_excerpt(passages.passage(body, *touched))
        self.loaded.emit()

    # --- choices --------------------------------------------------------------------------------

    def choose_whole(self) -> None:
        """The whole entry goes."""
        if self.is_excerpt:
            kept = self._whole
            self._set(title=kept.title, day=kept.day, fields=kept.fields, excerpt=None)

    def choose_excerpt(self) -> None:
        """A passage goes: none yet, until paragraphs are marked."""
        if not self.is_excerpt:
            self._take_excerpt("")
            self._after_choice()

    def mark(self, first: int, last: int) -> None:
        """These paragraphs are the passage."""
        if self._sheet is None:
            return
        passage = passages.passage(self._sheet.page.body, first, last)
        if passage != self._along.excerpt:
            self._take_excerpt(passage)
            self._after_choice()

    def mark_selection(self, start: int, end: int) -> None:
        """The paragraphs that these characters touch are the passage."""
        if self._sheet is not None:
            touched = passages.touched(self._sheet.page.body, start, end)
            if touched is not None:
                self.mark(*touched)

    def toggle_paragraph(self, number: int) -> None:
        """Take a paragraph into the passage, with what lies between; or, at its edge, out of it."""
        marks = self.marks
        if marks is None:
            self.mark(number, number)
            return
        first, last = marks
        if not first <= number <= last:
            self.mark(min(first, number), max(last, number))
        elif first == last:
            self.clear_marks()
        elif number == first:
            self.mark(first + 1, last)
        elif number == last:
            self.mark(first, last - 1)
        else:
            self.mark(first, number)

    def clear_marks(self) -> None:
        """Nothing is marked; it stays an excerpt."""
        if self._along.excerpt:
            self._set(excerpt="")

    def _take_excerpt(self, passage: str) -> None:
        if not self.is_excerpt:
            self._whole = self._along
            start = Along.of_excerpt(passage)
            self._along = replace(
                self._along, title=start.title, day=start.day, fields=start.fields, excerpt=passage
            )
        else:
            self._along = replace(self._along, excerpt=passage)

    def ask(self, key: str) -> None:
        """What one would like back."""
        self._set(ask=key)

    def toggle_care(self, key: str) -> None:
        """Put a care label on it or take it away; the order is that of the labels."""
        given = set(self._along.care) ^ {key}
        self._set_care(given, self.own_care)

    def set_own_care(self, line: str) -> None:
        """One line of one's own, at most 140 characters; an empty one takes it away."""
        own = " ".join(line.split())[:MAX_WORD]
        # A key of the format would read as that label.
        self._set_care(set(self._along.care), "" if own in CARE_KEYS else own)

    def _set_care(self, given: set[str], own: str) -> None:
        keys = tuple(key for key in CARE_KEYS if key in given)
        self._set(care=(*keys, own) if own else keys)

    def tick(self, what: Tick, *, on: bool) -> None:
        """Whether a part of the entry goes along."""
        self._set(**{what: on})

    def tick_field(self, name: str, *, on: bool) -> None:
        """Whether an optional field of a step goes along."""
        names = self._along.fields or frozenset()
        self._set(fields=names | {name} if on else names - {name})

    def tick_picture(self, name: str, *, on: bool) -> None:
        """Whether one picture goes along."""
        ticked = frozenset(self.ticked_pictures())
        ticked = ticked | {name} if on else ticked - {name}
        self._set(pictures=bool(ticked), chosen=ticked or None)

    def sleep(self, *, on: bool) -> None:
        """Whether it travels from tomorrow only."""
        self._set(sleep=on)

    def _set(self, **values: object) -> None:
        changed = replace(self._along, **values)  # type: ignore[arg-type]
        if changed != self._along:
            self._along = changed
            self._after_choice()

    def _after_choice(self) -> None:
        self._proposal = None
        self.changed.emit()
        if self._previewing:
            self._propose()

    # --- the preview ----------------------------------------------------------------------------

    def preview(self) -> None:
        """Show exactly what would travel."""
        if self.can_add:
            self._previewing = True
            self._propose()

    def close_preview(self) -> None:
        """Show the entry again."""
        self._previewing = False
        self.previewed.emit(None)

    def _propose(self) -> None:
        sheet, along, lang, current = self._sheet, self._along, self._lang, self._round
        if sheet is None or not self.can_add:
            self.close_preview()
            return
        entry_id = sheet.page.id

        def work(session: Session, _job: Job) -> tuple[Proposal, Letter]:
            proposal = sharing.propose(session, entry_id, along)
            return proposal, letters.of_proposal(session, proposal, lang)

        def ok(found: tuple[Proposal, Letter]) -> None:
            if current == self._round and along == self._along and self._previewing:
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
        sheet, along, shown, current = self._sheet, self._along, self._proposal, self._round
        if sheet is None or not self.can_add:
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
