# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole exchange files: what goes in comes out, for whom, and what can be told from outside."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hostile import forge
from sharedjournal import sync
from sharedjournal.crypto import age
from sharedjournal.domain.errors import (
    Cancelled,
    NotForYou,
    NotPaired,
    OwnFile,
    PairMismatch,
    TooLarge,
)
from sharedjournal.domain.exchange import PictureRef
from sharedjournal.domain.ports import NoProgress
from sharedjournal.sync.limits import Limits
from unit.sync import builders, pairs
from unit.sync.builders import gone, page

if TYPE_CHECKING:
    from collections.abc import Callable

FORM = b'{"id":"ours"}'
FORM_HASH = hashlib.sha256(FORM).hexdigest()


class Stopped(NoProgress):
    """Whoever watches wants to stop at once."""

    def check(self) -> None:
        """Stop."""
        raise Cancelled

    def report(self, done: int, total: int, phase: str) -> None:
        """Stop."""
        raise Cancelled


class StoppedAt(NoProgress):
    """Stops in one phase."""

    def __init__(self, phase: str) -> None:
        self._phase = phase

    def report(self, done: int, total: int, phase: str) -> None:
        """Stop there."""
        if phase == self._phase:
            raise Cancelled


def never(_mac: bytes) -> bool:
    """No file is one's own."""
    return False


def test_round_trip() -> None:
    """Records, keys, forms, pictures, name and epoch of one side arrive at the other."""
    alex, sam = pairs.both()
    shots = builders.picture(b"one") | builders.picture(b"two", "jpg")
    sealed, key = sync.seal(page(3, body="", step="view"), {"body": "sealed"}, alex)
    records = [page(1, pictures=tuple(shots), form=f"sha256:{FORM_HASH}"), gone(2), sealed]
    data = pairs.file_of(
        alex, *records, keys=((sealed.id, key),), forms={FORM_HASH: FORM}, pictures=shots
    )

    incoming = pairs.opened(data, sam)

    assert [record.to_line() for record in records] == [item.line for item in incoming.records]
    assert ({sealed.id: key}, {FORM_HASH: FORM}) == (incoming.keys, incoming.forms)
    assert (alex.pair, alex.epoch, "Alex") == (incoming.pair, incoming.epoch, incoming.name)
    assert {name: PictureRef(name, kind, 3) for name, (kind, _data) in shots.items()} == dict(
        incoming.pictures
    )


def test_pictures_are_read_when_wanted() -> None:
    """Each wanted one with its bytes, in the order of the file; as often as asked."""
    alex, sam = pairs.both()
    shots = builders.picture(b"one") | builders.picture(b"two", "jpg") | builders.picture(b"three")
    incoming = pairs.opened(pairs.file_of(alex, pictures=shots), sam)
    all_of_them = sorted((name, kind, data) for name, (kind, data) in shots.items())

    assert all_of_them == list(incoming.read_pictures(set(shots)))
    assert all_of_them[:2] == list(incoming.read_pictures({name for name, *_ in all_of_them[:2]}))
    assert all_of_them[1:] == list(incoming.read_pictures({name for name, *_ in all_of_them[1:]}))
    assert [] == list(incoming.read_pictures(set()))
    assert [] == list(incoming.read_pictures({"f" * 64}))


def test_what_was_written() -> None:
    """Its header's MAC, by which it is known again; how many records, how many bytes."""
    alex, _sam = pairs.both()
    out = io.BytesIO(b"before")
    out.seek(6)

    written = sync.write_exchange(pairs.snapshot(alex, page(1)), alex, out, NoProgress())

    out.seek(6)
    assert age.read_header(out).mac == written.mac
    assert (1, len(out.getvalue()) - 6) == (written.records, written.bytes)


def test_own_file() -> None:
    """Known by its MAC alone, as its author cannot open it."""
    alex, _sam = pairs.both()
    data = pairs.file_of(alex, page(1))
    mac = age.read_header(io.BytesIO(data)).mac
    asked: list[bytes] = []

    def is_own(found: bytes) -> bool:
        asked.append(found)
        return True

    with pytest.raises(OwnFile):
        sync.open_exchange(io.BytesIO(data), alex, is_own=is_own, progress=NoProgress())
    with pytest.raises(NotForYou):
        pairs.opened(data, alex)
    assert [mac] == asked


def test_header_shows_nothing() -> None:
    """Two stanzas, one of fresh key material and one tag; no name, no id."""
    alex, _sam = pairs.both()
    first, second = (pairs.file_of(alex, page(1)) for _time in range(2))
    stanzas = age.read_header(io.BytesIO(first)).stanzas

    assert ["mlkem768x25519", "sharedjournal-pair"] == [stanza.type for stanza in stanzas]
    assert (("v1",), 32) == (stanzas[1].args, len(stanzas[1].body))
    assert len(first) == len(second)
    assert first[:21] == second[:21]
    assert all(one not in second for one in (stanzas[1].body, stanzas[0].args[0].encode()))


def test_either_order_of_the_two_stanzas() -> None:
    """The set of stanzas counts."""
    alex, sam = pairs.both()
    parts = forge.take_apart(pairs.file_of(alex, page(1)), sam.seed)

    assert 1 == len(pairs.opened(parts.with_stanzas(*parts.stanzas[::-1]).file(), sam).records)


def test_a_second_implementation_agrees() -> None:
    """The file as a few lines over the primitives read it, and write it again: byte for byte."""
    alex, sam = pairs.both()
    snapshot = pairs.snapshot(alex, page(1), page(2))
    out = io.BytesIO()
    sync.write_exchange(snapshot, alex, out, NoProgress())
    parts = forge.take_apart(out.getvalue(), sam.seed)

    assert builders.payload_bytes(snapshot) == parts.payload
    assert out.getvalue() == parts.file()


def test_its_reader_could_have_made_it() -> None:
    """A file proves nothing to a third party: from its own state each side can make the other's."""
    alex, sam = pairs.both()
    payload = builders.payload_bytes(pairs.snapshot(alex, page(1, body="never written by Alex")))

    forged = forge.tagged(sam, alex, payload, outgoing=False)

    assert 1 == len(pairs.opened(forged, sam).records)


def test_snapshot_of_another_pairing() -> None:
    """Nothing of one pairing gets into a file of another."""
    alex, _sam = pairs.both()
    other, _partner = pairs.both("e" * 32)

    with pytest.raises(PairMismatch):
        sync.write_exchange(pairs.snapshot(other), alex, io.BytesIO(), NoProgress())


def test_pairing_that_has_ended() -> None:
    """Without keys nothing is written or opened."""
    alex, sam = pairs.both()
    ended = replace(alex, stage="ended", seed=b"", secret=b"")

    with pytest.raises(NotPaired):
        sync.write_exchange(pairs.snapshot(alex), ended, io.BytesIO(), NoProgress())
    with pytest.raises(NotPaired):
        pairs.opened(pairs.file_of(sam), ended)


def test_limits() -> None:
    """What is too large is not written; a payload that goes on is left at the limit."""
    alex, sam = pairs.both()
    small = Limits(file=512 * 1024)
    shots = builders.picture(bytes(600_000))

    with pytest.raises(TooLarge):
        sync.write_exchange(
            pairs.snapshot(alex, pictures=shots), alex, io.BytesIO(), NoProgress(), limits=small
        )
    data = pairs.file_of(alex, pictures=shots)
    with pytest.raises(TooLarge) as caught:
        sync.open_exchange(
            io.BytesIO(data), sam, is_own=never, progress=NoProgress(), limits=Limits(file=600_000)
        )
    assert {"limit": "file"} == caught.value.data


@pytest.mark.parametrize("progress", [Stopped(), StoppedAt("digest")])
def test_making_can_be_stopped(progress: NoProgress) -> None:
    """In either pass."""
    alex, _sam = pairs.both()

    with pytest.raises(Cancelled):
        sync.write_exchange(pairs.snapshot(alex), alex, io.BytesIO(), progress)


def test_progress_goes_up_to_its_total() -> None:
    """Making and checking are told in bytes, and come to nearly all of them."""
    alex, sam = pairs.both()
    seen: dict[str, list[tuple[int, int]]] = {}

    class Watched(NoProgress):
        def report(self, done: int, total: int, phase: str) -> None:
            seen.setdefault(phase, []).append((done, total))

    shots = builders.picture(bytes(3_000_000))
    out = io.BytesIO()
    sync.write_exchange(pairs.snapshot(alex, page(1), pictures=shots), alex, out, Watched())
    out.seek(0)
    sync.open_exchange(out, sam, is_own=never, progress=Watched())

    assert ["digest", "check", "records"] == list(seen)
    for phase in ("digest", "check"):
        steps = [done for done, _total in seen[phase]]
        assert sorted(steps) == steps
        assert 1 == len({total for _done, total in seen[phase]})
        assert all(done <= total for done, total in seen[phase])
    assert seen["check"][-1][0] > 0.99 * len(out.getvalue())


@pytest.mark.parametrize("phase", ["check", "records"])
def test_bringing_in_can_be_stopped(phase: str) -> None:
    """In either pass."""
    alex, sam = pairs.both()
    data = pairs.file_of(alex, page(1))

    with pytest.raises(Cancelled):
        sync.open_exchange(io.BytesIO(data), sam, is_own=never, progress=StoppedAt(phase))


def _answer() -> bytes:
    return sync.answer_file(pairs.both()[1])


def _stranger() -> bytes:
    return forge.encrypt(age.HybridRecipient.parse(pairs.both()[0].recipient), b"hello")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: pairs.file_of(pairs.both()[0]), True),
        (lambda: pairs.file_of(pairs.both()[0])[:4096], True),
        (lambda: pairs.file_of(pairs.both()[0])[:1000], False),
        (lambda: forge.parts_twice(pairs.file_of(pairs.both()[0]), pairs.both()[1].seed), False),
        (_answer, False),
        (_stranger, False),
        (lambda: pairs.both()[0].invitation, False),
        (lambda: b"", False),
        (lambda: b"age-encryption.org/v2\n", False),
    ],
)
def test_looks_like_exchange(make: Callable[[], bytes], expected: bool) -> None:
    """By its header alone, so that nothing else is ever overwritten."""
    assert expected is sync.looks_like_exchange(make())
