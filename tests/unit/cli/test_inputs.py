# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases come as bytes and go as zeros; what cannot be used is refused."""

from __future__ import annotations

import errno
import io
import os
import sys
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from sharedjournal.cli import inputs
from sharedjournal.domain.errors import BadInput
from unit.cli.doors import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"secret\nnext line\n", b"secret"),
        (b"secret", b"secret"),
        (b"secret\r\n", b"secret"),
        (b" two words \n", b" two words "),
        (b"with\0zero\n", b"with\0zero"),
        (b"x" * 1_000_000, b"x" * 1_000_000),
        ("Straße\n".encode(), "Straße".encode()),
    ],
)
def test_first_line(tmp_path: Path, content: bytes, found: bytes) -> None:
    """Row 76: the first line as it stands, spaces too."""
    (tmp_path / "p").write_bytes(content)

    assert bytearray(found) == inputs.passphrase_from_file(tmp_path / "p")


def test_unusable_passphrase_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty, missing, a folder, too long."""
    (tmp_path / "empty").write_bytes(b"\nx")
    (tmp_path / "long").write_bytes(b"x" * 20)
    monkeypatch.setattr(inputs, "MAX_PASSPHRASE", 10)
    for path in (tmp_path / "empty", tmp_path / "no", tmp_path, tmp_path / "long"):
        with pytest.raises(BadInput):
            inputs.passphrase_from_file(path)


@POSIX
def test_passphrase_through_a_pipe(tmp_path: Path) -> None:
    """What a password program writes into a pipe will do."""
    os.mkfifo(tmp_path / "p")
    writer = threading.Thread(target=(tmp_path / "p").write_bytes, args=(b"secret\n",))
    writer.start()

    found = inputs.passphrase_from_file(tmp_path / "p")
    writer.join()

    assert bytearray(b"secret") == found


def typed(monkeypatch: pytest.MonkeyPatch, answer: bytes, then: Callable[[], object]) -> bytes:
    """What shows on a terminal where `answer` is typed at the prompt."""
    import pty

    master, slave = pty.openpty()
    monkeypatch.setattr(inputs, "_TERMINAL", os.ttyname(slave))
    shown = bytearray()

    def person() -> None:
        while not shown.endswith(b": "):
            shown.extend(os.read(master, 100))
        os.write(master, answer)

    thread = threading.Thread(target=person)
    thread.start()
    try:
        then()
    finally:
        thread.join()
        os.set_blocking(master, False)
        while True:
            try:
                part = os.read(master, 1000)
            except OSError:
                break
            if not part:
                break
            shown.extend(part)
        os.close(slave)
        os.close(master)
    return bytes(shown)


@POSIX
def test_typed_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read, and not shown."""
    found = []

    shown = typed(
        monkeypatch, b"secret\n", lambda: found.append(inputs.ask_passphrase("Passphrase: "))
    )

    assert [bytearray(b"secret")] == found
    assert b"Passphrase: " in shown
    assert b"secret" not in shown


@POSIX
def test_nothing_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty line, or the end of input, is no passphrase."""
    for answer in (b"\n", b"\x04"):

        def ask() -> None:
            with pytest.raises(BadInput):
                inputs.ask_passphrase("Passphrase: ")

        typed(monkeypatch, answer, ask)


def test_nobody_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal there is nobody to ask: neither where there is none, nor at a file."""
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path / "nothing", tmp_path / "file"):
        monkeypatch.setattr(inputs, "_TERMINAL", str(place))
        with pytest.raises(inputs.NoTerminal):
            inputs.ask_passphrase("Passphrase: ")


def test_text() -> None:
    """All of the input, without its last line end; only UTF-8, only so much."""
    assert "a\n\nb\n" == inputs.text_from(io.BytesIO(b"a\r\n\nb\n\n"))
    with pytest.raises(BadInput):
        inputs.text_from(io.BytesIO(b"\xff"))


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than any entry is refused."""
    monkeypatch.setattr(inputs, "MAX_TEXT", 3)

    assert "abc" == inputs.text_from(io.BytesIO(b"abc"))
    with pytest.raises(BadInput):
        inputs.text_from(io.BytesIO(b"abcd"))


def test_words() -> None:
    """Recovery words come as bytes; none are no words."""
    assert bytearray(b"one two\n") == inputs.words_from(io.BytesIO(b"one two\n"))
    with pytest.raises(BadInput):
        inputs.words_from(io.BytesIO(b" \n"))


def test_wiped() -> None:
    """Zeros stand where the secret stood, also after a failure."""
    secret = bytearray(b"secret")

    def fail() -> None:
        with inputs.wiped(secret):
            raise BadInput

    with pytest.raises(BadInput):
        fail()

    assert bytearray(6) == secret


@POSIX
def test_file_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A regular file within the limit; nothing else, and nothing hangs."""
    (tmp_path / "a").write_bytes(b"abc")
    os.mkfifo(tmp_path / "fifo")

    assert b"abc" == inputs.file_content(tmp_path / "a", "picture", 3)
    for path, limit in (
        *((tmp_path / name, 3) for name in ("fifo", "nothing", "")),
        (tmp_path / "a", 2),
    ):
        with pytest.raises(BadInput) as caught:
            inputs.file_content(path, "picture", limit)
        assert "picture" == caught.value.detail

    def broken(*_: object) -> bytes:
        raise OSError(errno.EIO, "test")

    monkeypatch.setattr(os, "read", broken)
    with pytest.raises(BadInput):
        inputs.passphrase_from_file(tmp_path / "a")


class Keys:
    """The keyboard of Windows, as far as it is used: keys come from a list."""

    def __init__(self, keys: str) -> None:
        self._keys = list(keys)
        self.shown = ""

    def getwch(self) -> str:
        """The next key."""
        return self._keys.pop(0)

    def putwch(self, character: str) -> None:
        """Show a character."""
        self.shown += character


@pytest.mark.parametrize(
    ("keys", "found"), [("straße\r", "straße"), ("a b\n", "a b"), ("x\x03", None), ("\r", "")]
)
def test_typed_on_windows(monkeypatch: pytest.MonkeyPatch, keys: str, found: str | None) -> None:
    """There keys are read one by one, and none is shown."""
    keyboard = Keys(keys)
    module = SimpleNamespace(getwch=keyboard.getwch, putwch=keyboard.putwch)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    monkeypatch.setattr(sys, "stdin", Screen())

    if found:
        assert bytearray(found.encode()) == inputs._ask_windows("Passphrase: ")
        assert "Passphrase: \n" == keyboard.shown
    else:
        with pytest.raises(KeyboardInterrupt if found is None else BadInput):
            inputs._ask_windows("Passphrase: ")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(inputs.NoTerminal):
        inputs._ask_windows("Passphrase: ")
