# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command of the journal and lets one of its system calls fail, or kills it there.

`strace` injects the fault (Linux only). A second process, the nursery, has the journal imported
and forks one worker a run, so that a run takes a fraction of a second.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

HERE = Path(__file__).resolve().parent
CALLS = (
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "rmdir",
)
FAULTS = ("signal=SIGKILL", "error=ENOSPC", "error=EIO")
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th call of `call` (from 1) that touches the scenario's folder, and the fault."""

    call: str
    number: int
    fault: str

    def __str__(self) -> str:
        return f"{self.call}-{self.number}-{self.fault.partition('=')[2]}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    `acknowledged`: what the command said was done. `failure`: the kind of the domain error that it
    ended with, or None. `killed`: it did not get to its end. `injected`: the point was reached.
    """

    acknowledged: tuple[str, ...]
    failure: str | None
    killed: bool
    injected: bool


@dataclass(slots=True)
class Trace:
    """What an undisturbed run did: how often each call touched the folder, and which paths."""

    counts: dict[str, int] = field(default_factory=dict)
    paths: tuple[str, ...] = ()

    def points(self) -> tuple[Point, ...]:
        """Every point of the run with every fault."""
        return tuple(
            Point(call, number, fault)
            for fault in FAULTS
            for call, count in self.counts.items()
            for number in range(1, count + 1)
        )


def why_not() -> str | None:
    """A sentence where faults cannot be injected here, else None."""
    if not sys.platform.startswith("linux"):
        return "Faults are injected with strace, which is there on Linux only."
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed (Debian: apt install strace)."
    tried = subprocess.run(
        [strace, "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"],
        capture_output=True,
        check=False,
    )
    if tried.returncode:
        return "strace may not trace processes here (containers: --cap-add SYS_PTRACE)."
    return None


class Nursery:
    """The process that forks the workers."""

    def __enter__(self) -> Nursery:
        self._process = subprocess.Popen(
            [sys.executable, "-B", str(HERE / "nursery.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(_SECONDS)
        self._process.stdout.close()

    def trace(self, scenario: str, root: Path) -> Trace:
        """Run a scenario undisturbed and note what it does below `root`."""
        with tempfile.NamedTemporaryFile(suffix=".strace") as log:
            outcome = self._run(scenario, root, log.name, [])
            text = Path(log.name).read_text(encoding="utf-8", errors="replace")
        assert not outcome.killed, text[-2000:]
        assert outcome.failure is None, outcome.failure
        found = Trace()
        paths: set[str] = set()
        for line in text.splitlines():
            call = re.match(r"\d+ +(\w+)\(", line)
            touched = re.findall(re.escape(str(root)) + r'[^">,]*', line)
            if call is None or not touched:
                continue
            paths.update(touched)
            found.counts[call[1]] = found.counts.get(call[1], 0) + 1
        found.paths = tuple(sorted(paths))
        return found

    def run(self, scenario: str, root: Path, trace: Trace, point: Point) -> Outcome:
        """Run a scenario with one fault."""
        with tempfile.NamedTemporaryFile(suffix=".strace") as log:
            only = [word for path in trace.paths for word in ("-P", path)]
            inject = f"inject={point.call}:{point.fault}:when={point.number}"
            return self._run(scenario, root, log.name, [*only, "-e", inject])

    def _run(self, scenario: str, root: Path, log: str, options: list[str]) -> Outcome:
        pid = self._ask({"scenario": scenario, "root": str(root)})["pid"]
        with self._attached(pid, log, options) as strace:
            told = self._ask({"go": True})
            strace.wait(_SECONDS)
        text = Path(log).read_text(encoding="utf-8", errors="replace")
        injected = "(INJECTED" in text or told["signal"] == 9
        return Outcome(tuple(told["acknowledged"]), told["failure"], told["killed"], injected)

    @contextlib.contextmanager
    def _attached(self, pid: int, log: str, options: list[str]) -> Iterator[subprocess.Popen[str]]:
        command = ["strace", "-f", "-y", "-s", "0", "-e", "trace=" + ",".join(CALLS)]
        with subprocess.Popen(
            [*command, "-o", log, *options, "-p", str(pid)], stderr=subprocess.PIPE, text=True
        ) as strace:
            assert strace.stderr is not None
            told = ""
            while "attached" not in told:
                told = strace.stderr.readline()
                assert told, "strace did not attach"
            yield strace

    def _ask(self, question: dict[str, object]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the nursery ended"
        told: dict[str, Any] = json.loads(answer)
        return told
