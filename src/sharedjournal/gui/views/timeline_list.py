# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of entries: rows that say who can read them before they say anything else.

A private row has no tag and no bar. My own shared ones have a bar at the leading edge, the
partner's at the trailing one. Of an envelope neither title nor text is drawn, or known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from sharedjournal.gui import icons
from sharedjournal.gui.models.timeline_model import Head, Role, Row, TimelineModel
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.painting import elided, fill_of, pen, shape, text_in, width_of
from sharedjournal.gui.widgets.tags import paint_tag, tag_width

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

_BARS = {"shared": "shared", "excerpt": "shared", "partner": "partner", "envelope": "partner"}
_PAD, _THUMB, _TAG, _HEAD = 20, 56, 18, 30
BATCH = 500
_INSIDE, _INSIDE_UP = QPoint(10, 10), QPoint(10, -10)


class _Frame:
    """Where things go in one row, mirrored where the text is."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        self.rect: QRect = option.rect
        self.direction: Qt.LayoutDirection = option.direction
        self.state: QStyle.StateFlag = option.state

    @property
    def rtl(self) -> bool:
        return self.direction == Qt.LayoutDirection.RightToLeft

    def sub(self, x: float, y: float, width: float, height: float) -> QRectF:
        logical = QRect(
            self.rect.left() + round(x), self.rect.top() + round(y), round(width), round(height)
        )
        return QRectF(QStyle.visualRect(self.direction, self.rect, logical))


class EntryDelegate(QStyledItemDelegate):
    """Paints heads and rows. Heights follow the fonts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[float, Qt.LayoutDirection, bool], QSize] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asked of every row there is: nothing is made for it.
        look, is_head = theme(), bool(index.data(Role.IS_HEAD))
        key = (look.scale, option.direction, is_head)
        size = self._sizes.get(key)
        if size is None:
            size = self._sizes[key] = self._size(option, is_head=is_head)
        return size

    @staticmethod
    def _size(option: QStyleOptionViewItem, *, is_head: bool) -> QSize:
        look = theme()
        if is_head:
            return QSize(100, look.px(_HEAD))
        # Arabic letters need more room above and below.
        line = look.line_height("small") + (look.px(3) if _Frame(option).rtl else 0)
        return QSize(100, look.px(16) + look.line_height("cardTitle") + 2 * line)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, frame = index.data(Role.ITEM), _Frame(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, Head):
            self._paint_head(painter, frame, item)
        else:
            self._paint_ground(painter, frame, option, index)
            self._paint_row(painter, frame, item, index.data(Role.PICTURE))
        painter.restore()

    def _paint_head(self, painter: QPainter, frame: _Frame, head: Head) -> None:
        px = theme().px
        tall = theme().line_height("caption")
        rect = frame.sub(
            px(_PAD), frame.rect.height() - tall - px(3), frame.rect.width() - 2 * px(_PAD), tall
        )
        font = theme().font("caption", 600)
        text_in(painter, rect, head.text, font, "text3", direction=frame.direction)

    def _paint_ground(
        self, painter: QPainter, frame: _Frame, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box = QRectF(frame.rect).adjusted(6.5, 0.5, -6.5, -1.5)
        state, high = frame.state, theme().is_high_contrast
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            edge = "focus" if focused else "accent" if high else "accentLine"
            shape(painter, pen(edge, 2 if focused or high else 1), fill_of("accentSoft"))
            painter.drawRoundedRect(box, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            shape(painter, None, fill_of("hover"))
            painter.drawRoundedRect(box, 8, 8)
        else:
            below = index.model().index(index.row() + 1, 0)
            view: QWidget | None = option.widget
            chosen = view.currentIndex() if isinstance(view, QListView) else QModelIndex()
            if below.isValid() and not below.data(Role.IS_HEAD) and below != chosen:
                px = theme().px
                painter.setPen(pen("border"))
                line = frame.sub(
                    px(_PAD), frame.rect.height() - 1, frame.rect.width() - 2 * px(_PAD), 1
                ).translated(0, 0.5)  # In the middle of a pixel, or it is spread over two.
                painter.drawLine(line.topLeft(), line.topRight())

    def _paint_row(
        self, painter: QPainter, frame: _Frame, item: Row, picture: QPixmap | None
    ) -> None:
        px, look = theme().px, theme()
        wide, tall = frame.rect.width(), frame.rect.height()
        if (bar := _BARS.get(item.kind)) is not None:
            x = px(11) if bar == "shared" else wide - px(14)
            shape(painter, None, fill_of(bar))
            painter.drawRoundedRect(frame.sub(x, px(11), 3, tall - px(22)), 1.5, 1.5)
        left, top, room = px(_PAD), px(8), wide - 2 * px(_PAD)
        if picture is not None:
            side = px(_THUMB)
            spot = frame.sub(left + room - side, (tall - side) / 2, side, side)
            paint_rounded(painter, spot, picture)
            room -= side + px(12)
        caption, title_height = look.font("caption"), look.line_height("cardTitle")
        when_width = width_of(item.when, caption) + 4 if item.when else 0
        text_in(
            painter,
            frame.sub(left + room - when_width, top, when_width, title_height),
            item.when,
            caption,
            "text3",
            trailing=True,
            direction=frame.direction,
        )
        title_room = room - (when_width + px(10) if item.when else 0)
        if item.kind == "envelope":
            self._paint_envelope(painter, frame, item, QRectF(left, top, title_room, room))
            return
        font = look.font("cardTitle")
        title = elided(item.title, font, title_room)
        rect = frame.sub(left, top, title_room, title_height)
        text_in(painter, rect, title, font, "text", direction=frame.direction)
        line = look.line_height("small") + (px(3) if frame.rtl else 0)
        snippet = frame.sub(left, top + title_height, room, 2 * line)
        self._paint_snippet(painter, frame, item, snippet, 1 if item.tag else 2, line)
        if item.tag:
            below = line + 1 if item.snippet else px(4)
            self._paint_tag(painter, frame, item, left, top + title_height + below, room)

    def _paint_envelope(self, painter: QPainter, frame: _Frame, item: Row, at: QRectF) -> None:
        look, px = theme(), theme().px
        title_height, line = look.line_height("cardTitle"), look.line_height("small")
        spot = frame.sub(at.left(), at.top() + (title_height - px(16)) / 2, px(16), px(16))
        icons.draw(painter, "mail", spot.topLeft(), 16, "partner", 2)
        room = at.width() - px(24)
        font = look.font("body", 600)
        rect = frame.sub(at.left() + px(24), at.top(), room, title_height)
        text_in(
            painter,
            rect,
            elided(item.title, font, room),
            font,
            "partner",
            direction=frame.direction,
        )
        small = look.font("small")
        for number, words in enumerate(item.lines[:2]):
            y = at.top() + title_height + number * line
            rect = frame.sub(at.left(), y, at.height(), line)
            text_in(
                painter,
                rect,
                elided(words, small, at.height()),
                small,
                "text2",
                direction=frame.direction,
            )

    def _paint_tag(
        self, painter: QPainter, frame: _Frame, item: Row, x: float, y: float, room: float
    ) -> None:
        look, px = theme(), theme().px
        wide, tall = tag_width(item.tag), px(_TAG)
        at = frame.sub(x, y, wide, tall)
        paint_tag(
            painter, at.topLeft(), item.kind, item.tag, rtl=frame.rtl, height=tall, filled=False
        )
        left = room - wide - px(8)
        font = look.font("caption")
        words = elided(item.state, font, left)
        rect = frame.sub(x + wide + px(8), y, left, tall)
        text_in(painter, rect, words, font, "text3", direction=frame.direction)

    def _paint_snippet(
        self, painter: QPainter, frame: _Frame, item: Row, rect: QRectF, lines: int, line: float
    ) -> None:
        """Word-wrapped lines, the last one elided; a QTextLayout, so that hits can be marked."""
        font = theme().font("small")
        text = item.snippet
        layout, last = _laid_out(text, font, frame, rect.width(), lines, line)
        if last is not None and last[1] < len(text):
            tail = QFontMetricsF(font).elidedText(
                text[last[0] :], Qt.TextElideMode.ElideRight, rect.width() - 4
            )
            text = text[: last[0]] + tail
            layout, last = _laid_out(text, font, frame, rect.width(), lines, line)
        painter.setPen(theme().color("text2"))
        layout.draw(painter, rect.topLeft(), [_mark(*mark) for mark in item.marks])


def _laid_out(
    text: str, font: QFont, frame: _Frame, width: float, lines: int, line: float
) -> tuple[QTextLayout, tuple[int, int] | None]:
    """The layout, and where its last line begins and ends."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setTextDirection(frame.direction)
    side = Qt.AlignmentFlag.AlignRight if frame.rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    last = None
    for number in range(lines):
        made = layout.createLine()
        if not made.isValid():
            break
        made.setLineWidth(width)
        made.setPosition(QPointF(0, number * line + (line - made.height()) / 2))
        last = (made.textStart(), made.textStart() + made.textLength())
    layout.endLayout()
    return layout, last


def _mark(begin: int, length: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = begin, length
    look = QTextCharFormat()
    look.setBackground(theme().color("mark"))
    look.setForeground(theme().color("onMark"))
    look.setFontWeight(QFont.Weight.DemiBold)
    mark.format = look
    return mark


def paint_rounded(painter: QPainter, rect: QRectF, picture: QPixmap, radius: float = 6) -> None:
    """A picture with round corners; a hairline keeps pale ones from melting into the page."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(path)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(rect, picture, QRectF(picture.rect()))
    painter.restore()
    faint = 1.0 if theme().is_high_contrast else 0.35
    shape(painter, pen("borderControl", 1, faint), None)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class TimelineList(QListView):
    """The list itself; Qt gives it the keyboard and its accessibility."""

    def __init__(self, name: str, model: TimelineModel) -> None:
        super().__init__()
        self._model = model
        self._delegate = EntryDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        # Laid out in pieces: a hundred thousand rows are on screen as fast as fifty.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def select(self, some_id: str) -> bool:
        """Make an entry the current one; whether it is in the list."""
        place = self._model.place_of(some_id)
        if place < 0:
            return False
        self.setCurrentIndex(self._model.index(place))
        return True

    def visible_ids(self) -> list[str]:
        """The ids of the rows that are on screen, and of a few below."""
        room = self.viewport().rect()
        first = max(self.indexAt(room.topLeft() + _INSIDE).row(), 0)
        # While it is being laid out nothing is found below: never more than the window can hold.
        most = first + room.height() // max(theme().px(_HEAD), 1)
        last = self.indexAt(room.bottomLeft() + _INSIDE_UP).row()
        last = most if last < 0 else min(last + 3, most)
        return self._model.ids_between(first, last)

    def move_by(self, step: int) -> None:
        """The next (1) or previous (-1) entry, over heads."""
        place = self.currentIndex().row() + step
        while 0 <= place < self._model.rowCount():
            if not self._model.is_head(place):
                self.setCurrentIndex(self._model.index(place))
                return
            place += step
