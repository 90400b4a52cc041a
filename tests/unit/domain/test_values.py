# SPDX-License-Identifier: GPL-3.0-or-later
"""Values that pass between packages: their order, defaults, and what their repr keeps quiet."""

from __future__ import annotations

from sharedjournal.domain.entry import Content, Picture
from sharedjournal.domain.exchange import Epoch, Pairing, Snapshot, Version
from sharedjournal.domain.ids import PairId
from sharedjournal.domain.ports import NoProgress

PAIR = PairId("00" * 16)
EPOCH = Epoch(0, "0011223344556677")


def test_epochs_are_ordered_by_start_then_nonce() -> None:
    """A restored journal's epoch is later than the one it began with."""
    assert [Epoch(0, "bb"), Epoch(1, "aa"), Epoch(1, "ab"), Epoch(10, "00")] == sorted(
        [Epoch(10, "00"), Epoch(1, "ab"), Epoch(0, "bb"), Epoch(1, "aa")]
    )


def test_versions_are_ordered_by_epoch_revision_hash() -> None:
    """A newer epoch wins over a higher revision, and that over any hash."""
    ordered = [
        Version(EPOCH, 9, "ff"),
        Version(Epoch(1, "00"), 1, "ff"),
        Version(Epoch(1, "00"), 2, "00"),
        Version(Epoch(1, "00"), 2, "01"),
    ]

    backwards = ordered[::-1]
    assert ordered == sorted(backwards)


def test_repr_tells_no_secret() -> None:
    """Keys, names and the bytes of pictures do not get into a log by way of a repr."""
    pairing = Pairing(
        pair=PAIR,
        stage="confirmed",
        inviter=True,
        seed=b"seed-canary",
        recipient="recipient-canary",
        secret=b"secret-canary",
        my_name="name-canary",
        epoch=EPOCH,
    )
    snapshot = Snapshot(
        pair=PAIR, epoch=EPOCH, name="name-canary", lines=(b"canary",), read_picture=bytes.fromhex
    )
    picture = Picture("ab" * 32, "png", 1, 1, b"canary")

    assert f"Pairing(pair={PAIR!r}, stage='confirmed')" == repr(pairing)
    assert [] == [
        text for text in (repr(pairing), repr(snapshot), repr(picture)) if "canary" in text
    ]


def test_defaults_cannot_be_written_to() -> None:
    """An entry without fields shares its empty map with all others."""
    first, second = Content(day=None), Content(day=None)

    assert first == second
    assert not hasattr(first.fields, "__setitem__")


def test_no_progress_never_stops() -> None:
    """Work that nobody watches reports and asks as any other."""
    progress = NoProgress()

    assert (None, None) == (progress.report(1, 2, "records"), progress.check())  # type: ignore[func-returns-value]
