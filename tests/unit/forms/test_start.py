# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be started, about which record, under which topic."""

from __future__ import annotations

import pytest

from sharedjournal import forms
from sharedjournal.domain.errors import BadInput
from unit.forms import builders
from unit.forms.builders import live, rid, tid

CATALOG = builders.full_catalog()
SHIPPED = forms.catalog()


def starts(
    known: forms.Catalog, *lives: forms.Live, on: int | None = None
) -> dict[str, forms.Start]:
    """What may be started, by form and role."""
    found = forms.startable(known, forms.threads(known, lives), on=None if on is None else rid(on))
    return {f"{start.form.base} {start.role or ''}".strip(): start for start in found}


def test_what_stands_on_its_own() -> None:
    """Forms that hang on nothing, one with roles once for each; private pages open no thread."""
    found = starts(CATALOG)

    assert found.keys() == starts(SHIPPED).keys()
    assert {"repair hurt", "repair mender", "two-views", "plan"} <= set(found)
    assert "monthly" not in found
    assert ["hurt"] == [step.key for step in found["repair hurt"].steps]
    assert ["apology"] == [step.key for step in found["repair mender"].steps]


def test_what_may_be_said_about_a_record() -> None:
    """About the other's page, about my own, about a promise, about nothing that is here."""
    theirs = live(1, "page", form="page@1", mine=False)
    mine = live(2, "page", form="page@1", thread=2)
    offer = live(3, "offer", form="promise@1", mine=False, thread=3)
    lives = (theirs, mine, offer)

    about = starts(SHIPPED, *lives, on=1)
    assert {"reply", "say-back", "with-you", "keep", "cannot-hold"} == set(about)
    assert (rid(1), theirs.hash) == about["reply"].on
    assert {"amend", "keep", "part"} == set(starts(SHIPPED, *lives, on=2))
    assert {"noticed"} == set(starts(SHIPPED, *lives, on=3)) - set(about)
    assert {} == starts(SHIPPED, *lives, on=4)


def test_nothing_is_said_about_what_is_still_sealed() -> None:
    """Not before it is open here."""
    sealed = live(1, "answer", form="question@1", sealed=True, mine=False)
    opened = live(1, "answer", form="question@1", sealed=True, mine=False, readable=True)

    assert {} == starts(SHIPPED, sealed, on=1)
    assert "reply" in starts(SHIPPED, opened, on=1)


def test_a_form_that_merges_goes_on_where_it_is() -> None:
    """A second say-back is the next round of the first, and none once there is nothing to say."""
    page = live(1, "page", form="page@1", mine=False)
    heard = live(2, "heard", form="say-back@1", re=page, thread=2)
    nearly = live(3, "verdict", re=heard, choice="nearly", mine=False, thread=2)
    kept = live(4, "keep", form="keep@1", re=page, thread=4, mine=False)

    assert "say-back" not in starts(SHIPPED, page, heard, on=1)
    assert tid(2) == starts(SHIPPED, page, heard, nearly, on=1)["say-back"].thread
    assert tid(4) == starts(SHIPPED, page, kept, on=1)["keep"].thread


@pytest.mark.parametrize(
    ("lives", "topic", "thread"),
    [
        ([], "money", None),
        ([live(1, "invite", form="two-views@1", topic="tea")], "money", None),
        ([live(1, "invite", form="two-views@1", topic="money", mine=False)], "money", tid(1)),
        ([live(1, "invite", form="two-views@1", topic="money"), live(2, "pass")], "money#2", None),
        (
            [
                live(1, "invite", form="two-views@1", topic="money"),
                live(2, "rest"),
                live(3, "invite", form="two-views@1", topic="money#2", thread=3),
            ],
            "money#2",
            tid(3),
        ),
    ],
)
def test_topics_and_rounds(lives: list[forms.Live], topic: str, thread: str | None) -> None:
    """An open thread goes on; one that is over gives the next round its number."""
    start = starts(CATALOG)["two-views"]
    found = forms.with_topic(start, forms.threads(CATALOG, lives), "  money ")

    assert (topic, thread) == (found.topic, found.thread)


def test_a_complete_thread_is_over() -> None:
    """A question that both have answered is asked anew in a second round, also without a topic."""
    lives = [
        live(1, "answer", form="question@1", sealed=True),
        live(2, "answer", sealed=True, mine=False, readable=True),
    ]
    start = starts(SHIPPED)["question"]

    assert "#2" == forms.with_topic(start, forms.threads(SHIPPED, lives), None).topic
    lives[1] = live(2, "answer", sealed=True, mine=False)
    assert tid(1) == forms.with_topic(start, forms.threads(SHIPPED, lives), None).thread


def test_topics_that_are_only_words() -> None:
    """A form that does not merge has its topic as it is; one on a record needs none."""
    between = forms.threads(SHIPPED, [live(1, "page", form="page@1", mine=False)])
    promise = starts(SHIPPED)["promise"]
    reply = starts(SHIPPED, live(1, "page", form="page@1", mine=False), on=1)["reply"]

    assert "tea#2" == forms.with_topic(promise, between, "tea#2").topic
    assert forms.with_topic(promise, between, " ").topic is None
    assert reply == forms.with_topic(reply, between, "tea")
    with pytest.raises(BadInput, match="topic"):
        forms.with_topic(promise, between, "x" * 301)


def test_what_rests() -> None:
    """Cards and looking back sleep while a low tide is open, and wake when it is lifted."""
    low = live(1, "low", form="low-tide@1", mine=False)
    page = live(3, "offer", form="promise@1", thread=3)
    lift = live(2, "lift", choice="lifted", mine=False)

    assert frozenset({"cards", "look-back"}) == forms.resting(forms.threads(CATALOG, [low, page]))
    assert frozenset() == forms.resting(forms.threads(CATALOG, [low, page, lift]))


def test_a_role_that_cannot_begin() -> None:
    """Is not offered; the other is."""
    form = builders.recipe(
        "tea@1",
        """
        roles = ["host", "guest"]
        [[step]]
        key = "pour"
        who = "host"
        """,
    )
    found = starts(forms.Catalog({form.name: form}))

    assert ["tea host"] == list(found)
