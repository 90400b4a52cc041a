# SPDX-License-Identifier: GPL-3.0-or-later
"""What a partner's file holds, once every rule of the format has been checked; for `merge`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from sharedjournal.domain.exchange import Epoch, PictureRef
    from sharedjournal.domain.ids import PairId, RecordId
    from sharedjournal.domain.record import Record


@dataclass(frozen=True, slots=True, repr=False)
class IncomingRecord:
    """One record of a file: its reading, its line byte for byte, its hash (hex), its position.

    Positions count from 0.
    """

    record: Record
    line: bytes
    hash: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Incoming:
    """The content of a genuine file. Pictures are only named; their bytes are read when asked for.

    `keys` are released seal keys that open their record, `forms` own forms (canonical JSON) by
    SHA-256.
    """

    pair: PairId
    epoch: Epoch
    name: str
    records: tuple[IncomingRecord, ...]
    keys: Mapping[RecordId, bytes]
    forms: Mapping[str, bytes]
    pictures: Mapping[str, PictureRef]
    picture_source: Callable[[Container[str]], Iterator[tuple[str, str, bytes]]]

    def read_pictures(self, wanted: Container[str]) -> Iterator[tuple[str, str, bytes]]:
        """SHA-256, kind and bytes of each wanted picture, one at a time, in the order of the file.

        Goes through the file once more. Raises `Damaged` where it is no longer what was read
        before.
        """
        return self.picture_source(wanted)
