# SPDX-License-Identifier: GPL-3.0-or-later
"""The application around a journal: opened, locked, hidden, ended, given files, and crashed."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from couple import passphrase
from sharedjournal.app import locking, pairing, upkeep
from sharedjournal.app.changes import Changes
from sharedjournal.app.locking import LastPlace, Locking
from sharedjournal.gui import application as applications
from sharedjournal.gui.application import Application
from sharedjournal.gui.ending import Ending
from sharedjournal.gui.panes import first_in, panes
from windows import FakeHost, ProcessReplaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from couple import Person
    from sharedjournal.gui.journal import Journal

SIGNALS = (signal.SIGTERM, signal.SIGINT, *([signal.SIGHUP] if os.name == "posix" else []))


@pytest.fixture
def restored() -> Iterator[None]:
    """Signals, hooks and Qt's settings as they were before."""
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    signal.set_wakeup_fd(-1)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def host(alex: Person, tmp_path: Path) -> FakeHost:
    """A process that takes notes, with a folder for what a second start leaves."""
    alex.session.close()
    folder = tmp_path / "handed"
    folder.mkdir()
    return FakeHost(alex.world, folder=folder)


@pytest.fixture
def program(
    application: QApplication, host: FakeHost, restored: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The application, not yet shown."""
    monkeypatch.setattr(applications, "Theme", lambda qt: qt.findChild(_theme_class()))
    made = Application(host)
    yield made
    made._is_ending = True
    for window in shown():
        window.hide()
    made.tasks.close_session(None, 5)
    made.tasks.shut_down()
    for part in (made._attention, made._ending, made._ring):
        part.setParent(None)
        part.deleteLater()
    # With what guards the clipboard, and watches: the tests that follow have their own.
    made.deleteLater()


def _theme_class() -> Any:
    from sharedjournal.gui.theme import Theme

    return Theme


@pytest.fixture
def journal(program: Application, alex: Person, qtbot: QtBot) -> Journal:
    """Alex's journal, open in its window."""
    return unlock(program, alex, qtbot)


def unlock(program: Application, alex: Person, qtbot: QtBot) -> Journal:
    """Open the journal as the unlock screen does."""
    if program._doorway is None:
        program.show_doorway()
    doorway = program._doorway
    assert doorway is not None
    doorway._on_open(alex.folder, passphrase())
    qtbot.waitUntil(lambda: program._journal is not None and program._journal.window is not None)
    assert program._journal is not None
    return program._journal


def shown() -> list[QWidget]:
    """The windows on screen."""
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def written(alex: Person) -> list[str]:
    """What is in the journal afterwards."""
    with upkeep.unlock(alex.world, alex.folder, passphrase()) as session:
        return [entry.content.body for entry in session.store.entries.all()]


def test_the_window_follows_the_doorway(program: Application, journal: Journal) -> None:
    """One window at a time; none of them names a journal or a page."""
    names = [type(window).__name__ for window in shown()]

    assert ["MainWindow"] == names
    assert {""} == {window.windowTitle() for window in shown()}


def test_screens_are_loaded_on_this_thread(
    program: Application, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A part of Qt that another thread loads while this one is at work in Qt ends the program."""
    loaded: dict[str, str] = {}
    ended: list[bool] = []

    def load(name: str) -> None:
        loaded[name] = threading.current_thread().name

    monkeypatch.setattr(importlib, "import_module", load)
    monkeypatch.setattr(gc, "freeze", lambda: ended.append(True))
    program.show_doorway()
    qtbot.waitUntil(lambda: bool(ended))

    assert {threading.current_thread().name} == set(loaded.values())
    assert "PySide6.QtPrintSupport" == next(iter(loaded))
    assert "sharedjournal.gui.journal" in loaded


def test_cycles_are_this_threads_while_it_runs(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread collects by itself from the first window to the last."""
    gc.enable()
    while_running: list[bool] = []

    def loop() -> int:
        while_running.append(gc.isenabled())
        return 0

    monkeypatch.setattr(program._qt, "exec", loop, raising=False)
    code = program.run()
    program._loading.stop()

    assert (0, [False], True) == (code, while_running, gc.isenabled())


def test_from_pane_to_pane(journal: Journal) -> None:
    """F6 leads through sidebar, list and page, and round again; Shift+F6 the other way."""
    window = journal.window
    assert window is not None
    timeline: Any = journal.place("timeline")
    timeline.begin_entry()
    found = panes(window.sidebar, timeline)

    def where() -> int:
        focused = window.focusWidget()
        return next(n for n, pane in enumerate(found) if pane.isAncestorOf(focused))

    window.sidebar.setFocus()
    first_in(found[0]).setFocus()  # type: ignore[union-attr]
    there, back = [], []
    for _ in found:
        window.next_pane()
        there.append(where())
    for _ in found:
        window.previous_pane()
        back.append(where())

    order = list(range(len(found)))
    assert len(found) == 3
    assert [*order[1:], 0] == there
    assert order[::-1] == back


def test_new_names_make_the_window_anew(
    program: Application, journal: Journal, qtbot: QtBot
) -> None:
    """The window before it goes, and with it what watches a folder and hears of changes."""
    before, screens = journal.window, journal._screens
    assert before is not None
    assert screens is not None
    program.tasks.vault(
        lambda session, _job: pairing.rename(session, "Alexandra"), journal._bus.tell
    )

    def is_gone() -> bool:
        return not any(map(isValid, (before, screens.exchange, screens.upkeep)))

    qtbot.waitUntil(is_gone)
    turns: list[None] = []
    journal._bus.tell(Changes(everything=True))
    program.tasks.vault(lambda _session, _job: None, turns.append)
    qtbot.waitUntil(lambda: bool(turns))

    assert [journal.window] == shown()
    assert journal._context is not None
    assert "Alexandra" == journal._context.people.me


@pytest.mark.parametrize("hide", [False, True])
def test_a_lock_takes_all_windows_saves_and_replaces(
    program: Application, journal: Journal, host: FakeHost, alex: Person, hide: bool
) -> None:
    """Dialogs included; what was typed a moment ago is saved; the journal is closed."""
    assert journal.window is not None
    dialog = QDialog(journal.window)
    dialog.setModal(True)
    dialog.show()
    timeline: Any = journal.place("timeline")
    timeline.begin_entry()
    timeline.editor.change(body="the last words")
    with pytest.raises(ProcessReplaced):
        program.lock(hide=hide)

    assert ([], [hide]) == (shown(), host.replaced)
    assert ["the last words"] == written(alex)


def test_each_way_to_lock_leads_there(
    program: Application, journal: Journal, host: FakeHost
) -> None:
    """Buttons, chords and the clock; while it ends nothing begins it again."""
    begun: list[bool] = []

    def note(*, hide: bool = False) -> None:
        begun.append(hide)

    program.lock = note  # type: ignore[method-assign, assignment]
    journal.lock(hide=True)
    journal.lock()
    program._attention.hide_pressed.emit()
    program._attention.lock_pressed.emit()
    program._auto_lock.due.emit()
    program._is_ending = True
    journal.lock()

    assert [True, False, True, False, False] == begun


def test_before_a_journal_is_open_it_only_hides(program: Application, qtbot: QtBot) -> None:
    """The words of a new journal may be on screen: hiding works, and there is nothing to lock."""
    begun: list[bool] = []
    program.lock = lambda *, hide=False: begun.append(hide)  # type: ignore[method-assign, assignment, return-value]
    program.show_doorway()
    program._attention.lock_pressed.emit()
    program._attention.hide_pressed.emit()

    assert [True] == begun


def test_it_comes_back_as_it_was_left(
    program: Application, alex: Person, host: FakeHost, qtbot: QtBot
) -> None:
    """The page that was open, with its caret; the process that follows a hidden one is hidden."""
    with upkeep.unlock(alex.world, alex.folder, passphrase()) as session:
        alex.session = session
        alex.write("Another page.")
        entry = alex.write("A page with a caret.")
        locking.remember_place(session, LastPlace(entry, 6))
    journal = unlock(program, alex, qtbot)
    timeline: Any = journal.place("timeline")
    qtbot.waitUntil(lambda: timeline.editor.entry_id == entry)
    with pytest.raises(ProcessReplaced):
        program.lock()
    with upkeep.unlock(alex.world, alex.folder, passphrase()) as session:
        kept = locking.last_place(session)

    assert 6 == timeline._entry.caret
    assert LastPlace(entry, 6) == kept


def test_its_owner_chose_when_it_locks(
    program: Application, journal: Journal, alex: Person, qtbot: QtBot
) -> None:
    """The choice lies in the journal and holds at once, in the menu as well."""
    chosen = Locking(10, hide_key="F12")
    assert journal.window is not None
    journal._tasks.vault(lambda session, _job: locking.choose(session, chosen), journal._bus.tell)
    qtbot.waitUntil(lambda: program._auto_lock._chosen == chosen)

    assert "F12" == journal.window.action("hide").shortcut().toString()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_file_is_shown_once_a_journal_is_open(
    program: Application,
    host: FakeHost,
    alex: Person,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rows 119 and 124: handed over while locked it waits; afterwards it is shown at once."""
    from sharedjournal.gui.journal import Journal

    shown_files: list[Path | None] = []
    monkeypatch.setattr(Journal, "bring_in", lambda self, path=None: shown_files.append(path))
    first, second = tmp_path / "first.sharedjournal", tmp_path / "second.sharedjournal"
    program.show_doorway()
    host.handed.append(first)
    assert host.folder is not None
    (host.folder / "bring-in").write_bytes(b"")
    qtbot.waitUntil(lambda: program._waiting == first)
    before = list(shown_files)
    unlock(program, alex, qtbot)
    host.handed.append(second)
    (host.folder / "bring-in").unlink()
    qtbot.waitUntil(lambda: 2 == len(shown_files))

    assert ([], [first, second]) == (before, shown_files)


def test_nothing_handed_over_is_nothing(program: Application, host: FakeHost) -> None:
    """Something else happened in that folder."""
    program._on_handed()

    assert program._waiting is None


def test_a_crash_locks_and_tells_without_words(
    program: Application,
    journal: Journal,
    host: FakeHost,
    alex: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Row 122: the journal is closed first; the report names places, and no value."""
    told: list[tuple[str, list[QWidget]]] = []
    monkeypatch.setattr(applications, "crash_words", lambda report: told.append((report, shown())))
    secret = "the words of a page"
    reports: list[str] = []
    program.crashed.disconnect()
    program.crashed.connect(reports.append)
    with pytest.raises(ValueError, match="page") as caught:
        int(secret)
    sys.excepthook(caught.type, caught.value, caught.tb)
    with pytest.raises(ProcessReplaced):
        program._on_crashed(reports[0])

    assert [(reports[0], [])] == told
    assert secret not in reports[0]
    assert reports[0].endswith("ValueError")
    assert [False] == host.replaced
    assert [] == written(alex)


def test_a_crash_without_a_journal_ends(
    program: Application, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting again would crash again."""
    monkeypatch.setattr(applications, "crash_words", lambda report: None)
    with pytest.raises(ProcessReplaced):
        program._on_crashed("")
    program._on_crashed("a second one, while it ends")

    assert ([], [70]) == (host.replaced, host.ended)


def test_a_crash_while_locking_still_replaces(
    program: Application, journal: Journal, host: FakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong on the way, no window and no word stays."""

    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(journal, "last_words", fail)
    with pytest.raises(ProcessReplaced):
        program.lock()

    assert ([], [False]) == (shown(), host.replaced)


def test_closing_the_window_ends(
    program: Application, journal: Journal, host: FakeHost, qtbot: QtBot
) -> None:
    """As a lock, but nothing comes after."""
    ended: list[int] = []
    program.end = lambda code=0: ended.append(code)  # type: ignore[method-assign, assignment, return-value]
    assert journal.window is not None
    journal.window.close()

    assert [0] == ended
    assert [journal.window] == shown()


def test_qt_writes_nothing_down(program: Application, home: Path) -> None:
    """R-9: what Qt would remember of file dialogs reaches no file."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///home/alex/secret")
    settings.sync()

    assert [] == [path for path in home.rglob("*") if path.is_file()]


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_is_heard_in_the_loop(
    application: QApplication,
    usual_signals: None,
    restored: None,
    qtbot: QtBot,
    number: signal.Signals,
) -> None:
    """Qt's loop waits outside Python; the signal wakes it up, and its shell's code is given."""
    ending = Ending(application)
    with qtbot.waitSignal(ending.asked) as heard:
        os.kill(os.getpid(), number)
    ending.setParent(None)
    ending.deleteLater()

    assert [128 + number] == heard.args
