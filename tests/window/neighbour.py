# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program on the same screen: what it finds on the clipboard, or puts there.

`neighbour.py read` prints what there is as JSON; `neighbour.py own TEXT` puts a text there, says so
on one line, and stays until it is killed.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QClipboard, QGuiApplication

MODES = {"clipboard": QClipboard.Mode.Clipboard, "selection": QClipboard.Mode.Selection}


def main() -> None:
    """Read or own both the clipboard and the selection."""
    application = QGuiApplication(["neighbour"])
    clipboard = application.clipboard()
    if sys.argv[1] == "own":
        for mode in MODES.values():
            clipboard.setText(sys.argv[2], mode)
        print("owned", flush=True)
        application.exec()
        return
    found = {}
    for name, mode in MODES.items():
        data = clipboard.mimeData(mode)
        found[name] = {
            "formats": sorted(data.formats()) if data is not None else [],
            "text": data.text() if data is not None else "",
        }
    print(json.dumps(found))


main()
