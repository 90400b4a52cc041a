# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program `sharedjournal`: every command, its arguments, its output and its words.

It asks `app` for everything and decides nothing about the journal. Names, keys of JSON and exit
codes are a contract with scripts; new ones may be added. `run` is the way in.
"""

from sharedjournal.cli.context import Door
from sharedjournal.cli.main import run

__all__ = ["Door", "run"]
