# SPDX-License-Identifier: GPL-3.0-or-later
"""Which door the program opens, and the process as the window is given it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal import bootstrap, cli
from sharedjournal.bootstrap import ProcessHost
from sharedjournal.system import handover, process

if TYPE_CHECKING:
    from collections.abc import Sequence

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Which window was opened with what, or which terminal command was run."""
    happened: list[Any] = []
    monkeypatch.setattr("sys.platform", "linux")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)

    def terminal(arguments: Sequence[str], _door: cli.Door) -> int:
        happened.append(tuple(arguments))
        return 3

    def window(host: ProcessHost) -> int:
        happened.append((host.given_file(), host.was_hidden()))
        return 4

    gui = ModuleType("sharedjournal.gui.application")
    gui.run = window  # type: ignore[attr-defined]
    monkeypatch.setattr(cli, "run", terminal)
    monkeypatch.setitem(__import__("sys").modules, "sharedjournal.gui.application", gui)
    package = pytest.importorskip("sharedjournal.gui")
    monkeypatch.setattr(package, "application", gui, raising=False)
    return happened


def test_without_a_screen(opened: list[Any]) -> None:
    """The terminal program says that there is none."""
    assert 3 == bootstrap.run([])
    assert [()] == opened


@pytest.mark.parametrize("variable", SCREENS[:2])
def test_with_a_screen(opened: list[Any], monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    """No command is the window; a command is the terminal, whatever screens there are."""
    monkeypatch.setenv(variable, ":9")

    assert [4, 3, 3] == [bootstrap.run(each) for each in ([], ["list"], ["list", "--json"])]
    assert [(None, False), ("list",), ("list", "--json")] == opened


def test_after_a_lock(opened: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that follows a hidden one comes back minimised."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert [4, 4] == [bootstrap.run([process.AGAIN]), bootstrap.run([process.HIDDEN])]
    assert [(None, False), (None, True)] == opened


def test_a_file_is_given(
    opened: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A double click names one file; what is no such file is a command."""
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "journal.sharedjournal"
    file.write_bytes(b"")

    for argument in (file.name, "other.sharedjournal"):
        bootstrap.run([argument])

    assert [(file, False), ("other.sharedjournal",)] == opened


def test_an_open_window_is_told(
    opened: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where a window listens already, it gets the path, and no second one opens."""
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(handover, "is_heard", lambda: True)
    file = tmp_path / "journal.sharedjournal"
    file.write_bytes(b"")

    assert 0 == bootstrap.run([str(file)])
    assert [] == opened
    assert file == ProcessHost(None, hidden=False).take_hand_over()


def test_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the window asks of its process is asked of `system`."""
    asked: list[Any] = []
    monkeypatch.setattr(process, "replace", lambda *, hidden: asked.append(hidden))
    monkeypatch.setattr(process, "end", asked.append)
    host: Any = ProcessHost(Path("f"), hidden=True)
    host.replace_process(minimised=True)
    host.end_process(5)
    host.set_preference("theme", "dark")

    assert [True, 5] == asked
    assert {"theme": "dark"} == host.preferences()
    assert [Path("f"), None] == [host.given_file(), host.given_file()]
    assert host.hand_over_folder() == handover.folder()
    assert None is host.take_hand_over()
    assert isinstance(host.caps_lock(), bool)
    host.plugin_folder()
    host.world().decoder.close()
