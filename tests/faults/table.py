# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scenario is, and what must hold of every vault, wherever a command was disturbed.

What was acknowledged is there; what is there is whole (`check` finds nothing); exactly one
passphrase opens; nothing half made is left once the vault was opened again. A scenario works below
one folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sharedjournal import vault
from sharedjournal.domain.entry import Content, Entry
from sharedjournal.domain.errors import WrongPassphrase
from sharedjournal.domain.ids import EntryId
from sharedjournal.domain.ports import NoProgress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ack = Callable[[str], None]

NOW = datetime(2025, 11, 19, 20, 30, tzinfo=UTC)
OLD, NEW = b"the old one", b"the new one"


@dataclass(frozen=True, slots=True)
class Scenario:
    """`prepare` makes what is there before; `run` is the command; `verify` looks at what is left.

    `run` acknowledges with its second argument what it has told the person. `verify` gets what was
    acknowledged and whether the command came to its end without an error; it raises
    `AssertionError`.
    """

    prepare: Callable[[Path], None]
    run: Callable[[Path, Ack], None]
    verify: Callable[[Path, tuple[str, ...], bool], None]


def passphrase(data: bytes) -> bytearray:
    """A fresh buffer: whoever takes a passphrase may wipe it."""
    return bytearray(data)


def entry(number: int) -> Entry:
    """The `number`-th entry of a scenario; long enough for more than one page."""
    content = Content(day=NOW.date(), title=f"entry {number}", body=f"words of {number} " * 400)
    entry_id = EntryId(f"00000000-0000-4000-8000-{number:012d}")
    return Entry(id=entry_id, created_at=NOW, offset_minutes=60, content=content)


def verify_vault(folder: Path, *, entries: set[int], possible: tuple[bytes, ...] = (OLD,)) -> bytes:
    """The vault opens with exactly one of `possible`, holds `entries` at least, and is whole.

    Returns the passphrase that opens it.
    """
    opening = []
    for candidate in possible:
        try:
            store = vault.open_store(folder, passphrase(candidate))
        except WrongPassphrase:
            continue
        opening.append(candidate)
        try:
            held = {e.content.title for e in store.entries.all()}
            assert {entry(n).content.title for n in entries} <= held, (
                "an acknowledged entry is gone"
            )
            assert store.check(NoProgress()) == (), store.check(NoProgress())
        finally:
            store.close()
    assert len(opening) == 1, f"{len(opening)} passphrases open"
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["journal.db", "vault.json", "vault.json.2"], left
    return opening[0]
