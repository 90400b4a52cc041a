# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command changed, so that each screen can decide whether it must look again."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of entries and records touched; `everything` where there are too many to name."""

    ids: frozenset[str] = field(default_factory=frozenset)
    everything: bool = False
    sharing: bool = False
    pairing: bool = False
    settings: bool = False

    @classmethod
    def of(cls, *ids: str, sharing: bool = False) -> Changes:
        """Changes of these entries or records."""
        return cls(ids=frozenset(ids), sharing=sharing)
