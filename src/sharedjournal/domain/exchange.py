# SPDX-License-Identifier: GPL-3.0-or-later
"""What passes between the vault and the exchange file.

Values only: no disk, no keys but those that travel and those of the pairing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sharedjournal.domain.ids import PairId, RecordId

Stage = Literal["invited", "met", "confirmed", "ended"]
"""`invited`: I invited, no answer yet. `met`: both halves are here, the words can be compared."""


@dataclass(frozen=True, slots=True, order=True)
class Epoch:
    """One unbroken life of its author's vault; a restore begins the next.

    Ordered by `start`, then `nonce`. `start` is 0 when a pairing begins, else minutes since 1970
    UTC; `nonce` is 8 random bytes in hex.
    """

    start: int
    nonce: str


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """The order of the versions of one record: the highest is shown."""

    epoch: Epoch
    rev: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Pairing:
    """Two vaults that accept each other's exchange files. Secrets are empty once it has ended.

    `seed` (32 bytes) is this side's identity for this pairing, `secret` (32 bytes) the pair secret.
    `invitation` and `answer` are the plain bytes of the two pairing files. `inviter`: I wrote the
    invitation. `hold`: after a restore, nothing is made or brought in until the person has
    confirmed the pairing again.
    """

    pair: PairId
    stage: Stage
    inviter: bool
    seed: bytes
    recipient: str
    partner_recipient: str = ""
    secret: bytes = b""
    invitation: bytes = b""
    answer: bytes = b""
    my_name: str = ""
    partner_name: str = ""
    epoch: Epoch
    hold: bool = False

    def __repr__(self) -> str:
        return f"Pairing(pair={self.pair!r}, stage={self.stage!r})"


def which_counts(pairings: Iterable[Pairing]) -> Pairing | None:
    """The one pairing that counts, of all in the order in which they were begun; or none.

    The confirmed one, else one whose words can be compared, else the newest invitation. Where each
    invited the other and both were answered, the lower pair id counts, so that both people come to
    the same without another word.
    """
    found: dict[Stage, list[Pairing]] = {}
    for pairing in pairings:
        found.setdefault(pairing.stage, []).append(pairing)
    met = sorted(found.get("met", ()), key=lambda pairing: pairing.pair)
    return next(iter([*found.get("confirmed", ()), *met, *found.get("invited", ())[::-1]]), None)


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture that a file holds: SHA-256 in hex, kind (png, jpg, webp), size in bytes."""

    sha256: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Snapshot:
    """All that the next exchange file holds, and nothing else. Read under the authorizer.

    `lines` are canonical record lines in the order first shared; `keys` the released seal keys, by
    id in that order; `forms` own forms by SHA-256; `read_picture` gives the bytes of one of
    `pictures`.
    """

    pair: PairId
    epoch: Epoch
    name: str
    lines: tuple[bytes, ...]
    keys: tuple[tuple[RecordId, bytes], ...] = ()
    forms: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    pictures: tuple[PictureRef, ...] = ()
    read_picture: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """What a vault holds of one of the partner's records, without its text.

    `versions` maps line hash to version (its epoch is the newest that held this line); there is at
    least one. `gone`: taken back for good. `bare`: the text was taken out here; later files add no
    text. `place`: position in the author's file of the newest epoch that held it. `missing`: hashes
    of lines whose text is not here and was asked for again.
    """

    versions: Mapping[str, Version]
    place: int
    gone: bool = False
    bare: bool = False
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a vault holds of this pairing, as far as a merge needs it.

    `keys`: (record id, line hash). `pictures` and `forms`: SHA-256 in hex.
    """

    epoch: Epoch | None
    name: str
    own_ids: frozenset[RecordId]
    records: Mapping[RecordId, HeldRecord]
    keys: frozenset[tuple[RecordId, str]] = frozenset()
    pictures: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Arrival:
    """One line of a file that changes what is held: a new line, or a known one in a newer epoch.

    `line` is None where it is stored already or its text may not be kept (`bare`); then id and
    place stay. `skeleton` is the line's placement for a bare record (`record.skeleton`), else None.
    """

    id: RecordId
    version: Version
    place: int
    gone: bool
    line: bytes | None
    skeleton: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """The difference that a file makes: computed without the vault, applied in one transaction."""

    pair: PairId
    epoch: Epoch
    name: str | None
    arrivals: tuple[Arrival, ...]
    keys: tuple[tuple[RecordId, str, bytes], ...]
    forms: Mapping[str, bytes]
    pictures: frozenset[str]
    new: int
    changed: int
    withdrawn: int
    already: int
