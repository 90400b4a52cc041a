# SPDX-License-Identifier: GPL-3.0-or-later
"""The one module that names every concrete class: from arguments to a running program."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.app.session import World

SUFFIX = ".sharedjournal"


def world() -> World:
    """The real world: this computer's clock and chance, and a decoder that starts when needed."""
    from sharedjournal.app.session import World
    from sharedjournal.system.clock import SystemClock
    from sharedjournal.system.ids import SystemIds
    from sharedjournal.system.pictures import PictureDecoder

    return World(clock=SystemClock(), ids=SystemIds(), decoder=PictureDecoder())


def run(arguments: Sequence[str]) -> int:
    """Run the program as this process, and return its exit code.

    Without a command it is the window, also with the one file that a double click names. Keys of a
    new vault cost what this computer can bear: nothing in the environment makes them cheaper.
    """
    if (asked := _window_asked(arguments)) is not None and _has_screen():
        return _window(*asked)
    return _terminal(arguments)


def _terminal(arguments: Sequence[str]) -> int:
    from sharedjournal import cli

    if isinstance(sys.stderr, io.TextIOWrapper):
        # A terminal that knows fewer letters than a journal shows question marks, and goes on.
        sys.stderr.reconfigure(errors="replace")
    door = cli.Door(
        # A stream that was closed by who started the program is an empty one.
        stdin=sys.stdin.buffer if sys.stdin else io.BytesIO(),
        stdout=sys.stdout.buffer if sys.stdout else io.BytesIO(),
        stderr=sys.stderr or io.StringIO(),
        environment=os.environ,
        world=world,
    )
    return cli.run(arguments, door)


# --- the window -------------------------------------------------------------------------------


class ProcessHost:
    """This process, as the window needs it (`gui.host.Host`)."""

    def __init__(self, given: Path | None, *, hidden: bool) -> None:
        self._given, self._hidden = given, hidden

    def world(self) -> World:
        """Clock, ids and a new decoder of pictures."""
        return world()

    def preferences(self) -> dict[str, str]:
        """What is kept outside every vault."""
        from sharedjournal.system import preferences

        return preferences.read()

    def set_preference(self, key: str, value: str) -> None:
        """Keep one choice."""
        from sharedjournal.system import preferences

        preferences.write(key, value)

    def replace_process(self, *, minimised: bool) -> NoReturn:
        """Become a fresh process that shows the unlock screen."""
        from sharedjournal.system import process

        process.replace(hidden=minimised)

    def end_process(self, code: int = 0) -> NoReturn:
        """End every child and this process."""
        from sharedjournal.system import process

        process.end(code)

    def plugin_folder(self) -> Path | None:
        """A folder for links to the parts of Qt that may be loaded."""
        from sharedjournal.system import places

        return places.program_folder()

    def given_file(self) -> Path | None:
        """The file that the program was started with, once."""
        given, self._given = self._given, None
        return given

    def hand_over_folder(self) -> Path | None:
        """Where a second start leaves the path of a file."""
        from sharedjournal.system import handover

        return handover.folder()

    def take_hand_over(self) -> Path | None:
        """The path that a second start left, once."""
        from sharedjournal.system import handover

        return handover.take()

    def caps_lock(self) -> bool:
        """Whether Caps Lock is on, as far as the system tells."""
        from sharedjournal.system import keyboard

        return keyboard.caps_lock()

    def was_hidden(self) -> bool:
        """Whether this process follows one that was hidden."""
        return self._hidden


def _window_asked(arguments: Sequence[str]) -> tuple[Path | None, bool] | None:
    """The file to bring in, if any, and whether to come back minimised; None for the terminal."""
    if not arguments:
        return None, False
    if len(arguments) != 1:
        return None
    (only,) = arguments
    from sharedjournal.system import process

    if only in (process.AGAIN, process.HIDDEN):
        return None, only == process.HIDDEN
    if only.endswith(SUFFIX) and Path(only).is_file():
        return Path(only).absolute(), False
    return None


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    shown = ("DISPLAY", "WAYLAND_DISPLAY")
    return any(os.environ.get(name) for name in shown) or (
        os.environ.get("QT_QPA_PLATFORM") == "offscreen"
    )


def _has_bus() -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and Path(folder, "bus").exists()


def _window(given: Path | None, hidden: bool) -> int:  # noqa: FBT001 -- one caller
    # Only here, so that the terminal program starts without Qt, and works where it is missing.
    from sharedjournal.system import handover, process

    process.note_interpreter()
    if given is not None and handover.is_heard() and handover.leave(given):
        return 0
    from sharedjournal.gui import application

    handover.listen()
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS") and not _has_bus():
        # Otherwise the bus library starts a bus of its own, and writes that down at home.
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    return application.run(ProcessHost(given, hidden=hidden))
