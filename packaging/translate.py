# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the translations up to date with the texts in the window: `python packaging/translate.py`.

New texts are added to each `resources/i18n/*.ts`, texts that are gone are taken out, and what has
no translation yet is listed. `docs/translation.md` tells the rest. Knows no text and no language.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
WINDOW = ROOT / "src" / "sharedjournal" / "gui"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a file of translations. `plural`: it has one translation for each number."""

    context: str
    source: str
    comment: str
    plural: bool
    translations: tuple[str, ...]
    finished: bool


def texts(file: Path) -> tuple[Text, ...]:
    """What a file of translations holds, in its order."""
    found = []
    # A file of the project itself: nobody else writes it.
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name", "")
        found += [_text(name, message) for message in context.iter("message")]
    return tuple(found)


def _text(context: str, message: ET.Element) -> Text:
    element = message.find("translation")
    plural = message.get("numerus") == "yes"
    forms: tuple[str, ...] = ()
    if element is not None:
        forms = tuple(form.text or "" for form in element) if plural else (element.text or "",)
    return Text(
        context,
        message.findtext("source", ""),
        message.findtext("comment", ""),
        plural,
        forms,
        finished=element is not None and element.get("type") is None and all(forms) and forms != (),
    )


def update(file: Path) -> None:
    """Let Qt's tool put the texts of the window into `file`; places and old texts are left out.

    Without places a change in one module does not touch every line below it.
    """
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lupdate"
    subprocess.run(
        [
            tool,
            *("-silent", "-no-obsolete", "-locations", "none", "-extensions", "py"),
            *(WINDOW, "-ts", file),
        ],
        check=True,
        cwd=ROOT,
        timeout=120,
    )


def main() -> int:
    """Renew every file. 1 where something has no translation yet."""
    missing = 0
    for file in sorted(FOLDER.glob("*.ts")):
        update(file)
        for text in texts(file):
            if not text.finished:
                missing = 1
                print(f"{file.name}: {text.context}: {text.source}")
    return missing


if __name__ == "__main__":
    sys.exit(main())
