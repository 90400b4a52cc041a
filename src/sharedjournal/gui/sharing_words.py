# SPDX-License-Identifier: GPL-3.0-or-later
"""What the state of a page is called: on its tag, beside it, read aloud. Asks and care too.

Asks and care that a newer program may send are shown as their own text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from sharedjournal import forms
from sharedjournal.gui import dates
from sharedjournal.gui.widgets.foreign_text import visible

if TYPE_CHECKING:
    from datetime import date

    from sharedjournal.app.faces import Face
    from sharedjournal.domain.entry import State
    from sharedjournal.gui.widgets.tags import Visibility

_LONGEST = 140


def language() -> str:
    """The language of the content (asks, care, moods, forms), as a tag such as `de`."""
    return QLocale().name().partition("_")[0]


def ask_words(ask: str | None) -> str:
    """What the writer would like back: `Just listen` and so on."""
    if not ask:
        return ""
    words = forms.phrases(language()).asks.get(ask)
    return words.label if words is not None else visible(ask, _LONGEST)


def ask_icon(ask: str | None) -> str:
    """The icon of an ask."""
    icons = {
        "listen": "ear",
        "say-back": "message-square-quote",
        "comfort": "coffee",
        "celebrate": "sun",
        "think": "lightbulb",
    }
    return icons.get(ask or "", "message-circle")


def care_words(care: tuple[str, ...]) -> tuple[str, ...]:
    """How the writer would like it to be held, in words; an own line stays as it is."""
    phrases = forms.phrases(language())
    return tuple(visible(phrases.care_line(line), _LONGEST) for line in care)


def mood_words() -> tuple[str, ...]:
    """The five moods, from 1 to 5."""
    return forms.phrases(language()).moods


def tag_of(
    *, mine: bool, state: State, shut: bool, face: Face | None, partner: str
) -> tuple[Visibility, str]:
    """The kind and the word of a page's tag. The word is empty for a private page in a list."""
    translate = QCoreApplication.translate
    who = visible(partner, _LONGEST)
    if not mine:
        if face is not None and face.sealed:
            return "sealed", translate("Tags", "Sealed")
        if shut:
            return "envelope", translate("Tags", "From {partner} · envelope").format(partner=who)
        return "partner", translate("Tags", "From {partner}").format(partner=who)
    if state in ("private", "withdrawn"):
        return "private", translate("Tags", "Private")
    if face is not None and face.excerpt:
        return "excerpt", translate("Tags", "Excerpt shared")
    return "shared", translate("Tags", "Shared")


def where_of(state: State, face: Face | None, today: date) -> str:
    """Where a shared page is, as its author knows: `In the next file`, `In file 7, 19 Nov`."""
    translate = QCoreApplication.translate
    if state == "next-file":
        if face is not None and face.sleeps_until is not None and face.sleeps_until > today:
            day = dates.short(face.sleeps_until, today)
            return translate("Where", "Goes in from {day}").format(day=day)
        return translate("Where", "In the next file")
    if state != "shared":
        return ""
    if face is None or face.file is None:
        return ""
    if face.file_made is None:
        return translate("Where", "In a file")
    day = dates.short(face.file_made.date(), today)
    return translate("Where", "In file {number}, {day}").format(number=face.file, day=day)


def spoken_tag(kind: Visibility, partner: str) -> str:
    """What a screen reader says for a tag."""
    translate = QCoreApplication.translate
    who = visible(partner, _LONGEST)
    words = {
        "private": translate("Tags", "Private, only you can read this"),
        "shared": translate("Tags", "Shared with {partner}").format(partner=who),
        "excerpt": translate("Tags", "An excerpt is shared with {partner}").format(partner=who),
        "partner": translate("Tags", "Written by {partner}").format(partner=who),
        "envelope": translate("Tags", "An envelope from {partner}, not opened").format(partner=who),
        "sealed": translate("Tags", "Sealed until both have answered"),
        "draft": translate("Tags", "Draft"),
    }
    return words[kind]


def who_can_read(kind: Visibility, partner: str) -> str:
    """The sentence beside the tag of a page."""
    translate = QCoreApplication.translate
    who = visible(partner, _LONGEST)
    words = {
        "private": translate("Tags", "Only you can read this"),
        "shared": translate("Tags", "{partner} can read what you shared").format(partner=who),
        "excerpt": translate("Tags", "{partner} can read the passage that you shared").format(
            partner=who
        ),
    }
    return words.get(kind, "")
