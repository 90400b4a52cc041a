# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder: its two copies of the keyslots, its lock, and how it comes into being."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from sharedjournal.domain.errors import (
    DiskFull,
    UnsafeLocation,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
)
from sharedjournal.vault import folder as folders
from sharedjournal.vault.folder import Folder, under_construction
from unit.vault import vaults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault, made once."""
    return vaults.make_closed(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(made, tmp_path / "vault")
    return tmp_path / "vault"


def test_two_whole_copies_of_one_number_that_differ(path: Path) -> None:
    """The first counts, and the other is written anew: two ways in are never open."""
    other = vaults.make_closed(path.parent / "other", secret=b"another")
    shutil.copy(other / "vault.json", path / "vault.json.2")

    vaults.reopen(path).close()

    assert (path / "vault.json").read_bytes() == (path / "vault.json.2").read_bytes()


def test_copies_that_are_behind_are_named(path: Path) -> None:
    """Missing, spoiled or older: each by its name; whole ones by none."""
    store = vaults.reopen(path)
    assert () == store._vault.folder.damaged_headers()
    old = (path / "vault.json").read_bytes()
    store.change_passphrase(vaults.passphrase())
    (path / "vault.json.2").write_bytes(old)
    assert ("vault.json.2",) == store._vault.folder.damaged_headers()
    (path / "vault.json").write_bytes(b"{}")
    assert ("vault.json",) == store._vault.folder.damaged_headers()
    (path / "vault.json.2").unlink()
    assert ("vault.json", "vault.json.2") == store._vault.folder.damaged_headers()
    store.close()


def test_mending_needs_no_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk a spoiled copy is taken away, and the vault opens all the same."""
    (path / "vault.json").write_bytes(b"spoiled")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(folders, "write_durably", full)
        vaults.reopen(path).close()
    assert not (path / "vault.json").exists()

    vaults.reopen(path).close()
    assert (path / "vault.json").read_bytes() == (path / "vault.json.2").read_bytes()


def test_a_link_in_place_of_a_copy(path: Path) -> None:
    """It is not followed, also where only the label is read."""
    (path / "vault.json").rename(path.parent / "elsewhere")
    (path / "vault.json").symlink_to(path.parent / "elsewhere")

    with pytest.raises(UnsafeLocation):
        folders.read_label(path)


def test_a_pipe_in_place_of_a_copy(path: Path) -> None:
    """It is not waited for."""
    (path / "vault.json").unlink()
    os.mkfifo(path / "vault.json")

    assert None is folders.read_label(path)
    with pytest.raises(UnsafeLocation):
        vaults.reopen(path)


def test_writing_is_refused_while_reading_only(path: Path) -> None:
    """The slots too."""
    folder = Folder.open(path, read_only=True)

    with pytest.raises(VaultReadOnly):
        folder.write_header(folder.header())
    folder.close()
    folder.close()


def test_a_failed_file_leaves_the_old_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing half written is left."""
    folder = Folder.open(path)
    before = vaults.files(path)

    def failing(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", failing)
        with pytest.raises(VaultDamaged):
            folder.write_header(folder.header())
    folder.close()

    assert before == vaults.files(path)


def test_a_failing_construction_leaves_nothing(tmp_path: Path) -> None:
    """Whatever goes wrong inside, there is no folder."""

    def build(path: Path, error: BaseException) -> None:
        with under_construction(path) as folder:
            (folder.path / "journal.db").write_bytes(b"half")
            raise error

    for error in (DiskFull(), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            build(tmp_path / "vault", error)

    assert [] == list(tmp_path.iterdir())


def test_somebody_else_builds_there(tmp_path: Path) -> None:
    """Two that make one vault at a time: the second is told, the first is not disturbed."""
    with under_construction(tmp_path / "vault") as folder:
        (folder.path / "journal.db").write_bytes(b"mine")
        with pytest.raises(VaultInUse), under_construction(tmp_path / "vault"):
            pass
        assert b"mine" == (folder.path / "journal.db").read_bytes()


def test_the_lock_is_the_folder_itself(path: Path) -> None:
    """Nothing is left by a process that was killed: the system gives the lock back."""
    descriptor = os.open(path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(VaultInUse):
        Folder.open(path)

    os.close(descriptor)

    Folder.open(path).close()


def test_without_that_kind_of_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has none leaves it to the database's own lock."""

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    store = vaults.reopen(path)

    with pytest.raises(VaultInUse):
        vaults.reopen(path)
    store.close()


def test_a_device_in_place_of_the_database(path: Path) -> None:
    """It is never opened."""
    (path / "journal.db").unlink()
    (path / "journal.db").symlink_to("/dev/zero")

    with pytest.raises(UnsafeLocation):
        vaults.reopen(path)


def test_a_part_of_a_page_beside_a_journal(path: Path) -> None:
    """Growing a database may have been killed within a page: rolling back mends that."""
    with (path / "journal.db").open("ab") as file:
        file.write(b"half a page")
    with pytest.raises(VaultDamaged):
        Folder.open(path)

    (path / "journal.db-journal").write_bytes(b"\xd9")
    Folder.open(path).close()


@pytest.mark.skipif(sys.platform != "linux", reason="asks for the mode of a process")
def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    """A wide umask does not open them."""
    before = os.umask(0)
    try:
        vaults.make_closed(tmp_path / "vault")
    finally:
        os.umask(before)

    assert {0o600} == {p.stat().st_mode & 0o777 for p in (tmp_path / "vault").iterdir()}
    assert 0o700 == (tmp_path / "vault").stat().st_mode & 0o777
