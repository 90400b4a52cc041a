# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing as a walk through pages: which page is due, with what on it, and where each act leads.

    START ──invite──▶ INVITED ──take the answer──▶ COMPARE ──they match──▶ DONE
      │                  ▲  │                        ▲  │
      │                  │  └──take an invitation────┤  └──they differ──▶ DIFFERENT ──▶ START
      │                  └──────they differ──────────┼────────────────────────┘     or INVITED
      └──take an invitation──▶ ANSWERED ──go on──────┘
    HOLD (after a restore) ──it still holds──▶ DONE, or ──pair anew──▶ START

Where the journal knows no name of its own, NAME comes before the first file. A page is what the
vault says, and nothing is remembered here but what a person was just told: ANSWERED, DIFFERENT and
DONE. So pairing goes on after a lock where it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import pairing
from sharedjournal.app.changes import Changes
from sharedjournal.domain.errors import NotExchangeFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.domain.exchange import Stage
    from sharedjournal.gui.context import Context

T = TypeVar("T")


class Page(Enum):
    """The pages of pairing."""

    START = auto()
    NAME = auto()
    INVITED = auto()
    ANSWERED = auto()
    COMPARE = auto()
    DIFFERENT = auto()
    DONE = auto()
    HOLD = auto()


@dataclass(frozen=True, slots=True)
class State:
    """What a page shows. `partner` is empty while no file has told it.

    `reads_first`: this side reads the first three words aloud. `path`: the pairing file that was
    just written here. `invited`: an invitation of one's own waits for its answer.
    """

    page: Page
    partner: str = ""
    words: tuple[str, ...] = ()
    reads_first: bool = True
    path: Path | None = None
    invited: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """What the vault says about pairing."""

    name: str
    stage: Stage | None
    hold: bool
    inviter: bool
    partner: str
    words: tuple[str, ...]


class PairingViewModel(QObject):
    """Signals: `changed(object)` a `State`; `answer_place_asked(object)` an invitation was taken
    and its answer needs a place; `refused(object)` a domain error; `busy(bool)`.
    """

    changed = Signal(object)
    answer_place_asked = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state = State(Page.START)
        self._untold = False

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    # --- where we are ---------------------------------------------------------------------------

    def look(self) -> None:
        """Show the page that the vault says is due; from what was just told, too."""
        self._run(lambda _session: None)

    def tell(self) -> None:
        """Say to every screen what changed, once the person leaves: names make the window anew."""
        if self._untold:
            self._untold = False
            changes = Changes(everything=True, pairing=True, settings=True)
            self._context.bus.tell(changes, self)

    def forget(self) -> None:
        """The journal is being locked."""
        self._state, self._untold = State(Page.START), False

    # --- acts -----------------------------------------------------------------------------------

    def set_name(self, name: str) -> None:
        """The name that the partner will see."""

        def named(state: State, _changes: Changes) -> State:
            self._untold = True
            return state

        self._run(lambda session: pairing.rename(session, name), named)

    def invite(self, path: Path) -> None:
        """Write an invitation. An older one counts no more."""
        self._run(
            lambda session: pairing.invite(session, path),
            lambda state, _pair: replace(state, path=path),
        )

    def take(self, path: Path) -> None:
        """Take a pairing file, whichever of the two it is."""
        self.busy.emit(True)  # noqa: FBT003 -- a Qt signal

        def known(kind: pairing.Kind) -> None:
            self.busy.emit(False)  # noqa: FBT003 -- a Qt signal
            if kind == "invitation":
                self.answer_place_asked.emit(path)
            elif kind == "answer":
                self._run(lambda session: pairing.accept(session, path))
            else:
                self.refused.emit(NotExchangeFile("pairing"))

        self._context.tasks.pool(lambda _job: pairing.kind_of(path), known, self._on_error)

    def answer(self, invitation: Path, path: Path) -> None:
        """Write the answer to an invitation."""
        self._run(
            lambda session: pairing.answer(session, invitation, path),
            lambda state, _pair: replace(state, page=Page.ANSWERED, path=path),
        )

    def match(self) -> None:
        """All six words are equal; or, after a restore, this pairing still holds."""

        def matched(state: State, _pairing: object) -> State:
            self._untold = True
            return state

        self._run(pairing.confirm_words, matched)

    def differ(self) -> None:
        """They are not: the answer is dropped, an invitation of one's own stays."""
        self._run(
            pairing.reject_words,
            lambda state, _changes: State(Page.DIFFERENT, invited=state.invited),
        )

    def stop(self) -> None:
        """End what is being arranged or, after a restore, the pairing; nobody is told."""

        def stopped(state: State, changes: Changes) -> State:
            self._context.bus.tell(changes, self)
            return state

        self._run(pairing.unpair, stopped)

    # --- the vault ------------------------------------------------------------------------------

    def _run(
        self, work: Callable[[Session], T], then: Callable[[State, T], State] | None = None
    ) -> None:
        """Do something in the vault, look where that leads, and let `then` add to it."""
        self.busy.emit(True)  # noqa: FBT003 -- a Qt signal

        def both(session: Session, _job: Job) -> tuple[T, _Found]:
            result = work(session)
            return result, _found(session)

        def ok(found: tuple[T, _Found]) -> None:
            self.busy.emit(False)  # noqa: FBT003 -- a Qt signal
            result, status = found
            state = _state_of(status)
            self._state = state if then is None else then(state, result)
            self.changed.emit(self._state)

        self._context.tasks.vault(both, ok, self._on_error)

    def _on_error(self, error: SharedJournalError) -> None:
        self.busy.emit(False)  # noqa: FBT003 -- a Qt signal
        self.refused.emit(error)


def _found(session: Session) -> _Found:
    status = pairing.status(session)
    name = session.store.settings.get("name")
    if status is None:
        return _Found(name, None, hold=False, inviter=True, partner="", words=())
    words = () if status.stage == "invited" else pairing.words(session)[0]
    return _Found(name, status.stage, status.hold, status.inviter, status.partner_name, words)


def _state_of(found: _Found) -> State:
    if not found.name:
        return State(Page.NAME)
    if found.stage is None:
        return State(Page.START)
    if found.stage == "invited":
        return State(Page.INVITED, invited=True)
    page = Page.COMPARE if found.stage == "met" else Page.HOLD if found.hold else Page.DONE
    return State(page, found.partner, found.words, found.inviter)
