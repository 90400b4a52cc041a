# SPDX-License-Identifier: GPL-3.0-or-later
"""Deciding about one entry: its text, or exactly what would travel, and the share sheet beside it.

In a narrow window the sheet covers the text, and the two take turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sharedjournal.gui import dates
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.share_viewmodel import ShareViewModel
from sharedjournal.gui.views import share_words
from sharedjournal.gui.views.paper import Paper
from sharedjournal.gui.views.share_sheet import ShareSheet
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Chip
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import (
    Flow,
    boxed,
    centred,
    column,
    measured,
    row,
    rule,
    scrolled,
)
from sharedjournal.gui.widgets.marked_text import MarkedText
from sharedjournal.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from sharedjournal.app.letters import Letter
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context

SHEET = 408
BOTH_ABOVE = 1000
"""In a narrower window the sheet covers the text."""


class ShareView(QFrame):
    """Signals: `left` when the decision was taken or put off."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._context = context
        self.share = ShareViewModel(context)
        self.sheet = ShareSheet(context, self.share)
        self._opener: QWidget | None = None
        self._at_text = False
        self._make_entry()
        self._make_preview()
        self._pane = QStackedWidget()
        self._pane.addWidget(self._entry)
        self._pane.addWidget(self._preview)
        self._rule = rule("v")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pane, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self.sheet)
        self.sheet.left.connect(self.leave)
        self.sheet.text_asked.connect(self._on_text_asked)
        share = self.share
        share.loaded.connect(self._on_loaded)
        share.changed.connect(self._show_marks)
        share.previewed.connect(self._on_previewed)
        share.refused.connect(self._on_refused)
        share.done.connect(self._on_done)

    # --- parts ----------------------------------------------------------------------------------

    def _make_entry(self) -> None:
        self._tag = Tag("private", self.tr("Private"))
        self._who = Label("", "small", "text2")
        self._to_sheet = Button(self.tr("Back to the sheet"), "plain", "chevron-left")
        self._to_sheet.clicked.connect(self._on_to_sheet)
        head = boxed(
            row(self._tag, 4, (self._who, 1), self._to_sheet, margins=(24, 8, 16, 8), spacing=6)
        )
        head.setMinimumHeight(theme().size("paneHeader"))
        self._day = Label("", "small", "text2")
        self._title = Label("", "title", wrap=True)
        self._hint = Label("", "small", wrap=True)
        self._clear = Button(self.tr("Clear"), "plain", small=True)
        self._clear.clicked.connect(self.share.choices.clear_marks)
        self._banner = boxed(
            row(
                *(Icon("overlap", 16, "shared"), (self._hint, 1), self._clear),
                margins=(12, 5, 6, 5),
                spacing=9,
            ),
            "shared",
        )
        self._text = MarkedText(self.tr("The entry"))
        self._text.marked.connect(self.share.choices.mark)
        self._text.setAccessibleDescription(
            self.tr("In an excerpt: Space marks the paragraph, or those that are selected.")
        )
        self._text.toggled.connect(self.share.choices.toggle_paragraph)
        self._felt_head = Label(self.tr("You marked"), "small", "text3")
        self._felt = Flow(gap=6)
        inset = (20, 0, 16, 0)
        page = column(
            *(22, row(self._day, margins=inset), 4, row((self._title, 1), margins=inset)),
            *(14, row((self._banner, 1), margins=inset), 4, (self._text, 1)),
            *(6, row(self._felt_head, (self._felt, 1), margins=inset, spacing=8), 20),
        )
        self._entry = boxed(
            column(head, rule(), (boxed(centred(measured(page, 612))), 1)), "surface"
        )

    def _make_preview(self) -> None:
        partner = self._context.people.partner
        title = self.tr("Exactly what {partner} will read").format(partner=partner)
        back = Button(self.tr("Back to your entry"), "plain", "chevron-left")
        back.clicked.connect(self.share.close_preview)
        head = boxed(
            row(
                *(
                    Icon("book-open", 17, "shared"),
                    2,
                    (Label(title, "subhead", wrap=True), 1),
                    back,
                ),
                margins=(24, 8, 16, 8),
                spacing=6,
            )
        )
        head.setMinimumHeight(theme().size("paneHeader"))
        self.paper = Paper(self._context)
        self._stays = Label("", "small", "text2", wrap=True)
        self._places = Label(
            self.tr("Beside the words travel random ids that say where it belongs."),
            "caption",
            "text3",
            wrap=True,
        )
        whole = Label(
            self.tr("This is the whole of it, word for word. Nothing else travels."),
            "body",
            "text2",
            wrap=True,
        )
        page = column(
            *(28, whole, 14, self.paper, 16),
            row(column(Icon("lock", 15, "text3"), None), (self._stays, 1), spacing=8),
            *(6, self._places, 24, None),
            margins=(24, 0, 24, 0),
        )
        inner = QWidget()
        inner.setLayout(centred(measured(page, 564 + 48)))
        self._preview = boxed(column(head, rule(), (scrolled(inner), 1)), "surface")

    # --- opening and leaving --------------------------------------------------------------------

    def open(self, entry_id: str, selection: tuple[int, int] | None = None) -> None:
        """Begin with an entry; the keyboard goes back to where it was when this is left."""
        self._opener = QApplication.focusWidget()
        self._at_text = False
        self._pane.setCurrentWidget(self._entry)
        self.share.open(entry_id, selection)
        self._arrange()

    def leave(self) -> None:
        """Leave everything as it is."""
        self.left.emit()
        self.forget()
        opener, self._opener = self._opener, None
        if opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self) -> None:
        """See `Place`. It is opened with an entry."""

    def forget(self) -> None:
        """See `Place`."""
        self.share.forget()
        self.sheet.forget()
        self.paper.show_letter(None)
        self._text.forget()
        for label in (self._title, self._day, self._stays, self._hint):
            label.setText("")
        self._felt.set_widgets()

    # --- what is shown --------------------------------------------------------------------------

    def _on_loaded(self) -> None:
        sheet = self.share.sheet
        if sheet is None:
            return
        page = sheet.page
        today = self._context.clock.today()
        day = dates.long(page.day, today, self._context.locale) if page.day is not None else ""
        self._day.setText("  ·  ".join(part for part in (day, ", ".join(page.tags)) if part))
        self._title.setText(page.title)
        self._title.setVisible(bool(page.title))
        self._show_tag(shared=sheet.shared, held=sheet.held)
        paragraphs = [(each.first, each.last) for each in self.share.choices.paragraphs]
        self._text.show_paragraphs(page.body, paragraphs)
        words = (*page.feelings, *page.needs)
        self._felt_head.setVisible(bool(words))
        self._felt.set_widgets(*(Chip(word, static=True) for word in words))
        self._show_marks()
        self.sheet.begin()

    def _show_tag(self, *, shared: bool, held: bool) -> None:
        if not shared:
            self._tag.show_kind("private", self.tr("Private"))
            self._who.setText(self.tr("Only you can read this"))
            return
        excerpt = self.share.choices.is_excerpt
        words = self.tr("Excerpt shared") if excerpt else self.tr("Shared")
        self._tag.show_kind("excerpt" if excerpt else "shared", words)
        self._who.setText(self.tr("In a file you made") if held else self.tr("In the next file"))

    def _show_marks(self) -> None:
        share, partner = self.share, self._context.people.partner
        self._text.show_marks(share.choices.marks, may_mark=share.choices.is_excerpt)
        self._banner.setVisible(share.choices.is_excerpt)
        self._clear.setVisible(share.choices.can_add)
        words = self.tr("Mark what {partner} would read: nothing is marked yet.")
        if share.choices.can_add:
            words = self.tr("{partner} would read the marked paragraphs only.")
        self._hint.setText(words.format(partner=partner))

    def _on_previewed(self, letter: Letter | None) -> None:
        self.paper.show_letter(letter)
        self._stays.setText("" if letter is None else share_words.stays(self.share, letter))
        self._pane.setCurrentWidget(self._entry if letter is None else self._preview)
        self._at_text = letter is not None
        self._arrange()
        if letter is not None:
            announce(self, self.paper.accessibleName())

    def _on_refused(self, error: SharedJournalError) -> None:
        if self.share.sheet is None:
            # It could not even be opened: there is nothing to decide about here.
            self._context.dialogs.tell(share_words.as_words(error, self._context.people.partner))
            self.leave()

    def _on_done(self, what: str) -> None:
        words = {
            "added": self.tr("In the next file"),
            "taken-back": self.tr("Taken back. It never left."),
            "asked": self.tr("The request is in the next file"),
        }
        announce(self, words[what])
        self.leave()

    # --- narrow windows -------------------------------------------------------------------------

    def _on_text_asked(self) -> None:
        self._at_text = True
        self._arrange()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_to_sheet(self) -> None:
        self._at_text = False
        self._arrange()
        self.sheet.begin()

    def _arrange(self) -> None:
        narrow = self.window().width() < theme().px(BOTH_ABOVE)
        self.sheet.set_narrow(narrow=narrow)
        self._pane.setVisible(not narrow or self._at_text)
        self._rule.setVisible(not narrow)
        self.sheet.setVisible(not narrow or not self._at_text)
        self._to_sheet.setVisible(narrow)
        if narrow:
            self.sheet.setMinimumWidth(0)
            self.sheet.setMaximumWidth(16777215)
        else:
            self.sheet.setFixedWidth(theme().px(SHEET))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.share.is_previewing:
            self.share.close_preview()
        else:
            self.leave()
