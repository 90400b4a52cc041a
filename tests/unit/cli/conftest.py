# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people at their terminals: copies of vaults made once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from unit.cli.doors import Program, pair

if TYPE_CHECKING:
    from pathlib import Path


def _program(folder: Path, name: str) -> Program:
    return Program(folder, folder / name)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    programs = [_program(folder, name) for name in ("alex", "sam")]
    for each in programs:
        each.json("new", "--name", each.vault.name.title(), "--no-recovery")
        shutil.copytree(each.vault, folder / f"{each.vault.name}-alone")
    pair(*programs)
    return folder


@pytest.fixture
def alex(_made: Path, tmp_path: Path) -> Program:
    """Somebody with a new vault and no partner yet."""
    shutil.copytree(_made / "alex-alone", tmp_path / "alex")
    return _program(tmp_path, "alex")


@pytest.fixture
def both(_made: Path, tmp_path: Path) -> tuple[Program, Program]:
    """Alex and Sam, paired."""
    for name in ("alex", "sam"):
        shutil.copytree(_made / name, tmp_path / f"{name}-paired")
    return _program(tmp_path, "alex-paired"), _program(tmp_path, "sam-paired")
