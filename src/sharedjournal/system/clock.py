# SPDX-License-Identifier: GPL-3.0-or-later
"""The real time. Everything else asks through `domain.ports.Clock`."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """The clock and the zone of this computer."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)

    def offset_minutes(self) -> int:
        """Minutes east of UTC of local time at this moment; a zone's odd seconds are dropped."""
        offset = datetime.now(UTC).astimezone().utcoffset()
        return 0 if offset is None else int(offset.total_seconds() / 60)

    def today(self) -> date:
        """The local calendar date."""
        return datetime.now(UTC).astimezone().date()
