# SPDX-License-Identifier: GPL-3.0-or-later
"""A long timeline: rows are made when they are seen, and only those on screen are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from sharedjournal.gui.models.timeline_model import Head, Role, Row, TimelineModel
from sharedjournal.gui.views.feelings import FeelingsBar
from sharedjournal.gui.views.picture_strip import place_of
from sharedjournal.gui.views.timeline_list import TimelineList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sharedjournal.gui.models.timeline_model import EntryRow

LONG = 3000


def rows(count: int) -> list[EntryRow | Head]:
    """Rows of a query under one head."""
    found = [(f"id {n}", 1, None, f"Title {n}", "", "private", 0) for n in range(count)]
    return [Head("Today"), *found]


def made_of(row: EntryRow) -> Row:
    """How a row looks here."""
    return Row(row[0], "private", row[3], "", row[4])


def test_a_row_is_made_when_it_is_looked_at(application: QApplication) -> None:
    """Places, heads, ids and flags are known without that."""
    made: list[str] = []

    def make(row: EntryRow) -> Row:
        made.append(row[0])
        return made_of(row)

    model = TimelineModel(make)
    model.set_items(rows(5))
    model.append_items(rows(2)[1:])

    assert [True, False] == [model.index(n).data(Role.IS_HEAD) for n in (0, 1)]
    assert ["id 0", "id 1"] == model.ids_between(-3, 2)
    assert 5 == model.place_of("id 4")
    assert [] == made

    assert "Title 1" == model.index(2).data()
    assert "Title 1" == model.index(2).data()
    assert ["id 1"] == made


def test_only_what_is_on_screen_is_asked_about(application: QApplication) -> None:
    """Also while the list is laid out, when below the last row nothing is found yet."""
    model = TimelineModel(made_of)
    model.set_items(rows(LONG))
    view = TimelineList("entries", model)
    view.resize(352, 600)
    most = 600 // 30 + 2

    assert most >= len(view.visible_ids())

    view.show()
    assert 0 < len(view.visible_ids()) <= most
    QTest.qWait(200)
    view.scrollToBottom()
    view.grab()
    last = view.visible_ids()
    view.hide()

    assert f"id {LONG - 1}" == last[-1]
    assert most >= len(last)


def test_a_move_skips_heads(application: QApplication) -> None:
    """The next entry is never a head."""
    model = TimelineModel(made_of)
    model.set_items(rows(2))
    view = TimelineList("entries", model)
    view.move_by(1)

    assert "id 0" == view.currentIndex().data(Role.ID)


def test_one_picture_is_never_left_alone_in_a_row() -> None:
    """One is as wide as the page; of four the first is; three stand in a strip."""
    assert [(0, 0, True)] == [place_of(n, 1) for n in range(1)]
    assert [(0, 0, False), (0, 1, False), (0, 2, False)] == [place_of(n, 3) for n in range(3)]
    assert [(0, 0, True), (1, 0, False), (1, 1, False), (1, 2, False)] == [
        place_of(n, 4) for n in range(4)
    ]


def test_feelings_that_were_unfolded_stay_so_on_this_page(application: QApplication) -> None:
    """A low window folds them to one line; who asked to change them goes on seeing all."""
    bar = FeelingsBar()
    bar.set_folded(folded=True)
    change = next(b for b in bar.findChildren(QAbstractButton) if b.text() == "Change")
    line = change.parentWidget()

    assert line is not None
    assert not line.isHidden()

    change.click()
    bar.set_folded(folded=True)

    assert line.isHidden()

    bar.show_choice(0, ())
    bar.set_folded(folded=True)

    assert not line.isHidden()
