# SPDX-License-Identifier: GPL-3.0-or-later
"""Sharing an entry that is open in the timeline, and sharing its new words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from sharedjournal.app import sharing
from sharedjournal.gui.places import Screens
from sharedjournal.gui.views.main_window import MainWindow
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.writing import Writing
from windows import Moves

if TYPE_CHECKING:
    from collections.abc import Iterator

    import couple
    from windows import TestContext

    Both = tuple[couple.Person, couple.Person]


class Window(Moves):
    """A window whose navigator shows the place that it is asked for."""

    def __init__(self, context: TestContext) -> None:
        super().__init__()
        context.navigator = self
        self.window = MainWindow(context.people)
        self.screens = Screens(context)
        for name, place in self.screens.places.items():
            self.window.add_place(name, place)  # type: ignore[arg-type]
        self.window.add_foot(self.screens.foot)
        self.window.resize(1280, 800)
        self.window.show()

    def go(self, place: str) -> None:
        """See `Navigator`."""
        super().go(place)
        self.window.show_place(place)
        self.screens.places[place].arrive()

    def button(self, words: str) -> Button | None:
        """The visible button that says this."""
        QApplication.processEvents()
        found = self.window.findChildren(Button)
        return next((b for b in found if b.isVisible() and words == b.text().strip()), None)

    def press(self, words: str) -> None:
        """Press it."""
        found = self.button(words)
        assert found is not None, words
        found.click()

    def says(self, words: str) -> bool:
        """Whether a visible label says this."""
        QApplication.processEvents()
        return any(
            words in each.text() for each in self.window.findChildren(Label) if each.isVisible()
        )


@pytest.fixture
def window(contexts: tuple[TestContext, TestContext]) -> Iterator[Window]:
    """Alex's window."""
    found = Window(contexts[0])
    yield found
    for place in found.screens.places.values():
        place.forget()
    found.window.hide()
    found.window.deleteLater()


def test_an_entry_is_shared_from_the_timeline(both: Both, window: Window) -> None:
    """The sheet begins with what is marked; afterwards the page says where it is."""
    entry = both[0].write("One.\n\nTwo.", title="T")
    window.go("timeline")
    window.screens.timeline.show_entry(entry)
    text = window.screens.timeline.findChild(Writing)
    assert isinstance(text, Writing)
    cursor = text.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    window.screens.acts["share"]()
    at = window.window.current_place
    window.press("Add to next file")

    assert ("timeline/share", "timeline") == (at, window.window.current_place)
    ((_own, record),) = sharing.next_file(both[0].session, everything=True)
    assert "Two." == record.body
    assert window.says("In the next file")
    assert window.button("Make it now…") is not None


def test_new_words_are_offered_and_nothing_more(both: Both, window: Window) -> None:
    """Editing changes nothing for the partner until it is said."""
    entry = both[0].write("Before.", title="T")
    both[0].share(entry)
    both[0].make()
    window.go("timeline")
    timeline = window.screens.timeline
    timeline.show_entry(entry)
    assert window.button("Share these words too…") is None
    timeline.editor.change(body="After.")
    timeline.editor.save()
    assert ["Before."] == [r.body for _o, r in sharing.next_file(both[0].session, everything=True)]
    window.press("Share these words too…")
    window.press("Share these words too")

    ((own, record),) = sharing.next_file(both[0].session, everything=True)
    assert ("After.", 2, None) == (record.body, record.rev, own.in_file)
    assert window.button("Share these words too…") is None


def test_without_a_partner_sharing_leads_to_pairing(
    context: TestContext,
) -> None:
    """There is nobody to share with yet."""
    context.people = replace(context.people, partner="")
    window = Window(context)
    window.screens.acts["share"]()
    window.screens.acts["make-file"]()
    window.window.hide()

    assert [("start_pairing",), ("start_pairing",)] == window.made
