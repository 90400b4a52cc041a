# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders every screen, in every way to look at it, into one folder.

.venv/bin/python tests/screens/render.py FOLDER [--look NAME] [--only WORDS]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from screens import looks, scenes, story
from screens.stage import Stage
from sharedjournal.gui.theme import Theme


def main() -> int:
    """Write the pictures as `FOLDER/LOOK/NN-name.png`."""
    parser = argparse.ArgumentParser(description="Render every screen into one folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", help="only this one: " + ", ".join(x.name for x in looks.LOOKS))
    parser.add_argument("--only", default="", help="only scenes with these words in their names")
    given = parser.parse_args()
    application = QApplication(["sharedjournal"])
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    Theme(application).choose(theme="light", contrast="normal", text_size=1.0, still=True)
    wanted = [look for look in looks.LOOKS if given.look in (None, look.name)]
    with tempfile.TemporaryDirectory() as folder:
        told = story.tell(Path(folder) / "story")
        told.close()
        for look in wanted:
            target = given.folder / look.name
            target.mkdir(parents=True, exist_ok=True)
            place = Path(folder) / look.name
            place.mkdir()
            render(told, look, place, target, given.only)
    return 0


def render(told: story.Story, look: looks.Look, place: Path, target: Path, only: str) -> None:
    """All scenes in one look."""
    with looks.looking(look):
        stage = Stage(told, place, look.size)
        try:
            for scene in scenes.SCENES:
                if only in scene.name:
                    play(scene, stage, target)
        finally:
            stage.close()


def play(scene: scenes.Scene, stage: Stage, target: Path) -> None:
    """One scene, and its pictures."""
    for name, window in scene.play(stage):
        stage.settle()
        window.grab().save(str(target / f"{name}.png"))
        print(f"{target.name}/{name}")


if __name__ == "__main__":
    sys.exit(main())
