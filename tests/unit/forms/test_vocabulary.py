# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for feelings and needs: as many as there should be, none twice."""

from __future__ import annotations

import pytest

from sharedjournal.forms.vocabulary import vocabulary

LANGUAGES = ["en", "de"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_families(lang: str) -> None:
    """24 families of four words in four corners, 96 words, none twice."""
    families = vocabulary(lang).families
    words = [word for family in families for word in family.words]

    assert 24 == len({family.name for family in families})
    assert {4} == {len(family.words) for family in families}
    assert 96 == len(set(words)) == len(words)
    assert 4 == len({family.corner for family in families})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_needs(lang: str) -> None:
    """Eight groups of five needs, 40 words, none twice."""
    words = [word for group in vocabulary(lang).needs for word in group.words]

    assert 8 == len(vocabulary(lang).needs)
    assert 40 == len(set(words)) == len(words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_usual_words_are_in_the_families(lang: str) -> None:
    """What a page offers first can be found again in the families."""
    words = {word for family in vocabulary(lang).families for word in family.words}

    assert set() == set(vocabulary(lang).usual) - words


def test_german_has_the_shape_of_english() -> None:
    """Each family stands in the same corner, so that what was chosen keeps its place."""
    english, german = vocabulary(), vocabulary("de")

    assert [f.corner for f in english.families] == [f.corner for f in german.families]
    assert (len(english.always), len(english.usual)) == (len(german.always), len(german.usual))
    assert set() == set(english.always) & set(german.always)


def test_another_language() -> None:
    """A language without words of its own gets the English ones."""
    assert vocabulary("en") == vocabulary("xx")
