# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process does first, so that other programs of the same account see less of it.

A clean environment, files for the owner only, no core dumps, memory that others may not read, and
pages that are not swapped where the system allows that. Each step that a system does not know is
left out; none is a reason not to start. Imports only what is needed here: it runs before all
else.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

PRIVATE_UMASK = 0o077

_ALLOWED = frozenset(
    (
        # who and where
        *("HOME", "USER", "LOGNAME", "PATH", "SHELL", "SHAREDJOURNAL_VAULT"),
        # language, time and the terminal
        *("LANG", "LANGUAGE", "TZ", "TERM", "COLORTERM", "NO_COLOR", "COLUMNS", "LINES"),
        # the desktop, its screen, its buses
        *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DESKTOP_SESSION", "XMODIFIERS"),
        *("GTK_IM_MODULE", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "QT_SCALE_FACTOR", "QT_IM_MODULE"),
        # Windows cannot start a process or find a folder without these
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERNAME", "USERPROFILE"),
        *(
            "HOMEDRIVE",
            "HOMEPATH",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMDATA",
            "PUBLIC",
            "TEMP",
            "TMP",
        ),
    )
)
_ALLOWED_PREFIXES = ("LC_", "XDG_")
_BUSES = ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS")
_PLATFORMS = frozenset(("xcb", "wayland", "offscreen"))

_PR_SET_DUMPABLE = 4
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4
_CAP_IPC_LOCK = 14

_umask: int | None = None


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """What of an environment may stay: an allow-list, for no list of dangers is ever complete.

    Gone are, among others, `LD_*`, `PYTHON*`, `QT_PLUGIN_PATH`, `QT_LOGGING_RULES`,
    `SSLKEYLOGFILE`, `TMPDIR` and `SQLITE_TMPDIR`. `QT_QPA_PLATFORM` and the addresses of buses stay
    where they name something on this computer and not a network.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if name in _ALLOWED or name.startswith(_ALLOWED_PREFIXES)
    }
    for name in _BUSES:
        addresses = environment.get(name, "")
        # A bus may be at the end of a network, too.
        if addresses and all(each.startswith("unix:") for each in addresses.split(";") if each):
            kept[name] = addresses
    platform = environment.get("QT_QPA_PLATFORM")
    if platform in _PLATFORMS:
        kept["QT_QPA_PLATFORM"] = platform
    return kept


def harden(environment: MutableMapping[str, str] | None = None) -> None:
    """Do all of it to this process. Once is enough; again does no harm."""
    clean_environment(os.environ if environment is None else environment)
    _private_files()
    _no_core_dump()
    if sys.platform == "linux":
        _not_dumpable()
        _stay_in_memory()


def clean_environment(environment: MutableMapping[str, str]) -> None:
    """Take out of `environment`, in place, what `clean` does not keep."""
    kept = clean(environment)
    for name in list(environment):
        if name not in kept:
            del environment[name]


def user_umask() -> int:
    """The umask that the person's session gave this program: for files to hand over."""
    if _umask is not None:
        return _umask
    now = os.umask(PRIVATE_UMASK)
    os.umask(now)
    return now


def give_back_umask() -> None:
    """Set the person's umask again, for a program that is about to take this one's place."""
    os.umask(user_umask())


def _private_files() -> None:
    global _umask
    before = os.umask(PRIVATE_UMASK)
    if _umask is None:
        _umask = before


def _no_core_dump() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _not_dumpable() -> None:
    # Other processes of this account may then not read memory, environ or open files (prctl(2)).
    _libc_call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


def _stay_in_memory() -> None:
    # Under a limit, MCL_FUTURE makes a later allocation fail instead of being swapped
    # (mlockall(2)): only who may lock as much as it likes does it.
    if _may_lock_all():
        _libc_call("mlockall", _MCL_CURRENT | _MCL_FUTURE | _MCL_ONFAULT)


def _may_lock_all() -> bool:
    import resource

    if resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == resource.RLIM_INFINITY:
        return True
    try:
        with open("/proc/self/status", "rb") as status:  # noqa: PTH123 -- pathlib costs its import
            line = next((line for line in status if line.startswith(b"CapEff:")), b"CapEff: 0")
    except OSError:
        return False
    return bool(int(line.split()[1], 16) >> _CAP_IPC_LOCK & 1)


def _libc_call(name: str, *arguments: int) -> bool:
    """Whether this function of the C library exists and did what was asked."""
    import ctypes

    try:
        function = getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError):
        return False
    result: int = function(*(ctypes.c_ulong(argument) for argument in arguments))
    return result == 0


def restrict_child(*, memory: int) -> None:
    """Take from a child that reads hostile bytes what it does not need.

    `memory` bounds its address space in bytes. It may open no further file than a few, write
    none, leave no core, gain no right, and it ends with its parent.
    """
    try:
        import resource
    except ImportError:
        return
    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _CHILD_FILES)
    if sys.platform == "linux":
        _libc_call("prctl", _PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        _libc_call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        _not_dumpable()


def _lower(which: int, value: int) -> None:
    import resource

    with suppress(ValueError, OSError):  # lower already, or a limit that this system only names
        resource.setrlimit(which, (value, value))


_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_SIGKILL = 9
_CHILD_FILES = 32
