# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen of an open journal is given. Nothing in it is global."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.domain.ports import Clock
    from sharedjournal.gui.changes import ChangeBus
    from sharedjournal.gui.dialogs import Dialogs
    from sharedjournal.gui.host import Host
    from sharedjournal.gui.tasks import Tasks
    from sharedjournal.gui.theme import Theme


class RecordPane(Protocol):
    """A pane that shows what the partner wrote; a QWidget."""

    def show_record(self, record_id: str) -> None:
        """Show one of the partner's records."""
        ...

    def forget(self) -> None:
        """Let go of every word."""
        ...


class Navigator(Protocol):
    """How a screen leads to another, without knowing it."""

    def go(self, place: str) -> None:
        """Show a place of the sidebar: `timeline`, `calendar`, `search`, `insights`, `from`,
        `together`, `sees` or `settings`."""
        ...

    def show_entry(self, some_id: str) -> None:
        """Show one entry or record where it belongs."""
        ...

    def show_thread(self, thread_id: str) -> None:
        """Show a thread."""
        ...

    def start_sharing(self, entry_id: str) -> None:
        """Open the share sheet beside an entry."""
        ...

    def make_file(self) -> None:
        """Ask where the next file should go, and make it."""
        ...

    def bring_in(self, path: Path | None = None) -> None:
        """Bring in a file, or ask for one."""
        ...

    def start_pairing(self) -> None:
        """Open the pages that pair two journals."""
        ...

    def lock(self, *, hide: bool = False) -> None:
        """Lock now; with `hide` the window comes back minimised."""
        ...


class Place(Protocol):
    """A screen in the middle of the window."""

    def arrive(self) -> None:
        """It is shown now: it asks for what it shows."""
        ...

    def forget(self) -> None:
        """The journal is being locked: let go of every word."""
        ...


@dataclass(frozen=True, slots=True)
class People:
    """The names on screen. `partner` is empty while nobody is paired.

    `looking_back`: whether there is a place for it.
    """

    me: str
    partner: str = ""
    sign: str = "tide"
    looking_back: bool = True

    @property
    def paired(self) -> bool:
        """Whether there is a partner."""
        return bool(self.partner)


@dataclass(slots=True)
class Context:
    """One open journal, as a screen sees it. `people` is renewed when a name changes."""

    tasks: Tasks
    bus: ChangeBus
    dialogs: Dialogs
    navigator: Navigator
    clock: Clock
    people: People
    host: Host
    theme: Theme
    locale: QLocale = field(default_factory=QLocale)
