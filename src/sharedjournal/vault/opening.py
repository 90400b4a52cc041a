# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways into a vault: make one, open one with its passphrase or its 24 words.

What was wrong is decided here: a checksum that is wrong is damage; a right one whose slots do not
open is a wrong passphrase; a slot that opens with a key that does not open the database is damage.
Nothing that is refused is ever written to, and nothing is ever taken for a new vault. Knows no
entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.crypto import recovery
from sharedjournal.crypto.errors import BadWords, CryptoError, WrongSecret
from sharedjournal.crypto.keyslots import VaultHeader, calibrate
from sharedjournal.crypto.secret import Secret
from sharedjournal.domain.errors import (
    VaultDamaged,
    VaultReadOnly,
    VaultUnusable,
    WrongPassphrase,
)
from sharedjournal.domain.ports import NoProgress
from sharedjournal.vault import backup, changing, facts, pages
from sharedjournal.vault.changing import KEY_BYTES, Opened
from sharedjournal.vault.database import Database
from sharedjournal.vault.failures import converted
from sharedjournal.vault.folder import JOURNAL, Folder, under_construction
from sharedjournal.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sharedjournal.crypto.keyslots import Cost
    from sharedjournal.domain.ids import VaultId


def create(
    folder: Path,
    *,
    vault_id: VaultId,
    label: str | None,
    sign: str | None = None,
    name: str,
    passphrase: bytearray,
    recovery_recipient: str | None = None,
    cost: Cost | None = None,
) -> Store:
    """Make a vault in a folder that does not exist or is empty; it appears whole or not at all.

    `name` is kept inside; `label` and `sign` can be read without the passphrase. Without `cost`,
    key derivation is fitted to about one second on this computer. Raises `VaultExists`,
    `UnsafeLocation`, `DiskFull`.
    """
    key = Secret.random(KEY_BYTES)
    slots = changing.slots((key,), passphrase, recovery_recipient, vault_id, cost or calibrate())
    header = VaultHeader(vault_id=vault_id, label=label, sequence=1, slots=slots, sign=sign)
    with under_construction(folder) as made:
        database = Database.create(made.database, key)
        try:
            with database.transaction():
                facts.write(database, facts.NAME, name)
                facts.write(database, facts.VAULT_ID, vault_id)
                facts.write(database, facts.RECIPIENT, recovery_recipient)
        finally:
            database.close()
        made.write_header(header)
    return open_with_keys(folder, lambda _header: (key,), passphrase=None)


def open_store(folder: Path, passphrase: bytearray, *, read_only: bool = False) -> Store:
    """Open a vault with its passphrase. `read_only`: nothing is mended, brought forward or written.

    Raises `WrongPassphrase` and every `VaultUnusable`.
    """

    def unlock(header: VaultHeader) -> Sequence[Secret]:
        return header.open_with_passphrase(passphrase)

    return open_with_keys(folder, unlock, passphrase=passphrase, read_only=read_only)


def open_with_words(folder: Path, words: bytearray, *, read_only: bool = False) -> Store:
    """Open a vault with its 24 words; a wrong set of words is a `WrongPassphrase`."""
    return open_with_keys(
        folder, lambda h: with_words(h, words), passphrase=None, read_only=read_only
    )


def with_words(header: VaultHeader, words: bytearray) -> Sequence[Secret]:
    """The keys behind a recovery slot. Raises `CryptoError`."""
    with recovery.seed_of(words) as seed:
        return header.open_with_seed(seed)


def open_with_keys(
    path: Path,
    unlock: Callable[[VaultHeader], Sequence[Secret]],
    *,
    passphrase: bytearray | None,
    read_only: bool = False,
) -> Store:
    """Open a vault with the keys that `unlock` finds in its slots, and end what was interrupted."""
    folder = Folder.open(path, read_only=read_only)
    keys: Sequence[Secret] = ()
    try:
        header = folder.header()
        keys = unlocked(header, unlock)
        vault = open_database(folder, header, keys)
    except BaseException:
        _wipe(keys)
        folder.close()
        raise
    try:
        _bring_forward(vault)
        _end_interrupted(vault, keys, passphrase)
        _wipe([key for key in keys if key is not vault.key])
        return Store(vault)
    except BaseException:
        _wipe(keys)
        vault.close()
        raise


def _end_interrupted(vault: Opened, keys: Sequence[Secret], passphrase: bytearray | None) -> None:
    if vault.read_only:
        return
    try:
        changing.finish(vault, keys, passphrase)
    except VaultUnusable:
        # A full or failing disk keeps nobody from reading; the next opening tries again.
        if not vault.database.is_open:
            raise


def _wipe(keys: Sequence[Secret]) -> None:
    for key in keys:
        key.wipe()


def unlocked(
    header: VaultHeader, unlock: Callable[[VaultHeader], Sequence[Secret]]
) -> Sequence[Secret]:
    """What is in the slots, with the errors of a vault.

    Raises `WrongPassphrase`, `VaultDamaged`.
    """
    try:
        return unlock(header)
    except (WrongSecret, BadWords) as error:
        raise WrongPassphrase from error
    except CryptoError as error:
        raise VaultDamaged("keyslots") from error


def open_database(folder: Folder, header: VaultHeader, keys: Sequence[Secret]) -> Opened:
    """Open the database of a vault, as it is. Raises `VaultDamaged`, `VaultTooNew` and others."""
    with converted():
        keys = _look_at_journal(folder, keys)
    database = Database(folder.database, read_only=folder.read_only)
    try:
        key = changing.connect(database, keys)
    except VaultDamaged as error:
        raise _named(error, folder, keys) from error
    vault = Opened(folder, header, database, key)
    try:
        _check_identity(vault)
    except BaseException:
        database.close()
        raise
    return vault


def _check_identity(vault: Opened) -> None:
    # First the schema: before that nobody knows whether there is a table of settings.
    vault.database.pending_versions()
    if facts.read(vault.database, facts.VAULT_ID) != vault.header.vault_id:
        raise VaultDamaged("vault id")


def _look_at_journal(folder: Folder, keys: Sequence[Secret]) -> Sequence[Secret]:
    """The keys, first the one with which an unfinished transaction was written. Raises `OSError`.

    A journal that is not of this database is refused before SQLite could play it.
    """
    journal = folder.path / JOURNAL
    if not pages.is_hot(journal):
        return keys
    if folder.read_only:
        raise VaultReadOnly("unfinished")
    found = pages.journal_key(journal, folder.database, keys)
    return keys if found is None else sorted(keys, key=lambda key: key is not found)


def _named(error: VaultDamaged, folder: Folder, keys: Sequence[Secret]) -> VaultDamaged:
    """The same failure with the damaged pages named, where others are whole."""
    with converted():
        found = pages.damaged(folder.database, keys)
    if not found:
        return error
    return VaultDamaged("pages", pages=",".join(map(str, found)))


def _bring_forward(vault: Opened) -> None:
    """Bring an older database to the newest version, after a verified backup beside the vault."""
    versions = vault.database.pending_versions()
    if not versions:
        return
    if vault.read_only:
        raise VaultReadOnly("older")
    wanted = versions[-1]
    name = f"{vault.folder.path.name}.before-{wanted.major}.{wanted.minor}.backup"
    # An older one is of an attempt that did not end, or of a time before a downgrade: this one
    # holds all of it.
    backup.make(vault, vault.folder.path.with_name(name), NoProgress(), replace=True)
    vault.database.migrate(versions)
