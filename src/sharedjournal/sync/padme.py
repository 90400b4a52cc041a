# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes that tell little: a payload has one of few sizes, which hardly follow its text.

Padmé is from Nikitin and others, *Reducing Metadata Leakage from Encrypted Files and Communication
with PURBs* (PoPETs 2019), section 4: at most 12 % more, and O(log log) bits of the length stay
visible. Below 256 KiB every payload has the same size.
"""

from __future__ import annotations

SMALLEST = 256 * 1024


def padme(size: int) -> int:
    """The next Padmé size that is at least `size` (1 or more)."""
    exponent = size.bit_length() - 1
    # As many bits stay free as it takes to write the exponent; all lower ones are rounded up to
    # zero.
    lowest = exponent - exponent.bit_length()
    if lowest <= 0:
        return size
    return -(-size >> lowest) << lowest


def padded_size(size: int) -> int:
    """The size in bytes of a payload that needs `size`: a multiple of 8 KiB, thus of 512."""
    return padme(max(size, SMALLEST))
