# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which a form is begun: what it is for, what it is about, and in which part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from sharedjournal.domain.record import MAX_TOPIC
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.step_fields import ChoiceField
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import Labelled, Line
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, centred, clear, column, measured, row, scrolled

if TYPE_CHECKING:
    from sharedjournal.app.threads import FormRow

_WORDS = 300
_WHY = 2000


class StartForm(QFrame):
    """Signals: `begin_asked(str, str, object)` form, topic, role or None; `left`."""

    begin_asked = Signal(str, str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._form: FormRow | None = None
        self._title = Label("", "title", wrap=True)
        self._why = Label("", "body", "text2", wrap=True)
        self._topic = Line(self.tr("What it is about"))
        self._topic.setMaxLength(MAX_TOPIC)
        self._topic.textEdited.connect(self._on_changed)
        self._about = Labelled(self._topic, self.tr("What it is about"))
        self._roles = QVBoxLayout()
        self._roles.setContentsMargins(0, 0, 0, 0)
        self._role: ChoiceField | None = None
        back = Button(self.tr("Together"), "plain", "chevron-left")
        back.setAccessibleName(self.tr("Back to Together"))
        back.clicked.connect(self.left)
        self._begin = Button(self.tr("Begin"), "primary")
        self._begin.clicked.connect(self._on_begin)
        quiet = Label(
            self.tr("Beginning tells nobody anything. You see it first, then you decide."),
            "small",
            "text3",
            wrap=True,
        )
        page = column(
            *(24, self._title, 8, self._why, 24, self._about, 12, self._roles, 16),
            *(row(self._begin, None), 14, quiet, None),
            margins=(24, 0, 24, 24),
        )
        self.setLayout(
            column(
                row(back, None, margins=(12, 12, 12, 12)),
                (scrolled(boxed(centred(measured(page, 508)))), 1),
            )
        )

    def show_form(self, form: FormRow) -> None:
        """Offer to begin this form."""
        self._form = form
        self._title.setText(visible(form.title, _WORDS))
        self._why.setText(visible(form.why, _WHY))
        self._topic.clear()
        self._about.setVisible(form.takes_topic)
        clear(self._roles)
        self._role = None
        if form.roles:
            name = self.tr("Your part in it")
            choices = [(role, visible(role, _WORDS)) for role in form.roles]
            self._role = ChoiceField(name, choices)
            self._role.changed.connect(self._on_changed)
            self._roles.addWidget(Label(name, "subhead"))
            self._roles.addSpacing(theme().px(6))
            self._roles.addWidget(self._role)
        self._on_changed()
        (self._topic if form.takes_topic else self._begin).setFocus()

    def forget(self) -> None:
        """Let go of every word."""
        self._topic.clear()

    def _on_changed(self) -> None:
        form = self._form
        ready = form is not None and (not form.takes_topic or bool(self._topic.text().strip()))
        chosen = self._role is None or bool(self._role.value)
        self._begin.setEnabled(ready and chosen)

    def _on_begin(self) -> None:
        if self._form is not None:
            role = self._role.value if self._role is not None else None
            self.begin_asked.emit(self._form.name, self._topic.text().strip(), role)
