# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking back, for the writer alone: how days felt, which words, when. Real values, and a table of
each; never a score, and nothing that leaves this computer."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QStackedWidget, QTableView, QWidget
from typing_extensions import override

from sharedjournal.app import days
from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.charts import Dot, DotChart, WeekDots, WordBars
from sharedjournal.gui.widgets.choices import Segmented
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import column, row, scrolled
from sharedjournal.gui.widgets.sections import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.app.days import Felt
    from sharedjournal.gui.context import Context

    Index = QModelIndex | QPersistentModelIndex

SPANS = (31, 92, 366)
WORDS = 5
FEWEST = 5
MARKS = 5


class LookingBackView(QFrame):
    """The place `insights`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._span = 1
        self._felt: tuple[Felt, ...] = ()
        self.setProperty("panel", "window")
        self._moods = DotChart(self.tr("Moods of this time, one dot an entry"))
        self._words = WordBars(self.tr("Words for feelings, the longer the bar the more often"))
        self._week = WeekDots(self.tr("On which days of the week these words came"))
        self._mood_table = Table((self.tr("Day"), self.tr("Mood")))
        self._word_table = Table((self.tr("Word"), self.tr("Entries")))
        self._week_table = Table((self.tr("Word"), *_week_days(context)))
        self._stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        self._spans = Segmented(
            [self.tr("Month"), self.tr("3 months"), self.tr("Year")],
            self.tr("How far back"),
            on=self._span,
            fill=False,
        )
        self._spans.chosen.connect(self._on_span)
        say = self.tr(
            "Worked out on this computer from your own entries. Never shared, not even as "
            "a summary."
        )
        head = row(
            column(
                Label(self.tr("Looking back"), "title"),
                4,
                row(
                    column(Icon("lock", 14, "text3"), None, margins=(0, 2, 0, 0)),
                    (Label(say, "small", "text2", wrap=True), 1),
                    spacing=7,
                ),
            ),
            *(16, column(self._spans, None)),
        )
        head.setStretch(0, 1)
        moods = Card(
            self.tr("How the days felt"),
            self.tr(
                "Each dot is an entry you gave a mood. Days you didn’t write are simply not here."
            ),
            self._moods,
            self._mood_table,
        )
        words = Card(
            self.tr("Words you reached for"),
            self.tr("The longer the bar, the more often."),
            self._words,
            self._word_table,
        )
        week = Card(
            self.tr("When they came"),
            self.tr("The larger the dot, the more often."),
            self._week,
            self._week_table,
        )
        end = self.tr("These are echoes of what you wrote, not a diagnosis and not a score.")
        foot = row(
            column(Icon("info", 15, "text3"), None),
            (Label(end, "small", "text2", wrap=True), 1),
            spacing=8,
        )
        charts = QWidget()
        charts.setLayout(
            column((moods, 1), 16, row((words, 1), (week, 1), spacing=16), 14, foot, None)
        )
        empty = EmptyState(
            "chart-spline",
            self.tr("There’s not enough here to see a shape"),
            self.tr("That’s fine."),
        )
        self._stack.addWidget(scrolled(charts))
        self._stack.addWidget(empty)
        self.setLayout(column(head, 18, (self._stack, 1), margins=(32, 24, 32, 18)))

    def arrive(self) -> None:
        """See `Place`."""
        today = self._context.clock.today()
        first = today - timedelta(days=SPANS[self._span])

        def ok(found: tuple[Felt, ...]) -> None:
            self._felt = found
            self._show(first, today)

        self._context.tasks.vault(lambda s, _job: days.felt(s, first, today), ok)

    def forget(self) -> None:
        """See `Place`."""
        self._felt = ()
        for table in (self._mood_table, self._word_table, self._week_table):
            table.show_rows(())
        self._moods.show_dots((), (), ())
        self._words.show_rows(())
        self._week.show_rows((), ())

    def _on_span(self, number: int) -> None:
        self._span = number
        self.arrive()

    def _show(self, first: date, last: date) -> None:
        moods = [(each.day, each.mood) for each in self._felt if each.mood is not None]
        enough = len(moods) >= FEWEST or any(each.feelings for each in self._felt)
        self._stack.setCurrentIndex(0 if enough else 1)
        locale, words = self._context.locale, sharing_words.mood_words()
        whole = max((last - first).days, 1)
        self._moods.show_dots(
            words,
            [Dot((day - first).days / whole, mood) for day, mood in moods],
            _marks(first, last, self._context),
        )
        self._mood_table.show_rows(
            [(dates.full(day, locale), words[mood - 1]) for day, mood in reversed(moods)]
        )
        counts = Counter(word for each in self._felt for word in each.feelings)
        common = counts.most_common(WORDS)
        self._words.show_rows(common)
        self._word_table.show_rows([(word, str(count)) for word, count in counts.most_common()])
        week = _by_weekday(self._felt, counts, locale.firstDayOfWeek().value)
        shown = [(word, week[word]) for word, _count in common]
        self._week.show_rows(_week_days(self._context), shown)
        self._week_table.show_rows(
            [(word, *(str(n) if n else "" for n in amounts)) for word, amounts in week.items()]
        )


class Card(QFrame):
    """A chart under its name, and the same as a table."""

    def __init__(self, title: str, sentence: str, chart: QWidget, table: QWidget) -> None:
        super().__init__()
        self.setProperty("panel", "card")
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(table)
        table.setAccessibleName(title)
        self._switch = Button(self.tr("Show as table"), "quiet", "table-2", edge=True)
        self._switch.clicked.connect(self._on_switch)
        self.setLayout(
            column(
                row(Label(title, "heading"), None, self._switch),
                *(Label(sentence, "small", "text2", wrap=True), 12, (self._stack, 1)),
                margins=(22, 12, 22, 14),
            )
        )

    def _on_switch(self) -> None:
        number = 1 - self._stack.currentIndex()
        self._stack.setCurrentIndex(number)
        self._switch.setText(self.tr("Show as chart") if number else self.tr("Show as table"))


class Table(QTableView):
    """Rows of words under heads, to be read by anyone and anything."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._model = _Rows(heads)
        self.setModel(self._model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setMinimumHeight(160)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these."""
        self._model.set_rows(rows)


class _Rows(QAbstractTableModel):
    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = list(heads)
        self._rows: list[tuple[str, ...]] = []

    def set_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._rows[index.row()][index.column()]

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._heads[section]


def _week_days(context: Context) -> tuple[str, ...]:
    first = context.locale.firstDayOfWeek().value
    return tuple(
        context.locale.dayName((first - 1 + n) % 7 + 1, context.locale.FormatType.ShortFormat)
        for n in range(7)
    )


def _by_weekday(felt: Sequence[Felt], counts: Counter[str], first: int) -> dict[str, list[int]]:
    week = {word: [0] * 7 for word, _count in counts.most_common()}
    for each in felt:
        for word in each.feelings:
            week[word][(each.day.isoweekday() - first) % 7] += 1
    return week


def _marks(first: date, last: date, context: Context) -> list[tuple[float, str]]:
    whole = max((last - first).days, 1)
    found = []
    for number in range(MARKS):
        day = first + timedelta(days=round(whole * number / (MARKS - 1)))
        found.append(((day - first).days / whole, dates.brief(day, context.locale)))
    return found
