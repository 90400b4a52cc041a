# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file brought that its reader may want to know of, once it was brought in.

A query. An envelope tells its ask and care and no word; nothing here is ever told to anyone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sharedjournal import forms
from sharedjournal.app import letters, live, receiving, settings, sharing

if TYPE_CHECKING:
    from datetime import date

    from sharedjournal.app.exchange import ReadFile
    from sharedjournal.app.live import Between
    from sharedjournal.app.session import Session
    from sharedjournal.domain.record import Record
    from sharedjournal.vault import ReceivedRecord

Kind = Literal["envelope", "page", "changed", "request", "sealed", "opened", "wordless"]
"""`changed`: it was here already. `request`: to let it go. `opened`: a sealed answer that can be
read now. `sealed`: one that cannot. `wordless`: pass or rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameRow:
    """One record that came. Its title is empty where nothing of it may be shown.

    `question`: what a sealed answer answers. `thread` where it stands in one that goes on.
    """

    id: str
    kind: Kind
    title: str = ""
    question: str = ""
    form: str = ""
    ask: str | None = None
    care: tuple[str, ...] = ()
    day: date | None = None
    pictures: int = 0
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What came, in the order of the author's file. `keys_leave`: a key of mine is in the next."""

    rows: tuple[CameRow, ...]
    keys_leave: bool


_NEWS = "news"


def mark_news(session: Session, *, there: bool) -> None:
    """Remember, in the vault, that something came that was not looked at; or that it was."""
    settings.remember(session, _NEWS, "1" if there else "")


def has_news(session: Session) -> bool:
    """Whether something came since the partner's pages were last looked at here."""
    return settings.read(session, _NEWS) == "1"


def came(session: Session, read: ReadFile, lang: str) -> Came:
    """What the file that was just brought in changed here. Raises `NotPaired`, `NotConfirmed`."""
    pairing = session.confirmed_pairing()
    touched = {arrival.id for arrival in read.plan.arrivals}
    touched |= {key[0] for key in read.plan.keys}
    if not touched:
        return Came((), keys_leave=bool(sharing.leaving_keys(session)))
    between_us = live.between(session, pairing)
    known = read.held.records.keys()
    received = [row for row in between_us.received.values() if row.id in touched and not row.bare]
    rows = [
        _row(session, between_us, row, lang, is_known=row.id in known)
        for row in sorted(received, key=lambda row: row.place)
    ]
    return Came(
        tuple(row for row in rows if row is not None),
        keys_leave=bool(sharing.leaving_keys(session)),
    )


def _row(
    session: Session, between_us: Between, row: ReceivedRecord, lang: str, *, is_known: bool
) -> CameRow | None:
    record = receiving.last_text(session, between_us.pairing, row)
    if record is None:
        return None  # It was taken back before its text was ever here.
    thread = between_us.threads.get_of(row.id)
    form = thread.form if thread is not None else None
    goes_on = thread is not None and form is not None and not form.single
    shut = receiving.is_shut(row, record)
    base = CameRow(
        id=row.id,
        kind="page",
        question=record.asked or "",
        form=form.wording(lang).title if form is not None and form.name != letters.PAGE else "",
        ask=record.ask,
        care=record.care,
        day=record.day,
        thread=thread.id if goes_on and thread is not None else None,
    )
    return _of_kind(base, row, record, lang, shut=shut, is_known=is_known)


def _of_kind(
    base: CameRow,
    row: ReceivedRecord,
    record: Record,
    lang: str,
    *,
    shut: bool,
    is_known: bool,
) -> CameRow | None:
    if row.gone:
        if row.kept:
            return None
        return replace(base, kind="request", title="" if shut else letters.title_of(record))
    if record.sealed:
        return replace(base, kind="opened" if row.unsealed else "sealed")
    if record.step in forms.WORDLESS:
        return replace(base, kind="wordless", title=forms.phrases(lang).wordless[record.step])
    if shut:
        return replace(base, kind="envelope")
    return replace(
        base,
        kind="changed" if is_known else "page",
        title=letters.title_of(record),
        pictures=len(record.pictures),
    )
