# SPDX-License-Identifier: GPL-3.0-or-later
"""What one person writes: private until a copy of it is shared. Nothing here travels by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sharedjournal.domain.ids import EntryId, RecordId, ThreadId

State = Literal["private", "next-file", "shared", "withdrawn"]
"""Of an own entry, see `docs/format.md`; a partner's record is `shared` or `withdrawn`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of an entry and what was noted beside them.

    `day` is the writer's local date, or None. `mood` is 1 to 5. `pictures` are SHA-256 names in
    hex. `fields` are the named inputs of a form's step. `tags` never travel.
    """

    day: date | None
    title: str = ""
    body: str = ""
    fields: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    feelings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    mood: int | None = None
    tags: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an entry stands in a form: which step of which thread, answering which record."""

    form: str
    step: str
    thread: ThreadId
    opening: bool
    topic: str | None = None
    re: tuple[RecordId, str] | None = None
    asked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One's own entry. `created_at` is UTC, `offset_minutes` east of it; neither ever travels."""

    id: EntryId
    created_at: datetime
    offset_minutes: int
    content: Content
    placement: Placement | None = None
    source: str | None = None
    """Key of the import it came from, so that a second import adds nothing."""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A repainted picture without metadata.

    `sha256` is of `data`, in hex; `kind` is png, jpg or webp; width and height are in pixels.
    """

    sha256: str
    kind: str
    width: int
    height: int
    data: bytes = field(repr=False)
