# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards beside a page of the partner's: what was asked for, a request to let go, what it was
before, a sealed part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from sharedjournal.gui import sharing_words
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.foreign_text import FittedText
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sharedjournal.app.received_pages import ReceivedPage
    from sharedjournal.domain.record import Record


class RequestCard(QFrame):
    """The partner asks to let it go. Signals: `keep_asked`, `let_go_asked`."""

    keep_asked = Signal()
    let_go_asked = Signal()

    def __init__(self, partner: str) -> None:
        super().__init__()
        self.setProperty("panel", "partner")
        title = self.tr("{partner} asks you to let this go.").format(partner=partner)
        line = self.tr(
            "It counts for nothing between you any more. Whether its words stay is yours to "
            "choose, and your answer is not told to {partner}."
        ).format(partner=partner)
        keep = Button(self.tr("Keep it"))
        keep.clicked.connect(self.keep_asked)
        let_go = Button(self.tr("Let it go"), icon="undo-2")
        let_go.clicked.connect(self.let_go_asked)
        self.setLayout(
            column(
                Label(title, "subhead", wrap=True),
                3,
                Label(line, "small", "text2", wrap=True),
                10,
                row(None, keep, let_go, spacing=8),
                margins=16,
            )
        )


class EarlierVersion(QFrame):
    """What a page was before."""

    def __init__(self, record: Record, on_link: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("panel", "sunken")
        name = self.tr("An earlier version")
        parts: list[QWidget] = [Label(name, "caption", "text3", weight=600)]
        for text, role in ((record.title, "subtitle"), (record.body, "compose")):
            if text:
                words = FittedText(name, role, color="text2")
                words.link_asked.connect(on_link)
                words.show_text(text)
                parts.append(words)
        self.setLayout(column(*parts, margins=(16, 12, 16, 12), spacing=6))


def asked_card_of(found: ReceivedPage, partner: str) -> QWidget | None:
    """What the writer would like, in the partner's colour; None where nothing is asked here."""
    translate, page = QCoreApplication.translate, found.page
    if found.thread is not None or page.re is not None or page.state == "withdrawn":
        # What stands in a thread asks through its thread, what was taken back asks nothing.
        return None
    titles = {
        "say-back": translate("Asked", "{partner} would like you to say it back"),
        "comfort": translate("Asked", "{partner} could use some warmth"),
        "celebrate": translate("Asked", "{partner} would like you to be glad, too"),
        "think": translate("Asked", "{partner} would like your thoughts"),
        "listen": translate("Asked", "{partner} asked you just to listen"),
    }
    if page.ask not in titles:
        return None
    lines = {
        "say-back": translate("Asked", "Tell {partner} what you heard, in your own words."),
        "listen": translate("Asked", "Nothing more is needed."),
    }
    line = lines.get(page.ask, "").format(partner=partner)
    if page.care:
        care = ", ".join(sharing_words.care_words(page.care))
        held = translate("Asked", "You hold it this way: {care}.").format(care=care)
        line = f"{line} {held}" if line else held
    words = [Label(titles[page.ask].format(partner=partner), "subhead", wrap=True)]
    if line:
        words.append(Label(line, "small", "text2", wrap=True))
    sign = column(Icon(sharing_words.ask_icon(page.ask), 20, "partner"), None)
    return boxed(
        row(sign, (column(*words, spacing=2), 1), margins=(16, 13, 16, 13), spacing=12), "partner"
    )


def sealed_strip(title: str, line: str) -> QFrame:
    """The partner's sealed part: it is there, and that is all there is to see."""
    words = column(
        Label(title, "small", weight=600, wrap=True), Label(line, "small", wrap=True), spacing=1
    )
    strip = boxed(
        row(
            column(Icon("stamp", 18, "partner"), None),
            (words, 1),
            margins=(14, 11, 16, 11),
            spacing=12,
        ),
        "sealed",
    )
    strip.setAccessibleName(f"{title} {line}")
    return strip
