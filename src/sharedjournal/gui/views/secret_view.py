# SPDX-License-Identifier: GPL-3.0-or-later
"""A new passphrase, with or without a new key, and new recovery words: one thing a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from sharedjournal.gui import dates, error_text, recovery_sheet
from sharedjournal.gui.viewmodels.secret_viewmodel import SecretViewModel, Stage
from sharedjournal.gui.views.secret_pages import (
    PassphraseFields,
    RecoverySheet,
    WordsBack,
    titled,
)
from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Check, RadioGroup, RadioRow
from sharedjournal.gui.widgets.layouts import centred, clear, row
from sharedjournal.gui.widgets.sections import note

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.settings_viewmodel import SettingsViewModel

FORM = 440
SAME_KEY, NEW_KEY = "passphrase", "key"


class SecretView(SubPage):
    """The place `settings/secret`. Signals: `pair_again_asked` after a new key."""

    pair_again_asked = Signal()

    def __init__(self, context: Context, settings: SettingsViewModel) -> None:
        super().__init__("", width=700)
        self.back.setText(self.tr("Settings"))
        self._context, self._settings = context, settings
        self.model = SecretViewModel(context)
        self.model.changed.connect(self._on_stage)
        self.model.refused.connect(self._on_refused)
        self.left.connect(self.model.forget)
        self._fields: PassphraseFields | None = None

    @override
    def forget(self) -> None:
        self.model.forget()
        self._drop_fields()
        super().forget()

    def _drop_fields(self) -> None:
        if self._fields is not None:
            self._fields.forget()
            self._fields = None

    # --- pages ----------------------------------------------------------------------------------

    def _on_stage(self, stage: Stage) -> None:
        self._drop_fields()
        clear(self.body)
        page = {
            Stage.ASK: self._ask,
            Stage.SHEET: self._sheet,
            Stage.BACK: self._words_back,
            Stage.WORKING: self._working,
            Stage.DONE: self._done,
        }[stage]()
        self.body.addLayout(centred(page))
        self.back.setEnabled(stage is not Stage.WORKING)
        if self._fields is not None:
            self._fields.focus_first()

    def _ask(self) -> QWidget:
        facts = self._settings.facts
        fields = self._fields = PassphraseFields(self.model.suggest)
        what = RadioGroup(
            [
                (
                    SAME_KEY,
                    RadioRow(
                        self.tr("A new passphrase"),
                        self.tr("Quick. Copies made before open with the old one."),
                        tone="accent",
                        inline=False,
                    ),
                ),
                (
                    NEW_KEY,
                    RadioRow(
                        self.tr("A new passphrase and a new key"),
                        self.tr("If someone may have seen the old one, or copied the folder."),
                        tone="accent",
                        inline=False,
                    ),
                ),
            ],
            on=SAME_KEY,
            gap=8,
        )
        words = Check(
            self.tr("New recovery words, too"),
            self.tr("The old sheet then opens copies made before, and nothing else"),
            checked=True,
        )
        words.hide()
        with_words = facts is not None and facts.has_recovery
        what.chosen.connect(lambda key: words.setVisible(key == NEW_KEY and with_words))
        go = Button(self.tr("Go on"), "primary", large=True)
        go.setEnabled(False)
        fields.changed.connect(lambda: go.setEnabled(fields.is_filled))

        def on_go() -> None:
            if fields.is_filled and fields.agree():
                new_key = what.current == NEW_KEY
                new_words = with_words and words.isChecked()
                self.model.choose(fields.take(), new_key=new_key, new_words=new_words)

        go.clicked.connect(on_go)
        fields.finished.connect(on_go)
        return titled(
            FORM,
            self.tr("A passphrase of your own"),
            self.tr("Four or more words with nothing in common. Long beats clever."),
            *(what, 8, words, 18, fields, 18, go),
        )

    def _sheet(self) -> QWidget:
        sheet = RecoverySheet(dates.full(self._context.clock.today()))
        sheet.set_words(self.model.words)
        sheet.print_asked.connect(self._on_print)
        sheet.pdf_asked.connect(self._on_pdf)
        sheet.written.connect(self.model.sheet_kept)
        go = Button(self.tr("Go on"), "primary", large=True)
        go.clicked.connect(self.model.sheet_kept)
        return titled(
            620,
            self.tr("Your way back in"),
            self.tr(
                "If the passphrase is ever lost, only these 24 words help. Nothing is changed "
                "before you have typed three of them back."
            ),
            *(sheet, 18, row(None, go)),
        )

    def _words_back(self) -> QWidget:
        back = WordsBack(self.model.asked)
        go = Button(self.tr("Change it now"), "primary", large=True)
        go.setEnabled(False)
        back.changed.connect(lambda: go.setEnabled(back.are_right(self.model.words)))
        back.again.connect(self.model.go_back)
        go.clicked.connect(self.model.words_typed)
        return titled(
            560,
            self.tr("Three of your words"),
            self.tr("Type them from your sheet, so that you know it’s complete and readable."),
            *(back, 18, row(None, go)),
        )

    def _working(self) -> QWidget:
        return titled(
            FORM,
            self.tr("One moment"),
            self.tr("What opens your journal is being changed. With a new key this takes longer."),
        )

    def _done(self) -> QWidget:
        go = Button(self.tr("Back to the settings"), "primary", large=True)
        go.clicked.connect(self.left)
        if not self.model.has_new_key:
            say = self.tr("Copies and backups made before still open with the old secrets.")
            return titled(FORM, self.tr("It is changed"), say, go)
        again = Button(self.tr("Pair again…"), "quiet")
        again.clicked.connect(self.pair_again_asked)
        replace = Button(self.tr("Replace my backups"))
        replace.clicked.connect(self._settings.replace_backups)
        facts = self._settings.facts
        replace.setVisible(facts is not None and facts.backups.folder is not None)
        again.setVisible(facts is not None and facts.paired)
        return titled(
            FORM,
            self.tr("It is changed"),
            self.tr("Your journal has a new passphrase and a new key."),
            note(
                self.tr(
                    "Copies and backups made before still open with the old secrets, and so does "
                    "what is in them: also the keys of your pairing. If someone may have such a "
                    "copy, pair again as well."
                ),
                "caution",
                "lightbulb",
            ),
            *(18, row(None, again, replace, None, spacing=10), 18, go),
        )

    # --- acts -----------------------------------------------------------------------------------

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(error_text.describe(error))

    def _on_print(self) -> None:
        recovery_sheet.print_sheet(self, self.model.words, self._context.clock.today())

    def _on_pdf(self) -> None:
        path = self._context.dialogs.save_file(
            self.tr("Save the recovery sheet"),
            self.tr("recovery sheet.pdf"),
            self.tr("PDF (*.pdf)"),
        )
        if path is None:
            return
        words, day = self.model.words, self._context.clock.today()
        self._context.tasks.pool(
            lambda _job: recovery_sheet.write_pdf(path, words, day), None, self._on_refused
        )
