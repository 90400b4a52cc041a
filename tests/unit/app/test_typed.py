# SPDX-License-Identifier: GPL-3.0-or-later
"""Typed text becomes what a step asks for."""

from __future__ import annotations

from datetime import date

import pytest

from sharedjournal.app.typed import content_of
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput
from sharedjournal.forms import Input, Step

STEP = Step(
    key="view",
    who="each",
    inputs=(
        Input("title"),
        Input("body", optional=True),
        Input("saw"),
        Input("felt", "feelings"),
        Input("feelings", "feelings"),
        Input("more", "pick"),
        Input("who-does", "grid"),
        Input("by", "day"),
    ),
)


def test_every_kind() -> None:
    """Own keys go beside the words, the rest into fields, each in its kind."""
    texts = {
        "title": " Rain ",
        "saw": "the letter",
        "felt": "hurt, tired,, hurt",
        "feelings": "calm",
        "more": "walk",
        "who-does": "dishes: me; bins : you\nbills: both",
        "by": "2026-04-01",
    }

    found = content_of(STEP, day=date(2026, 3, 1), body="words", choice="yes", texts=texts)

    assert (
        Content(
            day=date(2026, 3, 1),
            title="Rain",
            body="words",
            feelings=("calm",),
            fields={
                "saw": "the letter",
                "felt": ("hurt", "tired"),
                "more": ("walk",),
                "who-does": {"dishes": "me", "bins": "you", "bills": "both"},
                "by": "2026-04-01",
                "choice": "yes",
            },
        )
        == found
    )


@pytest.mark.parametrize(
    ("name", "text", "detail"),
    [
        ("other", "x", "field"),
        ("saw", "  ", "field"),
        ("felt", " , ", "field"),
        ("who-does", "dishes", "field"),
        ("who-does", ": me", "field"),
        ("by", "tomorrow", "day"),
    ],
)
def test_what_does_not_fit_is_refused(name: str, text: str, detail: str) -> None:
    """An input that there is not, nothing at all, and text of another kind."""
    with pytest.raises(BadInput) as caught:
        content_of(STEP, day=None, texts={name: text})

    assert detail == caught.value.detail


def test_nothing_given_is_empty() -> None:
    """A step whose inputs are all optional may stay without words."""
    assert Content(day=None) == content_of(STEP, day=None)
