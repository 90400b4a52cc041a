# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keys of a step's answers are called: choices, lines and steps of a grid, ideas.

Records keep keys, so that two people read one answer each in their own language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal import forms

if TYPE_CHECKING:
    from collections.abc import Mapping

Pairs = tuple[tuple[str, str], ...]


def words_of(form: forms.Form | None, key: str | None, lang: str) -> Mapping[str, str]:
    """The words for all keys that an answer to this step may hold; a word of one's own has none."""
    step = form.step(key) if form is not None and key is not None else None
    if form is None or step is None:
        return {}
    wording = form.wording(lang).step(step.key)
    ideas = {name: idea.text for name, idea in forms.ideas(step.list, lang).items()}
    return {**ideas, **wording.rows, **wording.scale, **wording.choices}


def rows_of(form: forms.Form, step: forms.Step, lang: str) -> tuple[Pairs, Pairs, Pairs]:
    """Keys with their words: the lines of the step's grids, the steps on a line, the list."""
    words = words_of(form, step.key, lang)
    keys = (step.rows, step.scale, tuple(forms.ideas(step.list, lang)))
    rows, scale, ideas = (tuple((key, words.get(key, key)) for key in some) for some in keys)
    return rows, scale, ideas
