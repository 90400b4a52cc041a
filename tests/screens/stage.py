# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage for one look: real windows of the people in the story, on copies of their journals."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import couple
from fakes import FakeIds
from screens.story import Decoder, Story
from sharedjournal.app import opening, upkeep
from sharedjournal.app.session import World
from sharedjournal.gui.doorway import Doorway
from sharedjournal.gui.journal import Journal
from sharedjournal.gui.tasks import InlineTasks
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.backdrop import FocusRing
from windows import FakeHost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.tasks import ThreadTasks

SETTLE_MS = 90
"""Longer than the timers that wait for a list to come to rest."""


class StageTasks(QObject):
    """Work is done at once; errors that no screen takes go the way they go in the program."""

    failed = Signal(object)

    def __init__(self, session: Session | None = None) -> None:
        super().__init__()
        self._now = InlineTasks(session)

    def vault(self, work: Any, ok: Any = None, err: Any = None, progress: Any = None) -> Job:
        """See `Tasks`."""
        return self._now.vault(work, ok, err or self.failed.emit, progress)

    def pool(self, work: Any, ok: Any = None, err: Any = None, progress: Any = None) -> Job:
        """See `Tasks`."""
        return self._now.pool(work, ok, err or self.failed.emit, progress)

    def open_session(self, work: Any, ok: Any, err: Any) -> Job:
        """See `ThreadTasks`."""
        return self.pool(work, ok, err)


class Stage:
    """Windows at one size. What a scene changes, it changes in copies made for this stage."""

    def __init__(self, story: Story, folder: Path, size: tuple[int, int]) -> None:
        self.story, self.size = story, size
        self.folder = folder
        self._people: dict[str, couple.Person] = {}
        self._journals: dict[str, Journal] = {}
        self._doorway: Doorway | None = None
        self._ring = FocusRing(cast("QApplication", QApplication.instance()))

    # --- who ------------------------------------------------------------------------------------

    def person(self, name: str) -> couple.Person:
        """Somebody of the story, with a copy of their journal."""
        if name not in self._people:
            of = self.story.people[name]
            copy = self.folder / of.folder.name
            shutil.copytree(of.folder, copy)
            decoder, ids = Decoder(), FakeIds(f"{name} on stage")
            world = World(clock=of.clock, ids=ids, decoder=decoder)
            session = upkeep.unlock(world, copy, couple.passphrase())
            self._people[name] = couple.Person(
                of.name, copy, of.clock, ids, session, files=90, decoder=decoder
            )
        return self._people[name]

    def journal(self, name: str = "noor") -> Journal:
        """The open journal of somebody; its window is shown."""
        if name not in self._journals:
            who = self.person(name)
            tasks = StageTasks(who.session)
            journal = Journal(FakeHost(who.world), cast("ThreadTasks", tasks), theme())
            self._journals[name] = journal
            journal.start(who.clock)
            self._arrange(self.window(name))
        for each, other in self._journals.items():
            window = other.window
            if window is not None:
                window.setVisible(each == name)
        if self._doorway is not None:
            self._doorway.hide()
        return self._journals[name]

    def forget_window(self, name: str) -> None:
        """Take somebody's window away; `journal` makes a new one."""
        window = self.window(name)
        window.hide()
        window.deleteLater()
        self._journals.pop(name).deleteLater()

    def window(self, name: str = "noor") -> QWidget:
        """The window of somebody's journal."""
        window = self._journals[name].window
        if window is None:
            raise RuntimeError("no window")
        return window

    def doorway(self, journals: tuple[tuple[str, str], ...] = ()) -> Doorway:
        """The window before a journal is open, which knows of these journals: name and sign."""
        known = tuple(
            opening.Known(self.folder / f"journal {number}", label, sign)
            for number, (label, sign) in enumerate(journals)
        )
        world = self.story.people["robin"].world
        self._close_doorway()
        for journal in self._journals.values():
            if journal.window is not None:
                journal.window.hide()
        doorway = Doorway(FakeHost(world), cast("ThreadTasks", StageTasks()))
        self._doorway = doorway
        with mock.patch.object(opening, "labelled", return_value=known):
            self._arrange(doorway)
            self.settle()
        return doorway

    def _arrange(self, window: QWidget) -> None:
        window.resize(QSize(*self.size))
        window.show()
        window.activateWindow()

    # --- what is seen ---------------------------------------------------------------------------

    def settle(self) -> None:
        """Let timers, layouts and deletions have their turn."""
        QTest.qWait(SETTLE_MS)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    @contextmanager
    def dialogs(self, seen: Callable[[QDialog], None]) -> Iterator[None]:
        """Every dialog is handed over, not shown, and gives its safe answer at once."""

        def look(dialog: QDialog) -> int:
            seen(dialog)
            return int(QDialog.DialogCode.Rejected)

        with mock.patch.object(QDialog, "exec", look):
            yield

    def close(self) -> None:
        """Take all away."""
        self._close_doorway()
        for journal in self._journals.values():
            journal.forget()
            if journal.window is not None:
                journal.window.hide()
                journal.window.deleteLater()
            journal.deleteLater()
        self._journals.clear()
        self._ring.hide()
        self._ring.deleteLater()
        self.settle()
        for person in self._people.values():
            person.session.close()

    def _close_doorway(self) -> None:
        if self._doorway is not None:
            self._doorway.hide()
            self._doorway.deleteLater()
            self._doorway = None
