# SPDX-License-Identifier: GPL-3.0-or-later
"""Six words that two people compare: equal on both screens means that nobody sits between them.

Every word stands for 11 bits. Whoever swaps a file on the way needs another pair of files with the
same 66 bits, at the price of one Argon2id each try. Where the list comes from, and by what rule:
`words/safety.license.txt`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

from sharedjournal.crypto.argon import Cost, derive

COUNT = 6
LIST_SIZE = 2048
COST = Cost(64 * 1024, 3, 1)
_BITS = 11
_SIZE = -(-COUNT * _BITS // 8)
_PAIR_ID_SIZE = 16


def safety_words(*, pair_id: bytes, invitation: bytes, answer: bytes) -> tuple[str, ...]:
    """The words for the plain bytes of the two files of a pairing; takes about a tenth of a second.

    The first 66 bits of Argon2id (64 MiB, 3 passes, 1 lane, salt = pair id, 9 bytes) over
    SHA-256(invitation) || SHA-256(answer), from the highest bit on.
    """
    if len(pair_id) != _PAIR_ID_SIZE:
        raise ValueError("a pair id has 16 bytes")
    both = hashlib.sha256(invitation).digest() + hashlib.sha256(answer).digest()
    number = int.from_bytes(derive(both, pair_id, COST, _SIZE), "big")
    number >>= _SIZE * 8 - COUNT * _BITS
    words = word_list()
    return tuple(
        words[number >> place * _BITS & (LIST_SIZE - 1)] for place in reversed(range(COUNT))
    )


@cache
def word_list() -> tuple[str, ...]:
    """The 2048 words in their order, the same in every language and every version."""
    file = resources.files("sharedjournal.crypto").joinpath("words", "safety.txt")
    return tuple(file.read_text(encoding="ascii").split())
