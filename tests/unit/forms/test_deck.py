# SPDX-License-Identifier: GPL-3.0-or-later
"""The deck: its writing rules as far as a machine can check them, and what is drawn from it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from sharedjournal.forms.deck import (
    Card,
    Depth,
    Draw,
    card_of,
    deck,
    draw,
    ladder,
    read_deck,
    resting,
)

CARDS = deck().cards
TEXTS = [(lang, card.key, card.text) for lang in ("en", "de") for card in deck(lang).cards]
# What no card asks: scores and lateness, ranking, the partner's faults, families or faith taken
# for granted, tests of loyalty.
FORBIDDEN = re.compile(
    r"\b(should|score|points?|percent|late|overdue|missed|streak|always|never mind|rate"
    r"|husband|wife|boyfriend|girlfriend|spouse|married|wedding|your (mother|father|kids|children)"
    r"|god|pray|church|orgasm|sex|first time|my ex|your ex|change about me|annoys you about me"
    r"|would you still|boundaries|trigger|attachment|trauma"
    r"|soll(te)?st|Punkte|Prozent|verpasst|Ehemann|Ehefrau|verheiratet|Hochzeit|dein(e)? (Mutter"
    r"|Vater|Kinder)|Gott|beten|Kirche|Sex|erstes Mal|Trauma|Bindung)\b|[!]",
    re.IGNORECASE,
)
# A card may end with one short sentence that offers a smaller way to answer.
QUESTION = re.compile(r"[^?.]+\?( (You|One|Du|Ein) [^?.]{1,60}\.)?")
DOCUMENT: dict[str, Any] = {
    "standing": "A little is enough.",
    "themes": {"tea": "Tea", "sea": "Sea"},
    "level-1": {"tea": {"a": "A?", "b": "B?"}},
    "level-2": {"sea": {"c": "C?"}},
    "level-3": {},
    "level-4": {"tea": {"d": "D?"}},
    "level-5": {"tea": {"e": "E?"}, "sea": {"f": "F?"}},
}
SMALL = read_deck(DOCUMENT).cards


def keys(cards: tuple[Card, ...]) -> set[str]:
    """Which cards those are."""
    return {card.key for card in cards}


def test_enough_cards_of_each() -> None:
    """At least 150, 30 a level, twelve themes, in each level two of each theme."""
    levels = Counter(card.level for card in CARDS)
    each = Counter((card.level, card.theme) for card in CARDS)

    assert len(CARDS) >= 150
    assert [1, 2, 3, 4, 5] == [level for level in sorted(levels) if levels[level] >= 30]
    assert 12 == len(deck().themes)
    assert 60 == len(each)
    assert min(each.values()) >= 2


def test_languages_have_the_same_cards() -> None:
    """The same keys at the same places, and other words."""
    german = deck("de-AT")

    assert [(c.key, c.theme, c.level) for c in CARDS] == [
        (c.key, c.theme, c.level) for c in german.cards
    ]
    assert deck().themes.keys() == german.themes.keys()
    assert set() == {c.text for c in CARDS} & {c.text for c in german.cards}


@pytest.mark.parametrize(("lang", "key", "text"), TEXTS, ids=lambda value: str(value)[:20])
def test_writing_rules(lang: str, key: str, text: str) -> None:
    """One question of at most 25 words, in plain words that assume nothing and count nothing."""
    assert key
    assert len(text.split()) <= 25
    assert QUESTION.fullmatch(text)
    assert FORBIDDEN.search(text) is None
    assert not re.match(
        r"(do|did|are|is|have|can|will|would|bist|hast|kannst|willst)\b", text, re.I
    )
    assert not text.lower().startswith(("why", "warum"))
    assert lang in ("en", "de")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_no_card_twice(lang: str) -> None:
    """Not the same words, nor nearly the same ones."""
    seen = [frozenset(re.findall(r"\w{4,}", card.text.lower())) for card in deck(lang).cards]

    assert len(seen) == len({card.text for card in deck(lang).cards})
    for number, words in enumerate(seen):
        assert not any(len(words & other) > 0.7 * len(words | other) for other in seen[:number])


def test_deep_cards_start_gently() -> None:
    """From level 4 on: just listen, just between us."""
    assert {(None, ())} == {(c.ask, c.care) for c in CARDS if c.level < 4}
    assert {("listen", ("just-us",))} == {(c.ask, c.care) for c in CARDS if c.level >= 4}


@pytest.mark.parametrize("ceiling", [1, 2, 3, 4, 5])
def test_never_above_the_ceiling(ceiling: int) -> None:
    """In a hundred draws; three cards of three themes, one of the deepest at most."""
    found = [draw(CARDS, Draw(seed=seed, ceiling=ceiling)) for seed in range(100)]

    assert all(card.level <= ceiling for cards in found for card in cards)
    assert {3} == {len({card.theme for card in cards}) for cards in found}
    assert all(sum(card.level == 5 for card in cards) <= 1 for cards in found)
    assert {*range(1, ceiling + 1)} == {card.level for cards in found for card in cards}


def test_the_same_chance_gives_the_same_cards() -> None:
    """And in time every card comes."""
    assert draw(CARDS, Draw(seed=7)) == draw(CARDS, Draw(seed=7))
    assert keys(CARDS) == {c.key for seed in range(900) for c in draw(CARDS, Draw(seed=seed))}


def test_what_is_not_drawn() -> None:
    """Cards that rest or were set aside, muted themes; after the deepest a lighter one."""
    away = Draw(seed=1, away=frozenset("abc"), muted=frozenset({"sea"}), count=9)

    assert {"d", "e"} == keys(draw(SMALL, away))
    assert {"a", "b", "c"} == keys(draw(SMALL, Draw(seed=1, last=5, count=9)))
    assert {"a", "b"} == keys(draw(SMALL, Draw(seed=1, last=5, ceiling=1, count=9)))
    assert () == draw(SMALL, Draw(seed=1, ceiling=1, away=frozenset("ab")))


def test_an_answered_card_rests_for_a_year() -> None:
    """And comes back after it."""
    answered = {"a": date(2025, 3, 1), "b": date(2025, 3, 2)}

    assert frozenset("ab") == resting(answered, date(2026, 2, 28))
    assert frozenset("b") == resting(answered, date(2026, 3, 1))


def test_the_ladder() -> None:
    """Down by itself, up only by the person; the next level is mentioned after three times fine."""
    assert Depth(3) == ladder(3, [])
    assert Depth(3) == ladder(3, [(3, "fine"), (3, "tender"), (3, "fine")])
    assert Depth(3) == ladder(3, [(2, "fine"), (3, "fine"), (3, "fine")])
    assert Depth(3, next_level=True) == ladder(
        3, [(1, "too-much"), (3, "fine"), (3, "fine"), (3, "fine")]
    )
    assert Depth(5) == ladder(5, [(5, "fine")] * 3)
    assert Depth(2) == ladder(4, [(4, "fine"), (3, "too-much")])
    assert Depth(1) == ladder(4, [(1, "too-much")])


def test_a_topic_is_a_card() -> None:
    """In any language, also in its second round."""
    assert "again" == card_of(deck().cards[0].text)
    assert "again" == card_of(deck("de").cards[0].text + "#2")
    assert card_of("money") is None
    assert card_of(None) is None


def test_a_card_by_its_key() -> None:
    """Or none."""
    found = deck().get("again")

    assert found is not None
    assert ("ordinary-days", 1) == (found.theme, found.level)
    assert deck().get("nothing") is None


@pytest.mark.parametrize("lang", ["en-GB", "tlh", "../en", ""])
def test_another_language(lang: str) -> None:
    """English where there is no other; a tag is never a path."""
    assert deck() == deck(lang)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("themes", {"level-3": {"zoo": {"z": "Z?"}}}),
        ("levels", {"level-6": {}}),
        ("keys", {"level-3": {"tea": {"a": "Again?"}}}),
    ],
)
def test_a_broken_deck_is_named(rule: str, change: dict[str, Any]) -> None:
    """A theme or a level that there is not, a key that stands twice."""
    with pytest.raises(ValueError, match=rule):
        read_deck({**DOCUMENT, **change})
