# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of built archives notices what is missing and what does not belong there."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from check_dist import ROOT, SDIST_NEEDS, main, sdist_problems, sources, wheel_problems

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LICENCE = "sharedjournal-1.dist-info/licenses/LICENSE"


def test_sources_are_files_without_bytecode(tmp_path: Path) -> None:
    """Code and data count, compiled modules do not."""
    for name in ("a/b.py", "a/words.txt", "a/__pycache__/b.cpython-311.pyc"):
        path = tmp_path / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    assert {"a/b.py", "a/words.txt"} == sources(tmp_path)


def test_wheel() -> None:
    """Every source file and the licence, nothing beside them."""
    wanted = {"sharedjournal/a.py", "sharedjournal/w.sql"}

    assert [] == wheel_problems([*wanted, "sharedjournal/", LICENCE], wanted)
    assert [
        "not in the wheel: sharedjournal/w.sql",
        "stray in the wheel: tests/test_a.py",
        "not in the wheel: LICENSE",
    ] == wheel_problems(["sharedjournal/a.py", "tests/test_a.py"], wanted)


def test_sdist() -> None:
    """The source archive, whose names begin with its own folder, can set itself up."""
    full = [f"x-1/{name}" for name in SDIST_NEEDS]

    assert [] == sdist_problems([*full, "x-1/src/s/a.py"], {"s/a.py"})
    assert ["not in the sdist: src/s/a.py"] == sdist_problems(full, {"s/a.py"})
    assert ["not in the sdist: LICENSE"] == sdist_problems(full[1:], set())


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Archives with everything pass; with a file left out the command fails and names it."""
    names = sorted(sources(ROOT))
    with tarfile.open(tmp_path / "x-1.tar.gz", "w:gz") as tar:
        for name in [*SDIST_NEEDS, *(f"src/{name}" for name in names)]:
            tar.addfile(tarfile.TarInfo(f"x-1/{name}"), io.BytesIO())
    wheel = tmp_path / "x-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in [*names, LICENCE]:
            archive.writestr(name, "")

    assert 0 == main([str(tmp_path)])

    with zipfile.ZipFile(wheel, "w") as archive:
        for name in [*names[1:], LICENCE]:
            archive.writestr(name, "")

    assert 1 == main([str(tmp_path)])
    assert f"not in the wheel: {names[0]}" in capsys.readouterr().out
