# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of this process: its children first, then a fresh interpreter in its place.

Python cannot wipe its strings; a new process has none of them. The interpreter is noted at start,
before anything can change what a path leads to. The new process learns from its arguments nothing
but that it follows another.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from sharedjournal.system import hardening

AGAIN = "--after-lock"
HIDDEN = "--after-hide"
"""What tells the new process why it is there; neither is a command."""

_interpreter = sys.executable


def note_interpreter() -> None:
    """Remember which interpreter runs this program. Called once, at start."""
    global _interpreter
    _interpreter = sys.executable


def replace(*, hidden: bool) -> NoReturn:
    """Become a fresh process of this program. Where that fails, end at once.

    Children are ended and reaped before: they would outlive the replacement.
    """
    command = [_interpreter, "-I", "-m", "sharedjournal", HIDDEN if hidden else AGAIN]
    try:
        # Where a vault lies is nobody's affair once it is locked.
        os.environ.pop("SHAREDJOURNAL_VAULT", None)
        end_children()
        hardening.give_back_umask()
        if os.name == "posix":
            os.execv(_interpreter, command)  # noqa: S606 -- no shell is wanted
        subprocess.Popen(command, close_fds=True)  # noqa: S603
    finally:
        # Not `sys.exit`: that would run what other code left for the end, with words in memory.
        os._exit(0 if os.name != "posix" else 70)


def end(code: int) -> NoReturn:
    """End this process at once, children first.

    What other code left for the end is not run: it would wait for threads that nobody needs.
    """
    try:
        end_children()
    finally:
        os._exit(code)


def end_children() -> None:
    """Kill every child of this process and wait for it."""
    for child in _children():
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(child, 0)


def _children() -> list[int]:
    if sys.platform != "linux":
        return []
    found: list[int] = []
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError, ValueError):
            found += [int(word) for word in (task / "children").read_text("ascii").split()]
    return found
