# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways into a vault, its keys, backups and checks, as the windows and the terminal use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import couple
from couple import NOTHING, Person, passphrase
from sharedjournal import vault
from sharedjournal.app import reading, settings, upkeep, writing
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import (
    BadInput,
    DiskFull,
    VaultExists,
    WrongPassphrase,
)

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "another passphrase"


@pytest.fixture
def made(alex: Person, tmp_path: Path) -> upkeep.Created:
    """A vault with recovery words and one page."""
    found = upkeep.create(
        alex.world,
        tmp_path / "made",
        name=" Robin ",
        label="Ours",
        passphrase=passphrase(),
        recovery=True,
        cost=vault.Cost.FLOOR,
    )
    writing.write(found.session, Content(day=None, body="words"))
    return found


def words_of(made: upkeep.Created) -> bytearray:
    """A copy of the recovery words."""
    assert made.words is not None
    return bytearray(made.words)


def test_a_vault_is_made_once_with_its_name_inside(
    made: upkeep.Created, alex: Person, tmp_path: Path
) -> None:
    """The words are for showing once, and never in a repr."""
    assert 24 == len(words_of(made).split())
    assert words_of(made).decode() not in repr(made)
    assert "Robin" == made.session.store.settings.get("name")
    made.session.close()

    for folder, name, word, error in (
        ("made", "Robin", "x", VaultExists),
        ("new", " ", "x", BadInput),
        ("new", "Robin", "", BadInput),
    ):
        with pytest.raises(error):
            upkeep.create(
                alex.world,
                tmp_path / folder,
                name=name,
                label=None,
                passphrase=passphrase(word),
                recovery=False,
                cost=vault.Cost.FLOOR,
            )
    assert not (tmp_path / "new").exists()


def test_a_session_locks_whatever_happens(made: upkeep.Created, alex: Person) -> None:
    """The decoder ends and the vault can be opened again."""
    with pytest.raises(RuntimeError), made.session:
        raise RuntimeError

    assert alex.decoder.closed
    with pytest.raises(WrongPassphrase):
        upkeep.unlock(alex.world, alex.folder.parent / "made", passphrase("wrong"))
    with upkeep.unlock(alex.world, alex.folder.parent / "made", passphrase()) as session:
        session.interrupt()
        assert 1 == len(reading.rows(session))


def test_a_full_disk_keeps_nobody_from_reading(
    made: upkeep.Created, alex: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What should be erased waits; any other failure leaves the vault locked."""
    made.session.close()
    folder = alex.folder.parent / "made"
    monkeypatch.setattr(writing, "erase_old", _raising(DiskFull()))
    upkeep.unlock(alex.world, folder, passphrase()).close()
    monkeypatch.setattr(writing, "erase_old", _raising(RuntimeError()))
    with pytest.raises(RuntimeError):
        upkeep.unlock(alex.world, folder, passphrase())
    monkeypatch.undo()
    upkeep.unlock(alex.world, folder, passphrase()).close()


def _raising(error: Exception):  # type: ignore[no-untyped-def]
    def act(*_args: object) -> None:
        raise error

    return act


def test_recovery_gives_a_new_passphrase(made: upkeep.Created, alex: Person) -> None:
    """The words stay as they are; wrong ones open nothing."""
    made.session.close()
    folder = alex.folder.parent / "made"
    with pytest.raises(BadInput):
        upkeep.recover(alex.world, folder, words_of(made), bytearray())
    with pytest.raises(WrongPassphrase):
        upkeep.recover(alex.world, folder, bytearray(b"no words"), passphrase(OTHER))
    upkeep.recover(alex.world, folder, words_of(made), passphrase(OTHER)).close()

    with pytest.raises(WrongPassphrase):
        upkeep.unlock(alex.world, folder, passphrase())
    upkeep.unlock(alex.world, folder, passphrase(OTHER)).close()


def test_words_are_renewed_and_removed(made: upkeep.Created, alex: Person) -> None:
    """The old ones open nothing any more."""
    folder = alex.folder.parent / "made"
    renewed = upkeep.renew_recovery(made.session)
    made.session.close()

    with pytest.raises(WrongPassphrase):
        upkeep.recover(alex.world, folder, words_of(made), passphrase(OTHER))
    session = upkeep.recover(alex.world, folder, bytearray(renewed), passphrase(OTHER))
    upkeep.remove_recovery(session)
    session.close()
    with pytest.raises(WrongPassphrase):
        upkeep.recover(alex.world, folder, renewed, passphrase())


def test_passphrase_and_key_are_changed(made: upkeep.Created, alex: Person) -> None:
    """With a new key come new words, unless the old ones are kept or there were none."""
    folder = alex.folder.parent / "made"
    upkeep.change_passphrase(made.session, passphrase(OTHER))
    with pytest.raises(BadInput):
        upkeep.change_passphrase(made.session, bytearray())
    words = upkeep.change_key(made.session, passphrase("third"), keep_recovery=False)

    assert words is not None
    assert upkeep.change_key(made.session, passphrase("fourth"), keep_recovery=True) is None
    made.session.close()
    session = upkeep.recover(alex.world, folder, words, passphrase("fifth"))

    assert 1 == len(reading.rows(session))
    session.close()
    assert upkeep.change_key(alex.session, passphrase(OTHER), keep_recovery=False) is None


def test_words_that_were_shown_before_are_used(made: upkeep.Created, alex: Person) -> None:
    """With a new key, and on their own; None keeps those that are."""
    folder = alex.folder.parent / "made"
    first, second = upkeep.new_recovery(), upkeep.new_recovery()
    upkeep.change_key_to(made.session, passphrase(OTHER), first)
    upkeep.change_key_to(made.session, passphrase("third"), None)
    with pytest.raises(BadInput):
        upkeep.change_key_to(made.session, bytearray(), None)
    made.session.close()
    session = upkeep.recover(alex.world, folder, bytearray(first.words), passphrase("fourth"))
    upkeep.use_recovery(session, second)
    session.close()
    upkeep.recover(alex.world, folder, bytearray(second.words), passphrase("fifth")).close()
    with pytest.raises(WrongPassphrase):
        upkeep.recover(alex.world, folder, first.words, passphrase("sixth"))


def test_a_backup_opens_with_passphrase_or_words(
    made: upkeep.Created, alex: Person, tmp_path: Path
) -> None:
    """It holds every entry; the check finds nothing."""
    backup = tmp_path / "backup"

    assert 1 == upkeep.backup(made.session, backup, NOTHING)
    assert () == upkeep.check(made.session, NOTHING)

    made.session.close()
    with upkeep.restore(alex.world, backup, tmp_path / "one", passphrase()) as session:
        assert 1 == len(reading.rows(session))
    with upkeep.restore_with_words(
        alex.world, backup, tmp_path / "two", words_of(made), passphrase(OTHER)
    ) as session:
        assert 1 == len(reading.rows(session))
    upkeep.unlock(alex.world, tmp_path / "two", passphrase(OTHER)).close()


def test_the_index_catches_up(alex: Person) -> None:
    """Search is complete at any time; the index follows in slices."""
    for number in range(5):
        alex.write(f"word{number}")
    upkeep.index_pending(alex.session, slice_rows=2)

    assert 0 == alex.session.store.timeline.index_some(10)
    assert 1 == len(reading.search(alex.session, "word3"))


def test_words_of_a_failed_change_leave_the_vault_locked(
    made: upkeep.Created, alex: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new passphrase cannot be set, nothing stays open."""
    backup = tmp_path / "backup"
    upkeep.backup(made.session, backup, NOTHING)
    made.session.close()
    monkeypatch.setattr(vault.Store, "change_passphrase", _raising(DiskFull()))
    with pytest.raises(DiskFull):
        upkeep.recover(alex.world, tmp_path / "made", words_of(made), passphrase(OTHER))
    with pytest.raises(DiskFull):
        upkeep.restore_with_words(
            alex.world, backup, tmp_path / "two", words_of(made), passphrase(OTHER)
        )
    monkeypatch.undo()
    upkeep.unlock(alex.world, tmp_path / "made", passphrase()).close()


def test_names_of_people() -> None:
    """One line of text."""
    assert "A B" == upkeep.check_name(" A B ")
    for name in ("", "\u2028", "\x07"):
        with pytest.raises(BadInput):
            upkeep.check_name(f"a{name}b" if name else name)


def test_two_vaults_know_nothing_of_each_other(tmp_path: Path) -> None:
    """What is written in one is in no list of the other."""
    one, two = couple.person(tmp_path, "One"), couple.person(tmp_path, "Two")
    one.write("words")

    assert () == reading.rows(two.session)
    one.session.close()
    two.session.close()


def test_the_name_outside_is_changed(made: upkeep.Created, alex: Person, tmp_path: Path) -> None:
    """What the unlock screen reads, without the passphrase; inside it keeps its sign."""
    folder = tmp_path / "made"

    assert "Ours" == upkeep.listed_as(made.session)
    for label in ("", "x" * 101):
        with pytest.raises(BadInput):
            upkeep.list_as(made.session, label, "moon")
    upkeep.list_as(made.session, " Mine ", "moon")

    assert ("Mine", "moon") == vault.read_label(folder)

    upkeep.list_as(made.session, None, "tide")

    assert vault.read_label(folder) is None
    assert "tide" == settings.read(made.session, upkeep.SIGN)
    made.session.close()
    upkeep.unlock(alex.world, folder, passphrase()).close()


def test_a_journal_is_erased(made: upkeep.Created, alex: Person, tmp_path: Path) -> None:
    """What somebody else put into its folder stays; the rest is gone, and it is locked."""
    folder = tmp_path / "made"
    (folder / "letter.txt").touch()
    upkeep.erase_journal(made.session)

    assert ["letter.txt"] == [path.name for path in folder.iterdir()]

    own = alex.folder
    upkeep.erase_journal(alex.session)
    assert not own.exists()


def test_a_sign_is_kept_inside(alex: Person, tmp_path: Path) -> None:
    """Also where no name is shown outside."""
    for label in ("Ours", None):
        with upkeep.create(
            alex.world,
            tmp_path / f"with {label}",
            name="",
            label=label,
            sign="stones",
            passphrase=passphrase(),
            recovery=False,
            cost=vault.Cost.FLOOR,
        ).session as session:
            assert "stones" == settings.read(session, upkeep.SIGN)
