# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command, killed or disturbed at its writes, syncs, renames, truncations and removals."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from faults.harness import CALLS, FAULTS, Nursery, Point, Trace, why_not
from faults.scenarios import KINDS, SCENARIOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """The process in which the commands run; skips where nothing can be injected."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    with Nursery() as running:
        yield running


class Bench:
    """One scenario, prepared once and run again and again in the same place."""

    def __init__(self, nursery: Nursery, name: str, folder: Path) -> None:
        self.name = name
        self.root = folder / "root"
        self._nursery = nursery
        self._scenario = SCENARIOS[name]
        self._prepared = folder / "prepared"
        self._prepared.mkdir(mode=0o700)
        self._scenario.prepare(self._prepared)
        self._begin()
        self.trace: Trace = nursery.trace(name, self.root)

    def _begin(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self._prepared, self.root)

    def disturb(self, point: Point) -> bool:
        """Run with one fault and look at what is left. Returns whether the point was reached."""
        self._begin()
        outcome = self._nursery.run(self.name, self.root, self.trace, point)
        assert outcome.failure is None or outcome.failure in KINDS, f"{point}: {outcome.failure}"
        assert not outcome.killed or "SIGKILL" in point.fault, f"{point}: killed"
        ended = outcome.failure is None and not outcome.killed
        try:
            self._scenario.verify(self.root, outcome.acknowledged, ended)
        except Exception as error:
            raise AssertionError(f"{self.name}, {point}, {outcome}: {error!r}") from error
        return outcome.injected


def sample(name: str, trace: Trace) -> list[Point]:
    """A few points: each fault at the call that is used most, and two of the others in turn."""
    calls = sorted(trace.counts, key=lambda call: (-trace.counts[call], call))
    most = trace.counts[calls[0]]
    wanted = [
        Point(calls[0], 1 + (most - 1) * place // len(FAULTS), fault)
        for place, fault in enumerate(FAULTS, 1)
    ]
    turn = list(SCENARIOS).index(name)
    for place in (turn, turn + 3):
        call = calls[1 + place % (len(calls) - 1)]
        wanted.append(Point(call, 1 + trace.counts[call] // 2, FAULTS[place % len(FAULTS)]))
    return wanted


@pytest.mark.parametrize("name", SCENARIOS)
def test_sampled_faults(nursery: Nursery, tmp_path: Path, name: str) -> None:
    """At a few points of each command nothing acknowledged is lost, and what is left is whole."""
    bench = Bench(nursery, name, tmp_path)

    assert {True} == {bench.disturb(point) for point in sample(name, bench.trace)}


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_fault(nursery: Nursery, tmp_path: Path, name: str) -> None:
    """The same at every point, with every fault."""
    bench = Bench(nursery, name, tmp_path)
    missed = [point for point in bench.trace.points() if not bench.disturb(point)]

    # The number of calls may differ by a few from run to run (sizes of ciphertexts do not).
    assert len(missed) <= len(bench.trace.points()) // 50, missed


def test_the_scenarios_use_every_kind_of_call(nursery: Nursery, tmp_path: Path) -> None:
    """The traces are real: two commands are enough to see every call that can be disturbed."""
    seen: set[str] = set()
    for name in ("create", "backup"):
        folder = tmp_path / name
        folder.mkdir()
        seen |= Bench(nursery, name, folder).trace.counts.keys()

    # SQLite asks for `fdatasync` where the C library was built so; here it may be `fsync`.
    assert set(CALLS) <= seen | {"fsync", "fdatasync"}
