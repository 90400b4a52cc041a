# SPDX-License-Identifier: GPL-3.0-or-later
"""The one module that names every concrete class: from arguments to a running program."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from sharedjournal import cli

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sharedjournal.app.session import World


def world() -> World:
    """The real world: this computer's clock and chance, and a decoder that starts when needed."""
    from sharedjournal.app.session import World
    from sharedjournal.system.clock import SystemClock
    from sharedjournal.system.ids import SystemIds
    from sharedjournal.system.pictures import PictureDecoder

    return World(clock=SystemClock(), ids=SystemIds(), decoder=PictureDecoder())


def run(arguments: Sequence[str]) -> int:
    """Run the program as this process, and return its exit code.

    Keys of a new vault cost what this computer can bear: nothing in the environment makes them
    cheaper.
    """
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
