# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documents tell people to do works as it is written there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from fakes import FakeClock, FakeDecoder, FakeIds
from sharedjournal import vault
from sharedjournal.app import upkeep, writing
from sharedjournal.app.session import World
from sharedjournal.domain.entry import Content
from sharedjournal.domain.ports import NoProgress

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
PASSPHRASE = "Straße, four quiet rivers"
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a page in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file that is here."""
    text = page.read_text(encoding="utf-8")

    missing = [link for link in LINK.findall(text) if not (page.parent / link).exists()]

    assert [] == missing


def test_backup_opens_without_the_program(tmp_path: Path) -> None:
    """The twenty lines of `docs/format.md` give the key that opens the database of a backup."""
    made = upkeep.create(
        World(FakeClock(), FakeIds(), FakeDecoder()),
        tmp_path / "vault",
        name="Anna",
        label="Straße",
        passphrase=bytearray(PASSPHRASE.encode()),
        recovery=True,
        cost=vault.Cost.FLOOR,
    )
    with made.session as session:
        writing.write(session, Content(day=None, body="The kettle sang."))
        upkeep.backup(session, tmp_path / "backup.tar", NoProgress())
    (tmp_path / "key.py").write_text(blocks(FORMAT, "python")[0], encoding="utf-8")
    subprocess.run(["tar", "-xf", "backup.tar"], check=True, cwd=tmp_path)

    # Without a terminal of its own, getpass reads the standard input.
    done = subprocess.run(
        [sys.executable, "key.py", "vault.json"],
        check=True,
        cwd=tmp_path,
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        start_new_session=True,
    )

    connection = dbapi2.connect(str(tmp_path / "journal.db"))
    connection.execute(f"PRAGMA key = \"x'{done.stdout.strip()}'\"")
    found = connection.execute("SELECT text FROM body ORDER BY ord DESC LIMIT 3").fetchall()
    connection.close()
    assert [("The kettle sang.",)] == found


@pytest.mark.long
@pytest.mark.timeout(600)
def test_quick_start_works(tmp_path: Path) -> None:
    """The lines of the readme, pasted block by block, end with both people having read."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program = Path(sysconfig.get_path("scripts")) / "sharedjournal"
    (tmp_path / ".venv" / "bin" / "sharedjournal").symlink_to(program)
    script = "set -e\n" + "\n".join(blocks(README, "sh"))

    done = subprocess.run(
        ["bash", "-c", script], check=False, cwd=tmp_path, capture_output=True, encoding="utf-8"
    )

    assert 0 == done.returncode, done.stderr
    said = done.stdout
    words = re.findall(r"^(?:[a-z]+ ){5}[a-z]+$", said, re.MULTILINE)
    assert 2 == len(words)
    assert words[0] == words[1]
    assert "I did not think you saw it. I am glad." in said
    assert "dentist" not in said
