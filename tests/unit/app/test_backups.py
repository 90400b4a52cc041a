# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups that make themselves: when, where, and which of them go."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from couple import NOTHING, Person, passphrase
from sharedjournal.app import backups, reading, settings, upkeep
from sharedjournal.domain.errors import BadInput, Cancelled, NotAllowed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    found = tmp_path / "stick"
    found.mkdir()
    return found


def names(folder: Path) -> list[str]:
    """What lies there."""
    return sorted(path.name for path in folder.iterdir())


def test_none_makes_itself_until_a_folder_was_chosen(alex: Person, folder: Path) -> None:
    """And then at once, and again after a week."""
    assert backups.Plan(None, 4, None) == backups.plan(alex.session)
    assert not backups.make_due(alex.session, NOTHING)
    with pytest.raises(NotAllowed):
        backups.make_in_folder(alex.session, NOTHING)

    backups.choose(alex.session, folder, 2)

    assert [True, False] == [backups.make_due(alex.session, NOTHING) for _ in range(2)]
    alex.clock.advance(days=6)
    assert not backups.is_due(alex.session)
    alex.clock.advance(days=1)
    assert backups.make_due(alex.session, NOTHING)
    assert backups.Plan(folder, 2, alex.clock.today()) == backups.plan(alex.session)
    assert 2 == len(names(folder))

    backups.choose(alex.session, None)
    alex.clock.advance(days=30)
    assert not backups.is_due(alex.session)


def test_the_oldest_of_ours_go_and_nothing_else(alex: Person, folder: Path) -> None:
    """Another journal's backups in the same folder, and files of any other kind, stay."""
    others = ["journal-00000000-2020-01-01.backup", "journal.backup", "letter.txt"]
    for name in others:
        (folder / name).touch()
    backups.choose(alex.session, folder, 3)
    made = [backups.make_in_folder(alex.session, NOTHING).name for _ in range(12)]
    alex.clock.advance(days=1)
    made.append(backups.make_in_folder(alex.session, NOTHING).name)

    assert sorted([*others, *made[-3:]]) == names(folder)

    last = backups.make_in_folder(alex.session, NOTHING, only=True).name

    assert sorted([*others, last]) == names(folder)


def test_one_opens_as_the_journal_does(alex: Person, folder: Path, tmp_path: Path) -> None:
    """It is a whole journal."""
    alex.write("words")
    backups.choose(alex.session, folder)
    path = backups.make_in_folder(alex.session, NOTHING)
    with upkeep.restore(alex.world, path, tmp_path / "restored", passphrase()) as session:
        assert 1 == len(reading.rows(session))


def test_nothing_goes_where_none_could_be_made(alex: Person, folder: Path, tmp_path: Path) -> None:
    """Stopped, or without the folder, the old ones and the day of the last one stay."""
    backups.choose(alex.session, folder, 1)
    backups.make_in_folder(alex.session, NOTHING)
    before, plan = names(folder), backups.plan(alex.session)

    class Stopped:
        def report(self, _done: int, _total: int, _phase: str) -> None:
            raise Cancelled

        def check(self) -> None:
            raise Cancelled

    alex.clock.advance(days=8)
    with pytest.raises(Cancelled):
        backups.make_due(alex.session, Stopped())
    assert (before, plan) == (names(folder), backups.plan(alex.session))

    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(BadInput):
        backups.make_due(alex.session, NOTHING)


def test_what_cannot_be_chosen(alex: Person, folder: Path) -> None:
    """A folder that is there, and at least one."""
    for path, keep in ((Path("relative"), 4), (folder / "none", 4), (folder, 0), (folder, 51)):
        with pytest.raises(BadInput):
            backups.choose(alex.session, path, keep)


def test_what_cannot_be_read_counts_as_unset(alex: Person, folder: Path) -> None:
    """A day in the future, too: a clock that was set back must not stop backups."""
    for key, value in (("keep", "many"), ("last", "yesterday"), ("tag", "x")):
        settings.remember(alex.session, f"backup.{key}", value)
    assert backups.Plan(None, 4, None) == backups.plan(alex.session)

    backups.choose(alex.session, folder)
    future = alex.clock.today() + timedelta(days=400)
    settings.remember(alex.session, "backup.last", future.isoformat())
    assert backups.make_due(alex.session, NOTHING)


def test_one_made_by_hand_counts(alex: Person, folder: Path, tmp_path: Path) -> None:
    """Then none has to make itself."""
    backups.choose(alex.session, folder)

    assert 0 == backups.make_at(alex.session, tmp_path / "by hand", NOTHING)
    assert not backups.is_due(alex.session)
