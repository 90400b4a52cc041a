# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that look at every screen, without a display. They share the application of `gui`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from screens.story import Story

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process: it is told once what Noor and Sam went through."""
    for item in items:
        if item.path.parent.name == "screens":
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
    if qapp.findChild(Theme) is None:
        Theme(qapp).choose(theme="light", contrast="normal", text_size=1.0, still=True)
    return qapp


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The story, lived through; its journals are locked."""
    from screens import story

    found = story.tell(tmp_path_factory.mktemp("story"))
    found.close()
    return found
