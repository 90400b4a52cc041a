# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper on which a record is looked at: everything on its line, and nothing that is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from sharedjournal.app import answering, letters, sharing
from sharedjournal.app.letters import Letter
from sharedjournal.domain.entry import Content
from sharedjournal.domain.ids import RecordId
from sharedjournal.domain.record import Record
from sharedjournal.gui.views.paper import Paper
from sharedjournal.gui.views.picture_strip import PictureButton
from sharedjournal.gui.views.picture_ticks import PictureTicks
from sharedjournal.gui.widgets.choices import Check
from sharedjournal.gui.widgets.foreign_text import ForeignText

if TYPE_CHECKING:
    from collections.abc import Iterator

    import couple
    from windows import TestContext

    Both = tuple[couple.Person, couple.Person]

ID = RecordId("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def paper(contexts: tuple[TestContext, TestContext]) -> Iterator[Paper]:
    """An empty one of Alex's."""
    found = Paper(contexts[0])
    found.resize(560, 400)
    found.show()
    yield found
    found.close()


def of(**values: object) -> Letter:
    """A letter with these keys."""
    record = Record(id=ID, rev=1, **values)  # type: ignore[arg-type]
    return Letter(record=record, line=record.to_line(), sealed=False)


def png() -> bytes:
    """A small picture."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def test_every_key_that_says_something_is_shown(paper: Paper) -> None:
    """Envelope first: ask, how deep, care; then question, title, words, fields, and how it felt."""
    letter = of(
        ask="think",
        depth=4,
        care=("just-us", "Only on Sundays"),
        asked="What helps?",
        title="T",
        body="Words.",
        fields={"choice": "yes", "list": ("a", "b"), "grid": {"tea": "often"}, "plain": "p"},
        feelings=("glad",),
        needs=("rest",),
        mood=5,
    )
    worded = replace(
        letter,
        form="A form",
        answers="Evening",
        labels={"plain": "Something plain"},
        choices={"yes": "Yes, please"},
    )
    paper.show_letter(worded)

    shown = list(paper.texts)
    assert ["Help me think", "Lamplight", "Just between us, Only on Sundays"] == shown[:3]
    assert ["A form, in answer to “Evening”", "What helps?", "T", "Words."] == shown[3:7]
    for text in ("Yes, please", "a, b", "tea: often", "Something plain", "p"):
        assert text in shown
    assert ["Bright", "glad", "rest"] == shown[-3:]


def test_an_ordinary_page_has_no_envelope(paper: Paper) -> None:
    """Its ask stands above it; nothing else is made up."""
    paper.show_letter(of(ask="listen", body="Words."))
    plain = paper.texts
    paper.show_letter(of(body="Only words."))

    assert ("Just listen", "Words.") == plain
    assert ("Only words.",) == paper.texts
    paper.show_letter(None)
    assert [] == list(paper.texts)


def test_a_form_names_itself_and_its_topic(paper: Paper) -> None:
    """Without the round number."""
    record = of(body="w", form="question@1", step="answer", thread=str(ID), topic="Money#2")
    paper.show_letter(replace(record, form="A question for both"))
    assert "A question for both: Money" == paper.texts[0]
    paper.show_letter(replace(of(body="w"), answers="Evening"))
    assert "In answer to “Evening”" == paper.texts[0]


def test_hostile_text_is_text(paper: Paper) -> None:
    """Markup is not read, directions are shown as marks."""
    paper.show_letter(of(title="<b>T</b>\u202e", body="<img src='file:///etc/passwd'>"))
    (words,) = paper.findChildren(ForeignText)

    assert "<b>T</b>⟨202E⟩" in paper.texts
    assert "<img src=" in words.toPlainText()


def test_pictures_are_those_that_travel(paper: Paper) -> None:
    """What is lost says so."""
    one, two = "1" * 64, "2" * 64
    letter = replace(of(body="w", pictures=(one, two)), pictures={one: png(), two: None})
    paper.show_letter(letter)
    QApplication.processEvents()
    buttons = {each.sha256: each.picture is not None for each in paper.findChildren(PictureButton)}

    assert {one: True, two: False} == buttons


def test_an_answer_is_shown_with_its_form(both: Both, paper: Paper) -> None:
    """What it answers is named as far as it can be read here."""
    writer, reader = both
    target = reader.page("I was tired.", title="Evening", along={"ask": "say-back"})
    reader.make()
    assert reader.last is not None
    writer.bring_in(reader.last)
    words = Content(day=None, body="You were tired.")
    shared = answering.reply(writer.session, target, "say-back@1", words)
    paper.show_letter(letters.of_record(writer.session, shared.record_id, "en"))

    assert any("“Evening”" in text for text in paper.texts)
    ((own, _record),) = sharing.next_file(writer.session, everything=True)
    assert paper.letter is not None
    assert own.line == paper.letter.line


def test_pictures_to_tick_start_without_one(
    both: Both, contexts: tuple[TestContext, TestContext]
) -> None:
    """Each has its own box; what is ticked is said."""
    said: list[tuple[str, bool]] = []
    entry = both[0].write("x")
    ticks = PictureTicks(contexts[0])
    ticks.ticked.connect(lambda name, on: said.append((name, on)))
    ticks.show_pictures(entry, ())
    assert [] == ticks.findChildren(Check)
    contexts[0].tasks.session = None
    ticks.show_pictures(entry, ("a", "b"))
    boxes = ticks.findChildren(Check)
    boxes[1].click()
    ticks.show_ticks(("a",))

    assert [("b", True)] == said
    assert [True, False] == [box.isChecked() for box in boxes]
    ticks.deleteLater()
