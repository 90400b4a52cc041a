# SPDX-License-Identifier: GPL-3.0-or-later
"""The panes of a window: its sidebar, and what lies side by side in the place that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def panes(sidebar: QWidget, place: QWidget | None) -> list[QWidget]:
    """Those that are on screen and have something that takes the keyboard, in their order."""
    layout = place.layout() if place is not None else None
    beside = [place] if place is not None else []
    if isinstance(layout, QHBoxLayout):
        items = [item for index in range(layout.count()) if (item := layout.itemAt(index))]
        beside = [widget for item in items if (widget := item.widget())]
    return [pane for pane in (sidebar, *beside) if pane.isVisible() and first_in(pane) is not None]


def first_in(pane: QWidget) -> QWidget | None:
    """What Tab comes to first in a pane."""
    widget: QWidget | None = pane
    while widget is not None:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_in = widget is pane or pane.isAncestorOf(widget)
        if takes and is_in and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
        if widget is pane:
            break
    return None


def step(found: list[QWidget], focused: QWidget | None, by: int) -> None:
    """Give the keyboard to the pane after the one that has it (1) or before it (-1)."""
    if not found:
        return
    now = next(
        (
            number
            for number, pane in enumerate(found)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        ),
        -1 if by > 0 else 0,
    )
    first = first_in(found[(now + by) % len(found)])
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
