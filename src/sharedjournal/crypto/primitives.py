# SPDX-License-Identifier: GPL-3.0-or-later
"""The primitives that every format here is built with, in the one form that it uses."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 32
TAG_SIZE = 16
"""Bytes that ChaCha20-Poly1305 adds."""


def hkdf(material: bytes | bytearray, *, info: bytes, salt: bytes = b"") -> bytes:
    """32 bytes by HKDF-SHA-256 (RFC 5869)."""
    return HKDF(hashes.SHA256(), KEY_SIZE, salt=salt, info=info).derive(material)


def hmac_sha256(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA-256 (RFC 2104) of the joined parts; the caller keeps their borders clear."""
    mac = hmac.HMAC(key, hashes.SHA256())
    for part in parts:
        mac.update(part)
    return mac.finalize()
