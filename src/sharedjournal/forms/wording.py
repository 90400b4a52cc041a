# SPDX-License-Identifier: GPL-3.0-or-later
"""From a document (of TOML or JSON) to the `Wording` of a form in one language. Knows no file."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.forms.model import StepWording, Wording
from sharedjournal.forms.recipe import MAX_ITEMS, BadRecipe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.forms.model import Form, Step

MAX_LABEL = 200
MAX_TEXT = 2000
MAX_LANGUAGES = 16

_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
_PLACE = re.compile(r"\{([^{}]*)\}")
_KEYS = ("title", "why", "fold", "step")
_STEP_KEYS = ("question", "starters", "inputs", "choices", "rows", "scale")


def read_wording(document: object, form: Form, *, strict: bool = True) -> Wording:
    """The wording of `form` in one language: `title`, `why`, `fold`, and a table per step.

    Raises `BadRecipe`; with `strict` also for keys, steps, inputs and choices that the form does
    not have.
    """
    table = _table(document, "wording")
    steps = _table(table.get("step", {}), "wording")
    if strict and not (table.keys() <= set(_KEYS) and steps.keys() <= form.by_key.keys()):
        raise BadRecipe("wording")
    fold = _text(table.get("fold", ""), MAX_TEXT)
    names = {item.name for step in form.steps for item in step.inputs}
    if not set(_PLACE.findall(fold)) <= names:
        raise BadRecipe("fold")
    return Wording(
        title=_text(table.get("title", ""), MAX_LABEL),
        why=_text(table.get("why", ""), MAX_TEXT),
        fold=fold,
        steps=MappingProxyType(
            {
                step.key: _step(steps[step.key], step, strict=strict)
                for step in form.steps
                if step.key in steps
            }
        ),
    )


def read_wordings(document: object, form: Form, *, strict: bool = True) -> Mapping[str, Wording]:
    """The wordings of `form` by language tag. Raises `BadRecipe`."""
    table = _table(document, "wording")
    if len(table) > MAX_LANGUAGES or not all(_LANG.fullmatch(tag) for tag in table):
        raise BadRecipe("language")
    return MappingProxyType(
        {tag: read_wording(words, form, strict=strict) for tag, words in table.items()}
    )


def fold(wording: Wording, values: Mapping[str, Any]) -> str:
    """The paragraph that a form's pattern makes of what was filled in; empty where nothing was.

    A pattern has one sentence a line. A sentence of which an input is empty is left out. Several
    words are joined with commas.
    """
    flat = {name: _flat(value) for name, value in values.items()}
    sentences = (
        line
        for line in wording.fold.splitlines()
        if all(flat.get(name) for name in _PLACE.findall(line))
    )
    return " ".join(_PLACE.sub(lambda found: flat[found[1]], line) for line in sentences)


def _flat(value: object) -> str:
    text = ", ".join(value) if isinstance(value, (list, tuple)) else str(value or "")
    return " ".join(text.split()).rstrip(".")


def _step(document: object, step: Step, *, strict: bool) -> StepWording:
    table = _table(document, "wording")
    known = {
        "inputs": {item.name for item in step.inputs},
        "choices": set(step.choices),
        "rows": set(step.rows),
        "scale": set(step.scale),
    }
    labels = {name: _labels(table.get(name, {})) for name in known}
    fits = all(labels[name].keys() <= keys for name, keys in known.items())
    if strict and not (fits and table.keys() <= set(_STEP_KEYS)):
        raise BadRecipe("wording")
    starters = table.get("starters", [])
    if not isinstance(starters, list) or len(starters) > MAX_ITEMS:
        raise BadRecipe("starters")
    return StepWording(
        question=_text(table.get("question", ""), MAX_TEXT),
        starters=tuple(_text(text, MAX_LABEL) for text in starters),
        **labels,
    )


def _labels(document: object) -> Mapping[str, str]:
    table = _table(document, "wording")
    if len(table) > MAX_ITEMS + 1:
        raise BadRecipe("wording")
    return MappingProxyType({name: _text(text, MAX_LABEL) for name, text in table.items()})


def _table(document: object, rule: str) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise BadRecipe(rule)
    return document


def _text(value: object, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise BadRecipe("text")
    return value
