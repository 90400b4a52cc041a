# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys, backups and checks of a vault, and the ways into one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import category

from sharedjournal import vault
from sharedjournal.app import settings, writing
from sharedjournal.app.session import Session, World
from sharedjournal.domain.errors import BadInput, DiskFull, VaultReadOnly
from sharedjournal.domain.ids import VaultId

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.changes import Changes
    from sharedjournal.domain.ports import Ids, Progress

MAX_NAME = 100
MIN_PASSPHRASE = 1
WORDS = 24
SUGGESTED = 5
SIGN = "sign"
"""The choice that keeps the sign inside; `label` and sign outside are for the list of journals."""
_NOT_A_NAME = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Recovery:
    """24 words that were made and not yet used: shown and typed back before anything is written."""

    words: bytearray = field(repr=False)
    recipient: str = field(repr=False)

    def listed(self) -> tuple[str, ...]:
        """The words one by one, to be shown."""
        return tuple(self.words.decode("ascii").split())

    def wipe(self) -> None:
        """Overwrite them."""
        self.words[:] = bytes(len(self.words))


def new_recovery() -> Recovery:
    """New words; whoever makes them wipes them."""
    return Recovery(*vault.new_words())


def some_places(ids: Ids, count: int) -> tuple[int, ...]:
    """`count` different places of the 24 words, from 1, in order: those to be typed back."""
    left = list(range(1, WORDS + 1))
    found = (left.pop(int.from_bytes(ids.random_bytes(4), "big") % len(left)) for _ in range(count))
    return tuple(sorted(found))


def suggested_passphrase(ids: Ids) -> str:
    """Five words of 2048, 55 bits: what nobody who knows a person can think of."""
    words = vault.word_list()
    numbers = (int.from_bytes(ids.random_bytes(2), "big") for _word in range(SUGGESTED))
    return " ".join(words[number % len(words)] for number in numbers)


@dataclass(frozen=True, slots=True)
class Created:
    """A new vault, open. `words` are its 24 recovery words, to be shown once and wiped, or None."""

    session: Session
    vault_id: VaultId
    words: bytearray | None = field(repr=False)


def create(
    world: World,
    folder: Path,
    *,
    name: str,
    label: str | None,
    sign: str | None = None,
    passphrase: bytearray,
    recovery: bool | Recovery,
    cost: vault.Cost | None = None,
) -> Created:
    """Make a vault in a folder that does not exist or is empty.

    `name` is kept inside and goes to the partner; it may be empty until then. `label`, and `sign`
    beside it, can be read without the passphrase. `recovery` is whether to make words, or those
    that were made before. Raises `VaultExists`, `UnsafeLocation`, `DiskFull`, `BadInput`.
    """
    name = check_name(name) if name else ""
    _check_passphrase(passphrase)
    if label is not None:
        label = check_name(label)
    made = new_recovery() if recovery is True else recovery or None
    vault_id = VaultId(world.ids.new())
    store = vault.create(
        folder,
        vault_id=vault_id,
        label=label,
        sign=sign if label is not None else None,
        name=name,
        passphrase=passphrase,
        recovery_recipient=made.recipient if made else None,
        cost=cost,
    )
    session = Session(store, world)
    if sign is not None:
        settings.remember(session, SIGN, sign)
    return Created(session, vault_id, made.words if made else None)


def unlock(world: World, folder: Path, passphrase: bytearray) -> Session:
    """Open a vault, and erase what has rested in the bin for its 30 days.

    Raises `WrongPassphrase` and every `VaultUnusable`.
    """
    session = Session(vault.open_store(folder, passphrase), world)
    try:
        _tidy(session)
    except BaseException:
        session.close()
        raise
    return session


def _tidy(session: Session) -> None:
    # One may read a vault on a full disk or a read-only medium; what should go then waits.
    with suppress(VaultReadOnly, DiskFull):
        writing.erase_old(session)


def recover(world: World, folder: Path, words: bytearray, new_passphrase: bytearray) -> Session:
    """Open a vault with its 24 words and give it a new passphrase."""
    _check_passphrase(new_passphrase)
    store = vault.open_with_words(folder, words)
    session = Session(store, world)
    try:
        store.change_passphrase(new_passphrase)
        _tidy(session)
    except BaseException:
        session.close()
        raise
    return session


def restore(world: World, backup: Path, folder: Path, passphrase: bytearray) -> Session:
    """A vault from a backup, in a new epoch: from now on its words win over those of the lost.

    No file is made or brought in before the person has confirmed that the pairing still holds.
    Raises `WrongPassphrase`, `VaultExists`, `BadInput` (no backup), `VaultDamaged`.
    """
    store = vault.restore(
        backup,
        folder,
        passphrase=passphrase,
        now=world.clock.now(),
        nonce=world.ids.random_bytes(8),
    )
    return Session(store, world)


def restore_with_words(
    world: World, backup: Path, folder: Path, words: bytearray, new_passphrase: bytearray
) -> Session:
    """As `restore`, with the 24 words that the vault had then, and with a new passphrase."""
    _check_passphrase(new_passphrase)
    store = vault.restore_with_words(
        backup,
        folder,
        words=words,
        now=world.clock.now(),
        nonce=world.ids.random_bytes(8),
    )
    session = Session(store, world)
    try:
        store.change_passphrase(new_passphrase)
    except BaseException:
        session.close()
        raise
    return session


def change_passphrase(session: Session, new_passphrase: bytearray) -> None:
    """A new passphrase for the same key: copies made before still open with the old one."""
    _check_passphrase(new_passphrase)
    session.store.change_passphrase(new_passphrase)


def change_key(
    session: Session, new_passphrase: bytearray, *, keep_recovery: bool
) -> bytearray | None:
    """A new passphrase and a new key. Returns new recovery words, unless the old ones are kept.

    A vault without recovery words stays without. Killed anywhere, exactly one passphrase opens.
    """
    _check_passphrase(new_passphrase)
    if keep_recovery or not session.store.has_recovery:
        session.store.change_key(new_passphrase, None)
        return None
    words, recipient = vault.new_words()
    session.store.change_key(new_passphrase, recipient)
    return words


def change_key_to(session: Session, new_passphrase: bytearray, recovery: Recovery | None) -> None:
    """As `change_key`, with words that were made, shown and typed back before; None keeps those.

    Raises `BadInput`, `VaultReadOnly`, `DiskFull`, `VaultDamaged`.
    """
    _check_passphrase(new_passphrase)
    session.store.change_key(new_passphrase, recovery.recipient if recovery is not None else None)


def use_recovery(session: Session, recovery: Recovery) -> None:
    """Have these words open the vault, and no earlier ones; they were typed back before."""
    session.store.set_recovery(recovery.recipient)


def renew_recovery(session: Session) -> bytearray:
    """New recovery words; the old ones open nothing but copies made before."""
    words, recipient = vault.new_words()
    session.store.set_recovery(recipient)
    return words


def remove_recovery(session: Session) -> None:
    """No recovery words: without the passphrase nothing opens any more."""
    session.store.set_recovery(None)


def listed_as(session: Session) -> str | None:
    """The name that can be read without the passphrase, or None."""
    return session.store.label


def list_as(session: Session, label: str | None, sign: str) -> Changes:
    """Change the sign, and the name that can be read without the passphrase; None: no name is.

    Raises `BadInput`, `VaultReadOnly`, `DiskFull`.
    """
    if label is not None:
        label = check_name(label)
    session.store.set_label(label, sign if label is not None else None)
    return settings.remember(session, SIGN, sign)


def erase_journal(session: Session) -> None:
    """Erase this vault from this computer and lock it: keyslots first, then everything.

    Without the keyslots what is left of the database opens for nobody, copies of both apart.
    """
    session.world.decoder.close()
    session.store.erase()


def backup(session: Session, target: Path, progress: Progress) -> int:
    """An encrypted, verified backup; returns the number of entries in it."""
    return session.store.backup(target, progress)


def check(session: Session, progress: Progress) -> tuple[str, ...]:
    """Problems found, as fixed tokens; none is what one hopes for."""
    return session.store.check(progress)


def index_pending(session: Session, slice_rows: int = 5_000) -> None:
    """Bring the search index up to date, in slices.

    Each slice is a transaction that merges parts of the index: few large ones take half as long as
    many small ones. Where someone writes meanwhile, use `index_slice`.
    """
    while index_slice(session, slice_rows):
        pass


def index_slice(session: Session, rows: int) -> bool:
    """Index some of what waits for it; returns whether more does."""
    return bool(session.store.timeline.index_some(rows))


def check_name(name: str) -> str:
    """A name as it is kept: trimmed, one line, 1 to 100 characters. Raises `BadInput`."""
    name = name.strip()
    if not name or len(name) > MAX_NAME or any(category(c) in _NOT_A_NAME for c in name):
        raise BadInput("name")
    return name


def _check_passphrase(passphrase: bytearray) -> None:
    if len(passphrase) < MIN_PASSPHRASE:
        raise BadInput("passphrase")
