# SPDX-License-Identifier: GPL-3.0-or-later
"""One person's encrypted folder: everything written, received and arranged, and nothing readable.

`Store` is an open vault; the functions are the ways into one. Knows no use case and no exchange
file.
"""

from __future__ import annotations

from sharedjournal.crypto.keyslots import Cost
from sharedjournal.crypto.recovery import new_words
from sharedjournal.crypto.safetywords import word_list
from sharedjournal.vault.drafts import Draft
from sharedjournal.vault.folder import read_label
from sharedjournal.vault.opening import create, open_store, open_with_words
from sharedjournal.vault.received import ReceivedRecord
from sharedjournal.vault.restoring import restore, restore_with_words
from sharedjournal.vault.sharing import OwnRecord
from sharedjournal.vault.store import Store
from sharedjournal.vault.timeline import EntryRow, Hit

__all__ = [
    "Cost",
    "Draft",
    "EntryRow",
    "Hit",
    "OwnRecord",
    "ReceivedRecord",
    "Store",
    "create",
    "new_words",
    "open_store",
    "open_with_words",
    "read_label",
    "restore",
    "restore_with_words",
    "word_list",
]
