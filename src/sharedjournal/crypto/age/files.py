# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole age files: header and payload together. Format: c2sp.org/age.

Written in one pass and constant memory; read from a seekable stream, as often as one likes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sharedjournal.crypto.age import stream as streams
from sharedjournal.crypto.age.header import (
    LIMIT,
    Header,
    Stanza,
    encode,
    finish,
    mac_of,
    read_fully,
    read_header,
)
from sharedjournal.crypto.age.keys import FILE_KEY_SIZE, Identity, Recipient
from sharedjournal.crypto.errors import BadRecipient, HeaderDamaged, NoMatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose header was opened and is genuine. The payload is checked while it is read."""

    header: Header
    file_key: bytes = field(repr=False)
    _stream: BinaryIO = field(repr=False)
    _payload_key: bytes = field(repr=False)

    def payload(self) -> streams.PayloadReader:
        """The plain bytes from the first one on, at every call; the stream must still be open."""
        begin = self.header.payload_at + streams.NONCE_SIZE
        return streams.PayloadReader(self._stream, begin, self._payload_key)


def encrypt(
    recipients: Sequence[Recipient],
    source: streams.Readable,
    out: BinaryIO,
    *,
    extra: Callable[[bytes], Sequence[Stanza]] | None = None,
    progress: streams.Checkable | None = None,
) -> bytes:
    """Write `source` to `out` for these recipients, and return the MAC of the header (32 bytes).

    `extra` gives further stanzas from the file key. `progress.check()` is called for every MiB.
    Raises `BadRecipient` for none, or for hybrid ones beside others (whoever breaks those would
    open the file all the same), and whatever `source`, `out` and `progress` raise.
    """
    if len({recipient.classical for recipient in recipients}) != 1:
        raise BadRecipient("no recipient, or a hybrid one beside another")
    file_key = os.urandom(FILE_KEY_SIZE)
    stanzas = [recipient.wrap(file_key) for recipient in recipients]
    if extra is not None:
        stanzas += extra(file_key)
    nonce = os.urandom(streams.NONCE_SIZE)
    return _encrypt(stanzas, file_key, nonce, source, out, progress)


def open_file(
    stream: BinaryIO,
    identities: Sequence[Identity],
    *,
    header: Header | None = None,
    limit: int = LIMIT,
) -> Opened:
    """Open the file that begins here in a seekable stream, or the one whose header was read before.

    Raises `NotAge`, `UnsupportedAgeVersion`, `HeaderTooLarge`, `NoMatch`, `HeaderDamaged`.
    """
    if header is None:
        header = read_header(stream, limit=limit)
    file_key = _unwrap(header.stanzas, identities)
    header.check_mac(file_key)
    stream.seek(header.payload_at)
    nonce = read_fully(stream, streams.NONCE_SIZE)
    if len(nonce) != streams.NONCE_SIZE:
        raise HeaderDamaged("it ends behind the header")
    return Opened(header, file_key, stream, streams.payload_key(file_key, nonce))


def _encrypt(
    stanzas: Sequence[Stanza],
    file_key: bytes,
    nonce: bytes,
    source: streams.Readable,
    out: BinaryIO,
    progress: streams.Checkable | None,
) -> bytes:
    signed = encode(stanzas)
    mac = mac_of(file_key, signed)
    out.write(finish(signed, mac) + nonce)
    streams.encrypt_payload(streams.payload_key(file_key, nonce), source, out, progress)
    return mac


def _unwrap(stanzas: Sequence[Stanza], identities: Sequence[Identity]) -> bytes:
    for identity in identities:
        file_key = identity.unwrap(stanzas)
        if file_key is not None:
            return file_key
    raise NoMatch("no stanza opens")
