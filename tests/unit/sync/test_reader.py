# SPDX-License-Identifier: GPL-3.0-or-later
"""What a genuine file may hold: rows 35 to 49, 59 to 62 and 68 to 72 of the hostile inputs."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from typing import Any

import pytest

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import (
    FileRefused,
    Malformed,
    PairMismatch,
    TooLarge,
    UnsupportedVersion,
)
from sharedjournal.domain.exchange import Epoch, PictureRef
from sharedjournal.domain.ports import NoProgress
from sharedjournal.sync.limits import LIMITS, MAX_NAME, Limits
from sharedjournal.sync.reader import PayloadReader
from unit.sync import builders
from unit.sync.builders import about, gone, lines, page, record_id, tar, thread_id, usual

FORM = b'{"id":"ours"}'
FORM_NAME = f"forms/{hashlib.sha256(FORM).hexdigest()}.json"
SHOT = b"a picture"
SHOT_HASH = hashlib.sha256(SHOT).hexdigest()
KEY = b'{"id":"%s","key":"%s"}\n'
SEALED_SIZE = 8192 + 16


def read(data: bytes, limits: Limits = LIMITS) -> PayloadReader:
    """The content of a payload."""
    reader = PayloadReader(io.BytesIO(data), builders.pairing(), NoProgress(), limits)
    reader.read()
    return reader


def refuse(
    data: bytes, kind: type[FileRefused] = Malformed, limits: Limits = LIMITS
) -> FileRefused:
    """The refusal of a payload, of exactly this kind."""
    with pytest.raises(FileRefused) as caught:
        read(data, limits)
    assert kind is type(caught.value)
    return caught.value


def sealed(number: int, **values: Any) -> Any:
    """A record with some sealed bytes."""
    given: dict[str, Any] = {"body": "", "sealed": bytes(SEALED_SIZE), "commit": "0" * 64}
    return page(number, **(given | {"form": "two-views@1", "step": "view"} | values))


def test_smallest() -> None:
    """A file in which nothing is shared yet."""
    reader = read(usual())

    assert ((), {}, {}, {}) == (reader.records, reader.keys, reader.forms, reader.pictures)
    assert ("Alex", builders.EPOCH) == (reader.name, reader.epoch)


# The container


@pytest.mark.parametrize(
    "data",
    [
        tar(),
        tar(("exchange.json", about())),
        tar(("exchange.json", about()), ("records.jsonl", b"")),
        tar(("exchange.json", about()), ("keys.jsonl", b""), ("records.jsonl", b"")),
        tar(("records.jsonl", b""), ("exchange.json", about()), ("keys.jsonl", b"")),
        tar(
            ("ext/a", b"x"), ("exchange.json", about()), ("records.jsonl", b""), ("keys.jsonl", b"")
        ),
        usual(("exchange.json", about())),
        usual(("records.jsonl", b"")),
        usual((FORM_NAME, FORM), (FORM_NAME, FORM)),
        usual((f"pictures/{SHOT_HASH}.png", SHOT), (FORM_NAME, FORM)),
        usual((f"pictures/{SHOT_HASH}.jpg", SHOT), (f"pictures/{SHOT_HASH}.png", SHOT)),
        usual((FORM_NAME, b"")),
        usual((f"pictures/{SHOT_HASH}.png", b"")),
        usual(("ext/a", b"1"), ("ext/a", b"1")),
    ],
)
def test_members_out_of_order_missing_or_twice(data: bytes) -> None:
    """Exactly one order of members is written, and only that is read."""
    refuse(data)


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "C:\\x",
        "\\\\host\\share",
        "x" * 100,
        "readme.txt",
        "forms/",
        "forms/x.json",
        f"forms/{'A' * 64}.json",
        f"./{FORM_NAME}",
        "pictures/../x.png",
        f"pictures/{SHOT_HASH}.svg",
        f"pictures/{SHOT_HASH}.PNG",
        f"pictures/{SHOT_HASH}.png/",
        "ext/",
        "ext/../x",
        "ext/a/../../x",
        "ext/./x",
        "ext//x",
        "ext/a b",
        "ext/a\\b",
        "EXT/a",
    ],
)
def test_names_that_are_not_written(name: str) -> None:
    """Names are compared with what there can be, and never used as paths."""
    refuse(usual((name, SHOT)))


def test_extensions_are_read_over() -> None:
    """A thousand members of a later version under ext/ change nothing, wherever they stand."""
    more = [(f"ext/{number:04}/a-b_c.d", b"x" * number) for number in range(1000)]
    shot = (f"pictures/{SHOT_HASH}.png", SHOT)

    reader = read(usual(("ext/z", b""), (FORM_NAME, FORM), *more, shot, records=lines(page(1))))

    assert 1 == len(reader.records)
    assert ({SHOT_HASH: PictureRef(SHOT_HASH, "png", 9)}, 1) == (reader.pictures, len(reader.forms))


def test_too_many_members() -> None:
    """Extensions count as well."""
    more = [(f"ext/{number}", b"") for number in range(10)]

    assert "members" == refuse(usual(*more), TooLarge, Limits(members=13)).data["limit"]
    read(usual(*more), Limits(members=14))


@pytest.mark.parametrize("change", [-512, -1, 1, 512])
def test_padding_of_another_length(change: int) -> None:
    """Its length follows from what is before it."""
    three = (("exchange.json", about()), ("records.jsonl", b""), ("keys.jsonl", b""))
    right = tar(*three)
    length = len(right) - right.index(b"padding") - 512 - 1024

    assert right == tar(*three, padding=bytes(length))
    refuse(tar(*three, padding=bytes(length + change)))


@pytest.mark.parametrize("at", [0, 100_000, -1])
def test_padding_that_is_not_zero(at: int) -> None:
    """Nothing is hidden in the padding."""
    three = (("exchange.json", about()), ("records.jsonl", b""), ("keys.jsonl", b""))
    right = tar(*three)
    padding = bytearray(len(right) - right.index(b"padding") - 512 - 1024)
    padding[at] = 1

    refuse(tar(*three, padding=bytes(padding)))


def test_no_padding() -> None:
    """A payload without padding is refused."""
    data = usual()
    at = data.index(b"padding")

    refuse(data[:at] + bytes(1024))


def test_member_after_the_padding() -> None:
    """Padding is last."""
    data = usual()
    extra = usual(("ext/a", b""))
    at = extra.index(b"ext/a")

    refuse(data[:-1024] + extra[at : at + 512] + bytes(1024))


# exchange.json


@pytest.mark.parametrize("found", [2, 999, 2**63 - 1])
def test_newer_format(found: int) -> None:
    """A newer format is refused by its number, whatever else is new in it."""
    error = refuse(usual(first=about(format=found, pair=[], epoch=...)), UnsupportedVersion)

    assert {"found": found} == error.data


@pytest.mark.parametrize(
    "first",
    [
        about(format=0),
        about(format=-1),
        about(format=...),
        about(format="1"),
        about(format=True),
        about().replace(b'"format":1', b'"format":1.0'),
        about().replace(b'"format":1', b'"format":1e0'),
        about(pair=...),
        about(pair=1),
        about(pair="0" * 31),
        about(pair="G" * 32),
        about(epoch=...),
        about(epoch=0),
        about(epoch=[0]),
        about(epoch=[0, "0" * 16, 0]),
        about(epoch=[-1, "0" * 16]),
        about(epoch=[True, "0" * 16]),
        about(epoch=["0", "0" * 16]),
        about(epoch=[0, 0]),
        about(epoch=[0, "0" * 15]),
        about(epoch=[0, "A" * 16]),
        about(name=...),
        about(name=None),
        about(name="x" * (MAX_NAME + 1)),
        about() + b"\n",
        b"",
        b"[]",
        b"null",
        b"{" * 1000,
        about().replace(b"Alex", b"\xff"),
        about().replace(b"Alex", b"A\\u0000"),
    ],
)
def test_exchange_json_that_breaks_a_rule(first: bytes) -> None:
    """Each key has one form."""
    refuse(usual(first=first))


@pytest.mark.parametrize("name", ["", "x" * 10_000, "\u202eevil\x1b[31m", "\u0410lex", "\n"])
def test_names_are_taken_as_they_are(name: str) -> None:
    """A name decides nothing; it is made harmless where it is shown."""
    assert name == read(usual(first=about(name=name))).name


def test_other_pair() -> None:
    """Genuine, of another pairing."""
    refuse(usual(first=about(pair="f" * 32)), PairMismatch)


def test_unknown_keys_of_exchange_json() -> None:
    """A later minor version may say more."""
    assert Epoch(5, "a" * 16) == read(usual(first=about(epoch=[5, "a" * 16], zodiac={}))).epoch


def test_exchange_json_is_small() -> None:
    """It is refused by its size alone."""
    assert "about" == refuse(usual(first=b"x" * 65537), TooLarge).data["limit"]


# Records


def with_line(line: bytes) -> bytes:
    """A payload with one line of records."""
    return usual(records=line + b"\n")


LINE = page(1).to_line()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b" " + LINE,
        LINE + b" ",
        LINE + b"\r",
        LINE.replace(b'"rev":1', b'"rev": 1'),
        LINE.replace(b'"body":"page 1"', b'"body":"p\\u0061ge 1"'),
        json.dumps(json.loads(LINE), separators=(",", ":"))
        .encode()
        .replace(b'{"body"', b'{"zody"'),
        LINE.replace(b'"rev":1', b'"rev":1,"rev":1'),
        LINE.replace(b'"rev":1', b'"rev":1.0'),
        LINE.replace(b'"rev":1', b'"rev":1e999'),
        LINE.replace(b'"rev":1', b'"rev":NaN'),
        LINE.replace(b'"rev":1', b'"rev":Infinity'),
        LINE.replace(b'"rev":1', b'"rev":true'),
        LINE.replace(b'"rev":1', b'"rev":0'),
        LINE.replace(b'"rev":1', b'"rev":-1'),
        LINE.replace(b'"rev":1', b'"rev":9223372036854775808'),
        LINE.replace(b'"rev":1', b'"rev":18446744073709551616'),
        LINE.replace(b'"rev":1', b'"rev":' + b"9" * 10_000),
        LINE.replace(b"page 1", b"\xc0\xaf"),
        LINE.replace(b"page 1", b"\xff"),
        LINE.replace(b"page 1", b"\\ud800"),
        LINE.replace(b"page 1", b"\\u0000"),
        b"\xef\xbb\xbf" + LINE,
        LINE.decode().encode("utf-16-le"),
        b"[" * 100_000,
        b"[]",
        b"7",
    ],
)
def test_line_that_is_not_canonical(line: bytes) -> None:
    """One record can be written in one way only."""
    refuse(with_line(line))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "x" * (1024 * 512)),
        ("needs", ["x"] * 10_000),
        ("care", [f"line {number} of mine" for number in range(100)]),
        ("mood", 0),
        ("mood", 6),
        ("depth", 9),
        ("feelings", [["calm", 3]]),
        ("day", "0000-01-01"),
        ("day", "10000-01-01"),
        ("day", "2026-02-30"),
        ("day", "2026-02-01T10:00Z"),
    ],
)
def test_values_out_of_range(key: str, value: object) -> None:
    """What a record may hold is closed."""
    document = canonical.loads(LINE) | {key: value}

    refuse(with_line(canonical.dumps(document)))


def test_what_is_unknown_is_kept() -> None:
    """Unknown keys, forms, asks and care keys come in byte for byte."""
    document = canonical.loads(LINE) | {
        "ask": "a new ask",
        "care": ["new-key"],
        "form": "from-tomorrow@7",
        "zodiac": {"deep": [1, None, False]},
        "day": "2036-01-01",
    }
    line = canonical.dumps(document)

    item = read(with_line(line)).records[0]

    assert line == item.line
    assert {"zodiac": {"deep": [1, None, False]}} == item.record.extra


def test_gone_with_other_keys() -> None:
    """Taking back says nothing but that."""
    refuse(with_line(gone(1).to_line().replace(b'"rev":2', b'"rev":2,"title":"x"')))


def test_id_twice() -> None:
    """One id, one line."""
    refuse(usual(records=lines(page(1), page(2), gone(1))))


def test_no_line_feed_at_the_end() -> None:
    """Every line ends in a line feed."""
    refuse(usual(records=LINE))


def test_longest_record() -> None:
    """A line of 1 MiB is read, one byte more is not, nor one that never ends."""
    at_limit = page(1, body="x" * (1024 * 1024 - len(LINE) + len("page 1")))

    assert 1024 * 1024 == len(at_limit.to_line())
    read(usual(records=lines(at_limit)))
    for data in (LINE.replace(b"page 1", b"x" * 1024 * 1024) + b"\n", b"x" * 3 * 1024 * 1024):
        assert "record" == refuse(usual(records=data), TooLarge).data["limit"]


def test_too_many_records() -> None:
    """Counted before any of them is parsed."""
    small = lines(page(1), page(2), page(3))

    assert 3 == len(read(usual(records=small), Limits(records=3)).records)
    assert "records" == refuse(usual(records=small), TooLarge, Limits(records=2)).data["limit"]
    assert "records" == refuse(usual(records=b"\n" * 100_001), TooLarge).data["limit"]


def test_records_too_large_together() -> None:
    """The member is refused by its size."""
    data = lines(page(1))

    read(usual(records=data), Limits(records_size=len(data)))
    error = refuse(usual(records=data), TooLarge, Limits(records_size=len(data) - 1))
    assert "records_size" == error.data["limit"]


def test_progress_is_reported() -> None:
    """Every thousand records, so that bringing in can be stopped."""
    seen: list[tuple[int, int, str]] = []

    class Watched(NoProgress):
        def report(self, done: int, total: int, phase: str) -> None:
            seen.append((done, total, phase))

    data = usual(records=lines(*(gone(number) for number in range(1001))))
    PayloadReader(io.BytesIO(data), builders.pairing(), Watched()).read()

    assert [(0, 1001, "records"), (1000, 1001, "records")] == seen


# Seals and keys; those that open are in `test_sealing.py`


def test_two_sealed_answers_to_one_step() -> None:
    """One live sealed answer of one author to one thread and step."""
    refuse(usual(records=lines(sealed(1), sealed(2, thread=thread_id(1)))))


def test_sealed_answers_that_do_not_meet() -> None:
    """Other threads, other steps, and records outside any thread stand beside each other."""
    loose = {"form": None, "step": None, "thread": None}
    records = [sealed(1), sealed(2), sealed(3, thread=thread_id(1), step="overlap")]
    records += [sealed(4, **loose), sealed(5, **loose)]

    assert 5 == len(read(usual(records=lines(*records))).records)


@pytest.mark.parametrize("size", [0, 16, 8192, 8193 + 16, 3 * 8192 + 16])
def test_sealed_length(size: int) -> None:
    """8 KiB times a power of two, and the tag."""
    line = sealed(1).to_line()
    other = canonical.loads(line) | {"sealed": canonical_base64(size)}

    refuse(with_line(canonical.dumps(other)))


def canonical_base64(size: int) -> str:
    """Zero bytes in base64."""
    return base64.b64encode(bytes(size)).decode()


def key_line(number: int, key: str = "A" * 43 + "=") -> bytes:
    """A line of `keys.jsonl`."""
    return canonical.dumps({"id": record_id(number), "key": key}) + b"\n"


@pytest.mark.parametrize(
    "keys",
    [
        key_line(9),
        key_line(2),
        key_line(1, canonical_base64(31)),
        key_line(1, canonical_base64(33)),
        key_line(1, "A" * 42 + "B="),
        key_line(1, "é" * 44),
        canonical.dumps({"id": record_id(1)}) + b"\n",
        canonical.dumps({"id": record_id(1), "key": 7}) + b"\n",
        canonical.dumps({"id": 7, "key": "A" * 43 + "="}) + b"\n",
        canonical.dumps({"key": "A" * 43 + "="}) + b"\n",
        b"[]\n",
        b"\n",
        key_line(1).rstrip(b"\n"),
        key_line(1).replace(b",", b", "),
    ],
)
def test_keys_that_break_a_rule(keys: bytes) -> None:
    """Of no record in the file, of one that is not sealed, of another length, not canonical."""
    refuse(usual(records=lines(sealed(1), page(2)), keys=keys))


def test_more_keys_than_records() -> None:
    """At most as many as records."""
    one = usual(records=lines(page(1)), keys=b"x\n\n")

    assert "keys" == refuse(one, TooLarge).data["limit"]
    assert "keys" == refuse(usual(keys=key_line(1)), TooLarge).data["limit"]
    assert (
        "key"
        == refuse(usual(records=lines(*map(page, range(9))), keys=b"x" * 2000), TooLarge).data[
            "limit"
        ]
    )


# Forms and pictures


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (f"forms/{'0' * 64}.json", FORM),
        (None, b"[]"),
        (None, b'{"id": "ours"}'),
        (None, b"not json"),
        (None, b"{" * 5000),
    ],
)
def test_forms_that_break_a_rule(name: str | None, content: bytes) -> None:
    """Known by the hash of their content, which is one canonical object."""
    right = f"forms/{hashlib.sha256(content).hexdigest()}.json"

    refuse(usual((name or right, content)))


def test_form_is_kept() -> None:
    """By the hash of its content."""
    assert {hashlib.sha256(FORM).hexdigest(): FORM} == read(usual((FORM_NAME, FORM))).forms


def test_forms_are_small() -> None:
    """One of them, and all of them together."""
    size = len(FORM)
    other = b'{"id":"hers"}'
    two = sorted([(FORM_NAME, FORM), (f"forms/{hashlib.sha256(other).hexdigest()}.json", other)])

    read(usual(*two), Limits(form=size, forms_size=2 * size))
    error = refuse(usual(*two), TooLarge, Limits(form=size - 1))
    assert "form" == error.data["limit"]
    error = refuse(usual(*two), TooLarge, Limits(forms_size=2 * size - 1))
    assert "forms_size" == error.data["limit"]


def test_picture_under_another_name() -> None:
    """The name of a picture is its hash."""
    refuse(usual((f"pictures/{'0' * 64}.png", SHOT)))


def test_picture_at_its_limit() -> None:
    """32 MiB, or what the limit says."""
    shot = usual((f"pictures/{SHOT_HASH}.webp", SHOT))

    assert {SHOT_HASH: PictureRef(SHOT_HASH, "webp", 9)} == read(shot, Limits(picture=9)).pictures
    assert "picture" == refuse(shot, TooLarge, Limits(picture=8)).data["limit"]


def test_limits_are_those_of_the_format() -> None:
    """The numbers that other implementations count on."""
    mib = 1024 * 1024

    assert (2048 * mib, 256 * mib, 100_000, mib, 20_000, 32 * mib) == (
        LIMITS.file,
        LIMITS.records_size,
        LIMITS.records,
        LIMITS.record,
        LIMITS.members,
        LIMITS.picture,
    )
