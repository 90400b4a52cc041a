# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen is given in a test: dialogs that answer at once, a process that only takes notes.

Imports Qt: only tests that have a `QApplication` may import this.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QLocale

from sharedjournal.app.jobs import Job
from sharedjournal.gui.changes import ChangeBus
from sharedjournal.gui.context import Context
from sharedjournal.gui.journal import people_of
from sharedjournal.gui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import couple
    from sharedjournal.app.session import World
    from sharedjournal.gui.error_text import Words
    from sharedjournal.gui.theme import Theme
    from sharedjournal.gui.widgets.buttons import Kind


class ProcessReplaced(BaseException):
    """The fake process was replaced: nothing after it may run."""


class ScriptedDialogs:
    """Answers what a test put into `answers`, in that order, and notes what was asked.

    A question that no test expected is a failure.
    """

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.asked: list[str] = []
        """The titles of all that was asked or told."""
        self.told: list[Words] = []

    def confirm(
        self, title: str, sentence: str, act: str, keep: str, *, kind: Kind = "danger"
    ) -> bool:
        """See `Dialogs`."""
        return bool(self._answer(title))

    def tell(self, words: Words) -> None:
        """See `Dialogs`."""
        self.asked.append(words.title)
        self.told.append(words)

    def open_file(self, title: str, kinds: str) -> Path | None:
        """See `Dialogs`."""
        return self._path(title)

    def open_files(self, title: str, kinds: str) -> Sequence[Path]:
        """See `Dialogs`; the answer is a list of paths."""
        found = self._answer(title)
        assert isinstance(found, list)
        return found

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        """See `Dialogs`. A folder as answer takes the suggested name."""
        found = self._path(title)
        return found / suggested if found is not None and found.is_dir() else found

    def open_folder(self, title: str) -> Path | None:
        """See `Dialogs`."""
        return self._path(title)

    def _path(self, title: str) -> Path | None:
        found = self._answer(title)
        assert found is None or isinstance(found, Path)
        return found

    def _answer(self, title: str) -> object:
        self.asked.append(title)
        assert self.answers, f"nobody expected: {title}"
        return self.answers.pop(0)


@dataclass
class FakeHost:
    """A process that takes notes. `given` and `handed` are files that it was given."""

    the_world: World
    chosen: dict[str, str] = field(default_factory=dict)
    given: Path | None = None
    handed: list[Path] = field(default_factory=list)
    folder: Path | None = None
    hidden: bool = False
    caps: bool = False
    replaced: list[bool] = field(default_factory=list)
    """One value for each replacement: whether minimised."""
    ended: list[int] = field(default_factory=list)

    def world(self) -> World:
        """See `Host`."""
        return self.the_world

    def preferences(self) -> dict[str, str]:
        """See `Host`."""
        return dict(self.chosen)

    def set_preference(self, key: str, value: str) -> None:
        """See `Host`."""
        self.chosen[key] = value

    def replace_process(self, *, minimised: bool) -> NoReturn:
        """See `Host`."""
        self.replaced.append(minimised)
        raise ProcessReplaced

    def end_process(self, code: int = 0) -> NoReturn:
        """See `Host`."""
        self.ended.append(code)
        raise ProcessReplaced

    def plugin_folder(self) -> Path | None:
        """See `Host`."""
        return None

    def given_file(self) -> Path | None:
        """See `Host`."""
        given, self.given = self.given, None
        return given

    def hand_over_folder(self) -> Path | None:
        """See `Host`."""
        return self.folder

    def take_hand_over(self) -> Path | None:
        """See `Host`."""
        return self.handed.pop(0) if self.handed else None

    def caps_lock(self) -> bool:
        """See `Host`."""
        return self.caps

    def was_hidden(self) -> bool:
        """See `Host`."""
        return self.hidden


class Moves:
    """A navigator that takes notes: `made` holds what was asked, with its arguments."""

    def __init__(self) -> None:
        self.made: list[tuple[object, ...]] = []

    def go(self, place: str) -> None:
        """See `Navigator`."""
        self.made.append(("go", place))

    def show_entry(self, some_id: str) -> None:
        """See `Navigator`."""
        self.made.append(("show_entry", some_id))

    def show_thread(self, thread_id: str) -> None:
        """See `Navigator`."""
        self.made.append(("show_thread", thread_id))

    def start_sharing(self, entry_id: str) -> None:
        """See `Navigator`."""
        self.made.append(("start_sharing", entry_id))

    def make_file(self) -> None:
        """See `Navigator`."""
        self.made.append(("make_file",))

    def bring_in(self, path: Path | None = None) -> None:
        """See `Navigator`."""
        self.made.append(("bring_in", path))

    def start_pairing(self) -> None:
        """See `Navigator`."""
        self.made.append(("start_pairing",))

    def lock(self, *, hide: bool = False) -> None:
        """See `Navigator`."""
        self.made.append(("lock", hide))


class TestContext(Context):
    """A context whose parts a test may look into."""

    __test__ = False

    tasks: InlineTasks
    dialogs: ScriptedDialogs
    navigator: Moves
    host: FakeHost


def context_of(person: couple.Person, theme: Theme) -> TestContext:
    """What a screen of this person's journal is given; work is done at once."""
    return TestContext(
        tasks=InlineTasks(person.session),
        bus=ChangeBus(),
        dialogs=ScriptedDialogs(),
        navigator=Moves(),
        clock=person.clock,
        people=people_of(person.session, Job()),
        host=FakeHost(person.world),
        theme=theme,
        locale=QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    )
