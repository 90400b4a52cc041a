# SPDX-License-Identifier: GPL-3.0-or-later
"""The payload as it is written: its bytes are fixed by its snapshot, its limits by the format."""

from __future__ import annotations

import hashlib
import io
import tarfile

import pytest

from sharedjournal.domain.errors import Cancelled, TooLarge, VaultDamaged
from sharedjournal.domain.exchange import PictureRef, Snapshot
from sharedjournal.domain.ports import NoProgress
from sharedjournal.sync import payload
from sharedjournal.sync.limits import Limits
from sharedjournal.sync.payload import Payload
from unit.sync import builders
from unit.sync.builders import gone, page, record_id, snapshot


def members(data: bytes) -> dict[str, bytes]:
    """What the standard library finds in a tar, in order."""
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        return {m.name: (archive.extractfile(m) or io.BytesIO()).read() for m in archive}


def test_known_bytes() -> None:
    """Members, order and text of a small payload."""
    shots = builders.picture(b"two", "jpg") | builders.picture(b"one", "png")
    form = b'{"id":"x"}'
    form_hash = hashlib.sha256(form).hexdigest()
    data = builders.payload_bytes(
        snapshot(
            [gone(1), gone(2, 3)],
            keys=((record_id(2), bytes(32)),),
            forms={form_hash: form},
            pictures=shots,
            name="Zoë",
        )
    )
    found = members(data)
    names = sorted(f"pictures/{sha256}.{kind}" for sha256, (kind, _data) in shots.items())

    assert [
        "exchange.json",
        "records.jsonl",
        "keys.jsonl",
        f"forms/{form_hash}.json",
        *names,
        "padding",
    ] == list(found)
    assert (
        '{"epoch":[0,"0011223344556677"],"format":1,"name":"Zoë",'
        '"pair":"0123456789abcdef0123456789abcdef"}'.encode()
    ) == found["exchange.json"]
    assert (
        b'{"gone":true,"id":"00000000-0000-4000-8000-000000000001","rev":2}\n'
        b'{"gone":true,"id":"00000000-0000-4000-8000-000000000002","rev":3}\n'
    ) == found["records.jsonl"]
    assert (
        b'{"id":"00000000-0000-4000-8000-000000000002",'
        b'"key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}\n'
    ) == found["keys.jsonl"]
    assert {b"one", b"two"} == {found[name] for name in names}
    assert 256 * 1024 == len(data)
    assert b"" == found["padding"].strip(b"\0")


def test_nothing_shared_yet() -> None:
    """Three members and the padding, also when they are empty."""
    found = members(builders.payload_bytes(snapshot()))

    assert ["exchange.json", "records.jsonl", "keys.jsonl", "padding"] == list(found)
    assert (b"", b"") == (found["records.jsonl"], found["keys.jsonl"])


def test_padding_may_be_empty() -> None:
    """Where the size fits exactly the member is there all the same."""
    exact = 256 * 1024 - 512 - 1024

    assert 0 == payload.padding_needed(exact)
    assert 8192 - 512 == payload.padding_needed(exact + 512)


def test_lines_that_fill_many_pieces() -> None:
    """Long lines are joined in pieces, and none is lost between them."""
    lines = [page(number, body="x" * 300_000).to_line() for number in range(9)]

    found = members(builders.payload_bytes(snapshot(lines)))

    assert b"\n".join(lines) + b"\n" == found["records.jsonl"]


@pytest.mark.parametrize("size", [1, 511, 512, 513, 100_000, 1 << 20])
def test_stream_in_pieces(size: int) -> None:
    """Exactly as many bytes as asked for, fewer only at the end, whatever the members are."""
    of = snapshot([gone(1)], pictures=builders.picture(b"x" * 3000))
    stream = Payload(of).stream()
    pieces: list[bytes] = []
    # One byte at a time is slow, and the beginning is where the members are.
    while piece := stream.read(size if len(pieces) < 6000 else 1 << 20):
        pieces.append(piece)

    assert builders.payload_bytes(of) == b"".join(pieces)
    assert {size} == {len(piece) for piece in pieces[:6000][:-1]} or 1 == len(pieces)
    assert b"" == stream.read(1)


def test_pictures_are_read_one_at_a_time_and_once_a_pass() -> None:
    """Nothing is read to know the sizes, and each pass reads every picture once."""
    shots, asked = builders.picture(b"one") | builders.picture(b"two"), []
    refs = tuple(PictureRef(name, kind, len(data)) for name, (kind, data) in shots.items())

    def give(name: str) -> bytes:
        asked.append(name)
        return shots[name][1]

    whole = Payload(
        Snapshot(
            pair=builders.PAIR,
            epoch=builders.EPOCH,
            name="",
            lines=(),
            pictures=refs,
            read_picture=give,
        )
    )

    assert [] == asked
    payload.digest(whole, NoProgress())
    assert sorted(shots) == asked


def test_picture_of_another_size() -> None:
    """A picture that is not as long as was said would shift everything behind it."""
    lying = Snapshot(
        pair=builders.PAIR,
        epoch=builders.EPOCH,
        name="",
        lines=(),
        pictures=(PictureRef("a" * 64, "png", 3),),
        read_picture=lambda _name: b"four",
    )

    with pytest.raises(VaultDamaged):
        payload.digest(Payload(lying), NoProgress())


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(records=1), "records"),
        (Limits(records_size=50), "records_size"),
        (Limits(members=4), "members"),
        (Limits(picture=2), "picture"),
        (Limits(form=1), "form"),
        (Limits(forms_size=1), "forms_size"),
        (Limits(about=10), "about"),
        (Limits(file=256 * 1024), "file"),
    ],
)
def test_what_the_partner_would_refuse_is_not_written(limits: Limits, name: str) -> None:
    """Each limit is looked at before the first byte."""
    full = snapshot([gone(1), gone(2)], pictures=builders.picture(b"abc"), forms={"a" * 64: b"{}"})

    with pytest.raises(TooLarge) as caught:
        Payload(full, limits)
    assert {"limit": name} == caught.value.data


def test_digest_can_be_stopped() -> None:
    """Whoever watches may end it between two pieces."""

    class Impatient(NoProgress):
        def report(self, done: int, total: int, phase: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        payload.digest(Payload(snapshot()), Impatient())
