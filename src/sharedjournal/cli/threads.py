# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about forms: form, thread, answer, pass, rest, reply. Knows none of them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharedjournal.app import answering, threads, typed, writing
from sharedjournal.cli import pages, text
from sharedjournal.cli.context import Usage
from sharedjournal.domain.errors import BadInput, NoSuchEntry, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sharedjournal.app.session import Session
    from sharedjournal.app.sharing import Shared
    from sharedjournal.app.threads import Said, ThreadRow, ToWrite, View
    from sharedjournal.cli.context import Context

_SHORT = 8
_PREFIX = 8
_LINES = {
    "something-new": "something new",
    "next-file": "in the next file",
    "yours-to-write": "yours to write",
    "resting": "resting",
    "ended": "ended",
    "quiet": "",
}


def form(context: Context) -> None:
    """What there is, or begin one."""
    args = context.args
    if (args.action == "start") == (args.name is None):
        raise Usage("form list, or form start NAME")
    if args.action == "list":
        _list_forms(context)
        return
    with context.vault() as session:
        on = session.find(args.on) if args.on is not None else None
        opened = answering.start(session, args.name, topic=args.topic, on=on, role=args.role)
    for step in opened.steps or (None,):
        context.terminal.result(
            {"thread": opened.thread, "step": step, "state": "nothing" if opened.new else "open"},
            f"Write it with: answer {opened.thread[:_SHORT]} {step}"
            if step
            else f"{opened.thread[:_SHORT]}: nothing to write in it now.",
        )


def _list_forms(context: Context) -> None:
    with context.vault() as session:
        rows = threads.form_rows(session)
    for row in rows:
        roles = f"  roles: {', '.join(row.roles)}" if row.roles else ""
        on = "" if row.on == "nothing" else f"  (hangs on a page: {row.on})"
        context.terminal.result(
            {
                "form": row.name,
                "title": row.title,
                "why": row.why,
                "on": row.on,
                "roles": list(row.roles),
                "steps": list(row.steps),
            },
            f"{text.line(row.base, 20):<20}  {text.line(row.title, 60)}{on}{roles}",
        )


def thread(context: Context) -> None:
    """All of them, or one."""
    wanted = context.args.id
    with context.vault() as session:
        if wanted is not None:
            view = threads.view(session, _thread(session, wanted))
            threads.mark_seen(session, view.row.id)
        else:
            rows = threads.thread_rows(session)
    if wanted is not None:
        _show(context, view)
        return
    for row in rows:
        context.terminal.result(_row_values(row), _row_line(row))
    if not rows:
        context.terminal.say("There are no threads yet. `form list` shows what can be begun.")


def _row_values(row: ThreadRow) -> dict[str, Any]:
    return {
        "thread": row.id,
        "form": row.form,
        "topic": row.topic,
        "step": row.steps[0] if row.steps else None,
        "steps": list(row.steps),
        "state": row.line,
    }


def _row_line(row: ThreadRow) -> str:
    name = text.line(row.topic or row.title or row.form, 60)
    return f"{row.id[:_SHORT]}  {_LINES.get(row.line, row.line):<16}  {name}"


def _show(context: Context, view: View) -> None:
    context.terminal.say(text.line(view.row.topic or view.row.title or view.row.form), "")
    for said in view.said:
        context.terminal.result(_said_values(view, said), *_said_lines(said))
    for step in view.to_write:
        context.terminal.result(_write_values(view, step), *_write_lines(step))
    if view.may_end:
        context.terminal.say(f"`pass {view.row.id[:_SHORT]}` or `rest` ends it, without a reason.")


def _said_values(view: View, said: Said) -> dict[str, Any]:
    return {
        "thread": view.row.id,
        "step": said.step,
        "state": said.stand,
        "id": said.page.id,
        "shared_id": said.record,
        "author": "me" if said.page.mine else "partner",
        "counts": said.counts,
        "file": said.number,
        "title": said.page.title,
        "body": said.page.body,
        "fields": pages.plain(said.page.fields),
        "shut": said.page.shut,
    }


def _said_lines(said: Said) -> Iterator[str]:
    page = said.page
    stand = f"in file {said.number}" if said.number is not None else said.stand
    author = "me" if page.mine else "partner"
    yield f"{page.id[:_SHORT]}  {author}: {text.line(said.step or '')} ({stand})"
    if page.shut:
        yield "  (closed: `show` opens an envelope; a seal opens when both answers are here)"
    elif page.body:
        yield text.block(page.body)
    if not page.shut:
        yield from pages.field_lines(page.fields)
    yield ""


def _write_values(view: View, step: ToWrite) -> dict[str, Any]:
    return {
        "thread": view.row.id,
        "step": step.step,
        "state": "change" if step.revises else "writable",
        "asked": step.question,
        "about": step.about,
        "sealed": step.sealed,
        "private": step.private,
        "choices": [key for key, _label in step.choices],
        "fields": [
            {"name": item.name, "kind": item.kind, "optional": item.optional}
            for item in step.inputs
        ],
    }


def _write_lines(step: ToWrite) -> Iterator[str]:
    verb = "You may change" if step.revises else "You may write"
    sealed = ", sealed until both answers are here" if step.sealed else ""
    private = ", for yourself alone" if step.private else ""
    yield f"{verb} {text.line(step.step)}{sealed}{private}: {text.line(step.question)}"
    for key, label in step.choices:
        yield f"  --choice {text.line(key)}: {text.line(label)}"
    for item in step.inputs:
        if item.name not in ("body", "choice"):
            yield f"  {text.line(item.name)}: {text.line(item.label)}" + (
                " (may be left out)" if item.optional else ""
            )
    yield ""


def answer(context: Context) -> None:
    """Write a step and confirm it."""
    args = context.args
    body, fields = context.text(), _fields(args.field)
    with context.vault() as session:
        thread_id = _thread(session, args.thread)
        about = session.find(args.about) if args.about is not None else None
        with session.transaction():
            done = _written(session, context, thread_id, args.step, body, fields, about=about)
    context.terminal.result(
        {
            "thread": thread_id,
            "step": args.step,
            "state": "next-file",
            "id": done.entry_id,
            "shared_id": done.record_id,
        },
        "In the next file.",
    )


def ended(context: Context) -> None:
    """Pass or rest."""
    how = context.args.command
    with context.vault() as session:
        thread_id = _thread(session, context.args.thread)
        done = answering.end(session, thread_id, how)
    context.terminal.result(
        {"thread": thread_id, "step": how, "state": "next-file" if done else "gone"},
        "It has ended; the next file says so." if done else "Forgotten; nothing of it was shared.",
    )


def reply(context: Context) -> None:
    """Answer a page with a small form that hangs on it."""
    args = context.args
    body, fields = context.text(), _fields(args.field)
    with context.vault() as session, session.transaction():
        opened = answering.start(session, args.form, on=session.find(args.id))
        if not opened.steps:
            raise NotAllowed("step")
        done = _written(session, context, opened.thread, opened.steps[0], body, fields)
    context.terminal.result(
        {"id": done.entry_id, "shared_id": done.record_id}, f"{done.entry_id}: in the next file."
    )


def _written(
    session: Session,
    context: Context,
    thread_id: str,
    step: str,
    body: str,
    fields: dict[str, str],
    *,
    about: str | None = None,
) -> Shared:
    where = answering.slot(session, thread_id, step, about=about)
    content = typed.content_of(
        where.step,
        day=writing.today(session),
        body=body,
        choice=context.args.choice,
        texts=fields,
    )
    return answering.commit(session, answering.prepare(session, where, content))


def _fields(given: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for each in given:
        name, equals, words = each.partition("=")
        if not equals or not name or name in fields:
            raise Usage("--field is NAME=TEXT, each name once")
        fields[name] = words
    return fields


def _thread(session: Session, prefix: str) -> str:
    """The id of a thread that begins so, or of an entry or record in one."""
    if len(prefix) < _PREFIX:
        raise BadInput("id")
    found = {row.id for row in threads.thread_rows(session) if row.id.startswith(prefix.lower())}
    if len(found) == 1:
        return found.pop()
    if found:
        raise NoSuchEntry("several")
    try:
        return threads.view(session, session.find(prefix)).row.id
    except NoSuchEntry as error:
        raise NoSuchEntry("thread") from error


COMMANDS = {
    "form": form,
    "thread": thread,
    "answer": answer,
    "pass": ended,
    "rest": ended,
    "reply": reply,
}
