# SPDX-License-Identifier: GPL-3.0-or-later
"""A payload is a function of its snapshot; what is written is read back, and nothing else is
accepted.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import FileRefused
from sharedjournal.domain.ports import NoProgress
from sharedjournal.sync import payload
from sharedjournal.sync.padme import SMALLEST, padme
from sharedjournal.sync.reader import PayloadReader
from unit.sync import builders

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Snapshot

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Pages with and without pictures, some of them gone, own forms, any name and epoch."""
    pictures: dict[str, tuple[str, bytes]] = {}
    for data in draw(st.lists(st.binary(min_size=1, max_size=2000), max_size=3)):
        pictures |= builders.picture(data, draw(st.sampled_from(("png", "jpg", "webp"))))
    forms = [canonical.dumps({"id": text}) for text in draw(st.lists(TEXT, max_size=2))]
    names = tuple(pictures)
    numbers = draw(st.lists(st.integers(0, 1 << 40), unique=True, max_size=6))
    records = [
        builders.gone(number) if draw(st.booleans()) else builders.page(number, body=draw(TEXT))
        for number in numbers
    ]
    if names:
        records.append(builders.page((1 << 40) + 1, pictures=names))
    return builders.snapshot(
        records,
        pictures=pictures,
        forms={hashlib.sha256(form).hexdigest(): form for form in forms},
        name=draw(TEXT),
        epoch=draw(st.sampled_from((builders.EPOCH, builders.LATER))),
    )


def read(data: bytes) -> PayloadReader:
    """The content of a payload."""
    reader = PayloadReader(io.BytesIO(data), builders.pairing(), NoProgress())
    reader.read()
    return reader


@given(snapshots())
def test_what_is_written_is_read(snapshot: Snapshot) -> None:
    """Lines byte for byte and in order, forms, pictures by name, name and epoch."""
    reader = read(builders.payload_bytes(snapshot))

    assert snapshot.lines == tuple(item.line for item in reader.records)
    assert list(range(len(snapshot.lines))) == [item.place for item in reader.records]
    assert snapshot.forms == reader.forms
    assert {ref.sha256: ref for ref in snapshot.pictures} == reader.pictures
    assert (snapshot.name, snapshot.epoch) == (reader.name, reader.epoch)


@given(snapshots(), st.lists(st.integers(1, 1 << 16), min_size=1, max_size=5))
def test_both_passes_are_equal(snapshot: Snapshot, sizes: list[int]) -> None:
    """The digest is that of the stream in pieces of any size, and its size is known before."""
    whole = payload.Payload(snapshot)
    stream, read_back, step = whole.stream(), b"", 0
    while piece := stream.read(sizes[step % len(sizes)] + 1000):
        read_back += piece
        step += 1

    assert hashlib.sha256(read_back).digest() == payload.digest(whole, NoProgress())
    assert len(read_back) == whole.size


@given(snapshots())
def test_its_size_tells_little(snapshot: Snapshot) -> None:
    """At least 256 KiB, and one of the few Padmé sizes."""
    size = payload.Payload(snapshot).size

    assert size >= SMALLEST
    assert size == padme(size)


@given(snapshots(), st.integers(1, 255), st.data())
def test_no_bit_outside_the_texts_is_free(
    snapshot: Snapshot, flip: int, data: st.DataObject
) -> None:
    """Headers, fill, padding and end: a changed byte anywhere there is refused."""
    whole = bytearray(builders.payload_bytes(snapshot))
    at = data.draw(st.integers(0, 511) | st.integers(len(whole) - 200_000, len(whole) - 1))
    whole[at] ^= flip

    with pytest.raises(FileRefused):
        read(bytes(whole))


@given(snapshots(), st.data())
def test_a_part_is_no_payload(snapshot: Snapshot, data: st.DataObject) -> None:
    """Cut short anywhere it is refused."""
    whole = builders.payload_bytes(snapshot)
    cut = data.draw(st.integers(0, len(whole) - 1))

    with pytest.raises(FileRefused):
        read(whole[:cut])
