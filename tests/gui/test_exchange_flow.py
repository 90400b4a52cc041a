# SPDX-License-Identifier: GPL-3.0-or-later
"""What my partner can see, the file made, what a file brought: the screens and the way through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sharedjournal.app import answering, folder, reading, sharing
from sharedjournal.app.exchange import SUGGESTED_NAME
from sharedjournal.domain import errors
from sharedjournal.domain.entry import Content
from sharedjournal.gui.exchange_flow import BROUGHT, MADE, ExchangeFlow
from sharedjournal.gui.views.can_see_view import ROWS
from sharedjournal.gui.views.file_made_view import is_local
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import couple
    from windows import TestContext

    Both = tuple[couple.Person, couple.Person]
    Contexts = tuple[TestContext, TestContext]


@pytest.fixture
def flows(contexts: Contexts) -> Iterator[tuple[ExchangeFlow, ExchangeFlow]]:
    """The screens of both."""
    found = ExchangeFlow(contexts[0]), ExchangeFlow(contexts[1])
    yield found
    for flow in found:
        for screen in (flow.sees, flow.made, flow.brought, flow.strip):
            screen.close()


def shown(screen: Any) -> QWidget:
    """A screen, on screen."""
    assert isinstance(screen, QWidget)
    screen.resize(1056, 740)
    screen.show()
    return screen


def words(screen: QWidget) -> str:
    """All that its labels say."""
    QApplication.processEvents()
    return "\n".join(each.text() for each in screen.findChildren(Label) if each.isVisible())


def button(screen: QWidget, start: str) -> Button:
    """The visible button that begins with these words."""
    QApplication.processEvents()
    return next(
        each
        for each in screen.findChildren(Button)
        if each.isVisible() and each.text().strip().startswith(start)
    )


def test_both_lists_say_what_the_partner_has(
    both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """New in the next file, in every file since; nothing private."""
    writer, _reader = both
    writer.write("secret", title="Private thing")
    writer.page("a", title="Old thing")
    writer.make()
    writer.page("b", title="New thing")
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()

    said = words(screen)
    assert all(part in said for part in ("New in the next file", "New thing", "Old thing"))
    assert "File 1, " in said
    assert "Private thing" not in said


def test_nothing_shared_says_so(flows: tuple[ExchangeFlow, ExchangeFlow]) -> None:
    """In the guide's words; there is nothing to look at."""
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()

    assert "Sam can see nothing of yours." in words(screen)
    assert not button(screen, "See exactly").isEnabled()


def test_each_is_looked_at_as_the_partner_has_it(
    both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """From the first to the last of the next file; what is on the paper is the stored line."""
    writer, _reader = both
    writer.page("a", title="First")
    writer.make()
    writer.page("b", title="Second", along={"care": ("just-us",)})
    sees = flows[0].sees
    screen = shown(sees)
    sees.arrive()
    button(screen, "See exactly").click()
    first = sees._looking.paper.letter
    button(screen, "After").click()
    second = sees._looking.paper.letter

    rows = sharing.next_file(writer.session, everything=True)
    assert first is not None
    assert second is not None
    assert [row.line for row, _record in reversed(rows)] == [first.line, second.line]
    assert not button(screen, "After").isEnabled()
    button(screen, "What Sam can see").click()
    assert "In every file since" in words(screen)


def test_taking_back_from_the_list(
    both: Both, contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """New: at once. In a file: after asking; then it is a request, and says so."""
    writer, _reader = both
    writer.page("a", title="Old thing")
    writer.make()
    writer.page("b", title="New thing")
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()
    button(screen, "Take back").click()
    assert "New thing" not in words(screen)
    contexts[0].dialogs.answers = [False, True]
    button(screen, "Let go").click()
    assert "You ask Sam" not in words(screen)
    button(screen, "Let go").click()

    assert ["Ask Sam to let “Old thing” go?"] * 2 == contexts[0].dialogs.asked
    assert "You ask Sam to let it go" in words(screen)


def test_a_key_that_will_leave_is_said(
    both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """Plainly, before the file is made, with what it tells."""
    writer, reader = both
    for person in (reader, writer):
        opened = answering.start(person.session, "question@1", topic="What helps?")
        answer = Content(day=None, body="Quiet.")
        answering.answer(person.session, opened.thread, opened.steps[0], answer)
        if person is reader:
            reader.make()
            assert reader.last is not None
            writer.bring_in(reader.last)
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()

    assert "It tells Sam that you brought theirs in" in words(screen)


def test_history_is_cleared_after_asking(
    both: Both, contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """The numbers and days are gone; what is shared is as it was."""
    writer, _reader = both
    writer.page("a", title="Old thing")
    writer.make()
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()
    contexts[0].dialogs.answers = [False, True]
    for _time in range(2):
        button(screen, "Clear…").click()

    assert "Made file 1" not in words(screen)
    assert "Old thing" in words(screen)


def test_making_the_file_asks_where_and_says_where(
    both: Both,
    contexts: Contexts,
    flows: tuple[ExchangeFlow, ExchangeFlow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The suggested name is the same for everyone; the folder is shown through the desktop."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    both[0].page("a", title="Thing")
    contexts[0].dialogs.answers = [tmp_path]
    flows[0].make_file()
    screen = shown(flows[0].made)
    flows[0].made.arrive()
    button(screen, "Show it").click()

    assert "journal.sharedjournal" == SUGGESTED_NAME
    assert (tmp_path / SUGGESTED_NAME).exists()
    assert [("go", MADE)] == contexts[0].navigator.made
    said = words(screen)
    assert all(part in said for part in ("File 1 is made", SUGGESTED_NAME, "Thing", "On a stick"))
    assert [QUrl.fromLocalFile(str(tmp_path))] == opened


def test_the_file_is_moved_whole(
    both: Both, contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow], tmp_path: Path
) -> None:
    """It opens at its new place; what else lies there is not written over."""
    (tmp_path / "stick").mkdir()
    (tmp_path / "other.sharedjournal").write_text("something else")
    target = tmp_path / "stick" / SUGGESTED_NAME
    both[0].page("a", title="Thing")
    contexts[0].dialogs.answers = [
        *(tmp_path, None, tmp_path / "other.sharedjournal", target, target),
    ]
    flows[0].make_file()
    for _time in range(4):
        flows[0].made.move_asked.emit()

    assert ["There is another file at that place"] == [w.title for w in contexts[0].dialogs.told]
    assert not (tmp_path / SUGGESTED_NAME).exists()
    assert "stick" in words(shown(flows[0].made))
    assert 1 == both[1].bring_in(target).new


def test_more_than_a_screenful_is_shown_when_asked(
    both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """A list of thousands does not stop the window."""
    for number in range(ROWS + 1):
        both[0].page("a", title=f"Thing {number}.")
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()
    last = f"Thing {ROWS}."
    before = last in words(screen)
    button(screen, "Show more of them").click()

    assert (False, True) == (before, last in words(screen))


def test_a_name_without_its_ending_gets_it(
    contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow], tmp_path: Path
) -> None:
    """Else the other's program would not know it by its name."""
    contexts[0].dialogs.answers = [tmp_path / "for.sam", None]
    flows[0].make_file()
    flows[0].make_file()

    assert ["for.sam.sharedjournal"] == [path.name for path in tmp_path.glob("for*")]


def test_only_a_folder_of_this_computer_is_shown(tmp_path: Path) -> None:
    """No other address is handed to the desktop."""
    from pathlib import Path as AnyPath

    assert is_local(tmp_path)
    assert not is_local(tmp_path / "nowhere")
    assert not is_local(AnyPath("relative"))
    assert not is_local(AnyPath("//server/share"))


def test_what_a_file_brought(
    both: Both, contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """Pages by title, envelopes by ask and care alone, requests with two equal answers."""
    writer, reader = both
    gone = writer.page("m", title="About the money")
    writer.make()
    assert writer.last is not None
    reader.bring_in(writer.last)
    sharing.unshare(writer.session, gone)
    page = writer.page("b", title="Bread")
    writer.page("s", title="Secret", along={"ask": "comfort", "care": ("just-us",)})
    writer.make()
    contexts[1].dialogs.answers = [writer.last]
    flows[1].bring_in()
    screen = shown(flows[1].brought)
    flows[1].brought.arrive()

    said = words(screen)
    assert [("go", BROUGHT)] == contexts[1].navigator.made
    assert all(part in said for part in ("Bread", "An envelope", "Just between us"))
    assert "let “About the money” go" in said
    assert "Secret" not in said
    button(screen, "Read").click()
    assert ("show_entry", page) == contexts[1].navigator.made[-1]
    button(screen, "Let it go").click()
    assert gone not in [row[0] for row in reading.rows(reader.session)]
    assert "Let go" in words(screen)
    button(screen, "Later, all of it").click()
    assert ("go", "from") == contexts[1].navigator.made[-1]


def test_the_same_file_again_is_not_an_error(
    both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """You already have all of it."""
    both[0].page("x")
    both[0].make()
    for _time in range(2):
        flows[1].bring_in(both[0].last)
    screen = shown(flows[1].brought)

    assert "Nothing new in this file: you already have all of it." in words(screen)


REFUSALS = [
    errors.NotExchangeFile(),
    errors.UnsupportedVersion(),
    errors.NotForYou(),
    errors.Damaged(),
    errors.NotFromPartner(),
    errors.OwnFile(),
    errors.TooLarge(),
    errors.Malformed(),
    errors.PairMismatch(),
    errors.DiskFull(),
    errors.FileExists(),
    errors.NotPaired(),
    errors.NotConfirmed("restored"),
    errors.BadInput("no such file"),
    errors.BadInput("unwritable folder"),
]


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: error.kind)
def test_every_refusal_is_said_in_a_sheet(
    error: errors.SharedJournalError,
    contexts: Contexts,
    flows: tuple[ExchangeFlow, ExchangeFlow],
) -> None:
    """What happened, what is safe, what to do; a meddled file is danger, and has no way around."""
    flows[0].model.refused.emit(error)
    (told,) = contexts[0].dialogs.told

    assert told.title
    assert told.sentence
    assert (error.kind in ("NotFromPartner", "Malformed")) == told.danger


def test_who_writes_is_not_taken_away(
    both: Both, contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """The summary waits at the foot of the window until it is asked for."""
    both[0].page("x")
    both[0].make()
    field = QLineEdit()
    field.show()
    QTest.qWaitForWindowActive(field)
    field.setFocus()
    strip = flows[1].strip
    flows[1].bring_in(both[0].last)
    waiting = (list(contexts[1].navigator.made), strip.isHidden())
    strip.acted.emit()

    assert ([], False) == waiting
    assert [("go", BROUGHT)] == contexts[1].navigator.made
    assert strip.isHidden()
    field.close()


def test_the_strip_shows_work_and_stops_it(
    contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """How far it is, with a button; it goes when nothing runs."""
    flow = flows[0]
    flow.model.working.emit("bring-in")
    strip = shown(flow.strip)
    assert "Bringing in a file…" == flow.strip.words
    assert button(strip, "Stop").isVisible()
    flow.model.idle.emit()

    assert strip.isHidden()


def test_a_file_in_the_folder_is_noticed_and_waits(
    both: Both, contexts: Contexts, flows: tuple[ExchangeFlow, ExchangeFlow], tmp_path: Path
) -> None:
    """It is offered; it comes in only when asked for; putting one there needs no dialog."""
    place = tmp_path / "carried"
    place.mkdir()
    for person in both:
        folder.choose(person.session, place)
    both[0].page("x", title="Thing")
    flows[0].sees.arrive()
    flows[0].sees.folder_file_asked.emit()
    assert "There is nothing else to do" in words(shown(flows[0].made))
    flows[1].start()
    assert "A newer file from" in flows[1].strip.words
    assert () == reading.rows(both[1].session)
    flows[1].strip.acted.emit()
    assert 1 == len(reading.rows(both[1].session))
    contexts[1].dialogs.answers = [None, place]
    flows[1].sees.folder_choice_asked.emit()
    flows[1].sees.folder_choice_asked.emit()
    flows[1].sees.arrive()

    assert not flows[1].model.is_busy


def test_the_screens_hold_together_narrow_and_mirrored(
    both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]
) -> None:
    """Cards move above the lists; nothing is lost."""
    both[0].page("a", title="Thing")
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()
    for width in (640, 836, 1200, 640):
        screen.resize(width, 600)
        QTest.qWait(1)
        assert "Thing" in words(screen)
        assert button(screen, "Make the file…").isVisible()


def test_forgetting_leaves_no_word(both: Both, flows: tuple[ExchangeFlow, ExchangeFlow]) -> None:
    """Locked: every list is empty."""
    both[0].page("a", title="Thing")
    screen = shown(flows[0].sees)
    flows[0].sees.arrive()
    for place in flows[0].places.values():
        place.forget()
    QTest.qWait(1)

    assert "Thing" not in words(screen)
