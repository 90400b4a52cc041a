# SPDX-License-Identifier: GPL-3.0-or-later
"""A shared record: the exact copy that its author confirmed for the partner, one canonical line.

The line is what travels and what is stored, byte for byte; `Record` is its reading. Which keys
there are, and what each may hold, is closed (`docs/format.md`); keys that this version does not
know are kept.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from sharedjournal.domain import canonical
from sharedjournal.domain.day import format_day, parse_day
from sharedjournal.domain.errors import BadInput, Malformed
from sharedjournal.domain.ids import RecordId, ThreadId, is_hex, is_uuid4

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

MAX_LINE = 1024 * 1024
MAX_TITLE = 1000
MAX_WORDS = 3
MAX_WORD = 140
MAX_CARE = 8
MAX_PICTURES = 100
MAX_FIELDS = 64
MAX_TOPIC = 300
MAX_ASKED = 4000
ENVELOPE_DEPTH = 3
SEAL_BUCKET = 8192
SEAL_OVERHEAD = 16

ASKS = ("listen", "say-back", "comfort", "celebrate", "think")
CARE_KEYS = ("just-us", "not-in-arguments", "let-me-raise", "ask-first", "when-quiet")


_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FORM = re.compile(r"[a-z0-9][a-z0-9-]{0,63}@[1-9][0-9]{0,3}|sha256:[0-9a-f]{64}")
_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")

_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One revision of a shared record. Absent keys are None or empty.

    `fields` maps names to a string, a tuple of strings, or a map of strings (grid). `re` is the id
    of another record and the SHA-256 (hex) of the line it answers. `sealed` is the ciphertext,
    `commit` its commitment in hex; then title, body, fields, feelings, needs and mood are inside
    it and not here.
    """

    id: RecordId
    rev: int
    day: date | None = None
    title: str = ""
    body: str = ""
    fields: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mood: int | None = None
    pictures: tuple[str, ...] = ()
    ask: str | None = None
    care: tuple[str, ...] = ()
    depth: int | None = None
    lang: str | None = None
    form: str | None = None
    step: str | None = None
    thread: ThreadId | None = None
    topic: str | None = None
    re: tuple[RecordId, str] | None = None
    asked: str | None = None
    sealed: bytes = b""
    commit: str | None = None
    gone: bool = False
    extra: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)

    @property
    def choice(self) -> str | None:
        """The choice made in this step, if it has one."""
        return _text_or_none(self.fields.get("choice"))

    @property
    def role(self) -> str | None:
        """The role that an opener took, if the form has roles."""
        return _text_or_none(self.fields.get("role"))

    @property
    def is_envelope(self) -> bool:
        """Whether its reader sees ask and care first, and chooses when to open it."""
        return bool(self.care) or (self.depth or 0) >= ENVELOPE_DEPTH

    def to_line(self) -> bytes:
        """The canonical line, without a line end. Raises `Malformed` where it breaks the format."""
        line = canonical.dumps(self._document())
        parse_line(line)
        return line

    def _document(self) -> dict[str, Any]:
        document: dict[str, Any] = dict(self.extra)
        document |= {"id": self.id, "rev": self.rev}
        if self.gone:
            return document | {"gone": True}
        document |= {
            name: value
            for name in _PLAIN
            if (value := getattr(self, name)) not in (None, "", (), _EMPTY) and value != {}
        }
        if self.day is not None:
            document["day"] = format_day(self.day)
        if self.sealed:
            document["sealed"] = base64.b64encode(self.sealed).decode("ascii")
        return document


_PLAIN = (
    *("title", "body", "fields", "feelings", "needs", "mood", "pictures", "ask", "care", "depth"),
    *("lang", "form", "step", "thread", "topic", "re", "asked", "commit"),
)
_INSIDE_SEAL = ("title", "body", "fields", "feelings", "needs", "mood", "pictures")


def line_hash(line: bytes) -> str:
    """SHA-256 of a line (without line end), in hex: what `re` names and versions are ordered by."""
    return hashlib.sha256(line).hexdigest()


def parse_line(line: bytes) -> Record:
    """The record of a canonical line (without line end).

    Raises `Malformed` naming the key, never its value.
    """
    if len(line) > MAX_LINE:
        raise Malformed("record size")
    document = canonical.loads(line)
    if not isinstance(document, dict):
        raise Malformed("record")
    return _from_document(document)


def _from_document(document: dict[str, Any]) -> Record:
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in document.items():
        reader = _READERS.get(key)
        if reader is None:
            extra[key] = value
            continue
        if not value:
            # Empty is absent, and neither 0 nor false is a value of any key.
            raise Malformed(key)
        values[key] = reader(key, value)
    if "id" not in values or "rev" not in values:
        raise Malformed("id" if "id" not in values else "rev")
    if values.get("gone") and len(document) != _GONE_KEYS:
        raise Malformed("gone")
    _check_together(values)
    return Record(**values, extra=MappingProxyType(extra) if extra else _EMPTY)


_GONE_KEYS = 3


def _check_together(values: dict[str, Any]) -> None:
    if ("sealed" in values) != ("commit" in values):
        raise Malformed("commit")
    if "sealed" in values and any(name in values for name in _INSIDE_SEAL):
        raise Malformed("sealed")
    if "form" in values and not ("thread" in values and "step" in values):
        raise Malformed("thread")
    if "topic" in values and "form" not in values:
        raise Malformed("topic")
    if ("thread" in values) != ("step" in values):
        raise Malformed("step")


def _string(limit: int) -> Callable[[str, Any], str]:
    def read(key: str, value: Any) -> str:
        if not isinstance(value, str) or len(value) > limit:
            raise Malformed(key)
        return value

    return read


def _matching(pattern: re.Pattern[str]) -> Callable[[str, Any], str]:
    def read(key: str, value: Any) -> str:
        if not isinstance(value, str) or pattern.fullmatch(value) is None:
            raise Malformed(key)
        return value

    return read


def _whole(low: int, high: int) -> Callable[[str, Any], int]:
    def read(key: str, value: Any) -> int:
        # bool is an int in Python, and not one here.
        if type(value) is not int or not low <= value <= high:
            raise Malformed(key)
        return value

    return read


def _strings(count: int, limit: int) -> Callable[[str, Any], tuple[str, ...]]:
    read_one = _string(limit)

    def read(key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or len(value) > count:
            raise Malformed(key)
        return tuple(read_one(key, item) for item in value if item or _fail(key))

    return read


def _fail(key: str) -> bool:
    raise Malformed(key)


def _uuid(key: str, value: Any) -> str:
    if not isinstance(value, str) or not is_uuid4(value):
        raise Malformed(key)
    return value


def _day(key: str, value: Any) -> date:
    if not isinstance(value, str):
        raise Malformed(key)
    try:
        return parse_day(value)
    except BadInput as error:
        raise Malformed(key) from error


def _care(key: str, value: Any) -> tuple[str, ...]:
    care = _strings(MAX_CARE, MAX_WORD)(key, value)
    # A key of a newer version looks like a key; more than one line of own words does not.
    if sum(_KEY.fullmatch(item) is None for item in care) > 1:
        raise Malformed(key)
    return care


def _pictures(key: str, value: Any) -> tuple[str, ...]:
    pictures = _strings(MAX_PICTURES, 64)(key, value)
    if not all(is_hex(name, 32) for name in pictures) or len(set(pictures)) != len(pictures):
        raise Malformed(key)
    return pictures


def _reference(key: str, value: Any) -> tuple[RecordId, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed(key)
    if not isinstance(value[1], str) or not is_hex(value[1], 32):
        raise Malformed(key)
    return RecordId(_uuid(key, value[0])), value[1]


def _fields(key: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict) or len(value) > MAX_FIELDS:
        raise Malformed(key)
    return MappingProxyType(
        {_field_name(key, name): _field(key, item) for name, item in value.items()}
    )


def _field_name(key: str, name: str) -> str:
    if _KEY.fullmatch(name) is None:
        raise Malformed(key)
    return name


def _field(key: str, value: Any) -> Any:
    if isinstance(value, str) and value:
        return value
    if isinstance(value, list) and value:
        return _strings(MAX_FIELDS * 4, MAX_TITLE)(key, value)
    if isinstance(value, dict) and value:
        if not all(isinstance(word, str) and word for word in value.values()):
            raise Malformed(key)
        return MappingProxyType(dict(value))
    raise Malformed(key)


def _sealed(key: str, value: Any) -> bytes:
    if not isinstance(value, str):
        raise Malformed(key)
    try:
        sealed = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed(key) from error
    bucket = len(sealed) - SEAL_OVERHEAD
    # Padded to 8 KiB times a power of two, so that a length tells next to nothing.
    if (
        bucket < SEAL_BUCKET
        or bucket % SEAL_BUCKET
        or (bucket // SEAL_BUCKET) & (bucket // SEAL_BUCKET - 1)
    ):
        raise Malformed(key)
    if base64.b64encode(sealed).decode("ascii") != value:
        raise Malformed(key)
    return sealed


def _digest(key: str, value: Any) -> str:
    if not isinstance(value, str) or not is_hex(value, 32):
        raise Malformed(key)
    return value


def _true(key: str, value: Any) -> bool:
    if value is not True:
        raise Malformed(key)
    return True


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "id": _uuid,
    "rev": _whole(1, canonical.MAX_INT),
    "day": _day,
    "title": _string(MAX_TITLE),
    "body": _string(MAX_LINE),
    "fields": _fields,
    "feelings": _strings(MAX_WORDS, MAX_WORD),
    "needs": _strings(MAX_WORDS, MAX_WORD),
    "mood": _whole(1, 5),
    "pictures": _pictures,
    "ask": _string(MAX_WORD),
    "care": _care,
    "depth": _whole(1, 5),
    "lang": _matching(_LANG),
    "form": _matching(_FORM),
    "step": _matching(_KEY),
    "thread": _uuid,
    "topic": _string(MAX_TOPIC),
    "re": _reference,
    "asked": _string(MAX_ASKED),
    "sealed": _sealed,
    "commit": _digest,
    "gone": _true,
}


def inside_to_bytes(content: Mapping[str, Any]) -> bytes:
    """The part of a record that a seal hides, as canonical bytes; empty values are left out."""
    return canonical.dumps({k: v for k, v in content.items() if v not in (None, "", (), [], {})})


def with_inside(record: Record, inside: bytes) -> Record:
    """`record` with what its seal hid put in place. Raises `Malformed` where that breaks a rule."""
    document = canonical.loads(inside)
    if not isinstance(document, dict) or not set(document) <= set(_INSIDE_SEAL) - {"pictures"}:
        raise Malformed("sealed")
    outside = {k: v for k, v in _plain(record).items() if k not in ("sealed", "commit")}
    return _from_document(outside | document)


def line_around_seal(record: Record) -> bytes:
    """The canonical line of a sealed record without its ciphertext, to which that is bound."""
    return canonical.dumps({k: v for k, v in _plain(record).items() if k != "sealed"})


_PLACEMENT = ("form", "topic", "thread", "step", "re")
_CHOSEN = ("choice", "role")


def skeleton(record: Record) -> bytes:
    """What stays of a record whose text was taken out: its place in a form, as canonical bytes.

    Keys: id, rev, form, topic, thread, step, re, of `fields` only choice and role, `gone`, and
    `sealed` as true.
    """
    document = {"id": record.id, "rev": record.rev} | {
        name: value for name in _PLACEMENT if (value := getattr(record, name)) is not None
    }
    chosen = {name: value for name in _CHOSEN if (value := _text_or_none(record.fields.get(name)))}
    if chosen:
        document["fields"] = chosen
    if record.sealed:
        document["sealed"] = True
    if record.gone:
        document["gone"] = True
    return canonical.dumps(document)


def read_skeleton(data: bytes) -> Record:
    """The record of a skeleton; `sealed` is one zero byte where the line was sealed.

    Raises `Malformed`.
    """
    document = canonical.loads(data)
    if not isinstance(document, dict):
        raise Malformed("record")
    sealed = "sealed" in document
    if sealed:
        _true("sealed", document.pop("sealed"))
    record = _from_document(document)
    return replace(record, sealed=b"\0") if sealed else record


def _plain(record: Record) -> dict[str, Any]:
    return cast("dict[str, Any]", canonical.loads(canonical.dumps(record._document())))  # noqa: SLF001


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
