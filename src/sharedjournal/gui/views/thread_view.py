# SPDX-License-Identifier: GPL-3.0-or-later
"""One thread of any form: its steps at the leading side, what was said, and what may be written.

What there is to write, and what it is called, is form data. *Rest it* and *Pass* are quiet above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from sharedjournal import forms
from sharedjournal.gui import dates, links, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.thread_viewmodel import ThreadViewModel
from sharedjournal.gui.views import thread_words
from sharedjournal.gui.views.composer import Composer
from sharedjournal.gui.views.received_cards import sealed_strip
from sharedjournal.gui.views.received_page import PageWords
from sharedjournal.gui.views.step_list import ListedStep, StepList
from sharedjournal.gui.widgets.buttons import Button
from sharedjournal.gui.widgets.fields import announce
from sharedjournal.gui.widgets.foreign_text import FittedText, visible
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, column, row, rule, scrolled
from sharedjournal.gui.widgets.sections import note
from sharedjournal.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from sharedjournal.app.session import Session
    from sharedjournal.app.threads import Said, ToWrite, View
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.widgets.tags import Visibility

_SIDE = 288
_NARROW = 760
_WORDS = 300


class ThreadView(QFrame):
    """Signals: `left` to go back to where threads are listed."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = ThreadViewModel(context)
        self._make_side()
        self._make_pane()
        self._rule = rule("v")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget, stretch in ((self._side, 0), (self._rule, 0), (self._pane, 1)):
            layout.addWidget(widget, stretch)
        self.model.loaded.connect(self._on_loaded)
        self.model.step_shown.connect(self._on_step)
        self.model.done.connect(self._on_done)

    # --- parts ----------------------------------------------------------------------------------

    def _make_side(self) -> None:
        self._form = Label("", "small", "text2", wrap=True)
        self._topic = FittedText(self.tr("What it is about"), "subtitle")
        self._why = Label("", "small", "text2", wrap=True)
        self._steps = StepList()
        promise = Label(
            self.tr(
                "Pass needs no reason and opens nothing. Rest it, and it waits without a date."
            ),
            "small",
            "text3",
            wrap=True,
        )
        back = Button(self.tr("Together"), "plain", "chevron-left")
        back.setAccessibleName(self.tr("Back to Together"))
        back.clicked.connect(self._on_back)
        words = column(
            *(self._form, 2, self._topic, 8, self._why, 20, self._steps, None, 20, promise),
            margins=(24, 0, 20, 20),
        )
        self._side = boxed(
            column(row(back, None, margins=(12, 12, 12, 12)), (scrolled(boxed(words)), 1))
        )

    def _make_pane(self) -> None:
        self._tag = Tag("draft", self.tr("Draft, only you see it"))
        self._narrow_back = Button(self.tr("Together"), "plain", "chevron-left")
        self._narrow_back.clicked.connect(self._on_back)
        self._rest = Button(self._wordless("rest"), "plain")
        self._rest.clicked.connect(self._on_rest)
        self._pass = Button(self._wordless("pass"), "plain")
        self._pass.clicked.connect(self._on_pass)
        header = boxed(
            row(
                *(self._narrow_back, self._tag, None, self._rest, self._pass),
                margins=(24, 8, 16, 8),
                spacing=6,
            )
        )
        header.setMinimumHeight(theme().size("paneHeader"))
        self._composer = Composer(self._context, self.model)
        self._composer.kept.connect(self._on_back)
        self._pane = boxed(column(header, rule(), (self._composer, 1)), "surface")

    @staticmethod
    def _wordless(key: str) -> str:
        return forms.phrases(sharing_words.language()).wordless[key]

    # --- what others ask ------------------------------------------------------------------------

    def open(self, thread: str, step: str = "", about: str = "") -> None:
        """Show a thread."""
        self._composer.set_starters(())
        self.model.open(thread, step, about)

    def arrive(self) -> None:
        """See `Place`."""

    def forget(self) -> None:
        """See `Place`."""
        self.model.forget()
        self._composer.forget()
        self._topic.show_text("")
        for label in (self._form, self._why):
            label.clear()
        self._steps.show_steps(())

    def last_words(self) -> Callable[[Session], None] | None:
        """See `Place`."""
        return self.model.last_words()

    # --- showing --------------------------------------------------------------------------------

    def _on_loaded(self, view: View | None) -> None:
        if view is None:
            self.left.emit()
            return
        title = visible(view.row.title, _WORDS)
        topic = forms.split_round(view.row.topic)[0] or visible(view.row.about, _WORDS)
        self._form.setText(title if topic else "")
        self._form.setVisible(bool(topic))
        self._topic.show_text(topic or title)
        self._why.setText(visible(view.why, 4 * _WORDS))
        self._show_steps(view)
        self._rest.setVisible(view.may_end)
        self._pass.setVisible(view.may_end)
        self._show_said(view)

    def _show_steps(self, view: View) -> None:
        partner = self._context.people.partner
        now = self.model.step.step if self.model.step is not None else None
        listed: dict[str, list[str]] = {}
        titles: dict[str, str] = {}
        done: set[str] = set()
        for stand in view.stands:
            titles[stand.step] = visible(stand.question or stand.step, _WORDS)
            lines = listed.setdefault(stand.step, [])
            if words := thread_words.stand_words(stand, partner):
                lines.append(words)
            if stand.stand in ("next-file", "file", "here", "open", "sealed-here"):
                done.add(stand.step)
        self._steps.show_steps(
            [
                ListedStep(
                    titles[key],
                    tuple(lines),
                    "now" if key == now else "done" if key in done else "later",
                )
                for key, lines in listed.items()
            ]
        )

    def _show_said(self, view: View) -> None:
        partner = self._context.people.partner
        parts: list[QWidget] = []
        if ended := thread_words.ended_words(view.row.ended):
            parts.append(note(ended, "sunken", "pause"))
        shown = [self._said(said) for said in view.said if said.step not in forms.WORDLESS]
        parts += [each for each in shown if each is not None]
        sealed = thread_words.seal_words(view, partner)
        if sealed is not None:
            parts.append(sealed_strip(*sealed))
        others = self._other_steps(view)
        if others is not None:
            parts.append(others)
        self._composer.put_above(*parts)

    def _said(self, said: Said) -> QWidget | None:
        page, partner = said.page, self._context.people.partner
        if page.shut and page.sealed:
            return None  # The dashed line says what there is to say.
        kind: Visibility = "shared" if page.mine else "envelope" if page.shut else "partner"
        who = self.tr("You") if page.mine else self.tr("From {partner}").format(partner=partner)
        tag = Tag(kind, who, sharing_words.spoken_tag(kind, partner))
        today = self._context.clock.today()
        day = dates.short(page.day, today, self._context.locale) if page.day else ""
        where = self._where(said)
        head = row(
            tag, Label(day, "small", "text3"), Label(where, "small", "text3"), None, spacing=8
        )
        items: list[QWidget] = []
        if not said.counts:
            items.append(Label(self.tr("Stands beside this thread."), "caption", "text3"))
        if page.about_earlier:
            sentence = self.tr("This is about an earlier version of what it answers.")
            items.append(Label(sentence, "caption", "text3", wrap=True))
        if page.shut:
            go = Button(self.tr("Show the envelope"), small=True)
            go.setProperty("record", page.id)
            go.clicked.connect(self._on_show)
            return boxed(column(head, 8, row(go, None), margins=(16, 12, 16, 12)), "card")
        words = PageWords(self._context)
        words.link_asked.connect(self._on_link)
        words.show_page(page, said.labels, said.choices)
        card = boxed(column(head, 8, *items, words, margins=(16, 12, 16, 12)), "card")
        card.setAccessibleName(who)
        return card

    def _where(self, said: Said) -> str:
        if not said.page.mine:
            return ""
        if said.stand == "next-file":
            return self.tr("In the next file")
        if said.number:
            return self.tr("In file {number}").format(number=said.number)
        return self.tr("In a file")

    def _other_steps(self, view: View) -> QWidget | None:
        """The steps that may be written now, where there are several, or one to be changed."""
        now = self.model.step
        others = [step for step in view.to_write if step is not now]
        if not others or (len(view.to_write) == 1 and others[0].revises is None):
            return None
        buttons = []
        for step in others:
            button = Button(self._step_name(step), "quiet", small=True)
            button.setProperty("place", view.to_write.index(step))
            button.clicked.connect(self._on_other_step)
            buttons.append(button)
        return boxed(row(*buttons, None, spacing=6))

    def _step_name(self, step: ToWrite) -> str:
        question = visible(step.question or step.step, _WORDS)
        if step.revises is not None:
            return self.tr("Change your answer: {question}").format(question=question)
        if step.private:
            return self.tr("Words for yourself: {question}").format(question=question)
        return question

    def _on_step(self, step: ToWrite | None) -> None:
        self._tag.setVisible(step is not None)
        view = self.model.view
        if view is not None:
            self._show_steps(view)
            self._show_said(view)
        if step is not None and step.private:
            self._tag.show_kind("private", self.tr("Only for yourself"))
        else:
            self._tag.show_kind("draft", self.tr("Draft, only you see it"))

    # --- events ---------------------------------------------------------------------------------

    def _on_back(self) -> None:
        self.model.leave()
        self.left.emit()

    def _on_done(self, done: str) -> None:
        words = {
            "added": self.tr("In the next file"),
            "sealed": self.tr("Sealed. It goes with the next file."),
            "kept": self.tr("Kept in your journal"),
            "passed": self.tr("Passed"),
            "rested": self.tr("Resting"),
        }
        if done == "forgotten":
            self.left.emit()
        else:
            announce(self, words[done])

    def _on_other_step(self) -> None:
        button, view = self.sender(), self.model.view
        if button is not None and view is not None:
            self.model.choose(view.to_write[int(button.property("place"))])

    def _on_show(self) -> None:
        button = self.sender()
        if button is not None:
            self._context.navigator.show_entry(str(button.property("record")))

    def _on_link(self, target: str) -> None:
        links.ask_and_open(self._context.dialogs, target)

    def _on_rest(self) -> None:
        if self._sure(
            self.tr("Rest it?"),
            self.tr("It waits without a date, for both of you, and a reason is not needed."),
            self._wordless("rest"),
        ):
            self.model.end("rest")

    def _on_pass(self) -> None:
        if self._sure(
            self.tr("Pass?"),
            self.tr("It ends for both of you, without a reason. Nothing that is sealed opens."),
            self._wordless("pass"),
        ):
            self.model.end("pass")

    def _sure(self, title: str, sentence: str, act: str) -> bool:
        view = self.model.view
        if view is not None and view.row.new:
            return True  # Nobody was told of it: nothing will travel.
        told = self.tr("{partner} sees it with your next file.").format(
            partner=self._context.people.partner
        )
        return self._context.dialogs.confirm(
            title, f"{sentence} {told}", act, self.tr("Leave it open"), kind="share"
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        self._side.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        self._narrow_back.setVisible(narrow)
        self._side.setFixedWidth(theme().px(_SIDE))
