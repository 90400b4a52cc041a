# SPDX-License-Identifier: GPL-3.0-or-later
"""What the settings ask before they act: folders, one line of text, and what cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sharedjournal.gui import error_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.settings_viewmodel import Facts, SettingsViewModel


class SettingsAsks(QObject):
    """Acts of the settings that ask with a dialog."""

    def __init__(self, context: Context, model: SettingsViewModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._acts: dict[str, Callable[[Facts], None]] = {
            "remove-recovery": self._remove_recovery,
            "auto-backup": self._auto_backup,
            "no-auto-backup": self._no_auto_backup,
            "move": self._move,
            "folder": self._folder,
            "no-folder": self._no_folder,
            "unpair": self._unpair,
            "begin-again": self._begin_again,
        }

    def ask(self, act: str, facts: Facts) -> bool:
        """Ask, and do it; False where this act is not one of these."""
        found = self._acts.get(act)
        if found is not None:
            found(facts)
        return found is not None

    def refused(self, error: SharedJournalError) -> error_text.Words:
        """What went wrong, where it is about a place that was chosen."""
        if error.kind != "BadInput" or error.detail not in ("path", "target"):
            return error_text.describe(error, self._context.people.partner)
        return error_text.Words(
            self.tr("Nothing can be kept there"),
            self.tr("That folder is not there, is not yours to write in, or is the journal’s own."),
            self.tr("Your journal is as it was."),
            self.tr("Choose another place."),
        )

    def _remove_recovery(self, _facts: Facts) -> None:
        if self._context.dialogs.confirm(
            self.tr("Remove the recovery words?"),
            self.tr(
                "From then on only the passphrase opens this journal. Backups made before still "
                "open with the words."
            ),
            self.tr("Remove them"),
            self.tr("Keep them"),
        ):
            self._model.remove_recovery()

    def _auto_backup(self, facts: Facts) -> None:
        where = self._context.dialogs.open_folder(self.tr("Where backups should go"))
        if where is not None:
            self._model.choose_backups(where, facts.backups.keep)

    def _no_auto_backup(self, facts: Facts) -> None:
        self._model.choose_backups(None, facts.backups.keep)

    def _move(self, _facts: Facts) -> None:
        self._context.dialogs.tell(
            error_text.Words(
                self.tr("Moving your journal"),
                self.tr(
                    "A journal moves as a backup: make one here, and restore it at the new place "
                    "with your passphrase, before any journal is open."
                ),
                self.tr("Until you erase this one, both are here; write in one of them only."),
                "",
            )
        )

    def _folder(self, _facts: Facts) -> None:
        where = self._context.dialogs.open_folder(self.tr("A folder you both reach"))
        if where is not None:
            self._model.choose_folder(where)

    def _no_folder(self, _facts: Facts) -> None:
        self._model.choose_folder(None)

    def _unpair(self, _facts: Facts) -> None:
        partner = self._context.people.partner
        if self._context.dialogs.confirm(
            self.tr("End the pairing with {partner}?").format(partner=partner),
            self.tr(
                "No file goes to {partner} or comes from {partner} any more. {partner} keeps what "
                "{partner} already has; what came to you stays readable here. Nobody is told, and "
                "it cannot be taken back: you would pair anew."
            ).format(partner=partner),
            self.tr("End it"),
            self.tr("Stay paired"),
        ):
            self._model.unpair()

    def _begin_again(self, _facts: Facts) -> None:
        partner = self._context.people.partner
        if self._context.dialogs.confirm(
            self.tr("Begin again?"),
            self.tr(
                "For the rare case that a clock was set back between two restores: from your next "
                "file on, {partner}’s journal takes your words as the newest. What went before "
                "stays readable there."
            ).format(partner=partner),
            self.tr("Begin again"),
            self.tr("Leave it"),
            kind="standard",
        ):
            self._model.begin_again()
