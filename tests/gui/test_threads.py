# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads of any form: what may be written, drafts, previews, seals, through view-models and views.

Two people with a vault each, who hand each other files. No test looks at how a form is built.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser, QWidget

import couple
from sharedjournal import forms
from sharedjournal.app import answering, live, reading, threads
from sharedjournal.app.threads import Asked, ToWrite
from sharedjournal.domain.entry import Content
from sharedjournal.gui.viewmodels.received_viewmodel import ReceivedViewModel
from sharedjournal.gui.viewmodels.thread_viewmodel import ThreadViewModel
from sharedjournal.gui.viewmodels.together_viewmodel import SHELVES, shelf_of
from sharedjournal.gui.views.composer import Composer
from sharedjournal.gui.views.step_fields import (
    ChoiceField,
    DayField,
    GridField,
    LineField,
    StepField,
    TextField,
    WordsField,
    field_of,
)
from sharedjournal.gui.views.together_view import TogetherView
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.choices import Check, Chip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharedjournal.app.letters import Letter
    from windows import TestContext

    Pair = tuple[couple.Person, couple.Person]
    Contexts = tuple[TestContext, TestContext]

QUESTION = "What helps you feel safe?"


def settle() -> None:
    """Let new widgets appear and those that were taken away go."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words_of(widget: QWidget) -> str:
    """Every word in a widget, shown or not."""
    settle()
    found: list[str] = []
    for each in [widget, *widget.findChildren(QWidget)]:
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel):
            found.append(each.text())
        if isinstance(each, QTextBrowser):
            found.append(each.toPlainText())
    return "\n".join(found)


def buttons(widget: QWidget) -> dict[str, QAbstractButton]:
    """The buttons on screen, by accessible name."""
    settle()
    found = widget.findChildren(QAbstractButton)
    return {button.accessibleName(): button for button in found if button.isVisible()}


def press(widget: QWidget, name: str) -> None:
    """Press the button of this name."""
    buttons(widget)[name].click()


def confirm(model: ThreadViewModel) -> Letter:
    """Preview and confirm; what was previewed comes back."""
    seen: list[Letter] = []
    model.previewed.connect(seen.append)
    model.preview()
    model.confirm()
    return next(letter for letter in seen if letter is not None)


def begin(model: ReceivedViewModel, form: str) -> tuple[str, str, str]:
    """Begin a reply; thread, step and what it is about."""
    begun: list[tuple[str, str, str]] = []
    model.answer_begun.connect(lambda *what: begun.append(what))
    model.begin_reply(form)
    return begun[-1]


@pytest.fixture
def together(contexts: Contexts) -> Iterator[TogetherView]:
    """The place Together, as Alex sees it."""
    view = TogetherView(contexts[0])
    view.resize(1056, 760)
    view.show()
    view.arrive()
    yield view
    view.close()


# --- say it back --------------------------------------------------------------------------------


def test_a_say_back_goes_there_and_its_answer_comes_back(both: Pair, contexts: Contexts) -> None:
    """Alex says back what Sam wrote; Sam's verdict is in Alex's journal a file later."""
    alex, sam = both
    record = sam.page("He asked about the car.", title="The call", along={"ask": "say-back"})
    couple.hand_over(sam, alex)
    page = ReceivedViewModel(contexts[0])
    page.show_record(record)
    assert page.found is not None
    fits = [form for form in page.found.replies if page.found.fits(form)]
    writer = ThreadViewModel(contexts[0])
    writer.open(*begin(page, fits[0].name))
    writer.change("body", "You wait for him to ask.")
    writer.change("felt", ("lonely",))
    letter = confirm(writer)
    assert "You wait for him to ask." == letter.record.body
    couple.hand_over(alex, sam)

    heard = next(row[0] for row in reading.rows(sam.session, mine=False))
    theirs = ReceivedViewModel(contexts[1])
    theirs.show_record(heard)
    assert theirs.found is not None
    assert "The call" == theirs.found.answers
    assert theirs.found.answers_mine
    begun: list[tuple[str, str, str]] = []
    theirs.answer_begun.connect(lambda *what: begun.append(what))
    theirs.answer_step(0)
    verdict = ThreadViewModel(contexts[1])
    verdict.open(*begun[0])
    assert verdict.step is not None
    assert not verdict.can_confirm
    verdict.change("choice", verdict.step.choices[0][0])
    confirm(verdict)
    couple.hand_over(sam, alex)

    came = [reading.page(alex.session, row[0]) for row in reading.rows(alex.session, mine=False)]
    assert [verdict_key(came)] == [verdict_choice(theirs)]
    writer.open(came[0].thread or "")
    assert writer.view is not None
    assert "ended" == writer.view.row.line or not writer.view.to_write


def verdict_key(pages: list[reading.Page]) -> str:
    """What was chosen, on the one page that holds a choice."""
    return next(str(page.fields["choice"]) for page in pages if "choice" in page.fields)


def verdict_choice(model: ReceivedViewModel) -> str:
    """The first of the choices that the heard page offers."""
    form = forms.catalog().newest("say-back")
    assert form is not None
    assert model.found is not None
    return next(step.choices[0] for step in form.steps if step.choices)


# --- sealed answers -----------------------------------------------------------------------------


@pytest.fixture
def asked(both: Pair) -> str:
    """A question that both answer unseen: Sam has answered, and Alex has the file."""
    alex, sam = both
    opened = answering.start(sam.session, "question", topic=QUESTION)
    answering.answer(
        sam.session, opened.thread, opened.steps[0], Content(day=None, body="The light.")
    )
    couple.hand_over(sam, alex)
    return opened.thread


def test_a_sealed_answer_opens_when_both_keys_were_handed_over(
    together: TogetherView, both: Pair, asked: str
) -> None:
    """Before that there is one dashed line, and no word of it in any widget."""
    alex, sam = both
    together.show_thread(asked)
    assert "Sam’s answer is closed in your journal." in words_of(together)
    together.thread_view.model.change("body", "Your voice.")
    press(together, "Seal my answer…")
    press(together, "Seal my answer")
    assert "The light." not in words_of(together)
    couple.hand_over(alex, sam)
    together.show_thread(asked)
    assert "The light." not in words_of(together)
    couple.hand_over(sam, alex)
    together.show_thread(asked)

    assert "The light." in words_of(together)
    assert "closed in your journal" not in words_of(together)


def test_there_is_no_free_look(together: TogetherView, both: Pair) -> None:
    """With Sam's key here and mine in no file, Sam's words are shown only after I made one."""
    alex, sam = both
    opened = answering.start(alex.session, "question", topic=QUESTION)
    step = opened.steps[0]
    answering.answer(alex.session, opened.thread, step, Content(day=None, body="Your voice."))
    couple.hand_over(alex, sam)
    answering.answer(sam.session, opened.thread, step, Content(day=None, body="The light."))
    couple.hand_over(sam, alex)

    together.show_thread(opened.thread)
    assert "Both answers are here." in words_of(together)
    assert "Make the file and they open." in words_of(together)
    assert "The light." not in words_of(together)
    alex.make()
    together.show_thread(opened.thread)
    assert "The light." in words_of(together)
    assert "Both answers are here." not in words_of(together)


def test_pass_ends_it_and_opens_nothing(together: TogetherView, both: Pair, asked: str) -> None:
    """No reason is asked for; it says how the thread ended, in no blaming word."""
    together.show_thread(asked)
    together._context.dialogs.answers = [False, True]  # type: ignore[attr-defined]
    press(together, "Pass")
    assert "This was passed." not in words_of(together)
    press(together, "Pass")

    assert "This was passed. No reason is needed." in words_of(together)
    assert "The light." not in words_of(together)
    assert not any(live.record.body for live in _mine(both[0]))


def _mine(person: couple.Person) -> list[forms.Live]:
    between_us = live.between(person.session, person.session.shared_with())
    return [item.live for thread in between_us.threads for item in thread.items if item.live.mine]


# --- beginning, drafts --------------------------------------------------------------------------


def test_beginning_tells_nobody_and_is_forgotten_without_a_word(
    together: TogetherView, both: Pair
) -> None:
    """A form that was opened and left again leaves no draft, no record, no row."""
    press(together, "A question for both of us")
    together.start._topic.setText(QUESTION)
    together.start._on_changed()
    press(together, "Begin")
    assert QUESTION in words_of(together.thread_view)
    press(together, "Back to Together")

    assert () == together.model.hub.going
    assert () == both[0].session.store.drafts.all()
    assert [] == _mine(both[0])


def test_a_draft_is_kept_for_each_thread(together: TogetherView, both: Pair) -> None:
    """Two questions that were begun hold their own words, also after the view is made anew."""
    session = both[0].session
    first, second = (answering.start(session, "question", topic=t) for t in ("one", "two"))
    model = together.thread_view.model
    for opened, words in ((first, "words of one"), (second, "words of two")):
        together.show_thread(opened.thread)
        model.change("body", words)
    together.show_hub()
    model.save()
    again = ThreadViewModel(together._context)
    found = []
    for opened in (first, second):
        again.open(opened.thread)
        found.append(again.words.values["body"])

    assert ["words of one", "words of two"] == found
    assert 2 == len(together.model.hub.going)


def test_locking_keeps_the_draft(together: TogetherView, both: Pair) -> None:
    """What was typed a moment ago is saved by the work that the lock runs."""
    session = both[0].session
    opened = answering.start(session, "question", topic="one")
    together.show_thread(opened.thread)
    together.thread_view.model.change("body", "half a thought")
    work = together.last_words()
    assert work is not None
    work(session)
    together.forget()
    again = ThreadViewModel(together._context)
    again.open(opened.thread)

    assert "half a thought" == again.words.values["body"]
    assert "half a thought" not in words_of(together)


def test_what_is_held_back_stays_in_the_journal(both: Pair, contexts: Contexts) -> None:
    """An optional part that is not ticked is in the entry, and in no preview and no record."""
    alex, _sam = both
    opened = answering.start(alex.session, "promise")
    model = ThreadViewModel(contexts[0])
    model.open(opened.thread)
    model.change("what", "Tea on Sundays")
    model.change("by", "2026-12-24")
    model.hold_back("by", held=True)
    assert ["by"] == [item.name for item in model.held_back]
    letter = confirm(model)
    pages = [reading.page(alex.session, row[0]) for row in reading.rows(alex.session, mine=True)]

    assert {"what": "Tea on Sundays"} == dict(letter.record.fields)
    assert b"2026-12-24" not in letter.line
    assert "2026-12-24" == pages[0].fields["by"]


def test_nothing_is_confirmed_that_was_not_previewed(both: Pair, contexts: Contexts) -> None:
    """A change after the preview takes the preview back, and confirming does nothing."""
    opened = answering.start(both[0].session, "promise")
    model = ThreadViewModel(contexts[0])
    model.open(opened.thread)
    model.confirm()
    model.change("what", "Tea")
    model.preview()
    model.change("what", "Coffee")
    model.confirm()

    assert [] == _mine(both[0])


def test_a_choice_can_be_changed(both: Pair, contexts: Contexts) -> None:
    """The same record gets its next revision; the composer begins with what stands."""
    alex, sam = both
    opened = answering.start(sam.session, "promise")
    what = Content(day=None, fields={"what": "Tea on Sundays"})
    answering.answer(sam.session, opened.thread, opened.steps[0], what)
    couple.hand_over(sam, alex)
    model = ThreadViewModel(contexts[0])
    model.open(opened.thread)
    model.change("choice", "yes")
    confirm(model)
    assert model.view is not None
    assert model.step is None
    model.choose(model.view.to_write[0])
    assert "yes" == model.words.values["choice"]
    model.change("choice", "reshape")
    confirm(model)

    assert ["reshape"] == [each.record.fields["choice"] for each in _mine(alex)]


# --- the composer of every form -----------------------------------------------------------------


def _steps() -> list[tuple[str, ToWrite]]:
    """Every step of every shipped form, as it would be offered."""
    return [
        (form.name, threads._words(form, step, "a topic", "en"))
        for form in forms.catalog()
        for step in form.steps
    ]


@pytest.mark.parametrize(
    ("form", "step"), _steps(), ids=lambda value: getattr(value, "step", value)
)
def test_the_composer_fits_every_step_of_every_form(
    contexts: Contexts, form: str, step: ToWrite
) -> None:
    """Each input has a named field, each choice a button, and one verb stands at the foot."""
    model = ThreadViewModel(contexts[0])
    composer = Composer(contexts[0], model)
    composer.resize(620, 900)
    composer.show()
    model._step = step
    model.step_shown.emit(step)
    model.changed.emit()
    settle()
    names = [button.accessibleName() for button in composer.findChildren(QAbstractButton)]
    said = words_of(composer)
    shares = [
        button
        for button in composer.findChildren(Button)
        if button.isVisible() and button.property("kind") == "share"
    ]
    composer.close()

    assert form
    for item in step.inputs:
        assert item.label in said
    for _key, label in step.choices:
        assert label in names
    assert all(name.strip() for name in names)
    # A page for oneself is kept, never shared.
    assert (0 if step.private else 1) == len(shares)


@pytest.mark.parametrize(
    ("kind", "name", "value", "made"),
    [
        ("text", "saw", "words", TextField),
        ("text", "title", "a title", LineField),
        ("choice", "choice", "yes", ChoiceField),
        ("feelings", "felt", ("lonely", "a word of mine"), WordsField),
        ("needs", "needs", ("rest",), WordsField),
        ("pick", "these", ("one",), WordsField),
        ("day", "by", "2026-12-24", DayField),
        ("grid", "pace", {"play": "some"}, GridField),
    ],
)
def test_every_kind_of_input_has_a_field_that_keeps_its_value(
    application: object, kind: str, name: str, value: object, made: type[StepField]
) -> None:
    """What was filled in before is shown and comes out as it went in."""
    item = Asked(
        name=name,
        kind=kind,
        optional=False,
        label="L",
        rows=(("play", "Touch and play"),),
        scale=(("little", "a little"), ("some", "some")),
        offered=(("one", "The first"), ("two", "The second")),
    )
    field = field_of(item, "L", (("yes", "Yes"), ("no", "No")))
    field.show_value(value)

    assert isinstance(field, made)
    assert value == field.value
    field.deleteLater()


def test_a_grid_is_five_radio_buttons_a_line(application: object) -> None:
    """Each says its row and its word; choosing another gives up the first."""
    scale = (
        ("no", "hardly"),
        ("few", "a little"),
        ("some", "some"),
        ("many", "often"),
        ("most", "a lot"),
    )
    field = GridField("Pace", (("touch", "Touch"), ("alone", "Time alone")), scale)
    stops = field.findChildren(QAbstractButton)
    assert 10 == len(stops)
    assert "Touch: hardly" == stops[0].accessibleName()
    stops[0].click()
    stops[3].click()
    stops[9].click()

    assert {"touch": "many", "alone": "most"} == field.value
    field.deleteLater()


def test_words_are_chosen_unfolded_and_limited(application: object) -> None:
    """More words come on asking; the newest stay where there is room for three."""
    field = WordsField("Felt", ["a", "b"], ["c", "d"], most=3)
    field.show()

    def chip(name: str) -> Chip:
        settle()
        return next(c for c in field.findChildren(Chip) if c.text() == name and c.isVisible())

    chip("More words").click()
    for name in "abcd":
        chip(name).click()
    chip("c").click()
    field.close()

    assert ("b", "d") == field.value
    field.deleteLater()


def test_an_optional_part_gets_its_tick_once_it_has_words(contexts: Contexts, both: Pair) -> None:
    """Until then there is nothing to tick; unticked, the model holds it back."""
    opened = answering.start(both[0].session, "promise")
    model = ThreadViewModel(contexts[0])
    composer = Composer(contexts[0], model)
    composer.show()
    model.open(opened.thread)
    settle()
    (tick,) = composer.findChildren(Check)
    assert not tick.isVisible()
    model.change("by", "2026-12-24")
    settle()
    assert tick.isVisible()
    tick.click()
    composer.close()

    assert frozenset({"by"}) == model.words.held_back


def test_a_page_for_oneself_never_travels(contexts: Contexts, both: Pair) -> None:
    """Its verb keeps it in the journal; there is no clay promise that it goes."""
    opened = answering.start(both[0].session, "promise")
    model = ThreadViewModel(contexts[0])
    composer = Composer(contexts[0], model)
    composer.show()
    model.open(opened.thread)
    assert model.step is not None
    model._step = replace(model.step, private=True)
    model.step_shown.emit(model.step)
    model.change("what", "To breathe first")
    press(composer, "Keep it in my journal")
    composer.close()
    (row,) = reading.rows(both[0].session, mine=True)

    assert ("To breathe first", "private") == (row[4], row[5])
    assert [] == _mine(both[0])


def test_what_was_said_stands_in_the_thread(together: TogetherView, both: Pair) -> None:
    """Mine and Sam's, with who said it; what a thread hangs on gives it its name."""
    alex, sam = both
    record = alex.page("I was tired.", title="The evening")
    couple.hand_over(alex, sam)
    answering.reply(sam.session, record, "say-back", Content(day=None, body="You were worn out."))
    couple.hand_over(sam, alex)
    together.show_hub()
    assert ["The evening"] == [row.about for row in together.model.hub.going]
    together.show_thread(together.model.hub.going[0].id)
    said = words_of(together.thread_view)

    assert "You were worn out." in said
    assert "The evening" in said
    assert "Is that what you meant?" in said
    together.thread_view.model.change("choice", "nearly")
    confirm(together.thread_view.model)
    assert "In the next file" in words_of(together.thread_view)


def test_resting_waits_for_both(together: TogetherView, both: Pair, asked: str) -> None:
    """It says so, and the hub lists it apart from what is under way."""
    together.show_thread(asked)
    together._context.dialogs.answers = [True]  # type: ignore[attr-defined]
    press(together, "Rest it")
    assert "This is resting. It waits without a date." in words_of(together)
    together.show_hub()

    assert [] == [row.id for row in together.model.hub.going if row.id == asked]


def test_every_form_that_stands_alone_has_a_shelf(both: Pair) -> None:
    """Also one that nobody has thought of: a shelf follows from its tags and its first step."""
    rows = threads.beginnings(both[0].session)

    assert rows
    assert all(shelf_of(row) in SHELVES for row in rows)
    assert "page" not in {row.base for row in rows}


def test_no_screen_knows_a_form_by_name(source: Callable[[], dict[str, str]]) -> None:
    """No source of the window holds the name of a shipped form as a value."""
    known = list(forms.catalog())
    tags = {tag for form in known for tag in form.tags} | {"page"}
    for place, text in source().items():
        for form in known:
            assert f"{form.base}@" not in text, place
            assert form.base in tags or f'"{form.base}"' not in text, place


@pytest.fixture
def source() -> Callable[[], dict[str, str]]:
    """The sources of the window, by name."""
    from pathlib import Path

    import sharedjournal.gui

    folder = Path(sharedjournal.gui.__path__[0])
    return lambda: {str(p): p.read_text(encoding="utf-8") for p in folder.rglob("*.py")}
