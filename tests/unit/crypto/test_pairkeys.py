# SPDX-License-Identifier: GPL-3.0-or-later
"""The tag that only the two of a pairing can make, and the names of their files."""

from __future__ import annotations

import hashlib
import hmac
import re

import pytest

from sharedjournal.crypto import age, pairkeys
from sharedjournal.crypto.errors import TagMismatch

A, B = (age.HybridIdentity.from_seed(bytes([n]) * 32).recipient.text for n in (1, 2))
SECRET = bytes(range(32))
PAIR = bytes(range(16))
FILE_KEY = bytes(range(100, 116))
DIGEST = hashlib.sha256(b"payload").digest()
KEYS = pairkeys.direction_keys(SECRET, PAIR, A, B)


def test_known_answers() -> None:
    """Tag and name are what the format says, worked out here with the standard library."""
    info = b"sharedjournal/v1/" + PAIR + A.encode() + B.encode()
    extracted = hmac.digest(bytes(32), SECRET, "sha256")
    key = hmac.digest(extracted, info + b"\1", "sha256")
    tag_key = hmac.digest(key, b"tag", "sha256")
    tag = hmac.digest(tag_key, b"sharedjournal/pair/v1" + FILE_KEY + DIGEST, "sha256")

    stanza = pairkeys.pair_stanza(KEYS, FILE_KEY, DIGEST)

    assert age.Stanza("sharedjournal-pair", ("v1",), tag) == stanza
    assert "1a038d3fbac5428a2c71b388a27e019b790f311ce9bc6a3ea32c6ceb3f71c6ae" == stanza.body.hex()
    assert "mlzyc56sjvnakylt" == pairkeys.folder_name(KEYS)


def test_genuine() -> None:
    """The stanza of the same keys, file key and payload is accepted."""
    pairkeys.check_pair_stanza(KEYS, FILE_KEY, DIGEST, pairkeys.pair_stanza(KEYS, FILE_KEY, DIGEST))


def test_everything_counts() -> None:
    """Another secret, pairing, direction, file key or payload makes another tag, or name."""
    others = [
        pairkeys.direction_keys(bytes(32), PAIR, A, B),
        pairkeys.direction_keys(SECRET, bytes(16), A, B),
        pairkeys.direction_keys(SECRET, PAIR, B, A),
        pairkeys.direction_keys(SECRET, PAIR, A, A),
    ]
    stanzas = [pairkeys.pair_stanza(keys, FILE_KEY, DIGEST) for keys in others]
    stanzas.append(pairkeys.pair_stanza(KEYS, bytes(16), DIGEST))
    stanzas.append(pairkeys.pair_stanza(KEYS, FILE_KEY, bytes(32)))

    for stanza in stanzas:
        with pytest.raises(TagMismatch):
            pairkeys.check_pair_stanza(KEYS, FILE_KEY, DIGEST, stanza)
    assert 5 == len({pairkeys.folder_name(keys) for keys in [KEYS, *others]})


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_tag_of_another_length(size: int) -> None:
    """A tag that is cut or goes on is none."""
    tag = pairkeys.pair_stanza(KEYS, FILE_KEY, DIGEST).body
    stanza = age.Stanza(pairkeys.PAIR_STANZA, ("v1",), (tag * 2)[:size])

    with pytest.raises(TagMismatch):
        pairkeys.check_pair_stanza(KEYS, FILE_KEY, DIGEST, stanza)


@pytest.mark.parametrize(
    ("kind", "args"),
    [
        ("sharedjournal-pair", ()),
        ("sharedjournal-pair", ("v2",)),
        ("sharedjournal-pair", ("v1", "v1")),
        ("Sharedjournal-pair", ("v1",)),
    ],
)
def test_stanza_of_another_name(kind: str, args: tuple[str, ...]) -> None:
    """The right tag in another stanza is not taken."""
    tag = pairkeys.pair_stanza(KEYS, FILE_KEY, DIGEST).body

    with pytest.raises(TagMismatch):
        pairkeys.check_pair_stanza(KEYS, FILE_KEY, DIGEST, age.Stanza(kind, args, tag))


def test_lengths_are_fixed() -> None:
    """No two inputs can join to the same bytes."""
    with pytest.raises(ValueError, match="secret"):
        pairkeys.direction_keys(SECRET[:-1], PAIR, A, B)
    with pytest.raises(ValueError, match="pair_id"):
        pairkeys.direction_keys(SECRET, PAIR + b"\0", A, B)
    with pytest.raises(ValueError, match="recipients"):
        pairkeys.direction_keys(SECRET, PAIR, A + "q", B[1:])
    with pytest.raises(ValueError, match="file_key"):
        pairkeys.pair_stanza(KEYS, FILE_KEY[:-1], DIGEST)
    with pytest.raises(ValueError, match="digest"):
        pairkeys.pair_stanza(KEYS, FILE_KEY, DIGEST + b"\0")


def test_shown_and_named() -> None:
    """Keys are not printed; a name is 16 characters that every file system takes."""
    assert "DirectionKeys()" == repr(KEYS)
    assert re.fullmatch("[a-z2-7]{16}", pairkeys.folder_name(KEYS))
