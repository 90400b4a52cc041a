# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of forms over all forms: two people write, change, pass, take back, restore; files
get lost.

What is derived depends on the records alone, in whatever order the files came. No seal's key
leaves before the other's answer is here, no step counts before what it needs, and nobody ends up
where nothing goes on.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedjournal import forms
from sharedjournal.domain.record import Record
from sharedjournal.forms import rules
from unit.forms import builders
from unit.forms.world import File, Person, deliver, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.domain.ids import RecordId, ThreadId

CATALOG = builders.full_catalog()
FORMS = sorted(CATALOG.forms)
TOPICS = (None, "money", "tea")

Act = tuple[int, str, int, int]
GENTLE: dict[str, float] = {
    "start": 2,
    "about": 2,
    "write": 8,
    "change": 1,
    "edit": 1,
    "make": 2,
    "bring": 2,
    "hand": 4,
}
ENDING = {"pass": 0.2, "rest": 0.2, "take-back": 0.5}
ROUGH = {"backup": 0.5, "restore": 0.3, "rogue": 1.0}


@dataclass(frozen=True)
class History:
    """Who acts, how, two numbers that choose among what is possible; forms that are begun."""

    acts: tuple[Act, ...]
    begun: frozenset[str]


def histories(*kinds: dict[str, float], size: int = 60) -> st.SearchStrategy[History]:
    """Histories drawn step by step, which shrink well, and long ones from a seed, which go deep."""
    weights = {kind: weight for some in kinds for kind, weight in some.items()}
    number = st.integers(0, 1 << 12)
    act = st.tuples(st.integers(0, 1), st.sampled_from(sorted(weights)), number, number)
    begun = st.frozensets(st.sampled_from(FORMS), min_size=1)
    drawn = st.builds(History, st.lists(act, max_size=size).map(tuple), begun)
    return st.one_of(drawn, st.integers(0, 1 << 32).map(lambda seed: long_one(seed, weights)))


def long_one(seed: int, weights: dict[str, float]) -> History:
    """A long history about a few forms, each kind of act as frequent as chance has it."""
    chance = random.Random(seed)  # noqa: S311 -- a test's chance, not a key's
    kinds = sorted(weights)
    likely = [weights[kind] * chance.choice((0, 1, 1, 3)) + 0.001 for kind in kinds]
    acts = (
        (chance.randrange(2), kind, chance.randrange(1 << 12), chance.randrange(1 << 12))
        for kind in chance.choices(kinds, likely, k=chance.choice((40, 120, 240)))
    )
    return History(tuple(acts), frozenset(chance.sample(FORMS, chance.choice((1, 2, 4)))))


class Pair:
    """Both people, every file that was made, and every record that was ever written."""

    def __init__(self, begun: frozenset[str] = frozenset(FORMS)) -> None:
        # A page to begin with, so that there is something to hang on.
        self.begun = begun | {"page@1"}
        self.people = [Person("A", CATALOG), Person("B", CATALOG)]
        self.files: list[list[File]] = [[], []]
        self.backups: list[list[Person]] = [[], []]
        self.restores = 0
        self.number = 1

    def do(self, act: Act) -> None:
        """One act; what is not possible now does nothing."""
        who, kind, a, b = act
        self.number += 1
        # Ids are in no order of time.
        new = (self.number * 7919) % 100_003
        known: dict[str, Callable[[int, int, int, int], None]] = {
            "start": self._start,
            "about": self._about,
            "write": self._write,
            "change": self._change,
            "edit": self._edit,
            "pass": self._end,
            "rest": self._end,
            "take-back": self._take_back,
            "make": self._make,
            "bring": self._bring,
            "hand": self._hand,
            "backup": self._backup,
            "restore": self._restore,
            "rogue": self._rogue,
        }
        known[kind](who, new, a, b)

    def _start(self, who: int, new: int, a: int, b: int) -> None:
        person = self.people[who]
        between = person.threads()
        starts = [s for s in forms.startable(CATALOG, between) if s.form.name in self.begun]
        start = forms.with_topic(starts[a % len(starts)], between, TOPICS[b % len(TOPICS)])
        if start.thread is None:
            person.open(new, start)

    def _about(self, who: int, new: int, a: int, b: int) -> None:
        person = self.people[who]
        between = person.threads()
        lives = sorted(live.record.id for live in person.lives() if live.counts)
        found = forms.startable(CATALOG, between, on=lives[a % len(lives)]) if lives else ()
        starts = [start for start in found if start.form.name in self.begun]
        if starts and (start := starts[b % len(starts)]).thread is None:
            person.open(new, start)

    def _write(self, who: int, new: int, a: int, _b: int) -> None:
        person = self.people[who]
        found = [w for t in person.threads() for w in t.writable(spent_in(person, t.id))]
        if found:
            person.write(new, found[a % len(found)])

    def _change(self, who: int, new: int, a: int, _b: int) -> None:
        person = self.people[who]
        found = [w for t in person.threads() for w in t.changeable()]
        if found:
            person.write(new, found[a % len(found)])

    def _end(self, who: int, new: int, a: int, b: int) -> None:
        person = self.people[who]
        open_ones = [t for t in person.threads() if t.may_end()]
        if open_ones:
            found = open_ones[a % len(open_ones)].find(forms.WORDLESS[b % 2])
            assert found is not None
            person.write(new, found)

    def _edit(self, who: int, new: int, a: int, _b: int) -> None:
        ids = list(self.people[who].own)
        if ids:
            self.people[who].edit(ids[a % len(ids)], new)

    def _take_back(self, who: int, _new: int, a: int, _b: int) -> None:
        ids = list(self.people[who].own)
        if ids:
            self.people[who].take_back(ids[a % len(ids)])

    def _make(self, who: int, _new: int, _a: int, _b: int) -> None:
        before = self.people[who].key_sent.copy()
        file = self.people[who].make()
        check_no_early_key(self.people[who], {i for i, _hash in file.keys} - before)
        self.files[who].append(file)

    def _bring(self, who: int, _new: int, a: int, _b: int) -> None:
        files = self.files[1 - who]
        if files:
            self.people[who].bring_in(files[-1 - a % len(files)])

    def _hand(self, who: int, _new: int, _a: int, _b: int) -> None:
        self._make(who, 0, 0, 0)
        self._bring(1 - who, 0, 0, 0)

    def _backup(self, who: int, _new: int, _a: int, _b: int) -> None:
        self.backups[who].append(self.people[who].copy())

    def _restore(self, who: int, _new: int, a: int, _b: int) -> None:
        backups = self.backups[who]
        if backups:
            self.restores += 1
            self.people[who] = self.people[who].restored(backups[a % len(backups)], self.restores)

    def _rogue(self, who: int, new: int, a: int, b: int) -> None:
        """What another program might send: any step, sealed or not, anywhere, about anything."""
        person = self.people[who]
        lives = sorted(person.lives(), key=lambda live: live.record.id)
        form = CATALOG.forms[FORMS[a % len(FORMS)]]
        step = form.steps[b % len(form.steps)].key if form.steps else "x"
        threads: list[ThreadId] = [t for live in lives if (t := live.record.thread)]
        target = lives[a % len(lives)] if lives and a % 3 else None
        opens = b % 2 == 0
        person.put(
            Record(
                id=builders.rid(new),
                rev=1,
                step=(step, "pass", "zzz")[a % 5 % 3] if not opens else step,
                form=(form.name if a % 7 else "zzz@9") if opens else None,
                thread=threads[b % len(threads)] if threads and b % 4 else builders.tid(new),
                topic=TOPICS[a % 3] if opens else None,
                re=(target.record.id, target.hash) if target else None,
                fields=MappingProxyType({"choice": "nearly", "role": "hurt"} if b % 3 else {}),
                sealed=b"\0" if a % 2 else b"",
            )
        )

    def sync(self) -> None:
        """Hand over newest files until nothing changes any more."""
        for _round in range(4):
            for who in (0, 1):
                self._hand(who, 0, 0, 0)


def lived(history: History) -> Pair:
    """Both people after all of it."""
    pair = Pair(history.begun)
    for act in history.acts:
        pair.do(act)
    return pair


def spent_in(person: Person, thread: ThreadId) -> set[str]:
    """The sealed steps that this person may not write again."""
    between = person.threads()
    return {step for former, step in person.spent if between.canonical(former) == thread}


def check_no_early_key(person: Person, leaving: set[RecordId]) -> None:
    """For each key that leaves the partner's live sealed answer to that step is here."""
    between = person.threads()
    for record_id in leaving:
        mine = between.live(record_id)
        thread = between.get_of(record_id)
        assert mine is not None
        assert thread is not None
        assert any(
            not item.live.mine
            and item.live.record.sealed
            and item.live.record.step == mine.record.step
            for item in thread.items
        )


def check_counted(person: Person) -> None:
    """Every record that counts has what its step needs, and its author may write it."""
    between = person.threads()
    for thread in {
        t.id: t for live in person.lives() if (t := between.get_of(live.record.id))
    }.values():
        counted = [item.live for item in thread.items if item.counts]
        if thread.frame is None:
            assert [] == counted
            continue
        assert thread.form_name in {item.live.record.form for item in thread.items}
        for live in counted:
            check_one(thread, live, counted)


def check_one(thread: forms.Thread, live: forms.Live, counted: Sequence[forms.Live]) -> None:
    """One record that counts, by the words of the grammar."""
    assert thread.form is not None
    assert thread.frame is not None
    record, index = live.record, thread.index
    assert live.counts
    assert not record.gone
    if record.step in forms.WORDLESS:
        assert not record.sealed
        return
    step = thread.form.by_key[record.step or ""]
    assert not step.private
    assert step.sealed == bool(record.sealed)
    assert thread.frame.may_write(step, mine=live.mine)
    for condition in step.after:
        needed = thread.form.by_key[condition.step]
        stand = [
            c
            for c in counted
            if c.record.step == condition.step
            and (not needed.choices or c.record.re is None or rules.is_current(c.record.re, index))
            and condition.choice in (None, c.record.choice)
        ]
        assert {c.mine for c in stand} == {True, False} if condition.both else stand
    same = [
        c
        for c in counted
        if c.record.step == record.step
        and c.mine == live.mine
        and (step.per is None or (c.record.re and record.re and c.record.re[0] == record.re[0]))
    ]
    assert step.times is None or len(same) <= step.times
    if step.per == "on":
        assert record.re is not None
        assert thread.on is not None
        assert thread.on[0] == record.re[0]
    elif step.per is not None:
        assert record.re is not None
        targets = [c for c in counted if c.record.id == record.re[0] and c.record.step == step.per]
        assert [not live.mine] == [c.mine for c in targets]


def check_any_order(pair: Pair) -> None:
    """The same files give the same derived state in any order, doubled, and with others lost."""
    for who in (0, 1):
        files = pair.files[1 - who]
        orders = (files, files[::-1], files[1::2] + files[::2] + files[:1], files[-1:] * 2)
        found = []
        for order in orders:
            person = pair.people[who].copy()
            person.held, person.keys, person.partner_epoch = {}, set(), -1
            deliver(person, order)
            found.append((summary(person), person.threads().releasable()))

        assert [found[0]] * len(found) == found


@given(histories(GENTLE, ENDING, ROUGH))
def test_order_of_files_does_not_matter(history: History) -> None:
    """Late, doubled, reordered and lost files change nothing once the newest are in."""
    pair = lived(history)
    pair.sync()

    check_any_order(pair)


@given(histories(GENTLE, ENDING, ROUGH))
def test_both_see_the_same(history: History) -> None:
    """Once the newest files are in, both have the same threads, ends, and steps to write."""
    pair = lived(history)
    pair.sync()

    assert summary(pair.people[0]) == summary(pair.people[1])


@given(histories(GENTLE, ENDING, ROUGH))
def test_nothing_counts_early(history: History) -> None:
    """Whatever arrived and whatever was lost: what counts has all that its step needs."""
    pair = Pair(history.begun)
    for act in history.acts:
        pair.do(act)
        if act[1] in ("bring", "hand", "rogue", "restore", "take-back"):
            check_counted(pair.people[act[0]])
    pair.sync()
    for person in pair.people:
        check_counted(person)


@given(histories(GENTLE, ENDING))
def test_offered_steps_count(history: History) -> None:
    """What a person is offered counts once it is written; pass and rest end what is open."""
    pair = lived(history)
    for person in pair.people:
        for thread in person.threads():
            for found in (*thread.writable(), *thread.changeable(), thread.find("pass")):
                if found is None:
                    continue
                other = person.copy()
                record = other.write(99_999, found)
                after = other.threads().get_of(record.id)
                assert after is not None
                assert [True] == [i.counts for i in after.items if i.live.record.id == record.id]
                if found.step.key == "pass":
                    assert () == after.writable()
                    assert not after.may_end()


@settings(max_examples=30)
@given(histories(GENTLE, size=40))
def test_no_dead_end(history: History) -> None:
    """Two people who go on writing come to the end of every thread, and every seal opens."""
    pair = lived(history)
    pair.sync()
    for _round in range(12):
        for who in (0, 1):
            write_everything(pair, who)
        pair.sync()
    for person in pair.people:
        for thread in person.threads():
            assert thread.ended is not None or thread.complete()
            assert all(item.live.readable for item in thread.items if item.counts)


def write_everything(pair: Pair, who: int) -> None:
    """One person writes each step that is theirs, and renews choices about earlier versions."""
    person = pair.people[who]
    for thread in person.threads():
        earlier = {i.live.record.id for i in thread.items if i.about_earlier}
        renewed = [w for w in thread.changeable() if w.revises in earlier]
        for found in (*thread.writable(), *renewed):
            if found.step.times is not None:
                pair.number += 1
                person.write((pair.number * 7919) % 100_003, found)


@given(histories(GENTLE, ENDING, size=40), st.sampled_from(FORMS))
def test_unknown_forms_are_plain_text(history: History, lost: str) -> None:
    """Who does not know a form sees its records as plain text, and everything else as before."""
    pair = lived(history)
    pair.sync()
    person = pair.people[0]
    opened = {live.record.thread for live in person.lives() if live.record.form == lost}
    before = {k: v for k, v in summary(person).items() if k not in opened}
    person.known = forms.Catalog({k: v for k, v in CATALOG.forms.items() if k != lost})
    between = person.threads()
    for thread_id in opened:
        thread = between.get(thread_id) if thread_id is not None else None
        assert thread is not None
        assert lost == thread.form_name
        assert not any(item.counts for item in thread.items)
        assert () == (*thread.writable(), *thread.changeable(), *thread.private_steps())

    assert before == {k: v for k, v in summary(person).items() if k not in opened}


@given(histories(GENTLE, ENDING))
def test_one_look_is_enough(history: History) -> None:
    """What may be started and where each step stands never fails, and names no absence."""
    pair = lived(history)
    person = pair.people[0]
    between = person.threads()
    local = forms.Local(
        files=dict.fromkeys(person.sent, 1),
        unseen=frozenset(list(person.held)[:1]),
        gone=frozenset((t, s, True) for t, s in person.spent),
    )
    for thread in between:
        stands = {state.stand for state in forms.step_states(thread, local)}
        assert stands
        assert forms.line(thread, local) in {
            "something-new",
            "next-file",
            "yours-to-write",
            "resting",
            "ended",
            "quiet",
        }
    for start in forms.startable(CATALOG, between):
        again = forms.with_topic(start, between, "money")
        assert again.thread is None or between.get(again.thread) is not None
        assert replace(again, topic=None, thread=None) == replace(start, topic=None, thread=None)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=2000)
@given(st.integers(0, 1 << 48))
def test_many_long_histories(seed: int) -> None:
    """All of it once more, over thousands of histories that go deep into a few forms."""
    pair = lived(long_one(seed, {**GENTLE, **ENDING, **ROUGH}))
    for person in pair.people:
        check_counted(person)
    pair.sync()

    assert summary(pair.people[0]) == summary(pair.people[1])
    check_any_order(pair)
    for person in pair.people:
        check_counted(person)
