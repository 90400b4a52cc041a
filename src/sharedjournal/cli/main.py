# SPDX-License-Identifier: GPL-3.0-or-later
"""From arguments to an exit code: finds the command, runs it, and says in one line where it failed.

Whatever goes wrong, the vault is closed by then. A failure leaves nothing on the standard output.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sharedjournal.cli import inputs, sentences
from sharedjournal.cli.context import Context, Door, Usage
from sharedjournal.cli.parser import parser
from sharedjournal.cli.terminal import Terminal
from sharedjournal.domain.errors import Cancelled, SharedJournalError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from types import TracebackType

USAGE = 2
STOPPED = 130
UNEXPECTED = 1
NO_WINDOW = (
    "The window needs a screen, and there is none here. `sharedjournal demo` shows what this"
    " program does, and `sharedjournal --help` lists its commands."
)


def run(arguments: Sequence[str], door: Door) -> int:
    """Run one command and return its exit code. Raises nothing but what ends a process."""
    try:
        args = parser().parse_args(arguments)
    except SystemExit as ended:  # --help, or wrong usage: argparse has said so
        return ended.code if isinstance(ended.code, int) else USAGE
    terminal = Terminal(door.stdout, door.stderr, as_json=args.json)
    if args.command is None:
        return _failed(terminal, "usage", NO_WINDOW, USAGE)
    return _guarded(args, terminal, door)


def _guarded(args: argparse.Namespace, terminal: Terminal, door: Door) -> int:
    try:
        code = _command(args.command)(Context(args, terminal, door))
        terminal.flush()
    except SharedJournalError as error:
        return _failed(terminal, error.kind, sentences.sentence(error), error.exit_code)
    except Usage as error:
        return _failed(terminal, "usage", str(error), USAGE)
    except inputs.NoTerminal:
        return _failed(terminal, "usage", sentences.NO_TERMINAL, USAGE)
    except (Cancelled, KeyboardInterrupt):
        terminal.note(sentences.STOPPED)
        return STOPPED
    except BrokenPipeError:
        _give_up_output()
        return UNEXPECTED
    # What is not a known failure is a defect: its place is shown, and nothing of what was in it.
    except Exception as error:
        words = sentences.UNEXPECTED.format(where=_where(error))
        return _failed(terminal, "Unexpected", words, UNEXPECTED)
    return code or 0


def _failed(terminal: Terminal, kind: str, words: str, code: int) -> int:
    terminal.note(f"error: {kind}: {words}")
    return code


def _command(name: str) -> Callable[[Context], int | None]:
    """The function of a command; only the module that it is in is loaded."""
    module = importlib.import_module(f"sharedjournal.cli.{_MODULE_OF[name]}")
    found: Callable[[Context], int | None] = module.COMMANDS[name]
    return found


_MODULES = {
    "entries": "write edit delete bin undelete list show search",
    "sharing": "share unshare let-go keep remove next send receive",
    "threads": "reply form thread answer pass rest",
    "pairing": "invite answer-invitation accept words confirm-words reject-words unpair identity",
    "upkeep": "new backup restore passphrase recover recovery check import export",
    "demo": "demo",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}


def _where(error: BaseException) -> str:
    """The kind of a defect and its last place in this program: nothing of any value in it."""
    place, trace = "", error.__traceback__
    while trace is not None:
        place = _place(trace) or place
        trace = trace.tb_next
    return f"{type(error).__name__}{place}"


def _place(trace: TracebackType) -> str:
    path = Path(trace.tb_frame.f_code.co_filename)
    if "sharedjournal" not in path.parts:
        return ""
    return f" in {path.parent.name}/{path.name}, line {trace.tb_lineno}"


def _give_up_output() -> None:
    """Who reads has gone: what is left goes nowhere, also at the end of the process."""
    try:
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, sys.stdout.fileno())
        os.close(descriptor)
    except (OSError, ValueError):
        return
