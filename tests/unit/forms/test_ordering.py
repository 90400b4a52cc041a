# SPDX-License-Identifier: GPL-3.0-or-later
"""The order in which a thread is read."""

from __future__ import annotations

from datetime import date

from sharedjournal import forms
from unit.forms import builders
from unit.forms.builders import live, tid


def order(*lives: forms.Live) -> list[int]:
    """Numbers of the records in reading order."""
    found = forms.threads(builders.full_catalog(), lives).get(tid(1))
    assert found is not None
    return [int(item.live.record.id[:8], 16) for item in found.items]


def test_an_answer_follows_what_it_answers() -> None:
    """First round, what was missing, second round."""
    page = live(9, "page", form="page@1", thread=9)
    lives = (
        live(4, "heard", mine=False, re=page),
        live(3, "verdict", re=1, choice="nearly"),
        live(2, "verdict", re=4, choice="thats-it"),
        live(1, "heard", form="say-back@1", mine=False, re=page),
        page,
    )

    assert [1, 3, 4, 2] == order(*lives)
    assert [1, 3, 4, 2] == order(*lives[::-1])


def test_days_then_the_opener_then_the_file() -> None:
    """A page without a day keeps its place before those with one."""
    lives = (
        live(1, "space", form="beside@1"),
        live(2, "page", day=date(2024, 5, 2)),
        live(3, "page", day=date(2024, 5, 1)),
        live(4, "page", day=date(2024, 5, 1), mine=False),
        live(5, "page", place=9),
        live(6, "page", place=8),
        live(7, "pass", mine=False),
    )

    assert [1, 6, 5, 3, 4, 2, 7] == order(*lives)


def test_a_chain_that_bites_its_tail() -> None:
    """Nobody writes that; nothing is lost and nothing hangs."""
    lives = (live(1, "a", re=2), live(2, "a", re=1, mine=False), live(3, "a"))

    assert [3, 1, 2] == order(*lives)


def test_a_long_chain() -> None:
    """Thousands of answers to answers are read one after the other."""
    count = 5_000
    lives = [live(1, "a"), *(live(n, "a", re=n - 1) for n in range(2, count + 1))]

    assert list(range(1, count + 1)) == order(*lives)


def test_a_thread_of_many_records() -> None:
    """A partner's program may send tens of thousands into one thread: nothing goes by pairs."""
    count = 10_000
    lives = [live(1, "space", form="beside@1", mine=False)]
    lives += [live(n, "date", mine=False) for n in range(2, count)]
    lives += [live(count + n, "date-ok", re=n, choice="yes") for n in range(2, count, 2)]
    found = forms.threads(builders.full_catalog(), lives).get(tid(1))

    assert found is not None
    assert count // 2 - 1 == len([w for w in found.writable() if w.step.key == "date-ok"])
    assert count // 2 - 1 == len(found.changeable())


def test_pages_cost_next_to_nothing() -> None:
    """No thread is worked out before somebody asks for it, and none for a list of nothing."""
    lives = [live(n, "page", form="page@1", thread=n, mine=bool(n % 2)) for n in range(1, 20_001)]
    found = forms.threads(forms.catalog(), lives)

    assert [] == list(found)
    assert frozenset() == found.releasable()
    assert {} == found._built
