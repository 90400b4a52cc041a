# SPDX-License-Identifier: GPL-3.0-or-later
"""The first lines that run: isolation and hardening, and only then the program.

An interpreter that is not isolated would load modules from the folder it was started in, or from
where the environment points; it is replaced by one that does not. The imports of this module are
those of the interpreter itself.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_TOLD = 128
"""A shell's exit code for a signal begins here."""


def main() -> int:
    """Run the program and return its exit code; where it must begin anew, this does not return."""
    from sharedjournal.system import hardening

    if not sys.flags.isolated and sys.executable:
        return _begin_isolated(hardening.clean(os.environ))
    hardening.harden()
    sys.excepthook = _say_nothing
    _end_in_order()
    from sharedjournal import bootstrap

    return bootstrap.run(sys.argv[1:])


def _begin_isolated(environment: dict[str, str]) -> int:
    command = [sys.executable, "-I", "-m", "sharedjournal", *sys.argv[1:]]
    if os.name == "posix":
        os.execve(sys.executable, command, environment)  # noqa: S606 -- it does not return
    # Windows gives the terminal of a program that is replaced back too early: this one waits.
    import subprocess

    return subprocess.run(command, check=False, env=environment).returncode  # noqa: S603


def _end_in_order() -> None:
    """Have a request to end close the vault, as an interrupt from the keyboard does."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What was told to outlive its terminal (nohup) does.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(_TOLD + number)


def _say_nothing(
    kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
) -> None:
    """No traceback: it could show what was in the journal."""
    if not issubclass(kind, KeyboardInterrupt) and sys.stderr is not None:
        sys.stderr.write(f"error: Unexpected: The program cannot go on ({kind.__name__}).\n")


if __name__ == "__main__":
    sys.exit(main())
