# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing by two files and six spoken words; and its end, which is local and silent."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from sharedjournal import sync
from sharedjournal.app import settings, sharing
from sharedjournal.app.changes import Changes
from sharedjournal.app.upkeep import check_name
from sharedjournal.domain.errors import AlreadyPaired, BadInput, NotAllowed, NotPaired
from sharedjournal.domain.exchange import Epoch
from sharedjournal.domain.ids import PairId
from sharedjournal.system import files

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.session import Session
    from sharedjournal.domain.exchange import Pairing, Stage

PAIR_ID_BYTES = 16
NONCE_BYTES = 8
INVITATION_NAME = "pairing invitation"
ANSWER_NAME = "pairing answer"
"""The names suggested for the two files: the same for everyone, as they are seen by others."""
_SINCE = "paired-on"
Kind = Literal["invitation", "answer", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far pairing is. `hold`: after a restore, the person must say that it still holds.

    `since`: the day on which the words were found equal here, where that was noted.
    """

    pair: PairId
    stage: Stage
    inviter: bool
    hold: bool
    my_name: str
    partner_name: str
    since: date | None = None


def status(session: Session) -> Status | None:
    """The pairing that counts now: the confirmed one, else what is being arranged; or None."""
    pairing = session.store.pairings.current()
    if pairing is None:
        return None
    return Status(
        pair=pairing.pair,
        stage=pairing.stage,
        inviter=pairing.inviter,
        hold=pairing.hold,
        my_name=pairing.my_name,
        partner_name=pairing.partner_name,
        since=_since(session, pairing.pair),
    )


def kind_of(path: Path) -> Kind:
    """Which of the two pairing files this is; empty where it is neither. Needs no vault."""
    return sync.pairing_kind(files.read_head(path))


def invite(session: Session, path: Path) -> PairId:
    """Write an invitation. A newer one voids the older, whose identity is erased.

    Raises `AlreadyPaired`, `BadInput` (no name yet), `FileExists`, `DiskFull`.
    """
    _refuse_second(session)
    pairing = sync.new_invitation(
        PairId(session.world.ids.random_bytes(PAIR_ID_BYTES).hex()),
        my_name=_my_name(session),
        epoch=_first_epoch(session),
    )

    def store() -> None:
        with session.transaction():
            for old in session.store.pairings.all():
                if old.inviter and old.stage in ("invited", "met"):
                    session.store.pairings.drop(old.pair)
            session.store.pairings.put(pairing)

    session.check_outside(path)
    files.write_file(path, sync.invitation_file(pairing), before_name=store)
    return pairing.pair


def answer(session: Session, invitation: Path, path: Path) -> PairId:
    """Answer an invitation; made again, the answer has the same content.

    Raises `AlreadyPaired`, `NotExchangeFile`, `NotAllowed` (one's own invitation),
    `BadInput` (no name yet), `FileExists`.
    """
    _refuse_second(session)
    data = files.read_small(invitation)
    pairing = sync.answer_invitation(data, my_name=_my_name(session), epoch=_first_epoch(session))
    for known in session.store.pairings.all():
        if known.pair != pairing.pair:
            continue
        if known.inviter and known.stage != "ended":
            raise NotAllowed("own invitation")
        if known.stage == "ended":
            # Its records belong to what has ended; a pair id never counts twice.
            raise NotAllowed("ended pairing")
        if known.invitation == pairing.invitation:
            pairing = known

    def store() -> None:
        with session.transaction():
            for old in session.store.pairings.all():
                if not old.inviter and old.stage == "met" and old.pair != pairing.pair:
                    session.store.pairings.drop(old.pair)
            session.store.pairings.put(pairing)

    session.check_outside(path)
    files.write_file(path, sync.answer_file(pairing), before_name=store)
    return pairing.pair


def accept(session: Session, path: Path) -> Pairing:
    """Take the answer to one's own invitation.

    Until the words are confirmed a further one replaces it. Raises `AlreadyPaired`, `NotPaired` (no
    invitation), `NotExchangeFile`, `NotForYou`, `PairMismatch`.
    """
    _refuse_second(session)
    data = files.read_small(path)
    mine = [p for p in session.store.pairings.all() if p.inviter and p.stage in ("invited", "met")]
    if not mine:
        raise NotPaired
    pairing = sync.accept_answer(mine[-1], data)
    session.store.pairings.put(pairing)
    return pairing


def words(session: Session) -> tuple[tuple[str, ...], bool]:
    """The six safety words, and whether they were confirmed here (after a restore: again).

    Raises `NotPaired`, also while there is no answer yet.
    """
    pairing = session.pairing()
    if pairing.stage == "invited":
        raise NotPaired("no answer")
    return sync.safety_words(pairing), pairing.stage == "confirmed" and not pairing.hold


def confirm_words(session: Session) -> Pairing:
    """The words are equal on both screens; or, after a restore: this pairing still holds."""
    pairing = session.pairing()
    if pairing.stage == "invited":
        raise NotPaired("no answer")
    confirmed = replace(pairing, stage="confirmed", hold=False)
    with session.transaction():
        for other in session.store.pairings.all():
            if other.stage in ("invited", "met") and other.pair != pairing.pair:
                session.store.pairings.drop(other.pair)
        session.store.pairings.put(confirmed)
        if pairing.stage != "confirmed":
            today = session.world.clock.today()
            settings.remember(session, _SINCE, f"{pairing.pair} {today.isoformat()}")
    return confirmed


def reject_words(session: Session) -> Changes:
    """The words differ: the answer is dropped, an invitation of one's own stays.

    Raises `NotPaired`, `AlreadyPaired`.
    """
    pairing = session.pairing()
    if pairing.stage != "met":
        raise AlreadyPaired if pairing.stage == "confirmed" else NotPaired("no answer")
    if pairing.inviter:
        kept = replace(
            pairing, stage="invited", answer=b"", secret=b"", partner_recipient="", partner_name=""
        )
        session.store.pairings.put(kept)
    else:
        session.store.pairings.drop(pairing.pair)
    return Changes(pairing=True)


def unpair(session: Session) -> Changes:
    """End the pairing: local, silent, at once.

    One's own pages and what was received stay readable. Raises `NotPaired`.
    """
    pairing = session.pairing()
    with session.transaction():
        if pairing.stage == "confirmed":
            session.store.pairings.end(pairing.pair, session.world.clock.now())
        for other in session.store.pairings.all():
            if other.stage in ("invited", "met"):
                session.store.pairings.drop(other.pair)
        for row in session.store.sharing.own(pairing.pair):
            sharing.refresh_state(session, None, row.entry_id)
    return Changes(everything=True, pairing=True)


def rename(session: Session, name: str) -> Changes:
    """Change one's own name: the partner sees the new one with the next file. Raises `BadInput`."""
    name = check_name(name)
    with session.transaction():
        session.store.settings.set("name", name)
        for pairing in session.store.pairings.all():
            # The answer that was written holds the name as it was; only what is to come changes.
            if pairing.stage != "ended":
                session.store.pairings.put(replace(pairing, my_name=name))
    return Changes(pairing=True, settings=True)


def identity(session: Session) -> str:
    """The age identity of this pairing: opens files made *for* this vault, with other tools.

    Raises `NotPaired`.
    """
    return sync.identity_string(session.pairing())


def begin_again(session: Session) -> Changes:
    """Renew the epoch by hand, for the rare case of a clock set back between two restores."""
    pairing = session.confirmed_pairing()
    minute = int(session.world.clock.now().timestamp()) // 60
    start = max(minute, pairing.epoch.start + 1)
    epoch = Epoch(start, session.world.ids.random_bytes(NONCE_BYTES).hex())
    session.store.pairings.put(replace(pairing, epoch=epoch))
    return Changes(pairing=True)


def _refuse_second(session: Session) -> None:
    if session.confirmed_pairing_or_none() is not None:
        raise AlreadyPaired


def _my_name(session: Session) -> str:
    """One's own name, which the answer and every file tell the partner. Raises `BadInput`."""
    name = session.store.settings.get("name")
    if not name:
        raise BadInput("name")
    return name


def _since(session: Session, pair: PairId) -> date | None:
    known, _space, day = settings.read(session, _SINCE).partition(" ")
    if known == pair:
        with suppress(ValueError):
            return date.fromisoformat(day)
    return None


def _first_epoch(session: Session) -> Epoch:
    return Epoch(0, session.world.ids.random_bytes(NONCE_BYTES).hex())
