# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of one's own entries, each once. Those that travel are copies in a table of their own
(`sharing`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.domain.entry import Picture
from sharedjournal.domain.errors import NoSuchEntry

if TYPE_CHECKING:
    from sharedjournal.vault.database import Database


class Pictures:
    """Repainted pictures by SHA-256 (hex)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, picture: Picture) -> None:
        """Store a picture; nothing happens where it is there."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO picture(sha256, kind, width, height, data) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT(sha256) DO NOTHING",
                (picture.sha256, picture.kind, picture.width, picture.height, picture.data),
            )

    def get(self, sha256: str) -> Picture:
        """A picture. Raises `NoSuchEntry`."""
        row = self._database.one(
            "SELECT sha256, kind, width, height, data FROM picture WHERE sha256 = ?", (sha256,)
        )
        if row is None:
            raise NoSuchEntry("picture")
        return Picture(*row)

    def sweep(self) -> int:
        """Erase pictures that no entry, no former words and no draft name; returns how many."""
        with self._database.transaction():
            rows = self._database.query(
                "SELECT sha256 FROM picture p"
                " WHERE NOT EXISTS (SELECT 1 FROM entry_picture e WHERE e.sha256 = p.sha256)"
                " AND NOT EXISTS (SELECT 1 FROM entry_rev r WHERE instr(r.content, p.sha256))"
                " AND NOT EXISTS (SELECT 1 FROM draft d WHERE instr(d.content, p.sha256))"
            )
            self._database.executemany("DELETE FROM picture WHERE sha256 = ?", rows)
        return len(rows)
