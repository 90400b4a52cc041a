# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about entries: write, edit, delete, bin, undelete, list, show, search."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sharedjournal.app import reading, receiving, sharing, upkeep, writing
from sharedjournal.cli import along, inputs, pages, text
from sharedjournal.domain.day import format_day, parse_day
from sharedjournal.domain.entry import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sharedjournal.app.session import Session
    from sharedjournal.cli.context import Context

_SHORT = 8
_WIDTH = 60


def write(context: Context) -> None:
    """A new entry; with `--share` the next file holds it."""
    args = context.args
    along.check_unshared(args)
    body = context.text()
    pictures = [inputs.file_content(Path(name), "picture") for name in args.picture]
    with context.vault() as session:
        content = Content(
            day=_day(session, args.day, none=args.no_day),
            title=args.title,
            body=body,
            feelings=tuple(args.feeling),
            needs=tuple(args.need),
            mood=args.mood,
            tags=tuple(args.tag),
        )
        with session.transaction():
            entry_id = writing.write(session, content, pictures=pictures)
            if args.share:
                sharing.share(session, [entry_id], along.of_options(args))
    context.terminal.result({"id": entry_id}, entry_id)


def _day(session: Session, given: str | None, *, none: bool) -> date | None:
    if none:
        return None
    return parse_day(given) if given is not None else writing.today(session)


def edit(context: Context) -> None:
    """A new text for an entry; all else of it stays."""
    body = context.text()
    with context.vault() as session:
        entry_id = session.find(context.args.id)
        entry = writing.own_entry(session, entry_id)
        writing.edit(session, entry_id, replace(entry.content, body=body))
    context.terminal.result({"id": entry_id}, entry_id)


def delete(context: Context) -> None:
    """Into the bin."""
    _each(context, writing.delete, "In the bin for 30 days; `undelete` takes it out.")


def undelete(context: Context) -> None:
    """Out of the bin."""
    _each(context, writing.undelete, "Out of the bin.")


def _each(context: Context, act: Callable[[Session, str], object], said: str) -> None:
    with context.vault() as session:
        entry_id = session.find(context.args.id)
        act(session, entry_id)
    context.terminal.result({"id": entry_id}, said)


def binned(context: Context) -> None:
    """What is in the bin."""
    with context.vault() as session:
        found = writing.binned(session)
    _rows(context, found, "The bin is empty.")


def listed(context: Context) -> None:
    """The timeline."""
    args = context.args
    mine = None if args.author is None else args.author == "me"
    with context.vault() as session:
        found = reading.rows(session, mine=mine, state=args.state, limit=args.limit)
    _rows(context, found, "Nothing here yet.")


def _rows(context: Context, rows: Iterable[tuple[Any, ...]], nothing: str) -> None:
    empty = True
    for some_id, mine, ordinal, title, excerpt, state, shut in rows:
        empty = False
        day = format_day(date.fromordinal(ordinal)) if ordinal is not None else None
        author = "me" if mine else "partner"
        name = title or excerpt
        shown = "(an envelope: `show` opens it)" if shut and not name else text.line(name, _WIDTH)
        context.terminal.result(
            {"id": some_id, "day": day, "title": title, "author": author, "state": state},
            f"{some_id[:_SHORT]}  {day or '          '}  {author:<7}  {state:<9}  {shown}",
        )
    if empty:
        context.terminal.say(nothing)


def show(context: Context) -> None:
    """One entry; an envelope is opened by it."""
    with context.vault() as session:
        some_id = session.find(context.args.id)
        page = reading.page(session, some_id)
        if page.shut and not page.mine:
            receiving.open_envelope(session, some_id)
            page = reading.page(session, some_id)
    context.terminal.result(pages.values(page), *pages.lines(page))


def search(context: Context) -> None:
    """Full text."""
    with context.vault() as session:
        upkeep.index_pending(session)
        found = reading.search(session, context.args.query, limit=context.args.limit)
    for hit in found:
        day = format_day(hit.day) if hit.day else None
        context.terminal.result(
            {"id": hit.id, "day": day, "title": hit.title, "snippet": hit.snippet},
            f"{hit.id[:_SHORT]}  {day or '          '}  {text.line(hit.title, _WIDTH)}".rstrip(),
            f"          {text.line(hit.snippet)}",
        )
    if not found:
        context.terminal.say("Nothing found.")


COMMANDS = {
    "write": write,
    "edit": edit,
    "delete": delete,
    "bin": binned,
    "undelete": undelete,
    "list": listed,
    "show": show,
    "search": search,
}
