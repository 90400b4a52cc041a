# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as an attacker would make them: age taken apart and put together again, in any wrong way.

Written from c2sp.org/age with nothing but the primitives, so that it is also a second opinion on
the program's own reader and writer. It holds what it needs in memory.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sharedjournal.crypto import age, pairkeys
from sharedjournal.sync import pairing as pairings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.domain.exchange import Pairing

CHUNK = 64 * 1024
VERSION = b"age-encryption.org/v1"
NONCE = bytes(range(16))


@dataclass(frozen=True, slots=True)
class Stanza:
    """`-> words`, and a body."""

    words: tuple[str, ...]
    body: bytes

    def lines(self) -> bytes:
        """As in a header."""
        text = base64.b64encode(self.body).rstrip(b"=")
        pieces = [text[at : at + 64] for at in range(0, len(text) + 1, 64)]
        return b"\n".join([("-> " + " ".join(self.words)).encode(), *pieces]) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """An age file as it is made: whoever knows the file key can write all of it anew."""

    file_key: bytes
    stanzas: tuple[Stanza, ...]
    chunks: tuple[bytes, ...]
    nonce: bytes = NONCE

    @property
    def payload(self) -> bytes:
        """The plain payload."""
        return b"".join(self.chunks)

    def with_payload(self, payload: bytes) -> Self:
        """The same header, another payload."""
        return replace(self, chunks=cut(payload))

    def with_stanzas(self, *stanzas: Stanza) -> Self:
        """Other stanzas, the same payload."""
        return replace(self, stanzas=stanzas)

    def header(self) -> bytes:
        """The header with a right MAC."""
        head = VERSION + b"\n" + b"".join(stanza.lines() for stanza in self.stanzas) + b"---"
        return sign(head, self.file_key)

    def sealed(self) -> list[bytes]:
        """The chunks encrypted, numbered, the last one marked."""
        last = len(self.chunks) - 1
        return [self.seal(chunk, at, last=at == last) for at, chunk in enumerate(self.chunks)]

    def seal(self, chunk: bytes, number: int, *, last: bool) -> bytes:
        """One chunk encrypted as the one with this number."""
        return self._aead().encrypt(_counter(number, last=last), chunk, None)

    def file(self, sealed: Sequence[bytes] | None = None) -> bytes:
        """The whole file, with these encrypted chunks or its own."""
        return self.header() + self.nonce + b"".join(self.sealed() if sealed is None else sealed)

    def _aead(self) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(_hkdf(self.file_key, b"payload", self.nonce))


def sign(head: bytes, file_key: bytes) -> bytes:
    """A header that ends in its MAC."""
    mac = hmac.digest(_hkdf(file_key, b"header"), head, hashlib.sha256)
    return head + b" " + base64.b64encode(mac).rstrip(b"=") + b"\n"


def cut(payload: bytes) -> tuple[bytes, ...]:
    """A payload in chunks."""
    return tuple(payload[at : at + CHUNK] for at in range(0, max(len(payload), 1), CHUNK))


def take_apart(data: bytes, seed: bytes) -> Parts:
    """What whoever owns this identity can learn of a file: all of it."""
    opened = age.open_file(io.BytesIO(data), [age.HybridIdentity.from_seed(seed)])
    begin = opened.header.payload_at
    nonce, rest = data[begin : begin + 16], data[begin + 16 :]
    stanzas = tuple(Stanza((s.type, *s.args), s.body) for s in opened.header.stanzas)
    parts = Parts(file_key=opened.file_key, stanzas=stanzas, chunks=(), nonce=nonce)
    sealed = [rest[at : at + CHUNK + 16] for at in range(0, len(rest), CHUNK + 16)]
    chunks = (
        parts._aead().decrypt(_counter(at, last=at == len(sealed) - 1), chunk, None)
        for at, chunk in enumerate(sealed)
    )
    return replace(parts, chunks=tuple(chunks))


def encrypt(
    recipient: age.Recipient,
    payload: bytes,
    extra: Callable[[bytes], Sequence[age.Stanza]] | None = None,
) -> bytes:
    """A file by any age tool."""
    out = io.BytesIO()
    age.encrypt([recipient], io.BytesIO(payload), out, extra=extra)
    return out.getvalue()


def genuine(theirs: Pairing, payload: bytes) -> bytes:
    """What a changed program of the partner's would make: the right keys and any payload."""
    return tagged(theirs, theirs, payload)


def tagged(by: Pairing, to: Pairing, payload: bytes, *, outgoing: bool = True) -> bytes:
    """A file with the pair tag of the side `by`, encrypted to the partner of the side `to`."""
    keys = pairings.direction_keys(by, outgoing=outgoing)
    digest = hashlib.sha256(payload).digest()
    return encrypt(
        age.HybridRecipient.parse(to.partner_recipient),
        payload,
        lambda file_key: [pairkeys.pair_stanza(keys, file_key, digest)],
    )


def _counter(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _hkdf(material: bytes, info: bytes, salt: bytes = b"") -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=salt, info=info).derive(material)


def parts_twice(data: bytes, seed: bytes) -> bytes:
    """A file with one stanza twice."""
    found = take_apart(data, seed)
    return found.with_stanzas(*found.stanzas, found.stanzas[-1]).file()
