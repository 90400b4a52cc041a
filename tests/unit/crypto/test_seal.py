# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed text: one key, one text, one place."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.crypto import seal
from sharedjournal.crypto.errors import SealBroken
from sharedjournal.crypto.primitives import hkdf

KEY = bytes(range(32))
COMMITMENT = seal.commitment(KEY)
KIB = 1024


def seal_padded(padded: bytes) -> bytes:
    """What somebody who knows the key makes of a padding of their own."""
    key = hkdf(KEY, info=b"sharedjournal/seal/v1/key")
    return ChaCha20Poly1305(key).encrypt(bytes(12), padded, b"aad")


@given(st.binary(max_size=20 * KIB), st.binary(max_size=100))
def test_round_trip(text: bytes, aad: bytes) -> None:
    """What was sealed is opened."""
    key = seal.new_key()

    assert text == seal.decrypt(key, seal.commitment(key), seal.encrypt(key, text, aad), aad)


def test_known_answers() -> None:
    """Commitment and ciphertext for a fixed key are the same in every version."""
    assert "43d14f16f3406c9c640ca1d4237f1c8248935446b177fa74a6d3f4866e4b2e13" == COMMITMENT.hex()
    assert (
        "0262e5fd5a05366665933afdc9a2725b983984260477711d84e7fb0664afa3b2"
        == hashlib.sha256(seal.encrypt(KEY, b"text", b"aad")).hexdigest()
    )


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 8 * KIB),
        (8 * KIB - 4, 8 * KIB),
        (8 * KIB - 3, 16 * KIB),
        (16 * KIB - 4, 16 * KIB),
        (40 * KIB, 64 * KIB),
    ],
)
def test_length_tells_little(length: int, size: int) -> None:
    """A sealed text has 8 KiB times a power of two and the tag."""
    sealed = seal.encrypt(KEY, bytes(length), b"")

    assert size + 16 == len(sealed)
    assert seal.is_sealed_size(len(sealed))
    assert bytes(length) == seal.decrypt(KEY, COMMITMENT, sealed, b"")


@pytest.mark.parametrize(
    "size", [0, 15, 16, 17, 8 * KIB, 8 * KIB + 15, 8 * KIB + 17, 24 * KIB + 16, -8 * KIB + 16]
)
def test_other_lengths(size: int) -> None:
    """No other length is one of a sealed text, and none is decrypted."""
    assert not seal.is_sealed_size(size)
    with pytest.raises(SealBroken):
        seal.decrypt(KEY, COMMITMENT, bytes(max(size, 0)), b"")


def test_only_the_committed_key() -> None:
    """A key that would decrypt is refused where another was committed to, and the reverse."""
    sealed, other = seal.encrypt(KEY, b"text", b""), seal.new_key()
    for key, committed in (
        (KEY, seal.commitment(other)),
        (other, COMMITMENT),
        (other, seal.commitment(other)),
        (KEY, COMMITMENT[:-1]),
        (KEY, b""),
    ):
        with pytest.raises(SealBroken):
            seal.decrypt(key, committed, sealed, b"")


@pytest.mark.parametrize("size", [0, 31, 33])
def test_key_of_another_length(size: int) -> None:
    """A key has 32 bytes."""
    with pytest.raises(SealBroken):
        seal.decrypt(bytes(size), COMMITMENT, seal.encrypt(KEY, b"", b""), b"")


def test_bound_to_its_place() -> None:
    """Moved to another record, step or direction it does not open."""
    with pytest.raises(SealBroken):
        seal.decrypt(KEY, COMMITMENT, seal.encrypt(KEY, b"text", b"here"), b"there")


@given(st.integers(0, 8 * KIB + 15), st.integers(0, 7))
def test_any_change(place: int, bit: int) -> None:
    """With one bit changed it does not open."""
    sealed = bytearray(seal.encrypt(KEY, b"text", b""))
    sealed[place] ^= 1 << bit

    with pytest.raises(SealBroken):
        seal.decrypt(KEY, COMMITMENT, bytes(sealed), b"")


@pytest.mark.parametrize(
    "padded",
    [
        (8 * KIB - 3).to_bytes(4, "big") + bytes(8 * KIB - 4),
        b"\xff" * 4 + bytes(8 * KIB - 4),
        bytes(8 * KIB - 1) + b"\1",
        (8 * KIB - 4).to_bytes(4, "big") + bytes(16 * KIB - 4),
    ],
)
def test_padding_has_one_form(padded: bytes) -> None:
    """Nothing is hidden behind the text, and the length is the smallest possible."""
    with pytest.raises(SealBroken):
        seal.decrypt(KEY, COMMITMENT, seal_padded(padded), b"aad")


def test_padding_by_hand() -> None:
    """The form is the one that is documented."""
    padded = (4).to_bytes(4, "big") + b"text" + bytes(8 * KIB - 8)

    assert seal_padded(padded) == seal.encrypt(KEY, b"text", b"aad")


def test_keys_are_new() -> None:
    """Every text gets a key that was never used."""
    assert 32 == len(seal.new_key())
    assert seal.new_key() != seal.new_key()
