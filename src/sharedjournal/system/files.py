# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from outside, opened once and distrusted; files to hand over, written whole or not at all.

A file from outside is hostile: one descriptor, a regular file only, its size known before a byte
is read. A new file is written beside its target, forced to the disk, and only then given its
name. Knows no format. Failures of the file system become domain errors here.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import (
    BadInput,
    Damaged,
    DiskFull,
    FileExists,
    NotExchangeFile,
    TooLarge,
)
from sharedjournal.system import hardening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

KIB = 1024
SMALL = 256 * KIB
"""More than any file of pairing holds."""
HEAD = 16 * KIB
"""As much as the header of an exchange file may have."""
FOR_ALL = 0o666
OWN = 0o600

_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# A FIFO without a writer must not hang the program, and a terminal must not become its own.
_READ_SAFE = _READ | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_WRITE = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


# --- files from outside ---------------------------------------------------------------------------


@contextmanager
def open_untrusted(path: Path, *, limit: int) -> Iterator[BinaryIO]:
    """A file from outside, open for reading and seeking.

    It is opened once: who renames another over it changes nothing here. Raises `NotExchangeFile`
    for what is not a regular file, `TooLarge` for more than `limit` bytes (by `fstat`, before
    reading), `BadInput` where there is no such file or it may not be read.
    """
    with os.fdopen(_open_regular(path), "rb") as stream:
        if os.fstat(stream.fileno()).st_size > limit:
            raise TooLarge("file", limit="file")
        yield stream


def read_small(path: Path) -> bytes:
    """A whole file of pairing.

    Raises `NotExchangeFile` also where it is larger than any of those, `BadInput`, `Damaged`.
    """
    data = _read_up_to(path, SMALL + 1)
    if len(data) > SMALL:
        raise NotExchangeFile("size")
    return data


def read_head(path: Path) -> bytes:
    """The first 16 KiB, to tell what kind of file it is; nothing where that cannot be read."""
    try:
        return _read_up_to(path, HEAD)
    except (NotExchangeFile, Damaged, BadInput):
        return b""


def _read_up_to(path: Path, size: int) -> bytes:
    with os.fdopen(_open_regular(path), "rb") as stream:
        try:
            return stream.read(size)
        except OSError as error:
            raise Damaged("read") from error


def _open_regular(path: Path) -> int:
    try:
        descriptor = os.open(path, _READ_SAFE)
    except OSError as error:
        raise _cannot_open(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise BadInput("file") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotExchangeFile("not a file")
    return descriptor


def _cannot_open(path: Path, error: OSError) -> Exception:
    if error.errno in (errno.ENXIO, errno.ENODEV, errno.EISDIR, errno.ELOOP):
        return NotExchangeFile("not a file")
    if error.errno == errno.ENOENT and path.is_symlink():
        return NotExchangeFile("link")
    if error.errno == errno.EIO:
        return Damaged("read")
    if path.is_dir():  # what Windows calls a refusal
        return NotExchangeFile("not a file")
    return BadInput("no such file" if error.errno == errno.ENOENT else "unreadable file")


# --- files to hand over ---------------------------------------------------------------------------


class NewFile:
    """A file that has no name yet. `stream` can be written, read and sought."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._last: list[Callable[[], None]] = []

    def before_name(self, action: Callable[[], None]) -> None:
        """Have `action` run when the content is safe on the disk, before the file gets its name.

        Where it raises, there will be no file.
        """
        self._last.append(action)

    def finish(self) -> None:
        """Force the content to the disk, then do what was asked to come before the name."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        for action in self._last:
            action()


@contextmanager
def write_new(path: Path, *, replace: bool, private: bool = False) -> Iterator[NewFile]:
    """A new file at `path`, which appears there whole when the block ends, or not at all.

    `replace`: a regular file that is there gives way; otherwise nothing is ever overwritten.
    `private`: for its owner alone (0600), else with the permissions that the person's own umask
    gives. Raises `FileExists`, `DiskFull`, `BadInput` where the folder is missing or may not be
    written to.
    """
    folder = path.parent
    # Short, whatever the length of the name, and of no kind that a synchroniser takes for a page.
    temporary = folder / f".{secrets.token_hex(8)}.tmp"
    with _converted():
        _check_target(path, replace=replace)
        descriptor = os.open(temporary, _WRITE, OWN)
    try:
        with _closing(descriptor) as stream, _converted():
            if not private and hasattr(os, "fchmod"):
                os.fchmod(descriptor, FOR_ALL & ~hardening.user_umask())
            new = NewFile(stream)
            yield new
            _check_target(path, replace=replace)
            new.finish()
        with _converted():
            _give_name(temporary, path, replace=replace)
            _sync_folder(folder)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def _closing(descriptor: int) -> Iterator[BinaryIO]:
    stream = os.fdopen(descriptor, "w+b")
    try:
        yield stream
    except BaseException:
        # What is still in the buffer may be what the disk had no room for: it is given up.
        with suppress(OSError):
            stream.close()
        raise
    stream.close()


def write_file(
    path: Path,
    data: bytes,
    *,
    before_name: Callable[[], None] | None = None,
    private: bool = False,
) -> None:
    """Write a small file where there is none. Raises as `write_new`."""
    with write_new(path, replace=False, private=private) as new:
        new.stream.write(data)
        if before_name is not None:
            new.before_name(before_name)


def _check_target(path: Path, *, replace: bool) -> None:
    try:
        mode = path.lstat().st_mode
        if replace and stat.S_ISLNK(mode):
            mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise FileExists("link") from None
        return
    except ValueError as error:
        raise BadInput("file") from error
    if not replace or not stat.S_ISREG(mode):
        raise FileExists("exists" if stat.S_ISREG(mode) else "not a file")


def _give_name(temporary: Path, path: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(path)
        return
    try:
        # Unlike a rename, a link never takes the place of a file that appeared in the meantime.
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _check_target(path, replace=False)
        temporary.rename(path)
    else:
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:
        return  # a folder that may be written to, but not read
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system without it
            raise
    finally:
        os.close(descriptor)


@contextmanager
def _converted() -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise FileExists("exists") from error
    except IsADirectoryError as error:
        raise FileExists("not a file") from error
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from error
        raise BadInput(_REASONS.get(error.errno or 0, "write failed")) from error


_REASONS = {
    errno.ENOENT: "no such folder",
    errno.ENOTDIR: "no such folder",
    errno.ENAMETOOLONG: "file name",
    errno.EACCES: "unwritable folder",
    errno.EPERM: "unwritable folder",
    errno.EROFS: "unwritable folder",
}
