# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, type and sizes from `resources/tokens.json`, as palette, style sheet, fonts and numbers.

Pixels in the tokens are those at 100 % text; `px` scales them. The theme follows the system until
the person chooses one. It knows no screen.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sharedjournal.gui import resources, style

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = Literal["system", "light", "dark"]
Contrast = Literal["system", "normal", "high"]
BASE_SIZE = 14
WRITING_FAMILIES = ("Literata", "Noto Naskh Arabic", "Noto Serif CJK SC", "Noto Serif")
FALLBACK_UI = "Inter"
_FONTS = (
    "Literata_400Regular",
    "Literata_400Regular_Italic",
    "Literata_500Medium",
    "Literata_600SemiBold",
    "Literata_700Bold",
)
_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "raised"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "onSelection"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "borderControl"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Shadow, "borderControl"),
)


class Theme(QObject):
    """The look of one application. Signals: `changed` after colours, fonts or sizes changed."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        resources.register()
        self._tokens: dict[str, Any] = json.loads(resources.read("tokens.json"))
        for name in _FONTS:
            QFontDatabase.addApplicationFont(f"{resources.PREFIX}/fonts/{name}.ttf")
        self._choice: Choice = "system"
        self._contrast: Contrast = "system"
        self._text_size = 1.0
        self._still = False
        self._writing_family = ""
        self._writing_size = float(self._tokens["type"]["writing"]["size"])
        self._ui_family, self._system_factor = _system_font()
        self._name = ""
        self._colors: Mapping[str, str] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.connect(
            self._on_system_changed
        )

    @property
    def name(self) -> str:
        """`light`, `dark`, `high-contrast-light` or `high-contrast-dark`."""
        return self._name

    @property
    def is_high_contrast(self) -> bool:
        """Whether edges carry what fills carry elsewhere."""
        return self._name.startswith("high")

    @property
    def is_light(self) -> bool:
        """Whether this is the plain light theme."""
        return self._name == "light"

    @property
    def text_size(self) -> float:
        """The text size chosen here, 1 being the usual one."""
        return self._text_size

    @property
    def writing_family(self) -> str:
        """The font chosen for writing; empty for the usual one."""
        return self._writing_family

    @property
    def writing_size(self) -> float:
        """The size of writing in pixels at 100 % text."""
        return self._writing_size

    @property
    def is_still(self) -> bool:
        """Whether nothing moves."""
        return self._still

    @property
    def scale(self) -> float:
        """Text size of the person's system times that chosen here."""
        return self._system_factor * self._text_size

    def choose(
        self,
        *,
        theme: Choice | None = None,
        contrast: Contrast | None = None,
        text_size: float | None = None,
        still: bool | None = None,
        writing_family: str | None = None,
        writing_size: float | None = None,
    ) -> None:
        """Change what is given, keep the rest, and apply. `still`: no motion."""
        self._choice = theme or self._choice
        self._contrast = contrast or self._contrast
        self._text_size = text_size or self._text_size
        self._still = self._still if still is None else still
        self._writing_family = self._writing_family if writing_family is None else writing_family
        self._writing_size = writing_size or self._writing_size
        self.apply()

    def choose_stored(self, stored: Mapping[str, str]) -> None:
        """What was chosen before: `theme`, `contrast`, `text`, `motion`, `writing-font` and
        `writing-size`; other keys are ignored."""
        found = stored.get("theme", "system")
        contrast = stored.get("contrast", "system")
        size = stored.get("text", "1")
        writing = stored.get("writing-size", "")
        self.choose(
            theme=cast("Choice", found) if found in ("light", "dark") else "system",
            contrast=cast("Contrast", contrast) if contrast in ("normal", "high") else "system",
            text_size=min(max(float(size), 0.8), 2.0) if _is_number(size) else 1.0,
            still=stored.get("motion") == "still",
            writing_family=stored.get("writing-font", ""),
            writing_size=min(max(float(writing), 14.0), 28.0) if _is_number(writing) else None,
        )

    def apply(self) -> None:
        """Give palette, font and style sheet to the application."""
        self._name = self._wanted()
        self._colors = self._tokens["color"][self._name]
        application = cast("QApplication", self.parent())
        application.setFont(self.font("body"))
        application.setPalette(self._palette())
        application.setStyleSheet(style.sheet(self._colors, self.px))
        self.changed.emit()

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour by its token."""
        color = QColor(self._colors[name])
        color.setAlphaF(alpha)
        return color

    def px(self, size: float) -> int:
        """Pixels at the present text size."""
        return round(size * self.scale)

    def font(self, role: str, weight: int | None = None, *, italic: bool = False) -> QFont:
        """The font of a role in the tokens: `display`, `title`, `body`, `caption`, `writing` …"""
        kind = self._tokens["type"][role]
        font = QFont()
        if kind["family"] == "ui":
            font.setFamilies([self._ui_family, FALLBACK_UI, "Noto Sans Arabic"])
        else:
            own = [self._writing_family] if self._writing_family else []
            font.setFamilies([*own, *WRITING_FAMILIES])
        size = self._writing_size if role == "writing" else kind["size"]
        font.setPixelSize(max(12, self.px(size)))
        font.setWeight(QFont.Weight(weight or kind["weight"]))
        font.setItalic(italic)
        return font

    def line_height(self, role: str) -> int:
        """The distance of two base lines of a role, in pixels at the present text size."""
        kind = self._tokens["type"][role]
        if role == "writing":
            return self.px(self._writing_size * kind["line"] / kind["size"])
        return self.px(kind["line"])

    def size(self, name: str) -> int:
        """A size of the layout by its token, in pixels at the present text size."""
        return self.px(self._tokens["size"][name])

    def milliseconds(self, name: str) -> int:
        """How long a movement takes; 0 where the person wants none."""
        return 0 if self._still else int(self._tokens["motion"][name])

    def _wanted(self) -> str:
        hints = QGuiApplication.styleHints()
        dark = self._choice == "dark" or (
            self._choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark
        )
        high = self._contrast == "high" or (
            self._contrast == "system"
            and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        )
        return ("high-contrast-" if high else "") + ("dark" if dark else "light")

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES:
            palette.setColor(role, self.color(name))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabledText"))
        return palette

    def _on_system_changed(self) -> None:
        if self._name and self._wanted() != self._name:
            self.apply()


def theme() -> Theme:
    """The theme of the running application; like its palette there is one for all widgets."""
    application = QApplication.instance()
    found = application.findChild(Theme) if application is not None else None
    if found is None:
        raise RuntimeError("no theme: make one before the first widget")
    return found


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _system_font() -> tuple[str, float]:
    """The family that the person's system uses, and its size in relation to the tokens'."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    info = QFontInfo(font)
    bare = QGuiApplication.platformName() in ("offscreen", "minimal")
    # Without a desktop Qt names a font that nobody chose.
    family = FALLBACK_UI if bare or not info.family() else info.family()
    size = info.pixelSize()
    return family, 1.0 if bare or size <= 0 else min(max(size / BASE_SIZE, 0.85), 2.0)
