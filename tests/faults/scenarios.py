# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that are killed and disturbed: what was there, what is done, what must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faults import couples
from faults.table import NEW, NOW, OLD, Scenario, entry, passphrase, verify_vault
from sharedjournal import vault
from sharedjournal.crypto.keyslots import Cost
from sharedjournal.domain.errors import VaultMissing, VaultUnusable
from sharedjournal.domain.ids import VaultId
from sharedjournal.domain.ports import NoProgress

if TYPE_CHECKING:
    from pathlib import Path

    from faults.table import Ack
    from sharedjournal.vault import Store

VAULT_ID = VaultId("0a1b2c3d-0000-4000-8000-000000000001")
ENTRIES = 12


def make_vault(folder: Path, *, recovery: bool = True) -> Store:
    """A new, open vault with some entries under the old passphrase."""
    store = vault.create(
        folder,
        vault_id=VAULT_ID,
        label=None,
        name="Robin",
        passphrase=passphrase(OLD),
        recovery_recipient=vault.new_words()[1] if recovery else None,
        cost=Cost.FLOOR,
    )
    with store.transaction():
        for number in range(ENTRIES):
            store.entries.add(entry(number))
    return store


def prepare_vault(root: Path) -> None:
    """A closed vault in `root/vault`."""
    make_vault(root / "vault").close()


def _create(root: Path, ack: Ack) -> None:
    make_vault(root / "vault").close()
    ack("created")


def _verify_created(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("created",)
    if (root / "vault").exists():
        # It got its name when it was whole; the entries came after that.
        verify_vault(root / "vault", entries=set(range(ENTRIES)) if acknowledged else set())
    else:
        assert not acknowledged
        make_vault(root / "vault").close()
    assert [path.name for path in root.iterdir()] == ["vault"], "something half made is left"


def _write(root: Path, ack: Ack) -> None:
    store = vault.open_store(root / "vault", passphrase(OLD))
    failed: VaultUnusable | None = None
    for number in range(ENTRIES, ENTRIES + 3):
        try:
            with store.transaction():
                store.entries.add(entry(number))
        except VaultUnusable as error:
            failed = error  # The text is still in the editor; the next pause tries again.
        else:
            ack(str(number))
    store.timeline.index_some(100)
    store.close()
    if failed is not None:
        raise failed


def _verify_written(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or len(acknowledged) == 3
    verify_vault(root / "vault", entries={*range(ENTRIES), *map(int, acknowledged)})


def _passphrase(root: Path, ack: Ack) -> None:
    store = vault.open_store(root / "vault", passphrase(OLD))
    try:
        store.change_passphrase(passphrase(NEW))
        ack("changed")
    finally:
        store.close()


def _new_key(root: Path, ack: Ack) -> None:
    store = vault.open_store(root / "vault", passphrase(OLD))
    try:
        store.change_key(passphrase(NEW), vault.new_words()[1])
        ack("changed")
    finally:
        store.close()


def _recovery(root: Path, ack: Ack) -> None:
    store = vault.open_store(root / "vault", passphrase(OLD))
    try:
        store.set_recovery(vault.new_words()[1])
        ack("changed")
    finally:
        store.close()


def _verify_changed(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("changed",)
    found = verify_vault(root / "vault", entries=set(range(ENTRIES)), possible=(OLD, NEW))
    assert not acknowledged or found == NEW, "the acknowledged passphrase does not open"


def _verify_recovery(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("changed",)
    verify_vault(root / "vault", entries=set(range(ENTRIES)))


def _backup(root: Path, ack: Ack) -> None:
    store = vault.open_store(root / "vault", passphrase(OLD))
    try:
        store.backup(root / "copy.backup", NoProgress())
        ack("backed up")
    finally:
        store.close()


def _verify_backup(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("backed up",)
    verify_vault(root / "vault", entries=set(range(ENTRIES)))
    assert (root / "copy.backup").exists() or not acknowledged
    if {path.name for path in root.iterdir()} != {"copy.backup", "vault"}:
        # It ended in the middle, or could not remove its files: the next one does.
        (root / "copy.backup").unlink(missing_ok=True)
        _backup(root, lambda _what: None)
    _restored(root, root / "copy.backup").close()
    verify_vault(root / "restored", entries=set(range(ENTRIES)))
    assert sorted(path.name for path in root.iterdir()) == ["copy.backup", "restored", "vault"]


def _restored(root: Path, backup: Path) -> Store:
    return vault.restore(
        backup, root / "restored", passphrase=passphrase(OLD), now=NOW, nonce=b"8 bytes."
    )


def _prepare_backup(root: Path) -> None:
    with_backup = make_vault(root / "lost")
    with_backup.backup(root / "copy.backup", NoProgress())
    with_backup.close()


def _restore(root: Path, ack: Ack) -> None:
    _restored(root, root / "copy.backup").close()
    ack("restored")


def _verify_restored(root: Path, acknowledged: tuple[str, ...], ended: bool) -> None:
    assert not ended or acknowledged == ("restored",)
    try:
        verify_vault(root / "restored", entries=set(range(ENTRIES)))
    except VaultMissing:
        assert not acknowledged
        _restored(root, root / "copy.backup").close()
        verify_vault(root / "restored", entries=set(range(ENTRIES)))
    assert sorted(path.name for path in root.iterdir()) == ["copy.backup", "lost", "restored"]


def nothing(_root: Path) -> None:
    """Nothing is there before."""


SCENARIOS: dict[str, Scenario] = {
    "create": Scenario(nothing, _create, _verify_created),
    "write": Scenario(prepare_vault, _write, _verify_written),
    "passphrase": Scenario(prepare_vault, _passphrase, _verify_changed),
    "new-key": Scenario(prepare_vault, _new_key, _verify_changed),
    "recovery": Scenario(prepare_vault, _recovery, _verify_recovery),
    "backup": Scenario(prepare_vault, _backup, _verify_backup),
    "restore": Scenario(_prepare_backup, _restore, _verify_restored),
    **couples.SCENARIOS,
}
KINDS = frozenset({"DiskFull", "VaultDamaged", "BadInput"})
"""What a command may say of a full or a failing disk; `BadInput`: of a target outside the vault."""
