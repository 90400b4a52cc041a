# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is what was locked, from the public registry, for every supported Python."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
RUNTIME = ROOT / "packaging" / "requirements-runtime.txt"
REQUIREMENT = re.compile(r"([a-z0-9-]+)==([^ ;\\]+)")
HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})\b")
# Debian 12, the oldest system that this is meant for, has glibc 2.36.
PLATFORMS = ["linux_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(37))]


def locked() -> dict[str, dict[str, Any]]:
    """The packages of uv.lock by name, the project itself aside."""
    content = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return {p["name"]: p for p in content["package"] if p["name"] != "sharedjournal"}


def required(path: Path) -> dict[str, tuple[str, set[str]]]:
    """Version and hashes by name, from a requirements file."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(encoding="utf-8"), flags=re.M)
    found: dict[str, tuple[str, set[str]]] = {}
    for line in text.replace("\\\n", " ").splitlines():
        match = REQUIREMENT.match(line)
        assert match, line
        found[match[1]] = (match[2], set(HASH.findall(line)))
    return found


def files(package: dict[str, Any]) -> list[dict[str, Any]]:
    """Wheels and sdist of a locked package."""
    return [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]


def test_requirements_are_the_lock() -> None:
    """Same packages, same versions, and the hashes of the lock: none more, none fewer."""
    expected = {
        name: (package["version"], {file["hash"] for file in files(package)})
        for name, package in locked().items()
    }

    assert expected == required(REQUIREMENTS)


def test_runtime_requirements_are_a_part() -> None:
    """What a wheel needs to run is a proper part of it, with the declared dependencies."""
    everything = required(REQUIREMENTS)
    runtime = required(RUNTIME)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {re.split(r"[<>=!~\[ ]", line)[0] for line in settings["project"]["dependencies"]}

    assert {name: everything[name] for name in runtime} == runtime
    assert declared <= runtime.keys() < everything.keys()


@pytest.mark.parametrize("path", [REQUIREMENTS, RUNTIME], ids=lambda path: path.name)
def test_every_requirement_has_hashes(path: Path) -> None:
    """pip refuses all or checks all: no line without a hash."""
    assert {} == {name: version for name, (version, hashes) in required(path).items() if not hashes}


def test_lock_names_the_public_registry_only() -> None:
    """No mirror, no file of one computer."""
    packages = locked().values()

    sources = {tuple(package["source"].items()) for package in packages}
    hosts = {"/".join(f["url"].split("/")[:3]) for package in packages for f in files(package)}

    assert {(("registry", "https://pypi.org/simple"),)} == sources
    assert {"https://files.pythonhosted.org"} == hosts


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_every_package_is_ready_made(minor: int) -> None:
    """For each supported Python on 64-bit Linux there is a wheel: nothing is built on the way."""
    fitting = {
        *cpython_tags((3, minor), platforms=PLATFORMS),
        *compatible_tags((3, minor), f"cp3{minor}", PLATFORMS),
    }

    without = [
        name
        for name, package in locked().items()
        if not any(
            fitting & parse_wheel_filename(wheel["url"].rpartition("/")[2])[3]
            for wheel in package.get("wheels", [])
        )
    ]

    assert [] == without
