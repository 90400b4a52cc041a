# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings say and change, and the long work they start: backups, checks, taking out.

Nothing is remembered here: after every act the vault is asked again. One long work at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import again, backups, folder, leaving, locking, pairing, settings, upkeep
from sharedjournal.app.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from sharedjournal.app.again import Before
    from sharedjournal.app.backups import Plan
    from sharedjournal.app.folder import Folder
    from sharedjournal.app.jobs import Job, Step
    from sharedjournal.app.locking import Locking
    from sharedjournal.app.pairing import Status
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

T = TypeVar("T")
Work = Literal["backup", "check", "take-out"]
LOOKING_BACK = "looking-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the settings show. `label` is the name that others at this computer can read, or None.

    `pairing` is None while nothing is arranged. `had_before`: something could be shared again.
    `received_stays`: words of a former partner are still here.
    """

    name: str
    sign: str
    label: str | None
    place: Path
    today: date
    has_recovery: bool
    locking: Locking
    looking_back: bool
    backups: Plan
    pairing: Status | None
    folder: Folder | None
    had_before: bool
    received_stays: bool

    @property
    def paired(self) -> bool:
        """Whether the words were found equal here."""
        return self.pairing is not None and self.pairing.stage == "confirmed"


class SettingsViewModel(QObject):
    """Signals: `changed(object)` the `Facts`; `working(str)` long work has begun; `progressed
    (object)` a `Step`; `idle`; `backed_up(object)` where to, or None for one that made itself;
    `checked(object)` problems as tokens; `refused(object)` a domain error.
    """

    changed = Signal(object)
    working = Signal(str)
    progressed = Signal(object)
    idle = Signal()
    backed_up = Signal(object)
    checked = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._facts: Facts | None = None
        self._job: Job | None = None
        self._work: Work | None = None

    @property
    def facts(self) -> Facts | None:
        """What was found last."""
        return self._facts

    @property
    def is_busy(self) -> bool:
        """Whether long work is under way."""
        return self._work is not None

    def look(self) -> None:
        """Ask the vault what is chosen."""
        self._context.tasks.vault(lambda session, _job: _facts(session), self._on_facts)

    def forget(self) -> None:
        """The journal is being locked."""
        self.cancel()
        self._facts = None

    # --- choices --------------------------------------------------------------------------------

    def choose_locking(self, chosen: Locking) -> None:
        """When the journal locks by itself, and the key that hides it."""
        self._change(lambda session: locking.choose(session, chosen))

    def choose_looking_back(self, *, on: bool) -> None:
        """Whether there is a place that looks back."""
        self._change(lambda session: settings.remember(session, LOOKING_BACK, "" if on else "off"))

    def rename(self, name: str) -> None:
        """Another name; the partner sees it with the next file."""
        self._change(lambda session: pairing.rename(session, name))

    def list_as(self, label: str | None, sign: str) -> None:
        """What others at this computer can read of this journal before it is open."""
        self._change(lambda session: upkeep.list_as(session, label, sign))

    def choose_backups(self, where: Path | None, keep: int) -> None:
        """Backups that make themselves; the first of them at once."""

        def work(session: Session) -> Changes:
            backups.choose(session, where, keep)
            return Changes()

        self._change(work, self.back_up_if_due)

    def choose_folder(self, where: Path | None) -> None:
        """The exchange folder, or none."""
        self._change(lambda session: folder.choose(session, where))

    # --- acts -----------------------------------------------------------------------------------

    def remove_recovery(self) -> None:
        """From now on only the passphrase opens the journal."""

        def work(session: Session) -> Changes:
            upkeep.remove_recovery(session)
            return Changes()

        self._change(work)

    def unpair(self) -> None:
        """End the pairing, here and silently."""
        self._change(pairing.unpair)

    def begin_again(self) -> None:
        """Renew what tells the partner's journal which files are the newest."""
        self._change(pairing.begin_again)

    def share_again(self, entries: tuple[str, ...], done: Callable[[int], None]) -> None:
        """Confirm new records of what a former partner had."""

        def ok(count: int) -> None:
            self._context.bus.tell(Changes(everything=True, sharing=True), self)
            done(count)

        self._context.tasks.vault(
            lambda session, _job: again.share_again(session, entries), ok, self.refused.emit
        )

    def list_before(self, done: Callable[[tuple[Before, ...]], None]) -> None:
        """What a former partner had and is private now."""
        self._context.tasks.vault(lambda session, _job: again.had_before(session), done)

    # --- long work ------------------------------------------------------------------------------

    def back_up(self, path: Path) -> None:
        """A verified backup at `path`."""

        def ok(_entries: int) -> None:
            self.backed_up.emit(path)
            self.look()

        self._long("backup", lambda session, job: backups.make_at(session, path, job), ok)

    def back_up_if_due(self) -> None:
        """The backup that makes itself, if a week has passed; nothing is said where none is due."""

        def ok(made: bool) -> None:  # noqa: FBT001 -- the result of the work
            if made:
                self.backed_up.emit(None)
            self.look()

        def found(due: bool) -> None:  # noqa: FBT001 -- the result of the work
            if due:
                self._long("backup", backups.make_due, ok)

        self._context.tasks.vault(lambda session, _job: backups.is_due(session), found)

    def replace_backups(self) -> None:
        """A new backup in place of all that made themselves: they open with old secrets."""

        def ok(_path: Path) -> None:
            self.backed_up.emit(None)
            self.look()

        self._long(
            "backup",
            lambda session, job: backups.make_in_folder(session, job, only=True),
            ok,
        )

    def check(self) -> None:
        """Look whether the journal holds together."""
        self._long("check", upkeep.check, self.checked.emit)

    def drop_received(self) -> None:
        """Take out what came from a partner of before."""

        def ok(changes: Changes) -> None:
            self._context.bus.tell(changes, self)
            self.look()

        self._long("take-out", leaving.drop_received, ok)

    def erase_journal(self) -> None:
        """Erase the journal from this computer, and show what comes before a journal is open."""

        def ok(_done: None) -> None:
            self._context.navigator.lock()

        self._context.tasks.vault(
            lambda session, _job: upkeep.erase_journal(session), ok, self.refused.emit
        )

    def cancel(self) -> None:
        """Stop the long work; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _long(self, work: Work, act: Callable[[Session, Job], T], ok: Callable[[T], None]) -> None:
        if self.is_busy:
            return
        self._work = work
        self.working.emit(work)

        def done(result: T) -> None:
            self._end()
            ok(result)

        def failed(error: SharedJournalError) -> None:
            self._end()
            self.refused.emit(error)

        job = self._context.tasks.vault(act, done, failed, self._on_progress)
        # Work that was done at once has ended by now.
        self._job = job if self.is_busy else None

    def _end(self) -> None:
        if self.is_busy:
            self._work, self._job = None, None
            self.idle.emit()

    def _on_progress(self, step: Step | None) -> None:
        if step is not None:
            self.progressed.emit(step)
        else:
            # The last report, also of work that was cancelled and has no result.
            self._end()

    # --- short work -----------------------------------------------------------------------------

    def _change(
        self, work: Callable[[Session], Changes], then: Callable[[], None] | None = None
    ) -> None:
        def both(session: Session, _job: Job) -> tuple[Changes, Facts]:
            changes = work(session)
            return changes, _facts(session)

        def ok(result: tuple[Changes, Facts]) -> None:
            changes, facts = result
            self._on_facts(facts)
            self._context.bus.tell(changes, self)
            if then is not None:
                then()

        self._context.tasks.vault(both, ok, self._on_refused)

    def _on_facts(self, facts: Facts) -> None:
        self._facts = facts
        self.changed.emit(facts)

    def _on_refused(self, error: SharedJournalError) -> None:
        self.refused.emit(error)
        self.look()


def _facts(session: Session) -> Facts:
    store = session.store
    return Facts(
        name=store.settings.get("name"),
        sign=settings.read(session, upkeep.SIGN, "tide"),
        label=upkeep.listed_as(session),
        place=store.folder,
        today=session.world.clock.today(),
        has_recovery=store.has_recovery,
        locking=locking.locking(session),
        looking_back=settings.read(session, LOOKING_BACK) != "off",
        backups=backups.plan(session),
        pairing=pairing.status(session),
        folder=folder.chosen(session),
        had_before=bool(again.had_before(session)),
        received_stays=leaving.has_received(session),
    )
