# SPDX-License-Identifier: GPL-3.0-or-later
"""What a vault remembers of its owner's choices, and the forms the couple made themselves.

It lies in the vault and never travels; a form of one's own travels with the records that use it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sharedjournal import forms
from sharedjournal.app.changes import Changes
from sharedjournal.domain.errors import BadInput, Malformed

if TYPE_CHECKING:
    from sharedjournal.app.session import Session

CHOICE = "choice/"
"""Settings of windows and terminal begin so; `name` and own forms are not among them."""
_FORM = "form/"
MAX_KEY = 100
MAX_VALUE = 64 * 1024


def read(session: Session, key: str, default: str = "") -> str:
    """The choice remembered under `key`."""
    return dict(session.settings(CHOICE + key)).get(CHOICE + key, default)


def remember(session: Session, key: str, value: str) -> Changes:
    """Remember a choice; an empty value forgets it. Raises `BadInput`."""
    if not 0 < len(key) <= MAX_KEY or len(value) > MAX_VALUE or "\0" in key + value:
        raise BadInput("setting")
    if value:
        session.store.settings.set(CHOICE + key, value)
    else:
        session.store.settings.remove(CHOICE + key)
    return Changes(settings=True)


def add_form(session: Session, content: bytes) -> str:
    """Keep a form of one's own; returns the name by which it can be started.

    `content` is canonical JSON as `docs/format.md` describes. The partner learns of it with the
    first record that uses it. Raises `BadInput` whose detail names the rule that it breaks.
    """
    try:
        name = forms.parse_own(content).name
    except Malformed as error:
        raise BadInput(error.detail) from error
    session.store.settings.set(_FORM + hashlib.sha256(content).hexdigest(), content.decode("utf-8"))
    return name


def remove_form(session: Session, name: str) -> Changes:
    """Forget a form of one's own. What was written with it stays, and travels with it."""
    session.store.settings.remove(_FORM + name.partition(":")[2])
    return Changes(settings=True)


def own_forms(session: Session) -> dict[str, bytes]:
    """The content of the forms kept here, by its SHA-256 in hex."""
    return {
        key.removeprefix(_FORM): value.encode("utf-8") for key, value in session.settings(_FORM)
    }
