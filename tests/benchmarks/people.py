# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people with a vault each, as the benchmarks need them: real vaults, real files, no door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal import vault
from sharedjournal.app import pairing, transfer, upkeep
from sharedjournal.app.session import World
from sharedjournal.crypto.keyslots import VaultHeader
from sharedjournal.domain.ports import NoProgress
from sharedjournal.system.clock import SystemClock
from sharedjournal.system.ids import SystemIds
from sharedjournal.system.pictures import PictureDecoder

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.session import Session
    from sharedjournal.app.transfer import Taken

PASSPHRASE = b"four quiet rivers under snow"
CHEAP = vault.Cost(19 * 1024, 1, 1)
QUIET = NoProgress()


def world() -> World:
    """The real clock, real ids, the real decoder (a child that starts with the first picture)."""
    return World(SystemClock(), SystemIds(), PictureDecoder())


def new_vault(folder: Path, name: str, cost: vault.Cost | None = CHEAP) -> Session:
    """An open new vault without recovery words; `cost` None fits it to this computer."""
    made = upkeep.create(
        world(),
        folder,
        name=name,
        label=None,
        passphrase=bytearray(PASSPHRASE),
        recovery=False,
        cost=cost,
    )
    return made.session


def unlock(folder: Path) -> Session:
    """The vault in `folder`, open."""
    return upkeep.unlock(world(), folder, bytearray(PASSPHRASE))


def cost_of(folder: Path) -> vault.Cost:
    """What key derivation costs in this vault."""
    header = VaultHeader.decode((folder / "vault.json").read_bytes())
    return next(slot.cost for slot in header.slots if slot.kind == "passphrase")


def take_in(session: Session, path: Path) -> Taken:
    """Import a JSON Lines journal and bring the search index up to date."""
    taken = transfer.import_journal(session, "jsonl", path, dry_run=False, progress=QUIET)
    upkeep.index_pending(session)
    return taken


def pair(first: Session, second: Session, folder: Path) -> None:
    """Pair two vaults and confirm the words on both sides."""
    invitation, answer = folder / "invitation", folder / "answer"
    pairing.invite(first, invitation)
    pairing.answer(second, invitation, answer)
    pairing.accept(first, answer)
    for session in (first, second):
        pairing.confirm_words(session)


@dataclass
class Both:
    """A writer who shares, and a reader."""

    writer: Session
    reader: Session
    folder: Path

    @property
    def file(self) -> Path:
        """Where the writer's file lies."""
        return self.folder / "pages.sharedjournal"

    def close(self) -> None:
        """Lock both."""
        self.writer.close()
        self.reader.close()
