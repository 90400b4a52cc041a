# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing, sealed answers and exchange files: what two vaults say to each other, and only that.

Works on values and on open streams; it knows no vault, no path, no screen. Nothing here decides
whether a file is welcome now: that is for `app`.
"""

from sharedjournal.sync.exchange import (
    Written,
    looks_like_exchange,
    open_exchange,
    write_exchange,
)
from sharedjournal.sync.incoming import Incoming, IncomingRecord
from sharedjournal.sync.merge import merge
from sharedjournal.sync.pairing import (
    accept_answer,
    answer_file,
    answer_invitation,
    folder_file_name,
    identity_string,
    invitation_file,
    new_invitation,
    pairing_kind,
    safety_words,
)
from sharedjournal.sync.sealing import seal, unseal

__all__ = [
    "Incoming",
    "IncomingRecord",
    "Written",
    "accept_answer",
    "answer_file",
    "answer_invitation",
    "folder_file_name",
    "identity_string",
    "invitation_file",
    "looks_like_exchange",
    "merge",
    "new_invitation",
    "open_exchange",
    "pairing_kind",
    "safety_words",
    "seal",
    "unseal",
    "write_exchange",
]
