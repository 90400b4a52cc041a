# SPDX-License-Identifier: GPL-3.0-or-later
"""What a vault keeps about itself among its settings: its id, and whom the recovery slot is for.

Knows the names of these settings and nothing of keys.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharedjournal.vault.database import Database

NAME = "name"
VAULT_ID = "vault.id"
RECIPIENT = "vault.recovery-recipient"
_ANNOUNCED = "vault.recovery-announced"


def read(database: Database, key: str) -> str | None:
    """One setting, or None."""
    row = database.one("SELECT value FROM setting WHERE key = ?", (key,))
    return None if row is None else str(row[0])


def write(database: Database, key: str, value: str | None) -> None:
    """Set one setting, or remove it with None."""
    if value is None:
        database.execute("DELETE FROM setting WHERE key = ?", (key,))
    else:
        database.execute(
            "INSERT INTO setting(key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )


def announce(database: Database, sequence: int, recipient: str | None) -> None:
    """Say, before the slots are written, whom the recovery slot of number `sequence` is for."""
    with database.transaction():
        write(database, _ANNOUNCED, json.dumps([sequence, recipient]))


def withdraw(database: Database) -> None:
    """Forget what was announced."""
    with database.transaction():
        write(database, _ANNOUNCED, None)


def settle(database: Database, sequence: int) -> None:
    """Take over what was announced if the slots on the disk (of this number) are those.

    Otherwise it is dropped.

    So the recipient here and the slot always belong together, wherever a change was killed.
    """
    announced = read(database, _ANNOUNCED)
    if announced is None:
        return
    number, recipient = json.loads(announced)
    with database.transaction():
        if sequence >= number:
            write(database, RECIPIENT, recipient)
        write(database, _ANNOUNCED, None)
