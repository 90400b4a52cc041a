# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the journal at the leading side: a column, or a narrow rail of icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.backdrop import SIGNS, Sign, SignKind
from sharedjournal.gui.widgets.buttons import Button, ToolButton, native
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, column, row
from sharedjournal.gui.widgets.sections import NavPlace

if TYPE_CHECKING:
    from sharedjournal.gui.context import People

MINE = ("timeline", "calendar", "search", "insights")
OURS = ("from", "together", "sees")
ALL = (*MINE, *OURS)
EDGE, RAIL, MOST_MORE = 10, 64, 96


class Sidebar(QFrame):
    """Signals: `chosen(str)` a place, `pair_asked`, `new_asked`, `lock_asked`, `hide_asked`."""

    chosen = Signal(str)
    pair_asked = Signal()
    new_asked = Signal()
    lock_asked = Signal()
    hide_asked = Signal()

    def __init__(self, people: People) -> None:
        super().__init__()
        self.setProperty("panel", "side")
        self.setAccessibleName(self.tr("Places"))
        self._places: dict[str, NavPlace] = {
            "timeline": NavPlace("notebook-pen", self.tr("Timeline")),
            "calendar": NavPlace("calendar-days", self.tr("Calendar")),
            "search": NavPlace("search", self.tr("Search")),
            "insights": NavPlace("chart-spline", self.tr("Looking back")),
            "from": NavPlace("mails", ""),
            "together": NavPlace("hourglass", self.tr("Together")),
            "sees": NavPlace("overlap", ""),
            "settings": NavPlace("settings", self.tr("Settings"), native("Ctrl+,")),
        }
        self._pair = NavPlace("shield-check", self.tr("Pair with someone"), checkable=False)
        self._pair.clicked.connect(self.pair_asked)
        self._lock = NavPlace("lock", self.tr("Lock"), native("Ctrl+L"), checkable=False)
        self._lock.clicked.connect(self.lock_asked)
        self._hide = NavPlace(
            "eye-off", self.tr("Hide now"), native("Ctrl+Shift+H"), checkable=False
        )
        self._hide.clicked.connect(self.hide_asked)
        self._compact = False
        self._group = QButtonGroup(self)
        for number, place in enumerate(self._places.values()):
            self._group.addButton(place, number)
        self._group.idClicked.connect(self._on_clicked)
        self._sign = Sign(self._kind(people), 34)
        self._me = Label("", "subhead")
        self._open = Label(self.tr("Journal open"), "caption", "text3")
        self._head = Label("", "caption", "text3", weight=600)
        self._new = Button(self.tr("New entry"), "primary", "pen-line", tip=native("Ctrl+N"))
        self._new.clicked.connect(self.new_asked)
        self._new_small = ToolButton("pen-line", self.tr("New entry"), color="accent")
        self._new_small.clicked.connect(self.new_asked)
        self._words = boxed(column(self._me, self._open))
        self._build()
        self.set_people(people)
        self.set_compact(compact=False)

    def _build(self) -> None:
        places = self._places
        who = row(self._sign, (self._words, 1), margins=(10, 0, 8, 0), spacing=10)
        head = row(self._head, margins=(14, 0, 14, 0))
        self.setLayout(
            column(
                *(8, who, 14, self._new, self._new_small, 16),
                *(places[name] for name in MINE),
                *(18, head, 4, self._pair),
                *(places[name] for name in OURS),
                *(None, places["settings"], self._lock, self._hide),
                margins=(EDGE, 6, EDGE, 10),
                spacing=1,
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_people(self, people: People) -> None:
        """Show the names; before a pairing *With …* holds one place."""
        self._me.setText(people.me)
        who = people.partner
        self._head.setText(self.tr("With {partner}").format(partner=who) if who else "")
        self._rename("from", self.tr("From {partner}").format(partner=who))
        self._rename("sees", self.tr("What {partner} can see").format(partner=who))
        self._pair.setVisible(not people.paired)
        self._head.setVisible(people.paired)
        self._places["insights"].setVisible(people.looking_back)
        for name in OURS:
            self._places[name].setVisible(people.paired)

    def set_current(self, name: str) -> None:
        """Show where we are."""
        if name in self._places:
            self._places[name].setChecked(True)

    def set_news(self, *, there: bool) -> None:
        """A word beside what came from the partner; never a number."""
        self._places["from"].set_news(self.tr("new") if there else "")

    def set_compact(self, *, compact: bool) -> None:
        """The rail of icons, or the column."""
        for place in (*self._places.values(), self._pair, self._lock, self._hide):
            place.set_compact(compact)
        self._head.setVisible(not compact and bool(self._head.text()))
        self._words.setVisible(not compact)
        self._new.setVisible(not compact)
        self._new_small.setVisible(compact)
        self._compact = compact
        self._fit()

    def _fit(self) -> None:
        """The usual width, or more where a language needs it."""
        if self._compact:
            self.setFixedWidth(theme().px(RAIL))
            return
        shown = [place for place in (*self._places.values(), self._pair) if not place.isHidden()]
        needed = max(place.full_width for place in shown) + theme().px(2 * EDGE)
        usual = theme().size("sidebar")
        self.setFixedWidth(min(max(usual, needed), usual + theme().px(MOST_MORE)))

    def _rename(self, name: str, text: str) -> None:
        self._places[name].setText(text)
        self._places[name].setAccessibleName(text)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(list(self._places)[number])

    @staticmethod
    def _kind(people: People) -> SignKind:
        return next((sign for sign in SIGNS if sign == people.sign), "plain")
