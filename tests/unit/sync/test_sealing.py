# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed answers: nothing of the words is seen, and a key opens one record of one author only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sharedjournal import sync
from sharedjournal.domain.errors import BadInput, Malformed
from sharedjournal.domain.record import Record, parse_line
from sharedjournal.sync import sealing
from unit.sync import pairs
from unit.sync.builders import page, record_id, thread_id

WORDS: dict[str, Any] = {
    "title": "A title",
    "body": "What I felt",
    "fields": {"felt": ["calm"], "saw": "rain"},
    "feelings": ["glad"],
    "needs": ["rest"],
    "mood": 4,
}
EMPTY: dict[str, Any] = {"title": "", "body": "x", "fields": {}, "feelings": [], "mood": None}


def outside(**values: Any) -> Record:
    """What is seen of it."""
    return page(1, **({"body": "", "form": "two-views@1", "step": "view"} | values))


def test_round_trip() -> None:
    """The partner reads from the line what the author sealed, and the author too."""
    alex, sam = pairs.both()
    record, key = sync.seal(outside(ask="listen"), WORDS, alex)
    there = parse_line(record.to_line())

    assert 32 == len(key)
    for opened in (
        sync.unseal(there, key, sam, mine=False),
        sync.unseal(record, key, alex, mine=True),
    ):
        assert ("A title", "What I felt", 4) == (opened.title, opened.body, opened.mood)
        assert (("glad",), ("rest",)) == (opened.feelings, opened.needs)
        assert {"felt": ("calm",), "saw": "rain"} == dict(opened.fields)
        assert (b"", None, "listen") == (opened.sealed, opened.commit, opened.ask)


def test_nothing_is_seen() -> None:
    """No word of it is in the line, and short answers have one length."""
    alex, _sam = pairs.both()
    lines = [
        sync.seal(outside(), words, alex)[0].to_line()
        for words in (WORDS, EMPTY, {"body": "x" * 8000})
    ]

    assert all(word not in line for line in lines for word in (b"felt", b"calm", b"title"))
    assert 1 == len({len(line) for line in lines})


def test_each_has_a_key_of_its_own() -> None:
    """The same words sealed twice have nothing in common."""
    alex, _sam = pairs.both()
    (one, one_key), (other, other_key) = (sync.seal(outside(), WORDS, alex) for _time in range(2))

    assert one_key != other_key
    assert one.commit != other.commit
    assert one.sealed != other.sealed


@pytest.mark.parametrize(
    "change",
    [
        {"id": record_id(2)},
        {"rev": 2},
        {"step": "overlap"},
        {"thread": thread_id(2)},
        {"form": "other@1"},
        {"ask": "think"},
        {"asked": "another question"},
        {"commit": "0" * 64},
        {"extra": {"x": 1}},
    ],
)
def test_it_is_bound_to_its_record(change: dict[str, Any]) -> None:
    """On a record that differs in anything it does not open."""
    alex, sam = pairs.both()
    record, key = sync.seal(outside(), WORDS, alex)

    with pytest.raises(Malformed):
        sync.unseal(replace(record, **change), key, sam, mine=False)


def test_it_is_bound_to_direction_and_pairing() -> None:
    """Nobody can send an answer back as one's own, nor take it into another pairing."""
    alex, sam = pairs.both()
    other, _partner = pairs.both("e" * 32)
    record, key = sync.seal(outside(), WORDS, alex)

    for pairing, mine in ((sam, True), (alex, False), (other, True), (other, False)):
        with pytest.raises(Malformed):
            sync.unseal(record, key, pairing, mine=mine)


@pytest.mark.parametrize("key", [bytes(32), b"", bytes(31)])
def test_other_keys(key: bytes) -> None:
    """The commitment refuses them before anything is decrypted."""
    alex, sam = pairs.both()
    record, _key = sync.seal(outside(), WORDS, alex)

    with pytest.raises(Malformed):
        sync.unseal(record, key, sam, mine=False)


def test_not_sealed() -> None:
    """An open record has nothing to unseal."""
    _alex, sam = pairs.both()

    with pytest.raises(Malformed):
        sync.unseal(outside(), bytes(32), sam, mine=False)


def test_longest() -> None:
    """What pads to 512 KiB fits a record; more is refused before anything is stored."""
    alex, sam = pairs.both()
    empty = len(b'{"body":""}')
    record, key = sync.seal(outside(), {"body": "x" * (sealing.MAX_INSIDE - empty)}, alex)

    assert len(record.to_line()) < 1024 * 1024
    assert sealing.MAX_INSIDE - empty == len(sync.unseal(record, key, sam, mine=False).body)
    with pytest.raises(BadInput):
        sync.seal(outside(), {"body": "x" * (sealing.MAX_INSIDE - empty + 1)}, alex)


@pytest.mark.parametrize("words", [{"pictures": ["0" * 64]}, {"mood": 9}, {"id": "x"}])
def test_what_cannot_be_inside(words: dict[str, Any]) -> None:
    """Found when it is sealed, not when the partner opens it."""
    alex, _sam = pairs.both()

    with pytest.raises(Malformed):
        sync.seal(outside(), words, alex)
