# SPDX-License-Identifier: GPL-3.0-or-later
"""A new journal's pages, and the parts that changing a passphrase shares with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton

from sharedjournal.app import upkeep
from sharedjournal.gui.views.first_run import FirstRun, Wanted

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_nothing_is_wanted_before_the_words_were_typed_back(qtbot: QtBot) -> None:
    """Two equal passphrases, the sheet, then three of its words; fields are empty afterwards."""
    page = FirstRun(lambda: "five words of no meaning", "22 November 2026", (2, 9, 24))
    qtbot.addWidget(page)
    recovery = upkeep.new_recovery()
    page.words_needed.connect(lambda: page.set_words(recovery.listed()))
    wanted: list[Wanted] = []
    page.done.connect(wanted.append)

    def press(name: str) -> None:
        next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name).click()

    def field(name: str) -> QLineEdit:
        return next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == name)

    press("Go on")
    press("Suggest one")
    assert "five words of no meaning" == field("Passphrase").text()
    field("Passphrase, once more").setText("another")
    press("Go on")
    assert () == page.words
    field("Passphrase, once more").setText("five words of no meaning")
    press("Go on")
    assert recovery.listed() == page.words
    press("I’ll write it down")
    for place in (2, 9, 24):
        press("Open my journal")
        assert [] == wanted
        field(f"Word {place}").setText(f" {recovery.listed()[place - 1].upper()} ")
    press("Open my journal")

    assert b"five words of no meaning" == bytes(wanted[0].passphrase)
    assert "" == field("Passphrase").text() == field("Passphrase, once more").text()
    page.show_problem("It did not work.")
    page.forget()
    assert () == page.words
