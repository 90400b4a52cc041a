# SPDX-License-Identifier: GPL-3.0-or-later
"""The one widget that shows text from outside: the partner's, imported, or from a file.

It never resolves a resource, shows no HTML, and opens no link by itself. Overriding `loadResource`
with anything but a QImage would make Qt open the path itself. Control characters and direction
overrides are shown as marks, so that what is read is what is there. Markdown is styled where it
stands; the only thing that can be pressed is an address that is itself on the page.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser
from typing_extensions import override

from sharedjournal.gui.addresses import host_of
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.markdown_style import MarkdownStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

LONGEST_LINE = 20_000
"""Of one's own text, in an editor."""
SOFT_LINE, HARD_LINE = 3500, 4000
"""Of others' text: laying out a line takes time by the square of its length."""
MAX_SHOWN = 1024 * 1024
_JOINER = "\u200d"
_MAX_JOINS = 32
_MAX_MARKS = 8
_BREAKS = "\n\t"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_LINES = re.compile("[\u2028\u2029\u0085\v\f]")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,200})\]\([^()\n]{0,2000}\)")
_ADDRESS = re.compile(r"(?:https://|mailto:)[^\s<>()\[\]{}\"'`\u27e8\u27e9]{1,2000}")
_END_OF_SENTENCE = ".,;:!?"
MAX_LINKS = 200
MAX_GAPS = 2000
GAP = 14
MAX_STYLED = 64 * 1024
MAX_STYLED_LINE = 1000
TALLEST = 100_000
"""Pixels. A text that is higher scrolls by itself: Qt draws no widget above 16,777,215."""


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
        if line > SOFT_LINE and character == " ":
            character, line = "\n", 0
        elif line > HARD_LINE:
            shown.append("\n")
            line = 0
        shown.append(character)
    return "".join(shown)


def without_pictures(text: str) -> str:
    """`text` with its Markdown pictures named and not shown: nothing is ever fetched or opened."""
    if "![" not in text:
        return text
    bare = QCoreApplication.translate("ForeignText", "picture not included")
    return _PICTURE.sub(
        lambda found: f"\u27e8{found[1]}: {bare}\u27e9" if found[1] else f"\u27e8{bare}\u27e9", text
    )


class ForeignText(QTextBrowser):
    """Text that another person wrote, to read and to copy. Signals: `link_asked(str)`.

    `link_asked` carries the whole target of a link that was activated; nothing is opened here.
    """

    link_asked = Signal(str)

    def __init__(self, name: str, role: str = "writing", *, color: str = "text") -> None:
        super().__init__()
        self._role, self._color = role, color
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
        self._style = MarkdownStyle(self.document())
        self._style.setDocument(None)
        self.anchorClicked.connect(self._on_anchor)

    def show_text(self, text: str) -> None:
        """Show `text` as it is, in paragraphs."""
        self._style.setDocument(None)
        shown = visible(without_pictures(text[:MAX_SHOWN]))
        look = theme()
        self.setFont(look.font(self._role))
        self.clear()
        cursor = QTextCursor(self.document())
        # One edit, so that it is laid out once.
        cursor.beginEditBlock()
        cursor.insertText(shown)
        self._space_lines(cursor)
        self._mark_links(cursor, shown)
        cursor.endEditBlock()
        longest = max(map(len, shown.split("\n")), default=0)
        if len(shown) <= MAX_STYLED and longest <= MAX_STYLED_LINE:
            # On hostile text the patterns would take longer than anybody waits.
            self._style.setDocument(self.document())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _space_lines(self, cursor: QTextCursor) -> None:
        look = theme()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            look.line_height(self._role), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        )
        ink = QTextCharFormat()
        ink.setForeground(look.color(self._color))
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        cursor.mergeCharFormat(ink)
        self._narrow_gaps()

    def _narrow_gaps(self) -> None:
        """An empty line between paragraphs is a gap, not a line."""
        if self.document().blockCount() > MAX_GAPS:
            return
        gap = QTextBlockFormat()
        gap.setLineHeight(theme().px(GAP), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block = self.document().begin()
        while block.isValid():
            if block.length() <= 1:
                QTextCursor(block).mergeBlockFormat(gap)
            block = block.next()

    @staticmethod
    def _mark_links(cursor: QTextCursor, shown: str) -> None:
        """Addresses that stand in the text can be pressed: what is seen is where it leads."""
        for number, found in enumerate(_ADDRESS.finditer(shown)):
            if number >= MAX_LINKS:
                return
            target = found[0].rstrip(_END_OF_SENTENCE)
            if not host_of(target):
                continue
            look = QTextCharFormat()
            look.setAnchor(True)
            look.setAnchorHref(target)
            look.setForeground(theme().color("accent"))
            look.setFontUnderline(True)
            start = _utf16(shown, found.start())
            cursor.setPosition(start)
            cursor.setPosition(start + _utf16(target), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        del kind, name
        return QImage()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_style"):
            self.setFont(theme().font(self._role))
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            self._space_lines(cursor)
            self._mark_links(cursor, self.toPlainText())
            cursor.endEditBlock()
            self._style.restyle()

    def _on_anchor(self, target: QUrl) -> None:
        self.link_asked.emit(target.toString(QUrl.ComponentFormattingOption.FullyEncoded))


class FittedText(ForeignText):
    """Text that is as high as it needs; the page around it scrolls."""

    def __init__(self, name: str, role: str = "writing", *, color: str = "text") -> None:
        super().__init__(name, role, color=color)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)

    def _on_size(self, size: QSizeF) -> None:
        if size.height() > TALLEST:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFixedHeight(min(round(size.height()) + 2, TALLEST))


def _utf16(text: str, end: int | None = None) -> int:
    """How many units Qt counts up to `end`: two for a character beyond the first plane."""
    return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2
