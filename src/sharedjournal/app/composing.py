# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for a step while they are being written: kept as a draft, shown as a record, confirmed.

What a step asks for is data; nothing here knows a form by name. A draft lies under its thread and
step, so that the thread says `draft` there; a step that answers several records has a draft for
each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal import forms
from sharedjournal.app import answering, drafts, live, sharing, writing
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput, NoSuchEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.app.answering import Prepared, Slot
    from sharedjournal.app.rendering import Along
    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Shared

NEVER_HELD_BACK = ("body", "choice", "role")
"""What is the answer itself: it has no tick of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was filled in, by the name of the input: text, a tuple of words, or a map of words.

    `held_back` names optional inputs that stay in this journal.
    """

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    held_back: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not self.values


@dataclass(frozen=True, slots=True)
class Spot:
    """Which step of which thread, about which record; `revises` a record of mine."""

    thread: str
    step: str
    about: str | None = None
    revises: str | None = None

    @property
    def draft_id(self) -> str:
        """Where drafts of this step lie."""
        return f"{self.thread}/{self.step}"


def load(session: Session, spot: Spot) -> Words:
    """What was being written there; where a choice of mine would be revised, what stands now."""
    kept = _drafts(session, spot).get(spot.about or "")
    if kept is None:
        return _standing(session, spot) if spot.revises is not None else Words()
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept["values"].items()
    }
    return Words(values=MappingProxyType(values), held_back=frozenset(kept["held"]))


def keep(session: Session, spot: Spot, words: Words) -> None:
    """Keep the draft; without a word it is forgotten. Raises as `drafts.save`."""
    kept = _drafts(session, spot)
    kept.pop(spot.about or "", None)
    if not words.is_empty:
        values = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in words.values.items()
        }
        kept[spot.about or ""] = {"values": values, "held": sorted(words.held_back)}
    _put(session, spot, kept)


def prepare(session: Session, spot: Spot, words: Words, lang: str) -> Prepared:
    """What the partner would see of these words. Nothing is stored. Raises as `answering.prepare`.

    What was held back is kept in the entry and is not in the record.
    """
    where = answering.slot(session, spot.thread, spot.step, about=spot.about, lang=lang)
    content = content_of(words, session)
    return answering.prepare(session, where, content, along=_along(where, content, words))


def confirm(session: Session, spot: Spot, prepared: Prepared) -> Shared:
    """Keep the answer and confirm its record. Drafts about other records stay."""
    others = _drafts(session, spot)
    others.pop(spot.about or "", None)
    with session.transaction():
        shared = answering.commit(session, prepared)
        _put(session, spot, others)
    return shared


def keep_private(session: Session, spot: Spot, words: Words) -> str:
    """Keep a page that never travels as a private entry; returns its id."""
    content = content_of(words, session)
    text = "\n\n".join(str(v) for v in content.fields.values() if isinstance(v, str))
    whole = replace(content, body="\n\n".join(part for part in (content.body, text) if part))
    with session.transaction():
        entry_id = writing.write(session, replace(whole, fields=MappingProxyType({})))
        keep(session, spot, Words())
    return entry_id


def abandon(session: Session, thread: str) -> bool:
    """Forget a thread that was begun here and in which no word was written. Whether it was."""
    if drafts.load(session, thread, answering.STARTED) is None:
        return False
    if any(each.startswith(f"{thread}/") for each in drafts.ids(session, answering.ANSWER)):
        return False
    drafts.forget(session, thread)
    return True


def content_of(words: Words, session: Session) -> Content:
    """An entry's content of what was filled in, of today."""
    own = {name: words.values[name] for name in forms.OWN_KEYS if name in words.values}
    fields = {name: value for name, value in words.values.items() if name not in own}
    return Content(day=session.world.clock.today(), fields=MappingProxyType(fields), **own)


def _along(where: Slot, content: Content, words: Words) -> Along:
    held = words.held_back - set(NEVER_HELD_BACK)
    if held - {item.name for item in where.step.inputs if item.optional}:
        raise BadInput("field")
    return replace(
        answering.everything(where.step, content),
        title="title" not in held,
        feelings=bool(content.feelings) and "feelings" not in held,
        needs=bool(content.needs) and "needs" not in held,
        fields=frozenset(content.fields) - held,
    )


def _standing(session: Session, spot: Spot) -> Words:
    """The words of my record that a new revision would replace."""
    pairing = session.shared_with()
    between_us = live.between(session, pairing)
    row = next((r for r in between_us.own.values() if r.id == spot.revises), None)
    if row is None:
        raise NoSuchEntry("record")
    record = sharing.readable(pairing, row)
    values = {name: value for name, value in record.fields.items() if name != "role"}
    for name in forms.OWN_KEYS:
        if value := getattr(record, name):
            values[name] = value
    return Words(values=MappingProxyType(values))


def _drafts(session: Session, spot: Spot) -> dict[str, Any]:
    kept = drafts.load(session, spot.draft_id, answering.ANSWER) or {}
    found = kept.get("about")
    return dict(found) if isinstance(found, dict) else {}


def _put(session: Session, spot: Spot, kept: Mapping[str, Any]) -> None:
    if kept:
        drafts.save(session, spot.draft_id, answering.ANSWER, {"about": dict(kept)})
    else:
        drafts.forget(session, spot.draft_id)
