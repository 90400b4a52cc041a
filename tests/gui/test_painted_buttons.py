# SPDX-License-Identifier: GPL-3.0-or-later
"""What is pressed by a screen reader or by voice does what a click does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from sharedjournal.gui.widgets.painting import PaintedButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def group(qtbot: QtBot) -> Iterator[QButtonGroup]:
    """Three of which one is chosen, on screen."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = QButtonGroup(window)
    for number, word in enumerate(("one", "two", "three")):
        button = PaintedButton(word, checkable=True, checked=number == 0)
        made.addButton(button, number)
        layout.addWidget(button)
    window.show()
    yield made
    window.hide()


def toggle(button: PaintedButton) -> None:
    """As a screen reader does."""
    found = QAccessible.queryAccessibleInterface(button)
    actions: QAccessibleActionInterface = found.actionInterface()
    actions.doAction(QAccessibleActionInterface.toggleAction())


def test_a_toggle_counts_as_a_click(qtbot: QtBot) -> None:
    """Each time once, with the new state; the program's own changes count for nothing."""
    button = PaintedButton("word", checkable=True)
    heard: list[bool] = []
    qtbot.addWidget(button)
    button.clicked.connect(lambda on: heard.append(on))
    toggle(button)
    toggle(button)
    button.setChecked(True)
    button.setChecked(False)
    button.click()

    assert [True, False, True] == heard


def test_of_several_one_is_chosen(group: QButtonGroup) -> None:
    """The group hears which; what is unchosen with it, and the one chosen already, say nothing."""
    heard: list[int] = []
    clicked: list[str] = []
    group.idClicked.connect(heard.append)
    group.buttonClicked.connect(lambda button: clicked.append(button.text()))
    second, third = group.button(1), group.button(2)
    assert isinstance(second, PaintedButton)
    assert isinstance(third, PaintedButton)
    toggle(second)
    toggle(second)
    third.click()
    second.setChecked(True)

    assert ([1, 2], ["two", "three"]) == (heard, clicked)
    assert second is group.checkedButton()


def test_one_of_several_is_told_as_such(group: QButtonGroup, qtbot: QtBot) -> None:
    """A screen reader says radio button, where only one can be chosen; else check box."""
    alone = PaintedButton("alone", checkable=True)
    qtbot.addWidget(alone)
    alone.show()
    roles = {QAccessible.queryAccessibleInterface(button).role() for button in group.buttons()}

    assert {QAccessible.Role.RadioButton} == roles
    assert QAccessible.Role.CheckBox == QAccessible.queryAccessibleInterface(alone).role()
