# SPDX-License-Identifier: GPL-3.0-or-later
"""Each shipped form for itself: two people write what is theirs, and every step has its turn.

The properties over long histories are in `test_forms`; here no form is left to chance.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from property.test_forms import Pair, write_everything
from sharedjournal import forms

if TYPE_CHECKING:
    from sharedjournal.domain.ids import RecordId
    from unit.forms.world import Person

KNOWN = forms.catalog()
OPENED = [
    (form.name, role)
    for form in KNOWN.forms.values()
    if not form.alone
    for role in (form.roles or (None,))
]
LIVES = 24


def begin(pair: Pair, form: forms.Form, who: int, role: str | None = None) -> RecordId:
    """This person opens a thread of the form, on what it needs; that is handed over."""
    person = pair.people[who]
    on = None
    if form.on != "nothing":
        base, step = form.on_step or ("page", "page")
        needed = KNOWN.newest(base)
        assert needed is not None
        on = begin(pair, needed, who if form.on == "mine" else 1 - who)
        assert step == record_step(pair.people[who], on)
        pair.sync()
    between = person.threads()
    start = next(
        start
        for start in forms.startable(KNOWN, between, on=on)
        if start.form.name == form.name and start.role == role
    )
    pair.number += 1
    record = person.open(pair.number * 7919 % 100_003, start)
    pair.sync()
    return record.id


def record_step(person: Person, record: RecordId) -> str | None:
    """The step of a record that this person holds."""
    found = person.threads().live(record)
    return found.record.step if found is not None else None


def write_again(pair: Pair, who: int) -> None:
    """Once each step that may be written any number of times."""
    person = pair.people[who]
    for thread in person.threads():
        for found in thread.writable():
            if found.step.times is None and not thread.counted(found.step.key, mine=True):
                pair.number += 1
                person.write(pair.number * 7919 % 100_003, found)


def lived(form: forms.Form, role: str | None, seed: int) -> tuple[Pair, set[str], set[str]]:
    """One life of a thread: what was written in it, and which private pages it offered."""
    pair = Pair()
    pair.number = random.Random(seed).randrange(1, 5_000)  # noqa: S311 -- a test's chance
    opened = begin(pair, form, seed % 2, role)
    private: set[str] = set()
    for _round in range(8):
        for who in (0, 1):
            thread = pair.people[who].threads().get_of(opened)
            assert thread is not None
            private |= {step.key for step in thread.private_steps()}
            write_everything(pair, who)
            write_again(pair, who)
            pair.sync()
    thread = pair.people[0].threads().get_of(opened)
    assert thread is not None
    assert thread.ended is not None or thread.complete()
    written = {item.live.record.step or "" for item in thread.items if item.counts}
    return pair, written, private


@pytest.mark.parametrize(("name", "role"), OPENED)
def test_every_step_has_its_turn(name: str, role: str | None) -> None:
    """In some life of a thread each step is written, each private page offered, and all ends."""
    form = KNOWN.forms[name]
    written: set[str] = set()
    private: set[str] = set()
    for seed in range(LIVES):
        _pair, more, pages = lived(form, role, seed)
        written |= more
        private |= pages
        if len(written | private) == len(form.steps):
            break
    assert {step.key for step in form.steps if not step.private} == written
    assert {step.key for step in form.steps if step.private} == private


@pytest.mark.parametrize("name", sorted({name for name, _role in OPENED}))
def test_nothing_in_a_form_is_lost_on_the_way(name: str) -> None:
    """With only the last file of each handed over, both see the same and nothing is plain text."""
    form = KNOWN.forms[name]
    pair, _written, _private = lived(form, form.roles[0] if form.roles else None, 1)
    for person in pair.people:
        for thread in person.threads():
            assert all(item.counts for item in thread.items)
            assert thread.form is not None
