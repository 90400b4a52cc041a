# SPDX-License-Identifier: GPL-3.0-or-later
"""The six words, and the list that may never change."""

from __future__ import annotations

import hashlib
from importlib import resources

import pytest
from mnemonic import Mnemonic

from sharedjournal.crypto.safetywords import COST, safety_words, word_list

PAIR = bytes(range(16))


def test_known_answers() -> None:
    """The words for two files are the same in every version."""
    assert ("cupid", "dimness", "grub", "flaring", "spied", "esquire") == safety_words(
        pair_id=PAIR, invitation=b"", answer=b""
    )
    assert ("delta", "pension", "brute", "skiing", "graded", "pasta") == safety_words(
        pair_id=PAIR, invitation=b"invitation", answer=b"answer"
    )


def test_everything_counts() -> None:
    """Another pairing, invitation or answer gives other words, also where the bytes only move."""
    found = {
        safety_words(pair_id=PAIR, invitation=b"ab", answer=b"c"),
        safety_words(pair_id=PAIR, invitation=b"a", answer=b"bc"),
        safety_words(pair_id=bytes(16), invitation=b"ab", answer=b"c"),
    }

    assert 3 == len(found)


def test_cost() -> None:
    """One guess of an attacker costs 64 MiB and three passes."""
    assert (64 * 1024, 3, 1) == (COST.memory_kib, COST.passes, COST.lanes)


def test_pair_id_has_16_bytes() -> None:
    """Another length is a bug."""
    with pytest.raises(ValueError, match="16"):
        safety_words(pair_id=PAIR[:-1], invitation=b"", answer=b"")


def test_list_does_not_change() -> None:
    """Two programs with different lists would show different words for the same files."""
    digest = hashlib.sha256("".join(word + "\n" for word in word_list()).encode()).hexdigest()

    assert "e4c354d8068d00ce006281a230f002f5189def8a9324a1cf8da1896c36c6653c" == digest


def test_list_can_be_read_aloud() -> None:
    """2048 different words of four to eight letters in order, told apart by the first four."""
    words = word_list()

    assert 2048 == len(words) == len({word[:4] for word in words})
    assert sorted(words) == list(words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert {4, 5, 6, 7, 8} == {len(word) for word in words}


def test_list_is_not_the_recovery_list() -> None:
    """Nobody takes one kind of words for the other: not even the first four letters are shared."""
    recovery = {word[:4] for word in Mnemonic("english").wordlist}

    assert set() == recovery & {word[:4] for word in word_list()}


def test_list_has_its_licence() -> None:
    """The licence of the list lies beside it, with author, source and what was changed."""
    text = resources.files("sharedjournal.crypto").joinpath("words", "safety.license.txt")

    for part in ("Electronic Frontier Foundation", "Attribution 3.0", "What was changed"):
        assert part in text.read_text(encoding="ascii")
