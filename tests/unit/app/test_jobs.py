# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work says how far it is and stops when asked."""

from __future__ import annotations

import pytest

from sharedjournal.app.changes import Changes
from sharedjournal.app.jobs import Job, Step
from sharedjournal.domain.errors import Cancelled


def test_latest_is_the_last_report() -> None:
    """Whoever watches polls the newest report; before the first there is none."""
    job = Job()

    assert job.latest is None

    job.report(1, 2, "records")
    job.report(2, 2, "records")

    assert Step(2, 2, "records") == job.latest


def test_cancelled_work_stops_at_its_next_report() -> None:
    """After `cancel` both ways of looking raise."""
    job = Job()
    job.check()
    job.cancel()

    with pytest.raises(Cancelled):
        job.check()
    with pytest.raises(Cancelled):
        job.report(1, 2, "records")


def test_changes_name_what_was_touched() -> None:
    """`of` gathers ids."""
    assert Changes(ids=frozenset({"a", "b"}), sharing=True) == Changes.of("a", "b", sharing=True)
