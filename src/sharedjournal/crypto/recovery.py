# SPDX-License-Identifier: GPL-3.0-or-later
"""Recovery words: 24 words (BIP 39, English) for the 32-byte seed of a hybrid identity.

The `mnemonic` library works on `str`, which cannot be wiped: here such strings live only within one
call, and no error or traceback holds a word. What is kept and handed on is a `bytearray`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from mnemonic import Mnemonic

from sharedjournal.crypto.age import HybridIdentity
from sharedjournal.crypto.errors import BadWords
from sharedjournal.crypto.secret import Secret

COUNT = 24
SEED_SIZE = 32


def new_words() -> tuple[bytearray, str]:
    """24 new words with one space between, and the recipient that they open. Wipe the words."""
    with Secret.random(SEED_SIZE) as seed:
        return _words_of(seed), _recipient_of(seed)


def seed_of(words: bytearray) -> Secret:
    """The seed of 24 words in any case and with any white space. Raises `BadWords`."""
    # The error is raised outside, for what failed in the library names the word.
    with suppress(ValueError, LookupError):
        each = words.decode("utf-8").lower().split()
        if len(each) == COUNT:
            return Secret(_list().to_entropy(each))
    raise BadWords("not 24 recovery words")


def recipient_of(words: bytearray) -> str:
    """The recipient that these words open. Raises `BadWords`."""
    with seed_of(words) as seed:
        return _recipient_of(seed)


def _words_of(seed: Secret) -> bytearray:
    return bytearray(_list().to_mnemonic(bytes(seed.buffer())), "ascii")


def _recipient_of(seed: Secret) -> str:
    return HybridIdentity.from_seed(seed.buffer()).recipient.text


@cache
def _list() -> Mnemonic:
    return Mnemonic("english")
