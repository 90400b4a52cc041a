# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looks: the only choices that are kept outside the journal, and so say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLocale, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from sharedjournal.gui import resources
from sharedjournal.gui.theme import WRITING_FAMILIES, Choice, Contrast
from sharedjournal.gui.widgets import settings_rows as rows
from sharedjournal.gui.widgets.choices import Segmented, Switch
from sharedjournal.gui.widgets.layouts import column

if TYPE_CHECKING:
    from sharedjournal.gui.context import Context

THEMES: tuple[Choice, ...] = ("system", "light", "dark")
CONTRASTS: tuple[Contrast, ...] = ("system", "normal", "high")
SMALLEST, LARGEST, STEP = 80, 200, 10
WRITING_SIZES = (14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28)


class LookSettings(QWidget):
    """The group *Appearance*. Signals: `language_chosen`: it counts from the next start."""

    language_chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kept = context.host.preferences()
        self._themes = Segmented(
            [self.tr("System"), self.tr("Light"), self.tr("Dark")],
            self.tr("Theme"),
            on=_place(THEMES, kept.get("theme", "")),
            fill=False,
        )
        self._themes.chosen.connect(self._on_theme)
        self._contrasts = Segmented(
            [self.tr("System"), self.tr("Usual"), self.tr("High")],
            self.tr("Contrast"),
            on=_place(CONTRASTS, kept.get("contrast", "")),
            fill=False,
        )
        self._contrasts.chosen.connect(self._on_contrast)
        self._size = rows.SizeSlider(
            self.tr("Text size"),
            self.tr("{size} %"),
            SMALLEST,
            LARGEST,
            STEP,
            round(context.theme.text_size * 100),
        )
        self._size.chosen.connect(self._on_size)
        self._font = rows.Choice(
            self.tr("Writing font"), self._fonts(), kept.get("writing-font", "")
        )
        self._font.chosen.connect(self._on_font)
        self._writing = rows.Choice(
            self.tr("Size of writing"),
            [(str(size), self.tr("{size} pixels").format(size=size)) for size in WRITING_SIZES],
            str(round(context.theme.writing_size)),
        )
        self._writing.chosen.connect(self._on_writing_size)
        self._still = Switch(self.tr("Less motion"), checked=kept.get("motion") == "still")
        self._still.toggled.connect(self._on_still)
        self._language = rows.Choice(
            self.tr("Language"), self._languages(), kept.get("language", "")
        )
        self._language.chosen.connect(self._on_language)
        note = self.tr("Counts when the journal is opened the next time")
        group = rows.group(
            self.tr("Appearance"),
            rows.setting(self.tr("Theme"), "", self._themes),
            rows.setting(self.tr("Text size"), "", self._size),
            rows.setting(self.tr("Writing font"), "", self._font),
            rows.setting(self.tr("Size of writing"), "", self._writing),
            rows.setting(self.tr("Contrast"), "", self._contrasts),
            rows.setting(self.tr("Less motion"), self.tr("Nothing fades or slides"), self._still),
            rows.setting(self.tr("Language"), note, self._language),
        )
        self.setLayout(column(group))

    def _fonts(self) -> list[tuple[str, str]]:
        usual = WRITING_FAMILIES[0]
        installed = (
            family
            for family in QFontDatabase.families()
            if family != usual
            and not family.startswith(".")
            and QFontDatabase.isSmoothlyScalable(family)
        )
        return [("", usual), *((family, family) for family in installed)]

    def _languages(self) -> list[tuple[str, str]]:
        found = [("", self.tr("As the computer")), ("en", QLocale("en").nativeLanguageName())]
        for name in QDir(f"{resources.PREFIX}/i18n").entryList(["sharedjournal_*.qm"]):
            code = name.removeprefix("sharedjournal_").removesuffix(".qm")
            if code != "en":
                found.append((code, QLocale(code).nativeLanguageName() or code))
        return found

    # --- choices --------------------------------------------------------------------------------

    def _on_theme(self, number: int) -> None:
        chosen = THEMES[number]
        self._keep("theme", chosen, usual="system")
        self._context.theme.choose(theme=chosen)

    def _on_contrast(self, number: int) -> None:
        chosen = CONTRASTS[number]
        self._keep("contrast", chosen, usual="system")
        self._context.theme.choose(contrast=chosen)

    def _on_size(self, percent: int) -> None:
        size = f"{percent / 100:.1f}"
        self._keep("text", size, usual="1.0")
        self._context.theme.choose(text_size=float(size))

    def _on_font(self, family: str) -> None:
        self._keep("writing-font", family, usual="")
        self._context.theme.choose(writing_family=family)

    def _on_writing_size(self, size: str) -> None:
        self._keep("writing-size", size, usual="18")
        self._context.theme.choose(writing_size=float(size))

    def _on_still(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._keep("motion", "still" if on else "", usual="")
        self._context.theme.choose(still=on)

    def _on_language(self, code: str) -> None:
        self._keep("language", code, usual="")
        self.language_chosen.emit()

    def _keep(self, key: str, value: str, *, usual: str) -> None:
        self._context.host.set_preference(key, "" if value == usual else value)


def _place(options: tuple[str, ...], on: str) -> int:
    return options.index(on) if on in options else 0
