# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people, two journals, one computer: paired, shared with, answered, by role and name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from window.desktop import Journal

    Start = Callable[[str], Journal]

SECRET = "Nobody else reads this paragraph."
SHARED = "You made tea before I asked."
IT = "That's it"
HEARD = "I heard that the tea mattered."


def save_as(journal: Journal, path: Path) -> None:
    """Answer a file dialog that asks for a new file."""
    journal.see("Save", role="button")
    journal.write("File name:", str(path))
    journal.press("Save")


def open_file(journal: Journal, path: Path) -> None:
    """Answer a file dialog that asks for a file."""
    journal.see("Open", role="button")
    journal.write("File name:", str(path))
    journal.press("Open")


def pair(alex: Journal, sam: Journal, folder: Path) -> None:
    """Alex invites; both say that the six words are equal."""
    invitation, answer = folder / "to Sam.pairing", folder / "to Alex.pairing"
    alex.press("Pair with someone")
    alex.press("Make an invitation…")
    save_as(alex, invitation)
    alex.see("Your invitation is made", role="label")
    sam.press("Pair with someone")
    sam.press("I was given a pairing file…")
    open_file(sam, invitation)
    save_as(sam, answer)
    sam.see("Your answer is made", role="label")
    alex.press("Bring in the answer…")
    open_file(alex, answer)
    sam.press("Compare the words")
    words = [six_words(alex), six_words(sam)]
    for journal in (alex, sam):
        journal.press("All six match")
        journal.press("Go to my journal")

    assert words[0] == words[1]


def six_words(journal: Journal) -> list[str]:
    """The words that are compared."""
    journal.see(part="Word 6: ")
    names = [control.name for control in journal.all()]
    found = {name.partition(": ")[0]: name.partition(": ")[2] for name in names if "Word " in name}
    return [found[f"Word {place}"] for place in range(1, 7)]


def test_two_people_share_and_answer(with_vault: Start, tmp_path: Path) -> None:
    """Paired by files; an excerpt is shared, said back, and answered with *That's it*."""
    alex, sam = with_vault("Alex"), with_vault("Sam")
    for journal, name in ((alex, "Alex"), (sam, "Sam")):
        journal.unlock(name)
    pair(alex, sam, tmp_path)
    share_excerpt(alex)
    letter = tmp_path / "letter.sharedjournal"
    alex.choose("Journal", "Make the file…")
    save_as(alex, letter)
    alex.see(part="is made", role="label")
    alex.see("An excerpt is shared with Sam", role="label")
    sam.choose("Journal", "Bring in a file…")
    open_file(sam, letter)
    sam.see("Brought in", role="label")
    sam.press(f"Read: {SHARED}")
    sam.see(part=SHARED)
    sam.press("Say it back")
    sam.write("What I heard, in my words", HEARD)
    sam.press("Add to next file…")
    sam.press("Add to next file")
    back = tmp_path / "back.sharedjournal"
    sam.press("Make it now…")
    save_as(sam, back)
    sam.see(part="is made", role="label")
    alex.choose("Journal", "Bring in a file…")
    open_file(alex, back)
    # Whoever is writing is not led away.
    alex.see("A file from Sam was brought in.", role="label")
    alex.press("Look at it")
    alex.press(f"Read: {HEARD}")
    alex.see(part=HEARD)
    alex.press(IT, "radio button")
    alex.press("Add to next file…")
    alex.press("Add to next file")
    alex.gone("Add to next file", role="button")
    verdict = tmp_path / "verdict.sharedjournal"
    alex.choose("Journal", "Make the file…")
    save_as(alex, verdict)
    alex.see(part="is made", role="label")
    sam.choose("Journal", "Bring in a file…")
    open_file(sam, verdict)
    sam.see("Brought in", role="label")
    sam.press("Read: Without a title")
    sam.see(part=IT)
    sam.press("Lock")
    sam.wait_for_command(b"--after-lock")
    sam.unlock("Sam")
    found_again(sam)


def found_again(sam: Journal) -> None:
    """What came is found after a lock; hidden with a question on screen, nothing stays there."""
    sam.come_forward()
    sam.desktop.keys("ctrl+shift+f")
    sam.see("Search your journal", editable=True, focused=True)
    sam.desktop.types("before I asked")
    found = sam.see(role="list item", part=SHARED)
    sam.begin("A page of Sam’s own.")
    sam.choose("Entry", "Delete…")
    sam.see("Delete this entry?", role="dialog")
    sam.come_forward()
    sam.desktop.keys("ctrl+shift+h")
    sam.wait_for_command(b"--after-hide", seconds=2)
    sam.unlock("Sam")

    assert "Written by Alex" in found.name
    assert "A page of Sam’s own." == sam.see("Entry text", editable=True).text


def share_excerpt(journal: Journal) -> None:
    """Share the second paragraph and ask for it to be said back; the preview shows no more."""
    journal.begin(f"{SECRET}\n\n{SHARED}")
    journal.press("Share…")
    journal.press("What Sam will read: The whole entry", None)
    journal.press("An excerpt", None)
    journal.come_forward()
    journal.focus("The entry", role="text")
    journal.see("The entry", focused=True)
    journal.desktop.keys("ctrl+End", "space")
    journal.see("What Sam will read: An excerpt, 1 of 2 paragraphs")
    journal.press("What I’d like back: Just listen", None)
    journal.press("Say it back", None)
    journal.press("See exactly what Sam will read")
    journal.see("Exactly what Sam will read", role="label")
    shown = "".join(control.text + control.name for control in journal.all())
    journal.press("Add to next file")

    assert SHARED in shown
    assert SECRET not in shown
