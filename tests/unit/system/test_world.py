# SPDX-License-Identifier: GPL-3.0-or-later
"""The real clock, ids and places, and what hardening does to a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from sharedjournal.domain.ids import is_uuid4
from sharedjournal.system import hardening, places
from sharedjournal.system.clock import SystemClock
from sharedjournal.system.ids import SystemIds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
LOOK = """
import ctypes, json, os, resource
from sharedjournal.system import hardening
hardening.harden()
hardening.harden()
os.umask(umask := os.umask(0))
print(json.dumps({
    "umask": umask,
    "user": hardening.user_umask(),
    "core": resource.getrlimit(resource.RLIMIT_CORE),
    "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
    "environment": sorted(os.environ),
}))
"""


def test_clock() -> None:
    """Now is aware and in UTC; the day and the offset are those of local time."""
    clock = SystemClock()
    now = clock.now()

    assert UTC == now.tzinfo
    assert now.astimezone().utcoffset() == timedelta(minutes=clock.offset_minutes())
    assert clock.today() in {now.astimezone().date(), clock.now().astimezone().date()}


def test_ids() -> None:
    """Ids are random UUIDs of version 4, bytes as many as asked for; none comes twice."""
    ids = SystemIds()
    made = {ids.new() for _ in range(100)}

    assert 100 == len(made)
    assert all(is_uuid4(text) for text in made)
    assert 8 == len(ids.random_bytes(8))
    assert ids.random_bytes(8) != ids.random_bytes(8)


def test_places(home: Path) -> None:
    """Vaults with a label lie in one fixed folder; what is no folder there is not looked at."""
    assert () == places.vault_folders()

    folder = places.vaults_folder()
    (folder / "b").mkdir(parents=True)
    (folder / "a").mkdir()
    (folder / "file").write_bytes(b"")
    (folder / "link").symlink_to(folder / "a")

    assert folder.is_relative_to(home)
    assert (folder / "a", folder / "b") == places.vault_folders()


def test_environment_is_an_allow_list() -> None:
    """Row 116: what is not known to be harmless is gone."""
    kept = {"HOME": "/h", "LC_ALL": "C", "XDG_DATA_HOME": "/x", "SHAREDJOURNAL_VAULT": "/v"}
    dropped = dict.fromkeys(
        (
            *("LD_PRELOAD", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONINSPECT"),
            *("QT_PLUGIN_PATH", "QT_LOGGING_RULES", "QML_DISABLE_DISK_CACHE", "SSLKEYLOGFILE"),
            *("TMPDIR", "SQLITE_TMPDIR", "GCONV_PATH", "BASH_ENV", "ANYTHING"),
        ),
        "x",
    )

    assert kept == hardening.clean({**kept, **dropped})


@pytest.mark.parametrize(
    ("value", "stays"), [("xcb", True), ("offscreen", True), ("wayland", True), ("vnc", False)]
)
def test_platform_is_a_screen(value: str, *, stays: bool) -> None:
    """Qt may draw on a screen, never listen on a network."""
    assert stays == ("QT_QPA_PLATFORM" in hardening.clean({"QT_QPA_PLATFORM": value}))


@LINUX
def test_hardened_process() -> None:
    """A hardened process writes for itself only, leaves no core, and cannot be looked into."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        check=True,
        capture_output=True,
        text=True,
        env={"HOME": "/", "LD_BIND_NOW": "1", "TMPDIR": "/nowhere", "PATH": os.environ["PATH"]},
        umask=0o027,
    )
    found = json.loads(done.stdout)

    assert {"umask": 0o077, "user": 0o027, "core": [0, 0], "dumpable": 0} == {
        name: found[name] for name in ("umask", "user", "core", "dumpable")
    }
    assert set(found["environment"]) <= {"HOME", "PATH", "LC_CTYPE"}


def test_umask_of_an_unhardened_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without hardening the umask is what it is; it can be given back."""
    monkeypatch.setattr(hardening, "_umask", None)
    before = os.umask(0o022)
    try:
        assert 0o022 == hardening.user_umask()
        hardening._private_files()
        hardening.give_back_umask()
        assert 0o022 == os.umask(0o022)
    finally:
        os.umask(before)


def test_steps_are_left_out_where_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a function, a limit or a status file does less, and starts."""
    assert not hardening._libc_call("no_such_function_anywhere")
    if sys.platform == "linux":
        import resource

        monkeypatch.setattr(resource, "getrlimit", lambda _which: (resource.RLIM_INFINITY,) * 2)
        assert hardening._may_lock_all()
        monkeypatch.setattr(resource, "getrlimit", lambda _which: (0, 0))
        assert isinstance(hardening._may_lock_all(), bool)
        monkeypatch.setattr("builtins.open", lambda *_a, **_k: (_ for _ in ()).throw(OSError))
        assert not hardening._may_lock_all()
    monkeypatch.setitem(sys.modules, "resource", None)
    hardening._no_core_dump()
    hardening.restrict_child(memory=1)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[object, ...]]]:
    """What the system would be told, in order; the umask is put back afterwards."""
    resource = pytest.importorskip("resource", reason="limits of POSIX")
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda *what: calls.append(what))
    monkeypatch.setattr(hardening, "_libc_call", lambda *what: calls.append(what))
    monkeypatch.setattr(hardening, "_umask", None)
    before = os.umask(0o022)
    yield calls
    os.umask(before)


@LINUX
def test_all_of_hardening(told: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    """No core, not dumpable, locked where that is allowed, a clean environment, private files."""
    import resource

    environment = {"HOME": "/", "LD_PRELOAD": "x"}
    for allowed in (True, False):
        monkeypatch.setattr(hardening, "_may_lock_all", lambda allowed=allowed: allowed)
        hardening.harden(environment)

    once = [(resource.RLIMIT_CORE, (0, 0)), ("prctl", 4, 0, 0, 0, 0)]
    assert [*once, ("mlockall", 7), *once] == told
    assert {"HOME": "/"} == environment
    assert (0o077, 0o022) == (os.umask(0o077), hardening.user_umask())


@LINUX
def test_all_that_a_child_gives_up(told: list[tuple[object, ...]]) -> None:
    """Memory, files, cores, rights; and it ends with its parent."""
    import resource

    hardening.restrict_child(memory=5)

    limits = {what[0]: what[1] for what in told if isinstance(what[0], int)}
    assert (5, 5) == limits[resource.RLIMIT_AS]
    assert (0, 0) == limits[resource.RLIMIT_FSIZE] == limits[resource.RLIMIT_CORE]
    assert {1, 38, 4} == {what[1] for what in told if what[0] == "prctl"}
