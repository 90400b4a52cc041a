# SPDX-License-Identifier: GPL-3.0-or-later
"""The header of an age file: version, stanzas, MAC. Format: c2sp.org/age, "Header".

A header is taken only if it is byte for byte what `encode` would write; so nobody without the file
key can make a second one that means the same. Knows no recipient and no payload.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.crypto.errors import (
    HeaderDamaged,
    HeaderTooLarge,
    NotAge,
    UnsupportedAgeVersion,
)
from sharedjournal.crypto.primitives import hkdf, hmac_sha256

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

LIMIT = 16 * 1024
MAC_SIZE = 32
_MAGIC = b"age-encryption.org/"
_VERSION = _MAGIC + b"v1"
_COLUMNS = 64
_VCHARS = re.compile(rb"[!-~]+")
_ARGUMENTS = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)")
_END = re.compile(rb"--- ([A-Za-z0-9+/]{43})")


@dataclass(frozen=True, slots=True)
class Stanza:
    """The file key as wrapped for one recipient, or something of that form. Type and arguments are
    words of visible ASCII."""

    type: str
    args: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header as read: its stanzas, its MAC (not yet checked), and where the payload begins."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    signed: bytes
    payload_at: int

    def check_mac(self, file_key: bytes) -> None:
        """Raises `HeaderDamaged` where the header is not what the maker of the file wrote."""
        if not hmac.compare_digest(self.mac, mac_of(file_key, self.signed)):
            raise HeaderDamaged("the MAC of the header is wrong")


def mac_of(file_key: bytes, signed: bytes) -> bytes:
    """The MAC over a header up to and including the three dashes."""
    return hmac_sha256(hkdf(file_key, info=b"header"), signed)


def encode(stanzas: Sequence[Stanza]) -> bytes:
    """What the MAC covers: everything up to and including the three dashes."""
    return b"".join((_VERSION, b"\n", *map(_encode_stanza, stanzas), b"---"))


def finish(signed: bytes, mac: bytes) -> bytes:
    """The whole header."""
    return b"%s %s\n" % (signed, encode_base64(mac))


def read_header(stream: BinaryIO, *, limit: int = LIMIT) -> Header:
    """Read the header that begins here in a seekable stream, and leave the stream behind it.

    Raises `NotAge`, `UnsupportedAgeVersion`, `HeaderTooLarge` beyond `limit` bytes.
    """
    begin = stream.tell()
    data = read_fully(stream, limit + 1)
    lines = _Lines(data, limit)
    _check_version(lines.next())
    stanzas = []
    while (line := lines.next()).startswith(b"-> "):
        stanzas.append(_read_stanza(line, lines))
    end = _END.fullmatch(line)
    if end is None or not stanzas:
        raise NotAge("the header does not end as it should")
    mac = decode_base64(end[1])
    signed = data[: lines.position - len(b" \n") - len(end[1])]
    stream.seek(begin + lines.position)
    return Header(stanzas=tuple(stanzas), mac=mac, signed=signed, payload_at=begin + lines.position)


def read_fully(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end, also from a stream that gives them in pieces."""
    pieces = []
    while size and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def encode_base64(data: bytes) -> bytes:
    """Base64 without padding."""
    return base64.b64encode(data).rstrip(b"=")


def decode_base64(text: bytes) -> bytes:
    """The bytes of canonical base64 without padding. Raises `NotAge` for any other."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise NotAge("not base64") from error
    # The decoder overlooks padding within and stray bits at the end.
    if encode_base64(data) != text:
        raise NotAge("base64 in another than its one form")
    return data


class _Lines:
    """The lines of a header, one after the other, without their ends."""

    def __init__(self, data: bytes, limit: int) -> None:
        self._data = data
        self._limit = limit
        self.position = 0

    def next(self) -> bytes:
        end = self._data.find(b"\n", self.position, self._limit)
        if end < 0:
            if not self._data.startswith(_MAGIC) or len(self._data) <= self._limit:
                raise NotAge("it ends within the header")
            raise HeaderTooLarge("the header does not end within the limit")
        line = self._data[self.position : end]
        self.position = end + 1
        return line


def _check_version(line: bytes) -> None:
    if line == _VERSION:
        return
    if line.startswith(_MAGIC) and _VCHARS.fullmatch(line, len(_MAGIC)):
        raise UnsupportedAgeVersion("not version 1 of age")
    raise NotAge("no version line")


def _read_stanza(line: bytes, lines: _Lines) -> Stanza:
    words = _ARGUMENTS.fullmatch(line)
    if words is None:
        raise NotAge("a stanza without its arguments")
    kind, *args = words[1].decode("ascii").split(" ")
    # A shorter line, perhaps an empty one, ends a body.
    pieces = [lines.next()]
    while len(pieces[-1]) == _COLUMNS:
        pieces.append(lines.next())
    if len(pieces[-1]) > _COLUMNS:
        raise NotAge("a line that is too long")
    return Stanza(kind, tuple(args), decode_base64(b"".join(pieces)))


def _encode_stanza(stanza: Stanza) -> bytes:
    words = [word.encode("ascii") for word in (stanza.type, *stanza.args)]
    if not all(map(_VCHARS.fullmatch, words)):
        raise ValueError("a word of a stanza is not visible ASCII")
    body = encode_base64(stanza.body)
    lines = [body[at : at + _COLUMNS] for at in range(0, len(body) + 1, _COLUMNS)]
    return b"".join((b"-> ", b" ".join(words), b"\n", *(line + b"\n" for line in lines)))
