# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that say what of mine the partner has or will get: what, which part, since when, one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from sharedjournal.gui import dates
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import Item, boxed, column, row, rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from sharedjournal.app.seeing import SeenRow

translate = QCoreApplication.translate
_ICONS = {"answer": "message-square-quote", "sealed": "stamp", "gone": "undo-2"}
_LINE = 300


class OneLine(Label):
    """A line that is cut with an ellipsis where it does not fit; the whole is read aloud."""

    def __init__(self, text: str, role: str = "body", color: str = "text") -> None:
        self._whole = " ".join(text.split())
        super().__init__(self._whole, role, color)
        self.setAccessibleName(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1)
        )
        if cut != self.text():
            self.setText(cut)
            self.setToolTip(self._whole if cut != self._whole else "")


def card(rows: Sequence[QWidget]) -> QFrame:
    """Rows in one frame, a hairline between each two."""
    items: list[Item] = []
    for each in rows:
        if items:
            items.append(row(rule(), margins=(48, 0, 0, 0)))
        items.append(each)
    return boxed(column(*items, margins=(1, 3, 1, 3)), "card")


def line(
    icon: str,
    title: str,
    part: str,
    *acts: QWidget,
    state: str = "",
    tone: str = "shared",
    faded: bool = False,
    role: str = "cardTitle",
) -> QFrame:
    """One row."""
    words = column(
        None,
        OneLine(title, role, "text2" if faded else "text"),
        OneLine(part, "small", "text2"),
        None,
        spacing=1,
    )
    ends: list[Item] = [Label(state, "small", "text2")] if state else []
    found = boxed(
        row(
            *(Icon(icon, 18, "text3" if faded else tone), (words, 1), *ends, *acts),
            margins=(16, 8, 8 if acts else 18, 8),
            spacing=14,
        )
    )
    found.setMinimumHeight(theme().px(60))
    return found


def seen_line(
    seen: SeenRow, partner: str, today: date, *acts: QWidget, slim: bool = False
) -> QFrame:
    """The row of one record; in a slim one its state stands below the title."""
    part, state = part_of(seen, partner), state_of(seen, today)
    if slim and state:
        part, state = f"{part} · {state}", ""
    return line(icon_of(seen), title_of(seen), part, *acts, state=state, faded=seen.kind == "gone")


def icon_of(seen: SeenRow) -> str:
    """The icon of its kind."""
    return _ICONS.get(seen.kind, "overlap")


def title_of(seen: SeenRow) -> str:
    """What a record is called."""
    if seen.kind == "answer" and seen.answers:
        form = visible(seen.form, _LINE) or translate("Seen", "Reply")
        title = visible(seen.answers, _LINE)
        return translate("Seen", "{form} to “{title}”").format(form=form, title=title)
    return visible(seen.title, _LINE) or translate("Seen", "Something without a title")


def part_of(seen: SeenRow, partner: str, *, made: bool = False) -> str:
    """Which part of it travels; `made`: in a file that was just made."""
    if seen.kind == "gone":
        asked = translate("Seen", "You asked {partner} to let it go")
        if seen.file is None:
            asked = translate("Seen", "You ask {partner} to let it go")
        return asked.format(partner=partner)
    words = {
        "whole": translate("Seen", "Whole entry"),
        "excerpt": translate("Seen", "Excerpt"),
        "sealed": translate("Seen", "Sealed answer"),
    }
    if seen.kind == "excerpt" and seen.marked is not None:
        words["excerpt"] = translate("Seen", "Excerpt, {number} of {all} paragraphs").format(
            number=seen.marked[0], all=seen.marked[1]
        )
    found = [words.get(seen.kind) or visible(seen.form, _LINE) or translate("Seen", "Answer")]
    if seen.kind == "answer" and seen.answers:
        found = [visible(seen.title, _LINE)]
    if seen.pictures == 1:
        found.append(translate("Seen", "one picture"))
    elif seen.pictures:
        found.append(translate("Seen", "{number} pictures").format(number=seen.pictures))
    if seen.key_leaves and not made:
        found.append(translate("Seen", "its key leaves with the next file"))
    elif seen.key_left:
        found.append(translate("Seen", "its key has left"))
    if seen.file is None and seen.held:
        found.append(
            translate("Seen", "newer words; {partner} has the earlier ones").format(partner=partner)
        )
    return ", ".join(found)


def state_of(seen: SeenRow, today: date) -> str:
    """Since when: the number of a file is its author's own; nobody else has it."""
    if seen.file is None:
        if seen.sleeps_until is not None and seen.sleeps_until > today:
            day = dates.short(seen.sleeps_until, today)
            return translate("Seen", "From {day}").format(day=day)
        return ""
    if not seen.file:
        return translate("Seen", "Perhaps in a file")
    gone = seen.kind == "gone"
    if seen.made is None:
        words = translate("Seen", "Asked in file {number}") if gone else ""
        return (words or translate("Seen", "File {number}")).format(number=seen.file)
    day = dates.short(seen.made.date(), today)
    if gone:
        return translate("Seen", "Asked in file {number}, {day}").format(number=seen.file, day=day)
    return translate("Seen", "File {number}, {day}").format(number=seen.file, day=day)
