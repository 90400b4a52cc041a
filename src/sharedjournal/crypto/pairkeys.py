# SPDX-License-Identifier: GPL-3.0-or-later
"""What only the two vaults of a pairing can compute: the tag of a file, its name in a folder.

The tag covers the file key and the digest of the whole payload: with the file key alone, which
anybody learns who can open the file, another payload could be put under a genuine header. Both
sides can compute it, so it proves nothing to anybody else.
"""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass, field

from sharedjournal.crypto.age import Stanza
from sharedjournal.crypto.errors import TagMismatch
from sharedjournal.crypto.primitives import hkdf, hmac_sha256

PAIR_STANZA = "sharedjournal-pair"
_ARGS = ("v1",)
_KEY_INFO = b"sharedjournal/v1/"
_TAG_CONTEXT = b"sharedjournal/pair/v1"
_NAME_SIZE = 10  # bytes: 16 characters of base32
_SIZES = {"secret": 32, "pair_id": 16, "file_key": 16, "digest": 32}


@dataclass(frozen=True, slots=True)
class DirectionKeys:
    """The keys of one direction of one pairing; the other direction has others."""

    tag: bytes = field(repr=False)
    name: bytes = field(repr=False)


def direction_keys(secret: bytes, pair_id: bytes, sender: str, receiver: str) -> DirectionKeys:
    """The keys of what `sender` makes for `receiver`.

    `secret` is the pair secret (32 bytes), `pair_id` has 16 bytes; the recipients are in the text
    form of age, both of one length, so the joined parts can be read in one way only.
    K = HKDF-SHA-256(secret, info = "sharedjournal/v1/" || pair id || sender || receiver); the tag
    key is HMAC-SHA-256(K, "tag"), the name is made from HMAC-SHA-256(K, "name").
    """
    _check(secret=secret, pair_id=pair_id)
    if len(sender) != len(receiver):
        raise ValueError("two recipients of different kinds")
    context = _KEY_INFO + pair_id + sender.encode("ascii") + receiver.encode("ascii")
    key = hkdf(secret, info=context)
    return DirectionKeys(hmac_sha256(key, b"tag"), hmac_sha256(key, b"name"))


def pair_stanza(keys: DirectionKeys, file_key: bytes, digest: bytes) -> Stanza:
    """The stanza that says: made by one of this pair. `digest` is SHA-256 of the plain payload."""
    return Stanza(PAIR_STANZA, _ARGS, _tag(keys, file_key, digest))


def check_pair_stanza(keys: DirectionKeys, file_key: bytes, digest: bytes, stanza: Stanza) -> None:
    """Raises `TagMismatch` where `stanza` is not the one of these keys and this payload."""
    expected = _tag(keys, file_key, digest)
    named = (stanza.type, stanza.args) == (PAIR_STANZA, _ARGS)
    # The body is compared in any case, in constant time; it alone depends on a secret.
    if not hmac.compare_digest(expected, stanza.body) or not named:
        raise TagMismatch("not from this pair")


def folder_name(keys: DirectionKeys) -> str:
    """16 characters of base32 in lower case: how the file of this direction is called."""
    return base64.b32encode(keys.name[:_NAME_SIZE]).decode("ascii").lower()


def _tag(keys: DirectionKeys, file_key: bytes, digest: bytes) -> bytes:
    _check(file_key=file_key, digest=digest)
    return hmac_sha256(keys.tag, _TAG_CONTEXT, file_key, digest)


def _check(**values: bytes) -> None:
    """Lengths are fixed so that no two inputs join to the same bytes; another one is a bug."""
    for name, value in values.items():
        if len(value) != _SIZES[name]:
            raise ValueError(f"{name} has another length")
