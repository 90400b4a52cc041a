# SPDX-License-Identifier: GPL-3.0-or-later
"""Together: what is between you two, and shelves of what can be begun. Nothing here is due.

Shelves hold forms, which are data; an empty shelf is not shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.gui import error_text, icons
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.together_viewmodel import SHELVES, Hub, Shelf, TogetherViewModel
from sharedjournal.gui.views import thread_words
from sharedjournal.gui.views.start_form import StartForm
from sharedjournal.gui.views.thread_view import ThreadView
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, clear, column, row, rule, scrolled
from sharedjournal.gui.widgets.painting import (
    PaintedButton,
    elided,
    painting,
    placed,
    text_in,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from sharedjournal.app.session import Session
    from sharedjournal.app.threads import FormRow, ThreadRow
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

_WORDS = 200
_CARD = 300
MOST_COLUMNS = 3


class Opening(PaintedButton):
    """A quiet line that opens something; a chevron shows when it is pointed at or has the keys."""

    @override
    def sizeHint(self) -> QSize:
        wide = width_of(self.text(), theme().font("body", 500)) + theme().px(26)
        return QSize(round(wide), max(theme().px(32), theme().line_height("body") + 8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, font = theme().px, theme().font("body", 500)
        with painting(self) as painter:
            rect = placed(self, 0, 0, self.width(), self.height())
            words = elided(self.text(), font, self.width())
            self.setToolTip(self.text() if words != self.text() else "")
            text_in(painter, rect, words, font, "accent", direction=self.layoutDirection())
            if self.underMouse() or self.hasFocus():
                x = width_of(self.text(), font) + px(5)
                spot = placed(self, x, (self.height() - px(16)) / 2, px(16), px(16))
                name = "chevron-left" if self.rtl else "chevron-right"
                icons.draw(painter, name, spot.topLeft(), 16, "accent", 2)


class TogetherHub(QWidget):
    """The hub itself."""

    def __init__(
        self, context: Context, on_thread: Callable[[str], None], on_form: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._context, self._on_thread, self._on_form = context, on_thread, on_form
        self._hub = Hub()
        self._columns = MOST_COLUMNS
        self._between = QVBoxLayout()
        self._between.setContentsMargins(0, 0, 0, 0)
        self._shelves = QGridLayout()
        self._shelves.setContentsMargins(0, 0, 0, 0)
        self._shelves.setSpacing(theme().px(16))
        words = self.tr("Nothing here is due, and nothing piles up. Take what fits, or nothing.")
        page = column(
            *(Label(self.tr("Together"), "title"), 4, Label(words, "body", "text2", wrap=True), 22),
            *(self._between, self._shelves, None),
            margins=(32, 26, 32, 20),
        )
        self.setLayout(column((scrolled(boxed(page)), 1)))

    def show_hub(self, hub: Hub) -> None:
        """Show what there is."""
        self._hub = hub
        clear(self._between)
        for title, rows in (
            (self.tr("Between you two"), hub.going),
            (self.tr("Over, or resting"), hub.over),
        ):
            if not rows:
                continue
            self._between.addWidget(Label(title, "subhead"))
            self._between.addSpacing(theme().px(8))
            lines: list[QWidget] = []
            for each in rows:
                lines += [rule()] if lines else []
                lines.append(self._row(each, over=rows is hub.over))
            self._between.addWidget(boxed(column(*lines, margins=(1, 3, 1, 3)), "card"))
            self._between.addSpacing(theme().px(24))
        self._lay_shelves()

    def _row(self, thread: ThreadRow, *, over: bool) -> QWidget:
        form = visible(thread.title, _WORDS)
        topic = visible(forms.split_round(thread.topic)[0] or thread.about, _WORDS)
        title = Label(topic or form, "cardTitle")
        below = [Label(form, "small", "text2")] if topic else []
        line = thread_words.line_words(thread)
        go = Button(self.tr("Show") if over else self.tr("Go on"))
        go.setAccessibleName(
            self.tr("{act}: {title}").format(act=go.text().strip(), title=topic or form)
        )
        go.setProperty("thread", thread.id)
        go.clicked.connect(self._on_row)
        for label in (title, *below):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = column(title, *below, spacing=1)
        sign = Icon("message-square-quote" if thread.opener else "message-circle", 19)
        return boxed(
            row(
                *(sign, (words, 1), Label(line, "small", "text2"), go),
                margins=(18, 8, 12, 8),
                spacing=14,
            )
        )

    def _lay_shelves(self) -> None:
        clear(self._shelves)
        filled = [shelf for shelf in SHELVES if self._hub.on(shelf)]
        for number, shelf in enumerate(filled):
            card = self._shelf(shelf, self._hub.on(shelf))
            self._shelves.addWidget(card, number // self._columns, number % self._columns)
        for place in range(MOST_COLUMNS):
            self._shelves.setColumnStretch(place, 1 if place < self._columns else 0)

    def _shelf(self, shelf: Shelf, found: tuple[FormRow, ...]) -> QWidget:
        icon, title, line = self._shelf_words(shelf)
        head = column(Label(title, "heading"), Label(line, "small", "text2", wrap=True), spacing=1)
        top = row(column(Icon(icon, 22, "accent"), None), (head, 1), spacing=12)
        lines = []
        for form in found:
            opening = Opening(visible(form.title, _WORDS))
            opening.setAccessibleDescription(visible(form.why, 4 * _WORDS))
            opening.setToolTip(opening.text())
            opening.setProperty("form", form.name)
            opening.clicked.connect(self._on_opening)
            lines.append(opening)
        body = column(*lines, None, margins=(34, 0, 0, 0))
        card = boxed(column(top, 10, (body, 1), margins=(18, 16, 18, 14)), "card")
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        card.setAccessibleName(f"{title}. {line}")
        return card

    def _shelf_words(self, shelf: Shelf) -> tuple[str, str, str]:
        words = {
            "prompts": (
                "message-square-quote",
                self.tr("Prompts"),
                self.tr("A question, answered by both"),
            ),
            "time": ("hourglass", self.tr("Together time"), self.tr("In one room, or on a call")),
            "say": ("ear", self.tr("Say and listen"), self.tr("One writes, one takes it in")),
            "know": ("layers", self.tr("Know each other"), self.tr("What to know about me")),
            "mend": ("sprout", self.tr("Repair and mend"), self.tr("When something hurts")),
            "kept": ("library", self.tr("Shelf"), self.tr("What you both chose to keep")),
        }
        return words[shelf]

    def _on_row(self) -> None:
        button = self.sender()
        if button is not None:
            self._on_thread(str(button.property("thread")))

    def _on_opening(self) -> None:
        button = self.sender()
        if button is not None:
            self._on_form(str(button.property("form")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = min(max(self.width() // theme().px(_CARD), 1), MOST_COLUMNS)
        if columns != self._columns:
            self._columns = columns
            self._lay_shelves()


class TogetherView(QFrame):
    """The place *Together*: the hub, the page where a form is begun, one thread."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = TogetherViewModel(context)
        self.thread_view = ThreadView(context)
        self.start = StartForm()
        self.hub = TogetherHub(context, self.show_thread, self._show_form)
        self._pages = QStackedWidget()
        for page in (self.hub, self.start, self.thread_view):
            self._pages.addWidget(page)
        self.setLayout(column((self._pages, 1)))
        self.model.shown.connect(self.hub.show_hub)
        self.model.begun.connect(self.show_thread)
        self.model.refused.connect(self._on_refused)
        self.start.begin_asked.connect(self._on_begin)
        self.start.left.connect(self.show_hub)
        self.thread_view.left.connect(self.show_hub)

    def arrive(self) -> None:
        """See `Place`."""
        self.model.load()

    def forget(self) -> None:
        """See `Place`."""
        self.model.forget()
        self.thread_view.forget()
        self.start.forget()
        self.hub.show_hub(Hub())
        self._pages.setCurrentWidget(self.hub)

    def last_words(self) -> Callable[[Session], None] | None:
        """See `Place`."""
        return self.thread_view.last_words()

    def show_hub(self) -> None:
        """Show what there is between the two."""
        self._pages.setCurrentWidget(self.hub)
        self.model.load()

    def show_thread(self, thread: str) -> None:
        """Show one thread."""
        self._pages.setCurrentWidget(self.thread_view)
        self.thread_view.open(thread)

    def _show_form(self, name: str) -> None:
        form = self.model.hub.form(name)
        if form is None:
            return
        if not form.takes_topic and not form.roles:
            self.model.begin(form.name)
            return
        self.start.show_form(form)
        self._pages.setCurrentWidget(self.start)

    def _on_begin(self, form: str, topic: str, role: str | None) -> None:
        self.model.begin(form, topic=topic, role=role)

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(error_text.describe(error, self._context.people.partner))
