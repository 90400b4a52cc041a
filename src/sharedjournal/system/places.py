# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie on this computer: one fixed folder for vaults; no list of places used before."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

import platformdirs

APP = "sharedjournal"


def vaults_folder() -> Path:
    """The fixed data folder whose vaults the unlock screen offers. It need not exist yet."""
    return Path(platformdirs.user_data_path(APP, appauthor=False)) / "vaults"


def vault_folders() -> tuple[Path, ...]:
    """The folders in the fixed data folder, by name; empty where there is none."""
    try:
        found = sorted(vaults_folder().iterdir())
    except OSError:
        return ()
    return tuple(folder for folder in found if folder.is_dir() and not folder.is_symlink())


def program_folder() -> Path | None:
    """A folder of this program alone, with nothing of any vault: for links to what it loads.

    In the runtime directory of the person's session, which ends with it, else among caches. None
    where neither can be written.
    """
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    caches = Path(platformdirs.user_cache_path(APP, appauthor=False))
    for folder in (Path(base) / APP if base else caches, caches):
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = folder.lstat()
            if stat.S_ISDIR(found.st_mode) and _is_mine(found) and os.access(folder, os.W_OK):
                return folder
    return None


def _is_mine(found: os.stat_result) -> bool:
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)
