# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons in the kinds of the guide. A clay one (`share`) means: the partner gets something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Kind = Literal["standard", "primary", "share", "danger", "quiet", "quietshare", "plain"]
_ICON_COLORS = {
    "primary": "onAccent",
    "share": "onShared",
    "quiet": "accent",
    "quietshare": "shared",
    "danger": "danger",
}
ICON = 17
SIZES = {"small": 13, "large": 15}
"""Sizes of text other than the usual one, as in the sheet."""


def native(keys: str) -> str:
    """A shortcut such as `Ctrl+B` as this computer and this language write it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class Button(QPushButton):
    """A button of one kind, with an icon before its word where one is given."""

    def __init__(
        self,
        text: str,
        kind: Kind = "standard",
        icon: str = "",
        *,
        icon_color: str = "",
        large: bool = False,
        small: bool = False,
        edge: bool = False,
        tip: str = "",
    ) -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self._icon_color = icon_color or _ICON_COLORS.get(kind, "text2")
        self._strong = kind in ("primary", "share")
        self._deaf_to_enter = kind in ("share", "danger")
        for name, value in (("large", large), ("small", small), ("edge", edge)):
            if value:
                self.setProperty(name, "true")
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Enter alone never shares, deletes or makes a file: only a dialog sets a default.
        self.setAutoDefault(False)
        if tip:
            self.setToolTip(tip)
        self._restyle()

    @override
    def setText(self, text: str) -> None:
        # Qt leaves two pixels between icon and word; what is read aloud has no space before it.
        super().setText(f" {text}" if self._icon else text)
        self.setAccessibleName(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some desktops press the button that has the keyboard on Enter. Space does everywhere.
        if self._deaf_to_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def set_icon(self, icon: str) -> None:
        """Another icon before the same word."""
        self._icon = icon
        self._restyle()

    def _restyle(self) -> None:
        font = theme().font("body", 600 if self._strong else 500)
        # What the sheet says of these two: after a change of style a button would measure itself
        # with the usual font, and draw with that of the sheet.
        for name, size in SIZES.items():
            if self.property(name):
                font.setPixelSize(theme().px(size))
        self.setFont(font)
        if self._icon:
            self.setIcon(icons.icon(self._icon, self._icon_color, ICON))
            self.setIconSize(icons.icon_size(ICON))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()


class ToolButton(QToolButton):
    """An icon alone; its name is its tooltip and what a screen reader says."""

    def __init__(
        self, icon: str, name: str, *, size: int = 18, color: str = "text2", shortcut: str = ""
    ) -> None:
        super().__init__()
        self._icon, self._size, self._color = icon, size, color
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({native(shortcut)})" if shortcut else name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._restyle()

    def set_icon(self, icon: str, name: str = "") -> None:
        """Another icon, and name where it means something else now."""
        self._icon = icon
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(icons.icon(self._icon, self._color, self._size))
        self.setIconSize(icons.icon_size(self._size))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
