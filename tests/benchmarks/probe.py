# SPDX-License-Identifier: GPL-3.0-or-later
"""One piece of work in a process of its own; prints by how many KiB its memory grew at most.

python probe.py seal SOURCE TARGET | make VAULT FILE | read VAULT FILE | nothing
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import people
from sharedjournal.app import exchange
from sharedjournal.crypto import age


def main(work: str, *arguments: str) -> None:
    """Do it, and print."""
    paths = [Path(argument) for argument in arguments]
    if work == "seal":
        recipient = age.HybridIdentity.from_seed(bytes(32)).recipient
        with paths[0].open("rb") as read, paths[1].open("wb") as out:
            start = _begin()
            age.encrypt([recipient], read, out)
            print(_peak() - start)
    elif work == "make":
        with people.unlock(paths[0]) as session:
            start = _begin()
            exchange.make_file(session, paths[1], all_pictures=False, progress=people.QUIET)
            print(_peak() - start)
    elif work == "read":
        with people.unlock(paths[0]) as session:
            start = _begin()
            known = exchange.knowledge(session)
            exchange.read_file(known, paths[1], session.world.decoder, people.QUIET)
            print(_peak() - start)
    else:
        print(0)


def _begin() -> int:
    """Memory now, in KiB; from here on the peak counts anew (Linux)."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _status("VmRSS")


def _peak() -> int:
    return _status("VmHWM")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    raise LookupError(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
