# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that a partner writes can act on a terminal or turn its lines around."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.cli import text

ALLOWED = {"\n", "\t", "\u200c", "\u200d", "\u2068", "\u2069"}


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x07b\x7fc", "a␇b␡c"),
        ("\x9b2J", "⟨009B⟩2J"),
        ("a\u202eb\u2066c", "a⟨202E⟩b⟨2066⟩c"),
        ("a\u2028b\u00adc", "a⟨2028⟩b⟨00AD⟩c"),
        ("\ud800", "⟨D800⟩"),
        ("\ue000", "⟨E000⟩"),
        ("one\ntwo\r\nthree\tfour", "one␤two␍␤three four"),
        ("naïve 今天 😀", "naïve 今天 😀"),
    ],
)
def test_marks(given_text: str, shown: str) -> None:
    """Row 46: controls, escapes and what turns text around are shown as marks."""
    assert shown == text.line(given_text)


def test_block_keeps_lines() -> None:
    """A body keeps its lines and tabs, and nothing else that acts."""
    assert "a\n\tb␛\nc" == text.block("a\r\n\tb\x1b\nc")


def test_right_to_left_is_set_apart() -> None:
    """A title written from the right does not reach into its row."""
    word = "\u05e9\u05dc\u05d5\u05dd"
    assert f"\u2068{word}\u2069" == text.line(word)
    assert "plain" == text.line("plain")


def test_clipped() -> None:
    """A long title is cut and says so."""
    assert "abc…" == text.line("abc defgh", 5)
    assert "abcde" == text.line("abcde", 5)


def test_heaps_are_bounded() -> None:
    """Row 47: accents and joins without end are left out."""
    assert "a" + "\u0301" * 32 + "b" == text.line("a" + "\u0301" * 1000 + "b")
    family = "\u200d".join("😀" * 1000)
    assert text.line(family).count("\u200d") <= 33
    assert text.line("\u200d".join("👩🏽" * 1000)).count("\u200d") <= 33
    assert "ab\u200dc\u200dd" == text.line("ab\u200dc\u200dd")


@given(st.text())
def test_nothing_acts(found: str) -> None:
    """Whatever comes in, no control character comes out."""
    shown = text.line(found) + text.block(found)

    assert not [
        c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in ALLOWED
    ]
    assert "\n" not in text.line(found)


@pytest.mark.parametrize(
    ("number", "what", "words"),
    [(1, "record", "1 record"), (2, "entry", "2 entries"), (0, "picture", "0 pictures")],
)
def test_count(number: int, what: str, words: str) -> None:
    """Numbers of things in words."""
    assert words == text.count(number, what)
