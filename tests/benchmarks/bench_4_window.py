# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with 100,000 entries: painting, scrolling, typing, starting. Without a display."""

from __future__ import annotations

import gc
import itertools
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStyleOptionViewItem, QTextEdit

from benchmarks import corpus, floors, people, qt
from benchmarks.conftest import ENTRIES, RECORDS, couple
from sharedjournal.app import exchange, opening, upkeep
from sharedjournal.app.jobs import Job
from sharedjournal.gui.tasks import InlineTasks, ThreadTasks
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.editor_viewmodel import EditorViewModel
from sharedjournal.gui.viewmodels.exchange_viewmodel import ExchangeViewModel
from sharedjournal.gui.viewmodels.timeline_viewmodel import TimelineViewModel
from sharedjournal.gui.views.entry_view import EntryView
from sharedjournal.gui.views.timeline_list import TimelineList
from sharedjournal.gui.widgets.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.conftest import Bench, Large
    from sharedjournal.app.session import Session
    from sharedjournal.gui.models.timeline_model import TimelineModel
    from sharedjournal.gui.views.timeline_view import TimelineView

PROBE = Path(__file__).with_name("first_paint.py")
LONG, HUGE = 20_000, 1024 * 1024
"""Words of a long entry, characters of a huge one."""
STEP = 53
MIB = 1024


@pytest.fixture(scope="module")
def application() -> QApplication:
    """The one application."""
    return qt.application()


@pytest.fixture(scope="module")
def full(large: Large, application: QApplication) -> Iterator[TimelineView]:
    """The timeline with all its rows, shown."""
    large.fill()
    view = qt.timeline(large.session)
    view.show()
    QApplication.processEvents()
    yield view
    view.hide()
    view.deleteLater()


# --- the list -----------------------------------------------------------------------------------


def test_first_paint(bench: Bench, full: TimelineView) -> None:
    """A new list over rows that are there already: laid out in batches, so that it is quick."""
    model = _model(full)
    assert model.rowCount() > ENTRIES
    made: list[TimelineList] = []

    def paint() -> None:
        found = TimelineList("entries", model)
        found.resize(352, qt.SIZE[1])
        found.show()
        found.grab()
        made.append(found)

    bench.run(paint, rounds=20)

    bench.say(
        f"window: first paint of a list of {ENTRIES:,} entries",
        target="≤ 10 ms",
        floor=("the same cards painted into a picture", _cards(made[-1])),
    )
    for each in made:
        each.hide()
        each.deleteLater()


def test_scroll(bench: Bench, full: TimelineView) -> None:
    """One frame of scrolling, somewhere in the middle, with what each row still asks for."""
    view = _list(full)
    bar = view.verticalScrollBar()
    _lay_out(view)
    places = itertools.cycle(range(bar.maximum() // 2, bar.maximum() // 2 + 400 * STEP, STEP))

    def frame() -> None:
        bar.setValue(next(places))
        view.viewport().repaint()

    bench.run(frame, rounds=400)

    bench.say(
        f"window: a frame of scrolling through {ENTRIES:,} entries",
        target="p95 ≤ 8 ms",
        floor=("the same cards painted into a picture", _cards(view)),
    )


def test_rows_arrive(bench: Bench, large: Large, application: QApplication) -> None:
    """From the vault's answer to a model that can be shown: the newest rows only."""
    large.fill()
    tasks = _OnlyTheFirst(large.session)
    context = qt.context(tasks, large.session.world)

    def load() -> None:
        tasks.left = 1
        TimelineViewModel(context).load()

    bench.run(load, rounds=20)

    tasks.left = 0
    longest = _longest_piece(large.session)
    bench.say(
        f"window: the newest rows of {ENTRIES:,}, asked for and ready to be shown",
        note="the others follow in pieces; the longest held the window for "
        f"{longest * 1000:.0f} ms",
    )


class _OnlyTheFirst(InlineTasks):
    """Does as much as it may, and leaves the rest."""

    left = 0

    def vault(self, work, ok=None, err=None, progress=None):  # type: ignore[no-untyped-def]
        """See `Tasks`."""
        self.left -= 1
        return super().vault(work, ok, err, progress) if self.left >= 0 else None


class _Timed(InlineTasks):
    """Notes how long the answers held the thread of the window, without what they ask for next."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.waiting: list[tuple[Any, Any]] = []
        self.took: list[float] = []

    def vault(self, work, ok=None, err=None, progress=None):  # type: ignore[no-untyped-def]
        """See `Tasks`."""
        self.waiting.append((work, ok))

    def go_on(self) -> bool:
        """Do what was asked for first; whether there was anything."""
        if not self.waiting:
            return False
        work, ok = self.waiting.pop(0)
        answer = work(self.session, Job())
        begin = time.perf_counter()
        ok(answer)
        self.took.append(time.perf_counter() - begin)
        return True


def _longest_piece(session: Session) -> float:
    tasks = _Timed(session)
    model = TimelineViewModel(qt.context(tasks, session.world))
    model.load()
    while tasks.go_on():
        pass
    return max(tasks.took)


def _list(view: TimelineView) -> TimelineList:
    found = view.findChild(TimelineList)
    assert isinstance(found, TimelineList)
    return found


def _model(view: TimelineView) -> TimelineModel:
    return _list(view)._model


def _lay_out(view: TimelineList) -> None:
    """Wait until all batches have their places; Qt says so at the end only."""
    tallest = ENTRIES * theme().line_height("cardTitle")
    _until(lambda: view.verticalScrollBar().maximum() > tallest, 60)


def _cards(view: TimelineList) -> float:
    """The rows that are on screen painted into a picture by the same delegate."""
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    first = view.indexAt(QPoint(10, 10)).row()
    rows = range(max(first, 0), max(first, 0) + 10)

    def paint() -> None:
        painter = QPainter(image)
        for place in rows:
            index = view.model().index(place, 0)
            option = QStyleOptionViewItem()
            option.initFrom(view)
            option.rect = view.visualRect(index)
            view.itemDelegate().paint(painter, option, index)
        painter.end()

    return floors.median(paint, 30)


# --- writing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "target"), [(LONG, "p95 ≤ 4 ms"), (HUGE, "p95 ≤ 8 ms")])
def test_key(bench: Bench, large: Large, application: QApplication, size: int, target: str) -> None:
    """A key in the middle of a long page: typed, styled, noted for saving, painted."""
    text = _long_text(size)
    view = _entry_view(large.session)
    page = view.findChild(Writing)
    assert page is not None
    page.show_source(text)
    cursor = page.textCursor()
    cursor.setPosition(len(text) // 2)
    page.setTextCursor(cursor)

    bench.run(lambda: _press(page), rounds=200)

    words = f"{LONG:,} words" if size == LONG else "1 MB"
    bench.say(
        f"window: a key press on a page of {words}",
        target=target,
        floor=("the same in a bare QPlainTextEdit", _plain(text)),
    )
    view.hide()
    view.deleteLater()


def _long_text(size: int) -> str:
    made: list[str] = []
    words = letters = 0
    for text in corpus.texts(ENTRIES):
        made.append(text)
        words, letters = words + text.count(" "), letters + len(text)
        if (words if size == LONG else letters) >= size:
            break
    return "\n\n".join(made)


def _entry_view(session: Session) -> EntryView:
    context = qt.context(InlineTasks(session), session.world)
    view = EntryView(context, EditorViewModel(context))
    view.resize(704, qt.SIZE[1])
    view.show()
    return view


def _press(page: QTextEdit | QPlainTextEdit) -> None:
    QTest.keyClick(page, "a")  # type: ignore[call-overload]
    page.viewport().repaint()


def _plain(text: str) -> float:
    bare = QPlainTextEdit()
    bare.resize(640, 560)
    bare.setPlainText(text)
    bare.show()
    cursor = bare.textCursor()
    cursor.setPosition(len(text) // 2)
    bare.setTextCursor(cursor)
    found = floors.median(lambda: _press(bare), 100)
    bare.hide()
    bare.deleteLater()
    return found


def test_key_while_a_file_comes_in(bench: Bench, application: QApplication, tmp_path: Path) -> None:
    """The same on a page of an ordinary length while 10,000 records are read, stored, indexed."""
    both = couple(tmp_path)
    exchange.make_file(both.writer, both.file, all_pictures=False, progress=people.QUIET)
    both.close()
    tasks = ThreadTasks()
    opened: list[Session] = []
    tasks.open_session(lambda _job: people.unlock(tmp_path / "reader"), opened.append, _fail)
    _until(lambda: bool(opened))
    context = qt.context(tasks, people.world())
    model = ExchangeViewModel(context)
    done: list[float] = []
    model.brought_in.connect(lambda _found: done.append(time.perf_counter()))
    page = Writing("page", "")
    page.resize(640, 560)
    page.show()
    page.show_source(_long_text(2_000))
    keys: list[bool] = []

    def press() -> None:
        keys.append(not done)
        _press(page)
        QApplication.processEvents()

    # What the other benchmarks hold in this process is not the program's: it is not looked through.
    gc.collect()
    gc.freeze()
    begin = time.perf_counter()
    model.bring_in(both.file)
    bench.run(press, setup=lambda: time.sleep(0.008), rounds=150, warm=False)
    _until(lambda: bool(done), 60)

    gc.unfreeze()
    tasks.close_session(None, 5)
    tasks.shut_down()
    page.hide()
    bench.say(
        f"window: a key press while {RECORDS:,} new records come in",
        target="no wait over 100 ms",
        floor=("the same with nothing else to do", floors.median(lambda: _press(page), 50)),
        note=f"it came in within {done[0] - begin:.1f} s of typing; "
        f"{sum(keys)} of {len(keys)} keys were pressed meanwhile; "
        f"the longest took {bench.longest * 1000:.0f} ms",
    )


def _until(ready: object, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not ready() and time.monotonic() < until:  # type: ignore[operator]
        QApplication.processEvents()
        time.sleep(0.005)
    assert ready()  # type: ignore[operator]


def _fail(error: Exception) -> None:
    raise error


# --- start --------------------------------------------------------------------------------------


def test_first_window(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the start of the process to the painted page that opens a journal."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    world = people.world()
    upkeep.create(
        world,
        opening.new_place(world.ids),
        name="Anna",
        label="Anna",
        passphrase=bytearray(people.PASSPHRASE),
        recovery=False,
        cost=people.CHEAP,
    ).session.close()
    bare = floors.median(lambda: _probe("bare"), 7)

    bench.run(_probe, "doorway", rounds=9)

    usual = statistics.median(_probe("bare") for _ in range(3))
    ours = statistics.median(_probe("doorway") for _ in range(3))
    bench.say(
        "window: start of the program to the painted page that opens a journal",
        target="≤ 1.5 times the floor, ≤ 25 MiB more",
        floor=("a bare Qt window, started and painted", bare),
        note=f"{ours / MIB:.0f} MiB of memory, {(ours - usual) / MIB:.0f} more than the bare one",
    )


def test_memory_of_the_window(bench: Bench, large: Large) -> None:
    """The window of an open journal with all rows of 100,000 entries, in a process of its own."""
    large.fill()
    large.session.close()
    try:
        bare = _probe("bare")
        found = bench.run(_probe, "timeline", str(large.folder / "vault"), rounds=1, warm=False)
    finally:
        large.session = people.unlock(large.folder / "vault")
    bench.say(
        f"window: {ENTRIES:,} entries unlocked, listed and painted, in a new process",
        note=f"{found / MIB:.0f} MiB of memory, {(found - bare) / MIB:.0f} more than a bare window",
    )


def _probe(*arguments: str) -> int:
    done = subprocess.run(
        [sys.executable, str(PROBE), *arguments], check=True, capture_output=True, text=True
    )
    return int(done.stdout)
