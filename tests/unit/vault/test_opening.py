# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways into a vault, and everything that is none: refused with its kind, left as it was."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import unicodedata
from typing import TYPE_CHECKING, Any, Literal

import pytest
from sqlcipher3 import dbapi2

from sharedjournal import vault
from sharedjournal.crypto import argon, keyslots
from sharedjournal.crypto.errors import CryptoError
from sharedjournal.crypto.keyslots import Cost
from sharedjournal.domain.errors import (
    UnsafeLocation,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
)
from sharedjournal.domain.ids import VaultId
from sharedjournal.domain.ports import NoProgress
from unit.vault import vaults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OTHER_ID = VaultId("0a1b2c3d-0000-4000-8000-000000000002")
WORDS, RECIPIENT = vault.new_words()


def words() -> bytearray:
    """The recovery words of the test vault."""
    return bytearray(WORDS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with recovery words, made once; tests work on copies."""
    return vaults.make_closed(tmp_path_factory.mktemp("made") / "vault", recipient=RECIPIENT)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another vault, with another passphrase."""
    folder = tmp_path_factory.mktemp("other") / "vault"
    return vaults.make_closed(folder, secret=b"another", vault_id=OTHER_ID)


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of the vault to spoil."""
    shutil.copytree(made, tmp_path / "vault")
    return tmp_path / "vault"


def refuse(folder: Path, kind: type[Exception], secret: bytes = vaults.PASSPHRASE) -> Exception:
    """Opening raises exactly this kind and leaves every byte as it was."""
    before = vaults.files(folder.parent)
    with pytest.raises(kind) as caught:
        vaults.reopen(folder, secret)
    assert kind is type(caught.value)
    assert before == vaults.files(folder.parent)
    return caught.value


# --- Making one -------------------------------------------------------------------------------


def test_a_new_vault(tmp_path: Path) -> None:
    """It holds what was given, opens again, and is three private files and nothing else."""
    store = vaults.make(tmp_path / "vault", label="Mine")
    assert "Robin" == store.settings.get("name")
    assert vaults.VAULT_ID == store.vault_id
    assert "Mine" == store.label
    assert not store.read_only
    assert not store.has_recovery
    store.close()

    again = vaults.reopen(tmp_path / "vault")

    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(again)
    again.close()
    assert ["journal.db", "vault.json", "vault.json.2"] == sorted(vaults.files(tmp_path / "vault"))
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "vault").iterdir()}
    assert {0o600} == modes
    assert 0o700 == (tmp_path / "vault").stat().st_mode & 0o777
    assert ["vault"] == os.listdir(tmp_path)  # noqa: PTH208


def test_only_the_label_can_be_read(tmp_path: Path) -> None:
    """The name is inside; what is outside says nothing about the person."""
    vaults.make_closed(tmp_path / "a", label="Mine", recipient=RECIPIENT)
    vaults.make_closed(tmp_path / "b")

    assert ("Mine", None) == vault.read_label(tmp_path / "a")
    assert None is vault.read_label(tmp_path / "b")
    everything = b"".join(vaults.files(tmp_path).values())
    assert b"Robin" not in everything
    assert RECIPIENT.encode() not in everything


def test_an_empty_folder_becomes_a_vault(tmp_path: Path) -> None:
    """Also one that was just made in a file dialog, and one whose parents are missing."""
    (tmp_path / "empty").mkdir()
    vaults.make_closed(tmp_path / "empty")
    vaults.make_closed(tmp_path / "deep" / "er" / "vault")

    for folder in (tmp_path / "empty", tmp_path / "deep" / "er" / "vault"):
        vaults.reopen(folder).close()


@pytest.mark.parametrize("kind", ["vault", "file", "folder"])
def test_nothing_is_overwritten(folder: Path, kind: str) -> None:
    """Where something is, no vault is made."""
    place = folder.parent / "place"
    if kind == "vault":
        shutil.copytree(folder, place)
    elif kind == "file":
        place.write_bytes(b"mine")
    else:
        place.mkdir()
        (place / "mine").write_bytes(b"mine")
    before = vaults.files(folder.parent)

    with pytest.raises(VaultExists):
        vaults.make(place)

    assert before == vaults.files(folder.parent)


def test_an_incomplete_vault_is_cleared_away(tmp_path: Path) -> None:
    """What a killed creation left is in nobody's way, and never opens."""
    beside = tmp_path / ".vault.incomplete"
    beside.mkdir()
    (beside / "journal.db").write_bytes(b"half")

    vaults.make_closed(tmp_path / "vault")

    assert ["vault"] == [path.name for path in tmp_path.iterdir()]


def test_foreign_files_in_the_way_stay(tmp_path: Path) -> None:
    """Only files of our own making are cleared away."""
    beside = tmp_path / ".vault.incomplete"
    beside.mkdir()
    (beside / "mine").write_bytes(b"mine")
    with pytest.raises(VaultDamaged):
        vaults.make(tmp_path / "vault")
    assert b"mine" == (beside / "mine").read_bytes()

    (tmp_path / ".b.incomplete").write_bytes(b"mine")
    with pytest.raises(VaultExists):
        vaults.make(tmp_path / "b")
    assert b"mine" == (tmp_path / ".b.incomplete").read_bytes()


def test_what_production_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cost, derivation is fitted to this computer, from the floor of real vaults up."""
    from sharedjournal.vault import opening

    asked: list[Cost] = []

    def fitted(*_: object, **__: object) -> Cost:
        asked.append(Cost.PRODUCTION_FLOOR)
        return Cost.PRODUCTION_FLOOR

    monkeypatch.setattr(opening, "calibrate", fitted)
    vault.create(
        tmp_path / "vault",
        vault_id=vaults.VAULT_ID,
        label=None,
        name="Robin",
        passphrase=vaults.passphrase(),
        recovery_recipient=None,
    ).close()

    assert [Cost.PRODUCTION_FLOOR] == asked
    assert (64 * 1024, 3, 4) == (asked[0].memory_kib, asked[0].passes, asked[0].lanes)
    assert (
        65536 == json.loads((tmp_path / "vault" / "vault.json").read_bytes())["slots"][0]["memory"]
    )


# --- Passphrases and words --------------------------------------------------------------------


@pytest.mark.parametrize(
    "secret",
    [
        b"wrong",
        b"",
        b"correct horse ",
        b"correct horse\0",
        b"Correct horse",
        b"x" * 1_000_000,
        b"\xff\xfe",
    ],
)
def test_wrong_passphrases(folder: Path, secret: bytes) -> None:
    """Whatever it is, a wrong passphrase is that and nothing else."""
    refuse(folder, WrongPassphrase, secret)


def test_fifty_wrong_passphrases(folder: Path) -> None:
    """Nothing counts them, and nothing is ever wiped."""
    for number in range(50):
        with pytest.raises(WrongPassphrase):
            vaults.reopen(folder, b"wrong %d" % number)

    vaults.reopen(folder).close()


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_one_passphrase_in_every_form(
    tmp_path: Path, form: Literal["NFC", "NFD", "NFKC", "NFKD"]
) -> None:
    """However a keyboard composes it, it is the same passphrase."""
    text = "Ångström ﬁ é"
    vaults.make_closed(tmp_path / "vault", secret=text.encode())

    vaults.reopen(tmp_path / "vault", unicodedata.normalize(form, text).encode()).close()


def test_a_wrong_passphrase_takes_as_long_as_the_right_one(
    folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each vault and each passphrase the same is derived, once; what follows takes no time."""
    derived: list[tuple[Cost, int]] = []
    real = argon.derive

    def derive(secret: bytes, salt: bytes, cost: Cost, size: int) -> bytes:
        derived.append((cost, size))
        return real(secret, salt, cost, size)

    monkeypatch.setattr("sharedjournal.crypto.keyslots.derive", derive)
    for place, secret in ((folder, vaults.PASSPHRASE), (folder, b"wrong"), (other, b"x" * 999)):
        with contextlib.suppress(WrongPassphrase):
            vaults.reopen(place, secret).close()

    assert [(Cost.FLOOR, 32)] * 3 == derived


def test_words_open(folder: Path) -> None:
    """So do the 24 words, in any case and with any white space; and they do nothing else."""
    loose = bytearray(b"  " + WORDS.upper().replace(b" ", b"\n") + b"\n")
    store = vault.open_with_words(folder, loose)

    assert store.has_recovery
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    store.close()
    vaults.reopen(folder).close()


@pytest.mark.parametrize("wrong", ["others", "23", "unknown", "empty"])
def test_wrong_words(folder: Path, wrong: str) -> None:
    """Other words, too few, unknown ones or none open nothing, and change nothing."""
    given = {
        "others": vault.new_words()[0],
        "23": bytearray(b" ".join(WORDS.split()[:23])),
        "unknown": bytearray(b"zebrafish " * 24),
        "empty": bytearray(),
    }[wrong]
    before = vaults.files(folder)

    with pytest.raises(WrongPassphrase):
        vault.open_with_words(folder, given)

    assert before == vaults.files(folder)


def test_words_open_no_vault_that_has_none(other: Path) -> None:
    """Without a recovery slot no words open."""
    with pytest.raises(WrongPassphrase):
        vault.open_with_words(other, words())


def test_slots_that_cannot_be_read_are_damage(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what does not open is a wrong passphrase; what is broken is damage."""

    def broken(*_: object) -> None:
        raise CryptoError("broken")

    monkeypatch.setattr(keyslots.VaultHeader, "open_with_passphrase", broken)

    refuse(folder, VaultDamaged)


# --- vault.json -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["vault.json", "vault.json.2"])
@pytest.mark.parametrize("spoil", ["missing", "zero", "truncated", "noise", "long"])
def test_one_copy_is_enough(folder: Path, name: str, spoil: str) -> None:
    """The other copy opens, and mends this one at once."""
    whole = (folder / name).read_bytes()
    spoiled = {
        "missing": None,
        "zero": b"",
        "truncated": whole[:-1],
        "noise": os.urandom(500),
        "long": b" " * (1024 * 1024 + 1),
    }[spoil]
    (folder / name).unlink()
    if spoiled is not None:
        (folder / name).write_bytes(spoiled)

    vaults.reopen(folder).close()

    assert whole == (folder / name).read_bytes()


@pytest.mark.parametrize("spoil", ["missing", "zero", "truncated", "noise"])
def test_without_a_copy_there_is_no_way_in(folder: Path, spoil: str) -> None:
    """Both copies spoiled: damage, never a new vault, never a wrong passphrase."""
    for name in ("vault.json", "vault.json.2"):
        whole = (folder / name).read_bytes()
        (folder / name).unlink()
        if spoil != "missing":
            spoiled = {"zero": b"", "truncated": whole[:-1], "noise": os.urandom(500)}[spoil]
            (folder / name).write_bytes(spoiled)

    refuse(folder, VaultDamaged)


def test_every_flipped_bit_is_found(folder: Path) -> None:
    """In both copies alike: every bit counts."""
    whole = (folder / "vault.json").read_bytes()
    places = [*range(0, len(whole), 17), len(whole) - 1]
    for place in places:
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << place % 8
        for name in ("vault.json", "vault.json.2"):
            (folder / name).write_bytes(spoiled)

        with pytest.raises(VaultDamaged):
            vaults.reopen(folder)
        with pytest.raises(VaultDamaged):
            vault.read_label(folder)


def edited(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change both copies of `vault.json` and give them a right checksum."""
    content = json.loads((folder / "vault.json").read_bytes())
    edit(content)
    content.pop("checksum")

    def encode(value: dict[str, Any]) -> bytes:
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

    content["checksum"] = hashlib.sha256(encode(content)).hexdigest()
    for name in ("vault.json", "vault.json.2"):
        (folder / name).write_bytes(encode(content) + b"\n")


def test_the_copy_with_the_higher_number_counts(folder: Path, tmp_path: Path) -> None:
    """Killed between the two copies: only the newer is ever tried, so one passphrase opens."""
    old = (folder / "vault.json").read_bytes()
    store = vaults.reopen(folder)
    store.change_passphrase(vaults.passphrase(b"new"))
    store.close()
    for name in ("vault.json", "vault.json.2"):
        copy = tmp_path / f"copy {name}"
        shutil.copytree(folder, copy)
        (copy / name).write_bytes(old)

        with pytest.raises(WrongPassphrase):
            vaults.reopen(copy)
        vaults.reopen(copy, b"new").close()

        assert old not in vaults.files(copy).values()


@pytest.mark.parametrize("change", [{"memory": 2**42}, {"passes": 2**32}, {"lanes": 0}])
def test_absurd_costs_are_refused_before_anything_is_allocated(
    folder: Path, change: dict[str, int]
) -> None:
    """The bounds are looked at first, also where the checksum is right."""
    edited(folder, lambda content: content["slots"][0].update(change))

    refuse(folder, VaultDamaged)


def test_lowered_costs_open_nothing(tmp_path: Path) -> None:
    """Parameters are authenticated: a cheaper slot is a wrong passphrase, not a weaker unlock."""
    folder = tmp_path / "vault"
    vault.create(
        folder,
        vault_id=vaults.VAULT_ID,
        label=None,
        name="Robin",
        passphrase=vaults.passphrase(),
        cost=Cost(memory_kib=20 * 1024, passes=2, lanes=1),
    ).close()
    edited(folder, lambda content: content["slots"][0].update(passes=1))

    refuse(folder, WrongPassphrase)


def test_the_slots_of_another_vault(folder: Path, other: Path) -> None:
    """Someone else's `vault.json`: our passphrase opens nothing, theirs finds damage."""
    for name in ("vault.json", "vault.json.2"):
        shutil.copy(other / name, folder / name)

    refuse(folder, WrongPassphrase)
    refuse(folder, VaultDamaged, b"another")


def test_a_replaced_recovery_slot(folder: Path, other: Path) -> None:
    """Someone put in a slot for words of their own: ours open nothing, theirs find damage."""
    theirs, recipient = vault.new_words()
    store = vaults.reopen(other, b"another") if other.exists() else None
    assert store is not None
    store.close()
    attacker = folder.parent / "attacker"
    vaults.make_closed(attacker, recipient=recipient)
    slots = json.loads((attacker / "vault.json").read_bytes())["slots"]
    edited(folder, lambda content: content["slots"].__setitem__(1, slots[1]))

    with pytest.raises(WrongPassphrase):
        vault.open_with_words(folder, words())
    with pytest.raises(VaultDamaged):
        vault.open_with_words(folder, bytearray(theirs))

    # The next change goes to the recipient that is kept inside.
    store = vaults.reopen(folder)
    store.change_key(vaults.passphrase(b"new"), None)
    store.close()
    vault.open_with_words(folder, words()).close()


def test_a_newer_format_of_slots(folder: Path) -> None:
    """It is named as such, and left alone."""
    edited(folder, lambda content: content.update(version=99))

    refuse(folder, VaultTooNew)


# --- journal.db -------------------------------------------------------------------------------


def plain_sqlite(path: Path) -> None:
    """A database without encryption."""
    path.unlink()
    opened = dbapi2.connect(str(path))
    opened.executescript("CREATE TABLE t(a); INSERT INTO t VALUES (1);")
    opened.close()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda db, _o: db.write_bytes(b""), id="empty"),
        pytest.param(lambda db, _o: db.write_bytes(b"SQLite format 3"), id="15 bytes"),
        pytest.param(lambda db, _o: db.write_bytes(os.urandom(9 * 4096)), id="noise"),
        pytest.param(lambda db, _o: plain_sqlite(db), id="plain SQLite"),
        pytest.param(lambda db, o: shutil.copy(o / "journal.db", db), id="of another vault"),
        pytest.param(lambda db, _o: db.unlink(), id="missing"),
        pytest.param(lambda db, _o: db.write_bytes(db.read_bytes()[:-1]), id="a byte less"),
        pytest.param(lambda db, _o: db.write_bytes(db.read_bytes()[:-4096]), id="a page less"),
        pytest.param(
            lambda db, _o: db.write_bytes(db.read_bytes()[: db.stat().st_size // 8192 * 4096]),
            id="half",
        ),
    ],
)
def test_what_is_not_the_database(
    folder: Path, other: Path, spoil: Callable[[Path, Path], object]
) -> None:
    """Damage; never a new journal, and nothing is written to it."""
    spoil(folder / "journal.db", other)

    refuse(folder, VaultDamaged)


@pytest.mark.parametrize(
    ("place", "named"), [(0, None), (15, None), (30, "1"), (4095, "1"), (4020, "1"), (4030, "1")]
)
def test_a_flipped_bit_in_the_first_page(folder: Path, place: int, named: str | None) -> None:
    """The page is named; with another salt no page is whole, and then it is just damage."""
    data = bytearray((folder / "journal.db").read_bytes())
    data[place] ^= 4
    (folder / "journal.db").write_bytes(data)

    error = refuse(folder, VaultDamaged)

    assert isinstance(error, VaultDamaged)
    assert named == error.data.get("pages")


def test_leftovers_of_other_modes_are_ignored(folder: Path) -> None:
    """A planted `-wal` or `-shm` is not read and is gone afterwards; so are half-written copies."""
    for name in ("journal.db-wal", "journal.db-shm", "vault.json.new", "vault.json.2.new"):
        (folder / name).write_bytes(os.urandom(4096))

    store = vaults.reopen(folder)

    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    store.close()
    assert ["journal.db", "vault.json", "vault.json.2"] == sorted(vaults.files(folder))


def test_conflicting_copies_beside_it_are_ignored(folder: Path) -> None:
    """What a synchroniser leaves is neither merged nor removed."""
    name = "journal (conflicted copy 2025-11-19).db"
    (folder / name).write_bytes(b"theirs")

    vaults.reopen(folder).close()

    assert b"theirs" == (folder / name).read_bytes()


@pytest.mark.parametrize(
    "content", [b"x" * 9000, b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(9000)]
)
def test_a_planted_journal_is_not_played(folder: Path, content: bytes) -> None:
    """SQLite would write it back into the database; it is refused before that."""
    (folder / "journal.db-journal").write_bytes(content)

    refuse(folder, VaultDamaged)


def test_another_vault_id_inside_is_damage(folder: Path) -> None:
    """Slots and database belong together by their id too."""
    store = vaults.reopen(folder)
    store.settings.set("vault.id", OTHER_ID)
    store.close()

    refuse(folder, VaultDamaged)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM draft; END", VaultDamaged),
        ("CREATE VIEW v AS SELECT * FROM entry", VaultDamaged),
        ("PRAGMA user_version = 131072", VaultTooNew),
        ("PRAGMA application_id = 1", VaultDamaged),
    ],
)
def test_what_someone_with_the_key_planted(
    folder: Path, statement: str, kind: type[Exception]
) -> None:
    """Triggers, views, a newer version: refused by the schema, before any of it runs."""
    store = vaults.reopen(folder)
    store._vault.database.execute(statement)
    store.close()

    refuse(folder, kind)


# --- The folder -------------------------------------------------------------------------------


def test_no_folder(tmp_path: Path) -> None:
    """No vault is made by opening one."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    for name in ("missing", "empty", "file"):
        with pytest.raises(VaultMissing):
            vaults.reopen(tmp_path / name)
        with pytest.raises(VaultMissing):
            vault.read_label(tmp_path / name)

    assert ["empty", "file"] == sorted(path.name for path in tmp_path.iterdir())


def test_only_one_at_a_time(folder: Path) -> None:
    """While it is open nobody else gets in; afterwards they do."""
    store = vaults.reopen(folder)

    with pytest.raises(VaultInUse):
        vaults.reopen(folder)
    store.close()
    store.close()

    vaults.reopen(folder).close()


def test_through_a_link(folder: Path, tmp_path: Path) -> None:
    """A link to the folder leads to the same vault; links in place of its files do not open."""
    (tmp_path / "link").symlink_to(folder)
    store = vaults.reopen(tmp_path / "link")
    with pytest.raises(VaultInUse):
        vaults.reopen(folder)
    store.close()

    for name in ("journal.db", "vault.json"):
        copy = tmp_path / f"copy {name}"
        shutil.copytree(folder, copy)
        (copy / name).rename(tmp_path / name)
        (copy / name).symlink_to(tmp_path / name)
        with pytest.raises(UnsafeLocation):
            vaults.reopen(copy)


def test_wide_modes_are_narrowed(folder: Path) -> None:
    """What was left open to others is closed at the next opening."""
    for path in (folder, *folder.iterdir()):
        path.chmod(0o777)

    vaults.reopen(folder).close()

    assert {0o700, 0o600 | 0o100} >= {
        path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())
    }


@pytest.mark.parametrize("name", ["é😀 journal", "a?b=c%41#d", "ne\nline", "x" * 200])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    """A folder's name means nothing to the program."""
    vaults.make_closed(tmp_path / name)

    vaults.reopen(tmp_path / name).close()

    assert [name] == [path.name for path in tmp_path.iterdir()]


def test_reading_only(folder: Path) -> None:
    """Asked for, nothing is written, mended or removed; reading works, writing is refused."""
    (folder / "vault.json.2").unlink()
    (folder / "journal.db-wal").write_bytes(b"kept")
    before = vaults.files(folder)

    store = vaults.reopen(folder, read_only=True)

    assert store.read_only
    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    writing: tuple[Callable[[], object], ...] = (
        lambda: store.entries.add(vaults.entry(9)),
        lambda: store.change_passphrase(vaults.passphrase(b"new")),
        lambda: store.change_key(vaults.passphrase(b"new"), None),
        lambda: store.set_recovery(None),
    )
    for refused in writing:
        with pytest.raises(VaultReadOnly):
            refused()
    assert 3 == store.backup(folder.parent / "rescue.backup", NoProgress())
    store.close()
    assert before == vaults.files(folder)


def test_an_unfinished_transaction_cannot_be_undone_while_reading_only(folder: Path) -> None:
    """Half of a transaction is never shown."""
    (folder / "journal.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(900))

    with pytest.raises(VaultReadOnly):
        vaults.reopen(folder, read_only=True)


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens for reading, as the system says that it cannot be written."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    store = vaults.reopen(folder)

    assert store.read_only
    store.close()


def test_deleted_while_open(folder: Path, tmp_path: Path) -> None:
    """The program keeps running on what it holds, and a backup can still be made elsewhere."""
    store = vaults.reopen(folder)
    shutil.rmtree(folder)

    assert ["entry 0", "entry 1", "entry 2"] == vaults.titles(store)
    assert 3 == store.backup(tmp_path / "rescue.backup", NoProgress())
    store.close()
