# SPDX-License-Identifier: GPL-3.0-or-later
"""Files may come in any order, twice, or not at all: the same files give the same live records.

An author shares, revises, takes back, makes files and restores old backups; a reader brings the
files in, and takes texts out in between. What the vault does with a plan is modelled here in a few
lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.domain.exchange import Epoch, Held, HeldRecord, MergePlan, Version
from sharedjournal.domain.record import Record, line_hash, parse_line, read_skeleton, skeleton
from sharedjournal.sync.merge import merge
from unit.sync import builders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sharedjournal.domain.ids import RecordId
    from sharedjournal.sync.incoming import Incoming

IDS = 3


@dataclass
class Author:
    """One person's side: what is shared now, and the files made from it."""

    epoch: Epoch = builders.EPOCH
    shared: dict[RecordId, Record] = field(default_factory=dict)
    sent: set[RecordId] = field(default_factory=set)
    made: int = 0

    def do(self, what: str, number: int) -> None:
        """Share, change or take back the record with this number."""
        name = builders.record_id(number)
        now = self.shared.get(name)
        if what == "gone" and name in self.sent and now is not None and not now.gone:
            self.shared[name] = builders.gone(number, now.rev + 1)
        elif what == "share" and (now is None or not now.gone):
            rev = 1 if now is None else now.rev + (name in self.sent)
            self.shared[name] = builders.page(
                number, rev=rev, body=f"{self.epoch.nonce} {self.made} {rev}"
            )

    def make(self) -> Incoming:
        """The next file; its author is called by another name in each, so the newest is known."""
        self.made += 1
        self.sent |= set(self.shared)
        # Every file holds something that the one before did not, as names tell no order by
        # themselves.
        mark = builders.page(1000 + self.made, body=self.epoch.nonce)
        self.shared[mark.id] = mark
        name = f"{self.epoch.start} {self.made}"
        return builders.incoming(self.shared.values(), epoch=self.epoch, name=name)

    def restore(self, backup: Author, count: int) -> Author:
        """A new epoch that goes on from a backup."""
        return Author(
            epoch=Epoch(count, f"{count:016x}"),
            shared=dict(backup.shared),
            sent=set(backup.shared),
            made=self.made,
        )

    def backup(self) -> Author:
        """A copy of this moment."""
        return replace(self, shared=dict(self.shared), sent=set(self.sent))


@dataclass
class Row:
    """What a vault holds of one record."""

    place: int = -1
    gone: bool = False
    bare: bool = False
    skeleton: bytes | None = None
    versions: dict[str, Version] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)


class Vault:
    """A reader's side: applies plans without comparing anything by itself."""

    def __init__(self) -> None:
        self.epoch: Epoch | None = None
        self.name = ""
        self.rows: dict[RecordId, Row] = {}

    def held(self) -> Held:
        """What a merge needs."""
        return builders.held(
            {
                name: HeldRecord(
                    dict(row.versions),
                    row.place,
                    row.gone,
                    row.bare,
                    frozenset() if row.bare else frozenset(row.versions.keys() - row.texts.keys()),
                )
                for name, row in self.rows.items()
            },
            epoch=self.epoch,
            name=self.name,
        )

    def bring_in(self, incoming: Incoming) -> MergePlan:
        """One file."""
        plan = merge(self.held(), incoming)
        assert len(incoming.records) == plan.new + plan.changed + plan.withdrawn + plan.already
        self.epoch = plan.epoch
        self.name = self.name if plan.name is None else plan.name
        for arrival in plan.arrivals:
            row = self.rows.setdefault(arrival.id, Row())
            row.versions[arrival.version.hash] = arrival.version
            row.place = arrival.place
            row.gone |= arrival.gone
            row.skeleton = arrival.skeleton or row.skeleton
            if arrival.line is not None:
                row.texts[arrival.version.hash] = arrival.line
        return plan

    def take_out(self, number: int) -> None:
        """The text of a record goes; its place stays."""
        row = self.rows.get(builders.record_id(number))
        if row is not None and not row.gone:
            text = row.texts.get(max(row.versions.values()).hash)
            if text is not None:
                row.skeleton = skeleton(parse_line(text))
            row.bare = True
            row.texts.clear()

    def bring_back(self, number: int) -> None:
        """The text of a record is asked for again."""
        row = self.rows.get(builders.record_id(number))
        if row is not None and not row.gone:
            row.bare = False

    def live(self) -> dict[RecordId, tuple[Version, int]]:
        """The shown version and the place of every record that is not gone."""
        return {
            name: (max(row.versions.values()), row.place)
            for name, row in self.rows.items()
            if not row.gone
        }

    def state(self) -> object:
        """All that does not depend on the order of files."""
        gone = {name for name, row in self.rows.items() if row.gone}
        versions = {n: set(r.versions.values()) for n, r in self.rows.items() if not r.gone}
        return self.live(), gone, versions, self.epoch, self.name


@st.composite
def histories(draw: st.DrawFn) -> list[Incoming]:
    """The files of an author, in the order in which they were made; the last is of the newest
    epoch.
    """
    author, backups, epochs = Author(), [Author()], 0
    files: list[Incoming] = []
    act = st.tuples(
        st.sampled_from(("share", "share", "share", "gone", "make", "make", "restore")),
        st.integers(0, 4),
    )
    for what, number in draw(st.lists(act, min_size=8, max_size=25)):
        if what == "make":
            files.append(author.make())
            backups.append(author.backup())
        elif what == "restore":
            epochs += 1
            author = author.restore(backups[number % len(backups)], epochs)
        else:
            author.do(what, number % IDS)
    files.append(author.make())
    return files


def after(files: Iterable[Incoming]) -> Vault:
    """A vault that brought these in."""
    vault = Vault()
    for incoming in files:
        vault.bring_in(incoming)
    return vault


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[Incoming], list[Incoming]]:
    """The files of an author in order, and all of them shuffled, some more than once."""
    files = draw(histories())
    more = draw(st.lists(st.sampled_from(files), max_size=5))
    return files, draw(st.permutations(files + more))


@given(deliveries())
def test_any_order_and_any_number_of_times(both: tuple[list[Incoming], list[Incoming]]) -> None:
    """Shuffled and doubled files end in the state of files in order: places, epoch, name too."""
    in_order, shuffled = both

    assert after(in_order).state() == after(shuffled).state()


@given(histories())
def test_the_same_file_again_changes_nothing(files: list[Incoming]) -> None:
    """A file brought in twice in a row has nothing to say the second time."""
    vault = Vault()
    for incoming in files:
        vault.bring_in(incoming)
        plan = vault.bring_in(incoming)

        assert ((), None, 0, 0, 0) == (
            plan.arrivals,
            plan.name,
            plan.new,
            plan.changed,
            plan.withdrawn,
        )


@given(histories(), st.data())
def test_lost_files_do_not_matter(files: list[Incoming], data: st.DataObject) -> None:
    """Whatever was lost: the newest file alone shows what all of them show, but for what was taken
    back.
    """
    some = data.draw(st.lists(st.sampled_from(files), max_size=4))
    newest, everything = after([files[-1]]), after(some)
    everything.bring_in(files[-1])
    shown = everything.live()
    gone_elsewhere = {name for name, row in everything.rows.items() if row.gone}

    for name, version in newest.live().items():
        assert name in gone_elsewhere or version == shown[name]


@given(deliveries(), st.data())
def test_texts_taken_out_stay_out(
    both: tuple[list[Incoming], list[Incoming]], data: st.DataObject
) -> None:
    """No file brings back a text that was taken out; the record counts as if it were here."""
    in_order, shuffled = both
    vault = Vault()
    for incoming in shuffled:
        vault.bring_in(incoming)
        vault.take_out(data.draw(st.integers(0, IDS - 1)))
    bare = {name: row for name, row in vault.rows.items() if row.bare}

    assert after(in_order).state() == vault.state()
    for name, row in bare.items():
        assert row.gone or {} == row.texts
        if not row.gone:
            assert row.skeleton == shown_skeleton(in_order, max(row.versions.values()).hash)
            assert name == read_skeleton(row.skeleton or b"").id


@given(deliveries(), st.data())
def test_texts_that_are_asked_for_again(
    both: tuple[list[Incoming], list[Incoming]], data: st.DataObject
) -> None:
    """They come with the next file that holds them; what counts never depended on it."""
    in_order, shuffled = both
    vault = Vault()
    for incoming in shuffled:
        vault.bring_in(incoming)
        vault.take_out(data.draw(st.integers(0, IDS - 1)))
        vault.bring_back(data.draw(st.integers(0, IDS - 1)))
    for number in range(IDS):
        vault.bring_back(number)
    plan = vault.bring_in(in_order[-1])

    assert after(in_order).state() == vault.state()
    assert 0 == plan.new
    for name in after(in_order[-1:]).live():
        row = vault.rows[name]
        assert row.gone or max(row.versions.values()).hash in row.texts


def shown_skeleton(files: Sequence[Incoming], wanted: str) -> bytes:
    """The skeleton of the line with this hash."""
    return next(
        skeleton(item.record) for f in files for item in f.records if line_hash(item.line) == wanted
    )


@given(st.permutations(range(4)))
def test_gone_is_final_in_every_epoch(order: list[int]) -> None:
    """Taken back once, in whatever epoch and before or after anything else: it is gone."""
    files = [
        builders.incoming([builders.page(1)]),
        builders.incoming([builders.gone(1, 2)]),
        builders.incoming([builders.page(1, rev=7)], epoch=builders.LATER),
        builders.incoming([builders.page(1, rev=8)]),
    ]

    vault = after(files[at] for at in order)

    assert {} == vault.live()
    assert [True] == [row.gone for row in vault.rows.values()]
