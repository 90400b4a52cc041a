# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own text to read, with a passage of it marked by a tint and a bracket at its side.

Paragraphs are numbered as they are given; marking is by selecting, by clicking a paragraph, or with
the space bar where the caret is. It decides nothing: it says what was marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QTextCursor, QTextFrameFormat
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.foreign_text import LONGEST_LINE
from sharedjournal.gui.widgets.painting import fill_of, pen, shape
from sharedjournal.gui.widgets.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

Lines = tuple[int, int]
LEADING, TRAILING, TOP = 20, 16, 10


class MarkedText(Writing):
    """Signals: `marked(int, int)` the first and last paragraph that were selected; `toggled(int)`
    a paragraph."""

    marked = Signal(int, int)
    toggled = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._paragraphs: tuple[Lines, ...] = ()
        self._line_of_block: list[int] = []
        self._marks: Lines | None = None
        self._may_mark = False

    def show_paragraphs(self, text: str, paragraphs: Sequence[Lines]) -> None:
        """Show a text; `paragraphs` are the first and last line of each, from 0."""
        self._paragraphs, self._marks = tuple(paragraphs), None
        self._line_of_block = [
            number
            for number, line in enumerate(text.split("\n"))
            for _piece in range(0, max(len(line), 1), LONGEST_LINE)
        ]
        self.show_source(text)
        room = QTextFrameFormat(self.document().rootFrame().frameFormat())
        px, rtl = theme().px, self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room.setLeftMargin(px(TRAILING if rtl else LEADING))
        room.setRightMargin(px(LEADING if rtl else TRAILING))
        room.setTopMargin(px(TOP))
        room.setBottomMargin(px(TOP))
        self.document().rootFrame().setFrameFormat(room)

    def show_marks(self, marks: Lines | None, *, may_mark: bool) -> None:
        """Mark the paragraphs from the first to the last number, or none."""
        self._marks, self._may_mark = marks, may_mark
        self.viewport().update()
        if marks is not None:
            self._bring_into_view(marks[0])

    def _bring_into_view(self, paragraph: int) -> None:
        line = self._paragraphs[paragraph][0]
        block = self.document().findBlockByNumber(self._line_of_block.index(line))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height():
            bar.setValue(round(top) - theme().px(40))

    # --- what the person does -------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._may_mark:
            self._mark_here()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
            return
        QTextEdit.keyPressEvent(self, event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._may_mark and event.button() == Qt.MouseButton.LeftButton:
            self._mark_here()

    def _mark_here(self) -> None:
        cursor = self.textCursor()
        begin = self._line_at(cursor.selectionStart())
        end = self._line_at(max(cursor.selectionEnd() - 1, cursor.selectionStart()))
        touched = [
            number
            for number, (first, last) in enumerate(self._paragraphs)
            if first <= end and last >= begin
        ]
        if not touched:
            return
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.marked.emit(touched[0], touched[-1])
        else:
            self.toggled.emit(touched[0])

    def _line_at(self, position: int) -> int:
        block = self.document().findBlock(position).blockNumber()
        return self._line_of_block[block] if block < len(self._line_of_block) else 0

    # --- the bracket ----------------------------------------------------------------------------

    def marked_rect(self) -> QRectF:
        """Where the passage stands in the viewport; empty where none is marked."""
        if self._marks is None:
            return QRectF()
        first = self._paragraphs[self._marks[0]][0]
        last = self._paragraphs[self._marks[1]][1]
        layout = self.document().documentLayout()
        found = QRectF()
        for number, line in enumerate(self._line_of_block):
            if first <= line <= last:
                block = self.document().findBlockByNumber(number)
                found = found.united(layout.blockBoundingRect(block))
        top = found.top() - self.verticalScrollBar().value()
        wide = self.viewport().width()
        return QRectF(0.5, top - 1, wide - 1, found.height() + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = self.marked_rect()
        if not box.isEmpty():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = pen("sharedLine") if theme().is_high_contrast else None
            shape(painter, edge, fill_of("sharedSoft"))
            painter.drawRoundedRect(box, 6, 6)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = box.right() - 2 if rtl else box.left() + 2
            arm = x - 7 if rtl else x + 7
            line = QPen(theme().color("shared"), 2.5, Qt.PenStyle.SolidLine)
            line.setCapStyle(Qt.PenCapStyle.FlatCap)
            line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            shape(painter, line, None)
            top, bottom = box.top() + 1.5, box.bottom() - 1.5
            corners = ((arm, top), (x, top), (x, bottom), (arm, bottom))
            painter.drawPolyline([QPointF(*corner) for corner in corners])
            painter.end()
        super().paintEvent(event)

    @override
    def forget(self) -> None:
        self._paragraphs, self._marks, self._line_of_block = (), None, []
        super().forget()
        self.moveCursor(QTextCursor.MoveOperation.Start)
