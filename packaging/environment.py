# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes and renews the virtual environment that `start.py` starts the program in.

A stamp in `.venv` says what it was made from, so that a second start takes no time and an
interrupted setup is noticed. Standard library only, parseable by Python 3.9. Must not know what
is started, nor any package index but through pip, whose own settings are respected.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Run = Callable[[Sequence[str]], "Outcome"]

SAFE = "Nothing outside the folder .venv was changed."
AGAIN = "Then run the same command again; it begins from a clean state."


class Trouble(Exception):
    """The setup cannot go on.

    Printed are the whole output of the tool that failed, what happened, what is safe, what to do.
    """

    def __init__(self, happened: str, todo: str, safe: str = SAFE, output: str = "") -> None:
        parts = (output.rstrip(), happened, safe, todo)
        super().__init__("\n".join(part for part in parts if part))


@dataclass(frozen=True)
class Outcome:
    """How a child process ended: its exit code, and all that it printed."""

    code: int
    output: str


@dataclass(frozen=True)
class Place:
    """The project folder and the paths in it that a setup uses."""

    root: Path

    @property
    def venv(self) -> Path:
        """The folder that holds everything a setup makes."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of `.venv`."""
        return self._program("python")

    @property
    def script(self) -> Path:
        """The start script of the program."""
        return self._program("sharedjournal")

    @property
    def stamp(self) -> Path:
        """Says what `.venv` was made from, or that a setup was begun and has not ended."""
        return self.venv / "sharedjournal-setup.json"

    @property
    def requirements(self) -> Path:
        """Every dependency with its version and hashes; made from `uv.lock`."""
        return self.root / "packaging" / "requirements.txt"

    @property
    def compiler(self) -> Path:
        """Compiles the window's pictures, letters and words."""
        return self.root / "packaging" / "hatch_build.py"

    @property
    def sources(self) -> Path:
        """What it compiles."""
        return self.root / "resources"

    @property
    def compiled(self) -> Path:
        """What it makes."""
        return self.root / "src" / "sharedjournal" / "gui" / "_resources.rcc"

    def _program(self, name: str) -> Path:
        if os.name == "nt":
            return self.venv / "Scripts" / (name + ".exe")
        return self.venv / "bin" / name


@dataclass(frozen=True)
class Digests:
    """SHA-256 of what a setup is made from, in two parts: the second is renewed in seconds."""

    locked: str
    project: str


BEGUN = Digests("", "")


def run(command: Sequence[str]) -> Outcome:
    """Run a command to its end. A terminal sees how many packages pip has looked at so far."""
    lines: list[str] = []
    packages = 0
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    with child:
        for line in child.stdout or ():
            lines.append(line)
            if line.startswith("Collecting ") and sys.stdout.isatty():
                packages += 1
                print(f"\r  {packages} packages", end="", flush=True)
    if packages:
        print()
    return Outcome(child.returncode, "".join(lines))


def say(text: str) -> None:
    """Print at once, so that lines keep their order among those of child processes."""
    print(text, flush=True)


def dotted(version: tuple[int, int]) -> str:
    """(3, 11) as 3.11."""
    return f"{version[0]}.{version[1]}"


def digests(place: Place, version: tuple[int, int]) -> Digests:
    """What a setup made now would be made from.

    The place counts, as a venv cannot be moved.
    """
    locked = hashlib.sha256(dotted(version).encode() + os.fsencode(place.root))
    locked.update(place.requirements.read_bytes())
    project = hashlib.sha256((place.root / "pyproject.toml").read_bytes())
    project.update(Path(__file__).read_bytes())
    for path in (place.compiler, *sorted(place.sources.rglob("*"))):
        if path.is_file():
            project.update(path.name.encode() + path.read_bytes())
    return Digests(locked.hexdigest(), project.hexdigest())


def read_stamp(place: Place) -> Digests | None:
    """What `.venv` was made from; None if no setup made it.

    An interrupted setup left `BEGUN`, which equals nothing that is wanted.
    """
    try:
        content = json.loads(place.stamp.read_text(encoding="utf-8"))
        return Digests(str(content["locked"]), str(content["project"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        return BEGUN


def write_stamp(place: Place, digests: Digests) -> None:
    """Replace the stamp in one step."""
    new = place.stamp.with_suffix(".new")
    content = json.dumps({"locked": digests.locked, "project": digests.project})
    new.write_text(content, encoding="utf-8")
    new.replace(place.stamp)


def made_by(place: Place) -> str:
    """The Python of `.venv`, as "3.11"; "" where there is none that runs."""
    try:
        config = (place.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""
    settings = dict(line.split(" = ", 1) for line in config.splitlines() if " = " in line)
    # The link leads nowhere once the Python it was made with is gone.
    return ".".join(settings.get("version", "").split(".")[:2]) if place.python.exists() else ""


def make_venv(place: Place, version: tuple[int, int], run: Run) -> None:
    """An empty `.venv`, in place of one that is of another Python, old or half made."""
    place.venv.mkdir(exist_ok=True)
    ours = place.stamp.exists() or (place.venv / "pyvenv.cfg").exists()
    if not ours and any(place.venv.iterdir()):
        raise Trouble(
            f"{place.venv} is here, but it is not a virtual environment.",
            "Move it away. " + AGAIN,
            safe="Nothing was changed.",
        )
    write_stamp(place, BEGUN)
    for path in place.venv.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path != place.stamp:
            path.unlink()
    base = getattr(sys, "_base_executable", None) or sys.executable
    outcome = run([base, "-I", "-m", "venv", str(place.venv)])
    if outcome.code:
        raise Trouble(
            f"Python {dotted(version)} could not make the virtual environment .venv.",
            "On Debian and Ubuntu: apt-get install python3-venv (as root, or with sudo). " + AGAIN,
            output=outcome.output,
        )


# The first row with a mark in pip's output tells. The order counts: pip also says "no matching
# distribution" after an index that it could not reach.
PIP_TROUBLES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one that this project was tested with; it was refused.",
        "Try another network, or without a mirror in pip's settings. If it stays, report it, "
        "and do not install that package by hand.",
    ),
    (
        ("No space left on device",),
        "The disk is full.",
        "Make room: about 500 MB. " + AGAIN,
    ),
    (
        (
            "Failed to establish a new connection",
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "ConnectionResetError",
            "ProtocolError",
            "ProxyError",
            "SSLError",
            "Max retries exceeded",
            "Network is unreachable",
            "Temporary failure in name resolution",
        ),
        "The packages could not be fetched: the package index cannot be reached from here.",
        "Check the connection, and pip's settings if you have any (pip config list). " + AGAIN,
    ),
    (
        ("No matching distribution found", "Could not find a version"),
        "The package index has no fitting package for this computer and this Python.",
        "Check pip's settings if you have any (pip config list): is the index complete? Ready-made "
        "packages exist for Linux (glibc 2.34 or newer, as in Debian 12), macOS and Windows.",
    ),
)


def pip_trouble(outcome: Outcome) -> Trouble:
    """A failure of pip in words, below pip's own output."""
    for marks, happened, todo in PIP_TROUBLES:
        if any(mark in outcome.output for mark in marks):
            return Trouble(happened, todo, output=outcome.output)
    return Trouble(
        f"pip failed (exit code {outcome.code}); its own words are above.",
        AGAIN.replace("Then run", "Run"),
        output=outcome.output,
    )


def pip_install(place: Place, arguments: Sequence[str], run: Run) -> None:
    """`pip install` inside `.venv`, untouched by PYTHON* variables and the current folder."""
    options = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    outcome = run([str(place.python), "-I", "-m", "pip", "install", *options, *arguments])
    if outcome.code:
        raise pip_trouble(outcome)


def install_locked(place: Place, run: Run) -> None:
    """Every dependency, each file checked against its hash before it is opened.

    Ready-made packages only: building one would run code of it, with tools that are not locked.
    """
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(place.requirements)]
    pip_install(place, locked, run)


def install_project(place: Place, run: Run) -> None:
    """The project itself, editable; its start script isolated, its modules compiled."""
    editable = ["--no-build-isolation", "--no-deps", "--no-index", "--editable", str(place.root)]
    pip_install(place, editable, run)
    if os.name != "nt":
        script = place.script.read_text(encoding="utf-8")
        place.script.write_text(isolated(script), encoding="utf-8")
    run([str(place.python), "-I", "-m", "compileall", "-q", str(place.root / "src")])


def isolated(script: str) -> str:
    """The start script with ` -I` for its interpreter: nothing foreign runs before its own lines.

    Where the path is long or has a space, pip writes `#!/bin/sh` and the interpreter in the
    second line.
    """
    first, newline, rest = script.partition("\n")
    if first == "#!/bin/sh":
        return script.replace(' "$0" "$@"', ' -I "$0" "$@"', 1)
    return first + " -I" + newline + rest


def set_up(place: Place, version: tuple[int, int], run: Run = run) -> None:
    """Make `.venv` what the lock file and the project say; at once if it is so already.

    Raises:
        Trouble: it cannot be done.
        OSError: a file cannot be written.
    """
    wanted = digests(place, version)
    found = read_stamp(place)
    same_python = made_by(place) == dotted(version)
    if same_python and found == wanted and place.script.exists():
        if not place.compiled.exists():
            # The libraries that this needs may have come since.
            run([str(place.python), "-I", str(place.compiler)])
        return
    say(f"Setting up {place.venv}. Nothing outside that folder is changed.")
    keep = same_python and (found is None or found.locked == wanted.locked)
    if not keep:
        say(f"- a virtual environment of Python {dotted(version)}")
        make_venv(place, version, run)
    write_stamp(place, BEGUN)
    if not keep or found is None:
        say("- some 50 packages, each checked against its hash (a minute or two)")
        install_locked(place, run)
    say("- the program")
    install_project(place, run)
    write_stamp(place, wanted)
    say("Ready.\n")


@contextlib.contextmanager
def alone(place: Place) -> Iterator[None]:
    """Wait until no other setup works on this folder."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(place.root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another setup works in this folder; waiting for it.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
