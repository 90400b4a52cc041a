# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraphs of a text, and the passage that some of them in a row make. Pure.

A passage is always a stretch of the text as it stands, so that it can be found in it again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where one is: characters `start` to `end`, lines `first` to `last`, from 0."""

    start: int
    end: int
    first: int
    last: int


def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """What blank lines part; in a text without one, every line is a paragraph."""
    lines, at = [], 0
    for number, line in enumerate(body.split("\n")):
        lines.append((number, at, at + len(line), bool(line.strip())))
        at += len(line) + 1
    runs: list[Paragraph] = []
    ended = True
    for number, start, end, has_words in lines:
        if has_words and not ended:
            runs[-1] = Paragraph(runs[-1].start, end, runs[-1].first, number)
        elif has_words:
            runs.append(Paragraph(start, end, number, number))
        ended = not has_words
    if len(runs) == 1:
        return tuple(Paragraph(s, e, n, n) for n, s, e, has_words in lines if has_words)
    return tuple(runs)


def passage(body: str, first: int, last: int) -> str:
    """The text from paragraph `first` to paragraph `last`, as it stands."""
    found = paragraphs(body)
    return body[found[first].start : found[last].end]


def touched(body: str, start: int, end: int) -> tuple[int, int] | None:
    """The first and last paragraph that the characters `start` to `end` touch; None for none."""
    numbers = [
        n for n, each in enumerate(paragraphs(body)) if each.start < end and each.end > start
    ]
    return (numbers[0], numbers[-1]) if numbers else None


def marked(body: str, excerpt: str) -> tuple[int, int] | None:
    """The first and last paragraph that `excerpt` is exactly; None where it is no such passage."""
    at = body.find(excerpt) if excerpt else -1
    while at >= 0:
        found = touched(body, at, at + len(excerpt))
        if found is not None and passage(body, *found) == excerpt:
            return found
        at = body.find(excerpt, at + 1)
    return None
