# SPDX-License-Identifier: GPL-3.0-or-later
"""The share sheet's decision, with real journals of two people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sharedjournal.app import sharing, writing
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content
from sharedjournal.domain.record import line_hash, parse_line
from sharedjournal.gui.viewmodels.share_viewmodel import ShareViewModel

if TYPE_CHECKING:
    import couple
    from sharedjournal.app.letters import Letter
    from sharedjournal.domain.errors import SharedJournalError
    from windows import TestContext

    Both = tuple[couple.Person, couple.Person]

BODY = "One.\n\nTwo.\n\nThree.\n\nFour."


class Watched(ShareViewModel):
    """Keeps what it said."""

    def __init__(self, context: TestContext) -> None:
        super().__init__(context)
        self.letters: list[Letter | None] = []
        self.errors: list[SharedJournalError] = []
        self.ends: list[str] = []
        self.previewed.connect(self.letters.append)
        self.refused.connect(self.errors.append)
        self.done.connect(self.ends.append)


@pytest.fixture
def writer(both: Both) -> couple.Person:
    """The one who shares."""
    return both[0]


@pytest.fixture
def share(contexts: tuple[TestContext, TestContext]) -> Watched:
    """Alex's sheet."""
    return Watched(contexts[0])


def lines(person: couple.Person) -> list[bytes]:
    """What the next file of this person holds."""
    rows = sharing.next_file(person.session, everything=True)
    return [row.line for row, _record in rows]


def full(person: couple.Person) -> str:
    """An entry with everything in it."""
    entry = person.write(BODY, title="T", feelings=("low",), needs=("rest",), mood=2, tags=("t",))
    content = person.session.store.entries.get(entry).content  # type: ignore[arg-type]
    writing.edit(person.session, entry, content, pictures=(b"picture1", b"picture2"))
    return entry


def test_nothing_travels_that_was_not_asked_for(writer: couple.Person, share: Watched) -> None:
    """A whole entry starts with its title and day and the gentlest ask; the rest is not ticked."""
    share.open(full(writer))

    assert Along(ask="listen") == share.choices.along
    assert () == share.choices.ticked_pictures()
    share.add()
    (line,) = lines(writer)
    record = parse_line(line)
    assert ("T", BODY, "listen") == (record.title, record.body, record.ask)
    assert ((), (), None, (), ()) == (
        record.feelings,
        record.needs,
        record.mood,
        record.pictures,
        record.care,
    )


def test_the_preview_is_what_is_stored(writer: couple.Person, share: Watched) -> None:
    """The line that was shown is the line in the next file, to the byte."""
    share.open(full(writer))
    share.choices.tick("mood", on=True)
    share.choices.toggle_care("just-us")
    share.preview()
    (shown,) = share.letters
    share.add()

    assert shown is not None
    assert [shown.line] == lines(writer)
    assert parse_line(shown.line) == shown.record
    assert ["added"] == share.ends


def test_a_choice_makes_the_preview_anew(writer: couple.Person, share: Watched) -> None:
    """What is shown follows each choice; closing it shows the entry again."""
    share.open(full(writer))
    share.preview()
    share.choices.ask("think")
    share.close_preview()

    asks = [letter.record.ask if letter else None for letter in share.letters]
    assert ["listen", "think", None] == asks
    assert not share.is_previewing


def test_a_selection_begins_an_excerpt_without_title_and_day(
    writer: couple.Person, share: Watched
) -> None:
    """The paragraphs that were touched, and nothing beside them."""
    start = BODY.index("wo.")
    share.open(full(writer), (start, BODY.index("hree")))
    share.preview()
    share.add()

    assert (1, 2) == share.choices.marks
    record = parse_line(lines(writer)[0])
    assert ("Two.\n\nThree.", "", None) == (record.body, record.title, record.day)


def test_paragraphs_are_marked_in_a_row(writer: couple.Person, share: Watched) -> None:
    """One more takes in what lies between; at its edge one is taken out; the last is cleared."""
    share.open(full(writer))
    share.choices.choose_excerpt()
    assert not share.choices.can_add
    found = []
    for number in (1, 3, 1, 3, 2, 2):
        share.choices.toggle_paragraph(number)
        found.append(share.choices.marks)

    assert [(1, 1), (1, 3), (2, 3), (2, 2), None, (2, 2)] == found
    share.choices.mark(0, 3)
    share.choices.toggle_paragraph(1)
    assert (0, 1) == share.choices.marks
    share.choices.clear_marks()
    assert (True, False) == (share.choices.is_excerpt, share.choices.can_add)


def test_nothing_marked_is_never_shared(writer: couple.Person, share: Watched) -> None:
    """Not the whole in its place: nothing."""
    share.open(full(writer))
    share.choices.choose_excerpt()
    share.add()
    share.preview()

    assert ([], [], []) == (lines(writer), share.ends, share.letters)


def test_the_whole_again_has_its_title_and_day(writer: couple.Person, share: Watched) -> None:
    """Going to an excerpt and back loses no choice."""
    share.open(full(writer))
    share.choices.tick("day", on=False)
    share.choices.choose_excerpt()
    share.choices.mark(0, 0)
    share.choices.choose_whole()

    assert (True, False, None) == (
        share.choices.along.title,
        share.choices.along.day,
        share.choices.along.excerpt,
    )


def test_care_has_labels_in_their_order_and_one_own_line(
    writer: couple.Person, share: Watched
) -> None:
    """An own line is one line, is replaced, and is never read as a label."""
    share.open(full(writer))
    share.choices.toggle_care("let-me-raise")
    share.choices.set_own_care("  only\n on Sundays ")
    share.choices.toggle_care("just-us")
    both = share.choices.along.care
    share.choices.set_own_care("ask-first")
    share.choices.toggle_care("just-us")

    assert ("just-us", "let-me-raise", "only on Sundays") == both
    assert ["let-me-raise"] == list(share.choices.along.care)
    share.choices.set_own_care("x" * 200)
    assert 140 == len(share.choices.own_care)


def test_each_picture_is_ticked_on_its_own(writer: couple.Person, share: Watched) -> None:
    """One of two travels."""
    share.open(full(writer))
    assert share.sheet is not None
    first, second = share.sheet.page.pictures
    share.choices.tick_picture(first, on=True)
    share.choices.tick_picture(second, on=True)
    share.choices.tick_picture(first, on=False)
    share.preview()
    share.add()

    (letter,) = share.letters
    assert letter is not None
    assert [second] == list(letter.pictures)
    assert (second,) == parse_line(lines(writer)[0]).pictures


def test_sleeping_on_it_waits_until_tomorrow(writer: couple.Person, share: Watched) -> None:
    """It is in no file of today."""
    share.open(full(writer))
    share.choices.sleep(on=True)
    share.add()
    today = lines(writer)
    writer.clock.advance(days=1)

    assert ([], 1) == (today, len(lines(writer)))


def test_the_new_words_are_shared_as_before(writer: couple.Person, share: Watched) -> None:
    """Sharing again starts with what was decided, and makes the next revision."""
    entry = full(writer)
    share.open(entry)
    share.choices.tick("feelings", on=True)
    share.choices.ask("comfort")
    share.add()
    writer.make()
    content = writer.session.store.entries.get(entry).content  # type: ignore[arg-type]
    writing.edit(writer.session, entry, replace(content, body="New."))
    share.open(entry)
    assert share.sheet is not None
    known = (
        share.sheet.words_changed,
        share.sheet.held,
        share.choices.along.feelings,
        share.choices.along.ask,
    )
    share.add()

    record = parse_line(lines(writer)[0])
    assert (True, True, True, "comfort") == known
    assert ("New.", 2, ("low",)) == (record.body, record.rev, record.feelings)


def test_a_passage_that_was_edited_away_is_marked_anew(
    writer: couple.Person, share: Watched
) -> None:
    """Never the whole in its place."""
    entry = full(writer)
    share.open(entry)
    share.choices.choose_excerpt()
    share.choices.mark(1, 1)
    share.add()
    content = writer.session.store.entries.get(entry).content  # type: ignore[arg-type]
    writing.edit(writer.session, entry, replace(content, body="Something else."))
    share.open(entry)

    assert (True, False) == (share.choices.is_excerpt, share.choices.can_add)


def test_taking_back_leaves_nothing_or_asks(writer: couple.Person, share: Watched) -> None:
    """In no file: gone. In a file: a request, which is final."""
    entry, other = full(writer), writer.write("x")
    share.open(entry)
    share.add()
    share.open(entry)
    share.take_back()
    assert [] == lines(writer)
    share.open(other)
    share.add()
    writer.make()
    share.open(other)
    share.take_back()

    assert ["added", "taken-back", "added", "asked"] == share.ends
    assert [True] == [parse_line(line).gone for line in lines(writer)]


def test_what_changed_meanwhile_is_shown_again(writer: couple.Person, share: Watched) -> None:
    """A file made between the preview and the click: nothing is stored, the preview is renewed."""
    entry = full(writer)
    share.open(entry)
    share.add()
    share.open(entry)
    share.preview()
    writer.make()
    before = lines(writer)
    share.add()

    assert ["changed"] == [error.detail for error in share.errors]
    assert before == lines(writer)
    assert [1, 2] == [letter.record.rev for letter in share.letters if letter]
    share.add()
    assert [2] == [parse_line(line).rev for line in lines(writer)]
    assert line_hash(before[0]) != line_hash(lines(writer)[0])


def test_what_is_not_here_is_not_opened(share: Watched) -> None:
    """The sheet stays empty and says why; nothing can be done with it."""
    share.open("00000000-0000-4000-8000-000000000000")
    share.add()
    share.take_back()

    assert ["NoSuchEntry"] == [error.kind for error in share.errors]
    assert (None, []) == (share.sheet, share.ends)


def test_nothing_is_shared_with_nobody(context: TestContext) -> None:
    """Without a pairing the sheet does not open."""
    share, made = Watched(context), list[str]()
    words = Content(day=None, body="x")
    context.tasks.vault(lambda session, _job: writing.write(session, words), made.append)
    share.open(made[0])

    assert ["NotPaired"] == [error.kind for error in share.errors]


def test_forgetting_lets_go_of_every_word(writer: couple.Person, share: Watched) -> None:
    """Nothing of the entry is left."""
    share.open(full(writer))
    share.preview()
    share.forget()

    assert (None, Along(), False) == (share.sheet, share.choices.along, share.is_previewing)
