# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed text: encrypted under a key that travels later, with a commitment to that key.

The commitment keeps the author to one key: ChaCha20-Poly1305 alone would let one ciphertext be made
that opens to two texts under two keys. Knows nothing of what is inside.
"""

from __future__ import annotations

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sharedjournal.crypto.errors import SealBroken
from sharedjournal.crypto.primitives import KEY_SIZE, TAG_SIZE, hkdf

SMALLEST = 8 * 1024
_KEY_INFO = b"sharedjournal/seal/v1/key"
_COMMIT_INFO = b"sharedjournal/seal/v1/commitment"
_LENGTH_SIZE = 4
# A key seals one text only, so no two texts meet under one nonce.
_NONCE = bytes(12)


def new_key() -> bytes:
    """A key (32 bytes) for one text. Another text, or the same one changed, needs another key."""
    return os.urandom(KEY_SIZE)


def commitment(key: bytes) -> bytes:
    """32 bytes that no other key has, and that tell nothing about this one."""
    if len(key) != KEY_SIZE:
        raise SealBroken("a key has 32 bytes")
    return hkdf(key, info=_COMMIT_INFO)


def is_sealed_size(size: int) -> bool:
    """Whether a sealed text can have this many bytes: 8 KiB times a power of two, and the tag."""
    units, rest = divmod(size - TAG_SIZE, SMALLEST)
    return rest == 0 and units > 0 and units & (units - 1) == 0


def encrypt(key: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """Seal `plaintext` under a key of its own, bound to `aad`, padded.

    Format: ChaCha20-Poly1305 with nonce zero over the length (4 bytes, big endian), the text and
    zeros, up to the smallest 8 KiB · 2^n; the key is HKDF-SHA-256 of `key`.
    """
    size = SMALLEST
    while size < _LENGTH_SIZE + len(plaintext):
        size *= 2
    padded = bytearray(size)
    padded[:_LENGTH_SIZE] = len(plaintext).to_bytes(_LENGTH_SIZE, "big")
    padded[_LENGTH_SIZE : _LENGTH_SIZE + len(plaintext)] = plaintext
    return _aead(key).encrypt(_NONCE, padded, aad)


def decrypt(key: bytes, committed: bytes, ciphertext: bytes, aad: bytes) -> bytes:
    """The text. Raises `SealBroken` for another key than the committed one, or any change."""
    if not hmac.compare_digest(commitment(key), committed):
        raise SealBroken("another key than the committed one")
    if not is_sealed_size(len(ciphertext)):
        raise SealBroken("not the length of a sealed text")
    try:
        padded = _aead(key).decrypt(_NONCE, ciphertext, aad)
    except InvalidTag as error:
        raise SealBroken("not what was sealed") from error
    end = _LENGTH_SIZE + int.from_bytes(padded[:_LENGTH_SIZE], "big")
    smaller = len(padded) // 2
    # Whoever knows the key could hide something behind the text, or tell something by the length.
    if end > len(padded) or any(padded[end:]) or (smaller >= SMALLEST and end <= smaller):
        raise SealBroken("the padding is not as it should be")
    return padded[_LENGTH_SIZE:end]


def _aead(key: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(hkdf(key, info=_KEY_INFO))
