# SPDX-License-Identifier: GPL-3.0-or-later
"""One page of the partner's with all that is shown beside it: the words of its form, what may be
answered, what hangs on it, what it was before. A query; opening is in `receiving`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.app import letters, live, reading, receiving, step_words, threads
from sharedjournal.app.answering import LANG
from sharedjournal.domain.errors import NoSuchEntry
from sharedjournal.domain.ids import RecordId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.app.live import Between
    from sharedjournal.app.reading import Page
    from sharedjournal.app.session import Session
    from sharedjournal.app.threads import FormRow, ToWrite
    from sharedjournal.domain.record import Record

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Following:
    """A thread that hangs on a page. `mine`: whether I began it."""

    id: str
    title: str
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedPage:
    """A page with what stands beside it.

    `form`: the title of its form, empty for an ordinary page; `folded`: the sentences that the form
    makes of it. `answers`: the title of what it
    answers, of mine where `answers_mine`. `replies`: what may be hung on it, the forms that fit its
    ask first; `promise` is the one that says that an envelope cannot be held. `to_write`: what may
    be written about it in its own thread. `following`: what hangs on it. `earlier`: what it was.
    """

    page: Page
    form: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    choices: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    folded: str = ""
    answers: str = ""
    answers_mine: bool = False
    thread: str | None = None
    replies: tuple[FormRow, ...] = ()
    promise: FormRow | None = None
    to_write: tuple[ToWrite, ...] = ()
    following: tuple[Following, ...] = ()
    earlier: tuple[Record, ...] = ()

    def fits(self, form: FormRow) -> bool:
        """Whether a form is an answer in the way that was asked for."""
        return (self.page.ask or "listen") in form.tags


ENVELOPE = "envelope"
"""The tag of the form that says that the care of an envelope cannot be promised."""
_SHELVED = frozenset({"keep", "promise", "card", "words", "open-when", "drawer"})


def received_page(session: Session, record_id: str, *, lang: str = LANG) -> ReceivedPage:
    """Everything about one of the partner's pages. Raises `NoSuchEntry`.

    Of an ended pairing there is nothing to answer.
    """
    pairing, row = receiving.received_row(session, record_id)
    current = session.confirmed_pairing_or_none()
    page = reading.page(session, record_id)
    if current is None or current.pair != pairing.pair:
        return ReceivedPage(page=page, earlier=reading.earlier_versions(session, record_id))
    between_us = live.between(session, current)
    answers, mine = _answered(session, between_us, page)
    form, step = _form_of(between_us, page)
    titled = form is not None and form.name != letters.PAGE
    wording = form.wording(lang) if form is not None else forms.Wording()
    offered = () if row.gone else _replies(between_us, page, lang)
    return ReceivedPage(
        page=page,
        form=wording.title if titled else "",
        labels=wording.step(step).inputs,
        choices=step_words.words_of(form, step, lang),
        folded="" if page.shut else forms.fold(wording, page.fields),
        answers=answers,
        answers_mine=mine,
        thread=_thread_of(between_us, page),
        replies=tuple(each for each in offered if ENVELOPE not in each.tags),
        promise=next((each for each in offered if ENVELOPE in each.tags), None),
        to_write=() if page.shut else _to_write(session, between_us, page, lang),
        following=tuple(_following(between_us, page, lang)),
        earlier=reading.earlier_versions(session, record_id),
    )


def is_theirs(session: Session, some_id: str) -> bool:
    """Whether this is the id of one of the partner's records."""
    try:
        receiving.received_row(session, some_id)
    except NoSuchEntry:
        return False
    return True


def _replies(between_us: Between, page: Page, lang: str) -> tuple[FormRow, ...]:
    """The forms that may hang on it: first those that fit what was asked for, shelves last."""
    ask = page.ask or "listen"

    def rank(form: FormRow) -> tuple[bool, bool]:
        return bool(form.tags & _SHELVED), ask not in form.tags

    return tuple(sorted(threads.replies_to(between_us, RecordId(page.id), lang), key=rank))


def _form_of(between_us: Between, page: Page) -> tuple[forms.Form | None, str]:
    thread = between_us.threads.get_of(RecordId(page.id))
    form = thread.form if thread is not None else None
    return form or between_us.catalog.get(page.form), page.step or ""


def _thread_of(between_us: Between, page: Page) -> str | None:
    """The thread that it stands in, where something can follow there."""
    thread = between_us.threads.get_of(RecordId(page.id))
    if thread is None or thread.form is None or thread.form.single:
        return None
    return thread.id


def _to_write(session: Session, between_us: Between, page: Page, lang: str) -> tuple[ToWrite, ...]:
    thread = _thread_of(between_us, page)
    if thread is None:
        return ()
    found = threads.view(session, thread, lang=lang).to_write
    return tuple(each for each in found if not each.private and each.about in (None, page.id))


def _following(between_us: Between, page: Page, lang: str) -> list[Following]:
    found = []
    for thread in between_us.threads.hanging_on(RecordId(page.id)):
        if thread.form is not None:
            title = thread.form.wording(lang).title
            found.append(Following(thread.id, title, bool(thread.opener)))
    return found


def _answered(session: Session, between_us: Between, page: Page) -> tuple[str, bool]:
    row = between_us.received.get(RecordId(page.id))
    record = receiving.last_text(session, between_us.pairing, row) if row is not None else None
    if record is None:
        return "", False
    return letters.answered(session, between_us.pairing, record), record.re is not None and (
        record.re[0] in between_us.own
    )
