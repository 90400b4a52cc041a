# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done once a pairing has ended, by oneself and without a word to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.app.changes import Changes
from sharedjournal.domain.errors import AlreadyPaired

if TYPE_CHECKING:
    from sharedjournal.app.session import Session
    from sharedjournal.domain.ports import Progress


def has_received(session: Session) -> bool:
    """Whether words of a former partner are still here."""
    return any(
        row.line is not None and not row.bare
        for pairing in session.store.pairings.all()
        if pairing.stage == "ended"
        for row in session.store.received.records(pairing.pair)
    )


def drop_received(session: Session, progress: Progress) -> Changes:
    """Erase everything that was received in pairings that ended: words, pictures, search terms.

    All or nothing. Raises `AlreadyPaired` while somebody is paired (end that first), `Cancelled`.
    """
    if session.confirmed_pairing_or_none() is not None:
        raise AlreadyPaired
    with session.transaction():
        for pairing in session.store.pairings.all():
            rows = session.store.received.records(pairing.pair)
            for done, row in enumerate(rows):
                progress.report(done, len(rows), "received")
                session.store.received.remove(pairing.pair, row.id)
    return Changes(everything=True)
