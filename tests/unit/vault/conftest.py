# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures for the tests of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unit.vault.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Tables]:
    """The tables of a new vault."""
    made = Tables(tmp_path)
    yield made
    made.database.close()
