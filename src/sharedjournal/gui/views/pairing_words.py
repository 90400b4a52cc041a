# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of pairing, with the partner's name where a file has told it, and without before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sharedjournal.gui import error_text

if TYPE_CHECKING:
    from sharedjournal.domain.errors import SharedJournalError

translate = QCoreApplication.translate


class PairingWords:
    """The sentences for one partner; `partner` is empty while the name is not known."""

    def __init__(self, partner: str) -> None:
        self._partner = partner

    def _said(self, named: str, unnamed: str) -> str:
        return named.format(partner=self._partner) if self._partner else unnamed

    def foot(self) -> str:
        """What pairing is, below every page."""
        return self._said(
            translate(
                "Pairing",
                "Pairing lets each journal lock files for the other. It opens nothing: {partner} "
                "can’t read your journal, and you can’t read {partner}’s.",
            ),
            translate(
                "Pairing",
                "Pairing lets each journal lock files for the other. It opens nothing: neither of "
                "you can read the other’s journal.",
            ),
        )

    def compare_lead(self) -> str:
        """Above the words."""
        return self._said(
            translate(
                "Pairing",
                "{partner}’s screen shows six words too. If all six are the same, in this order, "
                "the file you got really came from {partner}.",
            ),
            translate(
                "Pairing",
                "The other screen shows six words too. If all six are the same, in this order, the "
                "file you got really came from your partner.",
            ),
        )

    def reads_aloud(self) -> str:
        """Above the words that the other reads."""
        return self._said(
            translate("Pairing", "{partner} reads aloud"),
            translate("Pairing", "Your partner reads aloud"),
        )

    def how(self) -> str:
        """How to compare them."""
        return self._said(
            translate(
                "Pairing",
                "Do this side by side, or on a call where you know {partner}’s voice. Don’t send "
                "the words as a message: anyone between you could change them.",
            ),
            translate(
                "Pairing",
                "Do this side by side, or on a call where you know your partner’s voice. Don’t "
                "send the words as a message: anyone between you could change them.",
            ),
        )

    def done_title(self) -> str:
        """The title of the last page."""
        return self._said(
            translate("Pairing", "You are paired with {partner}"),
            translate("Pairing", "You are paired"),
        )

    def done_note(self) -> str:
        """What is still to be done on the other side."""
        return self._said(
            translate(
                "Pairing",
                "{partner} says the same in {partner}’s own journal. Neither of you is told when "
                "the other has.",
            ),
            translate(
                "Pairing",
                "Your partner says the same in their own journal; you learn their name with "
                "their first file. Neither of you is told when the other has.",
            ),
        )

    def hold_lead(self) -> str:
        """After a restore."""
        return self._said(
            translate(
                "Pairing",
                "No file is made or brought in until you say that this pairing still holds. If "
                "you paired anew since the backup was made, begin anew instead. {partner} sees "
                "these words under Settings, Pairing.",
            ),
            translate(
                "Pairing",
                "No file is made or brought in until you say that this pairing still holds. If "
                "you paired anew since the backup was made, begin anew instead. Your partner sees "
                "these words under Settings, Pairing.",
            ),
        )

    def anew_sentence(self) -> str:
        """What ending the pairing means."""
        return self._said(
            translate(
                "Pairing",
                "What came from {partner} stays readable here, and {partner} keeps what {partner} "
                "already has. Nobody is told.",
            ),
            translate(
                "Pairing",
                "What came from your partner stays readable here, and they keep what they already "
                "have. Nobody is told.",
            ),
        )

    def refused(self, error: SharedJournalError) -> error_text.Words:
        """Why a pairing file was not taken or made."""
        nothing = translate("Pairing", "Nothing was changed.")
        if error.kind == "NotExchangeFile":
            return error_text.Words(
                translate("Pairing", "This isn’t a pairing file"),
                translate("Pairing", "This is neither an invitation nor an answer."),
                nothing,
                translate("Pairing", "Choose the file that your partner’s journal made."),
            )
        if error.kind in ("NotForYou", "PairMismatch"):
            return error_text.Words(
                translate("Pairing", "This answers another invitation"),
                translate("Pairing", "This answer belongs to another or an older invitation."),
                nothing,
                translate("Pairing", "Hand over your newest invitation, and ask for a new answer."),
            )
        if error.kind == "NotAllowed":
            ended = error.detail == "ended pairing"
            return error_text.Words(
                translate("Pairing", "This invitation can’t be answered"),
                translate("Pairing", "It belongs to a pairing that has ended.")
                if ended
                else translate("Pairing", "It is the invitation that you made yourself."),
                nothing,
                translate("Pairing", "Make a new one, or ask for one.")
                if ended
                else translate("Pairing", "Hand it to your partner."),
            )
        if error.kind == "NotPaired":
            return error_text.Words(
                translate("Pairing", "There is no invitation of yours"),
                translate("Pairing", "This is an answer, and you have not invited anyone."),
                nothing,
                translate("Pairing", "Make an invitation first, or ask for theirs."),
            )
        return error_text.describe(error, self._partner)
