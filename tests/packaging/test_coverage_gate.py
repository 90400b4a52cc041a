# SPDX-License-Identifier: GPL-3.0-or-later
"""The coverage gate adds up packages, and lets a floor neither fall nor lag behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coverage_gate import Tally, main, problems, tallies

if TYPE_CHECKING:
    from pathlib import Path


def entry(covered: int, total: int) -> dict[str, object]:
    """A file of a coverage report: half of its numbers are lines, the other half branches."""
    return {
        "summary": {
            "covered_lines": covered // 2,
            "covered_branches": covered - covered // 2,
            "num_statements": total // 2,
            "num_branches": total - total // 2,
        }
    }


def test_files_add_up_by_package() -> None:
    """Lines and branches of all files count, wherever they lie; root modules stand alone."""
    report = {
        "files": {
            "src/sharedjournal/vault/store.py": entry(8, 10),
            "src/sharedjournal/vault/sub/rows.py": entry(3, 7),
            "/elsewhere/sharedjournal/__main__.py": entry(1, 2),
        }
    }

    assert {"vault": Tally(11, 17), "__main__": Tally(1, 2)} == tallies(report)


@pytest.mark.parametrize(
    ("covered", "total", "percent"),
    [(0, 0, 100.0), (0, 3, 0.0), (2, 3, 66.66), (9_999_999, 10_000_000, 99.99), (5, 5, 100.0)],
)
def test_percent_is_rounded_down(covered: int, total: int, percent: float) -> None:
    """One line of a million missing is not 100 %."""
    assert percent == Tally(covered, total).percent


@pytest.mark.parametrize(
    ("covered", "expected"),
    [
        (899, ["a: 89.9 %, floor 90 %: write the missing tests"]),
        (900, []),
        (920, []),
        (921, ["a: 92.1 %, floor 90 %: raise the floor to 91"]),
    ],
)
def test_floor_and_ratchet(covered: int, expected: list[str]) -> None:
    """Below the floor fails; more than two points above asks to raise it."""
    assert expected == problems({"a": 90}, {"a": Tally(covered, 1000)})


def test_packages_and_floors_belong_together() -> None:
    """A package without a floor fails, and so does a floor without a package."""
    expected = ["b: no floor in coverage.toml", "a: has a floor, but the report does not know it"]

    assert expected == problems({"a": 90}, {"b": Tally(1, 1)})


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints every package and what is broken, and fails by its exit code."""
    report = tmp_path / "report.json"
    files = {"sharedjournal/crypto/age.py": entry(9, 10)}
    report.write_text(json.dumps({"files": files}), encoding="utf-8")

    code = main([str(report)])

    lines = capsys.readouterr().out.splitlines()
    assert 1 == code
    assert "crypto           90.00 %   floor 100" == lines[0]
    assert "broken: crypto: 90.0 %, floor 100 %: write the missing tests" in lines
