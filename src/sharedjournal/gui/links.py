# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses in the text of others: which may be opened at all, and where they really lead.

Nothing is opened before its real host was shown and the person said so. The browser opens it, never
this program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from sharedjournal.gui.addresses import host_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.gui.dialogs import Dialogs


def ask_and_open(
    dialogs: Dialogs,
    target: str,
    opening: Callable[[QUrl], bool] = QDesktopServices.openUrl,
) -> bool:
    """Show where `target` leads and open it if the person wants that; whether it was opened."""
    translate = QCoreApplication.translate
    host = host_of(target)
    if not host:
        return False
    if target.startswith("mailto:"):
        title = translate("Links", "Write to this address?")
        sentence = translate(
            "Links", "It goes to {host}. Your mail program opens, and not this journal."
        )
    else:
        title = translate("Links", "Open this in your browser?")
        sentence = translate(
            "Links",
            "It leads to {host}. Your browser opens it, and that place can know that you came.",
        )
    sure = dialogs.confirm(
        title,
        sentence.format(host=host),
        translate("Links", "Open it"),
        translate("Links", "Stay here"),
        kind="standard",
    )
    return sure and bool(opening(QUrl(target, QUrl.ParsingMode.StrictMode)))
