# SPDX-License-Identifier: GPL-3.0-or-later
"""A day is a calendar date of the years 1 to 9999 in one form of writing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.domain.day import format_day, parse_day
from sharedjournal.domain.errors import BadInput


@given(st.dates())
def test_round_trip(day: date) -> None:
    """Every date is written with ten characters and read back as itself."""
    text = format_day(day)

    assert (10, day) == (len(text), parse_day(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0001-01-01", date(1, 1, 1)),
        ("1660-01-11", date(1660, 1, 11)),
        ("9999-12-31", date(9999, 12, 31)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_edges(text: str, expected: date) -> None:
    """The first, the last and a leap day, without a shift of calendar."""
    assert expected == parse_day(text)
    assert text == format_day(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-1-1", "20260101", "2026-W01-1", "2026/01/01", " 2026-01-01"),
        *("2026-01-01\n", "2026-01-01T00:00", "2026-01-01Z", "2026-02-30", "2026-13-01"),
        *("0000-01-01", "10000-01-01", "-001-01-01", "2026-00-10", "2025-02-29"),
        "٢٠٢٦-٠١-٠١",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    """No other way of writing a date, no time, no zone, no digits of another script."""
    with pytest.raises(BadInput) as caught:
        parse_day(text)

    assert "day" == caught.value.detail
