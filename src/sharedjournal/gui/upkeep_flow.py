# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing, settings and what hangs on them: which page follows which, and the ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sharedjournal.app import pairing
from sharedjournal.gui.viewmodels.settings_viewmodel import SettingsViewModel
from sharedjournal.gui.views.again_view import AgainView
from sharedjournal.gui.views.bin_view import BinView
from sharedjournal.gui.views.help_view import AboutView, SafetyView, ShortcutsView
from sharedjournal.gui.views.history_view import HistoryView
from sharedjournal.gui.views.leaving_view import LeavingView
from sharedjournal.gui.views.name_view import NameView
from sharedjournal.gui.views.pairing_view import PairingView
from sharedjournal.gui.views.secret_view import SecretView
from sharedjournal.gui.views.settings_view import SettingsView
from sharedjournal.gui.views.transfer_view import ExportView, ImportView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharedjournal.gui.context import Context, Place

SETTINGS, PAIRING, FIRST = "settings", "pairing", "timeline"
BIN, HISTORY = "timeline/bin", "timeline/history"
HELP, SAFE, SHORTCUTS = "help", "help/safe", "help/shortcuts"


class UpkeepFlow(QObject):
    """The screens that keep a journal, and the ways between them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = SettingsViewModel(context)
        self.settings = SettingsView(context, self.model)
        self.pairing = PairingView(context)
        self.bin = BinView(context)
        self.history = HistoryView(context)
        self._secret = SecretView(context, self.model)
        self._name = NameView(self.model)
        self._again = AgainView(context, self.model)
        self._leaving = LeavingView(context, self.model)
        self._export, self._import = ExportView(context), ImportView(context)
        self._about, self._safety, self._shortcuts = AboutView(), SafetyView(), ShortcutsView()
        self._connect()

    @property
    def places(self) -> dict[str, Place]:
        """The screens by name."""
        return {
            PAIRING: self.pairing,
            SETTINGS: self.settings,
            "settings/secret": self._secret,
            "settings/name": self._name,
            "settings/again": self._again,
            "settings/leave": self._leaving,
            "settings/export": self._export,
            "settings/import": self._import,
            BIN: self.bin,
            HISTORY: self.history,
            HELP: self._about,
            SAFE: self._safety,
            SHORTCUTS: self._shortcuts,
        }

    @property
    def acts(self) -> dict[str, Callable[..., None]]:
        """What menus ask for, by name."""
        names = ("pair", "bin", "import", "export", "backup", "shortcuts", "help", "safe")
        return {name: self._leading_to(name) for name in names}

    def start(self) -> None:
        """The journal is open: a backup that is due makes itself, and a restored journal asks."""

        def ok(status: pairing.Status | None) -> None:
            if status is not None and status.hold:
                self._context.navigator.go(PAIRING)

        self._context.tasks.vault(lambda session, _job: pairing.status(session), ok)
        self.model.back_up_if_due()

    def show_history(self, entry_id: str) -> None:
        """The earlier words of an entry."""
        self.history.model.open(entry_id)
        self._context.navigator.go(HISTORY)

    def take_pairing_file(self, path: Path) -> None:
        """A file was given while nobody is paired: it may be a pairing file."""
        self._context.navigator.go(PAIRING)
        self.pairing.take(path)

    def open(self, act: str) -> None:
        """Lead to the page that an act of menus and settings has."""
        go = self._context.navigator.go
        if act == "passphrase":
            self._secret.model.begin_passphrase()
            go("settings/secret")
        elif act == "recovery":
            self._secret.model.begin_recovery()
            go("settings/secret")
        elif act == "backup":
            go(SETTINGS)
            self.settings.back_up()
        elif (place := _PLACES.get(act)) is not None:
            go(place)

    def _leading_to(self, act: str) -> Callable[..., None]:
        def lead() -> None:
            self.open(act)

        return lead

    def _connect(self) -> None:
        self.settings.page_asked.connect(self.open)
        self._leaving.page_asked.connect(self.open)
        self._about.page_asked.connect(self.open)
        self._leaving.unpair_asked.connect(self._on_unpair)
        self._leaving.backup_asked.connect(self.settings.back_up)
        self._secret.pair_again_asked.connect(self._on_unpair)
        self.pairing.left.connect(self._to_first)
        self.history.left.connect(self._on_history_left)
        self.bin.left.connect(self._to_first)
        for page in (
            *(self._secret, self._name, self._again, self._leaving),
            *(self._export, self._import, self._about),
        ):
            page.left.connect(self._to_settings)
        self._safety.left.connect(self._to_about)
        self._shortcuts.left.connect(self._to_about)

    def _to_first(self) -> None:
        self._context.navigator.go(FIRST)

    def _to_settings(self) -> None:
        self._context.navigator.go(SETTINGS)

    def _to_about(self) -> None:
        self._context.navigator.go(HELP)

    def _on_history_left(self, entry_id: str) -> None:
        self._context.navigator.show_entry(entry_id)

    def _on_unpair(self) -> None:
        self.settings.ask("unpair")


_PLACES = {
    "pair": PAIRING,
    "bin": BIN,
    "help": HELP,
    "safe": SAFE,
    "shortcuts": SHORTCUTS,
    "name": "settings/name",
    "listing": "settings/name",
    "again": "settings/again",
    "leave": "settings/leave",
    "export": "settings/export",
    "import": "settings/import",
}
