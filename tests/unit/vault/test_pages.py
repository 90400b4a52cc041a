# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged pages are named, and a journal that is not this database's own is never played."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from sharedjournal.crypto.secret import Secret
from sharedjournal.domain.errors import VaultDamaged
from sharedjournal.vault import pages
from sharedjournal.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
KEY = bytes(range(32))
MORE = "UPDATE setting SET value = value || 'more'"
HEADER = bytes.fromhex("d9d505f920a163d7")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed database of some pages."""
    path = tmp_path / "journal.db"
    database = Database.create(path, Secret(KEY))
    with database.transaction():
        for number in range(60):
            sql = "INSERT INTO setting(key, value) VALUES (?, ?)"
            database.execute(sql, (str(number), "words " * 200))
    database.close()
    return path


@pytest.fixture
def journal(path: Path) -> Path:
    """The journal of a transaction that was killed in the middle, beside its database."""
    keep_unfinished(Database.open(path, Secret(KEY)), MORE)
    return path.with_name("kept") / "journal.db-journal"


def keep_unfinished(database: Database, *statements: str) -> None:
    """Run statements in a transaction, keep the files as a kill would leave them, and undo it."""

    class Killed(Exception):
        """Ends the transaction."""

    folder = database.path.parent / "kept"
    folder.mkdir()
    database.execute("PRAGMA cache_size = 5")
    with contextlib.suppress(Killed), database.transaction():
        for statement in statements:
            database.execute(statement)
        for name in (database.path.name, f"{database.path.name}-journal"):
            shutil.copy(database.path.with_name(name), folder / name)
        raise Killed
    database.close()


def damaged(path: Path, *keys: bytes) -> tuple[int, ...]:
    """The damaged pages under these keys."""
    return pages.damaged(path, [Secret(key) for key in keys or (KEY,)])


def journal_key(journal: Path, *keys: bytes) -> int | None:
    """Which of the keys the journal belongs to, from 0."""
    secrets = [Secret(key) for key in keys or (KEY,)]
    found = pages.journal_key(journal, journal.with_name("journal.db"), secrets)
    return None if found is None else next(n for n, key in enumerate(secrets) if key is found)


def change(path: Path, at: int, data: bytes) -> None:
    """Overwrite some bytes."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_whole_pages(path: Path) -> None:
    """What SQLCipher wrote is whole under its key, and under no other."""
    assert () == damaged(path)
    assert () == damaged(path, bytes(32), KEY)
    assert () == damaged(path, bytes(32))


def test_damaged_pages_are_named(path: Path) -> None:
    """A flipped bit anywhere in a page, a swapped and an appended page are named by number."""
    data = path.read_bytes()
    change(path, 3 * PAGE + 17, bytes([data[3 * PAGE + 17] ^ 1]))
    change(path, 5 * PAGE, data[6 * PAGE : 7 * PAGE])
    with path.open("ab") as file:
        file.write(data[PAGE : 2 * PAGE] + b"rest")
    count = len(data) // PAGE

    assert (4, 6, count + 1, count + 2) == damaged(path)


def test_not_every_damaged_page_is_named(path: Path) -> None:
    """A hundred are enough."""
    with path.open("ab") as file:
        file.write(bytes(PAGE) * 200)

    assert pages.MAX_NAMED == len(damaged(path))


def test_an_own_journal(journal: Path) -> None:
    """The journal of a killed transaction is known by its pages, whichever of the keys it was."""
    assert pages.is_hot(journal)
    assert 0 == journal_key(journal)
    assert 1 == journal_key(journal, bytes(32), KEY)


@pytest.mark.parametrize("content", [None, b"", bytes(600), bytes(5000)])
def test_no_journal_to_play(tmp_path: Path, content: bytes | None) -> None:
    """Missing, empty or with a zero at its beginning: SQLite plays none of these."""
    journal = tmp_path / "journal.db-journal"
    if content is not None:
        journal.write_bytes(content)

    assert not pages.is_hot(journal)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda j: j.write_bytes(os.urandom(9000)[1:].join([b"x", b""])), id="noise"),
        pytest.param(lambda j: change(j, 512 + 4 + 100, b"\0\0\0\0"), id="page"),
        pytest.param(lambda j: change(j, 512, (99).to_bytes(4, "big")), id="page number"),
        pytest.param(lambda j: change(j, 24, (512).to_bytes(4, "big")), id="page size"),
        pytest.param(lambda j: change(j, 20, (513).to_bytes(4, "big")), id="sector"),
        pytest.param(lambda j: change(j, 20, (2**30).to_bytes(4, "big")), id="large sector"),
        pytest.param(lambda j: change(j, 16, bytes(4)), id="cut to nothing"),
        pytest.param(
            lambda j: j.write_bytes(j.read_bytes() + b"/etc/passwd" + bytes(20) + HEADER),
            id="super-journal",
        ),
        pytest.param(
            lambda j: j.write_bytes(
                HEADER + bytes(4 + 4 + 3) + b"\1\0\0\2\0\0\0\x10\0" + bytes(484)
            ),
            id="cut without a page",
        ),
    ],
)
def test_planted_journals(journal: Path, spoil: Callable[[Path], object]) -> None:
    """What somebody put there, or changed, is refused, and the database was not touched."""
    before = journal.with_name("journal.db").read_bytes()
    spoil(journal)

    assert pages.is_hot(journal)
    with pytest.raises(VaultDamaged, match="journal"):
        journal_key(journal)
    assert before == journal.with_name("journal.db").read_bytes()


def test_a_foreign_journal(path: Path, tmp_path: Path) -> None:
    """A journal of another vault is refused, however whole it is."""
    folder = tmp_path / "other"
    folder.mkdir()
    other = Database.create(folder / "journal.db", Secret(bytes(32)))
    other.execute("INSERT INTO setting VALUES ('a', 'b')")
    fill = """WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 200)
              INSERT INTO setting SELECT n, hex(zeroblob(500)) FROM c"""
    keep_unfinished(other, fill)
    journal = path.with_name("journal.db-journal")
    shutil.copy(folder / "kept" / "journal.db-journal", journal)

    assert pages.is_hot(journal)
    with pytest.raises(VaultDamaged, match="journal"):
        journal_key(journal)


def test_a_torn_journal(journal: Path) -> None:
    """A header that was not written to its end, or pages that were not, are simply not played."""
    data = journal.read_bytes()
    journal.write_bytes(data[:20])
    assert None is journal_key(journal)

    journal.write_bytes(data[: 512 + 3 * (PAGE + 8) + 100])
    assert 0 == journal_key(journal)


def test_the_salt_comes_from_the_journal(path: Path) -> None:
    """Page 1 in the file may be half written; in the journal it is whole."""
    keep_unfinished(Database.open(path, Secret(KEY)), "PRAGMA user_version = 9", MORE)
    kept = path.with_name("kept")
    change(kept / "journal.db", 0, bytes(PAGE))

    assert 0 == journal_key(kept / "journal.db-journal")
