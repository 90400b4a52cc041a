# SPDX-License-Identifier: GPL-3.0-or-later
"""The one widget that shows text from outside: the partner's, imported, or from a file.

It never resolves a resource, shows no HTML, and opens no link by itself. Overriding `loadResource`
with anything but a QImage would make Qt open the path itself. Control characters and direction
overrides are shown as marks, so that what is read is what is there.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser
from typing_extensions import override

from sharedjournal.gui.theme import theme

LONGEST_LINE = 20_000
MAX_SHOWN = 1024 * 1024
_JOINER = "\u200d"
_MAX_JOINS = 32
_MAX_MARKS = 8
_BREAKS = "\n\t"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_LINES = re.compile("[\u2028\u2029\u0085\v\f]")


def visible(text: str, limit: int = MAX_SHOWN) -> str:
    """`text` as it may be drawn: hidden controls as marks, piles of marks clipped, lines broken.

    Never normalised (one character can grow to eighteen), and cut at `limit` characters.
    """
    shown: list[str] = []
    marks = joins = line = 0
    for character in _LINES.sub("\n", text[:limit]):
        kind = unicodedata.category(character)
        if kind in ("Mn", "Me"):
            marks += 1
            if marks > _MAX_MARKS:
                continue
        else:
            marks = 0
        if character == _JOINER:
            joins += 1
            if joins > _MAX_JOINS:
                continue
        elif kind.startswith(("L", "N", "Z")):
            joins = 0
        if character in _OVERRIDES or (kind == "Cc" and character not in _BREAKS):
            character = f"\u27e8{ord(character):02X}\u27e9"
        line = 0 if character == "\n" else line + 1
        if line > LONGEST_LINE:
            shown.append("\n")
            line = 0
        shown.append(character)
    return "".join(shown)


class ForeignText(QTextBrowser):
    """Text that another person wrote, to read and to copy. Signals: `link_asked(str)`.

    `link_asked` carries the whole target of a link that was activated; nothing is opened here.
    """

    link_asked = Signal(str)

    def __init__(self, name: str, role: str = "writing") -> None:
        super().__init__()
        self._role = role
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor)

    def show_text(self, text: str) -> None:
        """Show `text` as it is, in paragraphs."""
        self.setFont(theme().font(self._role))
        self.setPlainText(visible(text))
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            theme().line_height(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        del kind, name
        return QImage()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def _on_anchor(self, target: QUrl) -> None:
        self.link_asked.emit(target.toString(QUrl.ComponentFormattingOption.FullyEncoded))
