# SPDX-License-Identifier: GPL-3.0-or-later
"""How an entry or record looks in a list, wherever it is listed: from a query's row to a `Row`.

Of an envelope, and of what is sealed, neither title nor text is known here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sharedjournal.gui import dates, sharing_words
from sharedjournal.gui.models.timeline_model import EntryRow, Row
from sharedjournal.gui.widgets.foreign_text import visible

if TYPE_CHECKING:
    from sharedjournal.app.faces import Face
    from sharedjournal.gui.context import People

_TITLE, _WORDS = 300, 600
_NAMED_BY, _SHORTEST = 60, 20


class RowLook:
    """Makes rows; `people` gives the partner's name."""

    def __init__(self, people: People) -> None:
        self._people = people

    def row(
        self,
        entry: EntryRow,
        face: Face | None,
        today: date,
        *,
        words: str | None = None,
        marks: tuple[tuple[int, int], ...] = (),
        when: str | None = None,
    ) -> Row:
        """The row of `entry`; `words` and `marks` in place of its first words, for a search."""
        some_id, mine, ordinal, title, excerpt, state, shut = entry
        partner = self._people.partner
        kind, tag = sharing_words.tag_of(
            mine=bool(mine),
            state=state,  # type: ignore[arg-type]
            shut=bool(shut),
            face=face,
            partner=partner,
        )
        day = None if ordinal is None else date.fromordinal(ordinal)
        shown_when = when if when is not None else _when(day, face, today)
        if kind == "envelope":
            lines = envelope_lines(face)
            spoken = ". ".join((tag, *lines))
            return Row(some_id, kind, tag, shown_when, "", lines=lines, spoken=spoken)
        if kind == "sealed":
            pattern = QCoreApplication.translate("Rows", "{partner}’s answer")
            named = pattern.format(partner=visible(partner, _TITLE))
            spoken = f"{named}. {tag}"
            return Row(some_id, kind, named, shown_when, "", tag=tag, spoken=spoken)
        shown = title if mine else visible(title, _TITLE)
        snippet = excerpt if words is None else words
        snippet = snippet if mine else visible(snippet, _WORDS)
        if not shown and words is None:
            shown, snippet = first_words(snippet)
        elif not shown:
            shown, _rest = first_words(excerpt if mine else visible(excerpt, _WORDS))
        where = sharing_words.where_of(state, face, today) if mine else ""  # type: ignore[arg-type]
        if face is not None and face.asks_to_let_go:
            where = QCoreApplication.translate("Rows", "Asks you to let it go")
        said = (shown, sharing_words.spoken_tag(kind, partner), shown_when, snippet)
        return Row(
            some_id,
            kind,
            shown,
            shown_when,
            snippet,
            tag="" if kind == "private" else tag,
            state=where,
            marks=marks,
            spoken=". ".join(part for part in said if part),
        )


def _when(day: date | None, face: Face | None, today: date) -> str:
    began = face.began if face is not None else None
    if began is not None and day is not None and began.date() == day and (today - day).days <= 1:
        return dates.clock_time(began)
    return dates.short(day, today)


def envelope_lines(face: Face | None) -> tuple[str, ...]:
    """What is shown of an envelope: what would be good, and how to hold it."""
    translate = QCoreApplication.translate
    if face is None:
        return ()
    lines = []
    if face.ask:
        ask = sharing_words.ask_words(face.ask)
        lines.append(translate("Envelope", "Asks: {ask}").format(ask=ask))
    if face.care:
        care = ", ".join(sharing_words.care_words(face.care))
        lines.append(translate("Envelope", "Care: {care}").format(care=care))
    return tuple(lines)


def first_words(text: str) -> tuple[str, str]:
    """A page without a title is named by its first words, which are then not repeated below."""
    head, _space, rest = text.partition("\n")
    if len(head) <= _NAMED_BY:
        return head, rest
    cut = head.rfind(" ", _SHORTEST, _NAMED_BY)
    cut = _NAMED_BY if cut < 0 else cut
    return head[:cut] + "…", "…" + head[cut:].lstrip()
