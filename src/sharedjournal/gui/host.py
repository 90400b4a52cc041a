# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window needs of the process around it. `bootstrap` gives the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from sharedjournal.app.session import World


class Host(Protocol):
    """The process, and the world that a session lives in."""

    def world(self) -> World:
        """Clock, ids and a new decoder of pictures, for one session."""
        ...

    def preferences(self) -> dict[str, str]:
        """What is kept outside every vault: language, theme, text size, motion. No more."""
        ...

    def set_preference(self, key: str, value: str) -> None:
        """Keep one of them; an empty value forgets it."""
        ...

    def replace_process(self, *, minimised: bool) -> NoReturn:
        """End every child and become a fresh process that shows the unlock screen.

        Nothing that was in memory is left; where that fails the process ends at once.
        """
        ...

    def end_process(self, code: int = 0) -> NoReturn:
        """End every child and this process, at once."""
        ...

    def plugin_folder(self) -> Path | None:
        """A folder for links to the parts of Qt that may be loaded; None where there is none."""
        ...

    def given_file(self) -> Path | None:
        """The file that the program was started with, to be shown once a journal is open."""
        ...

    def hand_over_folder(self) -> Path | None:
        """Where a second start leaves the path of a file; None where there is no such place."""
        ...

    def take_hand_over(self) -> Path | None:
        """The path that a second start left, once; None where there is none or it is not ours."""
        ...

    def caps_lock(self) -> bool:
        """Whether Caps Lock is on, as far as the system tells."""
        ...

    def was_hidden(self) -> bool:
        """Whether this process follows one that was hidden: then it comes back minimised."""
        ...
