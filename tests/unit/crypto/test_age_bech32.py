# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys as text: one key, one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.crypto.age import bech32

PREFIXES = st.sampled_from(["age", "age1pq", "AGE-SECRET-KEY-"])


@given(PREFIXES, st.binary(min_size=1, max_size=100))
def test_round_trip(prefix: str, data: bytes) -> None:
    """What was written is read, in the case of the prefix."""
    text = bech32.encode(prefix, data)

    assert data == bech32.decode(prefix, text, len(data))
    assert text.isupper() == prefix.isupper()


@given(PREFIXES, st.binary(min_size=1, max_size=60), st.data())
def test_only_one_text(prefix: str, data: bytes, draw: st.DataObject) -> None:
    """With any one character replaced, dropped or added, it is not read."""
    text = bech32.encode(prefix, data)
    place = draw.draw(st.integers(0, len(text) - 1))
    other = draw.draw(st.text(max_size=2).filter(lambda piece: piece != text[place]))

    with pytest.raises(ValueError, match="another"):
        bech32.decode(prefix, text[:place] + other + text[place + 1 :], len(data))


@pytest.mark.parametrize(
    "text",
    [
        "A12UEL5L",
        "a12uel5l",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
    ],
)
def test_examples_of_bip_173(text: str) -> None:
    """The checksum is the one of BIP 173: its valid examples are what we write for their data."""
    prefix, data = text.rsplit("1", 1)
    letters = [bech32._VALUES[letter] for letter in data[:-6].lower()]

    assert data[-6:].lower() == "".join(
        bech32._ALPHABET[value] for value in bech32._checksum(prefix.lower(), letters)
    )


@pytest.mark.parametrize("change", [str.upper, str.title, lambda text: text + "\n"])
def test_other_case_is_refused(change: object) -> None:
    """A recipient in capitals would be a second text of one key."""
    assert callable(change)
    with pytest.raises(ValueError, match="another"):
        bech32.decode("age", change(bech32.encode("age", bytes(32))), 32)


def test_bits_left_over_are_zero() -> None:
    """A text whose last bits do not belong to a byte, and are set, is not read."""
    values = bech32._to_fives(bytes(32))
    values[-1] |= 1
    letters = values + bech32._checksum("age", values)
    text = "age1" + "".join(bech32._ALPHABET[value] for value in letters)

    with pytest.raises(ValueError, match="another"):
        bech32.decode("age", text, 32)


@pytest.mark.parametrize("letter", ["b", "i", "o", "1", "ä", "\u212a"])
def test_letters_that_are_none(letter: str) -> None:
    """A letter outside the alphabet is refused, and so is one whose lower case is within."""
    text = bech32.encode("age", bytes(32))

    with pytest.raises(ValueError, match="another"):
        bech32.decode("age", text[:10] + letter + text[11:], 32)
