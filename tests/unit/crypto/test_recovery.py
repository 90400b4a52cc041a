# SPDX-License-Identifier: GPL-3.0-or-later
"""24 words that can be written on paper and typed back."""

from __future__ import annotations

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.crypto import age, recovery
from sharedjournal.crypto.errors import BadWords
from sharedjournal.crypto.secret import Secret

# The first and the last vector with 32 bytes of BIP 39.
ZERO = b"abandon " * 23 + b"art"
ONES = b"zoo " * 23 + b"vote"


@pytest.mark.parametrize(("words", "seed"), [(ZERO, bytes(32)), (ONES, b"\xff" * 32)])
def test_known_answers(words: bytes, seed: bytes) -> None:
    """The words of BIP 39 for a seed, and the recipient of that seed."""
    assert seed == recovery.seed_of(bytearray(words)).buffer()
    assert words == recovery._words_of(Secret(seed))
    expected = age.HybridIdentity.from_seed(seed).recipient.text
    assert expected == recovery.recipient_of(bytearray(words))


@given(st.binary(min_size=32, max_size=32))
def test_round_trip(seed: bytes) -> None:
    """Every seed comes back from its words."""
    assert seed == recovery.seed_of(recovery._words_of(Secret(seed))).buffer()


def test_new_words() -> None:
    """They are 24, open what the recipient is for, and are others each time."""
    words, recipient = recovery.new_words()

    assert 24 == len(words.split(b" "))
    assert recipient == recovery.recipient_of(words)
    assert words != recovery.new_words()[0]


def test_as_people_type() -> None:
    """Case and white space do not matter."""
    typed = b"\n  " + ZERO.upper().replace(b" ", b" \t\r\n ") + b"\n"

    assert bytes(32) == recovery.seed_of(bytearray(typed)).buffer()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b" ",
        b"abandon " * 11 + b"about",  # right, but of 12 words
        b"abandon " * 24,  # the checksum
        b"abandon " * 22 + b"art",
        b"abandon " * 24 + b"art",
        b"abandon " * 23 + b"artt",
        b"abandon " * 22 + b"art abandon",
        b"\xff" + ZERO,
        b"abandon," * 23 + b"art",
    ],
)
def test_not_words(words: bytes) -> None:
    """Anything else is refused, and the failure does not say which word it was."""
    with pytest.raises(BadWords) as caught:
        recovery.seed_of(bytearray(words))

    assert None is caught.value.__context__
    assert "artt" not in "".join(traceback.format_exception_only(caught.value))
