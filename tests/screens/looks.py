# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which every screen is looked at: colours, size of text, direction, window."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from sharedjournal.gui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CLOSE = "⟦", "⟧"
GROWTH = 0.4
"""German and Finnish are up to so much longer than English."""
_FILLER = "ÅÉÎÕÜ"


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at everything. `size`: of the window, in pixels."""

    name: str
    theme: Literal["light", "dark"] = "light"
    contrast: Literal["normal", "high"] = "normal"
    text_size: float = 1.0
    size: tuple[int, int] = (1280, 800)
    language: str = "en_GB"
    pseudo: bool = False


LOOKS = (
    Look("light"),
    Look("dark", theme="dark"),
    Look("high-contrast-light", contrast="high"),
    Look("high-contrast-dark", theme="dark", contrast="high"),
    Look("large-text", text_size=1.5, size=(1600, 1000)),
    Look("right-to-left", language="ar_EG"),
    Look("narrow", size=(900, 660)),
    Look("pseudo", pseudo=True),
)


class Pseudo(QTranslator):
    """Turns every sentence of ours into itself in brackets, and makes it longer.

    What stays without brackets on screen was not given to `tr`.
    """

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: bytes | bytearray | memoryview | str,
        source: bytes | bytearray | memoryview | str,
        disambiguation: bytes | bytearray | memoryview | str | None = None,
        n: int = -1,
    ) -> str:
        text = source if isinstance(source, str) else bytes(source).decode("utf-8")
        if _name(context).startswith("Q"):
            return text  # Qt has translations of its own words.
        longer = max(1, round(len(text) * GROWTH)) - 2
        filler = (_FILLER * (longer // len(_FILLER) + 1))[: max(longer, 0)]
        spaced = " ".join(filler[at : at + 7] for at in range(0, len(filler), 7))
        return f"{OPEN}{text}{'' if not spaced else ' ' + spaced}{CLOSE}"


def _name(context: bytes | bytearray | memoryview | str) -> str:
    return context if isinstance(context, str) else bytes(context).decode("utf-8")


@contextmanager
def looking(look: Look) -> Iterator[None]:
    """The application as this look wants it, and as it was afterwards."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("no application")
    before, direction = QLocale(), application.layoutDirection()
    locale = QLocale(look.language)
    pseudo = Pseudo()
    QLocale.setDefault(locale)
    if look.pseudo:
        QCoreApplication.installTranslator(pseudo)
    application.setLayoutDirection(locale.textDirection())
    theme().choose(theme=look.theme, contrast=look.contrast, text_size=look.text_size, still=True)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(pseudo)
        QLocale.setDefault(before)
        application.setLayoutDirection(direction)
        theme().choose(theme="light", contrast="normal", text_size=1.0, still=True)


def is_mirrored() -> bool:
    """Whether the application reads from right to left."""
    return QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
