# SPDX-License-Identifier: GPL-3.0-or-later
"""The order in which the records of a thread are read. It decides nothing."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.domain.ids import RecordId
    from sharedjournal.forms.model import Step
    from sharedjournal.forms.rules import Item


def in_reading_order(
    items: Sequence[Item], steps: Sequence[Step], *, opener: bool
) -> tuple[Item, ...]:
    """Records as the steps follow each other, each answer after what it answers.

    Beyond that: one's author's day, the opener first, then the order in the author's file. So
    both people see the same order. `opener`: whether I opened the thread.
    """
    ranks = {step.key: number for number, step in enumerate(steps)}

    def key(item: Item) -> tuple[int, date, bool, int, str]:
        live = item.live
        rank = ranks.get(live.record.step or "", len(ranks))
        return rank, live.record.day or date.min, live.mine != opener, live.place, live.record.id

    ordered = sorted(items, key=key)
    # What is left from before a restore is not in both vaults, so nothing is placed by it.
    here = {item.live.record.id for item in items if item.live.counts}
    answers: dict[RecordId | None, list[Item]] = defaultdict(list)
    for item in ordered:
        target = item.live.record.re[0] if item.live.record.re is not None else None
        answers[target if target in here else None].append(item)
    found: dict[RecordId, Item] = {}
    # Not by recursion: a chain of answers from outside may be long. One that bites its tail has
    # no first record, so what was not reached is added at the end.
    waiting = answers[None][::-1]
    while waiting:
        item = waiting.pop()
        found[item.live.record.id] = item
        waiting += answers[item.live.record.id][::-1]
    return (*found.values(), *(item for item in ordered if item.live.record.id not in found))
