# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries: what a typed text means, and that the index and reading in plain find what a naive
reader finds."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedjournal.vault import index, search
from sharedjournal.vault.folding import index_text
from sharedjournal.vault.search import parse
from unit.vault.tables import Tables, entry, entry_id

# Few letters and words, so that what is asked for is often there.
LATIN = [
    "river",
    "rivers",
    "rive",
    "café",
    "Cafe",
    "crème",
    "Über",
    "uber",
    "a",
    "ab",
    "abc",
    "don't",
]
CJK = ["東京", "東京都", "京都", "都", "川", "나는", "학교", "학교에"]
WORD = st.sampled_from([*LATIN, *CJK])
GAP = st.sampled_from([" ", "\n", ", ", " — ", "。"])
TEXT = st.lists(st.tuples(WORD, GAP), max_size=12).map(lambda parts: "".join(map("".join, parts)))


def plain(text: str) -> str:
    """A text without case and accents, for the alphabet above."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    stripped = "".join(c for c in decomposed if not 0x300 <= ord(c) <= 0x36F)
    return unicodedata.normalize("NFC", stripped)


def holds(text: str, phrase: str, *, unfinished: bool) -> bool:
    """Whether the words of `phrase` follow each other in `text`: read as a person would, with no
    index."""
    spread, asked = _spread(plain(text)), _spread(plain(phrase))
    for at in range(len(spread) - len(asked) + 1):
        window = zip(spread[at : at + len(asked)], asked, strict=True)
        if all(
            _same(here, wanted, last=unfinished and number == len(asked) - 1)
            for number, (here, wanted) in enumerate(window)
        ):
            return True
    return False


def _spread(text: str) -> list[tuple[str, bool]]:
    """Latin words, and letters of other scripts each with whether it follows the one before at
    once."""
    found = []
    for match in re.finditer("([a-z]+)|([\u3040-\ud7ff])", text):
        before = text[match.start() - 1 : match.start()]
        joined = match[2] is not None and bool(re.fullmatch("[\u3040-\ud7ff]", before))
        found.append((match[0], joined))
    return found


def _same(here: tuple[str, bool], asked: tuple[str, bool], *, last: bool) -> bool:
    if asked[1] and not here[1]:
        return False
    if re.fullmatch("[a-z]+", asked[0]) and last:
        return here[0].startswith(asked[0])
    return here[0] == asked[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cat", '"cat" *'),
        ("cat dog", '"cat" AND "dog" *'),
        ('"cat dog"', '"cat dog"'),
        ('"cat dog', '"cat dog" *'),
        ("“cat dog” fish", '"cat dog" AND "fish" *'),
        ("don't", '"don t" *'),
        ("京", '"京" *'),
        ("東京", '"東京"'),
        ("東京都", '"東京 京都"'),
        ('"나는 학교"', '"나는 는 학교"'),
        ("京 cat", '"京" * AND "cat" *'),
        ("東京tower", '"東京 京 tower" *'),
        ('a AND b OR c* NEAR(d) f:g -h ^i "', None),
    ],
)
def test_meaning(query: str, expected: str | None) -> None:
    """Words are joined by and, the last may be unfinished, quotes make phrases; nothing else means
    anything."""
    found = parse(query)

    assert found is not None
    if expected is not None:
        assert expected == found.expression


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "!!! … 🎉", "“”"])
def test_no_word(query: str) -> None:
    """A text without a word asks for nothing."""
    assert parse(query) is None


def test_limits() -> None:
    """Of an endless text the beginning is the query."""
    many = parse(" ".join(f"word{n}" for n in range(1000)))
    long = parse('"' + "a " * 1000 + '" b c')

    assert many is not None
    assert search.MAX_TERMS == len(many.terms)
    assert long is not None
    assert [search.MAX_WORDS] == [len(term.words) for term in long.terms]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=12),
    st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3),
    st.booleans(),
    st.integers(0, 12),
)
def test_oracle(
    pages: list[tuple[str, str]], phrases: list[str], unfinished: bool, indexed: int
) -> None:
    """The index, reading in plain, and a naive reader agree; however much of it is indexed."""
    query = " ".join(f'"{phrase}"' for phrase in phrases)
    query = query.removesuffix('"') if unfinished else query
    last = len(phrases) - 1
    expected = [
        entry_id(number)
        for number, page in enumerate(pages)
        if all(
            any(holds(part, phrase, unfinished=unfinished and n == last) for part in page)
            for n, phrase in enumerate(phrases)
        )
    ]
    parsed = parse(query)

    assert parsed is not None
    assert expected == [
        entry_id(n) for n, page in enumerate(pages) if parsed.matches(index_text(*page))
    ]
    with tempfile.TemporaryDirectory() as folder:
        tables = Tables(Path(folder))
        with tables.database.transaction():
            for number, (title, body) in enumerate(pages):
                tables.entries.add(entry(number, body, title=title.replace("\n", " ")))
        tables.timeline.index_some(indexed)
        rows = [row[1] for row in tables.timeline.index._matching(parsed)]

        assert expected[::-1] == rows
        assert expected[::-1] == tables.found(query)
        tables.database.close()


@given(st.text(max_size=60), st.lists(TEXT, max_size=3))
def test_any_text_is_a_query(query: str, texts: list[str]) -> None:
    """No text is an error, for the index or for what is highlighted."""
    parsed = parse(query)
    if parsed is not None:
        for text in texts:
            snippet, marks = parsed.snippet(text)
            assert all(0 <= start < end <= len(snippet) for start, end in marks)
            parsed.matches(index_text("", text))


def test_any_text_asks_the_index(tables: Tables) -> None:
    """Nothing that is typed is a command to the index."""
    tables.entries.add(entry(1, "a cat and a dog"))
    tables.catch_up()
    for query in ('"', "cat*", "cat AND", "NEAR(cat dog)", "t:cat", "cat - dog", "(cat", "'", "\0",
                  "cat\ud800", "{cat}", "^cat", "*", 'c"at', "a" * 5000):  # fmt: skip
        tables.timeline.search(query)

    assert [entry_id(1)] == tables.found("CAT dog")


def marked(query: str, text: str) -> tuple[str, list[str]]:
    """Snippet and what is highlighted in it."""
    parsed = parse(query)
    assert parsed is not None
    snippet, marks = parsed.snippet(text)
    return snippet, [snippet[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("riv", "Along the River, rivers", ["River", "rivers"]),
        ('"the river"', "Along the River, rivers", ["the River"]),
        ("cafe", "Im Café", ["Café"]),
        ("京", "昨日は東京都に", ["京"]),
        ("東京都", "昨日は東京都に", ["東京都"]),
        ("学校", "ｶﾞｯｺｳ 学校", ["学校"]),
        ("ガッコ", "ｶﾞｯｺｳ", ["ｶﾞｯｺｳ"]),
        ("aa a", "aa", ["aa"]),
        ("сад", "дом\u2010Сад", ["Сад"]),
        ('"b 京"', "京 a 京都", []),
        ("nothing", "Along the River", []),
        ("cafe an", "Café and", ["Café", "and"]),
        ('"a b c"', "é a b", []),
    ],
)
def test_marks(query: str, text: str, expected: list[str]) -> None:
    """What was found is highlighted, as it is written there."""
    assert (text, expected) == marked(query, text)


@pytest.mark.parametrize("filler", ["word ", "wörd ", "散歩した。"])
def test_long_text(filler: str) -> None:
    """The snippet is one line of at most about 160 characters around the first place."""
    text = filler * 500 + "\n the\n\n needle here " + filler * 500
    snippet, marks = marked("needle", text)

    assert ["needle"] == marks
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert "\n" not in snippet
    assert len(snippet) <= search.SNIPPET + 2


def test_long_words() -> None:
    """Without a space to cut at, the line is cut anywhere."""
    snippet, marks = marked("needle", "x" * 500 + "-needle-" + "x" * 500)

    assert ["needle"] == marks
    assert search.SNIPPET + 2 == len(snippet)


def test_dense_prefixes(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """A short unfinished word finds the same whether the newest are read or the index is asked."""
    with tables.database.transaction():
        for number in range(400):
            word = "abacus" if number % 10 == 0 else "and"
            rare = "zebra" if number % 50 == 0 else "horse"
            tables.entries.add(entry(number, f"{word} some words {rare}", day=date(2000, 1, 1)))
    tables.catch_up()

    def numbers(step: int, most: int = 50) -> list[str]:
        return [str(entry_id(n)) for n in range(399, -1, -1) if n % step == 0][:most]

    assert numbers(1) == tables.found("so")  # dense: the newest are read
    assert numbers(10) == tables.found("ab")  # one in ten: given up after forty
    assert numbers(10, 40) == tables.found("ab", limit=400)
    assert numbers(50) == tables.found("zebra so")
    assert numbers(1, 400) == tables.found("some so", limit=400)  # given up after three hundred
    assert [] == tables.found("zebra q")
    assert [] == tables.found("so", limit=0)
    assert numbers(50) == tables.found('"some words z')
    monkeypatch.setattr(index, "_MOST_OF_PHRASE", 20)
    assert numbers(50) == tables.found('"some words z')
