# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground that tests of screens stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from windows import TestContext


def test_a_screen_works_with_a_real_journal(
    contexts: tuple[TestContext, TestContext],
) -> None:
    """The names come from the vaults; work reaches the vault and is back when the call returns.

    Sam, who was invited, learns Alex's name with the first file only.
    """
    alex, sam = contexts
    found: list[str] = []

    alex.tasks.vault(lambda session, _job: session.store.settings.get("name"), found.append)

    assert ("Alex", "Sam") == (alex.people.me, alex.people.partner)
    assert ("Sam", "your partner") == (sam.people.me, sam.people.partner)
    assert sam.people.paired
    assert ["Alex"] == found
