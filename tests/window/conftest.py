# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that use the real program in a real window. All bear the mark `window`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from window import desktop as desktops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They are slower than others, and share one screen."""
    for item in items:
        if item.path.parent.name == "window":
            item.add_marker(pytest.mark.window)
            item.add_marker(pytest.mark.xdist_group("window"))


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[desktops.Desktop]:
    """A screen with a window manager and buses, for all tests of this folder."""
    lost = desktops.missing()
    if lost:
        pytest.skip(f"not on this computer: {lost}")
    folder = tmp_path_factory.mktemp("desktop")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
    }
    made = desktops.Desktop(environment, folder)
    try:
        made.begin()
        yield made
    finally:
        made.end()


@pytest.fixture
def journal(desktop: desktops.Desktop, tmp_path: Path) -> Iterator[desktops.Journal]:
    """The program, started, in an empty home."""
    with desktops.Journal(desktop, tmp_path / "home") as started:
        yield started


@pytest.fixture
def with_vault(
    desktop: desktops.Desktop, tmp_path: Path
) -> Iterator[Callable[[str], desktops.Journal]]:
    """Starts the program in the home of somebody who has a journal with cheap keys."""
    from fakes import FakeClock, FakeDecoder, FakeIds
    from sharedjournal import vault
    from sharedjournal.app import upkeep
    from sharedjournal.app.session import World

    opened: list[desktops.Journal] = []

    def start(name: str) -> desktops.Journal:
        journal = desktops.Journal(desktop, tmp_path / name)
        journal.vaults.mkdir(parents=True)
        world = World(clock=FakeClock(), ids=FakeIds(name), decoder=FakeDecoder())
        made = upkeep.create(
            world,
            journal.vaults / "journal",
            name=name,
            label=name,
            passphrase=bytearray(desktops.PASSPHRASE.encode()),
            recovery=False,
            cost=vault.Cost.FLOOR,
        )
        made.session.close()
        journal.start()
        opened.append(journal)
        return journal

    yield start
    for journal in opened:
        journal.__exit__()
