# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving, on one page: each step by itself, in one's own order, offline, and told to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets import settings_rows as rows
from sharedjournal.gui.widgets.buttons import Button, Kind
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import clear
from sharedjournal.gui.widgets.sections import note
from sharedjournal.gui.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame

    from sharedjournal.app.jobs import Step
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.settings_viewmodel import Facts, SettingsViewModel


class LeavingView(SubPage):
    """The place `settings/leave`. Signals: `page_asked(str)` for what has a page of its own,
    `unpair_asked`, `backup_asked`.
    """

    page_asked = Signal(str)
    unpair_asked = Signal()
    backup_asked = Signal()

    def __init__(self, context: Context, model: SettingsViewModel) -> None:
        super().__init__("")
        self.back.setText(self.tr("Settings"))
        self._context, self._model = context, model
        self._strip = WorkStrip(self.tr("Stop"), self.tr("Close"))
        self._strip.cancelled.connect(model.cancel)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._strip)
        model.changed.connect(self._on_changed)
        model.working.connect(self._on_working)
        model.progressed.connect(self._on_progressed)
        model.idle.connect(self._strip.hide)

    @override
    def arrive(self) -> None:
        super().arrive()
        self._model.look()

    def _on_changed(self, facts: Facts) -> None:
        if not self.isVisible():
            return
        clear(self.body)
        partner = self._context.people.partner
        self.put_title(
            self.tr("Leaving"),
            self.tr(
                "Take what you need of this, in your own order. All of it happens on this computer "
                "and no message goes to anybody, now or later."
            ),
        )
        self.put(rows.group(self.tr("Close it to others"), self._keys()), 22)
        with_somebody = [self._pairing(facts, partner)]
        if facts.received_stays:
            with_somebody.append(self._received())
        self.put(rows.group(self.tr("What was between you"), *with_somebody), 22)
        self.put(rows.group(self.tr("Take your words along"), self._copy(), self._plain()), 22)
        self.put(rows.group(self.tr("Erase"), self._erase()), 12)
        self.put(
            Label(
                self.tr(
                    "Erasing is honest work only as far as it goes: a solid-state disk may keep "
                    "parts for a while, and backups, copies of the folder and versions that a "
                    "synchroniser keeps stay where they are. What is left opens for nobody "
                    "without your passphrase or your words."
                ),
                "small",
                "text2",
                wrap=True,
            ),
            18,
            note(
                self.tr(
                    "On a computer that someone else can control, these steps may be seen. If that "
                    "could be so, do them on another one. There is more on the page for when you "
                    "do not feel safe."
                ),
                "sunken",
            ),
            8,
            self._button(
                self.tr("If you do not feel safe"), lambda: self.page_asked.emit("safe"), "quiet"
            ),
        )

    def _keys(self) -> QFrame:
        return rows.setting(
            self.tr("A new passphrase and a new key"),
            self.tr("With new recovery words. Copies that someone took before stay as they were."),
            self._button(self.tr("Change…"), lambda: self.page_asked.emit("passphrase")),
        )

    def _pairing(self, facts: Facts, partner: str) -> QFrame:
        if facts.pairing is None:
            return rows.setting(
                self.tr("Paired with nobody"),
                self.tr("There is nothing to end"),
            )
        return rows.setting(
            self.tr("End the pairing"),
            self.tr("{partner} keeps what {partner} already has.").format(partner=partner)
            if partner
            else self.tr("What was begun is forgotten."),
            self._button(self.tr("Unpair…"), self.unpair_asked.emit),
        )

    def _received(self) -> QFrame:
        return rows.setting(
            self.tr("What came to you"),
            self.tr("It stays readable here. You can take all of it out."),
            self._button(self.tr("Take it out…"), self._on_take_out),
        )

    def _copy(self) -> QFrame:
        return rows.setting(
            self.tr("An encrypted copy"),
            self.tr("Looked through when it is made; it can be restored anywhere"),
            self._button(self.tr("Back up…"), self.backup_asked.emit),
        )

    def _plain(self) -> QFrame:
        return rows.setting(
            self.tr("Your words, readable by anyone"),
            self.tr("Only if you want that: an export is not encrypted"),
            self._button(self.tr("Export…"), lambda: self.page_asked.emit("export")),
        )

    def _erase(self) -> QFrame:
        return rows.setting(
            self.tr("Erase this journal from this computer"),
            self.tr("Everything in it, at once and for good"),
            self._button(self.tr("Erase…"), self._on_erase, "danger"),
        )

    def _button(self, text: str, act: Callable[[], object], kind: Kind = "standard") -> Button:
        button = Button(text, kind)
        button.clicked.connect(lambda: act())
        return button

    # --- acts -----------------------------------------------------------------------------------

    def _on_take_out(self) -> None:
        if self._context.dialogs.confirm(
            self.tr("Take out everything that came?"),
            self.tr(
                "Words and pictures from pairings that ended are erased here. Your own entries "
                "stay. It cannot be undone."
            ),
            self.tr("Take it out"),
            self.tr("Keep it"),
        ):
            self._model.drop_received()

    def _on_erase(self) -> None:
        if self._context.dialogs.confirm(
            self.tr("Erase this journal?"),
            self.tr(
                "Every entry in it is gone from this computer, and only a backup can bring it "
                "back. Nobody is told. The program then shows the page it begins with."
            ),
            self.tr("Erase it"),
            self.tr("Keep it"),
        ):
            self._model.erase_journal()

    def _on_working(self, work: str) -> None:
        if self.isVisible():
            words = {
                "backup": self.tr("Making a backup…"),
                "take-out": self.tr("Taking out what came…"),
            }
            self._strip.show_work(words.get(work, self.tr("Working…")), "hard-drive")

    def _on_progressed(self, step: Step) -> None:
        self._strip.show_progress(step.done, step.total)
