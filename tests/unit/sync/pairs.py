# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairings with real keys, made once: nothing in them changes."""

from __future__ import annotations

import functools
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sharedjournal import sync
from sharedjournal.domain.ids import PairId
from sharedjournal.domain.ports import NoProgress
from unit.sync import builders
from unit.sync.builders import EPOCH, LATER, PAIR

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Pairing, Snapshot
    from sharedjournal.domain.record import Record


@functools.cache
def both(pair: str = PAIR) -> tuple[Pairing, Pairing]:
    """The sides of a confirmed pairing: Alex, who invited, and Sam, who answered."""
    invited = sync.new_invitation(PairId(pair), my_name="Alex", epoch=EPOCH)
    answered = sync.answer_invitation(sync.invitation_file(invited), my_name="Sam", epoch=LATER)
    accepted = sync.accept_answer(invited, sync.answer_file(answered))
    return replace(accepted, stage="confirmed"), replace(answered, stage="confirmed")


def snapshot(pairing: Pairing, *records: Record, **values: Any) -> Snapshot:
    """What the next file of this side holds."""
    given: dict[str, Any] = {"pair": pairing.pair, "epoch": pairing.epoch, "name": pairing.my_name}
    return builders.snapshot(records, **(given | values))


def file_of(pairing: Pairing, *records: Record, **values: Any) -> bytes:
    """The next file of this side."""
    out = io.BytesIO()
    sync.write_exchange(snapshot(pairing, *records, **values), pairing, out, NoProgress())
    return out.getvalue()


def opened(data: bytes, pairing: Pairing) -> sync.Incoming:
    """A file as this side reads it."""
    return sync.open_exchange(
        io.BytesIO(data), pairing, is_own=lambda _mac: False, progress=NoProgress()
    )
