# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits of an exchange file, in one place, so that every reader checks before it allocates.

Numbers are those of `docs/format.md`. Tests pass smaller ones; nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass

from sharedjournal.domain.record import MAX_LINE

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB

CHUNK = MIB
"""How much is read, written or hashed at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, numbers of things. `file` bounds the whole tar, and so what it announces."""

    file: int = 2 * GIB
    members: int = 20_000
    about: int = 64 * KIB
    records: int = 100_000
    records_size: int = 256 * MIB
    record: int = MAX_LINE
    key_line: int = KIB
    form: int = 256 * KIB
    forms_size: int = 16 * MIB
    picture: int = 32 * MIB


LIMITS = Limits()
MAX_NAME = 16 * KIB
"""Of a person's name, in bytes of UTF-8. It is clipped where it is shown."""
