# SPDX-License-Identifier: GPL-3.0-or-later
"""A setup is made once, renewed where needed, begun again after an interruption, and explained."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import environment
from environment import BEGUN, Digests, Outcome, Place, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = (3, 12)
SCRIPT = "#!/x/.venv/bin/python\nimport sys\n"


class FakeTools:
    """Stands for venv and pip: makes the files they would make, and remembers the calls.

    `stop_at` is a word of the command at which the computer loses power; `answers` are the
    outcomes of commands that hold a word, where it is not success.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.calls: list[str] = []
        self.stop_at = ""
        self.answers: dict[str, Outcome] = {}

    def __call__(self, command: Sequence[str]) -> Outcome:
        line = " ".join(command)
        name = next(
            name
            for name in ("-m venv", "--require-hashes", "--editable", "compileall", "hatch_build")
            if name in line
        )
        self.calls.append(name.lstrip("-m "))
        if self.stop_at and self.stop_at in name:
            raise KeyboardInterrupt
        for word, outcome in self.answers.items():
            if word in name:
                return outcome
        if name == "-m venv":
            self.place.python.parent.mkdir()
            self.place.python.touch()
            config = f"home = /usr/bin\nversion = {VERSION[0]}.{VERSION[1]}.4\n"
            (self.place.venv / "pyvenv.cfg").write_text(config, encoding="utf-8")
        if name == "--editable":
            self.place.script.write_text(SCRIPT, encoding="utf-8")
        return Outcome(0, "")

    def taken(self) -> list[str]:
        """The calls since the last question."""
        calls, self.calls = self.calls, []
        return calls


ALL = ["venv", "require-hashes", "editable", "compileall"]
PROJECT = ["editable", "compileall"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A project folder with what a setup is made from, and what the compiler of pictures made."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "lock.svg").write_text("<svg/>", encoding="utf-8")
    compiled = Place(tmp_path).compiled
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"compiled")
    (tmp_path / "packaging" / "requirements.txt").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return Place(tmp_path)


@pytest.fixture
def tools(place: Place) -> FakeTools:
    """The fake venv and pip of this place."""
    return FakeTools(place)


def test_first_setup(place: Place, tools: FakeTools) -> None:
    """A venv, the locked packages, the project; the start script is isolated at the end."""
    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()
    assert "#!/x/.venv/bin/python -I\nimport sys\n" == place.script.read_text(encoding="utf-8")


def test_second_setup_does_nothing(
    place: Place, tools: FakeTools, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where everything is as wanted no tool runs and no word is said."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    capsys.readouterr()

    environment.set_up(place, VERSION, tools)

    assert [] == tools.taken()
    assert "" == capsys.readouterr().out


def test_pictures_are_compiled_once_they_can_be(place: Place, tools: FakeTools) -> None:
    """Where the first setup lacked Qt's libraries, a later start tries that part again."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    place.compiled.unlink()

    environment.set_up(place, VERSION, tools)

    assert ["hatch_build"] == tools.taken()


def test_changed_pictures_are_compiled_again(place: Place, tools: FakeTools) -> None:
    """Another picture is another program: it is installed anew, without its packages."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    (place.sources / "lock.svg").write_text("<svg><path/></svg>", encoding="utf-8")

    environment.set_up(place, VERSION, tools)

    assert PROJECT == tools.taken()


def test_changed_lock_begins_anew(place: Place, tools: FakeTools) -> None:
    """No package of an older lock stays behind."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    left_over = place.venv / "left-over"
    left_over.mkdir()
    place.requirements.write_text("a==2\n", encoding="utf-8")

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()
    assert not left_over.exists()


def test_changed_project_is_installed_alone(place: Place, tools: FakeTools) -> None:
    """A new pyproject.toml with the same lock takes seconds, not minutes."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    (place.root / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")

    environment.set_up(place, VERSION, tools)

    assert PROJECT == tools.taken()
    assert place.script.read_text(encoding="utf-8").count(" -I") == 1


def test_moved_project_begins_anew(place: Place, tools: FakeTools) -> None:
    """A venv holds its own place: in another it is made again."""
    environment.set_up(place, VERSION, tools)
    place.root.rename(moved := place.root.with_name("moved here"))
    place = Place(moved)
    tools = FakeTools(place)

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()


def test_other_python_begins_anew(place: Place, tools: FakeTools) -> None:
    """A venv of another Python is replaced, also one that no setup made."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    place.stamp.unlink()

    environment.set_up(place, (3, 13), tools)

    assert ALL == tools.taken()


def test_lost_python_begins_anew(place: Place, tools: FakeTools) -> None:
    """So is one whose Python was removed from the computer."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    place.python.unlink()
    place.python.symlink_to(place.root / "gone")

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()


def test_venv_made_by_hand_is_kept(place: Place, tools: FakeTools) -> None:
    """One of the right Python without a stamp is completed, not deleted."""
    place.venv.mkdir()
    tools(["-m venv"])
    tools.taken()
    mine = place.venv / "mine"
    mine.touch()

    environment.set_up(place, VERSION, tools)

    assert ["require-hashes", *PROJECT] == tools.taken()
    assert mine.exists()


@pytest.mark.parametrize("step", ["venv", "require-hashes", "editable", "compileall"])
def test_interrupted_setup_begins_anew(place: Place, tools: FakeTools, step: str) -> None:
    """After a stop at any step the next setup does everything, and the one after that nothing."""
    tools.stop_at = step
    with pytest.raises(KeyboardInterrupt):
        environment.set_up(place, VERSION, tools)
    tools.stop_at = ""
    tools.taken()

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()

    environment.set_up(place, VERSION, tools)

    assert [] == tools.taken()


def test_interrupted_renewal_begins_anew(place: Place, tools: FakeTools) -> None:
    """The stamp of the setup before does not vouch for one that was interrupted."""
    environment.set_up(place, VERSION, tools)
    (place.root / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    tools.stop_at = "editable"
    with pytest.raises(KeyboardInterrupt):
        environment.set_up(place, VERSION, tools)
    (place.root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    tools.stop_at = ""
    tools.taken()

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()


def test_interrupted_removal_begins_anew(
    place: Place, tools: FakeTools, usual_signals: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of an old venv is not taken for one that was made by hand."""
    environment.set_up(place, VERSION, tools)
    place.requirements.write_text("a==2\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda path: os.kill(os.getpid(), 2))
        with pytest.raises(KeyboardInterrupt):
            environment.set_up(place, VERSION, tools)
    tools.taken()

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"locked": "x"}'])
def test_broken_stamp_begins_anew(place: Place, tools: FakeTools, content: str) -> None:
    """A stamp that cannot be read vouches for nothing."""
    environment.set_up(place, VERSION, tools)
    tools.taken()
    place.stamp.write_text(content, encoding="utf-8")

    assert BEGUN == environment.read_stamp(place)

    environment.set_up(place, VERSION, tools)

    assert ALL == tools.taken()


def test_foreign_folder_is_left_alone(place: Place, tools: FakeTools) -> None:
    """A folder `.venv` that is no virtual environment is somebody's: nothing in it is deleted."""
    place.venv.mkdir()
    (place.venv / "diary.txt").touch()

    with pytest.raises(Trouble, match=r"not a virtual environment\.\nNothing was changed\."):
        environment.set_up(place, VERSION, tools)

    assert ["diary.txt"] == [path.name for path in place.venv.iterdir()]


def test_stamp_round_trip(place: Place) -> None:
    """What is written is read; nothing is None."""
    place.venv.mkdir()

    assert environment.read_stamp(place) is None

    environment.write_stamp(place, Digests("a", "b"))

    assert Digests("a", "b") == environment.read_stamp(place)


def test_venv_failure_is_told(place: Place, tools: FakeTools) -> None:
    """The tool's own words come first, then what to do."""
    tools.answers["venv"] = Outcome(1, "ensurepip is not available\n")

    with pytest.raises(Trouble) as told:
        environment.set_up(place, VERSION, tools)

    assert str(told.value).startswith("ensurepip is not available\nPython 3.12 could not make")
    assert "python3-venv" in str(told.value)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one that this project was tested with",
        ),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for a==1",
            "cannot be reached",
        ),
        (
            "NewConnectionError\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM ...",
            "not the one that this project was tested with",
        ),
        ("ERROR: No matching distribution found for a==1", "no fitting package"),
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something else", r"pip failed \(exit code 2\)"),
    ],
)
def test_pip_failure_is_told(place: Place, tools: FakeTools, output: str, said: str) -> None:
    """A cut line, a wrong package, a full disk and the rest are told apart; pip's words stay."""
    tools.answers["require-hashes"] = Outcome(2, output + "\n")

    with pytest.raises(Trouble, match=said) as told:
        environment.set_up(place, VERSION, tools)

    assert str(told.value).startswith(output)
    assert environment.SAFE in str(told.value)


def test_pip_gets_no_foreign_code(place: Place, tools: FakeTools) -> None:
    """pip runs isolated, checks hashes, builds nothing, and installs no unlocked dependency."""
    seen: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> Outcome:
        seen.append(command)
        return tools(command)

    environment.set_up(place, VERSION, run)

    locked, project = (c for c in seen if "install" in c)
    assert [str(place.python), "-I", "-m", "pip"] == list(locked[:4]) == list(project[:4])
    assert {"--require-hashes", "--only-binary"} < set(locked)
    assert {"--no-build-isolation", "--no-deps", "--no-index"} < set(project)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("#!/x/python\nimport re\n", "#!/x/python -I\nimport re\n"),
        (
            "#!/bin/sh\n'''exec' \"/a b/python\" \"$0\" \"$@\"\n' '''\nimport re\n",
            "#!/bin/sh\n'''exec' \"/a b/python\" -I \"$0\" \"$@\"\n' '''\nimport re\n",
        ),
    ],
)
def test_start_script_is_isolated(script: str, expected: str) -> None:
    """Both forms of pip's start script get `-I`, once."""
    assert expected == environment.isolated(script)


def test_run_keeps_everything(tmp_path: Path) -> None:
    """Both streams in order, whatever their bytes, and the exit code."""
    program = "import os; os.write(1, b'a\\n'); os.write(2, b'\\xff\\n'); raise SystemExit(3)"

    assert Outcome(3, "a\n\ufffd\n") == environment.run([sys.executable, "-c", program])


def test_run_counts_packages_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person sees that it goes on; a file gets no such lines."""
    command = [sys.executable, "-c", "print('Collecting a'); print('Collecting b')"]

    environment.run(command)

    assert "" == capsys.readouterr().out

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    environment.run(command)

    assert "\r  1 packages\r  2 packages\n" == capsys.readouterr().out


def test_only_one_setup_at_a_time(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """A second setup of the folder says that it waits, and goes on when the first has ended."""
    handle = os.open(place.root, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    entered = threading.Event()

    def second() -> None:
        with environment.alone(place):
            entered.set()

    thread = threading.Thread(target=second)
    thread.start()
    try:
        assert not entered.wait(0.2)
    finally:
        os.close(handle)
        thread.join(10)

    assert entered.is_set()
    assert "waiting" in capsys.readouterr().out


def test_windows_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """There programs lie in `Scripts`."""
    place = Place(Path("p"))
    monkeypatch.setattr(os, "name", "nt")

    paths = (str(place.python), str(place.script))

    monkeypatch.undo()
    assert ("p/.venv/Scripts/python.exe", "p/.venv/Scripts/sharedjournal.exe") == paths


def test_pip_and_venv_are_real_modules() -> None:
    """The commands above exist under those names in this Python."""
    for module in ("venv", "pip", "compileall"):
        done = subprocess.run(
            [sys.executable, "-I", "-m", module, "--help"], check=False, capture_output=True
        )

        assert 0 == done.returncode, module
