# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about the pairing: invite, answer, accept, compare the words, end it, identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.app import pairing
from sharedjournal.cli import text

if TYPE_CHECKING:
    from sharedjournal.cli.context import Context

_NAME = 60


def invite(context: Context) -> None:
    """A invites."""
    with context.vault() as session:
        pair = pairing.invite(session, context.args.file)
    context.terminal.result(
        {"pair": pair}, "The invitation is written. Give it to your partner; it holds no secret."
    )


def answer(context: Context) -> None:
    """B answers."""
    with context.vault() as session:
        pair = pairing.answer(session, context.args.invitation, context.args.file)
    context.terminal.result(
        {"pair": pair},
        "The answer is written; only your partner can open it.",
        "Then compare the safety words aloud: `words`.",
    )


def accept(context: Context) -> None:
    """A accepts."""
    with context.vault() as session:
        found = pairing.accept(session, context.args.file)
    context.terminal.result(
        {"partner": found.partner_name},
        f"The answer is here, from {text.line(found.partner_name, _NAME)}.",
        "Now compare the safety words aloud: `words`.",
    )


def words(context: Context) -> None:
    """Show them."""
    with context.vault() as session:
        found, confirmed = pairing.words(session)
    context.terminal.result(
        {"words": " ".join(found), "confirmed": confirmed},
        " ".join(found),
        "Confirmed." if confirmed else "If your partner sees the same six words: `confirm-words`.",
    )


def confirm(context: Context) -> None:
    """They are equal; or the pairing holds after a restore."""
    with context.vault() as session:
        found = pairing.confirm_words(session)
        said, confirmed = pairing.words(session)
    context.terminal.result(
        {"words": " ".join(said), "confirmed": confirmed},
        f"Paired with {text.line(found.partner_name, _NAME)}." if found.partner_name else "Paired.",
    )


def reject(context: Context) -> None:
    """They differ."""
    with context.vault() as session:
        pairing.reject_words(session)
    context.terminal.result(
        {"words": None, "confirmed": False},
        "The answer was dropped. Someone may have changed a file on its way: hand them over again.",
    )


def unpair(context: Context) -> None:
    """End it."""
    with context.vault() as session:
        pairing.unpair(session)
    context.terminal.result(
        {"words": None, "confirmed": False},
        "The pairing has ended here. Your pages and what you received stay readable.",
    )


def identity(context: Context) -> None:
    """For other tools."""
    with context.vault() as session:
        found = pairing.identity(session)
    context.terminal.note(
        "Warning: whoever has the line below can read every file that was made for this journal."
    )
    context.terminal.result({"identity": found}, found)


COMMANDS = {
    "invite": invite,
    "answer-invitation": answer,
    "accept": accept,
    "words": words,
    "confirm-words": confirm,
    "reject-words": reject,
    "unpair": unpair,
    "identity": identity,
}
