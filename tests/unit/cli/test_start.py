# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program begins: isolated, hardened, with the real world, and streams or none."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal import __main__, bootstrap, cli
from sharedjournal.system import hardening

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is none, also where tests of the window ran before in this process."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What happens, in order, where the program would begin; nothing of it does."""
    happened: list[Any] = []
    monkeypatch.setattr(hardening, "harden", lambda: happened.append("hardened"))
    monkeypatch.setattr(signal, "signal", lambda *what: happened.append(what[0]))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(arguments: list[str]) -> int:
        happened.append(arguments)
        return 7

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(sys, "argv", ["sharedjournal", "list", "--json"])
    return happened


def flags(monkeypatch: pytest.MonkeyPatch, *, isolated: bool) -> None:
    """Say of this interpreter that it is isolated, or not."""
    monkeypatch.setattr(sys, "flags", SimpleNamespace(isolated=int(isolated)))


def test_isolated(monkeypatch: pytest.MonkeyPatch, begun: list[Any]) -> None:
    """Isolated, it hardens itself first, hears requests to end, and runs."""
    flags(monkeypatch, isolated=True)

    code = __main__.main()

    assert 7 == code
    assert "hardened" == begun[0]
    assert ["list", "--json"] == begun[-1]
    assert signal.SIGTERM in begun


def test_not_isolated(monkeypatch: pytest.MonkeyPatch, begun: list[Any]) -> None:
    """Otherwise another interpreter takes its place, with the same arguments and less around."""
    flags(monkeypatch, isolated=False)
    calls: list[Any] = []

    def instead(path: str, command: list[str], environment: dict[str, str]) -> None:
        calls.append((path, command, environment))
        raise SystemExit(0)

    monkeypatch.setattr(os, "execve", instead)
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    with pytest.raises(SystemExit):
        __main__.main()

    ((path, command, environment),) = calls
    assert sys.executable == path == command[0]
    assert ["-I", "-m", "sharedjournal", "list", "--json"] == command[1:]
    assert "PYTHONPATH" not in environment
    assert [] == begun


def test_no_interpreter_to_begin_anew(monkeypatch: pytest.MonkeyPatch, begun: list[Any]) -> None:
    """Where the interpreter does not know itself, it goes on as it is."""
    flags(monkeypatch, isolated=False)
    monkeypatch.setattr(sys, "executable", "")

    assert 7 == __main__.main()
    assert "hardened" == begun[0]


def test_outlives_its_terminal(monkeypatch: pytest.MonkeyPatch, begun: list[Any]) -> None:
    """A request to end that the program was told to ignore (nohup) goes on being ignored."""
    flags(monkeypatch, isolated=True)
    ignored = signal.SIGTERM
    monkeypatch.setattr(
        signal, "getsignal", lambda number: signal.SIG_IGN if number == ignored else signal.SIG_DFL
    )

    __main__.main()

    assert ignored not in begun


def test_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody caught is one calm line; an interrupt is none."""
    __main__._say_nothing(ValueError, ValueError("canary"), None)
    __main__._say_nothing(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert "error: Unexpected: The program cannot go on (ValueError).\n" == capsys.readouterr().err


def test_asked_to_end() -> None:
    """A request to end unwinds everything that is open."""
    with pytest.raises(SystemExit) as caught:
        __main__._end(signal.SIGTERM, None)

    assert 143 == caught.value.code


def test_real_world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program is given this process's streams and the real clock, ids and decoder."""
    doors: list[cli.Door] = []

    def run(_arguments: list[str], door: cli.Door) -> int:
        doors.append(door)
        return 0

    monkeypatch.setattr(cli, "run", run)
    with (tmp_path / "file").open("w+", encoding="ascii") as file:
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, file)
        bootstrap.run([])
        assert "replace" == file.errors
        assert file.buffer == doors[0].stdin
    world = doors[0].world()

    assert world.clock.now().tzinfo is not None
    assert 36 == len(world.ids.new())
    assert None is doors[0].cost
    world.decoder.close()


def test_no_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams that were closed by who started it are empty ones."""
    doors: list[cli.Door] = []
    monkeypatch.setattr(cli, "run", lambda _arguments, door: doors.append(door))
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)

    bootstrap.run([])

    assert b"" == doors[0].stdin.read()
    assert isinstance(doors[0].stdout, io.BytesIO)
