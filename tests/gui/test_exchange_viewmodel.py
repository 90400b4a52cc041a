# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a file and bringing one in, with real journals and real threads."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

import couple
from sharedjournal.app import arrivals, folder, reading, sharing, upkeep
from sharedjournal.app.jobs import Job
from sharedjournal.gui.tasks import InlineTasks, ThreadTasks
from sharedjournal.gui.viewmodels.exchange_viewmodel import SHOW_AFTER_MS, ExchangeViewModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from windows import TestContext

    Both = tuple[couple.Person, couple.Person]
    Contexts = tuple[TestContext, TestContext]


class Heard:
    """What a view-model said, in its order."""

    def __init__(self, model: ExchangeViewModel) -> None:
        self.said: list[tuple[str, Any]] = []
        for name in ("working", "progressed", "made", "brought_in", "refused"):
            getattr(model, name).connect(self._note(name))
        model.idle.connect(lambda: self.said.append(("idle", None)))

    def _note(self, name: str) -> Callable[[object], None]:
        return lambda value: self.said.append((name, value))

    def of(self, name: str) -> list[Any]:
        """The values of one signal."""
        return [value for kind, value in self.said if kind == name]


@pytest.fixture
def models(contexts: Contexts) -> tuple[ExchangeViewModel, ExchangeViewModel]:
    """Alex's and Sam's."""
    return ExchangeViewModel(contexts[0]), ExchangeViewModel(contexts[1])


def test_a_file_goes_from_one_to_the_other(
    both: Both, models: tuple[ExchangeViewModel, ExchangeViewModel], tmp_path: Path
) -> None:
    """What is new in it is told to its maker, what came to its reader; nothing runs afterwards."""
    both[0].page("Words.", title="T")
    path = tmp_path / "journal.sharedjournal"
    first, second = Heard(models[0]), Heard(models[1])
    models[0].make(path)
    models[1].bring_in(path)

    (made,), (brought,) = first.of("made"), second.of("brought_in")
    assert (path, 1, ["T"]) == (made.path, made.made.number, [row.title for row in made.new])
    assert (1, ["T"]) == (brought.done.new, [row.title for row in brought.came.rows])
    assert (False, False) == (models[0].is_busy, models[1].is_busy)
    (record,) = sharing.next_file(both[0].session, everything=True)
    assert "Words." == reading.page(both[1].session, record[0].id).body
    assert (False, True) == tuple(arrivals.has_news(each.session) for each in both)


def test_what_came_can_be_searched(
    both: Both, models: tuple[ExchangeViewModel, ExchangeViewModel]
) -> None:
    """The index follows in slices, by itself."""
    both[0].page("A walrus.")
    both[0].make()
    assert both[0].last is not None
    models[1].bring_in(both[0].last)

    assert 1 == len(reading.search(both[1].session, "walrus"))


def test_what_sleeps_is_not_new_in_a_file(
    both: Both, models: tuple[ExchangeViewModel, ExchangeViewModel], tmp_path: Path
) -> None:
    """It did not go."""
    both[0].page("Tomorrow.", along={"sleep": True})
    heard = Heard(models[0])
    models[0].make(tmp_path / "journal.sharedjournal")

    assert () == heard.of("made")[0].new


def test_changes_are_told_to_every_screen(
    both: Both, contexts: Contexts, models: tuple[ExchangeViewModel, ExchangeViewModel]
) -> None:
    """Once something came; a file without news tells nothing."""
    told: list[object] = []
    contexts[1].bus.changed.connect(lambda changes, _who: told.append(changes))
    both[0].page("x")
    both[0].make()
    assert both[0].last is not None
    models[1].bring_in(both[0].last)
    once = len(told)
    models[1].bring_in(both[0].last)

    assert (1, 1) == (once, len(told))


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda data: b"not a file", "NotExchangeFile"),
        (lambda data: data[:-1], "Damaged"),
        (lambda data: data[:-40] + bytes(40), "Damaged"),
    ],
)
def test_a_refused_file_changes_nothing(
    both: Both,
    models: tuple[ExchangeViewModel, ExchangeViewModel],
    spoil: Callable[[bytes], bytes],
    kind: str,
) -> None:
    """It is said why, and work is over."""
    both[0].page("x")
    both[0].make()
    assert both[0].last is not None
    both[0].last.write_bytes(spoil(both[0].last.read_bytes()))
    heard = Heard(models[1])
    models[1].bring_in(both[0].last)

    assert [kind] == [error.kind for error in heard.of("refused")]
    assert not models[1].is_busy
    assert () == reading.rows(both[1].session)


def test_ones_own_file_is_known(
    both: Both, models: tuple[ExchangeViewModel, ExchangeViewModel]
) -> None:
    """It is meant for the other."""
    both[0].make()
    assert both[0].last is not None
    heard = Heard(models[0])
    models[0].bring_in(both[0].last)

    assert ["OwnFile"] == [error.kind for error in heard.of("refused")]


class SlowTasks(InlineTasks):
    """Keeps work until the test says so; progress is reported meanwhile."""

    def __init__(self, tasks: InlineTasks) -> None:
        super().__init__(tasks.session)
        self.kept: list[tuple[Any, ...]] = []
        self.jobs: list[Job] = []

    def pool(self, work: Any, ok: Any = None, err: Any = None, progress: Any = None) -> Job:
        """See `Tasks`."""
        self.kept.append((work, ok, err, progress))
        job = Job()
        self.jobs.append(job)
        return job

    def go_on(self) -> None:
        """Do what was kept, as far as it was not cancelled."""
        (work, ok, err, progress), job = self.kept.pop(0), self.jobs.pop(0)

        def watched(inner: Job) -> Any:
            job.check()
            return work(inner)

        super().pool(watched, ok, err, progress)


def test_work_shows_after_half_a_second_and_can_be_stopped(
    both: Both, contexts: Contexts, qtbot: QtBot
) -> None:
    """Cancelled before anything was stored: nothing came, nothing runs, nothing is said."""
    both[0].page("x")
    both[0].make()
    assert both[0].last is not None
    slow = SlowTasks(contexts[1].tasks)
    contexts[1].tasks = slow
    model = ExchangeViewModel(contexts[1])
    heard = Heard(model)
    began = time.monotonic()
    with qtbot.waitSignal(model.working, timeout=5000):
        model.bring_in(both[0].last)
    waited = time.monotonic() - began
    slow.go_on()
    model.cancel()
    slow.go_on()

    assert waited >= SHOW_AFTER_MS / 1000 - 0.05
    assert (["bring-in"], 1) == (heard.of("working"), len(heard.of("idle")))
    assert ([], [], False) == (heard.of("brought_in"), heard.of("refused"), model.is_busy)
    assert () == reading.rows(both[1].session)


def test_quick_work_shows_nothing(
    both: Both, models: tuple[ExchangeViewModel, ExchangeViewModel], qtbot: QtBot, tmp_path: Path
) -> None:
    """No bar flickers for a file that is made at once."""
    heard = Heard(models[0])
    models[0].make(tmp_path / "journal.sharedjournal")
    qtbot.wait(SHOW_AFTER_MS + 100)

    assert [] == heard.of("working")


def test_it_is_the_same_on_real_threads(both: Both, contexts: Contexts, qtbot: QtBot) -> None:
    """Signals come back on the thread of the window; reading happens beside the vault's thread."""
    writer, reader = both
    writer.page("x", title="T")
    writer.make()
    path = writer.last
    assert path is not None
    reader.session.close()
    tasks = ThreadTasks()
    with qtbot.waitCallback() as opened:
        tasks.open_session(
            lambda _job: upkeep.unlock(reader.world, reader.folder, couple.passphrase()),
            opened,
            opened,
        )
    contexts[1].tasks = tasks  # type: ignore[assignment]
    model = ExchangeViewModel(contexts[1])
    heard = Heard(model)
    with qtbot.waitSignal(model.brought_in, timeout=20_000):
        model.bring_in(path)
    busy = model.is_busy
    tasks.close_session(None, 10)
    tasks.shut_down()

    assert not busy
    assert ["T"] == [row.title for row in heard.of("brought_in")[0].came.rows]


def test_one_at_a_time(both: Both, contexts: Contexts, tmp_path: Path) -> None:
    """While one file is made no other is begun."""
    slow = SlowTasks(contexts[0].tasks)
    contexts[0].tasks = slow
    model = ExchangeViewModel(contexts[0])
    model.make(tmp_path / "a.sharedjournal")
    model.make(tmp_path / "b.sharedjournal")
    model.bring_in(tmp_path / "a.sharedjournal")

    assert (True, 1) == (model.is_busy, len(slow.kept))
    slow.go_on()
    assert ["a.sharedjournal"] == [path.name for path in tmp_path.glob("*.sharedjournal")]


def test_the_exchange_folder_is_offered_and_remembered(
    both: Both,
    models: tuple[ExchangeViewModel, ExchangeViewModel],
    tmp_path: Path,
) -> None:
    """Nothing comes in by itself; what was brought in is not offered again."""
    place = tmp_path / "carried"
    place.mkdir()
    said: list[bool] = []
    models[1].folder_changed.connect(lambda _folder, newer: said.append(newer))
    folder.choose(both[0].session, place)
    models[1].choose_folder(place)
    models[0].look_at_folder()
    both[0].page("x", title="T")
    assert models[0].folder is not None
    models[0].make(models[0].folder.mine)
    models[1].look_at_folder()
    assert () == reading.rows(both[1].session)
    assert models[1].folder is not None
    models[1].bring_in(models[1].folder.theirs)
    models[1].look_at_folder()

    assert [False, True, False] == said
    assert 1 == len(reading.rows(both[1].session))


def test_a_folder_that_is_not_there_is_refused(
    models: tuple[ExchangeViewModel, ExchangeViewModel], tmp_path: Path
) -> None:
    """It is said."""
    heard = Heard(models[0])
    models[0].choose_folder(tmp_path / "nowhere")

    assert ["BadInput"] == [error.kind for error in heard.of("refused")]
