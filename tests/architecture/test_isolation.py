# SPDX-License-Identifier: GPL-3.0-or-later
"""The common fixtures keep tests off the computer they run on, and catch stray log records."""

from __future__ import annotations

import logging
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
import pytest_socket

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
TEST_THAT_LOGS = """
import logging

def test_logs():
    logging.getLogger("sharedjournal.x").warning("stray")
"""


def test_home_is_temporary(home: Path) -> None:
    """The home folder and every folder derived from it are the test's own, and empty."""
    places = [
        Path.home(),
        Path("~/x").expanduser().parent,
        platformdirs.user_data_path(),
        platformdirs.user_config_path(),
        platformdirs.user_runtime_path(),
    ]

    assert [] == [place for place in places if not place.is_relative_to(home)]
    assert ["runtime"] == [path.name for path in home.iterdir()]
    assert 0o700 == stat.S_IMODE((home / "runtime").stat().st_mode)


def test_network_is_closed() -> None:
    """A test cannot open an internet connection."""
    with (
        pytest.raises(pytest_socket.SocketBlockedError),
        pytest.warns(UserWarning, match="tried to use socket"),
    ):
        socket.socket(socket.AF_INET)


def test_expected_log_passes(allow_logs: None, caplog: pytest.LogCaptureFixture) -> None:
    """A test that says so may log a warning."""
    logging.getLogger("sharedjournal.x").warning("expected")

    assert ["expected"] == caplog.messages


def test_unexpected_log_fails(tmp_path: Path) -> None:
    """A warning that no test asked for fails the test in which it was logged."""
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_it.py").write_text(TEST_THAT_LOGS, encoding="utf-8")

    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "--rootdir", ".", "."),
            *("-p", "no:cacheprovider", "-p", "no:pytest-qt"),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert 1 == done.returncode
    assert "unexpected log: sharedjournal.x WARNING: stray" in done.stdout
