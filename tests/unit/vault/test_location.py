# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a vault may lie: not on another computer's drive, and not where others can write."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from sharedjournal.domain.errors import UnsafeLocation
from sharedjournal.vault import location

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = """\
22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:30 / /home/robin/share rw - cifs //server/share rw
31 22 0:31 / /mnt/with\\040space rw - nfs4 server:/x rw
32 22 0:32 / /home/robin/cloud rw - fuse.sshfs robin@server: rw
33 22 0:33 / /home/robin/stick rw - fuse.exfat /dev/sdb1 rw
34 30 0:34 / /home/robin/share/local rw - tmpfs tmpfs rw
35 22 0:35 / /home/robin/over rw - nfs server:/y rw
36 22 0:36 / /home/robin/over rw - ext4 /dev/sdc1 rw
a line that says nothing
"""


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/home/robin/journal", False),
        ("/home/robin/share", True),
        ("/home/robin/share/deep/journal", True),
        ("/home/robin/shared", False),
        ("/home/robin/share/local/journal", False),
        ("/mnt/with space/journal", True),
        ("/home/robin/cloud/journal", True),
        ("/home/robin/stick/journal", False),
        ("/home/robin/over/journal", False),
    ],
)
def test_network_drives_are_known(tmp_path: Path, folder: str, network: bool) -> None:
    """The innermost mount decides, a later one at the same point hides the earlier."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)

    assert network == location.is_network(type(tmp_path)(folder), mounts)


def test_without_a_list_of_mounts_nothing_is_a_network(tmp_path: Path) -> None:
    """Where the system has no such list, nothing can be said."""
    assert not location.is_network(tmp_path, tmp_path / "missing")


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its reason."""
    monkeypatch.setattr(location, "is_network", lambda _folder: True)

    with pytest.raises(UnsafeLocation) as caught:
        location.check_folder(tmp_path)

    assert {"reason": "network"} == caught.value.data


def test_own_modes_are_narrowed(tmp_path: Path) -> None:
    """Folder and file lose what others could do; nothing else of them changes."""
    folder = tmp_path / "journal"
    folder.mkdir()
    folder.chmod(0o777)
    file = folder / "journal.db"
    file.write_bytes(b"kept")
    file.chmod(0o666)

    location.check_folder(folder)
    location.check_file(file)

    assert 0o700 == stat.S_IMODE(folder.stat().st_mode)
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert b"kept" == file.read_bytes()


def test_what_cannot_be_narrowed_is_refused_where_others_can_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system without modes only others' writing is refused."""
    file = tmp_path / "journal.db"
    file.touch()
    file.chmod(0o666)
    monkeypatch.setattr("pathlib.Path.chmod", lambda *_: (_ for _ in ()).throw(PermissionError))
    with pytest.raises(UnsafeLocation) as caught:
        location.check_file(file)
    assert {"reason": "writable"} == caught.value.data

    os.chmod(file, 0o644)  # noqa: PTH101 -- the other way is closed just now
    location.check_file(file)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to(path.with_name("other")), "link"),
        (lambda path: os.mkfifo(path), "device"),
        (lambda path: path.mkdir(), "device"),
        (lambda path: path.hardlink_to(path.with_name("other")), "link"),
    ],
)
def test_only_plain_files(tmp_path: Path, make: object, reason: str) -> None:
    """A link, a pipe or a folder in place of a file is refused before it is opened."""
    (tmp_path / "other").touch()
    make(tmp_path / "journal.db")  # type: ignore[operator]

    with pytest.raises(UnsafeLocation) as caught:
        location.check_file(tmp_path / "journal.db")

    assert {"reason": reason} == caught.value.data


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    """A vault is a folder."""
    (tmp_path / "journal").touch()

    with pytest.raises(UnsafeLocation) as caught:
        location.check_folder(tmp_path / "journal")

    assert {"reason": "device"} == caught.value.data


@pytest.mark.parametrize(
    ("mode", "refused"), [(0o777, True), (0o1777, False), (0o757, True), (0o755, False)]
)
def test_folders_above(tmp_path: Path, mode: int, refused: bool) -> None:
    """Where everybody may rename what lies in a folder above, everybody may swap the vault."""
    above = tmp_path / "above"
    (above / "journal").mkdir(parents=True, mode=0o700)
    above.chmod(mode)

    if refused:
        with pytest.raises(UnsafeLocation) as caught:
            location.check_folder(above / "journal")
        assert {"reason": "writable"} == caught.value.data
    else:
        location.check_folder(above / "journal")


@pytest.mark.parametrize(
    ("group", "person", "members", "refused"),
    [
        ("robin", "robin", [], False),
        ("robin", "robin", ["sam"], True),
        ("users", "robin", [], True),
        (None, "robin", [], True),
    ],
)
def test_a_group_of_one_is_nobody_else(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    group: str | None,
    person: str,
    members: list[str],
    refused: bool,
) -> None:
    """Many systems give each person a group of their own and let it write."""
    import grp
    import pwd
    from types import SimpleNamespace

    def group_of(_number: int) -> SimpleNamespace:
        if group is None:
            raise KeyError
        return SimpleNamespace(gr_name=group, gr_mem=members)

    monkeypatch.setattr(grp, "getgrgid", group_of)
    monkeypatch.setattr(pwd, "getpwuid", lambda _number: SimpleNamespace(pw_name=person))
    above = tmp_path / "above"
    (above / "journal").mkdir(parents=True, mode=0o700)
    above.chmod(0o775)

    if refused:
        with pytest.raises(UnsafeLocation):
            location.check_folder(above / "journal")
    else:
        location.check_folder(above / "journal")


def test_other_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault that belongs to someone else, or lies in a folder of someone else's, is refused."""
    folder = tmp_path / "journal"
    folder.mkdir(mode=0o700)
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)

    with pytest.raises(UnsafeLocation) as caught:
        location.check_folder(folder)

    assert {"reason": "owner"} == caught.value.data

    real = type(folder).stat

    def stat_of(path: Path, **options: bool) -> os.stat_result:
        found = list(real(path, **options))
        if path == folder:
            found[4] = me + 1
        else:
            found[4] = me + 2
        return os.stat_result(found)

    monkeypatch.setattr(type(folder), "stat", stat_of)
    with pytest.raises(UnsafeLocation) as caught:
        location.check_folder(folder)
    assert {"reason": "owner"} == caught.value.data


def test_a_read_only_medium_has_no_writers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a medium that nobody can write to, owner and modes do not matter, and are not changed."""
    monkeypatch.setattr(location, "is_read_only_medium", lambda _folder: True)
    folder = tmp_path / "journal"
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "journal.db").touch()
    (folder / "journal.db").chmod(0o666)

    location.check_folder(folder)
    location.check_file(folder / "journal.db")

    assert 0o777 == stat.S_IMODE(folder.stat().st_mode)
    assert 0o666 == stat.S_IMODE((folder / "journal.db").stat().st_mode)


def test_this_medium_can_be_written(tmp_path: Path) -> None:
    """The real question, asked of a real file system."""
    assert not location.is_read_only_medium(tmp_path)
