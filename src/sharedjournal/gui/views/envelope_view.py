# SPDX-License-Identifier: GPL-3.0-or-later
"""An envelope before it is opened: what would be good, how to hold it, and the choice. No title,
text or picture of it is known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, centred, clear, column, measured, row, scrolled
from sharedjournal.gui.widgets.painting import fill_of, overlap, painting, pen, shape

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sharedjournal.app.received_pages import ReceivedPage
    from sharedjournal.app.threads import FormRow
    from sharedjournal.gui.context import Context

_WORDS = 140


class EnvelopePicture(QLabel):
    """A closed envelope. It is drawn; nothing lies behind it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), theme().px(176))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        centre, fold = rect.center().x(), rect.top() + rect.height() * 0.56
        seal = theme().px(25)
        with painting(self) as painter:
            edge = pen("partner" if theme().is_high_contrast else "partnerLine", 1.3)
            body = QPainterPath()
            body.addRoundedRect(rect, 10, 10)
            painter.fillPath(body, fill_of("partnerSoft"))
            painter.setClipPath(body)
            flap = QPainterPath(rect.topLeft())
            flap.lineTo(centre, fold)
            flap.lineTo(rect.topRight())
            flap.closeSubpath()
            painter.fillPath(flap, fill_of("raised"))
            shape(painter, edge, None)
            painter.drawPath(flap)
            painter.drawLine(rect.bottomLeft(), QPointF(centre - seal, fold - seal * 0.3))
            painter.drawLine(rect.bottomRight(), QPointF(centre + seal, fold - seal * 0.3))
            painter.setClipping(False)
            painter.drawPath(body)
            shape(painter, edge, fill_of("raised"))
            painter.drawEllipse(QPointF(centre, fold), seal, seal)
            ink = theme().color("partner")
            side = seal * 0.72
            overlap(painter, QRectF(centre - side * 0.8, fold - side / 2, side * 1.6, side), ink)


class EnvelopeView(QWidget):
    """Signals: `open_asked`, `left` (not now), `cannot_asked(str)` the form of that reply."""

    open_asked = Signal()
    left = Signal()
    cannot_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        who = context.people.partner
        self._cannot_form: FormRow | None = None
        picture = EnvelopePicture(self.tr("A closed envelope"))
        self._day = Label("", "body", "text2", centre=True)
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(theme().px(16))
        self._open = Button(
            self.tr("Open and hold it this way"), "primary", "mail-open", large=True
        )
        self._open.clicked.connect(self.open_asked)
        later = Button(self.tr("Not now"), large=True)
        later.clicked.connect(self.left)
        self._cannot = Button("", large=True)
        self._cannot.clicked.connect(self._on_cannot)
        for button in (later, self._cannot):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._foot = Label("", "small", "text3", wrap=True, centre=True)
        title = self.tr("An envelope from {partner}").format(partner=who)
        page = column(
            *(40, row(None, picture, None), 26),
            *(Label(title, "display", wrap=True, centre=True), 4, self._day, 28),
            *(self._facts, 30, self._open, 8),
            *(row((later, 1), (self._cannot, 1), spacing=8), 16, self._foot, None),
            margins=(24, 0, 24, 24),
        )
        self.setLayout(column((scrolled(boxed(centred(measured(page, 508)))), 1)))

    def show_envelope(self, found: ReceivedPage | None) -> None:
        """Show the outside of an envelope, or of none."""
        clear(self._facts)
        self._cannot_form = found.promise if found is not None else None
        self._day.clear()
        if found is None:
            return
        page, today = found.page, self._context.clock.today()
        if page.day is not None:
            self._day.setText(dates.long(page.day, today, self._context.locale))
        self._day.setVisible(page.day is not None)
        self._add_ask(page.ask)
        self._add_depth(page.depth)
        self._add_care(page.care)
        promises = bool(page.care)
        self._open.setText(self.tr("Open and hold it this way") if promises else self.tr("Open it"))
        self._show_cannot()

    def _show_cannot(self) -> None:
        form, who = self._cannot_form, self._context.people.partner
        self._cannot.setVisible(form is not None)
        same = self.tr("Opening and not opening look the same to {partner}.").format(partner=who)
        if form is None:
            self._foot.setText(same)
            return
        title = visible(form.title, _WORDS)
        self._cannot.setText(self.tr("{form}…").format(form=title))
        reply = self.tr(
            "“{form}” is a reply: it goes in your next file, and the envelope stays shut."
        ).format(form=title)
        self._foot.setText(f"{same} {reply}")

    def _add_ask(self, ask: str | None) -> None:
        if not ask:
            return
        who = self._context.people.partner
        words = {
            "listen": self.tr("{partner} would like you to read it. No answer is needed."),
            "say-back": self.tr("{partner} would like to hear what you heard, in your own words."),
            "comfort": self.tr("{partner} could use some warmth."),
            "celebrate": self.tr("{partner} would like you to be glad, too."),
            "think": self.tr("{partner} would like your thoughts."),
        }
        line = words.get(ask, "").format(partner=who)
        self._add(sharing_words.ask_icon(ask), sharing_words.ask_words(ask), line)

    def _add_depth(self, depth: int | None) -> None:
        if depth is None:
            return
        name = forms.phrases(sharing_words.language()).depths[depth - 1]
        self._add("layers", name, self.tr("How deep it goes, in the writer’s own sense."))

    def _add_care(self, care: tuple[str, ...]) -> None:
        lines = sharing_words.care_words(care)
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            promise = self.tr("Opening it means you’ll hold it this way. A promise, not a lock.")
            self._add("hand", line, promise if last else "")

    def _add(self, icon: str, title: str, line: str) -> None:
        words = [Label(title, "subhead", wrap=True)]
        if line:
            words.append(Label(line, "body", "text2", wrap=True))
        sign = column(Icon(icon, 20, "partner"), None)
        fact = boxed(row(sign, (column(*words, spacing=2), 1), spacing=14))
        fact.setAccessibleName(f"{title}. {line}" if line else title)
        self._facts.addWidget(fact)

    def _on_cannot(self) -> None:
        if self._cannot_form is not None:
            self.cannot_asked.emit(self._cannot_form.name)
