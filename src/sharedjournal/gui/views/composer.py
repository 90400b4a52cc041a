# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a step is written, in whatever form it stands: its question, beginnings of sentences, its
fields, and at the foot one verb. Before anything goes, the very record is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from sharedjournal.app.threads import Asked
from sharedjournal.gui import error_text
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.paper import Paper
from sharedjournal.gui.views.step_fields import StepField, field_of
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Check
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import (
    Flow,
    boxed,
    centred,
    clear,
    column,
    measured,
    row,
    rule,
    scrolled,
)

if TYPE_CHECKING:
    from sharedjournal.app.letters import Letter
    from sharedjournal.app.threads import ToWrite
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.thread_viewmodel import ThreadViewModel

_WORDS = 300
_QUESTION = 2000
_SHORT = 40


class Composer(QFrame):
    """Signals: `kept` after *Keep as draft*, `preview_changed(bool)`."""

    kept = Signal()
    preview_changed = Signal(bool)

    def __init__(self, context: Context, model: ThreadViewModel, *, width: int = 620) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._starters: tuple[str, ...] = ()
        self._fields: dict[str, StepField] = {}
        self._ticks: dict[str, Check] = {}
        self._make_writing(width)
        self._make_preview(width)
        self._make_foot()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._writing)
        self._pages.addWidget(self._seen)
        self.setLayout(column((self._pages, 1), rule(), self._foot))
        model.step_shown.connect(self._on_step)
        model.changed.connect(self._on_changed)
        model.previewed.connect(self._on_previewed)
        model.refused.connect(self._on_refused)

    # --- parts ----------------------------------------------------------------------------------

    def _make_writing(self, width: int) -> None:
        self._above = QVBoxLayout()
        self._above.setContentsMargins(0, 0, 0, 0)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        whole = column(self._above, self._page, None, margins=(22, 18, 22, 18))
        self._writing = scrolled(boxed(centred(measured(whole, width + 44))))

    def _make_preview(self, width: int) -> None:
        self._paper = Paper(self._context)
        who = self._context.people.partner
        self._stays = Label("", "small", "text2", wrap=True)
        head = Label(
            self.tr("{partner} will read this and nothing else").format(partner=who), "subhead"
        )
        whole = column(head, 10, self._paper, 12, self._stays, None, margins=(22, 18, 22, 18))
        self._seen = scrolled(boxed(centred(measured(whole, width + 44))))

    def _make_foot(self) -> None:
        self._back = Button(self.tr("Keep as draft"))
        self._back.clicked.connect(self._on_back)
        self._go = Button(self.tr("Add to next file…"), "share", "overlap")
        self._go.clicked.connect(self._on_go)
        # Clay means that the partner gets something; what stays here has the colour of the journal.
        self._keep = Button(self.tr("Keep it in my journal"), "primary", "lock")
        self._keep.clicked.connect(self._model.keep_private)
        self._keep.hide()
        self._foot = boxed(
            row(None, self._back, self._keep, self._go, margins=(22, 12, 22, 12), spacing=10)
        )

    def put_above(self, *widgets: QWidget) -> None:
        """What stands above the fields: a sealed part, what is answered."""
        clear(self._above)
        for widget in widgets:
            self._above.addWidget(widget)
            self._above.addSpacing(theme().px(16))

    def set_starters(self, starters: tuple[str, ...]) -> None:
        """Beginnings that fit what was asked for; they come before those of the step."""
        self._starters = starters

    def write_here(self) -> None:
        """Put the keyboard into the first field."""
        for field in self._fields.values():
            field.setFocus()
            return

    # --- a step ---------------------------------------------------------------------------------

    def _on_step(self, step: ToWrite | None) -> None:
        clear(self._column)
        self._fields, self._ticks = {}, {}
        self._pages.setCurrentWidget(self._writing)
        self._foot.setVisible(step is not None)
        if step is None:
            return
        self._add_question(step)
        for item in self._inputs(step):
            self._add_field(item, step)
        self._show_foot()
        self._on_changed()

    @staticmethod
    def _inputs(step: ToWrite) -> tuple[Asked, ...]:
        if step.choices and not any(item.kind == "choice" for item in step.inputs):
            choice = Asked(name="choice", kind="choice", optional=False, label=step.question)
            return (choice, *step.inputs)
        return step.inputs

    def _add_question(self, step: ToWrite) -> None:
        if step.question:
            question = Label(visible(step.question, _QUESTION), "subtitle", wrap=True)
            self._column.addWidget(question)
            self._gap(10)
        if step.private:
            words = self.tr("This never travels. It stays in your journal.")
            self._column.addLayout(row(Icon("lock", 15), (Label(words, "small"), 1), spacing=8))
            self._gap(10)
        starters = (*self._starters, *step.starters)
        if starters and any(item.kind == "text" for item in step.inputs):
            begin = Label(self.tr("You could begin with"), "caption", "text3", weight=600)
            self._column.addWidget(begin)
            self._gap(2)
            buttons = []
            for text in dict.fromkeys(starters):
                button = Button(visible(text, _WORDS), "quiet", small=True)
                button.setProperty("starter", text)
                button.clicked.connect(self._on_starter)
                buttons.append(button)
            self._column.addWidget(Flow(*buttons, gap=2))
            self._gap(12)

    def _add_field(self, item: Asked, step: ToWrite) -> None:
        label = visible(item.label, _WORDS)
        field = field_of(item, label, step.choices)
        field.show_value(self._model.words.values.get(item.name))
        field.changed.connect(self._on_field)
        head = Label(label, "subhead", wrap=len(label) > _SHORT)
        tick = None
        if self._model.may_hold_back(item):
            tick = Check(self.tr("Goes along"), tone="shared")
            tick.setAccessibleName(self.tr("“{field}” goes along").format(field=label))
            tick.setProperty("input", item.name)
            tick.clicked.connect(self._on_tick)
            tick.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._ticks[item.name] = tick
        optional = [Label(self.tr("optional"), "small", "text3")] if item.optional else []
        self._column.addLayout(
            row((head, 0), *optional, None, *([tick] if tick is not None else []), spacing=8)
        )
        self._gap(6)
        self._column.addWidget(field)
        self._gap(16)
        self._fields[item.name] = field

    # --- events ---------------------------------------------------------------------------------

    def _on_field(self) -> None:
        changed = self.sender()
        for name, field in self._fields.items():
            if field is changed:
                self._model.change(name, field.value)

    def _on_tick(self) -> None:
        tick = self.sender()
        if isinstance(tick, Check):
            self._model.hold_back(str(tick.property("input")), held=not tick.isChecked())

    def _on_starter(self) -> None:
        button = self.sender()
        words = str(button.property("starter")) if button is not None else ""
        fields = [f for f in self._fields.values() if f.isAncestorOf(self.focusWidget() or self)]
        for field in (*fields, *self._fields.values()):
            if field.begin_with(words):
                return

    def _on_changed(self) -> None:
        for name, tick in self._ticks.items():
            tick.setVisible(bool(self._model.words.values.get(name)))
            tick.setChecked(name not in self._model.words.held_back)
        for verb in (self._go, self._keep):
            verb.setEnabled(self._model.can_confirm)
        missing = ", ".join(item.label for item in self._model.missing)
        if missing:
            missing = self.tr("Still empty: {fields}").format(fields=visible(missing, _WORDS))
        for verb in (self._go, self._keep):
            verb.setToolTip(missing)
            verb.setAccessibleDescription(missing)
        if self._pages.currentWidget() is self._seen and self._model.step is None:
            self._pages.setCurrentWidget(self._writing)

    def _show_foot(self) -> None:
        step = self._model.step
        if step is None:
            return
        seen = self._pages.currentWidget() is self._seen
        self._back.setText(self.tr("Go on writing") if seen else self.tr("Keep as draft"))
        self._keep.setVisible(step.private)
        self._go.setVisible(not step.private)
        if step.sealed:
            self._go.setText(self.tr("Seal my answer") if seen else self.tr("Seal my answer…"))
            self._go.set_icon("stamp")
        else:
            self._go.setText(self.tr("Add to next file") if seen else self.tr("Add to next file…"))
            self._go.set_icon("overlap")

    def _on_back(self) -> None:
        if self._pages.currentWidget() is self._seen:
            self._model.close_preview()
            return
        self._model.save()
        announce(self, self.tr("Kept as a draft. Only you see it."))
        self.kept.emit()

    def _on_go(self) -> None:
        step = self._model.step
        if step is None:
            return
        if self._pages.currentWidget() is self._seen:
            self._model.confirm()
        else:
            self._model.preview()

    def _on_previewed(self, letter: Letter | None) -> None:
        self._paper.show_letter(letter)
        self._pages.setCurrentWidget(self._writing if letter is None else self._seen)
        held = ", ".join(f"“{visible(item.label, _WORDS)}”" for item in self._model.held_back)
        words = self.tr("Stays in your journal: {fields}").format(fields=held) if held else ""
        step = self._model.step
        if step is not None and step.sealed:
            sealed = self.tr(
                "It is sealed until both of you have answered. Once a file held its key, neither "
                "of you can change a word."
            )
            words = f"{sealed} {words}" if words else sealed
        self._stays.setText(words)
        self._show_foot()
        self.preview_changed.emit(letter is not None)
        if letter is not None:
            announce(self, self._paper.accessibleName())
            self._go.setFocus()

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(error_text.describe(error, self._context.people.partner))

    def _gap(self, size: int) -> None:
        self._column.addSpacing(theme().px(size))

    def forget(self) -> None:
        """Let go of every word."""
        self._on_step(None)
        self._paper.show_letter(None)
        clear(self._above)
