# SPDX-License-Identifier: GPL-3.0-or-later
"""A page to read beside a list that is not the timeline: one's own, or the partner's.

Own pages are read here and changed in the timeline; hits of a search are marked, with keys through
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextEdit
from typing_extensions import override

from sharedjournal.app import faces, reading
from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.picture_strip import PictureStrip
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.choices import Chip
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import Flow, boxed, centred, column, measured, row, rule
from sharedjournal.gui.widgets.tags import Tag
from sharedjournal.gui.widgets.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.faces import Face
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.reading import Page
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import State
    from sharedjournal.gui.context import Context, RecordPane

MEASURE = 640
MOST_HITS = 500


class PagePane(QStackedWidget):
    """Nothing, an own page, or one of the partner's."""

    def __init__(self, context: Context, received: Callable[[], RecordPane] | None = None) -> None:
        super().__init__()
        self._context = context
        self._own = OwnPage(context)
        self._blank = boxed(column(None), "surface")
        self._received = received() if received is not None else None
        self.addWidget(self._blank)
        self.addWidget(self._own)
        if self._received is not None:
            self.addWidget(self._received)  # type: ignore[arg-type]

    def show_page(self, some_id: str, *, mine: bool, query: str = "") -> None:
        """Show an entry or record; `query` is what was looked for."""
        if mine:
            self._own.show_entry(some_id, query)
            self.setCurrentWidget(self._own)
        elif self._received is not None:
            self._received.show_record(some_id)
            self.setCurrentWidget(self._received)  # type: ignore[arg-type]

    def forget(self) -> None:
        """Let go of every word."""
        self._own.forget()
        if self._received is not None:
            self._received.forget()
        self.setCurrentWidget(self._blank)


class OwnPage(QFrame):
    """One's own page, to read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._context = context
        self._id, self._query, self._round = "", "", 0
        self._hits: list[QTextCursor] = []
        self._current = 0
        self._tag = Tag("private", "")
        self._where = Label("", "small", "text2")
        self._make_now = Button(self.tr("Make it now…"), "quietshare", small=True, edge=True)
        self._make_now.clicked.connect(context.navigator.make_file)
        self._edit = ToolButton("pen-line", self.tr("Change this entry"))
        self._edit.clicked.connect(self._on_edit)
        self._day = Label("", "small", "text2")
        self._title = Label("", "title", wrap=True)
        self._text = Writing(self.tr("Entry text"), "")
        self._text.setReadOnly(True)
        self._pictures = PictureStrip(context, removable=False)
        self._felt = Flow()
        self._hits_line = Label("", "small", "text2")
        before = ToolButton("chevron-up", self.tr("Previous match"), shortcut="Shift+F3")
        before.clicked.connect(self._on_before)
        after = ToolButton("chevron-down", self.tr("Next match"), shortcut="F3")
        after.clicked.connect(self._on_after)
        self._hits_bar = boxed(
            row(
                *(Icon("search", 16, "text2"), self._hits_line, None, before, after),
                margins=(14, 4, 8, 4),
                spacing=10,
            ),
            "sunken",
        )
        header = boxed(
            row(
                *(self._tag, 4, self._where, self._make_now, None, self._edit),
                margins=(24, 8, 16, 8),
                spacing=6,
            )
        )
        header.setMinimumHeight(theme().size("paneHeader"))
        page = column(
            *(18, self._hits_bar, 14, self._day, 4, self._title, 12, self._pictures),
            *((self._text, 1), 8, self._felt, 16),
            margins=(24, 0, 24, 0),
        )
        self.setLayout(column(header, rule(), (boxed(centred(measured(page, MEASURE + 48))), 1)))

    def show_entry(self, entry_id: str, query: str) -> None:
        """Ask for an entry and show it."""
        self._round += 1
        self._query = query
        current = self._round

        def work(session: Session, _job: Job) -> tuple[Page, Face | None]:
            return (
                reading.page(session, entry_id),
                faces.faces(session, [entry_id]).get(entry_id),
            )

        def ok(found: tuple[Page, Face | None]) -> None:
            if current == self._round:
                self._show(*found)

        self._context.tasks.vault(work, ok)

    def _show(self, page: Page, face: Face | None) -> None:
        self._id = page.id
        self._show_state(page.state, face)
        today, locale = self._context.clock.today(), self._context.locale
        day = dates.long(page.day, today, locale) if page.day else self.tr("Without a day")
        parts = [day]
        if face is not None and face.began is not None and face.began.date() == page.day:
            parts = [f"{day}, {dates.clock_time(face.began, locale)}"]
        if page.tags:
            parts.append(", ".join(page.tags))
        self._day.setText(" · ".join(parts))
        self._title.setText(page.title)
        self._title.setVisible(bool(page.title))
        self._text.show_source(page.body)
        self._pictures.show_pictures(page.id, page.pictures)
        words = sharing_words.mood_words()
        mood = [words[page.mood - 1]] if page.mood else []
        self._felt.set_widgets(*(Chip(word, static=True) for word in (*mood, *page.feelings)))
        self._mark_hits()

    def _show_state(self, state: State, face: Face | None) -> None:
        partner, today = self._context.people.partner, self._context.clock.today()
        kind, word = sharing_words.tag_of(
            mine=True, state=state, shut=False, face=face, partner=partner
        )
        self._tag.show_kind(kind, word, sharing_words.spoken_tag(kind, partner))
        where = sharing_words.where_of(state, face, today)
        self._where.setText(where or sharing_words.who_can_read(kind, partner))
        sleeping = face is not None and face.sleeps_until is not None
        self._make_now.setVisible(state == "next-file" and not sleeping)

    # --- hits -----------------------------------------------------------------------------------

    def _mark_hits(self) -> None:
        words = [word.strip('"') for word in self._query.split() if word.strip('"')]
        self._hits = []
        for word in words:
            found = self._text.document().find(word)
            while not found.isNull() and len(self._hits) < MOST_HITS:
                self._hits.append(QTextCursor(found))
                found = self._text.document().find(word, found)
        self._hits.sort(key=lambda cursor: cursor.selectionStart())
        self._current = 0
        self._hits_bar.setVisible(bool(self._hits))
        self._paint_hits()

    def _paint_hits(self) -> None:
        look = theme()
        marks = []
        for number, cursor in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(look.color("mark"))
            style.setForeground(look.color("onMark"))
            if number == self._current:
                style.setFontUnderline(True)
                style.setFontWeight(QFont.Weight.Bold)
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        self._text.setExtraSelections(marks)
        if self._hits:
            words = self.tr("“{words}”  {number} of {count} in this entry")
            self._hits_line.setText(
                words.format(words=self._query, number=self._current + 1, count=len(self._hits))
            )
            place = QTextCursor(self._hits[self._current])
            place.clearSelection()
            self._text.setTextCursor(place)
            self._text.ensureCursorVisible()

    def move_hit(self, step: int) -> None:
        """The next or previous match, round and round."""
        if self._hits:
            self._current = (self._current + step) % len(self._hits)
            self._paint_hits()

    def _on_before(self) -> None:
        self.move_hit(-1)

    def _on_after(self) -> None:
        self.move_hit(1)

    def _on_edit(self) -> None:
        if self._id:
            self._context.navigator.show_entry(self._id)

    def forget(self) -> None:
        """Let go of every word."""
        self._round += 1
        self._id = self._query = ""
        self._hits = []
        self._text.setExtraSelections([])
        self._text.forget()
        for label in (self._day, self._title, self._where, self._hits_line):
            label.clear()
        self._pictures.show_pictures("", ())
        self._felt.set_widgets()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._hits:
            self._paint_hits()
