# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles what Qt reads at run time, icons, fonts, tokens, translations, into one file.

Runs with every build, editable ones too. Where Qt's tools cannot run (their system libraries are
missing) it says so and goes on: the terminal program needs none of it.
"""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # for tests that call `compile_resources` alone
    BuildHookInterface = object  # type: ignore[assignment, misc]

TARGET = Path("src/sharedjournal/gui/_resources.rcc")
SOURCES = Path("resources")


class ResourceBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs or links the project."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, and name the result so that it is packed although git ignores it."""
        root = Path(self.root)
        problem = compile_resources(root)
        if problem:
            self.app.display_warning(f"The window's resources were not compiled: {problem}")
        if (root / TARGET).exists():
            build_data["artifacts"].append(TARGET.as_posix())


def compile_resources(root: Path) -> str:
    """Write `TARGET` under `root`. Returns what went wrong, or nothing."""
    if not (root / SOURCES).is_dir():
        return "" if (root / TARGET).exists() else f"there is no folder {SOURCES}"
    scripts = Path(sysconfig.get_path("scripts"))
    made = []
    try:
        for source in sorted((root / SOURCES / "i18n").glob("*.ts")):
            target = source.with_suffix(".qm")
            made.append(target)
            _run(scripts / "pyside6-lrelease", "-silent", source, "-qm", target)
        _run(
            scripts / "pyside6-rcc",
            *("--binary", "--no-compress"),
            root / SOURCES / "sharedjournal.qrc",
            *("-o", root / TARGET),
        )
    except (OSError, subprocess.SubprocessError) as error:
        output = getattr(error, "stderr", "") or str(error)
        return str(output).strip().partition("\n")[0]
    finally:
        for path in made:
            path.unlink(missing_ok=True)
    return ""


def _run(*command: Path | str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)


if __name__ == "__main__":
    print(compile_resources(Path(__file__).resolve().parent.parent) or f"made {TARGET}")
