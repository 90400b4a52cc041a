# SPDX-License-Identifier: GPL-3.0-or-later
"""One quiet line while anything waits to be handed over: *In the next file. Make it now…*"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sharedjournal.app import sharing
from sharedjournal.domain.errors import NotConfirmed, NotPaired
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import row

if TYPE_CHECKING:
    from sharedjournal.app.changes import Changes
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context


class NextFileLine(QWidget):
    """Hidden while nothing is new for the partner."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        make = Button(self.tr("Make it now…"), "quietshare", small=True, edge=True)
        make.clicked.connect(context.navigator.make_file)
        words = Label(self.tr("In the next file."), "small", "text2")
        self.setLayout(row(Icon("overlap", 15, "shared"), words, make, None, spacing=7))
        self.hide()
        context.bus.changed.connect(self._on_changed)

    def look(self) -> None:
        """Ask whether there is something new."""
        self._context.tasks.vault(_anything_new, self.setVisible)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.sharing or changes.everything or changes.pairing:
            self.look()


def _anything_new(session: Session, _job: Job) -> bool:
    try:
        return bool(sharing.next_file(session, everything=False)) or bool(
            sharing.leaving_keys(session)
        )
    except (NotPaired, NotConfirmed):
        return False
