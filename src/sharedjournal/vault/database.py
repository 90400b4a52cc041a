# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to one encrypted database, opened so that nothing readable is left beside it.

Knows SQLCipher, pragmas and transactions; knows no entry and no folder. One thread uses it, but for
`interrupt`. The settings and their reasons are in `docs/format.md`.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import quote

from sqlcipher3 import dbapi2

from sharedjournal.domain.errors import (
    Cancelled,
    DiskFull,
    VaultDamaged,
    VaultExists,
    VaultReadOnly,
)
from sharedjournal.vault import schema
from sharedjournal.vault.failures import converted, from_sqlite, has_room
from sharedjournal.vault.pages import is_hot

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from sharedjournal.crypto.secret import Secret
    from sharedjournal.domain.ports import Progress

    Parameters = Sequence[Any] | Mapping[str, Any]

PAGE_SIZE = 4096

# Order matters: exclusive before the first read, so that no shared memory and no second connection
# is met.
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("temp_store", "MEMORY", 2),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("cache_size", "-65536", -65536),
)
# These read the file: the first of them finds a wrong key.
FILE_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
)
_STEPS = 1000
_READS = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_TRANSACTION, dbapi2.SQLITE_FUNCTION})


class Database:
    """A database. `path` is where it lies; `read_only` says that nothing can be written."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._connection: Any = None
        self._depth = 0
        self._closed = True

    @classmethod
    def open(cls, path: Path, key: Secret, *, read_only: bool = False) -> Database:
        """Open an existing database; see `connect`."""
        database = cls(path, read_only=read_only)
        database.connect(key)
        return database

    @classmethod
    def create(cls, path: Path, key: Secret) -> Database:
        """A new, empty database of the newest version.

        Raises `VaultExists`, `DiskFull`, `VaultReadOnly`.
        """
        with converted():
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            except FileExistsError as error:
                raise VaultExists from error
        database = cls(path)
        database.connect(key, fresh=True)
        try:
            database.migrate(schema.VERSIONS)
        except BaseException:
            database.close()
            raise
        return database

    @property
    def is_open(self) -> bool:
        """Whether statements can be run."""
        return not self._closed

    def connect(self, key: Secret, *, fresh: bool = False) -> None:
        """Open the file with its 32-byte key, and look at every setting.

        Closes an older connection.

        The schema is looked at by `pending_versions`. `fresh`: the file is empty and becomes a
        database. Raises `VaultDamaged` (detail `key` where the key does not open it), `VaultInUse`,
        `VaultReadOnly`, `DiskFull`.
        """
        self.close()
        # A file that is only read is held by its folder's lock; `immutable` keeps SQLite from
        # looking for a `-wal` beside it, which would count as newer than the file.
        mode = "ro&immutable=1" if self.read_only else "rw"
        uri = f"file:{quote(os.fsencode(self.path.absolute()))}?mode={mode}"
        with converted(self.path):
            self._connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=0)
            self._closed = False
            try:
                self._give_key(key)
                if fresh:
                    self._connection.execute("PRAGMA auto_vacuum = NONE")
                self._configure()
                if fresh:
                    self._connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                self._look_inside()
            except BaseException:
                self._abandon()
                raise

    def _give_key(self, key: Secret) -> None:
        # Before the key: a wrong one would be reported on the terminal.
        self._connection.execute("PRAGMA cipher_log_level = NONE")
        with _as_raw_key(key) as raw:
            self._connection.set_key(raw)

    def _look_inside(self) -> None:
        if not self.read_only:
            # Takes the lock now rather than at the first write, and shows whether one is possible.
            self._connection.execute("BEGIN EXCLUSIVE")
            self._connection.execute("ROLLBACK")
        if self._pragma("application_id") != schema.APPLICATION_ID:
            raise VaultDamaged("schema")

    def _configure(self) -> None:
        if not self._pragma("cipher_version"):
            raise VaultDamaged("cipher")
        for name, value, expected in PRAGMAS:
            self._set(name, value, expected)
        # The first read: a wrong key fails here, before anything can be written.
        self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if self.read_only:
            self._set("query_only", "ON", 1)
        for name, value, expected in FILE_PRAGMAS:
            self._set(name, value, expected)

    def _set(self, name: str, value: str, expected: object) -> None:
        self._connection.execute(f"PRAGMA {name} = {value}").fetchall()
        if self._pragma(name) != expected:
            raise VaultDamaged(f"pragma {name}")

    def _pragma(self, name: str) -> object:
        row = self._connection.execute(f"PRAGMA {name}").fetchone()
        return None if row is None else row[0]

    def pending_versions(self) -> tuple[schema.Version, ...]:
        """The versions still to come.

        Raises `VaultTooNew`, and `VaultDamaged` for a schema not its own.
        """
        with converted(self.path):
            number = self._pragma("user_version")
            rows = self._connection.execute(schema.LIST).fetchall()
        return schema.check(int(str(number)), rows)

    def migrate(self, versions: Iterable[schema.Version]) -> None:
        """Bring the schema forward, one transaction a version.

        What does not end as planned is undone.
        """
        for version in versions:
            with converted(self.path):
                try:
                    self._connection.executescript(f"BEGIN IMMEDIATE;\n{version.sql()}\n")
                    self._connection.execute(f"PRAGMA user_version = {version.number}")
                    self._compare_schema(version)
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._roll_back()
                    raise

    def _compare_schema(self, version: schema.Version) -> None:
        if schema.digest(self._connection.execute(schema.LIST).fetchall()) != version.digest:
            raise VaultDamaged("schema")

    def execute(self, sql: str, parameters: Parameters = ()) -> Any:
        """Run one statement; the cursor of the driver comes back."""
        try:
            return self._connection.execute(sql, parameters)
        except dbapi2.Error as error:
            self._raise(error)

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> Any:
        """Run one statement for each of `rows`; domain errors raised by `rows` pass through."""
        try:
            return self._connection.executemany(sql, rows)
        except dbapi2.Error as error:
            self._raise(error)

    def query(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        try:
            rows: list[tuple[Any, ...]] = self._connection.execute(sql, parameters).fetchall()
        except dbapi2.Error as error:
            self._raise(error)
        return rows

    def iterate(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement one by one, with the errors of `query`."""
        try:
            yield from self._connection.execute(sql, parameters)
        except dbapi2.Error as error:
            self._raise(error)

    def one(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a statement, or None."""
        try:
            row: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        except dbapi2.Error as error:
            self._raise(error)
        return row

    def _raise(self, error: dbapi2.Error) -> NoReturn:
        meaning = from_sqlite(error, self.path)
        if meaning is error:
            raise error
        raise meaning from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, whatever is raised inside; a nested one joins the outer.

        Raises `VaultReadOnly`, `DiskFull`, `VaultInUse`, `VaultDamaged`.
        """
        if self._depth:
            self._check_alive()
            yield
            return
        if self.read_only:
            raise VaultReadOnly
        self.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self._check_alive()
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def _check_alive(self) -> None:
        # A full disk or an interruption ends the transaction inside SQLite; going on would write
        # half of it.
        if not self._connection.in_transaction:
            raise VaultDamaged("transaction")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def interrupt(self) -> None:
        """Stop the running statement, from any thread; it raises `Cancelled`."""
        if not self._closed:
            self._connection.interrupt()

    @contextmanager
    def authorize(self, tables: Container[str]) -> Iterator[None]:
        """Inside, only `tables` can be read and nothing written; the rest raises `ReadRefused`."""

        def decide(action: int, first: str | None, *_rest: str | None) -> int:
            if action in _READS or (action == dbapi2.SQLITE_READ and first in tables):
                return int(dbapi2.SQLITE_OK)
            return int(dbapi2.SQLITE_DENY)

        self._connection.set_authorizer(decide)
        try:
            yield
        finally:
            self._connection.set_authorizer(None)

    def rekey(self, key: Secret) -> None:
        """Encrypt every page under another key, in one transaction of SQLCipher's own.

        Success shows only when the database is opened again with the new key.
        """
        if self.read_only:
            raise VaultReadOnly
        with _as_raw_key(key) as raw:
            try:
                self._connection.reset_key(raw)
            except dbapi2.Error as error:
                # Whatever failed below, the driver gives the general code.
                raise VaultDamaged("io") if has_room(self.path.parent) else DiskFull() from error

    @contextmanager
    def watched(self, progress: Progress) -> Iterator[None]:
        """Inside, a long statement asks `progress` whether to stop, and raises `Cancelled`."""

        def stop() -> int:
            try:
                progress.check()
            except Cancelled:
                return 1
            return 0

        self._connection.set_progress_handler(stop, _STEPS)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)

    def copy_to(self, target: Path) -> None:
        """Write a defragmented copy under the same key into `target`, an empty file that is there.

        The caller makes it durable. Raises `DiskFull`, `VaultDamaged`, `Cancelled`.
        """
        with converted(target):
            if self.read_only:
                # Even a copy counts as writing; the file itself is open for reading only.
                self._connection.execute("PRAGMA query_only = OFF")
            try:
                self._connection.execute("VACUUM INTO ?", (os.fspath(target.absolute()),))
            finally:
                if self.read_only:
                    self._set("query_only", "ON", 1)

    def close(self) -> None:
        """Roll back what is open, close, and remove the journal file. May be called again.

        A journal that is still needed, since rolling back failed, stays.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self._roll_back()
        finally:
            self._connection.close()
        journal = Path(f"{self.path}-journal")
        # Nothing is in it; where it cannot be removed now, the next one who closes does.
        with suppress(OSError):
            if not self.read_only and not is_hot(journal):
                journal.unlink(missing_ok=True)

    def _abandon(self) -> None:
        self._closed = True
        self._connection.close()


@contextmanager
def _as_raw_key(key: Secret) -> Iterator[bytearray]:
    """The key in SQLCipher's notation for one that needs no derivation; wiped afterwards."""
    raw = bytearray(2 + 2 * 32 + 1)
    raw[:2] = b"x'"
    raw[-1:] = b"'"
    digits = b"0123456789abcdef"
    try:
        for place, byte in enumerate(key.buffer()):
            raw[2 + 2 * place] = digits[byte >> 4]
            raw[3 + 2 * place] = digits[byte & 15]
        yield raw
    finally:
        raw[:] = bytes(len(raw))
