# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairings: the one that counts, those being arranged, those that ended. Read while a file is
made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharedjournal.domain.errors import NotPaired
from sharedjournal.domain.exchange import Epoch, Pairing, which_counts
from sharedjournal.vault.moments import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sharedjournal.domain.ids import PairId
    from sharedjournal.vault.database import Database

_COLUMNS = (
    *("pair", "stage", "inviter", "seed", "recipient", "partner_recipient", "secret"),
    *("invitation", "answer", "my_name", "partner_name", "epoch_start", "epoch_nonce", "hold"),
)
_NAMES = ", ".join(_COLUMNS)
_PUT = (
    f"INSERT INTO pairing({_NAMES}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
    " ON CONFLICT(pair) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)
)
# What belongs to a pairing. A pairing that never was confirmed takes it along; one that ended keeps
# it readable.
_OF_PAIRING = (
    *("shared", "shared_picture", "shared_form", "shared_seal", "share_link", "seal", "file"),
    *("received", "received_local", "received_seal", "received_form", "received_picture"),
)


class Pairings:
    """All pairings of this vault, in the order in which they were begun."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Pairing, ...]:
        """Every pairing, also those that ended, the oldest first."""
        rows = self._database.query(f"SELECT {_NAMES} FROM pairing ORDER BY rowid")  # noqa: S608
        return tuple(_pairing(row) for row in rows)

    def current(self) -> Pairing | None:
        """The pairing that counts (`which_counts`); None where there is none."""
        return which_counts(self.all())

    def put(self, pairing: Pairing) -> None:
        """Store a pairing anew or replace what is known of it."""
        values = (
            *(pairing.pair, pairing.stage, int(pairing.inviter), pairing.seed, pairing.recipient),
            *(pairing.partner_recipient, pairing.secret, pairing.invitation, pairing.answer),
            *(pairing.my_name, pairing.partner_name, pairing.epoch.start, pairing.epoch.nonce),
            int(pairing.hold),
        )
        with self._database.transaction():
            self._database.execute(_PUT, values)

    def end(self, pair: PairId, at: datetime) -> None:
        """End a pairing: its identity and secret are erased, what was shared and received stays
        readable.

        Raises `NotPaired` where it is not known.
        """
        with self._database.transaction():
            ended = self._database.execute(
                "UPDATE pairing SET stage = 'ended', ended = ?, hold = 0, seed = x'', secret = x'',"
                " invitation = x'', answer = x'' WHERE pair = ?",
                (to_text(at), pair),
            )
            if not ended.rowcount:
                raise NotPaired

    def drop(self, pair: PairId) -> None:
        """Erase a pairing and all that belongs to it, as if it had never been; for one that was not
        confirmed."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE entry SET state = 'private' WHERE mine = 1"
                " AND id IN (SELECT entry_id FROM share_link WHERE pair = ?)",
                (pair,),
            )
            for table in (*_OF_PAIRING, "pairing"):
                self._database.execute(f"DELETE FROM {table} WHERE pair = ?", (pair,))  # noqa: S608


def _pairing(row: tuple[Any, ...]) -> Pairing:
    values = dict(zip(_COLUMNS, row, strict=True))
    epoch = Epoch(values.pop("epoch_start"), values.pop("epoch_nonce"))
    for name in ("inviter", "hold"):
        values[name] = bool(values[name])
    return Pairing(**values, epoch=epoch)
