# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that say anything about the person, so that they lie in the vault: text by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharedjournal.vault.database import Database


class Settings:
    """Text by key. Keys that begin with `vault.` and `index.` are the vault's own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """One setting, or `default`."""
        row = self._database.one("SELECT value FROM setting WHERE key = ?", (key,))
        return default if row is None else str(row[0])

    def set(self, key: str, value: str) -> None:
        """Store one setting."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO setting(key, value) VALUES (?, ?)"
                " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                (key, value),
            )

    def remove(self, key: str) -> None:
        """Forget one setting. Nothing happens where there is none."""
        with self._database.transaction():
            self._database.execute("DELETE FROM setting WHERE key = ?", (key,))

    def items(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Key and value of each setting whose key begins with `prefix`, by key."""
        rows = self._database.query(
            "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key",
            (len(prefix), prefix),
        )
        yield from ((str(key), str(value)) for key, value in rows)
