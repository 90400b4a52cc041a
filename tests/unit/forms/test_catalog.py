# SPDX-License-Identifier: GPL-3.0-or-later
"""Which forms there are: shipped ones fully worded, a couple's own known by its hash alone."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal import forms
from sharedjournal.domain import canonical
from sharedjournal.domain.errors import Malformed
from sharedjournal.forms.catalog import load

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = sorted({lang for form in forms.catalog().forms.values() for lang in form.wordings})
ALONE = ["how-are-we", "letting-go", "long-letter", "monthly", "outside-view"]
NEEDED = ("page@1", "reply@1", "say-back@1", "with-you@1", "question@1", "promise@1")
SHIPPED = sorted(forms.catalog().forms)
OWN = {
    "id": "two-views@1",
    "tags": ["ours"],
    "step": [{"key": "walk", "who": "each", "gate": "together", "inputs": ["body"]}],
    "wording": {"en": {"title": "Our walk", "step": {"walk": {"question": "Where to?"}}}},
}
# No sentence about lateness, counting or keeping score belongs in any form.
SCORES = re.compile(
    r"\b(late|overdue|missed|streak|points?|score|percent|unanswered|still waiting|should"
    r"|überfällig|verpasst|punkte?|prozent|unbeantwortet|noch nicht beantwortet|soll(te)?(st)?)\b"
    r"|[!%]",
    re.IGNORECASE,
)


def own(document: dict[str, Any] = OWN) -> tuple[str, bytes]:
    """Hash and content of a couple's own form."""
    content = canonical.dumps(document)
    return hashlib.sha256(content).hexdigest(), content


def write(folder: Path, name: str, text: str) -> None:
    """One file of a content folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_ships_what_is_needed() -> None:
    """The forms that the terminal and the windows count on; read once."""
    assert set(NEEDED) <= set(SHIPPED)
    assert forms.catalog() is forms.catalog()


def places(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"\{[^{}]*\}", text))


def texts(wording: forms.Wording) -> list[str]:
    """All that a form says in one language."""
    found = [wording.title, wording.why, wording.fold]
    for words in wording.steps.values():
        found += [words.question, *words.starters, *words.inputs.values(), *words.choices.values()]
        found += [*words.rows.values(), *words.scale.values()]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_form_is_worded(name: str, lang: str) -> None:
    """In each language: title, why, a question a step, a label for every input and choice."""
    form = forms.catalog().forms[name]
    wording = form.wordings[lang]

    assert wording.title
    assert wording.why
    for step in form.steps:
        words = wording.step(step.key)
        assert words.question
        assert {item.name for item in step.inputs} == set(words.inputs)
        assert set(step.choices) == set(words.choices)
        assert (set(step.rows), set(step.scale)) == (set(words.rows), set(words.scale))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_language_has_the_shape_of_english(name: str, lang: str) -> None:
    """As many beginnings and sentences, with the same places; nothing left in English."""
    form = forms.catalog().forms[name]
    wording, english = form.wordings[lang], form.wordings["en"]

    assert [places(line) for line in english.fold.splitlines()] == [
        places(line) for line in wording.fold.splitlines()
    ]
    for step in form.steps:
        words, there = wording.step(step.key), english.step(step.key)
        assert len(there.starters) == len(words.starters)
        assert places(there.question) == places(words.question)
    if lang != "en":
        same = set(texts(wording)) & set(texts(english)) - {""}
        assert [] == [text for text in same if not re.fullmatch(r"\{\w+\}", text)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_form_keeps_score(name: str, lang: str) -> None:
    """No streaks, no lateness, no exclamation marks, no *should*."""
    wording = forms.catalog().forms[name].wordings[lang]

    assert [] == [text for text in texts(wording) if SCORES.search(text)]


def test_pages_for_oneself_begin_no_thread() -> None:
    """They are kept apart from what can be begun with the partner."""
    assert ALONE == [form.base for form in forms.catalog().alone()]
    assert not set(ALONE) & {form.base for form in forms.catalog()}


def test_what_a_step_leads_to_is_there() -> None:
    """Each form that another may begin is shipped."""
    known = forms.catalog()
    bases = {to for form in known.forms.values() for s in form.steps for to in s.spawns.values()}

    assert "promise" in bases
    assert set() == {base for base in bases if known.newest(base) is None}


def test_newest_of_each(tmp_path: Path) -> None:
    """A form is found by name, its newest number by base; a list shows the newest alone."""
    for number in (2, 10):
        write(tmp_path, f"recipes/tea@{number}.toml", f'id = "tea@{number}"\n[[step]]\nkey = "a"')
    write(tmp_path, "recipes/sea@1.toml", 'id = "sea@1"\n[[step]]\nkey = "a"')
    write(tmp_path, "en/phrases.toml", "")
    write(tmp_path, "en/tea@2.toml", 'title = "Tea"')
    write(tmp_path, "de/tea@10.toml", 'title = "Tee"')
    write(tmp_path, "LICENCE.txt", "")
    found = load(tmp_path)
    newest, older = found.newest("tea"), found.get("tea@2")

    assert newest is not None
    assert older is not None
    assert ("tea@10", "Tee", "Tea") == (newest.name, newest.wording().title, older.wording().title)
    assert ["sea@1", "tea@10"] == [form.name for form in found]
    assert (None, None, None) == (found.get("tea@3"), found.get(None), found.newest("coffee"))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"recipes/tea@1.toml": 'id = "tea@2"\n[[step]]\nkey = "a"'}, "tea@1: id"),
        ({"recipes/tea.toml": 'id = "tea"\n[[step]]\nkey = "a"'}, "tea: id"),
        (
            {"recipes/tea@1.toml": 'id = "tea@1"\n[[step]]\nkey = "a"\nwho = "x"'},
            r"tea@1: who \(step a\)",
        ),
        ({"recipes/tea@1.toml": 'id = "tea@1"'}, "tea@1: steps"),
        (
            {"recipes/tea@1.toml": 'id = "tea@1"\n[[step]]\nkey = "a"', "en/tea@1.toml": "x = 1"},
            "tea@1: wording",
        ),
        (
            {"recipes/x.txt": "", "en/tea@1.toml": 'title = "Tea"'},
            "tea@1: words without a recipe",
        ),
    ],
)
def test_a_broken_content_folder_is_named(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    """The error begins with the name of the file."""
    for name, text in files.items():
        write(tmp_path, name, text)

    with pytest.raises(forms.BadRecipe, match=message):
        load(tmp_path)


def test_an_own_form_is_known_by_its_hash() -> None:
    """Whatever it calls itself, it never stands in for a shipped one."""
    sha256, content = own()
    name = f"sha256:{sha256}"
    found = forms.catalog().with_own({sha256: content})
    form = found.get(name)

    assert form is not None
    assert (name, name, "Our walk") == (form.name, form.base, form.wording("de").title)
    assert form is found.newest(name)
    assert name in [each.name for each in found]
    assert found.get("two-views@1") is forms.catalog().get("two-views@1")
    assert forms.parse_own(content) is forms.parse_own(content)


def test_keys_of_a_newer_version_are_left_alone() -> None:
    """An own form may hold what this version does not know, and is still known by all its bytes."""
    document = {**OWN, "colour": "red", "wording": {"en": {"sound": "x", "step": {"x": {}}}}}
    document["step"] = [{"key": "walk", "colour": "red"}]
    sha256, content = own(document)

    assert f"sha256:{sha256}" == forms.parse_own(content).name


def test_an_own_form_that_cannot_be_read_is_unknown() -> None:
    """Content of another hash, or of a later grammar: its records are plain text, nothing fails."""
    _sha256, content = own()
    later = canonical.dumps({"step": [{"key": "a", "who": "the-cat"}]})
    found = forms.catalog().with_own({"0" * 64: content, hashlib.sha256(later).hexdigest(): later})

    assert dict(forms.catalog().forms) == dict(found.forms)


@pytest.mark.parametrize(
    ("detail", "content"),
    [
        ("form size", b" " * (256 * 1024 + 1)),
        ("json", b"not a form"),
        ("canonical", b'{"step": []}'),
        ("form", b"[]"),
        ("form steps", b"{}"),
        ("form steps", canonical.dumps({"step": [{"key": f"s{n}"} for n in range(9_999)]})),
        ("form cycle", canonical.dumps({"step": [
            {"after": ["b"], "key": "a"}, {"after": ["a"], "key": "b"}]})),
        ("form wording", canonical.dumps({**OWN, "wording": {"en": []}})),
        ("form wording", canonical.dumps({**OWN, "wording": 7})),
        ("form language", canonical.dumps({**OWN, "wording": {"<b>": {}}})),
        ("form text", canonical.dumps({**OWN, "wording": {"en": {"title": "x" * 201}}})),
        ("form key", canonical.dumps({"step": [{"key": "pass"}]})),
        ("form per", canonical.dumps({"step": [{"key": "a", "per": ["a"]}]})),
        ("form who", canonical.dumps({"step": [{"key": "a", "who": ["a"]}]})),
        ("form gate", canonical.dumps({"step": [{"gate": {}, "key": "a"}]})),
    ],
)  # fmt: skip
def test_a_hostile_own_form_is_refused(detail: str, content: bytes) -> None:
    """With the rule, and no word of the form."""
    with pytest.raises(Malformed) as caught:
        forms.parse_own(content)

    assert detail == caught.value.detail
