# SPDX-License-Identifier: GPL-3.0-or-later
"""The grammar of the header: one form only, bounded, every failure typed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.crypto.age import Stanza, read_header
from sharedjournal.crypto.age import header as headers
from sharedjournal.crypto.errors import (
    CryptoError,
    HeaderDamaged,
    HeaderTooLarge,
    NotAge,
    UnsupportedAgeVersion,
)

V1 = b"age-encryption.org/v1\n"
MAC = bytes(range(32))
END = b"--- AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\n"
WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80)
STANZAS = st.builds(Stanza, WORDS, st.lists(WORDS, max_size=3).map(tuple), st.binary(max_size=200))


def read(data: bytes, limit: int = headers.LIMIT) -> headers.Header:
    """The header at the beginning of these bytes."""
    return read_header(io.BytesIO(data), limit=limit)


@given(st.lists(STANZAS, min_size=1, max_size=4), st.binary(min_size=32, max_size=32))
def test_round_trip(stanzas: list[Stanza], mac: bytes) -> None:
    """What was written is read, and the stream is left where the payload begins."""
    signed = headers.encode(stanzas)
    data = headers.finish(signed, mac)
    stream = io.BytesIO(b"before" + data + b"after")
    stream.seek(len(b"before"))

    found = read_header(stream)

    assert (tuple(stanzas), mac, signed) == (found.stanzas, found.mac, found.signed)
    assert len(b"before") + len(data) == found.payload_at == stream.tell()


@given(st.lists(STANZAS, min_size=1, max_size=3), st.data())
def test_not_malleable(stanzas: list[Stanza], draw: st.DataObject) -> None:
    """A header with some bytes changed is either refused or written again as it was read."""
    data = bytearray(headers.finish(headers.encode(stanzas), MAC))
    for _change in range(draw.draw(st.integers(1, 3))):
        begin = draw.draw(st.integers(0, len(data)))
        end = draw.draw(st.integers(begin, min(begin + 3, len(data))))
        data[begin:end] = draw.draw(st.binary(max_size=3) | st.sampled_from([b"\n", b" ", b"="]))

    try:
        found = read(bytes(data))
    except CryptoError:
        return

    again = headers.finish(headers.encode(found.stanzas), found.mac)
    assert bytes(data[: found.payload_at]) == again


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        b"age-",
        b"age-encryption.org/",
        b"age-encryption.org/v1",
        V1,
        b"age-encryption.org/\n" + b"-> a\n\n" + END,
        b"age-encryption.org/v1 \n-> a\n\n" + END,
        b"\xef\xbb\xbf" + V1 + b"-> a\n\n" + END,
        (V1 + b"-> a\n\n" + END).replace(b"\n", b"\r\n"),
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        V1 + END,
        V1 + b"-> a\n\n",
        V1 + b"-> a\n\n-> b\n",
        V1 + b"-> \n\n" + END,
        V1 + b"->\n\n" + END,
        V1 + b"-> a  b\n\n" + END,
        V1 + b"-> a \n\n" + END,
        V1 + b"-> a\tb\n\n" + END,
        V1 + b"-> \xc3\xa4\n\n" + END,
        V1 + b"-> a\n" + b"A" * 65 + b"\n\n" + END,
        V1 + b"-> a\n" + b"A" * 64 + b"\n" + END,
        V1 + b"-> a\nAA==\n" + END,
        V1 + b"-> a\nAB\n" + END,
        V1 + b"-> a\nA\n" + END,
        V1 + b"-> a\nA-_A\n" + END,
        V1 + b"-> a\nAA AA\n" + END,
        V1 + b"-> a\n\n\n" + END,
        V1 + b"-> a\n\n" + END[:-1],
        V1 + b"-> a\n\n" + END[:-2] + b"\n",
        V1 + b"-> a\n\n" + END[:-1] + b" \n",
        V1 + b"-> a\n\n" + END[:-2] + b"9\n",
        V1 + b"-> a\n\n---" + END[4:],
    ],
)
def test_not_age(data: bytes) -> None:
    """What breaks the grammar anywhere is not an age file."""
    with pytest.raises(NotAge):
        read(data)


@pytest.mark.parametrize("version", [b"v0", b"v2", b"v1.1", b"V1", b"w1"])
def test_other_version(version: bytes) -> None:
    """Another version is told from what is no age file; what follows may be anything."""
    with pytest.raises(UnsupportedAgeVersion):
        read(b"age-encryption.org/" + version + b"\n\0")


def test_limit() -> None:
    """A header may have exactly as many bytes as the limit, whatever follows it."""
    data = V1 + b"-> a\n\n" + END

    assert len(data) == read(data + b"more", limit=len(data)).payload_at
    with pytest.raises(HeaderTooLarge):
        read(data + b"more", limit=len(data) - 1)
    with pytest.raises(HeaderTooLarge):
        read(data, limit=len(data) - 1)


@pytest.mark.parametrize("endless", [V1 + b"-> a" + b"a" * 2**20, V1 + b"-> a\n\n" * 100_000])
def test_endless_header(endless: bytes) -> None:
    """No more than the limit is read of a header without an end."""
    stream = io.BytesIO(endless)

    with pytest.raises(HeaderTooLarge):
        read_header(stream)

    assert headers.LIMIT + 1 >= stream.tell()


def test_large_file_of_another_kind() -> None:
    """Something large that is not age is not called too large."""
    with pytest.raises(NotAge):
        read(bytes(2**20))


def test_stream_in_pieces() -> None:
    """A stream that gives less than asked for is read to the end of the header."""

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            return super().read(min(size, 7))

    assert MAC == read_header(Slow(V1 + b"-> a\n\n" + END)).mac


def test_mac_covers_what_it_should() -> None:
    """Whoever has the file key can check the header, and no other key fits."""
    signed = headers.encode([Stanza("a", (), b"")])
    file_key = bytes(16)
    found = read(headers.finish(signed, headers.mac_of(file_key, signed)))

    found.check_mac(file_key)
    with pytest.raises(HeaderDamaged):
        found.check_mac(bytes([1]) * 16)


@pytest.mark.parametrize("stanza", [Stanza("a b", (), b""), Stanza("a", ("",), b"")])
def test_words_are_checked_on_writing(stanza: Stanza) -> None:
    """A stanza that could not be read again is not written."""
    with pytest.raises(ValueError, match="visible"):
        headers.encode([stanza])
