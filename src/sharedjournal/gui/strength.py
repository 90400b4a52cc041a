# SPDX-License-Identifier: GPL-3.0-or-later
"""How hard a passphrase is to guess, in one of four words; estimated here, by zxcvbn."""

from __future__ import annotations

from enum import IntEnum

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
