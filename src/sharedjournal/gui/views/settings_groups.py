# SPDX-License-Identifier: GPL-3.0-or-later
"""The groups of settings that lie in the journal, made from what was found in it.

Each control says by a name what is asked; `SettingsView` does it. Nothing here asks or decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

from sharedjournal.app.locking import MINUTES
from sharedjournal.gui import dates
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets import settings_rows as rows
from sharedjournal.gui.widgets.backdrop import SIGNS, Sign, SignKind
from sharedjournal.gui.widgets.buttons import Button, Kind
from sharedjournal.gui.widgets.choices import Switch
from sharedjournal.gui.widgets.foreign_text import visible

if TYPE_CHECKING:
    from datetime import date

    from sharedjournal.app.locking import Locking
    from sharedjournal.gui.viewmodels.settings_viewmodel import Facts

LONGEST = 60
WEEK = 7
MANY_WEEKS = 9


class Groups(QObject):
    """Makes groups. Signals: `asked(str)` a button, `locking_chosen(object)`,
    `looking_back_chosen(bool)`.
    """

    asked = Signal(str)
    locking_chosen = Signal(object)
    looking_back_chosen = Signal(bool)

    def __init__(self, partner: str) -> None:
        super().__init__()
        self._partner = partner
        self._locking: Locking | None = None

    # --- you ------------------------------------------------------------------------------------

    def you(self, facts: Facts) -> QWidget:
        """Name, sign, what others at this computer see, looking back."""
        if facts.label:
            listed = self.tr("Before it is open it shows the name {name}").format(
                name=visible(facts.label, LONGEST)
            )
        else:
            listed = self.tr("It shows no name, and is opened from its folder")
        kind: SignKind = next((sign for sign in SIGNS if sign == facts.sign), "plain")
        looking = Switch(self.tr("Looking back"), checked=facts.looking_back)
        looking.toggled.connect(self.looking_back_chosen)
        return rows.group(
            self.tr("You"),
            rows.setting(
                visible(facts.name, LONGEST) or self.tr("No name yet"),
                self.tr("Your name, for you and in files for your partner"),
                self._button(self.tr("Change…"), "name"),
            ),
            rows.setting(
                self.tr("In the list of journals"),
                listed,
                Sign(kind, 30),
                self._button(self.tr("Change…"), "listing"),
            ),
            rows.setting(
                self.tr("Looking back"),
                self.tr("Moods and feelings over time, worked out here, for you alone"),
                looking,
            ),
        )

    # --- lock -----------------------------------------------------------------------------------

    def lock(self, facts: Facts) -> QWidget:
        """When the journal locks by itself, and the key that hides it."""
        self._locking = facts.locking
        after = rows.Choice(
            self.tr("Lock when away"), self._minutes(), str(facts.locking.after_minutes)
        )
        after.chosen.connect(self._on_minutes)
        sleep = Switch(self.tr("Lock when the computer sleeps"), checked=facts.locking.on_suspend)
        sleep.toggled.connect(lambda on: self._choose(on_suspend=on))
        screen = Switch(self.tr("Lock with the screen"), checked=facts.locking.with_screen)
        screen.toggled.connect(lambda on: self._choose(with_screen=on))
        keys = QKeySequenceEdit(QKeySequence(facts.locking.hide_key))
        keys.setMaximumSequenceLength(1)
        keys.setAccessibleName(self.tr("Key for Hide now"))
        keys.setMinimumWidth(theme().px(150))
        keys.setMaximumWidth(theme().px(170))
        keys.editingFinished.connect(lambda: self._on_keys(keys))
        return rows.group(
            self.tr("Lock"),
            rows.setting(self.tr("Lock when away"), "", after),
            rows.setting(self.tr("Lock when the computer sleeps"), "", sleep),
            rows.setting(self.tr("Lock with the screen"), "", screen),
            rows.setting(
                self.tr("Key for Hide now"), self.tr("Locks at once, wherever you are"), keys
            ),
        )

    def _minutes(self) -> list[tuple[str, str]]:
        found = [
            (
                str(each),
                self.tr("After a minute")
                if each == 1
                else self.tr("After an hour")
                if each == MINUTES[-1]
                else self.tr("After %n minutes", "", each),
            )
            for each in MINUTES
        ]
        return [*found, ("0", self.tr("Never by itself"))]

    def _on_minutes(self, key: str) -> None:
        self._choose(after_minutes=int(key))

    def _on_keys(self, keys: QKeySequenceEdit) -> None:
        text = keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if text and self._locking is not None and text != self._locking.hide_key:
            self._choose(hide_key=text)

    def _choose(self, **changes: Any) -> None:
        if self._locking is not None:
            self._locking = replace(self._locking, **changes)
            self.locking_chosen.emit(self._locking)

    # --- keys -----------------------------------------------------------------------------------

    def keys(self, facts: Facts) -> QWidget:
        """Passphrase and recovery words."""
        if facts.has_recovery:
            recovery = rows.setting(
                self.tr("Recovery sheet"),
                self.tr("24 words that open this journal, too"),
                self._button(self.tr("Remove…"), "remove-recovery", "quiet"),
                self._button(self.tr("Make a new one…"), "recovery"),
            )
        else:
            recovery = rows.setting(
                self.tr("Recovery sheet"),
                self.tr("None. Without the passphrase nothing opens this journal."),
                self._button(self.tr("Make one…"), "recovery"),
            )
        return rows.group(
            self.tr("Passphrase and recovery"),
            rows.setting(self.tr("Passphrase"), "", self._button(self.tr("Change…"), "passphrase")),
            recovery,
        )

    # --- backups --------------------------------------------------------------------------------

    def storage(self, facts: Facts) -> QWidget:
        """Backups, where the journal lies, in and out."""
        plan = facts.backups
        if plan.folder is None:
            own = self.tr("Off")
            buttons = [self._button(self.tr("Choose a folder…"), "auto-backup")]
        else:
            own = self.tr("Every week, the last %n are kept, in {folder}", "", plan.keep).format(
                folder=visible(str(plan.folder), 200)
            )
            if plan.keep == 1:
                own = self.tr("Every week, only the last is kept, in {folder}").format(
                    folder=visible(str(plan.folder), 200)
                )
            buttons = [
                self._button(self.tr("Turn off"), "no-auto-backup", "quiet"),
                self._button(self.tr("Change…"), "auto-backup"),
            ]
        return rows.group(
            self.tr("Backups and storage"),
            rows.setting(
                self.tr("Backup"),
                self._last(plan.last, facts.today),
                self._button(self.tr("Make one now…"), "backup"),
            ),
            rows.setting(self.tr("Backups by themselves"), own, *buttons),
            rows.setting(
                self.tr("Where your journal is"),
                self.tr("The vault folder {folder}").format(folder=visible(str(facts.place), 200)),
                self._button(self.tr("Move it…"), "move", "quiet"),
                self._button(self.tr("Show it"), "show-folder"),
            ),
            rows.setting(
                self.tr("Is everything whole?"),
                self.tr("Looks through all of your journal"),
                self._button(self.tr("Check it"), "check"),
            ),
            rows.setting(
                self.tr("Export your own entries"),
                self.tr("As Markdown or JSON Lines, readable by anyone"),
                self._button(self.tr("Export…"), "export"),
            ),
            rows.setting(
                self.tr("Import another journal"),
                self.tr("Everything comes in private"),
                self._button(self.tr("Import…"), "import"),
            ),
            rows.setting(
                self.tr("The bin"),
                self.tr("What you deleted rests there for 30 days"),
                self._button(self.tr("Look"), "bin"),
            ),
        )

    def _last(self, last: date | None, today: date) -> str:
        if last is None or last > today:
            return self.tr("None made from here yet")
        ago = (today - last).days
        if ago == 0:
            return self.tr("Last one today, encrypted")
        if ago == 1:
            return self.tr("Last one yesterday, encrypted")
        if ago < 2 * WEEK:
            return self.tr("Last one %n days ago, encrypted", "", ago)
        if ago < MANY_WEEKS * WEEK:
            return self.tr("Last one %n weeks ago, encrypted", "", ago // WEEK)
        day = dates.full(last)
        return self.tr("Last one on {day}, encrypted").format(day=day)

    # --- pairing --------------------------------------------------------------------------------

    def pairing(self, facts: Facts) -> QWidget:
        """With whom, the exchange folder, what was before, and leaving."""
        found: list[QWidget] = [self._paired(facts) if facts.paired else self._alone(facts)]
        status = facts.pairing
        if facts.paired:
            if facts.folder is None:
                where = self.tr("None. Files go by hand.")
                acts = [self._button(self.tr("Choose…"), "folder")]
            else:
                where = visible(str(facts.folder.path), 200)
                acts = [
                    self._button(self.tr("Use none"), "no-folder", "quiet"),
                    self._button(self.tr("Change…"), "folder"),
                ]
            found.append(rows.setting(self.tr("Exchange folder"), where, *acts))
        if facts.had_before:
            found.append(
                rows.setting(
                    self.tr("Share again what {partner} had").format(partner=self._partner),
                    self.tr("From the pairing before; you choose each"),
                    self._button(self.tr("Look…"), "again"),
                )
            )
        if facts.paired and status is not None and not status.hold:
            found.append(
                rows.setting(
                    self.tr("Begin again"),
                    self.tr(
                        "Only if your restored journal seems not to count at {partner}’s"
                    ).format(partner=self._partner),
                    self._button(self.tr("Begin again…"), "begin-again", "quiet"),
                )
            )
        found.append(
            rows.setting(
                self.tr("Leaving"),
                self.tr("One quiet page, in your own order. Nobody is told."),
                self._button(self.tr("Leave…"), "leave"),
            )
        )
        return rows.group(self.tr("Pairing"), *found)

    def _paired(self, facts: Facts) -> QWidget:
        status = facts.pairing
        title = self.tr("Paired with {partner}").format(partner=self._partner)
        if status is not None and status.hold:
            note = self.tr("Your journal was restored: say whether this still holds")
            return rows.setting(title, note, self._button(self.tr("Say it…"), "pair"))
        note = self.tr("Six words compared")
        if status is not None and status.since is not None:
            day = dates.day_and_month(status.since, facts.today)
            note = self.tr("Six words compared on {day}").format(day=day)
        return rows.setting(
            title,
            note,
            self._button(self.tr("See the words"), "pair", "quiet"),
            self._button(self.tr("Unpair…"), "unpair"),
        )

    def _alone(self, facts: Facts) -> QWidget:
        if facts.pairing is not None:
            return rows.setting(
                self.tr("Pairing is under way"),
                self.tr("It goes on where it was"),
                self._button(self.tr("Go on…"), "pair"),
            )
        return rows.setting(
            self.tr("Paired with nobody"),
            self.tr("Your journal is whole without it"),
            self._button(self.tr("Pair with someone…"), "pair"),
        )

    def _button(self, text: str, act: str, kind: Kind = "standard") -> Button:
        button = Button(text, kind)
        button.setObjectName(act)
        button.clicked.connect(self._on_button)
        return button

    def _on_button(self) -> None:
        button = self.sender()
        if button is not None:
            self.asked.emit(button.objectName())
