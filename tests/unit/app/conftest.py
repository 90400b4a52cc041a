# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people with vaults of their own, before and after pairing: copies of vaults made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import couple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def _strangers(tmp_path_factory: pytest.TempPathFactory) -> tuple[couple.Person, ...]:
    folder = tmp_path_factory.mktemp("strangers")
    people = (couple.person(folder, "Alex"), couple.person(folder, "Sam"))
    for each in people:
        each.session.close()
    return people


@pytest.fixture(scope="session")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[couple.Person, ...]:
    folder = tmp_path_factory.mktemp("pair")
    people = (couple.person(folder, "Alex"), couple.person(folder, "Sam"))
    couple.pair(*people)
    for each in people:
        each.session.close()
    return people


@pytest.fixture
def alex(_strangers: tuple[couple.Person, ...], tmp_path: Path) -> Iterator[couple.Person]:
    """Somebody with a new vault."""
    (person,) = couple.copies(_strangers[:1], tmp_path)
    yield person
    person.session.close()


@pytest.fixture
def sam(_strangers: tuple[couple.Person, ...], tmp_path: Path) -> Iterator[couple.Person]:
    """Somebody else with a new vault."""
    (person,) = couple.copies(_strangers[1:], tmp_path)
    yield person
    person.session.close()


@pytest.fixture
def both(
    _pair: tuple[couple.Person, ...], tmp_path: Path
) -> Iterator[tuple[couple.Person, couple.Person]]:
    """The two, paired: Alex invited."""
    alex, sam = couple.copies(_pair, tmp_path)
    yield alex, sam
    alex.session.close()
    sam.session.close()
