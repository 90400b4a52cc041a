# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that belong to no one form."""

from __future__ import annotations

from typing import Any

import pytest

from sharedjournal import forms
from sharedjournal.domain.record import ASKS, CARE_KEYS
from sharedjournal.forms.phrases import read_phrases

LANGUAGES = ["en", "de"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_has_words(lang: str) -> None:
    """Asks, care labels, pass and rest; five levels, five moods."""
    found = forms.phrases(lang)

    assert tuple(found.asks) == ASKS
    assert tuple(found.care) == CARE_KEYS
    assert set(found.wordless) == set(forms.WORDLESS)
    assert (5, 5) == (len(found.depths), len(found.moods))
    assert all(words.label and words.line and words.starters for words in found.asks.values())
    assert all(words.label and words.line for words in found.care.values())


def test_how_an_answer_opens() -> None:
    """As it was asked for; only who asked to be heard need not be answered at all."""
    for lang in ("en", "de"):
        asks = forms.phrases(lang).asks
        assert ["listen"] == [key for key, words in asks.items() if words.closed]
        assert [2, 2, 2, 3, 2] == [len(words.parts) for words in asks.values()]


def test_german_has_the_shape_of_english() -> None:
    """As many beginnings for each ask; nothing left in English."""
    english, german = forms.phrases(), forms.phrases("de-AT")
    counts = [[len(words.starters) for words in each.asks.values()] for each in (english, german)]

    assert counts[0] == counts[1]
    assert german is forms.phrases("de-AT")
    assert set() == set(english.moods) & set(german.moods)
    assert set() == set(english.depths) & set(german.depths)
    assert set() == {w.label for w in english.asks.values()} & {
        w.label for w in german.asks.values()
    }


@pytest.mark.parametrize("lang", ["en", "en-GB", "tlh", "../en", "", "recipes"])
def test_another_language(lang: str) -> None:
    """English where there is no other; a tag is never a path."""
    assert forms.phrases() == forms.phrases(lang)


def test_a_care_line_of_ones_own() -> None:
    """It reads as it was written; so does a key of a newer version."""
    found = forms.phrases()

    assert "Just between us" == found.care_line("just-us")
    assert "only on Sundays" == found.care_line("only on Sundays")


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("levels", {"depths": ["a"], "moods": ["a"] * 5}),
        ("levels", {"depths": ["a"] * 5, "moods": ["a"]}),
        ("asks", {"depths": ["a"] * 5, "moods": ["a"] * 5, "asks": {"shout": {}}}),
    ],
)
def test_a_broken_file_is_named(rule: str, document: dict[str, Any]) -> None:
    """What is missing or too much."""
    with pytest.raises(ValueError, match=rule):
        read_phrases(document)
