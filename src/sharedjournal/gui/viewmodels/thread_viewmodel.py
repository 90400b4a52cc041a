# SPDX-License-Identifier: GPL-3.0-or-later
"""One thread, and the step of it that is being written. Driven by form data alone.

Words are kept as a draft within a second of a pause. What is confirmed is the very record that was
previewed; until then nothing is told to anyone, not even that something was begun.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from sharedjournal.app import answering, composing, letters, threads
from sharedjournal.app.changes import Changes
from sharedjournal.app.composing import Spot, Words
from sharedjournal.domain.errors import NotAllowed
from sharedjournal.gui import sharing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.answering import Prepared
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.letters import Letter
    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Shared
    from sharedjournal.app.threads import Asked, ToWrite, View
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

PAUSE_MS = 800
Done = Literal["added", "sealed", "kept", "passed", "rested", "forgotten"]


class ThreadViewModel(QObject):
    """Signals: `loaded(object)` a `View`, or None where it is not here; `step_shown(object)` the
    `ToWrite` that is being written, or None; `changed` where what may be done changed;
    `previewed(object)` a `Letter`, or None; `done(str)`, see `Done`; `saved` after a draft was
    kept; `refused(object)` a domain error.
    """

    loaded = Signal(object)
    step_shown = Signal(object)
    changed = Signal()
    previewed = Signal(object)
    done = Signal(str)
    saved = Signal()
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lang = sharing_words.language()
        self._asked_for = ("", "", "")
        self._view: View | None = None
        self._step: ToWrite | None = None
        self._spot: Spot | None = None
        self._words = self._stored = Words()
        self._prepared: Prepared | None = None
        self._round = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)
        context.bus.changed.connect(self._on_changed)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def view(self) -> View | None:
        """The thread."""
        return self._view

    @property
    def step(self) -> ToWrite | None:
        """The step that is being written."""
        return self._step

    @property
    def words(self) -> Words:
        """What was filled in so far."""
        return self._words

    @property
    def is_dirty(self) -> bool:
        """Whether something is not kept as a draft yet."""
        return self._words != self._stored

    @property
    def missing(self) -> tuple[Asked, ...]:
        """What the step cannot do without and is empty still."""
        if self._step is None:
            return ()
        return tuple(
            item
            for item in self._step.inputs
            if not item.optional and not self._words.values.get(item.name)
        )

    @property
    def can_confirm(self) -> bool:
        """Whether the answer could be confirmed as it stands."""
        step = self._step
        if step is None or self.missing:
            return False
        return not step.choices or bool(self._words.values.get("choice"))

    @property
    def held_back(self) -> tuple[Asked, ...]:
        """What was filled in and stays in this journal."""
        inputs = self._step.inputs if self._step is not None else ()
        held, values = self._words.held_back, self._words.values
        return tuple(item for item in inputs if item.name in held and values.get(item.name))

    @staticmethod
    def may_hold_back(item: Asked) -> bool:
        """Whether an input is ticked on its own."""
        return item.optional and item.name not in composing.NEVER_HELD_BACK

    # --- opening --------------------------------------------------------------------------------

    def open(self, thread: str, step: str = "", about: str = "") -> None:
        """Show a thread, and the step that may be written there: the given one, or the first."""
        self.save()
        self._asked_for = (thread, step, about)
        self._let_go_of_step()
        self._load()

    def _load(self) -> None:
        self._round += 1
        current, lang = self._round, self._lang
        thread = self._asked_for[0]

        def work(session: Session, _job: Job) -> View:
            found = threads.view(session, thread, lang=lang)
            threads.mark_seen(session, found.row.id)
            return found

        def ok(found: View) -> None:
            if current == self._round:
                self._show(found)

        def err(_error: SharedJournalError) -> None:
            if current == self._round:
                self._let_go_of_step()
                self._view = None
                self.loaded.emit(None)
                self.step_shown.emit(None)

        self._context.tasks.vault(work, ok, err)

    def _show(self, found: View) -> None:
        self._view = found
        self.loaded.emit(found)
        _thread, step, about = self._asked_for
        wanted = self._step
        fits = [w for w in found.to_write if wanted is not None and _same(w, wanted)]
        if fits:
            # It goes on as it is: the words under one's hands are never replaced.
            self._step = fits[0]
            self._spot = _spot(found, fits[0])
            self.changed.emit()
            return
        fits = [w for w in found.to_write if step in ("", w.step) and about in ("", w.about)]
        # A choice that stands is changed only by who looks for it.
        first = next((w for w in fits if w.revises is None or step), None)
        self.choose(first)

    def choose(self, step: ToWrite | None) -> None:
        """Write this step, with what was being written there."""
        self.save()
        self._let_go_of_step()
        self._step = step
        if step is None or self._view is None:
            self.step_shown.emit(None)
            return
        spot = self._spot = _spot(self._view, step)
        begun = Spot(self._asked_for[0], step.step, step.about)

        def work(session: Session, _job: Job) -> Words:
            words = composing.load(session, spot)
            # Where the partner had opened the same thread, the draft lies under one's own.
            return words if not words.is_empty else composing.load(session, begun)

        def ok(words: Words) -> None:
            if spot == self._spot:
                self._words = self._stored = words
                self.step_shown.emit(step)
                self.changed.emit()

        self._context.tasks.vault(work, ok, self.refused.emit)

    def _let_go_of_step(self) -> None:
        self._pause.stop()
        self._step = self._spot = self._prepared = None
        self._words = self._stored = Words()

    # --- writing --------------------------------------------------------------------------------

    def change(self, name: str, value: str | tuple[str, ...] | dict[str, str]) -> None:
        """Something was filled in, or emptied. It is kept after a pause."""
        values = dict(self._words.values)
        if value:
            values[name] = value
        else:
            values.pop(name, None)
        self._set(Words(values=MappingProxyType(values), held_back=self._words.held_back))

    def hold_back(self, name: str, *, held: bool) -> None:
        """Whether an optional part stays in this journal."""
        names = self._words.held_back | {name} if held else self._words.held_back - {name}
        self._set(Words(values=self._words.values, held_back=names))

    def _set(self, words: Words) -> None:
        if words == self._words:
            return
        self._words = words
        self._prepared = None
        self._pause.start()
        self.changed.emit()

    def save(self) -> None:
        """Keep the draft now, if there is something to keep."""
        self._pause.stop()
        work = self._saving()
        if work is None:
            return
        words, spot = self._words, self._spot

        def ok(_nothing: None) -> None:
            if spot == self._spot:
                self._stored = words
                self.saved.emit()

        self._context.tasks.vault(lambda session, _job: work(session), ok, self.refused.emit)

    def _saving(self) -> Callable[[Session], None] | None:
        spot, words = self._spot, self._words
        if spot is None or not self.is_dirty:
            return None
        return lambda session: composing.keep(session, spot, words)

    def last_words(self) -> Callable[[Session], None] | None:
        """What keeps the draft while the vault is being locked."""
        self._pause.stop()
        return self._saving()

    # --- the decision ---------------------------------------------------------------------------

    def preview(self) -> None:
        """Show exactly what would travel."""
        spot, words, lang, current = self._spot, self._words, self._lang, self._round
        if spot is None or not self.can_confirm:
            return
        self.save()

        def work(session: Session, _job: Job) -> tuple[Prepared, Letter]:
            prepared = composing.prepare(session, spot, words, lang)
            return prepared, letters.of_proposal(session, prepared.proposal, lang)

        def ok(found: tuple[Prepared, Letter]) -> None:
            if current == self._round and words == self._words and spot == self._spot:
                self._prepared = found[0]
                self.previewed.emit(found[1])

        self._context.tasks.vault(work, ok, self.refused.emit)

    def close_preview(self) -> None:
        """Go on writing."""
        self._prepared = None
        self.previewed.emit(None)

    def confirm(self) -> None:
        """What was previewed goes with the next file. Nothing unseen is ever confirmed."""
        spot, prepared, step = self._spot, self._prepared, self._step
        if spot is None or prepared is None or step is None:
            return

        def work(session: Session, _job: Job) -> Shared:
            return composing.confirm(session, spot, prepared)

        def ok(shared: Shared) -> None:
            ids = [shared.record_id, *([shared.entry_id] if shared.entry_id else [])]
            self._finish(Changes.of(*ids, sharing=True), "sealed" if step.sealed else "added")

        def err(error: SharedJournalError) -> None:
            self.refused.emit(error)
            if isinstance(error, NotAllowed) and spot == self._spot:
                # Something came or went meanwhile: it is shown again before it is asked again.
                self._prepared = None
                self.preview()

        self._context.tasks.vault(work, ok, err)

    def keep_private(self) -> None:
        """Keep a page that never travels among one's own."""
        spot, words, step = self._spot, self._words, self._step
        if spot is None or step is None or not step.private or not self.can_confirm:
            return
        self._context.tasks.vault(
            lambda session, _job: composing.keep_private(session, spot, words),
            lambda entry_id: self._finish(Changes.of(entry_id), "kept"),
            self.refused.emit,
        )

    def end(self, how: Literal["pass", "rest"]) -> None:
        """Pass or rest the thread, without a word. What nobody was told of is forgotten."""
        view = self._view
        if view is None or not view.may_end:
            return
        self._pause.stop()
        thread = view.row.id

        def work(session: Session, _job: Job) -> Shared | None:
            return answering.end(session, thread, how)

        def ok(shared: Shared | None) -> None:
            if shared is None:
                self._finish(Changes(sharing=True), "forgotten")
            else:
                changes = Changes.of(shared.record_id, sharing=True)
                self._finish(changes, "passed" if how == "pass" else "rested")

        self._context.tasks.vault(work, ok, self.refused.emit)

    def leave(self) -> None:
        """Go elsewhere: words are kept, and a thread without a word is forgotten."""
        self.save()
        view = self._view
        if view is not None and view.row.new and self._words.is_empty:
            thread = view.row.id

            def ok(forgotten: bool) -> None:  # noqa: FBT001 -- a result
                if forgotten:
                    self._context.bus.tell(Changes(sharing=True), self)

            self._context.tasks.vault(lambda session, _job: composing.abandon(session, thread), ok)
        self.forget()

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._let_go_of_step()
        self._view, self._asked_for = None, ("", "", "")

    def _finish(self, changes: Changes, done: Done) -> None:
        thread = self._asked_for[0]
        self._let_go_of_step()
        self._asked_for = (thread, "", "")
        self._context.bus.tell(changes, self)
        self.done.emit(done)
        self._load()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is not self and self._view is not None and _matters(changes):
            self._load()


def _matters(changes: Changes) -> bool:
    return changes.everything or changes.sharing


def _same(one: ToWrite, other: ToWrite) -> bool:
    return (one.step, one.about, one.revises) == (other.step, other.about, other.revises)


def _spot(view: View, step: ToWrite) -> Spot:
    return Spot(view.row.id, step.step, step.about, step.revises)
