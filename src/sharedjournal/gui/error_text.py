# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures in words, made here only: what happened, what is safe, what to do next.

Every kind of `domain.errors` has an answer; a test walks them all. No answer repeats a word of a
file, an entry or a path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sharedjournal.domain.errors import SharedJournalError


translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Words:
    """A failure as it is shown. `danger`: someone may have meddled; there is no way around it."""

    title: str
    what: str
    safe: str
    next: str
    danger: bool = False

    @property
    def sentence(self) -> str:
        """All of it but the title, as one paragraph."""
        return " ".join(part for part in (self.what, self.safe, self.next) if part)


def describe(error: SharedJournalError, partner: str = "") -> Words:
    """`error` in words; `partner` is the partner's name where there is one."""
    who = partner or translate("Errors", "your partner")
    words = _WORDS.get(error.kind, _unknown)()
    return Words(
        words.title.format(partner=who),
        words.what.format(partner=who),
        words.safe.format(partner=who),
        words.next.format(partner=who),
        words.danger,
    )


def describe_recovery(error: SharedJournalError) -> Words:
    """`error` where 24 words or the passphrase of a backup were given."""
    if error.kind != "WrongPassphrase":
        return describe(error)
    return Words(
        translate("Errors", "That doesn’t open it"),
        translate("Errors", "That doesn’t open it."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Look at each word again, and at their order."),
    )


def kinds() -> frozenset[str]:
    """The kinds that have words of their own."""
    return frozenset(_WORDS)


def _wrong_passphrase() -> Words:
    return Words(
        translate("Errors", "That passphrase doesn’t open this journal"),
        translate("Errors", "That passphrase doesn’t open this journal."),
        "",
        translate("Errors", "Check Caps Lock and the keyboard language."),
    )


def _not_exchange_file() -> Words:
    return Words(
        translate("Errors", "This isn’t a file of that kind"),
        translate("Errors", "This isn’t the kind of file that can be brought in here."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Look for a file whose name ends in .sharedjournal."),
    )


def _unsupported_version() -> Words:
    return Words(
        translate("Errors", "This file is newer than this program"),
        translate("Errors", "This file was made by a newer version of this program."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Update the program here, then bring the file in again."),
    )


def _not_for_you() -> Words:
    return Words(
        translate("Errors", "This file wasn’t made for your journal"),
        translate("Errors", "This file wasn’t made for your journal."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Ask {partner} to make a new file for you."),
    )


def _damaged() -> Words:
    return Words(
        translate("Errors", "This file is damaged"),
        translate("Errors", "This file is damaged, or it could not be read to its end."),
        translate("Errors", "It was not brought in, and nothing was changed."),
        translate("Errors", "Copy it again, or ask {partner} to make it again."),
    )


def _not_from_partner() -> Words:
    return Words(
        translate("Errors", "This file was not made by {partner}"),
        translate(
            "Errors", "This file was changed after {partner} made it, or someone else made it."
        ),
        translate("Errors", "It was not brought in."),
        translate("Errors", "Ask {partner} in person what happened."),
        danger=True,
    )


def _own_file() -> Words:
    return Words(
        translate("Errors", "This is a file you made"),
        translate("Errors", "This is a file that your own journal made."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "It is meant for {partner}: hand it over."),
    )


def _too_large() -> Words:
    return Words(
        translate("Errors", "This file is too large"),
        translate("Errors", "This file is larger than a file for a journal can be."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "If it is meant to be one, ask {partner} to make it again."),
    )


def _malformed() -> Words:
    return Words(
        translate("Errors", "This file cannot be read"),
        translate(
            "Errors",
            "This file comes from {partner}’s journal, but what is in it breaks the rules.",
        ),
        translate("Errors", "It was not brought in, and nothing was changed."),
        translate(
            "Errors", "Both of you should use the newest version; then ask for the file again."
        ),
        danger=True,
    )


def _pair_mismatch() -> Words:
    return Words(
        translate("Errors", "This file belongs to another pairing"),
        translate(
            "Errors",
            "This file is genuine, but it belongs to another invitation or an earlier pairing.",
        ),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Ask {partner} for the newest file."),
    )


def _vault_damaged() -> Words:
    return Words(
        translate("Errors", "This journal is damaged"),
        translate("Errors", "The files of this journal do not hold together any more."),
        translate("Errors", "Nothing was written to them."),
        translate("Errors", "Restore a backup into a new place, and keep the damaged folder."),
    )


def _vault_in_use() -> Words:
    return Words(
        translate("Errors", "This journal is open already"),
        translate("Errors", "This journal is open in another window of this computer."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Go to that window, or close it and try again."),
    )


def _vault_read_only() -> Words:
    return Words(
        translate("Errors", "This journal can only be read here"),
        translate("Errors", "This journal lies where nothing can be written."),
        translate("Errors", "It can be read, and nothing was changed."),
        translate("Errors", "Move it to a place that is yours to write in."),
    )


def _vault_too_new() -> Words:
    return Words(
        translate("Errors", "This journal is newer than this program"),
        translate("Errors", "This journal was written by a newer version of this program."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Update the program, then open it again."),
    )


def _vault_missing() -> Words:
    return Words(
        translate("Errors", "There is no journal here"),
        translate("Errors", "There is no journal at this place."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Choose another folder, or restore a backup."),
    )


def _vault_exists() -> Words:
    return Words(
        translate("Errors", "There is something here already"),
        translate("Errors", "There is something at this place already."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Choose an empty or a new folder."),
    )


def _disk_full() -> Words:
    return Words(
        translate("Errors", "The disk is full"),
        translate("Errors", "There is no room left on this disk."),
        translate(
            "Errors", "What was saved before is safe, and unsaved text is still in this window."
        ),
        translate("Errors", "Make room, then try again."),
    )


def _unsafe_location() -> Words:
    return Words(
        translate("Errors", "This is not a safe place for a journal"),
        translate("Errors", "Others could write there, or it is a network drive."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Choose a folder of your own on this computer."),
    )


def _not_paired() -> Words:
    return Words(
        translate("Errors", "You are not paired yet"),
        translate("Errors", "You are not paired with anyone yet."),
        translate("Errors", "Your journal is whole without it."),
        translate("Errors", "Pair in Settings when you both want to."),
    )


def _not_confirmed() -> Words:
    return Words(
        translate("Errors", "The pairing is not confirmed yet"),
        translate("Errors", "The safety words have not been confirmed here yet."),
        translate("Errors", "Nothing was brought in, and no file was made."),
        translate("Errors", "Compare the words, then confirm that they are the same."),
    )


def _already_paired() -> Words:
    return Words(
        translate("Errors", "You are paired already"),
        translate("Errors", "You are paired already."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "End the pairing in Settings before you begin another."),
    )


def _no_such_entry() -> Words:
    return Words(
        translate("Errors", "This entry is not here"),
        translate("Errors", "This entry is not in your journal any more."),
        translate("Errors", "Nothing else was changed."),
        "",
    )


def _not_yours() -> Words:
    return Words(
        translate("Errors", "Only its writer can do this"),
        translate("Errors", "Only the person who wrote this can do that."),
        translate("Errors", "Nothing was changed."),
        "",
    )


def _not_allowed() -> Words:
    return Words(
        translate("Errors", "This cannot be done now"),
        translate("Errors", "This cannot be done as things stand."),
        translate("Errors", "Nothing was changed."),
        "",
    )


def _file_exists() -> Words:
    return Words(
        translate("Errors", "There is another file at that place"),
        translate("Errors", "There is a file of another kind at that place."),
        translate("Errors", "It was left as it is."),
        translate("Errors", "Choose another name."),
    )


def _bad_input() -> Words:
    return Words(
        translate("Errors", "Something in this cannot be used"),
        translate("Errors", "Something that was given cannot be used."),
        translate("Errors", "Nothing was saved or sent."),
        translate("Errors", "Look at it once more."),
    )


def _unknown() -> Words:
    return Words(
        translate("Errors", "This did not work"),
        translate("Errors", "Something did not work."),
        translate("Errors", "Nothing was changed."),
        translate("Errors", "Try again."),
    )


_WORDS = {
    "WrongPassphrase": _wrong_passphrase,
    "NotExchangeFile": _not_exchange_file,
    "UnsupportedVersion": _unsupported_version,
    "NotForYou": _not_for_you,
    "Damaged": _damaged,
    "NotFromPartner": _not_from_partner,
    "OwnFile": _own_file,
    "TooLarge": _too_large,
    "Malformed": _malformed,
    "PairMismatch": _pair_mismatch,
    "VaultDamaged": _vault_damaged,
    "VaultInUse": _vault_in_use,
    "VaultReadOnly": _vault_read_only,
    "VaultTooNew": _vault_too_new,
    "VaultMissing": _vault_missing,
    "VaultExists": _vault_exists,
    "DiskFull": _disk_full,
    "UnsafeLocation": _unsafe_location,
    "NotPaired": _not_paired,
    "NotConfirmed": _not_confirmed,
    "AlreadyPaired": _already_paired,
    "NoSuchEntry": _no_such_entry,
    "NotYours": _not_yours,
    "NotAllowed": _not_allowed,
    "FileExists": _file_exists,
    "BadInput": _bad_input,
}
