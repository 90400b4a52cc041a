# SPDX-License-Identifier: GPL-3.0-or-later
"""What was erased is in no page of the database and in no journal, decrypted: while open and after
closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sharedjournal.domain.exchange import Arrival, MergePlan, Version
from sharedjournal.domain.record import line_hash
from unit.vault import vaults
from unit.vault.tables import (
    KEY,
    NOW,
    PAIR,
    TODAY,
    Tables,
    entry,
    entry_id,
    gone,
    page,
    pairing,
    record_id,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.domain.exchange import Epoch

# Long and strange, so that no part of it comes from elsewhere; folded and whole.
CANARIES = ("Quzzlefrob", "Xylovanthe", "Wykkentrop")


def traces(tables: Tables) -> list[str]:
    """Which beginnings of canaries any page holds, in any case; the longest that a search word may
    leave."""
    journal = tables.path.with_name(tables.path.name + "-journal")
    assert not journal.exists() or 0 == journal.stat().st_size
    pages = b"".join(vaults.decrypted_pages(tables.path, KEY)).lower()
    return [
        canary[:size]
        for canary in CANARIES
        for size in (len(canary), 6)
        if canary[:size].lower().encode() in pages
    ]


def fill(tables: Tables, count: int = 400) -> None:
    """Other pages around, so that the index has more than one block and words between words."""
    with tables.database.transaction():
        for number in range(100, 100 + count):
            words = " ".join(f"w{(number * k) % 7919:04d}" for k in range(1, 120))
            near = "quyzw quxyl xyk xyman wyk wyklo" if number % 3 else ""
            tables.entries.add(entry(number, f"{near} {words}"))


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("indexed", [False, True])
def test_entry(tables: Tables, place: int, indexed: bool) -> None:
    """An erased entry, with its former words, leaves nothing: neither text nor search word."""
    if place:
        fill(tables)
        tables.catch_up()
    tables.entries.add(entry(1, f"the {CANARIES[0]} and", title=CANARIES[1]))
    if indexed:
        tables.catch_up()
    if not place:
        fill(tables)
        tables.catch_up()
    tables.entries.replace(entry(1, f"now {CANARIES[2]}"), keep_revision=True, at=NOW)
    assert [c for canary in CANARIES for c in (canary, canary[:6])] == traces(tables)
    tables.entries.bin(entry_id(1), NOW)
    tables.entries.erase(entry_id(1))

    assert [] == traces(tables)
    tables.reopen()
    assert [] == traces(tables)
    tables.catch_up()
    assert [] == traces(tables)
    assert () == tables.timeline.index.problems()


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.entries.replace(entry(1, "other"), keep_revision=False, at=NOW),
        lambda t: t.entries.bin(entry_id(1), NOW),
        lambda t: t.entries.replace(
            entry(1, f"{CANARIES[0]}", day=TODAY.replace(year=1999)), keep_revision=False, at=NOW
        ),
    ],
)
def test_search_words_of_former_words(tables: Tables, change: Callable[[Tables], None]) -> None:
    """What was changed, binned or moved, and then erased, leaves nothing either."""
    fill(tables, 50)
    tables.entries.add(entry(1, f"the {CANARIES[0]}"))
    tables.catch_up()
    change(tables)
    tables.entries.erase(entry_id(1))

    assert [] == traces(tables)


def test_many_words(tables: Tables) -> None:
    """Words that begin or end a block of the index leave as well: each of very many."""
    fill(tables, 100)
    words = [f"{a}{b}qz{c:03d}" for a in "bdfhkmprtvxz" for b in "aeiou" for c in range(0, 300, 10)]
    tables.entries.add(entry(1, " ".join(words)))
    tables.catch_up()
    fill_more = [entry(5000 + n, f"words {n} {'be' * (n % 5)}") for n in range(50)]
    with tables.database.transaction():
        for each in fill_more:
            tables.entries.add(each)
    tables.catch_up()
    tables.entries.erase(entry_id(1))

    pages = b"".join(vaults.decrypted_pages(tables.path, KEY))
    assert [] == [word for word in words if word.encode() in pages]
    assert b"qz" not in pages


def test_received(tables: Tables) -> None:
    """A record that was let go leaves its id and nothing of its text."""
    tables.pairings.put(pairing())
    fill(tables, 50)
    _arrive(tables, f"the {CANARIES[0]}", tables.pairings.all()[0].epoch)
    tables.timeline.put_received(
        record_id(1), day=None, placed=TODAY, title=CANARIES[1], excerpt=CANARIES[0],
        text=f"the {CANARIES[0]}", state="shared", shut=False,
    )  # fmt: skip
    tables.catch_up()
    tables.received.remove(PAIR, record_id(1))

    assert [] == traces(tables)
    assert tables.received.get(PAIR, record_id(1)).bare


@pytest.mark.parametrize("how", ["taken back", "replaced", "asked back"])
def test_shared(tables: Tables, how: str) -> None:
    """What was taken back or replaced before any file, or asked back after one, leaves nothing."""
    tables.pairings.put(pairing())
    tables.sharing.confirm(
        PAIR, record_id(1), entry_id=None, line=page(1, body=CANARIES[0]).to_line(), rev=1,
        sleeps_until=None, seal_key=b"k" * 32, pictures=(), forms={},
    )  # fmt: skip
    assert CANARIES[0] in traces(tables)
    if how == "taken back":
        tables.sharing.take_back(PAIR, record_id(1))
    else:
        record = page(1) if how == "replaced" else gone(1)
        if how == "asked back":
            tables.sharing.mark_file(PAIR, mac=bytes(32), at=NOW, today=TODAY)
        tables.sharing.confirm(
            PAIR, record_id(1), entry_id=None, line=record.to_line(), rev=record.rev,
            sleeps_until=None, seal_key=None, pictures=(), forms={},
        )  # fmt: skip

    assert [] == traces(tables)


def _arrive(tables: Tables, body: str, epoch: Epoch) -> None:
    line = page(1, body=body).to_line()
    version = Version(epoch, 1, line_hash(line))
    plan = MergePlan(
        pair=PAIR, epoch=epoch, name=None,
        arrivals=(Arrival(record_id(1), version, 0, gone=False, line=line),),
        keys=(), forms={}, pictures=frozenset(), new=1, changed=0, withdrawn=0, already=0,
    )  # fmt: skip
    tables.received.apply(plan, arrived=TODAY)
