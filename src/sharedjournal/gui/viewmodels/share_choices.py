# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an entry would go along, as it is chosen piece by piece. Knows no Qt and no vault.

Nothing is ticked that was not asked for; an excerpt starts with nothing but its words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from sharedjournal.app import passages
from sharedjournal.app.rendering import Along
from sharedjournal.domain.record import CARE_KEYS, MAX_WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.app.letters import Sheet

Tick = Literal["title", "day", "feelings", "needs", "mood"]


class Choices:
    """The choices of one share sheet. `changed` is called after each."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._sheet: Sheet | None = None
        self._along = Along()
        self._whole = Along()

    def begin(self, sheet: Sheet | None, selection: tuple[int, int] | None = None) -> None:
        """Begin with an entry, or with nothing; `selection` are characters marked in its text."""
        self._sheet = sheet
        self._along = self._whole = Along() if sheet is None else sheet.along
        if sheet is None:
            return
        if self.is_excerpt:
            self._whole = replace(sheet.along, title=True, day=True, fields=None, excerpt=None)
        if selection is not None and not sheet.shared:
            touched = passages.touched(sheet.page.body, *selection)
            if touched is not None:
                self._take_excerpt(passages.passage(sheet.page.body, *touched))

    # --- what was chosen ------------------------------------------------------------------------

    @property
    def along(self) -> Along:
        """What would go along now."""
        return self._along

    @property
    def is_excerpt(self) -> bool:
        """Whether a passage goes, not the whole."""
        return self._along.excerpt is not None

    @property
    def marks(self) -> tuple[int, int] | None:
        """The first and last paragraph of the passage, where it is made of whole ones."""
        if self._sheet is None or not self._along.excerpt:
            return None
        return passages.marked(self._sheet.page.body, self._along.excerpt)

    @property
    def paragraphs(self) -> tuple[passages.Paragraph, ...]:
        """The paragraphs of the entry."""
        return () if self._sheet is None else passages.paragraphs(self._sheet.page.body)

    @property
    def can_add(self) -> bool:
        """Whether there is something to share: an excerpt without a mark is nothing."""
        return self._sheet is not None and self._along.excerpt != ""

    @property
    def own_care(self) -> str:
        """The care line in the writer's own words, or nothing."""
        return next((line for line in self._along.care if line not in CARE_KEYS), "")

    def ticked_pictures(self) -> tuple[str, ...]:
        """The pictures that go along."""
        if self._sheet is None or not self._along.pictures:
            return ()
        chosen = self._along.chosen
        return tuple(n for n in self._sheet.page.pictures if chosen is None or n in chosen)

    # --- choices --------------------------------------------------------------------------------

    def choose_whole(self) -> None:
        """The whole entry goes."""
        if self.is_excerpt:
            kept = self._whole
            self._set(title=kept.title, day=kept.day, fields=kept.fields, excerpt=None)

    def choose_excerpt(self) -> None:
        """A passage goes: none yet, until paragraphs are marked."""
        if not self.is_excerpt:
            self._take_excerpt("")
            self._changed()

    def mark(self, first: int, last: int) -> None:
        """These paragraphs are the passage."""
        if self._sheet is None:
            return
        passage = passages.passage(self._sheet.page.body, first, last)
        if passage != self._along.excerpt:
            self._take_excerpt(passage)
            self._changed()

    def toggle_paragraph(self, number: int) -> None:
        """Take a paragraph into the passage, with what lies between; or, at its edge, out of it."""
        marks = self.marks
        if marks is None:
            self.mark(number, number)
            return
        first, last = marks
        if not first <= number <= last:
            self.mark(min(first, number), max(last, number))
        elif first == last:
            self.clear_marks()
        elif number == first:
            self.mark(first + 1, last)
        elif number == last:
            self.mark(first, last - 1)
        else:
            self.mark(first, number)

    def clear_marks(self) -> None:
        """Nothing is marked; it stays an excerpt."""
        if self._along.excerpt:
            self._set(excerpt="")

    def _take_excerpt(self, passage: str) -> None:
        if not self.is_excerpt:
            self._whole = self._along
            start = Along.of_excerpt(passage)
            self._along = replace(
                self._along, title=start.title, day=start.day, fields=start.fields, excerpt=passage
            )
        else:
            self._along = replace(self._along, excerpt=passage)

    def ask(self, key: str) -> None:
        """What one would like back."""
        self._set(ask=key)

    def toggle_care(self, key: str) -> None:
        """Put a care label on it or take it away; the order is that of the labels."""
        given = set(self._along.care) ^ {key}
        self._set_care(given, self.own_care)

    def set_own_care(self, line: str) -> None:
        """One line of one's own, at most 140 characters; an empty one takes it away."""
        own = " ".join(line.split())[:MAX_WORD]
        # A key of the format would read as that label.
        self._set_care(set(self._along.care), "" if own in CARE_KEYS else own)

    def _set_care(self, given: set[str], own: str) -> None:
        keys = tuple(key for key in CARE_KEYS if key in given)
        self._set(care=(*keys, own) if own else keys)

    def tick(self, what: Tick, *, on: bool) -> None:
        """Whether a part of the entry goes along."""
        self._set(**{what: on})

    def tick_field(self, name: str, *, on: bool) -> None:
        """Whether an optional field of a step goes along."""
        names = self._along.fields or frozenset()
        self._set(fields=names | {name} if on else names - {name})

    def tick_picture(self, name: str, *, on: bool) -> None:
        """Whether one picture goes along."""
        ticked = frozenset(self.ticked_pictures())
        ticked = ticked | {name} if on else ticked - {name}
        self._set(pictures=bool(ticked), chosen=ticked or None)

    def sleep(self, *, on: bool) -> None:
        """Whether it travels from tomorrow only."""
        self._set(sleep=on)

    def _set(self, **values: object) -> None:
        changed = replace(self._along, **values)  # type: ignore[arg-type]
        if changed != self._along:
            self._along = changed
            self._changed()
