# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every test: a home of its own, no unexpected log record, Hypothesis profiles.

The network is closed by pytest-socket (`--disable-socket` in `pyproject.toml`). Fixtures of one
package live in that package's folder.
"""

from __future__ import annotations

import importlib
import itertools
import logging
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": ".local/state",
}


def _qt_works() -> bool:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError:
        return False
    return True


# Qt needs libraries of the system. Without them all tests run but those of the window.
QT_WORKS = _qt_works()
pytest_plugins = ["pytestqt.plugin"] if QT_WORKS else []
collect_ignore = [] if QT_WORKS else ["gui", "screens", "window", "windows.py"]

# No deadlines: the first example of a test that opens a vault is slower than all others.
hypothesis.settings.register_profile("default", deadline=None, max_examples=50)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=False, max_examples=100, print_blob=True
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what was left out."""
    if not QT_WORKS:
        terminalreporter.write_line("tests of the window left out: Qt's system libraries missing")


class _Collector(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, itertools.count[int]]:
    return tmp_path_factory.mktemp("homes"), itertools.count()


@pytest.fixture(autouse=True)
def home(_homes: tuple[Path, itertools.count[int]], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; HOME and the XDG folders lie in it, no vault is chosen."""
    base, number = _homes
    folder = base / str(next(number))
    (folder / "runtime").mkdir(parents=True)
    (folder / "runtime").chmod(0o700)
    for variable, place in HOME_VARIABLES.items():
        monkeypatch.setenv(variable, str(folder / place))
    monkeypatch.delenv("SHAREDJOURNAL_VAULT", raising=False)
    # No test opens a window on the screen of whoever runs the tests.
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """What ends a program does so, whoever started the tests (in the background, or with nohup)."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        if before[number] == signal.SIG_IGN:
            interrupts = number == signal.SIGINT
            signal.signal(number, signal.default_int_handler if interrupts else signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def allow_logs() -> None:
    """For a test that expects log records; it looks at them itself, with `caplog`."""


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test on a record of WARNING or above, unless it asked for `allow_logs`."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.records and "allow_logs" not in request.fixturenames:
        lines = [f"{r.name} {r.levelname}: {r.getMessage()}" for r in collector.records]
        pytest.fail("unexpected log: " + "; ".join(lines), pytrace=False)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared test data beside the project; without it the test skips."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data folder ../shared/data is not here")
    return folder
