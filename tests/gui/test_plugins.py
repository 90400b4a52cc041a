# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt loads what is on the list and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from sharedjournal.gui import plugins

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links")


@pytest.fixture
def paths(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What Qt was told, without telling it: this process has its application already."""
    told: list[list[str]] = []
    monkeypatch.setattr(QCoreApplication, "setLibraryPaths", told.append)
    return told


def linked(folder: Path) -> dict[str, Path]:
    """The links below a folder, by their place in it."""
    (top,) = folder.iterdir()
    return {
        path.relative_to(top).as_posix(): path.readlink()
        for path in top.rglob("*")
        if path.is_symlink()
    }


def test_only_what_is_allowed_is_linked(tmp_path: Path, paths: list[list[str]]) -> None:
    """The real folder of Qt: a screen, and not one at the end of a network."""
    assert plugins.restrict(tmp_path)

    found = linked(tmp_path)
    assert [[str(next(tmp_path.iterdir()))]] == paths
    assert {"platforms/libqxcb.so", "platforms/libqoffscreen.so"} < set(found)
    assert [] == [name for name in found if "vnc" in name or "debug" in name or "sql" in name]
    assert all(target.is_file() for target in found.values())


def test_what_was_planted_is_taken_away(tmp_path: Path, paths: list[list[str]]) -> None:
    """A file, a link to elsewhere, a kind that is not on the list: gone at the next start."""
    plugins.restrict(tmp_path)
    clean = linked(tmp_path)
    (top,) = tmp_path.iterdir()
    planted = top / "platforms" / "libqxcb.so"
    planted.unlink()
    planted.symlink_to("/elsewhere/libqxcb.so")
    (top / "platforms" / "libevil.so").write_bytes(b"\x7fELF")
    (top / "tls").mkdir()
    (top / "tls" / "libqopensslbackend.so").symlink_to("/elsewhere")
    (top / "file").write_bytes(b"")
    plugins.restrict(tmp_path)

    assert clean == linked(tmp_path)
    assert set(plugins.ALLOWED) == {path.name for path in top.iterdir()}


def test_two_versions_do_not_disturb_each_other(tmp_path: Path, paths: list[list[str]]) -> None:
    """Each has a folder of its own."""
    source = tmp_path / "other"
    (source / "platforms").mkdir(parents=True)
    folder = tmp_path / "links"
    folder.mkdir()
    plugins.restrict(folder)
    plugins.restrict(folder, source)

    assert 2 == len(list(folder.iterdir()))
    assert paths[0] != paths[1]


@pytest.mark.parametrize("place", ["none", "file"])
def test_where_nothing_can_be_written_it_says_so(
    tmp_path: Path, paths: list[list[str]], place: str
) -> None:
    """And Qt is told nothing."""
    (tmp_path / "file").write_bytes(b"")

    assert not plugins.restrict(tmp_path / "file" if place == "file" else None)
    assert [] == paths


@pytest.mark.parametrize(("platform", "starts"), [("offscreen", True), ("vnc", False)])
def test_qt_obeys(tmp_path: Path, platform: str, starts: bool) -> None:
    """A fresh process with the links: it starts without a screen, and not as a server."""
    program = (
        "import sys; from pathlib import Path; from sharedjournal.gui import plugins\n"
        "assert plugins.restrict(Path(sys.argv[1]))\n"
        "from PySide6.QtWidgets import QApplication; QApplication(['test']); print('started')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        check=False,
        timeout=30,
        env=os.environ | {"QT_QPA_PLATFORM": platform},
    )

    assert starts == (ended.stdout == b"started\n")
    assert starts == (ended.returncode == 0)
