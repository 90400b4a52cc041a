# SPDX-License-Identifier: GPL-3.0-or-later
"""Cycles, in which Qt objects may be, are taken apart on the GUI thread and on no other."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from sharedjournal.gui.garbage import Collector, collect_if_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


class Flow(QObject):
    """A Qt object that knows itself, as a screen's flow does by its bound methods."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collector(application: QApplication) -> Iterator[Collector]:
    """Started; Python's own way comes back afterwards."""
    found = Collector(application)
    found.start()
    yield found
    found.stop()
    found.deleteLater()


def forgotten_flow() -> list[str]:
    """Leave a flow that nobody holds. Where it is destroyed will be in the list."""
    gc.collect()
    where: list[str] = []
    flow = Flow()
    weakref.finalize(flow, lambda: where.append(threading.current_thread().name))
    return where


def busy_elsewhere(times: int = 5) -> list[list[int]]:
    """Make as many objects on another thread as would have Python collect there."""
    made: list[list[int]] = []
    count = times * gc.get_threshold()[0]
    thread = threading.Thread(
        target=lambda: made.extend([] for _ in range(count)), name="elsewhere"
    )
    thread.start()
    thread.join()
    return made


def test_only_here(collector: Collector) -> None:
    """Work on another thread takes nothing apart; the next turn of this thread does."""
    where = forgotten_flow()

    made = busy_elsewhere()
    left = list(where)
    collect_if_due()

    assert [] == left
    assert made
    assert [threading.current_thread().name] == where


def test_pythons_own_way(collector: Collector) -> None:
    """Stopped, it is as if there had been none: any thread may collect."""
    collector.stop()
    where = forgotten_flow()

    busy_elsewhere()

    assert gc.isenabled()
    assert ["elsewhere"] == where


def test_nothing_due(collector: Collector) -> None:
    """Below the thresholds nothing is looked through."""
    where = forgotten_flow()

    collect_if_due()

    assert [] == where


def test_old_objects(collector: Collector) -> None:
    """What grew old before it was forgotten is collected as well, after enough turns."""
    flow = Flow()
    where: list[str] = []
    weakref.finalize(flow, lambda: where.append(threading.current_thread().name))
    gc.collect()
    del flow
    turns = gc.get_threshold()[1] * (gc.get_threshold()[2] + 2) * 2

    for _ in range(turns):
        made = busy_elsewhere(2)
        collect_if_due()
        made.clear()

    assert [threading.current_thread().name] == where
