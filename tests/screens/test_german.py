# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen in German, at the usual size and in a narrow window: whole, and all of it German."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox, QPushButton, QStyle, QStyleOptionComboBox, QWidget

import translate
from screens import checks, painted, scenes, story
from screens.looks import Look, looking
from screens.stage import Stage
from sharedjournal import forms
from sharedjournal.gui import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = [pytest.mark.window, pytest.mark.timeout(300)]

TEXTS = translate.texts(translate.FOLDER / "sharedjournal_de.ts")
PLACE = re.compile(r"\{\w+\}|%n")
SIZES = {"usual": (1280, 800), "narrow": (900, 660)}
_named = scenes.named


def patterns(name: str) -> list[re.Pattern[str]]:
    """What words of an English control are in German, the shortest first."""
    found = [
        (len(text.source), ".*".join(re.escape(part) for part in PLACE.split(words)))
        for text in TEXTS
        for words in text.translations
        if name in text.source
    ]
    return [re.compile(pattern) for _length, pattern in sorted(found)]


def named(window: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """As `scenes.named`, with the words that the control has in German."""
    shown = [widget for widget in window.findChildren(kind) if widget.isVisible()]
    spoken = [(widget, widget.accessibleName() or scenes._text_of(widget)) for widget in shown]
    for fits in (re.Pattern.fullmatch, re.Pattern.search):
        for pattern in patterns(name):
            for widget, words in spoken:
                if fits(pattern, words):
                    return widget
    return _named(window, name, kind)


@pytest.fixture
def german(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The application speaks German, and the scenes know its words."""
    before = QLocale()
    kept = language.install(application, QLocale("de_DE"))
    monkeypatch.setattr(scenes, "named", named)
    title = forms.catalog().forms["say-back@1"].wording("de").title
    monkeypatch.setattr(scenes, "_say_it_back", lambda: title)
    yield
    for translator in kept:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_screen(
    size: tuple[int, int], german: None, told: story.Story, tmp_path: Path
) -> None:
    """Nothing is cut, covered or outside, and no sentence is left in English."""
    found: list[str] = []
    with looking(Look("german", language="de_DE", size=size)):
        stage = Stage(told, tmp_path, size)
        try:
            for scene in scenes.SCENES:
                for name, window in scene.play(stage):
                    stage.settle()
                    found += [f"{name}: {words}" for words in look_at(window)]
        finally:
            stage.close()

    assert [] == list(dict.fromkeys(found))


def look_at(window: QWidget) -> list[str]:
    """All that is wrong with what is on screen now."""
    runs = [run for widget in painted.shown(window) for run in painted.runs(widget)]
    english = {text.source for text in TEXTS if text.source not in text.translations}
    english -= {words for text in TEXTS for words in text.translations}
    return [
        *checks.cut(runs, window),
        *checks.overlaps(window),
        *checks.off_window(window),
        *(f"English: {run.text!r}" for run in runs if run.text.strip() in english),
        *cramped(window),
    ]


def cramped(window: QWidget) -> list[str]:
    """Buttons narrower than they ask for, and choices whose word does not fit their box."""
    found = [
        f"cramped: {button.text()!r}"
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    for box in window.findChildren(QComboBox):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        field = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            box,
        )
        if (
            box.isVisible()
            and box.fontMetrics().horizontalAdvance(box.currentText()) > field.width()
        ):
            found.append(f"cramped: {box.currentText()!r}")
    return found
