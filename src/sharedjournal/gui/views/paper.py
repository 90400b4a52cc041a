# SPDX-License-Identifier: GPL-3.0-or-later
"""A record drawn as the partner will open it: the envelope first, then what is inside.

It shows a `Letter` and nothing else: what is not on this paper does not travel. A clay edge runs
all round, because all of it leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.picture_strip import PictureStrip
from sharedjournal.gui.widgets.choices import Chip
from sharedjournal.gui.widgets.foreign_text import FittedText, visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import Flow, clear, column, row, rule
from sharedjournal.gui.widgets.painting import fill_of, painting, pen, shape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLayout, QWidget

    from sharedjournal.app.letters import Letter
    from sharedjournal.domain.record import Record
    from sharedjournal.gui.context import Context

_LINE = 400
_SHORT = 50


class Paper(QFrame):
    """What travels, to look at. `texts` is every word on it, for whoever compares."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._letter: Letter | None = None
        self._texts: list[str] = []
        self._layout = QVBoxLayout(self)
        px = theme().px
        self._layout.setContentsMargins(px(28), px(20), px(28), px(22))
        self._layout.setSpacing(0)
        self.setAccessibleName(
            self.tr("Exactly what {partner} will read").format(partner=context.people.partner)
        )

    @property
    def letter(self) -> Letter | None:
        """What is shown."""
        return self._letter

    @property
    def texts(self) -> tuple[str, ...]:
        """Every piece of text on the paper, from top to bottom."""
        return tuple(self._texts)

    def show_letter(self, letter: Letter | None) -> None:
        """Show another one, or nothing."""
        self._letter, self._texts = letter, []
        clear(self._layout)
        if letter is None:
            return
        record = letter.record
        envelope = self._envelope(record)
        if record.is_envelope:
            self._add(Label(self.tr("On the envelope"), "caption", "text3", weight=600), 6)
            self._layout.addLayout(envelope)
            self._gap(14)
            self._add(rule(), 16)
            self._add(Label(self.tr("Inside"), "caption", "text3", weight=600), 8)
        elif envelope.count():
            self._layout.addLayout(envelope)
            self._gap(12)
            self._add(rule(), 14)
        self._inside(letter)
        self._beside(record)

    # --- parts ----------------------------------------------------------------------------------

    def _envelope(self, record: Record) -> QLayout:
        parts: list[QWidget | int | None] = []
        if record.ask:
            words = self._text(sharing_words.ask_words(record.ask))
            parts += [Icon(sharing_words.ask_icon(record.ask), 16), Label(words, "small"), 16]
        if record.depth:
            words = self._text(forms.phrases(sharing_words.language()).depths[record.depth - 1])
            parts += [Icon("layers", 16), Label(words, "small"), 16]
        line = row(*parts, None, spacing=7) if parts else row()
        if not record.care:
            return line
        care = self._text(", ".join(sharing_words.care_words(record.care)))
        if len(care) <= _SHORT and parts:
            return row(*parts, Icon("hand", 16), Label(care, "small"), None, spacing=7)
        hand = row(column(Icon("hand", 16), None), (Label(care, "small", wrap=True), 1), spacing=7)
        return column(line, hand, spacing=8) if parts else hand

    def _inside(self, letter: Letter) -> None:
        record = letter.record
        about = self._about(letter)
        if about:
            self._add(Label(self._text(about), "small", "text2", wrap=True), 6)
        if record.asked:
            asked = Label(self._text(visible(record.asked)), "quote", "text2", wrap=True)
            self._add(asked, 10)
        if record.day is not None:
            today = self._context.clock.today()
            day = self._text(dates.day_and_month(record.day, today, self._context.locale))
            self._add(Label(day, "small", "text2"), 6)
        if record.title:
            title = self._text(visible(record.title, 1000))
            self._add(Label(title, "title", wrap=True), 10)
        if record.body:
            self._add(self._words(record.body, self.tr("The words")), 0)
        self._fields(record.fields, letter)
        if record.pictures:
            self._gap(14)
            strip = PictureStrip(self._context, removable=False)
            strip.show_given(letter.pictures)
            self._texts += record.pictures
            self._layout.addWidget(strip)

    def _about(self, letter: Letter) -> str:
        answers = visible(letter.answers, _LINE)
        if letter.form and answers:
            return self.tr("{form}, in answer to “{title}”").format(
                form=visible(letter.form, _LINE), title=answers
            )
        if answers:
            return self.tr("In answer to “{title}”").format(title=answers)
        topic = forms.split_round(letter.record.topic)[0]
        if letter.form and topic:
            return self.tr("{form}: {topic}").format(
                form=visible(letter.form, _LINE), topic=visible(topic, _LINE)
            )
        return visible(letter.form, _LINE)

    def _fields(self, fields: Mapping[str, Any], letter: Letter) -> None:
        for name, value in fields.items():
            label = letter.labels.get(name, "") or name
            self._gap(12)
            self._add(Label(self._text(visible(label, _LINE)), "caption", "text3", weight=600), 4)
            if isinstance(value, str):
                words = letter.choices.get(value, value) if name == "choice" else value
            elif isinstance(value, (tuple, list)):
                words = ", ".join(letter.choices.get(each, each) for each in value)
            else:
                words = "\n".join(
                    f"{letter.choices.get(each, each)}: {letter.choices.get(word, word)}"
                    for each, word in value.items()
                )
            self._add(self._words(words, label), 0)

    def _beside(self, record: Record) -> None:
        words = [visible(word, _LINE) for word in (*record.feelings, *record.needs)]
        if record.mood is not None:
            words.insert(0, sharing_words.mood_words()[record.mood - 1])
        if not words:
            return
        self._texts += words
        self._gap(16)
        self._layout.addWidget(
            Flow(*(Chip(word, static=True, tone="shared") for word in words), gap=6)
        )

    # --- tools ----------------------------------------------------------------------------------

    def _words(self, text: str, name: str) -> FittedText:
        words = FittedText(name)
        words.show_text(text)
        self._texts.append(text)
        return words

    def _text(self, text: str) -> str:
        self._texts.append(text)
        return text

    def _add(self, widget: QWidget, gap: int) -> None:
        self._layout.addWidget(widget)
        self._gap(gap)

    def _gap(self, size: int) -> None:
        self._layout.addSpacing(theme().px(size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            shape(painter, pen("shared", 1.5), fill_of("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
