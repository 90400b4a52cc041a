# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves through the clipboard: plain text with a hint, taken back after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication

from sharedjournal.gui.clipboard import HINT, ClipboardGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

KEEP_MS = 120


@pytest.fixture
def guard(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClipboardGuard]:
    """What watches, with little patience. Without a screen Qt does not know what it owns."""
    copied = QClipboard.Mode.Clipboard
    monkeypatch.setattr(ClipboardGuard, "_owns", lambda self, mode: mode == copied)
    owner = QObject()
    made = ClipboardGuard(owner, KEEP_MS)
    yield made
    made.clear()
    owner.deleteLater()


def test_what_is_copied_becomes_plain(guard: ClipboardGuard) -> None:
    """Rich text, links and pictures are left behind; a hint is added."""
    rich = QMimeData()
    rich.setText("words")
    rich.setHtml("<b>words</b>")
    rich.setUrls([QUrl("file:///home/a")])
    rich.setText("words")
    QGuiApplication.clipboard().setMimeData(rich)

    found = QGuiApplication.clipboard().mimeData()
    assert {"text/plain", HINT} == set(found.formats())
    assert ("words", b"secret") == (found.text(), found.data(HINT).data())


def test_it_is_taken_back_after_a_while(qtbot: QtBot, guard: ClipboardGuard) -> None:
    """The time begins anew with what is copied next."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("first")
    qtbot.wait(KEEP_MS // 2)
    clipboard.setText("second")
    qtbot.wait(KEEP_MS * 2 // 3)
    between = clipboard.text()
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=KEEP_MS * 10)

    assert "second" == between


def test_it_is_taken_back_at_once_when_locking(guard: ClipboardGuard) -> None:
    """Nothing is left for the next program."""
    QGuiApplication.clipboard().setText("words")
    guard.clear()

    assert "" == QGuiApplication.clipboard().text()


def test_what_another_program_copied_stays(
    qtbot: QtBot, guard: ClipboardGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the clipboard is not ours, nothing is changed, cleared or timed."""
    monkeypatch.setattr(guard, "_owns", lambda mode: False)
    foreign = QMimeData()
    foreign.setText("of another")
    foreign.setHtml("<i>of another</i>")
    QGuiApplication.clipboard().setMimeData(foreign)
    qtbot.wait(KEEP_MS * 2)
    guard.clear()

    found = QGuiApplication.clipboard().mimeData()
    assert found.hasHtml()
    assert "of another" == found.text()
