# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments as the tables hold them: ISO 8601 in UTC with microseconds, so that text sorts like
time."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """An aware moment as it is stored."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """The aware moment in UTC that `to_text` made."""
    return datetime.fromisoformat(text)
