# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms and threads to look at: what may be begun, what was written, what may be written now.

Queries that return frozen values; everything in them is derived from records and recipes. The
commands are in `answering`. Nothing here knows a form by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.app import (
    answering,
    drafts,
    letters,
    live,
    placing,
    reading,
    receiving,
    step_words,
)
from sharedjournal.app.answering import ANSWER, LANG, STARTED
from sharedjournal.domain.errors import NoSuchEntry, NotPossible
from sharedjournal.domain.ids import RecordId, ThreadId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharedjournal.app.live import Between
    from sharedjournal.app.session import Session

_SEEN = "seen/"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A form that can be begun. `on`: what it hangs on, `nothing` for one that stands alone.

    `takes_topic`: its question or its thread is about something that is named when it begins.
    `sealed`: its first page is.
    """

    name: str
    base: str
    title: str
    why: str
    on: str
    tags: frozenset[str]
    roles: tuple[str, ...]
    steps: tuple[str, ...]
    takes_topic: bool
    sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """A thread in a list. `line`: one word for it; `steps`: what may be written now.

    `new`: begun here, nothing of it shared yet. `opener`: whether it was begun by me. `about`: what
    the record that it hangs on is called, as far as it may be read.
    """

    id: ThreadId
    form: str
    title: str
    topic: str | None
    line: str
    steps: tuple[str, ...]
    opener: bool
    ended: str | None
    new: bool
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One record of a thread as it may be read. `counts` false: it is shown as plain text.

    `page.id` is the own entry or the partner's record. `stand`: where the record stands, and for
    one of mine the `number` of the first file that held it. `labels` name its fields, `choices`
    word what was chosen.
    """

    record: RecordId
    page: reading.Page
    step: str | None
    counts: bool
    stand: str
    number: int | None
    labels: Mapping[str, str]
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One input of a step. `kind`: text, choice, feelings, needs, grid, day or pick.

    Keys with their words: `rows` and `scale` of a grid, `offered` for a pick.
    """

    name: str
    kind: str
    optional: bool
    label: str
    rows: step_words.Pairs = ()
    scale: step_words.Pairs = ()
    offered: step_words.Pairs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToWrite:
    """A step that may be written now, with its words. `about`: the record that it answers.

    `revises`: my record that a new revision would replace. `private`: it never travels. `choices`
    are keys with their labels. `ask`, `care`, `depth`: what the share sheet starts with.
    """

    step: str
    question: str
    starters: tuple[str, ...]
    inputs: tuple[Asked, ...]
    choices: tuple[tuple[str, str], ...]
    about: RecordId | None
    revises: RecordId | None
    sealed: bool
    private: bool
    minutes: int | None
    ask: str | None
    care: tuple[str, ...]
    depth: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a step stands for one person. `number`: of the file; `question`: what it asks."""

    step: str
    question: str
    mine: bool
    stand: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One thread, whole. `may_end`: pass and rest are possible."""

    row: ThreadRow
    why: str
    said: tuple[Said, ...]
    to_write: tuple[ToWrite, ...]
    stands: tuple[Stand, ...]
    may_end: bool


def form_rows(session: Session, *, lang: str = LANG) -> tuple[FormRow, ...]:
    """The forms there are, each in its newest version, by name."""
    known = live.catalog(session, session.confirmed_pairing_or_none())
    return tuple(_form_row(form, lang) for form in known)


def beginnings(session: Session, *, lang: str = LANG) -> tuple[FormRow, ...]:
    """The forms that stand alone and can be begun from a list: not an ordinary page."""
    rows = form_rows(session, lang=lang)
    return tuple(row for row in rows if row.on == "nothing" and row.name != placing.PAGE[0])


def replies(session: Session, some_id: str, *, lang: str = LANG) -> tuple[FormRow, ...]:
    """The small forms that may hang on this record, or on the record of this own entry, now."""
    pairing = session.shared_with()
    between_us = live.between(session, pairing)
    return replies_to(between_us, answering.record_id(session, some_id), lang)


def replies_to(between_us: Between, record: RecordId, lang: str) -> tuple[FormRow, ...]:
    """`replies`, where all that is between the two was read already."""
    found = forms.startable(between_us.catalog, between_us.threads, record)
    return tuple(_form_row(form, lang) for form in {s.form.name: s.form for s in found}.values())


def thread_rows(session: Session, *, lang: str = LANG) -> tuple[ThreadRow, ...]:
    """The threads in which something can follow: those begun here first, then the others."""
    between_us = live.between(session, session.shared_with())
    local = _local(session, between_us)
    rows = list(_new_rows(session, between_us, lang))
    rows += [_row(session, between_us, thread, local, lang) for thread in between_us.threads]
    return tuple(rows)


def view(session: Session, thread: str, *, lang: str = LANG) -> View:
    """One thread by its id, or by a record or own entry in it. Raises `NoSuchEntry`."""
    between_us = live.between(session, session.shared_with())
    known = _find(session, between_us, thread)
    if known is None:
        return _new_view(session, between_us, thread, lang)
    local = _local(session, between_us)
    form = known.form
    return View(
        row=_row(session, between_us, known, local, lang),
        why=form.wording(lang).why if form is not None else "",
        said=tuple(_said(session, between_us, known, lang)),
        to_write=tuple(_to_write(between_us, known, lang)),
        stands=tuple(
            Stand(
                step=each.step.key,
                question=_question(form, each.step.key, known.topic, lang),
                mine=each.mine,
                stand=each.stand,
                number=each.number,
            )
            for each in forms.step_states(known, local)
        ),
        may_end=known.may_end(),
    )


def mark_seen(session: Session, thread: str) -> None:
    """Remember, in this vault alone, that the thread was looked at as it is now."""
    between_us = live.between(session, session.shared_with())
    known = _find(session, between_us, thread)
    if known is not None:
        seen = " ".join(sorted(_theirs(known)))
        session.store.settings.set(_SEEN + known.id, seen)


def _question(form: forms.Form | None, step: str, topic: str | None, lang: str) -> str:
    return form.asked(step, topic, lang) if form is not None else ""


def _find(session: Session, between_us: Between, some_id: str) -> forms.Thread | None:
    found = between_us.threads.get(ThreadId(some_id))
    return found or between_us.threads.get_of(answering.record_id(session, some_id))


def _form_row(form: forms.Form, lang: str) -> FormRow:
    wording = form.wording(lang)
    steps = [step.key for role in (form.roles or (None,)) for step in form.openings(role)]
    return FormRow(
        name=form.name,
        base=form.base,
        title=wording.title,
        why=wording.why,
        on=form.on,
        tags=form.tags,
        roles=form.roles,
        steps=tuple(dict.fromkeys(steps)),
        takes_topic=form.on == "nothing"
        and (form.merge or any("{topic}" in words.question for words in wording.steps.values())),
        sealed=any(step.sealed for step in form.steps if step.opens),
    )


def _row(
    session: Session, between_us: Between, thread: forms.Thread, local: forms.Local, lang: str
) -> ThreadRow:
    form = thread.form
    spent = placing.spent(between_us, thread.id)
    return ThreadRow(
        id=thread.id,
        form=thread.form_name or "",
        title=form.wording(lang).title if form is not None else "",
        topic=thread.topic,
        line=forms.line(thread, local),
        steps=tuple(dict.fromkeys(found.step.key for found in thread.writable(spent))),
        opener=bool(thread.opener),
        ended=thread.ended,
        new=False,
        about=letters.title_here(session, between_us, thread.on[0]) if thread.on else "",
    )


def _new_rows(session: Session, between_us: Between, lang: str) -> Iterator[ThreadRow]:
    for thread in drafts.ids(session, STARTED):
        try:
            found = answering.started(session, between_us, thread)
        except NotPossible:
            continue  # What it was to hang on is not here any more.
        if found.thread is None:
            yield _new_row(session, between_us, found, thread, lang)


def _new_row(
    session: Session, between_us: Between, found: forms.Start, thread: str, lang: str
) -> ThreadRow:
    return ThreadRow(
        id=ThreadId(thread),
        form=found.form.name,
        title=found.form.wording(lang).title,
        topic=found.topic,
        line="yours-to-write",
        steps=tuple(step.key for step in found.steps),
        opener=True,
        ended=None,
        new=True,
        about=letters.title_here(session, between_us, found.on[0]) if found.on else "",
    )


def _new_view(session: Session, between_us: Between, thread: str, lang: str) -> View:
    found = answering.started(session, between_us, thread)
    if found.thread is not None:
        return view(session, found.thread, lang=lang)
    begun = _drafts(session)
    return View(
        row=_new_row(session, between_us, found, thread, lang),
        why=found.form.wording(lang).why,
        said=(),
        to_write=tuple(
            _words(found.form, step, found.topic, lang, about=found.on and found.on[0])
            for step in found.steps
        ),
        stands=tuple(
            Stand(
                step=step.key,
                question=_question(found.form, step.key, found.topic, lang),
                mine=True,
                stand="draft" if (thread, step.key) in begun else "nothing",
                number=None,
            )
            for step in found.steps
        ),
        may_end=True,
    )


def _to_write(between_us: Between, thread: forms.Thread, lang: str) -> Iterator[ToWrite]:
    form = thread.form
    if form is None:
        return
    spent = placing.spent(between_us, thread.id)
    for found in (*thread.writable(spent), *thread.changeable()):
        about = found.re[0] if found.re is not None else None
        yield _words(form, found.step, thread.topic, lang, about=about, revises=found.revises)
    for step in thread.private_steps():
        yield _words(form, step, thread.topic, lang)


def _words(
    form: forms.Form,
    step: forms.Step,
    topic: str | None,
    lang: str,
    *,
    about: RecordId | None = None,
    revises: RecordId | None = None,
) -> ToWrite:
    wording = form.wording(lang).step(step.key)
    along = placing.along_of_step(step)
    rows, scale, offered = step_words.rows_of(form, step, lang)
    return ToWrite(
        step=step.key,
        question=form.asked(step.key, topic, lang),
        starters=wording.starters,
        inputs=tuple(
            Asked(
                name=item.name,
                kind=item.kind,
                optional=item.optional,
                label=wording.inputs.get(item.name, item.name),
                rows=rows if item.kind == "grid" else (),
                scale=scale if item.kind == "grid" else (),
                offered=offered if item.kind == "pick" else (),
            )
            for item in step.inputs
        ),
        choices=tuple((choice, wording.choices.get(choice, choice)) for choice in step.choices),
        about=about,
        revises=revises,
        sealed=step.sealed,
        private=step.private,
        minutes=step.minutes,
        ask=along.ask,
        care=along.care,
        depth=along.depth,
    )


def _said(session: Session, between_us: Between, thread: forms.Thread, lang: str) -> Iterator[Said]:
    wording = thread.form.wording(lang) if thread.form is not None else forms.Wording()
    for item in thread.items:
        record = item.live.record
        try:
            page = reading.page_of(session, between_us, record.id)
        except NoSuchEntry:
            continue  # Its text was taken out here; its place counts all the same.
        row = between_us.own.get(record.id)
        if row is not None:
            stand, number = ("file" if row.in_file is not None else "next-file"), row.in_file
        elif record.sealed:
            stand, number = ("sealed-here" if page.shut else "open"), None
        else:
            stand, number = "here", None
        yield Said(
            record=record.id,
            page=page,
            step=record.step,
            counts=item.counts,
            stand=stand,
            number=number,
            labels=wording.step(record.step or "").inputs,
            choices=step_words.words_of(thread.form, record.step, lang),
        )


def _local(session: Session, between_us: Between) -> forms.Local:
    """What only this vault knows: drafts, files, what was looked at, what was taken back."""
    seen = {name: frozenset(value.split()) for name, value in session.settings(_SEEN)}
    unseen: set[RecordId] = set()
    for thread in between_us.threads:
        known = seen.get(_SEEN + thread.id, frozenset())
        unseen |= {
            item.live.record.id
            for item in thread.items
            if not item.live.mine and _mark(item) not in known
        }
    return forms.Local(
        drafts=frozenset(_drafts(session)),
        files={row.id: row.in_file for row in between_us.own.values() if row.in_file is not None},
        unseen=frozenset(unseen),
        gone=frozenset(_gone(session, between_us)),
    )


def _mark(item: forms.Item) -> str:
    return f"{item.live.record.id}:{item.live.hash[:16]}"


def _theirs(thread: forms.Thread) -> set[str]:
    return {_mark(item) for item in thread.items if not item.live.mine}


def _drafts(session: Session) -> set[tuple[ThreadId, str]]:
    ids = (draft.partition("/") for draft in drafts.ids(session, ANSWER))
    return {(ThreadId(thread), step) for thread, _slash, step in ids}


def _gone(session: Session, between_us: Between) -> Iterator[tuple[ThreadId, str, bool]]:
    canonical = between_us.threads.canonical
    for thread, step in between_us.taken_back:
        yield canonical(thread), step, True
    for row in between_us.received.values():
        place = receiving.place_of(session, between_us.pairing, row) if row.gone else None
        if place is not None:
            yield canonical(place[0]), place[1], False
