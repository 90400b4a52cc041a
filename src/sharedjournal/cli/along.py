# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes along with shared words, from a command's options."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sharedjournal.app.rendering import Along
from sharedjournal.cli.context import Usage

if TYPE_CHECKING:
    import argparse


def check_unshared(args: argparse.Namespace) -> None:
    """Raises `Usage` where something should go along with what is not shared."""
    along = (args.ask, args.care, args.depth, args.sleep, *(_with(args, what) for what in _WITH))
    if not args.share and any(along):
        raise Usage("what goes along (--ask, --care, --depth, --sleep, --with-…) needs --share")


_WITH = ("feelings", "needs", "mood", "pictures")


def _with(args: argparse.Namespace, what: str) -> bool:
    return bool(getattr(args, f"with_{what}"))


def of_options(args: argparse.Namespace, start: Along | None = None) -> Along:
    """`start` (what an entry went with before, or the usual), changed by what was given."""
    along = start or Along()
    changes: dict[str, object] = {}
    for name in ("ask", "depth"):
        if getattr(args, name) is not None:
            changes[name] = getattr(args, name)
    if args.care:
        changes["care"] = tuple(args.care)
    if args.sleep:
        changes["sleep"] = True
    for what in _WITH:
        if _with(args, what):
            changes[what] = True
    if args.with_pictures:
        changes["chosen"] = None
    for name in ("title", "day"):
        if getattr(args, f"no_{name}", False):
            changes[name] = False
    return replace(along, **changes)  # type: ignore[arg-type]
