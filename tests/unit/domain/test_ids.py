# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers have one form, so that equal ids are equal text."""

from __future__ import annotations

import uuid

import pytest

from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.ids import PairId, is_hex, is_uuid4, pair_id_bytes

GOOD = "6f1c2f0e-8a55-4c0b-9d3e-0123456789ab"


def test_random_uuids_are_accepted() -> None:
    """What the standard library makes has the canonical form."""
    assert all(is_uuid4(str(uuid.uuid4())) for _ in range(100))


@pytest.mark.parametrize(
    "text",
    [
        *("", GOOD.upper(), GOOD + "\n", " " + GOOD, "{" + GOOD + "}", "urn:uuid:" + GOOD),
        GOOD.replace("-", ""),
        GOOD.replace("-4c0b-", "-1c0b-"),
        GOOD.replace("-4c0b-", "-7c0b-"),
        GOOD.replace("-9d3e-", "-cd3e-"),
        GOOD.replace("0", "٠"),
    ],
)
def test_other_forms_are_not(text: str) -> None:
    """Other versions (they tell a time), variants, cases and brackets are not ids."""
    assert not is_uuid4(text)


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("00ff", 2, True),
        ("", 0, True),
        ("00ff", 1, False),
        ("00FF", 2, False),
        ("00f", 1, False),
        ("0x", 1, False),
        ("٠٠", 1, False),
    ],
)
def test_hex_has_one_form(text: str, size: int, expected: bool) -> None:
    """Lower case, exactly two digits a byte."""
    assert expected == is_hex(text, size)


def test_pair_id_bytes() -> None:
    """A pair id is 16 bytes in hexadecimal."""
    assert bytes(range(16)) == pair_id_bytes(PairId(bytes(range(16)).hex()))


@pytest.mark.parametrize("text", ["", "00" * 15, "00" * 17, "GG" * 16])
def test_other_pair_ids_are_refused(text: str) -> None:
    """Nothing else is taken for one."""
    with pytest.raises(BadInput) as caught:
        pair_id_bytes(PairId(text))

    assert "pair" == caught.value.detail
