# SPDX-License-Identifier: GPL-3.0-or-later
"""A real diary through the whole program: 3,413 entries of the 1660s, every tenth shared, answered.

The decrypted file is looked at with another age implementation and with the system's `tar`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from unit.cli.doors import Program, hand_over, pair

ROOT = Path(__file__).resolve().parents[2]
INTEROP = ROOT / "tests" / "interop"
ENTRIES = 3413
EVERY = 10
ANSWERS = 10
SHORT = 60


@pytest.fixture(scope="module")
def diary() -> list[dict[str, str]]:
    """The lines of the diary."""
    file = ROOT.parent / "shared" / "data" / "pepys.jsonl"
    if not file.is_file():
        pytest.skip("the shared data folder ../shared/data is not here")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def people(tmp_path: Path) -> tuple[Program, Program]:
    """Two journals, paired, nothing in them."""
    programs = []
    for name in ("Samuel", "Elisabeth"):
        folder = tmp_path / name
        folder.mkdir()
        program = Program(folder, folder / "vault")
        program.json("new", "--name", name, "--no-recovery")
        programs.append(program)
    pair(*programs)
    return programs[0], programs[1]


def words(program: Program, scope: str, author: str) -> list[dict[str, Any]]:
    """What one person wrote, as the other format of the program says it, oldest first."""
    path = program.folder / f"words-{scope.strip('-')}-{author}.jsonl"
    path.unlink(missing_ok=True)
    program.json("export", "jsonl", path, *([scope] if scope else []))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [line for line in lines if line.get("author", "me") == author]
    return sorted(found, key=lambda line: (line["date"], line["text"]))


def day_and_text(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Their days and texts."""
    return [(line["date"], line["text"]) for line in lines]


def opened(file: Path, identity: str, tar: Path) -> None:
    """Decrypt an exchange file with npm's age-encryption."""
    if not (INTEROP / "node_modules").is_dir() or shutil.which("node") is None:
        pytest.skip("npm's age-encryption is not installed in tests/interop")
    done = subprocess.run(
        ["node", INTEROP / "age.mjs", "decrypt"],
        input=identity.encode("ascii") + b"\n" + file.read_bytes(),
        capture_output=True,
        check=True,
    )
    tar.write_bytes(done.stdout)


def test_a_whole_diary(
    diary: list[dict[str, str]], people: tuple[Program, Program], tmp_path: Path
) -> None:
    """Imported once, shared in part, answered: counts, texts and days are equal on both sides."""
    mine, theirs = people
    source = tmp_path / "diary.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in diary), encoding="utf-8")

    first = mine.json("import", "jsonl", source).row
    second = mine.json("import", "jsonl", source).row

    assert ENTRIES == len(diary)
    assert {"found": ENTRIES, "added": ENTRIES, "already": 0, "skipped": 0} == first
    assert {"found": ENTRIES, "added": 0, "already": ENTRIES, "skipped": 0} == second

    rows = mine.json("list", "--limit", ENTRIES + 1).rows
    assert sorted(line["date"] for line in diary) == sorted(row["day"] for row in rows)
    chosen = [row["id"] for row in rows][::EVERY]
    shared = mine.json("share", *chosen).rows
    came = hand_over(mine, theirs).row

    assert len(chosen) == len(shared) == came["new"]
    sent = day_and_text(words(mine, "--shared", "me"))
    assert len(chosen) == len(sent)
    assert sent == day_and_text(words(theirs, "--all", "partner"))

    here = theirs.json("list", "--author", "partner", "--limit", ENTRIES).rows
    answered = [row["id"] for row in here[:ANSWERS]]
    for number, some_id in enumerate(answered):
        theirs.json("reply", some_id, stdin=f"I read this one, number {number}.")
    back = hand_over(theirs, mine).row

    replies = [line["text"] for line in words(mine, "--all", "partner")]
    assert ANSWERS == back["new"]
    assert [f"I read this one, number {number}." for number in range(ANSWERS)] == sorted(replies)
    for program in people:
        assert {"ok": True, "problems": []} == program.json("check").row


def test_nothing_unshared_in_the_file(
    diary: list[dict[str, str]], people: tuple[Program, Program], tmp_path: Path
) -> None:
    """Opened without this program, the file holds the shared texts and no line of another."""
    mine, theirs = people
    source = tmp_path / "diary.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in diary[:600]), encoding="utf-8")
    mine.json("import", "jsonl", source)
    rows = mine.json("list", "--limit", 1000).rows
    chosen = {row["id"] for row in rows[::EVERY]}
    mine.json("share", *chosen)
    file, tar = tmp_path / "next.sharedjournal", tmp_path / "payload.tar"
    mine.json("send", file)

    opened(file, theirs.json("identity").row["identity"], tar)
    subprocess.run(["tar", "-xf", tar, "-C", tmp_path], check=True)

    names = subprocess.run(["tar", "-tf", tar], check=True, capture_output=True, text=True).stdout
    assert ["exchange.json", "records.jsonl", "keys.jsonl", "padding"] == names.split()
    payload = tar.read_bytes()
    records = [
        json.loads(line)
        for line in (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    shared = {line["text"] for line in words(mine, "--shared", "me")}
    assert shared == {record["body"] for record in records}
    private = [line for line in words(mine, "", "me") if line["text"] not in shared]
    assert len(rows) - len(chosen) == len(private)
    for line in private:
        assert line["id"].encode() not in payload
        for paragraph in line["text"].split("\n\n"):
            # Short ones ("And so to bed.") stand in many entries.
            if len(paragraph) > SHORT:
                assert json.dumps(paragraph, ensure_ascii=False)[1:-1].encode() not in payload
