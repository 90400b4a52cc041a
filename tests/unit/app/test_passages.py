# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraphs, and the passage that some of them make."""

from __future__ import annotations

import pytest

from sharedjournal.app import passages

BODY = "One.\nStill one.\n\nTwo.\n  \nThree."


def test_blank_lines_part_paragraphs() -> None:
    """Lines that hang together are one paragraph; a line of spaces parts like an empty one."""
    found = [BODY[each.start : each.end] for each in passages.paragraphs(BODY)]

    assert ["One.\nStill one.", "Two.", "Three."] == found
    assert [(0, 1), (3, 3), (5, 5)] == [(p.first, p.last) for p in passages.paragraphs(BODY)]


def test_without_a_blank_line_every_line_is_one() -> None:
    """Who ends paragraphs with one line end can mark them, too."""
    assert 3 == len(passages.paragraphs("a\nb\nc\n\n"))
    assert () == passages.paragraphs(" \n\n")


def test_a_passage_is_a_stretch_of_the_text() -> None:
    """What lies between two paragraphs comes along as it stands."""
    assert "Two.\n  \nThree." == passages.passage(BODY, 1, 2)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 1, (0, 0)), (2, 20, (0, 1)), (16, 17, None), (0, 99, (0, 2)), (4, 4, (0, 0))],
)
def test_characters_touch_paragraphs(
    start: int, end: int, expected: tuple[int, int] | None
) -> None:
    """A selection marks every paragraph of which it holds a character."""
    assert expected == passages.touched(BODY, start, end)


def test_a_passage_is_found_again_as_whole_paragraphs() -> None:
    """Also where the same words stood before inside another; part of one is no such passage."""
    assert (1, 2) == passages.marked(BODY, "Two.\n  \nThree.")
    assert (1, 1) == passages.marked("Yes, no.\n\nno.\n\nx", "no.")
    assert None is passages.marked(BODY, "Still one.")
    assert None is passages.marked(BODY, "")
    assert None is passages.marked(BODY, "Four.")
