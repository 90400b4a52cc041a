# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists to pick from, such as things to do together: data in `content/<lang>/<name>.toml`.

A list has ideas by cost and by the energy they take. What a record keeps of one is its key; words
of one's own stand beside them as they are. Where both picked something, that is worked out here,
and nowhere what only one of them wanted.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFAULT = "en"
COSTS = ("free", "some")
ENERGIES = ("small", "some", "plenty")

_NAME = re.compile(r"[a-z]{1,32}")


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea. `cost` and `energy` are keys of `COSTS` and `ENERGIES`."""

    key: str
    text: str
    cost: str
    energy: str


@functools.cache
def ideas(name: str | None, lang: str = DEFAULT) -> Mapping[str, Idea]:
    """The ideas of a list by key, in `lang`, in it without region, or in English; empty where no
    list has that name.
    """
    content = resources.files("sharedjournal.forms").joinpath("content")
    for tag in (lang, lang.partition("-")[0], DEFAULT):
        # Tag and name may come from outside; what is not a plain word never becomes a path.
        if not tag.isalnum() or _NAME.fullmatch(name or "") is None:
            continue
        if (file := content.joinpath(tag, f"{name}.toml")).is_file():
            document = tomllib.loads(file.read_text(encoding="utf-8"))
            return _NONE if document.keys() - set(COSTS) else read_ideas(document)
    return _NONE


@functools.cache
def ready_words(lang: str = DEFAULT) -> Mapping[str, tuple[str, ...]]:
    """Beginnings for when one's own words do not come, by group: `start-again` after a sharp word,
    `not-now`, `wanting-more`, `smallest-thing`, `body`, `occasions`. In `lang`, in it without
    region, or in English.
    """
    content = resources.files("sharedjournal.forms").joinpath("content")
    for tag in (lang, lang.partition("-")[0]):
        if tag.isalnum() and (file := content.joinpath(tag, "ready.toml")).is_file():
            document = tomllib.loads(file.read_text(encoding="utf-8"))
            return MappingProxyType({group: tuple(words) for group, words in document.items()})
    return ready_words(DEFAULT)


def read_ideas(document: Mapping[str, Any]) -> Mapping[str, Idea]:
    """The ideas of a document. Raises `ValueError` for an unknown cost or energy, or a key that
    stands twice.
    """
    found: dict[str, Idea] = {}
    for cost, table in document.items():
        for energy, texts in table.items():
            if cost not in COSTS or energy not in ENERGIES or found.keys() & texts.keys():
                raise ValueError("ideas")
            found |= {key: Idea(key, text, cost, energy) for key, text in texts.items()}
    return MappingProxyType(found)


def picked(name: str | None, words: Iterable[str], lang: str = DEFAULT) -> tuple[str, ...]:
    """How picked ideas read: the text of a key, or one's own words as they are."""
    known = ideas(name, lang)
    return tuple(known[word].text if word in known else word for word in words)


def both_picked(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """What both picked, in an order that is the same for both: by key or by words."""
    other = {_even(word) for word in theirs}
    return tuple(sorted({_even(word) for word in mine} & other))


def _even(word: str) -> str:
    return " ".join(word.split()).casefold()


_NONE: Mapping[str, Idea] = MappingProxyType({})
