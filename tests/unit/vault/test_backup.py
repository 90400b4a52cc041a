# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: verified, never over anything, opened by plain tools; and what is restored from them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sharedjournal import vault
from sharedjournal.domain.errors import (
    BadInput,
    Cancelled,
    DiskFull,
    FileExists,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from sharedjournal.domain.exchange import Epoch, Pairing
from sharedjournal.domain.ids import PairId
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import archive, backup
from sharedjournal.vault.database import Database
from unit.vault import vaults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharedjournal.vault import Store

NONCE = bytes(range(8))
NOW = vaults.NOW
MINUTE = int(NOW.timestamp()) // 60
WORDS, RECIPIENT = vault.new_words()
PAIR = PairId("ab" * 16)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with recovery words, and `copy.backup` beside it."""
    root = tmp_path_factory.mktemp("made")
    store = vaults.make(root / "vault", recipient=RECIPIENT, label="Mine")
    assert 3 == store.backup(root / "copy.backup", NoProgress())
    store.close()
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of both."""
    shutil.copytree(made, tmp_path / "root")
    return tmp_path / "root"


def restore(root: Path, secret: bytes = vaults.PASSPHRASE, to: str = "restored") -> Store:
    """Restore the backup."""
    return vault.restore(
        root / "copy.backup",
        root / to,
        passphrase=vaults.passphrase(secret),
        now=NOW,
        nonce=NONCE,
    )


def opened(root: Path) -> Store:
    """The vault the backup is of."""
    return vaults.reopen(root / "vault")


# --- Making one -------------------------------------------------------------------------------


def test_a_backup(root: Path) -> None:
    """One private file, encrypted, of two parts that any tar shows, without owner and time."""
    path = root / "copy.backup"
    listed = subprocess.run(
        ["tar", "--list", "--verbose", "--numeric-owner", "--utc", "--file", path],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    assert 0o600 == path.stat().st_mode & 0o777
    assert 0 == path.stat().st_size % 10240
    assert ["vault.json", "journal.db"] == [line.split()[-1] for line in listed]
    assert all("0/0" in line and "1970-01-01 00:00" in line for line in listed)
    for word in (b"Robin", b"words of", b"entry 1", b"SQLite"):
        assert word not in path.read_bytes()


def test_by_hand(root: Path) -> None:
    """Taken apart with another program and put into a folder, it is a vault."""
    (root / "by hand").mkdir(mode=0o700)
    subprocess.run(
        ["tar", "--extract", "--file", root / "copy.backup", "--directory", root / "by hand"],
        check=True,
    )

    store = vaults.reopen(root / "by hand")

    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert () == store.check(NoProgress())
    store.close()


def test_the_vault_stays_as_it_is(root: Path) -> None:
    """Making one writes nothing into the vault, and leaves nothing beside the target."""
    store = opened(root)
    before = vaults.files(root / "vault")
    store.backup(root / "another.backup", NoProgress())
    assert before == vaults.files(root / "vault")
    store.close()

    assert ["another.backup", "copy.backup", "vault"] == sorted(p.name for p in root.iterdir())


def test_phases_are_reported(root: Path) -> None:
    """Whoever watches hears of every phase, and of nothing inside."""
    heard = []

    class Listening(NoProgress):
        def report(self, done: int, total: int, phase: str) -> None:
            heard.append(phase)

    store = opened(root)
    store.backup(root / "another.backup", Listening())
    store.close()

    assert ["copy", "verify", "write", "read"] == list(dict.fromkeys(heard))


@pytest.mark.parametrize("kind", ["file", "vault", "folder", "link", "itself"])
def test_nothing_is_overwritten(root: Path, kind: str) -> None:
    """Where something is, no backup is put."""
    target = root / "target"
    if kind == "file":
        target.write_bytes(b"mine")
    elif kind == "vault":
        target = root / "vault"
    elif kind == "folder":
        target.mkdir()
    elif kind == "link":
        target.symlink_to("nowhere")
    else:
        target = root / "copy.backup"
    before = vaults.files(root)
    store = opened(root)

    with pytest.raises(FileExists):
        store.backup(target, NoProgress())

    store.close()
    assert before == vaults.files(root)


def test_something_came_there_meanwhile(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at again when it gets its name, also on a file system without links."""
    for has_links in (True, False):
        target = root / f"target {has_links}"
        real = archive.write

        def write(*given: object, target: Path = target, real: object = real) -> object:
            target.write_bytes(b"theirs")
            return real(*given)  # type: ignore[operator]

        store = opened(root)
        with monkeypatch.context() as patched:
            patched.setattr(archive, "write", write)
            if not has_links:
                patched.setattr(os, "link", failing(OSError(1, "Operation not permitted")))
            with pytest.raises(FileExists):
                store.backup(target, NoProgress())
        store.close()
        assert b"theirs" == target.read_bytes()
        assert not list(root.glob(".*"))


def test_without_links(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without links it gets its name by renaming."""
    store = opened(root)
    with monkeypatch.context() as patched:
        patched.setattr(os, "link", failing(OSError(1, "Operation not permitted")))
        store.backup(root / "another.backup", NoProgress())
    store.close()

    assert (root / "another.backup").exists()


@pytest.mark.parametrize(
    "place", ["vault/inside.backup", "missing/copy.backup", "file/copy.backup"]
)
def test_places_where_none_can_be(root: Path, place: str) -> None:
    """Not into the vault itself, and not where there is no folder."""
    (root / "file").touch()
    before = vaults.files(root)
    store = opened(root)

    with pytest.raises(BadInput):
        store.backup(root / place, NoProgress())

    store.close()
    assert before == vaults.files(root)


@pytest.mark.parametrize("name", ["a?key=x", "file:a?mode=memory", "50%41 '; DROP", "é😀\n"])
def test_names_are_only_names(root: Path, name: str) -> None:
    """No character of a target means anything to SQLite."""
    store = opened(root)
    store.backup(root / name, NoProgress())
    store.close()

    assert sorted([name, "copy.backup", "vault"]) == sorted(path.name for path in root.iterdir())


def failing(error: BaseException) -> Callable[..., None]:
    """A function that fails."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("owner", "name", "error", "kind"),
    [
        (Database, "copy_to", DiskFull(), DiskFull),
        (archive, "write", OSError(28, "No space left on device"), DiskFull),
        (os, "fsync", OSError(5, "Input/output error"), VaultDamaged),
        (archive, "copy", Cancelled(), Cancelled),
        (Database, "pending_versions", VaultDamaged("schema"), VaultDamaged),
    ],
)
def test_when_it_fails_nothing_is_left(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    error: BaseException,
    kind: type[BaseException],
) -> None:
    """A full disk, a failing one, a change of mind: no half backup, and the vault as before."""
    store = opened(root)
    before = vaults.files(root)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, failing(error))
        with pytest.raises(kind):
            store.backup(root / "another.backup", NoProgress())
    assert before == vaults.files(root)
    assert not list(root.glob(".*"))
    store.close()


def spoil_copy(real: Callable[..., None]) -> Callable[..., None]:
    """A copy with a flipped bit in its last page."""

    def copy_to(self: Database, target: Path) -> None:
        real(self, target)
        data = bytearray(target.read_bytes())
        data[-2000] ^= 1
        target.write_bytes(data)

    return copy_to


def test_a_bad_copy_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be opened and looked through is no backup."""
    store = opened(root)
    with monkeypatch.context() as patched:
        patched.setattr(Database, "copy_to", spoil_copy(Database.copy_to))
        with pytest.raises(VaultDamaged):
            store.backup(root / "another.backup", NoProgress())
    with monkeypatch.context() as patched:
        patched.setattr(backup, "verify", lambda *_: 99)
        with pytest.raises(VaultDamaged, match="copy"):
            store.backup(root / "another.backup", NoProgress())
    with monkeypatch.context() as patched:
        patched.setattr(archive, "read_database", lambda *_: "another digest")
        with pytest.raises(VaultDamaged, match="copy"):
            store.backup(root / "another.backup", NoProgress())
    store.close()

    assert not (root / "another.backup").exists()


def test_what_a_killed_one_left(root: Path) -> None:
    """Its files are cleared away by the next; somebody at work there is not disturbed."""
    work = root / ".another.backup.incomplete"
    work.mkdir()
    (work / "journal.db").write_bytes(b"half")
    store = opened(root)
    from sharedjournal.vault.folder import take_lock

    lock = take_lock(work)
    assert lock is not None
    with pytest.raises(VaultInUse):
        store.backup(root / "another.backup", NoProgress())
    os.close(lock)

    store.backup(root / "another.backup", NoProgress())
    assert not work.exists()

    (root / ".third.backup.incomplete").write_bytes(b"mine")
    with pytest.raises(FileExists):
        store.backup(root / "third.backup", NoProgress())
    store.close()


def test_cancelled_while_copying(root: Path) -> None:
    """The long statement inside stops too."""

    class Impatient(NoProgress):
        def check(self) -> None:
            raise Cancelled

    store = opened(root)
    with store.transaction():
        for number in range(3000):
            store.settings.set(f"setting {number}", "value")
    with pytest.raises(Cancelled):
        store.backup(root / "another.backup", Impatient())
    store.close()
    assert ["copy.backup", "vault"] == sorted(path.name for path in root.iterdir())


# --- Restoring --------------------------------------------------------------------------------


def test_restoring(root: Path) -> None:
    """The same vault: name, label, entries, passphrase and words."""
    store = restore(root)
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert ("Robin", vaults.VAULT_ID) == (store.settings.get("name"), store.vault_id)
    assert "Mine" == store.label
    assert () == store.check(NoProgress())
    store.close()

    vaults.reopen(root / "restored").close()
    vault.open_with_words(root / "restored", bytearray(WORDS)).close()
    assert ["journal.db", "vault.json", "vault.json.2"] == sorted(vaults.files(root / "restored"))


def test_restoring_with_words(root: Path) -> None:
    """A forgotten passphrase and a lost vault: the words are enough."""
    store = vault.restore_with_words(
        root / "copy.backup", root / "restored", words=bytearray(WORDS), now=NOW, nonce=NONCE
    )
    store.change_passphrase(vaults.passphrase(b"new"))
    store.close()

    vaults.reopen(root / "restored", b"new").close()
    with pytest.raises(WrongPassphrase):
        vault.restore_with_words(
            root / "copy.backup",
            root / "another",
            words=vault.new_words()[0],
            now=NOW,
            nonce=NONCE,
        )


def pairing(stage: str, epoch: Epoch = Epoch(0, "00" * 8)) -> Pairing:  # noqa: B008 -- frozen
    """A pairing at a stage."""
    return Pairing(
        pair=PAIR,
        stage=stage,  # type: ignore[arg-type]
        inviter=True,
        seed=bytes(32),
        recipient="age1pq1mine",
        partner_recipient="age1pq1theirs",
        secret=bytes(32),
        invitation=b"i",
        answer=b"a",
        my_name="Robin",
        partner_name="Sam",
        epoch=epoch,
    )


@pytest.mark.parametrize(
    ("old", "created_later", "start"),
    [
        (0, timedelta(0), MINUTE),
        (MINUTE + 5, timedelta(0), MINUTE + 6),
        (0, timedelta(days=400), MINUTE + 400 * 24 * 60),
    ],
)
@pytest.mark.parametrize("stage", ["invited", "met", "confirmed"])
def test_a_restore_begins_an_epoch(
    tmp_path: Path, stage: str, old: int, created_later: timedelta, start: int
) -> None:
    """Later than the clock, the old epoch and everything written; and the pairing is on hold."""
    store = vaults.make(tmp_path / "vault")
    store.entries.add(vaults.entry(9, NOW + created_later))
    store.pairings.put(pairing(stage, Epoch(old, "11" * 8)))
    store.backup(tmp_path / "copy.backup", NoProgress())
    store.close()

    restored = restore(tmp_path)

    (found,) = restored.pairings.all()
    assert Epoch(start, NONCE.hex()) == found.epoch
    assert found.hold
    assert stage == found.stage
    restored.close()
    untouched = vaults.reopen(tmp_path / "vault")
    assert not untouched.pairings.all()[0].hold
    untouched.close()


def test_an_ended_pairing_stays_ended(tmp_path: Path) -> None:
    """A restore does not bring it back into play."""
    store = vaults.make(tmp_path / "vault", entries=0)
    store.pairings.put(pairing("confirmed"))
    store.pairings.end(PAIR, NOW)
    store.backup(tmp_path / "copy.backup", NoProgress())
    store.close()

    restored = restore(tmp_path)

    (found,) = restored.pairings.all()
    assert ("ended", 0, False) == (found.stage, found.epoch.start, found.hold)
    restored.close()


def test_refusals(root: Path) -> None:
    """A wrong passphrase (also: somebody else's backup), and a place that is taken."""
    (root / "taken").mkdir()
    (root / "taken" / "mine").write_bytes(b"mine")
    before = vaults.files(root)

    with pytest.raises(WrongPassphrase):
        restore(root, b"wrong")
    for name in ("vault", "taken", "copy.backup"):
        with pytest.raises(VaultExists):
            restore(root, to=name)

    assert before == vaults.files(root)
    assert not list(root.glob(".*"))


def members(root: Path) -> dict[str, bytes]:
    """The two files of the backup."""
    with tarfile.open(root / "copy.backup") as tar:
        found = {}
        for member in tar.getmembers():
            content = tar.extractfile(member)
            assert content is not None
            found[member.name] = content.read()
    return found


def pack(root: Path, *content: tuple[str, bytes], kind: bytes = tarfile.REGTYPE) -> None:
    """Replace the backup by a tar of these members."""
    with tarfile.open(root / "copy.backup", "w", format=tarfile.GNU_FORMAT) as tar:
        for name, data in content:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            member.type = kind if name == "journal.db" else tarfile.REGTYPE
            tar.addfile(member, io.BytesIO(data))


def not_a_backup(root: Path, kind: type[Exception] = BadInput) -> None:
    """It is refused, and no folder is left."""
    with pytest.raises(kind) as caught:
        restore(root)
    assert kind is type(caught.value)
    assert not (root / "restored").exists()
    assert not list(root.glob(".*"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: os.urandom(20480), id="noise"),
        pytest.param(lambda data: bytes(20480), id="zeros"),
        pytest.param(lambda data: data[:300], id="in a header"),
        pytest.param(lambda data: data[:600], id="in vault.json"),
        pytest.param(lambda data: data[:9000], id="in the database"),
        pytest.param(lambda data: data.rstrip(b"\0"), id="without its end"),
        pytest.param(lambda data: data + b"more", id="with more"),
        pytest.param(lambda data: data.replace(b"vault.json", b"../lt.json", 1), id="checksum"),
    ],
)
def test_what_is_no_backup(root: Path, change: Callable[[bytes], bytes]) -> None:
    """Truncated, appended to or something else altogether."""
    path = root / "copy.backup"
    path.write_bytes(change(path.read_bytes()))

    not_a_backup(root)


def test_another_content(root: Path) -> None:
    """Other names, another order, further members, links, sizes: refused, nothing written."""
    found = members(root)
    header, database = found["vault.json"], found["journal.db"]
    for content in (
        [("vault.json", header), ("../journal.db", database)],
        [("/etc/vault.json", header), ("journal.db", database)],
        [("journal.db", database), ("vault.json", header)],
        [("vault.json", header)],
        [("vault.json", header), ("journal.db", database), ("more", b"x")],
        [("vault.json", header), ("vault.json", header), ("journal.db", database)],
        [("vault.json", header), ("journal.db", b"")],
        [("vault.json", header), ("journal.db", database[:-1])],
        [("vault.json", header + bytes(2 * 1024 * 1024)), ("journal.db", database)],
        [("é" * 10, header), ("journal.db", database)],
    ):
        pack(root, *content)
        not_a_backup(root)
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.GNUTYPE_LONGNAME):
        pack(root, ("vault.json", header), ("journal.db", database), kind=kind)
        not_a_backup(root)
    pack(root, ("vault.json", header), ("journal.db", database))
    restore(root).close()


def test_padding_is_zero(root: Path) -> None:
    """What stands between and behind the files must not hide anything."""
    path = root / "copy.backup"
    data = bytearray(path.read_bytes())
    for place in (512 + len(members(root)["vault.json"]), len(data) - 1):
        spoiled = bytearray(data)
        spoiled[place] = 1
        path.write_bytes(spoiled)
        not_a_backup(root)


def test_damage_inside(root: Path) -> None:
    """Wherever a bit of the database is flipped, it is refused: a vault is never half good."""
    found = members(root)
    size = len(found["journal.db"])
    for place in (3, 100, 4090, size // 2, size - 1):
        spoiled = bytearray(found["journal.db"])
        spoiled[place] ^= 1
        pack(root, ("vault.json", found["vault.json"]), ("journal.db", bytes(spoiled)))
        not_a_backup(root, VaultDamaged)
    header = found["vault.json"]
    pack(root, ("vault.json", header[:-9]), ("journal.db", found["journal.db"]))
    not_a_backup(root, VaultDamaged)
    newer = header.replace(b'"version":1', b'"version":9')
    pack(root, ("vault.json", newer), ("journal.db", found["journal.db"]))
    not_a_backup(root, VaultDamaged)


def test_a_newer_backup(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots of a newer version are named as such."""
    from sharedjournal.crypto.keyslots import UnsupportedSlots, VaultHeader

    monkeypatch.setattr(VaultHeader, "decode", failing(UnsupportedSlots("newer")))

    not_a_backup(root, VaultTooNew)


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_only_files(root: Path, kind: str) -> None:
    """A pipe is not waited for."""
    path = root / "copy.backup"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)

    not_a_backup(root)


def test_large_databases_fit(tmp_path: Path) -> None:
    """Sizes beyond what the plain form of tar can say are said in GNU's."""
    member = archive._member("journal.db", 20 * 1024**3)

    assert 20 * 1024**3 == tarfile.TarInfo.frombuf(member, "utf-8", "strict").size
    assert 20 * 1024**3 == archive._next(io.BytesIO(member), "journal.db")
