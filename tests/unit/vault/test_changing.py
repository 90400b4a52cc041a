# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing passphrase, words and key: exactly one passphrase opens, whatever fails between."""

from __future__ import annotations

import json
import os
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal import vault
from sharedjournal.crypto.secret import Secret
from sharedjournal.domain.errors import DiskFull, VaultDamaged, VaultUnusable, WrongPassphrase
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import changing, facts
from sharedjournal.vault.database import Database
from sharedjournal.vault.folder import Folder
from unit.vault import vaults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharedjournal.vault import Store

OLD, NEW = vaults.PASSPHRASE, b"a new one"
WORDS, RECIPIENT = vault.new_words()
NEW_WORDS, NEW_RECIPIENT = vault.new_words()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with recovery words, made once."""
    return vaults.make_closed(tmp_path_factory.mktemp("made") / "vault", recipient=RECIPIENT)


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(made, tmp_path / "vault")
    return tmp_path / "vault"


def opens(folder: Path, secret: bytes) -> bool:
    """Whether a passphrase opens the vault, and all of it is there and whole."""
    try:
        store = vaults.reopen(folder, secret)
    except WrongPassphrase:
        return False
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert () == store.check(NoProgress())
    store.close()
    return True


def words_open(folder: Path, words: bytearray) -> bool:
    """Whether words open the vault."""
    try:
        vault.open_with_words(folder, bytearray(words)).close()
    except WrongPassphrase:
        return False
    return True


def data_key(store: Store) -> bytes:
    """The key of an open vault."""
    return bytes(store._vault.key.buffer())


def header(folder: Path) -> dict[str, Any]:
    """What `vault.json` says."""
    content: dict[str, Any] = json.loads((folder / "vault.json").read_bytes())
    return content


def test_a_new_passphrase(folder: Path) -> None:
    """The new one opens, the old one does not, key and words stay."""
    store = vaults.reopen(folder)
    key = data_key(store)
    store.change_passphrase(vaults.passphrase(NEW))
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    store.close()

    assert opens(folder, NEW)
    assert not opens(folder, OLD)
    assert words_open(folder, WORDS)
    store = vaults.reopen(folder, NEW)
    assert key == data_key(store)
    store.close()
    assert (folder / "vault.json").read_bytes() == (folder / "vault.json.2").read_bytes()


def test_a_new_key(folder: Path) -> None:
    """Passphrase and key are new, the words as before; the old key opens nothing any more."""
    store = vaults.reopen(folder)
    key = data_key(store)
    store.change_key(vaults.passphrase(NEW), None)
    assert key != data_key(store)
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    store.entries.add(vaults.entry(3))
    store.entries.erase(vaults.entry(3).id)
    store.close()

    assert opens(folder, NEW)
    assert not opens(folder, OLD)
    assert words_open(folder, WORDS)
    with pytest.raises(VaultDamaged):
        Database.open(folder / "journal.db", Secret(key))


def test_a_new_key_with_new_words(folder: Path) -> None:
    """The new words open, the old ones do not."""
    store = vaults.reopen(folder)
    store.change_key(vaults.passphrase(NEW), NEW_RECIPIENT)
    store.close()

    assert opens(folder, NEW)
    assert words_open(folder, NEW_WORDS)
    assert not words_open(folder, WORDS)


def test_without_words_there_are_none_later(tmp_path: Path) -> None:
    """A new key does not make words where there were none."""
    store = vaults.make(tmp_path / "vault")
    store.change_key(vaults.passphrase(NEW), None)
    assert not store.has_recovery
    store.close()

    assert 1 == len(header(tmp_path / "vault")["slots"])
    assert opens(tmp_path / "vault", NEW)


def test_renewing_and_removing_words(folder: Path) -> None:
    """New words replace the old ones; removed, no words open; the passphrase stays all along."""
    store = vaults.reopen(folder)
    store.set_recovery(NEW_RECIPIENT)
    assert store.has_recovery
    store.close()
    assert words_open(folder, NEW_WORDS)
    assert not words_open(folder, WORDS)

    store = vaults.reopen(folder)
    store.set_recovery(None)
    assert not store.has_recovery
    store.close()
    assert not words_open(folder, NEW_WORDS)
    assert opens(folder, OLD)


def test_words_then_a_new_passphrase(folder: Path) -> None:
    """The way back after a forgotten passphrase."""
    store = vault.open_with_words(folder, bytearray(WORDS))
    store.change_passphrase(vaults.passphrase(NEW))
    store.close()

    assert opens(folder, NEW)
    assert not opens(folder, OLD)
    assert words_open(folder, WORDS)


def test_the_cost_is_kept(folder: Path) -> None:
    """A change derives at the cost that was fitted to this computer."""
    before = {name: header(folder)["slots"][0][name] for name in ("memory", "passes", "lanes")}
    store = vaults.reopen(folder)
    store.change_passphrase(vaults.passphrase(NEW))
    store.close()

    after = header(folder)["slots"][0]
    assert before == {name: after[name] for name in before}


class Killed(BaseException):
    """Stands for the end of the process: nothing after it is run."""


def kill_at(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, call: int) -> None:
    """The `call`-th call (from 1) of a function does not happen, nor does anything after it."""
    real = getattr(owner, name)
    calls = 0

    def counting(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= call:
            raise Killed
        return real(*args, **options)

    monkeypatch.setattr(owner, name, counting)


KILLS = [
    pytest.param(facts, "announce", 1, OLD, id="before anything"),
    pytest.param(Folder, "replace", 1, OLD, id="before the slots"),
    pytest.param(Folder, "_renew", 1, NEW, id="between the copies"),
    pytest.param(Database, "rekey", 1, NEW, id="before the key"),
    pytest.param(changing, "connect", 1, NEW, id="before it opened again"),
    pytest.param(facts, "settle", 1, NEW, id="before the words count"),
    pytest.param(Folder, "replace", 2, NEW, id="before the last slots"),
]


@pytest.mark.parametrize("recipient", [None, NEW_RECIPIENT])
@pytest.mark.parametrize(("owner", "name", "call", "opening"), KILLS)
def test_a_new_key_killed_anywhere(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    call: int,
    opening: bytes,
    recipient: str | None,
) -> None:
    """Exactly one passphrase and one set of words open, and the next opening ends the change."""
    store = vaults.reopen(folder)
    with monkeypatch.context() as patched:
        # Nothing is put right on the way out: a killed process does not.
        patched.setattr(changing, "_go_back", lambda *_: None)
        kill_at(patched, owner, name, call)
        with pytest.raises(Killed):
            store.change_key(vaults.passphrase(NEW), recipient)
    shutil.copytree(folder, tmp_path / "left")
    shutil.copytree(folder, tmp_path / "words")
    store._vault.folder.close()

    words = NEW_WORDS if opening is NEW and recipient else WORDS
    other = WORDS if words is NEW_WORDS else NEW_WORDS
    assert words_open(tmp_path / "words", words)
    assert not words_open(tmp_path / "words", other)
    for _ in range(2):
        assert opens(tmp_path / "left", opening)
        assert not opens(tmp_path / "left", NEW if opening is OLD else OLD)
        assert words_open(tmp_path / "left", words)
        assert not words_open(tmp_path / "left", other)
    ended = vaults.reopen(tmp_path / "left", opening)
    assert None is facts.read(ended._vault.database, "vault.recovery-announced")
    assert (recipient if opening is NEW and recipient else RECIPIENT) == facts.read(
        ended._vault.database, facts.RECIPIENT
    )
    assert 1 == len(ended._vault.header.open_with_passphrase(vaults.passphrase(opening)))
    ended.close()


@pytest.mark.parametrize("new", [None, NEW_RECIPIENT])
@pytest.mark.parametrize(("owner", "call"), [("replace", 1), ("_renew", 1)])
def test_new_words_killed_anywhere(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: str,
    call: int,
    new: str | None,
) -> None:
    """Slot and recipient belong together after the next opening."""
    store = vaults.reopen(folder)
    with monkeypatch.context() as patched:
        patched.setattr(facts, "settle", lambda *_: None)
        kill_at(patched, Folder, owner, call)
        with pytest.raises(Killed):
            store.set_recovery(new)
    shutil.copytree(folder, tmp_path / "left")
    store._vault.folder.close()

    assert opens(tmp_path / "left", OLD)
    written = owner == "_renew"
    assert words_open(tmp_path / "left", WORDS) is not written
    assert words_open(tmp_path / "left", NEW_WORDS) is (written and new is not None)


@pytest.mark.parametrize("code", ["first", "second"])
def test_a_full_disk_while_the_slots_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """Before the first copy is in place nothing has changed; afterwards everything has."""
    store = vaults.reopen(folder)
    real = Folder.replace

    def replace(self: Folder, name: str, data: bytes) -> None:
        if name == ("vault.json" if code == "first" else "vault.json.2"):
            raise OSError(28, "No space left on device")
        real(self, name, data)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "replace", replace)
        if code == "first":
            with pytest.raises(DiskFull):
                store.change_passphrase(vaults.passphrase(NEW))
        else:
            store.change_passphrase(vaults.passphrase(NEW))
            assert not (folder / "vault.json.2").exists()
    store.entries.add(vaults.entry(7))
    store.entries.erase(vaults.entry(7).id)
    store.close()

    assert opens(folder, OLD if code == "first" else NEW)
    assert not opens(folder, NEW if code == "first" else OLD)


def fail(error: BaseException) -> Callable[..., None]:
    """A function that fails."""

    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


@pytest.mark.parametrize("error", [DiskFull(), VaultDamaged("io")])
def test_a_failed_change_of_key_goes_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """The old passphrase, key and words open as before, also in the same session."""
    store = vaults.reopen(folder)
    key = data_key(store)
    with monkeypatch.context() as patched:
        patched.setattr(Database, "rekey", fail(error))
        with pytest.raises(type(error)):
            store.change_key(vaults.passphrase(NEW), NEW_RECIPIENT)
    assert key == data_key(store)
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    store.close()

    assert opens(folder, OLD)
    assert not opens(folder, NEW)
    assert words_open(folder, WORDS)
    assert not words_open(folder, NEW_WORDS)


def test_a_rekey_that_only_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Success is what opens again, not what a function returns."""
    store = vaults.reopen(folder)
    with monkeypatch.context() as patched:
        patched.setattr(Database, "rekey", lambda *_: None)
        with pytest.raises(VaultDamaged, match="rekey"):
            store.change_key(vaults.passphrase(NEW), None)
    store.close()

    assert opens(folder, OLD)
    assert not opens(folder, NEW)


def test_a_database_that_does_not_open_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both keys stay in the slots, so that nothing is lost when it opens later."""
    store = vaults.reopen(folder)

    def fail_to_connect(self: Database, _key: Secret) -> None:
        self.close()
        raise VaultDamaged("io")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "connect", fail_to_connect)
        with pytest.raises(VaultDamaged, match="io"):
            store.change_key(vaults.passphrase(NEW), None)
    store.close()

    assert opens(folder, NEW)
    assert not opens(folder, OLD)


def test_too_little_room_for_a_new_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known before anything is written."""
    store = vaults.reopen(folder)
    before = vaults.files(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=200, f_frsize=4096))
        with pytest.raises(DiskFull):
            store.change_key(vaults.passphrase(NEW), None)
    assert before == vaults.files(folder)

    with monkeypatch.context() as patched:
        patched.delattr(os, "statvfs")
        store.change_key(vaults.passphrase(NEW), None)
    store.close()
    assert opens(folder, NEW)


def test_a_change_left_behind_does_not_keep_anybody_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk an unfinished change of key waits; its passphrase opens all the same."""
    store = vaults.reopen(folder)
    with monkeypatch.context() as patched:
        patched.setattr(changing, "_go_back", lambda *_: None)
        patched.setattr(changing, "_rekey", fail(Killed()))
        with pytest.raises(Killed):
            store.change_key(vaults.passphrase(NEW), None)
    store.close()
    with monkeypatch.context() as patched:
        patched.setattr(changing, "_check_room", fail(DiskFull()))
        full = vaults.reopen(folder, NEW)
        assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(full)
        full.close()
    reading = vaults.reopen(folder, NEW, read_only=True)
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(reading)
    reading.close()

    assert opens(folder, NEW)
    assert not opens(folder, OLD)


@pytest.mark.parametrize("reopens", [True, False])
def test_a_failing_disk_while_a_change_is_ended(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reopens: bool
) -> None:
    """As long as the database opens with one of the keys, so does the vault."""
    store = vaults.reopen(folder)
    with monkeypatch.context() as patched:
        patched.setattr(changing, "_go_back", lambda *_: None)
        patched.setattr(changing, "_rekey", fail(Killed()))
        with pytest.raises(Killed):
            store.change_key(vaults.passphrase(NEW), None)
    store.close()

    def failing(self: Database, _key: Secret) -> None:
        if not reopens:
            self.close()
        raise VaultDamaged("io")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "rekey", failing)
        if not reopens:
            patched.setattr(changing, "_rekey", lambda vault, new: vault.database.rekey(new))
            with pytest.raises(VaultDamaged, match="io"):
                vaults.reopen(folder, NEW)
        else:
            again = vaults.reopen(folder, NEW)
            assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(again)
            again.close()

    assert opens(folder, NEW)
    assert not opens(folder, OLD)


def test_what_failed_last_is_done_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the database has the new key, a full disk no longer makes it a failure."""
    store = vaults.reopen(folder)
    with monkeypatch.context() as patched:
        patched.setattr(facts, "settle", fail(DiskFull()))
        store.change_key(vaults.passphrase(NEW), NEW_RECIPIENT)
    store.close()

    assert opens(folder, NEW)
    assert words_open(folder, NEW_WORDS)
    assert not words_open(folder, WORDS)


def test_the_vault_went_away(folder: Path) -> None:
    """A change in a vault that was deleted while open fails, and says so."""
    store = vaults.reopen(folder)
    shutil.rmtree(folder)

    with pytest.raises(VaultUnusable):
        store.change_passphrase(vaults.passphrase(NEW))
    store.close()


def test_no_key_fits(folder: Path) -> None:
    """Neither of two keys opens the database: damage."""
    other = vaults.make(folder.parent / "other")
    database = Database(folder / "journal.db")
    keys = (Secret.random(32), Secret.random(32))

    with pytest.raises(VaultDamaged, match="key"):
        changing.connect(database, keys)
    with pytest.raises(VaultDamaged, match="key"):
        changing.connect(database, ())
    other.close()
