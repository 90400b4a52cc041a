# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept outside every vault, for it is needed before one is open: how the window looks.

A closed list of keys and of values; anything else in the file is ignored and not written again.
Nothing in it tells that there is a vault, where, or whose.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from sharedjournal.system.places import APP

KEYS = frozenset(
    {"language", "theme", "contrast", "text", "motion", "writing-font", "writing-size"}
)
MAX_VALUE = 100
MAX_FILE = 16 * 1024
_NAME = "look.json"


def _file() -> Path:
    return Path(platformdirs.user_config_path(APP, appauthor=False)) / _NAME


def read() -> dict[str, str]:
    """What was chosen; nothing where there is no file, or one that is not ours."""
    try:
        with _file().open("rb") as file:
            document = json.loads(file.read(MAX_FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict):
        return {}
    return {
        key: value
        for key, value in document.items()
        if key in KEYS and isinstance(value, str) and len(value) <= MAX_VALUE
    }


def write(key: str, value: str) -> None:
    """Keep one choice; an empty value forgets it. A full or read-only disk is no reason to stop."""
    if key not in KEYS or len(value) > MAX_VALUE:
        raise ValueError(key)
    chosen = {name: found for name, found in read().items() if name != key}
    if value:
        chosen[key] = value
    with suppress(OSError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(chosen, sort_keys=True), encoding="utf-8")
        new.replace(path)
        if os.name == "posix":
            path.chmod(0o600)
