# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures from outside, repainted without metadata by a child process that can be ended.

What the child says is checked as if it came from the picture: a decoder may have been taken over
by what it decodes. Knows no format; `decoding` does.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from typing import IO

from sharedjournal.domain.entry import Picture
from sharedjournal.domain.errors import BadInput
from sharedjournal.system.decoding import HEAD, LENGTH, MAX_FILE, MAX_SIDE

SECONDS = 30.0
"""How long one picture may take, all in all."""
CHILD_PICTURES = 50
"""After so many a fresh child takes over, whatever the last one had learnt."""
KINDS = ("png", "jpg", "webp")
_COMMAND = (sys.executable, "-I", "-m", "sharedjournal.system.decoding")
# Windows needs the first two to start any program; nothing else is the child's business.
_ENVIRONMENT = ("SYSTEMROOT", "WINDIR", "LANG", "LC_ALL")


class PictureDecoder:
    """Repaints pictures, one at a time. The child starts with the first and ends with `close`."""

    def __init__(self, *, seconds: float = SECONDS, command: tuple[str, ...] = _COMMAND) -> None:
        self._seconds = seconds
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None
        self._left = 0

    def sanitize(self, data: bytes) -> Picture:
        """The picture that `data` (PNG, JPEG or WebP) shows.

        Raises `BadInput` for all that shows none.
        """
        if not data or len(data) > MAX_FILE:
            raise BadInput("picture")
        child = self._running()
        self._left -= 1
        timer = threading.Timer(self._seconds, child.kill)
        timer.daemon = True
        timer.start()
        try:
            return _ask(child, data)
        except _Unusable as error:
            raise BadInput("picture") from error
        except (OSError, _Broken) as error:
            self.close()
            raise BadInput("picture") from error
        except BaseException:  # interrupted: what is left in the pipes belongs to no one
            self.close()
            raise
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the child, if there is one, and wait until it is gone.

        A later picture starts a new one.
        """
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close_quietly(pipe)
        child.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._left <= 0:
            self.close()
        if self._child is None:
            environment = {n: os.environ[n] for n in _ENVIRONMENT if n in os.environ}
            self._child = subprocess.Popen(  # noqa: S603 -- a fixed command
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                close_fds=True,
                bufsize=0,
            )
            self._left = CHILD_PICTURES
        return self._child


class _Unusable(Exception):
    """The child works, and cannot show this picture."""


class _Broken(Exception):
    """The child ended, or says what it may not say."""


def _ask(child: subprocess.Popen[bytes], data: bytes) -> Picture:
    if child.stdin is None or child.stdout is None:
        raise _Broken
    _write_all(child.stdin, LENGTH.pack(len(data)) + data)
    head = HEAD.unpack(_read_exactly(child.stdout, HEAD.size))
    kind = head[0].rstrip(b"\0").decode("ascii", "replace")
    width, height, size = head[1:]
    if not kind:
        raise _Unusable
    sides_fit = 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE
    if kind not in KINDS or not sides_fit or not 0 < size <= MAX_FILE:
        raise _Broken
    painted = _read_exactly(child.stdout, size)
    return Picture(hashlib.sha256(painted).hexdigest(), kind, width, height, painted)


def _write_all(pipe: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[pipe.write(view) :]


def _read_exactly(pipe: IO[bytes], size: int) -> bytes:
    parts, left = [], size
    while left:
        part = pipe.read(min(left, 1 << 20))
        if not part:
            raise _Broken
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _close_quietly(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return
