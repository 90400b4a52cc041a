# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from outside are distrusted; files to hand over appear whole or not at all."""

from __future__ import annotations

import errno
import os
import socket
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from sharedjournal.domain.errors import (
    BadInput,
    Damaged,
    DiskFull,
    FileExists,
    NotExchangeFile,
    SharedJournalError,
    TooLarge,
)
from sharedjournal.system import files, hardening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import NoReturn

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


def fail(number: int) -> NoReturn:
    """What the system does when it cannot."""
    raise OSError(number, os.strerror(number))


@contextmanager
def umask(value: int) -> Iterator[None]:
    """The process's umask for a while."""
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


def names(folder: Path) -> list[str]:
    """All that lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


# --- reading --------------------------------------------------------------------------------------


def test_opens_a_regular_file(tmp_path: Path) -> None:
    """A file within the limit can be read and sought."""
    (tmp_path / "a").write_bytes(b"hello")

    with files.open_untrusted(tmp_path / "a", limit=5) as stream:
        first = stream.read()
        stream.seek(1)

        assert (b"hello", b"ello") == (first, stream.read())


def test_size_is_known_before_reading(tmp_path: Path) -> None:
    """A sparse file of 10 GiB is refused by its size, without reading it."""
    with (tmp_path / "a").open("wb") as out:
        out.truncate(10 * 1024**3)

    with (
        pytest.raises(TooLarge) as caught,
        files.open_untrusted(tmp_path / "a", limit=2 * 1024**3),
    ):
        pass

    assert {"limit": "file"} == caught.value.data


def odd_files(folder: Path) -> Iterator[Path]:
    """All that is not a regular file, and a link to each."""
    os.mkfifo(folder / "fifo")
    (folder / "folder").mkdir()
    (folder / "dangling").symlink_to(folder / "nothing")
    (folder / "loop").symlink_to(folder / "loop")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(".", os.O_RDONLY)
        os.chdir(folder)  # a socket's path may not be long
        server.bind("socket")
        os.fchdir(here)
        os.close(here)
    (folder / "device").symlink_to("/dev/zero")
    for name in ("fifo", "folder", "dangling", "loop", "socket", "device"):
        yield folder / name
        (folder / f"to-{name}").symlink_to(folder / name)
        yield folder / f"to-{name}"


@POSIX
def test_odd_files_are_refused(tmp_path: Path) -> None:
    """Row 20: a FIFO, device, folder, socket or dangling link is no file, and nothing hangs."""
    found = {}
    for path in odd_files(tmp_path):
        with pytest.raises(SharedJournalError) as opened, files.open_untrusted(path, limit=1):
            pass
        with pytest.raises(SharedJournalError) as read:
            files.read_small(path)
        found[path.name] = {type(opened.value), type(read.value), files.read_head(path)}

    assert {name: {NotExchangeFile, b""} for name in found} == found
    assert 12 == len(found)


def test_missing_file(tmp_path: Path) -> None:
    """A name that is not there, or cannot be one, is a mistake of who gave it."""
    for path in (tmp_path / "nothing", tmp_path / "a\0b"):
        with pytest.raises(BadInput):
            files.read_small(path)

        assert b"" == files.read_head(path)


def test_refused_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No right to read is the person's to mend; a broken medium makes the file damaged."""
    (tmp_path / "a").write_bytes(b"a")
    found = []
    for number in (errno.EACCES, errno.EIO):
        monkeypatch.setattr(os, "open", lambda *_a, _n=number: fail(_n))
        with pytest.raises(SharedJournalError) as caught:
            files.read_small(tmp_path / "a")
        found.append(type(caught.value))
    monkeypatch.setattr(os, "open", lambda *_a: fail(errno.EACCES))
    with pytest.raises(NotExchangeFile):
        files.read_small(tmp_path)

    assert [BadInput, Damaged] == found


def test_stick_pulled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 21: what cannot be read to the end is damaged."""

    class Broken:
        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *_: object) -> None:
            return

        def read(self, _size: int) -> bytes:
            fail(errno.EIO)

    (tmp_path / "a").write_bytes(b"a")
    opened: list[int] = []

    def broken(descriptor: int, _mode: str) -> Broken:
        opened.append(descriptor)
        return Broken()

    monkeypatch.setattr(os, "fdopen", broken)

    with pytest.raises(Damaged):
        files.read_small(tmp_path / "a")
    for descriptor in opened:
        os.close(descriptor)


def test_renamed_over_while_read(tmp_path: Path) -> None:
    """Row 22: the file that was opened is read to its end."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").write_bytes(b"newer")

    with files.open_untrusted(tmp_path / "a", limit=10) as stream:
        (tmp_path / "b").replace(tmp_path / "a")

        assert b"old" == stream.read()


def test_small_files(tmp_path: Path) -> None:
    """A pairing file is read whole; what is larger than any of them is none; a head is short."""
    (tmp_path / "a").write_bytes(bytes(files.SMALL))

    assert bytes(files.SMALL) == files.read_small(tmp_path / "a")
    assert files.HEAD == len(files.read_head(tmp_path / "a"))
    with (tmp_path / "a").open("ab") as out:
        out.write(b"x")
    with pytest.raises(NotExchangeFile):
        files.read_small(tmp_path / "a")


# --- writing --------------------------------------------------------------------------------------


def test_writes_a_file(tmp_path: Path) -> None:
    """The file has its content, and nothing lies beside it."""
    files.write_file(tmp_path / "a", b"hello")

    assert b"hello" == (tmp_path / "a").read_bytes()
    assert ["a"] == names(tmp_path)
    assert 1 == (tmp_path / "a").stat().st_nlink


@POSIX
def test_modes(tmp_path: Path) -> None:
    """A file to hand over has the permissions of the person's umask, a private one 0600."""
    with umask(0o027):
        files.write_file(tmp_path / "a", b"")
        files.write_file(tmp_path / "b", b"", private=True)

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"]
    assert [0o640, 0o600] == modes


@POSIX
def test_mode_after_hardening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The partner's account can read the file although the program's own umask forbids it."""
    monkeypatch.setattr(hardening, "_umask", 0o022)

    with umask(0o077):
        files.write_file(tmp_path / "a", b"")

    assert 0o644 == stat.S_IMODE((tmp_path / "a").stat().st_mode)


def test_never_overwrites(tmp_path: Path) -> None:
    """Row 98: without `replace` nothing that is there is touched, not even a link to nothing."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    for name in ("a", "folder", "link"):
        with pytest.raises(FileExists):
            files.write_file(tmp_path / name, b"new")

    assert ["a", "folder", "link"] == names(tmp_path)
    assert b"old" == (tmp_path / "a").read_bytes()


def test_replaces_only_files(tmp_path: Path) -> None:
    """With `replace` a file gives way, a folder or a link to a device does not."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "device").symlink_to("/dev/null")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    with files.write_new(tmp_path / "a", replace=True) as new:
        new.stream.write(b"new")
    for name in ("folder", "device"):
        with pytest.raises(FileExists), files.write_new(tmp_path / name, replace=True):
            pass
    with files.write_new(tmp_path / "link", replace=True) as new:
        new.stream.write(b"beside")

    assert b"new" == (tmp_path / "a").read_bytes()
    assert b"beside" == (tmp_path / "link").read_bytes()
    assert ["a", "device", "folder", "link"] == names(tmp_path)


def test_appeared_in_the_meantime(tmp_path: Path) -> None:
    """A file that someone else made while ours was written stays, and ours is not named."""

    def appear() -> None:
        (tmp_path / "a").write_bytes(b"theirs")

    with pytest.raises(FileExists), files.write_new(tmp_path / "a", replace=False) as new:
        new.before_name(appear)

    assert b"theirs" == (tmp_path / "a").read_bytes()
    assert ["a"] == names(tmp_path)


@pytest.mark.parametrize("appears", [True, False])
def test_file_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, appears: bool
) -> None:
    """Where there are no hard links (FAT) a rename does it, and still nothing is overwritten."""

    def no_link(*_: object, **__: object) -> NoReturn:
        if appears:
            (tmp_path / "a").write_bytes(b"theirs")
        fail(errno.EPERM)

    monkeypatch.setattr(os, "link", no_link)
    if appears:
        with pytest.raises(FileExists):
            files.write_file(tmp_path / "a", b"ours")
    else:
        files.write_file(tmp_path / "a", b"ours")

    assert (b"theirs" if appears else b"ours") == (tmp_path / "a").read_bytes()
    assert ["a"] == names(tmp_path)


def test_action_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its order is: content forced to the disk, action, name, folder forced to the disk."""
    happened: list[str] = []
    sync = os.fsync

    def watched(descriptor: int) -> None:
        happened.append("sync")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)

    def act() -> None:
        happened.append("there" if (tmp_path / "a").exists() else "not there")
        (temporary,) = tmp_path.iterdir()
        happened.append(temporary.read_bytes().decode())

    files.write_file(tmp_path / "a", b"hello", before_name=act)

    assert ["sync", "not there", "hello", "sync"] == happened


def test_failing_action(tmp_path: Path) -> None:
    """Where the action fails there is no file, and nothing is left over."""

    def act() -> None:
        raise BadInput("test")

    with pytest.raises(BadInput):
        files.write_file(tmp_path / "a", b"hello", before_name=act)

    assert [] == names(tmp_path)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EIO])
def test_failing_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Row 87: on a full or broken disk there is no file, and nothing is left over."""
    monkeypatch.setattr(os, "fsync", lambda _fd: fail(number))
    full = number in (errno.ENOSPC, errno.EDQUOT)

    with pytest.raises(DiskFull if full else BadInput):
        files.write_file(tmp_path / "a", b"hello")

    assert [] == names(tmp_path)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_disk_full_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit any more is given up when the write fails, at the buffer's end too."""
    real = os.open

    def open_full(path: object, *rest: int) -> int:
        descriptor = real(path, *rest)  # type: ignore[arg-type]
        if str(path).endswith(".tmp"):
            full = real("/dev/full", os.O_RDWR)
            os.dup2(full, descriptor)
            os.close(full)
        return descriptor

    monkeypatch.setattr(os, "open", open_full)
    monkeypatch.setattr(os, "fchmod", lambda *_: None)

    with pytest.raises(DiskFull):
        files.write_file(tmp_path / "a", b"hello")

    assert [] == names(tmp_path)


def test_impossible_targets(tmp_path: Path) -> None:
    """A missing folder, a file as folder, a name that cannot be: the person's to mend."""
    (tmp_path / "a").write_bytes(b"")
    long = tmp_path / ("x" * 300)
    for path in (tmp_path / "no" / "a", tmp_path / "a" / "b", tmp_path / "a\0b", long):
        with pytest.raises(BadInput):
            files.write_file(path, b"")

    assert ["a"] == names(tmp_path)


@POSIX
@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_forcing_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A file system that cannot force a folder to the disk does; one that fails is told."""
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda fd: fail(number) if stat.S_ISDIR(os.fstat(fd).st_mode) else sync(fd)
    )

    if number == errno.EIO:
        with pytest.raises(BadInput):
            files.write_file(tmp_path / "a", b"hello")
    else:
        files.write_file(tmp_path / "a", b"hello")

    assert b"hello" == (tmp_path / "a").read_bytes()


@POSIX
def test_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may be written to but not read still takes a file."""
    real = os.open

    def no_folder(path: object, flags: int, *rest: int) -> int:
        if flags & os.O_DIRECTORY:
            raise PermissionError
        return real(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", no_folder)
    files.write_file(tmp_path / "a", b"hello")

    assert b"hello" == (tmp_path / "a").read_bytes()


def test_stopped_in_the_middle(tmp_path: Path) -> None:
    """Interrupted while it is written, a file is not there."""

    def stopped() -> None:
        with files.write_new(tmp_path / "a", replace=True) as new:
            new.stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert [] == names(tmp_path)
