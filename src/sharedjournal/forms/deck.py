# SPDX-License-Identifier: GPL-3.0-or-later
"""The deck: cards to think about, by level and theme, and how a few of them are drawn.

Cards are data in `content/<lang>/deck.toml`. Drawing is a pure function of what it is given, chance
included; it knows no clock and remembers nothing. Ceilings, muted themes and how an exchange felt
are one person's own and never travel.
"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from sharedjournal.forms.model import split_round

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

DEFAULT = "en"
LEVELS = 5
SHOWN = 3
YEAR = timedelta(days=365)
_DEEP = 4
_AFTER_DEEPEST = 3
_PREFIX = "level-"

Left = Literal["fine", "tender", "too-much"]
"""How an exchange left somebody."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `level` from 1; the key stays the same in every language and is never used twice.

    `ask` and `care` are what the share sheet starts with.
    """

    key: str
    theme: str
    level: int
    text: str

    @property
    def ask(self) -> str | None:
        """From level 4 on one is listened to, unless the writer wants something else."""
        return "listen" if self.level >= _DEEP else None

    @property
    def care(self) -> tuple[str, ...]:
        """From level 4 on it stays between the two, unless the writer chooses otherwise."""
        return ("just-us",) if self.level >= _DEEP else ()


@dataclass(frozen=True, slots=True)
class Deck:
    """All cards in one language. `themes` names them; `standing` is the line under every card."""

    themes: Mapping[str, str]
    standing: str
    cards: tuple[Card, ...]

    def get(self, key: str) -> Card | None:
        """The card with this key."""
        return next((card for card in self.cards if card.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What a draw goes by. `seed`: chance, given from outside; the same gives the same cards.

    `ceiling`: the deepest level wanted. `away`: keys of cards that rest or were set aside. `muted`:
    themes that are not wanted. `last`: the level of the card answered last, if any.
    """

    seed: int
    ceiling: int = LEVELS
    away: frozenset[str] = frozenset()
    muted: frozenset[str] = frozenset()
    last: int | None = None
    count: int = SHOWN


def draw(cards: Sequence[Card], by: Draw) -> tuple[Card, ...]:
    """Up to `count` cards, of different themes as far as there are.

    Never above the ceiling. At most one is of the deepest level, and after one of that level come
    lighter ones.
    """
    limit = min(by.ceiling, _AFTER_DEEPEST) if by.last == LEVELS else by.ceiling
    fit = [
        card
        for card in cards
        if card.level <= limit and card.key not in by.away and card.theme not in by.muted
    ]
    shuffled = sorted(fit, key=lambda card: _lot(by.seed, card.key))
    drawn: list[Card] = []
    # Once with new themes only, then with whatever is left.
    for again in (False, True):
        for card in shuffled:
            if len(drawn) >= by.count:
                break
            if card not in drawn and _goes_with(drawn, card, again=again):
                drawn.append(card)
    return tuple(drawn)


def _goes_with(drawn: Sequence[Card], card: Card, *, again: bool) -> bool:
    if card.level == LEVELS and any(other.level == LEVELS for other in drawn):
        return False
    return again or all(other.theme != card.theme for other in drawn)


def _lot(seed: int, key: str) -> bytes:
    # A hash and not `random`: the order is the same in every version of Python.
    return hashlib.sha256(f"{seed}/{key}".encode()).digest()


def resting(answered: Mapping[str, date], today: date) -> frozenset[str]:
    """The cards that rest: answered less than a year ago. `answered` maps keys to days."""
    return frozenset(key for key, day in answered.items() if today - day < YEAR)


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep to offer next. `next_level`: whether it may be said, once, that there is another."""

    ceiling: int
    next_level: bool = False


def ladder(ceiling: int, left: Sequence[tuple[int, Left]]) -> Depth:
    """How deep to offer after what was exchanged: (level, how it left me), the newest last.

    Going down is automatic, going up never is: after *too much* the next cards are lighter than
    that one; after three times *fine* at the ceiling the next level may be mentioned.
    """
    if left and left[-1][1] == "too-much":
        return Depth(max(1, min(ceiling, left[-1][0] - 1)))
    recent = left[-SHOWN:]
    fine = len(recent) == SHOWN and all(each == (ceiling, "fine") for each in recent)
    return Depth(ceiling, next_level=fine and ceiling < LEVELS)


@functools.cache
def deck(lang: str = DEFAULT) -> Deck:
    """The deck in `lang`, in that language without region, or in English."""
    content = resources.files("sharedjournal.forms").joinpath("content")
    for tag in (lang, lang.partition("-")[0]):
        # A tag may come from outside; a name that is not a plain word never becomes a path.
        if tag.isalnum() and (file := content.joinpath(tag, "deck.toml")).is_file():
            return read_deck(tomllib.loads(file.read_text(encoding="utf-8")))
    return deck(DEFAULT)


def read_deck(document: Mapping[str, Any]) -> Deck:
    """The deck of a document. Raises `KeyError` for a missing key, `ValueError` for a theme or a
    level that there is not, and for a key used twice.
    """
    themes = MappingProxyType(dict(document["themes"]))
    cards = [
        Card(key, theme, level, text)
        for level in range(1, LEVELS + 1)
        for theme, texts in document[f"{_PREFIX}{level}"].items()
        for key, text in texts.items()
    ]
    if not {card.theme for card in cards} <= themes.keys():
        raise ValueError("themes")
    if len(document) != LEVELS + 2:
        raise ValueError("levels")
    if len({card.key for card in cards}) != len(cards):
        raise ValueError("keys")
    return Deck(themes, document["standing"], tuple(cards))


def card_of(topic: str | None, languages: Collection[str] = ("en", "de")) -> str | None:
    """The key of the card that a thread's topic is, in whichever language it was asked."""
    subject = split_round(topic)[0]
    found = (card.key for lang in languages for card in deck(lang).cards if card.text == subject)
    return next(found, None)
