# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window needs of the system around it: hand-over, choices, places, and an end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sharedjournal.system import handover, hardening, keyboard, places, preferences, process

POSIX = pytest.mark.skipif(os.name != "posix", reason="files of others, and links")


def runtime() -> Path:
    """The runtime directory of this test's home."""
    return Path(os.environ["XDG_RUNTIME_DIR"])


# --- a second start ---------------------------------------------------------------------------


@POSIX
def test_a_path_is_handed_over_once(tmp_path: Path) -> None:
    """As it is, whatever letters are in it; the second look finds nothing."""
    path = tmp_path / "für Sam „23“.sharedjournal"

    left = handover.leave(path)

    assert left
    assert path == handover.take()
    assert handover.take() is None


@POSIX
def test_without_a_runtime_directory_nothing_is_handed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither where there is none, nor where others may write."""
    path = tmp_path / "a.sharedjournal"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    without = (handover.folder(), handover.leave(path), handover.take(), handover.is_heard())
    tmp_path.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    assert (None, False, None, False) == without
    assert handover.folder() is None


def left(data: bytes, mode: int = 0o600) -> Path:
    """A hand-over file as somebody else might leave it."""
    folder = handover.folder()
    assert folder is not None
    file = folder / handover.NAME
    file.write_bytes(data)
    file.chmod(mode)
    return file


@POSIX
@pytest.mark.parametrize(
    ("data", "mode"),
    [
        (b"/a\n/b", 0o600),
        (b"/a\0b", 0o600),
        (b"/" + b"a" * (1 << 20), 0o600),
        (b"", 0o600),
        (b"not/absolute", 0o600),
        (b"/readable/by/others", 0o644),
    ],
)
def test_what_is_not_a_path_of_ours_is_ignored(data: bytes, mode: int) -> None:
    """Row 119: it is removed and leads nowhere."""
    file = left(data, mode)

    assert handover.take() is None
    assert not file.exists()


@POSIX
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Row 119: a link in place of the file."""
    target = tmp_path / "elsewhere"
    target.write_bytes(b"/a")
    target.chmod(0o600)
    left(b"x").unlink()
    folder = handover.folder()
    assert folder is not None
    (folder / handover.NAME).symlink_to(target)

    assert handover.take() is None


@POSIX
def test_a_pipe_does_not_hold_it_up() -> None:
    """A pipe in place of the file is no reason to wait."""
    file = left(b"x")
    file.unlink()
    os.mkfifo(file, 0o600)

    assert handover.take() is None


@POSIX
def test_too_long_a_path_is_not_left() -> None:
    """Nothing is written of it."""
    assert not handover.leave(Path("/" + "a" * 5000))
    assert handover.take() is None


@POSIX
def test_a_window_is_heard_while_it_lives(tmp_path: Path) -> None:
    """Another process that listens is heard; once it has ended it is not."""
    listens = "from sharedjournal.system import handover; handover.listen(); print(1); input()"
    before = handover.is_heard()
    other = subprocess.Popen(
        [sys.executable, "-c", listens], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        other.stdout.readline()
        during = handover.is_heard()
        other.communicate(b"\n")

    assert (False, True, False) == (before, during, handover.is_heard())


# --- choices outside every vault ---------------------------------------------------------------


def test_choices_are_kept_and_forgotten() -> None:
    """Only those on the list; an empty value takes one away."""
    preferences.write("theme", "dark")
    preferences.write("text", "1.5")
    preferences.write("theme", "")

    assert {"text": "1.5"} == preferences.read()
    with pytest.raises(ValueError, match="last-vault"):
        preferences.write("last-vault", "/home/a")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff", b"[" * 10_000, b'{"theme": 1, "path": "x"}']
)
def test_a_strange_file_is_no_choice(content: bytes) -> None:
    """Whatever lies there: the program starts as if nothing had been chosen."""
    preferences.write("theme", "dark")
    (file,) = Path(os.environ["XDG_CONFIG_HOME"]).rglob("look.json")
    file.write_bytes(content)

    assert {} == preferences.read()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_home_is_no_reason_to_stop() -> None:
    """What cannot be kept is not kept."""
    home = Path(os.environ["HOME"])
    home.chmod(0o500)
    try:
        preferences.write("theme", "dark")
    finally:
        home.chmod(0o700)

    assert {} == preferences.read()


def test_caps_lock_is_asked_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lit lamp means on; no lamp, or one that cannot be read, means off."""
    if sys.platform != "linux":
        pytest.skip("reads Linux's lamps")
    lamp = tmp_path / "input3::capslock"
    lamp.mkdir()
    monkeypatch.setattr(keyboard, "_LEDS", tmp_path)
    found = [keyboard.caps_lock()]
    for light in ("0\n", "1\n"):
        (lamp / "brightness").write_text(light)
        found.append(keyboard.caps_lock())

    assert [False, False, True] == found


# --- places and environment --------------------------------------------------------------------


@POSIX
def test_the_folder_of_the_program_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the runtime directory, else among caches; never where others may write."""
    in_runtime = places.program_folder()
    (runtime() / "sharedjournal").chmod(0o777)
    in_caches = places.program_folder()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    without = places.program_folder()
    assert in_caches is not None
    in_caches.chmod(0o777)

    assert runtime_folder_of(in_runtime)
    assert Path(os.environ["XDG_CACHE_HOME"]) in in_caches.parents
    assert in_caches == without
    assert places.program_folder() is None


def runtime_folder_of(folder: Path | None) -> bool:
    """Whether it lies under this test's home."""
    return folder is not None and "runtime" in folder.parts


@pytest.mark.parametrize(
    ("address", "stays"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=/tmp/x;unix:path=/y", True),
        ("tcp:host=example.org,port=1", False),
        ("unix:path=/x;tcp:host=example.org,port=1", False),
        ("", False),
    ],
)
def test_a_bus_on_a_network_is_none(address: str, stays: bool) -> None:
    """The address of a bus stays where it is on this computer."""
    kept = hardening.clean({"DBUS_SESSION_BUS_ADDRESS": address, "AT_SPI_BUS_ADDRESS": address})

    assert ([address] * 2 if stays else []) == list(kept.values())


# --- the end -----------------------------------------------------------------------------------

STARTS_A_CHILD = """
import subprocess, sys
from sharedjournal.system import process
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
print(child.pid, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="knows children from /proc")
def test_the_end_takes_the_children_along() -> None:
    """Ended with its code, without waiting for a thread; the child is gone, too."""
    waits = "import threading, time; threading.Thread(target=time.sleep, args=(60,)).start()\n"
    program = STARTS_A_CHILD + waits + "process.end(7)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=20)

    assert 7 == ended.returncode
    assert not Path(f"/proc/{int(ended.stdout)}").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="knows children from /proc")
@pytest.mark.parametrize("hidden", [False, True])
def test_the_process_is_replaced(tmp_path: Path, hidden: bool) -> None:
    """By the interpreter noted at start, with no path in its arguments or its environment; the
    child is gone."""
    told = tmp_path / "interpreter"
    told.write_text('#!/bin/sh\necho "$$ $@"\nenv\n', encoding="utf-8")
    told.chmod(0o700)
    program = (
        f"import sys; sys.executable = {str(told)!r}\n{STARTS_A_CHILD}"
        f"process.note_interpreter()\nprocess.replace(hidden={hidden})"
    )
    place = {"SHAREDJOURNAL_VAULT": str(tmp_path / "vault")}
    run = subprocess.Popen(
        [sys.executable, "-c", program.replace("[sys.executable, ", f"[{sys.executable!r}, ")],
        stdout=subprocess.PIPE,
        env=os.environ | place,
    )
    out, _err = run.communicate(timeout=20)
    child, line, *environment = out.decode().splitlines()

    word = "--after-hide" if hidden else "--after-lock"
    assert f"{run.pid} -I -m sharedjournal {word}" == line
    assert [] == [each for each in environment if "SHAREDJOURNAL_VAULT" in each]
    assert not Path(f"/proc/{int(child)}").exists()


@POSIX
def test_without_an_interpreter_it_ends(tmp_path: Path) -> None:
    """Row 105: nothing of it goes on."""
    program = (
        f"import sys; sys.executable = {str(tmp_path / 'gone')!r}\n"
        "from sharedjournal.system import process\nprocess.note_interpreter()\n"
        "process.replace(hidden=False)\nprint('went on')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=20)

    assert (70, b"") == (ended.returncode, ended.stdout)


def test_an_interpreter_is_known_from_the_beginning() -> None:
    """Even before it was noted."""
    process.note_interpreter()

    assert sys.executable == process._interpreter
