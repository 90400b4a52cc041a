# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person may start now, and under which topic. Knows no form by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.record import MAX_TOPIC
from sharedjournal.forms.model import split_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharedjournal.domain.ids import RecordId, ThreadId
    from sharedjournal.forms.catalog import Catalog
    from sharedjournal.forms.model import Form, Step
    from sharedjournal.forms.rules import Live
    from sharedjournal.forms.threads import Threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A form that may be started, with the steps that its first record may be of.

    The opening record gets `form` (its name), a new random `thread`, `topic`, `re` = `on`, and
    where there is a `role`, that as `fields.role`. `thread` is set where the two already have
    this thread: then nothing is opened, and what may be written is said by that thread.
    """

    form: Form
    steps: tuple[Step, ...]
    role: str | None = None
    on: tuple[RecordId, str] | None = None
    topic: str | None = None
    thread: ThreadId | None = None


def startable(known: Catalog, between: Threads, on: RecordId | None = None) -> tuple[Start, ...]:
    """What may be started: on its own, or (with `on`) about that record, mine or the partner's.

    A sealed answer can be written about once it is open here. Each form is given in its newest
    version; one with roles once for each role that may begin. A form that merges and stands on that
    record already is given with its thread while there is something to write in it.
    """
    target = between.live(on) if on is not None else None
    if on is not None and (target is None or not target.readable):
        return ()
    found = (start for form in known for start in _starts(form, between, target))
    return tuple(
        start for start in found if start.thread is None or _goes_on(between, start.thread)
    )


def _starts(form: Form, between: Threads, target: Live | None) -> Iterator[Start]:
    if target is None and form.on != "nothing":
        return
    if target is not None and not between.may_hang(form, target, mine=True):
        return
    on = (target.record.id, target.hash) if target is not None else None
    former = between.find(form, on=on[0]) if on is not None else None
    for role in form.roles or (None,):
        steps = form.openings(role)
        if steps:
            thread = former.id if former is not None else None
            yield Start(form=form, steps=steps, role=role, on=on, thread=thread)


def _goes_on(between: Threads, thread: ThreadId) -> bool:
    found = between.get(thread)
    return found is not None and bool(found.writable())


def with_topic(start: Start, between: Threads, topic: str | None) -> Start:
    """`start` under a topic. In a form that merges, an open thread on it goes on; one that is
    over gives the next round its number (`money`, `money#2`). White space is made even. Raises
    `BadInput`.
    """
    words = " ".join((topic or "").split())
    if start.on is not None:
        # What it hangs on is its topic.
        return start
    if start.form.merge:
        subject, number = split_round(words)
        while former := between.find(start.form, _numbered(subject, number)):
            if former.ended is None and not former.complete():
                return replace(start, topic=former.topic, thread=former.id)
            number += 1
        words = _numbered(subject, number)
    if len(words) > MAX_TOPIC:
        raise BadInput("topic")
    return replace(start, topic=words or None)


def _numbered(subject: str, number: int) -> str:
    return subject if number == 1 else f"{subject}#{number}"


def resting(between: Threads) -> frozenset[str]:
    """What sleeps while threads that ask for it are open: cards, looking back."""
    return frozenset(
        name
        for thread in between
        if thread.form is not None and thread.ended is None
        for name in thread.form.rests
    )
