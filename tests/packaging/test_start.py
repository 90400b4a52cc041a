# SPDX-License-Identifier: GPL-3.0-or-later
"""The first command of every user says clearly what it needs, and starts what was asked for."""

from __future__ import annotations

import ast
import errno
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import environment
import start
from environment import Outcome, Place, Trouble
from start import SystemNeed

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
NEEDS = (
    SystemNeed("the window", ("libegl1", "libgl1")),
    SystemNeed("readable letters", ("fonts-inter",)),
)


class FakeDebian:
    """dpkg and apt-get with a set of installed packages; apt can be made to fail."""

    def __init__(self, *packages: str, works: bool = True) -> None:
        self.packages = set(packages)
        self.works = works
        self.commands: list[str] = []

    def __call__(self, command: Sequence[str]) -> Outcome:
        if command[0] == "dpkg-query":
            there = command[-1] in self.packages
            return Outcome(0, "installed") if there else Outcome(1, "no packages found")
        self.commands.append(" ".join(command))
        return Outcome(0, "") if self.works else Outcome(100, "E: broken\n")


class Started(Exception):
    """The command that the setup would have become."""


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setup that is done at once, and a start that only tells its command."""

    def tell(path: str, command: list[str]) -> None:
        raise Started(*command)

    monkeypatch.setattr(start, "set_up", lambda place, version: None)
    monkeypatch.setattr(os, "execv", tell)
    monkeypatch.chdir(Path.cwd())


@pytest.mark.parametrize("name", ["start.py", "environment.py"])
def test_an_older_python_can_read_it(name: str) -> None:
    """Python 3.9 parses both modules, so that it can print a sentence."""
    source = (ROOT / "packaging" / name).read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 9))


def test_versions_are_those_of_the_project() -> None:
    """The sentence and pyproject.toml name the same Pythons."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (oldest, newest) = start.OLDEST, start.NEWEST

    expected = f">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"

    assert expected == settings["project"]["requires-python"]


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 15), (4, 0)])
def test_wrong_python(version: tuple[int, int]) -> None:
    """The sentence names the versions that do, and Debian's packages."""
    with pytest.raises(Trouble) as told:
        start.check_python(version, which=lambda name: None)

    assert (
        "This project runs on Python 3.11 to 3.14; "
        f"this is Python {version[0]}.{version[1]}.\n"
        "Nothing was changed.\n"
        "Install a newer one (Debian 12 or later: apt-get install python3 python3-venv)."
    ) == str(told.value)


def test_wrong_python_beside_a_right_one() -> None:
    """If a right Python is installed, the sentence gives the command with it."""
    with pytest.raises(Trouble, match=r"installed here: python3\.13 packaging/start\.py"):
        start.check_python((3, 10), which=lambda name: name if name < "python3.14" else None)


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_python_without_venv(missing: str) -> None:
    """Debian's split package is named."""
    with pytest.raises(Trouble, match="apt-get install python3-venv"):
        start.check_python((3, 11), has_module=lambda name: name != missing)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (3, 14)])
def test_right_python(version: tuple[int, int]) -> None:
    """Every supported version with venv passes."""
    start.check_python(version, has_module=lambda name: name)


def test_nothing_needed() -> None:
    """Without rows there is nothing to install, on Debian or elsewhere."""
    for debian in (True, False):
        said = start.provide_system((), debian=debian, root=True, run=FakeDebian())

        assert "nothing is needed" == said


def test_newer_names_count() -> None:
    """A library that a newer Debian calls `…t64` is there."""
    debian = FakeDebian("libgl1t64", "libegl1", "fonts-intert64")

    assert "all there" == start.provide_system(NEEDS, debian=True, root=True, run=debian)


def test_what_the_window_needs_is_named() -> None:
    """The rows are the packages that a bare Debian was measured to lack."""
    names = [name for need in start.SYSTEM_NEEDS for name in need.packages]

    assert len(names) == len(set(names))
    assert {"libegl1", "fonts-inter", "libxcb-cursor0", "libwayland-cursor0"} < set(names)


def test_system_libraries_all_there() -> None:
    """What is installed is not installed again."""
    debian = FakeDebian("libegl1", "libgl1", "fonts-inter")

    assert "all there" == start.provide_system(NEEDS, debian=True, root=True, run=debian)
    assert [] == debian.commands


def test_system_libraries_as_root() -> None:
    """Root on Debian: only what is missing, without questions."""
    debian = FakeDebian("libgl1")

    said = start.provide_system(NEEDS, debian=True, root=True, run=debian)

    assert "installed fonts-inter libegl1" == said
    apt = "env DEBIAN_FRONTEND=noninteractive apt-get "
    assert [
        apt + "update",
        apt + "install -y --no-install-recommends fonts-inter libegl1",
    ] == debian.commands


def test_system_libraries_without_root() -> None:
    """A user gets the exact command, and the setup goes on."""
    debian = FakeDebian("libegl1", "libgl1")

    said = start.provide_system(NEEDS, debian=True, root=False, run=debian)

    assert (
        "not there for readable letters. Install them with: sudo apt-get install -y fonts-inter"
    ) == said
    assert [] == debian.commands


def test_system_libraries_elsewhere() -> None:
    """Other systems get the names, as they are called on Debian."""
    said = start.provide_system(NEEDS, debian=False, root=True, run=FakeDebian())

    assert (
        "for the window; readable letters, install what Debian calls fonts-inter libegl1 libgl1"
    ) == said


def test_system_libraries_that_fail() -> None:
    """apt's own words are shown, and what does not work now."""
    debian = FakeDebian(works=False)

    said = start.provide_system(NEEDS[:1], debian=True, root=True, run=debian)

    assert (
        "E: broken\napt-get failed; not there: the window. All else works without them."
    ) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "p/x cannot be written"),
        (errno.EROFS, "p/x cannot be written"),
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_file_trouble(number: int, said: str) -> None:
    """A folder that is read-only, a full disk and anything else are told apart."""
    error = OSError(number, os.strerror(number), "p/x")

    trouble = start.file_trouble(error, Place(Path("p")))

    assert said in str(trouble)
    assert environment.SAFE in str(trouble)


SCRIPT = str(ROOT / ".venv" / "bin" / "sharedjournal")


def test_start_opens_the_window(ready: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments, where Qt finds a screen: the window."""
    monkeypatch.setattr(start, "window_opens", lambda place: True)

    with pytest.raises(Started) as started:
        start.main([])

    assert (SCRIPT,) == started.value.args


def test_start_shows_the_demo_without_a_screen(
    ready: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says so, runs the demo, and becomes what paints the screens into `demo/`."""
    ran: list[list[str]] = []
    monkeypatch.setattr(start, "window_opens", lambda place: False)
    monkeypatch.setattr(subprocess, "run", lambda command, check: ran.append(command))
    monkeypatch.setattr(start.show_demo, "__defaults__", (lambda command: Outcome(0, ""),))

    with pytest.raises(Started) as started:
        start.main([])

    assert [[SCRIPT, "demo"]] == ran
    assert str(ROOT / "demo") in started.value.args
    assert "There is no screen here" in capsys.readouterr().out


def test_demo_without_libraries_paints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Qt cannot paint, or the painter is not there, the demo is all."""
    monkeypatch.setattr(subprocess, "run", lambda command, check: None)

    assert [] == start.show_demo(Place(ROOT), run=lambda command: Outcome(1, "libEGL"))
    assert [] == start.show_demo(Place(tmp_path), run=lambda command: Outcome(0, ""))


@pytest.mark.parametrize(("code", "opens"), [(0, True), (134, False)])
def test_a_window_is_tried_first(monkeypatch: pytest.MonkeyPatch, code: int, opens: bool) -> None:
    """Qt aborts where there is no screen or a library is missing: that is tried in a child."""
    monkeypatch.setenv("DISPLAY", ":1")

    assert opens == start.window_opens(Place(ROOT), run=lambda command: Outcome(code, ""))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
def test_no_screen_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variables of a screen nothing is tried."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    def refuse(command: Sequence[str]) -> Outcome:
        raise AssertionError(command)

    assert not start.window_opens(Place(ROOT), run=refuse)


def test_start_test_runs_the_tests(ready: None, tmp_path: Path) -> None:
    """`test` becomes pytest in the project's folder; further arguments come last and win."""
    os.chdir(tmp_path)

    with pytest.raises(Started) as started:
        start.main(["test", "-n", "0", "tests/packaging"])

    command = started.value.args
    assert (str(ROOT / ".venv" / "bin" / "python"), "-m", "pytest", "-n", "auto") == command[:5]
    assert ("-n", "0", "tests/packaging") == command[-3:]
    assert {"not window and not long", "--cov", "--cov-branch"} < set(command)
    assert ROOT == Path.cwd()


def test_start_setup_stops_there(ready: None) -> None:
    """`setup` starts nothing."""
    assert 0 == start.main(["setup"])


@pytest.mark.parametrize("arguments", [["tets"], ["setup", "x"], ["--help"]])
def test_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is answered by the usage line, before anything is touched."""
    assert 2 == start.main(arguments)
    assert start.USAGE + "\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (Trouble("It broke.", "Mend it."), 1, "It broke.\nNothing outside"),
        (PermissionError(errno.EACCES, "x", "p"), 1, "p cannot be written."),
        (KeyboardInterrupt(), 130, "Stopped. Nothing outside"),
    ],
)
def test_failures_become_sentences(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
) -> None:
    """No traceback for what can be foreseen."""

    def fail(place: Place, version: tuple[int, int]) -> None:
        raise error

    monkeypatch.setattr(start, "set_up", fail)

    assert code == start.main([])
    assert said in capsys.readouterr().err


def test_system_libraries_are_told(
    ready: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once the table has rows, every start says how they stand."""
    monkeypatch.setattr(start, "SYSTEM_NEEDS", NEEDS)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    start.main(["setup"])

    assert "System libraries: for the window;" in capsys.readouterr().out


def test_windows_waits(ready: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process cannot become another, its exit code is handed on."""
    program = "raise SystemExit(7)"
    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "call", lambda command: len(command))
        patch.setattr(os, "name", "nt")

        with pytest.raises(SystemExit) as ended:
            start.hand_over([sys.executable, "-c", program])

    assert 3 == ended.value.code


def test_usage_names_every_word() -> None:
    """The usage line and the module's description agree."""
    assert start.__doc__ is not None
    words = set(re.findall(r"start\.py (\w+)", start.__doc__))

    assert {"test", "setup"} == words
    assert all(word in start.USAGE for word in words)
