# SPDX-License-Identifier: GPL-3.0-or-later
"""Which screens there are, and which of them does what a menu asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.gui.views.timeline_view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.gui.context import Context, Place

    Acts = dict[str, Callable[..., None]]


class Screens:
    """The screens of one window, by name, and what the acts of the menus do with them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.timeline = TimelineView(context)
        self.places: dict[str, Place] = {"timeline": self.timeline}
        self.acts: Acts = {
            "new": self._begin_entry,
            "next-entry": self._next_entry,
            "previous-entry": self._previous_entry,
            "delete": self.timeline.ask_delete,
            "history": self.timeline.ask_history,
            "who": self.timeline.say_who_can_read,
            "focus": self.timeline.toggle_focus,
            "show-entry": self._show_entry,
        }

    def _begin_entry(self) -> None:
        self._context.navigator.go("timeline")
        self.timeline.begin_entry()

    def _show_entry(self, some_id: str) -> None:
        self._context.navigator.go("timeline")
        self.timeline.show_entry(some_id)

    def _next_entry(self) -> None:
        self.timeline.move_by(1)

    def _previous_entry(self) -> None:
        self.timeline.move_by(-1)
