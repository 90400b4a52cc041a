# SPDX-License-Identifier: GPL-3.0-or-later
"""Words as they are searched."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.vault import folding
from sharedjournal.vault.folding import BORDER, fold, folded_at, index_text, words

TEXT = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", exclude_characters="\0"),
        st.sampled_from(
            "abc xyzABC éÉöñßøłİı東京都のがっこうｶﾞ나는학교мойёкогда की हिन्दी ไทย e\u0301 ’“”—½²"
        ),
    ),
    max_size=300,
)


def cut(text: str) -> list[str]:
    """The words of a folded text as SQLite's `ascii` tokenizer cuts them."""
    return re.findall("[0-9a-z\x80-\U0010ffff]+", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café CRÈME", ["cafe", "creme"]),
        ("cafe\u0301", ["cafe"]),
        ("Straße", ["strasse"]),
        ("Łódź, Ærø", ["lodz", "aero"]),
        ("İstanbul ılık", ["istanbul", "ilik"]),
        ("ﬁne Ｗｉｄｅ", ["fine", "wide"]),
        ("don't don’t", ["don", "t", "don", "t"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("a\u00a0b“c”d—e", ["a", "b", "c", "d", "e"]),
        ("мой ёлка", ["мой", "елка"]),
        ("Σίσυφος ΣΊΣΥΦΟΣ", ["σισυφοσ", "σισυφοσ"]),
        ("שָׁלוֹם", ["שלום"]),
        ("की", ["की"]),
        ("🎉 …", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Case, accents and marks that are not written by all do not count; letters of other scripts
    do."""
    assert expected == cut(fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("京", ["京"]),
        ("東京都", ["東京", "京都", "都"]),
        ("나는 학교에", ["나는", "는", "학교", "교에", "에"]),
        ("iPhone買った。今日", ["iphone", "買っ", "った", "た", "今日", "日"]),
        ("ｶﾞｯｺｳ", ["ガッ", "ッコ", "コウ", "ウ"]),
        ("がっこう", ["がっ", "っこ", "こう", "う"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    """Each run of a script without spaces is cut into overlapping pairs and its last character."""
    assert expected == cut(fold(text))


def test_composed_and_decomposed() -> None:
    """The same text in another normal form is the same."""
    for composed, apart in (
        ("é", "e\u0301"),
        ("が", "か\u3099"),
        ("한", "\u1112\u1161\u11ab"),
        ("й", "и\u0306"),
    ):
        assert fold(composed) == fold(apart)


@given(TEXT)
def test_nothing_but_words(text: str) -> None:
    """What is left beyond ASCII is letters, digits and marks, so that SQLite decides nothing; none
    is large."""
    folded = fold(text)

    assert folded == folded.lower()
    assert BORDER not in folded


@given(TEXT, TEXT)
def test_parts(left: str, right: str) -> None:
    """How a long text is cut for speed changes nothing."""
    folded = fold(left + "x" * 300 + " " + right)

    assert cut(fold(left + "x" * 300)) + cut(fold(right)) == cut(folded)


@given(TEXT)
def test_places(text: str) -> None:
    """`folded_at` folds alike, and its pairs ascend from beginning to end."""
    folded, anchors = folded_at(text)

    assert fold(text) == folded
    assert anchors == sorted(anchors)
    assert all(a <= len(folded) and b <= len(text) for a, b in anchors)


@given(TEXT)
def test_words_with_places(text: str) -> None:
    """Words with their places are words of the index, in its order, and lie in the text."""
    indexed = cut(fold(text))
    at = 0
    for word, start, end in words(text):
        assert 0 <= start < end <= len(text)
        if word in indexed[at:]:
            at = indexed.index(word, at) + 1


def test_places_of_words() -> None:
    """A word's place is that of its letters."""
    text = "Am Café—東京都 ｶﾞｯｺｳ"

    assert [
        ("am", "Am"),
        ("cafe", "Café"),
        ("東京", "東京"),
        ("京都", "京都"),
        ("都", "都"),
        *((pair, "ｶﾞｯｺｳ") for pair in ("ガッ", "ッコ", "コウ", "ウ")),
    ] == [(word, text[start:end]) for word, start, end in words(text)]


def test_index_text() -> None:
    """Title and text are parted by a word that nobody can write."""
    assert f"hello {BORDER} world" == index_text("Hello", "World")
    assert "world" == index_text("", "World")
    assert "" == index_text("", "")
    assert [] == cut(fold(BORDER))


def test_version_names_unicode() -> None:
    """Another Unicode may fold otherwise, so the index belongs to one."""
    assert folding.VERSION.endswith(unicodedata.unidata_version)


def test_a_page_of_ligatures_does_not_grow() -> None:
    """One character that stands for a whole phrase (row 47 of the hostile inputs) is no word."""
    assert ["a", "b"] == fold("a \ufdfa\ufdfb b").split()
    assert len(fold("\ufdfa" * 1000)) <= 2000
