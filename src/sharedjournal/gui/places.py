# SPDX-License-Identifier: GPL-3.0-or-later
"""Which screens there are, and which of them does what a menu asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.app import received_pages
from sharedjournal.gui.exchange_flow import ExchangeFlow
from sharedjournal.gui.upkeep_flow import UpkeepFlow
from sharedjournal.gui.views.calendar_view import CalendarView
from sharedjournal.gui.views.from_view import FromView
from sharedjournal.gui.views.looking_back_view import LookingBackView
from sharedjournal.gui.views.page_pane import PagePane
from sharedjournal.gui.views.received_view import ReceivedView
from sharedjournal.gui.views.search_view import SearchView
from sharedjournal.gui.views.share_view import ShareView
from sharedjournal.gui.views.timeline_view import TimelineView
from sharedjournal.gui.views.together_view import TogetherView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from sharedjournal.gui.context import Context, Place

    Acts = dict[str, Callable[..., None]]


class Screens:
    """The screens of one window, by name, and what the acts of the menus do with them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.timeline = TimelineView(context, self._received_pane)
        self.share = ShareView(context)
        self.upkeep = UpkeepFlow(context)
        self.timeline.history_asked.connect(self.upkeep.show_history)
        self.exchange = ExchangeFlow(context)
        self.foot = self.exchange.strip
        self.timeline.share_asked.connect(self._share)
        self.share.left.connect(self._after_sharing)
        self.calendar = CalendarView(context)
        self.calendar.entry_asked.connect(self._begin_on_day)
        self.search = SearchView(context, PagePane(context, self._received_pane))
        self.received = FromView(context)
        self.together = TogetherView(context)
        self.places: dict[str, Place] = {
            "timeline": self.timeline,
            "timeline/share": self.share,
            "calendar": self.calendar,
            "search": self.search,
            "insights": LookingBackView(context),
            "from": self.received,
            "together": self.together,
            **self.exchange.places,
            **self.upkeep.places,
        }
        self.acts: Acts = {
            "new": self._begin_entry,
            "next-entry": self._next_entry,
            "previous-entry": self._previous_entry,
            "delete": self.timeline.ask_delete,
            "history": self.timeline.ask_history,
            "who": self.timeline.say_who_can_read,
            "focus": self.timeline.toggle_focus,
            "show-entry": self._show_entry,
            "show-thread": self._show_thread,
            "restore": self.timeline.restore,
            "search": self._search,
            "share": self._share,
            "make-file": self.exchange.make_file,
            "bring-in": self._bring_in,
            **self.upkeep.acts,
        }

    def start(self) -> None:
        """The window is on screen."""
        self.exchange.start()
        self.upkeep.start()

    def end(self) -> None:
        """Another window takes over: what is no part of this one hears and watches no more."""
        self.exchange.deleteLater()
        self.upkeep.deleteLater()

    def _bring_in(self, path: Path | None = None) -> None:
        """Bring in a file. Before a pairing it can only be one of the two that pair."""
        if self._context.people.paired:
            self.exchange.bring_in(path)
        elif path is None:
            self._context.navigator.start_pairing()
        else:
            self.upkeep.take_pairing_file(path)

    def _begin_entry(self) -> None:
        self._context.navigator.go("timeline")
        self.timeline.begin_entry()

    def _begin_on_day(self, day: date) -> None:
        self._context.navigator.go("timeline")
        self.timeline.begin_entry(day)

    def _search(self) -> None:
        self._context.navigator.go("search")

    def _received_pane(self) -> ReceivedView:
        return ReceivedView(self._context, self._answer)

    def _answer(self, record_id: str, thread: str, step: str, about: str, ask: str) -> None:
        """Answers are written in *From …*, where there is room beside the page."""
        self._context.navigator.go("from")
        self.received.show_record(record_id)
        self.received.pane.write_answer(thread, step, about, ask)

    def _show_entry(self, some_id: str) -> None:
        """One's own pages are in the timeline, the partner's in *From …*."""

        def show(is_theirs: bool) -> None:  # noqa: FBT001 -- a result
            if is_theirs:
                self._context.navigator.go("from")
                self.received.show_record(some_id)
            else:
                self._context.navigator.go("timeline")
                self.timeline.show_entry(some_id)

        self._context.tasks.vault(lambda s, _job: received_pages.is_theirs(s, some_id), show)

    def _show_thread(self, thread_id: str) -> None:
        self._context.navigator.go("together")
        self.together.show_thread(thread_id)

    def _share(self, entry_id: str = "") -> None:
        """Decide about an entry, or about the one that is open, beginning with what is marked."""
        if not self._context.people.paired:
            self._context.navigator.start_pairing()
            return
        if not entry_id:
            self.timeline.ask_share()
            return
        self.share.open(entry_id, self.timeline.selection_in(entry_id))
        self._context.navigator.go("timeline/share")

    def _after_sharing(self) -> None:
        self._context.navigator.go("timeline")

    def _next_entry(self) -> None:
        self.timeline.move_by(1)

    def _previous_entry(self) -> None:
        self.timeline.move_by(-1)
