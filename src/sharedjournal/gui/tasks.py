# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place where threads meet Qt: work goes out, its result comes back to the GUI thread.

One thread owns the vault and does everything with it, in order. A small pool does what needs no
vault. A result that arrives after the vault was locked belongs to an older session and is dropped.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from sharedjournal.app.jobs import Job
from sharedjournal.domain.errors import Cancelled, NotAllowed, SharedJournalError

if TYPE_CHECKING:
    from sharedjournal.app.jobs import Step
    from sharedjournal.app.session import Session

T = TypeVar("T")
Ok = Callable[[Any], None]
Err = Callable[[SharedJournalError], None]
OnProgress = Callable[["Step | None"], None]
POLL_MS = 100
INTERRUPT_SECONDS = 0.02
POOL_THREADS = 2


class Tasks(Protocol):
    """What a screen asks for work. Callbacks run on the GUI thread, after the call returned."""

    def vault(
        self,
        work: Callable[[Session, Job], T],
        ok: Callable[[T], None] | None = None,
        err: Err | None = None,
        progress: OnProgress | None = None,
    ) -> Job:
        """Run `work` on the vault thread, after all that was asked for before."""
        ...

    def pool(
        self,
        work: Callable[[Job], T],
        ok: Callable[[T], None] | None = None,
        err: Err | None = None,
        progress: OnProgress | None = None,
    ) -> Job:
        """Run `work`, which knows no vault, on a thread of the pool."""
        ...


@dataclass(slots=True)
class _Running:
    """Work under way and where its result goes; `token` is that of the session it belongs to."""

    job: Job
    ok: Ok | None
    err: Err | None
    progress: OnProgress | None
    token: int


class ThreadTasks(QObject):
    """The real `Tasks`. Signals: `failed(object)` for a domain error that no screen takes."""

    failed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._pool = ThreadPoolExecutor(max_workers=POOL_THREADS, thread_name_prefix="pool")
        self._session: Session | None = None
        self._token = 0
        self._running: list[_Running] = []
        # The sender lives on the GUI thread, so Qt queues this into it whoever emits.
        self._done.connect(self._on_done)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._on_poll)

    def open_session(
        self, opening: Callable[[Job], Session], ok: Callable[[Session], None], err: Err
    ) -> Job:
        """Open a vault on the vault thread; from then on `vault` works with it."""
        token = self._token = self._token + 1

        def work(job: Job) -> Session:
            session = opening(job)
            self._session = session
            return session

        return self._start(self._vault, work, ok, err, None, token)

    def vault(
        self,
        work: Callable[[Session, Job], T],
        ok: Callable[[T], None] | None = None,
        err: Err | None = None,
        progress: OnProgress | None = None,
    ) -> Job:
        """See `Tasks`."""

        def with_session(job: Job) -> T:
            if self._session is None:
                raise NotAllowed("locked")
            return work(self._session, job)

        return self._start(self._vault, with_session, ok, err, progress, self._token)

    def pool(
        self,
        work: Callable[[Job], T],
        ok: Callable[[T], None] | None = None,
        err: Err | None = None,
        progress: OnProgress | None = None,
    ) -> Job:
        """See `Tasks`."""
        return self._start(self._pool, work, ok, err, progress, self._token)

    def abandon(self) -> None:
        """Stop what runs and what waits; no result of it reaches anyone any more."""
        self._token += 1
        for running in self._running:
            running.job.cancel()
        if self._session is not None:
            self._session.interrupt()

    def close_session(self, last: Callable[[Session], None] | None, seconds: float) -> bool:
        """Stop what runs, do `last` (saving a draft), and lock the vault.

        Waits at most `seconds`, which blocks the GUI thread on purpose: the windows are gone
        already. Returns whether the vault was closed in time.
        """
        until = time.monotonic() + seconds
        self.abandon()
        session = self._session
        if session is None:
            return True
        begun = threading.Event()

        def work() -> None:
            begun.set()
            try:
                if last is not None:
                    last(session)
            finally:
                self._session = None
                session.close()

        future = self._vault.submit(work)
        # Work between two statements does not notice that it was interrupted.
        while not begun.wait(INTERRUPT_SECONDS) and time.monotonic() < until:
            session.interrupt()
        try:
            future.result(timeout=max(until - time.monotonic(), 0))
        except Exception:
            return False
        return True

    def shut_down(self) -> None:
        """Give the threads back; nothing may be asked for afterwards."""
        self._timer.stop()
        self._vault.shutdown(wait=True, cancel_futures=True)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(
        self,
        executor: ThreadPoolExecutor,
        work: Callable[[Job], Any],
        ok: Ok | None,
        err: Err | None,
        progress: OnProgress | None,
        token: int,
    ) -> Job:
        job = Job()
        running = _Running(job, ok, err, progress, token)
        self._running.append(running)

        def run() -> Any:
            job.check()
            return work(job)

        future = executor.submit(run)
        future.add_done_callback(lambda done: self._done.emit(running, done))
        if progress is not None and not self._timer.isActive():
            self._timer.start()
        return job

    def _on_done(self, running: _Running, future: Future[Any]) -> None:
        self._running.remove(running)
        if not any(each.progress for each in self._running):
            self._timer.stop()
        error = future.exception()
        if running.progress is not None:
            running.progress(None)
        if running.token != self._token or isinstance(error, Cancelled):
            return
        if error is None:
            if running.ok is not None:
                running.ok(future.result())
        elif isinstance(error, SharedJournalError):
            (running.err or self.failed.emit)(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _on_poll(self) -> None:
        for running in list(self._running):
            if running.progress is not None and running.job.latest is not None:
                running.progress(running.job.latest)


class InlineTasks:
    """Runs work at once, for tests of view-models and screens; errors go the same ways."""

    def __init__(self, session: Session | None = None) -> None:
        self.session = session
        self.failed: list[SharedJournalError] = []

    def vault(
        self,
        work: Callable[[Session, Job], T],
        ok: Callable[[T], None] | None = None,
        err: Err | None = None,
        progress: OnProgress | None = None,
    ) -> Job:
        """See `Tasks`."""

        def with_session(job: Job) -> T:
            if self.session is None:
                raise NotAllowed("locked")
            return work(self.session, job)

        return self.pool(with_session, ok, err, progress)

    def pool(
        self,
        work: Callable[[Job], T],
        ok: Callable[[T], None] | None = None,
        err: Err | None = None,
        progress: OnProgress | None = None,
    ) -> Job:
        """See `Tasks`."""
        job = Job()
        try:
            result = work(job)
        except Cancelled:
            if progress is not None:
                progress(None)
            return job
        except SharedJournalError as error:
            (err or self.failed.append)(error)
            return job
        if progress is not None:
            progress(job.latest)
            progress(None)
        if ok is not None:
            ok(result)
        return job
