# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own page: first who can read it, then day, tags, title, text, and how it felt.

Day and tags are text to type over. Everything that is decided is decided by `EditorViewModel`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy
from typing_extensions import override

from sharedjournal.app import faces, letters, reading
from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.feelings import FeelingsBar
from sharedjournal.gui.views.picture_strip import PictureStrip
from sharedjournal.gui.widgets.buttons import Button, ToolButton
from sharedjournal.gui.widgets.fields import Line, announce
from sharedjournal.gui.widgets.labels import Icon, Label, Value
from sharedjournal.gui.widgets.layouts import boxed, centred, column, measured, row, rule, scrolled
from sharedjournal.gui.widgets.tags import Tag
from sharedjournal.gui.widgets.writing import Writing

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from sharedjournal.app.faces import Face
    from sharedjournal.app.reading import Page
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.editor_viewmodel import EditorViewModel

MEASURE = 600
LOW_WINDOW = 700
TALL_PICTURES = 240
AROUND_WORDS = 124
"""Day, title and the gaps of the page, in tokens' pixels."""


class EntryView(QFrame):
    """Signals: `share_asked(str)`, `focus_asked`, `history_asked(str)`, `delete_asked(str)`,
    `file_asked` for *Make it now…*.
    """

    share_asked = Signal(str)
    focus_asked = Signal()
    history_asked = Signal(str)
    delete_asked = Signal(str)
    file_asked = Signal()

    def __init__(self, context: Context, editor: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("panel", "surface")
        self._context, self._editor = context, editor
        self._loading = self._is_shared = False
        self._restored: tuple[str, int] | None = None
        self._make_header()
        self._make_page()
        self._make_foot()
        page = column(
            18,
            row(
                row(self._day, self._time),
                Label("·", "small", "text3"),
                (self._tags, 1),
                spacing=8,
            ),
            *(4, self._title, 12, self._shelf, (self._text, 1)),
            *(6, rule(), 12, self._feelings, 14),
            margins=(24, 0, 24, 0),
        )
        self.setLayout(
            column(
                self._header,
                rule(),
                (boxed(centred(measured(page, MEASURE + 48))), 1),
                rule(),
                self._foot,
            )
        )
        editor.page_loaded.connect(self._on_page)
        editor.id_changed.connect(self._on_id)
        editor.saved.connect(self._on_saved)
        editor.save_failed.connect(self._on_save_failed)
        editor.picture_refused.connect(self._on_picture_refused)
        editor.pictures_changed.connect(self._on_pictures)
        context.bus.changed.connect(self._on_changed)

    # --- parts ----------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self._tag = Tag("private", self.tr("Private"))
        self._who = Value()
        self._make_now = Button(self.tr("Make it now…"), "quietshare", small=True, edge=True)
        self._make_now.clicked.connect(self.file_asked)
        self._make_now.hide()
        self._again = Button(
            self.tr("Share these words too…"), "quietshare", "overlap", small=True, edge=True
        )
        self._again.clicked.connect(self._ask_share)
        self._again.hide()
        self._focus = ToolButton("maximize-2", self.tr("Write without distraction"), shortcut="F11")
        self._focus.clicked.connect(self.focus_asked)
        self._more = ToolButton("ellipsis", self.tr("More"))
        menu = QMenu(self)
        menu.addAction(self.tr("Earlier words…"), self._ask_history)
        menu.addAction(self.tr("Delete…"), self._ask_delete)
        self._more.setMenu(menu)
        self._more.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self._share = Button(self.tr("Share…"), icon="overlap", icon_color="shared")
        self._share.clicked.connect(self._ask_share)
        self._share.setVisible(self._context.people.paired)
        line = row(
            *(
                self._tag,
                4,
                self._who,
                self._make_now,
                self._again,
                None,
                self._focus,
                self._more,
                4,
            ),
            self._share,
            margins=(24, 8, 16, 8),
            spacing=6,
        )
        self._header = boxed(line)
        self._header.setMinimumHeight(theme().size("paneHeader"))

    def _make_page(self) -> None:
        self._day = Line(self.tr("Day"), bare=True)
        self._day.setToolTip(self.tr("The day of this entry, as year-month-day"))
        self._day.editingFinished.connect(self._on_day)
        self._day.installEventFilter(self)
        self._tags = Line(self.tr("Tags"), self.tr("add tags"), bare=True)
        self._tags.editingFinished.connect(self._on_tags)
        for line in (self._day, self._tags):
            line.setProperty("quiet", "true")
            line.setFont(theme().font("small"))
        self._day.setTextMargins(-2, 0, -4, 0)
        self._time = Label("", "small", "text2")
        self._title = Line(self.tr("Title"), self.tr("A title, if it wants one"), bare=True)
        self._title.setFont(theme().font("title"))
        self._title.setMinimumHeight(theme().line_height("title"))
        self._title.setMaxLength(1000)
        # Not `textEdited`: who dictates, or reads the screen, writes without keys.
        self._title.textChanged.connect(self._on_title)
        self._text = Writing(self.tr("Entry text"), self.tr("Write one line, or a page."))
        self._text.edited.connect(self._on_text)
        self._text.left.connect(self._editor.save)
        self._text.pictures_given.connect(self._editor.add_pictures)
        self._text.refused.connect(self._on_refused)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pictures = PictureStrip(self._context)
        self._pictures.remove_asked.connect(self._editor.remove_picture)
        self._pictures.resized.connect(self._fit_pictures)
        self._shelf = scrolled(self._pictures)
        self._feelings = FeelingsBar()
        self._feelings.changed.connect(self._on_feelings)

    def _make_foot(self) -> None:
        bold = ToolButton("bold", self.tr("Bold"), size=17, color="text3", shortcut="Ctrl+B")
        bold.clicked.connect(self._text.toggle_bold)
        italic = ToolButton("italic", self.tr("Italic"), size=17, color="text3", shortcut="Ctrl+I")
        italic.clicked.connect(self._text.toggle_italic)
        heading = ToolButton("heading", self.tr("Heading"), size=17, color="text3")
        heading.clicked.connect(self._text.toggle_heading)
        items = ToolButton("list", self.tr("List"), size=17, color="text3")
        items.clicked.connect(self._text.toggle_list)
        picture = ToolButton("image", self.tr("Add a picture"), size=17, color="text3")
        picture.clicked.connect(self._choose_pictures)
        self._saved = Label("", "caption", "text3")
        self._saved_icon = Icon("lock", 14, "text3")
        self._foot = boxed(
            row(
                *(bold, italic, heading, items, picture, None, self._saved_icon, self._saved),
                margins=(16, 4, 24, 4),
                spacing=2,
            )
        )
        self._foot.setMinimumHeight(theme().size("paneFoot"))

    # --- what is shown --------------------------------------------------------------------------

    def _on_page(self, page: Page | None) -> None:
        content = self._editor.content
        self._loading = True
        try:
            self._show_day()
            self._tags.setText(", ".join(content.tags))
            self._title.setText(content.title)
            self._text.show_source(content.body)
            self._feelings.show_choice(content.mood or 0, content.feelings)
            self._pictures.show_pictures(self._editor.entry_id, content.pictures)
        finally:
            self._loading = False
        self._restore_caret(page)
        self._show_saved(is_saved=page is not None)
        self._more.setEnabled(page is not None)
        self._share.setEnabled(page is not None)
        self._show_state(page)

    def _restore_caret(self, page: Page | None) -> None:
        restored = self._restored
        self._restored = None
        if restored is None or page is None or page.id != restored[0]:
            return
        cursor = self._text.textCursor()
        cursor.setPosition(min(restored[1], self._text.document().characterCount() - 1))
        self._text.setTextCursor(cursor)
        self.write_here()

    def _show_day(self) -> None:
        day = self._editor.content.day
        today = self._context.clock.today()
        shown = dates.long(day, today, self._context.locale) if day else self.tr("Without a day")
        self._day.setText(shown)
        self._day.setFixedWidth(self._day.fontMetrics().horizontalAdvance(shown) + 1)

    def _show_state(self, page: Page | None) -> None:
        if page is None:
            self._show_tag("private", None)
            return
        self._context.tasks.vault(
            lambda session, _job: faces.faces(session, [page.id]).get(page.id),
            lambda face: self._show_tag(page.state, face),
        )

    def _show_time(self, face: Face | None) -> None:
        """When it was begun, where that was on its day."""
        began = face.began if face is not None else None
        on_its_day = began is not None and began.date() == self._editor.content.day
        clock = dates.clock_time(began, self._context.locale) if began and on_its_day else ""
        self._time.setText(self.tr(", {time}").format(time=clock) if clock else "")

    def _show_tag(self, state: str, face: Face | None) -> None:
        self._show_time(face)
        partner = self._context.people.partner
        kind, word = sharing_words.tag_of(
            mine=True,
            state=state,  # type: ignore[arg-type]
            shut=False,
            face=face,
            partner=partner,
        )
        self._tag.show_kind(kind, word, sharing_words.spoken_tag(kind, partner))
        today = self._context.clock.today()
        where = sharing_words.where_of(state, face, today)  # type: ignore[arg-type]
        self._who.setText(where or sharing_words.who_can_read(kind, partner))
        sleeping = face is not None and face.sleeps_until is not None
        self._make_now.setVisible(state == "next-file" and not sleeping)
        self._is_shared = state in ("next-file", "shared")
        self._look_for_new_words(shared=self._is_shared)

    def _look_for_new_words(self, *, shared: bool) -> None:
        """Editing changes nothing for the partner; whether the new words go too is asked here."""
        entry_id = self._editor.entry_id
        if not shared or not entry_id:
            self._again.hide()
            return

        def ok(changed: bool) -> None:  # noqa: FBT001 -- the result of the work
            if entry_id == self._editor.entry_id:
                self._again.setVisible(changed)
                if changed:
                    self._make_now.hide()

        self._context.tasks.vault(
            lambda session, _job: letters.words_changed(session, entry_id), ok
        )

    def say_who_can_read(self) -> None:
        """Say it aloud, and it is on screen already."""
        announce(self, f"{self._tag.accessibleName()}. {self._who.text()}")

    def _show_saved(self, *, is_saved: bool) -> None:
        self._saved_icon.setVisible(is_saved)
        self._saved.set_color("text3")
        self._saved.setText(self.tr("Saved in your journal on this computer") if is_saved else "")

    # --- what the person does -------------------------------------------------------------------

    def selection(self) -> tuple[int, int] | None:
        """The characters that are marked in the text; None where none are."""
        cursor = self._text.textCursor()
        if not cursor.hasSelection():
            return None
        return cursor.selectionStart(), cursor.selectionEnd()

    @property
    def caret(self) -> int:
        """Where the caret is in the text, in UTF-16 units."""
        return self._text.textCursor().position()

    def put_caret(self, entry_id: str, caret: int) -> None:
        """Put the caret there once this page is shown."""
        self._restored = (entry_id, caret)

    def write_here(self) -> None:
        """Put the caret into the text."""
        self._text.setFocus()

    def _on_title(self, title: str) -> None:
        if self._loading:
            return
        self._editor.change(title=title)

    def _on_text(self) -> None:
        self._editor.change(body=self._text.source())

    def _on_tags(self) -> None:
        if self._loading:
            return
        words = (word.strip() for word in self._tags.text().split(","))
        self._editor.change(tags=tuple(dict.fromkeys(word for word in words if word)))

    def _on_day(self) -> None:
        if self._loading:
            return
        typed = self._day.text().strip()
        day = dates.typed(typed, self._context.locale)
        if typed and day is None:
            self._show_day()
            return
        self._editor.change(day=day)
        self._show_day()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._day and event.type() == QEvent.Type.FocusIn:
            day = self._editor.content.day
            self._day.setText(day.isoformat() if day is not None else "")
            self._day.setFixedWidth(theme().px(110))
            self._time.clear()
        elif watched is self._day and event.type() == QEvent.Type.FocusOut:
            self._on_day()
        return False

    def _on_feelings(self) -> None:
        mood, feelings = self._feelings.choice()
        self._editor.change(mood=mood or None, feelings=feelings)

    def _choose_pictures(self) -> None:
        found = self._context.dialogs.open_files(
            self.tr("Add pictures"), self.tr("Pictures (*.png *.jpg *.jpeg *.webp)")
        )
        if found:
            self._editor.add_pictures(list(found))

    def _ask_share(self) -> None:
        self._editor.save()
        if self._editor.entry_id:
            self.share_asked.emit(self._editor.entry_id)

    def _ask_history(self) -> None:
        self.history_asked.emit(self._editor.entry_id)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self._editor.entry_id)

    # --- what comes back ------------------------------------------------------------------------

    def _on_id(self, entry_id: str) -> None:
        self._more.setEnabled(bool(entry_id))
        self._share.setEnabled(bool(entry_id))
        self._pictures.show_pictures(entry_id, self._editor.content.pictures)

    def _on_saved(self) -> None:
        was = bool(self._saved.text())
        self._show_saved(is_saved=True)
        if not was:
            announce(self, self.tr("Saved"))
        self._look_for_new_words(shared=self._is_shared)

    def _on_save_failed(self) -> None:
        self._saved_icon.setVisible(False)
        self._saved.set_color("danger")
        words = self.tr("Your last words aren’t saved yet. The text is still here, in this window.")
        self._saved.setText(words)
        announce(self, words, urgent=True)

    def _on_refused(self, what: str) -> None:
        if what == "size":
            self._tell(self.tr("That is too much text to paste at once."))
        else:
            self._on_picture_refused()

    def _on_picture_refused(self) -> None:
        self._tell(self.tr("This can’t be used as a picture. PNG, JPEG and WebP can."))

    def _tell(self, words: str) -> None:
        self._saved.set_color("caution")
        self._saved.setText(words)
        announce(self, words, urgent=True)

    def _on_pictures(self) -> None:
        self._pictures.show_pictures(self._editor.entry_id, self._editor.content.pictures)

    def _on_changed(self, changes: object, initiator: object) -> None:
        entry_id = self._editor.entry_id
        sharing = getattr(changes, "sharing", False) or getattr(changes, "everything", False)
        if initiator is self._editor or not entry_id or not sharing:
            return

        def show(page: Page) -> None:
            if page.id == self._editor.entry_id:
                self._show_state(page)

        self._context.tasks.vault(lambda session, _job: reading.page(session, entry_id), show)

    def forget(self) -> None:
        """Let go of every word."""
        self._loading = True
        self._text.forget()
        for line in (self._title, self._tags, self._day):
            line.clear()
        self._pictures.show_pictures("", ())
        self._editor.forget()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Pictures leave three lines to the words at least; more of them scroll."""
        px, count = theme().px, len(self._editor.content.pictures)
        wanted = self._pictures.sizeHint().height()
        self._shelf.setVisible(bool(count))
        low = self.height() < px(LOW_WINDOW - 100)
        self._feelings.set_folded(folded=low or (bool(count) and wanted > px(TALL_PICTURES)))
        around = self._header.height() + self._foot.height() + px(AROUND_WORDS)
        words = 3 * theme().line_height("writing") + self._feelings.minimumSizeHint().height()
        self._shelf.setFixedHeight(min(wanted, max(self.height() - around - words, px(90))))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # A word more, and the feelings take another line.
            self._fit_pictures()
        return done
