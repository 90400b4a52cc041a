# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults that several benchmarks share, made once in a run.

They lie on the disk of this folder's temporary directory, not in memory: what is measured includes
the disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import corpus, people
from sharedjournal.app import reading, sharing
from sharedjournal.app.rendering import Along

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    from sharedjournal.app.session import Session

ENTRIES = 100_000
RECORDS = 10_000


@dataclass
class Large:
    """The vault of 100,000 generated entries. The first benchmark fills it, and is measured."""

    folder: Path
    source: Path
    session: Session
    filled: bool = False
    queries: corpus.Queries = field(default_factory=corpus.Queries)

    def fill(self) -> None:
        """Import everything, once."""
        if not self.filled:
            self.filled = True
            people.take_in(self.session, self.source)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """A vault with the cost of production, empty until `fill`."""
    folder = tmp_path_factory.mktemp("large")
    source = corpus.write_jsonl(folder / "entries.jsonl", ENTRIES)
    session = people.new_vault(folder / "vault", "Anna", cost=None)
    made = Large(folder, source, session)
    yield made
    made.session.close()


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[people.Both]:
    """A writer who shares 10,000 pages (and has 10,000 more), and a paired reader with none."""
    made = couple(tmp_path_factory.mktemp("both"))
    yield made
    made.close()


def couple(folder: Path) -> people.Both:
    """What `both` is, anew."""
    made = people.Both(
        people.new_vault(folder / "writer", "Anna"),
        people.new_vault(folder / "reader", "Ben"),
        folder,
    )
    people.pair(made.writer, made.reader, folder)
    people.take_in(made.writer, corpus.write_jsonl(folder / "pages.jsonl", 2 * RECORDS))
    rows = reading.rows(made.writer, limit=RECORDS)
    sharing.share(made.writer, [row[0] for row in rows], Along())
    return made


class Bench:
    """Measures one piece of work and says what it is."""

    def __init__(self, fixture: BenchmarkFixture) -> None:
        self._fixture = fixture
        self.median = 0.0
        self.longest = 0.0

    def run(
        self,
        work: Callable[..., Any],
        *args: object,
        rounds: int,
        warm: bool = True,
        setup: Callable[[], tuple[object, ...] | None] | None = None,
    ) -> Any:
        """Run `work` so many times, and `setup` unmeasured before each; the last result comes back.

        What `setup` returns, if anything, is a tuple of further arguments.
        """
        result = self._fixture.pedantic(  # type: ignore[no-untyped-call]
            work,
            args=() if setup else args,
            setup=(lambda: ((*args, *(setup() or ())), {})) if setup else None,
            rounds=rounds,
            warmup_rounds=int(warm),
        )
        stats = self._fixture.stats
        assert stats is not None
        self.median = stats.stats.median
        self.longest = stats.stats.max
        return result

    def say(
        self,
        work: str,
        *,
        target: str = "",
        floor: tuple[str, float] | None = None,
        note: str = "",
    ) -> None:
        """What was done, what the design asks for, and the floor: its name and seconds."""
        name, seconds = floor or ("", 0.0)
        self._fixture.extra_info.update(
            work=work, target=target, floor_name=name, floor=seconds, note=note
        )


@pytest.fixture
def bench(benchmark: BenchmarkFixture) -> Bench:
    """What a benchmark measures with."""
    return Bench(benchmark)
