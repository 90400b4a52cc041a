# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of its own, a bus of its own, and the real program in it, used by accessible names."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

LAUNCHERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "dbus-send")
SYSTEM_PYTHON = "/usr/bin/python3"
DRIVER = Path(__file__).with_name("driver.py")
NEIGHBOUR = (sys.executable, str(Path(__file__).with_name("neighbour.py")))
PASSPHRASE = "vier alte Birnen am Zaun"
CRASH = "Something went wrong"
PROGRAM = (sys.executable, "-I", "-m", "sharedjournal")


def missing() -> str:
    """What this computer lacks for these tests; empty where nothing."""
    lost = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not any(path.exists() for path in LAUNCHERS):
        lost.append("at-spi2-core")
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        lost.append("gir1.2-atspi-2.0")
    return " ".join(lost)


@dataclass
class Control:
    """A control as a screen reader tells of it."""

    role: str
    name: str
    description: str
    text: str
    focused: bool
    checked: bool
    enabled: bool


class Missing(AssertionError):
    """A control that cannot be found by role and name: a defect of the program."""


@dataclass
class Desktop:
    """A display, a window manager, a session bus and the bus of assistive technology."""

    environment: dict[str, str]
    folder: Path
    processes: list[subprocess.Popen[Any]] = field(default_factory=list)
    driver: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        """Start all of it."""
        self.environment["DISPLAY"] = self._display()
        self._start(["openbox", "--sm-disable"])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        launcher = next(path for path in LAUNCHERS if path.exists())
        self._start([str(launcher), "--launch-immediately"])
        self.driver = subprocess.Popen(
            [SYSTEM_PYTHON, "-u", str(DRIVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.environment,
            text=True,
        )
        self.processes.append(self.driver)

    def _start(self, command: list[str], **options: Any) -> subprocess.Popen[Any]:
        log: IO[bytes] = (self.folder / f"{Path(command[0]).name}.log").open("wb")
        with log:
            options.setdefault("stdout", log)
            process = subprocess.Popen(command, stderr=log, env=self.environment, **options)
        self.processes.append(process)
        return process

    def _display(self) -> str:
        near, far = os.pipe()
        screen = ["-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        self._start(["Xvfb", "-displayfd", str(far), *screen], pass_fds=(far,))
        os.close(far)
        with os.fdopen(near) as pipe:
            return f":{pipe.readline().strip()}"

    def _bus(self) -> str:
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
        process = self._start(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        return str(process.stdout.readline().decode().strip())

    def end(self) -> None:
        """End all of it, the screen last."""
        for process in reversed(self.processes):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            if process.poll() is None:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def ask(self, **request: Any) -> Any:
        """What the driver answers."""
        assert self.driver is not None
        assert self.driver.stdin is not None
        assert self.driver.stdout is not None
        self.driver.stdin.write(json.dumps(request) + "\n")
        self.driver.stdin.flush()
        answer = json.loads(self.driver.stdout.readline())
        if "ok" not in answer:
            seen = [f"{each['role']}: {each['name']}" for each in answer.get("shown", [])]
            if f"dialog: {CRASH}" in seen:
                self.ask(do="press", pid=request["pid"], name="Copy the report", role="button")
                time.sleep(0.5)
                raise Missing(self.clipboard()["clipboard"]["text"])
            there = "not among" if running(request["pid"]) else "after the program ended:"
            raise Missing(f"{json.dumps(request)} {there}\n" + "\n".join(seen))
        return answer["ok"]

    def clipboard(self) -> dict[str, Any]:
        """What another program finds: `clipboard` and `selection`, each `formats` and `text`."""
        found: dict[str, Any] = json.loads(self.run(*NEIGHBOUR, "read"))
        return found

    def run(self, *command: str) -> str:
        """What a tool of the screen says."""
        found = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=20
        )
        return found.stdout

    def keys(self, *keys: str) -> None:
        """Press keys, as `xdotool` names them."""
        self.run("xdotool", "key", "--clearmodifiers", "--delay", "20", *keys)

    def types(self, text: str) -> None:
        """Type text on the keyboard."""
        self.run("xdotool", "type", "--clearmodifiers", "--delay", "8", text)


def running(pid: int) -> bool:
    """Whether a process has not ended."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] not in ("Z", "X")


class Journal:
    """The real program with a home of its own. Use it in a `with` block."""

    def __init__(self, desktop: Desktop, home: Path) -> None:
        self.desktop, self.home = desktop, home
        self._runtime = Path(tempfile.mkdtemp(prefix="run-"))
        for folder in (home, self._runtime):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What the program is started with."""
        return {
            **self.desktop.environment,
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self._runtime),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANG": "C.UTF-8",
        }

    @property
    def vaults(self) -> Path:
        """Where its journals lie."""
        return self.home / ".local" / "share" / "sharedjournal" / "vaults"

    @property
    def said(self) -> list[str]:
        """The lines on its standard error, without what Qt says of the bus of AT-SPI."""
        lines = (self.home / "stderr").read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if not line.startswith("qt.accessibility")]

    def __enter__(self) -> Journal:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self._runtime, ignore_errors=True)

    def start(
        self,
        *arguments: str,
        program: tuple[str, ...] = PROGRAM,
        more: dict[str, str] | None = None,
    ) -> None:
        """Start it, and remember it as the one that is used. `more` is for its environment."""
        with (self.home / "stderr").open("ab") as errors:
            self.process = subprocess.Popen(
                [*program, *arguments],
                env=self.environment | (more or {}),
                stderr=errors,
                cwd=self.home,
            )

    @property
    def pid(self) -> int:
        """The process id; locking does not change it."""
        assert self.process is not None
        return self.process.pid

    # --- as a screen reader ---------------------------------------------------------------------

    def press(self, name: str, role: str | None = "button", **more: Any) -> None:
        """Press a button, or what has another `role`."""
        self.desktop.ask(do="press", pid=self.pid, name=name, role=role, **more)

    def write(self, name: str, text: str, **more: Any) -> None:
        """Put text into the field of that name."""
        self.desktop.ask(do="write", pid=self.pid, name=name, text=text, **more)

    def see(self, name: str | None = None, **more: Any) -> Control:
        """The control, once it is on screen."""
        return Control(**self.desktop.ask(do="see", pid=self.pid, name=name, **more))

    def gone(self, name: str | None = None, **more: Any) -> None:
        """Return once it is on screen no more."""
        self.desktop.ask(do="gone", pid=self.pid, name=name, **more)

    def focus(self, name: str, **more: Any) -> None:
        """Give it the keyboard."""
        self.desktop.ask(do="focus", pid=self.pid, name=name, **more)

    def all(self) -> list[Control]:
        """Everything on screen."""
        return [Control(**each) for each in self.desktop.ask(do="list", pid=self.pid)]

    def choose(self, menu: str, item: str) -> None:
        """An act of a menu."""
        self.press(menu, "menu item")
        self.press(item, "menu item")

    def unlock(self, name: str) -> None:
        """Open the journal of that name."""
        self.write(f"Passphrase for {name}", PASSPHRASE)
        self.press("Open")
        self.see("New entry", role="button")

    def begin(self, text: str) -> None:
        """Write a new page, and wait until it is saved."""
        self.press("New entry")
        self.write("Entry text", text)
        self.see("Saved in your journal on this computer")

    # --- as the rest of the computer ------------------------------------------------------------

    def windows(self) -> list[str]:
        """The ids of its windows that are on screen."""
        found = self.desktop.run("xdotool", "search", "--onlyvisible", "--pid", str(self.pid))
        return found.split()

    def come_forward(self) -> None:
        """Have the window manager give its window the keyboard."""
        until = time.monotonic() + 5
        # Asked for each time: where a window takes the place of another, the first one may go.
        while self.desktop.run("xdotool", "getwindowfocus").strip() != (now := self.windows()[-1]):
            self.desktop.run("xdotool", "windowactivate", now)
            assert time.monotonic() < until, "the window does not get the keyboard"
            time.sleep(0.1)

    def begun(self) -> bytes:
        """The command line of the process that it is now."""
        return Path(f"/proc/{self.pid}/cmdline").read_bytes()

    def wait_for_command(self, word: bytes, seconds: float = 5) -> float:
        """Seconds until the process was replaced by one with this word in its command line."""
        begun = time.monotonic()
        while word not in self.begun():
            assert time.monotonic() < begun + seconds, self.begun()
            time.sleep(0.005)
        return time.monotonic() - begun
