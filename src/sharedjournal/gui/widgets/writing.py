# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one writes: Markdown source with live styling, in the writing face, with airy lines.

There is no round trip through rich text: what is typed is what is stored. Marks are quiet, headings
large, bold is bold. Tab leaves; pasted text is plain; pictures are handed on as bytes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.foreign_text import GAP, LONGEST_LINE
from sharedjournal.gui.widgets.markdown_style import MarkdownStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent

MAX_PASTE = 8 * 1024 * 1024
MAX_DROPPED = 20
_LIST_ITEM = re.compile(r"^(\s*)([-*+]|(\d{1,4})([.)]))( +)(.*)$")


class Writing(QTextEdit):
    """A page to write on. Signals: `edited` after a change by the person, `left` on losing the
    keyboard, `pictures_given(list)` for pasted (bytes) or dropped (a local path) pictures,
    `refused(str)` with a fixed token where something could not be taken (`size`, `picture`).
    """

    edited = Signal()
    left = Signal()
    pictures_given = Signal(list)
    refused = Signal(str)

    def __init__(self, name: str, placeholder: str, role: str = "writing") -> None:
        super().__init__()
        self._role = role
        self._loading = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setFont(theme().font(role))
        self._touched = (0, 0)
        """Where the text was changed last: from, and how many characters."""
        self._style = MarkdownStyle(self.document())
        self.document().contentsChange.connect(self._on_contents_change)
        self.textChanged.connect(self._on_text_changed)
        self._space_lines()

    def show_source(self, text: str) -> None:
        """Show a text, with nothing to undo and the caret at its beginning."""
        self._loading = True
        try:
            self.setPlainText(soft_broken(text))
            self._space_lines()
            self.document().clearUndoRedoStacks()
            self.moveCursor(QTextCursor.MoveOperation.Start)
        finally:
            self._loading = False

    def source(self) -> str:
        """What is written."""
        return self.toPlainText()

    def forget(self) -> None:
        """Empty the page and its undo: nothing of it may be brought back."""
        self.show_source("")
        self.setUndoRedoEnabled(False)
        self.setUndoRedoEnabled(True)

    # --- formatting: changes the source ---------------------------------------------------------

    def toggle_bold(self) -> None:
        """Put `**` around the selection or take it away."""
        self._toggle_around("**")

    def toggle_italic(self) -> None:
        """Put `*` around the selection or take it away."""
        self._toggle_around("*")

    def toggle_heading(self) -> None:
        """Make the lines of the selection headings, or ordinary again."""
        self._toggle_prefix("# ", re.compile(r"^#{1,3} +"))

    def toggle_list(self) -> None:
        """Make the lines of the selection items of a list, or ordinary again."""
        self._toggle_prefix("- ", re.compile(r"^[-*+] +"))

    def _toggle_around(self, mark: str) -> None:
        cursor = self.textCursor()
        chosen = cursor.selectedText()
        inside = len(chosen) > 2 * len(mark) and chosen.startswith(mark) and chosen.endswith(mark)
        new = chosen[len(mark) : -len(mark)] if inside else f"{mark}{chosen}{mark}"
        start = cursor.selectionStart()
        cursor.insertText(new)
        if chosen:
            cursor.setPosition(start)
            cursor.setPosition(start + len(new), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(start + len(mark))
        self.setTextCursor(cursor)

    def _toggle_prefix(self, prefix: str, pattern: re.Pattern[str]) -> None:
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        blocks = [self.document().findBlockByNumber(n) for n in range(first, last + 1)]
        have = all(pattern.match(block.text()) for block in blocks)
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            block = self.document().findBlockByNumber(number)
            cursor.setPosition(block.position())
            if match := pattern.match(block.text()):
                cursor.setPosition(block.position() + match.end(), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            if not have:
                cursor.insertText(prefix)
        cursor.endEditBlock()

    # --- input ----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl_tab = event.key() == Qt.Key.Key_Tab and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier
        )
        if ctrl_tab:
            self.textCursor().insertText("\t")
            return
        if event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
            return
        if event.matches(QKeySequence.StandardKey.Italic):
            self.toggle_italic()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._continue_list(event):
            return
        super().keyPressEvent(event)

    def _continue_list(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if event.modifiers() != Qt.KeyboardModifier.NoModifier or cursor.hasSelection():
            return False
        match = _LIST_ITEM.match(cursor.block().text())
        if match is None or not cursor.atBlockEnd():
            return False
        if not match[6]:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
            return True
        mark = f"{int(match[3]) + 1}{match[4]}" if match[3] else match[2]
        cursor.insertBlock()
        cursor.insertText(match[1] + mark + match[5])
        return True

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        pictures = _pictures_in(source)
        if pictures is None:
            self.refused.emit("picture")
        elif pictures:
            self.pictures_given.emit(pictures)
        elif len(text := source.text()) > MAX_PASTE:
            self.refused.emit("size")
        elif text:
            self.textCursor().insertText(soft_broken(text.replace("\r\n", "\n").replace("\0", "")))

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        # Clipboard managers that keep a history are asked not to keep this.
        data.setData("x-kde-passwordManagerHint", QByteArray(b"secret"))
        return data

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    # --- look -----------------------------------------------------------------------------------

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_style"):
            self.setFont(theme().font(self._role))
            self._loading = True
            try:
                self._style.restyle()
                self._space_lines()
            finally:
                self._loading = False

    def _space_lines(self) -> None:
        spacing = self._line()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self._narrow_gaps(0, self.document().characterCount(), join=False)

    def _line(self) -> QTextBlockFormat:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            theme().line_height(self._role), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        )
        return spacing

    def _narrow_gaps(self, begin: int, length: int, *, join: bool) -> None:
        """An empty line between paragraphs is a gap, not a line. `join`: part of the last edit."""
        gap, line = QTextBlockFormat(), self._line()
        gap.setLineHeight(theme().px(GAP), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        document = self.document()
        # The neighbours, too: what was the last line is none any more.
        first = document.findBlock(max(begin - 1, 0))
        block = first.previous() if first.previous().isValid() else first
        cursor: QTextCursor | None = None
        while block.isValid() and block.position() <= begin + length + 1:
            between = block.previous().isValid() and block.next().isValid()
            wanted = gap if between and block.length() <= 1 else line
            if block.blockFormat().lineHeight() != wanted.lineHeight():
                if cursor is None:
                    cursor = QTextCursor(block)
                    if join:
                        cursor.joinPreviousEditBlock()
                    else:
                        cursor.beginEditBlock()
                cursor.setPosition(block.position())
                cursor.mergeBlockFormat(wanted)
            block = block.next()
        if cursor is not None:
            cursor.endEditBlock()

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        self._touched = (position, added)

    def _on_text_changed(self) -> None:
        if self._loading:
            return
        self._loading = True
        try:
            self._narrow_gaps(*self._touched, join=True)
        finally:
            self._loading = False
        self.edited.emit()


def soft_broken(text: str) -> str:
    """`text` with lines above 20,000 characters broken: a longer one halts the editor."""
    if all(len(line) <= LONGEST_LINE for line in text.split("\n")):
        return text
    return "\n".join(
        line[at : at + LONGEST_LINE]
        for line in text.split("\n")
        for at in range(0, max(len(line), 1), LONGEST_LINE)
    )


def _pictures_in(source: QMimeData) -> list[bytes | Path] | None:
    """The pictures of a paste or drop: none for text, None where they cannot be used."""
    if source.hasImage():
        image = source.imageData()
        return [_as_png(image)] if isinstance(image, QImage) and not image.isNull() else None
    urls: list[QUrl] = source.urls()
    if not urls:
        return []
    if len(urls) > MAX_DROPPED or not all(url.isLocalFile() for url in urls):
        return None
    return [Path(url.toLocalFile()) for url in urls]


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
