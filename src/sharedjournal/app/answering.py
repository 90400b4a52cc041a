# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing in forms: starting one, answering a step, passing and resting. Forms are data here.

Starting tells nobody anything: the thread is remembered in this vault alone until its first record
is confirmed. A window prepares an answer, shows it, and commits it; the terminal does both at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.app import drafts, live, placing, sharing, writing
from sharedjournal.domain.entry import Content, Entry, Placement
from sharedjournal.domain.errors import BadInput, NoSuchEntry, NotAllowed
from sharedjournal.domain.ids import EntryId, RecordId, ThreadId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharedjournal.app.live import Between
    from sharedjournal.app.rendering import Along
    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Proposal, Shared
    from sharedjournal.vault import OwnRecord

LANG = "en"
STARTED = "thread"
"""The kind of draft that remembers a thread of which nothing was shared."""
ANSWER = "answer"
"""The kind of draft that holds words for a step; its id is `thread/step`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A thread in which something can be written: `steps` are those that may come now.

    `new`: nothing of it was shared yet.
    """

    thread: ThreadId
    form: str
    steps: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Exactly what would be written: `step` where `placement` says, or a revision of `revises`.

    `begun`: the thread as it was begun here, where it went on as the one that the partner opened.
    """

    step: forms.Step
    placement: Placement
    begun: ThreadId | None = None
    role: str | None = None
    revises: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer and what the partner would see of it; nothing is stored yet."""

    entry: Entry | None
    proposal: Proposal
    stored: bool = False
    begun: ThreadId | None = None


def start(
    session: Session,
    name: str,
    *,
    topic: str | None = None,
    on: str | None = None,
    role: str | None = None,
) -> Opened:
    """Begin a form, by its name or its base; where both have that thread already, it goes on.

    `on`: the record or the own entry that it hangs on. Raises `BadInput` for an unknown form, role
    or topic, `NotAllowed` where it may not be started there, `NotPaired`, `NotConfirmed`.
    """
    between_us = live.between(session, session.shared_with())
    found = _start(session, between_us, name, topic=topic, on=on, role=role)
    if found.thread is not None:
        return _going_on(between_us, found.thread)
    thread = ThreadId(session.world.ids.new())
    drafts.save(session, thread, STARTED, _remembered(found))
    return Opened(
        thread=thread, form=found.form.name, steps=tuple(s.key for s in found.steps), new=True
    )


def slot(
    session: Session, thread: str, step: str, *, about: str | None = None, lang: str = LANG
) -> Slot:
    """What would be written in this step of the thread, about that record where there are several.

    Raises `NoSuchEntry` for an unknown thread, `NotAllowed` where the step may not be written now.
    """
    between_us = live.between(session, session.shared_with())
    target = record_id(session, about) if about is not None else None
    known = between_us.threads.get(ThreadId(thread))
    if known is None:
        return _first_slot(between_us, started(session, between_us, thread), thread, step, lang)
    found = known.find(step, target)
    if found is None or step in placing.spent(between_us, known.id) or known.form is None:
        raise NotAllowed("step")
    placement = Placement(
        form=known.form.name,
        step=step,
        thread=found.thread,
        opening=False,
        re=found.re,
        asked=known.form.asked(step, known.topic, lang) or None,
    )
    return Slot(step=found.step, placement=placement, revises=found.revises)


def prepare(
    session: Session,
    where: Slot,
    content: Content,
    *,
    along: Along | None = None,
    pictures: Iterable[bytes] = (),
) -> Prepared:
    """The answer as the partner would see it. Without `along` all that was given goes along.

    Raises `BadInput` naming what is missing or does not fit the step.
    """
    content = _fitting(where, content)
    added = [session.world.decoder.sanitize(data) for data in pictures]
    if added:
        names = dict.fromkeys((*content.pictures, *(picture.sha256 for picture in added)))
        content = replace(content, pictures=tuple(names))
    with session.transaction():
        for picture in added:
            session.store.pictures.add(picture)
    former = _former(session, where)
    along = along or everything(where.step, content)
    if where.step.key in forms.WORDLESS:
        return Prepared(None, sharing.propose_wordless(session, where.placement))
    entry, stored = _entry(session, where, former, content)
    return Prepared(
        entry,
        sharing.propose_entry(session, entry, along, former=former),
        stored=stored,
        begun=where.begun,
    )


def commit(session: Session, prepared: Prepared) -> Shared:
    """Keep the answer as an own entry and confirm its record: the next file will hold it."""
    entry = prepared.entry
    with session.transaction():
        if entry is not None and prepared.stored:
            now = session.world.clock.now()
            session.store.entries.replace(entry, keep_revision=True, at=now)
        elif entry is not None:
            session.store.entries.add(entry)
        shared = sharing.confirm(session, prepared.proposal)
        _forget_drafts(session, prepared)
    return shared


def answer(
    session: Session,
    thread: str,
    step: str,
    content: Content,
    *,
    about: str | None = None,
    lang: str = LANG,
) -> Shared:
    """Write a step and confirm it at once. Raises as `slot` and `prepare`."""
    with session.transaction():
        where = slot(session, thread, step, about=about, lang=lang)
        return commit(session, prepare(session, where, content))


def end(session: Session, thread: str, how: str) -> Shared | None:
    """`pass` or `rest`: ends the thread for both, without a word or a reason.

    A thread of which nothing was shared is forgotten; then nothing travels and None comes back.
    Raises `NoSuchEntry`, `NotAllowed` where it has ended, `BadInput` for another step.
    """
    if how not in forms.WORDLESS:
        raise BadInput("step")
    between_us = live.between(session, session.shared_with())
    if between_us.threads.get(ThreadId(thread)) is None:
        started(session, between_us, thread)
        drafts.forget(session, thread)
        return None
    return answer(session, thread, how, Content(day=None))


def reply(
    session: Session, record: str, name: str, content: Content, *, lang: str = LANG
) -> Shared:
    """Answer a record with a small form that hangs on it, and confirm it at once.

    Raises `NoSuchEntry`, `BadInput` for an unknown form, `NotAllowed` where it does not fit.
    """
    with session.transaction():
        opened = start(session, name, on=record)
        if not opened.steps:
            raise NotAllowed("step")
        return answer(session, opened.thread, opened.steps[0], content, lang=lang)


def everything(step: forms.Step, content: Content) -> Along:
    """All that was given goes along, with what the step suggests."""
    return replace(
        placing.along_of_step(step),
        feelings=bool(content.feelings),
        needs=bool(content.needs),
        mood=content.mood is not None,
        pictures=bool(content.pictures) and not step.sealed,
        fields=frozenset(content.fields),
    )


def started(session: Session, between_us: Between, thread: str) -> forms.Start:
    """A thread that was begun here and of which nothing was shared. Raises `NoSuchEntry`."""
    kept = drafts.load(session, thread, STARTED)
    if kept is None:
        raise NoSuchEntry("thread")
    return _start(
        session,
        between_us,
        kept["form"],
        topic=kept.get("topic"),
        on=kept.get("on"),
        role=kept.get("role"),
    )


def _remembered(found: forms.Start) -> dict[str, str]:
    kept = {"form": found.form.name, "topic": found.topic, "role": found.role}
    kept["on"] = found.on[0] if found.on else None
    return {key: value for key, value in kept.items() if value is not None}


def _start(
    session: Session,
    between_us: Between,
    name: str,
    *,
    topic: str | None,
    on: str | None,
    role: str | None,
) -> forms.Start:
    form = between_us.catalog.get(name) or between_us.catalog.newest(name)
    if form is None:
        raise BadInput("form")
    target = record_id(session, on) if on is not None else None
    if target is not None and between_us.threads.live(target) is None:
        raise NotAllowed("opening first")
    fits = [
        found
        for found in forms.startable(between_us.catalog, between_us.threads, target)
        if found.form.base == form.base
    ]
    if not fits:
        raise NotAllowed("form")
    if role is not None:
        fits = [found for found in fits if found.role == role]
    if not fits or (role is None and len(fits) > 1):
        raise BadInput("role")
    return forms.with_topic(fits[0], between_us.threads, topic)


def _going_on(between_us: Between, thread: ThreadId) -> Opened:
    known = between_us.threads.get(thread)
    if known is None or known.form is None:
        raise NotAllowed("form")
    spent = placing.spent(between_us, known.id)
    steps = dict.fromkeys(found.step.key for found in known.writable(spent))
    return Opened(thread=known.id, form=known.form.name, steps=tuple(steps), new=False)


def _first_slot(between_us: Between, found: forms.Start, thread: str, step: str, lang: str) -> Slot:
    if found.thread is not None:
        # The partner opened the same one meanwhile: what I write is my part of that.
        known = between_us.threads.get(found.thread)
        may = known.find(step) if known is not None else None
        if may is not None:
            return Slot(
                step=may.step,
                begun=ThreadId(thread),
                placement=Placement(
                    form=found.form.name,
                    step=step,
                    thread=may.thread,
                    opening=False,
                    re=may.re,
                    asked=found.form.asked(step, found.topic, lang) or None,
                ),
            )
    first = next((each for each in found.steps if each.key == step), None)
    if first is None:
        raise NotAllowed("step")
    placement = Placement(
        form=found.form.name,
        step=step,
        thread=ThreadId(thread),
        opening=True,
        topic=found.topic,
        re=found.on,
        asked=found.form.asked(step, found.topic, lang) or None,
    )
    return Slot(step=first, placement=placement, role=found.role)


def _fitting(where: Slot, content: Content) -> Content:
    """`content` with the role put in. Raises `BadInput` for what the step does not ask for."""
    step = where.step
    fields = dict(content.fields)
    if where.role is not None:
        fields["role"] = where.role
    if where.placement.step in forms.WORDLESS:
        if content.body or content.title or fields:
            raise BadInput("body")
        return content
    asked = {item.name for item in step.inputs}
    if step.choices:
        asked.add("choice")
        if fields.get("choice") not in (*step.choices, None):
            raise BadInput("choice")
    if where.role is not None:
        asked.add("role")
    for name in fields:
        if name not in asked:
            raise BadInput(name if name in ("choice", "role") else "field")
    if content.body and "body" not in asked:
        raise BadInput("body")
    return writing.check_content(replace(content, fields=MappingProxyType(fields)))


def _forget_drafts(session: Session, prepared: Prepared) -> None:
    placement = prepared.proposal.placement
    for thread in {placement.thread, prepared.begun or placement.thread}:
        drafts.forget(session, thread)
        drafts.forget(session, f"{thread}/{placement.step}")


def _former(session: Session, where: Slot) -> OwnRecord | None:
    if where.revises is None:
        return None
    return session.store.sharing.get(session.shared_with().pair, where.revises)


def _entry(
    session: Session, where: Slot, former: OwnRecord | None, content: Content
) -> tuple[Entry, bool]:
    """The entry that holds the answer, and whether it is there already."""
    if former is not None and former.entry_id is not None:
        try:
            entry = session.store.entries.get(former.entry_id)
        except NoSuchEntry:
            entry = None
        # Where it was thrown away since, the record goes on with a new one.
        if entry is not None and entry.binned_at is None:
            placement = replace(entry.placement or where.placement, re=where.placement.re)
            return replace(entry, content=content, placement=placement), True
    return writing.new_entry(session, content, where.placement), False


def record_id(session: Session, some_id: str) -> RecordId:
    """The record of an own entry, or the record that has this id."""
    pairing = session.shared_with()
    row = sharing.live_record(session, pairing, EntryId(some_id))
    return row.id if row is not None else RecordId(some_id)
