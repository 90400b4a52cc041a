# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from the partner: every version byte for byte, and what its reader did with it here.

A record that was taken out is `bare`: its texts are erased, its place in its form stays as a
skeleton and goes on with later files. `gone` is final. Nothing here is read while a file is made.
Knows no form and no merge rule.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.entry import Picture
from sharedjournal.domain.errors import Malformed, NoSuchEntry
from sharedjournal.domain.exchange import Epoch, Held, HeldRecord, Version
from sharedjournal.domain.record import parse_line, skeleton
from sharedjournal.vault.snapshots import pictures_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sharedjournal.domain.exchange import MergePlan
    from sharedjournal.domain.ids import PairId, RecordId
    from sharedjournal.vault.database import Database
    from sharedjournal.vault.timeline import Timeline

    Versions = list[tuple[Version, bytes | None]]

# The only line that begins so is one that takes a record back: it has no other key but id and rev.
_GONE = b'{"gone":true,'
_IS_GONE = "substr(line, 1, 13) = CAST('{\"gone\":true,' AS BLOB)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRecord:
    """One of the partner's records as it stands.

    `version` and `line` are the highest, of one taken back those that took it back; `line` is None
    where the text was taken out (`bare`) or has not come again; then `skeleton` tells its place.
    `place` is its position in its author's file. `counts`: a file of the author's newest epoch held
    it. `keys`: seal keys by line hash. `opened`: its envelope was opened; `unsealed`: its sealed
    answer was; `kept`: it was taken back, and its reader keeps the text.
    """

    id: RecordId
    version: Version
    line: bytes | None = field(repr=False)
    skeleton: bytes | None = field(repr=False)
    place: int
    counts: bool
    gone: bool
    bare: bool
    kept: bool
    opened: bool
    unsealed: bool
    arrived: date
    keys: Mapping[str, bytes] = field(repr=False)


class Received:
    """The partner's records, pictures, own forms and keys, by pairing."""

    def __init__(self, database: Database, timeline: Timeline) -> None:
        self._database = database
        self._timeline = timeline

    def get(self, pair: PairId, record_id: RecordId) -> ReceivedRecord:
        """One record. Raises `NoSuchEntry`."""
        rows = self._read(pair, record_id)
        if not rows:
            raise NoSuchEntry("record")
        return rows[0]

    def records(self, pair: PairId) -> tuple[ReceivedRecord, ...]:
        """Every record, also what is gone or was taken out, in the order of its author's files."""
        return tuple(sorted(self._read(pair), key=lambda row: (row.place, row.id)))

    def versions(
        self, pair: PairId, record_id: RecordId
    ) -> tuple[tuple[Version, bytes | None], ...]:
        """Every version of a record, the highest first; without its line where the text is not
        here."""
        found = self._versions(pair, record_id)[record_id]
        return tuple(sorted(found, key=lambda each: each[0], reverse=True))

    def held(self, pair: PairId) -> Held:
        """What is here, as far as a merge needs it; no text is read."""
        epoch, name = self._author(pair)
        versions: dict[str, dict[str, Version]] = defaultdict(dict)
        missing: dict[str, set[str]] = defaultdict(set)
        for record_id, line_hash, rev, start, nonce, is_missing in self._database.iterate(
            "SELECT r.id, r.hash, r.rev, r.epoch_start, r.epoch_nonce,"
            " NOT l.bare AND r.line IS NULL FROM received r"
            " JOIN received_local l ON l.pair = r.pair AND l.id = r.id WHERE r.pair = ?",
            (pair,),
        ):
            versions[record_id][line_hash] = Version(Epoch(start, nonce), rev, line_hash)
            if is_missing:
                missing[record_id].add(line_hash)
        local = self._database.query(
            "SELECT id, place, gone, bare FROM received_local WHERE pair = ?", (pair,)
        )
        return Held(
            epoch=epoch,
            name=name,
            own_ids=frozenset(self._column("SELECT DISTINCT id FROM shared WHERE pair = ?", pair)),
            records={
                record_id: HeldRecord(
                    versions[record_id],
                    place,
                    bool(gone),
                    bool(bare),
                    frozenset(missing.get(record_id, ())),
                )
                for record_id, place, gone, bare in local
            },
            keys=frozenset(
                self._database.query("SELECT id, hash FROM received_seal WHERE pair = ?", (pair,))
            ),
            pictures=frozenset(
                self._column("SELECT sha256 FROM received_picture WHERE pair = ?", pair)
            ),
            forms=frozenset(self._column("SELECT sha256 FROM received_form WHERE pair = ?", pair)),
        )

    def apply(self, plan: MergePlan, arrived: date) -> None:
        """Store what a file changes, in the caller's transaction. `arrived` is the day for what is
        new.

        Pictures come apart (`add_picture`), and so does the name (`Pairings.put`). Raises
        `Malformed` where a record has the id of an own entry, or of a record of another pairing.
        """
        with self._database.transaction():
            pair = plan.pair
            self._check_ids(plan)
            self._database.executemany(
                "INSERT INTO received(pair, id, hash, rev, epoch_start, epoch_nonce, line)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(pair, id, hash) DO UPDATE SET"
                " epoch_start = excluded.epoch_start, epoch_nonce = excluded.epoch_nonce,"
                " line = coalesce(excluded.line, line)",
                (
                    (pair, a.id, v.hash, v.rev, v.epoch.start, v.epoch.nonce, a.line)
                    for a in plan.arrivals
                    for v in (a.version,)
                ),
            )
            self._database.executemany(
                "INSERT INTO received_local(pair, id, place, gone, arrived, skeleton)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(pair, id) DO UPDATE SET"
                " place = excluded.place, gone = max(gone, excluded.gone),"
                " skeleton = coalesce(excluded.skeleton, skeleton)",
                (
                    (pair, a.id, a.place, int(a.gone), arrived.toordinal(), a.skeleton)
                    for a in plan.arrivals
                ),
            )
            self._database.executemany(
                "INSERT INTO received_seal(pair, id, hash, key) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                ((pair, *key) for key in plan.keys),
            )
            self._database.executemany(
                "INSERT INTO received_form(pair, sha256, content) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                ((pair, *form) for form in plan.forms.items()),
            )
            self._database.execute(
                "UPDATE pairing SET partner_epoch_start = ?, partner_epoch_nonce = ?"
                " WHERE pair = ?",
                (plan.epoch.start, plan.epoch.nonce, pair),
            )

    def _check_ids(self, plan: MergePlan) -> None:
        # Nobody draws one of these again, but who saw an export may know them; a record under such
        # an id would take the place of what is here.
        taken = self._database.one(
            "SELECT 1 FROM json_each(:ids) j WHERE"
            " EXISTS (SELECT 1 FROM entry e WHERE e.id = j.value AND e.mine = 1)"
            " OR EXISTS (SELECT 1 FROM pairing p CROSS JOIN shared s"
            " ON s.pair = p.pair AND s.id = j.value WHERE p.pair <> :pair)"
            " OR EXISTS (SELECT 1 FROM pairing p CROSS JOIN received_local r"
            " ON r.pair = p.pair AND r.id = j.value WHERE p.pair <> :pair) LIMIT 1",
            {"ids": json.dumps([arrival.id for arrival in plan.arrivals]), "pair": plan.pair},
        )
        if taken is not None:
            raise Malformed("id")

    def set_opened(self, pair: PairId, record_id: RecordId) -> None:
        """Its reader opened the envelope."""
        self._set(pair, record_id, "opened = 1")

    def set_unsealed(self, pair: PairId, record_id: RecordId) -> None:
        """The sealed answer is open to its reader from now on."""
        self._set(pair, record_id, "unsealed = 1")

    def keep(self, pair: PairId, record_id: RecordId) -> None:
        """The text of a record that was taken back stays."""
        self._set(pair, record_id, "kept = 1")

    def bring_back(self, pair: PairId, record_id: RecordId) -> None:
        """Text of a record that was taken out is taken again from the next file that holds it."""
        self._set(pair, record_id, "bare = 0")

    def remove(self, pair: PairId, record_id: RecordId) -> None:
        """Erase the text of a record here: every version, pictures of its own, search words.

        Its id and its place stay, with what its author's later files say of them. Raises
        `NoSuchEntry`.
        """
        with self._database.transaction():
            row = self.get(pair, record_id)
            lines = [line for _version, line in self.versions(pair, record_id) if line is not None]
            place = row.skeleton
            if row.line is not None and not row.gone:
                place = skeleton(parse_line(row.line))
            self._database.execute(
                "UPDATE received_local SET bare = 1, opened = 0, kept = 0, skeleton = ?"
                " WHERE pair = ? AND id = ?",
                (place, pair, record_id),
            )
            self._database.execute(
                f"UPDATE received SET line = NULL WHERE pair = ? AND id = ? AND NOT {_IS_GONE}",  # noqa: S608
                (pair, record_id),
            )
            if row.gone:
                self._database.execute(
                    "DELETE FROM received_seal WHERE pair = ? AND id = ?", (pair, record_id)
                )
            self._sweep_pictures(pair, lines)
            self._timeline.remove(record_id)

    def forms(self, pair: PairId) -> dict[str, bytes]:
        """The partner's own forms that came with records: content by SHA-256 (hex)."""
        return dict(
            self._database.query(
                "SELECT sha256, content FROM received_form WHERE pair = ?", (pair,)
            )
        )

    def add_picture(self, pair: PairId, sha256: str, picture: Picture | None) -> None:
        """Store a repainted picture under the name with which it travelled; None: it cannot be
        shown."""
        shown = picture or Picture(sha256, "", 0, 0, b"")
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO received_picture(pair, sha256, kind, width, height, data)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (pair, sha256, shown.kind, shown.width, shown.height, shown.data),
            )

    def picture(self, pair: PairId, sha256: str) -> Picture | None:
        """A picture by the name with which it travelled (also its `sha256` here, though it was
        repainted).

        None where it has not come, or cannot be shown.
        """
        row = self._database.one(
            "SELECT sha256, kind, width, height, data FROM received_picture"
            " WHERE pair = ? AND sha256 = ? AND kind <> ''",
            (pair, sha256),
        )
        return None if row is None else Picture(*row)

    def _set(self, pair: PairId, record_id: RecordId, change: str) -> None:
        with self._database.transaction():
            done = self._database.execute(
                f"UPDATE received_local SET {change} WHERE pair = ? AND id = ?",  # noqa: S608
                (pair, record_id),
            )
            if not done.rowcount:
                raise NoSuchEntry("record")

    def _read(self, pair: PairId, record_id: RecordId | None = None) -> list[ReceivedRecord]:
        newest, _name = self._author(pair)
        versions = self._versions(pair, record_id)
        keys: dict[str, dict[str, bytes]] = defaultdict(dict)
        for each, line_hash, key in self._of_pair(
            "received_seal", "id, hash, key", pair, record_id
        ):
            keys[each][line_hash] = key
        rows = self._of_pair(
            "received_local",
            "id, place, gone, bare, kept, opened, unsealed, arrived, skeleton",
            pair,
            record_id,
        )
        return [_record(row, versions[row[0]], newest, keys.get(row[0], {})) for row in rows]

    def _versions(self, pair: PairId, record_id: RecordId | None) -> dict[str, Versions]:
        found: dict[str, Versions] = defaultdict(list)
        for each, line_hash, rev, start, nonce, line in self._of_pair(
            "received", "id, hash, rev, epoch_start, epoch_nonce, line", pair, record_id
        ):
            found[each].append((Version(Epoch(start, nonce), rev, line_hash), line))
        return found

    def _of_pair(
        self, table: str, columns: str, pair: PairId, record_id: RecordId | None
    ) -> Iterator[tuple[Any, ...]]:
        one = "" if record_id is None else " AND id = :id"
        return self._database.iterate(
            f"SELECT {columns} FROM {table} WHERE pair = :pair{one}",  # noqa: S608
            {"pair": pair} if record_id is None else {"pair": pair, "id": record_id},
        )

    def _author(self, pair: PairId) -> tuple[Epoch | None, str]:
        row = self._database.one(
            "SELECT partner_epoch_start, partner_epoch_nonce, partner_name FROM pairing"
            " WHERE pair = ?",
            (pair,),
        )
        if row is None:
            return None, ""
        return None if row[0] is None else Epoch(row[0], row[1]), row[2]

    def _column(self, sql: str, pair: PairId) -> Iterator[Any]:
        return (row[0] for row in self._database.iterate(sql, (pair,)))

    def _sweep_pictures(self, pair: PairId, lines: list[bytes]) -> None:
        for name in {name for line in lines for name in pictures_in(line)}:
            self._database.execute(
                "DELETE FROM received_picture WHERE pair = :pair AND sha256 = :name"
                " AND NOT EXISTS (SELECT 1 FROM received r"
                " WHERE r.pair = :pair AND instr(r.line, :bytes))",
                {"pair": pair, "name": name, "bytes": name.encode("ascii")},
            )


def _record(
    row: tuple[Any, ...], versions: Versions, newest: Epoch | None, keys: dict[str, bytes]
) -> ReceivedRecord:
    record_id, place, gone, bare, kept, opened, unsealed, arrived, skeleton_ = row
    shown = versions
    if gone:
        # It is final whatever the versions beside it; those of a later epoch do not revive it.
        shown = [each for each in versions if (each[1] or b"").startswith(_GONE)]
    version, line = max(shown, key=lambda each: each[0])
    return ReceivedRecord(
        id=record_id,
        version=version,
        line=line,
        skeleton=skeleton_,
        place=place,
        counts=max(each.epoch for each, _line in versions) == newest,
        gone=bool(gone),
        bare=bool(bare),
        kept=bool(kept),
        opened=bool(opened),
        unsealed=bool(unsealed),
        arrived=date.fromordinal(arrived),
        keys=MappingProxyType(keys),
    )
