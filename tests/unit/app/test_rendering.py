# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes along is what was ticked, and what the step requires."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sharedjournal.app import rendering
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content, Placement
from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import Record
from sharedjournal.forms import Input, Step

ID = RecordId("00000000-0000-4000-8000-000000000001")
THREAD = ThreadId("00000000-0000-4000-8000-000000000002")
PLACE = Placement(form="page@1", step="page", thread=THREAD, opening=True)
CONTENT = Content(
    day=date(2026, 3, 1),
    title="Rain",
    body="It rained. I was glad.",
    fields={"saw": "clouds", "like": "sun", "choice": "yes", "role": "hurt", "empty": ""},
    feelings=("glad",),
    needs=("rest",),
    mood=4,
    tags=("weather",),
    pictures=("ab" * 32,),
)
STEP = Step(
    key="page",
    who="each",
    inputs=(Input("body"), Input("saw"), Input("like", optional=True), Input("needs", "needs")),
)


def rendered(along: Along, step: Step | None = None, content: Content = CONTENT) -> Record:
    """The record of the sample."""
    return rendering.render(ID, 1, content, PLACE, along, step)


def test_nothing_goes_along_by_itself() -> None:
    """Without a tick, words, title and day go; feelings, needs, mood, pictures and tags do not."""
    record = rendered(Along(fields=frozenset()))

    assert "Rain" == record.title
    assert CONTENT.body == record.body
    assert CONTENT.day == record.day
    assert {"choice": "yes", "role": "hurt"} == dict(record.fields)
    assert ((), (), None, ()) == (record.feelings, record.needs, record.mood, record.pictures)
    assert b"weather" not in record.to_line()


def test_each_tick_is_its_own() -> None:
    """What is ticked goes along, what is not does not."""
    record = rendered(
        Along(
            title=False, day=False, feelings=True, needs=True, mood=True, pictures=True,
            ask="comfort", care=("just-us",), depth=3,
        )
    )  # fmt: skip

    assert ("", None) == (record.title, record.day)
    assert (("glad",), ("rest",), 4) == (record.feelings, record.needs, record.mood)
    assert CONTENT.pictures == record.pictures
    assert {"saw", "like", "choice", "role"} == set(record.fields)
    assert ("comfort", ("just-us",), 3) == (record.ask, record.care, record.depth)


def test_an_excerpt_is_the_passage_alone() -> None:
    """It starts without title, day and fields, and says nowhere that it is one."""
    record = rendered(Along.of_excerpt("I was glad."))

    assert Record(
        id=ID,
        rev=1,
        body="I was glad.",
        ask="listen",
        fields={"choice": "yes", "role": "hurt"},
        form="page@1",
        step="page",
        thread=THREAD,
    ) == replace(record, fields=dict(record.fields))


def test_a_step_gets_what_it_requires_and_no_more() -> None:
    """Required inputs always go along, optional ones when ticked."""
    record = rendered(Along(), STEP)

    assert {"saw", "choice", "role"} == set(record.fields)
    assert ("rest",) == record.needs
    assert "like" in rendered(Along(fields=frozenset({"like"})), STEP).fields


def test_a_required_input_cannot_be_missing() -> None:
    """The error names it."""
    with pytest.raises(BadInput) as caught:
        rendered(Along(), STEP, replace(CONTENT, fields={}))

    assert "saw" == caught.value.detail


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({"ask": "applause"}, "ask"),
        ({"care": ("one line", "another line")}, "care"),
        ({"care": ("just-us", "just-us")}, "care"),
        ({"care": (" ",)}, "care"),
        ({"care": ("x" * 141,)}, "care"),
        ({"depth": 6}, "depth"),
        ({"excerpt": "  "}, "excerpt"),
        ({"excerpt": "not in it"}, "excerpt"),
    ],
)
def test_what_cannot_be_sent_is_refused(values: dict[str, Any], detail: str) -> None:
    """Each mistake has the name of its field."""
    with pytest.raises(BadInput) as caught:
        rendered(Along(**values))

    assert detail == caught.value.detail


def test_a_page_too_large_to_travel_is_refused() -> None:
    """A line has its limit; the entry itself may be longer."""
    with pytest.raises(BadInput) as caught:
        rendered(Along(), content=Content(day=None, body="x" * (1024 * 1024)))

    assert "record size" == caught.value.detail


def test_sharing_again_starts_as_before() -> None:
    """What went along the last time is ticked again, nothing more."""
    along = Along(title=False, feelings=True, mood=True, care=("just-us",), depth=2)
    again = rendering.along_again(rendered(along), None)

    assert replace(along, fields=frozenset(CONTENT.fields) - {"empty"}) == again


def test_a_seal_hides_the_words_and_shows_the_place() -> None:
    """What is inside is nowhere outside."""
    record = rendered(Along(feelings=True, needs=True, mood=True), STEP)
    outside = rendering.outside(record)
    inside = rendering.inside(record)

    assert (record.form, record.step, record.thread) == (
        outside.form,
        outside.step,
        outside.thread,
    )
    assert ("", "", {}) == (outside.title, outside.body, dict(outside.fields))
    assert (record.body, ["glad"], ["rest"], 4) == (
        inside["body"],
        inside["feelings"],
        inside["needs"],
        inside["mood"],
    )


def test_all_words_in_reading_order() -> None:
    """Body, then each field; a choice is not a word."""
    fields = {"a": "one", "b": ("two", "three"), "c": {"x": "four"}, "choice": "yes"}

    assert "body\n\none\n\ntwo, three\n\nx: four" == rendering.readable_text("body", fields)


def test_an_excerpt_for_a_list_is_one_line() -> None:
    """At most 160 characters, with a mark where it goes on."""
    assert "a b" == rendering.excerpt_of("a\n  b")

    long = rendering.excerpt_of("word " * 100)

    assert 160 >= len(long)
    assert long.endswith("…")
