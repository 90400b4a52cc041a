# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether Caps Lock is on: a passphrase that nobody can see is typed wrong most often for that."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

_LEDS = Path("/sys/class/leds")


def caps_lock() -> bool:
    """As far as the system tells; where it does not, no."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    if sys.platform != "linux":
        return False
    for led in _LEDS.glob("*::capslock"):
        with suppress(OSError):
            if (led / "brightness").read_text("ascii").strip() not in ("", "0"):
                return True
    return False
