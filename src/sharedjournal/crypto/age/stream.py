# SPDX-License-Identifier: GPL-3.0-or-later
"""The payload of an age file: chunks of 64 KiB, each sealed with its number, the last one marked.

Format: c2sp.org/age, "Payload". Reads and writes sixteen chunks at a time in buffers that are made
once (measured: 64 KiB at a time takes a fifth longer). Knows no header and no recipient.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sharedjournal.crypto.errors import PayloadDamaged
from sharedjournal.crypto.primitives import TAG_SIZE, hkdf

if TYPE_CHECKING:
    from typing import BinaryIO

NONCE_SIZE = 16
CHUNK = 64 * 1024
_SEALED_CHUNK = CHUNK + TAG_SIZE
_BATCH = 16
_COUNTER_SIZE = 11


class Readable(Protocol):
    """A source of bytes that ends with an empty read."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        ...


class Checkable(Protocol):
    """How long work learns that it should stop."""

    def check(self) -> None:
        """Raise whatever ends the work, where it should end."""
        ...


def payload_key(file_key: bytes, nonce: bytes) -> bytes:
    """The key of a payload, from the key of the file and the nonce before it."""
    return hkdf(file_key, salt=nonce, info=b"payload")


def encrypt_payload(
    key: bytes, source: Readable, out: BinaryIO, progress: Checkable | None = None
) -> None:
    """Write the chunks of `source` to `out`. Raises what they and `progress.check()` raise."""
    aead = ChaCha20Poly1305(key)
    sealed = memoryview(bytearray(_BATCH * _SEALED_CHUNK))
    number = 0
    batch = _read_batch(source)
    while True:
        if progress is not None:
            progress.check()
        # Only the next read tells whether this batch holds the last chunk.
        following = _read_batch(source) if len(batch) == _BATCH * CHUNK else b""
        view, end = memoryview(batch), 0
        for at in range(0, max(len(batch), 1), CHUNK):
            piece = view[at : at + CHUNK]
            last = not following and at + CHUNK >= len(batch)
            begin, end = end, end + len(piece) + TAG_SIZE
            aead.encrypt_into(_nonce(number, last=last), piece, None, sealed[begin:end])
            number += 1
        out.write(sealed[:end])
        if not following:
            return
        batch = following


class PayloadReader:
    """Reads a payload from its first chunk on; it keeps its own place in the stream.

    Nothing is given out that was not authenticated. That the payload is whole is known only when
    `read` has given fewer bytes than asked for. Damage, once found, is found at every further read.
    """

    def __init__(self, stream: BinaryIO, position: int, key: bytes) -> None:
        self._stream = stream
        self._position = position
        self._aead = ChaCha20Poly1305(key)
        # One byte more than a batch, to see whether something follows.
        self._sealed = memoryview(bytearray(_BATCH * _SEALED_CHUNK + 1))
        self._held = 0
        self._opened = memoryview(bytearray(_BATCH * CHUNK))
        self._begin = self._end = 0
        self._number = 0
        self._ended = False
        self._problem = ""

    def read(self, size: int, /) -> bytes:
        """Exactly `size` bytes, fewer only at the end. Raises `PayloadDamaged`, `OSError`."""
        if size < 0:
            raise ValueError("the size is not limited")
        pieces = []
        while size:
            if self._begin == self._end:
                if self._problem:
                    raise PayloadDamaged(self._problem)
                if self._ended:
                    break
                self._open_batch()
                continue
            piece = bytes(self._opened[self._begin : min(self._begin + size, self._end)])
            self._begin += len(piece)
            size -= len(piece)
            pieces.append(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _open_batch(self) -> None:
        """Open the next sixteen chunks; of those, what comes before a damaged one can be read."""
        self._fill()
        whole = self._held > _BATCH * _SEALED_CHUNK
        usable = self._held - 1 if whole else self._held
        self._begin = self._end = 0
        for at in range(0, max(usable, 1), _SEALED_CHUNK):
            chunk = self._sealed[at : min(at + _SEALED_CHUNK, usable)]
            if not self._open_chunk(chunk, last=not whole and at + _SEALED_CHUNK >= usable):
                return
        if whole:
            self._sealed[0] = self._sealed[usable]
            self._held = 1
        else:
            self._ended = True

    def _open_chunk(self, chunk: memoryview, *, last: bool) -> bool:
        size = len(chunk) - TAG_SIZE
        # Only an empty payload has an empty chunk.
        if size < 0 or (size == 0 and self._number):
            self._problem = "the payload ends too early"
            return False
        if self._decrypt(chunk, size, last=last):
            self._end += size
            self._number += 1
            return True
        # Genuine, but marked for another place: it can be given out, and nothing after it.
        if size == CHUNK and self._decrypt(chunk, size, last=not last):
            self._end += size
            self._problem = "the payload ends too early" if last else "something follows it"
        else:
            self._problem = "a chunk of the payload is damaged"
        return False

    def _decrypt(self, chunk: memoryview, size: int, *, last: bool) -> bool:
        target = self._opened[self._end : self._end + size]
        try:
            self._aead.decrypt_into(_nonce(self._number, last=last), chunk, None, target)
        except InvalidTag:
            return False
        return True

    def _fill(self) -> None:
        self._stream.seek(self._position)
        while self._held < len(self._sealed):
            piece = self._stream.read(len(self._sealed) - self._held)
            if not piece:
                break
            self._sealed[self._held : self._held + len(piece)] = piece
            self._held += len(piece)
            self._position += len(piece)


def _read_batch(source: Readable) -> bytes:
    """Sixteen chunks, fewer only at the end, also from a source that gives them in pieces."""
    batch = source.read(_BATCH * CHUNK)
    if not batch or len(batch) == _BATCH * CHUNK:
        return batch
    pieces, size = [batch], len(batch)
    while size < _BATCH * CHUNK and (piece := source.read(_BATCH * CHUNK - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_COUNTER_SIZE, "big") + (b"\1" if last else b"\0")
