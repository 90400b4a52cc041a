# SPDX-License-Identifier: GPL-3.0-or-later
"""Time together by turns: they fill the time, whoever begins, however often it is paused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal import forms
from sharedjournal.forms import turns
from unit.forms import builders

KINDS = sorted(turns.turn_lists())
TALK = turns.turn_lists()["talk"]


def test_a_list_for_every_kind_of_time() -> None:
    """What can be proposed has its turns, in both languages the same ones in other words."""
    proposed = {
        choice
        for form in forms.catalog()
        if "time" in form.tags
        for step in form.steps
        if "quiet" in step.choices
        for choice in step.choices
    }
    english, german = turns.turn_lists("en-GB"), turns.turn_lists("de")

    assert proposed == set(KINDS)
    for kind in KINDS:
        assert [(t.key, t.who, t.seconds) for t in english[kind]] == [
            (t.key, t.who, t.seconds) for t in german[kind]
        ]
        assert not {t.line for t in english[kind]} & {t.line for t in german[kind]}
    assert english == turns.turn_lists("../de")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("minutes", turns.LENGTHS)
def test_turns_fill_the_time(kind: str, minutes: int) -> None:
    """To the second; and both have the word as long as each other, but for what is rounded."""
    found = turns.scaled(turns.turn_lists()[kind], minutes)
    first, second = (sum(t.seconds for t in found if t.who == who) for who in ("first", "second"))

    assert minutes * 60 == sum(turn.seconds for turn in found)
    assert abs(first - second) <= 2
    assert all(turn.seconds > 0 for turn in found)


def test_the_seven_turns_of_a_talk() -> None:
    """Arrive, speak, say back, the same the other way round, both, close."""
    order = ["arrive", "speak1", "echo1", "speak2", "echo2", "both", "close"]
    running = turns.start(TALK, 100.0)
    seen = []
    for second in range(100, 1101):
        running = running.tick(float(second))
        if running.turn is not None and running.turn.key not in seen:
            seen.append(running.turn.key)

    assert order == seen
    assert running.turn is None
    assert "both" == running.speaker
    assert 0.0 == running.left(2000.0)
    assert running == running.tick(2000.0) == running.next(2000.0)


def test_pause_more_time_and_going_on() -> None:
    """A pause costs nothing, a minute more is a minute more, the next turn begins fresh."""
    running = turns.start(TALK, 0.0)

    paused = running.pause(20.0)
    assert 40.0 == paused.left(500.0)
    assert paused == paused.pause(30.0) == paused.tick(500.0)
    again = paused.resume(500.0)
    assert 40.0 == again.left(500.0)
    assert again == again.resume(510.0)
    assert 100.0 == again.longer().left(500.0)
    assert 240.0 == again.longer().next(505.0).left(505.0)


def test_a_long_sleep_skips_no_turn() -> None:
    """A computer that slept comes back in the next turn, at its beginning."""
    running = turns.start(TALK, 0.0).tick(9_999.0)

    assert running.turn is not None
    assert ("speak1", 240.0) == (running.turn.key, running.left(9_999.0))


def test_who_speaks() -> None:
    """The first, then the second; swapped the other way round; in the end both."""
    running = turns.start(TALK, 0.0)
    found = []
    while running.turn is not None:
        found.append((running.speaker, running.swap().speaker))
        running = running.next(0.0)

    first, second, both = ("first", "second"), ("second", "first"), ("both", "both")
    assert [both, first, second, second, first, both, both] == found


def test_stopping_early_is_an_end() -> None:
    """At any time, also while paused."""
    stopped = turns.start(TALK, 0.0).pause(1.0).stop()

    assert stopped.turn is None
    assert stopped.paused is None


@given(st.integers(1, 1 << 31))
def test_both_screens_agree(number: int) -> None:
    """Who begins follows from the thread, and is not always the same."""
    thread = builders.uuid(number)

    assert turns.opener_begins(thread) == turns.opener_begins(thread)


def test_nobody_always_begins() -> None:
    """Over many threads it is even."""
    found = [turns.opener_begins(builders.uuid(number)) for number in range(1, 401)]

    assert 150 < sum(found) < 250
