# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin, and earlier words of one entry: what is there, and bringing it back or erasing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sharedjournal.app import kept, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.changes import Changes
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context


class BinViewModel(QObject):
    """Signals: `changed(object)` a tuple of `Binned`; `refused(object)` a domain error."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def look(self) -> None:
        """Ask what rests in the bin."""
        self._context.tasks.vault(lambda session, _job: kept.binned(session), self.changed.emit)

    def put_back(self, entry_id: str) -> None:
        """Take one out of the bin."""
        self._act(lambda session: writing.undelete(session, entry_id))

    def erase(self, entry_id: str) -> None:
        """Erase one now and for good."""
        self._act(lambda session: writing.erase(session, entry_id))

    def _act(self, act: Callable[[Session], Changes]) -> None:
        def ok(changes: Changes) -> None:
            self._context.bus.tell(changes, self)
            self.look()

        self._context.tasks.vault(lambda session, _job: act(session), ok, self._on_error)

    def _on_error(self, error: SharedJournalError) -> None:
        self.refused.emit(error)
        self.look()


class HistoryViewModel(QObject):
    """Signals: `changed(object)` a tuple of `Earlier`, newest first; `brought_back(str)` the entry;
    `refused(object)` a domain error.
    """

    changed = Signal(object)
    brought_back = Signal(str)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entry_id = ""

    @property
    def entry_id(self) -> str:
        """Whose earlier words are shown."""
        return self._entry_id

    def open(self, entry_id: str) -> None:
        """Show the earlier words of an entry."""
        self._entry_id = entry_id
        self.look()

    def look(self) -> None:
        """Ask for them."""
        entry_id = self._entry_id
        if entry_id:
            self._context.tasks.vault(
                lambda session, _job: kept.earlier(session, entry_id),
                self.changed.emit,
                self.refused.emit,
            )

    def bring_back(self, number: int) -> None:
        """Make one of them the words of the entry."""
        entry_id = self._entry_id

        def ok(changes: Changes) -> None:
            self._context.bus.tell(changes, self)
            self.brought_back.emit(entry_id)

        self._context.tasks.vault(
            lambda session, _job: kept.bring_back(session, entry_id, number),
            ok,
            self.refused.emit,
        )

    def forget(self) -> None:
        """The journal is being locked."""
        self._entry_id = ""
