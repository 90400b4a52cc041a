# SPDX-License-Identifier: GPL-3.0-or-later
"""One page, for machines and for people. What a partner wrote is made safe for a terminal here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharedjournal import forms
from sharedjournal.cli import text
from sharedjournal.domain.day import format_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharedjournal.app.reading import Page


def values(page: Page) -> dict[str, Any]:
    """A page as JSON."""
    return {
        "id": page.id,
        "day": format_day(page.day) if page.day else None,
        "title": page.title,
        "body": page.body,
        "feelings": list(page.feelings),
        "needs": list(page.needs),
        "mood": page.mood,
        "tags": list(page.tags),
        "ask": page.ask,
        "care": list(page.care),
        "author": "me" if page.mine else "partner",
        "state": page.state,
        "re": page.re,
        "thread": page.thread,
        "pictures": list(page.pictures),
        "depth": page.depth,
        "form": page.form,
        "step": page.step,
        "asked": page.asked,
        "fields": plain(page.fields),
        "sealed": page.sealed,
        "shut": page.shut,
        "asks_to_let_go": page.asks_to_let_go,
        "from_before_restore": page.earlier_life,
        "written_after": page.written_after,
    }


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as JSON knows them."""
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (str, int)) or value is None:
        return value
    return list(value) if isinstance(value, (list, tuple)) else dict(value)


def lines(page: Page) -> Iterator[str]:
    """A page to read: ask and care stand first, for they say how."""
    yield from _how(page)
    head = [format_day(page.day) if page.day else "", text.line(page.title)]
    yield "  ".join(part for part in head if part) or "(without title or day)"
    yield f"{'by me' if page.mine else 'by your partner'}, {page.state}"
    yield from _about(page)
    yield ""
    if page.shut:
        yield "(sealed until both answers are here and your own file was made)"
        return
    if page.body:
        yield text.block(page.body)
    yield from field_lines(page.fields)
    yield from _beside(page)


def _how(page: Page) -> Iterator[str]:
    phrases = forms.phrases()
    if page.ask is not None:
        words = phrases.asks.get(page.ask)
        yield f"What would be good: {words.line if words else text.line(page.ask)}"
    for key in page.care:
        words_of_care = phrases.care.get(key)
        label = text.line(phrases.care_line(key))
        yield f"How to hold it: {label}" + (f" ({words_of_care.line})" if words_of_care else "")
    if page.ask is not None or page.care:
        yield ""


def _about(page: Page) -> Iterator[str]:
    if page.asked:
        yield f"asked: {text.line(page.asked)}"
    if page.re is not None:
        yield f"answers {page.re[:8]}"
    notes = (
        (page.about_earlier, "about an earlier version of what it answers"),
        (page.answers_missing, "this answers a page that is not here"),
        (page.asks_to_let_go, "your partner took this back: `let-go` or `keep`"),
        (page.earlier_life, "from before your partner's restore"),
        (page.written_after, "written after yours could be read"),
        (page.binned, "in the bin"),
    )
    yield from (note for true, note in notes if true)


def _beside(page: Page) -> Iterator[str]:
    phrases = forms.phrases()
    found = (
        ("feelings", ", ".join(page.feelings)),
        ("needs", ", ".join(page.needs)),
        ("mood", phrases.moods[page.mood - 1] if page.mood else ""),
        ("tags", ", ".join(page.tags)),
        ("pictures", str(len(page.pictures)) if page.pictures else ""),
    )
    told = [f"{name}: {text.line(words)}" for name, words in found if words]
    if told:
        yield ""
        yield from told


def field_lines(fields: Mapping[str, Any]) -> Iterator[str]:
    """Named inputs of a step, one a line."""
    for name, value in fields.items():
        if isinstance(value, (list, tuple)):
            value = ", ".join(value)
        elif not isinstance(value, str):
            value = "; ".join(f"{key}: {word}" for key, word in value.items())
        yield f"{text.line(name)}: {text.line(value)}"
