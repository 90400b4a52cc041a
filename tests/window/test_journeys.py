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


def test_a_new_journal_with_the_keyboard_only(journal: Journal) -> None:
    """The same, without a mouse and without a screen reader's shortcuts."""
    screen = journal.desktop
    journal.see("A name to show", editable=True, focused=True)
    screen.types("Alex")
    screen.keys("Return")
    journal.see("Passphrase", editable=True, focused=True)
    screen.types(PASSPHRASE)
    tab_to(journal, "Passphrase, once more")
    screen.types(PASSPHRASE)
    screen.keys("Return")
    words = words_on_sheet(journal)
    tab_to(journal, "Go on")
    screen.keys("space")
    journal.see(part="Three of your words")
    for _ in range(3):
        place = focused(journal).removeprefix("Word ")
        screen.types(words[int(place) - 1])
        screen.keys("Tab")
    tab_to(journal, "Open my journal")
    screen.keys("space")
    journal.see("New entry", role="button")
    write_and_search(journal)


def write_and_search(journal: Journal) -> None:
    """A page, lock, open, search, back to the page, hide: by keys alone."""
    screen = journal.desktop
    screen.keys("ctrl+n")
    journal.see("Entry text", editable=True, focused=True)
    screen.types("The frost made the meadow ring.")
    journal.see("Saved in your journal on this computer")
    screen.keys("ctrl+l")
    journal.wait_for_command(b"--after-lock")
    journal.see("Passphrase for Alex", editable=True, focused=True)
    screen.types(PASSPHRASE)
    screen.keys("Return")
    journal.see("Entry text", editable=True, focused=True)
    screen.types(" Twice.")
    screen.keys("ctrl+shift+f")
    journal.see(editable=True, focused=True, part="")
    screen.types("mead")
    found = journal.see(role="list item", part="frost")
    screen.keys("ctrl+shift+h")
    journal.wait_for_command(b"--after-hide")
    journal.unlock("Alex")

    assert "ring" in found.name
    text = journal.see("Entry text", editable=True).text
    assert "The frost made the meadow ring. Twice." == text


def focused(journal: Journal) -> str:
    """The name of what has the keyboard."""
    return next(each.name for each in reversed(journal.all()) if each.focused)


def tab_to(journal: Journal, name: str) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(20):
        if focused(journal) == name:
            return
        journal.desktop.keys("Tab")
    raise AssertionError(f"no way to {name} by Tab")
