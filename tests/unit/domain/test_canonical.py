# SPDX-License-Identifier: GPL-3.0-or-later
"""Canonical JSON: hostile lines are refused by name, and only one way of writing is taken."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from sharedjournal.domain import canonical
from sharedjournal.domain.canonical import MAX_INT, MAX_NESTING, dumps, loads, loads_lenient
from sharedjournal.domain.errors import Malformed


def nested(depth: int) -> bytes:
    """A list in a list, `depth` deep."""
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        # One form of writing only.
        (b'{"b":1,"a":2}', "canonical"),
        (b'{"a": 1}', "canonical"),
        (b' {"a":1}', "canonical"),
        (b'{"a":1}\r', "canonical"),
        (b'{"a":1}\n', "canonical"),
        (rb'{"a":"\u0041"}', "canonical"),
        (rb'{"a":"\/"}', "canonical"),
        (rb'{"a":"\u00e9"}', "canonical"),
        (rb'{"a":"\u001F"}', "canonical"),
        (b'{"a":-0}', "canonical"),
        (b"", "json"),
        (b"{", "json"),
        (b"{}{}", "json"),
        (b'{"a":01}', "json"),
        (b'{"a":"\x01"}', "json"),
        (b"{'a':1}", "json"),
        # A second value for one key would be read differently by different programs.
        (b'{"a":1,"a":1}', "duplicate key"),
        (rb'{"a":1,"\u0061":2}', "duplicate key"),
        (b'[{"a":{"b":1,"b":2}}]', "duplicate key"),
        # Nesting.
        (nested(MAX_NESTING + 1), "nesting"),
        (nested(100_000), "json"),
        (b'{"a":' * 100_000, "json"),
        # Numbers.
        (b"1" * 10_000, "number"),
        (b"-" + b"1" * 10_000, "number"),
        (b"1e999", "number"),
        (b"1.0", "number"),
        (b"0.1", "number"),
        (b"1E1", "number"),
        (b"NaN", "number"),
        (b"Infinity", "number"),
        (b"-Infinity", "number"),
        (str(2**63).encode(), "number"),
        (str(-(2**63)).encode(), "number"),
        (str(2**64).encode(), "number"),
        # Text.
        (b'"\xff"', "utf-8"),
        (b'"\xc0\xaf"', "utf-8"),
        (b'"\xed\xa0\x80"', "utf-8"),
        ('{"a":1}'.encode("utf-16"), "utf-8"),
        ('{"a":1}'.encode("utf-16-le"), "json"),
        (b"\xef\xbb\xbf{}", "utf-8"),
        (rb'"\ud800"', "surrogate"),
        (rb'{"\udfff":1}', "surrogate"),
        (rb'"\u0000"', "NUL"),
        (rb'{"a\u0000":1}', "NUL"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else value,
)
def test_hostile_line_is_malformed(line: bytes, rule: str) -> None:
    """Each is refused as `Malformed`, and the message repeats nothing of the input."""
    with pytest.raises(Malformed) as caught:
        loads(line)

    assert (rule, rule) == (caught.value.detail, str(caught.value))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"null", None),
        (b"true", True),
        (b"[]", []),
        (nested(3), [[[]]]),
        (str(MAX_INT).encode(), MAX_INT),
        (str(-MAX_INT).encode(), -MAX_INT),
        ('{"a":"é\u2028\x7f𝄞","b":[1,false]}'.encode(), {"a": "é\u2028\x7f𝄞", "b": [1, False]}),
        (b'"\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f"', '"\\\b\f\n\r\t\x01\x1f'),
        (
            '{"Z":1,"a":2,"é":3,"\uffff":4,"𝄞":5}'.encode(),
            {"Z": 1, "a": 2, "é": 3, "\uffff": 4, "𝄞": 5},
        ),
    ],
)
def test_canonical_line_is_read_and_written(line: bytes, expected: Any) -> None:
    """Escapes only where JSON needs them; keys in the order of code points."""
    assert expected == loads(line)
    assert line == dumps(expected)


def test_deepest_nesting_is_read() -> None:
    """The limit itself is allowed."""
    line = nested(MAX_NESTING)

    assert line == dumps(loads(line))


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (1.5, "number"),
        (float("nan"), "number"),
        (MAX_INT + 1, "number"),
        ([-MAX_INT - 1], "number"),
        ({1: "a"}, "type"),
        ({None: "a"}, "type"),
        ({"a": b"bytes"}, "type"),
        ({"a": {1, 2}}, "type"),
        (object(), "type"),
        ("\ud800", "surrogate"),
        ({"\ud800": 1}, "surrogate"),
        ({"a": ["\0"]}, "NUL"),
    ],
)
def test_what_no_reader_would_take_is_not_written(value: object, rule: str) -> None:
    """The writer refuses what the reader would, so that no line is made that cannot be read."""
    with pytest.raises(Malformed) as caught:
        dumps(value)

    assert rule == caught.value.detail


def test_value_that_holds_itself_is_not_written() -> None:
    """It ends at the limit of nesting, not of the stack."""
    value: list[object] = []
    value.append(value)

    with pytest.raises(Malformed) as caught:
        dumps(value)

    assert "nesting" == caught.value.detail


def test_read_only_values_are_written_like_others() -> None:
    """Mappings that cannot be changed, and tuples, are what records hold."""
    value = MappingProxyType({"b": (1, MappingProxyType({"c": "d"})), "a": True})

    assert b'{"a":true,"b":[1,{"c":"d"}]}' == dumps(value)


def test_lenient_reading_takes_free_spacing_and_nothing_else() -> None:
    """White space, escapes and order are free; every other rule stays."""
    assert {"b": "A", "a": [1]} == loads_lenient(b'{ "b": "\\u0041",\r\n "a": [1] }\n')
    for line in (b'{"a":1,"a":2}', b"[1.0]", rb'["\u0000"]', nested(MAX_NESTING + 1)):
        with pytest.raises(Malformed):
            loads_lenient(line)


def test_limits_are_those_of_the_format() -> None:
    """A change of these is a change of the format."""
    assert (16, 9_223_372_036_854_775_807) == (canonical.MAX_NESTING, canonical.MAX_INT)
