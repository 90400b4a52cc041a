# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what opens the journal: nothing is written before new words were typed back.

    ASK ──new passphrase only──▶ WORKING ──▶ DONE
     └──with new words──▶ SHEET ──▶ BACK ──▶ WORKING ──▶ DONE
Making a recovery sheet alone begins at SHEET. Passphrase and words are wiped when they were used,
and when the pages are left.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import upkeep

if TYPE_CHECKING:
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

ASKED_WORDS = 3


class Stage(Enum):
    """The pages of changing a secret."""

    ASK = auto()
    SHEET = auto()
    BACK = auto()
    WORKING = auto()
    DONE = auto()


class SecretViewModel(QObject):
    """Signals: `changed(object)` the `Stage`; `refused(object)` a domain error."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stage = Stage.ASK
        self._passphrase: bytearray | None = None
        self._recovery: upkeep.Recovery | None = None
        self._new_key = False
        self.asked: tuple[int, ...] = ()
        """The places of the words that are to be typed back, from 1."""

    @property
    def stage(self) -> Stage:
        """Which page is shown."""
        return self._stage

    @property
    def words(self) -> tuple[str, ...]:
        """The new words; empty where there are none."""
        return self._recovery.listed() if self._recovery is not None else ()

    @property
    def has_new_key(self) -> bool:
        """Whether the key is changed, too: then copies made before open with the old secrets."""
        return self._new_key

    def suggest(self) -> str:
        """A passphrase of several words."""
        return upkeep.suggested_passphrase(self._context.host.world().ids)

    def begin_passphrase(self) -> None:
        """A new passphrase, and perhaps more."""
        self.forget()
        self._show(Stage.ASK)

    def begin_recovery(self) -> None:
        """A new recovery sheet, and nothing else."""
        self.forget()
        self._make_words()

    def choose(self, passphrase: bytearray, *, new_key: bool, new_words: bool) -> None:
        """What was chosen; `passphrase` is wiped here in the end."""
        self._passphrase, self._new_key = passphrase, new_key
        if new_key and new_words:
            self._make_words()
        else:
            self._write()

    def go_back(self) -> None:
        """From the words to the sheet; from the sheet to the passphrase."""
        if self._stage is Stage.BACK:
            self._show(Stage.SHEET)
        elif self._stage is Stage.SHEET and self._passphrase is not None:
            self.begin_passphrase()

    def sheet_kept(self) -> None:
        """The sheet was printed or written down."""
        self._show(Stage.BACK)

    def words_typed(self) -> None:
        """The words were typed back: now everything is written."""
        self._write()

    def forget(self) -> None:
        """Wipe whatever is held."""
        if self._passphrase is not None:
            self._passphrase[:] = bytes(len(self._passphrase))
            self._passphrase = None
        if self._recovery is not None:
            self._recovery.wipe()
            self._recovery = None
        self._new_key = False

    def _make_words(self) -> None:
        self._recovery = upkeep.new_recovery()
        self.asked = upkeep.some_places(self._context.host.world().ids, ASKED_WORDS)
        self._show(Stage.SHEET)

    def _write(self) -> None:
        passphrase, recovery, new_key = self._passphrase, self._recovery, self._new_key
        self._show(Stage.WORKING)

        def work(session: Session, _job: Job) -> None:
            if passphrase is None:
                if recovery is not None:
                    upkeep.use_recovery(session, recovery)
            elif new_key:
                upkeep.change_key_to(session, passphrase, recovery)
            else:
                upkeep.change_passphrase(session, passphrase)

        def ok(_done: None) -> None:
            self.forget()
            self._new_key = new_key
            self._show(Stage.DONE)

        def err(error: SharedJournalError) -> None:
            was_passphrase = passphrase is not None
            self.forget()
            if was_passphrase:
                self._show(Stage.ASK)
            else:
                self._make_words()
            self.refused.emit(error)

        self._context.tasks.vault(work, ok, err)

    def _show(self, stage: Stage) -> None:
        self._stage = stage
        self.changed.emit(stage)
