# SPDX-License-Identifier: GPL-3.0-or-later
"""Import, timeline, search, unlock and save, in a vault of 100,000 entries and of a real diary.

Targets are those of the design; each floor is measured here. The order of the functions matters:
the first one fills the vault.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import corpus, floors, people
from benchmarks.conftest import ENTRIES
from sharedjournal.app import reading, upkeep, writing
from sharedjournal.domain.ids import EntryId

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.conftest import Bench, Large

NEVER_MEET = corpus.Queries.CLASSES[8]
ROUNDS = 5


def test_import_real(bench: Bench, tmp_path: Path) -> None:
    """A real diary of nine years, with its index."""
    count = len(corpus.real_entries())
    if not count:
        pytest.skip("the shared data folder is not here")
    folders = itertools.count()

    def setup() -> tuple[object, ...]:
        return people.new_vault(tmp_path / f"vault{next(folders)}", "Samuel"), corpus.REAL

    bench.run(people.take_in, setup=setup, rounds=3)

    bench.say(
        f"import {count:,} entries of a real diary, with index",
        target="≥ 10,000 entries/s",
        note=f"{count / bench.median:,.0f} entries/s",
    )


def test_search_real(bench: Bench, tmp_path: Path) -> None:
    """Names and words in that diary, as one types them."""
    if not corpus.real_entries():
        pytest.skip("the shared data folder is not here")
    session = people.new_vault(tmp_path / "vault", "Samuel")
    people.take_in(session, corpus.REAL)
    queries = itertools.cycle(
        ["my wife", "fire", "Westminster", "plague", "to bed", "cheese", "so to"]
    )

    bench.run(reading.search, session, setup=lambda: (next(queries),), rounds=70)

    bench.say("search in that diary", target="p95 ≤ 10 ms")
    session.close()


def test_import_large(bench: Bench, large: Large) -> None:
    """The vault that the others use."""
    assert not large.filled

    bench.run(large.fill, rounds=1, warm=False)

    bench.say(
        f"import {ENTRIES:,} generated entries, with index",
        target="≥ 10,000 entries/s",
        note=f"{ENTRIES / bench.median:,.0f} entries/s",
    )


def test_timeline_newest(bench: Bench, large: Large) -> None:
    """What is seen first."""
    large.fill()

    bench.run(lambda: reading.rows(large.session, limit=500), rounds=30)

    bench.say(f"timeline: newest 500 of {ENTRIES:,}", target="≤ 2 ms")


def test_timeline_all(bench: Bench, large: Large) -> None:
    """What the list of all pages is made from."""
    large.fill()
    floor = floors.median(lambda: _query(large, "SELECT ord, id, day FROM entry ORDER BY ord DESC"))

    bench.run(lambda: reading.rows(large.session, limit=None), rounds=9)

    bench.say(
        f"timeline: all {ENTRIES:,} rows",
        target="≤ 3.5 times the floor",
        floor=("three columns of all rows", floor),
    )


@pytest.mark.parametrize("kind", corpus.Queries.CLASSES)
def test_search(bench: Bench, large: Large, kind: str) -> None:
    """Newest 50 with snippets, while one types."""
    large.fill()
    queries = large.queries.of(kind)
    floor = floors.median(lambda: _newest_in_plain(large, "the"), 30)
    following = itertools.cycle(queries)

    bench.run(
        reading.search,
        large.session,
        setup=lambda: (next(following),),
        rounds=len(queries) * ROUNDS,
    )

    bench.say(
        f"search: {kind}",
        target="p95 ≤ 30 ms" if kind == NEVER_MEET else "p95 ≤ 10 ms",
        floor=("newest 50 and snippets, no index", floor),
    )


def _query(large: Large, sql: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = large.session.store.timeline._database.query(sql)
    return found


def _newest_in_plain(large: Large, word: str) -> list[str]:
    rows = _query(
        large,
        "SELECT e.id, e.day, e.title, b.text FROM entry e JOIN body b USING (ord) "
        "ORDER BY e.ord DESC LIMIT 50",
    )
    found = []
    for *_, text in rows:
        at = max(text.find(word), 0)
        found.append(text[max(at - 40, 0) : at + 80])
    return found


def test_save(bench: Bench, large: Large) -> None:
    """Other words for an entry that is there; on the disk when it returns."""
    large.fill()
    fsync = floors.fsync(large.folder)
    entry_id = _some_entry(large)

    bench.run(_edit, large, entry_id, rounds=60)

    bench.say(
        f"save an entry, {ENTRIES:,} present",
        target="p95 ≤ twice the floor",
        floor=("four fsyncs", 4 * fsync),
        note=f"one fsync {fsync * 1000:.2f} ms: a save is {bench.median / fsync:.1f} of them",
    )


def test_save_with_index(bench: Bench, large: Large) -> None:
    """The same, and the words can be found by the index."""
    large.fill()
    entry_id = _some_entry(large)

    def save_and_index() -> None:
        _edit(large, entry_id)
        upkeep.index_pending(large.session)

    bench.run(save_and_index, rounds=40)

    bench.say("save an entry and index it", target="p95 ≤ 40 ms")


_numbers = itertools.count()


def _some_entry(large: Large) -> EntryId:
    return EntryId(reading.rows(large.session, limit=50)[25][0])


def _edit(large: Large, entry_id: EntryId) -> None:
    content = large.session.store.entries.get(entry_id).content
    body = f"{content.body[:2000]} Once more, {next(_numbers)}."
    writing.edit(large.session, entry_id, replace(content, body=body))


def test_unlock(bench: Bench, large: Large) -> None:
    """From the passphrase to the first fifty rows, at the cost chosen for this computer."""
    large.fill()
    cost = people.cost_of(large.folder / "vault")
    floor = floors.argon2(cost)

    def once() -> None:
        large.session = people.unlock(large.folder / "vault")
        reading.rows(large.session, limit=50)

    bench.run(once, setup=lambda: large.session.close(), rounds=5)

    bench.say(
        f"unlock to the first 50 rows, {ENTRIES:,} present",
        target="floor + 10 ms",
        floor=(f"Argon2id, {cost.memory_kib // 1024} MiB, t={cost.passes}, p={cost.lanes}", floor),
        note=f"Argon2id is {floor / bench.median:.1%} of it",
    )
