# SPDX-License-Identifier: GPL-3.0-or-later
"""A day: the writer's local calendar date, year 1 to 9999, without time or zone."""

from __future__ import annotations

import re
from datetime import date

from sharedjournal.domain.errors import BadInput

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> date:
    """`YYYY-MM-DD` as a date. Raises `BadInput` for anything else, year 0 included."""
    if _DAY.fullmatch(text) is None:
        raise BadInput("day")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput("day") from error


def format_day(day: date) -> str:
    """`YYYY-MM-DD` with four digits of year on every platform."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
