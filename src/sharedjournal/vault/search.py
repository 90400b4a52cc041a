# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person typed, as a query: how the index is asked, how a text is looked at in plain, what
is shown of it.

Pure; knows no database. Any text is a query. Words are joined by *and*; the last one may be
unfinished; what stands in quotes is a phrase. Both ways of asking find the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sharedjournal.vault.folding import fold, folded_at, has_pairs, in_pairs, words

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TERMS = 32
MAX_WORDS = 256
"""What goes beyond is ignored: nobody reads it, and it would only take time."""
SNIPPET = 160
_BEFORE = 40
_NEAR = (250, 1000)
_FAR = 1 << 62
_QUOTES = '"“”„«»'
_ITEM = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)([{_QUOTES}]|$)|([^\\s{_QUOTES}]+)")
_LETTER = "0-9a-z\x80-\U0010ffff"
_WORD = re.compile(f"[{_LETTER}]+")

Marks = tuple[tuple[int, int], ...]
"""Beginnings and ends of what is highlighted, ascending, apart from each other."""


@dataclass(frozen=True)
class Term:
    """Words that follow each other. With `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool
    _rest: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        end = f"[{_LETTER}]*" if self.prefix else f"(?![{_LETTER}])"
        pattern = f"[^{_LETTER}]+".join(map(re.escape, self.words)) + end
        object.__setattr__(self, "_rest", re.compile(pattern))

    @property
    def expression(self) -> str:
        """As the index is asked; words hold no character that means anything there."""
        return f'"{" ".join(self.words)}"' + (" *" if self.prefix else "")

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text."""
        first = self.words[0]
        at = folded.find(first)
        while at >= 0:
            if at == 0 or _WORD.match(folded[at - 1]) is None:
                found = self._rest.match(folded, at)
                if found is not None:
                    yield found.span()
            at = folded.find(first, at + 1)

    def spans(self, text: list[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
        """Where it stands in a text given as its words with their places."""
        *before, last = self.words
        one = self.prefix and in_pairs(last)
        for at, (word, start, end) in enumerate(text):
            if word != last and not (self.prefix and word.startswith(last)):
                continue
            first = at - len(before)
            if first >= 0 and all(text[first + n][0] == each for n, each in enumerate(before)):
                yield text[first][1], min(end, start + 1) if one else end


@dataclass(frozen=True)
class Query:
    """Terms that must all be there."""

    terms: tuple[Term, ...]

    @cached_property
    def expression(self) -> str:
        """As the index is asked."""
        return " AND ".join(term.expression for term in self.terms)

    @property
    def unfinished(self) -> bool:
        """Whether it asks for beginnings of words: the index then looks at every word that fits."""
        return any(term.prefix for term in self.terms)

    def without_prefixes(self) -> Query | None:
        """The finished words alone, or None where there are none."""
        whole = (
            Term(term.words[:-1], prefix=False) if term.prefix else term
            for term in self.terms
            if not term.prefix or len(term.words) > 1
        )
        terms = tuple(whole)
        return Query(terms) if terms else None

    def matches(self, folded: str) -> bool:
        """Whether a text that was folded holds every term."""
        return all(next(term.places(folded), None) is not None for term in self.terms)

    def marks(self, text: str) -> Marks:
        """What is highlighted in `text`."""
        if has_pairs(text):
            cut = list(words(text))
            return _joined(place for term in self.terms for place in term.spans(cut))
        folded, anchors = folded_at(text)
        places = _joined(place for term in self.terms for place in term.places(folded))
        found = [(_exact(anchors, start), _exact(anchors, end)) for start, end in places]
        if all(start is not None and end is not None for start, end in found):
            return tuple((start or 0, end or 0) for start, end in found)
        # Somewhere inside letters that folding made longer or shorter, as pairs are.
        cut = list(words(text))
        return _joined(place for term in self.terms for place in term.spans(cut))

    def snippet(self, text: str) -> tuple[str, Marks]:
        """One line of `text` around the first place found, and what is highlighted in it."""
        at = self._near(text)
        start = max(0, at - _BEFORE)
        if start:
            space = text.find(" ", start, at)
            start = start if space < 0 else space + 1
        # Some more than is shown, since white space is made less.
        line = " ".join(text[start : start + 2 * SNIPPET].split())
        rest = len(line) > SNIPPET or start + 2 * SNIPPET < len(text)
        if len(line) > SNIPPET:
            space = line.rfind(" ", SNIPPET - _BEFORE, SNIPPET)
            line = line[: SNIPPET if space < 0 else space]
        shown = f"{'…' if start else ''}{line}{'…' if rest else ''}"
        return shown, self.marks(shown)

    def _near(self, text: str) -> int:
        """Where in `text` the first place is, about."""
        # Most often it is near the beginning; a word that is cut in two only is found too soon.
        for size in _NEAR:
            if size < len(text) and (at := self._first(text[:size])) is not None:
                return at
        return self._first(text) or 0

    def _first(self, text: str) -> int | None:
        folded, anchors = folded_at(text)
        found = (next(term.places(folded), None) for term in self.terms)
        at = min((place[0] for place in found if place is not None), default=None)
        if at is None:
            return None
        number = bisect_right(anchors, (at, _FAR)) - 1
        here, there = anchors[number]
        if number + 1 == len(anchors):
            return there + at - here
        # Inside a piece that became longer or shorter: about there.
        next_here, next_there = anchors[number + 1]
        return there + (at - here) * (next_there - there) // max(1, next_here - here)


def parse(query: str) -> Query | None:
    """The query that `query` means, or None where it holds no word."""
    terms: list[Term] = []
    left = MAX_WORDS
    items = list(_ITEM.finditer(query))[:MAX_TERMS]
    for number, item in enumerate(items):
        phrase, closing, word = item.groups()
        unfinished = number == len(items) - 1 and not closing
        found = _WORD.findall(fold(word if phrase is None else phrase))[:left]
        if found:
            terms.append(_term(found, unfinished=unfinished))
            left -= len(found)
    return Query(tuple(terms)) if terms else None


def _term(found: list[str], *, unfinished: bool) -> Term:
    last = found[-1]
    if in_pairs(last):
        if len(found) > 1 and len(last) == 1 and found[-2][1:] == last:
            # The last character of a run alone: the pair before holds it, and the run may go on.
            return Term(tuple(found[:-1]), prefix=False)
        # One character is found at the beginning of every pair.
        return Term(tuple(found), prefix=len(last) == 1)
    return Term(tuple(found), prefix=unfinished)


def _exact(anchors: list[tuple[int, int]], place: int) -> int | None:
    """Where in the text a place in the folded one is; None inside of what folding changed."""
    number = bisect_right(anchors, (place, _FAR)) - 1
    here, there = anchors[number]
    return there + place - here if here == place or number % 2 == 0 else None


def _joined(places: Iterator[tuple[int, int]]) -> Marks:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
