# SPDX-License-Identifier: GPL-3.0-or-later
"""The two sides whose files are attacked, and what one hostile input is.

The rows work on any `World`: one made here from pairings alone, or one whose sides are vaults.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sharedjournal import sync
from sharedjournal.domain.exchange import Epoch
from sharedjournal.domain.ids import PairId
from unit.sync import builders, pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.ids import RecordId

EPOCH = Epoch(0, "00000000000000aa")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Whoever brings in is *mine*; the partner, or the partner's changed program, is *theirs*.

    `mine` and `theirs` are the two sides of one confirmed pairing. `former` is the partner's side
    of a pairing of mine that has ended. `my_file` was made by `mine`, which remembers it, and
    `my_record` is in it. `inviting` is an open invitation of somebody who is not paired.
    """

    mine: Pairing
    theirs: Pairing
    former: Pairing
    my_file: bytes
    my_record: RecordId
    inviting: Pairing


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input. `row` is its number in the threat model's list of hostile inputs.

    `kinds`: the refusals that are right; none where the input is accepted. `whole`: only the whole
    way in can judge it, with the rules of forms.
    """

    row: int
    name: str
    kinds: frozenset[str]
    build: Callable[[World], bytes]
    whole: bool = False

    @property
    def id(self) -> str:
        """For the list of tests."""
        return f"{self.row}-{self.name}"


def case(
    row: int, name: str, kinds: str, build: Callable[[World], bytes], *, whole: bool = False
) -> Case:
    """A case; `kinds` are words, none of them where it is accepted."""
    return Case(row=row, name=name, kinds=frozenset(kinds.split()), build=build, whole=whole)


def new() -> World:
    """A world without vaults."""
    mine, theirs = pairs.both(f"{1:032x}")
    _my_former, former = pairs.both(f"{2:032x}")
    record = builders.page(0xFFFF)
    return World(
        mine=mine,
        theirs=theirs,
        former=former,
        my_file=pairs.file_of(mine, record),
        my_record=record.id,
        inviting=sync.new_invitation(PairId(f"{3:032x}"), my_name="Alex", epoch=EPOCH),
    )


def payload(
    world: World,
    *more: tuple[str, bytes],
    records: bytes = b"",
    keys: bytes = b"",
    about: bytes | None = None,
) -> bytes:
    """A payload of the partner's."""
    return builders.usual(
        *more, records=records, keys=keys, first=about_of(world) if about is None else about
    )


def about_of(world: World, **changed: Any) -> bytes:
    """`exchange.json` of the partner's files, with some keys changed; `...` removes one."""
    epoch = world.theirs.epoch
    given: dict[str, Any] = {"pair": world.theirs.pair, "epoch": [epoch.start, epoch.nonce]}
    return builders.about(**(given | changed))
