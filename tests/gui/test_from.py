# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from the partner: envelopes stay shut, pages are read, requests are answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser, QWidget

import couple
from sharedjournal.app import answering, reading, sharing, writing
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import NoSuchEntry
from sharedjournal.gui.models.timeline_model import Head, Row
from sharedjournal.gui.places import Screens
from sharedjournal.gui.views.from_view import FromView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from windows import TestContext

SECRET = "harbour lantern"
TITLE = "About my father"


@pytest.fixture
def given(both: tuple[couple.Person, couple.Person]) -> dict[str, str]:
    """Sam's pages in Alex's journal: an envelope, a page to be glad about, one just to hear."""
    alex, sam = both
    found = {
        "envelope": sam.page(
            SECRET,
            title=TITLE,
            feelings=("lonely",),
            along={"ask": "say-back", "care": ("just-us",), "feelings": True},
        ),
        "glad": sam.page("I got the room", title="The piano", along={"ask": "celebrate"}),
        "heard": sam.page("You were quiet", title="The drive back"),
    }
    couple.hand_over(sam, alex)
    return found


@pytest.fixture
def view(contexts: tuple[TestContext, TestContext], given: dict[str, str]) -> Iterator[FromView]:
    """The place, as Alex sees it."""
    made = FromView(contexts[0])
    made.resize(1056, 760)
    made.show()
    made.arrive()
    yield made
    made.close()


def items(view: FromView) -> list[str]:
    """Heads and titles of the list, from the top."""
    model = view.model.model
    found = (model.item(number) for number in range(model.rowCount()))
    return [each.text if isinstance(each, Head) else each.title for each in found]


def settle() -> None:
    """Let new widgets appear and those that were taken away go."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words_of(widget: QWidget) -> str:
    """Every word that is drawn or read aloud, of shown widgets and hidden ones alike."""
    settle()
    found: list[str] = []
    for each in [widget, *widget.findChildren(QWidget)]:
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel):
            found.append(each.text())
        if isinstance(each, QTextBrowser):
            found.append(each.toPlainText())
        if isinstance(each, QAbstractButton):
            found.append(each.text())
    return "\n".join(found)


def shown_buttons(widget: QWidget) -> dict[str, QAbstractButton]:
    """The buttons on screen, by accessible name."""
    settle()
    return {
        button.accessibleName(): button
        for button in widget.findChildren(QAbstractButton)
        if button.isVisible()
    }


def press(widget: QWidget, name: str) -> None:
    """Press the button of this name."""
    shown_buttons(widget)[name].click()


def test_envelopes_come_first(view: FromView) -> None:
    """Not opened yet, then opened: an envelope is called one and nothing else."""
    assert ["Not opened yet", "From Sam · envelope", "Opened"] == items(view)[:3]
    assert {"The piano", "The drive back"} == set(items(view)[3:])


def test_an_envelope_shows_no_word_of_what_is_in_it(view: FromView, given: dict[str, str]) -> None:
    """Neither drawn, nor read aloud, nor in the list, nor in a tooltip: ask and care only."""
    view.show_record(given["envelope"])
    said = words_of(view)
    rows = [view.model.model.item(n) for n in range(view.model.model.rowCount())]
    spoken = "\n".join(str(row) for row in rows if isinstance(row, Row))
    index = view.model.model.index(1)
    roles = [index.data(role) for role in range(Qt.ItemDataRole.UserRole + 8)]

    for secret in (SECRET, TITLE, "lonely"):
        assert secret not in said + spoken + str(roles)
    assert "Say it back" in said
    assert "Just between us" in said
    assert "Opening and not opening look the same to Sam." in said


def test_showing_and_opening_change_nothing_for_the_partner(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """The next file is the same whether everything was read or nothing."""
    alex, _sam = both
    before = sharing.next_file(alex.session, everything=True)
    for record in given.values():
        view.show_record(record)
    view.show_record(given["envelope"])
    press(view, "Open and hold it this way")

    assert SECRET in words_of(view)
    assert TITLE in items(view)
    assert before == sharing.next_file(alex.session, everything=True)


def test_not_now_leaves_it_shut(view: FromView, given: dict[str, str]) -> None:
    """The list is there again and nothing was opened."""
    view.show_record(given["envelope"])
    press(view, "Not now")

    assert "From Sam · envelope" in items(view)
    assert SECRET not in words_of(view)


def test_what_cannot_be_promised_is_a_reply_and_the_envelope_stays_shut(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """It is written, previewed and confirmed like any answer; its name is form data."""
    view.show_record(given["envelope"])
    press(view, "I can't promise that…")
    model = view.pane.sheet.model
    model.change("body", "I would have to tell my sister.")
    press(view, "Add to next file…")
    press(view, "Add to next file")
    couple.hand_over(*both)
    found = reading.rows(both[1].session, mine=False)

    assert "From Sam · envelope" in items(view)
    assert SECRET not in words_of(view)
    assert ["I would have to tell my sister."] == [row[4] for row in found]


def test_just_listen_hides_other_answers_behind_a_button(
    view: FromView, given: dict[str, str]
) -> None:
    """Nothing more is needed; what fits stays, the rest comes on asking."""
    view.show_record(given["heard"])
    first = shown_buttons(view.pane)

    assert "I'm with you" in first
    assert "A reply" not in first
    press(view, "Reply anyway")
    assert {"A reply", "Say it back"} <= shown_buttons(view.pane).keys()


def test_the_composer_begins_as_was_asked(view: FromView, given: dict[str, str]) -> None:
    """Beginnings of sentences fit the ask; pressing one puts it where one writes."""
    view.show_record(given["glad"])
    press(view, "A reply")
    press(view, "I love that you …")

    assert "I love that you " == view.pane.sheet.model.words.values["body"]


def test_closing_keeps_words_and_forgets_what_was_only_begun(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """A reply with words waits as a draft; one without a word leaves nothing behind."""
    session = both[0].session
    view.show_record(given["glad"])
    press(view, "A reply")
    press(view, "Close, keep the draft")

    assert () == session.store.drafts.all()
    press(view, "A reply")
    view.pane.sheet.model.change("body", "So glad")
    press(view, "Keep as draft")
    assert not view.pane.is_composing
    assert 2 == len(session.store.drafts.all())


def test_a_request_to_let_go_is_answered_and_not_reported(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """Kept, it stays readable; let go, its words are erased. The next file is the same."""
    alex, sam = both
    sharing.unshare(sam.session, given["glad"])
    sharing.unshare(sam.session, given["heard"])
    couple.hand_over(sam, alex)
    before = sharing.next_file(alex.session, everything=True)
    view.pane.model.show_record(given["heard"])
    view.show_record(given["glad"])
    press(view, "Keep it")

    assert "I got the room" in words_of(view)
    assert "Let it go" not in shown_buttons(view)
    view.show_record(given["heard"])
    context = view._context
    context.dialogs.answers = [True]  # type: ignore[attr-defined]
    press(view, "Let it go")
    assert "You were quiet" not in words_of(view)
    with pytest.raises(NoSuchEntry):
        reading.page(alex.session, given["heard"])
    assert before == sharing.next_file(alex.session, everything=True)


def test_taking_out_asks_first(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """A no keeps it; a yes erases its words here."""
    view.show_record(given["glad"])
    dialogs = view._context.dialogs
    dialogs.answers = [False, True]  # type: ignore[attr-defined]
    action = next(a for a in view.pane._menu.actions() if a.text().startswith("Take it out"))
    action.trigger()

    assert "I got the room" in words_of(view)
    action = next(a for a in view.pane._menu.actions() if a.text().startswith("Take it out"))
    action.trigger()
    assert "I got the room" not in words_of(view)
    assert "The piano" not in items(view)


def test_marks_of_what_a_page_answers_are_said(
    both: tuple[couple.Person, couple.Person],
    context_of: Callable[[couple.Person], TestContext],
) -> None:
    """About an earlier version, and an answer to a page that is not here, are said in words."""
    alex, sam = both
    entry = alex.write("first words")
    record = alex.share(entry)
    couple.hand_over(alex, sam)
    answering.reply(sam.session, record, "reply", Content(day=None, body="my answer"))
    couple.hand_over(sam, alex)
    writing.edit(alex.session, entry, Content(day=None, body="other words"))
    alex.share(entry)
    reply = reading.rows(alex.session, mine=False)[0][0]
    view = FromView(context_of(alex))
    view.show()
    view.arrive()
    view.show_record(reply)

    assert "This is about an earlier version of what it answers." in words_of(view)
    sharing.unshare(alex.session, record)
    view.pane.model.show_record(reply)
    assert "This answers an entry that is not here." in words_of(view)
    view.close()


def test_earlier_versions_are_unfolded_on_asking(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """What was here before stays readable below what is here now."""
    alex, sam = both
    row = sharing.own_record(sam.session, given["glad"])
    assert row.entry_id is not None
    writing.edit(sam.session, row.entry_id, Content(day=None, body="I got another room"))
    sam.share(row.entry_id, ask="celebrate")
    couple.hand_over(sam, alex)
    view.show_record(given["glad"])

    assert "I got the room" not in words_of(view)
    action = next(a for a in view.pane._menu.actions() if a.text() == "Earlier versions")
    action.trigger()
    assert "I got the room" in words_of(view)


def test_everything_has_a_name_for_a_screen_reader(view: FromView, given: dict[str, str]) -> None:
    """Each control says what it is, in every state of the pane."""
    for record in given.values():
        view.show_record(record)
        for button in shown_buttons(view).values():
            found = QAccessible.queryAccessibleInterface(button)

            assert found.text(QAccessible.Text.Name).strip(), button


def test_locking_lets_go_of_every_word(view: FromView, given: dict[str, str]) -> None:
    """Nothing of any page is left in a widget."""
    view.show_record(given["glad"])
    press(view, "A reply")
    view.pane.sheet.model.change("body", "So glad")
    view.forget()

    for word in ("I got the room", "The piano", "So glad"):
        assert word not in words_of(view)
    assert 0 == view.model.model.rowCount()


def test_what_is_to_be_known_of_a_page_stands_above_it(
    view: FromView, given: dict[str, str]
) -> None:
    """From before a restore, and written after mine could be read, are said in words."""
    view.show_record(given["glad"])
    found = view.pane.model.found
    assert found is not None
    marked = replace(found.page, earlier_life=True, written_after=True)
    view.pane.model.shown.emit(replace(found, page=marked))

    assert "From before Sam’s restore." in words_of(view)
    assert "Written after yours could be read." in words_of(view)


def test_a_request_for_an_envelope_opens_nothing(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """It can be let go of without ever being read."""
    alex, sam = both
    sharing.unshare(sam.session, given["envelope"])
    couple.hand_over(sam, alex)
    view.show_record(given["envelope"])

    assert {"Let it go", "Keep it"} <= shown_buttons(view).keys()
    for secret in (SECRET, TITLE, "lonely"):
        assert secret not in words_of(view)


def test_an_answer_without_a_word_says_its_sentences(
    view: FromView, given: dict[str, str], both: tuple[couple.Person, couple.Person]
) -> None:
    """The pattern of a form makes sentences of what was filled in, for its reader too."""
    alex, sam = both
    record = alex.page("hard day")
    couple.hand_over(alex, sam)
    answering.reply(sam.session, record, "with-you", Content(day=None, fields={"offer": "tea"}))
    couple.hand_over(sam, alex)
    reply = next(
        row[0] for row in reading.rows(alex.session, mine=False) if row[0] not in given.values()
    )
    view.show_record(reply)

    assert "I read it, and I'm with you." in words_of(view)
    assert "What I can offer: tea." in words_of(view)


def test_a_narrow_window_shows_one_thing_at_a_time(view: FromView, given: dict[str, str]) -> None:
    """List or page, with a way back; the sheet covers the page where there is no room."""
    view.resize(560, 700)
    view.show_record(given["glad"])
    settle()
    assert not view._list.isVisible()
    press(view, "A reply")
    settle()
    assert not view.pane._main.isVisible()
    press(view, "Close, keep the draft")
    press(view, "Back")
    assert view._list.isVisible()


def test_the_window_leads_to_what_came_and_to_threads(
    contexts: tuple[TestContext, TestContext], given: dict[str, str]
) -> None:
    """A record is shown in *From Sam*, an answer begun elsewhere is written there too."""
    context = contexts[0]
    screens = Screens(context)
    screens.acts["show-entry"](given["glad"])
    assert ("go", "from") in context.navigator.made
    assert given["glad"] == screens.received.pane.model.record_id
    elsewhere = screens._received_pane()
    elsewhere.show_record(given["heard"])
    elsewhere.model.begin_reply("reply")
    assert given["heard"] == screens.received.pane.model.record_id
    assert screens.received.pane.is_composing
    thread = screens.received.pane.sheet.model.view
    assert thread is not None
    screens.acts["show-thread"](thread.row.id)
    assert ("go", "together") == context.navigator.made[-1]
    for place in screens.places.values():
        place.forget()
        if isinstance(place, QWidget):
            place.deleteLater()
    elsewhere.deleteLater()
