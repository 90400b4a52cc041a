# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program as real processes: what the rest of the computer can see of it.

Recipes R-2, R-4, R-6, R-7 and row 116 of the threat model's test plan.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unit.cli.doors import PASSPHRASE, Program

if TYPE_CHECKING:
    from collections.abc import Iterator

ISOLATED = (sys.executable, "-I", "-m", "sharedjournal")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at the process as Linux shows it")
CANARY = "Quittenmarmelade-7f3a"
# Gives a program its own terminal: standard input becomes the one that it is controlled from.
WITH_TERMINAL = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
LOOK_INTO = """
import json, sys
found = {}
for name in ("mem", "environ", "maps", "io"):
    try:
        with open(f"/proc/{sys.argv[1]}/{name}", "rb") as file:
            file.read(1)
        found[name] = "read"
    except PermissionError:
        found[name] = "refused"
    except OSError as error:
        found[name] = type(error).__name__
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with cheap keys."""
    folder = tmp_path_factory.mktemp("processes")
    Program(folder, folder / "vault").json("new", "--name", "Alex", "--no-recovery")
    return folder / "vault"


@pytest.fixture
def alex(made: Path, tmp_path: Path) -> Program:
    """Somebody with a copy of it."""
    shutil.copytree(made, tmp_path / "vault")
    return Program(tmp_path, tmp_path / "vault")


def arguments(program: Program, command: str, *rest: object) -> list[str]:
    """A command line that opens this vault."""
    return [*ISOLATED, command, *map(str, rest), *map(str, program.options)]


def started(program: Program, command: str, *rest: object) -> subprocess.Popen[bytes]:
    """A running program that waits for its standard input."""
    return subprocess.Popen(
        arguments(program, command, *rest),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.folder,
    )


def hardened(process: subprocess.Popen[bytes]) -> None:
    """Wait until a program has hardened itself; its umask shows it."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        if "Umask:\t0077" in status:
            time.sleep(0.3)  # the umask is among the first steps
            return
        time.sleep(0.02)
    pytest.fail("the program did not harden itself in 20 seconds")


def done(process: subprocess.Popen[bytes], stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    """Give a program its input and wait for its end."""
    out, err = process.communicate(stdin, timeout=60)
    return process.returncode, out, err


# --- what others see ------------------------------------------------------------------------------


@LINUX
def test_passphrase_is_in_no_command_line(alex: Program) -> None:
    """While a program runs, its passphrase is in no one's arguments and not in its environment."""
    process = started(alex, "write")
    hardened(process)
    seen = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            seen.append(path.read_bytes())
        except OSError:
            continue  # it has ended meanwhile
    code, _out, err = done(process, b"text")

    assert (0, b"") == (code, err)
    assert any(b"sharedjournal" in line for line in seen)
    assert [] == [line for line in seen if PASSPHRASE.encode() in line.replace(b"\0", b" ")]


@LINUX
def test_memory_is_closed(alex: Program) -> None:
    """R-6: another process of the same account reads neither memory nor environment."""
    process = started(alex, "write")
    hardened(process)
    inspector = [sys.executable, "-I", "-c", LOOK_INTO, str(process.pid)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may look into everything, and setpriv is not here to make it less")
        drop = ("--bounding-set=-all", "--inh-caps=-all", "--no-new-privs")
        inspector = ["setpriv", *drop, *inspector]
    found = subprocess.run(inspector, check=True, capture_output=True)
    done(process, b"text")

    assert dict.fromkeys(("mem", "environ", "maps", "io"), "refused") == json.loads(found.stdout)


@LINUX
def test_no_core_is_left(alex: Program) -> None:
    """R-7: aborted where cores are allowed, it leaves none."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)

    def allow_cores() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    process = subprocess.Popen(
        arguments(alex, "write"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=alex.folder,
        preexec_fn=allow_cores,
    )
    hardened(process)
    os.kill(process.pid, signal.SIGABRT)
    _pid, status = os.waitpid(process.pid, 0)
    process.returncode = -signal.SIGABRT
    if process.stdin is not None:
        process.stdin.close()

    assert signal.SIGABRT == os.WTERMSIG(status)
    assert not os.WCOREDUMP(status)
    assert [] == list(alex.folder.glob("core*"))


@LINUX
def test_no_network(tmp_path: Path) -> None:
    """R-2: from start to end of the demo not one internet socket is opened."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed here")
    log = tmp_path / "calls"
    traced = subprocess.run(
        [strace, "-f", "-qq", "-e", "trace=socket,connect", "-o", log, *ISOLATED, "demo"],
        check=False,
        capture_output=True,
        timeout=110,
    )
    if b"ptrace" in traced.stderr.lower():
        pytest.skip("this computer does not let strace trace")

    assert (0, b"") == (traced.returncode, traced.stderr)
    assert b"advert" in traced.stdout
    assert "AF_INET" not in log.read_text(encoding="utf-8")


def spellings(text: str) -> Iterator[bytes]:
    """The ways in which a word could lie on a disk."""
    data = text.encode()
    yield data
    yield text.encode("utf-16-le")
    yield data.hex().encode()
    for start in range(3):  # whatever stands before it
        yield base64.b64encode(bytes(start) + data)[4:-4]


def test_no_word_is_left_on_the_disk(tmp_path: Path, home: Path) -> None:
    """R-4: after a session its words are on no disk, in no output and no log; not after a kill."""
    places = {"TMPDIR": tmp_path / "tmp", "SQLITE_TMPDIR": tmp_path / "sqlite"}
    for folder in places.values():
        folder.mkdir()
    shared = [Path(name) for name in ("/dev/shm", "/var/tmp") if Path(name).is_dir()]
    before = {path for place in shared for path in place.iterdir()}
    program = Program(tmp_path, tmp_path / "vault")
    environment = {**os.environ, **{name: str(path) for name, path in places.items()}}
    outputs = []

    def run(command: str, *rest: object, stdin: str = "") -> bytes:
        process = subprocess.run(
            arguments(program, command, *rest, "--json"),
            input=stdin.encode(),
            capture_output=True,
            check=True,
            env=environment,
            cwd=tmp_path,
        )
        outputs.append(process.stdout + process.stderr)
        return process.stdout

    run("new", "--name", "Alex", "--label", "Mine")
    some_id = json.loads(run("write", "--title", CANARY, stdin=CANARY * 3))["id"]
    run("edit", some_id, stdin=f"again {CANARY}")
    run("delete", some_id)
    run("undelete", some_id)
    run("backup", tmp_path / "backup")
    killed = subprocess.Popen(
        arguments(program, "write"), stdin=subprocess.PIPE, env=environment, cwd=tmp_path
    )
    assert killed.stdin is not None
    killed.stdin.write(CANARY.encode() * 1000)
    killed.stdin.close()
    time.sleep(0.5)
    killed.kill()
    killed.wait()
    assert CANARY in program.json("show", some_id).out
    found = [
        path
        for root in (tmp_path, home)
        for path in root.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in spellings(CANARY))
    ]
    left = {path for place in shared for path in place.iterdir() if path.is_file()} - before
    found += [p for p in left if any(word in p.read_bytes() for word in spellings(CANARY))]

    assert [] == found
    assert not [out for out in outputs if CANARY.encode() in out]
    assert b"label" in (tmp_path / "vault" / "vault.json").read_bytes()
    assert ["journal.db", "vault.json", "vault.json.2"] == sorted(
        path.name for path in (tmp_path / "vault").iterdir()
    )


# --- how it starts --------------------------------------------------------------------------------


def hostile_folder(folder: Path) -> Path:
    """A folder with modules that would be loaded by a careless interpreter, and tell."""
    folder.mkdir()
    for name in (
        "sitecustomize",
        "usercustomize",
        "json",
        "argparse",
        "sqlcipher3",
        "platformdirs",
    ):
        code = f"open({str(folder / 'loaded')!r}, 'a').write({name!r} + ' ')\n"
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    return folder


def test_nothing_is_loaded_from_around(alex: Program) -> None:
    """Row 116: neither from the folder it is started in, nor from where the environment points."""
    folder = hostile_folder(alex.folder / "hostile")
    shown = subprocess.run(
        arguments(alex, "list"),
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONSTARTUP": str(folder / "json.py")},
    )

    assert (0, b"Nothing here yet.\n", b"") == (shown.returncode, shown.stdout, shown.stderr)
    assert not (folder / "loaded").exists()


def test_isolates_itself(alex: Program) -> None:
    """Started without isolation it begins anew with it, before it loads anything of others."""
    folder = hostile_folder(alex.folder / "hostile")
    shown = subprocess.run(
        [sys.executable, *arguments(alex, "list")[2:]],
        capture_output=True,
        check=False,
        cwd=folder,
    )

    assert (0, b"Nothing here yet.\n", b"") == (shown.returncode, shown.stdout, shown.stderr)
    assert not (folder / "loaded").exists()


def test_installed_program(alex: Program) -> None:
    """The installed start script gives the same."""
    script = Path(sys.executable).with_name("sharedjournal")
    if not script.exists():
        pytest.skip("the project is on the path, but not installed")
    shown = subprocess.run(
        [script, *arguments(alex, "list", "--json")[4:]], capture_output=True, check=False
    )

    assert (0, b"", b"") == (shown.returncode, shown.stdout, shown.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_asks_at_its_terminal(alex: Program) -> None:
    """Without a file the passphrase is asked for at the terminal, and not shown there."""
    import pty

    master, slave = pty.openpty()
    command = [*ISOLATED, "list", "--json", "--vault", str(alex.vault)]
    process = subprocess.Popen(
        [sys.executable, "-c", WITH_TERMINAL + f"os.execv(sys.executable, {command!r})"],
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    os.close(slave)
    shown = b""
    while not shown.endswith(b"Passphrase: "):
        shown += os.read(master, 100)
    os.write(master, PASSPHRASE.encode() + b"\n")
    out, err = process.communicate(timeout=60)
    os.set_blocking(master, False)
    with suppress(OSError):  # its other side is closed
        shown += os.read(master, 1000)
    os.close(master)

    assert (0, b"", b"") == (process.returncode, out, err)
    assert PASSPHRASE.encode() not in shown


def test_no_terminal(alex: Program) -> None:
    """Without a file and without a terminal it says so and does not wait."""
    shown = subprocess.run(
        [*ISOLATED, "list", "--vault", alex.vault],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        start_new_session=True,
    )

    assert (2, b"") == (shown.returncode, shown.stdout)
    assert b"--passphrase-file" in shown.stderr


# --- how it ends ----------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_stopped_in_mid_import(
    alex: Program, usual_signals: None, number: signal.Signals, code: int
) -> None:
    """Row 118: told to end while it works, it undoes what was begun and shows no traceback."""
    path = alex.folder / "in.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"date": "2020-01-01", "text": f"entry {n} " * 50}) for n in range(40_000)
        ),
        encoding="utf-8",
    )
    process = started(alex, "import", "jsonl", path)
    journal = alex.vault / "journal.db-journal"
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if journal.exists() and journal.stat().st_size:
            break
        time.sleep(0.005)
    process.send_signal(number)
    ended, out, err = done(process)

    assert (code, b"") == (ended, out)
    assert b"Traceback" not in err
    assert [] == alex.json("list").rows
    assert {"ok": True, "problems": []} == alex.json("check").row


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_reader_has_gone(alex: Program) -> None:
    """Whose reader takes one line and goes ends without a word."""
    for number in range(3):
        alex.write(f"entry {number}")
    process = started(alex, "list")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _out, err = process.communicate(timeout=60)

    assert (1, b"") == (process.returncode, err)


def test_streams_that_are_closed(alex: Program) -> None:
    """Without any standard stream it still does what it was asked to."""
    shown = subprocess.run(
        ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *arguments(alex, "write")],
        check=False,
    )

    assert 0 == shown.returncode
    assert 1 == len(alex.json("list").rows)


def test_odd_letters_in_an_odd_locale(alex: Program) -> None:
    """A terminal of few letters gets what it can show, and no traceback."""
    alex.write("今天很开心", "--title", "naïve 今天")
    shown = subprocess.run(
        arguments(alex, "list"),
        capture_output=True,
        check=False,
        env={"PATH": os.environ["PATH"], "HOME": str(alex.folder), "LC_ALL": "POSIX"},
    )

    assert (0, b"") == (shown.returncode, shown.stderr)
    assert b"na" in shown.stdout


@pytest.mark.parametrize("home_folder", ["", "/nonexistent"])
def test_no_home(alex: Program, home_folder: str) -> None:
    """Row 117: a missing home folder is nothing to the terminal program."""
    environment = {"PATH": os.environ["PATH"]}
    if home_folder:
        environment["HOME"] = home_folder
    shown = subprocess.run(
        arguments(alex, "check", "--json"), capture_output=True, check=False, env=environment
    )

    assert (0, b"") == (shown.returncode, shown.stderr)


def test_two_programs_on_one_vault(alex: Program) -> None:
    """Row 89: the second one is told so; the first goes on."""
    from sharedjournal.app import upkeep
    from sharedjournal.bootstrap import world

    with upkeep.unlock(world(), alex.vault, bytearray(PASSPHRASE.encode())):
        second = subprocess.run(arguments(alex, "list"), capture_output=True, check=False)

    assert (5, b"") == (second.returncode, second.stdout)
    assert second.stderr.startswith(b"error: VaultInUse: ")
    assert 0 == alex.run("list").code


def test_production_keys_are_dear(tmp_path: Path) -> None:
    """A vault that the real program makes never has cheaper keys than the floor of production."""
    program = Program(tmp_path, tmp_path / "vault")
    subprocess.run(
        arguments(program, "new", "--name", "Alex", "--no-recovery"),
        check=True,
        capture_output=True,
        env={**os.environ, "SHAREDJOURNAL_COST": "1", "ARGON2_MEMORY": "1"},
    )
    header = json.loads((tmp_path / "vault" / "vault.json").read_bytes())
    text = json.dumps(header)
    memory = [int(part.split(":")[1].split(",")[0]) for part in text.split('"memory')[1:]]

    assert memory
    assert min(memory) >= 64 * 1024


def test_start_time() -> None:
    """Help is there at once: nothing heavy is loaded for it."""
    loaded = subprocess.run(
        [sys.executable, "-I", "-X", "importtime", "-m", "sharedjournal", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {line.rpartition("|")[2].strip() for line in loaded.stderr.splitlines()}

    assert "sharedjournal.cli.parser" in names
    heavy = ("cryptography", "sqlcipher3", "PIL", "tqdm", "socket", "platformdirs", "PySide6")
    assert set() == {name for name in names if name.startswith(heavy)}
