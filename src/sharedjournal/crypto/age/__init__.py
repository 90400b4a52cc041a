# SPDX-License-Identifier: GPL-3.0-or-later
"""age files (c2sp.org/age, version 1): hybrid and X25519 recipients, streaming.

Not built: passphrases (scrypt), armor, plugins. age tells nothing about who made a file: whoever
knows a recipient can write to it.
"""

from __future__ import annotations

from sharedjournal.crypto.age.files import Opened, encrypt, open_file
from sharedjournal.crypto.age.header import Header, Stanza, read_header
from sharedjournal.crypto.age.keys import (
    HybridIdentity,
    HybridRecipient,
    Identity,
    Recipient,
    X25519Identity,
    X25519Recipient,
)
from sharedjournal.crypto.age.stream import Checkable, PayloadReader, Readable

__all__ = [
    "Checkable",
    "Header",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "Opened",
    "PayloadReader",
    "Readable",
    "Recipient",
    "Stanza",
    "X25519Identity",
    "X25519Recipient",
    "encrypt",
    "open_file",
    "read_header",
]
