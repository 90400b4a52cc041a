# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing, one thing a page: two files go to and fro, then six words are read aloud.

Which page is due decides `PairingViewModel`. Nothing here is a dialog: pairing can be left at any
page, and goes on there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.app.pairing import ANSWER_NAME, INVITATION_NAME
from sharedjournal.gui.theme import theme
from sharedjournal.gui.viewmodels.pairing_viewmodel import Page, PairingViewModel, State
from sharedjournal.gui.views import pairing_parts, pairing_words
from sharedjournal.gui.widgets.backdrop import Backdrop, Steps
from sharedjournal.gui.widgets.buttons import Button, Kind
from sharedjournal.gui.widgets.fields import Labelled, Line, announce
from sharedjournal.gui.widgets.foreign_text import visible
from sharedjournal.gui.widgets.labels import Icon, Label
from sharedjournal.gui.widgets.layouts import (
    boxed,
    centred,
    clear,
    column,
    measured,
    row,
    scrolled,
)
from sharedjournal.gui.widgets.sections import note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent

    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.widgets.layouts import Item

WIDTH = 600
NAME = 440
STEP = {
    Page.START: 0,
    Page.NAME: 0,
    Page.INVITED: 0,
    Page.ANSWERED: 0,
    Page.DIFFERENT: 0,
    Page.COMPARE: 1,
    Page.HOLD: 1,
    Page.DONE: 2,
}
LONGEST = 60


class PairingView(Backdrop):
    """The place `pairing`; it wants the whole window. Signals: `left` for the way back."""

    left = Signal()
    WHOLE_WINDOW = True
    RADIUS, OFFSET = 0.95, 0.425

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = PairingViewModel(context)
        self.model.changed.connect(self._on_changed)
        self.model.answer_place_asked.connect(self._on_answer_place)
        self.model.refused.connect(self._on_refused)
        self.model.busy.connect(self._on_busy)
        self._words = pairing_words.PairingWords("")
        self._first: QWidget | None = None
        self._steps = Steps(
            (self.tr("Swap pairing files"), self.tr("Compare the words"), self.tr("Paired")),
            self.tr("Step {number} of {count}: {title}"),
        )
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        steps = boxed(column(self._steps))
        steps.setMaximumWidth(theme().px(560))
        middle = measured(
            column(row(None, (steps, 1000), None), 34, self._body, margins=(24, 24, 24, 16)), 648
        )
        page = QWidget()
        page.setLayout(column(None, centred(middle), None))
        self._foot = Label("", "caption", "text3", wrap=True)
        self.setLayout(
            column(
                (scrolled(page), 1),
                row(
                    None,
                    Icon("key-round", 15, "text3"),
                    (self._foot, 1000),
                    None,
                    margins=(24, 6, 24, 18),
                    spacing=8,
                ),
            )
        )

    # --- Place ----------------------------------------------------------------------------------

    def arrive(self) -> None:
        """See `Place`."""
        self.model.look()

    def forget(self) -> None:
        """See `Place`."""
        self.model.forget()
        self._first = None
        clear(self._body)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.window().isVisible() and not event.spontaneous():
            self.model.tell()

    # --- pages ----------------------------------------------------------------------------------

    def _on_changed(self, state: State) -> None:
        self._words = pairing_words.PairingWords(visible(state.partner, LONGEST))
        self._show_foot(self._words.foot())
        self._steps.set_now(STEP[state.page])
        clear(self._body)
        self._first = None
        title = self._pages()[state.page](state)
        self._focus_first()
        announce(self, title)

    def _show_foot(self, text: str) -> None:
        # As wide as one line at most, so that it stands in the middle with its icon.
        self._foot.setText(text)
        self._foot.setMaximumWidth(self._foot.fontMetrics().horizontalAdvance(text) + 8)

    def _focus_first(self) -> None:
        if self._first is not None and self.isVisible():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pages(self) -> dict[Page, Callable[[State], str]]:
        return {
            Page.START: self._start,
            Page.NAME: self._name,
            Page.INVITED: self._invited,
            Page.ANSWERED: self._answered,
            Page.COMPARE: self._compare,
            Page.DIFFERENT: self._different,
            Page.DONE: self._done,
            Page.HOLD: self._hold,
        }

    def _fill(self, title: str, lead: str, *items: Item) -> str:
        self._body.addLayout(
            column(
                Label(title, "display", wrap=True, centre=True),
                *(6, Label(lead, "body", "text2", wrap=True, centre=True), 26),
                *items,
            )
        )
        return title

    def _start(self, _state: State) -> str:
        invite = self._act(self.tr("Make an invitation…"), self._on_invite, kind="primary")
        take = self._act(self.tr("I was given a pairing file…"), self._on_take)
        self._first = invite
        return self._fill(
            self.tr("Pair with someone"),
            self.tr(
                "One of you makes an invitation, the other answers it. Two small files go to and "
                "fro, then you read six words to each other."
            ),
            row((invite, 1), (take, 1), spacing=12),
            22,
            pairing_parts.same_computer(),
            14,
            row(None, self._later(self.tr("Not now")), None),
        )

    def _name(self, _state: State) -> str:
        line = Line(self.tr("Your name"), large=True)
        line.setMaxLength(100)
        box = Labelled(
            line, self.tr("Your name"), self.tr("Any name will do. You can change it later.")
        )
        go = Button(self.tr("Go on"), "primary", large=True)

        def on_go() -> None:
            if line.text().strip():
                self.model.set_name(line.text())
            else:
                box.show_error(self.tr("A name is needed here."))

        go.clicked.connect(on_go)
        line.returnPressed.connect(on_go)
        self._first = line
        return self._fill(
            self.tr("What should your partner call you?"),
            self.tr(
                "Your name goes along in the files you make for your partner, and to no one else."
            ),
            centred(measured(column(box, 14, go), NAME)),
            14,
            row(None, self._later(self.tr("Not now")), None),
        )

    def _invited(self, state: State) -> str:
        take = self._act(self.tr("Bring in the answer…"), self._on_take, kind="primary")
        again = self._act(self.tr("Make a new invitation…"), self._on_invite)
        self._first = take
        where: list[Item] = (
            [pairing_parts.file_card(state.path, self.tr("Your invitation")), 14]
            if state.path
            else []
        )
        withdraw = Button(self.tr("Withdraw the invitation"), "plain")
        withdraw.clicked.connect(self.model.stop)
        return self._fill(
            self.tr("Your invitation is made"),
            self.tr(
                "Hand it to your partner: on a stick, by mail, in a folder you both use. It holds "
                "no secret and no name. Their journal makes an answer from it; bring that in here."
            ),
            *where,
            row((again, 1), (take, 1), spacing=12),
            10,
            Label(
                self.tr("A new invitation takes the place of this one."),
                "small",
                "text2",
                wrap=True,
                centre=True,
            ),
            18,
            pairing_parts.same_computer(),
            10,
            row(None, withdraw, self._later(self.tr("Go on later")), None, spacing=8),
        )

    def _answered(self, state: State) -> str:
        go = self._act(self.tr("Compare the words"), self.model.look, kind="primary")
        self._first = go
        where: list[Item] = (
            [pairing_parts.file_card(state.path, self.tr("Your answer")), 18] if state.path else []
        )
        return self._fill(
            self.tr("Your answer is made"),
            self.tr(
                "Hand it back to your partner. Only the journal that invited you can open it. Once "
                "it is brought in there, both of you see the same six words."
            ),
            *where,
            go,
            18,
            pairing_parts.same_computer(),
            10,
            row(None, self._later(self.tr("Go on later")), None),
        )

    def _compare(self, state: State) -> str:
        different = self._act(self.tr("They’re different"), self.model.differ)
        match = self._act(self.tr("All six match"), self.model.match, kind="primary", icon="check")
        self._first = None
        return self._fill(
            self.tr("Read these to each other"),
            self._words.compare_lead(),
            *pairing_parts.word_rows(state, self._words.reads_aloud()),
            22,
            note(self._words.how(), "raised", "users-round"),
            26,
            row((different, 1), (match, 1), spacing=12),
            10,
            row(None, self._later(self.tr("Stop pairing, decide later")), None),
        )

    def _different(self, state: State) -> str:
        again = self._act(
            self.tr("Bring in the answer again…")
            if state.invited
            else self.tr("I was given a pairing file…"),
            self._on_take,
        )
        anew = self._act(self.tr("Make a new invitation…"), self._on_invite, kind="primary")
        self._first = anew
        kept = (
            self.tr("The answer was put aside. Your invitation still stands.")
            if state.invited
            else self.tr("Your answer was put aside. Nothing of it stays here.")
        )
        return self._fill(
            self.tr("Then it was another file"),
            self.tr(
                "Most often a file of an earlier try got in between. It can also mean that someone "
                "on the way put their own file in its place. It says nothing about either of you."
            ),
            note(kept + " " + self.tr("Nobody can read anything of yours."), "raised", "info"),
            18,
            Label(
                self.tr(
                    "Begin again with a fresh invitation, best handed over from one to the other "
                    "by hand."
                ),
                "body",
                "text2",
                wrap=True,
                centre=True,
            ),
            18,
            row((again, 1), (anew, 1), spacing=12),
            10,
            row(None, self._later(self.tr("Stop pairing, decide later")), None),
        )

    def _done(self, state: State) -> str:
        go = self._act(self.tr("Go to my journal"), self.left.emit, kind="primary")
        self._first = go
        words = Label(" · ".join(state.words), "quote", "text2", wrap=True, centre=True)
        said = self.tr("The six words: {words}").format(words=", ".join(state.words))
        words.setAccessibleName(said)
        return self._fill(
            self._words.done_title(),
            self.tr(
                "Nothing is shared by this. From now on you can decide, entry by entry, what goes "
                "into the next file."
            ),
            words,
            18,
            note(self._words.done_note(), "raised", "info"),
            22,
            centred(measured(column(go), NAME)),
        )

    def _hold(self, state: State) -> str:
        anew = self._act(self.tr("Pair anew…"), self._on_anew)
        holds = self._act(
            self.tr("This pairing still holds"), self.model.match, kind="primary", icon="check"
        )
        self._first = None
        return self._fill(
            self.tr("Your journal was restored"),
            self._words.hold_lead(),
            *pairing_parts.word_rows(state, self._words.reads_aloud()),
            22,
            row((anew, 1), (holds, 1), spacing=12),
            10,
            row(None, self._later(self.tr("Decide later")), None),
        )

    # --- parts ----------------------------------------------------------------------------------

    def _act(
        self, text: str, act: Callable[[], None], *, kind: Kind = "standard", icon: str = ""
    ) -> Button:
        button = Button(text, kind, icon, large=True)
        button.clicked.connect(lambda: act())
        return button

    def _later(self, text: str) -> Button:
        button = Button(text, "plain")
        button.clicked.connect(self.left)
        return button

    # --- acts -----------------------------------------------------------------------------------

    def take(self, path: Path) -> None:
        """Take a pairing file that was dropped on the window or opened from outside."""
        self.model.take(path)

    def _on_invite(self) -> None:
        path = self._context.dialogs.save_file(
            self.tr("Make an invitation"), self._named(INVITATION_NAME), self._kinds()
        )
        if path is not None:
            self.model.invite(path)

    def _on_take(self) -> None:
        path = self._context.dialogs.open_file(self.tr("Bring in a pairing file"), self._kinds())
        if path is not None:
            self.model.take(path)

    def _on_answer_place(self, invitation: Path) -> None:
        path = self._context.dialogs.save_file(
            self.tr("Make the answer"), self._named(ANSWER_NAME), self._kinds()
        )
        if path is not None:
            self.model.answer(invitation, path)

    def _on_anew(self) -> None:
        if self._context.dialogs.confirm(
            self.tr("End this pairing and begin anew?"),
            self._words.anew_sentence(),
            self.tr("End it here"),
            self.tr("Keep it"),
        ):
            self.model.stop()

    def _on_refused(self, error: SharedJournalError) -> None:
        self._context.dialogs.tell(self._words.refused(error))

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 -- Qt's signal
        for button in self.findChildren(Button):
            button.setEnabled(not busy)

    def _kinds(self) -> str:
        return self.tr("Pairing files (*.pairing);;All files (*)")

    def _named(self, stem: str) -> str:
        return f"{stem}.pairing"
