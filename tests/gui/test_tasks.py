# SPDX-License-Identifier: GPL-3.0-or-later
"""Work goes to its thread and comes back to the one of the window; a lock stops all of it."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from couple import passphrase
from sharedjournal.app import upkeep, writing
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput, Cancelled, NotAllowed
from sharedjournal.gui.tasks import InlineTasks, ThreadTasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from couple import Person
    from sharedjournal.app.jobs import Job, Step
    from sharedjournal.app.session import Session


@pytest.fixture
def tasks(application: object) -> Iterator[ThreadTasks]:
    """The real ones; nothing of theirs is left."""
    made = ThreadTasks()
    yield made
    made.close_session(None, 5)
    made.shut_down()


@pytest.fixture
def opened(tasks: ThreadTasks, alex: Person, qtbot: QtBot) -> ThreadTasks:
    """Tasks with Alex's journal, opened on the vault thread."""
    alex.session.close()
    found: list[Session] = []
    tasks.open_session(
        lambda _job: upkeep.unlock(alex.world, alex.folder, passphrase()), found.append, print
    )
    qtbot.waitUntil(lambda: bool(found))
    return tasks


def here() -> str:
    """The name of the thread."""
    return threading.current_thread().name


def test_results_come_back_to_the_window(opened: ThreadTasks, qtbot: QtBot) -> None:
    """Vault work runs on one thread, other work on two more; callbacks on the window's."""
    ran: list[str] = []
    back: list[tuple[str, str]] = []

    def work(*_: object) -> str:
        ran.append(here())
        return "done"

    for start in (opened.vault, opened.pool, opened.vault):
        start(work, lambda result: back.append((result, here())))
    qtbot.waitUntil(lambda: 3 == len(back))

    assert {("done", here())} == set(back)
    assert ["pool", "vault"] == sorted({name.partition("_")[0] for name in ran})
    assert here() not in ran


def test_errors_go_to_who_asked_else_to_all(opened: ThreadTasks, qtbot: QtBot) -> None:
    """A domain error reaches `err`; without one, whoever listens to `failed`."""

    def fail(*_: object) -> NoReturn:
        raise BadInput("word")

    mine: list[object] = []
    all_of_us: list[object] = []
    opened.failed.connect(all_of_us.append)
    opened.vault(fail, None, mine.append)
    opened.pool(fail)
    qtbot.waitUntil(lambda: (1, 1) == (len(mine), len(all_of_us)))


def test_what_nobody_foresaw_reaches_the_hook(
    tasks: ThreadTasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that is none of ours is not swallowed, and not given to a screen."""
    seen: list[type[BaseException]] = []
    mine: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: seen.append(kind))
    tasks.pool(lambda _job: 1 // 0, None, mine.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert ([ZeroDivisionError], []) == (seen, mine)


def test_progress_is_polled_and_ends(tasks: ThreadTasks, qtbot: QtBot) -> None:
    """While work reports, the screen hears the newest; at the end that it is over."""
    go_on = threading.Event()
    heard: list[Step | None] = []
    done: list[int] = []

    def work(job: Job) -> int:
        job.report(3, 7, "reading")
        go_on.wait(5)
        return 1

    tasks.pool(work, done.append, None, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))

    first, last = heard[0], heard[-1]
    assert first is not None
    assert (3, 7, "reading") == (first.done, first.total, first.phase)
    assert last is None


def test_a_job_that_is_cancelled_is_silent(tasks: ThreadTasks, qtbot: QtBot) -> None:
    """It stops at its next report; neither result nor error arrives, but that it is over."""
    begun = threading.Event()
    heard: list[object] = []
    over: list[Step | None] = []

    def work(job: Job) -> None:
        begun.set()
        while True:
            job.report(0, 0, "")
            time.sleep(0.005)

    job = tasks.pool(work, heard.append, heard.append, over.append)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(over) and over[-1] is None)

    assert [] == heard


def test_without_a_journal_vault_work_is_refused(tasks: ThreadTasks, qtbot: QtBot) -> None:
    """And does not run."""
    errors: list[Exception] = []
    tasks.vault(lambda *_: 1, None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert isinstance(errors[0], NotAllowed)


def test_a_lock_saves_the_last_words(opened: ThreadTasks, alex: Person) -> None:
    """What was asked last is done, then the journal is closed; work that waits is not."""
    waited: list[int] = []
    opened.vault(lambda *_: time.sleep(0.1))
    opened.vault(lambda *_: waited.append(1))
    closed = opened.close_session(lambda session: _write(session, "the last words"), 5)
    with upkeep.unlock(alex.world, alex.folder, passphrase()) as session:
        bodies = [entry.content.body for entry in session.store.entries.all()]

    assert (True, ["the last words"], []) == (closed, bodies, waited)


def _write(session: Session, body: str) -> None:
    writing.write(session, Content(day=None, body=body))


def test_a_lock_interrupts_what_runs(opened: ThreadTasks, alex: Person, qtbot: QtBot) -> None:
    """A long statement is stopped and rolled back, its result never arrives, the rest is saved."""
    arrived: list[object] = []
    begun = threading.Event()

    def long(session: Session, _job: Job) -> None:
        with session.transaction():
            _write(session, "half of it")
            begun.set()
            for _ in range(100_000):
                session.store.settings.get("name")

    opened.vault(long, arrived.append, arrived.append)
    assert begun.wait(5)
    before = time.monotonic()
    closed = opened.close_session(lambda session: _write(session, "kept"), 5)
    took = time.monotonic() - before
    qtbot.wait(20)
    with upkeep.unlock(alex.world, alex.folder, passphrase()) as session:
        bodies = [entry.content.body for entry in session.store.entries.all()]

    assert (True, ["kept"], []) == (closed, bodies, arrived)
    assert took < 2


def test_a_lock_does_not_wait_for_ever(opened: ThreadTasks) -> None:
    """What cannot be interrupted is left behind after the time that was given."""
    go_on, begun = threading.Event(), threading.Event()

    def stuck(*_: object) -> None:
        begun.set()
        go_on.wait(10)

    opened.vault(stuck)
    assert begun.wait(5)
    before = time.monotonic()
    closed = opened.close_session(None, 0.2)
    took = time.monotonic() - before
    go_on.set()

    assert not closed
    assert took < 1


def test_a_failing_save_still_closes(opened: ThreadTasks, alex: Person) -> None:
    """The journal is locked whatever became of the words; it can be opened again."""

    def fail(_session: Session) -> NoReturn:
        raise RuntimeError

    closed = opened.close_session(fail, 5)
    with upkeep.unlock(alex.world, alex.folder, passphrase()):
        pass

    assert not closed


def test_results_of_an_older_session_are_dropped(opened: ThreadTasks, qtbot: QtBot) -> None:
    """What was asked before the lock arrives nowhere after it."""
    heard: list[object] = []
    over: list[object] = []
    opened.pool(lambda _job: time.sleep(0.05), heard.append, heard.append, over.append)
    opened.abandon()
    qtbot.waitUntil(lambda: bool(over))

    assert [] == heard


def test_inline_work_goes_the_same_ways(alex: Person) -> None:
    """Results, errors, progress and an end by cancelling, at once."""
    tasks = InlineTasks(alex.session)
    heard: list[Any] = []

    def fail(*_: object) -> NoReturn:
        raise BadInput("word")

    def stop(*_: object) -> NoReturn:
        raise Cancelled

    tasks.vault(lambda session, _job: session.store.settings.get("name"), heard.append)
    tasks.pool(lambda job: job.report(1, 2, "x"), None, None, heard.append)
    tasks.pool(fail, None, lambda error: heard.append(error.kind))
    tasks.pool(fail)
    tasks.pool(stop, heard.append, heard.append, heard.append)
    InlineTasks().vault(lambda *_: 1, None, lambda error: heard.append(error.kind))

    first, step, *rest = heard
    assert ("Alex", 1, 2) == (first, step.done, step.total)
    assert [None, "BadInput", None, "NotAllowed"] == rest
    assert ["BadInput"] == [error.kind for error in tasks.failed]
