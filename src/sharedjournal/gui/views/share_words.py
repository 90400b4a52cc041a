# SPDX-License-Identifier: GPL-3.0-or-later
"""What the share sheet says: each section's value, its verbs, and what is true about undoing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sharedjournal.gui import dates, error_text, sharing_words

if TYPE_CHECKING:
    from datetime import date

    from sharedjournal.app.letters import Letter, Sheet
    from sharedjournal.domain.errors import SharedJournalError
    from sharedjournal.gui.context import Context
    from sharedjournal.gui.viewmodels.share_viewmodel import ShareViewModel

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Verbs:
    """The words on the buttons; `back` is empty where there is nothing to take back."""

    keep: str
    add: str
    back: str


def ask_line(key: str) -> str:
    """The line beside an ask, as its writer says it."""
    lines = {
        "listen": translate("Share", "Read it, no reply needed."),
        "say-back": translate("Share", "Tell me what you heard."),
        "comfort": translate("Share", "Be on my side tonight."),
        "celebrate": translate("Share", "It’s good news."),
        "think": translate("Share", "Ideas are welcome."),
    }
    return lines.get(key, "")


def day_of(day: date, context: Context) -> str:
    """A day as it stands on a letter."""
    return dates.day_and_month(day, context.clock.today(), context.locale)


def values(share: ShareViewModel, context: Context) -> dict[str, str]:
    """What each section says while it is folded; always true."""
    sheet, along = share.sheet, share.choices.along
    if sheet is None:
        return {}
    page = sheet.page
    none = translate("Share", "None")
    not_shared = translate("Share", "Not shared")
    day = translate("Share", "Left blank")
    if page.day is None:
        day = translate("Share", "This entry has none")
    elif along.day:
        day = day_of(page.day, context)
    return {
        "what": _what(share),
        "ask": sharing_words.ask_words(along.ask) or none,
        "care": ", ".join(sharing_words.care_words(along.care)) or none,
        "feel": ", ".join(_feelings(share)) or not_shared,
        "day": day,
        "pictures": _pictures(share),
        "when": translate("Share", "Sleep on it: goes in from tomorrow")
        if along.sleep
        else translate("Share", "With the next file"),
    }


def sign_of(key: str, share: ShareViewModel) -> tuple[str, str]:
    """The icon and the colour of a section's value."""
    if key == "what" and share.choices.is_excerpt:
        return "text-select", "shared"
    if key == "ask":
        return sharing_words.ask_icon(share.choices.along.ask), "text2"
    if key == "when" and share.choices.along.sleep:
        return "moon", "shared"
    return "", "text2"


def _what(share: ShareViewModel) -> str:
    if not share.choices.is_excerpt:
        return translate("Share", "The whole entry")
    marks = share.choices.marks
    if marks is None:
        if share.choices.can_add:
            return translate("Share", "An excerpt")
        return translate("Share", "An excerpt, nothing marked yet")
    first, last = marks
    return translate("Share", "An excerpt, {number} of {all} paragraphs").format(
        number=last - first + 1, all=len(share.choices.paragraphs)
    )


def _feelings(share: ShareViewModel) -> tuple[str, ...]:
    sheet, along = share.sheet, share.choices.along
    if sheet is None:
        return ()
    page = sheet.page
    mood = sharing_words.mood_words()[page.mood - 1] if along.mood and page.mood else ""
    return (
        *((mood,) if mood else ()),
        *(page.feelings if along.feelings else ()),
        *(page.needs if along.needs else ()),
    )


def _pictures(share: ShareViewModel) -> str:
    sheet = share.sheet
    if sheet is None or not sheet.page.pictures:
        return translate("Share", "None in this entry")
    ticked, there = len(share.choices.ticked_pictures()), len(sheet.page.pictures)
    if not ticked:
        return translate("Share", "Not shared")
    if there == 1:
        return translate("Share", "Shared")
    return translate("Share", "{number} of {all}").format(number=ticked, all=there)


def verbs(sheet: Sheet, partner: str) -> Verbs:
    """What the buttons say, by what became of the entry so far."""
    if not sheet.shared:
        return Verbs(translate("Share", "Keep private"), translate("Share", "Add to next file"), "")
    add = translate("Share", "Share it this way")
    if sheet.words_changed:
        add = translate("Share", "Share these words too")
    back = translate("Share", "Take back: it has not left yet")
    if sheet.held:
        back = translate("Share", "Ask {partner} to let it go…").format(partner=partner)
    return Verbs(translate("Share", "Leave it"), add, back)


def truth(share: ShareViewModel, partner: str) -> str:
    """What becomes of it, and what can be undone until when."""
    sheet = share.sheet
    if sheet is None:
        return ""
    if share.choices.along.sleep:
        start = translate("Share", "From tomorrow it goes in your next file.")
    elif sheet.held:
        start = translate(
            "Share",
            "It goes in your next file as the newer words; {partner} keeps the earlier ones.",
        )
    else:
        start = translate("Share", "It goes in your next file.")
    if sheet.held:
        rest = translate(
            "Share", "You can ask {partner} to let it go, but nobody can undo reading."
        )
    else:
        rest = translate(
            "Share",
            "Until you make that, you can take it back. After that you can ask {partner} to let "
            "it go, but nobody can undo reading.",
        )
    return f"{start} {rest}".format(partner=partner)


def stays(share: ShareViewModel, letter: Letter) -> str:
    """One line that says which parts of the entry do not travel."""
    sheet, record = share.sheet, letter.record
    if sheet is None:
        return ""
    page = sheet.page
    parts = []
    if page.title and not record.title:
        parts.append(translate("Share", "the title"))
    if share.choices.is_excerpt and record.body != page.body:
        parts.append(translate("Share", "the other paragraphs"))
    if page.tags:
        parts.append(translate("Share", "the tags"))
    if page.day is not None and record.day is None:
        parts.append(translate("Share", "the day"))
    parts.append(translate("Share", "the time"))
    if page.mood is not None and record.mood is None:
        parts.append(translate("Share", "your mood"))
    if page.feelings and not record.feelings:
        parts.append(translate("Share", "your feelings"))
    if page.needs and not record.needs:
        parts.append(translate("Share", "your needs"))
    left = len(page.pictures) - len(record.pictures)
    if left:
        parts.append(
            translate("Share", "the pictures")
            if not record.pictures
            else translate("Share", "the other pictures")
        )
    return translate("Share", "Stays here: {parts}.").format(parts=", ".join(parts))


def refusal(error: SharedJournalError) -> str:
    """Why it cannot be shared now, where the sheet knows it better than the general words do."""
    words = {
        ("BadInput", "excerpt"): translate(
            "Share", "The passage is not in the entry any more. Mark it again."
        ),
        ("BadInput", "record size"): translate("Share", "This is too long to travel in one piece."),
        ("NotAllowed", "changed"): translate(
            "Share", "Something changed in the meantime, so nothing was shared. Look at it again."
        ),
        ("NotAllowed", "no free look"): translate(
            "Share", "Both answers are here, so yours stays. Make the file, and they open."
        ),
        ("NotAllowed", "key left"): translate(
            "Share", "The key to this sealed answer has left in a file, so it stays as it is."
        ),
        ("NotAllowed", "opening first"): translate(
            "Share", "It answers something that is not shared, or not here. Share that first."
        ),
    }
    return words.get((error.kind, error.detail), "")


def as_words(error: SharedJournalError, partner: str) -> error_text.Words:
    """The same for a sheet of its own."""
    words, said = error_text.describe(error, partner), refusal(error)
    return replace(words, what=said, safe="", next="") if said else words


def sure_to_ask(context: Context, title: str) -> bool:
    """Ask whether the partner is to be asked to let something go."""
    partner = context.people.partner
    question = translate("Share", "Ask {partner} to let this go?").format(partner=partner)
    if title:
        question = translate("Share", "Ask {partner} to let “{title}” go?").format(
            partner=partner, title=title if len(title) <= _TITLE else title[:_TITLE] + "…"
        )
    return context.dialogs.confirm(
        question,
        translate(
            "Share",
            "The request goes in your next file, with no reason. {partner} chooses, you aren’t "
            "told, and nobody can undo reading. It is final.",
        ).format(partner=partner),
        translate("Share", "Add the request"),
        translate("Share", "Leave it"),
        kind="share",
    )


_TITLE = 80
