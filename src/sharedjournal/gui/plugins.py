# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of Qt may be loaded at run time: an allow-list, as a folder of links.

Qt loads what lies in its plugin folders: screens at the end of a network, debuggers, data base
drivers, file dialogs of other programs. None of that has a place beside a journal.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo

ALLOWED: dict[str, tuple[str, ...]] = {
    "platforms": ("qxcb", "qwayland", "qoffscreen"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    # Accents and other writing systems. PNG is part of Qt itself, and so is what reads the screen.
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "imageformats": ("qjpeg", "qwebp"),
    "printsupport": ("cupsprintersupport",),
}


def restrict(folder: Path | None, source: Path | None = None) -> bool:
    """Let Qt load what is allowed and nothing else. Before there is an application.

    `folder` belongs to this program. Returns whether it could be done: Windows lets few people make
    links, and a home may be read-only; the screens are limited there as everywhere.
    """
    if os.name != "posix" or folder is None:
        return False
    plugins = source or Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    # Two versions of the program, open at the same time, do not take each other's links away.
    name = hashlib.sha256(f"{QLibraryInfo.version().toString()} {plugins}".encode()).hexdigest()
    links = folder / f"qt-{name[:16]}"
    try:
        for kind, names in ALLOWED.items():
            wanted = {f"lib{each}.so": plugins / kind / f"lib{each}.so" for each in names}
            _make_so(links / kind, wanted)
        _remove_others(links)
    except OSError:
        return False
    QCoreApplication.setLibraryPaths([str(links)])
    return True


def _make_so(folder: Path, wanted: dict[str, Path]) -> None:
    """Have `folder` hold links to the `wanted` files that exist, and nothing else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for found in folder.iterdir():
        target = wanted.get(found.name)
        if target is None or not found.is_symlink() or found.readlink() != target:
            found.unlink()
    for name, target in wanted.items():
        if target.is_file() and not (folder / name).is_symlink():
            (folder / name).symlink_to(target)


def _remove_others(links: Path) -> None:
    for found in links.iterdir():
        if found.name in ALLOWED:
            continue
        if found.is_dir() and not found.is_symlink():
            _make_so(found, {})
            found.rmdir()
        else:
            found.unlink()
