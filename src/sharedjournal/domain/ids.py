# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers: random UUIDs (version 4) in canonical lower case; they tell no time, no order."""

from __future__ import annotations

import re
from typing import NewType

from sharedjournal.domain.errors import BadInput

EntryId = NewType("EntryId", str)
"""One's own entry. Never leaves the vault."""
RecordId = NewType("RecordId", str)
"""A shared record, mine or the partner's. Unrelated to any entry id."""
ThreadId = NewType("ThreadId", str)
VaultId = NewType("VaultId", str)
PairId = NewType("PairId", str)
"""16 random bytes as 32 lower-case hexadecimal digits."""

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_HEX = re.compile(r"[0-9a-f]*")


def is_uuid4(text: str) -> bool:
    """Whether `text` is a version 4 UUID in canonical form."""
    return _UUID4.fullmatch(text) is not None


def is_hex(text: str, size: int) -> bool:
    """Whether `text` is `size` bytes in lower-case hexadecimal."""
    return len(text) == 2 * size and _HEX.fullmatch(text) is not None


def pair_id_bytes(pair: PairId) -> bytes:
    """The 16 bytes of a pair id."""
    if not is_hex(pair, 16):
        raise BadInput("pair")
    return bytes.fromhex(pair)
