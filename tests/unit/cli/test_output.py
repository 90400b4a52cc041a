# SPDX-License-Identifier: GPL-3.0-or-later
"""Results are written whole and at the end; progress is for people; failures are one line."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal import cli
from sharedjournal.bootstrap import world
from sharedjournal.cli import main, progress
from sharedjournal.cli.terminal import Terminal
from sharedjournal.domain.errors import Cancelled, DiskFull
from unit.cli.doors import CHEAP, Program, Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def terminal(*, as_json: bool) -> tuple[Terminal, io.BytesIO]:
    """A terminal and what is written to it."""
    out = io.BytesIO()
    return Terminal(out, io.StringIO(), as_json=as_json), out


def test_nothing_before_the_end() -> None:
    """What is collected is written by `flush`, once."""
    screen, out = terminal(as_json=False)
    screen.result({"a": 1}, "one", "two")

    assert b"" == out.getvalue()
    screen.flush()
    screen.flush()
    assert b"one\ntwo\n" == out.getvalue()


def test_json_is_ascii() -> None:
    """No character of a value reaches a terminal in machine-readable form."""
    screen, out = terminal(as_json=True)
    screen.result({"a": "\x1b\u202eü\x9b"}, "text")
    screen.say("not in JSON")
    screen.flush()

    assert out.getvalue().isascii()
    assert b"\x1b" not in out.getvalue()
    assert {"a": "\x1b\u202eü\x9b"} == json.loads(out.getvalue())


@pytest.mark.parametrize("as_json", [True, False])
def test_words_are_wiped(*, as_json: bool) -> None:
    """Recovery words are written once, and zeros stand where they stood."""
    screen, out = terminal(as_json=as_json)
    words = bytearray(b"one two")
    screen.secret({"vault": "v"}, "recovery", words, "keep:")
    (line,) = (each for each in screen._lines if isinstance(each, bytearray))
    screen.flush()

    expected = b'{"vault": "v", "recovery": "one two"}\n' if as_json else b"keep:\none two\n"
    assert expected == out.getvalue()
    assert bytearray(7) == words
    assert bytearray(len(line)) == line


def test_nobody_listens() -> None:
    """A standard error that is gone does not stop what was asked for."""

    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    Terminal(io.BytesIO(), Gone(), as_json=False).note("hello")


def test_progress_only_where_watched() -> None:
    """A bar on a terminal's standard error, nothing elsewhere, nothing left when it is over."""
    silent = Terminal(io.BytesIO(), io.StringIO(), as_json=False)
    with progress.shown(silent) as quiet:
        quiet.report(1, 2, "reading")
        quiet.check()
    screen = Screen()
    with progress.shown(Terminal(io.BytesIO(), screen, as_json=False)) as bar:
        bar.report(1, 2, "reading")
        bar.check()

    assert "" == silent.err.getvalue()  # type: ignore[attr-defined]
    assert "" == screen.getvalue().strip()


def test_bar() -> None:
    """It names what is being done, and begins anew with each phase."""
    screen = Screen()
    bar = progress.Bar(screen, delay=0)
    bar.report(1, 4, "reading")
    bar.report(4, 4, "reading")
    bar.report(0, 0, "entries")
    bar.report(7, 0, "entries")
    bar.close()
    bar.close()

    assert "reading" in screen.getvalue()
    assert "entries" in screen.getvalue()


def run_with(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[Any], int | None], stdout: Any = None
) -> tuple[int, bytes, str]:
    """Run a command that does this."""
    monkeypatch.setattr(main, "_command", lambda _name: act)
    out, err = stdout or io.BytesIO(), io.StringIO()
    door = cli.Door(
        stdin=io.BytesIO(), stdout=out, stderr=err, environment={}, world=world, cost=CHEAP
    )
    code = cli.run(["list"], door)
    return code, b"" if stdout else out.getvalue(), err.getvalue()


def raising(error: BaseException) -> Callable[[Any], int | None]:
    """A command that says something and fails."""

    def act(context: Any) -> None:
        context.terminal.say("half a result")
        raise error

    return act


def test_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 122: a defect is one calm line with its place and kind, and no word of what was in it."""
    code, out, err = run_with(monkeypatch, raising(ValueError("canary")))

    assert (1, b"") == (code, out)
    assert 1 == err.count("\n")
    assert err.startswith("error: Unexpected: ")
    assert "ValueError in cli/main.py, line" in err
    assert "canary" not in err
    assert "Traceback" not in err


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt()])
def test_stopped(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Stopping is no failure to explain, and shows nothing half."""
    code, out, err = run_with(monkeypatch, raising(error))

    assert (130, b"", "Stopped. What was not finished was undone.\n") == (code, out, err)


def test_known_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known failure has its exit code, kind and sentence."""
    code, out, err = run_with(monkeypatch, raising(DiskFull()))

    assert (5, b"") == (code, out)
    assert err.startswith("error: DiskFull: The disk is full.")


def test_reader_has_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who reads only the head of a list is no reason for a message."""

    class Gone(io.BytesIO):
        def write(self, _data: Any) -> int:
            raise BrokenPipeError

    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        code, _out, err = run_with(monkeypatch, lambda c: c.terminal.say("x"), Gone())
        # What is still in the buffer of the process goes nowhere.
        os.write(out.fileno(), b"late")

    assert (1, "") == (code, err)
    assert b"" == (tmp_path / "out").read_bytes()


def test_reader_has_gone_without_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the standard output is no file."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    code, _out, err = run_with(monkeypatch, raising(BrokenPipeError()))

    assert (1, "") == (code, err)


# --- usage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("list", "--lim", "3"),
        ("list", "--limit", "0"),
        ("list", "--state", "secret"),
        ("write", "--mood", "6"),
        ("write", "--day", "2026-01-01", "--no-day"),
        ("new",),
        ("import", "docx", "x"),
        ("export", "jsonl", "x", "--all", "--shared"),
        ("list",),
        ("form", "start"),
        ("form", "list", "question"),
        ("passphrase", "--keep-recovery", "--vault", "x"),
        ("write", "--ask", "listen", "--vault", "x"),
        ("write", "--with-mood", "--vault", "x"),
        ("restore", "x", "y", "--new-passphrase-file", "z"),
        ("share", "a", "b", "--excerpt-file", "x", "--vault", "x"),
        ("answer", "x", "y", "--field", "nonsense", "--vault", "x"),
        ("answer", "x", "y", "--field", "a=1", "--field", "a=2", "--vault", "x"),
    ],
    ids=" ".join,
)
def test_usage(alex: Program, capsys: pytest.CaptureFixture[str], arguments: tuple[str]) -> None:
    """Wrong usage is exit code 2 and one line, before anything is opened or asked."""
    done = alex.raw(*arguments)
    err = done.err + capsys.readouterr().err

    assert (2, "") == (done.code, done.out)
    assert err.startswith("error: usage: ")
    assert 1 == err.count("\n")


def test_no_command(alex: Program) -> None:
    """Without a command there is a window; where it cannot be, a sentence says so."""
    done = alex.raw()

    assert 2 == done.code
    assert "The window needs a screen" in done.err


def test_help(alex: Program, capsys: pytest.CaptureFixture[str]) -> None:
    """Help names every command, and each command has its own."""
    assert 0 == alex.raw("--help").code
    text = capsys.readouterr().out
    for name in main._MODULE_OF:
        assert f"\n    {name} " in text
        assert 0 == alex.raw(name, "--help").code
        assert "--json" in capsys.readouterr().out


def test_every_command_has_its_function() -> None:
    """The modules hold what the table names, and nothing else."""
    import importlib

    for module, names in main._MODULES.items():
        found = importlib.import_module(f"sharedjournal.cli.{module}").COMMANDS

        assert set(names.split()) == set(found)


def test_nobody_to_ask(alex: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file and without a terminal the passphrase cannot be had: usage, not a hang."""
    monkeypatch.setattr("sharedjournal.cli.inputs._TERMINAL", "/nowhere/tty")

    done = alex.raw("list", "--vault", alex.vault)

    assert 2 == done.code
    assert "--passphrase-file" in done.err
