# SPDX-License-Identifier: GPL-3.0-or-later
"""Canonical JSON and record lines: one form of writing, and nothing lost on the way."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.domain.canonical import MAX_INT, dumps, loads, loads_lenient
from sharedjournal.domain.errors import Malformed
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import Record, line_hash, parse_line, read_skeleton, skeleton

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
words = texts.filter(bool)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
ids = st.uuids(version=4).map(str)
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
field_values = words | st.lists(words, min_size=1, max_size=4).map(tuple)
some_words = st.lists(words, max_size=3).map(tuple)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record that is neither sealed nor gone."""
    in_thread = draw(st.booleans())
    opening = in_thread and draw(st.booleans())
    return Record(
        id=RecordId(draw(ids)),
        rev=draw(st.integers(1, MAX_INT)),
        day=draw(st.none() | st.dates()),
        title=draw(texts),
        body=draw(texts),
        fields=draw(st.dictionaries(keys, field_values, max_size=3)),
        feelings=draw(some_words),
        needs=draw(some_words),
        mood=draw(st.none() | st.integers(1, 5)),
        pictures=tuple(draw(st.lists(digests, max_size=3, unique=True))),
        ask=draw(st.none() | words),
        care=tuple(draw(st.lists(keys, max_size=3))),
        depth=draw(st.none() | st.integers(1, 5)),
        lang=draw(st.none() | st.sampled_from(["en", "de-AT", "zh-Hant-TW"])),
        form=draw(keys) + "@1" if opening else None,
        step=draw(keys) if in_thread else None,
        thread=ThreadId(draw(ids)) if in_thread else None,
        topic=draw(st.none() | words) if opening else None,
        re=draw(st.none() | st.tuples(ids.map(RecordId), digests)),
        asked=draw(st.none() | words),
        extra=draw(st.dictionaries(keys.map("x-{}".format), values, max_size=2)),
    )


@given(values)
def test_round_trip(value: Any) -> None:
    """What is written is read back equal, and written again to the same bytes."""
    line = dumps(value)

    assert value == loads(line)
    assert line == dumps(loads(line))


@given(values, st.booleans(), st.sampled_from([None, 1]))
def test_there_is_one_form_of_writing(value: Any, ascii_only: bool, indent: int | None) -> None:
    """Another spelling of the same value is refused, unless it happens to be the canonical one."""
    other = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    line = dumps(value)

    assert value == loads_lenient(other)
    try:
        loads(other)
    except Malformed:
        assert line != other
    else:
        assert line == other


@given(st.binary(max_size=40) | values.map(lambda value: json.dumps(value).encode()[:-1]))
def test_any_bytes_are_read_or_malformed(data: bytes) -> None:
    """No input raises anything but `Malformed`, as JSON or as a record."""
    for read in (loads, loads_lenient, parse_line, read_skeleton):
        try:
            read(data)
        except Malformed:
            continue
        assert read is not parse_line


@given(records())
def test_record_round_trip(record: Record) -> None:
    """A record is read back from its line equal, unknown keys included, to the same bytes."""
    line = record.to_line()
    read = parse_line(line)

    assert record == read
    assert line == read.to_line()
    assert 64 == len(line_hash(line))


@given(records())
def test_skeleton_keeps_the_place_and_no_words(record: Record) -> None:
    """Its placement is read back; of the words nothing is left."""
    bare = read_skeleton(skeleton(record))

    for name in ("id", "rev", "form", "topic", "thread", "step", "re", "choice", "role"):
        assert getattr(record, name) == getattr(bare, name)
    assert ("", "", (), (), None, ()) == (
        bare.title,
        bare.body,
        bare.feelings,
        bare.needs,
        bare.mood,
        bare.pictures,
    )
    assert (None, None, {}) == (bare.day, bare.asked, dict(bare.extra))


@given(st.dates(max_value=date(1, 12, 31)) | st.dates(min_value=date(9999, 1, 1)))
def test_days_at_both_ends_of_the_calendar(day: date) -> None:
    """The years 1 and 9999 keep their four digits in a line."""
    record = Record(id=RecordId("6f1c2f0e-8a55-4c0b-9d3e-0123456789ab"), rev=1, day=day)

    assert day == parse_line(record.to_line()).day
