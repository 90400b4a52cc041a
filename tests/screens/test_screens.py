# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen, in every way to look at it: whole, readable, and usable without a mouse or eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens import checks, painted, story
from screens.looks import LOOKS, Look, looking
from screens.scenes import SCENES
from screens.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

USUAL = ("light", "pseudo")
"""Looked at in every run; the others take as long each, and run with the tests of the window."""


def params() -> list[object]:
    """All looks, with their marks."""
    return [
        pytest.param(look, id=look.name, marks=() if look.name in USUAL else pytest.mark.window)
        for look in LOOKS
    ]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("look", params())
def test_every_screen(
    look: Look, application: QApplication, told: story.Story, tmp_path: Path
) -> None:
    """Nothing is cut, faint, covered, outside, nameless or out of reach."""
    found: list[str] = []
    with looking(look):
        stage = Stage(told, tmp_path, look.size)
        try:
            for scene in SCENES:
                for name, window in scene.play(stage):
                    stage.settle()
                    found += [f"{name}: {words}" for words in look_at(window, look)]
        finally:
            stage.close()

    assert [] == list(dict.fromkeys(found))


def look_at(window: QWidget, look: Look) -> list[str]:
    """All that is wrong with what is on screen now."""
    image = window.grab().toImage()
    runs = [run for widget in painted.shown(window) for run in painted.runs(widget)]
    found = [
        *checks.cut(runs, window),
        *checks.contrast(runs, window, image),
        *checks.overlaps(window),
        *checks.off_window(window),
        *checks.unnamed(window),
        *checks.small_targets(window),
    ]
    if look.pseudo:
        found += checks.untranslated(runs, window, story.content())
    if look.name == "light":
        found += checks.unreached(window)
    return found
