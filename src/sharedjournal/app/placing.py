# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the record of an entry stands: which step of which thread, what it answers, whether it may.

A record may name only what is here: a record of this pairing, a thread whose opening is here. The
form's recipe decides which step may be written; nothing here knows a form by name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharedjournal.app import live
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Placement
from sharedjournal.domain.errors import NotAllowed
from sharedjournal.domain.ids import ThreadId
from sharedjournal.domain.record import parse_line

if TYPE_CHECKING:
    from datetime import date

    from sharedjournal import forms
    from sharedjournal.app.live import Between
    from sharedjournal.app.session import Session
    from sharedjournal.domain.entry import Entry
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.vault import OwnRecord

_OWN_FORM = "sha256:"


@dataclass(frozen=True, slots=True)
class Place:
    """What is settled about a record before its words: its placement and the step, where known.

    `sleeps_until`: it does not travel before what it names does.
    """

    placement: Placement
    step: forms.Step | None
    sleeps_until: date | None

    @property
    def sealed(self) -> bool:
        """Whether the recipe seals it."""
        return self.step is not None and self.step.sealed


def place(session: Session, pairing: Pairing, entry: Entry, former: OwnRecord | None) -> Place:
    """The place of the next revision of `former`, or of a new record. Raises as `check`."""
    return check(session, pairing, _placement(session, entry, former), former)


def check(
    session: Session, pairing: Pairing, placement: Placement, former: OwnRecord | None
) -> Place:
    """Whether a record may stand there: the next revision of `former`, or a new one.

    Raises `NotAllowed`: `form` (not known here), `opening first` (what it names is not here),
    `step` (it may not be written now), `key left`, `no free look`.
    """
    form = live.catalog(session, pairing).get(placement.form)
    step = form.step(placement.step) if form is not None else None
    if former is not None:
        if parse_line(former.line).sealed:
            if step is None or not step.sealed:
                # Its form was forgotten here: what its recipe seals must not leave in the open.
                raise NotAllowed("form")
            _check_still_sealed(session, pairing, former)
        return Place(placement, step, former.sleeps_until)
    if form is None:
        raise NotAllowed("form")
    if placement.opening and placement.re is None and form.on == "nothing":
        if step is None or not step.opens:
            raise NotAllowed("step")
        return Place(placement, step, None)
    between_us = live.between(session, pairing)
    placement = replace(placement, thread=between_us.threads.canonical(placement.thread))
    _check_fits(between_us, placement, form)
    return Place(placement, step, _sleeps_until(between_us, placement))


def suggested(session: Session, pairing: Pairing, entry: Entry) -> Along:
    """What the share sheet starts with for an entry that was not shared: what its step suggests."""
    if entry.placement is None:
        return Along()
    form = live.catalog(session, pairing).get(entry.placement.form)
    step = form.step(entry.placement.step) if form is not None else None
    return along_of_step(step) if step is not None else Along()


def along_of_step(step: forms.Step) -> Along:
    """What the share sheet starts with for a step."""
    return Along(ask=step.ask or Along().ask, care=step.care, depth=step.depth)


def own_form(session: Session, pairing: Pairing, form: str | None) -> dict[str, bytes]:
    """The couple's own form that travels with a record that names it; empty for a shipped one."""
    if form is None or not form.startswith(_OWN_FORM):
        return {}
    sha256 = form.removeprefix(_OWN_FORM)
    return {sha256: live.own_forms(session, pairing)[sha256]}


def page_placement(session: Session) -> Placement:
    """Where an ordinary page stands: the one step of a thread of its own."""
    thread = ThreadId(session.world.ids.new())
    return Placement(form=PAGE[0], step=PAGE[1], thread=thread, opening=True)


PAGE = ("page@1", "page")
"""The form and the step of what stands in no form: the format gives every page this one."""


def _placement(session: Session, entry: Entry, former: OwnRecord | None) -> Placement:
    placement = entry.placement
    if former is None:
        if placement is None:
            return page_placement(session)
        if placement.opening and _was_shared(session, entry):
            # It opens anew: no id of what was taken back, or of another pairing, is written again.
            return replace(placement, thread=ThreadId(session.world.ids.new()))
        return placement
    # Form, topic, thread and step never change in a later revision, whatever became of the entry.
    record = parse_line(former.line)
    form = record.form or (placement.form if placement else PAGE[0])
    re = record.re
    if placement is not None and placement.re is not None and re is not None:
        # The same record in the line that stands now: what was answered anew is about that.
        re = placement.re if placement.re[0] == re[0] else re
    return Placement(
        form=form,
        step=record.step or PAGE[1],
        thread=record.thread or ThreadId(session.world.ids.new()),
        opening=record.form is not None,
        topic=record.topic,
        re=re,
        asked=record.asked,
    )


def _was_shared(session: Session, entry: Entry) -> bool:
    store = session.store
    return any(store.sharing.by_entry(known.pair, entry.id) for known in store.pairings.all())


def _check_fits(between_us: Between, placement: Placement, form: forms.Form) -> None:
    threads = between_us.threads
    if placement.opening:
        target = threads.live(placement.re[0]) if placement.re is not None else None
        if target is None:
            raise NotAllowed("opening first")
        if form.on != "nothing" and not threads.may_hang(form, target, mine=True):
            raise NotAllowed("step")
        return
    thread = threads.get(placement.thread)
    if thread is None or thread.form is None or thread.form.name != form.name:
        raise NotAllowed("opening first")
    about = placement.re[0] if placement.re else None
    found = thread.find(placement.step, about)
    if found is None or found.revises is not None or placement.step in spent(between_us, thread.id):
        raise NotAllowed("step")


def spent(between_us: Between, thread: ThreadId) -> frozenset[str]:
    """Sealed steps of a thread, taken back after their key left: those are not written again."""
    known = between_us.threads.get(thread)
    if known is None:
        return frozenset()
    return frozenset(
        place.step
        for place in between_us.spent
        if place.step is not None and live.went_on_as(between_us, place, known)
    )


def _sleeps_until(between_us: Between, placement: Placement) -> date | None:
    named = {placement.re[0]} if placement.re else set()
    thread = None if placement.opening else between_us.threads.get(placement.thread)
    if thread is not None:
        named |= {i.live.record.id for i in thread.items if i.live.record.form is not None}
    days = (row.sleeps_until for i in named if (row := between_us.own.get(i)) is not None)
    return max((day for day in days if day is not None), default=None)


def _check_still_sealed(session: Session, pairing: Pairing, row: OwnRecord) -> None:
    if row.key_in_file is not None:
        raise NotAllowed("key left")
    if live.partner_key_held(live.between(session, pairing), row.id):
        raise NotAllowed("no free look")
