# SPDX-License-Identifier: GPL-3.0-or-later
"""The vectors of the age project (C2SP/CCTV): every one that applies, the others named."""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from sharedjournal.crypto import age
from sharedjournal.crypto.age import stream as streams
from sharedjournal.crypto.errors import (
    CryptoError,
    HeaderDamaged,
    NoMatch,
    NotAge,
    PayloadDamaged,
    UnsupportedAgeVersion,
)

if TYPE_CHECKING:
    from pathlib import Path

LEFT_OUT = {
    "armor_": (33, "text armor is not built: files are binary"),
    "scrypt": (25, "passphrase files are not built: exchange files go to a recipient"),
}
APPLY = 85
LARGE_HEADER = 64 * 1024
FAILURES: dict[str, tuple[type[CryptoError], ...]] = {
    "no match": (NoMatch,),
    "HMAC failure": (HeaderDamaged,),
    "header failure": (NotAge, UnsupportedAgeVersion, HeaderDamaged),
    "payload failure": (PayloadDamaged,),
}
# HPKE does not tell a share of low order from a stanza for somebody else.
ALIASED = {"hybrid_identity": "no match", "hybrid_low_order": "no match"}


@dataclass(frozen=True)
class Vector:
    """One vector: what it should give, and the file."""

    name: str
    facts: dict[str, str]
    identities: tuple[age.Identity, ...]
    file: bytes


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    """Where the vectors are."""
    found = shared_data / "age-testkit" / "testdata"
    if not found.is_dir():
        pytest.skip("the age vectors are not in ../shared/data/age-testkit")
    return found


@pytest.fixture(scope="module")
def vectors(folder: Path) -> list[Vector]:
    """All vectors that apply."""
    return [
        load(path) for path in sorted(folder.iterdir()) if not path.name.startswith(tuple(LEFT_OUT))
    ]


def load(path: Path) -> Vector:
    """Read a vector, as the README of the collection says."""
    head, _empty, file = path.read_bytes().partition(b"\n\n")
    lines = [line.split(": ", 1) for line in head.decode("utf-8").split("\n")]
    facts = {key: value for key, value in lines if key != "identity"}
    if facts.get("compressed") == "zlib":
        file = zlib.decompress(file)
    identities = tuple(identity(value) for key, value in lines if key == "identity")
    return Vector(path.name, facts, identities, file)


def identity(text: str) -> age.Identity:
    """An identity of either kind."""
    kind = age.HybridIdentity if "-PQ-" in text else age.X25519Identity
    return kind.parse(text)


def released(opened: age.Opened) -> tuple[bytes, CryptoError | None]:
    """All plain bytes that are given out, and what came after them."""
    pieces, reader = [], opened.payload()
    # Chunk by chunk, then byte by byte in the chunk before the failure.
    try:
        while piece := reader.read(streams.CHUNK):
            pieces.append(piece)
    except PayloadDamaged as error:
        reader, failure = opened.payload(), error
        whole = reader.read(len(pieces) * streams.CHUNK)
        rest = []
        try:
            while True:
                rest.append(reader.read(1))
        except PayloadDamaged:
            return whole + b"".join(rest), failure
    return b"".join(pieces), None


def outcome(vector: Vector) -> tuple[bytes, CryptoError | None]:
    """What reading it gives."""
    try:
        opened = age.open_file(io.BytesIO(vector.file), vector.identities, limit=LARGE_HEADER)
    except CryptoError as error:
        return b"", error
    return released(opened)


def test_every_vector_is_named(folder: Path) -> None:
    """85 apply, 58 are left out, each for a written reason."""
    names = [path.name for path in folder.iterdir()]

    for prefix, (count, _reason) in LEFT_OUT.items():
        assert count == sum(name.startswith(prefix) for name in names)
    assert APPLY + sum(count for count, _reason in LEFT_OUT.values()) == len(names)


def test_vectors(vectors: list[Vector]) -> None:
    """Every one gives the expected result, and gives out exactly the expected bytes."""
    assert APPLY == len(vectors)
    for vector in vectors:
        expected = ALIASED.get(vector.name, vector.facts["expect"])
        text, failure = outcome(vector)

        if expected == "success":
            assert None is failure, vector.name
        else:
            assert isinstance(failure, FAILURES[expected]), vector.name
        if "payload" in vector.facts:
            assert vector.facts["payload"] == hashlib.sha256(text).hexdigest(), vector.name


def test_headers_are_written_as_read(vectors: list[Vector]) -> None:
    """Every header that is read is byte for byte what would be written for its stanzas."""
    count = 0
    for vector in vectors:
        try:
            found = age.read_header(io.BytesIO(vector.file), limit=LARGE_HEADER)
        except CryptoError:
            continue
        count += 1
        again = age.header.finish(age.header.encode(found.stanzas), found.mac)
        assert again == vector.file[: found.payload_at], vector.name

    assert 50 < count


def test_payloads_are_written_as_read(vectors: list[Vector]) -> None:
    """With the same key and nonce our payload is byte for byte the one of the vector."""
    count = 0
    for vector in vectors:
        if vector.facts["expect"] != "success":
            continue
        count += 1
        opened = age.open_file(io.BytesIO(vector.file), vector.identities, limit=LARGE_HEADER)
        payload = vector.file[opened.header.payload_at :]
        nonce = payload[: streams.NONCE_SIZE]
        out = io.BytesIO()
        key = streams.payload_key(bytes.fromhex(vector.facts["file key"]), nonce)
        streams.encrypt_payload(key, opened.payload(), out)

        assert payload[streams.NONCE_SIZE :] == out.getvalue(), vector.name

    assert 18 == count
