# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the window can be translated, and are.

Qt Linguist finds literals, and nothing else: an f-string or a variable inside `tr` is found under a
wrong name, or not at all, and then stays English for ever. Each file of translations has every text
of the window and no other, with the same places to fill in.
"""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import translate

GUI = Path(__file__).resolve().parents[2] / "src" / "sharedjournal" / "gui"
FILES = sorted(GUI.rglob("*.py"))
TRANSLATIONS = sorted(translate.FOLDER.glob("*.ts"))
PLACE = re.compile(r"\{\w*\}|%n|\(\*[^)]*\)")


def called(node: ast.AST) -> str:
    """`tr` or `translate` where `node` is a call of one; a painter translates, too."""
    if not isinstance(node, ast.Call):
        return ""
    name = ast.unparse(node.func).removeprefix("QCoreApplication.")
    last = name.rpartition(".")[2]
    return last if name == "translate" or last == "tr" else ""


def calls(tree: ast.AST) -> list[tuple[ast.Call, str]]:
    """Calls of `tr` and `translate`, with the name."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [(node, name) for node in nodes if (name := called(node))]


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


PLAIN = 2
"""How many arguments a text has that is not counted."""


def texts(source: str, context: str = "") -> set[tuple[str, str, bool]]:
    """The texts of a module: context, text, and whether it is counted."""
    found = set()
    for node in ast.iter_child_nodes(ast.parse(source)):
        found |= _texts(node, context)
    return found


def _texts(node: ast.AST, context: str) -> set[tuple[str, str, bool]]:
    """Like Qt, a text of `tr` belongs to the innermost class around it."""
    found = set()
    if isinstance(node, ast.ClassDef):
        context = node.name
    name = called(node)
    if name and isinstance(node, ast.Call):
        words = [str(each.value) for each in node.args[:2] if isinstance(each, ast.Constant)]
        first = words.pop(0) if name == "translate" else context
        # Qt Linguist counts in `tr` alone.
        found = {(first, words[0], name == "tr" and len(node.args) > PLAIN)}
    for child in ast.iter_child_nodes(node):
        found |= _texts(child, context)
    return found


IN_CODE = set[tuple[str, str, bool]]().union(
    *(texts(path.read_text(encoding="utf-8")) for path in FILES)
)
languages = pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda path: path.stem)


@languages
def test_every_text_is_translated(file: Path) -> None:
    """All texts of the window and no others, each finished. `packaging/translate.py` renews it."""
    found = translate.texts(file)

    assert IN_CODE == {(text.context, text.source, text.plural) for text in found}
    assert [] == [text.source for text in found if not text.finished]


@languages
def test_places_are_the_same(file: Path) -> None:
    """What is filled in, patterns of file names too. A form of one may leave the number out."""
    wrong = [
        text.source
        for text in translate.texts(file)
        for number, words in enumerate(text.translations)
        if _places(text.source) - ({"%n"} if number == 0 and text.plural else set())
        != _places(words) - ({"%n"} if number == 0 and text.plural else set())
    ]

    assert [] == wrong


def _places(text: str) -> set[str]:
    return set(PLACE.findall(text))


@languages
def test_endings_are_the_same(file: Path) -> None:
    """A button that opens something ends with dots in each language, a question asks in each."""
    wrong = [
        text.source
        for text in translate.texts(file)
        for words in text.translations
        if text.comment != "pattern" and _ending(text.source) != _ending(words)
    ]

    assert [] == wrong


def _ending(text: str) -> str:
    return text[-1] if text[-1:] in ("…", "?", ".", ":") else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(GUI).as_posix())
def test_the_tone_of_english(path: Path) -> None:
    """No exclamation marks, no *please*, no *vault* but for its folder; typographic quotes."""
    words = {text for _context, text, _plural in texts(path.read_text(encoding="utf-8"))}
    wrong = re.compile(r"[!'\"]|\bplease\b|\bvault\b(?! folder)|\.\.\.|Are you sure", re.I)

    assert [] == [text for text in words if wrong.search(text)]


def test_the_tone_of_german() -> None:
    """Nobody shouts, nobody is *Sie*, no guess who the partner is; quotes open low, close high."""
    wrong = re.compile(r"[!'\"]|\.\.\.|[a-zäöüß,] (Sie|Ihr|Ihre[mnrs]?|Ihnen)\b|\bPartner(s|in)?\b")
    found = [
        words
        for text in translate.texts(translate.FOLDER / "sharedjournal_de.ts")
        for words in text.translations
    ]

    assert [] == [words for words in found if wrong.search(words)]
    assert [] == [words for words in found if words.count("„") != words.count("“")]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("translate('C', 'a')", {("C", "a", False)}),
        ("class A:\n def f(self):\n  self.tr('a').format(self.tr('b'))",
         {("A", "a", False), ("A", "b", False)}),
        ("class A:\n def f(self):\n  self.tr('%n a', '', 2)", {("A", "%n a", True)}),
        ("painter.translate(1, 2)", set()),
    ],
)  # fmt: skip
def test_texts_are_found(source: str, found: set[tuple[str, str, bool]]) -> None:
    """Where Qt Linguist looks for them."""
    assert found == texts(source)
