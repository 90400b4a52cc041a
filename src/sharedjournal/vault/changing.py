# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what opens a vault: passphrase, recovery words, data key.

Killed anywhere, one passphrase opens.

A new key takes four steps: the slots hold the old key and the new one; every page is encrypted
anew; the database opens with the new key; the slots hold only that one. Whoever opens a vault in
between ends it. Knows slots and the database; knows no entry.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.crypto.keyslots import new_passphrase_slot, new_recovery_slot
from sharedjournal.crypto.secret import Secret
from sharedjournal.domain.errors import (
    BadInput,
    Cancelled,
    DiskFull,
    VaultDamaged,
    VaultReadOnly,
    VaultUnusable,
)
from sharedjournal.vault import facts
from sharedjournal.vault.failures import converted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.crypto.keyslots import Cost, Slot, VaultHeader
    from sharedjournal.vault.database import Database
    from sharedjournal.vault.folder import Folder

KEY_BYTES = 32
_MARGIN = 1024 * 1024


@dataclass(slots=True)
class Opened:
    """An open vault: folder, keyslots as they are on the disk, database, and the key to it."""

    folder: Folder
    header: VaultHeader
    database: Database
    key: Secret

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.folder.read_only

    def erase(self) -> None:
        """Close, and erase the folder. Raises `VaultReadOnly`; nothing is erased then."""
        if self.read_only:
            raise VaultReadOnly
        try:
            self.database.close()
        finally:
            self.key.wipe()
            with converted():
                self.folder.erase()

    def close(self) -> None:
        """Close the database, forget the key, give the folder back. May be called again."""
        try:
            self.database.close()
        finally:
            self.key.wipe()
            self.folder.close()


def slots(
    keys: Sequence[Secret], passphrase: bytearray, recipient: str | None, vault_id: str, cost: Cost
) -> tuple[Slot, ...]:
    """A passphrase slot and, with a recipient, a recovery slot that wrap `keys`."""
    found: list[Slot] = [new_passphrase_slot(keys, passphrase, vault_id, cost)]
    if recipient is not None:
        found.append(new_recovery_slot(keys, recipient, vault_id))
    return tuple(found)


def change_passphrase(vault: Opened, passphrase: bytearray) -> None:
    """Another passphrase for the same key. The recovery slot is made anew for the recipient inside.

    Raises `VaultReadOnly`, `DiskFull`.
    """
    _refuse_read_only(vault)
    recipient = facts.read(vault.database, facts.RECIPIENT)
    _write_slots(vault, _slots(vault, (vault.key,), passphrase, recipient))


def set_recovery(vault: Opened, recipient: str | None) -> None:
    """Other recovery words, or none. Raises `VaultReadOnly`, `DiskFull`."""
    _refuse_read_only(vault)
    wanted: list[Slot] = [slot for slot in vault.header.slots if slot.kind != "recovery"]
    if recipient is not None:
        wanted.append(new_recovery_slot((vault.key,), recipient, vault.header.vault_id))
    facts.announce(vault.database, vault.header.sequence + 1, recipient)
    try:
        _write_slots(vault, wanted)
    finally:
        facts.settle(vault.database, vault.header.sequence)


def set_label(vault: Opened, label: str | None, sign: str | None) -> None:
    """Another label and sign, which can be read without the passphrase.

    Raises `VaultReadOnly`, `DiskFull`, `BadInput`.
    """
    _refuse_read_only(vault)
    try:
        header = vault.header.with_label(label, sign)
    except ValueError as error:
        raise BadInput("label") from error
    _write(vault, header)


def change_key(vault: Opened, passphrase: bytearray, recipient: str | None) -> None:
    """Another passphrase and another key; `recipient` None keeps recovery words as they are.

    Raises `VaultReadOnly`, `DiskFull`, `VaultDamaged`; the old passphrase then opens as before.
    """
    _refuse_read_only(vault)
    _check_room(vault)
    if recipient is None:
        recipient = facts.read(vault.database, facts.RECIPIENT)
    before = vault.header.slots
    old, new = vault.key, Secret.random(KEY_BYTES)
    both = _slots(vault, (old, new), passphrase, recipient)
    facts.announce(vault.database, vault.header.sequence + 1, recipient)
    try:
        _write_slots(vault, both)
        _rekey(vault, new)
    except BaseException:
        # A database that opens with neither key now keeps both in its slots.
        if vault.key is not new and vault.database.is_open:
            _go_back(vault, before)
        raise
    old.wipe()
    # From here on the new passphrase opens, whatever happens. What is left the next opening does.
    with suppress(VaultUnusable):
        facts.settle(vault.database, vault.header.sequence)
        _write_slots(vault, _slots(vault, (new,), passphrase, recipient))


def finish(vault: Opened, keys: Sequence[Secret], passphrase: bytearray | None) -> None:
    """End what a killed change left. `keys` are those in the slot that opened the vault, old first.

    With the recovery words (`passphrase` None) the slots stay as they are until the next
    passphrase.
    """
    facts.settle(vault.database, vault.header.sequence)
    if len(keys) == 1:
        return
    new = keys[-1]
    if vault.key is not new:
        _check_room(vault)
        _rekey(vault, new)
    if passphrase is not None:
        recipient = facts.read(vault.database, facts.RECIPIENT)
        _write_slots(vault, _slots(vault, (new,), passphrase, recipient))


def connect(database: Database, keys: Sequence[Secret]) -> Secret:
    """Open a database with the first of `keys` that fits, and say which.

    Raises as `Database.connect`.
    """
    for place, key in enumerate(keys, 1):
        try:
            database.connect(key)
        except VaultDamaged as error:
            if error.detail != "key" or place == len(keys):
                raise
        else:
            return key
    raise VaultDamaged("key")


def _slots(
    vault: Opened, keys: Sequence[Secret], passphrase: bytearray, recipient: str | None
) -> tuple[Slot, ...]:
    # The cost was fitted to this computer when the vault was made, and is authenticated.
    cost = next(slot.cost for slot in vault.header.slots if slot.kind == "passphrase")
    return slots(keys, passphrase, recipient, vault.header.vault_id, cost)


def _write_slots(vault: Opened, wanted: Sequence[Slot]) -> None:
    _write(vault, vault.header.with_slots(wanted))


def _write(vault: Opened, header: VaultHeader) -> None:
    try:
        vault.folder.write_header(header)
    except BaseException:
        # It may have failed after the first copy was in place; then that one counts.
        with suppress(VaultUnusable):
            vault.header = vault.folder.header()
        raise
    vault.header = header


def _rekey(vault: Opened, new: Secret) -> None:
    """Encrypt every page under `new`. Whether that worked, only opening it again shows."""
    old = vault.key
    failure: BaseException | None = None
    try:
        vault.database.rekey(new)
    except (VaultUnusable, Cancelled) as error:
        failure = error
    vault.key = connect(vault.database, (new, old))
    if vault.key is not new:
        raise failure or VaultDamaged("rekey")


def _go_back(vault: Opened, before: Sequence[Slot]) -> None:
    # Where even this fails, the slots hold both keys under the new passphrase, and it alone opens.
    with suppress(VaultUnusable):
        facts.withdraw(vault.database)
        _write_slots(vault, before)


def _check_room(vault: Opened) -> None:
    """Encrypting anew keeps the whole old database beside it until the end."""
    if not hasattr(os, "statvfs"):
        return
    found = os.statvfs(vault.folder.path)
    needed = vault.folder.database.stat().st_size * 11 // 10 + _MARGIN
    if found.f_bavail * found.f_frsize < needed:
        raise DiskFull


def _refuse_read_only(vault: Opened) -> None:
    if vault.read_only:
        raise VaultReadOnly
