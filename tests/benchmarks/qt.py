# SPDX-License-Identifier: GPL-3.0-or-later
"""Screens of the window for the benchmarks: no display, real vaults. Imports Qt."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from sharedjournal.gui.changes import ChangeBus
from sharedjournal.gui.context import Context, People
from sharedjournal.gui.tasks import InlineTasks
from sharedjournal.gui.theme import Theme, theme
from sharedjournal.gui.views.timeline_view import TimelineView
from windows import FakeHost, Moves, ScriptedDialogs

if TYPE_CHECKING:
    from sharedjournal.app.session import Session, World
    from sharedjournal.gui.tasks import Tasks

SIZE = (1056, 770)
"""What the sidebar and the menus leave of a window of 1280 by 800."""


def application() -> QApplication:
    """The one application, as the program sets it up."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication(["sharedjournal"])
    made.setStyle("Fusion")
    made.setQuitOnLastWindowClosed(False)
    Theme(made).choose(theme="light", contrast="normal", text_size=1.0, still=True)
    return made


def context(tasks: Tasks, world: World) -> Context:
    """What a screen is given."""
    return Context(
        tasks=tasks,
        bus=ChangeBus(),
        dialogs=ScriptedDialogs(),
        navigator=Moves(),
        clock=world.clock,
        people=People("Anna", "Ben"),
        host=FakeHost(world),
        theme=theme(),
        locale=QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    )


def timeline(session: Session) -> TimelineView:
    """The timeline with every row of the journal."""
    view = TimelineView(context(InlineTasks(session), session.world))
    view.resize(*SIZE)
    view.arrive()
    return view
