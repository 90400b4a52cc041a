# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange files of 10,000 records against the primitives on the same bytes, and a large file."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import floors, people
from benchmarks.conftest import RECORDS
from sharedjournal.app import exchange
from sharedjournal.crypto import age
from sharedjournal.sync import pairing as pairings

if TYPE_CHECKING:
    from benchmarks.conftest import Bench
    from benchmarks.people import Both

LARGE = 256 * 1024 * 1024
MIB = 1024 * 1024
PROBE = Path(__file__).with_name("probe.py")


TWICE = "decrypt and hash the same bytes twice"


def test_make_file(bench: Bench, both: Both) -> None:
    """Everything shared, every time."""
    bench.run(_make, both, rounds=5)

    payload = _payload(both)
    encryption = floors.median(lambda: _encrypt_with_age(payload))
    bench.say(
        f"make a file of {RECORDS:,} records ({len(payload) / MIB:.1f} MiB)",
        target="≤ 0.5 s and a second pass; encryption ≤ 10 %",
        floor=("hash and encrypt the same bytes", floors.encrypt(payload)),
        note=f"the age layer is {encryption / bench.median:.1%} of it",
    )


def _make(both: Both) -> exchange.Made:
    return exchange.make_file(both.writer, both.file, all_pictures=False, progress=people.QUIET)


def _payload(both: Both) -> bytes:
    identity = pairings.identity(both.reader.confirmed_pairing())
    with both.file.open("rb") as stream:
        return age.open_file(stream, [identity]).payload().read(2**31)


def _encrypt_with_age(payload: bytes) -> None:
    recipient = age.HybridIdentity.from_seed(bytes(32)).recipient
    age.encrypt([recipient], io.BytesIO(payload), io.BytesIO())


def test_read_file(bench: Bench, both: Both) -> None:
    """Authenticate, parse and compare; needs no vault, so nobody waits for it."""
    _make(both)
    known = exchange.knowledge(both.reader)

    bench.run(
        exchange.read_file, known, both.file, both.reader.world.decoder, people.QUIET, rounds=5
    )

    bench.say(
        f"read a file of {RECORDS:,} records, all new",
        floor=(TWICE, floors.decrypt_twice(_payload(both))),
    )


def test_bring_in(bench: Bench, both: Both) -> None:
    """Read, and store everything in one transaction; the index follows in slices."""
    _make(both)

    done = bench.run(exchange.bring_in, both.reader, both.file, people.QUIET, rounds=1, warm=False)

    assert done.new == RECORDS
    slices = _index(both)
    bench.say(
        f"bring in {RECORDS:,} new records",
        target="≤ 1.5 s with index",
        floor=(TWICE, floors.decrypt_twice(_payload(both))),
        note=f"and {sum(slices):.2f} s of index, in {len(slices)} slices of at most "
        f"{max(slices, default=0) * 1000:.0f} ms",
    )


def _index(both: Both) -> list[float]:
    slices: list[float] = []
    timeline = both.reader.store.timeline
    while True:
        begin = time.perf_counter()
        if not timeline.index_some(200):
            return slices
        slices.append(time.perf_counter() - begin)


def test_bring_in_again(bench: Bench, both: Both) -> None:
    """The usual case: a later file that adds next to nothing."""
    _make(both)

    done = bench.run(exchange.bring_in, both.reader, both.file, people.QUIET, rounds=5)

    assert done.new == 0
    bench.say(
        f"bring in a file with nothing new among {RECORDS:,}",
        floor=(TWICE, floors.decrypt_twice(_payload(both))),
    )


def test_large_writer(bench: Bench, tmp_path: Path) -> None:
    """The age layer alone, from file to file."""
    source, target = tmp_path / "plain", tmp_path / "sealed"
    with source.open("wb") as out:
        for _ in range(LARGE // MIB):
            out.write(os.urandom(MIB))
    floor = floors.copy_and_sync(source, target)

    bench.run(_seal, source, target, rounds=3)

    bench.say(
        f"age layer: encrypt {LARGE // MIB} MiB from file to file, synced",
        target="≤ 1.6 times the floor, ≤ 8 MiB of memory",
        floor=("copy and fsync", floor),
        note=f"{_growth('seal', str(source), str(target))} of memory above the start",
    )


def _seal(source: Path, target: Path) -> None:
    recipient = age.HybridIdentity.from_seed(bytes(32)).recipient
    with source.open("rb") as read, target.open("wb") as out:
        age.encrypt([recipient], read, out)
        out.flush()
        os.fsync(out.fileno())


def test_memory(bench: Bench, both: Both) -> None:
    """Peak memory of making and of reading a file, each in a process of its own."""
    _make(both)
    both.close()
    try:
        make = _growth("make", str(both.folder / "writer"), str(both.folder / "again"))
        read = _growth("read", str(both.folder / "reader"), str(both.file))
        bench.run(_probe, "nothing", rounds=3)
    finally:
        both.writer = people.unlock(both.folder / "writer")
        both.reader = people.unlock(both.folder / "reader")
    bench.say(
        "start of a process that imports all of it",
        note=f"memory above an open vault: {make} to make that file, {read} to read it",
    )


def _growth(*arguments: str) -> str:
    return f"{int(_probe(*arguments)) / 1024:.1f} MiB"


def _probe(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(PROBE), *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout
