# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing by two files: what each holds, what both sides know afterwards, and which one counts."""

from __future__ import annotations

import hashlib
import io
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sharedjournal import sync
from sharedjournal.crypto import age
from sharedjournal.domain import canonical
from sharedjournal.domain.errors import BadInput, NotForYou, NotPaired, PairMismatch
from sharedjournal.domain.exchange import which_counts
from sharedjournal.domain.ids import PairId
from sharedjournal.sync import pairing as pairings
from sharedjournal.sync.limits import MAX_NAME
from unit.sync import pairs
from unit.sync.builders import EPOCH, LATER, PAIR

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Pairing

HIGHER = PairId("f" * 32)


def invite(pair: str = PAIR, name: str = "Alex") -> Pairing:
    """An invitation of Alex's."""
    return sync.new_invitation(PairId(pair), my_name=name, epoch=EPOCH)


def answer(invited: Pairing, name: str = "Sam") -> Pairing:
    """Sam's side, who answers it."""
    return sync.answer_invitation(sync.invitation_file(invited), my_name=name, epoch=LATER)


def test_invitation() -> None:
    """Format, kind, pair id and recipient; no name; the same bytes each time."""
    invited = invite(name="Alex Doe")
    data = sync.invitation_file(invited)

    assert {
        "format": 1,
        "kind": "sharedjournal-invitation",
        "pair": PAIR,
        "recipient": invited.recipient,
    } == canonical.loads(data)
    assert data == sync.invitation_file(invited)
    assert b"Alex" not in data
    assert ("invited", True, b"", "") == (
        invited.stage,
        invited.inviter,
        invited.secret,
        invited.partner_recipient,
    )
    assert (EPOCH, "Alex Doe") == (invited.epoch, invited.my_name)


def test_a_pairing_file_is_known_by_its_beginning() -> None:
    """Whoever is handed one need not say which of the two it is."""
    invited = sync.new_invitation(PairId(PAIR), my_name="Alex", epoch=EPOCH)
    answered = sync.answer_invitation(invited.invitation, my_name="Sam", epoch=LATER)
    stranger = io.BytesIO()
    recipient = age.HybridRecipient.parse(invited.recipient)
    age.encrypt([recipient], io.BytesIO(b"words"), stranger)

    assert "invitation" == sync.pairing_kind(sync.invitation_file(invited))
    assert "answer" == sync.pairing_kind(sync.answer_file(answered))
    assert [""] * 3 == [sync.pairing_kind(h) for h in (b"", b"{}", stranger.getvalue())]


def test_every_invitation_has_an_identity_of_its_own() -> None:
    """Seed and recipient are new each time, and belong together."""
    one, other = invite(), invite()

    assert one.seed != other.seed
    assert one.recipient == age.HybridIdentity.from_seed(one.seed).recipient.text


def test_answer() -> None:
    """For the inviter alone: format, digest of the invitation, recipient, name, pair secret."""
    invited = invite()
    answered = answer(invited)
    opened = age.open_file(
        io.BytesIO(sync.answer_file(answered)), [age.HybridIdentity.from_seed(invited.seed)]
    )
    content = canonical.loads(opened.payload().read(10_000))

    assert ["mlkem768x25519", "sharedjournal-answer"] == [s.type for s in opened.header.stanzas]
    assert (("v1",), b"") == (opened.header.stanzas[1].args, opened.header.stanzas[1].body)
    assert {"format", "invitation", "kind", "name", "recipient", "secret"} == set(content)
    assert hashlib.sha256(sync.invitation_file(invited)).hexdigest() == content["invitation"]
    assert ("Sam", answered.recipient) == (content["name"], content["recipient"])
    assert (PAIR, "met", False, LATER) == (
        answered.pair,
        answered.stage,
        answered.inviter,
        answered.epoch,
    )
    assert "" == answered.partner_name


def test_answer_made_again() -> None:
    """Another file with the same content."""
    invited = invite()
    answered = answer(invited)
    first, second = (sync.answer_file(answered) for _time in range(2))

    assert first != second
    assert sync.accept_answer(invited, first) == sync.accept_answer(invited, second)


def test_both_sides_know_the_same() -> None:
    """After the answer was accepted: each other's recipient, the secret, the words."""
    invited = invite()
    answered = answer(invited)
    accepted = sync.accept_answer(invited, sync.answer_file(answered))

    assert ("met", True, "Sam") == (accepted.stage, accepted.inviter, accepted.partner_name)
    assert answered.recipient == accepted.partner_recipient
    assert accepted.recipient == answered.partner_recipient
    assert 32 == len(accepted.secret)
    assert (answered.secret, answered.answer) == (accepted.secret, accepted.answer)
    assert invited == replace(
        accepted, stage="invited", partner_recipient="", partner_name="", secret=b"", answer=b""
    )


def test_a_further_answer_replaces_the_one_shown() -> None:
    """Row 28: someone else's answer before confirmation gives other words, and other keys."""
    invited = invite()
    first = sync.accept_answer(invited, sync.answer_file(answer(invited)))
    second = sync.accept_answer(first, sync.answer_file(answer(invited, "Eve")))

    assert ("Sam", "Eve") == (first.partner_name, second.partner_name)
    assert sync.safety_words(first) != sync.safety_words(second)


def test_answer_to_another_invitation() -> None:
    """Row 30: to a voided one it does not open; with the same identity it is of another pair."""
    old, new = invite(), invite(HIGHER)
    data = sync.answer_file(answer(old))

    with pytest.raises(NotForYou):
        sync.accept_answer(new, data)
    with pytest.raises(PairMismatch):
        sync.accept_answer(replace(new, seed=old.seed), data)


def test_recipient_swapped_on_the_way() -> None:
    """Row 32: who stands between cannot make the words equal on both sides."""
    alex, eve = invite(), invite()
    sam = answer(replace(alex, invitation=eve.invitation))
    eve_to_alex = answer(alex, "Sam")

    accepted = sync.accept_answer(alex, sync.answer_file(eve_to_alex))
    with pytest.raises(NotForYou):
        sync.accept_answer(alex, sync.answer_file(sam))
    assert sync.safety_words(sam) != sync.safety_words(accepted)


def test_safety_words() -> None:
    """Six, equal on both sides, others for each pairing; none without an answer."""
    alex, sam = pairs.both()
    words = sync.safety_words(alex)

    assert 6 == len(words)
    assert words == sync.safety_words(sam)
    assert words != sync.safety_words(pairs.both(HIGHER)[0])
    with pytest.raises(NotPaired):
        sync.safety_words(invite())


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_crossed_invitations(order: tuple[int, ...]) -> None:
    """Row 31: each invited the other and both answered: the lower pair id counts, on both sides."""
    low, high = invite(PAIR), invite(HIGHER)
    low_answer, high_answer = answer(low), answer(high)
    alex = {low.pair: low}
    sam = {high.pair: high}
    steps = [
        lambda: sam.update({PAIR: low_answer}),
        lambda: alex.update({HIGHER: high_answer}),
        lambda: alex.update({PAIR: sync.accept_answer(low, sync.answer_file(low_answer))}),
        lambda: sam.update({HIGHER: sync.accept_answer(high, sync.answer_file(high_answer))}),
    ]
    for step in order:
        steps[step]()
    one, other = which_counts(alex.values()), which_counts(sam.values())

    assert one is not None
    assert other is not None
    assert (PAIR, "met", PAIR, "met") == (one.pair, one.stage, other.pair, other.stage)
    # The words follow from these, which are compared because the words take their time.
    assert (one.invitation, one.answer) == (other.invitation, other.answer)


def test_which_counts() -> None:
    """The confirmed one, then an answered one, then the newest invitation; never an ended one."""
    invited, met = invite(PAIR), replace(invite(HIGHER), stage="met")
    ended = replace(invited, stage="ended")
    confirmed = replace(invite("a" * 32), stage="confirmed")

    assert which_counts([]) is None
    assert which_counts([ended]) is None
    assert invited == which_counts([ended, invited])
    assert invited == which_counts([replace(invited, pair=PairId("0" * 32)), invited])
    assert met == which_counts([invited, met])
    assert confirmed == which_counts([invited, met, confirmed])


def test_direction_keys() -> None:
    """What leaves one side is what comes in at the other, and not what it sends back."""
    alex, sam = pairs.both()

    assert pairings.direction_keys(alex, outgoing=True) == pairings.direction_keys(
        sam, outgoing=False
    )
    assert pairings.direction_keys(alex, outgoing=True) != pairings.direction_keys(
        sam, outgoing=True
    )
    with pytest.raises(NotPaired):
        pairings.direction_keys(invite(), outgoing=True)


def test_folder_file_name() -> None:
    """One name for each direction, equal on both sides; it shows neither pair id nor name."""
    alex, sam = pairs.both()
    out, back = (sync.folder_file_name(alex, outgoing=way) for way in (True, False))

    assert (out, back) == tuple(sync.folder_file_name(sam, outgoing=w) for w in (False, True))
    assert out != back
    stem, suffix = out[:16], out[16:]
    assert ".sharedjournal" == suffix
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_identity_string() -> None:
    """Opens, as any age tool would, what is made for this side; gone with the pairing."""
    alex, sam = pairs.both()
    data = pairs.file_of(sam)
    identity = age.HybridIdentity.parse(sync.identity_string(alex))

    assert sync.identity_string(alex).startswith("AGE-SECRET-KEY-PQ-1")
    assert age.open_file(io.BytesIO(data), [identity]).payload().read(5) == b"excha"
    with pytest.raises(NotPaired):
        sync.identity_string(replace(alex, seed=b""))


@pytest.mark.parametrize("name", ["x" * (MAX_NAME + 1), "a\0b", "\ud800", "é" * MAX_NAME])
def test_names_that_cannot_travel(name: str) -> None:
    """Refused when they are given, not when the partner reads them."""
    with pytest.raises(BadInput):
        invite(name=name)
    with pytest.raises(BadInput):
        answer(invite(), name)


def test_secrets_are_not_shown() -> None:
    """A pairing in a log shows its id and stage."""
    alex, _sam = pairs.both()

    assert f"Pairing(pair='{PAIR}', stage='confirmed')" == repr(alex)
