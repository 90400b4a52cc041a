# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings on one page: every row says what is so. Acts that need more than a click have a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from sharedjournal.app import backups
from sharedjournal.gui import error_text
from sharedjournal.gui.views.settings_asks import SettingsAsks
from sharedjournal.gui.views.settings_groups import Groups
from sharedjournal.gui.views.settings_look import LookSettings
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import clear, column, row, scrolled
from sharedjournal.gui.widgets.settings_rows import Columns
from sharedjournal.gui.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.jobs import Step
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.settings_viewmodel import Facts, SettingsViewModel


class SettingsView(QFrame):
    """The place `settings`. Signals: `page_asked(str)` for what has a page of its own."""

    page_asked = Signal(str)

    def __init__(self, context: Context, model: SettingsViewModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        self.setProperty("panel", "window")
        self._groups = Groups(context.people.partner)
        self._groups.asked.connect(self.ask)
        self._groups.locking_chosen.connect(model.choose_locking)
        self._groups.looking_back_chosen.connect(self._on_looking_back)
        self._asks = SettingsAsks(context, model)
        self._look = LookSettings(context)
        self._look.language_chosen.connect(self._on_language)
        self._first, self._second = QVBoxLayout(), QVBoxLayout()
        for each in (self._first, self._second):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(context.theme.px(22))
        self._inside, self._beside = QWidget(), QWidget()
        self._inside.setLayout(self._first)
        self._beside.setLayout(self._second)
        left = QWidget()
        left.setLayout(column(self._look, 22, self._inside))
        page = QWidget()
        page.setLayout(
            column(
                Label(self.tr("Settings"), "title"),
                *(20, Columns(left, self._beside), None),
                margins=(32, 26, 32, 20),
            )
        )
        self._strip = WorkStrip(self.tr("Stop"), self.tr("Close"))
        self._strip.cancelled.connect(model.cancel)
        self._strip.acted.connect(self._strip.hide)
        self.setLayout(column((scrolled(page), 1), self._foot(), self._strip))
        model.changed.connect(self._on_changed)
        model.working.connect(self._on_working)
        model.progressed.connect(self._on_progressed)
        model.idle.connect(self._strip.hide)
        model.backed_up.connect(self._on_backed_up)
        model.checked.connect(self._on_checked)
        model.refused.connect(self._on_refused)

    def _foot(self) -> QWidget:
        partner = self._context.people.partner
        words = self.tr(
            "All of this but the appearance is kept inside your journal. {partner} sees none of "
            "it, and leaving is not announced."
        ).format(partner=partner)
        if not partner:
            words = self.tr("All of this but the appearance is kept inside your journal.")
        about = Button(self.tr("About this journal"), "quiet", small=True)
        about.clicked.connect(lambda: self.page_asked.emit("help"))
        foot = QWidget()
        foot.setLayout(
            row(
                Icon("lock", 14, "text3"),
                (Label(words, "small", "text2", wrap=True), 1),
                about,
                margins=(32, 8, 24, 14),
                spacing=8,
            )
        )
        return foot

    # --- Place ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self._model.look()

    def forget(self) -> None:
        """See `Place`."""
        self._model.forget()
        clear(self._first)
        clear(self._second)

    # --- what is shown --------------------------------------------------------------------------

    def _on_changed(self, facts: Facts) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and (
            self._inside.isAncestorOf(focused) or self._beside.isAncestorOf(focused)
        )
        name = focused.accessibleName() if focused is not None and inside else ""
        for layout, groups in (
            (self._first, (self._groups.lock, self._groups.you)),
            (self._second, (self._groups.keys, self._groups.storage, self._groups.pairing)),
        ):
            clear(layout)
            for make in groups:
                layout.addWidget(make(facts))
        if name:
            self._focus(name)

    def _focus(self, name: str) -> None:
        """The control that had the keyboard was made anew: put it there again."""
        found = (*self._inside.findChildren(QWidget), *self._beside.findChildren(QWidget))
        # The one before may still be there, until Qt deletes it; the new one comes after it.
        for each in reversed(found):
            if each.accessibleName() == name and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # --- acts -----------------------------------------------------------------------------------

    def ask(self, act: str) -> None:
        """Do what a button is named after, ask first where that is due, or lead to a page."""
        facts = self._model.facts
        if act == "show-folder" and facts is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(facts.place)))
        elif act == "check":
            self._model.check()
        elif act == "backup":
            self.back_up()
        elif not (facts is not None and self._asks.ask(act, facts)):
            self.page_asked.emit(act)

    def back_up(self) -> None:
        """Ask where a backup should go, and make it."""
        path = self._context.dialogs.save_file(
            self.tr("Back up"), backups.SUGGESTED_NAME, self.tr("Backups (*.backup)")
        )
        if path is not None:
            self._model.back_up(path)

    def _on_looking_back(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._model.choose_looking_back(on=on)

    def _on_language(self) -> None:
        announce(self, self.tr("The language counts when the journal is opened the next time."))

    # --- long work ------------------------------------------------------------------------------

    def _on_working(self, work: str) -> None:
        words = {
            "backup": self.tr("Making a backup…"),
            "check": self.tr("Looking through your journal…"),
            "take-out": self.tr("Taking out what came…"),
        }
        self._strip.show_work(words[work], "hard-drive")

    def _on_progressed(self, step: Step) -> None:
        self._strip.show_progress(step.done, step.total)

    def _on_backed_up(self, path: Path | None) -> None:
        words = self.tr("The backup is made and was looked through. It opens as your journal does.")
        if path is None:
            words = self.tr("The weekly backup is made and was looked through.")
        self._strip.show_news(words, self.tr("Good"), "circle-check")

    def _on_checked(self, problems: tuple[str, ...]) -> None:
        if not problems:
            self._strip.show_news(
                self.tr("Your journal is whole."), self.tr("Good"), "circle-check"
            )
            return
        self._context.dialogs.tell(
            error_text.Words(
                self.tr("Something in your journal is damaged"),
                self.tr("The check calls it: {problems}.").format(problems=", ".join(problems)),
                self.tr("What can be read stays readable, and nothing was changed."),
                self.tr("Make an export of your words now, then restore your latest backup."),
            )
        )

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(self._asks.refused(error))
