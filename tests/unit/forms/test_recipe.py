# SPDX-License-Identifier: GPL-3.0-or-later
"""The grammar of recipes: what it reads, and what it refuses so that no thread ends nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from sharedjournal import forms
from sharedjournal.forms.recipe import build
from unit.forms import builders

Document = dict[str, Any]


def one(**keys: Any) -> Document:
    """A recipe of one step with these keys."""
    return {"step": [{"key": "a", **keys}]}


def two(first: Document, second: Document, **keys: Any) -> Document:
    """A recipe of the steps `a` and `b`."""
    return {"step": [{"key": "a", **first}, {"key": "b", **second}], **keys}


def test_reads_everything() -> None:
    """Each key of the grammar ends up where it belongs."""
    form = build(
        {
            "id": "x@1",
            "tags": ["hard"],
            "on": "theirs:promise.offer",
            "solo": True,
            "merge": True,
            "rests": ["cards"],
            "step": [
                {
                    "key": "a",
                    "who": "each",
                    "per": "on",
                    "times": "any",
                    "ask": "listen",
                    "care": ["just-us", "only on Sundays"],
                    "depth": 4,
                    "inputs": ["title", "felt:feelings?", "by:day", "feelings", "ideas:pick?"],
                    "spawns": {"by": "promise"},
                },
                {
                    "key": "b",
                    "per": "a",
                    "after": ["a", "a:both"],
                    "choices": ["yes", "no"],
                    "closes": "either",
                },
                {"key": "c", "private": True, "minutes": 7, "after": ["b=yes"]},
            ],
        },
        name="x@1",
    )

    a, b, c = form.steps
    assert ("x", True, True, True) == (form.base, form.hard, form.solo, form.merge)
    assert ("theirs", ("promise", "offer")) == (form.on, form.on_step)
    assert frozenset({"cards"}) == form.rests
    assert ("each", "on", None, "listen", 4) == (a.who, a.per, a.times, a.ask, a.depth)
    assert ("just-us", "only on Sundays") == a.care
    assert [
        ("title", "text", False),
        ("felt", "feelings", True),
        ("by", "day", False),
        ("feelings", "feelings", False),
        ("ideas", "pick", True),
    ] == [(i.name, i.kind, i.optional) for i in a.inputs]
    assert {"by": "promise"} == dict(a.spawns)
    assert (forms.Condition("a"), forms.Condition("a", both=True)) == b.after
    assert (("yes", "no"), "either", 1) == (b.choices, b.closes, b.times)
    assert (forms.Input("choice", "choice"),) == b.inputs
    assert (True, 7, (forms.Condition("b", choice="yes"),)) == (c.private, c.minutes, c.after)
    assert ["a", "b", "c"] == [step.key for step in form.order]
    assert ["a"] == [step.key for step in form.openings()]
    assert not form.single


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("steps", {}),
        ("steps", {"step": []}),
        ("steps", {"step": {"key": "a"}}),
        ("steps", {"step": ["a"]}),
        ("steps", {"step": [{"key": f"s{n}"} for n in range(10_000)]}),
        ("key", {"step": [{}]}),
        ("key", {"step": [{"key": "pass"}]}),
        ("key", {"step": [{"key": "on"}]}),
        ("key", {"step": [{"key": "A b"}]}),
        ("key", {"step": [{"key": "a"}, {"key": "a"}]}),
        ("unknown key colour", {**one(), "colour": "red"}),
        ("unknown key colour", one(colour="red")),
        ("roles", {**one(), "roles": ["hurt"]}),
        ("roles", {**one(), "roles": ["hurt", "opener"]}),
        ("roles", {**one(), "roles": ["hurt", "hurt"]}),
        ("roles", {**one(who="each", gate="together"), "roles": ["hurt", "mender"]}),
        ("on", {**one(), "on": "everything"}),
        ("on", {**one(), "on": "nothing:promise.offer"}),
        ("on", {**one(), "on": 1}),
        ("tags", {**one(), "tags": "hard"}),
        ("tags", {**one(), "tags": ["t"] * 2}),
        ("tags", {**one(), "tags": [f"t{n}" for n in range(100)]}),
        ("merge", {**one(), "merge": 1}),
        ("who", one(who="nobody")),
        ("gate", one(gate="shut")),
        ("times", one(times=0)),
        ("times", one(times=True)),
        ("times", one(times=10**9)),
        ("minutes", one(minutes="7")),
        ("ask", one(ask="shout")),
        ("depth", one(depth=6)),
        ("care", one(care="just-us")),
        ("care", one(care=["one line", "another line"])),
        ("care", one(care=["just-us", "just-us"])),
        ("care", one(care=["x" * 141])),
        ("care", one(care=["x"] * 9)),
        ("inputs", one(inputs=["a", "a"])),
        ("inputs", one(inputs=["role"])),
        ("inputs", one(inputs=["a:colour"])),
        ("inputs", one(inputs=["A"])),
        ("inputs", one(inputs=[7])),
        ("choices", one(inputs=["choice"])),
        ("choices", one(choices=["yes", "yes"])),
        ("spawns", one(spawns=["a"])),
        ("spawns", one(spawns={"b": "promise"})),
        ("spawns", one(inputs=["b"], spawns={"b": "Promise"})),
        ("after", one(after=["a"])),
        ("after", one(after=["zzz"])),
        ("after", one(after=["a=b=c"])),
        ("after", two({"private": True}, {"after": ["a"]})),
        ("condition", two({}, {"after": ["a:both"]})),
        ("condition", two({"choices": ["yes"]}, {"after": ["a=no"]})),
        (
            "condition",
            two({"who": "each", "gate": "together", "choices": ["yes"]}, {"after": ["a=yes"]}),
        ),
        ("per", one(per="on")),
        ("after", one(per="zzz")),
        ("per", two({}, {"per": "a"})),
        ("per", {"step": [{"key": "a", "per": 7}]}),
        ("until", one(until="b=yes")),
        ("until", two({"until": "b=yes"}, {"who": "other", "per": "a", "choices": ["yes"]})),
        ("until", two({"per": "on", "until": "z=yes"}, {}, on="any")),
        ("until", two({"per": "on", "until": "b=yes"}, {"choices": ["yes"]}, on="any")),
        (
            "until",
            two(
                {"per": "on", "until": "b=yes"},
                {"who": "other", "per": "a", "choices": ["yes"], "private": True},
                on="any",
            ),
        ),
        (
            "until",
            two(
                {"per": "on", "until": "b"},
                {"who": "other", "per": "a", "choices": ["yes"]},
                on="any",
            ),
        ),
        (
            "until",
            two(
                {"per": "on", "until": "b=no"},
                {"who": "other", "per": "a", "choices": ["yes"]},
                on="any",
            ),
        ),
        ("gate", one(gate="together")),
        ("gate", one(gate="together", who="each", times=2)),
        ("gate", one(gate="together", who="each", private=True)),
        ("gate", one(gate="together", who="each", choices=["yes"], closes="both")),
        ("gate", two({"who": "each"}, {"who": "each", "gate": "together", "per": "a"})),
        ("closes", one(closes="either")),
        ("closes", one(closes="both", choices=["yes"])),
        ("closes", one(closes="never")),
        ("closes", one(closes="either", choices=["yes"], private=True)),
        ("cycle", two({"after": ["b"]}, {"after": ["a"]})),
        ("cycle", two({"who": "each", "per": "b"}, {"who": "each", "per": "a"})),
        ("opening", one(who="other")),
        ("offers", one(rows=["a"], inputs=["b:grid"])),
        ("offers", one(scale=["a"], inputs=["b:grid"])),
        ("offers", one(rows=["a"], scale=["a"], inputs=["b"])),
        ("offers", one(list="ideas", inputs=["b"])),
        ("rows", one(rows=["a", "a"], scale=["a"], inputs=["b:grid"])),
        ("list", one(list=7, inputs=["b:pick"])),
    ],
)
def test_refuses(rule: str, document: Document) -> None:
    """The rule is named, and the step where there is one."""
    with pytest.raises(forms.BadRecipe) as caught:
        build(document, name="x@1")

    assert rule == caught.value.rule
    assert str(caught.value).startswith(rule)


def test_a_form_of_private_pages_opens_nothing() -> None:
    """Its pages never travel, so it has no thread."""
    form = builders.full_catalog().forms["monthly@1"]

    assert () == form.openings()
    assert form.alone


def test_what_a_step_offers() -> None:
    """Lines and worded steps of a grid; a list to pick from. A couple's own may do without."""
    keys = {"rows": ["talk", "rest"], "scale": ["some", "much"], "list": "ideas"}
    (step,) = build(one(inputs=["now:grid", "what:pick"], **keys), name="x@1").steps
    (bare,) = build(one(inputs=["now:grid", "what:pick"]), name="x@1").steps

    assert (("talk", "rest"), ("some", "much"), "ideas") == (step.rows, step.scale, step.list)
    assert ((), (), None) == (bare.rows, bare.scale, bare.list)


def test_an_order_that_needs_finding() -> None:
    """Steps may be written down in any order."""
    form = build(
        two({"after": ["b"], "who": "each"}, {"who": "each"}),
        name="x@1",
    )

    assert ["b", "a"] == [step.key for step in form.order]


def test_what_a_step_still_needs() -> None:
    """Required inputs that are empty are named, keys of the record and fields alike."""
    (step,) = build(one(inputs=["title", "what", "body?", "feelings"]), name="x@1").steps
    record = builders.live(1, "a", title="Words").record

    assert ("what", "feelings") == step.missing(record)


@pytest.mark.parametrize(
    ("topic", "parts"),
    [
        (None, ("", 1)),
        ("money", ("money", 1)),
        ("money#2", ("money", 2)),
        ("#2", ("", 2)),
        ("C#", ("C#", 1)),
        ("money#1", ("money#1", 1)),
        ("money#02", ("money#02", 1)),
        ("a#2#31", ("a#2", 31)),
    ],
)
def test_rounds_of_a_topic(topic: str | None, parts: tuple[str, int]) -> None:
    """The number of a round is no part of what the thread is about."""
    assert parts == forms.split_round(topic)
