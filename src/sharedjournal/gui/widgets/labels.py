# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that is read, not written: in roles and colours of the theme, and always plain."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.theme import theme


class Label(QLabel):
    """One line, or more with `wrap`, in a role of the tokens. Foreign text is safe: it is plain."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        *,
        weight: int | None = None,
        italic: bool = False,
        wrap: bool = False,
        centre: bool = False,
    ) -> None:
        super().__init__(text)
        self._role, self._color, self._weight, self._italic = role, color, weight, italic
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            self.setWordWrap(True)
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            self.setSizePolicy(policy)
        if centre:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._restyle()

    def set_color(self, color: str) -> None:
        """Another colour of the theme."""
        self._color = color
        self._restyle()

    def _restyle(self) -> None:
        look = theme()
        self.setFont(look.font(self._role, self._weight, italic=self._italic))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.color(self._color))
        self.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()


class Value(Label):
    """One line that may be shortened where room is short; whole as tooltip and when read aloud."""

    def __init__(self, text: str = "", role: str = "small", color: str = "text2") -> None:
        super().__init__(text, role, color)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        direction = self.layoutDirection()
        flags = QStyle.visualAlignment(direction, side) | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self.rect(), int(flags), shown)
        painter.end()


class Icon(QLabel):
    """An icon beside words; `name` for a screen reader only where it says what no word says."""

    def __init__(self, icon: str, size: int = 18, color: str = "text2", name: str = "") -> None:
        super().__init__()
        self._icon, self._size, self._color = icon, size, color
        self.setAccessibleName(name)
        self._restyle()

    def set_icon(self, icon: str, color: str | None = None) -> None:
        """Another icon."""
        self._icon, self._color = icon, color or self._color
        self._restyle()

    def _restyle(self) -> None:
        px = theme().px(self._size)
        self.setPixmap(icons.pixmap(self._icon, self._size, self._color))
        self.setFixedSize(px, px)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
