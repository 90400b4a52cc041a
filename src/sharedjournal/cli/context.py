# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command works with: its arguments, its terminal, the world, and the way into the vault."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharedjournal.cli import inputs
from sharedjournal.domain.errors import BadInput, VaultMissing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from typing import BinaryIO, TextIO

    from sharedjournal.app.session import Session, World
    from sharedjournal.cli.terminal import Terminal
    from sharedjournal.domain.ports import Progress


class Usage(Exception):
    """The arguments do not go together. Its argument says how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What the program stands on: its streams, its environment, and the concrete world.

    `world` makes one; it is called when a vault is opened. `cost` is that of key derivation in a
    new vault, None for what this computer can bear.
    """

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: TextIO
    environment: Mapping[str, str]
    world: Callable[[], World]
    cost: Any = None


@dataclass(frozen=True, slots=True)
class Context:
    """One run of one command."""

    args: argparse.Namespace
    terminal: Terminal
    door: Door

    def folder(self) -> Path:
        """The folder of the vault that was chosen. Raises `Usage` where none was."""
        chosen = self.args.vault or self.door.environment.get("SHAREDJOURNAL_VAULT")
        if not chosen:
            raise Usage("say which journal: --vault DIR, or SHAREDJOURNAL_VAULT")
        return Path(chosen)

    @contextmanager
    def vault(self) -> Iterator[Session]:
        """The unlocked vault; it is locked again when the block ends, however it does."""
        from sharedjournal.app import upkeep

        folder = self.folder()
        if not folder.is_dir():
            raise VaultMissing
        passphrase = self.passphrase()
        with inputs.wiped(passphrase):
            session = upkeep.unlock(self.door.world(), folder, passphrase)
        with session:
            yield session

    def passphrase(self) -> bytearray:
        """The vault's passphrase, from a file or a person."""
        return _given(self.args.passphrase_file, "Passphrase: ")

    def first_passphrase(self) -> bytearray:
        """The passphrase of a vault that is made now; a person types it twice."""
        return _given_twice(self.args.passphrase_file, "Passphrase: ")

    def new_passphrase(self) -> bytearray:
        """A passphrase that is to replace the present one; a person types it twice."""
        return _given_twice(self.args.new_passphrase_file, "New passphrase: ")

    def text(self) -> str:
        """What stands on the standard input."""
        if self.door.stdin.isatty():
            self.terminal.note("Write, and end with Ctrl-D on a line of its own.")
        return inputs.text_from(self.door.stdin)

    def progress(self) -> AbstractContextManager[Progress]:
        """Progress that a person can see, where there is one."""
        from sharedjournal.cli import progress

        return progress.shown(self.terminal)


def _given(path: Path | None, prompt: str) -> bytearray:
    return inputs.passphrase_from_file(path) if path else inputs.ask_passphrase(prompt)


def _given_twice(path: Path | None, prompt: str) -> bytearray:
    first = _given(path, prompt)
    if path is None:
        with inputs.wiped(again := inputs.ask_passphrase("The same again: ")):
            if first != again:
                first[:] = bytes(len(first))
                raise BadInput("again")
    return first
