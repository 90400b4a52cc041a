# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the window without a screen: one application, real vaults, work done at once.

After each test no window, no running timer and no thread of ours is left.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    import couple
    from sharedjournal.gui.theme import Theme
    from windows import TestContext

# Before Qt is loaded. Fractional scaling of the person's desktop would move every pixel.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

OURS = ("vault", "pool")
"""How the names of our threads begin."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What Qt warns of fails the test; all of these share one application, and so one process."""
    for item in items:
        if item.path.parent.name == "gui":
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # Qt without a screen says so of every window with a smallest size.
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))
            item.add_marker(pytest.mark.xdist_group("gui"))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments that pytest-qt gives its application."""
    return ["sharedjournal"]


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """The one application, with our style, resources and theme."""
    from sharedjournal.gui.theme import Theme

    qapp.setApplicationName("sharedjournal")
    qapp.setQuitOnLastWindowClosed(False)
    qapp.setStyle("Fusion")
    Theme(qapp).choose(theme="light", contrast="normal", text_size=1.0, still=True)
    return qapp


@pytest.fixture(autouse=True)
def theme(application: QApplication) -> Iterator[Theme]:
    """The theme: light, 100 %, without motion; put back after a test that changes it."""
    from sharedjournal.gui.theme import theme

    found = theme()
    yield found
    if (found.name, found.text_size) != ("light", 1.0):
        found.choose(theme="light", contrast="normal", text_size=1.0, still=True)


@pytest.fixture(autouse=True)
def _nothing_left(application: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window open, a top-level timer running, or a thread of ours."""
    from PySide6.QtCore import QCoreApplication, QEvent

    yield
    shown = [window for window in application.topLevelWidgets() if window.isVisible()]
    names = [type(window).__name__ for window in shown]
    for window in application.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    threads = [thread.name for thread in threading.enumerate() if thread.name.startswith(OURS)]

    assert ([], []) == (names, threads), "a window or a thread was left"


@pytest.fixture(autouse=True)
def _cycles_here(application: QApplication) -> Iterator[None]:
    """As in the program, no thread of ours takes a Qt object apart: that ends the process."""
    from sharedjournal.gui.garbage import Collector, collect_if_due

    collector = Collector()
    collector.start()
    yield
    collector.stop()
    collect_if_due()


@pytest.fixture(autouse=True)
def _no_modal_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that waits for a person would wait for ever; tests answer through `Dialogs`."""
    from PySide6.QtWidgets import QDialog

    def refuse(dialog: QDialog) -> int:
        raise AssertionError(f"{type(dialog).__name__} waits for an answer")

    monkeypatch.setattr(QDialog, "exec", refuse)


# --- people -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def _stranger(tmp_path_factory: pytest.TempPathFactory) -> couple.Person:
    import couple

    person = couple.person(tmp_path_factory.mktemp("stranger"), "Alex")
    person.session.close()
    return person


@pytest.fixture(scope="session")
def _pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[couple.Person, ...]:
    import couple

    folder = tmp_path_factory.mktemp("pair")
    people = (couple.person(folder, "Alex"), couple.person(folder, "Sam"))
    couple.pair(*people)
    for each in people:
        each.session.close()
    return people


@pytest.fixture
def alex(_stranger: couple.Person, tmp_path: Path) -> Iterator[couple.Person]:
    """Somebody with a new journal, paired with nobody."""
    import couple

    (person,) = couple.copies([_stranger], tmp_path)
    yield person
    person.session.close()


@pytest.fixture
def both(
    _pair: tuple[couple.Person, ...], tmp_path: Path
) -> Iterator[tuple[couple.Person, couple.Person]]:
    """Alex and Sam, paired: Alex invited."""
    import couple

    alex, sam = couple.copies(_pair, tmp_path)
    yield alex, sam
    alex.session.close()
    sam.session.close()


@pytest.fixture
def context_of(theme: Theme) -> Callable[[couple.Person], TestContext]:
    """What a screen of somebody's journal is given."""
    import windows

    return lambda person: windows.context_of(person, theme)


@pytest.fixture
def context(alex: couple.Person, context_of: Callable[[couple.Person], TestContext]) -> TestContext:
    """What a screen of Alex's journal is given; Alex is paired with nobody."""
    return context_of(alex)


@pytest.fixture
def contexts(
    both: tuple[couple.Person, couple.Person],
    context_of: Callable[[couple.Person], TestContext],
) -> tuple[TestContext, TestContext]:
    """What the screens of Alex and of Sam are given; the two are paired."""
    return context_of(both[0]), context_of(both[1])
