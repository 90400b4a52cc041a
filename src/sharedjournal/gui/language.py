# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language the window speaks: the one that was chosen, else the first of the computer's.

Without a translation for any of them it is English, days and months too: no half-translated page.
Knows no window.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDir, QLibraryInfo, QLocale, QTranslator

from sharedjournal.gui import resources

SOURCE = "en"
"""The language of the texts in the program."""
_NAME = "sharedjournal_"


def available() -> tuple[str, ...]:
    """The tags of the languages there are, English first."""
    files = QDir(f"{resources.PREFIX}/i18n").entryList([f"{_NAME}*.qm"])
    found = {name.removeprefix(_NAME).removesuffix(".qm") for name in files}
    return (SOURCE, *sorted(found - {SOURCE}))


def locale_for(chosen: str, system: QLocale) -> QLocale:
    """The locale of the window. `chosen` is a tag, or empty for what the computer says.

    How days and numbers are written stays that of the computer where its language is spoken here.
    """
    if chosen:
        return QLocale(chosen)
    spoken = {QLocale(tag).language() for tag in available()}
    if system.language() in {*spoken, QLocale.Language.C}:
        return system
    for tag in system.uiLanguages():
        if QLocale(tag).language() in spoken:
            return QLocale(QLocale(tag).language(), system.territory())
    english = QLocale(QLocale.Language.English, system.territory())
    # Where English is not written, Qt would take the clock of the United States.
    return english if english.territory() == system.territory() else QLocale("en_GB")


def install(application: QCoreApplication, locale: QLocale) -> list[QTranslator]:
    """Make `locale` the one of the window, and its texts too. What was installed; keep it."""
    QLocale.setDefault(locale)
    # By the tag alone: given a locale, Qt goes on to a person's second language although the
    # first one is English, which has no file.
    tag = locale.name().partition("_")[0]
    installed = []
    if tag in available()[1:]:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (f"{folder}/qtbase_{tag}.qm", f"{resources.PREFIX}/i18n/{_NAME}{tag}.qm"):
            translator = QTranslator(application)
            if translator.load(file):
                application.installTranslator(translator)
                installed.append(translator)
    return installed
