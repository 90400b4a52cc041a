# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings say and change, and the long work they start: backups, checks, taking out.

Nothing is remembered here: after every act the vault is asked again. One long work at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sharedjournal.app import again, backups, folder, leaving, locking, pairing, settings, upkeep
from sharedjournal.app.changes import Changes
from sharedjournal.gui.viewmodels.long_work import LongWork

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from sharedjournal.app.again import Before
    from sharedjournal.app.backups import Plan
    from sharedjournal.app.folder import Folder
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.locking import Locking
    from sharedjournal.app.pairing import Status
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

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


class SettingsViewModel(LongWork):
    """Signals: `changed(object)` the `Facts`; `backed_up(object)` where to, or None for one that
    made itself; `checked(object)` problems as tokens; `working(str)`: backup, check or take-out;
    and those of `LongWork`.
    """

    changed = Signal(object)
    backed_up = Signal(object)
    checked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._facts: Facts | None = None

    @property
    def facts(self) -> Facts | None:
        """What was found last."""
        return self._facts

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

        self.run("backup", lambda session, job: backups.make_at(session, path, job), ok)

    def back_up_if_due(self) -> None:
        """The backup that makes itself, if a week has passed; nothing is said where none is due."""

        def ok(made: bool) -> None:  # noqa: FBT001 -- the result of the work
            if made:
                self.backed_up.emit(None)
            self.look()

        def found(due: bool) -> None:  # noqa: FBT001 -- the result of the work
            if due:
                self.run("backup", backups.make_due, ok)

        self._context.tasks.vault(lambda session, _job: backups.is_due(session), found)

    def replace_backups(self) -> None:
        """A new backup in place of all that made themselves: they open with old secrets."""

        def ok(_path: Path) -> None:
            self.backed_up.emit(None)
            self.look()

        self.run(
            "backup",
            lambda session, job: backups.make_in_folder(session, job, only=True),
            ok,
        )

    def check(self) -> None:
        """Look whether the journal holds together."""
        self.run("check", upkeep.check, self.checked.emit)

    def drop_received(self) -> None:
        """Take out what came from a partner of before."""

        def ok(changes: Changes) -> None:
            self._context.bus.tell(changes, self)
            self.look()

        self.run("take-out", leaving.drop_received, ok)

    def erase_journal(self) -> None:
        """Erase the journal from this computer, and show what comes before a journal is open."""

        def ok(_done: None) -> None:
            self._context.navigator.lock()

        self._context.tasks.vault(
            lambda session, _job: upkeep.erase_journal(session), ok, self.refused.emit
        )

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
