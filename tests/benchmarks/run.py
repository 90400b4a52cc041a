# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks and writes what they find into `docs/performance.md`.

.venv/bin/python tests/benchmarks/run.py [--no-write] [-k WORDS]

They are no tests: they take some minutes, want a quiet machine, and fail on nothing but errors.
Each measure stands beside a floor measured in the same run; carry the ratios to another machine,
not the seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Row:
    """One line of the table. Times in seconds; `floor` 0 where there is none to compare with."""

    work: str
    p50: float
    p95: float
    floor_name: str
    floor: float
    note: str
    target: str


def run(words: str | None) -> list[dict[str, Any]]:
    """All benchmarks once, in the order of their files. Raises `SystemExit` where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.json"
        code = pytest.main(
            [
                *(
                    "-o",
                    "addopts=",
                    "-p",
                    "no:randomly",
                    "-p",
                    "no:xdist",
                    "-p",
                    "no:cacheprovider",
                ),
                *(
                    "-p",
                    "no:pytest-qt",
                    "-p",
                    "no:cov",
                    "--import-mode=importlib",
                    "-q",
                    "-x",
                    "-s",
                ),
                *("--timeout", "0", "--benchmark-only", "--benchmark-disable-gc"),
                *("--benchmark-save-data", f"--benchmark-json={found}", "--benchmark-quiet"),
                *(("-k", words) if words else ()),
                *(str(path) for path in sorted(HERE.glob("bench_*.py"))),
            ]
        )
        if code:
            sys.exit(int(code))
        benchmarks: list[dict[str, Any]] = json.loads(found.read_text("utf-8"))["benchmarks"]
        return benchmarks


def row_of(benchmark: dict[str, Any]) -> Row:
    """The line of one benchmark, from its times and what it said about itself."""
    times, said = sorted(benchmark["stats"]["data"]), benchmark["extra_info"]
    return Row(
        work=said["work"],
        p50=statistics.median(times),
        p95=times[min(len(times) - 1, int(len(times) * 0.95))],
        floor_name=said.get("floor_name", ""),
        floor=said.get("floor", 0.0),
        note=said.get("note", ""),
        target=said.get("target", ""),
    )


def span(time: float) -> str:
    """Seconds for people."""
    if time >= 1:
        return f"{time:.2f} s"
    return f"{time * 1000:.3g} ms"


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    lines = [
        "| work | p50 | p95 | floor, in the same run | p50 / floor | target | more |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        floor = f"{row.floor_name}: {span(row.floor)}" if row.floor else ""
        ratio = f"{row.p50 / row.floor:.2f}" if row.floor else ""
        cells = (row.work, span(row.p50), span(row.p95), floor, ratio, row.target, row.note)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def machine(load: float) -> str:
    """What it was measured on, without a name, and how busy that was before."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB of memory, Linux {platform.release()}, "
        f"Python {platform.python_version()}; load average before: {load:.1f}"
    )


def write(text: str) -> None:
    """Replace what stands between the two marks of the page."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def main() -> int:
    """Print the table, and write it unless told not to or only some were run."""
    parser = argparse.ArgumentParser(description="Measure, and write docs/performance.md.")
    parser.add_argument("--no-write", action="store_true", help="only print the table")
    parser.add_argument("-k", metavar="WORDS", help="only benchmarks whose name fits (pytest -k)")
    given = parser.parse_args()
    load = os.getloadavg()[0]
    rows = [row_of(benchmark) for benchmark in run(given.k)]
    text = f"Measured on {machine(load)}.\n\n{table(rows)}"
    print(text)
    if not given.no_write and not given.k:
        write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
