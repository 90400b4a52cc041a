# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a file and bringing one in, from being asked to the page that says what came of it.

Where someone writes meanwhile, the page waits at the foot of the window. Nothing is made or brought
in unless the person says so; the exchange folder is noticed, and offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from sharedjournal.app.changes import Changes
from sharedjournal.app.exchange import SUGGESTED_NAME
from sharedjournal.gui import error_text
from sharedjournal.gui.viewmodels.exchange_viewmodel import ExchangeViewModel
from sharedjournal.gui.views.brought_in_view import BroughtInView
from sharedjournal.gui.views.can_see_view import CanSeeView
from sharedjournal.gui.views.file_made_view import FileMadeView
from sharedjournal.gui.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.folder import Folder
    from sharedjournal.app.jobs import Step
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context, Place
    from sharedjournal.gui.viewmodels.exchange_viewmodel import FileBroughtIn, FileMade

SUFFIX = ".sharedjournal"
SEES, MADE, BROUGHT = "sees", "sees/file-made", "from/brought-in"


class ExchangeFlow(QObject):
    """The screens of exchanging files, and the way through them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = ExchangeViewModel(context)
        self.sees = CanSeeView(context, self.model)
        self.made = FileMadeView(context)
        self.brought = BroughtInView(context)
        self.strip = WorkStrip(self.tr("Stop"), self.tr("Close"))
        self._waiting = ""
        self._watcher = QFileSystemWatcher(self)
        self._connect()

    @property
    def places(self) -> dict[str, Place]:
        """The screens by name."""
        return {SEES: self.sees, MADE: self.made, BROUGHT: self.brought}

    def _connect(self) -> None:
        model, sees = self.model, self.sees
        model.working.connect(self._on_working)
        model.progressed.connect(self._on_progressed)
        model.idle.connect(self._on_idle)
        model.made.connect(self._on_made)
        model.brought_in.connect(self._on_brought_in)
        model.refused.connect(self._on_refused)
        model.folder_changed.connect(self._on_folder)
        sees.file_asked.connect(self._on_file_asked)
        sees.bring_in_asked.connect(self.bring_in)
        sees.folder_file_asked.connect(self._on_folder_file)
        sees.folder_bring_in_asked.connect(self._on_folder_bring_in)
        sees.folder_choice_asked.connect(self._on_folder_choice)
        self.made.left.connect(self._on_made_left)
        self.made.move_asked.connect(self._on_move)
        self.made.all_pictures_asked.connect(self._on_all_pictures)
        self.brought.left.connect(self._on_brought_left)
        self.brought.file_asked.connect(self.make_file)
        self.strip.cancelled.connect(model.cancel)
        self.strip.acted.connect(self._on_strip_acted)
        self._watcher.directoryChanged.connect(self._on_folder_touched)

    # --- what is asked --------------------------------------------------------------------------

    def make_file(self, *, all_pictures: bool = False) -> None:
        """Ask where the next file should go, and make it."""
        if self.model.is_busy:
            return
        if not self._context.people.paired:
            self._context.navigator.start_pairing()
            return
        path = self._context.dialogs.save_file(
            self.tr("Make the file"), SUGGESTED_NAME, self._kinds()
        )
        if path is not None:
            self.model.make(_named(path), all_pictures=all_pictures)

    def bring_in(self, path: Path | None = None) -> None:
        """Bring in a file, or ask for one."""
        if self.model.is_busy:
            return
        if path is None:
            path = self._context.dialogs.open_file(self.tr("Bring in a file"), self._kinds())
        if path is not None:
            self.model.bring_in(path)

    def start(self) -> None:
        """The journal is open: see whether something waits in the exchange folder."""
        if self._context.people.paired:
            self.model.look_at_folder()

    def _kinds(self) -> str:
        return self.tr("Files for a journal (*.sharedjournal)")

    # --- work under way -------------------------------------------------------------------------

    def _on_working(self, work: str) -> None:
        if work == "make":
            self.strip.show_work(self.tr("Making the file…"), "file-up")
        else:
            self.strip.show_work(self.tr("Bringing in a file…"), "file-down")

    def _on_progressed(self, step: Step) -> None:
        self.strip.show_progress(step.done, step.total)

    def _on_idle(self) -> None:
        self.strip.hide()

    def _on_made(self, made: FileMade) -> None:
        folder = self.model.folder
        self.made.show_file(made, in_folder=folder is not None and folder.mine == made.path)
        self._arrive(MADE, self.tr("The file is made."))

    def _on_brought_in(self, brought: FileBroughtIn) -> None:
        self.brought.show_file(brought)
        self.model.look_at_folder()
        partner = self._context.people.partner
        words = self.tr("A file from {partner} was brought in.").format(partner=partner)
        self._arrive(BROUGHT, words)

    def _arrive(self, place: str, words: str) -> None:
        """Go to the page, unless that would take the keyboard from someone who writes."""
        if _someone_writes():
            self._waiting = place
            self.strip.show_news(words, self.tr("Look at it"), "circle-check")
        else:
            self._context.navigator.go(place)

    def _on_strip_acted(self) -> None:
        waiting, self._waiting = self._waiting, ""
        self.strip.hide()
        if waiting:
            self._context.navigator.go(waiting)
        else:
            self._on_folder_bring_in()

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(self._words(error))

    def _words(self, error: SharedJournalError) -> error_text.Words:
        nothing = self.tr("Nothing was changed.")
        if error.kind == "BadInput" and error.detail in ("no such file", "unreadable file"):
            title = self.tr("This file can’t be opened")
            return error_text.Words(
                title,
                self.tr("It is not there any more, or it may not be read."),
                nothing,
                self.tr("Choose it again."),
            )
        if error.kind == "BadInput":
            title = self.tr("That can’t be used")
            return error_text.Words(
                title,
                self.tr("Nothing can be written at that place."),
                nothing,
                self.tr("Choose another folder."),
            )
        return error_text.describe(error, self._context.people.partner)

    # --- ways on --------------------------------------------------------------------------------

    def _on_file_asked(self, all_pictures: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self.make_file(all_pictures=all_pictures)

    def _on_all_pictures(self) -> None:
        if self.made.made is not None:
            self.model.make(self.made.made.path, all_pictures=True)

    def _on_move(self) -> None:
        made = self.made.made
        if made is None:
            return
        path = self._context.dialogs.save_file(
            self.tr("Move the file"), made.path.name, self._kinds()
        )
        if path is not None:
            self.model.move(made, _named(path))

    def _on_made_left(self) -> None:
        self._context.navigator.go(SEES)
        self.made.forget()

    def _on_brought_left(self) -> None:
        self._context.navigator.go("from")
        self.brought.forget()
        # Only now: a new name makes the window anew, and this page would be gone unread.
        self._context.bus.tell(Changes(pairing=True), self)

    # --- the exchange folder --------------------------------------------------------------------

    def _on_folder_file(self) -> None:
        if self.model.folder is not None:
            self.model.make(self.model.folder.mine)

    def _on_folder_bring_in(self) -> None:
        if self.model.folder is not None:
            self.bring_in(self.model.folder.theirs)

    def _on_folder_choice(self) -> None:
        path = self._context.dialogs.open_folder(self.tr("A folder you both reach"))
        if path is not None:
            self.model.choose_folder(path)

    def _on_folder(self, folder: Folder | None, newer: bool) -> None:  # noqa: FBT001 -- Qt's signal
        watched = self._watcher.directories()
        wanted = [] if folder is None else [str(folder.path)]
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)
        if newer and not self._waiting and not self.model.is_busy and not self.sees.isVisible():
            partner = self._context.people.partner
            words = self.tr("A newer file from {partner} lies in your folder.")
            self.strip.show_news(
                words.format(partner=partner), self.tr("Bring it in"), "folder-open"
            )

    def _on_folder_touched(self) -> None:
        self.model.look_at_folder()


def _named(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _someone_writes() -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QTextEdit | QLineEdit) and not focus.isReadOnly()
