# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for feelings and needs: 24 families of four, eight groups of needs. Data, by language.

Nobody is held to them: a word of one's own is as good. No word is good or bad, and none has a
strength but by its place among the four.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Family:
    """Four words from faint to strong. `corner` groups families and is never shown."""

    corner: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language. `always` are offered beside the families; `usual` at first."""

    families: tuple[Family, ...]
    needs: tuple[Family, ...]
    always: tuple[str, ...]
    usual: tuple[str, ...]


@functools.cache
def vocabulary(lang: str = DEFAULT) -> Vocabulary:
    """The words of `lang`, else those in English."""
    file = resources.files("sharedjournal.forms").joinpath("content", lang, "vocabulary.toml")
    # A tag may come from outside; a name that is not a plain word never becomes a path.
    if not lang.isalnum() or not file.is_file():
        return vocabulary(DEFAULT)
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    return Vocabulary(
        families=tuple(
            Family(row["corner"], row["name"], tuple(row["words"])) for row in document["family"]
        ),
        needs=tuple(Family("", row["name"], tuple(row["words"])) for row in document["need"]),
        always=tuple(document["always"]),
        usual=tuple(document["usual"]),
    )
