# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing as pages: every route through them, with two real journals and real files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

import couple
from sharedjournal.app import pairing
from sharedjournal.domain.exchange import Epoch
from sharedjournal.gui.viewmodels.pairing_viewmodel import Page, PairingViewModel
from sharedjournal.gui.views.pairing_view import PairingView
from sharedjournal.gui.widgets.words import WordCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sharedjournal.app.changes import Changes
    from windows import TestContext


class Side:
    """One person's pages, and what they said."""

    def __init__(self, context: TestContext) -> None:
        self.context = context
        self.model = PairingViewModel(context)
        self.refused: list[str] = []
        self.asked: list[Path] = []
        self.told: list[Changes] = []
        self.model.refused.connect(lambda error: self.refused.append(error.kind))
        self.model.answer_place_asked.connect(self.asked.append)
        context.bus.changed.connect(lambda changes, _who: self.told.append(changes))
        self.model.look()

    def page(self) -> Page:
        """Which page is shown."""
        return self.model.state.page


@pytest.fixture
def sides(
    alex: couple.Person, tmp_path: Path, context_of: Callable[[couple.Person], TestContext]
) -> Iterator[tuple[Side, Side]]:
    """Alex and Sam, who never met."""
    sam = couple.person(tmp_path, "Sam")
    yield Side(context_of(alex)), Side(context_of(sam))
    sam.session.close()


def meet(alex: Side, sam: Side, folder: Path) -> None:
    """Alex invites, Sam answers, Alex takes the answer."""
    alex.model.invite(folder / "invitation")
    sam.model.answer(folder / "invitation", folder / "answer")
    alex.model.take(folder / "answer")


def test_there_and_back(sides: tuple[Side, Side], tmp_path: Path) -> None:
    """Both come to the same words, in turns to read; others hear of it when they leave."""
    alex, sam = sides
    assert (Page.START, Page.START) == (alex.page(), sam.page())

    alex.model.invite(tmp_path / "invitation")
    assert (Page.INVITED, tmp_path / "invitation") == (alex.page(), alex.model.state.path)

    sam.model.take(tmp_path / "invitation")
    assert [tmp_path / "invitation"] == sam.asked
    assert Page.START == sam.page()
    sam.model.answer(tmp_path / "invitation", tmp_path / "answer")
    assert (Page.ANSWERED, tmp_path / "answer") == (sam.page(), sam.model.state.path)
    sam.model.look()
    alex.model.take(tmp_path / "answer")

    assert (Page.COMPARE, Page.COMPARE) == (alex.page(), sam.page())
    assert alex.model.state.words == sam.model.state.words
    assert 6 == len(alex.model.state.words)
    assert (True, False) == (alex.model.state.reads_first, sam.model.state.reads_first)
    assert ("Sam", "") == (alex.model.state.partner, sam.model.state.partner)

    for side in sides:
        side.model.match()
        assert Page.DONE == side.page()
        assert [] == side.told
        side.model.tell()
        side.model.tell()
        assert [True] == [changes.pairing for changes in side.told]
    assert [[], []] == [side.refused for side in sides]


def test_they_differ(sides: tuple[Side, Side], tmp_path: Path) -> None:
    """The invitation stays, the answer goes; on the other side nothing stays."""
    alex, sam = sides
    meet(alex, sam, tmp_path)
    for side, invited, due in ((alex, True, Page.INVITED), (sam, False, Page.START)):
        side.model.differ()
        assert (Page.DIFFERENT, invited) == (side.page(), side.model.state.invited)
        side.model.look()
        assert due == side.page()


def test_it_goes_on_where_it_was(sides: tuple[Side, Side], tmp_path: Path) -> None:
    """After a lock, each page is what the vault says."""
    alex, sam = sides
    alex.model.invite(tmp_path / "invitation")
    assert Page.INVITED == Side(alex.context).page()
    sam.model.answer(tmp_path / "invitation", tmp_path / "answer")
    assert Page.COMPARE == Side(sam.context).page()
    alex.model.stop()
    assert Page.START == Side(alex.context).page()


def test_a_journal_without_a_name_is_asked(alex: couple.Person, context: TestContext) -> None:
    """Before the first file; others hear of the name when the pages are left."""
    alex.session.store.settings.set("name", "")
    side = Side(context)

    assert Page.NAME == side.page()
    side.model.set_name("   ")
    assert ["BadInput"] == side.refused
    side.model.set_name("Alex")

    assert Page.START == side.page()
    assert [] == side.told
    side.model.tell()
    assert [True] == [changes.settings for changes in side.told]


def test_what_is_no_pairing_file(sides: tuple[Side, Side], tmp_path: Path) -> None:
    """Each refusal changes nothing."""
    alex, sam = sides
    (tmp_path / "letter").write_text("words")
    for path in (tmp_path / "letter", tmp_path / "none"):
        alex.model.take(path)
    alex.model.invite(tmp_path / "invitation")
    alex.model.answer(tmp_path / "invitation", tmp_path / "own")
    sam.model.answer(tmp_path / "invitation", tmp_path / "answer")
    sam.model.take(tmp_path / "answer")
    alex.model.invite(tmp_path / "newer")
    alex.model.take(tmp_path / "answer")
    alex.model.invite(tmp_path / "newer")

    assert ["NotExchangeFile"] * 2 + ["NotAllowed", "NotForYou", "FileExists"] == alex.refused
    assert ["NotPaired"] == sam.refused
    assert Page.INVITED == alex.page()


def test_after_a_restore(
    both: tuple[couple.Person, couple.Person], contexts: tuple[TestContext, TestContext]
) -> None:
    """It holds once the person has said so; or one begins anew."""
    alex, _sam = both
    held = replace(alex.session.pairing(), hold=True, epoch=Epoch(1, "00" * 8))
    alex.session.store.pairings.put(held)
    side = Side(contexts[0])

    assert (Page.HOLD, "Sam", 6) == (
        side.page(),
        side.model.state.partner,
        len(side.model.state.words),
    )
    side.model.match()
    assert Page.DONE == side.page()

    alex.session.store.pairings.put(held)
    side.model.look()
    side.model.stop()
    assert Page.START == side.page()
    assert pairing.status(alex.session) is None


def shown(view: PairingView) -> dict[str, QPushButton]:
    """The buttons of the page, by name."""
    return {b.accessibleName(): b for b in view.findChildren(QPushButton) if not b.isHidden()}


def press(view: PairingView, name: str) -> None:
    """Press a button of the page."""
    shown(view)[name].click()


def test_the_pages(sides: tuple[Side, Side], tmp_path: Path, qtbot: QtBot) -> None:
    """By the names of their buttons alone; words are read as number and word."""
    alex, sam = (PairingView(side.context) for side in sides)
    for view in (alex, sam):
        qtbot.addWidget(view)
        view.arrive()
    sides[0].context.dialogs.answers = [tmp_path, tmp_path / "pairing answer.pairing"]
    sides[1].context.dialogs.answers = [tmp_path / "pairing invitation.pairing", tmp_path]

    press(alex, "Make an invitation…")
    press(sam, "I was given a pairing file…")
    press(sam, "Compare the words")
    press(alex, "Bring in the answer…")

    read = [[c.accessibleName() for c in v.findChildren(WordCard)][-6:] for v in (alex, sam)]
    assert read[0] == read[1]
    words = sides[0].context.tasks.session
    assert words is not None
    assert [f"Word {n}: {w}" for n, w in enumerate(pairing.words(words)[0], 1)] == read[0]

    different, match = shown(alex)["They’re different"], shown(alex)["All six match"]
    assert different.sizeHint().height() == match.sizeHint().height()

    left: list[bool] = []
    alex.left.connect(lambda: left.append(True))
    press(alex, "All six match")
    press(sam, "They’re different")
    press(alex, "Go to my journal")

    assert [True] == left
    assert Page.DONE == alex.model.state.page
    assert Page.DIFFERENT == sam.model.state.page


def test_refusals_are_said_calmly(sides: tuple[Side, Side], tmp_path: Path, qtbot: QtBot) -> None:
    """In words of pairing, not of files in general."""
    context = sides[0].context
    view = PairingView(context)
    qtbot.addWidget(view)
    view.arrive()
    (tmp_path / "letter").write_text("words")
    context.dialogs.answers = [tmp_path / "letter", None]
    press(view, "I was given a pairing file…")
    press(view, "Make an invitation…")

    assert ["This isn’t a pairing file"] == [words.title for words in context.dialogs.told]
    view.forget()
