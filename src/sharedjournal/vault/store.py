# SPDX-License-Identifier: GPL-3.0-or-later
"""An open vault: one connection, and a small class for each part of what is in it.

One thread uses it, but for `interrupt`. Knows no use case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.domain.ids import VaultId
from sharedjournal.vault import backup, changing, check, facts
from sharedjournal.vault.drafts import Drafts
from sharedjournal.vault.entries import Entries
from sharedjournal.vault.pairings import Pairings
from sharedjournal.vault.pictures import Pictures
from sharedjournal.vault.received import Received
from sharedjournal.vault.settings import Settings
from sharedjournal.vault.sharing import Sharing
from sharedjournal.vault.timeline import Timeline

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sharedjournal.domain.ports import Progress
    from sharedjournal.vault.changing import Opened


class Store:
    """An open vault, until `close`.

    What was committed survives the end of the process at any point.
    """

    def __init__(self, vault: Opened) -> None:
        self._vault = vault
        database = vault.database
        self.timeline = Timeline(database)
        self.entries = Entries(database, self.timeline)
        self.pictures = Pictures(database)
        self.sharing = Sharing(database)
        self.received = Received(database, self.timeline)
        self.pairings = Pairings(database)
        self.settings = Settings(database)
        self.drafts = Drafts(database)

    @property
    def vault_id(self) -> VaultId:
        """The id of this vault, also of every copy of it."""
        return VaultId(self._vault.header.vault_id)

    @property
    def label(self) -> str | None:
        """What can be read without the passphrase, if the owner chose a label."""
        label: str | None = self._vault.header.label
        return label

    @property
    def folder(self) -> Path:
        """The folder that the vault lies in."""
        path: Path = self._vault.folder.path
        return path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._vault.read_only

    @property
    def has_recovery(self) -> bool:
        """Whether there are recovery words for this vault."""
        return facts.read(self._vault.database, facts.RECIPIENT) is not None

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, whatever is raised inside; nested ones join the outer.

        Raises `VaultReadOnly`, `DiskFull`, `VaultDamaged`.
        """
        return self._vault.database.transaction()

    def interrupt(self) -> None:
        """Stop the running statement, from any thread; it raises `Cancelled` and rolls back."""
        self._vault.database.interrupt()

    def close(self) -> None:
        """Lock: close the connection, forget the key, let other processes in.

        May be called again.
        """
        self._vault.close()

    def change_passphrase(self, passphrase: bytearray) -> None:
        """Another passphrase for the same key. Raises `VaultReadOnly`, `DiskFull`."""
        changing.change_passphrase(self._vault, passphrase)

    def change_key(self, passphrase: bytearray, recipient: str | None) -> None:
        """Another passphrase and another key.

        `recipient` None keeps the recovery words as they are.

        Raises `VaultReadOnly`, `DiskFull`, `VaultDamaged`; the old passphrase then opens as before.
        """
        changing.change_key(self._vault, passphrase, recipient)

    def set_recovery(self, recipient: str | None) -> None:
        """Other recovery words, given by their recipient, or none.

        Raises `VaultReadOnly`, `DiskFull`.
        """
        changing.set_recovery(self._vault, recipient)

    def set_label(self, label: str | None, sign: str | None) -> None:
        """Another label and sign, to be read without the passphrase; None: no label.

        Raises `VaultReadOnly`, `DiskFull`, `BadInput`.
        """
        changing.set_label(self._vault, label, sign)

    def erase(self) -> None:
        """Lock, and erase the vault's folder: the keyslots first. Raises `VaultReadOnly`."""
        self._vault.erase()

    def backup(self, target: Path, progress: Progress) -> int:
        """A verified backup that opens as this vault does; returns how many own entries are in it.

        Raises `FileExists`, `BadInput`, `DiskFull`, `VaultDamaged`, `Cancelled`.
        """
        return backup.make(self._vault, target, progress)

    def check(self, progress: Progress) -> tuple[str, ...]:
        """What does not hold together, as tokens; see `check.problems`. Raises `Cancelled`."""
        return check.problems(self._vault, progress)
