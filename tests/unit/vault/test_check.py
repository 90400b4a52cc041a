# SPDX-License-Identifier: GPL-3.0-or-later
"""`check` finds what does not hold together, names it, and changes nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sharedjournal import vault
from sharedjournal.domain.errors import Cancelled, VaultDamaged
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import check
from unit.vault import vaults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharedjournal.vault import Store

PAGE = 4096
RECIPIENT = vault.new_words()[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of some pages whose index is current."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    store = vaults.make(folder, entries=20, recipient=RECIPIENT)
    store.timeline.index_some(100)
    store.close()
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    """An open copy of it."""
    shutil.copytree(made, tmp_path / "vault")
    opened = vaults.reopen(tmp_path / "vault")
    yield opened
    opened.close()


def problems(store: Store) -> tuple[str, ...]:
    """What is found."""
    return store.check(NoProgress())


def change(store: Store, *edits: tuple[int, bytes]) -> None:
    """Overwrite bytes of the database behind its back."""
    with store._vault.folder.database.open("r+b") as file:
        for place, data in edits:
            file.seek(place)
            file.write(data)


def test_nothing_is_wrong(store: Store) -> None:
    """A whole vault has no problems, before and after more was written; and it stays usable."""
    assert () == problems(store)
    store.entries.add(vaults.entry(40))
    before = store._vault.folder.database.read_bytes()
    assert () == problems(store)
    assert before == store._vault.folder.database.read_bytes()
    store.timeline.index_some(10)
    assert () == problems(store)
    assert 21 == len(vaults.titles(store))


def test_a_read_only_vault_is_checked_too(store: Store) -> None:
    """It needs no writing."""
    folder = store._vault.folder.path
    store.close()
    reading = vaults.reopen(folder, read_only=True)

    assert () == problems(reading)
    reading.close()


def test_damaged_pages_have_numbers(store: Store) -> None:
    """A flipped bit, two swapped pages and an appended one."""
    data = store._vault.folder.database.read_bytes()
    count = len(data) // PAGE
    last, before = data[-PAGE:], data[-2 * PAGE : -PAGE]
    change(
        store,
        (2 * PAGE + 99, bytes([data[2 * PAGE + 99] ^ 1])),
        (len(data) - 2 * PAGE, last + before + data[PAGE : 2 * PAGE]),
    )

    found = problems(store)

    assert {"pages", "page 3", f"page {count - 1}", f"page {count}", f"page {count + 1}"} <= {
        *found
    }


def test_a_damaged_first_page(store: Store) -> None:
    """The vault cannot even be opened again: that is the answer."""
    change(store, (100, b"\0\0\0\0"))

    assert ("key", "page 1") == problems(store)


@pytest.mark.parametrize(
    ("statement", "token"),
    [
        ("CREATE VIEW v AS SELECT 1", "schema"),
        ("UPDATE setting SET value = 'x' WHERE key = 'vault.recovery-recipient'", None),
        ("DELETE FROM setting WHERE key = 'vault.recovery-recipient'", "recovery"),
        ("DELETE FROM f_docsize WHERE id = (SELECT max(ord) FROM entry)", "index"),
        ("PRAGMA secure_delete = OFF", None),
    ],
)
def test_what_someone_changed(store: Store, statement: str, token: str | None) -> None:
    """Each kind of damage has its token; settings of a connection are set again anyway."""
    store._vault.database.execute(statement)

    assert ((token,) if token else ()) == problems(store)


def test_links_between_tables(store: Store) -> None:
    """A revision of no entry."""
    store._vault.database.execute("PRAGMA foreign_keys = OFF")
    store._vault.database.execute("INSERT INTO entry_rev VALUES ('none', 1, '', '')")

    assert ("links",) == problems(store)


def test_the_copies_of_the_slots(store: Store) -> None:
    """A spoiled copy is named; the next opening mends it."""
    (store._vault.folder.path / "vault.json.2").write_bytes(b"spoiled")

    assert ("vault.json.2",) == problems(store)


def test_an_older_schema_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault that was not brought forward."""
    monkeypatch.setattr(type(store._vault.database), "pending_versions", lambda _: ("one",))

    assert ("schema",) == problems(store)


def test_settings_that_do_not_hold(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read back once more, on the connection that is in use."""
    monkeypatch.setattr("sharedjournal.vault.database.PRAGMAS", (("temp_store", "FILE", 1),))
    real = type(store._vault.database).connect
    monkeypatch.setattr(type(store._vault.database), "connect", lambda *_: None)

    assert "setting temp_store" in problems(store)
    assert real is not type(store._vault.database).connect


def test_a_broken_structure(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite itself finds."""
    real = type(store._vault.database).query

    def query(self: object, sql: str, parameters: tuple[object, ...] = ()) -> object:
        if sql == "PRAGMA integrity_check":
            return [("row 3 missing from index",)]
        return real(self, sql, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(type(store._vault.database), "query", query)

    assert ("structure",) == problems(store)


def test_it_can_be_stopped(store: Store) -> None:
    """Between its steps and inside them."""

    class Impatient(NoProgress):
        def report(self, done: int, total: int, phase: str) -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        store.check(Impatient())
    assert () == problems(store)


def test_damage_met_on_the_way(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that cannot be made says why, and the others are made."""

    def damaged(_: object) -> None:
        raise VaultDamaged("transaction")

    monkeypatch.setattr(check, "_index", damaged)

    assert ("transaction",) == problems(store)
