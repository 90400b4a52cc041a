# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of forms build on: ids from numbers, records, recipes of the whole grammar."""

from __future__ import annotations

import hashlib
import tomllib
from types import MappingProxyType
from typing import Any

from sharedjournal import forms
from sharedjournal.domain import canonical
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import Record
from sharedjournal.forms.recipe import build


def uuid(number: int) -> str:
    """The version 4 UUID that stands for a number; a larger number gives a larger id."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def rid(number: int) -> RecordId:
    """A record id."""
    return RecordId(uuid(number))


def tid(number: int) -> ThreadId:
    """A thread id."""
    return ThreadId(uuid(number))


def digest(text: object) -> str:
    """Something that looks like the hash of a line."""
    return hashlib.sha256(repr(text).encode()).hexdigest()


def live(
    number: int,
    step: str | None,
    *,
    mine: bool = True,
    thread: int | None = 1,
    re: int | forms.Live | None = None,
    choice: str | None = None,
    role: str | None = None,
    sealed: bool = False,
    place: int | None = None,
    counts: bool = True,
    readable: bool | None = None,
    edited: int = 0,
    **keys: Any,
) -> forms.Live:
    """A record as its reader holds it; `re` is another, by number in its first version."""
    fields = {k: v for k, v in (("choice", choice), ("role", role)) if v is not None}
    if isinstance(re, int):
        keys["re"] = (rid(re), digest((re, 0)))
    elif re is not None:
        keys["re"] = (re.record.id, re.hash)
    record = Record(
        id=rid(number),
        rev=1 + edited,
        step=step,
        thread=tid(thread) if step is not None and thread is not None else None,
        fields=MappingProxyType(fields),
        sealed=b"\0" if sealed else b"",
        **keys,
    )
    return forms.Live(
        record=record,
        mine=mine,
        place=number if place is None else place,
        hash=digest((number, edited)),
        counts=counts,
        readable=(mine or not sealed) if readable is None else readable,
    )


def recipe(name: str, text: str) -> forms.Form:
    """The form of a recipe."""
    return build(tomllib.loads(text), name=name)


OWN = canonical.dumps(
    {
        "merge": True,
        "on": "theirs:promise.offer",
        "step": [
            {"key": "wish", "per": "on", "times": "any", "inputs": ["body"]},
            {"key": "told", "who": "other", "per": "wish", "times": 3, "choices": ["yes", "no"]},
            {"after": ["told=yes"], "gate": "together", "key": "both", "who": "each"},
        ],
        "wording": {"en": {"title": "Wishes about a promise"}},
    }
)
"""A couple's own form."""


def full_catalog() -> forms.Catalog:
    """The shipped forms, and a couple's own."""
    return forms.catalog().with_own({hashlib.sha256(OWN).hexdigest(): OWN})
