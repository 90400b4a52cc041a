# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairings: which one counts, what is erased when one ends or is dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharedjournal.domain.errors import NotPaired
from sharedjournal.domain.ids import PairId
from unit.vault.tables import (
    LATER,
    NOW,
    PAIR,
    TODAY,
    Tables,
    entry,
    entry_id,
    page,
    pairing,
    picture,
    record_id,
)

LOW, HIGH = PairId("1" * 32), PairId("e" * 32)


def test_round_trip(tables: Tables) -> None:
    """A pairing comes back as it was; a further `put` replaces it in its place."""
    first, second = pairing(LOW, hold=True), pairing(HIGH, stage="invited", inviter=False)
    tables.pairings.put(first)
    tables.pairings.put(second)
    assert (first, second) == tables.pairings.all()

    changed = replace(first, epoch=LATER, hold=False, my_name="R")
    tables.pairings.put(changed)
    assert (changed, second) == tables.pairings.all()


def test_current(tables: Tables) -> None:
    """The confirmed one; else of those that can be compared the lowest; else the newest
    invitation."""
    assert tables.pairings.current() is None
    for pair, stage in ((PairId("3" * 32), "invited"), (PairId("2" * 32), "invited")):
        tables.pairings.put(pairing(pair, stage=stage))
        assert pair == tables.pairings.current().pair  # type: ignore[union-attr]
    for pair, expected in ((HIGH, HIGH), (LOW, LOW), (PAIR, PAIR)):
        tables.pairings.put(pairing(pair, stage="met"))
        assert min(expected, pair) == tables.pairings.current().pair  # type: ignore[union-attr]
    tables.pairings.put(pairing(HIGH))
    assert HIGH == tables.pairings.current().pair  # type: ignore[union-attr]


def test_end(tables: Tables) -> None:
    """Identity and secret are erased; records stay readable; it counts no more."""
    tables.pairings.put(pairing(hold=True))
    tables.sharing.confirm(
        PAIR, record_id(1), entry_id=None, line=page(1).to_line(), rev=1,
        sleeps_until=None, seal_key=None, pictures=(), forms={},
    )  # fmt: skip
    tables.pairings.end(PAIR, NOW)

    (ended,) = tables.pairings.all()
    assert ("ended", b"", b"", b"", b"") == (
        *(ended.stage, ended.seed, ended.secret, ended.invitation, ended.answer),
    )
    assert not ended.hold
    assert "Sam" == ended.partner_name
    assert tables.pairings.current() is None
    assert 1 == len(tables.sharing.own(PAIR))
    with pytest.raises(NotPaired):
        tables.pairings.end(LOW, NOW)


def test_drop(tables: Tables) -> None:
    """Nothing is left of a pairing that never was confirmed, or of what was to be shared in it."""
    tables.pairings.put(pairing(stage="met"))
    tables.pairings.put(pairing(LOW))
    tables.entries.add(entry(1))
    tables.entries.set_state(entry_id(1), "next-file")
    for pair in (PAIR, LOW):
        tables.sharing.confirm(
            pair, record_id(1), entry_id=entry_id(1) if pair == PAIR else None,
            line=page(1, pictures=(picture(1).sha256,)).to_line(), rev=1, sleeps_until=None,
            seal_key=b"k" * 32, pictures=(picture(1),), forms={"ab" * 32: b"{}"},
        )  # fmt: skip
    tables.sharing.mark_file(PAIR, mac=bytes(32), at=NOW, today=TODAY)
    tables.pairings.drop(PAIR)

    assert [LOW] == [each.pair for each in tables.pairings.all()]
    assert ("private",) == (tables.timeline.rows()[0][5],)
    for table in ("shared", "shared_picture", "shared_form", "seal"):
        assert 1 == tables.count(table)
    for table in ("share_link", "file"):
        assert 0 == tables.count(table)
    tables.pairings.drop(PAIR)
