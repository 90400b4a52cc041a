# SPDX-License-Identifier: GPL-3.0-or-later
"""The exchange file: an age file for the partner whose second stanza proves who made it.

The pair tag covers file key and payload, so only a holder of the pair secret can make a file. The
reader goes over it twice: once to the end with nothing kept but a digest, and only when the tag is
right a second time, to read. Nothing unauthenticated is ever parsed, and what the second pass says
counts only if its digest is the same. Format: `docs/format.md`.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.crypto import age, pairkeys
from sharedjournal.crypto.errors import CryptoError, TagMismatch
from sharedjournal.domain.errors import (
    Damaged,
    FileRefused,
    NotExchangeFile,
    NotFromPartner,
    OwnFile,
    PairMismatch,
    TooLarge,
)
from sharedjournal.sync import agefile, payload
from sharedjournal.sync import pairing as pairings
from sharedjournal.sync.incoming import Incoming
from sharedjournal.sync.limits import CHUNK, LIMITS, Limits
from sharedjournal.sync.reader import PayloadReader
from sharedjournal.sync.tarstream import Readable, TarReader

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from typing import BinaryIO

    from sharedjournal.domain.exchange import Pairing, PictureRef, Snapshot
    from sharedjournal.domain.ports import Progress


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: the MAC of its header (how it is known again), records, bytes."""

    mac: bytes
    records: int
    bytes: int


def write_exchange(
    snapshot: Snapshot,
    pairing: Pairing,
    out: BinaryIO,
    progress: Progress,
    *,
    limits: Limits = LIMITS,
) -> Written:
    """Write the file that holds `snapshot` to `out`, in constant memory.

    Raises `TooLarge` where the partner's program would refuse it, `PairMismatch` where the snapshot
    is of another pairing, `Cancelled`, and whatever writing to `out` raises.
    """
    if snapshot.pair != pairing.pair:
        raise PairMismatch("pair")
    whole = payload.Payload(snapshot, limits)
    digest = payload.digest(whole, progress)
    keys = pairings.direction_keys(pairing, outgoing=True)
    begin = out.tell()
    mac = age.encrypt(
        [age.HybridRecipient.parse(pairing.partner_recipient)],
        whole.stream(),
        out,
        extra=lambda file_key: [pairkeys.pair_stanza(keys, file_key, digest)],
        progress=progress,
    )
    return Written(mac, len(snapshot.lines), out.tell() - begin)


def open_exchange(
    stream: BinaryIO,
    pairing: Pairing,
    *,
    is_own: Callable[[bytes], bool],
    progress: Progress,
    limits: Limits = LIMITS,
) -> Incoming:
    """Read the partner's file from `stream`, which is seekable; its pictures need it to stay open.

    `is_own` tells by the MAC of a header whether this vault made the file. Raises every kind of
    `FileRefused`, each as its docstring says, and `Cancelled`.
    """
    opened = _open(stream, pairing, is_own)
    with agefile.reading():
        # What encryption adds is little enough to measure progress by.
        total = stream.seek(0, io.SEEK_END)
        digest = _digest(opened, total, progress, limits)
    _check_author(opened, pairing, digest)
    with agefile.reading():
        reader = _read(opened, pairing, digest, progress, limits)
    pictures = reader.pictures
    return Incoming(
        pair=pairing.pair,
        epoch=reader.epoch,
        name=reader.name,
        records=reader.records,
        keys=reader.keys,
        forms=reader.forms,
        pictures=pictures,
        picture_source=lambda wanted: _pictures(opened, pictures, wanted, limits),
    )


def looks_like_exchange(head: bytes) -> bool:
    """Whether a file that begins with `head` (its first 4 KiB or more) is an exchange file."""
    try:
        header = age.read_header(io.BytesIO(head))
        return agefile.stanzas(header) == agefile.EXCHANGE
    except (CryptoError, NotExchangeFile):
        return False


def _open(stream: BinaryIO, pairing: Pairing, is_own: Callable[[bytes], bool]) -> age.Opened:
    with agefile.reading():
        header = age.read_header(stream)
    stanzas = agefile.stanzas(header)
    if stanzas not in (agefile.EXCHANGE, agefile.STRANGER):
        raise NotExchangeFile("stanzas")
    if is_own(header.mac):
        raise OwnFile("mac")
    identity = pairings.identity(pairing)
    with agefile.reading():
        opened = age.open_file(stream, [identity], header=header)
    if stanzas == agefile.STRANGER:
        raise NotFromPartner("no pair stanza")
    return opened


def _check_author(opened: age.Opened, pairing: Pairing, digest: bytes) -> None:
    keys = pairings.direction_keys(pairing, outgoing=False)
    (stanza,) = (s for s in opened.header.stanzas if s.type == pairkeys.PAIR_STANZA)
    try:
        pairkeys.check_pair_stanza(keys, opened.file_key, digest, stanza)
    except TagMismatch as error:
        raise NotFromPartner("pair tag") from error


def _digest(opened: age.Opened, total: int, progress: Progress, limits: Limits) -> bytes:
    source, size = _Digesting(opened.payload()), 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if size > limits.file:
            raise TooLarge("file", limit="file")
        progress.report(size, total, "check")
    return source.digest()


class _Digesting:
    """A source of bytes that adds up what was read of it."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        data = self._source.read(size)
        self._digest.update(data)
        return data

    def digest(self) -> bytes:
        """SHA-256 of all that was read."""
        return self._digest.digest()


def _read(
    opened: age.Opened, pairing: Pairing, digest: bytes, progress: Progress, limits: Limits
) -> PayloadReader:
    source = _Digesting(opened.payload())
    reader, problem = PayloadReader(source, pairing, progress, limits), None
    try:
        reader.read()
    except FileRefused as error:
        problem = error
    while source.read(CHUNK):
        progress.check()
    if source.digest() != digest:
        # It was rewritten in between; what was found in it is not about the file that was checked.
        raise Damaged("changed") from problem
    if problem is not None:
        raise problem
    return reader


def _pictures(
    opened: age.Opened, refs: Mapping[str, PictureRef], wanted: Container[str], limits: Limits
) -> Iterator[tuple[str, str, bytes]]:
    left = {payload.picture_name(ref): ref for ref in refs.values() if ref.sha256 in wanted}
    if not left:
        return
    with agefile.reading():
        tar = TarReader(opened.payload(), limits)
        try:
            for member in tar:
                ref = left.pop(member.name, None)
                if ref is None:
                    continue
                data = tar.read() if member.size == ref.size else b""
                if hashlib.sha256(data).hexdigest() != ref.sha256:
                    break
                yield ref.sha256, ref.kind, data
                if not left:
                    return
        except FileRefused as error:
            # Its form was right in the second pass; that it is not now means that it was changed.
            raise Damaged("changed") from error
    raise Damaged("changed")
