# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks through a whole vault for what does not hold together, and changes nothing.

Neither check notices that an older copy was put back: nothing inside a vault could tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharedjournal.domain.errors import VaultDamaged
from sharedjournal.vault import database as settings
from sharedjournal.vault import facts, pages
from sharedjournal.vault.failures import converted
from sharedjournal.vault.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sharedjournal.domain.ports import Progress
    from sharedjournal.vault.changing import Opened


def problems(vault: Opened, progress: Progress) -> tuple[str, ...]:
    """Tokens for what was found, each once.

    `pages` (or `key`, where not even the first can be read) with one `page N` for each of the first
    damaged pages · `structure` · `links` · `schema` · `vault.json` or `vault.json.2` · `recovery`
    (slot and recipient do not belong together) · `index` · `setting NAME`. Raises `Cancelled`.
    """
    steps: tuple[Callable[[Opened], Iterator[str]], ...] = (
        _pages,
        _structure,
        _links,
        _schema,
        _keyslots,
        _index,
        _settings,
    )
    found: dict[str, None] = {}
    for done, step in enumerate(steps):
        progress.report(done, len(steps), "check")
        try:
            if step in (_pages, _structure):
                # A connection of its own each: what one has read, it would not look at again.
                vault.database.connect(vault.key)
            with vault.database.watched(progress):
                found.update(dict.fromkeys(step(vault)))
        except VaultDamaged as error:
            found[error.detail] = None
        if not vault.database.is_open:
            found.update(dict.fromkeys(_named(vault)))
            break
    return tuple(found)


def _pages(vault: Opened) -> Iterator[str]:
    if vault.database.query("PRAGMA cipher_integrity_check"):
        yield "pages"
        yield from _named(vault)


def _named(vault: Opened) -> Iterator[str]:
    with converted():
        for number in pages.damaged(vault.folder.database, (vault.key,)):
            yield f"page {number}"


def _structure(vault: Opened) -> Iterator[str]:
    if vault.database.query("PRAGMA integrity_check") != [("ok",)]:
        yield "structure"


def _links(vault: Opened) -> Iterator[str]:
    if vault.database.query("PRAGMA foreign_key_check"):
        yield "links"


def _schema(vault: Opened) -> Iterator[str]:
    if vault.database.pending_versions():
        yield "schema"


def _keyslots(vault: Opened) -> Iterator[str]:
    yield from vault.folder.damaged_headers()
    has_slot = any(slot.kind == "recovery" for slot in vault.header.slots)
    if has_slot != (facts.read(vault.database, facts.RECIPIENT) is not None):
        yield "recovery"


def _index(vault: Opened) -> Iterator[str]:
    yield from Index(vault.database).problems()


def _settings(vault: Opened) -> Iterator[str]:
    for name, _, expected in (*settings.PRAGMAS, *settings.FILE_PRAGMAS):
        if vault.database.query(f"PRAGMA {name}") != [(expected,)]:
            yield f"setting {name}"
