# SPDX-License-Identifier: GPL-3.0-or-later
"""What was confirmed for the partner: replaced, taken back, asked back; order, sleep, keys,
files."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sharedjournal.domain.errors import NoSuchEntry, NotAllowed, NotPaired, VaultDamaged
from sharedjournal.domain.ids import PairId
from sharedjournal.domain.record import line_hash
from sharedjournal.vault import snapshots
from sharedjournal.vault.failures import ReadRefused
from unit.vault.tables import (
    EPOCH,
    NOW,
    PAIR,
    TODAY,
    Tables,
    entry,
    entry_id,
    gone,
    page,
    pairing,
    picture,
    record_id,
)

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Snapshot
    from sharedjournal.domain.record import Record

OTHER = PairId("f" * 32)
TOMORROW = TODAY + timedelta(days=1)
KEY = b"k" * 32
OWN_FORM = "ab" * 32


def sealed(number: int, rev: int = 1) -> Record:
    """A sealed record; nothing here opens it."""
    return page(number, rev=rev, body="", sealed=bytes(8192 + 16), commit="cd" * 32)


def confirm(tables: Tables, record: Record, pair: PairId = PAIR, **values: Any) -> bytes:
    """Store a record and return its line."""
    line = record.to_line()
    given: dict[str, Any] = {"entry_id": None, "sleeps_until": None, "seal_key": None}
    given |= {"pictures": (), "forms": {}} | values
    tables.sharing.confirm(pair, record.id, line=line, rev=record.rev, **given)
    return line


def snapshot(tables: Tables, today: Any = TODAY, *, all_pictures: bool = False) -> Snapshot:
    """What the next file holds."""
    tables.sharing.wake(PAIR, today)
    return tables.sharing.snapshot(PAIR, today=today, all_pictures=all_pictures)[0]


def make_file(tables: Tables, today: Any = TODAY) -> int:
    """A file was made."""
    snapshot(tables, today)
    return tables.sharing.mark_file(PAIR, mac=bytes(32), at=NOW, today=today)


@pytest.fixture
def paired(tables: Tables) -> Tables:
    """Tables with a confirmed pairing."""
    tables.pairings.put(pairing())
    return tables


def test_record(paired: Tables) -> None:
    """A confirmed line is kept byte for byte, with its place and the entry it is a copy of."""
    paired.entries.add(entry(1))
    line = confirm(paired, page(1), entry_id=entry_id(1))
    row = paired.sharing.get(PAIR, record_id(1))

    assert (line, 1, 1, None, False) == (row.line, row.rev, row.seq, row.in_file, row.gone)
    assert entry_id(1) == row.entry_id
    assert (None, False, None, None) == (
        *(row.seal_key, row.released, row.key_in_file, row.sleeps_until),
    )
    assert not row.ever_in_file
    assert row.place() is None
    assert (row,) == paired.sharing.own(PAIR)
    assert (row,) == paired.sharing.by_entry(PAIR, entry_id(1))
    assert () == paired.sharing.by_entry(PAIR, entry_id(2))
    assert line_hash(line) == paired.scalar("SELECT hash FROM shared")
    assert () == paired.sharing.own(OTHER)
    with pytest.raises(NoSuchEntry):
        paired.sharing.get(OTHER, record_id(1))
    assert "page 1" not in repr(row)


def test_replaced_in_place(paired: Tables) -> None:
    """While no file held it, a revision is replaced, and keeps its place."""
    confirm(paired, page(1))
    confirm(paired, page(2))
    line = confirm(paired, page(1, body="better"))

    assert (line, page(2).to_line()) == snapshot(paired).lines
    assert 2 == paired.count("shared")


def test_next_revision(paired: Tables) -> None:
    """A file holds the newest; what it replaced is not kept once a file held that."""
    first = confirm(paired, page(1))
    assert 1 == make_file(paired)
    assert 1 == paired.sharing.get(PAIR, record_id(1)).in_file
    with pytest.raises(NotAllowed):
        confirm(paired, page(1, body="same revision"))
    second = confirm(paired, page(1, rev=2, body="better"))

    row = paired.sharing.get(PAIR, record_id(1))
    assert (second, None, True, 1) == (row.line, row.in_file, row.ever_in_file, row.seq)
    assert (second,) == snapshot(paired).lines
    with pytest.raises(NotAllowed):
        confirm(paired, page(1))
    assert 2 == make_file(paired)
    assert [(second,)] == paired.database.query("SELECT line FROM shared")
    assert first != second


def test_take_back(paired: Tables) -> None:
    """What no file held leaves no trace; what one held is not taken back so."""
    form = {OWN_FORM: b"{}"}
    confirm(
        paired,
        page(1, pictures=(picture(1).sha256, picture(2).sha256), form=f"sha256:{OWN_FORM}"),
        pictures=(picture(1), picture(2)),
        forms=form,
    )
    confirm(paired, page(2, pictures=(picture(2).sha256,)), pictures=(picture(2),))
    confirm(paired, sealed(3), seal_key=KEY)
    paired.sharing.release(PAIR, record_id(3))
    assert form == paired.sharing.forms(PAIR)
    for number in (1, 3):
        paired.sharing.take_back(PAIR, record_id(number))

    assert [record_id(2)] == [row.id for row in paired.sharing.own(PAIR)]
    assert [(picture(2).sha256,)] == paired.database.query("SELECT sha256 FROM shared_picture")
    for table in ("shared_form", "shared_seal", "seal", "share_link"):
        assert 0 == paired.count(table)
    make_file(paired)
    with pytest.raises(NotAllowed):
        paired.sharing.take_back(PAIR, record_id(2))
    with pytest.raises(NoSuchEntry):
        paired.sharing.take_back(PAIR, record_id(1))


def test_gone(paired: Tables) -> None:
    """Asked back: the last revision, in the old place, with no word of what it was; and final."""
    confirm(paired, page(1, pictures=(picture(1).sha256,)), pictures=(picture(1),))
    confirm(paired, page(2))
    make_file(paired)
    line = confirm(paired, gone(1))

    row = paired.sharing.get(PAIR, record_id(1))
    assert (True, True, None, 1, line) == (
        row.gone,
        row.ever_in_file,
        row.in_file,
        row.seq,
        row.line,
    )
    place = row.place()
    assert place is not None
    assert ("page@1", "page", page(1).thread, "") == (
        *(place.form, place.step, place.thread, place.body),
    )
    assert (line, page(2).to_line()) == snapshot(paired).lines
    assert 0 == paired.count("shared_picture")
    assert 2 == paired.count("shared")
    with pytest.raises(NotAllowed):
        confirm(paired, page(1, rev=3))


def test_gone_from_elsewhere(paired: Tables) -> None:
    """A record known only as gone has no place."""
    confirm(paired, gone(1))
    assert paired.sharing.get(PAIR, record_id(1)).place() is None


def test_sleep(paired: Tables) -> None:
    """What sleeps is in no file before its day, and then comes after all that was shared before."""
    sleeping = confirm(paired, page(1), sleeps_until=TOMORROW)
    later = confirm(paired, page(2), sleeps_until=TOMORROW + timedelta(days=1))
    awake = confirm(paired, page(3))

    assert TOMORROW == paired.sharing.get(PAIR, record_id(1)).sleeps_until
    assert [record_id(3), record_id(1), record_id(2)] == [r.id for r in paired.sharing.own(PAIR)]
    assert [record_id(3)] == [r.id for r in paired.sharing.travelling(PAIR, TODAY)]
    assert (awake,) == snapshot(paired).lines
    # Without waking it shows what it will hold; waking changes nothing in that.
    ids = [record_id(3), record_id(1)]
    assert ids == [r.id for r in paired.sharing.travelling(PAIR, TOMORROW)]
    assert (awake, sleeping) == snapshot(paired, TOMORROW).lines
    next_one = confirm(paired, page(4))
    make_file(paired, TOMORROW)
    after = TOMORROW + timedelta(days=5)
    assert (awake, sleeping, next_one, later) == snapshot(paired, after).lines


def test_sleeping_revision(paired: Tables) -> None:
    """While a new revision sleeps, files go on holding the former."""
    first = confirm(paired, page(1))
    make_file(paired)
    second = confirm(paired, page(1, rev=2, body="better"), sleeps_until=TOMORROW)

    assert (first,) == snapshot(paired).lines
    make_file(paired)
    assert paired.sharing.get(PAIR, record_id(1)).in_file is None
    assert (second,) == snapshot(paired, TOMORROW).lines
    make_file(paired, TOMORROW)
    assert 1 == paired.count("shared")


def test_put_to_sleep_before_any_file(paired: Tables) -> None:
    """What is put to sleep before a file held it gives up its place."""
    confirm(paired, page(1))
    confirm(paired, page(2))
    confirm(paired, page(1), sleeps_until=TOMORROW)

    assert paired.sharing.get(PAIR, record_id(1)).seq is None
    assert (page(2).to_line(),) == snapshot(paired).lines
    assert (page(2).to_line(), page(1).to_line()) == snapshot(paired, TOMORROW).lines


def test_keys(paired: Tables) -> None:
    """A key travels only once released, with its record; withdrawn while no file held it."""
    confirm(paired, page(1))
    confirm(paired, sealed(2), seal_key=KEY)
    row = paired.sharing.get(PAIR, record_id(2))
    assert (KEY, False, None) == (row.seal_key, row.released, row.key_in_file)
    make_file(paired)
    assert () == snapshot(paired).keys

    paired.sharing.release(PAIR, record_id(2))
    row = paired.sharing.get(PAIR, record_id(2))
    assert (KEY, True, None) == (row.seal_key, row.released, row.key_in_file)
    assert ((record_id(2), KEY),) == snapshot(paired).keys
    paired.sharing.withdraw_release(PAIR, record_id(2))
    assert () == snapshot(paired).keys
    paired.sharing.release(PAIR, record_id(2))
    make_file(paired)
    paired.sharing.withdraw_release(PAIR, record_id(2))
    row = paired.sharing.get(PAIR, record_id(2))
    assert (KEY, True, 2) == (row.seal_key, row.released, row.key_in_file)


def test_key_of_another_revision(paired: Tables) -> None:
    """A further revision has another key, which was not released; the former goes with its line."""
    confirm(paired, sealed(1), seal_key=b"a" * 32)
    paired.sharing.release(PAIR, record_id(1))
    confirm(paired, sealed(1), seal_key=b"b" * 32)
    row = paired.sharing.get(PAIR, record_id(1))
    assert (b"b" * 32, False) == (row.seal_key, row.released)
    assert 1 == paired.count("seal")

    make_file(paired)
    confirm(paired, sealed(1, rev=2), seal_key=b"c" * 32, sleeps_until=TOMORROW)
    paired.sharing.release(PAIR, record_id(1))
    assert ((record_id(1), b"b" * 32),) == snapshot(paired).keys
    assert ((record_id(1), b"c" * 32),) == snapshot(paired, TOMORROW).keys
    make_file(paired, TOMORROW)
    assert [(b"c" * 32, 2)] == paired.database.query("SELECT key, in_file FROM shared_seal")


def test_gone_after_its_key_left(paired: Tables) -> None:
    """The key goes with the text; that a file held it is still known."""
    confirm(paired, sealed(1), seal_key=KEY)
    paired.sharing.release(PAIR, record_id(1))
    make_file(paired)
    confirm(paired, gone(1))

    row = paired.sharing.get(PAIR, record_id(1))
    assert (None, False, 1) == (row.seal_key, row.released, row.key_in_file)
    place = row.place()
    assert place is not None
    assert (page(1).thread, True) == (place.thread, bool(place.sealed))
    assert () == snapshot(paired).keys
    make_file(paired)
    assert 1 == paired.sharing.get(PAIR, record_id(1)).key_in_file
    assert [(b"",)] == paired.database.query("SELECT key FROM shared_seal")


def test_gone_before_its_key_left(paired: Tables) -> None:
    """A key that no file held is erased with its record."""
    confirm(paired, sealed(1), seal_key=KEY)
    make_file(paired)
    paired.sharing.release(PAIR, record_id(1))
    confirm(paired, gone(1))

    assert 0 == paired.scalar("SELECT (SELECT count(*) FROM seal) + count(*) FROM shared_seal")
    assert paired.sharing.get(PAIR, record_id(1)).key_in_file is None


def test_pictures(paired: Tables) -> None:
    """Pictures of the newest records first, as many as have room; all of them if asked for."""
    big = snapshots.PICTURES // 2
    for number in (1, 2, 3):
        added = picture(number, big)
        confirm(paired, page(number, pictures=(added.sha256,)), pictures=(added,))
    small = picture(4, 5)
    confirm(paired, page(4, pictures=(small.sha256, picture(5).sha256)), pictures=(small,))

    found, left = paired.sharing.snapshot(PAIR, today=TODAY, all_pictures=False)
    assert [small.sha256, picture(3).sha256] == [ref.sha256 for ref in found.pictures]
    assert 2 == left
    whole, left = paired.sharing.snapshot(PAIR, today=TODAY, all_pictures=True)
    assert [small.sha256, *(picture(n).sha256 for n in (3, 2, 1))] == [
        ref.sha256 for ref in whole.pictures
    ]
    assert 0 == left
    assert ("png", 5) == (whole.pictures[0].kind, whole.pictures[0].size)
    assert small.data == whole.read_picture(small.sha256)
    with pytest.raises(VaultDamaged):
        whole.read_picture(picture(9).sha256)


def test_picture_of_two_records(paired: Tables) -> None:
    """A picture that two records name travels once, and stays while one names it."""
    for number in (1, 2):
        confirm(paired, page(number, pictures=(picture(1).sha256,)), pictures=(picture(1),))
    assert [picture(1).sha256] == [ref.sha256 for ref in snapshot(paired).pictures]
    paired.sharing.take_back(PAIR, record_id(2))
    assert [picture(1).sha256] == [ref.sha256 for ref in snapshot(paired).pictures]
    confirm(paired, page(1))
    assert 0 == paired.count("shared_picture")


def test_own_forms(paired: Tables) -> None:
    """A couple's own form travels with the records that open with it."""
    other = "ef" * 32
    confirm(paired, page(1, form=f"sha256:{OWN_FORM}"), forms={OWN_FORM: b"{1}", other: b"{2}"})
    confirm(paired, page(2, body='"form":"sha256:no"', form="page@1"))
    confirm(paired, page(3, form=None, body="x", **{"extra": {"a": {"form": f"sha256:{other}"}}}))

    assert {OWN_FORM: b"{1}"} == dict(snapshot(paired).forms)


def test_about(paired: Tables) -> None:
    """The snapshot names pairing, epoch and author; without a pairing there is none."""
    found = snapshot(paired)
    assert (PAIR, EPOCH, "Robin", ()) == (found.pair, found.epoch, found.name, found.lines)
    with pytest.raises(NotPaired):
        paired.sharing.snapshot(OTHER, today=TODAY, all_pictures=False)
    # The authorizer is gone again.
    assert [] == paired.listed()


def test_pairings_are_apart(paired: Tables) -> None:
    """Nothing of another pairing is read, woken or marked."""
    confirm(paired, page(1), OTHER)
    confirm(paired, sealed(2), OTHER, seal_key=KEY)
    paired.sharing.release(OTHER, record_id(2))
    make_file(paired)

    assert ((), ()) == (snapshot(paired).lines, snapshot(paired).keys)
    assert [None, None] == [row.in_file for row in paired.sharing.own(OTHER)]


def test_history(paired: Tables) -> None:
    """Files by number, newest first; cleared without a word, and still recognised."""
    assert frozenset() == paired.sharing.own_macs()
    for number in (1, 2):
        at = NOW + timedelta(days=number)
        assert number == paired.sharing.mark_file(
            PAIR, mac=bytes([number]) * 32, at=at, today=TODAY
        )
    assert ((2, NOW + timedelta(days=2)), (1, NOW + timedelta(days=1))) == paired.sharing.history()

    paired.sharing.clear_history()
    assert () == paired.sharing.history()
    assert {bytes([1]) * 32, bytes([2]) * 32} == paired.sharing.own_macs()
    assert 0 == paired.scalar("SELECT count(*) FROM file WHERE at <> ''")
    make_file(paired)
    assert [3] == [number for number, _at in paired.sharing.history()]


def test_after_a_restore(paired: Tables) -> None:
    """Every record may have been in a file of the lost vault: none is replaced in place any more.

    A seal's key is not said to have left: that would be a free look.
    """
    paired.entries.add(entry(1))
    confirm(paired, page(1), entry_id=entry_id(1))
    paired.entries.set_state(entry_id(1), "next-file")
    confirm(paired, sealed(2), seal_key=KEY)
    paired.sharing.release(PAIR, record_id(2))
    confirm(paired, page(3), sleeps_until=TOMORROW)
    confirm(paired, page(4), OTHER)
    paired.sharing.mark_all_in_file(PAIR)

    assert [0, 0, 0] == [row.in_file for row in paired.sharing.own(PAIR)]
    assert None is paired.sharing.get(PAIR, record_id(2)).key_in_file
    assert "shared" == paired.timeline.rows()[0][5]
    assert [None] == [row.in_file for row in paired.sharing.own(OTHER)]
    with pytest.raises(NotAllowed):
        confirm(paired, page(1))
    with pytest.raises(NotAllowed):
        paired.sharing.take_back(PAIR, record_id(1))
    assert 2 == len(snapshot(paired).lines)
    confirm(paired, page(3, rev=2))
    assert page(3, rev=2).to_line() == snapshot(paired).lines[-1]
    make_file(paired)
    assert [0, 0, 1] == [row.in_file for row in paired.sharing.own(PAIR)]


PRIVATE = (
    *("entry", "body", "pending", "entry_rev", "picture", "entry_picture", "entry_source", "draft"),
    *("share_link", "seal", "received", "received_local", "received_seal", "received_form"),
    *("received_picture", "file", "setting", "f", "f_data", "f_idx", "f_docsize", "f_config"),
)


@pytest.mark.parametrize("table", PRIVATE)
def test_private_tables_raise(paired: Tables, table: str) -> None:
    """While a file is made, no statement reaches a private table, by whatever way."""
    paired.entries.add(entry(1, "canary"))
    confirm(paired, page(1))
    cached = "SELECT count(*) FROM PRIVATE".replace("PRIVATE", table)
    paired.database.query(cached)
    attempts = [
        cached,
        "SELECT * FROM PRIVATE",
        "SELECT 1 FROM shared WHERE EXISTS (SELECT 1 FROM PRIVATE)",
        "SELECT id FROM shared WHERE id IN (SELECT 'x' FROM PRIVATE)",
        "WITH t AS (SELECT count(*) FROM PRIVATE) SELECT * FROM t, shared",
        "SELECT id FROM shared UNION SELECT count(*) FROM PRIVATE",
        "SELECT (SELECT max(1) FROM PRIVATE) FROM pairing",
    ]
    with paired.database.authorize(snapshots.TABLES):
        for sql in attempts:
            with pytest.raises(ReadRefused):
                paired.database.query(sql.replace("PRIVATE", table))

    assert paired.database.query(cached)


def test_other_ways_raise(paired: Tables) -> None:
    """Full text, views, pragmas, other databases, writing: all refused while a file is made."""
    paired.entries.add(entry(1, "canary"))
    paired.catch_up()
    paired.database.execute("CREATE TEMP VIEW spy AS SELECT text FROM body")
    try:
        with paired.database.authorize(snapshots.TABLES):
            for sql in (
                "SELECT rowid FROM f WHERE f MATCH 'canary'",
                "SELECT text FROM spy",
                "SELECT sql FROM sqlite_schema",
                "SELECT name FROM pragma_table_info('entry')",
                "PRAGMA table_list",
                "ATTACH ':memory:' AS other",
                "UPDATE shared SET line = (SELECT text FROM body)",
                "INSERT INTO shared_form SELECT id, id, id FROM entry",
                "DELETE FROM shared",
                "CREATE TABLE shared_more(x)",
            ):
                with pytest.raises(ReadRefused):
                    paired.database.query(sql)
    finally:
        paired.database.execute("DROP VIEW temp.spy")


def test_snapshot_reads_under_the_authorizer(
    paired: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement of the snapshot that wanted a private table would raise, and no snapshot be
    made."""
    confirm(paired, page(1))
    monkeypatch.setattr(snapshots, "ORDER", "(SELECT count(*) FROM entry)")
    with pytest.raises(ReadRefused):
        paired.sharing.snapshot(PAIR, today=TODAY, all_pictures=False)

    assert [] == paired.listed()
