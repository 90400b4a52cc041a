# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for feelings and needs: as many as there should be, none twice."""

from __future__ import annotations

from sharedjournal.forms.vocabulary import vocabulary


def test_families() -> None:
    """24 families of four words in four corners, 96 words, none twice."""
    families = vocabulary().families
    words = [word for family in families for word in family.words]

    assert 24 == len({family.name for family in families})
    assert {4} == {len(family.words) for family in families}
    assert 96 == len(set(words)) == len(words)
    assert 4 == len({family.corner for family in families})


def test_needs() -> None:
    """Eight groups of five needs, 40 words, none twice."""
    words = [word for group in vocabulary().needs for word in group.words]

    assert 8 == len(vocabulary().needs)
    assert 40 == len(set(words)) == len(words)


def test_usual_words_are_in_the_families() -> None:
    """What a page offers first can be found again in the families."""
    words = {word for family in vocabulary().families for word in family.words}

    assert set() == set(vocabulary().usual) - words


def test_another_language() -> None:
    """A language without words of its own gets the English ones."""
    assert vocabulary("en") == vocabulary("xx")
