# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of forms: which language, what a question asks, and how fields become a paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sharedjournal import forms
from sharedjournal.forms.recipe import build
from sharedjournal.forms.wording import fold, read_wording, read_wordings

FORM = build(
    {
        "merge": True,
        "step": [{"key": "a", "inputs": ["saw?", "felt:feelings?", "choice"], "choices": ["yes"]}],
    },
    name="x@1",
)
FOLD = "When I saw {saw}, I felt {felt}.\nI felt {felt}.\nThat was all."


def test_reads_everything() -> None:
    """Each word ends up where it belongs; a step without words is silent."""
    wording = read_wording(
        {
            "title": "T",
            "why": "W",
            "fold": FOLD,
            "step": {
                "a": {
                    "question": "Q",
                    "starters": ["S"],
                    "inputs": {"saw": "I"},
                    "choices": {"yes": "Y"},
                }
            },
        },
        FORM,
    )

    assert ("T", "W", FOLD) == (wording.title, wording.why, wording.fold)
    assert ("Q", ("S",)) == (wording.step("a").question, wording.step("a").starters)
    assert ({"saw": "I"}, {"yes": "Y"}) == (wording.step("a").inputs, wording.step("a").choices)
    assert forms.StepWording() == wording.step("b")


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("wording", []),
        ("wording", {"colour": "red"}),
        ("wording", {"step": []}),
        ("wording", {"step": {"b": {}}}),
        ("wording", {"step": {"a": []}}),
        ("wording", {"step": {"a": {"colour": "red"}}}),
        ("wording", {"step": {"a": {"inputs": {"b": "B"}}}}),
        ("wording", {"step": {"a": {"choices": {"no": "N"}}}}),
        ("wording", {"step": {"a": {"rows": {"no": "N"}}}}),
        ("wording", {"step": {"a": {"scale": {"no": "N"}}}}),
        ("wording", {"step": {"a": {"inputs": []}}}),
        ("wording", {"step": {"a": {"inputs": {str(n): "" for n in range(100)}}}}),
        ("text", {"title": 7}),
        ("text", {"why": "x" * 2001}),
        ("text", {"step": {"a": {"question": None}}}),
        ("text", {"step": {"a": {"starters": [7]}}}),
        ("text", {"step": {"a": {"inputs": {"saw": 7}}}}),
        ("starters", {"step": {"a": {"starters": "S"}}}),
        ("starters", {"step": {"a": {"starters": ["S"] * 100}}}),
        ("fold", {"fold": "I saw {what}."}),
    ],
)
def test_refuses(rule: str, document: Any) -> None:
    """The rule is named."""
    with pytest.raises(forms.BadRecipe) as caught:
        read_wording(document, FORM)

    assert rule == caught.value.rule


@pytest.mark.parametrize(
    "tags", [["x"], ["de_AT"], ["../de"], [f"d{c}" for c in "abcdefghijklmnopq"]]
)
def test_languages_have_tags(tags: list[str]) -> None:
    """A tag that is none, or too many."""
    with pytest.raises(forms.BadRecipe, match="language"):
        read_wordings({tag: {} for tag in tags}, FORM)


def test_which_language() -> None:
    """The one asked for, without region, English, any, and none at all."""
    words = read_wordings({tag: {"title": tag} for tag in ("de", "en", "pt-BR")}, FORM)
    form = replace(FORM, wordings=words)

    assert ["de", "de", "pt-BR", "en", "en"] == [
        form.wording(lang).title for lang in ("de", "de-AT", "pt-BR", "pt", "fr")
    ]
    assert "de" == replace(FORM, wordings={"de": words["de"]}).wording("fr").title
    assert "" == FORM.wording().title


def test_the_question_names_the_topic() -> None:
    """Without the number of its round; the title stands in where there is no topic."""
    words = read_wording({"title": "Us", "step": {"a": {"question": "About {topic}"}}}, FORM)
    form = replace(FORM, wordings={"en": words})

    assert "About money" == form.asked("a", "money#2")
    assert "About Us" == form.asked("a")
    assert "" == form.asked("b", "money")


@pytest.mark.parametrize(
    ("values", "paragraph"),
    [
        (
            {"saw": "the door open.", "felt": ("sad", "low")},
            "When I saw the door open, I felt sad, low. I felt sad, low. That was all.",
        ),
        ({"felt": ["sad"]}, "I felt sad. That was all."),
        ({"saw": "  ", "felt": None}, "That was all."),
        (
            {"saw": "{felt}", "felt": "{saw}"},
            "When I saw {felt}, I felt {saw}. I felt {saw}. That was all.",
        ),
    ],
)
def test_fold(values: dict[str, Any], paragraph: str) -> None:
    """A sentence of which an input is empty is left out; words of a person are never a pattern."""
    assert paragraph == fold(forms.Wording(fold=FOLD), values)
