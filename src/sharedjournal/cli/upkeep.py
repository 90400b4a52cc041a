# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about the vault: new, backup, restore, its keys, check, import, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.app import reading, transfer, upkeep
from sharedjournal.cli import inputs, text
from sharedjournal.cli.context import Usage
from sharedjournal.domain.errors import VaultMissing

if TYPE_CHECKING:
    from sharedjournal.app.session import Session
    from sharedjournal.cli.context import Context

KEEP_WORDS = (
    "Write these 24 words down and keep them safe. They open the journal, and are shown once:"
)
OLD_COPIES = "Copies and backups made before still open with the old secrets."
PLAIN = "Warning: what was written is not encrypted. Whoever can read it can read your words."
_DAMAGED = 5


def new(context: Context) -> None:
    """A vault in a folder that is not there yet."""
    args, folder = context.args, context.folder()
    passphrase = context.first_passphrase()
    with inputs.wiped(passphrase):
        made = upkeep.create(
            context.door.world(),
            folder,
            name=upkeep.check_name(args.name),
            label=args.label,
            passphrase=passphrase,
            recovery=not args.no_recovery,
            cost=context.door.cost,
        )
    made.session.close()
    _with_words(context, {"vault": made.vault_id}, made.words, "The journal is made.")


def _with_words(
    context: Context, values: dict[str, object], words: bytearray | None, *said: str
) -> None:
    if words is None:
        context.terminal.result(values | {"recovery": None}, *said)
    else:
        context.terminal.secret(values, "recovery", words, *said, KEEP_WORDS)


def backup(context: Context) -> None:
    """One file that opens as the vault does."""
    with context.vault() as session, context.progress() as progress:
        entries = upkeep.backup(session, context.args.file, progress)
    context.terminal.result(
        {"entries": entries},
        f"Backed up and verified: {text.count(entries, 'entry')} of yours."
        " It opens as this journal does.",
    )


def restore(context: Context) -> None:
    """A vault from a backup."""
    if context.args.new_passphrase_file is not None and not context.args.words:
        raise Usage("--new-passphrase-file goes with --words")
    with _restored(context) as session:
        entries = len(reading.rows(session, mine=True, limit=None))
        paired = session.confirmed_pairing_or_none() is not None
    said = [f"Restored: {text.count(entries, 'entry')} of yours."]
    if paired:
        said.append(
            "If the pairing still holds, say so with `confirm-words`; until then no file is made."
        )
    context.terminal.result({"entries": entries}, *said)


def _restored(context: Context) -> Session:
    world, file, folder = context.door.world(), context.args.file, context.args.folder
    if not context.args.words:
        with inputs.wiped(passphrase := context.passphrase()):
            return upkeep.restore(world, file, folder, passphrase)
    with inputs.wiped(words := _words(context)), inputs.wiped(fresh := context.new_passphrase()):
        return upkeep.restore_with_words(world, file, folder, words, fresh)


def _words(context: Context) -> bytearray:
    if context.door.stdin.isatty():
        context.terminal.note("Type the 24 words, and end with Ctrl-D on a line of its own.")
    return inputs.words_from(context.door.stdin)


def passphrase(context: Context) -> None:
    """A new passphrase, or a new key with it."""
    args = context.args
    if args.keep_recovery and not args.new_key:
        raise Usage("--keep-recovery goes with --new-key")
    with context.vault() as session:
        fresh = context.new_passphrase()
        with inputs.wiped(fresh):
            words = None
            if args.new_key:
                words = upkeep.change_key(session, fresh, keep_recovery=args.keep_recovery)
            else:
                upkeep.change_passphrase(session, fresh)
    _with_words(context, {"changed": True}, words, "The passphrase is changed.", OLD_COPIES)


def recover(context: Context) -> None:
    """In with the 24 words, and a new passphrase."""
    folder = context.folder()
    if not folder.is_dir():
        raise VaultMissing
    with inputs.wiped(words := _words(context)), inputs.wiped(fresh := context.new_passphrase()):
        upkeep.recover(context.door.world(), folder, words, fresh).close()
    context.terminal.result(
        {"changed": True, "recovery": None},
        "The journal opens with the new passphrase. Its words stay.",
    )


def recovery(context: Context) -> None:
    """New words, or none."""
    with context.vault() as session:
        if context.args.remove:
            upkeep.remove_recovery(session)
            words = None
        else:
            words = upkeep.renew_recovery(session)
    said = (
        "There are no recovery words now."
        if words is None
        else "The old words open nothing here now."
    )
    _with_words(context, {"changed": True}, words, said, OLD_COPIES)


def check(context: Context) -> int:
    """Look for damage. Exit code 5 where there is some."""
    with context.vault() as session, context.progress() as progress:
        problems = upkeep.check(session, progress)
    said = [f"problem: {problem}" for problem in problems] or ["No damage found."]
    context.terminal.result({"ok": not problems, "problems": list(problems)}, *said)
    return _DAMAGED if problems else 0


def bring(context: Context) -> None:
    """Another journal."""
    args = context.args
    with context.vault() as session, context.progress() as progress:
        taken = transfer.import_journal(
            session, args.format, args.path, dry_run=args.dry_run, progress=progress
        )
        if taken.added and not args.dry_run:
            upkeep.index_pending(session)
    would = "would be added" if args.dry_run else "added, all private"
    context.terminal.result(
        {
            "found": taken.found,
            "added": taken.added,
            "already": taken.already,
            "skipped": taken.skipped,
        },
        f"{taken.found} found: {taken.added} {would}, {taken.already} here already,"
        f" {taken.skipped} skipped because they cannot be read.",
    )


def export(context: Context) -> None:
    """In an open format."""
    args = context.args
    scope: transfer.Scope = "shared" if args.shared else "all" if args.all else "own"
    with context.vault() as session:
        written = transfer.export_journal(session, args.format, args.path, scope)
    context.terminal.note(PLAIN)
    context.terminal.result({"written": written}, f"{text.count(written, 'entry')} written.")


COMMANDS = {
    "new": new,
    "backup": backup,
    "restore": restore,
    "passphrase": passphrase,
    "recover": recover,
    "recovery": recovery,
    "check": check,
    "import": bring,
    "export": export,
}
