# SPDX-License-Identifier: GPL-3.0-or-later
"""What was being written when the vault was locked, and what was begun and shared with nobody.

Drafts lie in the vault and travel nowhere. Whose they are says their kind; what is in one is the
affair of whoever saves it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import BadInput, Malformed
from sharedjournal.vault import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sharedjournal.app.session import Session


def save(session: Session, draft_id: str, kind: str, content: Mapping[str, Any]) -> None:
    """Keep a draft in place of the one with this id: text, numbers, lists and maps of them.

    Pictures that it names by their SHA-256 are kept with it. It is safe once this returns. Raises
    `BadInput`, `DiskFull`, `VaultReadOnly`.
    """
    try:
        text = canonical.dumps(content).decode("utf-8")
    except Malformed as error:
        raise BadInput(error.detail) from error
    session.store.drafts.put(Draft(draft_id, kind, session.world.clock.now(), text))


def load(session: Session, draft_id: str, kind: str) -> dict[str, Any] | None:
    """The draft with this id, or None where there is none of this kind."""
    draft = session.store.drafts.get(draft_id)
    if draft is None or draft.kind != kind:
        return None
    content: dict[str, Any] = json.loads(draft.content)
    return content


def ids(session: Session, kind: str) -> tuple[str, ...]:
    """The ids of all drafts of a kind, the newest first."""
    return tuple(draft.id for draft in session.store.drafts.all() if draft.kind == kind)


def forget(session: Session, draft_id: str) -> None:
    """Erase a draft. Nothing happens where there is none."""
    session.store.drafts.remove(draft_id)
