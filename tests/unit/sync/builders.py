# SPDX-License-Identifier: GPL-3.0-or-later
"""Records, snapshots and tars for the tests of `sync`; nothing here is random unless it is told."""

from __future__ import annotations

import hashlib
import io
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain import canonical
from sharedjournal.domain.exchange import Epoch, Held, HeldRecord, Pairing, PictureRef, Snapshot
from sharedjournal.domain.ids import PairId, RecordId, ThreadId
from sharedjournal.domain.record import Record, line_hash, parse_line
from sharedjournal.sync import payload, tarstream
from sharedjournal.sync.incoming import Incoming, IncomingRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PAIR = PairId("0123456789abcdef0123456789abcdef")
EPOCH = Epoch(0, "0011223344556677")
LATER = Epoch(29_000_000, "8899aabbccddeeff")


def record_id(number: int) -> RecordId:
    """The record id with this number."""
    return RecordId(f"00000000-0000-4000-8000-{number:012x}")


def thread_id(number: int) -> ThreadId:
    """The thread id with this number."""
    return ThreadId(f"00000000-0000-4000-9000-{number:012x}")


def page(number: int, **values: Any) -> Record:
    """A record that is a page of its own thread."""
    given: dict[str, Any] = {"rev": 1, "body": f"page {number}", "form": "page@1", "step": "page"}
    given |= {"thread": thread_id(number)}
    return Record(id=record_id(number), **(given | values))


def gone(number: int, rev: int = 2) -> Record:
    """The record that takes another back."""
    return Record(id=record_id(number), rev=rev, gone=True)


def snapshot(
    lines: Iterable[bytes | Record] = (),
    *,
    pictures: Mapping[str, tuple[str, bytes]] | None = None,
    **values: Any,
) -> Snapshot:
    """What the next file would hold. `pictures`: kind and bytes by name."""
    held = pictures or {}
    given: dict[str, Any] = {"pair": PAIR, "epoch": EPOCH, "name": "Alex"}
    return Snapshot(
        lines=tuple(line if isinstance(line, bytes) else line.to_line() for line in lines),
        pictures=tuple(PictureRef(name, kind, len(data)) for name, (kind, data) in held.items()),
        read_picture=lambda name: held[name][1],
        **(given | values),
    )


def picture(data: bytes, kind: str = "png") -> dict[str, tuple[str, bytes]]:
    """One picture under its own name."""
    return {hashlib.sha256(data).hexdigest(): (kind, data)}


def payload_bytes(of: Snapshot) -> bytes:
    """The payload of a snapshot at once."""
    return b"".join(payload.Payload(of).chunks())


def about(**changed: Any) -> bytes:
    """`exchange.json` with some keys changed; `...` removes one."""
    document: dict[str, Any] = {
        "epoch": [EPOCH.start, EPOCH.nonce],
        "format": 1,
        "name": "Alex",
        "pair": PAIR,
    }
    document |= changed
    return canonical.dumps({key: value for key, value in document.items() if value is not ...})


def lines(*records: bytes | Record) -> bytes:
    """`records.jsonl`."""
    return b"".join(
        (item if isinstance(item, bytes) else item.to_line()) + b"\n" for item in records
    )


def tar(*members: tuple[str, bytes], padding: bytes | None = None) -> bytes:
    """A tar of these members, and the padding that the rule gives unless told otherwise."""
    out = io.BytesIO()
    for name, data in members:
        out.write(tarstream.header(name, len(data)) + data + bytes(tarstream.fill(len(data))))
    if padding is None:
        padding = bytes(payload.padding_needed(out.tell()))
    out.write(tarstream.header("padding", len(padding)) + padding)
    out.write(bytes(tarstream.fill(len(padding))) + tarstream.END)
    return out.getvalue()


def usual(
    *more: tuple[str, bytes], records: bytes = b"", keys: bytes = b"", first: bytes | None = None
) -> bytes:
    """A payload with the three members that each has, and `more` behind them."""
    return tar(
        ("exchange.json", about() if first is None else first),
        ("records.jsonl", records),
        ("keys.jsonl", keys),
        *more,
    )


def incoming(
    records: Iterable[bytes | Record] = (),
    *,
    epoch: Epoch = EPOCH,
    name: str = "Alex",
    keys: Mapping[RecordId, bytes] | None = None,
    forms: Mapping[str, bytes] | None = None,
    pictures: Iterable[str] = (),
) -> Incoming:
    """A file as its reader hands it on."""
    whole = [item if isinstance(item, bytes) else item.to_line() for item in records]
    return Incoming(
        pair=PAIR,
        epoch=epoch,
        name=name,
        records=tuple(
            IncomingRecord(parse_line(line), line, line_hash(line), place)
            for place, line in enumerate(whole)
        ),
        keys=keys or {},
        forms=forms or {},
        pictures={name: PictureRef(name, "png", 1) for name in pictures},
        picture_source=_no_pictures,
    )


def held(
    records: Mapping[RecordId, HeldRecord] | None = None,
    *,
    epoch: Epoch | None = EPOCH,
    name: str = "Alex",
    **values: Any,
) -> Held:
    """What a vault holds."""
    given: dict[str, Any] = {"own_ids": frozenset()}
    return Held(epoch=epoch, name=name, records=MappingProxyType(records or {}), **(given | values))


def _no_pictures(_wanted: object) -> Iterator[tuple[str, str, bytes]]:
    return iter(())


def pairing(**values: Any) -> Pairing:
    """A pairing as far as a payload needs it: without keys."""
    given: dict[str, Any] = {"pair": PAIR, "stage": "confirmed", "inviter": True, "seed": b""}
    given |= {"recipient": "mine", "partner_recipient": "theirs", "epoch": EPOCH}
    return Pairing(**(given | values))
