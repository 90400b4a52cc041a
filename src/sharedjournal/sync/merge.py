# SPDX-License-Identifier: GPL-3.0-or-later
"""What a partner's file changes in what is held: a join, so that any order of files will do.

For each record the versions held are a set that only grows; each version carries the newest epoch
whose file held its line; the highest by (epoch, rev, hash) is shown. `gone` is final in every
epoch, and nothing is added to an id that is gone. A bare record (its text was taken out here) goes
on as a skeleton.

The name of the author follows the newest epoch. Within one epoch a file that lacks something held
is older, and its name does not count; of two files with the same records but another name, the one
brought in last counts, since nothing in them tells their order. A name is shown and decides
nothing.

Pure: knows no disk and no form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sharedjournal.domain.errors import Malformed
from sharedjournal.domain.exchange import Arrival, MergePlan, Version
from sharedjournal.domain.record import skeleton

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Epoch, Held, HeldRecord
    from sharedjournal.domain.ids import RecordId
    from sharedjournal.sync.incoming import Incoming, IncomingRecord

    Change = Literal["new", "changed", "withdrawn", "already"]

_OWN_FORM = "sha256:"


@dataclass(slots=True)
class _Gathered:
    """What is gathered while the records of a file are looked at one by one.

    `live`: hash of the line of each record that is gone neither here nor in the file. `pictures`
    and `forms` are those that such records name, pictures only where the text may be kept.
    """

    arrivals: list[Arrival] = field(default_factory=list)
    live: dict[RecordId, str] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    counts: dict[Change, int] = field(
        default_factory=lambda: {"new": 0, "changed": 0, "withdrawn": 0, "already": 0}
    )


def merge(held: Held, incoming: Incoming) -> MergePlan:
    """The plan that brings `incoming` in; the vault applies it in one transaction.

    `new`, `changed` and `withdrawn` count what its reader can notice; the rest is `already`, also
    what is kept without being shown. Raises `Malformed` where a record has an id of one's own.
    """
    gathered = _Gathered()
    for item in incoming.records:
        if item.record.id in held.own_ids:
            raise Malformed("id")
        change = _look_at(held.records.get(item.record.id), item, incoming.epoch, gathered)
        gathered.counts[change] += 1
    keys = (
        (record_id, gathered.live[record_id], key)
        for record_id, key in incoming.keys.items()
        if record_id in gathered.live
    )
    return MergePlan(
        pair=incoming.pair,
        epoch=incoming.epoch if held.epoch is None else max(held.epoch, incoming.epoch),
        name=incoming.name if _takes_name(held, incoming) else None,
        arrivals=tuple(gathered.arrivals),
        keys=tuple(key for key in keys if key[:2] not in held.keys),
        forms={
            name: content
            for name, content in incoming.forms.items()
            if name in gathered.forms and name not in held.forms
        },
        pictures=frozenset(gathered.pictures & incoming.pictures.keys() - held.pictures),
        new=gathered.counts["new"],
        changed=gathered.counts["changed"],
        withdrawn=gathered.counts["withdrawn"],
        already=gathered.counts["already"],
    )


def _look_at(
    held: HeldRecord | None, item: IncomingRecord, epoch: Epoch, gathered: _Gathered
) -> Change:
    record = item.record
    if held is not None and held.gone:
        return "already"
    if record.gone:
        version = Version(epoch, record.rev, item.hash)
        place = item.place if held is None else _place(held, item.place, epoch)
        gathered.arrivals.append(Arrival(record.id, version, place, gone=True, line=item.line))
        # What was never here, or has no text here, is not missed.
        return "already" if held is None or held.bare else "withdrawn"
    gathered.live[record.id] = item.hash
    if record.form is not None and record.form.startswith(_OWN_FORM):
        gathered.forms.add(record.form.removeprefix(_OWN_FORM))
    if held is None or not held.bare:
        gathered.pictures.update(record.pictures)
    if held is not None:
        return _revise(held, item, epoch, gathered)
    version = Version(epoch, record.rev, item.hash)
    gathered.arrivals.append(Arrival(record.id, version, item.place, gone=False, line=item.line))
    return "new"


def _revise(held: HeldRecord, item: IncomingRecord, epoch: Epoch, gathered: _Gathered) -> Change:
    known = held.versions.get(item.hash)
    comes_again = item.hash in held.missing
    version = Version(epoch, item.record.rev, item.hash)
    version = version if known is None else max(known, version)
    place = _place(held, item.place, epoch)
    if version == known and place == held.place and not comes_again:
        return "already"
    shown = max(held.versions.values())
    is_shown = version >= shown
    gathered.arrivals.append(
        Arrival(
            item.record.id,
            version,
            place,
            gone=False,
            line=item.line if (known is None or comes_again) and not held.bare else None,
            # Only that of the version which counts, so that applying it needs no comparison.
            skeleton=skeleton(item.record) if held.bare and is_shown else None,
        )
    )
    same_words = shown.hash == version.hash and not comes_again
    return "changed" if is_shown and not same_words and not held.bare else "already"


def _place(held: HeldRecord, place: int, epoch: Epoch) -> int:
    """The smallest place in a file of the newest epoch that held the record."""
    newest = max(version.epoch for version in held.versions.values())
    if epoch > newest:
        return place
    return min(held.place, place) if epoch == newest else held.place


def _takes_name(held: Held, incoming: Incoming) -> bool:
    if incoming.name == held.name:
        return False
    if held.epoch is None or incoming.epoch > held.epoch:
        return True
    return incoming.epoch == held.epoch and not _is_older(held, incoming)


def _is_older(held: Held, incoming: Incoming) -> bool:
    # A file holds everything, so within an epoch no record and no revision is ever missing from a
    # later one.
    revs = {item.record.id: item.record.rev for item in incoming.records}
    return any(
        version.epoch == incoming.epoch and version.rev > revs.get(record_id, 0)
        for record_id, record in held.records.items()
        for version in record.versions.values()
    )
