# SPDX-License-Identifier: GPL-3.0-or-later
"""Records keep keys; each person reads them in words of their own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.app import answering, step_words, threads

if TYPE_CHECKING:
    import couple


def form_of(kind: str) -> tuple[forms.Form, forms.Step, forms.Input]:
    """A shipped form with such an input."""
    return next(
        (form, step, item)
        for form in forms.catalog()
        for step in form.steps
        for item in step.inputs
        if item.kind == kind
    )


def test_every_key_has_words() -> None:
    """Lines, steps and ideas of every shipped form have words in both languages."""
    for form in forms.catalog():
        for step in form.steps:
            for lang in ("en", "de"):
                words = step_words.words_of(form, step.key, lang)
                for some in step_words.rows_of(form, step, lang):
                    assert {key: words[key] for key, _word in some} == dict(some)


def test_nothing_without_a_step() -> None:
    """An unknown form, and a step that it does not have, have no words."""
    form, _step, _item = form_of("grid")

    assert {} == step_words.words_of(None, "x", "en") == step_words.words_of(form, "none", "en")


def test_a_grid_is_asked_and_read_in_words(both: tuple[couple.Person, couple.Person]) -> None:
    """The step says its lines and steps; what was written reads in the same words."""
    alex, _sam = both
    form, step, item = form_of("grid")
    opened = answering.start(alex.session, form.name)
    (asked, *_more) = threads.view(alex.session, opened.thread).to_write
    found = next(each for each in asked.inputs if each.name == item.name)

    assert step.rows == tuple(key for key, _word in found.rows)
    assert step.scale == tuple(key for key, _word in found.scale)
    assert all(word != key or " " not in word for key, word in found.rows)
