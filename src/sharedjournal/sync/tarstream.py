# SPDX-License-Identifier: GPL-3.0-or-later
"""A strict writer and reader of the one kind of tar that an exchange file holds.

The standard `tarfile` accepts far too much (PAX, GNU names, sparse files, links, lax numbers); here
a header is valid only if it is byte for byte what `header` writes. Format: POSIX.1-1988 ustar,
regular files, mode 0644, owner 0, no owner names, time 0, ended by two zero blocks and the end of
the stream. Knows nothing of what the members mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sharedjournal.domain.errors import Malformed, TooLarge
from sharedjournal.sync.limits import CHUNK, LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 512
END = bytes(2 * BLOCK)
MAX_NAME = 100
_CHECKSUM = slice(148, 156)
_SIZE = slice(124, 136)
_OCTAL = re.compile(rb"[0-7]{11}\0")
_BASE_256 = 0x80


class Readable(Protocol):
    """A source of bytes: `read` gives fewer than asked only at the end."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """A regular file in a tar: its name, its size in bytes, and where its header begins."""

    name: str
    size: int
    offset: int


def header(name: str, size: int) -> bytes:
    """The 512 bytes before a member. `name`: ASCII, at most 100 characters; `size`: below 8 GiB."""
    block = bytearray(BLOCK)
    fields = (
        (0, name.encode("ascii")),
        (100, b"0000644\0" + b"0000000\0" * 2),
        (124, b"%011o\0" % size + b"00000000000\0"),
        (148, b" " * 8),
        (156, b"0"),
        (257, b"ustar\x0000"),
    )
    for at, value in fields:
        block[at : at + len(value)] = value
    block[_CHECKSUM] = b"%06o\0 " % sum(block)
    return bytes(block)


def fill(size: int) -> int:
    """How many zero bytes follow `size` bytes of a member up to the next block."""
    return -size % BLOCK


def stored_size(size: int) -> int:
    """What a member of `size` bytes takes in the tar, header included."""
    return BLOCK + size + fill(size)


class TarReader:
    """Goes once through a tar, member by member; what is not read of one is read over.

    Raises `Malformed` for anything that `header` would not write, and `TooLarge` from the header
    alone, before any byte of the member is read.
    """

    def __init__(self, source: Readable, limits: Limits = LIMITS) -> None:
        self._source = source
        self._limits = limits
        self._position = 0
        self._left = 0
        self._fill = 0

    def __iter__(self) -> Iterator[Member]:
        """The members in order; ends only after two zero blocks with nothing behind them."""
        count = 0
        while (member := self._next()) is not None:
            count += 1
            if count > self._limits.members:
                raise TooLarge("members", limit="members")
            yield member

    def chunks(self) -> Iterator[bytes]:
        """The rest of the present member, in pieces of at most 1 MiB."""
        while self._left:
            data = self._exactly(min(self._left, CHUNK))
            self._left -= len(data)
            yield data

    def read(self) -> bytes:
        """The rest of the present member at once; the caller has checked its size."""
        return b"".join(self.chunks())

    def _next(self) -> Member | None:
        for _skipped in self.chunks():
            pass
        if any(self._exactly(self._fill)):
            raise Malformed("tar fill")
        offset = self._position
        block = self._exactly(BLOCK)
        if not any(block):
            if any(self._exactly(BLOCK)) or self._source.read(1):
                raise Malformed("tar end")
            return None
        size = self._size_of(block[_SIZE])
        name = block[:MAX_NAME].partition(b"\0")[0]
        if not name or not name.isascii() or header(name.decode("ascii"), size) != block:
            raise Malformed("tar header")
        if self._position + size > self._limits.file:
            raise TooLarge("file", limit="file")
        self._left, self._fill = size, fill(size)
        return Member(name.decode("ascii"), size, offset)

    def _size_of(self, field: bytes) -> int:
        if _OCTAL.fullmatch(field):
            return int(field[:-1], 8)
        # Base 256 is never written; what only it can say is over every limit, and is called so.
        if field[0] == _BASE_256 and int.from_bytes(field[1:], "big") > self._limits.file:
            raise TooLarge("file", limit="file")
        raise Malformed("tar size")

    def _exactly(self, size: int) -> bytes:
        data = self._source.read(size) if size else b""
        if len(data) != size:
            raise Malformed("tar end")
        self._position += size
        return data
