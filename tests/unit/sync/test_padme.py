# SPDX-License-Identifier: GPL-3.0-or-later
"""Payload sizes: few, never below 256 KiB, never much more than needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.sync.padme import SMALLEST, padded_size, padme

# By the definition in the paper, by hand: E = floor(log2 L), S = floor(log2 E) + 1, and the lower E
# - S bits are rounded up.
KNOWN = [
    (1, 1),
    (2, 2),
    (8, 8),
    (9, 10),
    (16, 16),
    (17, 18),
    (100, 104),
    (1000, 1024),
    (1025, 1088),
]


@pytest.mark.parametrize(("size", "expected"), KNOWN)
def test_known_sizes(size: int, expected: int) -> None:
    """Values computed by hand from the definition."""
    assert expected == padme(size)


@given(st.integers(1, 2**40))
def test_never_less_and_at_most_an_eighth_more(size: int) -> None:
    """The next size reaches what is needed and stays near it."""
    assert size <= padme(size) <= size + size // 8 + 1


@given(st.integers(1, 2**40))
def test_a_padded_size_is_a_size(size: int) -> None:
    """Padding twice changes nothing."""
    assert padme(size) == padme(padme(size))


@given(st.integers(0, 2**34))
def test_whole_payload_is_whole_blocks(size: int) -> None:
    """At least 256 KiB, a multiple of tar's block of 512 bytes."""
    padded = padded_size(size)

    assert padded >= max(size, SMALLEST)
    assert 0 == padded % 512


@pytest.mark.parametrize("size", [0, 1536, SMALLEST - 1, SMALLEST])
def test_small_payloads_have_one_size(size: int) -> None:
    """A line more does not show."""
    assert SMALLEST == padded_size(size)


def test_the_next_size_after_the_smallest() -> None:
    """One byte more than 256 KiB takes the next step of 8 KiB."""
    assert SMALLEST + 8192 == padded_size(SMALLEST + 1)
