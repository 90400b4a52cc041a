# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program in this process, with real vaults and cheap keys."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sharedjournal import bootstrap, cli
from sharedjournal.vault import Cost

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "correct horse"
CHEAP = Cost(19 * 1024, 1, 1)


class Screen(io.StringIO):
    """A standard error that somebody watches."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@dataclass(frozen=True)
class Outcome:
    """What one run left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Its lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def row(self) -> dict[str, Any]:
        """Its only line of JSON."""
        (found,) = self.rows
        return found

    @property
    def kind(self) -> str:
        """The kind of its one line of error; and nothing stands on the standard output."""
        (line,) = self.err.splitlines()
        error, kind, sentence = line.split(": ", 2)
        assert ("error", "") == (error, self.out)
        assert sentence.endswith((".", ")"))
        return kind


@dataclass
class Program:
    """`sharedjournal` of one person."""

    folder: Path
    vault: Path
    watched: bool = False
    world: Any = bootstrap.world
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def passphrase_file(self) -> Path:
        """Where the passphrase is, made when it is first asked for."""
        path = self.folder / "passphrase"
        if not path.exists():
            path.write_text(PASSPHRASE + "\n", encoding="utf-8")
        return path

    @property
    def options(self) -> tuple[object, ...]:
        """What names this vault and opens it."""
        return ("--vault", self.vault, "--passphrase-file", self.passphrase_file)

    def raw(self, *arguments: object, stdin: bytes = b"") -> Outcome:
        """Run with these arguments only."""
        out = io.BytesIO()
        err = Screen() if self.watched else io.StringIO()
        door = cli.Door(
            stdin=io.BytesIO(stdin),
            stdout=out,
            stderr=err,
            environment=self.environment,
            world=self.world,
            cost=CHEAP,
        )
        code = cli.run([str(argument) for argument in arguments], door)
        return Outcome(code, out.getvalue().decode("utf-8"), err.getvalue())

    def run(self, command: str, *arguments: object, stdin: str = "") -> Outcome:
        """Run a command on this vault."""
        return self.raw(command, *arguments, *self.options, stdin=stdin.encode())

    def json(self, command: str, *arguments: object, stdin: str = "") -> Outcome:
        """Run a command that succeeds, for its JSON."""
        done = self.run(command, *arguments, "--json", stdin=stdin)
        assert 0 == done.code, done.err
        return done

    def write(self, body: str, *options: object) -> str:
        """Write an entry and return its id."""
        found: str = self.json("write", *options, stdin=body).row["id"]
        return found

    def share(self, body: str, *options: object) -> str:
        """Write an entry, share it, and return its id."""
        return self.write(body, "--share", *options)

    def theirs(self, index: int = 0) -> str:
        """The id of the partner's newest page, or of one before it."""
        found: str = self.json("list", "--author", "partner").rows[index]["id"]
        return found


def pair(alex: Program, sam: Program) -> None:
    """Three files and six words."""
    invitation, answer = alex.folder / "invitation", alex.folder / "answer"
    alex.json("invite", invitation)
    sam.json("answer-invitation", invitation, answer)
    alex.json("accept", answer)
    for each in (alex, sam):
        each.json("confirm-words")


def hand_over(sender: Program, receiver: Program) -> Outcome:
    """The sender's next file, brought in by the other."""
    path = sender.folder / "next.sharedjournal"
    sender.json("send", path)
    return receiver.json("receive", path)
