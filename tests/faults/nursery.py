# SPDX-License-Identifier: GPL-3.0-or-later
"""Forks one worker for each run of a scenario; spoken to by `harness.py`, one JSON object a line.

The worker waits until a tracer is attached. It has no thread but its first.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from faults.scenarios import SCENARIOS
from sharedjournal.domain.errors import SharedJournalError

_PR_SET_PTRACER = 0x59616D61
_ANY = ctypes.c_ulong(-1)


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        asked = json.loads(line)
        go_out, go_in = os.pipe()
        told_out, told_in = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(go_in)
            os.close(told_out)
            _work(asked["scenario"], Path(asked["root"]), go_out, told_in)
        os.close(go_out)
        os.close(told_in)
        _say({"pid": pid})
        sys.stdin.readline()
        os.write(go_in, b"g")
        os.close(go_in)
        with os.fdopen(told_out, encoding="utf-8") as told:
            lines = told.read().splitlines()
        _, status = os.waitpid(pid, 0)
        _say(_outcome(lines, status))


def _work(name: str, root: Path, go: int, told: int) -> None:
    # Where Yama is on, only an ancestor may trace, and strace is a cousin.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
    os.read(go, 1)
    try:
        SCENARIOS[name].run(root, lambda what: _tell(told, f"done {what}"))
        _tell(told, "end")
    except SharedJournalError as error:
        _tell(told, f"failed {error.kind}")
    except BaseException:
        traceback.print_exc()
        _tell(told, "crashed")
    os._exit(0)


def _tell(told: int, what: str) -> None:
    os.write(told, (what + "\n").encode())


def _outcome(lines: list[str], status: int) -> dict[str, object]:
    last = lines[-1] if lines else ""
    failure = "crashed" if last == "crashed" else last.removeprefix("failed ")
    return {
        "acknowledged": [line[5:] for line in lines if line.startswith("done ")],
        "failure": failure if last.startswith("failed ") or last == "crashed" else None,
        "killed": not last or last.startswith("done "),
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
    }


def _say(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main()
