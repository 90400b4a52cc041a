# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the content that belong to no one form: asks, care labels, depths, moods, pass and rest.

Data in `content/<lang>/phrases.toml`. Which keys there are is the record's format; another
language gives other words, never other keys.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.record import ASKS, CARE_KEYS
from sharedjournal.forms.model import WORDLESS

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "en"
_LEVELS = 5


@dataclass(frozen=True, slots=True)
class AskWords:
    """What I'd like back: its name, the line beside it, and how an answer might begin.

    `parts`: what an answer opens with, in order. `closed`: it need not be answered at all, so the
    composer opens behind a button.
    """

    label: str
    line: str
    starters: tuple[str, ...]
    parts: tuple[str, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class CareWords:
    """How to hold it: its name, and what its reader promises."""

    label: str
    line: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language. `depths` and `moods` have five each, from 1; `wordless` names
    pass and rest.
    """

    asks: Mapping[str, AskWords]
    care: Mapping[str, CareWords]
    depths: tuple[str, ...]
    moods: tuple[str, ...]
    wordless: Mapping[str, str]

    def care_line(self, key: str) -> str:
        """How a care label reads; one's own line, or a key of a newer version, is its own text."""
        words = self.care.get(key)
        return words.label if words is not None else key


@functools.cache
def phrases(lang: str = DEFAULT) -> Phrases:
    """The phrases in `lang`, in that language without region, or in English."""
    content = resources.files("sharedjournal.forms").joinpath("content")
    for tag in (lang, lang.partition("-")[0]):
        # A tag may come from outside; a name that is not a plain word never becomes a path.
        if tag.isalnum() and (file := content.joinpath(tag, "phrases.toml")).is_file():
            return read_phrases(tomllib.loads(file.read_text(encoding="utf-8")))
    return phrases(DEFAULT)


def read_phrases(document: Mapping[str, Any]) -> Phrases:
    """The phrases of a document. Raises `KeyError` for a missing key, `ValueError` for one too
    many.
    """
    depths, moods = tuple(document["depths"]), tuple(document["moods"])
    if len(depths) != _LEVELS or len(moods) != _LEVELS:
        raise ValueError("levels")
    for name, keys in (("asks", ASKS), ("care", CARE_KEYS), ("wordless", WORDLESS)):
        if set(document[name]) != set(keys):
            raise ValueError(name)
    return Phrases(
        asks=MappingProxyType({key: _ask(document["asks"][key]) for key in ASKS}),
        care=MappingProxyType(
            {key: CareWords(**document["care"][key]) for key in CARE_KEYS},
        ),
        depths=depths,
        moods=moods,
        wordless=MappingProxyType({key: str(document["wordless"][key]) for key in WORDLESS}),
    )


def _ask(table: Mapping[str, Any]) -> AskWords:
    parts = tuple(table["parts"])
    return AskWords(
        table["label"], table["line"], tuple(table["starters"]), parts, table.get("closed", False)
    )
