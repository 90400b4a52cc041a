# SPDX-License-Identifier: GPL-3.0-or-later
"""The packages depend on one another, and on others, only as the contracts say."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import pytest

import sharedjournal

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sharedjournal"
NETWORK = {"asyncio", "ftplib", "http.client", "smtplib", "socketserver", "ssl", "xmlrpc.client"}
# Which packages a contract leaves out; it must name every other one.
EXEMPT = {
    "Qt lives in the GUI only": {"gui"},
    "Only crypto uses cryptography": {"crypto"},
    "Only vault uses SQLCipher": {"vault"},
}
IMPORT_ALL = """
import importlib, json, pkgutil, sys
import sharedjournal
for module in pkgutil.walk_packages(sharedjournal.__path__, "sharedjournal."):
    if not module.name.startswith("sharedjournal.gui") and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def contracts() -> list[dict[str, Any]]:
    """The import contracts of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def loaded_by(program: str) -> set[str]:
    """The names of all modules that a fresh interpreter holds after this program."""
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert 0 == done.returncode, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_contracts_hold() -> None:
    """lint-imports finds every contract kept."""
    tool = Path(sysconfig.get_path("scripts")) / "lint-imports"

    done = subprocess.run(
        [tool, "--no-logo", "--no-cache"], check=False, capture_output=True, text=True, cwd=ROOT
    )

    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", EXEMPT)
def test_contracts_name_every_package(name: str) -> None:
    """A new package cannot stay outside a contract by being forgotten in its list."""
    (contract,) = (contract for contract in contracts() if contract["name"] == name)
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    named = {module.removeprefix("sharedjournal.") for module in contract["source_modules"]}

    assert set() == packages - EXEMPT[name] - named


def test_windows_are_bound_as_the_terminal_is() -> None:
    """Once there is a window, it too goes through `app`."""
    (contract,) = (c for c in contracts() if c["name"] == "Windows and terminal go through app")
    doors = {name for name in ("cli", "gui") if (PACKAGE / name).is_dir()}

    assert {f"sharedjournal.{name}" for name in doors} <= set(contract["source_modules"])


def test_terminal_loads_no_network_module() -> None:
    """Not even through a dependency does the terminal program load what could open a connection."""
    loaded = loaded_by(
        "import json, sys, sharedjournal.cli; print(json.dumps(sorted(sys.modules)))"
    )

    assert "sharedjournal.cli" in loaded
    assert set() == NETWORK & loaded


def test_no_module_loads_a_network_module() -> None:
    """The same for all packages without a window together."""
    loaded = loaded_by(IMPORT_ALL)

    assert {f"sharedjournal.{name}" for name in ("app", "crypto", "sync", "vault")} <= loaded
    assert set() == NETWORK & loaded


def test_version_comes_from_the_metadata() -> None:
    """One place states the version; no module repeats it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert not (PACKAGE / "_version.py").exists()
    assert not hasattr(sharedjournal, "__version__")
    try:
        installed = importlib.metadata.version("sharedjournal")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the project is on the path, but not installed")
    assert settings["project"]["version"] == installed
