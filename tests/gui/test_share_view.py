# SPDX-License-Identifier: GPL-3.0-or-later
"""The share sheet on screen: what it shows is what travels, and nothing is shared by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from sharedjournal.app import sharing
from sharedjournal.domain.record import parse_line
from sharedjournal.gui.views.share_view import ShareView
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Check
from sharedjournal.gui.widgets.foreign_text import ForeignText

if TYPE_CHECKING:
    from collections.abc import Iterator

    import couple
    from windows import TestContext

    Both = tuple[couple.Person, couple.Person]

BODY = "One.\n\nTwo.\n\nThree."


@pytest.fixture
def writer(both: Both) -> couple.Person:
    """The one who shares."""
    return both[0]


@pytest.fixture
def view(contexts: tuple[TestContext, TestContext]) -> Iterator[ShareView]:
    """Alex's share sheet, on screen."""
    found = ShareView(contexts[0])
    found.resize(1056, 740)
    found.show()
    yield found
    found.close()


def button(view: QWidget, words: str) -> Button:
    """The button that says this."""
    return next(each for each in view.findChildren(Button) if words == each.text().strip())


def shared(person: couple.Person) -> int:
    """How many records the next file holds."""
    return len(sharing.next_file(person.session, everything=True))


def test_no_box_is_ticked_that_was_not_asked_for(writer: couple.Person, view: ShareView) -> None:
    """Mood, feelings, needs and pictures start without a tick; folded lines say so."""
    view.share.open(writer.write(BODY, title="T", mood=1, feelings=("low",), needs=("rest",)))

    ticked = {check.objectName() for check in view.findChildren(Check) if check.isChecked()}
    assert {"title", "day"} == ticked
    assert ("Not shared", "None", "None in this entry") == (
        view.sheet.values()["feel"],
        view.sheet.values()["care"],
        view.sheet.values()["pictures"],
    )


def test_the_paper_shows_the_line_and_nothing_else(writer: couple.Person, view: ShareView) -> None:
    """Every word of the record is on the paper; what stays is named below it."""
    view.share.open(writer.write(BODY, title="T", mood=2, feelings=("low",), tags=("family",)))
    view.share.choices.choose_excerpt()
    view.share.choices.mark(1, 2)
    view.share.choices.toggle_care("just-us")
    view.share.choices.tick("mood", on=True)
    button(view, "See exactly what Sam will read").click()

    letter = view.paper.letter
    assert letter is not None
    assert parse_line(letter.line) == letter.record
    assert ["Just listen", "Just between us", "Two.\n\nThree.", "Low"] == list(view.paper.texts)
    (words,) = (each.toPlainText() for each in view.paper.findChildren(ForeignText))
    assert "Two.\n\nThree." == words
    stays = view._stays.text()
    assert all(part in stays for part in ("title", "other paragraphs", "tags", "day", "feelings"))
    assert "mood" not in stays
    button(view, "Add to next file").click()
    assert [letter.line] == [
        row.line for row, _record in sharing.next_file(writer.session, everything=True)
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_never_shares(writer: couple.Person, view: ShareView, key: Qt.Key) -> None:
    """Wherever the keyboard is, also on the button itself, and on every desktop."""
    view.share.open(writer.write(BODY))
    places: list[QWidget] = [button(view, "Add to next file"), view.sheet, view._text, view]
    for place in places:
        QTest.keyClick(place, key)
    for widget in view.sheet.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if isinstance(widget, Button) and "Keep private" in widget.text():
                continue
            QTest.keyClick(widget, key)

    assert 0 == shared(writer)
    QTest.keyClick(button(view, "Add to next file"), Qt.Key.Key_Space)
    assert 1 == shared(writer)


def test_escape_keeps_it_private(writer: couple.Person, view: ShareView) -> None:
    """First it closes the preview, then the sheet; nothing is stored."""
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    view.share.open(writer.write(BODY))
    view.share.preview()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert ([], False) == (left, view.share.is_previewing)
    QTest.keyClick(view.sheet, Qt.Key.Key_Escape)

    assert ([True], 0) == (left, shared(writer))
    assert "" == view._text.toPlainText()


def test_the_keyboard_goes_back_to_where_it_was(
    writer: couple.Person, contexts: tuple[TestContext, TestContext]
) -> None:
    """The button that opened the sheet has it again."""
    window = QWidget()
    opener, view = Button("Share…"), ShareView(contexts[0])
    layout = QHBoxLayout(window)
    layout.addWidget(opener)
    layout.addWidget(view)
    window.resize(1200, 740)
    window.show()
    QTest.qWaitForWindowActive(window)
    opener.setFocus()
    view.open(writer.write(BODY))
    inside = QApplication.focusWidget()
    button(view, "Keep private").click()

    assert inside is not opener
    assert opener is QApplication.focusWidget()
    window.close()


def test_paragraphs_are_marked_in_the_text(writer: couple.Person, view: ShareView) -> None:
    """By selecting and letting go, by the space bar; only while an excerpt was asked for."""
    view.share.open(writer.write(BODY))
    text = view._text
    QTest.keyClick(text, Qt.Key.Key_Space)
    found = [view.share.choices.marks]
    view.share.choices.choose_excerpt()
    QTest.keyClick(text, Qt.Key.Key_Space)
    found.append(view.share.choices.marks)
    cursor = text.textCursor()
    cursor.setPosition(BODY.index("wo"))
    cursor.setPosition(BODY.index("hree"), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    QTest.keyClick(text, Qt.Key.Key_Space)

    found.append(view.share.choices.marks)
    assert [None, (0, 0), (1, 2)] == found
    assert not text.marked_rect().isEmpty()
    top = text.marked_rect().top()
    first = text.cursorRect(QTextCursor(text.document())).top()
    assert top > first
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, first + 8))
    assert (0, 2) == view.share.choices.marks
    view._clear.click()
    assert not button(view, "Add to next file").isEnabled()


def test_the_text_cannot_be_changed_here(writer: couple.Person, view: ShareView) -> None:
    """Neither typing nor the keys that format change a letter."""
    view.share.open(writer.write(BODY))
    view._text.selectAll()
    QTest.keyClicks(view._text, "x")
    QTest.keyClick(view._text, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view._text, Qt.Key.Key_Delete)

    assert BODY == view._text.toPlainText()


def test_one_section_is_open_at_a_time(writer: couple.Person, view: ShareView) -> None:
    """Opening one folds the others."""
    view.share.open(writer.write(BODY))
    for key in ("care", "feel", "when", "what"):
        view.sheet.open_section(key)
        heads = view.sheet._sections.items()
        assert [key] == [name for name, section in heads if section.head.isChecked()]


def test_asking_to_let_go_is_asked_first(
    writer: couple.Person, view: ShareView, contexts: tuple[TestContext, TestContext]
) -> None:
    """Once a file held it; leaving it is the safe answer. Before that it is taken back at once."""
    entry = writer.write(BODY, title="T")
    writer.share(entry)
    writer.make()
    dialogs = contexts[0].dialogs
    dialogs.answers = [False, True]
    view.share.open(entry)
    back = button(view, "Ask Sam to let it go…")
    back.click()
    assert [False] == [r.gone for _o, r in sharing.next_file(writer.session, everything=True)]
    back.click()

    assert ["Ask Sam to let “T” go?"] * 2 == dialogs.asked
    assert [True] == [r.gone for _o, r in sharing.next_file(writer.session, everything=True)]


def test_why_it_cannot_be_is_said_in_the_sheet(writer: couple.Person, view: ShareView) -> None:
    """A refusal is a sentence where the decision is; nothing was stored."""
    entry = writer.write(BODY)
    writer.share(entry)
    view.share.open(entry)
    view.share.preview()
    writer.make()
    button(view, "Share it this way").click()

    assert "Something changed in the meantime" in view.sheet._wrong.text()
    assert view.sheet._wrong.isVisible()


def test_in_a_narrow_window_text_and_sheet_take_turns(
    writer: couple.Person, view: ShareView
) -> None:
    """The sheet covers the text; a button leads there, and back."""
    view.resize(836, 600)
    view.share.open(writer.write(BODY))
    view.share.choices.choose_excerpt()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert (True, False) == (view.sheet.isVisible(), view._pane.isVisible())
    view.sheet.open_section("what")
    button(view, "Mark paragraphs…").click()
    assert (False, True) == (view.sheet.isVisible(), view._pane.isVisible())
    view.share.choices.mark(0, 0)
    button(view, "Back to the sheet").click()
    view.share.preview()
    assert (False, True) == (view.sheet.isVisible(), view._pane.isVisible())
    button(view, "Back to your entry").click()

    assert (True, False) == (view.sheet.isVisible(), view._pane.isVisible())


def test_right_to_left_the_bracket_is_at_the_leading_side(
    writer: couple.Person, view: ShareView, application: QApplication
) -> None:
    """Its room is mirrored, too."""
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.share.open(writer.write(BODY))
    view.share.choices.choose_excerpt()
    view.share.choices.mark(0, 1)
    frame = view._text.document().rootFrame().frameFormat()

    assert frame.rightMargin() > frame.leftMargin()
    assert not view.grab().isNull()
