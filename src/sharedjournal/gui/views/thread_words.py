# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a step or a thread stands, in words. There is no word for what somebody has not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sharedjournal.app.threads import Stand, ThreadRow, View


def line_words(row: ThreadRow) -> str:
    """One line for a thread in a list."""
    translate = QCoreApplication.translate
    words = {
        "something-new": translate("Threads", "Something new"),
        "yours-to-write": translate("Threads", "Yours to write"),
        "next-file": translate("Threads", "In the next file"),
        "resting": translate("Threads", "Resting"),
        "ended": translate("Threads", "Ended"),
    }
    return words.get(row.line, "")


def stand_words(stand: Stand, partner: str) -> str:
    """Where one step stands for one person; empty where there is nothing to say."""
    translate = QCoreApplication.translate
    mine = {
        "draft": translate("Threads", "Yours: a draft"),
        "next-file": translate("Threads", "Yours: in the next file"),
        "file": translate("Threads", "Yours: in file {number}"),
        "passed": translate("Threads", "You passed"),
        "gone": translate("Threads", "Yours: taken back"),
    }
    theirs = {
        "here": translate("Threads", "{partner}: here"),
        "sealed-here": translate("Threads", "{partner}: closed here"),
        "open": translate("Threads", "{partner}: open"),
        "passed": translate("Threads", "{partner} passed"),
        "gone": translate("Threads", "{partner}: taken back"),
    }
    words = (mine if stand.mine else theirs).get(stand.stand, "")
    if stand.mine and stand.stand == "file" and not stand.number:
        words = translate("Threads", "Yours: in a file")
    return words.format(partner=partner, number=stand.number)


def ended_words(ended: str | None) -> str:
    """How a thread ended."""
    translate = QCoreApplication.translate
    words = {
        "closed": translate("Threads", "This has come to its end."),
        "passed": translate("Threads", "This was passed. No reason is needed."),
        "resting": translate("Threads", "This is resting. It waits without a date."),
    }
    return words.get(ended or "", "")


def seal_words(view: View, partner: str) -> tuple[str, str] | None:
    """What is fair to say of sealed steps, by where they stand; None where none is sealed."""
    translate = QCoreApplication.translate
    theirs = next((s for s in view.said if s.stand == "sealed-here"), None)
    if theirs is None:
        return None
    mine = next((s for s in view.said if s.page.mine and s.step == theirs.step), None)
    title = translate("Threads", "{partner}’s answer is closed in your journal.")
    if mine is None:
        line = translate(
            "Threads",
            "Yours goes with your next file. Both open once both keys have been handed over: "
            "first make the file, then they open.",
        )
    else:
        title = translate("Threads", "Both answers are here.")
        line = translate("Threads", "Make the file and they open.")
    return title.format(partner=partner), line.format(partner=partner)
