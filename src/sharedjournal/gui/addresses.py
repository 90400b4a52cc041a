# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an address in the text of others really leads. Opens nothing; see `links`."""

from __future__ import annotations

from PySide6.QtCore import QUrl

MAX_LENGTH = 2000
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded


def host_of(target: str) -> str:
    """Where an address leads, in plain letters; empty for one that is never opened.

    Only `https` and `mailto`; a name in other letters is shown as it is asked for (`xn--…`).
    """
    if len(target) > MAX_LENGTH:
        return ""
    url = QUrl(target, QUrl.ParsingMode.StrictMode)
    if not url.isValid():
        return ""
    if url.scheme() == "https":
        return url.host(_ENCODED)
    if url.scheme() == "mailto":
        address = url.path(_ENCODED)
        return address if address.count("@") == 1 and not address.startswith("@") else ""
    return ""
