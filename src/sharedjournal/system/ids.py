# SPDX-License-Identifier: GPL-3.0-or-later
"""Real chance. Ids are random UUIDs of version 4: none tells when, or after which, it was made."""

from __future__ import annotations

import os
import uuid


class SystemIds:
    """New identifiers from the operating system's random numbers."""

    def new(self) -> str:
        """A version 4 UUID in canonical form."""
        return str(uuid.uuid4())

    def random_bytes(self, size: int) -> bytes:
        """`size` bytes that nobody can guess."""
        return os.urandom(size)
