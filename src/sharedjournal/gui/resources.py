# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled resource file: icons, fonts, tokens, translations. Registered once, at start.

`packaging/hatch_build.py` makes it from the folder `resources/` of the project.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QResource

PREFIX = ":/sharedjournal"
_NAME = "_resources.rcc"
_data: list[bytes] = []


class ResourcesMissing(RuntimeError):
    """The package was built where Qt's tools could not run."""


def register() -> None:
    """Make `read` and Qt's `:/sharedjournal/...` paths work. May be called again."""
    if _data:
        return
    file = Path(__file__).with_name(_NAME)
    if not file.is_file():
        raise ResourcesMissing(_NAME)
    data = file.read_bytes()
    if not QResource.registerResourceData(data):
        raise ResourcesMissing(_NAME)
    # Qt reads from these bytes for as long as the program runs.
    _data.append(data)


def read(name: str) -> bytes:
    """The bytes of one resource, such as `icons/lock.svg`. Raises `FileNotFoundError`."""
    file = QFile(f"{PREFIX}/{name}")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(name)
    return bytes(file.readAll().data())
