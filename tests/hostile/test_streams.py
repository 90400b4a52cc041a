# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows 19, 21 and 22: a file that changes, or cannot be read, while it is being read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from hostile import forge
from sharedjournal import sync
from sharedjournal.domain.errors import Damaged, FileRefused
from sharedjournal.domain.ports import NoProgress
from unit.sync import builders, pairs
from unit.sync.builders import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.domain.exchange import Pairing


class Replaced(io.BytesIO):
    """A file whose content becomes another one when a phase begins."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.other = b""

    def replace(self) -> None:
        """Become the other file; the place in it stays."""
        place = self.tell()
        self.seek(0)
        self.truncate()
        self.write(self.other)
        self.seek(place)


class Pulled(io.BytesIO):
    """A file on a stick that is pulled out after some reads."""

    left = 10**9

    def read(self, size: int | None = -1, /) -> bytes:
        """As long as the stick is there."""
        self.left -= 1
        if self.left < 0:
            raise OSError(5, "Input/output error")
        return super().read(size)


class When(NoProgress):
    """Does something once, in a phase."""

    def __init__(self, phase: str, action: Callable[[], None]) -> None:
        self._phase = phase
        self._action = action
        self.done = False

    def report(self, done: int, total: int, phase: str) -> None:
        """Now?"""
        if phase == self._phase and not self.done:
            self.done = True
            self._action()


def bring_in(stream: io.BytesIO, pairing: Pairing, progress: NoProgress) -> sync.Incoming:
    """Open it."""
    return sync.open_exchange(stream, pairing, is_own=lambda _mac: False, progress=progress)


def rewritten(change: Callable[[forge.Parts], bytes]) -> tuple[Replaced, Pairing]:
    """A good file, and what it will become; whoever rewrites it knows its file key."""
    alex, sam = pairs.both()
    data = pairs.file_of(alex, page(1, body="x" * 300_000), page(2), page(3))
    stream = Replaced(data)
    stream.other = change(forge.take_apart(data, sam.seed))
    return stream, sam


def forged_page(parts: forge.Parts) -> bytes:
    """The same file with other words near its end."""
    at = parts.payload.index(b"page 3")
    return parts.with_payload(parts.payload[:at] + b"forged" + parts.payload[at + 6 :]).file()


def broken_page(parts: forge.Parts) -> bytes:
    """The same file with words that break the format."""
    return parts.with_payload(parts.payload.replace(b"page 3", b"pa\xffe 3")).file()


def longer(parts: forge.Parts) -> bytes:
    """The same file with more behind its end."""
    return parts.with_payload(parts.payload + bytes(512)).file()


def garbage(parts: forge.Parts) -> bytes:
    """Something else altogether."""
    return bytes(len(parts.file()))


@pytest.mark.parametrize(
    "change", [forged_page, broken_page, longer, garbage, lambda parts: parts.file()[:200_000]]
)
def test_rewritten_between_the_passes(change: Callable[[forge.Parts], bytes]) -> None:
    """Row 19: what the second pass found is dropped, whatever it was."""
    stream, sam = rewritten(change)
    # It is small enough to be read at once, so at the first report the first pass has all of it.
    progress = When("check", stream.replace)

    with pytest.raises(Damaged):
        bring_in(stream, sam, progress)
    assert progress.done


def test_put_back_in_time() -> None:
    """The same bytes again are the same file."""
    stream, sam = rewritten(lambda parts: parts.file())

    assert 3 == len(bring_in(stream, sam, When("check", stream.replace)).records)


def test_pictures_that_changed() -> None:
    """Row 19: pictures are read in a third pass, each held against its name."""
    alex, sam = pairs.both()
    shots = builders.picture(b"one" * 1000) | builders.picture(b"two" * 1000)
    data = pairs.file_of(alex, pictures=shots)
    parts = forge.take_apart(data, sam.seed)

    for other in (
        parts.with_payload(parts.payload.replace(b"one", b"six")).file(),
        parts.with_payload(builders.payload_bytes(pairs.snapshot(alex))).file(),
        parts.with_payload(b"no tar" * 1000).file(),
        parts.with_payload(
            builders.payload_bytes(pairs.snapshot(alex, pictures=_shorter(shots)))
        ).file(),
        data[:5000],
    ):
        stream = Replaced(data)
        incoming = bring_in(stream, sam, NoProgress())
        stream.other = other
        stream.replace()
        with pytest.raises(Damaged):
            list(incoming.read_pictures(set(shots)))


def _shorter(shots: dict[str, tuple[str, bytes]]) -> dict[str, tuple[str, bytes]]:
    """The same names over other bytes of another size."""
    return {name: (kind, data[:5]) for name, (kind, data) in shots.items()}


def test_stick_pulled_out() -> None:
    """Row 21: at whatever read it happens, the file can be tried again."""
    alex, sam = pairs.both()
    data = pairs.file_of(alex, page(1), pictures=builders.picture(b"one"))
    counted = Pulled(data)
    names = bring_in(counted, sam, NoProgress()).pictures
    reads = 10**9 - counted.left

    for left in range(reads):
        stream = Pulled(data)
        stream.left = left
        with pytest.raises(Damaged):
            bring_in(stream, sam, NoProgress())
    stream = Pulled(data)
    incoming = bring_in(stream, sam, NoProgress())
    stream.left = 0
    with pytest.raises(Damaged):
        list(incoming.read_pictures(names))
    assert reads > 3


def test_read_in_small_pieces() -> None:
    """A stream that gives less than asked is read to its end all the same."""

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 1000))

    alex, sam = pairs.both()

    assert 1 == len(bring_in(Slow(pairs.file_of(alex, page(1))), sam, NoProgress()).records)


def test_no_refusal_keeps_what_was_read() -> None:
    """I8: the whole file or nothing; an importer never sees half of one."""
    alex, sam = pairs.both()
    good = [page(number) for number in range(1, 5)]
    whole = builders.usual(
        records=builders.lines(*good) + b"{}\n",
        first=builders.about(pair=alex.pair),
    )

    with pytest.raises(FileRefused):
        bring_in(io.BytesIO(forge.genuine(alex, whole)), sam, NoProgress())
