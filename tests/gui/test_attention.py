# SPDX-License-Identifier: GPL-3.0-or-later
"""The chords and the signs of life, and when a journal locks by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QExposeEvent, QGuiApplication, QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from sharedjournal.app.locking import Locking
from sharedjournal.gui.attention import Attention
from sharedjournal.gui.auto_lock import AutoLock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Times:
    """Two clocks that a test turns: seconds awake, and seconds with sleep."""

    def __init__(self) -> None:
        self.awake, self.slept = 100.0, 0.0

    def whole(self) -> float:
        """Sleep included."""
        return self.awake + self.slept

    def without_sleep(self) -> float:
        """Sleep left out."""
        return self.awake


@pytest.fixture
def times() -> Times:
    """The clocks."""
    return Times()


@pytest.fixture
def attention(application: QApplication, times: Times) -> Iterator[Attention]:
    """What looks at the windows of the application."""
    made = Attention(application, times.whole)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture
def heard(attention: Attention) -> list[str]:
    """What it said, in order."""
    said: list[str] = []
    attention.lock_pressed.connect(lambda: said.append("lock"))
    attention.hide_pressed.connect(lambda: said.append("hide"))
    attention.woke.connect(lambda: said.append("woke"))
    return said


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget, on screen and with the keyboard."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is widget.windowHandle())
    return widget


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """A key at the window, as from the system."""
    window = widget.windowHandle()
    assert window is not None
    QTest.keyClick(window, key, modifiers)


def test_chords_reach_it_before_a_dialog(
    qtbot: QtBot, attention: Attention, heard: list[str]
) -> None:
    """In a field, in a modal dialog, and whatever the number pad says."""
    behind = shown(qtbot, QWidget())
    press(behind, Qt.Key.Key_L, CTRL)
    dialog = QDialog(behind)
    dialog.setModal(True)
    QLineEdit(dialog).setFocus()
    shown(qtbot, dialog)
    press(dialog, Qt.Key.Key_H, CTRL | SHIFT)
    press(dialog, Qt.Key.Key_L, CTRL | KEYPAD)

    assert ["lock", "hide", "lock"] == heard


def test_other_keys_go_where_they_belong(
    qtbot: QtBot, attention: Attention, heard: list[str]
) -> None:
    """Letters are typed, and a chord is not."""
    field = QLineEdit()
    shown(qtbot, field)
    field.setFocus()
    for key, modifiers in ((Qt.Key.Key_H, SHIFT), (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier)):
        press(field, key, modifiers)

    assert ([], 2) == (heard, len(field.text()))


def test_what_has_the_focus_gives_the_chord_up_first(
    qtbot: QtBot, attention: Attention, heard: list[str]
) -> None:
    """A dialog may have a use of its own for it: it is asked for before any shortcut is."""
    field = QLineEdit()
    shown(qtbot, field)
    field.setFocus()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_H, CTRL | SHIFT)
    QGuiApplication.sendEvent(field, event)

    assert ["hide"] == heard


def test_what_had_the_focus_may_be_gone(
    qtbot: QtBot, attention: Attention, heard: list[str]
) -> None:
    """A field that was deleted while it had the focus is no trouble for the next."""
    window = QWidget()
    first, second = QLineEdit(window), QLineEdit(window)
    shown(qtbot, window)
    first.setFocus()
    first.setParent(None)
    first.deleteLater()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    second.setFocus()
    press(window, Qt.Key.Key_L, CTRL)

    assert ["lock"] == heard


@pytest.mark.parametrize("key", ["F12", "Ctrl+Alt+X"])
def test_another_chord_hides(
    qtbot: QtBot, attention: Attention, heard: list[str], key: str
) -> None:
    """One that was chosen takes the place of the usual one."""
    widget = shown(qtbot, QWidget())
    attention.set_hide_key(key)
    press(widget, Qt.Key.Key_H, CTRL | SHIFT)
    press(widget, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    press(widget, Qt.Key.Key_X, CTRL | Qt.KeyboardModifier.AltModifier)

    assert ["hide"] == heard


@pytest.mark.parametrize("key", ["", "Ctrl+A, Ctrl+B"])
def test_a_chord_that_cannot_be_leaves_the_usual_one(
    qtbot: QtBot, attention: Attention, heard: list[str], key: str
) -> None:
    """There is always one that works."""
    widget = shown(qtbot, QWidget())
    attention.set_hide_key(key)
    press(widget, Qt.Key.Key_H, CTRL | SHIFT)

    assert ["hide"] == heard


def test_a_touch_counts_from_anew(
    qtbot: QtBot, attention: Attention, heard: list[str], times: Times
) -> None:
    """Keys and the mouse are signs of life; painting is none."""
    widget = shown(qtbot, QWidget())
    attention.set_limit(60)
    idle = []
    for touch in (
        lambda: press(widget, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        lambda: QTest.mouseMove(widget.windowHandle()),
        lambda: QGuiApplication.sendEvent(widget.windowHandle(), QExposeEvent(QRegion(0, 0, 5, 5))),
    ):
        times.awake += 30
        touch()
        idle.append(attention.idle)

    assert ([0, 0, 30], []) == (idle, heard)


def test_after_a_week_nothing_is_painted_or_typed_first(
    qtbot: QtBot, attention: Attention, heard: list[str], times: Times
) -> None:
    """The computer slept: what comes first says so, and goes nowhere."""
    field = QLineEdit()
    shown(qtbot, field)
    attention.set_limit(300)
    times.slept += 7 * 86400
    window = field.windowHandle()
    assert window is not None
    stopped = attention.eventFilter(window, QExposeEvent(QRegion(0, 0, 5, 5)))
    press(field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)

    assert (True, "") == (stopped, field.text())
    assert {"woke"} == set(heard)


# --- by itself ----------------------------------------------------------------------------------


@pytest.fixture
def auto_lock(attention: Attention, times: Times, monkeypatch: pytest.MonkeyPatch) -> AutoLock:
    """What decides when; it hears no bus."""
    monkeypatch.setattr(AutoLock, "listen", lambda self: None)
    return AutoLock(attention, awake=times.without_sleep, whole=times.whole)


@pytest.fixture
def due(auto_lock: AutoLock) -> list[str]:
    """One word for each time that it was due."""
    said: list[str] = []
    auto_lock.due.connect(lambda: said.append("due"))
    return said


def test_it_locks_when_nobody_touches_it(auto_lock: AutoLock, due: list[str], times: Times) -> None:
    """After the minutes that were chosen, not before."""
    auto_lock.start(Locking(5))
    times.awake += 299
    auto_lock.look()
    before = list(due)
    times.awake += 1
    auto_lock.look()

    assert ([], ["due"]) == (before, due)


def test_never_means_never(auto_lock: AutoLock, due: list[str], times: Times) -> None:
    """Without minutes a day is not too long."""
    auto_lock.start(Locking(0))
    times.awake += 86400
    auto_lock.look()

    assert [] == due


@pytest.mark.parametrize("wanted", [True, False])
def test_it_notices_a_sleep_without_being_told(
    auto_lock: AutoLock, due: list[str], times: Times, wanted: bool
) -> None:
    """The clocks part; a slow computer is not asleep."""
    auto_lock.start(Locking(60, on_suspend=wanted))
    times.slept += 2
    auto_lock.look()
    before = list(due)
    times.slept += 600
    auto_lock.look()

    assert ([], ["due"] if wanted else []) == (before, due)


@pytest.mark.parametrize("wanted", [True, False])
def test_it_hears_what_the_desktop_says(auto_lock: AutoLock, due: list[str], wanted: bool) -> None:
    """Sleep, and a screen that is locked; one that is opened again says nothing."""
    auto_lock.on_sleep(True)
    auto_lock.on_screen(True)
    auto_lock.start(Locking(60, on_suspend=wanted, with_screen=wanted))
    auto_lock.on_sleep(True)
    auto_lock.on_screen(False)
    auto_lock.on_screen(True)

    assert (["due"] * 2 if wanted else []) == due


def test_without_a_journal_there_is_nothing_to_lock(
    auto_lock: AutoLock, attention: Attention, due: list[str], times: Times
) -> None:
    """Before one is open, and after it was locked."""
    auto_lock.look()
    auto_lock.start(Locking(1))
    auto_lock.stop()
    times.awake += 600
    auto_lock.look()
    attention.woke.emit()

    assert [] == due


def test_waking_is_due(auto_lock: AutoLock, attention: Attention, due: list[str]) -> None:
    """What came first after a long time locks."""
    auto_lock.start(Locking(1))
    attention.woke.emit()

    assert ["due"] == due


def test_it_looks_often_enough(auto_lock: AutoLock) -> None:
    """Its timer runs while a journal is open, four times in the shortest minute."""
    auto_lock.start(Locking(1))
    (timer,) = [each for each in auto_lock.children() if isinstance(each, QTimer)]
    runs = (timer.isActive(), timer.interval())
    auto_lock.stop()

    assert (True, 15_000) == runs
    assert not timer.isActive()


def test_its_parts_belong_to_it(auto_lock: AutoLock, attention: Attention) -> None:
    """It ends with what looks at the windows."""
    parent: QObject | None = auto_lock.parent()

    assert attention is parent


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a bus of its own")
def test_a_real_bus_is_heard() -> None:
    """A desktop that says that its screen is locked reaches the program through Qt's bus."""
    program = """
import os, subprocess
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sharedjournal.app.locking import Locking
from sharedjournal.gui.attention import Attention
from sharedjournal.gui.auto_lock import AutoLock
application = QApplication(["test"])
auto_lock = AutoLock(Attention(application))
auto_lock.due.connect(lambda: (print("due", flush=True), application.quit()))
auto_lock.start(Locking())
tell = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]
QTimer.singleShot(100, lambda: subprocess.run(tell))
QTimer.singleShot(10000, application.quit)
application.exec()
"""
    import sys

    begun = time.monotonic()
    ended = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", program],
        capture_output=True,
        timeout=30,
        check=False,
        env=os.environ | {"XDG_RUNTIME_DIR": os.environ["HOME"]},
    )

    assert b"due\n" == ended.stdout, ended.stderr
    assert time.monotonic() < begun + 9
