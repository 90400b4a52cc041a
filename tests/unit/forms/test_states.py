# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each step stands for each person, and the one word for a thread."""

from __future__ import annotations

import pytest

from sharedjournal import forms
from sharedjournal.forms.states import yours
from unit.forms import builders
from unit.forms.builders import live, rid, tid

CATALOG = builders.full_catalog()
SEALED = live(1, "answer", form="question@1", sealed=True)
THEIRS = live(2, "answer", sealed=True, mine=False)
OPEN = live(2, "answer", sealed=True, mine=False, readable=True)
OFFER = live(1, "offer", form="promise@1", mine=False)
SENT = forms.Local(files={rid(n): 7 for n in range(1, 9)})


def thread(*lives: forms.Live) -> forms.Thread:
    """The thread of these records."""
    found = forms.threads(CATALOG, lives).get(tid(1))
    assert found is not None
    return found


def stands(one: forms.Thread, local: forms.Local) -> list[str]:
    """Step, person and state of each step, in one word each."""
    return [
        f"{s.step.key} {'I' if s.mine else 'they'} {s.stand}{s.number or ''}"
        for s in forms.step_states(one, local)
    ]


@pytest.mark.parametrize(
    ("lives", "local", "expected"),
    [
        ([SEALED], forms.Local(), ["answer I next-file", "answer they nothing"]),
        ([SEALED, THEIRS], SENT, ["answer I file7", "answer they sealed-here"]),
        ([SEALED, OPEN], SENT, ["answer I file7", "answer they open"]),
        (
            [OFFER],
            forms.Local(drafts=frozenset({(tid(1), "answer")})),
            ["offer they here", "answer I draft"],
        ),
        ([OFFER], forms.Local(), ["offer they here", "answer I nothing"]),
        ([OFFER, live(2, "pass")], SENT, ["offer they here", "answer I passed"]),
        (
            [OFFER],
            forms.Local(gone=frozenset({(tid(1), "answer", True)})),
            ["offer they here", "answer I gone"],
        ),
        ([live(1, "zzz", form="zzz@9")], SENT, []),
        (
            [live(1, "apology", form="repair@1", role="mender", mine=False)],
            SENT,
            [
                "hurt I nothing",
                "heard they nothing",
                "verdict I nothing",
                "apology they here",
                "answer I nothing",
            ],
        ),
    ],
)
def test_step_states(lives: list[forms.Live], local: forms.Local, expected: list[str]) -> None:
    """Each step for each person who writes it; the other's private pages are nobody's business."""
    assert expected == stands(thread(*lives), local)


@pytest.mark.parametrize(
    ("lives", "local", "expected"),
    [
        ([OFFER], forms.Local(unseen=frozenset({rid(1)})), "something-new"),
        ([OFFER], SENT, "yours-to-write"),
        ([OFFER, live(2, "answer", re=1, choice="yes")], forms.Local(), "next-file"),
        ([OFFER, live(2, "answer", re=1, choice="yes")], SENT, "ended"),
        ([OFFER, live(2, "rest", mine=False)], SENT, "resting"),
        ([OFFER, live(2, "pass")], SENT, "ended"),
        ([SEALED], SENT, "quiet"),
        ([SEALED, THEIRS], SENT, "quiet"),
        ([SEALED, OPEN], SENT, "ended"),
        ([live(1, "zzz", form="zzz@9")], SENT, "quiet"),
        ([live(1, "space", form="beside@1")], SENT, "ended"),
    ],
)
def test_one_word_for_a_thread(lives: list[forms.Live], local: forms.Local, expected: str) -> None:
    """The first that applies; what the other has not done has no word."""
    assert expected == forms.line(thread(*lives), local)


def test_a_choice_about_an_earlier_version_is_mine_to_renew() -> None:
    """After the other's edit my answer names other words."""
    edited = live(1, "offer", form="promise@1", mine=False, edited=1)
    answer = live(2, "answer", re=1, choice="yes")

    assert not yours(thread(OFFER, answer))
    assert yours(thread(edited, answer))
