# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold branch coverage at its floor in `coverage.toml`, package by package.

python packaging/coverage_gate.py REPORT.json     (what `coverage json` writes)

A package below its floor fails, one without a floor, and one so far above it that the floor no
longer guards anything. It must not know how the tests are run.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGE = "sharedjournal"
SLACK = 2.0  # points above the floor that are not yet a reason to raise it


@dataclass(frozen=True)
class Tally:
    """Statements and branches of a package: how many were reached, how many there are."""

    covered: int
    total: int

    @property
    def percent(self) -> float:
        """Rounded down to hundredths, so that 100 means all."""
        return math.floor(self.covered * 10_000 / self.total) / 100 if self.total else 100.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.covered + other.covered, self.total + other.total)


def tallies(report: Mapping[str, Any]) -> dict[str, Tally]:
    """The report's files added up by package; modules directly in the root stand for themselves."""
    found: dict[str, Tally] = {}
    for name, entry in report["files"].items():
        parts = PurePath(name).with_suffix("").parts
        package = parts[parts.index(PACKAGE) + 1]
        summary = entry["summary"]
        covered = summary["covered_lines"] + summary["covered_branches"]
        total = summary["num_statements"] + summary["num_branches"]
        found[package] = found.get(package, Tally(0, 0)) + Tally(covered, total)
    return found


def problems(floors: Mapping[str, float], found: Mapping[str, Tally]) -> list[str]:
    """One line for each package that breaks the rule; empty when all hold."""
    lines = [f"{name}: no floor in coverage.toml" for name in sorted(found.keys() - floors.keys())]
    for name, floor in sorted(floors.items()):
        if name not in found:
            lines.append(f"{name}: has a floor, but the report does not know it")
            continue
        percent = found[name].percent
        if percent < floor:
            lines.append(f"{name}: {percent} %, floor {floor} %: write the missing tests")
        elif percent > floor + SLACK:
            raised = math.floor(percent - SLACK / 2)
            lines.append(f"{name}: {percent} %, floor {floor} %: raise the floor to {raised}")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Print the table; exit code 1 where a floor is broken."""
    report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    settings = Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8")
    floors: dict[str, float] = tomllib.loads(settings)["floor"]
    found = tallies(report)
    for name, tally in sorted(found.items()):
        print(f"{name:<14}{tally.percent:>8.2f} %   floor {floors.get(name, '-')}")
    broken = problems(floors, found)
    for line in broken:
        print("broken: " + line)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
