# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of an open journal: menus, sidebar, and the place that is shown. It wires, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sharedjournal.gui.panes import panes, step
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.sidebar import ALL, Sidebar
from sharedjournal.gui.widgets.layouts import rule

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from sharedjournal.gui.context import People

RAIL_BELOW = 1000
SMALLEST = (880, 600)


class MainWindow(QMainWindow):
    """Signals: `place_chosen(str)`, `asked(str)` for the acts in the menus, `file_dropped(str)`,
    `closing`. The acts are: new, search, share, who, bring-in, make-file, lock, hide, pair, quit,
    next-entry, previous-entry, sidebar, focus, larger, smaller, usual-size, delete, print, help,
    shortcuts, find, import, export, backup, redo, undo.
    """

    place_chosen = Signal(str)
    asked = Signal(str)
    file_dropped = Signal(str)
    closing = Signal()

    def __init__(self, people: People) -> None:
        super().__init__()
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(people)
        self._stack = QStackedWidget()
        self._places: dict[str, QWidget] = {}
        self._sidebar_wanted = True
        self._whole = self._focused = False
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        self._rule = rule("v")
        layout.addWidget(self._rule)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        layout.addLayout(self._beside, 1)
        self.setCentralWidget(middle)
        self._actions: dict[str, QAction] = {}
        self._build_menus(people)
        QShortcut(QKeySequence("F6"), self).activated.connect(self.next_pane)
        QShortcut(QKeySequence("Shift+F6"), self).activated.connect(self.previous_pane)
        self.sidebar.chosen.connect(self.place_chosen)
        self.sidebar.new_asked.connect(self._actions["new"].trigger)
        self.sidebar.lock_asked.connect(self._actions["lock"].trigger)
        self.sidebar.hide_asked.connect(self._actions["hide"].trigger)
        self.sidebar.pair_asked.connect(self._actions["pair"].trigger)

    def add_place(self, name: str, widget: QWidget) -> None:
        """A screen that can be shown by its name."""
        self._places[name] = widget
        self._stack.addWidget(widget)

    def add_foot(self, widget: QWidget) -> None:
        """A line below every screen; it is hidden while there is nothing to say."""
        self._beside.addWidget(widget)

    def show_place(self, name: str) -> None:
        """Show a screen and say so in the sidebar; `from/brought-in` belongs to `from` there."""
        self._stack.setCurrentWidget(self._places[name])
        self._whole = bool(getattr(self._places[name], "WHOLE_WINDOW", False))
        self._show_sidebar()
        self.sidebar.set_current(name.partition("/")[0])

    @property
    def current_place(self) -> str:
        """The name of what is shown."""
        shown = self._stack.currentWidget()
        return next((name for name, widget in self._places.items() if widget is shown), "")

    def action(self, name: str) -> QAction:
        """An act of the menus, to turn it on or off."""
        return self._actions[name]

    def next_pane(self) -> None:
        """Give the keyboard to the next pane: the sidebar, or one of the place that is shown."""
        step(panes(self.sidebar, self._stack.currentWidget()), self.focusWidget(), 1)

    def previous_pane(self) -> None:
        """The other way round."""
        step(panes(self.sidebar, self._stack.currentWidget()), self.focusWidget(), -1)

    def toggle_sidebar(self) -> None:
        """Show the sidebar, or give its room to the page."""
        self._sidebar_wanted = not self._sidebar_wanted
        self._show_sidebar()

    def set_focused(self, *, focused: bool) -> None:
        """Nothing but the page, or everything again."""
        self._focused = focused
        self.menuBar().setVisible(not focused)
        self._show_sidebar()

    def _show_sidebar(self) -> None:
        shown = self._sidebar_wanted and not (self._whole or self._focused)
        self.sidebar.setVisible(shown)
        self._rule.setVisible(shown)

    # --- menus ----------------------------------------------------------------------------------

    def _build_menus(self, people: People) -> None:
        partner = people.partner
        keys = QKeySequence.StandardKey
        journal = self.menuBar().addMenu(self.tr("Journal"))
        self._add(journal, "bring-in", self.tr("Bring in a file…"), keys.Open)
        self._add(journal, "make-file", self.tr("Make the file…"), "Ctrl+E")
        journal.addSeparator()
        self._add(journal, "import", self.tr("Import another journal…"))
        self._add(journal, "export", self.tr("Export your own words…"))
        self._add(journal, "backup", self.tr("Back up…"))
        journal.addSeparator()
        self._add(journal, "settings", self.tr("Settings…"), "Ctrl+,")
        self._add(journal, "lock", self.tr("Lock"), "Ctrl+L")
        self._add(journal, "hide", self.tr("Hide now"), "Ctrl+Shift+H")
        self._add(journal, "quit", self.tr("Quit"), keys.Quit)
        entry = self.menuBar().addMenu(self.tr("Entry"))
        self._add(entry, "new", self.tr("New entry"), keys.New)
        self._add(entry, "next-entry", self.tr("Next entry"), "Alt+Down")
        self._add(entry, "previous-entry", self.tr("Previous entry"), "Alt+Up")
        self._add(entry, "find", self.tr("Find in this entry"), keys.Find)
        self._add(entry, "history", self.tr("Earlier words…"))
        self._add(entry, "delete", self.tr("Delete…"))
        self._add(entry, "bin", self.tr("The bin…"))
        share = self.menuBar().addMenu(self.tr("Share"))
        self._add(share, "share", self.tr("Decide about sharing…"), "Ctrl+Shift+S")
        self._add(share, "who", self.tr("Who can read this?"), "Ctrl+Shift+P")
        self._add(share, "pair", self.tr("Pair with someone…"))
        view = self.menuBar().addMenu(self.tr("View"))
        names = (
            *(self.tr("Timeline"), self.tr("Calendar"), self.tr("Search"), self.tr("Looking back")),
            self.tr("From {partner}").format(partner=partner),
            self.tr("Together"),
            self.tr("What {partner} can see").format(partner=partner),
        )
        for number, (place, title) in enumerate(zip(ALL, names, strict=True), start=1):
            if place == "insights" and not people.looking_back:
                continue
            if people.paired or number <= 4:
                self._add(view, f"place:{place}", title, f"Ctrl+{number}")
        view.addSeparator()
        self._add(view, "search", self.tr("Search the journal"), "Ctrl+Shift+F")
        self._add(view, "sidebar", self.tr("Sidebar"), "F9")
        self._add(view, "focus", self.tr("Write without distraction"), "F11")
        self._add(view, "larger", self.tr("Larger text"), keys.ZoomIn)
        self._add(view, "smaller", self.tr("Smaller text"), keys.ZoomOut)
        self._add(view, "usual-size", self.tr("Usual text size"), "Ctrl+0")
        help_menu = self.menuBar().addMenu(self.tr("Help"))
        self._add(help_menu, "shortcuts", self.tr("Keyboard shortcuts"), "Ctrl+?")
        self._add(help_menu, "help", self.tr("About this journal"))

    def _add(
        self, menu: QMenu, name: str, text: str, key: str | QKeySequence.StandardKey | None = None
    ) -> None:
        action = QAction(text, self)
        action.setData(name)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(self._on_triggered)
        menu.addAction(action)
        self._actions[name] = action

    def _on_triggered(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        name = str(action.data())
        if name.startswith("place:"):
            self.place_chosen.emit(name.removeprefix("place:"))
        elif name == "settings":
            self.place_chosen.emit("settings")
        elif name == "sidebar":
            self.toggle_sidebar()
        else:
            self.asked.emit(name)

    # --- events ---------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_compact(compact=self.width() < theme().px(RAIL_BELOW))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closing.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.file_dropped.emit(urls[0].toLocalFile())
