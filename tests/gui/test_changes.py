# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed is said once, to everyone, with who changed it."""

from __future__ import annotations

from sharedjournal.app.changes import Changes
from sharedjournal.gui.changes import ChangeBus


def test_everyone_hears_it_once_with_its_maker() -> None:
    """Each listener gets the change and the screen that made it; nothing is said of no change."""
    bus, heard, maker = ChangeBus(), [], object()
    bus.changed.connect(lambda changes, who: heard.append((changes, who)))

    bus.tell(Changes.of("one"), maker)
    bus.tell(Changes())
    bus.tell(Changes(settings=True))

    assert [(Changes.of("one"), maker), (Changes(settings=True), None)] == heard
