# SPDX-License-Identifier: GPL-3.0-or-later
"""A month at a time: which kinds of page a day holds, never how many; and this day in other years.

The days are buttons: arrows move by days, Page Up and Page Down by months.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainterPath, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy
from typing_extensions import override

from sharedjournal.app import days, faces, reading
from sharedjournal.gui import dates, icons
from sharedjournal.gui.images import thumbnail
from sharedjournal.gui.models.timeline_model import EntryRow, Head, Role, Row, TimelineModel
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.row_look import RowLook
from sharedjournal.gui.views.timeline_list import TimelineList
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, column, row, rule
from sharedjournal.gui.widgets.painting import (
    PaintedButton,
    fill_of,
    painting,
    pen,
    placed,
    shape,
    text_in,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    from sharedjournal.app.days import Day
    from sharedjournal.app.faces import Face
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.models import timeline_model as lists
    from sharedjournal.gui.widgets.layouts import Item

SIDE = 372
CELL_PICTURE = 240
_WEEK = 7
_LONGEST = 60
Beside = tuple[tuple[EntryRow, ...], tuple[tuple[int, EntryRow], ...], dict[str, "Face"]]


class DayButton(PaintedButton):
    """One day. Its kinds are icons, and words for a screen reader."""

    def __init__(self, day: date, kinds: Day | None, spoken: str, *, today: str) -> None:
        super().__init__(str(day.day), checkable=True)
        self.day = day
        self._kinds, self._today = kinds, today
        self._picture: QPixmap | None = None
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, image: QImage) -> None:
        """A picture of this day, behind its number."""
        self._picture = None if image.isNull() else QPixmap.fromImage(image)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(82), theme().px(84))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().px(52))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        with painting(self) as painter:
            if self._picture is not None:
                self._paint_picture(painter, rect)
            elif self._kinds is not None or self._today:
                shape(painter, pen("border"), fill_of("surface"))
                painter.drawRoundedRect(rect, 8, 8)
            if self.isChecked() or self.underMouse():
                edge = pen("accent", 2) if self.isChecked() else pen("borderControl", 1)
                shape(painter, edge, None)
                painter.drawRoundedRect(rect, 8, 8)
            self._paint_words(painter)

    def _paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        assert self._picture is not None  # noqa: S101 -- the caller looked
        path = QPainterPath()
        path.addRoundedRect(rect, 8, 8)
        painter.save()
        painter.setClipPath(path)
        side = max(rect.width(), rect.height())
        middle = rect.center()
        square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.drawPixmap(square, self._picture, QRectF(self._picture.rect()))
        # Number and icons stay readable on any picture.
        shade = QLinearGradient(rect.topLeft(), rect.bottomLeft())
        high = theme().is_high_contrast
        for place, alpha in ((0.0, 190), (0.36, 150), (0.5, 30), (0.64, 30), (1.0, 190)):
            shade.setColorAt(place, QColor(0, 0, 0, 225 if high and alpha > 100 else alpha))
        painter.fillRect(rect, shade)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        px, on_picture = theme().px, self._picture is not None
        # Pictures are shaded, so what stands on them is bright in every theme.
        bright = "raised" if "dark" not in theme().name else "text"
        ink = bright if on_picture else "text"
        color = "accent" if self._today and not on_picture else ink
        held = self._kinds is not None or bool(self._today)
        font = theme().font("small", 600 if held else 400)
        rect = placed(self, px(10), px(8), self.width() - px(20), px(20))
        text_in(
            painter,
            rect,
            self.text(),
            font,
            color if held else "text3",
            direction=self.layoutDirection(),
        )
        if self._today:
            caption = theme().font("caption", 600)
            text_in(
                painter,
                rect,
                self._today,
                caption,
                color,
                trailing=True,
                direction=self.layoutDirection(),
            )
        if self._kinds is None:
            return
        x = px(11)
        for there, icon, tint in (
            (self._kinds.mine, "pen-line", "text2"),
            (self._kinds.shared, "overlap", "shared"),
            (self._kinds.partner, "mail", "partner"),
        ):
            if there:
                spot = placed(self, x, self.height() - px(24), px(15), px(15))
                icons.draw(painter, icon, QPointF(spot.topLeft()), 15, ink if on_picture else tint)
                x += px(19)


class MonthGrid(QFrame):
    """Signals: `chosen(object)` a date, `moved(object)` a date outside the month."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(2))
        self._buttons: dict[date, DayButton] = {}
        self._day = context.clock.today()

    def show_month(self, day: date, kinds: dict[date, Day]) -> None:
        """Show the month of `day`, and mark it."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons, self._day = {}, day
        locale = self._context.locale
        first_of_week = locale.firstDayOfWeek().value - 1
        for place in range(_WEEK):
            number = (first_of_week + place) % _WEEK + 1
            name = Label(
                locale.dayName(number, locale.FormatType.ShortFormat),
                "caption",
                "text3",
                weight=600,
                centre=True,
            )
            self._grid.addWidget(name, 0, place)
        weeks = calendar.Calendar(first_of_week).monthdatescalendar(day.year, day.month)
        today = self._context.clock.today()
        for line, week in enumerate(weeks, start=1):
            self._grid.setRowStretch(line, 1)
            for place, each in enumerate(week):
                if each.month == day.month:
                    word = self.tr("Today") if each == today else ""
                    self._add(each, kinds.get(each), word, line, place)
        self._buttons[day].setChecked(True)

    def _add(self, day: date, kinds: Day | None, today: str, line: int, place: int) -> None:
        button = DayButton(day, kinds, self._spoken(day, kinds), today=today)
        button.clicked.connect(self._on_clicked)
        self._grid.addWidget(button, line, place)
        self._buttons[day] = button

    def show_pictures(self, pictures: dict[date, QImage]) -> None:
        """Pictures of days, as they arrive."""
        for day, image in pictures.items():
            if day in self._buttons:
                self._buttons[day].show_picture(image)

    def choose(self, day: date) -> None:
        """Mark a day of this month."""
        for each, button in self._buttons.items():
            button.setChecked(each == day)
        self._day = day
        self._buttons[day].setFocus(Qt.FocusReason.TabFocusReason)

    def _spoken(self, day: date, kinds: Day | None) -> str:
        parts = [dates.long(day, self._context.clock.today(), self._context.locale)]
        if kinds is not None:
            partner = visible(self._context.people.partner, _LONGEST)
            parts += [self.tr("mine")] if kinds.mine else []
            parts += [self.tr("shared")] if kinds.shared else []
            parts += [self.tr("from {partner}").format(partner=partner)] if kinds.partner else []
        return ", ".join(parts)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, DayButton):
            self.choose(button.day)
            self.chosen.emit(button.day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if rtl else -1,
            Qt.Key.Key_Right: -1 if rtl else 1,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
        }
        key = Qt.Key(event.key())
        if (step := steps.get(key)) is not None:
            self._go(self._day + timedelta(days=step))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(month_away(self._day, -1 if key == Qt.Key.Key_PageUp else 1))
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        if day in self._buttons:
            self.choose(day)
            self.chosen.emit(day)
        else:
            self.moved.emit(day)


class CalendarView(QFrame):
    """The place `calendar`. Signals: `entry_asked(object)` a day to write on."""

    entry_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("panel", "window")
        self._day = context.clock.today()
        self._round = 0
        self._look = RowLook(context.people)
        self._model = TimelineModel()
        self._list = TimelineList(self.tr("Entries of this day"), self._model)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self._month = Label("", "title")
        self._grid = MonthGrid(context)
        self._grid.chosen.connect(self._on_day)
        self._grid.moved.connect(self.show_day)
        self._title = Label("", "heading", wrap=True)
        self._build()

    def _build(self) -> None:
        before = ToolButton("chevron-left", self.tr("Month before"))
        before.clicked.connect(self._on_before)
        after = ToolButton("chevron-right", self.tr("Month after"))
        after.clicked.connect(self._on_after)
        today = Button(self.tr("Today"))
        today.clicked.connect(self._on_today)
        partner = visible(self._context.people.partner, _LONGEST)
        legend: list[Item] = [
            Icon("pen-line", 16, "text2"),
            Label(self.tr("Mine"), "caption", "text2"),
            14,
        ]
        if partner:
            theirs = self.tr("From {partner}").format(partner=partner)
            legend += [
                *(Icon("overlap", 16, "shared"), Label(self.tr("Shared"), "caption", "text2"), 14),
                *(Icon("mail", 16, "partner"), Label(theirs, "caption", "text2")),
            ]
        calm = Label(self.tr("Empty days are just days."), "caption", "text3", wrap=True)
        calm.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        middle = boxed(
            column(
                row(self._month, None, before, today, after, spacing=10),
                *(12, (self._grid, 1), 10),
                row(*legend, 14, (calm, 1), spacing=7),
                margins=(32, 22, 28, 18),
            )
        )
        new = Button(self.tr("New entry for this day"), icon="pen-line")
        new.clicked.connect(self._on_new)
        side = boxed(
            column(
                boxed(column(self._title, margins=(20, 22, 20, 8))),
                (self._list, 1),
                boxed(column(new, margins=(24, 10, 24, 20))),
            ),
            "surface",
        )
        side.setFixedWidth(theme().px(SIDE))
        self.setLayout(row((middle, 1), rule("v"), side))

    def arrive(self) -> None:
        """See `Place`."""
        self.show_day(self._day)

    def forget(self) -> None:
        """See `Place`."""
        self._round += 1
        self._model.forget()
        self._grid.show_month(self._day, {})

    def show_day(self, day: date) -> None:
        """Show the month of a day, and the day beside it."""
        self._day = day
        self._round += 1
        current = self._round
        first = day.replace(day=1)
        last = month_away(first, 1) - timedelta(days=1)
        self._month.setText(dates.month(day, self._context.locale))

        def ok(found: dict[date, Day]) -> None:
            if current == self._round:
                self._grid.show_month(self._day, found)
                self._load_pictures(found)

        self._context.tasks.vault(lambda s, _job: days.month(s, first, last), ok)
        self._load_day()

    def _load_pictures(self, found: dict[date, Day]) -> None:
        wanted = {day: kinds.picture for day, kinds in found.items() if kinds.picture}

        def read(session: Session, job: Job) -> dict[date, bytes]:
            data = {}
            for day, (some_id, name) in wanted.items():
                job.check()
                picture = reading.picture(session, some_id, name)
                if picture is not None:
                    data[day] = picture.data
            return data

        def decode(data: dict[date, bytes]) -> None:
            self._context.tasks.pool(
                lambda _job: {day: thumbnail(each, CELL_PICTURE) for day, each in data.items()},
                self._grid.show_pictures,
            )

        if wanted:
            self._context.tasks.vault(read, decode)

    def _load_day(self) -> None:
        day, current = self._day, self._round
        self._title.setText(dates.long(day, self._context.clock.today(), self._context.locale))

        def work(session: Session, _job: Job) -> Beside:
            rows = days.rows_of(session, day)
            others = days.on_this_day(session, day)
            ids = [each[0] for each in rows] + [each[0] for _year, each in others]
            return rows, others, faces.faces(session, ids)

        def ok(found: Beside) -> None:
            if current == self._round and day == self._day:
                self._show_day_rows(*found)

        self._context.tasks.vault(work, ok)

    def _show_day_rows(
        self,
        rows: tuple[EntryRow, ...],
        others: tuple[tuple[int, EntryRow], ...],
        found: dict[str, Face],
    ) -> None:
        today = self._context.clock.today()
        items: list[lists.Item] = [
            self._look.row(each, found.get(each[0]), today, when=_time_of(found.get(each[0])))
            for each in rows
        ]
        year = 0
        for other, each in others:
            if other != year:
                words = self.tr("On this day, {year}").format(year=other)
                items.append(Head(words))
                year = other
            items.append(self._look.row(each, found.get(each[0]), today, when=""))
        self._model.set_items(items)

    # --- events ---------------------------------------------------------------------------------

    def _on_day(self, day: date) -> None:
        self._day = day
        self._load_day()

    def _on_before(self) -> None:
        self.show_day(month_away(self._day, -1))

    def _on_after(self) -> None:
        self.show_day(month_away(self._day, 1))

    def _on_today(self) -> None:
        self.show_day(self._context.clock.today())

    def _on_new(self) -> None:
        self.entry_asked.emit(self._day)

    def _on_activated(self, index: QModelIndex) -> None:
        item = index.data(Role.ITEM)
        if isinstance(item, Row):
            self._context.navigator.show_entry(item.id)


def month_away(day: date, months: int) -> date:
    """The same day of another month, or its last where it is shorter; within years 1 to 9999."""
    place = day.year * 12 + day.month - 1 + months
    year, month = min(max(place // 12, 1), 9999), place % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _time_of(face: Face | None) -> str:
    return dates.clock_time(face.began) if face is not None and face.began is not None else ""
