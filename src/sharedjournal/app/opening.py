# SPDX-License-Identifier: GPL-3.0-or-later
"""Which vaults an unlock screen may offer, and where a new one goes. No vault is open here.

There is no list of vaults that were used: only the folders in one fixed place whose owner chose a
label. The ways into a vault are in `upkeep`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal import vault
from sharedjournal.domain.errors import SharedJournalError
from sharedjournal.system import places

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.domain.ports import Ids

_FOLDER_NAME = 8


@dataclass(frozen=True, slots=True)
class Known:
    """A vault in the fixed folder: where it lies, the label that its owner chose, and the sign."""

    folder: Path
    label: str
    sign: str | None = None


def labelled() -> tuple[Known, ...]:
    """The vaults that the unlock screen lists, by label. One without a label is in no list."""
    found = []
    for folder in places.vault_folders():
        try:
            label = vault.read_label(folder)
        except SharedJournalError:
            # It says what is wrong when its owner opens it by its folder.
            continue
        if label is not None:
            found.append(Known(folder, *label))
    return tuple(sorted(found, key=lambda known: (known.label.casefold(), known.folder.name)))


def new_place(ids: Ids) -> Path:
    """A folder, not there yet, for a new vault in the fixed place. Its name tells nothing."""
    return places.vaults_folder() / ids.random_bytes(_FOLDER_NAME).hex()
