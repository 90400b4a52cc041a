# SPDX-License-Identifier: GPL-3.0-or-later
"""The share sheet: seven sections of one line each, one verb, and an equal way to keep it private.

Every folded line says what is true now. What is decided is decided by `ShareViewModel`; what the
sections say is in `share_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.domain.record import ASKS, CARE_KEYS, MAX_WORD
from sharedjournal.gui import error_text, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views import share_words
from sharedjournal.gui.views.picture_ticks import PictureTicks
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.choices import Check, Chip, RadioGroup, RadioRow
from sharedjournal.gui.widgets.fields import Line, announce
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import Flow, boxed, clear, column, row, rule, scrolled
from sharedjournal.gui.widgets.sections import Fold, FoldedSection, note

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from sharedjournal.app.letters import Letter, Sheet
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.share_choices import Tick
    from sharedjournal.gui.viewmodels.share_viewmodel import ShareViewModel

WHOLE, EXCERPT = "whole", "excerpt"
NEXT, SLEEP = "next", "sleep"


class ShareSheet(QFrame):
    """Signals: `left` to keep it as it is, `text_asked` where paragraphs are to be marked."""

    left = Signal()
    text_asked = Signal()

    def __init__(self, context: Context, share: ShareViewModel) -> None:
        super().__init__()
        self.setProperty("panel", "sheet")
        self._context, self._share = context, share
        self._partner = context.people.partner
        title = self.tr("Share with {partner}").format(partner=self._partner)
        self.setAccessibleName(title)
        self._make_sections()
        self._make_foot()
        close = ToolButton("x", self.tr("Close, keep it as it is"), shortcut="Esc")
        close.clicked.connect(self.left)
        head = boxed(row((Label(title, "heading"), 1), close, margins=(22, 0, 12, 0)))
        head.setMinimumHeight(theme().size("paneHeader"))
        inner = QWidget()
        parts: list[QWidget] = []
        for section in self._sections.values():
            parts += [section, rule()] if section is not self._when_section else [section]
        inner.setLayout(column(*parts, None, margins=(22, 8, 22, 8)))
        self._scroll = scrolled(inner)
        self.setLayout(column(head, rule(), (self._scroll, 1), self._foot))
        share.loaded.connect(self._on_loaded)
        share.changed.connect(self._show_values)
        share.previewed.connect(self._on_previewed)
        share.refused.connect(self._on_refused)

    # --- parts ----------------------------------------------------------------------------------

    def _make_sections(self) -> None:
        partner = self._partner
        read = self.tr("What {partner} will read").format(partner=partner)
        self._sections: dict[str, FoldedSection] = {}
        self._what = self._section("what", read, self._make_what())
        self._ask_section = self._section("ask", self.tr("What I’d like back"), self._make_asks())
        self._section("care", self.tr("How to hold it"), self._make_care())
        self._feel, feel = _empty_column()
        self._section("feel", self.tr("Mood and feelings"), feel)
        self._day, day = _empty_column()
        self._section("day", self.tr("Day"), day)
        self._pictures = PictureTicks(self._context)
        self._pictures.ticked.connect(self._on_picture)
        self._section("pictures", self.tr("Pictures"), self._pictures)
        self._when_section = self._section("when", self.tr("When"), self._make_when())

    def _section(self, key: str, title: str, content: QWidget) -> FoldedSection:
        section = FoldedSection(Fold(title), content)
        section.opened.connect(self._on_opened)
        self._sections[key] = section
        return section

    def _make_what(self) -> QWidget:
        self._whole = RadioRow(self.tr("The whole entry"))
        self._excerpt = RadioRow(self.tr("An excerpt"), self.tr("The paragraphs you mark."))
        self._extent = RadioGroup(((WHOLE, self._whole), (EXCERPT, self._excerpt)), on=WHOLE)
        self._extent.chosen.connect(self._on_extent)
        self._how = Label(
            self.tr("Click a paragraph in the text, or select some. On the keyboard: Space."),
            "small",
            "text2",
            wrap=True,
        )
        self._to_text = Button(self.tr("Mark paragraphs…"), "quietshare", "text-select", edge=True)
        self._to_text.clicked.connect(self.text_asked)
        self._parts, parts = _empty_column()
        return boxed(
            column(self._extent, 4, self._how, row(self._to_text, None), parts, 8, spacing=2)
        )

    def _make_asks(self) -> QWidget:
        phrases = forms.phrases(sharing_words.language())
        rows = [
            (key, RadioRow(phrases.asks[key].label, share_words.ask_line(key), _icon(key)))
            for key in ASKS
        ]
        self._asks = RadioGroup(rows, on=ASKS[0])
        self._asks.chosen.connect(self._share.choices.ask)
        return boxed(column(self._asks, 10))

    def _make_care(self) -> QWidget:
        phrases = forms.phrases(sharing_words.language())
        self._chips = {key: Chip(phrases.care[key].label, tone="shared") for key in CARE_KEYS}
        for chip in self._chips.values():
            chip.clicked.connect(self._on_care)
        own = Chip(self.tr("Your own words"), add=True)
        own.clicked.connect(self._on_own_words)
        self._own = Line(self.tr("How to hold it, in your own words"))
        self._own.setMaxLength(MAX_WORD)
        self._own.editingFinished.connect(self._on_own_line)
        self._own.hide()
        promise = self.tr("{partner} sees this before opening it. It’s a promise, not a lock.")
        words = Label(promise.format(partner=self._partner), "small", "text2", wrap=True)
        return boxed(column(Flow(*self._chips.values(), own), 8, self._own, 8, words, 12))

    def _make_when(self) -> QWidget:
        self._when = RadioGroup(
            (
                (NEXT, RadioRow(self.tr("With the next file"), icon="file-up")),
                (
                    SLEEP,
                    RadioRow(self.tr("Sleep on it"), self.tr("It goes in from tomorrow."), "moon"),
                ),
            ),
            on=NEXT,
        )
        self._when.chosen.connect(self._on_when)
        return boxed(column(self._when, 8))

    def _make_foot(self) -> None:
        self._truth = Label("", "small", "text2", wrap=True)
        self._wrong = Label("", "small", "danger", wrap=True)
        self._wrong.hide()
        sealed = note(
            self.tr(
                "A sealed answer. When both answers are here, your next file carries its key; "
                "that tells {partner} that you brought theirs in."
            ).format(partner=self._partner),
            "sunken",
            "stamp",
        )
        self._seal = boxed(column(sealed, 10))
        look = self.tr("See exactly what {partner} will read").format(partner=self._partner)
        self._look = Button(look, "quietshare", "book-open", edge=True)
        self._look.clicked.connect(self._on_look)
        self._back = Button("", "quiet", "undo-2", edge=True)
        self._back.clicked.connect(self._on_take_back)
        self._keep = Button("", icon="lock")
        self._keep.clicked.connect(self.left)
        self._add = Button("", "share", "overlap")
        self._add.clicked.connect(self._share.add)
        self._verbs = row((self._keep, 1), (self._add, 1), spacing=10)
        self._foot = boxed(
            column(
                *(rule(), 12, self._seal, self._wrong, self._truth, 8),
                *(row(self._look, None), row(self._back, None), 8),
                self._verbs,
                margins=(22, 0, 22, 16),
            )
        )

    # --- what is shown --------------------------------------------------------------------------

    def set_narrow(self, *, narrow: bool) -> None:
        """Whether the text is not beside it: then a button leads there."""
        self._narrow = narrow
        self._to_text.setVisible(narrow and self._share.choices.is_excerpt)

    _narrow = False

    def begin(self) -> None:
        """Put the keyboard where the first decision is."""
        missing = self._share.choices.is_excerpt and not self._share.choices.can_add
        self.open_section("what" if missing else "ask")
        self._scroll.verticalScrollBar().setValue(0)
        if not missing:
            self._asks.focus_current()
        else:
            self._extent.focus_current()

    def open_section(self, key: str) -> None:
        """Unfold one section; the others fold."""
        self._sections[key].head.setChecked(True)

    def values(self) -> dict[str, str]:
        """What each section says while it is folded."""
        return share_words.values(self._share, self._context)

    def _on_loaded(self) -> None:
        sheet = self._share.sheet
        if sheet is None:
            return
        self._show_error("")
        self._on_previewed(None)
        self._fill_ticks(sheet)
        self._pictures.show_pictures(sheet.page.id, sheet.page.pictures)
        self._excerpt.setEnabled(bool(self._share.choices.paragraphs))
        self._own.setVisible(bool(self._share.choices.own_care))
        self._own.setText(self._share.choices.own_care)
        self._seal.setVisible(sheet.sealed)
        self._show_values()

    def _fill_ticks(self, sheet: Sheet) -> None:
        page = sheet.page
        for layout in (self._parts, self._feel, self._day):
            clear(layout)
        if page.title:
            self._tick(self._parts, self.tr("The title"), "title")
        for name, label in sheet.optional:
            check = Check(label, tone="shared")
            check.setChecked(name in (self._share.choices.along.fields or ()))
            check.clicked.connect(self._field_ticker(name))
            self._parts.addWidget(check)
        if page.mood is not None:
            mood = sharing_words.mood_words()[page.mood - 1]
            self._tick(self._feel, self.tr("Mood: {word}").format(word=mood), "mood")
        if page.feelings:
            words = ", ".join(page.feelings)
            self._tick(self._feel, self.tr("Feelings: {words}").format(words=words), "feelings")
        if page.needs:
            words = ", ".join(page.needs)
            self._tick(self._feel, self.tr("Needs: {words}").format(words=words), "needs")
        if not self._feel.count():
            self._feel.addWidget(Label(self.tr("None are marked in this entry."), "small", "text2"))
        if page.day is not None:
            day = share_words.day_of(page.day, self._context)
            self._tick(self._day, self.tr("The day: {day}").format(day=day), "day")
        else:
            self._day.addWidget(Label(self.tr("This entry has no day."), "small", "text2"))

    def _tick(self, layout: QVBoxLayout, words: str, what: Tick) -> None:
        check = Check(words, tone="shared")
        check.setObjectName(what)
        check.clicked.connect(self._ticker(what))
        layout.addWidget(check)

    def _ticker(self, what: Tick) -> Callable[[bool], None]:
        return lambda on: self._share.choices.tick(what, on=on)

    def _field_ticker(self, name: str) -> Callable[[bool], None]:
        return lambda on: self._share.choices.tick_field(name, on=on)

    def _show_values(self) -> None:
        share, sheet = self._share, self._share.sheet
        if sheet is None:
            return
        along = share.choices.along
        for key, value in self.values().items():
            icon, tone = share_words.sign_of(key, share)
            self._sections[key].head.set_value(value, icon=icon, tone=tone)
        self._extent.choose(EXCERPT if share.choices.is_excerpt else WHOLE)
        self._how.setVisible(share.choices.is_excerpt)
        self._to_text.setVisible(share.choices.is_excerpt and self._narrow)
        if along.ask in ASKS:
            self._asks.choose(along.ask)
        for key, chip in self._chips.items():
            chip.setChecked(key in along.care)
        for name in ("title", "mood", "feelings", "needs", "day"):
            for check in self.findChildren(Check, name):
                check.setChecked(bool(getattr(along, name)))
        self._pictures.show_ticks(share.choices.ticked_pictures())
        self._when.choose(SLEEP if along.sleep else NEXT)
        self._show_verbs(sheet)

    def _show_verbs(self, sheet: Sheet) -> None:
        words = share_words.verbs(sheet, self._partner)
        self._keep.setText(words.keep)
        self._add.setText(words.add)
        self._back.setText(words.back)
        self._back.setVisible(bool(words.back))
        self._truth.setText(share_words.truth(self._share, self._partner))
        self._arrange_verbs()
        self._add.setEnabled(self._share.choices.can_add)
        self._look.setEnabled(self._share.choices.can_add)

    def _arrange_verbs(self) -> None:
        """Beside one another, or below where the words of a language are too long for that."""
        needed = self._keep.sizeHint().width() + self._add.sizeHint().width() + theme().px(54)
        beside = needed <= self.width()
        self._verbs.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_verbs()

    # --- what the person does -------------------------------------------------------------------

    def _on_opened(self) -> None:
        for section in self._sections.values():
            if section is not self.sender():
                section.fold()

    def _on_extent(self, key: str) -> None:
        if key == WHOLE:
            self._share.choices.choose_whole()
        else:
            self._share.choices.choose_excerpt()

    def _on_care(self) -> None:
        for key, chip in self._chips.items():
            if chip is self.sender():
                self._share.choices.toggle_care(key)

    def _on_own_words(self) -> None:
        self._own.show()
        self._own.setFocus()

    def _on_own_line(self) -> None:
        self._share.choices.set_own_care(self._own.text())

    def _on_picture(self, name: str, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._share.choices.tick_picture(name, on=on)

    def _on_when(self, key: str) -> None:
        self._share.choices.sleep(on=key == SLEEP)

    def _on_look(self) -> None:
        # A line that is still being typed counts.
        self._on_own_line()
        if self._share.is_previewing:
            self._share.close_preview()
        else:
            self._show_error("")
            self._share.preview()

    def _on_take_back(self) -> None:
        sheet = self._share.sheet
        if sheet is None:
            return
        if sheet.held and not share_words.sure_to_ask(self._context, sheet.page.title):
            return
        self._share.take_back()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # --- what comes back ------------------------------------------------------------------------

    def _on_previewed(self, letter: Letter | None) -> None:
        words = self.tr("Close the preview")
        if letter is None:
            words = self.tr("See exactly what {partner} will read").format(partner=self._partner)
        self._look.setText(words)

    def _on_refused(self, error: SharedJournalError) -> None:
        self._show_error(share_words.refusal(error) or error_text.describe(error).sentence)

    def _show_error(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, urgent=True)

    def forget(self) -> None:
        """Let go of every word."""
        for layout in (self._parts, self._feel, self._day):
            clear(layout)
        self._own.clear()
        self._pictures.show_pictures("", ())
        for section in self._sections.values():
            section.head.set_value("")


def _icon(ask: str) -> str:
    return sharing_words.ask_icon(ask)


def _empty_column() -> tuple[QVBoxLayout, QWidget]:
    layout = column(spacing=2)
    return layout, boxed(layout)
