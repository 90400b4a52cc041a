# SPDX-License-Identifier: GPL-3.0-or-later
"""Two vaults and a carrier that delays, loses, doubles and reorders files.

Whatever the two do, and in whatever order files come: once the newest of both are in, both hold the
same; nothing that was not shared is in any byte that left; sealed answers open for both or for
nobody; bringing in changes no next file but for a seal's key; a restored vault wins.
"""

from __future__ import annotations

import copy
import io
import itertools
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import couple
from couple import NOTHING, Person
from sharedjournal.app import (
    answering,
    exchange,
    live,
    pairing,
    reading,
    receiving,
    sharing,
    threads,
    upkeep,
    writing,
)
from sharedjournal.app.rendering import Along
from sharedjournal.crypto import age
from sharedjournal.domain import canonical
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import (
    FileRefused,
    NoSuchEntry,
    NotAllowed,
    NotConfirmed,
)
from sharedjournal.domain.ids import RecordId, ThreadId
from sharedjournal.domain.record import line_hash, parse_line, skeleton
from sharedjournal.sync import payload, tarstream
from sharedjournal.sync.limits import LIMITS

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Pairing, Snapshot

# A hyphen is in no base64, so that no ciphertext looks like a word.
WORD = re.compile(r"(?:open|rest|title|tag|feel|seal)-[0-9]+-x")
CHOICES = st.integers(min_value=0, max_value=10**6)


@dataclass
class Told:
    """What the model knows of one person: which words each of their records shows.

    `records`: words by record id; `entries`: pages to choose from; `answers`: the words that show
    of entries that stand in a form.
    """

    records: dict[str, frozenset[str]] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
    answers: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass
class Side:
    """One person, their model, the files they made and the backups of their vault."""

    person: Person
    told: Told = field(default_factory=Told)
    files: list[Path] = field(default_factory=list)
    backups: list[tuple[Path, Told]] = field(default_factory=list)
    places: set[tuple[str, str]] = field(default_factory=set)
    """Thread and step of each sealed answer whose key this person ever handed out."""
    fair: set[str] = field(default_factory=set)
    """The partner's sealed answers that this person could rightly read at some time."""

    @property
    def session(self) -> Any:
        """The open vault."""
        return self.person.session

    @property
    def pairing(self) -> Pairing:
        """This side of the pairing."""
        return self.session.confirmed_pairing()  # type: ignore[no-any-return]

    def canonical(self, place: tuple[str, str]) -> tuple[str, str]:
        """A place in the thread that counts."""
        between = live.between(self.session, self.pairing)
        return str(between.threads.canonical(ThreadId(place[0]))), place[1]


class TwoVaults(RuleBasedStateMachine):
    """The machine. Every rule takes `who` (0 or 1) and numbers that choose among what there is."""

    template: Path

    @initialize()
    def begin(self) -> None:
        """Two people, paired, with copies of vaults made once."""
        self.folder = Path(tempfile.mkdtemp())
        self.count = itertools.count(1)
        people = couple.copies(_people(), self.folder)
        self.sides = tuple(Side(person) for person in people)
        self.lost: list[Path] = []

    def teardown(self) -> None:
        """Let the newest files come, look at both, and go."""
        if hasattr(self, "sides"):
            try:
                self.settle()
            finally:
                for side in self.sides:
                    side.session.close()
                shutil.rmtree(self.folder)

    # --- writing and sharing

    def content(self) -> tuple[Content, int]:
        """Words of a page, each of them one of its kind."""
        number = next(self.count)
        content = Content(
            day=None,
            title=f"title-{number}-x",
            body=f"open-{number}-x and rest-{number}-x",
            tags=(f"tag-{number}-x",),
            feelings=(f"feel-{number}-x",),
        )
        return content, number

    @rule(who=st.integers(0, 1))
    def write(self, who: int) -> None:
        """A page, private like every page."""
        content, _number = self.content()
        side = self.sides[who]
        side.told.entries.append(writing.write(side.session, content))

    @rule(who=st.integers(0, 1), at=CHOICES)
    def edit(self, who: int, at: int) -> None:
        """Other words; nothing changes for the partner."""
        side = self.sides[who]
        if (entry := pick(side.told.entries, at)) is not None:
            content, _number = self.content()
            writing.edit(side.session, entry, content)

    @rule(
        who=st.integers(0, 1),
        at=CHOICES,
        whole=st.booleans(),
        felt=st.booleans(),
        sleep=st.booleans(),
    )
    def share(self, who: int, at: int, *, whole: bool, felt: bool, sleep: bool) -> None:
        """A page or a passage, for the first time or again."""
        side = self.sides[who]
        if (entry := pick(side.told.entries, at)) is None:
            return
        page = reading.page(side.session, entry)
        passage = page.body.split(" and ")[0]
        along = Along(sleep=sleep) if whole else Along.of_excerpt(passage)
        along = replace(along, feelings=felt)
        shown = {page.title, *WORD.findall(page.body)} if whole else {passage}
        shared = sharing.share(side.session, [entry], along)[0]
        words = frozenset(shown | (set(page.feelings) if felt else set()))
        # While the next revision sleeps, files go on holding the one before.
        before = side.told.records.get(shared.record_id, frozenset()) if sleep else frozenset()
        side.told.records[shared.record_id] = words | before

    @rule(who=st.integers(0, 1), at=CHOICES, fresh=st.booleans())
    def unshare(self, who: int, at: int, *, fresh: bool) -> None:
        """Take back what is not gone yet, where that is allowed."""
        side = self.sides[who]
        rows = [r for r in side.session.store.sharing.own(side.pairing.pair) if not r.gone]
        rows = [r for r in rows if not fresh or not r.ever_in_file]
        if (row := pick(rows, at)) is None:
            return
        with suppress(NotAllowed):
            sharing.unshare(side.session, row.id)
        left = {r.id for r in side.session.store.sharing.own(side.pairing.pair) if not r.gone}
        side.told.records = {k: v for k, v in side.told.records.items() if k in left}

    # --- forms

    @rule(who=st.integers(0, 1))
    def ask(self, who: int) -> None:
        """A question that both answer sealed, or the next step of it."""
        self.begin_form(self.sides[who], "question", "the one")

    @rule(who=st.integers(0, 1))
    def promise(self, who: int) -> None:
        """A form with an answer of the other's and a choice."""
        self.begin_form(self.sides[who], "promise", None)

    def begin_form(self, side: Side, form: str, topic: str | None) -> None:
        """Begin a form, or go on with it, and write its first step."""
        opened = answering.start(side.session, form, topic=topic)
        if opened.steps:
            self.answer_step(side, opened.thread, opened.steps[0])

    @rule(who=st.integers(0, 1), at=CHOICES, then=CHOICES)
    def answer(self, who: int, at: int, then: int) -> None:
        """Write something that may be written now."""
        side = self.sides[who]
        if (row := pick(threads.thread_rows(side.session), at)) is None:
            return
        view = threads.view(side.session, row.id)
        if (step := pick(view.to_write, then)) is not None and not step.private:
            self.answer_step(
                side, row.id, step.step, about=step.about, choice=pick(step.choices, then)
            )

    @rule(who=st.integers(0, 1), at=CHOICES, then=CHOICES, theirs=st.booleans())
    def reply(self, who: int, at: int, then: int, *, theirs: bool) -> None:
        """A small form about a record of the partner's or one's own."""
        side = self.sides[who]
        between = live.between(side.session, side.pairing)
        records = sorted(between.received) if theirs else list(between.own)[-2:]
        if (record := pick(records, at)) is None:
            return
        if (form := pick(threads.replies(side.session, record), then)) is not None:
            opened = answering.start(side.session, form.name, on=record)
            self.answer_step(side, opened.thread, opened.steps[0])

    def answer_step(
        self, side: Side, thread: str, step: str, *, about: Any = None, choice: Any = None
    ) -> None:
        """Write a step with words of its own."""
        where = answering.slot(side.session, thread, step, about=about)
        number = next(self.count)
        word = f"seal-{number}-x" if where.step.sealed else f"open-{number}-x"
        inputs = {item.name for item in where.step.inputs if item.kind == "text"}
        fields: dict[str, Any] = dict.fromkeys(inputs - {"body", "title"}, word)
        if where.step.choices:
            fields["choice"] = (choice or (where.step.choices[0],))[0]
        content = Content(day=None, body=word if "body" in inputs else "", fields=fields)
        shared = answering.commit(side.session, answering.prepare(side.session, where, content))
        sealed = where.step.sealed or not inputs - {"title"}
        shown = frozenset() if sealed else frozenset({word})
        side.told.records[shared.record_id] = shown
        if shared.entry_id is not None:
            side.told.answers[shared.entry_id] = shown

    @rule(who=st.integers(0, 1), at=CHOICES)
    def share_answer(self, who: int, at: int) -> None:
        """Something written in a form, shared again: only where it may stand there."""
        side = self.sides[who]
        if (entry := pick(side.told.answers, at)) is not None:
            with suppress(NotAllowed):
                shared = sharing.share(side.session, [entry])[0]
                side.told.records[shared.record_id] = side.told.answers[entry]

    @rule(who=st.integers(0, 1), at=CHOICES, how=st.sampled_from(["pass", "rest"]))
    def end(self, who: int, at: int, how: str) -> None:
        """End a thread without a word."""
        side = self.sides[who]
        if (row := pick(threads.thread_rows(side.session), at)) is not None:
            with suppress(NotAllowed):
                shared = answering.end(side.session, row.id, how)
                if shared is not None:
                    side.told.records[shared.record_id] = frozenset()

    # --- what came

    @rule(
        who=st.integers(0, 1),
        at=CHOICES,
        act=st.sampled_from(["remove", "let_go", "keep", "open_envelope", "bring_back"]),
    )
    def treat(self, who: int, at: int, act: str) -> None:
        """Do something with what the partner shared; nobody is told."""
        side = self.sides[who]
        before = next_payload(side)
        rows = side.session.store.received.records(side.pairing.pair)
        if (row := pick(rows, at)) is not None:
            with suppress(NotAllowed, NoSuchEntry):
                getattr(receiving, act)(side.session, row.id)
        assert before == next_payload(side)

    # --- files

    @rule(who=st.integers(0, 1))
    def make(self, who: int) -> None:
        """Make the next file, look into it as the partner could, and give it to the carrier."""
        self.make_file(self.sides[who], self.sides[1 - who])

    def make_file(self, side: Side, other: Side) -> Path:
        """The next file of a side; it holds what the model says and not a word more."""
        path = self.folder / f"{next(self.count)}.sharedjournal"
        exchange.make_file(side.session, path, all_pictures=True, progress=NOTHING)
        side.files.append(path)
        members = opened(path.read_bytes(), other.pairing)
        lines = [parse_line(line) for line in members["records.jsonl"].splitlines()]
        found = set(WORD.findall(b"".join(members.values()).decode("utf-8", "replace")))
        expected = {word for line in lines for word in side.told.records.get(line.id, ())}
        assert expected >= found, found - expected
        ids = {line.id for line in lines}
        known_seals = self.seals_held(side)
        for key in members["keys.jsonl"].splitlines():
            record = canonical.loads(key)["id"]
            assert record in ids
            known = next(each for each in lines if each.id == record)
            place = (str(known.thread), str(known.step))
            if place not in side.places:
                # No key leaves before the other's answer is here.
                assert side.canonical(place) in {side.canonical(each) for each in known_seals}
            side.places.add(place)
        for line in lines:
            if line.re is not None:
                theirs = {r.id for r in side.session.store.received.records(side.pairing.pair)}
                assert line.re[0] in ids | theirs
        return path

    @staticmethod
    def seals_held(side: Side) -> set[tuple[str, str]]:
        """Where the partner's sealed answers stand, also those taken back or out since."""
        found = set()
        for row in side.session.store.received.records(side.pairing.pair):
            place = receiving.place_of(side.session, side.pairing, row)
            if place is not None:
                found.add((str(place[0]), place[1]))
        return found

    @rule(who=st.integers(0, 1), at=CHOICES)
    def deliver(self, who: int, at: int) -> None:
        """Any file of the partner's, in any order, as often as the carrier likes."""
        side, other = self.sides[who], self.sides[1 - who]
        if (path := pick(other.files, at)) is not None:
            self.bring_in(side, path)

    def bring_in(self, side: Side, path: Path) -> None:
        """Bring in; the next file is as it was, but for keys."""
        before = next_payload(side)
        side.person.bring_in(path)
        after = next_payload(side)
        assert before[:-1] == after[:-1]

    @rule(who=st.integers(0, 1))
    def hand_over(self, who: int) -> None:
        """The usual way: a file is made and comes in."""
        side, other = self.sides[who], self.sides[1 - who]
        self.bring_in(other, self.make_file(side, other))

    @rule(who=st.integers(0, 1))
    def lose(self, who: int) -> None:
        """A file is made and never comes."""
        side = self.sides[who]
        self.make_file(side, self.sides[1 - who])
        side.files.pop()

    @rule(who=st.integers(0, 1), at=CHOICES)
    def bring_in_again(self, who: int, at: int) -> None:
        """A file for a pairing that has ended opens for nobody."""
        side = self.sides[who]
        if (path := pick(self.lost, at)) is not None:
            with pytest.raises(FileRefused):
                side.person.bring_in(path)

    # --- lives of a vault

    @rule(who=st.integers(0, 1))
    def back_up(self, who: int) -> None:
        """A backup of the vault, and of what the model knows."""
        side = self.sides[who]
        path = self.folder / f"{next(self.count)}.backup"
        upkeep.backup(side.session, path, NOTHING)
        side.backups.append((path, copy.deepcopy(side.told)))

    @rule(who=st.integers(0, 1), at=CHOICES)
    def restore(self, who: int, at: int) -> None:
        """The vault is lost and comes back from a backup of this pairing."""
        side = self.sides[who]
        if (found := pick(side.backups, at)) is None:
            return
        path, told = found
        side.session.close()
        side.person.clock.advance(minutes=1)
        side.person.folder = self.folder / f"{next(self.count)}.vault"
        side.person.session = upkeep.restore(
            side.person.world, path, side.person.folder, couple.passphrase()
        )
        side.told = copy.deepcopy(told)
        with pytest.raises(NotConfirmed):
            side.person.make()
        pairing.confirm_words(side.session)

    @rule(now=st.integers(0, 5))
    def pair_again(self, now: int) -> None:
        """End the pairing on both sides (rarely) and begin a new one: nothing is shared in it."""
        if now:
            return
        one, two = self.sides
        for side in self.sides:
            self.lost += side.files[-1:]
            side.files.clear()
            side.backups.clear()
            side.told.records.clear()
            pairing.unpair(side.session)
        couple.pair(one.person, two.person)
        for side in self.sides:
            assert () == sharing.next_file(side.session, everything=True)

    @rule(who=st.integers(0, 1))
    def sleep(self, who: int) -> None:
        """A day goes by for one of them."""
        self.sides[who].person.clock.advance(days=1)

    # --- what always holds

    @invariant()
    def sealed_stays_sealed(self) -> None:
        """No word of a sealed answer shows before its reader's own key was handed out."""
        if not hasattr(self, "sides"):
            return
        for side in self.sides:
            hits = reading.search(side.session, "seal", limit=1000)
            visible = {RecordId(hit.id) for hit in hits if not hit.mine}
            for row in side.session.store.received.records(side.pairing.pair):
                if row.unsealed:
                    visible.add(row.id)
            between = live.between(side.session, side.pairing)
            given = {side.canonical(place) for place in side.places}
            for record in visible:
                known = between.threads.live(record)
                if record in side.fair:
                    continue
                if known is not None and known.record.thread is not None:
                    canonical_id = str(between.threads.canonical(known.record.thread))
                    assert (canonical_id, known.record.step) in given
                    side.fair.add(record)

    def settle(self) -> None:
        """The newest file of each comes to the other, twice, so that keys come too."""
        for _time in range(2):
            for side, other in (self.sides, self.sides[::-1]):
                self.bring_in(other, self.make_file(side, other))
        for side, other in (self.sides, self.sides[::-1]):
            same_records(side, other)
            same_threads(side, other)
            assert () == upkeep.check(side.session, NOTHING)


def pick(found: Any, at: int) -> Any:
    """One of them, or None where there is none."""
    found = list(found)
    return found[at % len(found)] if found else None


def next_payload(side: Side) -> tuple[Any, ...]:
    """What the next file would hold today: everything but keys, then the keys."""
    snapshot: Snapshot
    snapshot, left = side.session.store.sharing.snapshot(
        side.pairing.pair, today=side.person.clock.today(), all_pictures=True
    )
    names = tuple(ref.sha256 for ref in snapshot.pictures)
    forms = tuple(sorted(snapshot.forms))
    return snapshot.name, snapshot.epoch, snapshot.lines, names, forms, left, snapshot.keys


def opened(data: bytes, receiver: Pairing) -> dict[str, bytes]:
    """The members of a file, found with its receiver's identity alone."""
    identity = age.HybridIdentity.from_seed(receiver.seed)
    whole = age.open_file(io.BytesIO(data), [identity]).payload().read(1 << 30)
    tar = tarstream.TarReader(io.BytesIO(whole), LIMITS)
    return {member.name: tar.read() for member in tar if member.name != payload.PADDING}


def same_records(author: Side, reader: Side) -> None:
    """What the reader holds of this life of the author's is what the author shares, to the byte."""
    pair = author.pairing.pair
    today = author.person.clock.today()
    shared = {row.id: row for row in author.session.store.sharing.travelling(pair, today)}
    held = {row.id: row for row in reader.session.store.received.records(pair)}
    for record_id, row in shared.items():
        found = held[record_id]
        if row.gone:
            assert found.gone
        elif not found.gone:
            # One that was let go after the author's backup stays let go.
            assert found.counts
            assert line_hash(row.line) == found.version.hash
            assert found.line in (row.line, None)
            if found.bare:
                assert skeleton(parse_line(row.line)) == found.skeleton
    for record_id, found in held.items():
        assert record_id in shared or found.gone or not found.counts


def same_threads(side: Side, other: Side) -> None:
    """Both derive the same threads from what they hold of each other."""

    def derived(one: Side) -> dict[str, Any]:
        between = live.between(one.session, one.pairing)
        asleep = {i for i, row in between.own.items() if row.in_file is None}
        return {
            thread.id: (
                thread.form_name,
                thread.topic,
                thread.ended,
                frozenset(i.live.record.id for i in thread.items if i.counts),
            )
            for thread in between.threads
            if not asleep & {i.live.record.id for i in thread.items}
        }

    mine, theirs = derived(side), derived(other)
    asleep = mine.keys() ^ theirs.keys()
    for thread in mine.keys() - asleep:
        assert mine[thread] == theirs[thread]


_TEMPLATE: list[Person] = []


def _people() -> list[Person]:
    if not _TEMPLATE:
        folder = Path(tempfile.mkdtemp())
        _TEMPLATE.extend((couple.person(folder, "Alex"), couple.person(folder, "Sam")))
        couple.pair(*_TEMPLATE)
        for person in _TEMPLATE:
            person.session.close()
    return _TEMPLATE


TestTwoVaults = TwoVaults.TestCase
TestTwoVaults.settings = hypothesis.settings(
    max_examples=8,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_histories() -> None:
    """The same for many more and longer histories."""
    hypothesis.stateful.run_state_machine_as_test(
        TwoVaults,
        settings=hypothesis.settings(
            max_examples=300,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )
