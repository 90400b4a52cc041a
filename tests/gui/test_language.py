# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language the window speaks, and that its translations reach it."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence

import translate
from sharedjournal.gui import language
from sharedjournal.gui.widgets.buttons import native

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

GERMAN = translate.FOLDER / "sharedjournal_de.ts"


class Computer(QLocale):
    """What a computer says of its language: one, and then others in their order."""

    def __init__(self, name: str, *others: str) -> None:
        super().__init__(name)
        self._tags = [name, *others]

    def uiLanguages(self, *_: object) -> list[str]:  # noqa: N802
        """The languages of the person, best first."""
        return self._tags


@pytest.fixture
def spoken(application: QApplication) -> Iterator[QApplication]:
    """The application; what a test makes it speak is forgotten."""
    before = QLocale()
    yield application
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def test_english_and_german_are_there() -> None:
    """English is first, as the language of the program itself."""
    assert ("en", "de") == language.available()


@pytest.mark.parametrize(
    ("chosen", "computer", "name"),
    [
        ("", Computer("de_AT"), "de_AT"),
        ("", Computer("en_GB", "de"), "en_GB"),
        ("", Computer("sv_SE"), "en_SE"),
        ("", Computer("fr_CA", "de_DE", "en"), "de_DE"),
        ("", Computer("ar_EG"), "en_GB"),
        ("", Computer("C"), "C"),
        ("de", Computer("en_GB"), "de_DE"),
        ("en_GB", Computer("de_DE"), "en_GB"),
    ],
)
def test_which_locale(chosen: str, computer: Computer, name: str) -> None:
    """The chosen one; the computer's where it is spoken here; the first that is; else English."""
    found = language.locale_for(chosen, computer)

    assert name == found.name()


def test_german_reaches_the_window(spoken: QApplication) -> None:
    """Words of ours, words of Qt, and shortcuts."""
    kept = language.install(spoken, QLocale("de_CH"))

    assert 2 == len(kept)
    assert "Gespeichert" == QCoreApplication.translate("EntryView", "Saved")
    assert "Strg+B" == native("Ctrl+B")
    assert QKeySequence("Ctrl+B").toString() == "Ctrl+B"
    assert "de" == QLocale().name()[:2]


@pytest.mark.parametrize("name", ["en_GB", "C", "fr_FR"])
def test_english_needs_no_translation(spoken: QApplication, name: str) -> None:
    """A second language of the person never takes its place."""
    kept = language.install(spoken, Computer(name, "de"))

    assert [] == kept
    assert "Saved" == QCoreApplication.translate("EntryView", "Saved")


def test_each_translation_is_compiled(application: QApplication, tmp_path: Path) -> None:
    """Qt's compiler takes the whole file, and each text is found again."""
    tool = Path(sysconfig.get_path("scripts")) / "pyside6-lrelease"
    made = tmp_path / "german.qm"
    done = subprocess.run(
        [tool, GERMAN, "-qm", made], check=True, capture_output=True, text=True, timeout=60
    )
    translator = QTranslator()
    assert translator.load(str(made))

    wrong = [
        text.source
        for text in translate.texts(GERMAN)
        if text.translations[-1]
        != translator.translate(text.context, text.source, text.comment, 2 if text.plural else -1)
    ]

    assert [] == wrong
    assert "0 unfinished" in done.stdout
    assert "warning" not in done.stdout.lower()


def test_one_and_many(application: QApplication, tmp_path: Path) -> None:
    """German has a form for one."""
    counted = [text for text in translate.texts(GERMAN) if text.plural]

    assert counted
    assert {2} == {len(text.translations) for text in counted}


def test_the_file_is_up_to_date(tmp_path: Path) -> None:
    """What `packaging/translate.py` would write is what is there."""
    copy = tmp_path / GERMAN.name
    shutil.copy(GERMAN, copy)

    translate.update(copy)

    assert GERMAN.read_text(encoding="utf-8") == copy.read_text(encoding="utf-8")


def test_what_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text without translation is listed, one that is gone is taken out, the rest is kept."""
    whole = GERMAN.read_text(encoding="utf-8")
    start, end = whole.index("<context>"), whole.index("</context>") + len("</context>")
    strange = (
        "<context><name>Gone</name><message><source>Gone</source>"
        "<translation>Weg</translation></message></context>"
    )
    copy = tmp_path / GERMAN.name
    copy.write_text(whole[:start] + strange + whole[end:], encoding="utf-8")
    monkeypatch.setattr(translate, "FOLDER", tmp_path)

    assert 1 == translate.main()

    lost = [
        f"{GERMAN.name}: {text.context}: {text.source}"
        for text in translate.texts(copy)
        if not text.finished
    ]
    assert lost
    assert lost == capsys.readouterr().out.splitlines()
    assert "Gone" not in {text.context for text in translate.texts(copy)}
