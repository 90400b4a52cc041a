# SPDX-License-Identifier: GPL-3.0-or-later
"""The payload: chunks in order, the last one marked, nothing given out that is not genuine."""

from __future__ import annotations

import io
import os
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedjournal.crypto.age import stream as streams
from sharedjournal.crypto.age.stream import CHUNK, PayloadReader
from sharedjournal.crypto.errors import PayloadDamaged

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
SEALED = CHUNK + 16
BATCH = 16 * CHUNK
MIB = 1024 * 1024
# Around the borders of a chunk, and of the sixteen that are read at a time.
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, BATCH - 1, BATCH, BATCH + 1, BATCH + CHUNK, 2 * BATCH]


def encrypt(text: bytes) -> bytes:
    """The payload of `text`."""
    out = io.BytesIO()
    streams.encrypt_payload(KEY, io.BytesIO(text), out)
    return out.getvalue()


def reader(payload: bytes, begin: int = 0) -> PayloadReader:
    """A reader of a payload."""
    return PayloadReader(io.BytesIO(payload), begin, KEY)


def chunk(number: int, text: bytes, *, last: bool) -> bytes:
    """One chunk, made from the specification's words alone."""
    nonce = number.to_bytes(11, "big") + bytes([last])
    return ChaCha20Poly1305(KEY).encrypt(nonce, text, None)


@pytest.mark.parametrize("size", SIZES)
def test_round_trip(size: int) -> None:
    """What was written is read, whatever is at the border; one byte more is asked for in vain."""
    text = os.urandom(size)
    payload = encrypt(text)
    found = reader(b"before" + payload, len(b"before"))

    assert size + 16 * max(1, -(-size // CHUNK)) == len(payload)
    assert text == found.read(size)
    assert b"" == found.read(1)
    assert b"" == found.read(1)


@settings(max_examples=30)
@given(st.integers(0, 3 * CHUNK), st.lists(st.integers(0, CHUNK + 10), max_size=6))
def test_reads_of_any_size(size: int, asked: list[int]) -> None:
    """Each read gives exactly what was asked for, fewer only at the end."""
    text = os.urandom(size)
    found, at = reader(encrypt(text)), 0
    for count in asked:
        assert text[at : at + count] == found.read(count)
        at += count

    assert text[at:] == found.read(size + 1)


def test_is_what_the_specification_says() -> None:
    """Three chunks made by hand are what is written, and are read."""
    text = os.urandom(2 * CHUNK + 5)
    payload = (
        chunk(0, text[:CHUNK], last=False)
        + chunk(1, text[CHUNK : 2 * CHUNK], last=False)
        + chunk(2, text[2 * CHUNK :], last=True)
    )

    assert payload == encrypt(text)
    assert text == reader(payload).read(len(text) + 1)


def test_key_known_answer() -> None:
    """The key of a payload for a fixed file key and nonce."""
    assert (
        "a9b6b2f491423ef997e866099d8ab29f171b0374a41426b361d50625ffa8044b"
        == streams.payload_key(bytes(range(16)), bytes(range(16, 32))).hex()
    )


@pytest.mark.parametrize("size", [1, 100, CHUNK, CHUNK + 1])
def test_sources_that_give_less(size: int) -> None:
    """A source and a stream that give a few bytes at a time are read to the end."""

    class Slow(io.BytesIO):
        def read(self, count: int | None = -1, /) -> bytes:
            assert count is not None
            return super().read(min(count, size))

    text = os.urandom(2 * CHUNK if size < CHUNK else 2 * BATCH + 7)
    out = io.BytesIO()
    streams.encrypt_payload(KEY, Slow(text), out)

    assert encrypt(text) == out.getvalue()
    assert text == PayloadReader(Slow(out.getvalue()), 0, KEY).read(len(text) + 1)


def damaged() -> dict[str, tuple[bytes, int]]:
    """Payloads that are not whole, and how many bytes of them are genuine."""
    full, part = bytes(CHUNK), b"part"
    middle, end = chunk(0, full, last=False), chunk(1, part, last=True)
    return {
        "nothing": (b"", 0),
        "less than a tag": (bytes(15), 0),
        "no last chunk": (middle, CHUNK),
        "a short chunk not marked": (chunk(0, part, last=False), 0),
        "last chunk cut": (middle + end[:-1], CHUNK),
        "last chunk cut to a tag": (middle + end[:16], CHUNK),
        "last chunk cut below a tag": (middle + end[:15], CHUNK),
        "empty last chunk": (middle + chunk(1, b"", last=True), CHUNK),
        "two last chunks": (chunk(0, full, last=True) + end, CHUNK),
        "one byte after": (middle + end + b"\0", CHUNK),
        "one byte after a full chunk": (chunk(0, full, last=True) + b"\0", CHUNK),
        "chunk twice": (middle + middle + end, CHUNK),
        "chunk left out": (end, 0),
        "chunks exchanged": (chunk(1, full, last=False) + middle, 0),
        "a bit": (bytes([middle[0] ^ 1]) + middle[1:] + end, 0),
        "after a batch": (encrypt(bytes(BATCH)) + b"\0", BATCH),
        "cut after a batch": (encrypt(bytes(BATCH + 1))[: 16 * SEALED], BATCH),
        "batch and nothing": (encrypt(bytes(2 * BATCH + 1))[: 32 * SEALED + 3], 2 * BATCH),
    }


@pytest.mark.parametrize("name", damaged())
def test_damage(name: str) -> None:
    """What is genuine can be read, then it raises, and again at every further read."""
    payload, genuine = damaged()[name]
    found = reader(payload)

    assert bytes(genuine) == found.read(genuine)
    for _again in range(2):
        with pytest.raises(PayloadDamaged):
            found.read(1)
    with pytest.raises(PayloadDamaged):
        reader(payload).read(genuine + 1)


def test_readers_do_not_disturb_each_other() -> None:
    """Two readers of one stream keep their own places."""
    text = os.urandom(2 * BATCH)
    stream = io.BytesIO(encrypt(text))
    one, two = PayloadReader(stream, 0, KEY), PayloadReader(stream, 0, KEY)

    assert text[:BATCH] == one.read(BATCH) == two.read(BATCH)
    assert text[BATCH:] == one.read(BATCH) == two.read(BATCH)


def test_negative_size() -> None:
    """There is no "all of it": whoever reads from outside says how much."""
    with pytest.raises(ValueError, match="size"):
        reader(encrypt(b"text")).read(-1)


def test_stops_when_asked() -> None:
    """A long encryption asks before every batch whether to go on."""

    class Stop(Exception):
        pass

    class Progress:
        left = 2

        def check(self) -> None:
            if not self.left:
                raise Stop
            self.left -= 1

    out = io.BytesIO()
    with pytest.raises(Stop):
        streams.encrypt_payload(KEY, io.BytesIO(bytes(3 * BATCH)), out, Progress())

    assert 2 * 16 * SEALED == len(out.getvalue())


class Zeros:
    """A source of zeros."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        size = min(size, self.left)
        self.left -= size
        return bytes(size)


def test_constant_memory(tmp_path: Path) -> None:
    """64 MiB are written and read with less than 8 MiB, buffers included."""
    size = 64 * MIB
    path = tmp_path / "large"
    tracemalloc.start()
    try:
        with path.open("wb") as out:
            streams.encrypt_payload(KEY, Zeros(size), out)
        with path.open("rb") as stream:
            found, read = PayloadReader(stream, 0, KEY), 0
            while piece := found.read(MIB):
                read += len(piece)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert size == read
    assert 8 * MIB > peak
