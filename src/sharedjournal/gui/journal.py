# SPDX-License-Identifier: GPL-3.0-or-later
"""One open journal: its window, its screens, and the ways between them (the `Navigator`).

The only place where screens are named. The window appears once the names are known, which is asked
for on the vault thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRect, Signal
from PySide6.QtGui import QKeySequence

from sharedjournal.app import arrivals, locking, pairing, settings, upkeep
from sharedjournal.gui import error_text
from sharedjournal.gui.changes import ChangeBus
from sharedjournal.gui.context import Context, People
from sharedjournal.gui.dialogs import WindowDialogs
from sharedjournal.gui.places import Screens
from sharedjournal.gui.viewmodels.settings_viewmodel import LOOKING_BACK
from sharedjournal.gui.views.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.changes import Changes
    from sharedjournal.app.jobs import Job
    from sharedjournal.app.locking import LastPlace, Locking
    from sharedjournal.app.session import Session
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.domain.ports import Clock
    from sharedjournal.gui.context import Place
    from sharedjournal.gui.host import Host
    from sharedjournal.gui.tasks import ThreadTasks
    from sharedjournal.gui.theme import Theme

FIRST = "timeline"
NEWS_AT = "from"
TEXT_STEP = 0.1


class Journal(QObject):
    """Signals: `lock_asked(bool)` with whether to hide, `quit_asked`, `locking_chosen(object)` with
    the owner's `Locking`, at the beginning and after a change.
    """

    lock_asked = Signal(bool)
    locking_chosen = Signal(object)
    quit_asked = Signal()

    def __init__(self, host: Host, tasks: ThreadTasks, theme: Theme) -> None:
        super().__init__()
        self._host, self._tasks, self._theme = host, tasks, theme
        self._bus = ChangeBus(self)
        self._window: MainWindow | None = None
        self._screens: Screens | None = None
        self._places: dict[str, Place] = {}
        self._acts: dict[str, Callable[..., None]] = {}
        self._context: Context | None = None
        self._geometry: QRect | None = None
        self._clock: Clock | None = None
        self._given: Path | None = None

    @property
    def window(self) -> MainWindow | None:
        """The window, once the names are known."""
        return self._window

    def start(
        self, clock: Clock, *, geometry: QRect | None = None, given: Path | None = None
    ) -> None:
        """Ask who this is, and show the window; `given` is a file to show in it."""
        self._clock, self._geometry, self._given = clock, geometry, given
        self._tasks.vault(_locking, self._on_locking)
        self._tasks.failed.connect(self._on_failed)
        self._bus.changed.connect(self._on_changed)
        self._tasks.vault(people_of, self._build)

    def _build(self, people: People) -> None:
        window = MainWindow(people)
        if self._geometry is not None:
            window.setGeometry(self._geometry)
        else:
            window.resize(1280, 800)
        clock = self._clock
        if clock is None:
            raise RuntimeError("not started")
        context = Context(
            tasks=self._tasks,
            bus=self._bus,
            dialogs=WindowDialogs(window),
            navigator=self,
            clock=clock,
            people=people,
            host=self._host,
            theme=self._theme,
        )
        screens = Screens(context)
        self._places, self._acts = screens.places, screens.acts
        for name, place in self._places.items():
            window.add_place(name, place)  # type: ignore[arg-type]
        window.add_foot(screens.foot)
        screens.timeline.focus_changed.connect(self._on_focus)
        window.place_chosen.connect(self.go)
        window.asked.connect(self._on_asked)
        window.file_dropped.connect(self._on_dropped)
        window.closing.connect(self.quit_asked)
        old, self._window, self._context = self._window, window, context
        old_screens, self._screens = self._screens, screens
        if old is None:
            self._tasks.vault(_last_place, self._on_last_place)
        self.go(FIRST)
        window.show()
        self._look_for_news()
        screens.start()
        if old is not None and old_screens is not None:
            self._take_away(old, old_screens)
        given, self._given = self._given, None
        if given is not None:
            self.bring_in(given)

    def _take_away(self, window: MainWindow, screens: Screens) -> None:
        """Hide a window now; it goes once what the vault still does for its screens is done."""

        def end(_nothing: None) -> None:
            screens.end()
            window.deleteLater()

        window.hide()
        self._tasks.vault(lambda _session, _job: None, end)

    # --- Navigator ------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Show a place of the sidebar."""
        if self._window is None or place not in self._places:
            return
        self._window.show_place(place)
        self._places[place].arrive()
        if place == NEWS_AT:
            self._window.sidebar.set_news(there=False)
            self._tasks.vault(lambda session, _job: arrivals.mark_news(session, there=False))

    def show_entry(self, some_id: str) -> None:
        """Show one entry or record where it belongs."""
        self._act("show-entry", some_id)

    def show_thread(self, thread_id: str) -> None:
        """Show a thread."""
        self._act("show-thread", thread_id)

    def start_sharing(self, entry_id: str) -> None:
        """Open the share sheet beside an entry."""
        self._act("share", entry_id)

    def make_file(self) -> None:
        """Ask where the next file should go, and make it."""
        self._act("make-file")

    def bring_in(self, path: Path | None = None) -> None:
        """Bring in a file, or ask for one."""
        self._act("bring-in", path)

    def start_pairing(self) -> None:
        """Open the pages that pair two journals."""
        self._act("pair")

    def lock(self, *, hide: bool = False) -> None:
        """Lock now; with `hide` the window comes back minimised."""
        self.lock_asked.emit(hide)

    def place(self, name: str) -> Place | None:
        """The screen of that name."""
        return self._places.get(name)

    # --- the end --------------------------------------------------------------------------------

    def last_words(self) -> Callable[[Session], None] | None:
        """What saves the text being written, on the vault thread; None where there is none."""
        found = [getattr(place, "last_words", None) for place in self._places.values()]
        works = [work for asked in found if asked is not None and (work := asked()) is not None]

        def save(session: Session) -> None:
            for work in works:
                work(session)

        return save if works else None

    def forget(self) -> None:
        """Let every screen let go of its words."""
        for place in self._places.values():
            place.forget()

    # --- events ---------------------------------------------------------------------------------

    def _act(self, name: str, *arguments: object) -> None:
        if (act := self._acts.get(name)) is not None:
            act(*arguments)

    def _on_asked(self, name: str) -> None:
        if name in ("lock", "hide"):
            self.lock(hide=name == "hide")
        elif name == "quit":
            self.quit_asked.emit()
        elif name in ("larger", "smaller", "usual-size"):
            self._resize_text(name)
        else:
            self._act(name)

    def _resize_text(self, name: str) -> None:
        size = 1.0
        if name != "usual-size":
            step = TEXT_STEP if name == "larger" else -TEXT_STEP
            size = min(max(self._theme.text_size + step, 0.8), 2.0)
        self._theme.choose(text_size=size)
        self._host.set_preference("text", f"{size:.1f}")

    def _on_focus(self, focused: bool) -> None:  # noqa: FBT001 -- Qt's signal
        if self._window is not None:
            self._window.set_focused(focused=focused)

    def _on_dropped(self, path: str) -> None:
        self.bring_in(Path(path))

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.pairing or changes.settings:
            self._tasks.vault(people_of, self._on_people)
        if changes.everything:
            self._look_for_news()
        if changes.settings:
            self._tasks.vault(_locking, self._on_locking)

    def _look_for_news(self) -> None:
        self._tasks.vault(lambda session, _job: arrivals.has_news(session), self._on_news)

    def _on_news(self, there: bool) -> None:  # noqa: FBT001 -- the result of the work
        if self._window is not None:
            self._window.sidebar.set_news(there=there)

    def _on_people(self, people: People) -> None:
        if self._context is not None and people != self._context.people:
            # Names stand in menus and on every screen: the window is made anew.
            window = self._window
            self._geometry = window.geometry() if window is not None else None
            self._build(people)

    def _on_locking(self, chosen: Locking) -> None:
        if self._window is not None:
            self._window.action("hide").setShortcut(QKeySequence(chosen.hide_key))
        self.locking_chosen.emit(chosen)

    def _on_last_place(self, place: LastPlace | None) -> None:
        if place is not None:
            self._act("restore", place)

    def _on_failed(self, error: SharedJournalError) -> None:
        if self._context is not None:
            self._context.dialogs.tell(error_text.describe(error, self._context.people.partner))


def _locking(session: Session, _job: Job) -> Locking:
    return locking.locking(session)


def _last_place(session: Session, _job: Job) -> LastPlace | None:
    return locking.last_place(session)


def people_of(session: Session, _job: Job) -> People:
    """The names that a journal knows. A partner of whom no file has come yet has none."""
    status = pairing.status(session)
    partner = ""
    if status is not None and status.stage == "confirmed":
        partner = status.partner_name or QCoreApplication.translate("Journal", "your partner")
    return People(
        me=session.store.settings.get("name"),
        partner=partner,
        sign=settings.read(session, upkeep.SIGN, "tide"),
        looking_back=settings.read(session, LOOKING_BACK) != "off",
    )
