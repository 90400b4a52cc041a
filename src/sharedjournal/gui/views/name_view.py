# SPDX-License-Identifier: GPL-3.0-or-later
"""Name and sign: what the partner is told, and what others at this computer see before it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup
from typing_extensions import override

from sharedjournal.gui.views.subpage import SubPage
from sharedjournal.gui.widgets.backdrop import SIGNS
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Check
from sharedjournal.gui.widgets.fields import Labelled, Line
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import clear, column, measured, row
from sharedjournal.gui.widgets.tiles import SignTile

if TYPE_CHECKING:
    from sharedjournal.gui.viewmodels.settings_viewmodel import Facts, SettingsViewModel
    from sharedjournal.gui.widgets.layouts import Item

LONGEST = 100
FORM = 440


class NameView(SubPage):
    """The place `settings/name`."""

    def __init__(self, model: SettingsViewModel) -> None:
        super().__init__("")
        self.back.setText(self.tr("Settings"))
        self._model = model
        model.changed.connect(self._on_changed)

    @override
    def arrive(self) -> None:
        clear(self.body)
        facts = self._model.facts
        if facts is None:
            self._model.look()
        else:
            self._build(facts)

    def _on_changed(self, facts: Facts) -> None:
        if self.isVisible() and self.body.count() == 0:
            self._build(facts)

    def _build(self, facts: Facts) -> None:
        self.put_title(
            self.tr("Name and sign"),
            self.tr("Your name goes along in the files that you make for your partner."),
        )
        self._name = Line(self.tr("Your name"), large=True)
        self._name.setMaxLength(LONGEST)
        self._name.setText(facts.name)
        self._name_box = Labelled(self._name, self.tr("Your name"))
        self._listed = Check(
            self.tr("Show a name before the journal is open"),
            self.tr("Whoever opens the app here sees it"),
            checked=facts.label is not None,
        )
        self._label = Line(self.tr("A name to show"), large=True)
        self._label.setMaxLength(LONGEST)
        self._label.setText(facts.label or facts.name)
        self._label_box = Labelled(
            self._label,
            self.tr("A name to show"),
            self.tr("It need not be your own. Without it, the journal is opened from its folder."),
        )
        self._label_box.setEnabled(facts.label is not None)
        self._listed.toggled.connect(self._label_box.setEnabled)
        names = (
            self.tr("Sign: tide"),
            self.tr("Sign: stones"),
            self.tr("Sign: window"),
            self.tr("Sign: moon"),
            self.tr("Sign: dot"),
        )
        self._signs = QButtonGroup(self)
        tiles: list[Item] = []
        for number, (kind, name) in enumerate(zip(SIGNS, names, strict=True)):
            tile = SignTile(kind, name)
            tile.setFixedSize(tile.sizeHint())
            tile.setChecked(kind == facts.sign)
            self._signs.addButton(tile, number)
            tiles += [tile, None]
        if self._signs.checkedButton() is None:
            self._signs.button(len(SIGNS) - 1).setChecked(True)
        save = Button(self.tr("Keep it so"), "primary", large=True)
        save.clicked.connect(self._on_save)
        self.put(
            measured(
                column(
                    *(self._name_box, 18, self._listed, 8, self._label_box, 18),
                    *(Label(self.tr("A sign"), "subhead"), 8, row(*tiles[:-1]), 24, save),
                ),
                FORM,
            )
        )
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        facts = self._model.facts
        if facts is None:
            return
        name, label = self._name.text().strip(), self._label.text().strip()
        wants_label = self._listed.isChecked()
        self._name_box.show_error("" if name else self.tr("A name is needed here."))
        self._label_box.show_error(
            self.tr("A name is needed here.") if wants_label and not label else ""
        )
        if not name or (wants_label and not label):
            return
        sign = SIGNS[max(self._signs.checkedId(), 0)]
        shown = label if wants_label else None
        if (shown, sign) != (facts.label, facts.sign):
            self._model.list_as(shown, sign)
        if name != facts.name:
            self._model.rename(name)
        self.left.emit()
