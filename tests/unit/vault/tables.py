# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a vault over a real database, for the tests of each of them; nothing here is
random."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sharedjournal.crypto.secret import Secret
from sharedjournal.domain.entry import Content, Entry, Picture
from sharedjournal.domain.exchange import Epoch, Pairing
from sharedjournal.domain.ids import EntryId, PairId, RecordId, ThreadId
from sharedjournal.domain.record import Record
from sharedjournal.vault.database import Database
from sharedjournal.vault.drafts import Drafts
from sharedjournal.vault.entries import Entries
from sharedjournal.vault.pairings import Pairings
from sharedjournal.vault.pictures import Pictures
from sharedjournal.vault.received import Received
from sharedjournal.vault.settings import Settings
from sharedjournal.vault.sharing import Sharing
from sharedjournal.vault.timeline import Timeline

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
NOW = datetime(2025, 11, 19, 20, 30, tzinfo=UTC)
TODAY = date(2025, 11, 19)
PAIR = PairId("0123456789abcdef0123456789abcdef")
EPOCH = Epoch(0, "0011223344556677")
LATER = Epoch(29_000_000, "8899aabbccddeeff")


class Tables:
    """Every store over one database in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.db"
        self._use(Database.create(self.path, Secret(KEY)))

    def _use(self, database: Database) -> None:
        self.database = database
        self.timeline = Timeline(database)
        self.entries = Entries(database, self.timeline)
        self.pictures = Pictures(database)
        self.sharing = Sharing(database)
        self.received = Received(database, self.timeline)
        self.pairings = Pairings(database)
        self.settings = Settings(database)
        self.drafts = Drafts(database)

    def reopen(self, *, read_only: bool = False) -> None:
        """Close the database and open it again."""
        self.database.close()
        self._use(Database.open(self.path, Secret(KEY), read_only=read_only))

    def catch_up(self) -> None:
        """Bring the search index up to date."""
        while self.timeline.index_some(50):
            pass

    def found(self, query: str, limit: int = 50) -> list[str]:
        """Ids that a search finds, newest first."""
        return [hit.id for hit in self.timeline.search(query, limit=limit)]

    def listed(self, **options: Any) -> list[str]:
        """Ids in the timeline, newest first."""
        return [row[0] for row in self.timeline.rows(**options)]

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.scalar(f"SELECT count(*) FROM {table}"))  # noqa: S608

    def scalar(self, sql: str, *values: object) -> Any:
        """The first column of the first row."""
        row = self.database.one(sql, values)
        return None if row is None else row[0]


def entry_id(number: int) -> EntryId:
    """The entry id with this number."""
    return EntryId(f"00000000-0000-4000-a000-{number:012x}")


def record_id(number: int) -> RecordId:
    """The record id with this number."""
    return RecordId(f"00000000-0000-4000-8000-{number:012x}")


def thread_id(number: int) -> ThreadId:
    """The thread id with this number."""
    return ThreadId(f"00000000-0000-4000-9000-{number:012x}")


def entry(number: int, body: str = "", *, created: datetime = NOW, **values: Any) -> Entry:
    """The entry with this number; `values` are of its content, or `placement`, `source`,
    `binned_at`."""
    beside = {k: values.pop(k) for k in ("placement", "source", "binned_at") if k in values}
    values.setdefault("day", TODAY)
    content = Content(body=body, **values)
    return Entry(
        id=entry_id(number), created_at=created, offset_minutes=60, content=content, **beside
    )


def page(number: int, **values: Any) -> Record:
    """A record that is a page of its own thread."""
    given: dict[str, Any] = {"rev": 1, "body": f"page {number}", "form": "page@1", "step": "page"}
    given |= {"thread": thread_id(number)}
    return Record(id=record_id(number), **(given | values))


def gone(number: int, rev: int = 2) -> Record:
    """The record that takes another back."""
    return Record(id=record_id(number), rev=rev, gone=True)


def picture(number: int, size: int = 10) -> Picture:
    """A picture in name; nothing here looks at its bytes."""
    return Picture(f"{number:064x}", "png", 4, 3, bytes([number % 256]) * size)


def pairing(pair: PairId = PAIR, **values: Any) -> Pairing:
    """A confirmed pairing."""
    given: dict[str, Any] = {
        "stage": "confirmed",
        "inviter": True,
        "seed": b"s" * 32,
        "recipient": "age1pq1me",
        "partner_recipient": "age1pq1you",
        "secret": b"k" * 32,
        "invitation": b"invitation",
        "answer": b"answer",
        "my_name": "Robin",
        "partner_name": "Sam",
        "epoch": EPOCH,
    }
    return Pairing(pair=pair, **(given | values))
