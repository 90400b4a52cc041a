# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that someone else wrote, made safe for a terminal: pure, and never used for what is stored.

A terminal obeys control characters, and a reader is deceived by what turns text around. Both are
shown as marks. Languages written from the right are set apart, so that a title does not reach
into its row.
"""

from __future__ import annotations

import unicodedata

MAX_MARKS = 32
"""Accents on one letter, and joins in one emoji, that are shown; what is more is left out."""
_ISOLATE, _END = "\u2068", "\u2069"
_JOINER = "\u200d"
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FROM_THE_RIGHT = frozenset(("R", "AL", "AN"))
_PLAIN = frozenset("\n\t\u200c\u200d")
_HIDDEN = frozenset(("Cf", "Cs", "Co", "Zl", "Zp"))
_FIRST_PRINTABLE = 0x20
_DELETE = 0x7F
_PICTURES = 0x2400


def block(text: str) -> str:
    """Several lines as they may be shown: line breaks and tabs stay."""
    return _bounded("".join(_shown(c) for c in text.replace("\r\n", "\n")))


def line(text: str, width: int | None = None) -> str:
    """One line as it may be shown, at most `width` characters, its direction kept to itself."""
    shown = _bounded("".join(_shown_in_line(c) for c in text))
    if width is not None and len(shown) > width:
        shown = shown[: width - 1].rstrip() + "…"
    if any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in shown):
        return f"{_ISOLATE}{shown}{_END}"
    return shown


def _shown_in_line(character: str) -> str:
    return "␤" if character == "\n" else " " if character == "\t" else _shown(character)


def _shown(character: str) -> str:
    if character in _PLAIN:
        return character
    code = ord(character)
    if code < _FIRST_PRINTABLE:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "␡"
    category = unicodedata.category(character)
    if category == "Cc" or category in _HIDDEN:
        return f"⟨{code:04X}⟩"
    return character


def _bounded(text: str) -> str:
    """`text` without marks beyond the 32nd on one letter, or joins beyond the 32nd in one emoji."""
    kept: list[str] = []
    marks = joins = 0
    previous = ""
    for character in text:
        if character == _JOINER:
            joins += 1
        elif unicodedata.category(character) in ("Mn", "Me"):
            marks += 1
        elif character not in _SKINS:
            marks = 0
            joins = joins if previous == _JOINER else 0
        if joins <= MAX_MARKS and marks <= MAX_MARKS:
            kept.append(character)
        previous = character
    return "".join(kept)


def count(number: int, what: str) -> str:
    """A number of things in words: `1 record`, `2 entries`."""
    if number == 1:
        return f"1 {what}"
    many = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number:,} {many}"
