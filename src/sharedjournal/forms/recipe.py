# SPDX-License-Identifier: GPL-3.0-or-later
"""From a document (of TOML or JSON) to a `Form`: every key, name and length is checked on the way.

The grammar is that of `docs/format.md`. What passes here cannot run into a dead end: no cycles,
no step that nobody may write, no sealed answer that only one person could give. Knows no file.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from sharedjournal.domain.record import ASKS, CARE_KEYS, MAX_WORD
from sharedjournal.forms.model import (
    ON,
    WORDLESS,
    Condition,
    Form,
    Input,
    InputKind,
    Step,
    needed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sharedjournal.forms.model import Wording

MAX_STEPS = 40
MAX_ITEMS = 24
MAX_TIMES = 100
MAX_MINUTES = 240

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_INPUT = re.compile(r"([a-z0-9][a-z0-9-]{0,63})(?::([a-z]+))?(\??)")
_CONDITION = re.compile(r"([a-z0-9-]{1,64})(?:(:both)|=([a-z0-9-]{1,64}))?")
_ON = re.compile(r"(nothing|any|mine|theirs)(?::([a-z0-9-]{1,64})\.([a-z0-9-]{1,64}))?")
_KINDS = ("text", "feelings", "needs", "grid", "day", "pick")
_FORM_KEYS = ("id", "tags", "on", "solo", "roles", "merge", "rests", "step", "wording")
_STEP_KEYS = (
    *("key", "who", "gate", "after", "per", "until", "times", "ask", "care", "depth", "private"),
    *("minutes", "choices", "closes", "spawns", "rows", "scale", "list", "inputs"),
)


class BadRecipe(Exception):
    """A recipe breaks the grammar. `rule` is a fixed token; `where` a step's key, or empty."""

    def __init__(self, rule: str, where: str = "") -> None:
        super().__init__(f"{rule} (step {where})" if where else rule)
        self.rule = rule
        self.where = where


def build(
    document: Mapping[str, Any],
    *,
    name: str,
    wordings: Mapping[str, Wording] | None = None,
    strict: bool = True,
) -> Form:
    """The form of a recipe. `strict` refuses keys that the grammar does not have; else they are
    ignored.

    Raises `BadRecipe`.
    """
    if strict:
        _only(document, _FORM_KEYS)
    roles = _keys(document, "roles")
    if len(roles) not in (0, 2) or {"opener", "other", "each"} & set(roles):
        raise BadRecipe("roles")
    on, on_step = _on(document.get("on", "nothing"))
    tables = document.get("step")
    if not isinstance(tables, list) or not 1 <= len(tables) <= MAX_STEPS:
        raise BadRecipe("steps")
    form = Form(
        name=name,
        steps=tuple(_step(table, roles, strict=strict) for table in tables),
        tags=frozenset(_keys(document, "tags")),
        on=cast("Any", on),
        on_step=on_step,
        solo=_flag(document, "solo"),
        roles=roles,
        merge=_flag(document, "merge"),
        rests=frozenset(_keys(document, "rests")),
        wordings=MappingProxyType(dict(wordings or {})),
    )
    _check_form(form)
    return form


def _only(table: Mapping[str, Any], allowed: tuple[str, ...], where: str = "") -> None:
    for key in table:
        if key not in allowed:
            raise BadRecipe(f"unknown key {key}", where)


def _step(table: object, roles: tuple[str, ...], *, strict: bool) -> Step:
    if not isinstance(table, dict):
        raise BadRecipe("steps")
    key = _text(table, "key", _KEY)
    if key is None or key in (*WORDLESS, ON):
        raise BadRecipe("key")
    if strict:
        _only(table, _STEP_KEYS, key)
    try:
        return _read_step(key, table, roles)
    except BadRecipe as error:
        raise BadRecipe(error.rule, key) from error


def _read_step(key: str, table: dict[str, Any], roles: tuple[str, ...]) -> Step:
    who = table.get("who", "opener")
    if who not in ("opener", "other", "each", *roles):
        raise BadRecipe("who")
    choices = _keys(table, "choices")
    inputs = _inputs(table, choices)
    until = _text(table, "until", _CONDITION)
    return Step(
        key=key,
        who=who,
        gate=_one_of(table, "gate", ("open", "together")) or "open",
        after=tuple(_condition(text) for text in _strings(table, "after", _CONDITION)),
        per=_text(table, "per", _KEY),
        until=None if until is None else _condition(until),
        times=_times(table),
        ask=_one_of(table, "ask", ASKS),
        care=_care(table),
        depth=_whole(table, "depth", 5),
        private=_flag(table, "private"),
        minutes=_whole(table, "minutes", MAX_MINUTES),
        choices=choices,
        closes=_one_of(table, "closes", ("either", "both")),
        spawns=_spawns(table, inputs),
        rows=_keys(table, "rows"),
        scale=_keys(table, "scale"),
        list=_text(table, "list", _KEY),
        inputs=inputs,
    )


def _condition(text: str) -> Condition:
    found = cast("re.Match[str]", _CONDITION.fullmatch(text))
    return Condition(found[1], both=found[2] is not None, choice=found[3])


def _on(value: object) -> tuple[str, tuple[str, str] | None]:
    found = _ON.fullmatch(value) if isinstance(value, str) else None
    if found is None or (found[1] == "nothing" and found[2]):
        raise BadRecipe("on")
    return found[1], (found[2], found[3]) if found[2] else None


def _inputs(table: dict[str, Any], choices: tuple[str, ...]) -> tuple[Input, ...]:
    inputs = [_input(text) for text in _strings(table, "inputs", _INPUT)]
    names = [item.name for item in inputs]
    if len(set(names)) != len(names) or "role" in names:
        raise BadRecipe("inputs")
    if "choice" in names and not choices:
        raise BadRecipe("choices")
    if choices and "choice" not in names:
        inputs.insert(0, Input("choice", "choice"))
    return tuple(inputs)


def _input(text: str) -> Input:
    found = cast("re.Match[str]", _INPUT.fullmatch(text))
    name, kind, optional = found[1], found[2] or "text", bool(found[3])
    if kind not in _KINDS:
        raise BadRecipe("inputs")
    if name in ("choice", "feelings", "needs"):
        kind = name
    return Input(name, cast("InputKind", kind), optional)


def _times(table: dict[str, Any]) -> int | None:
    return None if table.get("times") == "any" else _whole(table, "times", MAX_TIMES) or 1


def _care(table: dict[str, Any]) -> tuple[str, ...]:
    care = table.get("care", [])
    if not isinstance(care, list) or len(care) > len(CARE_KEYS) + 1:
        raise BadRecipe("care")
    if not all(isinstance(line, str) and 0 < len(line) <= MAX_WORD for line in care):
        raise BadRecipe("care")
    if len(set(care)) != len(care) or sum(line not in CARE_KEYS for line in care) > 1:
        raise BadRecipe("care")
    return tuple(care)


def _spawns(table: dict[str, Any], inputs: tuple[Input, ...]) -> Mapping[str, str]:
    spawns = table.get("spawns", {})
    names = {item.name for item in inputs}
    if not isinstance(spawns, dict) or not spawns.keys() <= names:
        raise BadRecipe("spawns")
    if not all(isinstance(base, str) and _KEY.fullmatch(base) for base in spawns.values()):
        raise BadRecipe("spawns")
    return MappingProxyType(dict(spawns))


def _strings(table: Mapping[str, Any], key: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise BadRecipe(key)
    if not all(isinstance(item, str) and pattern.fullmatch(item) for item in value):
        raise BadRecipe(key)
    return tuple(value)


def _keys(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    keys = _strings(table, key, _KEY)
    if len(set(keys)) != len(keys):
        raise BadRecipe(key)
    return keys


def _text(table: Mapping[str, Any], key: str, pattern: re.Pattern[str]) -> str | None:
    value = table.get(key)
    if value is not None and not (isinstance(value, str) and pattern.fullmatch(value)):
        raise BadRecipe(key)
    return value


def _one_of(table: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> Any:
    value = table.get(key)
    if value is not None and value not in allowed:
        raise BadRecipe(key)
    return value


def _flag(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise BadRecipe(key)
    return value


def _whole(table: Mapping[str, Any], key: str, high: int) -> int | None:
    value = table.get(key)
    # bool is an int in Python, and not one here.
    if value is not None and not (type(value) is int and 1 <= value <= high):
        raise BadRecipe(key)
    return value


def _check_form(form: Form) -> None:
    if len(form.by_key) != len(form.steps):
        raise BadRecipe("key")
    for step in form.steps:
        for rule, holds in _RULES.items():
            if not holds(form, step):
                raise BadRecipe(rule, step.key)
    if len(form.order) != len(form.steps):
        raise BadRecipe("cycle")
    openings = [form.openings(role) for role in form.roles or (None,)]
    if not any(openings) and not all(step.private for step in form.steps):
        raise BadRecipe("opening")
    if form.roles and any(step.sealed for steps in openings for step in steps):
        # The first step says which role its author takes, and must be readable for that.
        raise BadRecipe("roles")


def _names_steps(form: Form, step: Step) -> bool:
    return all(
        key != step.key and (other := form.step(key)) is not None and not other.private
        for key in needed(step)
    )


def _conditions_can_hold(form: Form, step: Step) -> bool:
    return all(_can_hold(form, condition) for condition in step.after)


def _can_hold(form: Form, condition: Condition) -> bool:
    other = form.by_key[condition.step]
    if condition.both:
        return other.who == "each"
    # A sealed choice is readable by one person first, so nothing may depend on it.
    return condition.choice is None or (condition.choice in other.choices and not other.sealed)


def _per_can_be(form: Form, step: Step) -> bool:
    if step.per is None:
        return True
    if step.per == ON:
        return form.on != "nothing"
    other = form.by_key[step.per]
    return step.who == "each" or step.who != other.who


def _until_is_an_answer(form: Form, step: Step) -> bool:
    if step.until is None:
        return True
    other = form.step(step.until.step)
    return (
        step.per is not None
        and other is not None
        and not other.private
        and other.per == step.key
        and step.until.choice is not None
        and _can_hold(form, step.until)
    )


def _seal_is_mutual(_form: Form, step: Step) -> bool:
    if not step.sealed:
        return True
    once = step.per is None and step.times == 1
    return step.who == "each" and once and not step.private and step.closes is None


def _ends_by_choice(_form: Form, step: Step) -> bool:
    if step.closes is None:
        return True
    return bool(step.choices) and not step.private and (step.closes != "both" or step.who == "each")


def _offers_fit(_form: Form, step: Step) -> bool:
    """Rows and a scale are a grid's, a list is for picking from."""
    kinds = {item.kind for item in step.inputs}
    grid = bool(step.rows) == bool(step.scale) and ("grid" in kinds or not step.rows)
    return grid and (step.list is None or "pick" in kinds)


_RULES: Mapping[str, Callable[[Form, Step], bool]] = MappingProxyType(
    {
        "after": _names_steps,
        "condition": _conditions_can_hold,
        "per": _per_can_be,
        "until": _until_is_an_answer,
        "gate": _seal_is_mutual,
        "closes": _ends_by_choice,
        "offers": _offers_fit,
    }
)
"""What holds between the steps of a form; checked in this order, so that later ones find what
they name.
"""
