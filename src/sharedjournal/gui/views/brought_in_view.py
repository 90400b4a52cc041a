# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary after a file was brought in. *Later, all of it* is as good as any answer.

Titles are the partner's text: one line, made visible, in labels that show no markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sharedjournal.app import receiving
from sharedjournal.gui import sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views import seen_rows, share_words
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import (
    boxed,
    centred,
    clear,
    column,
    measured,
    row,
    rule,
    scrolled,
)
from sharedjournal.gui.widgets.sections import note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.app.arrivals import CameRow
    from sharedjournal.app.changes import Changes
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.exchange_viewmodel import FileBroughtIn

ROWS = 100
_LINE = 300


class BroughtInView(QFrame):
    """Signals: `left` for *Later, all of it*, `file_asked` to make the next file now."""

    left = Signal()
    file_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._context = context
        self._partner = context.people.partner
        back = Button(
            self.tr("From {partner}").format(partner=self._partner), "plain", "chevron-left"
        )
        back.clicked.connect(self.left)
        self._later = Button(self.tr("Later, all of it"))
        self._later.clicked.connect(self.left)
        head = boxed(row(back, None, self._later, margins=(16, 8, 16, 8)))
        head.setMinimumHeight(theme().size("paneHeader"))
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        inner = QWidget()
        inner.setLayout(
            centred(measured(column(40, self._body, 24, None, margins=(24, 0, 24, 0)), 768))
        )
        end = self.tr(
            "Bringing in a file sends nothing back. Everything else in it you already had."
        )
        foot = boxed(
            row(
                column(Icon("info", 15, "text3"), None),
                (Label(end, "caption", "text3", wrap=True), 1),
                margins=(24, 10, 24, 12),
                spacing=8,
            )
        )
        self.setLayout(column(head, rule(), (scrolled(inner), 1), foot))

    # --- Place ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self._later.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """See `Place`."""
        clear(self._body)

    # --- what is shown --------------------------------------------------------------------------

    def show_file(self, brought: FileBroughtIn) -> None:
        """Show what a file brought."""
        clear(self._body)
        rows, done = brought.came.rows, brought.done
        self._body.addLayout(
            row(
                Icon("circle-check", 24, "accent"),
                (Label(self.tr("Brought in"), "display"), 1),
                spacing=12,
            )
        )
        self._gap(6)
        genuine = self.tr("It came from {partner}’s journal and wasn’t changed on the way.")
        self._body.addWidget(
            Label(genuine.format(partner=self._partner), "body", "text2", wrap=True)
        )
        if done.renamed:
            self._gap(14)
            name = visible(done.renamed, _LINE)
            words = self.tr("Your partner goes by the name {name} now.").format(name=name)
            self._body.addWidget(note(words, "partner", "users-round"))
        if not rows and not done.renamed:
            self._gap(20)
            words = self.tr("Nothing new in this file: you already have all of it.")
            self._body.addWidget(note(words, "sunken"))
        kinds = (
            (self.tr("New for you"), ("envelope", "page", "wordless", "sealed")),
            (self.tr("Changed since"), ("changed",)),
            (self.tr("A request"), ("request",)),
            (self.tr("Now it can open"), ("opened",)),
        )
        for title, wanted in kinds:
            self._section(title, [each for each in rows if each.kind in wanted])
        if brought.came.keys_leave:
            self._gap(20)
            self._body.addLayout(self._next_file())

    def _section(self, title: str, rows: Sequence[CameRow]) -> None:
        if not rows:
            return
        self._gap(24)
        self._body.addWidget(Label(title, "subhead"))
        self._gap(8)
        self._body.addWidget(seen_rows.card([self._line(each) for each in rows[:ROWS]]))
        if len(rows) > ROWS:
            self._gap(6)
            words = self.tr("And more, under From {partner}.").format(partner=self._partner)
            self._body.addWidget(Label(words, "small", "text2"))

    def _line(self, came: CameRow) -> QWidget:
        if came.kind == "request":
            return self._request(came)
        words = self.tr("Read both") if came.kind == "opened" else self.tr("Read")
        if came.kind == "envelope":
            words = self.tr("Look at it")
        acts: list[QWidget] = []
        if came.kind != "sealed" or came.thread:
            look = Button(self.tr("Look at it") if came.kind == "sealed" else words)
            look.setAccessibleName(f"{look.accessibleName()}: {self._title(came)}")
            look.clicked.connect(self._opener(came))
            acts.append(look)
        icons = {"envelope": "mail", "sealed": "stamp", "opened": "stamp", "wordless": "pause"}
        return seen_rows.line(
            icons.get(came.kind, "mail-open"),
            self._title(came),
            self._part(came),
            *acts,
            tone="text2" if came.kind in ("sealed", "opened") else "partner",
            role="subhead" if came.kind == "envelope" else "cardTitle",
        )

    def _title(self, came: CameRow) -> str:
        if came.kind == "envelope":
            return self.tr("An envelope")
        if came.kind in ("sealed", "opened"):
            asked = visible(came.question, _LINE) or visible(came.form, _LINE)
            return asked or self.tr("A sealed answer")
        return visible(came.title, _LINE) or self.tr("Without a title")

    def _part(self, came: CameRow) -> str:
        who = self._partner
        if came.kind == "opened":
            words = self.tr(
                "{partner}’s key came with this file, so {partner}’s answer is open here."
            )
            return words.format(partner=who)
        if came.kind == "sealed":
            words = self.tr("{partner}’s answer is here, closed until both keys are handed over.")
            return words.format(partner=who)
        ask = sharing_words.ask_words(came.ask)
        care = ", ".join(sharing_words.care_words(came.care))
        if came.kind == "envelope":
            parts = [self.tr("Asks: {ask}").format(ask=ask)] if ask else []
            parts += [self.tr("Care: {care}").format(care=care)] if care else []
            return ". ".join(parts)
        parts = [visible(came.form, _LINE)] if came.form and came.form != came.title else []
        parts += [ask] if ask else []
        if came.day is not None:
            parts.append(share_words.day_of(came.day, self._context))
        if came.pictures == 1:
            parts.append(self.tr("One picture"))
        elif came.pictures:
            parts.append(self.tr("%n pictures", "", came.pictures))
        return ". ".join(parts)

    def _request(self, came: CameRow) -> QWidget:
        words = self.tr("{partner} asks you to let this go").format(partner=self._partner)
        if came.title:
            words = self.tr("{partner} asks you to let “{title}” go").format(
                partner=self._partner, title=visible(came.title, _LINE)
            )
        keep, let_go = Button(self.tr("Keep it")), Button(self.tr("Let it go"))
        line = seen_rows.line(
            "undo-2",
            words,
            self.tr("No reason is needed, either way. Your answer is not reported."),
            *(keep, let_go),
            tone="partner",
            role="subhead",
        )
        keep.clicked.connect(self._answerer(came, receiving.keep, line, self.tr("Kept here")))
        let_go.clicked.connect(self._answerer(came, receiving.let_go, line, self.tr("Let go")))
        return line

    def _next_file(self) -> QVBoxLayout:
        make = Button(self.tr("Make it now…"), "quietshare", small=True, edge=True)
        make.clicked.connect(self.file_asked)
        words = self.tr(
            "Both answers are here, and your key is in the next file. Make it, and they open."
        )
        return column(
            row(
                column(Icon("overlap", 16, "shared"), None), (Label(words, wrap=True), 1), spacing=8
            ),
            row(make, None, margins=(24, 0, 0, 0)),
            spacing=2,
        )

    # --- what the person does -------------------------------------------------------------------

    def _opener(self, came: CameRow) -> Callable[[], None]:
        navigator = self._context.navigator

        def act() -> None:
            if came.thread is not None and came.kind != "envelope":
                navigator.show_thread(came.thread)
            else:
                navigator.show_entry(came.id)

        return act

    def _answerer(
        self,
        came: CameRow,
        command: Callable[[Session, str], Changes],
        line: QWidget,
        said: str,
    ) -> Callable[[], None]:
        def ok(changes: Changes) -> None:
            for button in line.findChildren(Button):
                button.hide()
            layout = line.layout()
            if layout is not None:
                layout.addWidget(Label(said, "small", "text2"))
            announce(self, said)
            self._later.setFocus(Qt.FocusReason.OtherFocusReason)
            self._context.bus.tell(changes, self)

        def act() -> None:
            self._context.tasks.vault(lambda session, _job: command(session, came.id), ok)

        return act

    def _gap(self, size: int) -> None:
        self._body.addSpacing(theme().px(size))
