# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults for tests: cheap to make, real on the disk, compared byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sharedjournal import vault
from sharedjournal.crypto.keyslots import Cost
from sharedjournal.domain.entry import Content, Entry
from sharedjournal.domain.ids import EntryId, VaultId

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharedjournal.vault import Store

PASSPHRASE = b"correct horse"
VAULT_ID = VaultId("0a1b2c3d-0000-4000-8000-000000000001")
NOW = datetime(2025, 11, 19, 20, 30, tzinfo=UTC)
PAGE = 4096
_SALT, _IV, _MAC = 16, 16, 64


def passphrase(data: bytes = PASSPHRASE) -> bytearray:
    """A fresh buffer: whoever takes a passphrase may wipe it."""
    return bytearray(data)


def make(
    folder: Path,
    *,
    secret: bytes = PASSPHRASE,
    vault_id: VaultId = VAULT_ID,
    recipient: str | None = None,
    entries: int = 3,
    label: str | None = None,
) -> Store:
    """A new, open vault at the cost of the floor, with a few entries."""
    store = vault.create(
        folder,
        vault_id=vault_id,
        label=label,
        name="Robin",
        passphrase=passphrase(secret),
        recovery_recipient=recipient,
        cost=Cost.FLOOR,
    )
    with store.transaction():
        for number in range(entries):
            store.entries.add(entry(number))
    return store


def make_closed(folder: Path, **options: object) -> Path:
    """The folder of a vault that was closed again."""
    make(folder, **options).close()  # type: ignore[arg-type]
    return folder


def reopen(folder: Path, secret: bytes = PASSPHRASE, *, read_only: bool = False) -> Store:
    """Open a vault."""
    return vault.open_store(folder, passphrase(secret), read_only=read_only)


def entry(number: int, created: datetime = NOW) -> Entry:
    """The `number`-th entry."""
    content = Content(day=created.date(), title=f"entry {number}", body=f"words of {number} " * 200)
    entry_id = EntryId(f"00000000-0000-4000-8000-{number:012d}")
    return Entry(id=entry_id, created_at=created, offset_minutes=60, content=content)


def titles(store: Store) -> list[str]:
    """What is in it, oldest first."""
    return sorted(found.content.title for found in store.entries.all())


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def decrypted_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of a database, used or free, in plain: AES-256-CBC, the vector near its end."""
    data = path.read_bytes()
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body = page[_SALT if start == 0 else 0 : PAGE - _MAC - _IV]
        vector = page[PAGE - _MAC - _IV : PAGE - _MAC]
        opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        yield opened.update(body) + opened.finalize()
