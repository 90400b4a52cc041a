# SPDX-License-Identifier: GPL-3.0-or-later
"""The calm dialog for what nobody foresaw: shown after the lock, and without content."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from sharedjournal.gui.dialogs import Question


def crash_words(report: str) -> None:
    """Say that something went wrong, and offer to copy where (no text, no values)."""
    translate = QCoreApplication.translate
    question = Question(
        None,
        translate("Crash", "Something went wrong"),
        translate(
            "Crash",
            "The journal was locked at once. What was saved is safe. The report names places in "
            "the program and nothing that you wrote; it goes nowhere unless you send it.",
        ),
        act=translate("Crash", "Copy the report"),
        keep=translate("Crash", "Close"),
        kind="standard",
        icon="triangle-alert",
        color="caution",
    )
    # What is copied is gone with the process: the dialog stays until it is closed.
    while question.exec() == QDialog.DialogCode.Accepted:
        QGuiApplication.clipboard().setText(report)
