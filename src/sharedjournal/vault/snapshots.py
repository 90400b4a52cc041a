# SPDX-License-Identifier: GPL-3.0-or-later
"""What the next file holds, read from the tables of shared things alone; the connection refuses
every other.

So private writing, and what was received, cannot get into a file, whatever a statement says.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import NotPaired, VaultDamaged
from sharedjournal.domain.exchange import Epoch, PictureRef, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sharedjournal.domain.ids import PairId, RecordId
    from sharedjournal.vault.database import Database

TABLES = frozenset({"shared", "shared_picture", "shared_form", "shared_seal", "pairing"})
"""All that is read while a file is made."""
PICTURES = 20 * 1024 * 1024
"""Bytes of pictures in a file, unless all were asked for."""

AWAKE = (
    " AND s.rev = (SELECT max(t.rev) FROM shared t WHERE t.pair = s.pair AND t.id = s.id"
    " AND coalesce(t.sleeps_until, 0) <= :today)"
)
"""Of `shared s`: the newest revision of each record that is not asleep."""
ORDER = "s.seq IS NULL, s.seq, s.sleeps_until, s.rowid"
"""Of `shared s`: as first shared; what wakes today in the order of its days, then as it was
confirmed."""
_NOT_KEPT = "(SELECT 1 FROM shared s WHERE s.pair = k.pair AND s.id = k.id AND s.rev = k.rev)"
MARK = (
    f"UPDATE shared AS s SET in_file = :number WHERE s.pair = :pair AND s.in_file IS NULL{AWAKE}",  # noqa: S608
    # A former revision is in no file any more.
    "DELETE FROM shared AS s WHERE s.pair = :pair AND s.rev < (SELECT max(t.rev) FROM shared t"
    " WHERE t.pair = s.pair AND t.id = s.id AND coalesce(t.sleeps_until, 0) <= :today)",
    "UPDATE shared_seal AS k SET in_file = :number WHERE k.pair = :pair AND k.in_file IS NULL"  # noqa: S608
    " AND EXISTS (SELECT 1 FROM shared s"
    f" WHERE s.pair = :pair AND s.id = k.id AND s.rev = k.rev{AWAKE})",
    f"DELETE FROM seal AS k WHERE k.pair = :pair AND NOT EXISTS {_NOT_KEPT}",  # noqa: S608
    "DELETE FROM shared_seal AS k WHERE k.pair = :pair AND k.in_file IS NULL"  # noqa: S608
    f" AND NOT EXISTS {_NOT_KEPT}",
)
"""What changes once a file holds the snapshot of `:today`, in this order."""

_OWN_FORM = "sha256:"


def read(
    database: Database, pair: PairId, *, today: date, all_pictures: bool
) -> tuple[Snapshot, int]:
    """The snapshot, and how many pictures it leaves out. Raises `NotPaired`."""
    with database.authorize(TABLES):
        about = database.one(
            "SELECT my_name, epoch_start, epoch_nonce FROM pairing WHERE pair = ?", (pair,)
        )
        if about is None:
            raise NotPaired
        rows = database.query(
            "SELECT s.id, s.rev, s.line FROM shared s"  # noqa: S608
            f" WHERE s.pair = :pair{AWAKE} ORDER BY {ORDER}",
            {"pair": pair, "today": today.toordinal()},
        )
        lines = tuple(line for _id, _rev, line in rows)
        pictures, left = _choose(_sizes(database, pair, lines), all_pictures=all_pictures)
        snapshot = Snapshot(
            pair=pair,
            epoch=Epoch(about[1], about[2]),
            name=about[0],
            lines=lines,
            keys=_keys(database, pair, [(row[0], row[1]) for row in rows]),
            forms=MappingProxyType(_forms(database, pair, lines)),
            pictures=tuple(pictures),
            read_picture=_picture_reader(database, pair),
        )
    return snapshot, left


def pictures_in(line: bytes) -> list[str]:
    """The pictures that a line names, in its order."""
    # Most lines have none, and looking is much cheaper than reading.
    return json.loads(line).get("pictures", []) if b'"pictures":[' in line else []


def forms_in(line: bytes) -> list[str]:
    """The SHA-256 of the couple's own form that a line opens, if any."""
    if b'"form":"sha256:' not in line:
        return []
    form = json.loads(line).get("form", "")
    return [form.removeprefix(_OWN_FORM)] if form.startswith(_OWN_FORM) else []


def _keys(
    database: Database, pair: PairId, rows: list[tuple[RecordId, int]]
) -> tuple[tuple[RecordId, bytes], ...]:
    held = {
        (record_id, rev): key
        for record_id, rev, key in database.query(
            "SELECT id, rev, key FROM shared_seal WHERE pair = ? AND key <> x''", (pair,)
        )
    }
    return tuple((row[0], held[row]) for row in rows if row in held)


def _forms(database: Database, pair: PairId, lines: tuple[bytes, ...]) -> dict[str, bytes]:
    used = {name for line in lines for name in forms_in(line)}
    rows = database.query("SELECT sha256, content FROM shared_form WHERE pair = ?", (pair,))
    return {sha256: content for sha256, content in rows if sha256 in used}


def _sizes(database: Database, pair: PairId, lines: tuple[bytes, ...]) -> Iterator[PictureRef]:
    """The pictures that are here, those of the newest record first."""
    known = {
        sha256: PictureRef(sha256, kind, size)
        for sha256, kind, size in database.query(
            "SELECT sha256, kind, length(data) FROM shared_picture WHERE pair = ?", (pair,)
        )
    }
    names = dict.fromkeys(name for line in reversed(lines) for name in pictures_in(line))
    return (known[name] for name in names if name in known)


def _choose(pictures: Iterator[PictureRef], *, all_pictures: bool) -> tuple[list[PictureRef], int]:
    chosen: list[PictureRef] = []
    room, left = PICTURES, 0
    for picture in pictures:
        if not all_pictures and picture.size > room:
            left += 1
            continue
        room -= picture.size
        chosen.append(picture)
    return chosen, left


def _picture_reader(database: Database, pair: PairId) -> Callable[[str], bytes]:
    def read_picture(sha256: str) -> bytes:
        with database.authorize(TABLES):
            row = database.one(
                "SELECT data FROM shared_picture WHERE pair = ? AND sha256 = ?", (pair, sha256)
            )
        if row is None:
            raise VaultDamaged("picture")
        data: bytes = row[0]
        return data

    return read_picture
