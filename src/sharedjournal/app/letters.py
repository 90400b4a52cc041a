# SPDX-License-Identifier: GPL-3.0-or-later
"""A record as its reader will have it: what is read off its line, with the words of its form.

What is shown of a proposal is read from the very line that would travel (of a sealed answer, from
what its seal hides), so that a preview cannot say another thing than the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal import forms
from sharedjournal.app import live, placing, reading, rendering, sharing, step_words, writing
from sharedjournal.domain.errors import NoSuchEntry, NotAllowed
from sharedjournal.domain.ids import RecordId
from sharedjournal.domain.record import parse_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.app.live import Between
    from sharedjournal.app.rendering import Along
    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Proposal
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.record import Record

PAGE = placing.PAGE[0]
"""The form of what stands in no other: an ordinary page."""
_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A record to look at. `line` is what travels; `pictures` their data, None where it is lost.

    `form`: the title of its form, empty for an ordinary page. `labels` name its fields, `choices`
    word what was chosen. `answers`: the title of what it answers, where that can be read here.
    """

    record: Record
    line: bytes
    sealed: bool
    form: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    choices: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    answers: str = ""
    answers_mine: bool = False
    pictures: Mapping[str, bytes | None] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the share sheet starts with. `page` is the entry, `along` what would go along.

    `required` and `optional` are the inputs of its step that hold something, with their labels;
    what is required always goes along. `shared`: a record of it is not taken back; `held`: a file
    held one. `words_changed`: the same decision would make another record by now.
    """

    page: reading.Page
    along: Along
    required: tuple[tuple[str, str], ...]
    optional: tuple[tuple[str, str], ...]
    sealed: bool
    shared: bool
    held: bool
    words_changed: bool


def of_proposal(session: Session, proposal: Proposal, lang: str) -> Letter:
    """What a proposal would let the partner read. Nothing is stored."""
    sealed = proposal.seal_key is not None
    record = proposal.record if sealed else parse_line(proposal.line)
    named = Letter(record=record, line=proposal.line, sealed=sealed)
    pictures = {each.sha256: each.data for each in proposal.pictures}
    return _worded(
        session,
        replace(named, pictures=MappingProxyType(pictures)),
        proposal.placement.form,
        lang,
    )


def of_record(session: Session, record_id: str, lang: str) -> Letter:
    """An own record as the partner has it or will have it. Raises `NoSuchEntry`, `NotPaired`."""
    pairing = session.shared_with()
    row = session.store.sharing.get(pairing.pair, RecordId(record_id))
    record = sharing.readable(pairing, row)
    pictures = {name: session.store.sharing.picture(pairing.pair, name) for name in record.pictures}
    letter = Letter(
        record=record,
        line=row.line,
        sealed=row.seal_key is not None,
        pictures=MappingProxyType(pictures),
    )
    return _worded(session, letter, form_of(session, pairing, record), lang)


def sheet(session: Session, entry_id: str, lang: str) -> Sheet:
    """What the share sheet needs to know. Raises as `sharing.along_of`."""
    pairing = session.shared_with()
    page = reading.page(session, entry_id)
    along = sharing.along_of(session, entry_id)
    former = sharing.live_record(session, pairing, writing.own_entry(session, entry_id).id)
    form = live.catalog(session, pairing).get(page.form) if page.form else None
    step = form.step(page.step) if form is not None and page.step else None
    wording = form.wording(lang).step(page.step) if form is not None and page.step else None
    required: list[tuple[str, str]] = []
    optional: list[tuple[str, str]] = []
    needed = {item.name for item in step.inputs if not item.optional} if step else set()
    for name, value in page.fields.items():
        label = (wording.inputs.get(name) if wording else None) or name
        if value:
            (required if name in needed or name in _ALWAYS else optional).append((name, label))
    return Sheet(
        page=page,
        along=along,
        required=tuple(required),
        optional=tuple(optional),
        sealed=step is not None and step.sealed,
        shared=former is not None,
        held=former is not None and former.ever_in_file,
        words_changed=words_changed(session, entry_id),
    )


_ALWAYS = ("choice", "role")


def words_changed(session: Session, entry_id: str) -> bool:
    """Whether an entry that is shared would by now make another record, decided as before."""
    pairing = session.confirmed_pairing_or_none()
    if pairing is None:
        return False
    entry = writing.own_entry(session, entry_id)
    former = sharing.live_record(session, pairing, entry.id)
    if former is None or entry.binned_at is not None:
        return False
    along = sharing.along_of(session, entry_id)
    if along.excerpt == "":
        return True
    old = sharing.readable(pairing, former)
    return rendering.again(old, entry.content, along) != old


def form_of(session: Session, pairing: Pairing, record: Record) -> str:
    """The name of the form in whose thread a record of mine stands; empty where it is not known."""
    if record.form is not None:
        return record.form
    between_us = live.between(session, pairing)
    thread = between_us.threads.get_of(record.id)
    return thread.form.name if thread is not None and thread.form is not None else ""


def title_of(record: Record, form: str = "") -> str:
    """What a record is called in a list: its title, its first words, or what it is."""
    return title_in(record.title, record.body, record.fields) or form


def title_in(title: str, body: str, fields: Mapping[str, Any]) -> str:
    """A title, or the first words where there is none."""
    first = rendering.excerpt_of(body)
    return title or first or rendering.excerpt_of(rendering.readable_text("", fields))


def _worded(session: Session, letter: Letter, form_name: str, lang: str) -> Letter:
    pairing = session.shared_with()
    record = letter.record
    form = live.catalog(session, pairing).get(form_name) if form_name else None
    answers, mine = _answered(session, pairing, record)
    letter = replace(letter, answers=answers, answers_mine=mine)
    if record.step in forms.WORDLESS:
        return replace(letter, form=forms.phrases(lang).wordless[record.step])
    if form is None or form.name == PAGE:
        return letter
    wording = form.wording(lang)
    step = wording.step(record.step or "")
    words = step_words.words_of(form, record.step, lang)
    return replace(letter, form=wording.title, labels=step.inputs, choices=words)


def answered(session: Session, pairing: Pairing, record: Record) -> str:
    """The title of what a record answers, as far as it may be read here; else empty."""
    return _answered(session, pairing, record)[0]


def title_here(session: Session, between_us: Between, record_id: RecordId) -> str:
    """What a record of either person is called, as far as it may be read here; else empty."""
    try:
        page = reading.page_of(session, between_us, record_id)
    except (NoSuchEntry, KeyError):
        return ""
    return "" if page.shut else title_in(page.title, page.body, page.fields)


def _answered(session: Session, pairing: Pairing, record: Record) -> tuple[str, bool]:
    """The title of what a record answers, as far as it may be read, and whether it is mine."""
    if record.re is None:
        return "", False
    try:
        own = session.store.sharing.get(pairing.pair, record.re[0])
    except NoSuchEntry:
        pass
    else:
        return title_of(sharing.readable(pairing, own)), True
    try:
        page = reading.page(session, record.re[0])
    except (NoSuchEntry, NotAllowed):
        return "", False
    return title_in(page.title, page.body, page.fields), False
