# SPDX-License-Identifier: GPL-3.0-or-later
"""What was confirmed for the partner, line by line, and which file held it first.

A line that no file held is replaced in place or taken back without a trace. Of each record at most
two revisions are kept: the one that files hold, and one that none held yet. `snapshot` reads under
the authorizer. Knows no form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sharedjournal.domain.errors import NoSuchEntry, NotAllowed
from sharedjournal.domain.record import line_hash, parse_line, read_skeleton, skeleton
from sharedjournal.vault import snapshots
from sharedjournal.vault.moments import from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sharedjournal.domain.entry import Picture
    from sharedjournal.domain.exchange import Snapshot
    from sharedjournal.domain.ids import EntryId, PairId, RecordId
    from sharedjournal.domain.record import Record
    from sharedjournal.vault.database import Database

_OWN = (
    "SELECT s.id, s.rev, s.seq, s.sleeps_until, s.in_file, s.gone, s.skeleton, s.line, l.entry_id,"
    " coalesce(k.key, nullif(r.key, x'')), r.key IS NOT NULL,"
    " (SELECT max(x.in_file) FROM shared_seal x WHERE x.pair = s.pair AND x.id = s.id),"
    " s.gone OR EXISTS (SELECT 1 FROM shared t"
    " WHERE t.pair = s.pair AND t.id = s.id AND t.in_file IS NOT NULL)"
    " FROM shared s"
    " LEFT JOIN share_link l ON l.pair = s.pair AND l.record_id = s.id"
    " LEFT JOIN seal k ON k.pair = s.pair AND k.id = s.id AND k.rev = s.rev"
    " LEFT JOIN shared_seal r ON r.pair = s.pair AND r.id = s.id AND r.rev = s.rev"
    " WHERE s.pair = :pair"
)
_NEWEST = " AND s.rev = (SELECT max(t.rev) FROM shared t WHERE t.pair = s.pair AND t.id = s.id)"
_BY_ORDER = f" ORDER BY {snapshots.ORDER}"
_LOST = 0
"""The number that stands for files which a lost vault may have made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecord:
    """A revision of an own record, and what is known of the record beside it.

    `seq` is its place in the order first shared, None while it sleeps for the first time. `in_file`
    is the number of the first file that held this revision; `ever_in_file` says whether one held
    any. `seal_key` is the key of a sealed one; `released`: it travels with the next file;
    `key_in_file`: the first file that held a key of this record. `skeleton` is, for one that is
    `gone`, the place of what it took back (`domain.record.skeleton`).
    """

    id: RecordId
    rev: int
    line: bytes = field(repr=False)
    seq: int | None
    sleeps_until: date | None
    in_file: int | None
    ever_in_file: bool
    gone: bool
    entry_id: EntryId | None
    seal_key: bytes | None = field(repr=False)
    released: bool
    key_in_file: int | None
    skeleton: bytes | None = field(repr=False)

    def place(self) -> Record | None:
        """The place in its form of what was taken back; None where that is not known."""
        return None if self.skeleton is None else read_skeleton(self.skeleton)


class Sharing:
    """The records shared with each partner. All that change something join the caller's
    transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own(self, pair: PairId) -> tuple[OwnRecord, ...]:
        """The newest revision of each record, in the order first shared; those that sleep are
        last."""
        return self._read(_OWN + _NEWEST + _BY_ORDER, pair=pair)

    def get(self, pair: PairId, record_id: RecordId) -> OwnRecord:
        """The newest revision of one record. Raises `NoSuchEntry`."""
        rows = self._read(f"{_OWN} AND s.id = :id{_NEWEST}", pair=pair, id=record_id)
        if not rows:
            raise NoSuchEntry("record")
        return rows[0]

    def by_entry(self, pair: PairId, entry_id: EntryId) -> tuple[OwnRecord, ...]:
        """The newest revision of each record made of an entry, the first shared first."""
        return self._read(
            f"{_OWN} AND l.entry_id = :entry{_NEWEST}{_BY_ORDER}", pair=pair, entry=entry_id
        )

    def travelling(self, pair: PairId, today: date) -> tuple[OwnRecord, ...]:
        """What the next file holds: the newest revision of each record that does not sleep beyond
        `today`."""
        return self._read(_OWN + snapshots.AWAKE + _BY_ORDER, pair=pair, today=today.toordinal())

    def forms(self, pair: PairId) -> dict[str, bytes]:
        """The couple's own forms that records here use: content by SHA-256 (hex)."""
        return dict(
            self._database.query("SELECT sha256, content FROM shared_form WHERE pair = ?", (pair,))
        )

    def picture(self, pair: PairId, sha256: str) -> bytes | None:
        """The copy of a picture that travels with the records that name it."""
        row = self._database.one(
            "SELECT data FROM shared_picture WHERE pair = ? AND sha256 = ?", (pair, sha256)
        )
        return None if row is None else bytes(row[0])

    def confirm(
        self,
        pair: PairId,
        record_id: RecordId,
        *,
        entry_id: EntryId | None,
        line: bytes,
        rev: int,
        sleeps_until: date | None,
        seal_key: bytes | None,
        pictures: Iterable[Picture],
        forms: Mapping[str, bytes],
    ) -> None:
        """Store a line as revision `rev` of a record, in place of that revision if no file held it.

        Raises `NotAllowed`: `in file` (a file held this revision or a later one), `gone`.
        """
        record = parse_line(line)
        with self._database.transaction():
            former = self._revisions(pair, record_id)
            _check_next(former, rev)
            self._withdraw(pair, record_id)
            self._put(pair, record, line, sleeps_until, former)
            if entry_id is not None:
                self._database.execute(
                    "INSERT INTO share_link(pair, record_id, entry_id) VALUES (?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (pair, record_id, entry_id),
                )
            self._put_key(pair, record, seal_key)
            self._database.executemany(
                "INSERT INTO shared_picture(pair, sha256, kind, data) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [(pair, each.sha256, each.kind, each.data) for each in pictures],
            )
            self._database.executemany(
                "INSERT INTO shared_form(pair, sha256, content) VALUES (?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [(pair, sha256, content) for sha256, content in forms.items()],
            )
            if former:
                self._sweep(pair, former)

    def take_back(self, pair: PairId, record_id: RecordId) -> None:
        """Forget a record that no file held; nothing travels.

        Raises `NoSuchEntry`, `NotAllowed` (`in file`).
        """
        with self._database.transaction():
            if self.get(pair, record_id).ever_in_file:
                raise NotAllowed("in file")
            former = self._revisions(pair, record_id)
            for table, column in (
                ("shared", "id"),
                ("share_link", "record_id"),
                ("seal", "id"),
                ("shared_seal", "id"),
            ):
                self._database.execute(
                    f"DELETE FROM {table} WHERE pair = ? AND {column} = ?",  # noqa: S608
                    (pair, record_id),
                )
            self._sweep(pair, former)

    def release(self, pair: PairId, record_id: RecordId) -> None:
        """From now on the key of a sealed record travels with it."""
        self._move_keys("seal", "shared_seal", pair, record_id, "")

    def withdraw_release(self, pair: PairId, record_id: RecordId) -> None:
        """The key stays here after all; nothing happens where a file has held it."""
        with self._database.transaction():
            self._withdraw(pair, record_id)

    def wake(self, pair: PairId, today: date) -> None:
        """Give what sleeps no longer its place after all that was shared before it."""
        with self._database.transaction():
            rows = self._database.query(
                "SELECT s.rowid FROM shared s WHERE s.pair = :pair AND s.seq IS NULL"  # noqa: S608
                f" AND coalesce(s.sleeps_until, 0) <= :today ORDER BY {snapshots.ORDER}",
                {"pair": pair, "today": today.toordinal()},
            )
            first = self._next_seq(pair)
            self._database.executemany(
                "UPDATE shared SET seq = ? WHERE rowid = ?",
                [(first + number, rowid) for number, (rowid,) in enumerate(rows)],
            )

    def snapshot(self, pair: PairId, *, today: date, all_pictures: bool) -> tuple[Snapshot, int]:
        """All that the next file holds, and how many pictures it leaves out for their size.

        Reads `shared*` and `pairing` and nothing else, also later for the pictures. `wake` comes
        before. Raises `NotPaired`.
        """
        return snapshots.read(self._database, pair, today=today, all_pictures=all_pictures)

    def mark_file(self, pair: PairId, *, mac: bytes, at: datetime, today: date) -> int:
        """A file was made of the snapshot of `today`; returns its number. `mac` is of its
        header."""
        with self._database.transaction():
            row = self._database.one("SELECT coalesce(max(number), 0) + 1 FROM file")
            number = int(row[0]) if row else 1
            self._database.execute(
                "INSERT INTO file(number, pair, at, mac, listed) VALUES (?, ?, ?, ?, 1)",
                (number, pair, to_text(at), mac),
            )
            values = {"pair": pair, "today": today.toordinal(), "number": number}
            for statement in snapshots.MARK:
                self._database.execute(statement, values)
        return number

    def mark_all_in_file(self, pair: PairId) -> None:
        """After a restore: the lost vault may have put every record into a file.

        Not so for seal keys: a key that is said to have left would open the partner's sealed
        answer, and a backup put back would be a free look.
        """
        with self._database.transaction():
            self._database.execute(
                "UPDATE entry SET state = 'shared' WHERE state = 'next-file' AND id IN"
                " (SELECT entry_id FROM share_link WHERE pair = ?)",
                (pair,),
            )
            self._database.execute(
                "UPDATE shared SET in_file = ? WHERE pair = ? AND in_file IS NULL", (_LOST, pair)
            )

    def history(self) -> tuple[tuple[int, datetime], ...]:
        """Number and moment of each file made, newest first, as far as they were not cleared."""
        rows = self._database.query(
            "SELECT number, at FROM file WHERE listed = 1 ORDER BY number DESC"
        )
        return tuple((number, from_text(at)) for number, at in rows)

    def clear_history(self) -> None:
        """Forget when files were made. What is left is how an own file is recognised."""
        with self._database.transaction():
            self._database.execute("UPDATE file SET listed = 0, at = '' WHERE listed = 1")

    def own_macs(self) -> frozenset[bytes]:
        """The header MAC of every file that this vault made."""
        return frozenset(row[0] for row in self._database.query("SELECT mac FROM file"))

    def _read(self, sql: str, **values: object) -> tuple[OwnRecord, ...]:
        return tuple(_own_record(row) for row in self._database.iterate(sql, values))

    def _revisions(self, pair: PairId, record_id: RecordId) -> list[_Revision]:
        rows = self._database.query(
            "SELECT rev, seq, in_file, gone, line FROM shared"
            " WHERE pair = ? AND id = ? ORDER BY rev",
            (pair, record_id),
        )
        return [_Revision(*row) for row in rows]

    def _put(
        self,
        pair: PairId,
        record: Record,
        line: bytes,
        sleeps_until: date | None,
        former: list[_Revision],
    ) -> None:
        held = [each for each in former if each.in_file is not None]
        seq = held[-1].seq if held else None
        if seq is None and sleeps_until is None:
            # A record keeps the place that it had; only one that goes to sleep before any file
            # gives it up.
            known = [each.seq for each in former if each.seq is not None]
            seq = known[-1] if known else self._next_seq(pair)
        place = None
        if record.gone:
            place = skeleton(parse_line(former[-1].line)) if former else None
            self._database.execute(
                "DELETE FROM shared WHERE pair = ? AND id = ?", (pair, record.id)
            )
        self._database.execute(
            "INSERT INTO shared(pair, id, rev, seq, sleeps_until, gone, hash, skeleton, line)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(pair, id, rev) DO UPDATE SET"
            " seq = excluded.seq, sleeps_until = excluded.sleeps_until, gone = excluded.gone,"
            " hash = excluded.hash, skeleton = excluded.skeleton, line = excluded.line",
            (
                *(pair, record.id, record.rev, seq),
                None if sleeps_until is None else sleeps_until.toordinal(),
                *(int(record.gone), line_hash(line), place, line),
            ),
        )

    def _put_key(self, pair: PairId, record: Record, key: bytes | None) -> None:
        self._database.execute(
            "DELETE FROM seal WHERE pair = ? AND id = ? AND (rev = ? OR ?)",
            (pair, record.id, record.rev, record.gone),
        )
        if record.gone:
            # That a file held it is still to be known.
            self._database.execute(
                "UPDATE shared_seal SET key = x'' WHERE pair = ? AND id = ?", (pair, record.id)
            )
        elif key is not None:
            self._database.execute(
                "INSERT INTO seal(pair, id, rev, key) VALUES (?, ?, ?, ?)",
                (pair, record.id, record.rev, key),
            )

    def _withdraw(self, pair: PairId, record_id: RecordId) -> None:
        self._move_keys("shared_seal", "seal", pair, record_id, " AND in_file IS NULL")

    def _move_keys(
        self, source: str, target: str, pair: PairId, record_id: RecordId, only: str
    ) -> None:
        where = f"FROM {source} WHERE pair = ? AND id = ?{only}"
        with self._database.transaction():
            self._database.execute(
                f"INSERT INTO {target}(pair, id, rev, key) SELECT pair, id, rev, key {where}",
                (pair, record_id),
            )
            self._database.execute(f"DELETE {where}", (pair, record_id))

    def _next_seq(self, pair: PairId) -> int:
        row = self._database.one(
            "SELECT coalesce(max(seq), 0) + 1 FROM shared WHERE pair = ?", (pair,)
        )
        return int(row[0]) if row else 1

    def _sweep(self, pair: PairId, former: list[_Revision]) -> None:
        """Erase pictures and own forms that only lines named which are not kept."""
        for table, names in (
            ("shared_picture", {n for each in former for n in snapshots.pictures_in(each.line)}),
            ("shared_form", {n for each in former for n in snapshots.forms_in(each.line)}),
        ):
            for name in names:
                self._database.execute(
                    f"DELETE FROM {table} WHERE pair = :pair AND sha256 = :name"  # noqa: S608
                    " AND NOT EXISTS (SELECT 1 FROM shared s"
                    " WHERE s.pair = :pair AND instr(s.line, :bytes))",
                    {"pair": pair, "name": name, "bytes": name.encode("ascii")},
                )


@dataclass(frozen=True, slots=True)
class _Revision:
    rev: int
    seq: int | None
    in_file: int | None
    gone: int
    line: bytes


def _check_next(former: list[_Revision], rev: int) -> None:
    if not former:
        return
    last = former[-1]
    if last.gone:
        raise NotAllowed("gone")
    if rev < last.rev or (rev == last.rev and last.in_file is not None):
        raise NotAllowed("in file")


def _own_record(row: tuple[Any, ...]) -> OwnRecord:
    record_id, rev, seq, sleeps, in_file, gone, place, line, entry_id, key, released, left, ever = (
        row
    )
    return OwnRecord(
        id=record_id,
        rev=rev,
        line=line,
        seq=seq,
        sleeps_until=None if sleeps is None else date.fromordinal(sleeps),
        in_file=in_file,
        ever_in_file=bool(ever),
        gone=bool(gone),
        entry_id=entry_id,
        seal_key=key,
        released=bool(released),
        key_in_file=left,
        skeleton=place,
    )
