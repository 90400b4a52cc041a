# SPDX-License-Identifier: GPL-3.0-or-later
"""Check that a built wheel holds the whole package and nothing else, and that the sdist can start.

python packaging/check_dist.py DIST_FOLDER

A data file that is left out is noticed by no test that runs from the source tree.
"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parent.parent
SDIST_NEEDS = (
    "LICENSE",
    "README.md",
    "packaging/requirements.txt",
    "packaging/start.py",
    "pyproject.toml",
    "uv.lock",
)


def sources(root: Path) -> set[str]:
    """Every file of the package, as paths below `src/`; bytecode aside."""
    source = root / "src"
    return {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def wheel_problems(names: Iterable[str], wanted: set[str]) -> list[str]:
    """What the wheel lacks or has too much of, one line each."""
    found = {name for name in names if not name.endswith("/")}
    metadata = {name for name in found if PurePosixPath(name).parts[0].endswith(".dist-info")}
    lines = [f"not in the wheel: {name}" for name in sorted(wanted - found)]
    lines += [f"stray in the wheel: {name}" for name in sorted(found - wanted - metadata)]
    if not any(name.endswith(".dist-info/licenses/LICENSE") for name in metadata):
        lines.append("not in the wheel: LICENSE")
    return lines


def sdist_problems(names: Iterable[str], wanted: set[str]) -> list[str]:
    """What the sdist lacks, one line each."""
    found = {PurePosixPath(*PurePosixPath(name).parts[1:]).as_posix() for name in names}
    needed = {*SDIST_NEEDS, *(f"src/{name}" for name in wanted)}
    return [f"not in the sdist: {name}" for name in sorted(needed - found)]


def main(arguments: Sequence[str]) -> int:
    """Print every problem; exit code 1 where there is one."""
    folder = Path(arguments[0])
    wanted = sources(ROOT)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        lines = wheel_problems(archive.namelist(), wanted)
    with tarfile.open(sdist) as tar:
        lines += sdist_problems(tar.getnames(), wanted)
    for line in lines:
        print(line)
    print(f"{wheel.name}: {len(wanted)} files of the package, {len(lines)} problems")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
