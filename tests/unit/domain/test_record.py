# SPDX-License-Identifier: GPL-3.0-or-later
"""A record's line holds exactly the keys of the format, each within its rule, or is refused."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from typing import Any

import pytest

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import Malformed
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import (
    MAX_LINE,
    Record,
    inside_to_bytes,
    line_around_seal,
    line_hash,
    parse_line,
    read_skeleton,
    skeleton,
    with_inside,
)

ID = "6f1c2f0e-8a55-4c0b-9d3e-0123456789ab"
OTHER = "00000000-0000-4000-8000-000000000001"
DIGEST = "ab" * 32
PLACE = {"form": "two-views@1", "step": "mine", "thread": OTHER}
SEALED = {**PLACE, "sealed": base64.b64encode(bytes(8192 + 16)).decode(), "commit": DIGEST}
GOOD: tuple[dict[str, Any], ...] = (
    {},
    {"day": "0001-01-01"},
    {"day": "9999-12-31"},
    {"title": "t" * 1000},
    {"title": "\u202eevil\x1b[31m"},
    {"body": "x" * 1_000_000},
    {"fields": {"choice": "yes", "two-words": ["a", "b"], "grid": {"row 1": "word"}}},
    {"fields": {f"f{n}": "x" for n in range(64)}},
    {"fields": {"list": ["x" * 1000] * 256}},
    {"feelings": ["w" * 140] * 3},
    {"needs": ["rest"]},
    {"mood": 1},
    {"mood": 5},
    {"pictures": [DIGEST, "cd" * 32]},
    {"ask": "listen"},
    {"ask": "an ask of a newer version"},
    {"care": ["just-us", "ask-first", "Please read this twice."]},
    {"care": ["key-of-a-newer-version"] * 8},
    {"depth": 5},
    {"lang": "zh-Hant-TW"},
    PLACE,
    {**PLACE, "form": "sha256:" + DIGEST, "topic": "t" * 300},
    {"step": "reply", "thread": OTHER, "re": [OTHER, DIGEST], "asked": "a" * 4000},
    SEALED,
    {"rev": 2**63 - 1},
    {"gone": True},
    {"unknown": {"kept": [1, None, {"as": "it is"}]}, "x": None, "y": ""},
)
NOTHING: list[Any] = []
WRONG_FIELDS: tuple[Any, ...] = ("", NOTHING, {}, None, 1, True, [""], [1])
BAD: tuple[tuple[dict[str, Any], str], ...] = (
    ({"id": None}, "id"),
    ({"id": ID.upper()}, "id"),
    ({"id": "6f1c2f0e-8a55-1c0b-9d3e-0123456789ab"}, "id"),
    ({"id": 7}, "id"),
    *(({"rev": value}, "rev") for value in (0, -1, True, "1", None, NOTHING)),
    *(({"day": value}, "day") for value in ("0000-01-01", "10000-01-01", "2026-02-30")),
    *(({"day": value}, "day") for value in ("2026-01-01T10:00", "2026-01-01Z", 20260101, "")),
    ({"title": "t" * 1001}, "title"),
    ({"title": ["t"]}, "title"),
    ({"title": ""}, "title"),
    ({"body": {}}, "body"),
    ({"fields": ["a"]}, "fields"),
    ({"fields": {}}, "fields"),
    ({"fields": {f"f{n}": "x" for n in range(65)}}, "fields"),
    ({"fields": {"Upper": "x"}}, "fields"),
    ({"fields": {"": "x"}}, "fields"),
    ({"fields": {"a" * 65: "x"}}, "fields"),
    *(({"fields": {"a": value}}, "fields") for value in WRONG_FIELDS),
    ({"fields": {"a": ["x" * 1001]}}, "fields"),
    ({"fields": {"a": ["x"] * 257}}, "fields"),
    ({"fields": {"a": {"row": 1}}}, "fields"),
    ({"fields": {"a": {"row": ""}}}, "fields"),
    ({"feelings": ["a"] * 4}, "feelings"),
    ({"feelings": [["sad", 3]]}, "feelings"),
    ({"feelings": {"sad": 3}}, "feelings"),
    ({"feelings": "sad"}, "feelings"),
    ({"feelings": [""]}, "feelings"),
    ({"needs": ["n"] * 10_000}, "needs"),
    ({"needs": ["n" * 141]}, "needs"),
    *(({"mood": value}, "mood") for value in (0, 6, True, "3", [3])),
    ({"pictures": [DIGEST, DIGEST]}, "pictures"),
    ({"pictures": [DIGEST.upper()]}, "pictures"),
    ({"pictures": ["../../etc/passwd"]}, "pictures"),
    ({"pictures": [f"{n:064x}" for n in range(101)]}, "pictures"),
    ({"ask": "a" * 141}, "ask"),
    ({"ask": ["listen"]}, "ask"),
    ({"care": ["One line of mine.", "And another."]}, "care"),
    ({"care": ["Own line. "] * 100}, "care"),
    ({"care": ["x" * 141]}, "care"),
    ({"depth": 0}, "depth"),
    ({"depth": 9}, "depth"),
    *(({"lang": value}, "lang") for value in ("e", "en_US", "en-", "en\n", 1)),
    *(({**PLACE, "form": value}, "form") for value in ("page", "page@0", "Page@1", "sha256:00", 1)),
    ({**PLACE, "step": "a step"}, "step"),
    ({**PLACE, "thread": "t"}, "thread"),
    ({**PLACE, "topic": "t" * 301}, "topic"),
    ({"form": "page@1"}, "thread"),
    ({"form": "page@1", "step": "page"}, "thread"),
    ({"topic": "t"}, "topic"),
    ({"step": "reply"}, "step"),
    ({"thread": OTHER}, "step"),
    *(({"re": value}, "re") for value in (OTHER, [OTHER], [OTHER, DIGEST, 1], [OTHER, "ab"])),
    *(({"re": value}, "re") for value in ([OTHER, 1], ["x", DIGEST], [1, DIGEST], {"a": DIGEST})),
    ({"asked": "a" * 4001}, "asked"),
    ({"commit": DIGEST}, "commit"),
    ({**SEALED, "commit": "ab"}, "commit"),
    ({**SEALED, "commit": 1}, "commit"),
    ({key: value for key, value in SEALED.items() if key != "commit"}, "commit"),
    *(({**SEALED, name: "x"}, "sealed") for name in ("title", "body")),
    *(({**SEALED, name: ["x"]}, "sealed") for name in ("feelings", "needs")),
    ({**SEALED, "fields": {"a": "x"}}, "sealed"),
    ({**SEALED, "mood": 3}, "sealed"),
    ({**SEALED, "pictures": [DIGEST]}, "sealed"),
    ({**SEALED, "sealed": 1}, "sealed"),
    ({**SEALED, "sealed": "é"}, "sealed"),
    ({**SEALED, "sealed": SEALED["sealed"][:-1]}, "sealed"),
    ({**SEALED, "sealed": " " + SEALED["sealed"]}, "sealed"),
    # Bits after the last byte are not zero: a second spelling of the same bytes.
    ({**SEALED, "sealed": base64.b64encode(bytes(16400)).decode()[:-2] + "B="}, "sealed"),
    *(({"gone": value}, "gone") for value in (False, 1, "true", None)),
    ({"gone": True, "body": "x"}, "gone"),
    ({"gone": True, "unknown": 1}, "gone"),
)


def line_of(**changes: Any) -> bytes:
    """The canonical line of a small record with these keys more or other."""
    return canonical.dumps({"id": ID, "rev": 1, **changes})


@pytest.mark.parametrize("changes", GOOD, ids=lambda changes: "-".join(changes) or "bare")
def test_allowed_line_is_read_and_written_back(changes: dict[str, Any]) -> None:
    """Within the rules a line comes back byte for byte."""
    line = line_of(**changes)

    assert line == parse_line(line).to_line()


@pytest.mark.parametrize(
    ("changes", "rule"), BAD, ids=[f"{n}-{rule}" for n, (_, rule) in enumerate(BAD)]
)
def test_broken_rule_is_named(changes: dict[str, Any], rule: str) -> None:
    """The error names the key, and nothing that the line holds."""
    with pytest.raises(Malformed) as caught:
        parse_line(line_of(**changes))

    assert (rule, rule, {}) == (caught.value.detail, str(caught.value), caught.value.data)


@pytest.mark.parametrize("missing", ["id", "rev"])
def test_id_and_rev_are_required(missing: str) -> None:
    """Also of a line that is otherwise empty, or gone."""
    both: dict[str, Any] = {"id": ID, "rev": 1, "gone": True, "x": 1}
    del both[missing]

    with pytest.raises(Malformed) as caught:
        parse_line(canonical.dumps(both))

    assert missing == caught.value.detail


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (b"[]", "record"),
        (b"null", "record"),
        (b'"text"', "record"),
        (b"", "json"),
        (b'{"rev":1,"id":"' + ID.encode() + b'"}', "canonical"),
        (line_of() + b"\n", "canonical"),
        (b'{"id":"' + ID.encode() + b'","id":"' + ID.encode() + b'","rev":1}', "duplicate key"),
        (b'{"id":"' + ID.encode() + b'","rev":1.0}', "number"),
        (b'{"id":"' + ID.encode() + b'","rev":9223372036854775808}', "number"),
        (rb'{"body":"\u0000","id":"' + ID.encode() + b'","rev":1}', "NUL"),
        (rb'{"body":"\ud800","id":"' + ID.encode() + b'","rev":1}', "surrogate"),
        (b'{"body":"\xc0\xaf"}', "utf-8"),
    ],
)
def test_what_is_no_record_line(line: bytes, rule: str) -> None:
    """Not an object, not canonical, no JSON."""
    with pytest.raises(Malformed) as caught:
        parse_line(line)

    assert rule == caught.value.detail


def test_largest_line() -> None:
    """A line of exactly 1 MiB is a record; one byte more is not, whatever it holds."""
    room = MAX_LINE - len(line_of(body="x")) + 1
    largest = line_of(body="x" * room)

    assert MAX_LINE == len(largest)
    assert room == len(parse_line(largest).body)
    with pytest.raises(Malformed) as caught:
        parse_line(line_of(body="x" * (room + 1)))
    assert "record size" == caught.value.detail


def test_every_key_has_its_place() -> None:
    """All keys of the format at once, as values and as the line."""
    record = Record(
        id=RecordId(ID),
        rev=3,
        day=date(1660, 1, 11),
        title="Title",
        body="**Body**\n",
        fields={"choice": "yes", "role": "asker", "list": ("a", "b"), "grid": {"r": "w"}},
        feelings=("calm",),
        needs=("rest",),
        mood=4,
        pictures=(DIGEST,),
        ask="listen",
        care=("just-us",),
        depth=2,
        lang="en",
        form="two-views@1",
        step="mine",
        thread=ThreadId(OTHER),
        topic="Topic",
        re=(RecordId(OTHER), DIGEST),
        asked="What?",
        extra={"newer": [1]},
    )
    line = record.to_line()

    assert (
        '{"ask":"listen","asked":"What?","body":"**Body**\\n","care":["just-us"],'
        '"day":"1660-01-11","depth":2,"feelings":["calm"],'
        '"fields":{"choice":"yes","grid":{"r":"w"},"list":["a","b"],"role":"asker"},'
        f'"form":"two-views@1","id":"{ID}","lang":"en","mood":4,"needs":["rest"],"newer":[1],'
        f'"pictures":["{DIGEST}"],"re":["{OTHER}","{DIGEST}"],"rev":3,"step":"mine",'
        f'"thread":"{OTHER}","title":"Title","topic":"Topic"}}'
    ).encode() == line
    assert record == parse_line(line)
    assert ("yes", "asker") == (record.choice, record.role)
    assert hashlib.sha256(line).hexdigest() == line_hash(line)


def test_empty_values_are_absent() -> None:
    """What is empty is not written, so that there is one way to say nothing."""
    record = Record(id=RecordId(ID), rev=1, title="", fields={}, feelings=(), mood=None)

    assert line_of() == record.to_line()


@pytest.mark.parametrize(
    "changes",
    [
        {"rev": 0},
        {"mood": 0},
        {"title": "t" * 1001},
        {"body": "\0"},
        {"body": "\ud800"},
        {"body": "x" * MAX_LINE},
        {"sealed": bytes(5), "commit": DIGEST},
        {"gone": True, "extra": {"newer": 1}},
        {"extra": {"newer": 0.5}},
    ],
)
def test_record_that_breaks_a_rule_is_not_written(changes: dict[str, Any]) -> None:
    """The writer holds itself to the reader's rules."""
    values: dict[str, Any] = {"id": RecordId(ID), "rev": 1} | changes

    with pytest.raises(Malformed):
        Record(**values).to_line()


def test_gone_record_has_nothing_else() -> None:
    """Whatever the record still holds, its last line says only that it is gone."""
    record = Record(id=RecordId(ID), rev=9, body="words", gone=True)

    assert b'{"gone":true,"id":"' + ID.encode() + b'","rev":9}' == record.to_line()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, False),
        ({"depth": 2}, False),
        ({"depth": 3}, True),
        ({"care": ("just-us",)}, True),
        ({"ask": "comfort"}, False),
    ],
)
def test_envelope(changes: dict[str, Any], expected: bool) -> None:
    """A care label, or depth of three and more, makes an envelope."""
    assert expected == Record(id=RecordId(ID), rev=1, **changes).is_envelope


def test_choice_and_role_are_words() -> None:
    """A list or a grid under these names is not a choice."""
    record = parse_line(line_of(fields={"choice": ["a"], "role": {"a": "b"}}))

    assert (None, None) == (record.choice, record.role)


@pytest.mark.parametrize(
    ("size", "allowed"),
    [
        (0, False),
        (16, False),
        (4096 + 16, False),
        (8192, False),
        (8192 + 15, False),
        (8192 + 16, True),
        (8192 + 17, False),
        (16384 + 16, True),
        (24576 + 16, False),
        (32768 + 16, True),
        (524288 + 16, True),
    ],
)
def test_sealed_length_tells_next_to_nothing(size: int, allowed: bool) -> None:
    """8 KiB, then powers of two, and the 16 bytes of the AEAD's tag."""
    line = line_of(**{**SEALED, "sealed": base64.b64encode(bytes(size)).decode()})

    if allowed:
        assert bytes(size) == parse_line(line).sealed
    else:
        with pytest.raises(Malformed) as caught:
            parse_line(line)
        assert "sealed" == caught.value.detail


def test_seal_round_trip() -> None:
    """What a seal hides is put back in its place, and the frame around it does not change."""
    whole: dict[str, Any] = {"title": "T", "body": "B", "fields": {"a": "b"}, "mood": 2}
    record = parse_line(line_of(**SEALED, unknown=1))

    opened = with_inside(record, inside_to_bytes({**whole, "needs": (), "feelings": None}))

    assert parse_line(line_of(**PLACE, **whole, unknown=1)) == opened
    assert line_of(**PLACE, commit=DIGEST, unknown=1) == line_around_seal(record), (
        "bound to all but the ciphertext"
    )


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        (b"[]", "sealed"),
        (b'{"pictures":["' + DIGEST.encode() + b'"]}', "sealed"),
        (b'{"ask":"listen"}', "sealed"),
        (b'{"id":"' + OTHER.encode() + b'"}', "sealed"),
        (b'{"unknown":1}', "sealed"),
        (b'{"mood":9}', "mood"),
        (b'{"title":""}', "title"),
        (b'{"title": "x"}', "canonical"),
        (b"", "json"),
    ],
)
def test_seal_hides_words_only(inside: bytes, rule: str) -> None:
    """Nothing in a seal can change what stands outside of it, or bring pictures."""
    with pytest.raises(Malformed) as caught:
        with_inside(parse_line(line_of(**SEALED)), inside)

    assert rule == caught.value.detail


def test_skeleton_of_a_full_record() -> None:
    """Place, choice and role stay; words, day, title, pictures and unknown keys do not."""
    record = parse_line(
        line_of(
            **{**PLACE, "topic": "T", "re": [OTHER, DIGEST]},
            fields={"choice": "yes", "role": "asker", "words": "secret"},
            title="secret",
            body="secret",
            day="2026-01-01",
            unknown="secret",
        )
    )

    data = skeleton(record)

    assert (
        '{"fields":{"choice":"yes","role":"asker"},"form":"two-views@1",'
        f'"id":"{ID}","re":["{OTHER}","{DIGEST}"],"rev":1,"step":"mine","thread":"{OTHER}",'
        '"topic":"T"}'
    ).encode() == data
    assert data == skeleton(read_skeleton(data))


def test_skeleton_of_a_sealed_record() -> None:
    """That it was sealed stays, its ciphertext does not."""
    data = skeleton(parse_line(line_of(**SEALED)))

    assert line_of(**PLACE, sealed=True) == data
    assert b"\0" == read_skeleton(data).sealed
    assert data == skeleton(read_skeleton(data))


def test_skeleton_of_a_gone_record() -> None:
    """It says that it is gone."""
    data = skeleton(parse_line(line_of(gone=True)))

    assert line_of(gone=True) == data
    assert read_skeleton(data).gone


@pytest.mark.parametrize(
    "data", [b"[]", b"", b"{}", line_of(commit=DIGEST), line_of(sealed=False), line_of(sealed="x")]
)
def test_broken_skeleton_is_refused(data: bytes) -> None:
    """A skeleton that no `skeleton` wrote is not read."""
    with pytest.raises(Malformed):
        read_skeleton(data)
