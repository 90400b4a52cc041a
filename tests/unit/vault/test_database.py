# SPDX-License-Identifier: GPL-3.0-or-later
"""The one connection: settings, transactions, refusals, and what is left on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2

from sharedjournal.crypto.secret import Secret
from sharedjournal.domain.errors import (
    BadInput,
    Cancelled,
    DiskFull,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultReadOnly,
    VaultTooNew,
)
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import schema
from sharedjournal.vault.database import FILE_PRAGMAS, PRAGMAS, Database
from sharedjournal.vault.failures import ReadRefused
from unit.vault import vaults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEY = bytes(range(32))


def key(data: bytes = KEY) -> Secret:
    """A fresh secret of the test key."""
    return Secret(data)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "journal.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """A new, open database."""
    made = Database.create(path, key())
    yield made
    made.close()


def put(database: Database, name: str, value: str = "") -> None:
    """Write a row."""
    database.execute("INSERT INTO setting(key, value) VALUES (?, ?)", (name, value))


def names(database: Database) -> list[str]:
    """The rows that were put."""
    return [row[0] for row in database.query("SELECT key FROM setting ORDER BY key")]


def test_settings_are_those_that_leave_nothing_readable(database: Database) -> None:
    """Every setting reads back as asked, after creating and after opening."""
    for name, _, expected in (*PRAGMAS, *FILE_PRAGMAS):
        assert [(expected,)] == database.query(f"PRAGMA {name}")
    assert [("truncate",)] == database.query("PRAGMA journal_mode")
    assert [("exclusive",)] == database.query("PRAGMA locking_mode")
    assert [(2,)] == database.query("PRAGMA synchronous")
    assert [("0",)] == database.query("PRAGMA cipher_memory_security")
    assert [("4096",)] == database.query("PRAGMA page_size")


def test_a_setting_that_does_not_hold_is_refused(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pragma that reads back as something else stops the opening."""
    database.close()
    monkeypatch.setattr(
        "sharedjournal.vault.database.PRAGMAS", (("temp_store", "FILE", 2), *PRAGMAS)
    )

    with pytest.raises(VaultDamaged, match="pragma temp_store"):
        Database.open(path, key())


def test_the_file_is_private_and_encrypted(path: Path, database: Database) -> None:
    """Mode 0600; no word of it can be read, while open and afterwards."""
    put(database, "a canary in a cage")
    files = [path, path.with_name("journal.db-journal")]

    assert 0o600 == path.stat().st_mode & 0o777
    for file in files:
        assert b"canary" not in file.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")


def test_nothing_but_the_database_is_left(path: Path, database: Database) -> None:
    """The journal file goes when it closes; closing twice is nothing."""
    put(database, "a")
    assert path.with_name("journal.db-journal").exists()

    database.close()
    database.close()

    assert ["journal.db"] == [file.name for file in path.parent.iterdir()]


def test_what_was_written_is_there_again(path: Path, database: Database) -> None:
    """Closed and opened, the rows are the same."""
    put(database, "a")
    database.close()

    again = Database.open(path, key())

    assert ["a"] == names(again)
    again.close()


def test_never_over_something(path: Path, database: Database) -> None:
    """A database is not made where a file is."""
    database.close()
    before = path.read_bytes()

    with pytest.raises(VaultExists):
        Database.create(path, key())

    assert before == path.read_bytes()


def test_a_failed_creation_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema that does not come out as planned is not kept."""
    bad = schema.Version(1, 0, "0001_initial.sql", "0" * 64)
    monkeypatch.setattr(schema, "VERSIONS", (bad,))

    with pytest.raises(VaultDamaged, match="schema"):
        Database.create(path, key())


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"SQLite format 3"), id="15 bytes"),
        pytest.param(lambda path: path.write_bytes(bytes(range(256)) * 64), id="noise"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:4096]), id="one page"),
    ],
)
def test_what_is_no_database_is_refused_and_left_alone(
    path: Path, database: Database, spoil: Callable[[Path], Any]
) -> None:
    """An empty or foreign file is never taken for a new database."""
    database.close()
    spoil(path)
    before = path.read_bytes()

    with pytest.raises(VaultDamaged):
        Database.open(path, key())

    assert before == path.read_bytes()


def test_a_plain_or_foreign_database_is_refused(path: Path) -> None:
    """Neither plain SQLite nor another SQLCipher database under the same key opens."""
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE t(a)")
    plain.close()
    with pytest.raises(VaultDamaged, match="key"):
        Database.open(path, key())

    path.unlink()
    other = dbapi2.connect(str(path), isolation_level=None)
    other.set_key(bytearray(b"x'" + KEY.hex().encode() + b"'"))
    other.execute("CREATE TABLE t(a)")
    other.close()
    with pytest.raises(VaultDamaged, match="schema"):
        Database.open(path, key())


def test_a_wrong_key_is_damage(path: Path, database: Database) -> None:
    """The key comes out of a slot; that it does not fit is no wrong passphrase."""
    database.close()
    before = path.read_bytes()

    with pytest.raises(VaultDamaged) as caught:
        Database.open(path, key(bytes(32)))

    assert "key" == caught.value.detail
    assert before == path.read_bytes()


def test_a_missing_database_is_not_made(path: Path) -> None:
    """Opening makes no file."""
    with pytest.raises(VaultDamaged):
        Database.open(path, key())

    assert not path.exists()


@pytest.mark.parametrize("name", ["a?key=x.db", "50%41.db", "sp ace#.db", "ne\nline.db", "é😀.db"])
def test_names_are_only_names(tmp_path: Path, name: str) -> None:
    """No character of a path means anything to SQLite."""
    made = Database.create(tmp_path / name, key())
    put(made, "a")
    made.close()

    assert [name] == [file.name for file in tmp_path.iterdir()]


def test_a_second_connection_is_kept_out(path: Path, database: Database) -> None:
    """The database's own lock holds from the opening on, also where no folder is locked."""
    with pytest.raises(VaultInUse):
        Database.open(path, key())


def test_all_or_nothing(database: Database) -> None:
    """What is raised inside undoes everything, also in a nested block."""

    def fail_late() -> None:
        with database.transaction():
            put(database, "a")
            with database.transaction():
                put(database, "b")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_late()

    assert [] == names(database)


def test_nested_blocks_commit_once(database: Database) -> None:
    """The inner block joins the outer."""
    with database.transaction():
        put(database, "a")
        with database.transaction():
            put(database, "b")

    assert ["a", "b"] == names(database)


@pytest.mark.parametrize("nested", [False, True])
def test_a_transaction_that_ended_inside_goes_no_further(database: Database, nested: bool) -> None:
    """When SQLite has rolled back by itself, nothing more is written as if it had not."""

    def end_early() -> None:
        with database.transaction():
            put(database, "a")
            database.execute("ROLLBACK")
            if nested:
                with database.transaction():
                    put(database, "b")

    with pytest.raises(VaultDamaged, match="transaction"):
        end_early()

    assert [] == names(database)


def test_errors_mean_something(database: Database) -> None:
    """A broken rule of a table is a bad input; wrong SQL is a defect and stays what it is."""
    put(database, "a")

    with pytest.raises(BadInput, match="constraint"):
        put(database, "a")
    with pytest.raises(BadInput):
        database.executemany("INSERT INTO setting(key, value) VALUES (?, ?)", [("a", "b")])
    for ask in (database.execute, database.query, database.one):
        with pytest.raises(dbapi2.OperationalError):
            ask("SELECT * FROM nothing")
    with pytest.raises(dbapi2.OperationalError):
        list(database.iterate("SELECT * FROM nothing"))


def test_rows_come_one_by_one_or_all(database: Database) -> None:
    """`iterate`, `query` and `one` ask the same question."""
    database.executemany("INSERT INTO setting VALUES (?, ?)", [("a", "1"), ("b", "2")])
    sql = "SELECT key, value FROM setting ORDER BY key"

    assert [("a", "1"), ("b", "2")] == list(database.iterate(sql)) == database.query(sql)
    assert ("a", "1") == database.one(sql)
    assert None is database.one("SELECT key FROM setting WHERE key = ?", ("c",))


def test_reading_only_what_is_allowed(database: Database) -> None:
    """Inside `authorize` other tables are out of reach, by whatever way."""
    cached = "SELECT key FROM setting"
    database.query(cached)
    with database.authorize({"draft"}):
        assert [] == database.query("SELECT id FROM draft")
        for sql in (
            cached,
            "SELECT count(*) FROM setting",
            "SELECT id FROM draft WHERE id IN (SELECT key FROM setting)",
            "SELECT * FROM f WHERE f MATCH 'a'",
            "SELECT * FROM f_data",
            "SELECT name FROM sqlite_schema",
            "PRAGMA table_info(setting)",
            "ATTACH ':memory:' AS other",
            "INSERT INTO draft VALUES ('a', 'b', 'c', 'd')",
            "CREATE TEMP VIEW v AS SELECT key FROM setting",
        ):
            with pytest.raises((ReadRefused, dbapi2.DatabaseError)):
                database.query(sql)

    assert [] == database.query(cached)


def test_read_only(path: Path, database: Database) -> None:
    """Reading works, everything else is refused, and the file stays as it is."""
    put(database, "a")
    database.close()
    before = path.read_bytes()

    reader = Database.open(path, key(), read_only=True)

    assert ["a"] == names(reader)
    with pytest.raises(VaultReadOnly), reader.transaction():
        pass
    with pytest.raises(VaultReadOnly):
        put(reader, "b")
    with pytest.raises(VaultReadOnly):
        reader.rekey(key(bytes(32)))
    copy = path.with_name("copy.db")
    copy.touch()
    reader.copy_to(copy)
    with pytest.raises(VaultReadOnly):
        put(reader, "c")
    reader.close()
    assert before == path.read_bytes()
    again = Database.open(copy, key())
    assert ["a"] == names(again)
    again.close()


def test_another_key(path: Path, database: Database) -> None:
    """After a change of key the new one opens and the old one does not."""
    put(database, "a")
    database.rekey(key(bytes(32)))

    database.connect(key(bytes(32)))

    assert ["a"] == names(database)
    with pytest.raises(VaultDamaged):
        database.connect(key())


@pytest.mark.parametrize(("room", "kind"), [(True, VaultDamaged), (False, DiskFull)])
def test_a_change_of_key_that_fails(
    database: Database, monkeypatch: pytest.MonkeyPatch, room: bool, kind: type[Exception]
) -> None:
    """The driver gives no reason; the file system knows whether there is room."""

    class Failing:
        def reset_key(self, _key: object) -> None:
            raise dbapi2.OperationalError("disk I/O error")

    monkeypatch.setattr("sharedjournal.vault.database.has_room", lambda _: room)
    with monkeypatch.context() as patched:
        patched.setattr(database, "_connection", Failing())
        with pytest.raises(kind):
            database.rekey(key(bytes(32)))

    assert [] == names(database)


def test_a_driver_without_encryption(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain SQLite in place of SQLCipher would write in clear: it is refused first."""
    database.close()
    before = path.read_bytes()
    real = Database._pragma

    def no_cipher(self: Database, name: str) -> object:
        return None if name == "cipher_version" else real(self, name)

    monkeypatch.setattr(Database, "_pragma", no_cipher)

    with pytest.raises(VaultDamaged, match="cipher"):
        Database.open(path, key())
    assert before == path.read_bytes()


def test_an_interrupted_statement(database: Database) -> None:
    """What takes long can be stopped by whoever watches; interrupting nothing is nothing."""

    class Impatient(NoProgress):
        def check(self) -> None:
            raise Cancelled

    long = """WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 3000000)
              SELECT max(n) FROM c"""
    with pytest.raises(Cancelled), database.watched(Impatient()):
        database.query(long)
    with database.watched(NoProgress()):
        database.query("SELECT 1")
    database.interrupt()
    database.close()
    database.interrupt()


@dataclass(frozen=True)
class Made(schema.Version):
    """A version whose statements stand here."""

    statements: str = ""

    def sql(self) -> str:
        return self.statements


def version(statements: str, minor: int = 1) -> Made:
    """A version with the right digest for `statements` on top of the newest."""
    made = dbapi2.connect(":memory:")
    made.executescript("".join(v.sql() for v in schema.VERSIONS) + statements)
    digest = schema.digest(made.execute(schema.LIST).fetchall())
    made.close()
    return Made(1, minor, "", digest, statements)


NEXT = "CREATE TABLE addition(a TEXT) STRICT; INSERT INTO addition VALUES ('here');"


def test_a_migration(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction brings schema and number forward."""
    monkeypatch.setattr(schema, "VERSIONS", (*schema.VERSIONS, version(NEXT)))
    pending = database.pending_versions()

    database.migrate(pending)

    assert 1 == len(pending)
    assert [("here",)] == database.query("SELECT a FROM addition")
    assert () == database.pending_versions()


@pytest.mark.parametrize("statements", ["INSERT INTO nowhere VALUES (1);", "CREATE"])
def test_a_failed_migration_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch, statements: str
) -> None:
    """A step that fails is undone whole, and the old version still opens."""
    bad = Made(1, 1, "", "0" * 64, NEXT + statements)
    monkeypatch.setattr(schema, "VERSIONS", (*schema.VERSIONS, bad))

    with pytest.raises(dbapi2.OperationalError):
        database.migrate(database.pending_versions())

    assert [bad] == list(database.pending_versions())
    assert [] == database.query("SELECT name FROM sqlite_schema WHERE name = 'addition'")


def test_a_migration_that_ends_otherwise_is_undone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes out is compared with what was planned before it is committed."""
    bad = Made(1, 1, "", "0" * 64, NEXT)
    monkeypatch.setattr(schema, "VERSIONS", (*schema.VERSIONS, bad))

    with pytest.raises(VaultDamaged, match="schema"):
        database.migrate(database.pending_versions())

    assert [] == database.query("SELECT name FROM sqlite_schema WHERE name = 'addition'")


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM draft; END",
        "CREATE VIEW v AS SELECT * FROM setting",
        "CREATE TABLE more(a)",
        "CREATE INDEX more ON setting(value)",
        "DROP TABLE draft",
    ],
)
def test_another_schema_is_damage(database: Database, planted: str) -> None:
    """What someone who knows the key put there is noticed before anything runs."""
    database.execute(planted)

    with pytest.raises(VaultDamaged, match="schema"):
        database.pending_versions()


def test_newer_versions(database: Database) -> None:
    """A newer major version is refused by name; a newer minor one is read, but for triggers."""
    database.execute("CREATE TABLE addition(a)")
    database.execute(f"PRAGMA user_version = {(1 << 16) + 7}")
    assert () == database.pending_versions()

    database.execute("CREATE VIEW v AS SELECT 1")
    with pytest.raises(VaultDamaged):
        database.pending_versions()

    database.execute(f"PRAGMA user_version = {(2 << 16) + 3}")
    with pytest.raises(VaultTooNew) as caught:
        database.pending_versions()
    assert {"needs": "2.3"} == caught.value.data


def test_an_unknown_older_version_is_damage(database: Database) -> None:
    """A number that no version had is no version."""
    database.execute("PRAGMA user_version = 0")

    with pytest.raises(VaultDamaged, match="schema"):
        database.pending_versions()


def test_the_schema_file_belongs_to_its_digest() -> None:
    """Each shipped version has the digest that opening compares with."""
    made = dbapi2.connect(":memory:")
    for shipped in schema.VERSIONS:
        made.executescript(shipped.sql())
        assert shipped.digest == schema.digest(made.execute(schema.LIST).fetchall())
    made.close()


def test_erased_words_are_gone_from_every_page(path: Path, database: Database) -> None:
    """Nothing of an erased row is in any page of the database, and the journal is empty."""
    with database.transaction():
        put(database, "a", "an erased canary" * 50)
    database.execute("DELETE FROM setting")

    assert 0 == path.with_name("journal.db-journal").stat().st_size
    assert not any(b"canary" in page for page in vaults.decrypted_pages(path, KEY))

    put(database, "b", "a kept canary")
    assert any(b"a kept canary" in page for page in vaults.decrypted_pages(path, KEY))
