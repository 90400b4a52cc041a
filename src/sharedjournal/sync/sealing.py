# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed answers: readable only with a key of their own, which travels later or never.

The ciphertext is bound to its record, the pairing and the direction; the record shows everything
that is not words. Whether a key may leave or an answer be shown is decided elsewhere (`forms`,
`app`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sharedjournal.crypto import seal as crypto_seal
from sharedjournal.crypto.errors import CryptoError
from sharedjournal.domain.errors import BadInput, Malformed
from sharedjournal.domain.ids import pair_id_bytes
from sharedjournal.domain.record import (
    Record,
    inside_to_bytes,
    line_around_seal,
    with_inside,
)
from sharedjournal.sync.limits import KIB

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.domain.exchange import Pairing

MAX_INSIDE = 512 * KIB - 64
"""Of the words in one seal, in bytes: the longest that pads to 512 KiB, which fits a record."""


def seal(outside: Record, inside: Mapping[str, Any], pairing: Pairing) -> tuple[Record, bytes]:
    """The record that travels, with `inside` sealed in it, and the new key (32 bytes) of the seal.

    `inside` maps title, body, fields, feelings, needs and mood; empty ones are left out. Raises
    `BadInput` where that is too long, `Malformed` where it breaks the format.
    """
    words = inside_to_bytes(inside)
    if len(words) > MAX_INSIDE:
        raise BadInput("body")
    with_inside(outside, words)
    key = crypto_seal.new_key()
    record = replace(outside, sealed=b"", commit=crypto_seal.commitment(key).hex())
    ciphertext = crypto_seal.encrypt(key, words, _bound_to(record, pairing, mine=True))
    return replace(record, sealed=ciphertext), key


def unseal(record: Record, key: bytes, pairing: Pairing, *, mine: bool) -> Record:
    """`record` with what its seal hid in place. `mine`: this side wrote it.

    Raises `Malformed` where the key does not open it, or what was inside breaks the format.
    """
    commitment = bytes.fromhex(record.commit or "")
    try:
        words = crypto_seal.decrypt(
            key, commitment, record.sealed, _bound_to(record, pairing, mine=mine)
        )
    except CryptoError as error:
        raise Malformed("seal") from error
    return with_inside(record, words)


def _bound_to(record: Record, pairing: Pairing, *, mine: bool) -> bytes:
    """What the ciphertext cannot be taken from: its record, the pairing, who writes to whom."""
    ends = (pairing.recipient, pairing.partner_recipient)
    sender, receiver = ends if mine else ends[::-1]
    # The line is canonical and the recipients are one word each, so no part can pass for another.
    return b"\n".join(
        (
            line_around_seal(record),
            pair_id_bytes(pairing.pair),
            sender.encode("ascii"),
            receiver.encode("ascii"),
        )
    )
