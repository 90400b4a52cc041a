# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure has words, in one line, that say what is safe and what to do next."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sharedjournal
from sharedjournal.cli import sentences
from sharedjournal.domain import errors

SOURCES = sorted(Path(next(iter(sharedjournal.__path__))).rglob("*.py"))


def kinds(of: type[errors.SharedJournalError]) -> set[str]:
    """The names of the errors that are raised: those without subclasses."""
    below = of.__subclasses__()
    return set().union(*(kinds(each) for each in below)) if below else {of.__name__}


def raised() -> set[tuple[str, str]]:
    """Kind and detail of every failure that is raised with a fixed detail somewhere."""
    known = kinds(errors.SharedJournalError)
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if isinstance(node.func, ast.Name) and node.func.id in known:
                details = (n for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant))
                found |= {(node.func.id, str(detail.value)) for detail in details}
    return found


def test_every_kind_has_words() -> None:
    """No kind without a sentence, no sentence without a kind."""
    assert kinds(errors.SharedJournalError) == set(sentences.SENTENCES)


def test_details_exist() -> None:
    """Words for a detail are for one that is raised somewhere."""
    # What cannot be used is often named by a variable: a field's name, a reason of the system.
    named = {key for key in sentences._DETAILS if key[0] != "BadInput"}

    assert set() == named - raised()


@pytest.mark.parametrize(
    "words",
    [*sentences.SENTENCES.values(), *sentences._DETAILS.values(), *sentences._REASONS.values()],
)
def test_sentences(words: str) -> None:
    """One line of whole sentences, short enough to be read, that says what is safe."""
    safe = ("othing ", "safe", "so it stays as it is", "no pairing")

    assert "\n" not in words
    assert words.endswith(".")
    assert words[0].isupper() or words.startswith("`")
    assert len(words) < 260
    assert any(part in words for part in safe)


def test_chosen_by_detail_and_reason() -> None:
    """The most fitting words win; an unknown detail has those of its kind."""
    key_left = sentences.sentence(errors.NotAllowed("key left"))
    other = sentences.sentence(errors.NotAllowed("anything"))
    network = sentences.sentence(errors.UnsafeLocation(reason="network"))
    device = sentences.sentence(errors.UnsafeLocation(reason="device"))

    assert "sealed" in key_left
    assert sentences.SENTENCES["NotAllowed"] == other
    assert "another computer" in network
    assert sentences.SENTENCES["UnsafeLocation"] == device
