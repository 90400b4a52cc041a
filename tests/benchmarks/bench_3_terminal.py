# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a command of the terminal program takes, from the prompt to the prompt."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus, floors, people

if TYPE_CHECKING:
    from benchmarks.conftest import Bench


def test_command(bench: Bench, tmp_path: Path) -> None:
    """`list` in a vault of a thousand entries at the least cost of key derivation."""
    program = Path(sysconfig.get_path("scripts")) / "sharedjournal"
    if not program.is_file():
        pytest.skip("the project is not installed")
    with people.new_vault(tmp_path / "vault", "Anna") as session:
        people.take_in(session, corpus.write_jsonl(tmp_path / "entries.jsonl", 1_000))
    secret = tmp_path / "passphrase"
    secret.write_bytes(people.PASSPHRASE + b"\n")
    secret.chmod(0o600)
    options = ("--vault", str(tmp_path / "vault"), "--passphrase-file", str(secret))

    bench.run(
        lambda: subprocess.run(
            [str(program), *options, "list"], check=True, stdout=subprocess.DEVNULL
        ),
        rounds=9,
    )

    bench.say(
        "the command `list`, 1,000 entries",
        target="≤ 0.15 s + Argon2id",
        floor=("a bare Python that starts and ends", floors.bare_python()),
        note=f"Argon2id here {floors.argon2(people.CHEAP) * 1000:.0f} ms",
    )
