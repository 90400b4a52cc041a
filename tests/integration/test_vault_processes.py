# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault between real processes: killed at any moment, locked, with old copies put back."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from sharedjournal import vault
from sharedjournal.domain.errors import VaultDamaged, VaultInUse, VaultReadOnly, VaultTooNew
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import backup, schema
from sharedjournal.vault.database import Database
from unit.vault import vaults

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).resolve().parent.parent
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from unit.vault import vaults
store = vaults.reopen(Path(sys.argv[2]))
print("open", flush=True)
if sys.argv[3] == "write":
    for number in range(1000, 100_000):
        store.entries.add(vaults.entry(number))
        print(number, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault, made once."""
    return vaults.make_closed(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(made, tmp_path / "vault")
    return tmp_path / "vault"


def other_process(folder: Path, what: str) -> subprocess.Popen[str]:
    """A process that has the vault open, and writes or waits."""
    started = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(TESTS), str(folder), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert "open\n" == started.stdout.readline()
    return started


def end(process: subprocess.Popen[str]) -> str:
    """Kill it as a power cut would; returns what it had said by then."""
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate(timeout=30)
    return said


def test_one_process_at_a_time(folder: Path) -> None:
    """A second is told so; a killed one is no obstacle."""
    other = other_process(folder, "wait")

    with pytest.raises(VaultInUse):
        vaults.reopen(folder)
    end(other)

    vaults.reopen(folder).close()


def test_killed_while_writing(folder: Path) -> None:
    """Whenever it is: each acknowledged entry is there, and the vault is whole."""
    for milliseconds in (5, 20, 45, 80):
        writer = other_process(folder, "write")
        time.sleep(milliseconds / 1000)
        acknowledged = [int(line) for line in end(writer).split()]

        store = vaults.reopen(folder)
        held = set(vaults.titles(store))
        assert {f"entry {number}" for number in acknowledged} <= held
        assert () == store.check(NoProgress())
        with store.transaction():
            for entry in list(store.entries.all()):
                if entry.content.title not in ("entry 0", "entry 1", "entry 2"):
                    store.entries.erase(entry.id)
        store.close()
        assert ["journal.db", "vault.json", "vault.json.2"] == sorted(vaults.files(folder))


# --- Older copies: the documented result of each ----------------------------------------------


def test_the_whole_folder_put_back(folder: Path, tmp_path: Path) -> None:
    """Accepted: it opens as it was, unnoticed."""
    shutil.copytree(folder, tmp_path / "old")
    store = vaults.reopen(folder)
    store.entries.add(vaults.entry(9))
    store.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "old", folder)

    store = vaults.reopen(folder)

    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert () == store.check(NoProgress())
    store.close()


def test_one_page_put_back(folder: Path) -> None:
    """Accepted: an older page of the same vault is a genuine page, and the MACs say nothing."""
    store = vaults.reopen(folder)
    store.settings.set("drawer", "old")
    store.close()
    before = (folder / "journal.db").read_bytes()
    store = vaults.reopen(folder)
    store.settings.set("drawer", "new")
    store.close()
    after = bytearray((folder / "journal.db").read_bytes())
    pages = [
        n for n in range(4096, len(before), 4096) if before[n : n + 4096] != after[n : n + 4096]
    ]
    assert 1 == len(pages)
    after[pages[0] : pages[0] + 4096] = before[pages[0] : pages[0] + 4096]
    (folder / "journal.db").write_bytes(after)

    store = vaults.reopen(folder)

    assert "old" == store.settings.get("drawer")
    assert () == store.check(NoProgress())
    store.close()


@pytest.mark.parametrize("which", ["both", "first", "second"])
def test_an_old_vault_json_put_back(folder: Path, which: str) -> None:
    """One old copy counts for nothing. Both: the old passphrase opens, for the key is the same."""
    old = (folder / "vault.json").read_bytes()
    store = vaults.reopen(folder)
    store.change_passphrase(vaults.passphrase(b"new"))
    store.close()
    names = {"both": ["vault.json", "vault.json.2"], "first": ["vault.json"]}
    for name in names.get(which, ["vault.json.2"]):
        (folder / name).write_bytes(old)

    vaults.reopen(folder, vaults.PASSPHRASE if which == "both" else b"new").close()


def test_an_old_vault_json_after_a_new_key(folder: Path) -> None:
    """The old passphrase finds its old key, which opens nothing any more."""
    old = (folder / "vault.json").read_bytes()
    store = vaults.reopen(folder)
    store.change_key(vaults.passphrase(b"new"), None)
    store.close()
    for name in ("vault.json", "vault.json.2"):
        (folder / name).write_bytes(old)

    with pytest.raises(VaultDamaged):
        vaults.reopen(folder)


def test_a_deleted_journal_loses_only_the_unfinished(folder: Path, tmp_path: Path) -> None:
    """A hot journal is played back; the folder without it is refused or consistent, never new."""
    store = vaults.reopen(folder)
    with store.transaction():
        store._vault.database.execute("PRAGMA cache_size = 5")
        for number in range(50, 80):
            store.entries.add(vaults.entry(number))
        shutil.copytree(folder, tmp_path / "crashed")
    store.close()
    assert (tmp_path / "crashed" / "journal.db-journal").stat().st_size > 0

    store = vaults.reopen(tmp_path / "crashed")

    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert () == store.check(NoProgress())
    store.close()


def test_a_journal_of_another_vault(folder: Path, tmp_path: Path) -> None:
    """It is refused before it could be written into this one."""
    other = vaults.make(tmp_path / "other", secret=b"another")
    with other.transaction():
        other._vault.database.execute("PRAGMA cache_size = 5")
        for number in range(50, 80):
            other.entries.add(vaults.entry(number))
        shutil.copy(tmp_path / "other" / "journal.db-journal", folder / "journal.db-journal")
    other.close()
    before = vaults.files(folder)

    with pytest.raises(VaultDamaged, match="journal"):
        vaults.reopen(folder)

    assert before == vaults.files(folder)


# --- Migrations -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step(schema.Version):
    """A version of the future."""

    statements: str = ""

    def sql(self) -> str:
        return self.statements


def future(*statements: str) -> tuple[schema.Version, ...]:
    """All shipped versions and one more for each of `statements`."""
    made = dbapi2.connect(":memory:")
    for shipped in schema.VERSIONS:
        made.executescript(shipped.sql())
    found = list(schema.VERSIONS)
    for number, text in enumerate(statements, 1):
        made.executescript(text)
        digest = schema.digest(made.execute(schema.LIST).fetchall())
        found.append(Step(1, number, "", digest, text))
    made.close()
    return tuple(found)


STEPS = (
    "CREATE TABLE addition(a TEXT) STRICT; INSERT INTO addition SELECT title FROM entry;",
    "CREATE INDEX addition_a ON addition(a);",
)


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that knows two versions more."""
    with monkeypatch.context() as patched:
        patched.setattr(schema, "VERSIONS", future(*STEPS))
        yield


def backup_of(folder: Path) -> Path:
    """The backup that a migration makes."""
    return folder.with_name("vault.before-1.2.backup")


def test_a_migration_after_a_backup(folder: Path, newer: None) -> None:
    """The older vault opens in the newer program, and a backup of before lies beside it."""
    store = vaults.reopen(folder)
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert [(3,)] == store._vault.database.query("SELECT count(*) FROM addition")
    assert () == store.check(NoProgress())
    store.close()

    assert 0o600 == backup_of(folder).stat().st_mode & 0o777
    vaults.reopen(folder).close()
    restored = vault.restore(
        backup_of(folder),
        folder.with_name("restored"),
        passphrase=vaults.passphrase(),
        now=vaults.NOW,
        nonce=bytes(8),
    )
    assert [(3,)] == restored._vault.database.query("SELECT count(*) FROM addition")
    restored.close()


def test_the_backup_is_the_old_version(
    folder: Path, newer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program of before opens what the backup holds, and after a minor step the vault too."""
    vaults.reopen(folder).close()

    with monkeypatch.context() as patched:
        patched.setattr(schema, "VERSIONS", schema.VERSIONS[:1])
        store = vault.restore(
            backup_of(folder),
            folder.with_name("restored"),
            passphrase=vaults.passphrase(),
            now=vaults.NOW,
            nonce=bytes(8),
        )
        assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
        store.close()
        vaults.reopen(folder).close()


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("point", ["backup", "first", "second"])
def test_a_migration_killed_at_each_step(
    folder: Path, newer: None, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    """The next opening takes it up again; in between the vault is one whole version."""
    real = Database._compare_schema
    steps = 0

    def dying(self: Database, version: schema.Version) -> None:
        nonlocal steps
        steps += 1
        if steps == {"first": 1, "second": 2}.get(point, 0):
            raise Killed
        real(self, version)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "_compare_schema", dying)
        if point == "backup":
            patched.setattr(backup, "_place", lambda *_, **__: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            vaults.reopen(folder)

    store = vaults.reopen(folder)
    assert [(3,)] == store._vault.database.query("SELECT count(*) FROM addition")
    assert () == store.check(NoProgress())
    store.close()
    assert ["vault", "vault.before-1.2.backup"] == sorted(p.name for p in folder.parent.iterdir())


def test_no_migration_without_its_backup(
    folder: Path, newer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the backup does not hold together, nothing is changed."""
    before = vaults.files(folder)
    with monkeypatch.context() as patched:
        patched.setattr(backup, "verify", lambda *_: -1)
        with pytest.raises(VaultDamaged):
            vaults.reopen(folder)

    assert before == vaults.files(folder)
    assert not backup_of(folder).exists()


def test_an_older_vault_while_reading_only(folder: Path, newer: None) -> None:
    """It cannot be brought forward, so it does not open."""
    with pytest.raises(VaultReadOnly):
        vaults.reopen(folder, read_only=True)


def test_a_newer_major_version(folder: Path) -> None:
    """A program that was put back refuses by name, and changes nothing."""
    store = vaults.reopen(folder)
    store._vault.database.execute(f"PRAGMA user_version = {2 << 16}")
    store.close()
    before = vaults.files(folder)

    with pytest.raises(VaultTooNew) as caught:
        vaults.reopen(folder)

    assert {"needs": "2.0"} == caught.value.data
    assert before == vaults.files(folder)


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="becomes another user, as root only"
)
def test_a_folder_that_really_cannot_be_written(folder: Path) -> None:
    """As an ordinary user, on files without write permission: it reads and does not write."""
    # Everything that is imported late is imported now: the other user may not read it.
    vaults.reopen(folder).close()
    for path in (folder, *folder.iterdir()):
        os.chown(path, 65534, 65534)
        path.chmod(path.stat().st_mode & ~0o222)
    above = [p for p in folder.parents if p.is_relative_to("/tmp") and p != Path("/tmp")]
    modes = {path: path.stat().st_mode for path in above}
    digest = {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}
    with warnings.catch_warnings():
        # Python warns where there are threads; the child needs none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 1
        try:
            for path in above:
                path.chmod(0o755)
            os.setgid(65534)
            os.setuid(65534)
            store = vaults.reopen(folder)
            if store.read_only and len(vaults.titles(store)) == 3:
                try:
                    store.settings.set("a", "b")
                except VaultReadOnly:
                    code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    for path, mode in modes.items():
        path.chmod(mode)

    assert 0 == status
    assert digest == {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}
