# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person gives: passphrases as bytes that can be wiped, text, pictures.

A passphrase is never a `str` here, and never an argument.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

MAX_PASSPHRASE = 4 * 1024 * 1024
MAX_TEXT = 32 * 1024 * 1024
MAX_PICTURE = 32 * 1024 * 1024
_TERMINAL = "/dev/tty"
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class NoTerminal(Exception):
    """There is nobody to ask."""


@contextmanager
def wiped(*secrets: bytearray) -> Iterator[None]:
    """Overwrites these with zeros when the block ends, however it does."""
    try:
        yield
    finally:
        for secret in secrets:
            secret[:] = bytes(len(secret))


def passphrase_from_file(path: Path) -> bytearray:
    """The first line of a file, without its end. Spaces count. Raises `BadInput`."""
    found = bytearray()
    try:
        descriptor = os.open(path, _READ)
    except (OSError, ValueError) as error:
        raise BadInput("passphrase") from error
    try:
        while len(found) <= MAX_PASSPHRASE and b"\n" not in found:
            part = bytearray(os.read(descriptor, 4096))
            if not part:
                break
            found += part
            part[:] = bytes(len(part))
    except OSError as error:
        raise BadInput("passphrase") from error
    finally:
        os.close(descriptor)
    return _first_line(found)


def _first_line(found: bytearray) -> bytearray:
    end = found.find(b"\n")
    line = found[: end if end >= 0 else len(found)]
    found[:] = bytes(len(found))
    if line.endswith(b"\r"):
        del line[-1:]
    if not line or len(line) > MAX_PASSPHRASE:
        raise BadInput("passphrase")
    return line


def ask_passphrase(prompt: str) -> bytearray:
    """Ask at the terminal, showing nothing of what is typed. Raises `NoTerminal`, `BadInput`."""
    if sys.platform == "win32":
        return _ask_windows(prompt)
    return _ask_tty(prompt)


def _ask_tty(prompt: str) -> bytearray:
    import termios

    try:
        descriptor = os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise NoTerminal from error
    try:
        before = termios.tcgetattr(descriptor)
        silent = termios.tcgetattr(descriptor)
        silent[3] &= ~termios.ECHO
        try:
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, silent)
            os.write(descriptor, prompt.encode())
            return _first_line(_typed(descriptor))
        finally:
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
            os.write(descriptor, b"\n")
    except termios.error as error:
        raise NoTerminal from error
    finally:
        os.close(descriptor)


def _typed(descriptor: int) -> bytearray:
    found = bytearray()
    while len(found) <= MAX_PASSPHRASE and not found.endswith(b"\n"):
        part = os.read(descriptor, 4096)
        if not part:
            break
        found += part
    return found


def _ask_windows(prompt: str) -> bytearray:
    import msvcrt

    # The names are there on Windows only; elsewhere type checkers do not find them.
    read, write = vars(msvcrt)["getwch"], vars(msvcrt)["putwch"]
    if not sys.stdin.isatty():
        raise NoTerminal
    for character in prompt:
        write(character)
    found = bytearray()
    while (character := read()) not in "\r\n":
        if character == "\x03":
            raise KeyboardInterrupt
        found += character.encode("utf-8", "surrogatepass")
    write("\n")
    return _first_line(found + b"\n")


def text_from(stream: BinaryIO) -> str:
    """All of the standard input as strict UTF-8, without its last line end. Raises `BadInput`."""
    data = stream.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        raise BadInput("body")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("body") from error
    return text.replace("\r\n", "\n").removesuffix("\n")


def words_from(stream: BinaryIO) -> bytearray:
    """Recovery words from the standard input. Raises `BadInput`."""
    found = bytearray(stream.read(64 * 1024))
    if not found.strip():
        raise BadInput("words")
    return found


def file_content(path: Path, what: str, limit: int = MAX_PICTURE) -> bytes:
    """All of a regular file. Raises `BadInput` naming `what` for anything else."""
    flags = _READ | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as stream:
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                data = stream.read(limit + 1)
                if len(data) <= limit:
                    return data
    except (OSError, ValueError) as error:
        raise BadInput(what) from error
    raise BadInput(what)
