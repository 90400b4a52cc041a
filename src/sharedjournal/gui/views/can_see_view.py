# SPDX-License-Identifier: GPL-3.0-or-later
"""What my partner can see: everything a file held or will hold, the next file, and my own history.

Whatever isn't listed here is private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.gui import dates
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.seen_viewmodel import SeenViewModel
from sharedjournal.gui.views import seen_rows, share_words
from sharedjournal.gui.views.looking_at import LookingAt
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import Item, boxed, clear, column, row, rule, scrolled
from sharedjournal.gui.widgets.sections import EmptyState, note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from sharedjournal.app.changes import Changes
    from sharedjournal.app.folder import Folder
    from sharedjournal.app.letters import Letter
    from sharedjournal.app.seeing import Seen, SeenRow
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.exchange_viewmodel import ExchangeViewModel

SIDE, SLIM_SIDE = 376, 348
SLIM_BELOW, SIDE_BELOW = 980, 700
"""In a narrower place the cards get less room, and then stand above the lists."""
ROWS = 100
"""Rows of a list that are made at once; more when asked."""


class CanSeeView(QFrame):
    """Signals: `file_asked(bool)` to make the file, with all pictures or not; `bring_in_asked`;
    `folder_file_asked`, `folder_bring_in_asked`, `folder_choice_asked` for the exchange folder.
    """

    file_asked = Signal(bool)
    bring_in_asked = Signal()
    folder_file_asked = Signal()
    folder_bring_in_asked = Signal()
    folder_choice_asked = Signal()

    def __init__(self, context: Context, exchange: ExchangeViewModel) -> None:
        super().__init__()
        self.setProperty("panel", "window")
        self._context, self._exchange = context, exchange
        self._partner = context.people.partner
        self.model = SeenViewModel(context)
        self._shown = ROWS
        self._is_here = False
        self._make_lists()
        self._make_side()
        self._lists_area, self._side_area = scrolled(self._lists), scrolled(self._side)
        self._rule = rule("v")
        self._lists_and_side = boxed(row((self._lists_area, 1), self._rule, self._side_area))
        self._wide: bool | None = None
        self._slim = False
        self._looking = LookingAt(context, self.model)
        self._looking.left.connect(self._on_looked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lists_and_side)
        self._stack.addWidget(self._looking)
        self.setLayout(column((self._stack, 1)))
        self.model.loaded.connect(self._on_loaded)
        self.model.letter_loaded.connect(self._on_letter)
        exchange.folder_changed.connect(self._on_folder)
        context.bus.changed.connect(self._on_changed)
        self._arrange()

    # --- parts ----------------------------------------------------------------------------------

    def _make_lists(self) -> None:
        partner = self._partner
        self._new, self._since = QVBoxLayout(), QVBoxLayout()
        for layout in (self._new, self._since):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._keys = QVBoxLayout()
        self._lists = boxed(
            column(
                Label(
                    self.tr("What {partner} can see").format(partner=partner), "title", wrap=True
                ),
                4,
                Label(
                    self.tr("All of it is on this page. Whatever isn’t listed here is private."),
                    "body",
                    "text2",
                    wrap=True,
                ),
                *(2, self._keys, self._new, self._since, None),
                margins=(32, 26, 28, 20),
            )
        )

    def _make_side(self) -> None:
        partner = self._partner
        self._make = Button(self.tr("Make the file…"), "share", "file-up")
        self._make.clicked.connect(self._on_make)
        look = self.tr("See exactly what {partner} will read").format(partner=partner)
        self._look = Button(look, icon="book-open")
        self._look.clicked.connect(self._on_look)
        self._left = Label("", "small", "text2", wrap=True)
        self._all = Button(self.tr("Make it with all pictures…"), "quietshare", edge=True)
        self._all.clicked.connect(self._on_make_all)
        self._put = Button(self.tr("Put it into your folder"), icon="folder")
        self._put.clicked.connect(self.folder_file_asked)
        locked = self.tr(
            "Holds both lists. Locked for {partner}’s journal: nobody else can open it, wherever "
            "you put it."
        ).format(partner=partner)
        following = boxed(
            column(
                self._head("file-lock", self.tr("Next file for {partner}"), "shared"),
                *(8, Label(locked, "small", "text2", wrap=True), 14, self._make),
                *(8, self._put, 8, self._look, 6, self._left, row(self._all, None)),
                margins=(18, 16, 18, 16),
            ),
            "raised",
        )
        bring = Button(self.tr("Bring in a file…"), icon="file-down")
        bring.clicked.connect(self.bring_in_asked)
        self._news = Label("", "small", wrap=True)
        self._from_folder = Button(self.tr("Bring in the newer file"), icon="folder-open")
        self._from_folder.clicked.connect(self.folder_bring_in_asked)
        self._folder = Button(self.tr("Use a folder you both reach…"), "quiet", "folder", edge=True)
        self._folder.clicked.connect(self.folder_choice_asked)
        whenever = self.tr(
            "Bring in a file whenever one reaches you. Only you decide when to open what’s in it."
        )
        came = boxed(
            column(
                self._head("file-down", self.tr("From {partner}"), "partner"),
                *(8, Label(whenever, "small", "text2", wrap=True), 14, bring, 8),
                *(self._news, 6, self._from_folder, row(self._folder, None)),
                margins=(18, 16, 18, 16),
            ),
            "raised",
        )
        self._history = QVBoxLayout()
        self._history.setSpacing(0)
        self._clear = Button(self.tr("Clear…"), "quiet", edge=True)
        self._clear.clicked.connect(self._on_clear)
        title = Label(self.tr("Your history"), "subhead")
        self._history_head = boxed(row(title, None, self._clear))
        self._side = boxed(
            column(
                *(following, 14, came, 18, self._history_head, 6, self._history, None),
                margins=(24, 26, 24, 20),
            ),
            "surface",
        )
        self._on_folder(None, newer=False)

    def _head(self, icon: str, words: str, color: str) -> Item:
        title = Label(words.format(partner=self._partner), "heading", wrap=True)
        return row(Icon(icon, 20, color), (title, 1), spacing=10)

    # --- Place ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self._is_here = True
        self._stack.setCurrentWidget(self._lists_and_side)
        self.model.load()
        self._exchange.look_at_folder()

    def forget(self) -> None:
        """See `Place`."""
        self.model.forget()
        self._exchange.forget()
        self._looking.forget()
        for layout in (self._new, self._since, self._keys, self._history):
            clear(layout)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        # Not on screen any more: changes need not be looked at.
        self._is_here = False
        super().hideEvent(event)

    # --- what is shown --------------------------------------------------------------------------

    def _on_loaded(self, seen: Seen) -> None:
        today = self._context.clock.today()
        for layout in (self._new, self._since, self._keys, self._history):
            clear(layout)
        if not seen.new and not seen.since:
            self._since.addWidget(
                EmptyState(
                    "overlap",
                    self.tr("{partner} can see nothing of yours.").format(partner=self._partner),
                    self.tr("That’s how every journal begins."),
                )
            )
        if seen.keys:
            self._keys.addSpacing(theme().px(14))
            self._keys.addWidget(self._key_note(seen.keys))
        self._fill_new(seen.new, today)
        self._fill_since(seen.since, today)
        self._fill_history(seen, today)
        self._look.setEnabled(bool(seen.new or seen.since))
        self._left.setText(
            self.tr(
                "Not every picture fits: %n of the older ones would stay here this time.",
                "",
                seen.pictures_left,
            )
        )
        self._left.setVisible(bool(seen.pictures_left))
        self._all.setVisible(bool(seen.pictures_left))
        self._fit_side(theme().px(SLIM_SIDE if self._slim else SIDE))

    def _key_note(self, rows: Sequence[SeenRow]) -> QWidget:
        titles = ", ".join(f"“{seen_rows.title_of(each)}”" for each in rows[:3])
        words = self.tr(
            "The next file carries the key to your sealed answer {titles}. It tells {partner} that "
            "you brought theirs in, and then both can be read."
        )
        return note(words.format(titles=titles, partner=self._partner), "shared", "key-round")

    def _fill_new(self, rows: Sequence[SeenRow], today: date) -> None:
        if not rows:
            return
        self._section(
            self._new,
            self.tr("New in the next file"),
            self.tr("Nothing of this has left yet") if not any(r.held for r in rows) else "",
        )
        self._fill(self._new, rows, today)

    def _fill_since(self, rows: Sequence[SeenRow], today: date) -> None:
        if not rows:
            return
        self._section(self._since, self.tr("In every file since"), "")
        self._fill(self._since, rows, today)

    def _fill(self, layout: QVBoxLayout, rows: Sequence[SeenRow], today: date) -> None:
        shown = rows[: self._shown]
        layout.addWidget(seen_rows.card([self._line(each, today) for each in shown]))
        if len(shown) < len(rows):
            more = Button(self.tr("Show more of them"), "quiet")
            more.clicked.connect(self._on_more)
            layout.addSpacing(theme().px(8))
            layout.addLayout(row(None, more, None))

    def _section(self, layout: QVBoxLayout, title: str, beside: str) -> None:
        layout.addSpacing(theme().px(22))
        layout.addLayout(
            row((Label(title, "subhead", wrap=True), 1), Label(beside, "small", "text3"), spacing=8)
        )
        layout.addSpacing(theme().px(8))

    def _line(self, seen: SeenRow, today: date) -> QWidget:
        acts: list[QWidget] = []
        if seen.kind != "gone":
            look = Button(self.tr("Look"), "quiet")
            self._name(look, seen)
            look.clicked.connect(self._looker(seen))
            acts.append(look)
            words = self.tr("Let go…") if seen.held else self.tr("Take back")
            back = Button(words, "quiet")
            self._name(back, seen)
            back.clicked.connect(self._taker(seen))
            acts.append(back)
        return seen_rows.seen_line(seen, self._partner, today, *acts, slim=self._slim)

    def _name(self, button: Button, seen: SeenRow) -> None:
        words = self.tr("{act}: {title}")
        button.setAccessibleName(
            words.format(act=button.accessibleName(), title=seen_rows.title_of(seen))
        )

    def _looker(self, seen: SeenRow) -> Callable[[], None]:
        return lambda: self.model.look(seen.id)

    def _taker(self, seen: SeenRow) -> Callable[[], None]:
        return lambda: self._on_take_back(seen)

    def _fill_history(self, seen: Seen, today: date) -> None:
        self._history_head.setVisible(bool(seen.files))
        for number, made in seen.files[:ROWS]:
            day = dates.short(made.date(), today)
            self._history.addWidget(
                boxed(
                    row(
                        Icon("file-up", 17),
                        Label(self.tr("Made file {number}").format(number=number), "small"),
                        None,
                        Label(day, "caption", "text3"),
                        margins=(0, 6, 0, 6),
                        spacing=10,
                    )
                )
            )

    def _on_letter(self, letter: Letter) -> None:
        self._looking.show_letter(letter)
        self._stack.setCurrentWidget(self._looking)

    def _on_folder(self, folder: Folder | None, newer: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._put.setVisible(folder is not None)
        self._news.setVisible(newer)
        self._from_folder.setVisible(newer)
        words = self.tr("A newer file from {partner} lies in your folder.")
        self._news.setText(words.format(partner=self._partner))
        change = self.tr("Change your folder…")
        self._folder.setText(change if folder else self.tr("Use a folder you both reach…"))

    # --- what the person does -------------------------------------------------------------------

    def _on_make(self) -> None:
        self.file_asked.emit(False)  # noqa: FBT003 -- a Qt signal

    def _on_make_all(self) -> None:
        self.file_asked.emit(True)  # noqa: FBT003 -- a Qt signal

    def _on_look(self) -> None:
        self.model.look_from_the_first()

    def _on_looked(self) -> None:
        self._stack.setCurrentWidget(self._lists_and_side)
        self._look.setFocus()

    def _on_more(self) -> None:
        self._shown += ROWS
        if self.model.seen is not None:
            self._on_loaded(self.model.seen)

    def _on_take_back(self, seen: SeenRow) -> None:
        if seen.held and not share_words.sure_to_ask(self._context, seen_rows.title_of(seen)):
            return
        self.model.take_back(seen)

    def _on_clear(self) -> None:
        sure = self._context.dialogs.confirm(
            self.tr("Clear your history?"),
            self.tr(
                "The numbers and days of the files you made are forgotten here. What is in the "
                "files does not change, and nothing says that this was done."
            ),
            self.tr("Clear it"),
            self.tr("Keep it"),
        )
        if sure:
            self.model.clear_history()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        touches = changes.sharing or changes.everything or changes.ids
        if self._is_here and touches and initiator is not self.model:
            self.model.load()

    # --- narrow windows -------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = theme().px
        wide = self.width() >= px(SIDE_BELOW)
        slim = self.width() < px(SLIM_BELOW)
        self._fit_side(px(SLIM_SIDE if slim else SIDE))
        if slim != self._slim:
            self._slim = slim
            inset = self._lists.layout()
            if inset is not None:
                inset.setContentsMargins(px(20 if slim else 32), px(26), px(16 if slim else 28), 20)
            if self.model.seen is not None:
                self._on_loaded(self.model.seen)
        if wide == self._wide:
            return
        self._wide = wide
        self._lists_area.takeWidget()
        if wide:
            self._lists_area.setWidget(self._lists)
            self._side_area.setWidget(self._side)
        else:
            self._side_area.takeWidget()
            self._lists_area.setWidget(boxed(column(self._side, self._lists, None)))
        self._side_area.setVisible(wide)
        self._rule.setVisible(wide)

    def _fit_side(self, usual: int) -> None:
        """The usual width, or more: in another language a button may need it."""
        bar = self._side_area.verticalScrollBar().sizeHint().width()
        self._side_area.setFixedWidth(max(usual, self._side.minimumSizeHint().width() + bar))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
