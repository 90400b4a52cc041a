# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a vault may lie at a place: nobody else can write there, and it is on this computer.

Knows the file system only, no vault. Modes that are too wide are narrowed; what cannot be narrowed
is refused.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

from sharedjournal.domain.errors import UnsafeLocation

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "coda",
        "ceph",
        "lustre",
        "gpfs",
        "beegfs",
        "orangefs",
        "davfs",
    ]
)
_NETWORK_FUSE = frozenset(
    [
        "sshfs",
        "davfs",
        "davfs2",
        "rclone",
        "gvfsd-fuse",
        "glusterfs",
        "s3fs",
        "curlftpfs",
        "ceph",
        "smbnetfs",
    ]
)
_OCTAL = re.compile(r"\\([0-7]{3})")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def check_folder(folder: Path) -> None:
    """Look at a vault's folder (a real path) and at all above it.

    Raises `UnsafeLocation`, `OSError`.
    """
    if is_network(folder):
        raise UnsafeLocation(reason="network")
    found = folder.stat()
    if not stat.S_ISDIR(found.st_mode):
        raise UnsafeLocation(reason="device")
    if is_read_only_medium(folder):
        return
    _check_owner(found)
    _narrow(folder, found)
    for above in folder.parents:
        _check_above(above)


def check_file(path: Path) -> os.stat_result:
    """Look at one of a vault's files.

    Raises `UnsafeLocation`, `OSError` (also where it is missing).
    """
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise UnsafeLocation(reason="link")
    if not stat.S_ISREG(found.st_mode):
        raise UnsafeLocation(reason="device")
    if found.st_nlink != 1:
        raise UnsafeLocation(reason="link")
    if not is_read_only_medium(path.parent):
        _check_owner(found)
        _narrow(path, found)
    return found


def is_read_only_medium(folder: Path) -> bool:
    """Whether nobody at all can write to the file system of `folder`."""
    if sys.platform == "win32":
        return False
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def is_network(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether `folder` (a real path) lies on another computer, as far as the system tells."""
    best = -1
    network = False
    for point, kind in _mounts(mounts):
        # A later mount at the same point hides the earlier one.
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best = len(point.parts)
            family, _, name = kind.partition(".")
            network = family in _NETWORK or (family == "fuse" and name in _NETWORK_FUSE)
    return network


def _mounts(mounts: Path) -> list[tuple[Path, str]]:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        mount, _, described = line.partition(" - ")
        words = mount.split(" ")
        if len(words) > 4 and described:
            point = _OCTAL.sub(lambda digits: chr(int(digits[1], 8)), words[4])
            found.append((Path(point), described.split(" ", 1)[0]))
    return found


def _check_owner(found: os.stat_result) -> None:
    if sys.platform != "win32" and found.st_uid != os.geteuid():
        raise UnsafeLocation(reason="owner")


def _narrow(path: Path, found: os.stat_result) -> None:
    if sys.platform == "win32" or not found.st_mode & _OTHERS:
        return
    try:
        path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
        mode = path.stat().st_mode
    except OSError:
        mode = found.st_mode
    # A file system without modes of its own (FAT) shows the same to all; reading alone is then
    # accepted.
    if mode & _OTHERS_WRITE:
        raise UnsafeLocation(reason="writable")


def _check_above(folder: Path) -> None:
    if sys.platform == "win32":
        return
    found = folder.stat()
    if found.st_uid not in (0, os.geteuid()):
        raise UnsafeLocation(reason="owner")
    writable = found.st_mode & _OTHERS_WRITE
    if not writable or found.st_mode & stat.S_ISVTX:
        return
    if writable & stat.S_IWOTH or not _is_private_group(found.st_gid):
        raise UnsafeLocation(reason="writable")


def _is_private_group(group: int) -> bool:
    """Whether a group is the one that a system makes for one person, named as that person is."""
    if sys.platform == "win32":
        return False
    import grp
    import pwd

    try:
        found = grp.getgrgid(group)
        return found.gr_name == pwd.getpwuid(os.geteuid()).pw_name and not found.gr_mem
    except KeyError:
        return False
