# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own entries: stored whole, former words kept, the bin, erasing, imports."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.domain.entry import Content, Placement
from sharedjournal.domain.errors import BadInput, NoSuchEntry
from sharedjournal.vault import entries
from sharedjournal.vault.drafts import Draft
from unit.vault.tables import (
    NOW,
    PAIR,
    TODAY,
    Tables,
    entry,
    entry_id,
    page,
    pairing,
    picture,
    record_id,
    thread_id,
)

if TYPE_CHECKING:
    from sharedjournal.domain.entry import Entry

WHOLE = Placement(
    form="promise@1",
    step="offer",
    thread=thread_id(1),
    opening=True,
    topic="evenings",
    re=(record_id(1), "ab" * 32),
    asked="What would help?",
)
FULL = entry(
    1,
    "The body\n\nin two parts",
    title="Title",
    fields=MappingProxyType(
        {
            "choice": "yes",
            "when": "tonight",
            "list": ("a", "b"),
            "grid": MappingProxyType({"mon": "rest"}),
        }
    ),
    feelings=("glad",),
    needs=("rest", "air"),
    mood=4,
    tags=("home",),
    pictures=("a" * 64, "b" * 64),
    placement=WHOLE,
    source="day-one:1",
)


@pytest.mark.parametrize(
    "stored",
    [
        FULL,
        entry(1),
        entry(1, "", fields=MappingProxyType({"a": "b"})),
        replace(entry(1, "x", day=None), binned_at=NOW),
        entry(1, placement=replace(WHOLE, opening=False, topic=None, re=None, asked=None)),
        entry(1, "old", day=date(1, 1, 1), created=datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_round_trip(tables: Tables, stored: Entry) -> None:
    """An entry comes back as it was, also after the vault was closed."""
    tables.entries.add(stored)
    tables.reopen()

    assert stored == tables.entries.get(entry_id(1))
    assert [stored] == list(tables.entries.all())


@given(
    body=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=50),
    fields=st.dictionaries(st.sampled_from("abc"), st.text("xyz é東", min_size=1), max_size=2),
)
def test_text_and_fields_part_again(body: str, fields: dict[str, str]) -> None:
    """Body and fields are searched as one text, and are told apart when read."""
    content = Content(day=None, body=body, fields=fields)
    row = (entry_id(1), None, "", None, entries._meta(replace(entry(1), content=content)),
           entries._text(content), "[]")  # fmt: skip

    assert content == entries._entry(row).content


def test_fields_are_searched(tables: Tables) -> None:
    """Words of fields are found; what was chosen is not a word."""
    tables.entries.add(FULL)

    for query in ("body", "tonight", "mon rest", '"a b"', "title"):
        assert [entry_id(1)] == tables.found(query)
    assert [] == tables.found("yes")


def test_same_id_or_source(tables: Tables) -> None:
    """No entry is added twice, and nothing stays of the attempt."""
    tables.entries.add(FULL)
    for again in (entry(1), replace(entry(2), source="day-one:1")):
        with pytest.raises(BadInput):
            tables.entries.add(again)

    assert [FULL] == list(tables.entries.all())
    assert 1 == len(tables.timeline.rows())


@pytest.mark.parametrize(
    "values",
    [
        {"body": "\ud800"},
        {"body": "a\0b"},
        {"title": "\udfff"},
        {"tags": ("\ud800",)},
        {"feelings": ("\0",)},
        {"fields": {"a": "\0"}},
    ],
)
def test_what_cannot_be_stored(tables: Tables, values: dict[str, object]) -> None:
    """Text that is no text is refused whole."""
    with pytest.raises(BadInput):
        tables.entries.add(entry(1, **values))  # type: ignore[arg-type]

    assert [] == tables.listed()


def test_replace(tables: Tables) -> None:
    """New words and placement; beginning and source stay; former words are kept where asked."""
    tables.entries.add(FULL)
    later = NOW + timedelta(hours=1)
    changed = entry(1, "New", title="Other", pictures=("c" * 64,), created=later)
    tables.entries.replace(changed, keep_revision=True, at=later)

    kept = tables.entries.get(entry_id(1))
    assert changed.content == kept.content
    assert (NOW, 60, "day-one:1", None) == (
        *(kept.created_at, kept.offset_minutes, kept.source, kept.placement),
    )
    assert ((later, FULL.content),) == tables.entries.revisions(entry_id(1))
    assert [(entry_id(1), "Other", "New")] == [(r[0], r[3], r[4]) for r in tables.timeline.rows()]


def test_revisions(tables: Tables) -> None:
    """Newest first; none where nothing changed or none was asked for."""
    tables.entries.add(entry(1, "one"))
    for number, (body, keep) in enumerate([("two", True), ("three", False), ("three", True),
                                           ("four", True)]):  # fmt: skip
        at = NOW + timedelta(minutes=number)
        tables.entries.replace(entry(1, body), keep_revision=keep, at=at)

    assert ["three", "one"] == [c.body for _at, c in tables.entries.revisions(entry_id(1))]
    assert () == tables.entries.revisions(entry_id(9))


def test_replace_placement_only(tables: Tables) -> None:
    """A placement comes without new words."""
    tables.entries.add(entry(1, "words"))
    tables.entries.replace(entry(1, "words", placement=WHOLE), keep_revision=True, at=NOW)

    assert WHOLE == tables.entries.get(entry_id(1)).placement
    assert () == tables.entries.revisions(entry_id(1))


def test_replace_mood_only(tables: Tables) -> None:
    """What is not searched needs no indexing."""
    tables.entries.add(entry(1, "words"))
    tables.catch_up()
    tables.entries.replace(entry(1, "words", mood=2), keep_revision=True, at=NOW)

    assert 2 == tables.entries.get(entry_id(1)).content.mood
    assert 0 == tables.count("pending")


def test_replace_day(tables: Tables) -> None:
    """Another day is another place; without one an entry stands where it was begun."""
    tables.entries.add(entry(1, "one", day=date(2020, 1, 1)))
    tables.entries.add(entry(2, "two", day=date(2021, 1, 1)))
    tables.catch_up()
    tables.entries.replace(entry(1, "one", day=date(2022, 1, 1)), keep_revision=True, at=NOW)
    assert [entry_id(1), entry_id(2)] == tables.listed()
    tables.entries.replace(entry(2, "two!", day=None), keep_revision=True, at=NOW)
    assert [entry_id(2), entry_id(1)] == tables.listed()
    assert [entry_id(1)] == tables.found("one")
    assert [entry_id(2)] == tables.found("two")
    tables.catch_up()
    assert () == tables.timeline.index.problems()


def test_unknown(tables: Tables) -> None:
    """What is not there is said to be missing; a partner's record is no entry."""
    tables.timeline.put_received(
        record_id(1), day=None, placed=TODAY, title="", excerpt="", text="",
        state="shared", shut=False,
    )  # fmt: skip
    for unknown in (entry_id(9), record_id(1)):
        for act in (
            lambda i: tables.entries.get(i),
            lambda i: tables.entries.erase(i),
            lambda i: tables.entries.bin(i, NOW),
            lambda i: tables.entries.unbin(i),
            lambda i: tables.entries.replace(replace(entry(1), id=i), keep_revision=True, at=NOW),
        ):
            with pytest.raises(NoSuchEntry):
                act(unknown)
        tables.entries.set_state(unknown, "private")  # type: ignore[arg-type]

    assert ["shared"] == [row[5] for row in tables.timeline.rows()]


def test_bin(tables: Tables) -> None:
    """What is in the bin is in no list and no search, and comes back whole."""
    tables.entries.add(entry(1, "alpha"))
    tables.entries.add(entry(2, "alpha"))
    tables.catch_up()
    tables.entries.bin(entry_id(1), NOW)

    assert [entry_id(2)] == tables.listed()
    assert [entry_id(2)] == tables.found("alpha")
    assert [entry_id(2)] == tables.found("al")
    assert [entry_id(1)] == [row[0] for row in tables.entries.binned()]
    assert NOW == tables.entries.get(entry_id(1)).binned_at
    tables.catch_up()
    assert [entry_id(2)] == tables.found("alpha")
    assert () == tables.timeline.index.problems()
    tables.entries.replace(entry(1, "beta"), keep_revision=True, at=NOW)
    assert NOW == tables.entries.get(entry_id(1)).binned_at
    assert [] == tables.found("beta")

    tables.entries.unbin(entry_id(1))
    assert [entry_id(1)] == tables.found("beta")
    tables.catch_up()
    assert [entry_id(1)] == tables.found("beta")
    assert () == tables.entries.binned()


def test_erase_binned_before(tables: Tables) -> None:
    """Only what was put into the bin before that moment is erased."""
    for number in range(4):
        tables.entries.add(entry(number, "alpha"))
    for number in range(3):
        tables.entries.bin(entry_id(number), NOW + timedelta(days=number))

    assert 1 == tables.entries.erase_binned_before(NOW + timedelta(days=1))
    assert 0 == tables.entries.erase_binned_before(NOW)
    assert [entry_id(2), entry_id(1)] == [row[0] for row in tables.entries.binned()]
    with pytest.raises(NoSuchEntry):
        tables.entries.get(entry_id(0))


def test_erase_takes_all_along(tables: Tables) -> None:
    """Former words, pictures, source and the link to a record go; the record itself does not."""
    tables.pairings.put(pairing())
    tables.pictures.add(picture(1))
    tables.pictures.add(picture(2))
    stored = entry(1, "x", pictures=(picture(1).sha256,), source="s:1")
    tables.entries.add(stored)
    tables.entries.replace(entry(1, "y", pictures=(picture(2).sha256,)), keep_revision=True, at=NOW)
    tables.sharing.confirm(
        PAIR, record_id(1), entry_id=entry_id(1), line=page(1).to_line(), rev=1,
        sleeps_until=None, seal_key=None, pictures=(), forms={},
    )  # fmt: skip
    assert 0 == tables.pictures.sweep()
    tables.drafts.put(Draft(entry_id(1), "entry", NOW, "unfinished"))
    tables.entries.erase(entry_id(1))

    assert 2 == tables.pictures.sweep()
    for table in (
        "entry",
        "body",
        "entry_rev",
        "entry_picture",
        "entry_source",
        "share_link",
        "draft",
    ):
        assert 0 == tables.count(table)
    assert frozenset() == tables.entries.has_source(["s:1"])
    assert tables.sharing.get(PAIR, record_id(1)).entry_id is None


def test_find(tables: Tables) -> None:
    """Ids by their beginning: own entries and records, the partner's; each once."""
    tables.entries.add(entry(1))
    tables.entries.add(entry(2))
    tables.pairings.put(pairing())
    tables.sharing.confirm(
        PAIR, record_id(3), entry_id=None, line=page(3).to_line(), rev=1,
        sleeps_until=None, seal_key=None, pictures=(), forms={},
    )  # fmt: skip

    assert (record_id(3), entry_id(1), entry_id(2)) == tables.entries.find("00000000-")
    assert (entry_id(2),) == tables.entries.find(entry_id(2))
    assert () == tables.entries.find("ffffffff")
    assert () == tables.entries.find("%")


def test_sources(tables: Tables) -> None:
    """What was imported before is known, also while it rests in the bin."""
    tables.entries.add(replace(entry(1), source="a'\"b"))
    tables.entries.bin(entry_id(1), NOW)

    assert frozenset({"a'\"b"}) == tables.entries.has_source(["a'\"b", "other", "a'\"b"])
    assert frozenset() == tables.entries.has_source([])
    many = [hashlib.sha256(bytes([n % 256])).hexdigest() for n in range(5000)]
    assert frozenset() == tables.entries.has_source(many)


def test_newest_created(tables: Tables) -> None:
    """When the last entry was begun, whatever its day."""
    assert tables.entries.newest_created() is None
    tables.entries.add(entry(1, created=NOW + timedelta(days=1), day=date(1660, 1, 1)))
    tables.entries.add(entry(2, created=NOW))
    assert NOW + timedelta(days=1) == tables.entries.newest_created()


def test_excerpt() -> None:
    """One line of at most 160 characters."""
    assert "a b" == entries.excerpt_of(" a \n\n b ")
    long = entries.excerpt_of("word " * 100)
    assert long.endswith("word…")
    assert entries.EXCERPT >= len(long)


def test_pictures(tables: Tables) -> None:
    """Each picture once; what a draft or former words name stays."""
    tables.pictures.add(picture(1))
    tables.pictures.add(picture(1))
    assert picture(1) == tables.pictures.get(picture(1).sha256)
    with pytest.raises(NoSuchEntry):
        tables.pictures.get(picture(2).sha256)

    tables.drafts.put(Draft("d", "entry", NOW, f'{{"pictures":["{picture(1).sha256}"]}}'))
    assert 0 == tables.pictures.sweep()
    tables.drafts.remove("d")
    assert 1 == tables.pictures.sweep()


def test_drafts(tables: Tables) -> None:
    """A draft is there after the vault was closed, the newest first, until it is removed."""
    first = Draft("a", "entry", NOW, "words")
    second = Draft("b", "share", NOW + timedelta(seconds=1), "more")
    for draft in (first, second, replace(first, content="other words")):
        tables.drafts.put(draft)
    tables.reopen()

    assert (second, replace(first, content="other words")) == tables.drafts.all()
    assert second == tables.drafts.get("b")
    tables.drafts.remove("b")
    assert tables.drafts.get("b") is None
    assert "words" not in repr(first)


def test_settings(tables: Tables) -> None:
    """Text by key; by the beginning of keys, whatever letters that has."""
    tables.settings.set("choice.a", "1")
    tables.settings.set("choice.b", "2")
    tables.settings.set("choice.a", "3")
    tables.settings.set("choice%", "4")

    assert "3" == tables.settings.get("choice.a")
    assert ("", "x") == (tables.settings.get("none"), tables.settings.get("none", "x"))
    assert [("choice.a", "3"), ("choice.b", "2")] == list(tables.settings.items("choice."))
    assert [("choice%", "4")] == list(tables.settings.items("choice%"))
    tables.settings.remove("choice.a")
    tables.settings.remove("choice.a")
    assert "" == tables.settings.get("choice.a")
