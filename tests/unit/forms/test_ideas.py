# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists to pick from: enough of them, mostly free, and what two people both picked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sharedjournal import forms
from sharedjournal.forms.ideas import (
    COSTS,
    ENERGIES,
    both_picked,
    ideas,
    picked,
    read_ideas,
    ready_words,
)

NAMES = sorted({s.list for form in forms.catalog().forms.values() for s in form.steps if s.list})


@pytest.mark.parametrize("name", NAMES)
def test_every_list_of_a_form_is_there(name: str) -> None:
    """In both languages, with the same ideas and other words."""
    english, german = ideas(name), ideas(name, "de-AT")

    assert [(i.key, i.cost, i.energy) for i in english.values()] == [
        (i.key, i.cost, i.energy) for i in german.values()
    ]
    texts = [i.text for found in (english, german) for i in found.values()]
    assert len(texts) == len(set(texts))
    assert all(key == idea.key for key, idea in english.items())


def test_adventures() -> None:
    """About eighty, most of them free, for every amount of energy; plain words that fit a line."""
    found = ideas("adventures").values()

    assert len(found) >= 80
    assert sum(idea.cost == "free" for idea in found) > len(found) / 2
    assert {(c, e) for c in COSTS for e in ENERGIES} == {(i.cost, i.energy) for i in found}
    texts = [i.text for lang in ("en", "de") for i in ideas("adventures", lang).values()]
    assert all(
        len(text) <= 90 and not re.search(r"[!%]|\b(should|must|muss)\b", text) for text in texts
    )


@pytest.mark.parametrize("name", ["nothing", "vocabulary", "deck", "../adventures", "", None])
def test_no_such_list(name: str | None) -> None:
    """Another file is no list, and a name never a path."""
    assert {} == dict(ideas(name))


def test_ready_words() -> None:
    """As many in each language, short enough for a line of care or a reply; other words."""
    english, german = ready_words("en-GB"), ready_words("de")
    words = [word for found in (english, german) for group in found.values() for word in group]

    assert [(group, len(found)) for group, found in english.items()] == [
        (group, len(found)) for group, found in german.items()
    ]
    assert len(words) == len(set(words))
    assert all(
        len(word) <= 140 and not re.search(r"[!%]|\b(should|sollte)\b", word) for word in words
    )
    assert english == ready_words("../de")


def test_another_language() -> None:
    """English where there is no other."""
    assert dict(ideas("adventures")) == dict(ideas("adventures", "../de"))


def test_how_it_reads() -> None:
    """By key in one's own language; own words as they are."""
    words = ("slow-tea", "our lake")

    assert ("Make tea as slowly as we can", "our lake") == picked("adventures", words)
    assert ("So langsam Tee machen, wie wir können", "our lake") == picked(
        "adventures", words, "de"
    )
    assert words == picked(None, words)


def test_what_both_picked() -> None:
    """The same for both, whoever asks; own words count when they are the same words."""
    mine, theirs = ["slow-tea", "boat", " Our  lake"], ["our lake", "clay", "slow-tea", "slow-tea"]

    assert ("our lake", "slow-tea") == both_picked(mine, theirs) == both_picked(theirs, mine)
    assert () == both_picked([], theirs)


@pytest.mark.parametrize(
    "document",
    [
        {"dear": {"some": {"a": "A"}}},
        {"free": {"huge": {"a": "A"}}},
        {"free": {"some": {"a": "A"}, "small": {"a": "A"}}},
    ],
)
def test_a_broken_list_is_refused(document: dict[str, Any]) -> None:
    """An unknown cost or energy, a key that stands twice."""
    with pytest.raises(ValueError, match="ideas"):
        read_ideas(document)
