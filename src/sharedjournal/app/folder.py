# SPDX-License-Identifier: GPL-3.0-or-later
"""An exchange folder that some other program carries between the two: one file per direction.

Its path lies in the vault, for it says something about the person. Nothing is made or brought in
from here: the app notices, the person decides. Temporary and conflict names are never looked at.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sharedjournal import sync
from sharedjournal.app import settings
from sharedjournal.domain.errors import BadInput, SharedJournalError
from sharedjournal.system import files

if TYPE_CHECKING:
    from sharedjournal.app.changes import Changes
    from sharedjournal.app.session import Session

_FOLDER = "exchange-folder"
_SEEN = "exchange-seen"


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder, the files of both directions in it, and which of the partner's was brought in.

    `seen` is the SHA-256 of that file's first bytes, which differ from file to file.
    """

    path: Path
    mine: Path
    theirs: Path
    seen: str


def chosen(session: Session) -> Folder | None:
    """The exchange folder, or None where none was chosen or nobody is paired."""
    path, pairing = settings.read(session, _FOLDER), session.confirmed_pairing_or_none()
    if not path or pairing is None:
        return None
    where = Path(path)
    return Folder(
        path=where,
        mine=where / sync.folder_file_name(pairing, outgoing=True),
        theirs=where / sync.folder_file_name(pairing, outgoing=False),
        seen=settings.read(session, _SEEN),
    )


def choose(session: Session, path: Path | None) -> Changes:
    """Use this folder from now on, or none. What lies in it stays. Raises `BadInput`."""
    if path is not None and not (path.is_absolute() and path.is_dir()):
        raise BadInput("path")
    settings.remember(session, _SEEN, "")
    return settings.remember(session, _FOLDER, "" if path is None else str(path))


def is_newer(folder: Folder) -> bool:
    """Whether a file of the partner's lies there that was not brought in yet. Needs no vault."""
    found = mark_of(folder.theirs)
    return bool(found) and found != folder.seen


def mark_of(path: Path) -> str:
    """What tells one exchange file from another; empty where there is none that can be read."""
    try:
        head = files.read_head(path)
    except SharedJournalError:
        return ""
    return hashlib.sha256(head).hexdigest() if sync.looks_like_exchange(head) else ""


def remember_seen(session: Session, mark: str) -> None:
    """The file with this mark was brought in, or will not be: it is not offered again."""
    settings.remember(session, _SEEN, mark)
