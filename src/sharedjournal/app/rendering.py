# SPDX-License-Identifier: GPL-3.0-or-later
"""From what one person wrote to what the other will see. Pure; knows neither vault nor keys.

What is rendered here is previewed, stored and sent as it is: the preview is the payload.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.errors import BadInput, Malformed
from sharedjournal.domain.record import ASKS, CARE_KEYS, MAX_CARE, MAX_WORD, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharedjournal.domain.entry import Content, Placement
    from sharedjournal.domain.ids import RecordId
    from sharedjournal.forms import Step

EXCERPT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What goes along with the words; each is ticked on its own.

    `fields` names the optional inputs of a step that go along. What the step requires always does;
    None stands for that alone, or for every field where the step is not known. `chosen` names the
    pictures that go along where `pictures` does; None stands for all. An excerpt starts without
    title and day (`of_excerpt`).
    """

    ask: str | None = "listen"
    care: tuple[str, ...] = ()
    depth: int | None = None
    title: bool = True
    day: bool = True
    feelings: bool = False
    needs: bool = False
    mood: bool = False
    pictures: bool = False
    chosen: frozenset[str] | None = None
    fields: frozenset[str] | None = None
    excerpt: str | None = None
    sleep: bool = False

    @classmethod
    def of_excerpt(cls, passage: str) -> Along:
        """What a passage starts with: nothing but its words."""
        return cls(title=False, day=False, fields=frozenset(), excerpt=passage)


def check_along(along: Along) -> None:
    """Raises `BadInput` naming what cannot be sent."""
    if along.ask is not None and along.ask not in ASKS:
        raise BadInput("ask")
    own = [line for line in along.care if line not in CARE_KEYS]
    if len(own) > 1 or len(along.care) > MAX_CARE or len(set(along.care)) != len(along.care):
        raise BadInput("care")
    if any(not line.strip() or len(line) > MAX_WORD for line in along.care):
        raise BadInput("care")
    if along.depth is not None and not 1 <= along.depth <= 5:
        raise BadInput("depth")
    if along.excerpt is not None and not along.excerpt.strip():
        raise BadInput("excerpt")


def render(
    record_id: RecordId,
    rev: int,
    content: Content,
    placement: Placement,
    along: Along,
    step: Step | None = None,
) -> Record:
    """The record of `content` with what was ticked and what `step` requires.

    Raises `BadInput` where it would not be valid, or lacks what the step requires.
    """
    check_along(along)
    if along.excerpt is not None and along.excerpt not in content.body:
        raise BadInput("excerpt")
    required = {item.name for item in step.inputs if not item.optional} if step else set()
    record = Record(
        id=record_id,
        rev=rev,
        day=content.day if along.day else None,
        title=content.title if along.title or "title" in required else "",
        body=content.body if along.excerpt is None else along.excerpt,
        fields=_fields(content, along, step, required),
        feelings=content.feelings if along.feelings or "feelings" in required else (),
        needs=content.needs if along.needs or "needs" in required else (),
        mood=content.mood if along.mood else None,
        pictures=_pictures(content, along),
        ask=along.ask,
        care=along.care,
        depth=along.depth,
        form=placement.form if placement.opening else None,
        step=placement.step,
        thread=placement.thread,
        topic=placement.topic if placement.opening else None,
        re=placement.re,
        asked=placement.asked,
    )
    if step is not None and (missing := step.missing(record)):
        raise BadInput(missing[0])
    try:
        record.to_line()
    except Malformed as error:
        raise BadInput(error.detail) from error
    return record


def _pictures(content: Content, along: Along) -> tuple[str, ...]:
    if not along.pictures:
        return ()
    chosen = along.chosen
    return tuple(name for name in content.pictures if chosen is None or name in chosen)


def _fields(
    content: Content, along: Along, step: Step | None, required: set[str]
) -> Mapping[str, Any]:
    ticked = along.fields
    if ticked is None:
        ticked = frozenset(content.fields) if step is None else frozenset()
    return MappingProxyType(
        {
            name: value
            for name, value in content.fields.items()
            if value and (name in ticked or name in required or name in _ALWAYS)
        }
    )


def along_again(record: Record, excerpt: str | None) -> Along:
    """What went along with `record` the last time; `excerpt` is the passage, if it was one."""
    return Along(
        ask=record.ask,
        care=record.care,
        depth=record.depth,
        title=bool(record.title),
        day=record.day is not None,
        feelings=bool(record.feelings),
        needs=bool(record.needs),
        mood=record.mood is not None,
        pictures=bool(record.pictures),
        chosen=frozenset(record.pictures) if record.pictures else None,
        fields=frozenset(record.fields),
        excerpt=excerpt,
    )


def again(old: Record, content: Content, along: Along) -> Record:
    """`old` with the words of `content` as they stand now, decided as `along` says.

    Its id, revision and place are those of `old`: equal records say that nothing changed.
    """
    return replace(
        old,
        day=content.day if along.day else None,
        title=content.title if along.title else "",
        body=content.body if along.excerpt is None else along.excerpt,
        fields=MappingProxyType(
            {name: value for name, value in content.fields.items() if name in old.fields and value}
        ),
        feelings=content.feelings if along.feelings else (),
        needs=content.needs if along.needs else (),
        mood=content.mood if along.mood else None,
        pictures=_pictures(content, along),
    )


_ALWAYS = ("choice", "role")


def inside(record: Record) -> dict[str, Any]:
    """What a seal hides of `record`, by name."""
    return {
        "title": record.title,
        "body": record.body,
        "fields": dict(record.fields),
        "feelings": list(record.feelings),
        "needs": list(record.needs),
        "mood": record.mood,
    }


def outside(record: Record) -> Record:
    """`record` without what its seal will hide. Pictures do not go into a sealed answer."""
    return Record(
        id=record.id,
        rev=record.rev,
        day=record.day,
        ask=record.ask,
        care=record.care,
        depth=record.depth,
        lang=record.lang,
        form=record.form,
        step=record.step,
        thread=record.thread,
        topic=record.topic,
        re=record.re,
        asked=record.asked,
    )


def readable_text(body: str, fields: Mapping[str, Any]) -> str:
    """All words of a page in reading order: the body, then each field on lines of its own."""
    return "\n\n".join(part for part in (body, *(_flat(v) for v in _worded(fields))) if part)


def _worded(fields: Mapping[str, Any]) -> Iterable[Any]:
    return (value for name, value in fields.items() if name not in _ALWAYS)


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return ", ".join(value)
    return "\n".join(f"{name}: {word}" for name, word in value.items())


def excerpt_of(text: str) -> str:
    """The first words of a page for a list: one line, at most 160 characters."""
    head = " ".join(text[: EXCERPT * 4].split())
    return head if len(head) <= EXCERPT else head[: EXCERPT - 1].rstrip() + "…"
