# SPDX-License-Identifier: GPL-3.0-or-later
"""How hard a passphrase is to guess, in one of four words; estimated here, by zxcvbn."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharedjournal.gui.tasks import Tasks

LONGEST = 72
"""zxcvbn grows slow with length; more than this is strong anyway if its beginning is not weak."""
_FAIR, _GOOD, _STRONG = 8.0, 10.5, 13.0


class Strengths(IntEnum):
    """From nothing typed to strong; the value is the number of bars."""

    NONE = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


def strength_of(passphrase: str) -> Strengths:
    """The strength of what is typed, by the decimal logarithm of the guesses it takes.

    The bounds: 10^8 guesses take days at one a second and processor core, which is what the key
    derivation costs; 10^13 take longer than a lifetime on a thousand computers.
    """
    # Imported late: its word lists take a quarter of a second, and most starts need none.
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strengths.NONE
    guesses = float(zxcvbn(passphrase[:LONGEST], max_length=LONGEST)["guesses_log10"])
    if guesses < _FAIR:
        return Strengths.WEAK
    if guesses < _GOOD:
        return Strengths.FAIR
    return Strengths.GOOD if guesses < _STRONG else Strengths.STRONG


Measure = Callable[[str, Callable[[Strengths], None]], None]
"""Estimates a passphrase, and hands the answer on when it is there."""


def at_once(passphrase: str, answer: Callable[[Strengths], None]) -> None:
    """A `Measure` that takes its time here and now."""
    answer(strength_of(passphrase))


def beside(tasks: Tasks) -> Measure:
    """A `Measure` that leaves the window alone: a long passphrase takes a tenth of a second."""

    def measure(passphrase: str, answer: Callable[[Strengths], None]) -> None:
        tasks.pool(lambda _job: strength_of(passphrase), answer)

    return measure
