# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing by two files and six words, in every order; and its end."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import couple
from couple import Person, hand_over
from sharedjournal.app import pairing, reading, settings, sharing, writing
from sharedjournal.domain.errors import (
    AlreadyPaired,
    BadInput,
    FileExists,
    NotAllowed,
    NotConfirmed,
    NotForYou,
    NotPaired,
)

if TYPE_CHECKING:
    from pathlib import Path

Both = tuple[Person, Person]


def status(person: Person) -> pairing.Status:
    """How far it is."""
    found = pairing.status(person.session)
    assert found is not None
    return found


def test_the_way_to_a_pairing(alex: Person, sam: Person, tmp_path: Path) -> None:
    """Invitation, answer, words on both screens; only then files count."""
    invitation, answer = tmp_path / "invitation", tmp_path / "answer"

    assert pairing.status(alex.session) is None
    with pytest.raises(NotPaired):
        pairing.words(alex.session)

    pair = pairing.invite(alex.session, invitation)

    assert ("invited", True) == (status(alex).stage, status(alex).inviter)
    assert b"Alex" not in invitation.read_bytes()
    for act in (pairing.words, pairing.confirm_words, pairing.reject_words):
        with pytest.raises(NotPaired):
            act(alex.session)

    assert pair == pairing.answer(sam.session, invitation, answer)
    assert "met" == status(sam).stage
    assert "Sam" == pairing.accept(alex.session, answer).partner_name
    mine, theirs = pairing.words(alex.session), pairing.words(sam.session)

    assert mine == theirs
    assert (6, False) == (len(mine[0]), mine[1])

    alex.write("nobody to share with yet")
    with pytest.raises(NotConfirmed):
        sharing.next_file(alex.session, everything=True)

    pairing.confirm_words(alex.session)

    assert "confirmed" == status(alex).stage
    assert pairing.words(alex.session)[1]
    assert "met" == status(sam).stage

    pairing.confirm_words(sam.session)
    alex.page("words")

    assert 1 == hand_over(alex, sam).new
    with pytest.raises(AlreadyPaired):
        pairing.reject_words(sam.session)


def test_a_pairing_file_is_never_written_over_another(
    alex: Person, sam: Person, tmp_path: Path
) -> None:
    """And where it cannot be written, nothing is arranged."""
    taken = tmp_path / "taken"
    taken.write_text("a letter")

    with pytest.raises(FileExists):
        pairing.invite(alex.session, taken)
    assert pairing.status(alex.session) is None

    pairing.invite(alex.session, tmp_path / "invitation")
    with pytest.raises(FileExists):
        pairing.answer(sam.session, tmp_path / "invitation", taken)

    assert pairing.status(sam.session) is None
    assert "a letter" == taken.read_text()


def test_a_newer_invitation_voids_the_older(alex: Person, sam: Person, tmp_path: Path) -> None:
    """Row 30: an answer to the older opens no more."""
    pairing.invite(alex.session, tmp_path / "one")
    pairing.answer(sam.session, tmp_path / "one", tmp_path / "answer")
    pairing.invite(alex.session, tmp_path / "two")

    with pytest.raises(NotForYou):
        pairing.accept(alex.session, tmp_path / "answer")
    with pytest.raises(NotAllowed):
        pairing.answer(alex.session, tmp_path / "two", tmp_path / "mine")


def test_a_further_answer_replaces_the_one_shown(alex: Person, sam: Person, tmp_path: Path) -> None:
    """Row 28: somebody else's has other words; the same made again changes nothing."""
    robin = couple.person(tmp_path, "Robin")
    pairing.invite(alex.session, tmp_path / "invitation")
    pairing.answer(sam.session, tmp_path / "invitation", tmp_path / "by Sam")
    pairing.answer(robin.session, tmp_path / "invitation", tmp_path / "by Robin")
    pairing.answer(sam.session, tmp_path / "invitation", tmp_path / "again")
    pairing.accept(alex.session, tmp_path / "by Sam")
    first = pairing.words(alex.session)
    pairing.accept(alex.session, tmp_path / "again")

    assert first == pairing.words(alex.session)

    pairing.accept(alex.session, tmp_path / "by Robin")

    assert first != pairing.words(alex.session)
    assert "Robin" == status(alex).partner_name

    # Row 32: they differ; the answer goes, the invitation stays.
    pairing.reject_words(alex.session)

    assert "invited" == status(alex).stage

    pairing.accept(alex.session, tmp_path / "by Sam")

    assert first == pairing.words(alex.session)

    pairing.reject_words(sam.session)

    assert pairing.status(sam.session) is None
    robin.session.close()


# 0: Alex answers, 1: Sam answers, 2: Alex accepts what Sam answered, 3: Sam what Alex did.
ORDERS = [
    order
    for order in itertools.permutations(range(4))
    if order.index(1) < order.index(2) and order.index(0) < order.index(3)
]


@pytest.mark.parametrize("order", ORDERS)
def test_crossed_invitations(
    alex: Person, sam: Person, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Row 31: each invited the other; in every order both get the lower id and equal words."""
    pairs = [
        pairing.invite(person.session, tmp_path / f"{person.name} invites")
        for person in (alex, sam)
    ]
    for step in order:
        me, other = (alex, sam) if step in (0, 2) else (sam, alex)
        theirs = tmp_path / f"{other.name} {'invites' if step < 2 else 'answers'}"
        if step < 2:
            pairing.answer(me.session, theirs, tmp_path / f"{me.name} answers")
        else:
            pairing.accept(me.session, theirs)

    assert min(pairs) == status(alex).pair == status(sam).pair
    assert pairing.words(alex.session) == pairing.words(sam.session)

    for person in (alex, sam):
        pairing.confirm_words(person.session)
    alex.page("words")

    assert 1 == hand_over(alex, sam).new
    assert 1 == len(alex.session.store.pairings.all())


def test_the_end_is_local_and_silent(both: Both, tmp_path: Path) -> None:
    """Own pages are private again, what came stays readable, the keys are gone."""
    alex, sam = both
    alex.page("from Alex")
    hand_over(alex, sam)
    record = sam.page("from Sam")
    hand_over(sam, alex)
    pairing.unpair(alex.session)

    assert pairing.status(alex.session) is None
    assert "from Sam" == reading.page(alex.session, record).body
    assert {"private", "shared"} == {row[5] for row in reading.rows(alex.session)}
    assert b"" == alex.session.store.pairings.all()[0].seed
    with pytest.raises(NotPaired):
        pairing.unpair(alex.session)
    with pytest.raises(NotPaired):
        pairing.identity(alex.session)
    with pytest.raises(NotPaired):
        alex.make()

    assert 2 == sam.make().number


def test_the_invitation_of_an_ended_pairing_is_not_answered_again(
    alex: Person, sam: Person, tmp_path: Path
) -> None:
    """Its records belong to what has ended."""
    pairing.invite(alex.session, tmp_path / "invitation")
    pairing.answer(sam.session, tmp_path / "invitation", tmp_path / "answer")
    pairing.accept(alex.session, tmp_path / "answer")
    for person in (alex, sam):
        pairing.confirm_words(person.session)
        pairing.unpair(person.session)

    for person in (alex, sam):
        with pytest.raises(NotAllowed):
            pairing.answer(person.session, tmp_path / "invitation", tmp_path / "again")


def test_unpairing_while_it_is_being_arranged(alex: Person, tmp_path: Path) -> None:
    """An invitation is simply gone."""
    pairing.invite(alex.session, tmp_path / "invitation")
    pairing.unpair(alex.session)

    assert pairing.status(alex.session) is None
    assert () == alex.session.store.pairings.all()


def test_pairing_again_starts_with_nothing_shared(both: Both) -> None:
    """An entry that was shared may be shared again, under another id."""
    alex, sam = both
    entry = alex.write("words")
    record = alex.share(entry)
    hand_over(alex, sam)
    for person in both:
        pairing.unpair(person.session)
    couple.pair(alex, sam)

    assert () == sharing.next_file(alex.session, everything=True)
    assert "private" == reading.page(alex.session, entry).state
    assert record != alex.share(entry)
    assert 1 == hand_over(alex, sam).new
    assert 2 == len(reading.rows(sam.session))


def test_the_identity_is_a_standard_one(both: Both) -> None:
    """For other tools, after a warning that the screen gives."""
    alex, _sam = both

    assert pairing.identity(alex.session).startswith("AGE-SECRET-KEY-PQ-1")


def test_a_name_is_one_line(both: Both) -> None:
    """Trimmed, not empty, not too long; emoji are fine."""
    alex, _sam = both
    for name in ("", "  ", "a\nb", "x" * 101, "\ud800"):
        with pytest.raises(BadInput):
            pairing.rename(alex.session, name)
    pairing.rename(alex.session, "  Alex \N{HEAVY BLACK HEART} ")

    assert "Alex \N{HEAVY BLACK HEART}" == status(alex).my_name
    assert "Alex \N{HEAVY BLACK HEART}" == alex.session.store.settings.get("name")


def test_nothing_is_shared_before_the_words_were_compared(
    alex: Person, sam: Person, tmp_path: Path
) -> None:
    """One would not know with whom."""
    entry = alex.write("words")
    with pytest.raises(NotPaired):
        sharing.share(alex.session, [entry])
    pairing.invite(alex.session, tmp_path / "invitation")
    with pytest.raises(NotConfirmed):
        sharing.share(alex.session, [entry])
    writing.delete(alex.session, entry)


def test_a_name_is_needed_to_pair(alex: Person, sam: Person, tmp_path: Path) -> None:
    """The answer and every file tell it; a journal made without one is asked for it first."""
    sam.session.store.settings.set("name", "")
    pairing.invite(alex.session, tmp_path / "invitation")
    with pytest.raises(BadInput):
        pairing.answer(sam.session, tmp_path / "invitation", tmp_path / "answer")
    with pytest.raises(BadInput):
        pairing.invite(sam.session, tmp_path / "another")
    pairing.rename(sam.session, "Sam")
    pairing.answer(sam.session, tmp_path / "invitation", tmp_path / "answer")

    assert ["invitation", "answer", ""] == [
        pairing.kind_of(tmp_path / name) for name in ("invitation", "answer", "another")
    ]


def test_the_day_of_the_words_is_noted_here(both: Both) -> None:
    """Saying after a restore that it still holds does not change it; what is unreadable is none."""
    alex, _sam = both
    day = status(alex).since
    assert alex.clock.today() == day

    alex.clock.advance(days=3)
    pairing.confirm_words(alex.session)
    assert day == status(alex).since

    for value in (f"{status(alex).pair} then", "other 2020-01-01"):
        settings.remember(alex.session, "paired-on", value)
        assert status(alex).since is None
