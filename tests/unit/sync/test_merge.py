# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of a merge one by one; that they form a join is in `tests/property/test_merge.py`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharedjournal.domain.errors import Malformed
from sharedjournal.domain.exchange import Arrival, Epoch, Held, HeldRecord, MergePlan, Version
from sharedjournal.domain.record import Record, line_hash, skeleton
from sharedjournal.sync.merge import merge
from unit.sync import builders
from unit.sync.builders import EPOCH, LATER, gone, incoming, page, record_id


def held_of(
    *records: Record,
    epoch: Epoch = EPOCH,
    place: int = 0,
    is_gone: bool = False,
    bare: bool = False,
) -> HeldRecord:
    """Some versions of one record that a vault holds."""
    found = {}
    for record in records:
        name = line_hash(record.to_line())
        found[name] = Version(epoch, record.rev, name)
    return HeldRecord(found, place, is_gone, bare)


def counts(plan: MergePlan) -> tuple[int, int, int, int]:
    """new, changed, withdrawn, already."""
    return plan.new, plan.changed, plan.withdrawn, plan.already


def holding(record: HeldRecord, **values: object) -> Held:
    """A vault that holds one record, with number 1."""
    return builders.held({record_id(1): record}, **values)  # type: ignore[arg-type]


def arrival(record: Record, epoch: Epoch = EPOCH, place: int = 0) -> Arrival:
    """A line that is new here."""
    line = record.to_line()
    version = Version(epoch, record.rev, line_hash(line))
    return Arrival(record.id, version, place, gone=record.gone, line=line)


def test_first_file() -> None:
    """Everything is new, in the order of the file; epoch and name are the file's."""
    plan = merge(
        builders.held(epoch=None, name="Sam"), incoming([page(2), page(1)], name="Alexandra")
    )

    assert (arrival(page(2)), arrival(page(1), place=1)) == plan.arrivals
    assert (2, 0, 0, 0) == counts(plan)
    assert (builders.PAIR, EPOCH, "Alexandra") == (plan.pair, plan.epoch, plan.name)


def test_nothing_new() -> None:
    """A record that is here already, in the same epoch and place, is no arrival."""
    plan = merge(holding(held_of(page(1))), incoming([page(1)]))

    assert () == plan.arrivals
    assert (0, 0, 0, 1) == counts(plan)
    assert plan.name is None


def test_id_of_my_own() -> None:
    """Nobody else may write under an id of mine."""
    with pytest.raises(Malformed):
        merge(builders.held(own_ids=frozenset({record_id(1)})), incoming([page(1)]))


def test_next_revision() -> None:
    """A higher revision is shown from now on."""
    plan = merge(holding(held_of(page(1))), incoming([page(1, rev=2)]))

    assert (arrival(page(1, rev=2)),) == plan.arrivals
    assert (0, 1, 0, 0) == counts(plan)


def test_older_revision_is_added_and_not_shown() -> None:
    """What is unseen is kept under earlier versions; its reader has nothing to notice."""
    plan = merge(holding(held_of(page(1, rev=2))), incoming([page(1)]))

    assert (arrival(page(1)),) == plan.arrivals
    assert (0, 0, 0, 1) == counts(plan)


def test_equal_revisions_are_ordered_by_hash() -> None:
    """Of two lines with equal epoch and rev the higher hash is shown, in either order."""
    one, other = sorted(
        (page(1, body="a"), page(1, body="b")), key=lambda r: line_hash(r.to_line())
    )

    assert (0, 1, 0, 0) == counts(merge(holding(held_of(one)), incoming([other])))
    assert (0, 0, 0, 1) == counts(merge(holding(held_of(other)), incoming([one])))


def test_newer_epoch_wins_over_a_higher_revision() -> None:
    """After a restore of its author rev 2 of the new epoch is shown, not rev 3 of the lost one."""
    lost, new = page(1, rev=3, body="lost"), page(1, rev=2, body="new")

    assert (0, 1, 0, 0) == counts(merge(holding(held_of(lost)), incoming([new], epoch=LATER)))
    plan = merge(holding(held_of(new, epoch=LATER), epoch=LATER), incoming([lost]))
    assert (0, 0, 0, 1) == counts(plan)
    assert LATER == plan.epoch


def test_known_line_in_a_newer_epoch() -> None:
    """It counts in the new epoch from now on; its text is here and does not come again."""
    plan = merge(holding(held_of(page(1), place=4)), incoming([page(1)], epoch=LATER))

    hashed = line_hash(page(1).to_line())
    expected = Arrival(record_id(1), Version(LATER, 1, hashed), 0, gone=False, line=None)
    assert (expected,) == plan.arrivals
    assert (0, 0, 0, 1) == counts(plan)


def test_known_older_line_shown_again_by_a_newer_epoch() -> None:
    """A restored author went back to rev 1: the words that are shown change."""
    plan = merge(holding(held_of(page(1), page(1, rev=2))), incoming([page(1)], epoch=LATER))

    assert [None] == [a.line for a in plan.arrivals]
    assert (0, 1, 0, 0) == counts(plan)


@pytest.mark.parametrize(
    ("held_epoch", "epoch", "held_place", "expected"),
    [(EPOCH, EPOCH, 5, 0), (EPOCH, EPOCH, 0, 0), (EPOCH, LATER, 0, 1), (LATER, EPOCH, 5, 5)],
)
def test_place(held_epoch: Epoch, epoch: Epoch, held_place: int, expected: int) -> None:
    """The smallest within an epoch; that of the newest epoch otherwise."""
    place = 1 if expected else 0
    records = [page(9), page(1, rev=2)] if place else [page(1, rev=2)]
    vault = holding(held_of(page(1), epoch=held_epoch, place=held_place), epoch=held_epoch)

    plan = merge(vault, incoming(records, epoch=epoch))

    assert [expected] == [a.place for a in plan.arrivals if a.id == record_id(1)]


def test_withdrawn() -> None:
    """A record that is here is asked to be let go."""
    plan = merge(holding(held_of(page(1))), incoming([gone(1)]))

    assert (arrival(gone(1)),) == plan.arrivals
    assert (0, 0, 1, 0) == counts(plan)


def test_gone_of_an_unknown_id_is_kept_silently() -> None:
    """It is kept, so that the record never appears; it is not counted as a change."""
    plan = merge(builders.held(), incoming([gone(1)]))

    assert (arrival(gone(1)),) == plan.arrivals
    assert (0, 0, 0, 1) == counts(plan)


def test_nothing_is_added_to_what_is_gone() -> None:
    """Neither a later revision, nor one of a newer epoch, nor a key, form or picture."""
    form, shot = "a" * 64, "b" * 64
    late = page(1, rev=9, pictures=(shot,), form=f"sha256:{form}")

    plan = merge(
        holding(held_of(page(1), gone(1), is_gone=True)),
        incoming(
            [late],
            epoch=LATER,
            keys={record_id(1): bytes(32)},
            forms={form: b"{}"},
            pictures=[shot],
        ),
    )

    assert ((), (), {}, frozenset()) == (plan.arrivals, plan.keys, plan.forms, plan.pictures)
    assert (0, 0, 0, 1) == counts(plan)


def test_bare_record_gets_a_skeleton_and_no_text() -> None:
    """Its text was taken out here: a later revision brings its place in the form, and no word."""
    next_one = page(1, rev=2, pictures=("b" * 64,))

    plan = merge(holding(held_of(page(1), bare=True)), incoming([next_one], pictures=["b" * 64]))

    assert [(None, skeleton(next_one))] == [(a.line, a.skeleton) for a in plan.arrivals]
    assert frozenset() == plan.pictures
    assert (0, 0, 0, 1) == counts(plan)


def test_bare_record_keeps_the_skeleton_of_what_counts() -> None:
    """An older revision of a bare record is remembered by its hash alone."""
    plan = merge(holding(held_of(page(1, rev=2), bare=True)), incoming([page(1)]))

    assert [(None, None)] == [(a.line, a.skeleton) for a in plan.arrivals]


def test_bare_record_is_gone_without_being_missed() -> None:
    """There is no text left to ask for."""
    plan = merge(holding(held_of(page(1), bare=True)), incoming([gone(1)]))

    assert [True] == [a.gone for a in plan.arrivals]
    assert (0, 0, 0, 1) == counts(plan)


def test_text_that_may_come_again() -> None:
    """A text that was taken out and asked for again is taken from the next file that has it."""
    one, two = held_of(page(1)), held_of(page(1), page(1, rev=2), epoch=LATER)
    asked = replace(one, missing=frozenset(one.versions))
    older = replace(two, missing=frozenset(two.versions))

    plan = merge(holding(asked), incoming([page(1)]))
    assert (arrival(page(1)),) == plan.arrivals
    assert (0, 1, 0, 0) == counts(plan)

    # An older file brings what it has: no epoch goes back, and nothing that is shown changes.
    plan = merge(holding(older, epoch=LATER), incoming([page(1)]))
    assert (arrival(page(1), LATER),) == plan.arrivals
    assert (0, 0, 0, 1) == counts(plan)


def test_pictures_that_are_wanted() -> None:
    """Only such as a record names, the file holds and this vault lacks; known records too."""
    named, held_already, absent, unnamed = (letter * 64 for letter in "abcd")
    record = page(1, pictures=(named, held_already, absent))

    plan = merge(
        holding(held_of(record), pictures=frozenset({held_already})),
        incoming([record], pictures=[named, held_already, unnamed]),
    )

    assert frozenset({named}) == plan.pictures
    assert (0, 0, 0, 1) == counts(plan)


def test_forms_that_are_wanted() -> None:
    """Only such as a record uses and this vault lacks."""
    used, known, unused = (letter * 64 for letter in "abc")
    records = [page(1, form=f"sha256:{used}"), page(2, form=f"sha256:{known}")]
    forms = dict.fromkeys((used, known, unused), b"{}")

    plan = merge(builders.held(forms=frozenset({known})), incoming(records, forms=forms))

    assert {used: b"{}"} == plan.forms


def test_keys() -> None:
    """A released key is kept once, with the hash of the line that it opens."""
    hashes = [line_hash(page(number).to_line()) for number in (1, 2)]
    keys = {record_id(1): b"a" * 32, record_id(2): b"b" * 32}

    plan = merge(
        builders.held(keys=frozenset({(record_id(1), hashes[0])})),
        incoming([page(1), page(2)], keys=keys),
    )

    assert ((record_id(2), hashes[1], b"b" * 32),) == plan.keys


@pytest.mark.parametrize(
    ("held_epoch", "epoch", "records", "expected"),
    [
        (None, EPOCH, [], "New"),
        (EPOCH, LATER, [], "New"),
        (LATER, EPOCH, [page(1), page(2)], None),
        (EPOCH, EPOCH, [page(1)], "New"),
        (EPOCH, EPOCH, [page(1, rev=2)], "New"),
        (EPOCH, EPOCH, [], None),
    ],
)
def test_name(
    held_epoch: Epoch | None, epoch: Epoch, records: list[Record], expected: str | None
) -> None:
    """Of the newest epoch; within one, the name in an older file does not count."""
    vault = holding(held_of(page(1), epoch=held_epoch or EPOCH), epoch=held_epoch, name="Old")

    assert expected == merge(vault, incoming(records, epoch=epoch, name="New")).name


def test_name_of_an_older_revision() -> None:
    """A file with an older revision than the one held is older."""
    vault = holding(held_of(page(1, rev=2)), name="Old")

    assert merge(vault, incoming([page(1)], name="Older")).name is None
