# SPDX-License-Identifier: GPL-3.0-or-later
"""The arguments of every command, and what `--help` says. Light: it runs before all else."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

FORMATS = ("jsonl", "markdown")
STATES = ("private", "next-file", "shared", "withdrawn")
DESCRIPTION = """\
An encrypted journal for two: private by default, shared on purpose, no server.
Without a command it opens the app.
"""
EPILOG = """\
Ids may be shortened to any unique beginning of eight characters or more.
SHAREDJOURNAL_VAULT names the journal's folder where --vault is not given.
`sharedjournal demo` shows with two sample partners how it all works.
"""


class _Parser(argparse.ArgumentParser):
    """Long options in full only: a shortened one would change its meaning when others are added."""

    def error(self, message: str) -> NoReturn:
        """One line of what is wrong; the whole usage is a page long."""
        self.exit(2, f"error: usage: {message} (see `{self.prog} --help`)\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole program; a parsed command is in `command`."""
    root = _Parser(
        prog="sharedjournal",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _common(root, default=None)
    commands = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    everywhere = _Parser(add_help=False, allow_abbrev=False)
    _common(everywhere, default=argparse.SUPPRESS)
    for add in (_writing, _reading, _sharing, _forms, _pairing, _files, _upkeep):
        add(_Adder(commands, everywhere))
    return root


def _common(to: argparse.ArgumentParser, default: object) -> None:
    group = to.add_argument_group("for all commands")
    group.add_argument(
        "--vault", metavar="DIR", type=Path, default=default, help="the journal's folder"
    )
    group.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        default=default,
        help="its first line is the passphrase; without it you are asked at the terminal",
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help="print JSON, one object a line",
    )


class _Adder:
    """Adds commands, each with the options that all have."""

    def __init__(
        self,
        commands: argparse._SubParsersAction[_Parser],
        everywhere: _Parser,
    ) -> None:
        self._commands = commands
        self._everywhere = everywhere

    def __call__(self, name: str, text: str) -> argparse.ArgumentParser:
        """A new command."""
        return self._commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            parents=[self._everywhere],
            allow_abbrev=False,
        )


def _id(to: argparse.ArgumentParser, name: str = "id") -> None:
    to.add_argument(name, metavar=name.upper(), help="an id, or its first eight characters or more")


def _many(to: argparse.ArgumentParser, *options: tuple[str, str, str]) -> None:
    for option, metavar, text in options:
        to.add_argument(option, metavar=metavar, action="append", default=[], help=text)


def _level(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= value <= 5:
        raise argparse.ArgumentTypeError("a number from 1 to 5")
    return value


def _count(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if not value:
        raise argparse.ArgumentTypeError("a whole number from 1")
    return value


def _along(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--ask",
        metavar="A",
        help="what you would like back: listen, say-back, comfort, celebrate, think",
    )
    _many(to, ("--care", "C", "how to hold it: a label, or one line of your own; may be repeated"))
    to.add_argument("--depth", metavar="1-5", type=_level, help="from doorstep to deep water")
    to.add_argument("--sleep", action="store_true", help="leave it out of files until tomorrow")
    for what in ("feelings", "needs", "mood", "pictures"):
        to.add_argument(f"--with-{what}", action="store_true", help=f"the {what} go along, too")


def _writing(add: _Adder) -> None:
    write = add("write", "write a new entry; its text comes from the standard input")
    write.add_argument("--title", metavar="T", default="")
    day = write.add_mutually_exclusive_group()
    day.add_argument("--day", metavar="YYYY-MM-DD", help="today unless told")
    day.add_argument("--no-day", action="store_true")
    _many(
        write,
        ("--feeling", "W", "a feeling; may be repeated"),
        ("--need", "W", "a need; may be repeated"),
        ("--tag", "T", "a tag, for you alone; may be repeated"),
        ("--picture", "FILE", "a picture; may be repeated"),
    )
    write.add_argument("--mood", metavar="1-5", type=_level, help="from heavy to bright")
    write.add_argument(
        "--share", action="store_true", help="share it at once; otherwise it is private"
    )
    _along(write)
    _id(add("edit", "give an entry a new text, from the standard input; the partner's copy stays"))
    _id(add("delete", "move an entry into the bin, for 30 days"))
    add("bin", "list what is in the bin")
    _id(add("undelete", "take an entry out of the bin"))


def _reading(add: _Adder) -> None:
    rows = add("list", "list entries, newest day first")
    rows.add_argument("--author", choices=("me", "partner"))
    rows.add_argument("--state", choices=STATES)
    rows.add_argument("--limit", metavar="N", type=_count, default=50)
    _id(add("show", "show one entry; an envelope is opened by this"))
    search = add("search", "find words in everything that may be shown")
    search.add_argument(
        "query", metavar="QUERY", help="any text; put -- before one that begins with -"
    )
    search.add_argument("--limit", metavar="N", type=_count, default=50)


def _sharing(add: _Adder) -> None:
    share = add("share", "share entries as they are now: the next file will hold them")
    share.add_argument("ids", metavar="ID", nargs="+")
    _along(share)
    share.add_argument("--excerpt-file", metavar="FILE", type=Path, help="share this passage only")
    for what in ("title", "day"):
        share.add_argument(f"--no-{what}", action="store_true")
    _id(add("unshare", "take back; what a file has held, the partner is asked to let go"))
    _id(add("let-go", "let a page go that its author took back"))
    _id(add("keep", "keep a page that its author took back"))
    _id(add("remove", "take a partner's page out of your journal"))
    following = add("next", "show what the next file holds that no file held before")
    following.add_argument("--all", action="store_true", help="everything that it holds")


def _forms(add: _Adder) -> None:
    reply = add("reply", "answer a partner's page, from the standard input; shared at once")
    _id(reply)
    reply.add_argument(
        "--form", metavar="NAME", default="reply", help="reply, say-back, with-you, …"
    )
    _inputs(reply)
    form = add("form", "list the forms, or begin one")
    form.add_argument("action", choices=("list", "start"))
    form.add_argument("name", metavar="NAME", nargs="?")
    form.add_argument("--topic", metavar="T", help="what it is about")
    form.add_argument("--on", metavar="ID", help="the page that it hangs on")
    form.add_argument("--role", metavar="R", help="in which role you begin")
    thread = add("thread", "list the threads, or show one and what may be written in it now")
    thread.add_argument("id", metavar="ID", nargs="?")
    answer = add("answer", "write a step of a thread, from the standard input; shared at once")
    _id(answer, "thread")
    answer.add_argument("step", metavar="STEP")
    answer.add_argument(
        "--about", metavar="ID", help="which page it answers, where there are several"
    )
    _inputs(answer)
    _id(add("pass", "end a thread without a word or a reason"), "thread")
    _id(add("rest", "let a thread rest without a word or a reason"), "thread")


def _inputs(to: argparse.ArgumentParser) -> None:
    to.add_argument("--choice", metavar="C", help="one of the choices that `thread` shows")
    _many(to, ("--field", "NAME=TEXT", "a field of the step; may be repeated"))


def _pairing(add: _Adder) -> None:
    add("invite", "write an invitation, for your partner to answer").add_argument(
        "file", metavar="FILE", type=Path
    )
    answer = add("answer-invitation", "answer your partner's invitation")
    answer.add_argument("invitation", metavar="INVITATION", type=Path)
    answer.add_argument("file", metavar="FILE", type=Path)
    add("accept", "bring in the answer to your invitation").add_argument(
        "file", metavar="FILE", type=Path
    )
    add("words", "show the six safety words, to compare aloud")
    add("confirm-words", "say that the words are equal, or after a restore that the pairing holds")
    add("reject-words", "say that the words differ: the answer is dropped")
    add("unpair", "end the pairing, here and silently; nothing that was written is lost")
    add("identity", "print the age identity of this pairing, for other tools")


def _files(add: _Adder) -> None:
    send = add("send", "make the file for your partner")
    send.add_argument("file", metavar="FILE", type=Path)
    send.add_argument("--all-pictures", action="store_true", help="however large the file becomes")
    add("receive", "bring in your partner's file").add_argument("file", metavar="FILE", type=Path)
    bring = add("import", "bring in another journal, all of it private; again adds nothing")
    bring.add_argument("format", metavar="FORMAT", choices=FORMATS, help=", ".join(FORMATS))
    bring.add_argument("path", metavar="PATH", type=Path)
    bring.add_argument("--dry-run", action="store_true", help="only count")
    export = add("export", "write your words in an open format, readable by anyone")
    export.add_argument("format", metavar="FORMAT", choices=FORMATS, help=", ".join(FORMATS))
    export.add_argument("path", metavar="PATH", type=Path)
    which = export.add_mutually_exclusive_group()
    which.add_argument("--shared", action="store_true", help="only what is shared")
    which.add_argument(
        "--all", action="store_true", help="also your partner's pages, with their care"
    )


def _upkeep(add: _Adder) -> None:
    new = add("new", "make a journal in a new folder")
    new.add_argument(
        "--name", metavar="NAME", required=True, help="yours, as your partner will see it"
    )
    new.add_argument(
        "--label", metavar="L", help="readable without the passphrase; none unless told"
    )
    new.add_argument("--no-recovery", action="store_true", help="no 24 words")
    add("backup", "write an encrypted backup, and verify it").add_argument(
        "file", metavar="FILE", type=Path
    )
    restore = add("restore", "make a journal from a backup")
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.add_argument("folder", metavar="DIR", type=Path)
    restore.add_argument(
        "--words",
        action="store_true",
        help="open it with the 24 words, from the standard input, and give it a new passphrase",
    )
    _new_passphrase(restore)
    change = add("passphrase", "change the passphrase")
    _new_passphrase(change)
    change.add_argument(
        "--new-key", action="store_true", help="old copies then help nobody with new pages"
    )
    change.add_argument(
        "--keep-recovery", action="store_true", help="with --new-key: keep the 24 words"
    )
    _new_passphrase(add("recover", "open with the 24 words, from the standard input"))
    add("recovery", "make new recovery words").add_argument(
        "--remove", action="store_true", help="have none"
    )
    add("check", "look through the whole journal for damage; exit code 5 where there is some")
    add("demo", "two sample partners, end to end").add_argument(
        "--dir", metavar="DIR", type=Path, help="keep what is made, in this new folder"
    )


def _new_passphrase(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        type=Path,
        help="its first line is the new passphrase; without it you are asked at the terminal",
    )
