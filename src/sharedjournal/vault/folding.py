# SPDX-License-Identifier: GPL-3.0-or-later
"""Words as they are searched: without case and accents; Chinese, Japanese and the like as
overlapping pairs.

Pure. The index holds what `index_text` gives, so its words are cut here and nowhere else: SQLite's
`ascii` tokenizer splits at what is neither an ASCII letter or digit nor beyond ASCII, and nothing
else is left there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = f"1/{unicodedata.unidata_version}"
"""Changes whenever the same text may fold to something else: the index is then made anew."""

BORDER = "\ue000"
"""A word that no text folds to; between title and text, so that no phrase crosses from one to the
other."""

# Scripts written without spaces, and Korean, whose words take endings: any part of a run can be
# found.
_RUNS = (
    "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1100-\u11ff\u1780-\u17dd\u2e80-\u2fdf\u3005-\u3007"
    "\u3021-\u3029\u3031-\u3035\u303b\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
# Accents, points of Hebrew and Arabic, joiners, soft hyphens: dropped. The short mark stays on
# Cyrillic i.
_DROPPED = re.compile(
    "(?<![\u0418\u0438])\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200c\u200d\u2060"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0100-\U000e01ef]"
)
# Letters with a stroke and the like, which have no accent that could be dropped.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "ł": "l",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
    }
)
# Two ligatures stand for 18 and 8 letters: a page of them would grow as much. They are no words.
_WHOLE_PHRASES = str.maketrans("\ufdfa\ufdfb", "  ")
_PIECE = re.compile(f"[{_RUNS}]+|[^\\x00-\\x7f{_RUNS}]+")
_RUN = re.compile(f"[{_RUNS}]+")
_MARKS = tuple(zip("\u2019\u2018“”„–—…«»\u00a0", '\'\'"""--."" ', strict=True))  # noqa: RUF001
_SHORT = 16
_PART = 128


def fold(text: str) -> str:
    """The words of `text` in the form in which they are compared, between ASCII separators."""
    text = _unmarked(text)
    if text.isascii():
        return text.lower()
    return "".join(
        part if plain else _PIECE.sub(_fold_match, part) for plain, part in _parts(text)
    ).lower()


def index_text(title: str, text: str) -> str:
    """What the index holds for an entry; empty only where both are."""
    return f"{fold(title)} {BORDER} {fold(text)}" if title else fold(text)


def folded_at(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`fold(text)`, and pairs of places, in it and in `text`, ascending.

    The first is the beginning; then follow beginning and end of each piece that folding changes.
    """
    text = _unmarked(text)
    if text.isascii():
        return text.lower(), [(0, 0)]
    done: list[str] = []
    anchors = [(0, 0)]
    at = before = 0  # both of `text`: up to where it is in `done`, and where the part begins
    length = 0
    for plain, part in _parts(text):
        for piece in () if plain else _PIECE.finditer(part):
            start, folded = before + piece.start(), _fold_piece(piece[0])
            length += start - at
            anchors.append((length, start))
            done += (text[at:start], folded)
            length, at = length + len(folded), before + piece.end()
            anchors.append((length, at))
        before += len(part)
    done.append(text[at:])
    return "".join(done).lower(), anchors


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each indexed word of `text` with its beginning and end there, in the order of the index."""
    for piece in _written().finditer(_unmarked(text)):
        written, start = piece[0], piece.start()
        if _RUN.match(written) is None:
            for word in fold(written).split():
                yield word, start, piece.end()
            continue
        if unicodedata.normalize("NFKC", written).casefold() == written:
            for at in range(len(written)):
                word = written[at : at + 2]
                yield word, start + at, start + at + len(word)
        else:
            # Half-width letters and the like change its length: it is taken whole.
            for word in fold(written).split():
                yield word, start, piece.end()


def has_pairs(text: str) -> bool:
    """Whether there is anything in `text` that is indexed in pairs."""
    return not text.isascii() and _RUN.search(text) is not None


def _unmarked(text: str) -> str:
    """`text` with the commonest marks beyond ASCII as such of ASCII: often it is all ASCII then."""
    if not text.isascii():
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
    return text


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """`text` in parts that are all ASCII and parts that are not.

    Most letters are ASCII in most languages of Europe, and looking for the others is what takes
    long. No piece is cut: parts beside each other are joined where neither is all ASCII.
    """
    parts = (text[at : at + _PART] for at in range(0, len(text), _PART))
    return ((plain, "".join(group)) for plain, group in groupby(parts, str.isascii))


def in_pairs(word: str) -> bool:
    """Whether this indexed word is a pair (or the last character) of a run."""
    return _RUN.fullmatch(word) is not None


def _fold_match(piece: re.Match[str]) -> str:
    return _fold_piece(piece[0])


def _fold_piece(piece: str) -> str:
    return _fold_short(piece) if len(piece) <= _SHORT else _folded(piece)


def _folded(piece: str) -> str:
    short = piece.translate(_WHOLE_PHRASES)
    text = _DROPPED.sub("", unicodedata.normalize("NFKD", short))
    # Composed again: what is left of marks belongs to its letter (kana, Hangul, Indic scripts).
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if not text.isalnum():
        text = "".join(char if _in_word(char) else " " for char in text)
    return _RUN.sub(lambda run: f" {_pairs(run[0])} ", text)


_fold_short = lru_cache(4096)(_folded)


def _pairs(run: str) -> str:
    return " ".join([*(run[at : at + 2] for at in range(len(run) - 1)), run[-1]])


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


@cache
def _written() -> re.Pattern[str]:
    """What is written as one word, before folding: letters, digits, marks, and what folding
    drops."""
    marks = "".join(
        char
        for char in map(chr, range(0x80, 0x10000))
        if unicodedata.category(char)[0] == "M" and _RUN.match(char) is None
    )
    letters = f"(?:(?![{_RUNS}])[^\\W_]|[{marks}\u00ad\u200c\u200d\u2060\ufeff])+"
    return re.compile(f"[{_RUNS}]+|{letters}")
