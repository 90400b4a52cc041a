# SPDX-License-Identifier: GPL-3.0-or-later
"""An unlocked vault, and the world it lives in.

One thread uses it; only `interrupt` may come from another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import BadInput, NoSuchEntry, NotConfirmed, NotPaired

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType
    from typing import Protocol

    from sharedjournal.domain.entry import Picture
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.ports import Clock, Ids
    from sharedjournal.vault import Store

    class Decoder(Protocol):
        """Repaints a picture from outside; see `system.pictures`."""

        def sanitize(self, data: bytes) -> Picture: ...
        def close(self) -> None: ...


MIN_PREFIX = 8


@dataclass(frozen=True, slots=True)
class World:
    """What comes in from outside: the time, new ids, and the decoder of pictures."""

    clock: Clock
    ids: Ids
    decoder: Decoder


class Session:
    """An unlocked vault. Closing it locks; a `with` block does so whatever happens."""

    def __init__(self, store: Store, world: World) -> None:
        self.store = store
        self.world = world

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lock: the connection is closed, keys are wiped, no decoder is left."""
        self.world.decoder.close()
        self.store.close()

    def interrupt(self) -> None:
        """Stop the running statement; its transaction rolls back. May be called from any thread."""
        self.store.interrupt()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; nested ones join the outer."""
        return self.store.transaction()

    def pairing(self) -> Pairing:
        """The current pairing, confirmed or not. Raises `NotPaired`."""
        pairing = self.store.pairings.current()
        if pairing is None or pairing.stage == "ended":
            raise NotPaired
        return pairing

    def shared_with(self) -> Pairing:
        """The pairing to which records belong: its words were confirmed, before a restore or since.

        Before that nobody knows whom one would share with. Raises `NotPaired`, `NotConfirmed`.
        """
        pairing = self.pairing()
        if pairing.stage != "confirmed":
            raise NotConfirmed
        return pairing

    def confirmed_pairing(self) -> Pairing:
        """The pairing whose files count now. Raises `NotPaired`, `NotConfirmed`."""
        pairing = self.shared_with()
        if pairing.hold:
            raise NotConfirmed("restored")
        return pairing

    def confirmed_pairing_or_none(self) -> Pairing | None:
        """The pairing whose records are in derived state, if there is one."""
        pairing = self.store.pairings.current()
        return pairing if pairing is not None and pairing.stage == "confirmed" else None

    def find(self, prefix: str) -> str:
        """The one id of an entry or record that begins with `prefix` (8 characters or more).

        Raises `BadInput` for a shorter one, `NoSuchEntry` where none or several begin so.
        """
        if len(prefix) < MIN_PREFIX:
            raise BadInput("id")
        prefix = prefix.lower()
        found = self.store.entries.find(prefix)
        pairing = self.store.pairings.current()
        if not found and pairing is not None:
            own = self.store.sharing.own(pairing.pair)
            found = tuple(row.id for row in own if row.id.startswith(prefix))
        if len(found) != 1:
            raise NoSuchEntry("several" if found else "none")
        return found[0]

    def check_outside(self, target: Path) -> None:
        """A file to hand over never lies among the vault's own. Raises `BadInput("target")`."""
        if target.resolve().is_relative_to(self.store.folder.resolve()):
            raise BadInput("target")

    def settings(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Stored settings whose key begins with `prefix`."""
        yield from self.store.settings.items(prefix)
