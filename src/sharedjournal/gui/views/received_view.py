# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that came from the partner: an envelope, a page, a sealed answer, a request to let go.

Showing it tells nobody anything. Which answers there are, and what they are called, is form data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.gui import dates, error_text, links, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.received_viewmodel import ReceivedViewModel
from sharedjournal.gui.views.envelope_view import EnvelopeView
from sharedjournal.gui.views.received_cards import (
    EarlierVersion,
    RequestCard,
    asked_card_of,
    sealed_strip,
)
from sharedjournal.gui.views.received_page import PageWords
from sharedjournal.gui.views.reply_sheet import ReplySheet
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.foreign_text import FittedText, visible
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
from sharedjournal.gui.widgets.sections import EmptyState, note
from sharedjournal.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from sharedjournal.app.received_pages import ReceivedPage
    from sharedjournal.app.session import Session
    from sharedjournal.app.threads import FormRow
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.widgets.tags import Visibility

    Elsewhere = Callable[[str, str, str, str, str], None]

MEASURE = 640
_WORDS = 300
_SHEET = 436
_PAGE_LEAST = 360


class ReceivedView(QFrame):
    """Signals: `composing_changed(bool)` when the sheet beside the page opens or closes, `left`
    for *Not now*.
    """

    composing_changed = Signal(bool)
    left = Signal()

    def __init__(self, context: Context, elsewhere: Elsewhere | None = None) -> None:
        """`elsewhere`: where answers are written, with record, thread, step, about and ask; without
        it beside the page.
        """
        super().__init__()
        self.setProperty("panel", "surface")
        self._context, self._elsewhere = context, elsewhere
        self.model = ReceivedViewModel(context)
        self._anyway = False
        self._earlier_shown = False
        self._make_header()
        self._make_page()
        self._envelope = EnvelopeView(context)
        self._gone = EmptyState(
            "mail-open",
            self.tr("Not here any more"),
            self.tr("Its words are not in your journal."),
        )
        self._pages = QStackedWidget()
        self._later = EmptyState(
            "mail", self.tr("Not now"), self.tr("It stays shut, and it is here whenever you like.")
        )
        for page in (self._scroll, self._envelope, self._gone, self._later):
            self._pages.addWidget(page)
        self.sheet = ReplySheet(context)
        self._sheet_rule = rule("v")
        self._main = boxed(column(self._header, rule(), (self._pages, 1)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._main, 1)
        layout.addWidget(self._sheet_rule)
        layout.addWidget(self.sheet)
        self._show_sheet(shown=False)
        self._wire()

    # --- parts ----------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self._back = ToolButton(
            "chevron-left",
            self.tr("Back to what came from {partner}").format(
                partner=self._context.people.partner
            ),
        )
        self._back.clicked.connect(self._on_back)
        self._tag = Tag("partner", "")
        self._day = Label("", "small", "text2")
        self._more = ToolButton("ellipsis", self.tr("More"))
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self._header = boxed(
            row(
                *(self._back, self._tag, 4, self._day, None, self._more),
                margins=(24, 8, 16, 8),
                spacing=6,
            )
        )
        self._header.setMinimumHeight(theme().size("paneHeader"))

    def _make_page(self) -> None:
        self._notices = QVBoxLayout()
        self._words = PageWords(self._context)
        self._below = QVBoxLayout()
        for layout in (self._notices, self._below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme().px(10))
        page = column(
            *(22, self._notices, 6, self._words, 24, self._below, None),
            margins=(24, 0, 24, 24),
        )
        self._scroll = scrolled(boxed(centred(measured(page, MEASURE + 48))))

    def _wire(self) -> None:
        self.model.shown.connect(self._on_shown)
        self.model.opened.connect(self._on_opened)
        self.model.answer_begun.connect(self._on_answer_begun)
        self.model.refused.connect(self._on_refused)
        self._words.link_asked.connect(self._on_link)
        self._envelope.open_asked.connect(self.model.open_envelope)
        self._envelope.left.connect(self._on_not_now)
        self._envelope.cannot_asked.connect(self.model.begin_reply)
        self.sheet.left.connect(self._on_sheet_left)

    # --- what others ask ------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Show one of the partner's records. An envelope stays shut."""
        if record_id != self.model.record_id:
            self._anyway = self._earlier_shown = False
            if self.is_composing:
                self.sheet.leave()
        self.model.show_record(record_id)

    def write_answer(self, thread: str, step: str, about: str, ask: str) -> None:
        """Write this step of that thread beside the page; `ask` is what the page asks for."""
        if self.is_composing:
            self.sheet.model.leave()
        self._show_sheet(shown=True)
        self.sheet.open(thread, step, about, ask=ask)

    @property
    def is_composing(self) -> bool:
        """Whether an answer is being written beside the page."""
        return not self.sheet.isHidden()

    def last_words(self) -> Callable[[Session], None] | None:
        """What keeps the answer that is being written, see `Place`."""
        return self.sheet.model.last_words()

    def forget(self) -> None:
        """Let go of every word."""
        self.model.forget()
        self.sheet.forget()
        self._show_sheet(shown=False)
        self._clear()

    def _clear(self) -> None:
        self._words.clear()
        clear(self._notices)
        clear(self._below)
        self._menu.clear()
        self._envelope.show_envelope(None)
        self._day.clear()

    # --- showing --------------------------------------------------------------------------------

    def _on_shown(self, found: ReceivedPage | None) -> None:
        self._clear()
        if found is None:
            self._tag.show_kind("partner", self._from())
            self._pages.setCurrentWidget(self._gone)
            self._more.hide()
            return
        page = found.page
        self._show_header(found)
        if page.shut and not page.sealed:
            self._envelope.show_envelope(found)
            if page.asks_to_let_go:
                self._notices.addWidget(self._request())
            self._pages.setCurrentWidget(self._scroll if page.asks_to_let_go else self._envelope)
            return
        self._show_notices(found)
        if page.shut:
            self._show_sealed(found)
        else:
            card = asked_card_of(found, self._context.people.partner)
            self._words.show_page(
                page, found.labels, found.choices, folded=found.folded, between=card
            )
            self._show_answers(found)
            self._show_earlier(found)
        self._pages.setCurrentWidget(self._scroll)

    def _from(self) -> str:
        return self.tr("From {partner}").format(partner=self._context.people.partner)

    def _show_header(self, found: ReceivedPage) -> None:
        page, partner = found.page, self._context.people.partner
        kind: Visibility = "partner"
        word = self._from()
        if page.shut and page.sealed:
            kind, word = "sealed", self.tr("Sealed")
        elif page.shut:
            kind = "envelope"
            word = self.tr("From {partner} · envelope").format(partner=partner)
        self._tag.show_kind(kind, word, sharing_words.spoken_tag(kind, partner))
        today = self._context.clock.today()
        day = dates.long(page.day, today, self._context.locale) if page.day else ""
        self._day.setText(self.tr("Not opened") if kind == "envelope" else day)
        self._menu.clear()
        if found.thread is not None:
            self._menu.addAction(self.tr("Show the whole thread"), self._show_thread)
        if found.earlier:
            self._menu.addAction(self.tr("Earlier versions"), self._on_earlier)
        self._menu.addAction(self.tr("Take it out of my journal…"), self._ask_take_out)
        self._more.show()

    def _show_notices(self, found: ReceivedPage) -> None:
        page, partner = found.page, self._context.people.partner
        if page.asks_to_let_go:
            self._notices.addWidget(self._request())
        words = (
            (page.about_earlier, self.tr("This is about an earlier version of what it answers.")),
            (page.answers_missing, self.tr("This answers an entry that is not here.")),
            (
                page.earlier_life,
                self.tr("From before {partner}’s restore.").format(partner=partner),
            ),
            (page.written_after, self.tr("Written after yours could be read.")),
        )
        for on, sentence in words:
            if on:
                self._notices.addWidget(note(sentence, "sunken"))
        about = self._about(found)
        if about:
            self._notices.addWidget(Label(about, "small", "text2", wrap=True))

    def _about(self, found: ReceivedPage) -> str:
        form, title = visible(found.form, _WORDS), visible(found.answers, _WORDS)
        if form and title:
            return self.tr("{form}, in answer to “{title}”").format(form=form, title=title)
        return self.tr("In answer to “{title}”").format(title=title) if title else form

    def _show_sealed(self, found: ReceivedPage) -> None:
        partner = self._context.people.partner
        self._words.clear()
        if found.page.asked:
            question = FittedText(self.tr("The question"), "title")
            question.show_text(found.page.asked)
            self._below.addWidget(question)
        self._below.addWidget(
            sealed_strip(
                self.tr("{partner}’s answer is closed in your journal.").format(partner=partner),
                self.tr(
                    "Yours goes with your next file. Both open once both keys have been handed "
                    "over: first make the file, then they open."
                ),
            )
        )
        if found.thread is not None:
            go = Button(self.tr("Show the whole thread"))
            go.clicked.connect(self._show_thread)
            self._below.addLayout(row(go, None))

    def _request(self) -> QWidget:
        card = RequestCard(self._context.people.partner)
        card.keep_asked.connect(self.model.keep)
        card.let_go_asked.connect(self._ask_let_go)
        return card

    # --- answers --------------------------------------------------------------------------------

    def _show_answers(self, found: ReceivedPage) -> None:
        buttons: list[QWidget] = []
        for number, step in enumerate(found.to_write):
            button = Button(visible(step.question or step.step, _WORDS), icon="pen-line")
            button.setProperty("number", number)
            button.clicked.connect(self._on_step)
            buttons.append(button)
        quiet = (found.page.ask or "listen") == "listen" and not self._anyway
        hidden = False
        for form in found.replies:
            if quiet and not found.fits(form):
                hidden = True
                continue
            buttons.append(self._reply_button(form, found))
        if hidden:
            anyway = Button(self.tr("Reply anyway"), "plain")
            anyway.clicked.connect(self._on_anyway)
            buttons.append(anyway)
        if buttons:
            self._below.addWidget(rule())
            self._below.addWidget(Flow(*buttons))
        for each in found.following:
            self._below.addLayout(self._following(each.id, each.title, mine=each.mine))

    def _reply_button(self, form: FormRow, found: ReceivedPage) -> Button:
        icon = sharing_words.ask_icon(found.page.ask) if found.fits(form) else ""
        button = Button(visible(form.title, _WORDS), icon=icon, icon_color="partner")
        button.setAccessibleDescription(visible(form.why, _WORDS))
        button.setProperty("form", form.name)
        button.clicked.connect(self._on_reply)
        return button

    def _following(self, thread: str, title: str, *, mine: bool) -> QHBoxLayout:
        partner = self._context.people.partner
        words = self.tr("You: {form}") if mine else self.tr("{partner}: {form}")
        said = words.format(partner=partner, form=visible(title, _WORDS))
        go = Button(self.tr("Show"), "quiet", small=True)
        go.setAccessibleName(self.tr("Show “{form}”").format(form=visible(title, _WORDS)))
        go.setProperty("thread", thread)
        go.clicked.connect(self._on_following)
        sign = Icon("message-circle", 16, "shared" if mine else "partner")
        return row(sign, Label(said, "small", "text2"), go, None, spacing=8)

    def _show_earlier(self, found: ReceivedPage) -> None:
        if not self._earlier_shown:
            return
        self._below.addWidget(rule())
        for record in found.earlier:
            self._below.addWidget(EarlierVersion(record, self._on_link))

    # --- events ---------------------------------------------------------------------------------

    def _on_reply(self) -> None:
        button = self.sender()
        if button is not None:
            self.model.begin_reply(str(button.property("form")))

    def _on_step(self) -> None:
        button = self.sender()
        if button is not None:
            self.model.answer_step(int(button.property("number")))

    def _on_following(self) -> None:
        button = self.sender()
        if button is not None:
            self._context.navigator.show_thread(str(button.property("thread")))

    def _show_thread(self) -> None:
        found = self.model.found
        if found is not None and found.thread is not None:
            self._context.navigator.show_thread(found.thread)

    def _on_anyway(self) -> None:
        self._anyway = True
        self._on_shown(self.model.found)

    def _on_earlier(self) -> None:
        self._earlier_shown = not self._earlier_shown
        self._on_shown(self.model.found)

    def _on_not_now(self) -> None:
        self._pages.setCurrentWidget(self._later)
        self.left.emit()

    def _on_opened(self) -> None:
        announce(self, self.tr("Opened"))

    def _on_answer_begun(self, thread: str, step: str, about: str) -> None:
        found = self.model.found
        plain = found is not None and found.page.re is None and not found.page.shut
        ask = found.page.ask or "" if found is not None and plain else ""
        if self._elsewhere is not None:
            self._elsewhere(self.model.record_id, thread, step, about, ask)
        else:
            self.write_answer(thread, step, about, ask)

    def _on_back(self) -> None:
        self.sheet.leave()

    def _on_sheet_left(self) -> None:
        self._show_sheet(shown=False)
        self._main.setFocus()

    def _on_link(self, target: str) -> None:
        links.ask_and_open(self._context.dialogs, target)

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(error_text.describe(error, self._context.people.partner))

    def _ask_let_go(self) -> None:
        if self._context.dialogs.confirm(
            self.tr("Let it go?"),
            self.tr(
                "Its words, pictures and earlier versions are erased from your journal. That "
                "cannot be undone, and nobody is told."
            ),
            self.tr("Let it go"),
            self.tr("Keep it"),
        ):
            self.model.let_go()

    def _ask_take_out(self) -> None:
        if self._context.dialogs.confirm(
            self.tr("Take it out of your journal?"),
            self.tr(
                "Its words are erased here. {partner} is not told, and no later file brings them "
                "back unless you ask for them."
            ).format(partner=self._context.people.partner),
            self.tr("Take it out"),
            self.tr("Keep it"),
        ):
            self.model.take_out()

    # --- the sheet ------------------------------------------------------------------------------

    def _show_sheet(self, *, shown: bool) -> None:
        was = self.is_composing
        # First who makes room, then who needs it: the window must not grow in between.
        if shown:
            self._arrange(composing=True)
        self.sheet.setVisible(shown)
        self._arrange(composing=shown)
        if was != shown:
            self.composing_changed.emit(shown)

    def _arrange(self, *, composing: bool) -> None:
        px = theme().px
        beside = self.width() - px(_SHEET) >= px(_PAGE_LEAST)
        self._back.setVisible(composing)
        self._main.setVisible(not composing or beside)
        self._sheet_rule.setVisible(composing and beside)
        if beside:
            self.sheet.setFixedWidth(px(_SHEET))
        else:
            self.sheet.setMinimumWidth(0)
            self.sheet.setMaximumWidth(16777215)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(composing=self.is_composing)
