# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a partner's page, and what stands beside them. Every word that came from outside is
drawn by `FittedText`, or is plain and visible in a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sharedjournal.gui import sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.picture_strip import PictureStrip
from sharedjournal.gui.widgets.choices import Chip
from sharedjournal.gui.widgets.foreign_text import FittedText, visible
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import Flow, clear, column, row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sharedjournal.app.reading import Page
    from sharedjournal.gui.context import Context

_LINE = 400
_ROLES = ("role",)


class PageWords(QWidget):
    """Title, text, fields, feelings and pictures of one page. Signals: `link_asked(str)`."""

    link_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_page(
        self,
        page: Page,
        labels: Mapping[str, str],
        choices: Mapping[str, str],
        *,
        folded: str = "",
        between: QWidget | None = None,
    ) -> None:
        """Show a page; `between` stands between its title and its text."""
        clear(self._layout)
        if page.asked:
            self._add(self._text(page.asked, self.tr("The question"), "quote", "text2"), 10)
        if page.title:
            self._add(self._text(page.title, self.tr("Title"), "title"), 14)
        if between is not None:
            self._add(between, 18)
        if page.body:
            self._add(self._text(page.body, self.tr("The words")), 0)
        if folded:
            self._add(self._text(folded, self.tr("The words")), 0)
        else:
            self._fields(page.fields, labels, choices)
        self._beside(page)
        if page.pictures:
            strip = PictureStrip(self._context, removable=False)
            strip.show_pictures(page.id, page.pictures)
            self._gap(16)
            self._add(strip, 0)

    def clear(self) -> None:
        """Let go of every word."""
        clear(self._layout)

    def _fields(
        self, fields: Mapping[str, Any], labels: Mapping[str, str], choices: Mapping[str, str]
    ) -> None:
        for name, value in fields.items():
            if name in _ROLES:
                continue
            label = visible(labels.get(name) or name, _LINE)
            self._gap(12)
            self._add(Label(label, "caption", "text3", weight=600, wrap=True), 4)
            if isinstance(value, str):
                words = choices.get(value, value) if name == "choice" else value
            elif isinstance(value, (tuple, list)):
                self._add(
                    Flow(
                        *(
                            Chip(visible(choices.get(w, w), _LINE), static=True, tone="partner")
                            for w in value
                        )
                    ),
                    0,
                )
                continue
            else:
                words = "\n".join(
                    f"{choices.get(each, each)}: {choices.get(word, word)}"
                    for each, word in value.items()
                )
            self._add(self._text(words, label), 0)

    def _beside(self, page: Page) -> None:
        words = [visible(word, _LINE) for word in (*page.feelings, *page.needs)]
        if page.mood is not None:
            words.insert(0, sharing_words.mood_words()[page.mood - 1])
        if not words:
            return
        who = self._context.people.partner
        said = Label(
            self.tr("{partner} marked").format(partner=who) if not page.mine else self.tr("Marked"),
            "small",
            "text3",
        )
        self._gap(18)
        self._layout.addLayout(
            row(
                column(4, said, None),
                (Flow(*(Chip(word, static=True, tone="partner") for word in words), gap=6), 1),
                spacing=10,
            )
        )

    def _text(self, text: str, name: str, role: str = "writing", color: str = "text") -> FittedText:
        words = FittedText(name, role, color=color)
        words.link_asked.connect(self.link_asked)
        words.show_text(text)
        return words

    def _add(self, widget: QWidget, gap: int) -> None:
        self._layout.addWidget(widget)
        if gap:
            self._gap(gap)

    def _gap(self, size: int) -> None:
        self._layout.addSpacing(theme().px(size))
