# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from the partner: every version kept, taken out, brought back, let go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal.domain.errors import NoSuchEntry
from sharedjournal.domain.exchange import Arrival, Held, HeldRecord, MergePlan, Version
from sharedjournal.domain.ids import PairId
from sharedjournal.domain.record import line_hash, read_skeleton, skeleton
from sharedjournal.sync import merge
from sharedjournal.sync.incoming import Incoming, IncomingRecord
from unit.vault.tables import (
    EPOCH,
    LATER,
    PAIR,
    TODAY,
    Tables,
    gone,
    page,
    pairing,
    picture,
    record_id,
)

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Epoch
    from sharedjournal.domain.record import Record

OTHER = PairId("f" * 32)
KEY = b"k" * 32


def bring_in(
    tables: Tables, *records: Record, epoch: Epoch = EPOCH, name: str = "Sam", **values: Any
) -> MergePlan:
    """Bring in a file that holds these records."""
    items = tuple(
        IncomingRecord(record, line, line_hash(line), place)
        for place, record in enumerate(records)
        for line in (record.to_line(),)
    )
    given: dict[str, Any] = {"keys": {}, "forms": {}, "pictures": {}} | values
    incoming = Incoming(
        pair=PAIR, epoch=epoch, name=name, records=items, picture_source=lambda _: iter(()), **given
    )
    plan = merge(tables.received.held(PAIR), incoming)
    with tables.database.transaction():
        tables.received.apply(plan, arrived=TODAY)
    return plan


def sealed(number: int, rev: int = 1) -> Record:
    """A sealed record; nothing here opens it."""
    return page(number, rev=rev, body="", sealed=bytes(8192 + 16), commit="cd" * 32)


def show(tables: Tables, number: int, text: str) -> None:
    """Put a record into the lists."""
    tables.timeline.put_received(
        record_id(number), day=None, placed=TODAY, title="", excerpt=text, text=text,
        state="shared", shut=False,
    )  # fmt: skip


@pytest.fixture
def paired(tables: Tables) -> Tables:
    """Tables with a confirmed pairing."""
    tables.pairings.put(pairing())
    return tables


def test_empty(paired: Tables) -> None:
    """Before the first file nothing is held."""
    held = Held(epoch=None, name="Sam", own_ids=frozenset(), records={})
    assert held == paired.received.held(PAIR)
    assert () == paired.received.records(PAIR)
    assert Held(epoch=None, name="", own_ids=frozenset(), records={}) == paired.received.held(OTHER)


def test_record(paired: Tables) -> None:
    """A line is kept byte for byte, with its version, its place and the day it came."""
    bring_in(paired, page(2), page(1))
    line = page(1).to_line()
    version = Version(EPOCH, 1, line_hash(line))
    row = paired.received.get(PAIR, record_id(1))

    assert (line, version, 1, TODAY, None) == (
        *(row.line, row.version, row.place, row.arrived, row.skeleton),
    )
    assert row.counts
    assert not any((row.gone, row.bare, row.kept, row.opened, row.unsealed))
    assert {} == row.keys
    assert [record_id(2), record_id(1)] == [r.id for r in paired.received.records(PAIR)]
    assert row == paired.received.records(PAIR)[1]
    assert ((version, line),) == paired.received.versions(PAIR, record_id(1))
    assert "page 1" not in repr(row)
    for unknown in ((PAIR, record_id(9)), (OTHER, record_id(1))):
        with pytest.raises(NoSuchEntry):
            paired.received.get(*unknown)


def test_held(paired: Tables) -> None:
    """What a merge needs is what is here, and a second file with the same adds nothing."""
    form = "ab" * 32
    opening = replace(sealed(1), form=f"sha256:{form}")
    values: dict[str, Any] = {"keys": {record_id(1): KEY}, "forms": {form: b"{}"}}
    bring_in(paired, opening, page(2), **values)
    paired.received.add_picture(PAIR, picture(1).sha256, picture(1))
    paired.sharing.confirm(
        PAIR, record_id(7), entry_id=None, line=page(7).to_line(), rev=1, sleeps_until=None,
        seal_key=None, pictures=(), forms={},
    )  # fmt: skip

    held = paired.received.held(PAIR)
    line = opening.to_line()
    assert EPOCH == held.epoch
    assert {record_id(7)} == held.own_ids
    assert (
        HeldRecord({line_hash(line): Version(EPOCH, 1, line_hash(line))}, 0)
        == (held.records[record_id(1)])
    )
    assert {(record_id(1), line_hash(line))} == held.keys
    assert {picture(1).sha256} == held.pictures
    assert {form} == held.forms
    assert {form: b"{}"} == paired.received.forms(PAIR)
    assert {line_hash(line): KEY} == paired.received.get(PAIR, record_id(1)).keys
    again = bring_in(paired, opening, page(2), **values)
    assert ((), ()) == (again.arrivals, again.keys)


def test_versions(paired: Tables) -> None:
    """The highest is shown, whatever the order in which files come; the others stay."""
    bring_in(paired, page(1, rev=2, body="second"))
    bring_in(paired, page(1, body="first"))
    bring_in(paired, page(1, rev=3, body="third"))

    assert page(1, rev=3, body="third").to_line() == paired.received.get(PAIR, record_id(1)).line
    assert [3, 2, 1] == [v.rev for v, _line in paired.received.versions(PAIR, record_id(1))]


def test_epochs(paired: Tables) -> None:
    """A newer epoch wins over a higher revision; what its files do not hold counts no more."""
    bring_in(paired, page(1, rev=5, body="lost"), page(2))
    bring_in(paired, page(1, rev=2, body="restored"), epoch=LATER)
    first, second = (paired.received.get(PAIR, record_id(n)) for n in (1, 2))

    assert page(1, rev=2, body="restored").to_line() == first.line
    assert (True, False) == (first.counts, second.counts)
    assert LATER == paired.received.held(PAIR).epoch
    bring_in(paired, page(1, rev=2, body="restored"), page(2), epoch=LATER)
    assert paired.received.get(PAIR, record_id(2)).counts
    assert page(2).to_line() == paired.received.get(PAIR, record_id(2)).line


def test_reader_marks(paired: Tables) -> None:
    """What its reader did with a record stays through later files."""
    bring_in(paired, sealed(1))
    paired.received.set_opened(PAIR, record_id(1))
    paired.received.set_unsealed(PAIR, record_id(1))
    bring_in(paired, sealed(1, rev=2))
    row = paired.received.get(PAIR, record_id(1))

    assert (2, True, True) == (row.version.rev, row.opened, row.unsealed)
    with pytest.raises(NoSuchEntry):
        paired.received.set_opened(PAIR, record_id(2))


def test_remove(paired: Tables) -> None:
    """Every text of a record goes, its place stays and goes on with later files."""
    bring_in(paired, page(1, body="first canary"), page(2))
    bring_in(paired, page(1, rev=2, body="canary"), page(2))
    show(paired, 1, "canary")
    paired.received.set_opened(PAIR, record_id(1))
    paired.received.remove(PAIR, record_id(1))
    row = paired.received.get(PAIR, record_id(1))

    assert (None, True, False) == (row.line, row.bare, row.opened)
    assert row.skeleton == skeleton(page(1, rev=2))
    assert [None, None] == [line for _v, line in paired.received.versions(PAIR, record_id(1))]
    assert [] == paired.found("canary")
    assert [] == paired.listed()
    held = paired.received.held(PAIR).records[record_id(1)]
    assert (True, 2) == (held.bare, len(held.versions))

    plan = bring_in(paired, page(1, rev=3, body="canary again", fields={"choice": "no"}), page(2))
    assert (0, 0) == (plan.new, plan.changed)
    row = paired.received.get(PAIR, record_id(1))
    assert (None, 3) == (row.line, row.version.rev)
    assert row.skeleton is not None
    assert ("no", "") == (read_skeleton(row.skeleton).choice, read_skeleton(row.skeleton).body)
    # Taking it out again changes nothing.
    paired.received.remove(PAIR, record_id(1))
    assert row.skeleton == paired.received.get(PAIR, record_id(1)).skeleton
    with pytest.raises(NoSuchEntry):
        paired.received.remove(PAIR, record_id(9))


def test_bring_back(paired: Tables) -> None:
    """What was asked for again comes with the next file that holds it, also without a change."""
    bring_in(paired, page(1), page(2))
    paired.received.remove(PAIR, record_id(1))
    paired.received.bring_back(PAIR, record_id(1))
    row = paired.received.get(PAIR, record_id(1))
    assert (None, False, skeleton(page(1))) == (row.line, row.bare, row.skeleton)
    assert {row.version.hash} == paired.received.held(PAIR).records[record_id(1)].missing

    plan = bring_in(paired, page(1), page(2))
    assert 1 == len(plan.arrivals)
    assert page(1).to_line() == paired.received.get(PAIR, record_id(1)).line
    assert () == bring_in(paired, page(1), page(2)).arrivals


def test_gone(paired: Tables) -> None:
    """Gone is final, and what took it back is shown, whatever comes later."""
    bring_in(paired, page(1, rev=1))
    bring_in(paired, page(1, rev=4, body="later life"), epoch=LATER)
    bring_in(paired, gone(1, rev=2))
    row = paired.received.get(PAIR, record_id(1))

    assert (True, gone(1, rev=2).to_line()) == (row.gone, row.line)
    assert row.counts
    assert () == bring_in(paired, page(1, rev=9), epoch=LATER).arrivals
    lines = [line for _v, line in paired.received.versions(PAIR, record_id(1))]
    assert page(1, rev=4, body="later life").to_line() == lines[0]


def test_keep_and_let_go(paired: Tables) -> None:
    """Kept, the text stays; let go, only the id and what took it back do."""
    bring_in(paired, sealed(1), page(2), keys={record_id(1): KEY})
    bring_in(paired, gone(1), gone(2))
    paired.received.keep(PAIR, record_id(2))
    assert paired.received.get(PAIR, record_id(2)).kept

    for number in (1, 2):
        paired.received.remove(PAIR, record_id(number))
    first, second = (paired.received.get(PAIR, record_id(n)) for n in (1, 2))
    assert (True, True, gone(1).to_line(), {}) == (first.gone, first.bare, first.line, first.keys)
    assert (False, None) == (second.kept, second.skeleton)
    assert [None] == [
        line for v, line in paired.received.versions(PAIR, record_id(2)) if v.rev == 1
    ]


def test_unknown_id_gone(paired: Tables) -> None:
    """What was never here is kept as gone."""
    bring_in(paired, gone(1))
    row = paired.received.get(PAIR, record_id(1))
    assert (True, gone(1).to_line(), None) == (row.gone, row.line, row.skeleton)


def test_pictures(paired: Tables) -> None:
    """Pictures go with the last record that names them; one that cannot be shown is known."""
    both = (picture(1).sha256, picture(2).sha256)
    bring_in(paired, page(1, pictures=both), page(2, pictures=both[1:]))
    paired.received.add_picture(PAIR, both[0], picture(7))
    paired.received.add_picture(PAIR, both[0], picture(8))
    paired.received.add_picture(PAIR, both[1], None)

    found = paired.received.picture(PAIR, both[0])
    assert found is not None
    assert (both[0], picture(7).data) == (found.sha256, found.data)
    assert paired.received.picture(PAIR, both[1]) is None
    assert paired.received.picture(PAIR, "0" * 64) is None
    paired.received.remove(PAIR, record_id(1))
    assert {both[1]} == paired.received.held(PAIR).pictures


def test_bare_arrival_without_skeleton(paired: Tables) -> None:
    """An older version of a record that was taken out leaves the place as it is."""
    bring_in(paired, page(1, rev=2))
    paired.received.remove(PAIR, record_id(1))
    before = paired.received.get(PAIR, record_id(1)).skeleton
    bring_in(paired, page(1, rev=1, body="older"))

    assert before == paired.received.get(PAIR, record_id(1)).skeleton
    assert 2 == len(paired.received.versions(PAIR, record_id(1)))


def test_own_ids_are_of_this_pairing(paired: Tables) -> None:
    """Records of another pairing are no concern of this one."""
    version = Version(EPOCH, 1, "0" * 64)
    plan = MergePlan(
        pair=OTHER, epoch=EPOCH, name=None,
        arrivals=(Arrival(record_id(1), version, 0, gone=False, line=page(1).to_line()),),
        keys=(), forms={}, pictures=frozenset(), new=1, changed=0, withdrawn=0, already=0,
    )  # fmt: skip
    paired.received.apply(plan, arrived=TODAY)

    assert {} == paired.received.held(PAIR).records
    assert 1 == len(paired.received.records(OTHER))
    assert not paired.received.get(OTHER, record_id(1)).counts
