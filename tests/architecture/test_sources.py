# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for every source file that no linter knows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sharedjournal"
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later"
PYTHON_FILES = sorted(
    path for name in ("src", "tests", "packaging") for path in (ROOT / name).rglob("*.py")
)
TEXT_FILES = sorted(
    path
    for path in [
        *ROOT.glob("*.*"),
        *(ROOT / ".ci").rglob("*"),
        *(
            path
            for name in ("src", "tests", "packaging", "resources", "docs")
            for path in (ROOT / name).rglob("*")
        ),
    ]
    if path.suffix in {"", ".cfg", ".lock", ".md", ".py", ".sh", ".sql", ".toml", ".txt", ".yaml"}
    and path.is_file()
    and not {"node_modules", "__pycache__"} & set(path.parts)
    and not path.name.startswith(".coverage")
)
# A file of this project belongs to no one computer, and is not signed by the tools that made it.
# The names are written backwards, so that this file follows its own rule.
LOCAL_PLACE = re.compile(r"(?<![\w.$}])/(?:opt|root|work)/\w")
NAMES = re.compile(
    "|".join(name[::-1] for name in ("edualc", "ciporhtna", "tpgtahc", "tolipoc")), re.I
)


def name_of(path: Path) -> str:
    """Test ids: the path from the project."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PYTHON_FILES, ids=name_of)
def test_begins_with_the_licence(path: Path) -> None:
    """The first line of every Python file names the licence."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]

    assert SPDX == first


@pytest.mark.parametrize("path", TEXT_FILES, ids=name_of)
def test_names_no_workplace(path: Path) -> None:
    """No file names a folder of the computer that it was written on, nor a writing tool."""
    text = path.read_text(encoding="utf-8", errors="replace")

    found = [match.group() for rule in (LOCAL_PLACE, NAMES) for match in rule.finditer(text)]

    assert [] == found


@pytest.mark.parametrize(
    "path",
    [path for path in PYTHON_FILES if PACKAGE in path.parents and path.parent.name != "cli"],
    ids=name_of,
)
def test_only_the_terminal_prints(path: Path) -> None:
    """Outside `cli` nothing writes to the standard output."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    prints = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.stdout.write"}
    ]

    assert [] == prints


def test_the_rules_see_files() -> None:
    """The lists above are not empty by mistake, and their rules find what they look for."""
    assert Path(__file__).resolve() in PYTHON_FILES
    assert ROOT / "pyproject.toml" in TEXT_FILES
    assert LOCAL_PLACE.search("see /" + "opt/x")
    assert NAMES.search("edualC"[::-1])
