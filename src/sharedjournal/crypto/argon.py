# SPDX-License-Identifier: GPL-3.0-or-later
"""Argon2id (RFC 9106, version 1.3), its cost within bounds, and a cost fitted to this computer."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

if TYPE_CHECKING:
    from collections.abc import Callable

SALT_SIZE = 16
_MIB = 1024
_MAX_PASSES = 20
_MAX_LANES = 8
# More would keep a vault from opening on a smaller computer; beyond it, passes are added.
_CALIBRATED_MEMORY = 512 * _MIB


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes at the same time.

    Raises `ValueError` outside 19 MiB to 1 GiB, 1 to 20 passes, 1 to 8 lanes: less is no
    protection, and more would let a file from outside take the whole computer.
    """

    FLOOR: ClassVar[Cost]
    PRODUCTION_FLOOR: ClassVar[Cost]

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        bounds = (
            (self.memory_kib, 19 * _MIB, 1024 * _MIB),
            (self.passes, 1, _MAX_PASSES),
            (self.lanes, 1, _MAX_LANES),
        )
        for value, least, most in bounds:
            # A truth value is an int to Python, and not to the format.
            if type(value) is not int or not least <= value <= most:
                raise ValueError("the cost of key derivation is out of bounds")


Cost.FLOOR = Cost(19 * _MIB, 1, 1)
Cost.PRODUCTION_FLOOR = Cost(64 * _MIB, 3, 4)


def derive(secret: bytes, salt: bytes, cost: Cost, size: int) -> bytes:
    """`size` bytes from something that could be guessed."""
    return Argon2id(
        salt=salt,
        length=size,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def calibrate(seconds: float = 1.0) -> Cost:
    """A cost that takes about `seconds` here, at least `Cost.PRODUCTION_FLOOR`."""
    return _calibrate(seconds, _measure)


def _calibrate(seconds: float, measure: Callable[[Cost], float]) -> Cost:
    """Memory first, for it is what makes guessing dear; doubled while the next step still fits."""
    cost = Cost.PRODUCTION_FLOOR
    taken = measure(cost)
    while taken * 2 <= seconds and cost.memory_kib * 2 <= _CALIBRATED_MEMORY:
        dearer = Cost(cost.memory_kib * 2, cost.passes, cost.lanes)
        try:
            taken = measure(dearer)
        except MemoryError:
            break
        cost = dearer
    passes = min(_MAX_PASSES, max(cost.passes, int(cost.passes * seconds / taken)))
    return Cost(cost.memory_kib, passes, cost.lanes)


def _measure(cost: Cost) -> float:
    begin = time.perf_counter()
    derive(b"", bytes(SALT_SIZE), cost, 32)
    return time.perf_counter() - begin
