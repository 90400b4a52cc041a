# SPDX-License-Identifier: GPL-3.0-or-later
"""What one guess of a passphrase costs."""

from __future__ import annotations

import pytest

from sharedjournal.crypto import argon
from sharedjournal.crypto.argon import Cost, calibrate

MIB = 1024


def test_production_cost() -> None:
    """Outside the tests nothing is made below 64 MiB, three passes and four lanes."""
    assert Cost(64 * MIB, 3, 4) == Cost.PRODUCTION_FLOOR

    cost = calibrate(0.01)

    assert (64 * MIB, 4) == (cost.memory_kib, cost.lanes)
    assert 3 <= cost.passes


def test_calibrated_to_this_computer() -> None:
    """With more time allowed the cost is higher, and it takes about that time."""
    cost = calibrate(0.4)

    # Wide borders: other work on the same computer makes single measurements differ.
    assert 0.05 < argon._measure(cost) < 4
    assert Cost.PRODUCTION_FLOOR.memory_kib <= cost.memory_kib


@pytest.mark.parametrize(
    ("mib_per_second", "seconds", "memory", "passes"),
    [
        (1, 1.0, 64, 3),  # a slow computer still gets the floor
        (64 * 3, 1.0, 64, 3),
        (64 * 3, 2.0, 128, 3),
        (64 * 3, 1.5, 64, 4),  # not enough for twice the memory: passes
        (256 * 3, 1.0, 256, 3),
        (4096 * 3, 1.0, 512, 20),  # what is left goes into passes, up to the bound
    ],
)
def test_calibration(mib_per_second: float, seconds: float, memory: int, passes: int) -> None:
    """Memory is doubled while that fits into the time, then passes are added."""

    def measure(cost: Cost) -> float:
        return cost.memory_kib / MIB * cost.passes / mib_per_second

    assert Cost(memory * MIB, passes, 4) == argon._calibrate(seconds, measure)


def test_calibration_without_memory() -> None:
    """Where the memory is not there, what was measured before is taken."""

    def measure(cost: Cost) -> float:
        if cost.memory_kib > 128 * MIB:
            raise MemoryError
        return 0.25

    assert Cost(128 * MIB, 12, 4) == argon._calibrate(1.0, measure)


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (19 * MIB - 1, 1, 1),
        (1024 * MIB + 1, 1, 1),
        (4 * 1024**3, 1, 1),
        (19 * MIB, 0, 1),
        (19 * MIB, 21, 1),
        (19 * MIB, 2**32, 1),
        (19 * MIB, 1, 0),
        (19 * MIB, 1, 9),
        (19 * MIB, 1, True),
        (-1, 1, 1),
    ],
)
def test_bounds(memory: int, passes: int, lanes: int) -> None:
    """A cost out of bounds does not exist, so it cannot be paid."""
    with pytest.raises(ValueError, match="bounds"):
        Cost(memory, passes, lanes)


def test_borders_are_within() -> None:
    """The bounds themselves are allowed."""
    assert Cost.FLOOR == Cost(19 * MIB, 1, 1)
    assert 8 == Cost(1024 * MIB, 20, 8).lanes


def test_known_answer() -> None:
    """Argon2id, version 1.3, with these parameters in their places."""
    key = argon.derive(b"passphrase", bytes(range(16)), Cost(19 * MIB, 2, 1), 32)

    assert "c3a7175f230c7f935670948eed75c616cdc459ebd24d2e8e0ba39f536cf92dbb" == key.hex()
