# SPDX-License-Identifier: GPL-3.0-or-later
"""A world that tests turn by hand: a clock that stands, ids that count, a decoder without child."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, date, datetime, timedelta

from sharedjournal.domain.entry import Picture
from sharedjournal.domain.errors import BadInput

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class FakeClock:
    """A clock that stands until it is told to go on. Local time is UTC plus `offset`."""

    def __init__(self, start: datetime = START, offset: int = 60) -> None:
        self._now = start
        self._offset = offset

    def now(self) -> datetime:
        """The present moment."""
        return self._now

    def offset_minutes(self) -> int:
        """Minutes east of UTC."""
        return self._offset

    def today(self) -> date:
        """The local date."""
        return (self._now + timedelta(minutes=self._offset)).date()

    def advance(self, *, days: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self._now += timedelta(days=days, minutes=minutes)


class FakeIds:
    """Ids that follow from a seed: the same ones each time, valid, and in no order."""

    def __init__(self, seed: str = "ids") -> None:
        self._seed = seed
        self._count = 0

    def new(self) -> str:
        """A version 4 UUID in canonical form."""
        return str(uuid.UUID(bytes=self.random_bytes(16), version=4))

    def random_bytes(self, size: int) -> bytes:
        """`size` bytes, others each time."""
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(size)


class FakeDecoder:
    """Takes any bytes that begin with `picture` for one, and gives them a shape."""

    def __init__(self) -> None:
        self.closed = 0

    def sanitize(self, data: bytes) -> Picture:
        """A picture whose data is what came after `picture`, in capitals. Raises `BadInput`."""
        if not data.startswith(b"picture"):
            raise BadInput("picture")
        painted = data.removeprefix(b"picture").upper()
        return Picture(hashlib.sha256(painted).hexdigest(), "png", 4, 3, painted)

    def close(self) -> None:
        """Count it."""
        self.closed += 1
