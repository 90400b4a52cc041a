# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the window can be translated: Qt Linguist finds literals, and nothing else.

An f-string or a variable inside `tr` is found under a wrong name, or not at all, and then stays
English for ever.
"""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

GUI = Path(__file__).resolve().parents[2] / "src" / "sharedjournal" / "gui"
FILES = sorted(GUI.rglob("*.py"))


def calls(tree: ast.AST) -> list[tuple[ast.Call, str]]:
    """Calls of `tr` and `translate`, with the name."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        # A painter translates, too.
        name = ast.unparse(node.func).removeprefix("QCoreApplication.")
        if name == "translate" or name.rpartition(".")[2] == "tr":
            found.append((node, name.rpartition(".")[2]))
    return found


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def problems(source: str) -> list[str]:
    """What Qt Linguist would not find in a module, or what could not be filled in."""
    tree = ast.parse(source)
    filled = {
        id(node.func.value): {keyword.arg for keyword in node.keywords}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
    }
    found = []
    for call, name in calls(tree):
        words = call.args[1:2] if name == "translate" else call.args[:1]
        if name == "tr" and not isinstance(call.func, ast.Attribute):
            found.append(f"{call.lineno}: tr of no object")
        literals = call.args[:2] if name == "translate" else words
        strange = (each for each in literals if not _is_text(each))
        found += [f"{call.lineno}: not a literal" for _ in strange]
        if words and _is_text(words[0]):
            text = ast.literal_eval(words[0])
            named = {field for _, field, _, _ in string.Formatter().parse(text) if field}
            given = filled.get(id(call))
            if given is not None and None not in given and named != given:
                found.append(
                    f"{call.lineno}: {sorted(named)} filled with {sorted(map(str, given))}"
                )
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(GUI).as_posix())
def test_words_are_literals(path: Path) -> None:
    """In every module of the window, with the names that they are filled with."""
    assert [] == problems(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("self.tr('a')", []),
        ("self.tr('a' 'b').format()", []),
        ("self.tr('{n} a').format(n=1)", []),
        ("painter.translate(1, 2)", []),
        ("self.tr(f'a {b}')", ["1: not a literal"]),
        ("self.tr(a)", ["1: not a literal"]),
        ("self.tr('a' + b)", ["1: not a literal"]),
        ("tr('a')", ["1: tr of no object"]),
        ("translate('C', a)", ["1: not a literal"]),
        ("QCoreApplication.translate(c, 'a')", ["1: not a literal"]),
        ("self.tr('{n} a').format(m=1)", ["1: ['n'] filled with ['m']"]),
    ],
)
def test_the_rule_sees(source: str, found: list[str]) -> None:
    """What it is for."""
    assert found == problems(source)
