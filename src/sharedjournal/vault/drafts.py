# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts: what was being written when the vault was locked. They lie in the vault and nowhere
else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sharedjournal.vault.moments import from_text, to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sharedjournal.vault.database import Database


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished writing. `id` is of what is written, `kind` and `content` are the writer's own
    affair."""

    id: str
    kind: str
    at: datetime
    content: str = field(repr=False)


class Drafts:
    """Unfinished writing by id; a further `put` replaces the former."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, draft: Draft) -> None:
        """Store a draft. Pictures named in its content (by SHA-256) are kept with it."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO draft(id, kind, at, content) VALUES (?, ?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET"
                " kind = excluded.kind, at = excluded.at, content = excluded.content",
                (draft.id, draft.kind, to_text(draft.at), draft.content),
            )

    def get(self, draft_id: str) -> Draft | None:
        """One draft, or None."""
        row = self._database.one(
            "SELECT id, kind, at, content FROM draft WHERE id = ?", (draft_id,)
        )
        return None if row is None else _draft(row)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the newest first."""
        rows = self._database.query("SELECT id, kind, at, content FROM draft ORDER BY at DESC, id")
        return tuple(_draft(row) for row in rows)

    def remove(self, draft_id: str) -> None:
        """Erase a draft. Nothing happens where there is none."""
        with self._database.transaction():
            self._database.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def _draft(row: tuple[str, str, str, str]) -> Draft:
    draft_id, kind, at, content = row
    return Draft(draft_id, kind, from_text(at), content)
