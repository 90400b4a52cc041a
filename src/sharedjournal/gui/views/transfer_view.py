# SPDX-License-Identifier: GPL-3.0-or-later
"""Export and import, a page each: what it means first, then the act, with progress and Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from typing_extensions import override

from sharedjournal.gui import error_text
from sharedjournal.gui.viewmodels.transfer_viewmodel import Looked, TransferViewModel
from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import RadioGroup, RadioRow
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import clear, row
from sharedjournal.gui.widgets.sections import note
from sharedjournal.gui.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.jobs import Step
    from sharedjournal.app.transfer import Scope, Taken
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

JSONL, MARKDOWN = "jsonl", "markdown"


class _TransferPage(SubPage):
    """What both pages share: the strip of work under way, and refusals in words."""

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self.back.setText(self.tr("Settings"))
        self._context = context
        self.model = TransferViewModel(context)
        self._strip = WorkStrip(self.tr("Stop"), self.tr("Close"))
        self._strip.cancelled.connect(self.model.cancel)
        self._strip.acted.connect(self._strip.hide)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._strip)
        self.model.working.connect(self._on_working)
        self.model.progressed.connect(self._on_progressed)
        self.model.idle.connect(self._strip.hide)
        self.model.refused.connect(self._on_refused)

    @override
    def forget(self) -> None:
        self.model.cancel()
        super().forget()

    def _on_working(self, work: str) -> None:
        words = {
            "look": self.tr("Looking at the journal…"),
            "import": self.tr("Importing…"),
            "export": self.tr("Writing the export…"),
        }
        self._strip.show_work(words[work], "hard-drive")

    def _on_progressed(self, step: Step) -> None:
        self._strip.show_progress(step.done, step.total)

    def _on_refused(self, error: SharedJournalError) -> None:
        words = error_text.describe(error)
        if error.kind == "BadInput":
            words = error_text.Words(
                self.tr("That can’t be used"),
                self.tr("It is not there, is not of this kind, or may not be read or written."),
                self.tr("Nothing was changed."),
                self.tr("Choose again."),
            )
        self._context.dialogs.tell(words)


class ExportView(_TransferPage):
    """The place `settings/export`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model.exported.connect(self._on_exported)

    @override
    def arrive(self) -> None:
        super().arrive()
        clear(self.body)
        partner = self._context.people.partner
        self.put_title(
            self.tr("Export your own entries"),
            self.tr("Your words in an open format, to keep or to take to another program."),
        )
        self._scope = RadioGroup(
            [
                (
                    "own",
                    RadioRow(
                        self.tr("All that I wrote"),
                        self.tr("Also what nobody else has seen"),
                        tone="accent",
                        inline=False,
                    ),
                ),
                (
                    "shared",
                    RadioRow(
                        self.tr("Only what I shared"),
                        self.tr("Entries that are in a file, or will be in the next"),
                        tone="accent",
                        inline=False,
                    ),
                ),
                (
                    "all",
                    RadioRow(
                        self.tr("Also what {partner} shared with me").format(partner=partner)
                        if partner
                        else self.tr("Also what was shared with me"),
                        self.tr("As far as it was opened, each with how it is to be held"),
                        tone="partner",
                        inline=False,
                    ),
                ),
            ],
            on="own",
            gap=8,
        )
        self._kind = RadioGroup(
            [
                (
                    MARKDOWN,
                    RadioRow(
                        self.tr("Markdown"),
                        self.tr("A folder with one text file for each entry"),
                        tone="accent",
                        inline=False,
                    ),
                ),
                (
                    JSONL,
                    RadioRow(
                        self.tr("JSON Lines"),
                        self.tr("One file, for programs"),
                        tone="accent",
                        inline=False,
                    ),
                ),
            ],
            on=MARKDOWN,
            gap=8,
        )
        warning = self.tr(
            "An export is not encrypted. Whoever gets hold of it can read every word, also from a "
            "disk on which it was deleted. Pictures do not go along."
        )
        go = Button(self.tr("Export…"), "primary", large=True)
        go.clicked.connect(self._on_export)
        self.put(
            Label(self.tr("What"), "subhead"),
            *(8, self._scope, 22, Label(self.tr("How"), "subhead"), 8, self._kind, 22),
            note(warning, "caution", "lightbulb"),
            22,
        )
        self.body.addLayout(row(None, go))

    def _on_export(self) -> None:
        kind = self._kind.current
        if kind == MARKDOWN:
            path = self._context.dialogs.save_file(
                self.tr("Export into a new folder"), self.tr("journal export"), ""
            )
        else:
            path = self._context.dialogs.save_file(
                self.tr("Export"),
                self.tr("journal export") + ".jsonl",
                self.tr("JSON Lines (*.jsonl)"),
            )
        if path is not None:
            self.model.export(kind, path, cast("Scope", self._scope.current))

    def _on_exported(self, _path: Path) -> None:
        words = self.tr("The export is written. Anyone can read it: keep it where only you reach.")
        self._strip.show_news(words, self.tr("Good"), "circle-check")


class ImportView(_TransferPage):
    """The place `settings/import`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._looked: Looked | None = None
        self.model.looked.connect(self._on_looked)
        self.model.imported.connect(self._on_imported)

    @override
    def arrive(self) -> None:
        super().arrive()
        self._looked = None
        self._build()

    @override
    def forget(self) -> None:
        self._looked = None
        super().forget()

    def _build(self) -> None:
        clear(self.body)
        self.put_title(
            self.tr("Import another journal"),
            self.tr(
                "Everything comes in private, on its own day. What is here already comes in once "
                "only, however often you import it."
            ),
        )
        folder = Button(self.tr("A folder of Markdown files…"), large=True)
        folder.clicked.connect(self._on_folder)
        file = Button(self.tr("A JSON Lines file…"), large=True)
        file.clicked.connect(self._on_file)
        self.body.addLayout(row((folder, 1), (file, 1), spacing=12))
        self.put(
            22,
            note(
                self.tr(
                    "You see what would come in before anything does. Files stay where they are; "
                    "as they are not encrypted, you may want to erase them afterwards."
                ),
                "sunken",
            ),
        )
        if self._looked is not None:
            self._show_looked(self._looked)

    def _show_looked(self, looked: Looked) -> None:
        taken = looked.taken
        lines = [self.tr("New entries: {number}").format(number=taken.added)]
        if taken.already:
            lines.append(self.tr("Here already: {number}").format(number=taken.already))
        if taken.skipped:
            lines.append(self.tr("Cannot be read: {number}").format(number=taken.skipped))
        self.put(24, Label(self.tr("What was found"), "subhead"), 6)
        for line in lines:
            self.put(Label(line, "body", "text2"), 2)
        go = Button(self.tr("Bring them in"), "primary", large=True)
        go.setEnabled(taken.added > 0)
        go.clicked.connect(lambda: self.model.bring_in(looked))
        self.put(16)
        self.body.addLayout(row(None, go))
        go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_folder(self) -> None:
        path = self._context.dialogs.open_folder(self.tr("A folder of Markdown files"))
        if path is not None:
            self.model.look_at(MARKDOWN, path)

    def _on_file(self) -> None:
        path = self._context.dialogs.open_file(
            self.tr("A JSON Lines file"),
            self.tr("JSON Lines (*.jsonl *.ndjson *.json);;All files (*)"),
        )
        if path is not None:
            self.model.look_at(JSONL, path)

    def _on_looked(self, looked: Looked) -> None:
        self._looked = looked
        self._build()

    def _on_imported(self, _taken: Taken) -> None:
        self._looked = None
        self._build()
        words = self.tr("It is here, private, each entry on its own day.")
        self._strip.show_news(words, self.tr("Good"), "circle-check")
