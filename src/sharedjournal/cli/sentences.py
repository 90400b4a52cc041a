# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures in the terminal's words: what happened, what is safe, what to do next.

Every kind of `domain.errors` has a sentence, and where it helps one for its detail. None repeats a
word of a file or an entry. A test walks them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharedjournal.domain.errors import SharedJournalError

SENTENCES = {
    "WrongPassphrase": (
        "That does not open this journal. Nothing was changed. Check Caps Lock and the keyboard "
        "language, then try again."
    ),
    "NotExchangeFile": (
        "This is not the kind of file that was asked for. Nothing was changed. Look for a file "
        "whose name ends in .sharedjournal."
    ),
    "UnsupportedVersion": (
        "This file was made by a newer version of the program. Nothing was changed. Update the "
        "program here, then try again."
    ),
    "NotForYou": (
        "This file was not made for this journal. Nothing was changed. Ask your partner to make "
        "one for you."
    ),
    "Damaged": (
        "This file is damaged, or could not be read to its end. Nothing was changed. Copy it "
        "again, or ask your partner to make it again."
    ),
    "NotFromPartner": (
        "This file was changed on its way, or someone else made it. Nothing of it was brought in. "
        "Ask your partner in person what happened."
    ),
    "OwnFile": (
        "This is a file that this journal made itself. Nothing was changed. It is meant for your "
        "partner: hand it over."
    ),
    "TooLarge": (
        "This file is larger than such a file can be. Nothing was changed. If it should be one, "
        "ask your partner to make it again."
    ),
    "Malformed": (
        "This file comes from your partner's journal, but what is in it breaks the rules of the "
        "format. Nothing of it was brought in. Update both programs, then ask for it again."
    ),
    "PairMismatch": (
        "This file belongs to another invitation or pairing. Nothing was changed. Ask for the "
        "file of the present one."
    ),
    "VaultDamaged": (
        "The files of this journal do not hold together. Nothing was written to them. Keep them "
        "as they are, and restore your last backup into a new folder with `restore`."
    ),
    "VaultInUse": (
        "This journal is open in another program. Nothing was changed. Close it there, then try "
        "again."
    ),
    "VaultReadOnly": (
        "This journal can be read here, but not written to. Nothing was changed. Check the "
        "permissions of its folder, or whether its drive is locked."
    ),
    "VaultTooNew": (
        "This journal was written by a newer version of the program. Nothing was changed. Update "
        "the program to open it."
    ),
    "VaultMissing": (
        "There is no journal at this place. Nothing was made. Check --vault, or begin one with "
        "`new`."
    ),
    "VaultExists": (
        "There is something at this place already. Nothing was changed. Choose a folder that does "
        "not exist yet."
    ),
    "DiskFull": (
        "The disk is full. What was there before is safe, and nothing was half written. Make "
        "room, then do it again."
    ),
    "UnsafeLocation": (
        "A journal is not safe in that place. Nothing was changed. Choose a folder of your own on "
        "a drive of this computer."
    ),
    "NotPaired": (
        "There is no pairing yet, and nothing was changed. Begin with `invite`, or with "
        "`answer-invitation` if you were invited."
    ),
    "NotConfirmed": (
        "The safety words are not confirmed yet, and nothing was changed. Compare them with "
        "`words`, aloud, then use `confirm-words`."
    ),
    "AlreadyPaired": (
        "This journal is paired already, and nothing was changed. To pair anew, end the present "
        "pairing with `unpair` first."
    ),
    "NoSuchEntry": (
        "No single entry has this id, and nothing was changed. `list` shows the ids; give eight "
        "characters or more."
    ),
    "NotYours": "Only the one who wrote this can do that. Nothing was changed.",
    "NotAllowed": (
        "That is not possible now, and nothing was changed. `thread` shows what may be read and "
        "written."
    ),
    "FileExists": (
        "There is a file at this place that is not replaced. Nothing was changed. Choose another "
        "name."
    ),
    "BadInput": (
        "Something that was given cannot be used, and nothing was changed. `sharedjournal COMMAND "
        "--help` shows what is expected."
    ),
}

_DETAILS = {
    ("BadInput", "ask"): (
        "There is no such wish, and nothing was changed. There are: listen, say-back, comfort, "
        "celebrate, think."
    ),
    ("BadInput", "backup"): "This is not a backup of a journal. Nothing was changed.",
    (
        "BadInput",
        "body",
    ): "The text is empty, too long, not UTF-8, or not asked for here. Nothing was changed.",
    ("BadInput", "care"): (
        "At most one line of your own, of 140 characters, can go beside the care labels. Nothing "
        "was changed. The labels: just-us, not-in-arguments, let-me-raise, ask-first, when-quiet."
    ),
    ("BadInput", "choice"): (
        "That choice is not offered here, and nothing was changed. `thread` shows which there are."
    ),
    ("BadInput", "day"): "A day is written YYYY-MM-DD, from year 1 to 9999. Nothing was changed.",
    (
        "BadInput",
        "excerpt",
    ): "The passage does not stand in this entry word by word. Nothing was changed.",
    ("BadInput", "field"): (
        "This step does not ask for that field, and nothing was changed. `thread` shows which it "
        "asks for."
    ),
    (
        "BadInput",
        "form",
    ): "There is no form of this name, and nothing was changed. `form list` shows them.",
    (
        "BadInput",
        "id",
    ): "An id needs eight characters or more, and nothing was changed. `list` shows them.",
    ("BadInput", "label"): "A label is one line of 1 to 100 characters. Nothing was changed.",
    ("BadInput", "name"): "A name is one line of 1 to 100 characters. Nothing was changed.",
    ("BadInput", "no such file"): "There is no file of this name. Nothing was changed.",
    (
        "BadInput",
        "no such folder",
    ): "There is no folder to put this file into. Nothing was changed.",
    (
        "BadInput",
        "passphrase",
    ): "A passphrase cannot be empty, or could not be read. Nothing was changed.",
    ("BadInput", "path"): "This file or folder cannot be used for that. Nothing was changed.",
    ("BadInput", "picture"): (
        "One of the pictures cannot be shown. Nothing was changed. PNG, JPEG and WebP up to 32 "
        "MiB can be used."
    ),
    ("BadInput", "role"): (
        "This form is begun in a role, and nothing was changed. `form list` shows which there "
        "are; give one with --role."
    ),
    ("BadInput", "title"): "A title is one line of at most 1000 characters. Nothing was changed.",
    ("BadInput", "unreadable file"): "This file may not be read. Nothing was changed.",
    (
        "BadInput",
        "unwritable folder",
    ): "Nothing may be written into this folder. Nothing was changed.",
    (
        "BadInput",
        "words",
    ): "These are not 24 recovery words, or one of them is misspelt. Nothing was changed.",
    (
        "NoSuchEntry",
        "bin",
    ): "The bin does not hold this entry, or it is in it already. Nothing was changed.",
    (
        "NoSuchEntry",
        "several",
    ): "Several entries begin with this id, and nothing was changed. Give more of it.",
    (
        "NoSuchEntry",
        "thread",
    ): "There is no such thread, and nothing was changed. `thread` lists them.",
    ("NotAllowed", "gone"): "It was taken back already. Nothing was changed.",
    ("NotAllowed", "key left"): (
        "The key to this sealed answer has left in a file, so it stays as it is. Nothing was "
        "changed."
    ),
    ("NotAllowed", "no free look"): (
        "Both answers are here, so yours stays. Make the file, and they open. Nothing was changed."
    ),
    ("NotAllowed", "not asked"): "Your partner did not ask to let this go. Nothing was changed.",
    ("NotAllowed", "let go"): "It was let go already. Nothing was changed.",
    ("NotAllowed", "opening first"): (
        "It answers something that is not here, or not shared. Nothing was changed. Share that "
        "first."
    ),
    (
        "NotAllowed",
        "own invitation",
    ): "This is your own invitation. Nothing was changed. Your partner answers it.",
    ("NotAllowed", "private"): "Nothing of this entry is shared. Nothing was changed.",
    (
        "NotAllowed",
        "step",
    ): "This step may not be written now, and nothing was changed. `thread` shows which may.",
    ("NotConfirmed", "restored"): (
        "This journal was restored from a backup, and nothing was changed. If the pairing still "
        "holds, say so with `confirm-words`."
    ),
    ("NotPaired", "no answer"): (
        "There is no answer to your invitation yet, and nothing was changed. Bring it in with "
        "`accept`."
    ),
    ("BadInput", "again"): "The two entries are not the same, and nothing was changed. Try again.",
    ("BadInput", "topic"): "A topic is at most 300 characters. Nothing was changed.",
    (
        "BadInput",
        "format",
    ): "There is no such format, and nothing was changed. There are: jsonl, markdown.",
    ("BadInput", "feeling"): "At most three feelings, of 140 characters each. Nothing was changed.",
    ("BadInput", "need"): "At most three needs, of 140 characters each. Nothing was changed.",
    ("BadInput", "tag"): "At most 50 tags, of 140 characters each. Nothing was changed.",
    ("BadInput", "file name"): "A file cannot have this name. Nothing was changed.",
    ("BadInput", "write failed"): (
        "The file could not be written to its end, so there is none. Nothing was changed. Try "
        "another drive."
    ),
    ("BadInput", "target"): "A file cannot be written there. Nothing was changed.",
    (
        "BadInput",
        "text",
    ): "The text is empty, too long, or not asked for here. Nothing was changed.",
    ("NoSuchEntry", "taken out"): "Its text was taken out of this journal. Nothing was changed.",
    ("NoSuchEntry", "no text"): "Its text was taken out of this journal. Nothing was changed.",
    ("NotAllowed", "form"): (
        "This form cannot be begun here, and nothing was changed. `form list` shows what each "
        "hangs on."
    ),
    (
        "NotAllowed",
        "changed",
    ): "Something changed in the meantime, so nothing was shared. Look at it again.",
    (
        "NotAllowed",
        "ended pairing",
    ): "This invitation is of a pairing that has ended. Nothing was changed. Ask for a new one.",
}

_REASONS = {
    "link": "A journal is not opened through a link. Nothing was changed. Give its real place.",
    "network": (
        "A journal is not safe on a drive of another computer. Nothing was changed. Choose a "
        "folder on this one."
    ),
    "owner": (
        "Part of this place belongs to someone else. Nothing was changed. Choose a folder of your "
        "own."
    ),
    "writable": "Others can write to this place. Nothing was changed. Choose a folder of your own.",
}

UNEXPECTED = (
    "Something went wrong inside the program. The journal was closed, and what was saved before "
    "is safe. To report it, use these words: {where}"
)
STOPPED = "Stopped. What was not finished was undone."
NO_TERMINAL = (
    "There is no terminal to ask for the passphrase at, and nothing was changed. Give "
    "--passphrase-file FILE."
)


def sentence(error: SharedJournalError) -> str:
    """The words for a failure."""
    reason = error.data.get("reason")
    if error.kind == "UnsafeLocation" and isinstance(reason, str) and reason in _REASONS:
        return _REASONS[reason]
    return _DETAILS.get(
        (error.kind, error.detail), SENTENCES.get(error.kind, SENTENCES["BadInput"])
    )
