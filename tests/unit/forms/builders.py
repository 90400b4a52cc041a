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


RECIPES = {
    "two-views@1": """
        tags = ["hard"]
        merge = true
        [[step]]
        key = "invite"
        who = "each"
        inputs = ["title", "aim"]
        [[step]]
        key = "view"
        who = "each"
        gate = "together"
        after = ["invite:both"]
        inputs = ["saw", "felt:feelings", "matters:needs", "my-part?", "like?"]
        [[step]]
        key = "heard"
        who = "each"
        per = "view"
        times = 2
        until = "verdict=thats-it"
        inputs = ["body", "feelings?"]
        [[step]]
        key = "verdict"
        who = "each"
        per = "heard"
        inputs = ["choice", "body?"]
        choices = ["thats-it", "nearly", "not-yet"]
        [[step]]
        key = "outside"
        private = true
        minutes = 7
        after = ["view:both"]
        inputs = ["body"]
        [[step]]
        key = "overlap"
        who = "each"
        gate = "together"
        after = ["verdict:both"]
        inputs = ["agree?", "offer?", "cannot?", "stays?"]
        spawns = { offer = "promise" }
        [[step]]
        key = "ending"
        who = "each"
        after = ["overlap:both"]
        choices = ["decided", "different", "rest", "talk", "outside-help"]
        closes = "both"
    """,
    "repair@1": """
        tags = ["hard"]
        roles = ["hurt", "mender"]
        [[step]]
        key = "hurt"
        who = "hurt"
        inputs = ["happened", "was-like", "need?"]
        [[step]]
        key = "heard"
        who = "mender"
        per = "hurt"
        times = 2
        until = "verdict=thats-it"
        inputs = ["body"]
        [[step]]
        key = "verdict"
        who = "hurt"
        per = "heard"
        choices = ["thats-it", "nearly", "not-yet"]
        [[step]]
        key = "self-check"
        who = "mender"
        private = true
        inputs = ["did?"]
        [[step]]
        key = "apology"
        who = "mender"
        inputs = ["did", "amends"]
        spawns = { amends = "promise" }
        [[step]]
        key = "answer"
        who = "hurt"
        after = ["apology"]
        choices = ["heard", "missing", "not-now"]
    """,
    "low-tide@1": """
        solo = true
        rests = ["cards", "look-back"]
        [[step]]
        key = "low"
        inputs = ["until:day?"]
        [[step]]
        key = "lift"
        after = ["low"]
        choices = ["lifted"]
        closes = "either"
    """,
    "beside@1": """
        rests = ["cards"]
        [[step]]
        key = "space"
        inputs = ["title?", "body?"]
        [[step]]
        key = "page"
        who = "each"
        times = "any"
        after = ["space"]
        inputs = ["body?"]
        [[step]]
        key = "date"
        who = "each"
        times = "any"
        inputs = ["when:day"]
        after = ["space"]
        [[step]]
        key = "date-ok"
        who = "each"
        per = "date"
        choices = ["yes", "no"]
    """,
    "plan@1": """
        [[step]]
        key = "plan"
        inputs = ["what", "when:day?"]
        [[step]]
        key = "agree"
        who = "other"
        per = "plan"
        choices = ["yes", "another-time"]
        [[step]]
        key = "memory"
        who = "each"
        gate = "together"
        after = ["agree=yes"]
        inputs = ["body"]
    """,
    "check-in@1": """
        [[step]]
        key = "check-in"
        inputs = ["choice?", "good?"]
        choices = ["plenty", "some"]
    """,
    "monthly@1": """
        [[step]]
        key = "page"
        private = true
        inputs = ["close?"]
    """,
}
"""What the shipped forms leave out: roles, gates, ends, any number, private pages."""


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
    """The shipped forms, those above, and a couple's own."""
    more = {name: recipe(name, text) for name, text in RECIPES.items()}
    shipped = forms.Catalog(MappingProxyType({**forms.catalog().forms, **more}))
    return shipped.with_own({hashlib.sha256(OWN).hexdigest(): OWN})
