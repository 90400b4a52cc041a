# SPDX-License-Identifier: GPL-3.0-or-later
"""The plaintext of an exchange file, written: a tar that follows from a snapshot and nothing else.

It is gone over twice (digest, then encryption) and never held whole: pictures are read one at a
time. Format: `docs/format.md`. Knows no keys but those that travel, and no vault.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import partial
from typing import TYPE_CHECKING

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import TooLarge, VaultDamaged
from sharedjournal.sync import tarstream
from sharedjournal.sync.limits import CHUNK, LIMITS, Limits
from sharedjournal.sync.padme import padded_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sharedjournal.domain.exchange import PictureRef, Snapshot
    from sharedjournal.domain.ids import RecordId
    from sharedjournal.domain.ports import Progress

    Source = Callable[[], Iterator[bytes]]

FORMAT = 1
ABOUT = "exchange.json"
RECORDS = "records.jsonl"
KEYS = "keys.jsonl"
PADDING = "padding"
FORM = re.compile(r"forms/([0-9a-f]{64})\.json")
PICTURE = re.compile(r"pictures/([0-9a-f]{64})\.(png|jpg|webp)")

_ZEROS = bytes(CHUNK)
# The encrypted file is bounded as well: STREAM adds 16 bytes to each 64 KiB, the header less than
# 16 KiB.
_TAG_RATIO = 4096
_HEADER_ROOM = 16 * 1024


def about(snapshot: Snapshot) -> bytes:
    """`exchange.json`: what the file is, of which pairing and epoch, and its author's name."""
    return canonical.dumps(
        {
            "epoch": [snapshot.epoch.start, snapshot.epoch.nonce],
            "format": FORMAT,
            "name": snapshot.name,
            "pair": snapshot.pair,
        }
    )


def key_line(record_id: RecordId, key: bytes) -> bytes:
    """One line of `keys.jsonl`, without line end."""
    return canonical.dumps({"id": record_id, "key": base64.b64encode(key).decode("ascii")})


def form_name(sha256: str) -> str:
    """The member that holds a couple's own form."""
    return f"forms/{sha256}.json"


def picture_name(ref: PictureRef) -> str:
    """The member that holds a picture."""
    return f"pictures/{ref.sha256}.{ref.kind}"


def padding_needed(before: int) -> int:
    """The size of `padding` where the members before it take `before` bytes."""
    needed = before + tarstream.stored_size(0) + len(tarstream.END)
    return padded_size(needed) - needed


class Payload:
    """The payload of `snapshot`; `size` is its length in bytes.

    Raises `TooLarge` where the partner's reader would refuse it, before anything is written.
    """

    def __init__(self, snapshot: Snapshot, limits: Limits = LIMITS) -> None:
        self._members: list[tuple[str, int, Source]] = []
        self._collect(snapshot)
        before = sum(tarstream.stored_size(size) for _name, size, _source in self._members)
        padding = padding_needed(before)
        self._add(PADDING, padding, lambda: _zeros(padding))
        self.size = before + tarstream.stored_size(padding) + len(tarstream.END)
        _check(snapshot, self._members, self.size, limits)

    def chunks(self) -> Iterator[bytes]:
        """The whole payload in pieces of any size, always the same bytes."""
        for name, size, source in self._members:
            yield tarstream.header(name, size)
            yield from source()
            yield bytes(tarstream.fill(size))
        yield tarstream.END

    def stream(self) -> PayloadStream:
        """The whole payload to read from its beginning."""
        return PayloadStream(self.chunks())

    def _collect(self, snapshot: Snapshot) -> None:
        keys = [key_line(record_id, key) for record_id, key in snapshot.keys]
        self._add(ABOUT, *_whole(about(snapshot)))
        self._add(RECORDS, _lines_size(snapshot.lines), lambda: _lines(snapshot.lines))
        self._add(KEYS, _lines_size(keys), lambda: _lines(keys))
        for sha256, content in sorted(snapshot.forms.items()):
            self._add(form_name(sha256), *_whole(content))
        for ref in sorted(snapshot.pictures, key=picture_name):
            self._add(picture_name(ref), ref.size, partial(_picture, snapshot, ref))

    def _add(self, name: str, size: int, source: Source) -> None:
        self._members.append((name, size, source))


class PayloadStream:
    """Reads a sequence of chunks as one stream, without ever holding more than one of them."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Exactly `size` bytes, fewer only at the end."""
        pieces: list[memoryview] = []
        while size:
            if not self._rest:
                chunk = next(self._chunks, None)
                if chunk is None:
                    break
                self._rest = memoryview(chunk)
            pieces.append(self._rest[:size])
            size -= len(pieces[-1])
            self._rest = self._rest[len(pieces[-1]) :]
        return b"".join(pieces)


def digest(payload: Payload, progress: Progress) -> bytes:
    """SHA-256 of the payload. Raises `Cancelled`."""
    found, done, stream = hashlib.sha256(), 0, payload.stream()
    while chunk := stream.read(CHUNK):
        progress.report(done, payload.size, "digest")
        found.update(chunk)
        done += len(chunk)
    return found.digest()


def _check(
    snapshot: Snapshot, members: list[tuple[str, int, Source]], size: int, limits: Limits
) -> None:
    sizes = {name: size for name, size, _source in members}
    exceeded = (
        ("about", sizes[ABOUT] > limits.about),
        ("records", len(snapshot.lines) > limits.records),
        ("records_size", sizes[RECORDS] > limits.records_size),
        ("members", len(members) > limits.members),
        ("form", any(len(form) > limits.form for form in snapshot.forms.values())),
        ("forms_size", sum(map(len, snapshot.forms.values())) > limits.forms_size),
        ("picture", any(ref.size > limits.picture for ref in snapshot.pictures)),
        ("file", size + size // _TAG_RATIO + _HEADER_ROOM > limits.file),
    )
    for limit, over in exceeded:
        if over:
            raise TooLarge(limit, limit=limit)


def _whole(content: bytes) -> tuple[int, Source]:
    return len(content), lambda: iter((content,))


def _lines_size(lines: Iterable[bytes]) -> int:
    return sum(len(line) + 1 for line in lines)


def _lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    batch = bytearray()
    for line in lines:
        batch += line
        batch += b"\n"
        if len(batch) >= CHUNK:
            yield bytes(batch)
            batch.clear()
    yield bytes(batch)


def _picture(snapshot: Snapshot, ref: PictureRef) -> Iterator[bytes]:
    data = snapshot.read_picture(ref.sha256)
    if len(data) != ref.size:
        # Everything behind it would be read as something else.
        raise VaultDamaged("picture size")
    yield data


def _zeros(size: int) -> Iterator[bytes]:
    for at in range(0, size, CHUNK):
        yield _ZEROS[: min(CHUNK, size - at)]
