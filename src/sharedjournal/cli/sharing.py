# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about what the partner gets and gave: share, take back, let go, send, receive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.app import exchange, receiving, sharing, upkeep
from sharedjournal.app.rendering import Along
from sharedjournal.cli import along, inputs, text
from sharedjournal.cli.context import Usage
from sharedjournal.domain.errors import BadInput
from sharedjournal.domain.record import MAX_LINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.session import Session
    from sharedjournal.cli.context import Context

_SHORT = 8
_STATES = {
    "private": "Private again: no file held it.",
    "withdrawn": "The next file asks your partner to let it go.",
    "next-file": "Taken back; the next file still holds another record of it.",
    "shared": "Taken back; another record of it stays shared.",
}


def share(context: Context) -> None:
    """Confirm a record of each entry: all or none."""
    args = context.args
    if args.excerpt_file is not None and len(args.ids) > 1:
        raise Usage("--excerpt-file goes with one id")
    passage = _passage(context) if args.excerpt_file is not None else None
    done: list[sharing.Shared] = []
    with context.vault() as session, session.transaction():
        for prefix in args.ids:
            entry_id = session.find(prefix)
            if passage is not None:
                start = Along.of_excerpt(passage)
            else:
                start = sharing.along_of(session, entry_id)
            done += sharing.share(session, [entry_id], along.of_options(args, start))
    for row in done:
        context.terminal.result(
            {"id": row.entry_id, "shared_id": row.record_id, "rev": row.rev},
            f"{(row.entry_id or '')[:_SHORT]}: in the next file.",
        )


def _passage(context: Context) -> str:
    data = inputs.file_content(context.args.excerpt_file, "excerpt", MAX_LINE)
    try:
        return data.decode("utf-8").replace("\r\n", "\n").removesuffix("\n")
    except UnicodeDecodeError as error:
        raise BadInput("excerpt") from error


def unshare(context: Context) -> None:
    """Take back, or ask to let go."""
    with context.vault() as session:
        some_id = session.find(context.args.id)
        state = sharing.unshare(session, some_id)
    context.terminal.result({"id": some_id, "state": state}, _STATES[state])


def let_go(context: Context) -> None:
    """Let a page go that its author took back."""
    _answered(context, receiving.let_go, "Gone from this journal. Your partner is not told.")


def keep(context: Context) -> None:
    """Keep it."""
    _answered(context, receiving.keep, "It stays readable here. Your partner is not told.")


def remove(context: Context) -> None:
    """Take a partner's page out."""
    _answered(context, receiving.remove, "Taken out of this journal. No later file brings it back.")


def _answered(context: Context, act: Callable[[Session, str], object], said: str) -> None:
    with context.vault() as session:
        some_id = session.find(context.args.id)
        act(session, some_id)
    context.terminal.result({"id": some_id}, said)


def following(context: Context) -> None:
    """What the next file holds, and which keys of sealed answers leave with it."""
    with context.vault() as session:
        found = sharing.next_file(session, everything=context.args.all)
        keys = set(sharing.leaving_keys(session))
    for row, record in found:
        leaves = row.id in keys
        keys.discard(row.id)
        what = "asks to let go" if record.gone else record.form or record.step or ""
        words = text.line(record.title or record.body, 60) or "(no words)"
        context.terminal.result(
            {
                "shared_id": row.id,
                "form": record.form,
                "title": record.title,
                "body": record.body,
                "step": record.step,
                "gone": record.gone,
                "key": leaves,
            },
            f"{row.id[:_SHORT]}  {what:<12}  {words}" + ("  + its key" if leaves else ""),
        )
    for record_id in sorted(keys):
        context.terminal.result(
            {"shared_id": record_id, "key": True},
            f"{record_id[:_SHORT]}  the key to a sealed answer",
        )
    if not found and not keys:
        context.terminal.say("Nothing new since the last file.")


def send(context: Context) -> None:
    """Make the file."""
    args = context.args
    with context.vault() as session, context.progress() as progress:
        made = exchange.make_file(
            session, args.file, all_pictures=args.all_pictures, progress=progress
        )
    said = [
        f"File {made.number}: {text.count(made.records, 'record')}, {made.new} new,"
        f" {made.bytes:,} bytes."
    ]
    if made.pictures_left:
        said.append(
            f"{text.count(made.pictures_left, 'picture')} did not fit; --all-pictures takes all."
        )
    if made.opened:
        said.append(f"Open now: {text.count(made.opened, 'sealed answer')} of your partner.")
    context.terminal.result(
        {
            "number": made.number,
            "records": made.records,
            "new": made.new,
            "pictures_left": made.pictures_left,
            "bytes": made.bytes,
            "opened": made.opened,
        },
        *said,
    )


def receive(context: Context) -> None:
    """Bring a file in."""
    with context.vault() as session, context.progress() as progress:
        done = exchange.bring_in(session, context.args.file, progress)
        upkeep.index_pending(session)
    said = [
        f"{done.new} new, {done.changed} changed, {done.withdrawn} taken back,"
        f" {done.already} here already."
    ]
    if done.renamed is not None:
        said.append(f"Your partner's name is now {text.line(done.renamed, 60)}.")
    if done.both_in:
        said.append("Both answers are here. Make the file, and they open.")
    context.terminal.result(
        {
            "new": done.new,
            "changed": done.changed,
            "withdrawn": done.withdrawn,
            "already": done.already,
            "renamed": done.renamed,
            "keys": done.both_in,
        },
        *said,
    )


COMMANDS = {
    "share": share,
    "unshare": unshare,
    "let-go": let_go,
    "keep": keep,
    "remove": remove,
    "next": following,
    "send": send,
    "receive": receive,
}
