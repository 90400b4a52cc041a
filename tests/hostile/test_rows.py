# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile file is refused with its kind by `sync` itself; what is allowed is read."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from hostile import attacks, rows, world
from sharedjournal import sync
from sharedjournal.crypto import age
from sharedjournal.domain.errors import FileRefused
from sharedjournal.domain.ports import NoProgress
from unit.sync import builders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hostile.world import Case, World
    from sharedjournal.domain.exchange import MergePlan, Pairing

DETAIL = re.compile(r"[A-Za-z0-9 ._-]{0,24}")
SAMPLE = 211
"""Of truncations and flips in the usual run; a prime, so that every kind of place is met."""


@pytest.fixture(scope="module")
def two() -> World:
    """The two sides; nothing changes them."""
    return world.new()


def bring_in(two: World, data: bytes) -> MergePlan:
    """As far as `sync` goes: read, and compared with a vault that holds nothing but one's own."""
    own_mac = sync_mac(two.my_file)
    incoming = sync.open_exchange(
        io.BytesIO(data), two.mine, is_own=lambda mac: mac == own_mac, progress=NoProgress()
    )
    own = frozenset({two.my_record})
    return sync.merge(builders.held(epoch=None, name="", own_ids=own), incoming)


def sync_mac(data: bytes) -> bytes:
    """What a vault remembers of a file that it made."""
    return age.read_header(io.BytesIO(data)).mac


def answer(two: World, data: bytes) -> Pairing:
    """Take it as an invitation."""
    return sync.answer_invitation(data, my_name="Sam", epoch=world.EPOCH)


def accept(two: World, data: bytes) -> Pairing:
    """Take it as an answer."""
    return sync.accept_answer(two.inviting, data)


def judge(case: Case, two: World, importer: Callable[[World, bytes], object]) -> None:
    """The importer refuses the case as it should, and says no word of what was in it."""
    data = case.build(two)
    if not case.kinds:
        importer(two, data)
        return
    with pytest.raises(FileRefused) as caught:
        importer(two, data)
    assert caught.value.kind in case.kinds
    assert DETAIL.fullmatch(str(caught.value))


@pytest.mark.parametrize(
    "case", [case for case in rows.EXCHANGE if not case.whole], ids=lambda case: case.id
)
def test_exchange_file(two: World, case: Case) -> None:
    """Refused with its kind, or read."""
    judge(case, two, bring_in)


@pytest.mark.parametrize("case", rows.INVITATIONS, ids=lambda case: case.id)
def test_invitation(two: World, case: Case) -> None:
    """Refused with its kind, or answered."""
    judge(case, two, answer)


@pytest.mark.parametrize("case", rows.ANSWERS, ids=lambda case: case.id)
def test_answer(two: World, case: Case) -> None:
    """Refused with its kind, or accepted."""
    judge(case, two, accept)


def kinds_of(two: World, inputs: Iterable[bytes]) -> dict[str, int]:
    """How often each refusal came; every input is refused."""
    found: dict[str, int] = {}
    for data in inputs:
        with pytest.raises(FileRefused) as caught:
            bring_in(two, data)
        found[caught.value.kind] = found.get(caught.value.kind, 0) + 1
    return found


def test_some_truncations(two: World) -> None:
    """Row 2: cut off anywhere, it is refused and nothing of it is read."""
    assert set(kinds_of(two, attacks.truncations(two, SAMPLE))) <= {"NotExchangeFile", "Damaged"}


def test_some_flips(two: World) -> None:
    """Row 3: with one bit turned it is refused."""
    assert set(kinds_of(two, attacks.flips(two, 8 * SAMPLE + 1))) <= set(attacks.FLIPPED.split())


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_truncation(two: World) -> None:
    """Row 2 at every offset."""
    assert set(kinds_of(two, attacks.truncations(two, 1))) <= {"NotExchangeFile", "Damaged"}


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_flip(two: World) -> None:
    """Row 3: every bit of the header, and of the payload every 37th."""
    found = set(kinds_of(two, attacks.flips(two, 1, attacks.HEADER)))
    found |= set(kinds_of(two, attacks.flips(two, 37)))

    assert found <= set(attacks.FLIPPED.split())


def test_the_two_chunks_are_genuine(two: World) -> None:
    """What is cut and flipped above is refused for its content only."""
    assert {"Malformed": 1} == kinds_of(two, [attacks.two_chunks(two)])


def test_every_row_is_there() -> None:
    """The rows that a file alone can be: none is forgotten."""
    found = {case.row for case in (*rows.EXCHANGE, *rows.INVITATIONS, *rows.ANSWERS)}
    # Two of one and three of one are above; streams are in `test_streams.py`; what needs a vault
    # or a screen is tested where those are.
    elsewhere = {2, 3, 19, 20, 21, 22, 23, 24, 27, 28, 29, 31, 32, 34}
    shown_only = {*range(50, 59), 63, 65, 66, 67, 69, 73, 74, 75}

    assert found == set(range(1, 76)) - elsewhere - shown_only
