# SPDX-License-Identifier: GPL-3.0-or-later
"""Set everything up in `.venv` beside the project, then start it.

python3 packaging/start.py                      set up, then open the program
python3 packaging/start.py test [pytest args]   set up, then run the tests (paths: from the project)
python3 packaging/start.py setup                set up, and nothing else

Standard library only, and parseable by Python 3.9, so that a wrong Python gets a sentence and no
traceback. It must not know the program beyond how it is called.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from environment import AGAIN, SAFE, Place, Trouble, alone, dotted, run, say, set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from environment import Run

OLDEST = (3, 11)
NEWEST = (3, 14)
TEST_OPTIONS = (
    *("-n", "auto", "--dist", "loadgroup"),
    *("-m", "not window and not long"),
    *("--cov", "--cov-branch", "--cov-report="),
)
USAGE = "usage: python3 packaging/start.py [test [pytest arguments] | setup]"
NO_WINDOW = (
    "There is no screen here that the window could open on. This is the demo of the terminal\n"
    "program: two sample partners write, share, exchange files and reply.\n"
)
PICTURES = "\nPictures of the window's screens, painted without a screen, are written to demo/."
PROBE = "from PySide6.QtWidgets import QApplication; QApplication(['probe'])"
PAINTS = "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; " + PROBE


@dataclass(frozen=True)
class SystemNeed:
    """Debian packages that pip cannot provide, and what does not work without them."""

    purpose: str
    packages: tuple[str, ...]


# The terminal program needs none. The first row is also for pictures and tests without a screen.
SYSTEM_NEEDS: tuple[SystemNeed, ...] = (
    SystemNeed(
        "the window's parts and letters",
        (
            *("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
            *("libglib2.0-0", "fonts-inter"),
        ),
    ),
    SystemNeed(
        "the window on a screen",
        (
            *("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1"),
            *("libxcb-image0", "libxcb-render-util0", "libxcb-shape0", "libxcb-randr0"),
            *("libxcb-xkb1", "libwayland-cursor0"),
        ),
    ),
)


# --- Python -------------------------------------------------------------------------------------


def check_python(
    version: tuple[int, int],
    which: Callable[[str], str | None] = shutil.which,
    has_module: Callable[[str], object] = importlib.util.find_spec,
) -> None:
    """Raise `Trouble` unless this Python is one that the project runs on and can make a venv."""
    if not OLDEST <= version <= NEWEST:
        found = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
        better = next((name for name in found if which(name)), None)
        todo = (
            f"Run it with the one that is installed here: {better} packaging/start.py"
            if better
            else "Install a newer one (Debian 12 or later: apt-get install python3 python3-venv)."
        )
        raise Trouble(
            f"This project runs on Python {dotted(OLDEST)} to {dotted(NEWEST)}; "
            f"this is Python {dotted(version)}.",
            todo,
            safe="Nothing was changed.",
        )
    if not (has_module("venv") and has_module("ensurepip")):
        raise Trouble(
            "This Python cannot make virtual environments: its venv module is not complete.",
            "On Debian and Ubuntu: apt-get install python3-venv (as root, or with sudo). " + AGAIN,
            safe="Nothing was changed.",
        )


# --- system libraries ---------------------------------------------------------------------------


def provide_system(needs: Sequence[SystemNeed], *, debian: bool, root: bool, run: Run = run) -> str:
    """Install what is missing, or say which command does; never a reason to stop.

    Returns one line or more for the person.
    """
    names = sorted({name for need in needs for name in need.packages})
    missing = [name for name in names if not (debian and installed(name, run))]
    if not missing:
        return "nothing is needed" if not names else "all there"
    lost = "; ".join(n.purpose for n in needs if not set(missing).isdisjoint(n.packages))
    if not debian:
        return f"for {lost}, install what Debian calls {' '.join(missing)}"
    if not root:
        command = f"sudo apt-get install -y {' '.join(missing)}"
        return f"not there for {lost}. Install them with: {command}"
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    run([*apt, "update"])
    outcome = run([*apt, "install", "-y", "--no-install-recommends", *missing])
    if outcome.code:
        return f"{outcome.output}apt-get failed; not there: {lost}. All else works without them."
    return "installed " + " ".join(missing)


def installed(package: str, run: Run) -> bool:
    """Whether dpkg has this package installed, or what newer Debians call it."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}"]
    # Libraries in which a time became 64 bits long got this ending.
    outcomes = (run([*query, name]) for name in (package, package + "t64"))
    return any(outcome.code == 0 and outcome.output == "installed" for outcome in outcomes)


# --- all together -------------------------------------------------------------------------------


def file_trouble(error: OSError, place: Place) -> Trouble:
    """A file or folder that cannot be written, in words."""
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Trouble(
            f"{error.filename or place.root} cannot be written.",
            f"Copy the folder {place.root} to a place that is yours, and run it from there.",
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Trouble("The disk is full.", "Make room: about 500 MB. " + AGAIN)
    return Trouble(f"{error.filename}: {error.strerror}.", AGAIN.replace("Then run", "Run"))


def window_opens(place: Place, run: Run = run) -> bool:
    """Whether Qt finds a screen and all it needs there."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    has_screen = named or sys.platform in ("win32", "darwin")
    return has_screen and run([str(place.python), "-I", "-c", PROBE]).code == 0


def show_demo(place: Place, run: Run = run) -> list[str]:
    """Run the demo where no window opens. What paints the screens then, if that can be done."""
    say(NO_WINDOW)
    subprocess.run([str(place.script), "demo"], check=False)
    painter = place.root / "tests" / "screens" / "render.py"
    if not painter.is_file() or run([str(place.python), "-I", "-c", PAINTS]).code:
        return []
    say(PICTURES)
    return [str(place.python), str(painter), str(place.root / "demo"), "--look", "light"]


def command_for(place: Place, arguments: Sequence[str]) -> list[str]:
    """What follows the setup; nothing after `setup`."""
    if not arguments:
        return [str(place.script)] if window_opens(place) else show_demo(place)
    if arguments[0] == "test":
        return [str(place.python), "-m", "pytest", *TEST_OPTIONS, *arguments[1:]]
    return []


def hand_over(command: list[str]) -> NoReturn:
    """Become the command (Windows: wait for it), so that signals and the terminal are its own."""
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606 -- no shell is wanted


def main(arguments: Sequence[str]) -> int:
    """Exit code 2 for wrong use, 1 where the setup cannot be done, else that of what follows."""
    place = Place(Path(__file__).resolve().parent.parent)
    version = (sys.version_info[0], sys.version_info[1])
    if arguments and arguments[0] != "test" and list(arguments) != ["setup"]:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        check_python(version)
        debian = bool(shutil.which("apt-get") and shutil.which("dpkg-query"))
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        with alone(place):
            if SYSTEM_NEEDS:
                say("System libraries: " + provide_system(SYSTEM_NEEDS, debian=debian, root=root))
            set_up(place, version)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(file_trouble(error, place), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {SAFE} The same command begins again.", file=sys.stderr)
        return 130
    command = command_for(place, arguments)
    if not command:
        return 0
    if arguments:
        os.chdir(place.root)
    hand_over(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
