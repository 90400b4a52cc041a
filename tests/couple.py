# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people with a real vault each, in a world that tests turn by hand."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from fakes import FakeClock, FakeDecoder, FakeIds
from sharedjournal import vault
from sharedjournal.app import exchange, pairing, sharing, upkeep, writing
from sharedjournal.app.rendering import Along
from sharedjournal.app.session import World
from sharedjournal.domain.entry import Content
from sharedjournal.domain.ports import NoProgress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sharedjournal.app.exchange import BroughtIn, Made
    from sharedjournal.app.session import Session

NOTHING = NoProgress()


def passphrase(text: str = "correct horse") -> bytearray:
    """A passphrase of its own each time, since its user may wipe it."""
    return bytearray(text.encode())


@dataclass
class Person:
    """Somebody, their vault and their files."""

    name: str
    folder: Path
    clock: FakeClock
    ids: FakeIds
    session: Session
    files: int = 0
    last: Path | None = None
    decoder: FakeDecoder = field(default_factory=FakeDecoder)

    @property
    def world(self) -> World:
        """What their program gets from outside."""
        return World(clock=self.clock, ids=self.ids, decoder=self.decoder)

    def write(self, body: str, **values: Any) -> str:
        """A private page of today."""
        content = replace(Content(day=self.clock.today(), body=body), **values)
        return writing.write(self.session, content)

    def share(self, entry: str, **along: Any) -> str:
        """Confirm its record; returns the record's id."""
        return sharing.share(self.session, [entry], Along(**along))[0].record_id

    def page(self, body: str, *, along: dict[str, Any] | None = None, **values: Any) -> str:
        """A page written and shared; returns the record's id."""
        return self.share(self.write(body, **values), **(along or {}))

    def make(self, *, all_pictures: bool = False) -> Made:
        """Make the next file; `last` is where it lies."""
        self.files += 1
        self.last = self.folder.parent / f"{self.name}-{self.files}.sharedjournal"
        return exchange.make_file(
            self.session, self.last, all_pictures=all_pictures, progress=NOTHING
        )

    def bring_in(self, path: Path) -> BroughtIn:
        """Bring in a file."""
        return exchange.bring_in(self.session, path, NOTHING)

    def reopen(self) -> None:
        """Lock and unlock."""
        self.session.close()
        self.session = upkeep.unlock(self.world, self.folder, passphrase())


def person(tmp_path: Path, name: str) -> Person:
    """Somebody with a new vault."""
    clock, ids, decoder = FakeClock(), FakeIds(name), FakeDecoder()
    folder = tmp_path / name.lower()
    made = upkeep.create(
        World(clock=clock, ids=ids, decoder=decoder),
        folder,
        name=name,
        label=None,
        passphrase=passphrase(),
        recovery=False,
        cost=vault.Cost.FLOOR,
    )
    return Person(name, folder, clock, ids, made.session, decoder=decoder)


def copies(people: Iterable[Person], folder: Path, seed: str = "copy") -> tuple[Person, ...]:
    """The same people with copies of their locked vaults in `folder`, unlocked; ids go on anew."""
    found = []
    for each in people:
        clock, decoder = FakeClock(), FakeDecoder()
        ids = FakeIds(f"{each.name} {seed}")
        copy = folder / each.folder.name
        shutil.copytree(each.folder, copy)
        world = World(clock=clock, ids=ids, decoder=decoder)
        session = upkeep.unlock(world, copy, passphrase())
        found.append(Person(each.name, copy, clock, ids, session, decoder=decoder))
    return tuple(found)


def pair(first: Person, second: Person) -> None:
    """Pair them: the first invites. Both say that the words are equal."""
    first.files += 1
    folder = first.folder.parent
    invitation = folder / f"{first.name}-{second.name}-{first.files}.invitation"
    answer = folder / f"{first.name}-{second.name}-{first.files}.answer"
    pairing.invite(first.session, invitation)
    pairing.answer(second.session, invitation, answer)
    pairing.accept(first.session, answer)
    pairing.confirm_words(first.session)
    pairing.confirm_words(second.session)


def hand_over(sender: Person, receiver: Person) -> BroughtIn:
    """Make the next file and bring it in on the other side."""
    sender.make()
    assert sender.last is not None
    return receiver.bring_in(sender.last)
