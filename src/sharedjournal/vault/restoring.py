# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault from a backup, in a new epoch: from now on its words win over those of the lost one.

What the partner got from the lost vault is not known here. So every record counts as having been in
a file, and nothing is made or brought in until the person has confirmed the pairing again.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from sharedjournal.crypto.keyslots import SlotsDamaged, UnsupportedSlots, VaultHeader
from sharedjournal.domain.errors import BadInput, VaultDamaged, VaultTooNew
from sharedjournal.domain.exchange import Epoch
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import archive, backup, opening
from sharedjournal.vault.database import PAGE_SIZE
from sharedjournal.vault.failures import converted
from sharedjournal.vault.folder import under_construction
from sharedjournal.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from sharedjournal.crypto.secret import Secret
    from sharedjournal.domain.ports import Progress
    from sharedjournal.vault.folder import Folder

_MINUTE = 60


def restore(
    source: Path,
    folder: Path,
    *,
    passphrase: bytearray,
    now: datetime,
    nonce: bytes,
    progress: Progress | None = None,
) -> Store:
    """A vault in `folder` from a backup, with the passphrase that the vault had then.

    `now` is in UTC; `nonce` is 8 random bytes for the new epoch. The folder appears whole or not at
    all. Raises `WrongPassphrase`, `BadInput` (not a backup), `VaultExists`, `VaultDamaged`,
    `VaultTooNew`, `UnsafeLocation`, `DiskFull`.
    """

    def unlock(header: VaultHeader) -> Sequence[Secret]:
        return header.open_with_passphrase(passphrase)

    return _restore(source, folder, unlock, passphrase, now, nonce, progress or NoProgress())


def restore_with_words(
    source: Path,
    folder: Path,
    *,
    words: bytearray,
    now: datetime,
    nonce: bytes,
    progress: Progress | None = None,
) -> Store:
    """As `restore`, with the 24 words that the vault had then; a new passphrase should follow."""

    def unlock(header: VaultHeader) -> Sequence[Secret]:
        return opening.with_words(header, words)

    return _restore(source, folder, unlock, None, now, nonce, progress or NoProgress())


def _restore(
    source: Path,
    folder: Path,
    unlock: Callable[[VaultHeader], Sequence[Secret]],
    passphrase: bytearray | None,
    now: datetime,
    nonce: bytes,
    progress: Progress,
) -> Store:
    with archive.opened(source) as file:
        header = _header(file)
        keys = opening.unlocked(header, unlock)
        with under_construction(folder) as made:
            with converted():
                _unpack(file, made, progress)
            made.write_header(header)
            _begin(made, header, keys, now, nonce, progress)
    return opening.open_with_keys(folder, lambda _header: keys, passphrase=passphrase)


def _header(file: BinaryIO) -> VaultHeader:
    with converted():
        data = archive.read_header(file)
    try:
        return VaultHeader.decode(data)
    except UnsupportedSlots as error:
        raise VaultTooNew("keyslots", needs="") from error
    except SlotsDamaged as error:
        raise VaultDamaged("keyslots") from error


def _unpack(file: BinaryIO, made: Folder, progress: Progress) -> None:
    descriptor = os.open(made.database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        archive.read_database(file, out, progress)
        out.flush()
        os.fsync(out.fileno())
    size = made.database.stat().st_size
    if size == 0 or size % PAGE_SIZE:
        raise BadInput("backup")


def _begin(
    made: Folder,
    header: VaultHeader,
    keys: Sequence[Secret],
    now: datetime,
    nonce: bytes,
    progress: Progress,
) -> None:
    """Look through what was unpacked, and begin the new epoch in it before it gets its name."""
    vault = opening.open_database(made, header, keys)
    try:
        vault.database.close()
        backup.verify(made.database, vault.key, progress)
        vault.database.connect(vault.key)
        # No backup first: what is restored is one.
        vault.database.migrate(vault.database.pending_versions())
        store = Store(vault)
        with store.transaction():
            _begin_epoch(store, now, nonce)
    finally:
        vault.database.close()


def _begin_epoch(store: Store, now: datetime, nonce: bytes) -> None:
    newest = store.entries.newest_created()
    moments = [now] if newest is None else [now, newest]
    minute = max(int(moment.timestamp()) // _MINUTE for moment in moments)
    for pairing in store.pairings.all():
        if pairing.stage == "ended":
            continue
        start = max(minute, pairing.epoch.start + 1)
        store.pairings.put(replace(pairing, epoch=Epoch(start, nonce.hex()), hold=True))
        store.sharing.mark_all_in_file(pairing.pair)
