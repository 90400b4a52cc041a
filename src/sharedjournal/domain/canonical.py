# SPDX-License-Identifier: GPL-3.0-or-later
"""Canonical JSON: the one way in which a shared line can be written; its reader takes no other.

Sorted keys, no spaces, no escapes but the necessary ones, UTF-8, no floats, no duplicate keys;
integers fit a signed 64-bit column. It is the subset of RFC 8785 without numbers that need
rounding, but for the order of keys, which is by code point.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from sharedjournal.domain.errors import Malformed

MAX_NESTING = 16
MAX_INT = 2**63 - 1
_MAX_DIGITS = 20


def dumps(value: object) -> bytes:
    """`value` as canonical bytes.

    A value is a mapping with strings as keys, a list, tuple, str, int, bool or None; nested at most
    16 deep. Raises `Malformed` for anything else.
    """
    _check(value, 1)
    return _encode(value)


def loads(line: bytes) -> Any:
    """The value of a line that is canonical, byte for byte. Raises `Malformed` for another."""
    value = loads_lenient(line)
    if _encode(value) != line:
        raise Malformed("canonical")
    return value


def loads_lenient(data: bytes) -> Any:
    """Like `loads`, but white space, escapes and order of keys are free."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("utf-8") from error
    if text.startswith("\ufeff"):
        raise Malformed("utf-8")
    try:
        value = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise Malformed("json") from error
    if not _is_plain(data):
        _check(value, 1)
    return value


def _is_plain(data: bytes) -> bool:
    """Whether nothing that `_check` looks for can be in the value of this valid JSON.

    Ten thousand lines are read when a file comes in, and nearly all of them are plain. A NUL or a
    lone surrogate can only be written as an escape, and each level of nesting takes a bracket.
    """
    brackets = data.count(b"{") + data.count(b"[")
    return brackets <= MAX_NESTING and b"\\u" not in data


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Malformed("duplicate key")
    return found


def _refuse(_text: str) -> NoReturn:
    raise Malformed("number")


def _bounded(text: str) -> int:
    # Length first: int() of ten thousand digits is slow, and raises on newer interpreters.
    if len(text) > _MAX_DIGITS or not -MAX_INT <= (number := int(text)) <= MAX_INT:
        raise Malformed("number")
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_no_duplicates,
    parse_float=_refuse,
    parse_constant=_refuse,
    parse_int=_bounded,
)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    sort_keys=True,
    separators=(",", ":"),
    # Nesting is checked before, so a circle never comes here.
    check_circular=False,
    # Records hold mappings that cannot be written to, which the standard encoder does not know.
    default=dict,
)


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value).encode("utf-8")


def _check(value: object, depth: int) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, int):
        if not -MAX_INT <= value <= MAX_INT:
            raise Malformed("number")
    elif isinstance(value, (Mapping, list, tuple)):
        if depth > MAX_NESTING:
            raise Malformed("nesting")
        _check_items(value, depth)
    elif value is not None:
        raise Malformed("number" if isinstance(value, float) else "type")


def _check_items(value: Mapping[Any, Any] | list[Any] | tuple[Any, ...], depth: int) -> None:
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise Malformed("type")
            _check_text(key)
    for item in value.values() if isinstance(value, Mapping) else value:
        _check(item, depth + 1)


def _check_text(text: str) -> None:
    if "\0" in text:
        raise Malformed("NUL")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed("surrogate") from error
