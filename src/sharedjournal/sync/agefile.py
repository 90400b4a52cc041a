# SPDX-License-Identifier: GPL-3.0-or-later
"""How `sync` uses age files: which stanzas there may be, and what each failure is called.

Here the errors of `crypto.age` and of reading become those of the domain, once. Knows nothing of
what is inside.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sharedjournal.crypto import age, pairkeys
from sharedjournal.crypto import errors as crypto
from sharedjournal.domain.errors import (
    Damaged,
    NotExchangeFile,
    NotForYou,
    TooLarge,
    UnsupportedVersion,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HYBRID_STANZA = age.HybridIdentity.STANZA
ANSWER_STANZA = "sharedjournal-answer"
_ANSWER_MARK = age.Stanza(ANSWER_STANZA, ("v1",), b"")

EXCHANGE = frozenset({HYBRID_STANZA, pairkeys.PAIR_STANZA})
"""The stanzas of an exchange file: the partner's key, and the proof of who made it."""
ANSWER = frozenset({HYBRID_STANZA, ANSWER_STANZA})
"""The stanzas of an answer. The second one only says what it is, also to who cannot open it."""
STRANGER = frozenset({HYBRID_STANZA})
"""The stanzas of what any age tool makes for this recipient."""


@contextmanager
def reading() -> Iterator[None]:
    """Errors of age and of the disk as refusals of the file."""
    try:
        yield
    except crypto.NotAge as error:
        raise NotExchangeFile("age") from error
    except crypto.UnsupportedAgeVersion as error:
        raise UnsupportedVersion("age") from error
    except crypto.HeaderTooLarge as error:
        raise TooLarge("header", limit="header") from error
    except crypto.NoMatch as error:
        raise NotForYou("no stanza") from error
    except (crypto.HeaderDamaged, crypto.PayloadDamaged) as error:
        raise Damaged("age") from error
    except OSError as error:
        raise Damaged("read") from error


def stanzas(header: age.Header) -> frozenset[str]:
    """The types of the stanzas of a file of ours. Raises `NotExchangeFile` where one is twice."""
    types = [stanza.type for stanza in header.stanzas]
    found = frozenset(types)
    if len(found) != len(types):
        raise NotExchangeFile("stanzas")
    return found


def encrypt_answer(recipient: str, plaintext: bytes) -> bytes:
    """An answer file for `recipient`, a valid hybrid recipient."""
    out = io.BytesIO()
    age.encrypt(
        [age.HybridRecipient.parse(recipient)],
        io.BytesIO(plaintext),
        out,
        extra=lambda _file_key: [_ANSWER_MARK],
    )
    return out.getvalue()


def decrypt_answer(data: bytes, seed: bytes) -> bytes:
    """The plaintext of an answer file.

    Raises `NotExchangeFile`, `NotForYou`, `Damaged`, `UnsupportedVersion` and `TooLarge`.
    """
    with reading():
        stream = io.BytesIO(data)
        header = age.read_header(stream)
        if stanzas(header) != ANSWER:
            raise NotExchangeFile("stanzas")
        opened = age.open_file(stream, [age.HybridIdentity.from_seed(seed)], header=header)
        # It is never longer than its file; asking for more is how its end comes to be checked.
        return opened.payload().read(len(data))
