# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of hostile files: every row of the threat model's list that a file alone can be.

Each case tells its row, builds its bytes for a `World`, and names the refusals that are right. Any
importer can be held against it: `sync` alone, or the whole way in with a vault behind it.
"""

from __future__ import annotations

from hostile import container, content, pairing_files, sealed

EXCHANGE = (*container.ROWS, *content.ROWS, *sealed.ROWS)
INVITATIONS = tuple(pairing_files.INVITATIONS)
ANSWERS = tuple(pairing_files.ANSWERS)
