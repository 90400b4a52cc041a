# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with the program, from beginning to end, found by role and name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from window.desktop import PASSPHRASE

if TYPE_CHECKING:
    from window.desktop import Journal


def test_a_new_journal_is_made_locked_and_opened(journal: Journal) -> None:
    """Name, passphrase, recovery sheet, three words back; a page; locked, opened, still there."""
    journal.write("A name to show", "Alex")
    journal.press("Go on")
    journal.write("Passphrase", PASSPHRASE)
    journal.write("Passphrase, once more", PASSPHRASE)
    journal.press("Go on")
    words = words_on_sheet(journal)
    journal.press("I’ll write it down")
    type_back(journal, words)
    journal.press("Open my journal")

    journal.press("New entry")
    journal.write("Title", "A walk")
    journal.write("Entry text", "The frost made the meadow ring.")
    journal.see("Saved in your journal on this computer")
    journal.press("Lock")
    journal.wait_for_command(b"--after-lock")
    journal.unlock("Alex")

    assert 24 == len(words)
    assert "The frost made the meadow ring." == journal.see("Entry text", editable=True).text
    assert "A walk" == journal.see("Title", editable=True).text


def words_on_sheet(journal: Journal) -> list[str]:
    """The recovery words as the sheet shows them."""
    journal.see(part="Word 24: ")
    found = {}
    for control in journal.all():
        if control.name.startswith("Word ") and ": " in control.name:
            place, word = control.name.removeprefix("Word ").split(": ")
            found[int(place)] = word
    return [found[place] for place in sorted(found)]


def type_back(journal: Journal, words: list[str]) -> None:
    """Type the three words that are asked for."""
    journal.see(part="Three of your words")
    for control in journal.all():
        if control.role == "text" and control.name.startswith("Word "):
            place = int(control.name.removeprefix("Word "))
            journal.write(control.name, words[place - 1], role="text")
