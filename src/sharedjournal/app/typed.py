# SPDX-License-Identifier: GPL-3.0-or-later
"""From what was typed as plain text to the inputs of a step, by their kinds. Knows no screen."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.day import format_day, parse_day
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sharedjournal.forms import Step

_OWN = ("title", "body", "feelings", "needs")


def content_of(
    step: Step,
    *,
    day: date | None,
    body: str = "",
    choice: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> Content:
    """The words for a step. `texts` holds inputs by name.

    Several words are separated by commas, the rows of a grid by line ends or semicolons, each
    `name: word`. Raises `BadInput` (`field`) for an input that the step does not have, and for text
    that is none of its kind.
    """
    kinds = {item.name: item.kind for item in step.inputs}
    own: dict[str, Any] = {"body": body} if body else {}
    fields: dict[str, Any] = {}
    for name, text in (texts or {}).items():
        if name not in kinds:
            raise BadInput("field")
        value = _value(kinds[name], text)
        if name in _OWN:
            own[name] = value
        else:
            fields[name] = value
    if choice is not None:
        fields["choice"] = choice
    return Content(day=day, fields=MappingProxyType(fields), **own)


def _value(kind: str, text: str) -> Any:
    text = text.strip()
    if not text:
        raise BadInput("field")
    if kind in ("feelings", "needs", "pick"):
        words = tuple(dict.fromkeys(word for part in text.split(",") if (word := part.strip())))
        if not words:
            raise BadInput("field")
        return words
    if kind == "day":
        return format_day(parse_day(text))
    if kind == "grid":
        return MappingProxyType(dict(map(_cell, filter(str.strip, _rows(text)))))
    return text


def _rows(text: str) -> list[str]:
    return text.replace(";", "\n").split("\n")


def _cell(row: str) -> tuple[str, str]:
    name, colon, word = (part.strip() for part in row.partition(":"))
    if not (name and colon and word):
        raise BadInput("field")
    return name, word
