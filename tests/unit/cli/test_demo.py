# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo is real: what it prints comes from two vaults that stay, or are erased, as asked."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from sharedjournal.cli import demo, story
from unit.cli.doors import Program

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All chapters, the words of both people, and nothing left behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    done = Program(tmp_path, tmp_path).raw("demo")
    flat = " ".join(done.out.replace("|", " ").split())

    assert (0, "") == (done.code, done.err)
    assert [] == list(tmp_path.iterdir())
    assert [f"{n}. " for n in range(1, 9)] == [
        line[:3] for line in done.out.splitlines() if line[:1].isdigit() and line[1:3] == ". "
    ]
    for words in (story.MAYA_PASSAGE, story.REPLY, story.SAID_BACK, story.MAYA_ANSWER):
        assert words in flat
    assert (
        "Maya searches her journal for “advert” and finds 2 pages; Sam searches his and finds 0"
        in flat
    )


def test_demo_that_stays(tmp_path: Path) -> None:
    """With a folder both journals stay and open with the printed passphrases."""
    folder = tmp_path / "demo"
    program = Program(tmp_path, folder / "sam")
    done = program.raw("demo", "--dir", folder)

    assert 0 == done.code
    for name, words in story.PASSPHRASES.items():
        assert words in done.out
        person = Program(tmp_path, folder / name.lower())
        person.passphrase_file.write_text(words + "\n", encoding="utf-8")
        assert len(person.json("list").rows) >= 5
        assert {"ok": True, "problems": []} == person.json("check").row
    again = program.raw("demo", "--dir", folder)
    assert (1, "FileExists") == (again.code, again.kind)
    nowhere = program.raw("demo", "--dir", tmp_path / "no" / "demo")
    assert (1, "BadInput") == (nowhere.code, nowhere.kind)


def test_demo_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped in the middle, nothing stays."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(demo, "_share", stop)

    assert 130 == Program(tmp_path, tmp_path).raw("demo").code
    assert [] == list(tmp_path.iterdir())
