# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie on this computer: one fixed folder for vaults; no list of places used before."""

from __future__ import annotations

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
