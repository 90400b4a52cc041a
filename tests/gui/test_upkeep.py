# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings and what hangs on them: each row acts on a real journal, by the name of its control."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

import couple
from sharedjournal.app import backups, locking, pairing, reading, settings, upkeep, writing
from sharedjournal.app.jobs import Job
from sharedjournal.domain.errors import WrongPassphrase
from sharedjournal.gui.journal import people_of
from sharedjournal.gui.upkeep_flow import UpkeepFlow
from sharedjournal.gui.views.main_window import MainWindow
from sharedjournal.gui.views.settings_look import LookSettings
from sharedjournal.gui.widgets.foreign_text import ForeignText
from sharedjournal.gui.widgets.sections import NavPlace
from sharedjournal.gui.widgets.settings_rows import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sharedjournal.app.changes import Changes
    from sharedjournal.gui.context import Place
    from sharedjournal.gui.theme import Theme
    from windows import TestContext

W = TypeVar("W", bound=QWidget)
Both = tuple[couple.Person, couple.Person]


class Window:
    """A window with all these screens; `context.navigator` moves in it and takes notes."""

    def __init__(self, context: TestContext) -> None:
        self.context = context
        self.flow = UpkeepFlow(context)
        self.window = MainWindow(context.people)
        self.places: dict[str, Place] = self.flow.places
        for name, place in self.places.items():
            assert isinstance(place, QWidget)
            self.window.add_place(name, place)
        self.told: list[Changes] = []
        context.bus.changed.connect(lambda changes, _who: self.told.append(changes))
        context.navigator.go = self.go  # type: ignore[method-assign]
        self.window.show()

    def go(self, place: str) -> None:
        """Show a place."""
        self.context.navigator.made.append(("go", place))
        if place in self.places:
            self.window.show_place(place)
            self.places[place].arrive()

    @property
    def page(self) -> QWidget:
        """What is shown."""
        place = self.places[self.window.current_place]
        assert isinstance(place, QWidget)
        return place

    def all(self, kind: type[W]) -> list[W]:
        """Visible controls of a kind."""
        # What a layout was given a moment ago is shown with the next events.
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [w for w in self.page.findChildren(kind) if w.isVisibleTo(self.page)]

    def find(self, kind: type[W], name: str) -> W:
        """A control by its name."""
        found = [w for w in self.all(kind) if w.accessibleName() == name]
        assert found, (name, sorted(w.accessibleName() for w in self.all(kind)))
        return found[0]

    def press(self, name: str, *, number: int = 0) -> None:
        """Press a button."""
        found = [b for b in self.all(QAbstractButton) if b.accessibleName() == name]
        assert len(found) > number, (name, [b.accessibleName() for b in self.all(QAbstractButton)])
        assert found[number].isEnabled(), name
        found[number].click()

    def reads(self, text: str) -> bool:
        """Whether the page shows this text somewhere."""
        return any(text in label.text() for label in self.all(QLabel))

    def close(self) -> None:
        """As when the journal is locked."""
        for place in self.places.values():
            place.forget()
        self.window.deleteLater()
        self.window.hide()


@pytest.fixture
def window(context: TestContext) -> Iterator[Window]:
    """Alex's, who is paired with nobody."""
    found = Window(context)
    yield found
    found.close()


@pytest.fixture
def paired(contexts: tuple[TestContext, TestContext]) -> Iterator[Window]:
    """Alex's, who is paired with Sam."""
    found = Window(contexts[0])
    yield found
    found.close()


# --- settings -----------------------------------------------------------------------------------


def test_how_it_looks_is_kept_outside(context: TestContext, theme: Theme, qtbot: QtBot) -> None:
    """At once on screen; the usual value is not kept, it is simply what nothing says."""
    look = LookSettings(context)
    qtbot.addWidget(look)
    buttons = {b.text(): b for b in look.findChildren(QAbstractButton)}
    system = look.findChildren(QAbstractButton)[0]
    assert "System" == system.text()
    buttons["Dark"].click()
    buttons["High"].click()
    assert theme.is_high_contrast
    look.findChildren(QSlider)[0].setValue(15)
    assert 1.5 == theme.text_size
    choices = {c.accessibleName(): c for c in look.findChildren(Choice)}
    choices["Size of writing"].chosen.emit("24")
    choices["Writing font"].chosen.emit("Inter")
    choices["Language"].chosen.emit("de")
    next(
        b for b in look.findChildren(QAbstractButton) if b.accessibleName() == "Less motion"
    ).click()

    assert {
        "theme": "dark",
        "contrast": "high",
        "text": "1.5",
        "writing-size": "24",
        "writing-font": "Inter",
        "language": "de",
    } == {key: value for key, value in context.host.chosen.items() if key != "motion"}
    assert (24.0, "Inter") == (theme.writing_size, theme.writing_family)

    buttons["Light"].click()
    choices["Size of writing"].chosen.emit("18")
    choices["Writing font"].chosen.emit("")
    system.click()
    assert "" == context.host.chosen["theme"] == context.host.chosen["writing-size"]
    theme.choose_stored({})


def test_when_it_locks_is_kept_inside(window: Window, alex: couple.Person) -> None:
    """Minutes, sleep, screen, and the key that hides."""
    window.go("settings")
    window.find(Choice, "Lock when away").chosen.emit("15")
    window.press("Lock when the computer sleeps")
    window.press("Lock with the screen")
    keys = window.find(QKeySequenceEdit, "Key for Hide now")
    keys.setKeySequence(QKeySequence("Ctrl+F12"))
    keys.editingFinished.emit()

    assert locking.Locking(15, on_suspend=False, with_screen=False, hide_key="Ctrl+F12") == (
        locking.locking(alex.session)
    )
    assert {} == window.context.host.chosen


def test_looking_back_can_be_turned_off(window: Window, alex: couple.Person) -> None:
    """Then there is no such place, in the sidebar or the menu."""
    window.go("settings")
    window.press("Looking back")
    people = people_of(alex.session, Job())
    without = MainWindow(people)

    assert not people.looking_back
    assert "place:insights" not in [a.data() for a in without.findChildren(QAction)]
    (place,) = (b for b in without.sidebar.findChildren(NavPlace) if b.text() == "Looking back")
    assert place.isHidden()
    without.deleteLater()


def test_backups_by_hand_and_by_themselves(
    window: Window, alex: couple.Person, tmp_path: Path
) -> None:
    """Where, how many, how long ago in words; one that is due is made at the start."""
    folder = tmp_path / "stick"
    folder.mkdir()
    window.go("settings")
    assert window.reads("None made from here yet")
    window.context.dialogs.answers = [tmp_path, folder]
    window.press("Make one now…")
    assert (tmp_path / backups.SUGGESTED_NAME).exists()
    assert window.reads("Last one today")
    window.press("Choose a folder…")
    assert [] == list(folder.iterdir())
    for days, words in ((1, "yesterday"), (5, "6 days ago"), (10, "2 weeks ago"), (60, "2026")):
        alex.clock.advance(days=days)
        window.flow.model.look()
        assert window.reads(words)
    window.flow.start()
    assert 1 == len(list(folder.iterdir()))
    assert window.reads("Last one today")
    window.press("Turn off")
    assert backups.plan(alex.session).folder is None


def test_a_place_that_cannot_be(window: Window, tmp_path: Path) -> None:
    """Said in words; nothing else changes."""
    window.go("settings")
    window.context.dialogs.answers = [tmp_path / "none", tmp_path / "no" / "b.backup", None]
    window.press("Choose a folder…")
    window.press("Make one now…")
    window.press("Make one now…")

    assert ["Nothing can be kept there"] * 2 == [w.title for w in window.context.dialogs.told]


def test_the_journal_is_looked_through(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, or what was found."""
    window.go("settings")
    window.press("Check it")
    assert window.reads("Your journal is whole.")
    monkeypatch.setattr(upkeep, "check", lambda _session, _job: ("pages",))
    window.flow.model.check()
    window.press("Move it…")

    titles = [w.title for w in window.context.dialogs.told]
    assert ["Something in your journal is damaged", "Moving your journal"] == titles


def test_pairing_in_the_settings(paired: Window, both: Both, tmp_path: Path) -> None:
    """With whom and since when; the folder; beginning again; its end, which asks first."""
    alex, _sam = both
    paired.go("settings")
    assert paired.reads("Paired with Sam")
    assert paired.reads("Six words compared on 1 March")
    before = alex.session.pairing().epoch
    paired.context.dialogs.answers = [tmp_path, False, True, False, True]
    paired.press("Choose…")
    assert paired.reads(str(tmp_path))
    paired.press("Use none")
    paired.press("Begin again…")
    assert before == alex.session.pairing().epoch
    paired.press("Begin again…")
    assert before < alex.session.pairing().epoch
    paired.press("Unpair…")
    paired.press("Unpair…")

    assert pairing.status(alex.session) is None
    assert paired.told[-1].pairing
    assert paired.reads("Paired with nobody")


def test_a_name_and_a_sign(window: Window, alex: couple.Person) -> None:
    """Two names: one for the partner, one that others here can read, or none."""
    window.go("settings")
    window.press("Change…", number=1)
    window.find(QLineEdit, "Your name").setText("")
    window.press("Keep it so")
    assert window.reads("A name is needed here.")
    window.find(QLineEdit, "Your name").setText("Robin")
    window.press("Show a name before the journal is open")
    window.find(QLineEdit, "A name to show").setText("Ours")
    window.press("Sign: moon")
    window.press("Keep it so")

    assert ("Robin", "Ours", "moon") == (
        alex.session.store.settings.get("name"),
        upkeep.listed_as(alex.session),
        settings.read(alex.session, upkeep.SIGN),
    )
    assert "settings" == window.window.current_place
    assert window.reads("Before it is open it shows the name Ours")


# --- secrets ------------------------------------------------------------------------------------


def type_passphrase(window: Window, text: str) -> None:
    """Type it twice."""
    window.find(QLineEdit, "Passphrase").setText(text)
    window.find(QLineEdit, "Passphrase, once more").setText(text)
    window.press("Go on")


def has_words(person: couple.Person) -> bool:
    """Whether their vault has recovery words."""
    return person.session.store.has_recovery


def type_words_back(window: Window) -> None:
    """Type the three words from the sheet that is shown."""
    model = window.flow._secret.model
    window.press("I’ll write it down")
    for place in model.asked:
        window.find(QLineEdit, f"Word {place}").setText(model.words[place - 1])
    window.press("Change it now")


def test_another_passphrase(window: Window, alex: couple.Person) -> None:
    """Equal twice, then it opens; the old one opens no more."""
    window.flow.open("passphrase")
    window.find(QLineEdit, "Passphrase").setText("one")
    window.find(QLineEdit, "Passphrase, once more").setText("two")
    window.press("Go on")
    assert window.reads("The two are not the same.")
    type_passphrase(window, "another one")
    assert window.reads("It is changed")
    window.press("Back to the settings")
    alex.session.close()
    with pytest.raises(WrongPassphrase):
        upkeep.unlock(alex.world, alex.folder, couple.passphrase())
    alex.session = upkeep.unlock(alex.world, alex.folder, couple.passphrase("another one"))


def test_a_recovery_sheet_then_a_new_key(window: Window, alex: couple.Person) -> None:
    """Words are ticked by default, and nothing is written before they were typed back."""
    window.flow.model.look()
    window.flow.open("recovery")
    assert not has_words(alex)
    type_words_back(window)
    assert has_words(alex)
    window.press("Back to the settings")

    window.flow.open("passphrase")
    window.press("A new passphrase and a new key")
    assert window.find(QAbstractButton, "New recovery words, too").isChecked()
    type_passphrase(window, "third")
    words = bytearray(" ".join(window.flow._secret.model.words).encode())
    window.press("I’ll write it down")
    window.press("See the sheet again")
    type_words_back(window)
    assert window.reads("a new passphrase and a new key")
    window.press("Back to the settings")
    assert () == window.flow._secret.model.words
    alex.session.close()
    alex.session = upkeep.recover(alex.world, alex.folder, words, couple.passphrase("fourth"))


def test_recovery_words_are_removed(window: Window, alex: couple.Person) -> None:
    """After a question."""
    upkeep.renew_recovery(alex.session)
    window.go("settings")
    window.context.dialogs.answers = [False, True]
    window.press("Remove…")
    assert has_words(alex)
    window.press("Remove…")
    assert not has_words(alex)
    assert window.reads("None. Without the passphrase")


def test_the_sheet_as_pdf(window: Window, tmp_path: Path) -> None:
    """For its owner alone."""
    window.flow.open("recovery")
    window.context.dialogs.answers = [tmp_path, tmp_path, None]
    window.press("Save as PDF…")
    window.press("Save as PDF…")
    window.press("Save as PDF…")
    sheet = tmp_path / "recovery sheet.pdf"

    assert sheet.read_bytes().startswith(b"%PDF")
    assert 0o600 == sheet.stat().st_mode & 0o777
    assert ["There is another file at that place"] == [w.title for w in window.context.dialogs.told]


# --- bin and earlier words ----------------------------------------------------------------------


def test_the_bin(window: Window, alex: couple.Person) -> None:
    """Back in the timeline, or gone at once after a question."""
    window.go("timeline/bin")
    assert window.page.findChild(QWidget) is not None
    ids = [alex.write("keep"), alex.write("go")]
    for each in ids:
        writing.delete(alex.session, each)
    window.go("timeline/bin")
    assert window.reads("Rests here until 31 March")
    window.context.dialogs.answers = [False, True]
    window.press("Erase it now…")
    window.press("Erase it now…")
    window.press("Put it back")

    assert () == writing.binned(alex.session)
    assert 1 == len(reading.rows(alex.session))
    assert window.told


def test_earlier_words(window: Window, alex: couple.Person) -> None:
    """Read only; bringing them back leads to the entry."""
    entry = alex.write("first", title="A title", feelings=("glad",))
    window.flow.show_history(entry)
    assert not [
        b for b in window.all(QAbstractButton) if b.text().strip() == "Bring these words back"
    ]
    content = writing.own_entry(alex.session, entry).content
    alex.clock.advance(days=1)
    writing.edit(alex.session, entry, replace(content, body="second"))
    alex.clock.advance(days=1)
    writing.edit(alex.session, entry, replace(content, body="third"))
    window.flow.show_history(entry)
    text = window.find(ForeignText, "Earlier words, to read")

    assert text.isReadOnly()
    assert "second" == text.toPlainText()
    moments = [b for b in window.all(QAbstractButton) if b.accessibleName().startswith("Until")]
    moments[1].click()
    assert "first" == text.toPlainText()
    window.press("Bring these words back")

    assert "first" == reading.page(alex.session, entry).body
    assert ("show_entry", entry) == window.context.navigator.made[-1]


# --- in and out ---------------------------------------------------------------------------------


def test_an_export_warns_and_writes(window: Window, alex: couple.Person, tmp_path: Path) -> None:
    """Both formats; a second one to the same place is refused."""
    alex.write("words")
    window.flow.open("export")
    assert window.reads("An export is not encrypted.")
    window.context.dialogs.answers = [tmp_path, tmp_path, tmp_path, None]
    window.press("Export…")
    window.press("JSON Lines")
    window.press("Export…")
    window.press("Export…")
    window.press("Export…")

    assert (tmp_path / "journal export").is_dir()
    assert b"words" in (tmp_path / "journal export.jsonl").read_bytes()
    assert ["There is another file at that place"] == [w.title for w in window.context.dialogs.told]


def test_an_import_is_looked_at_first(window: Window, alex: couple.Person, tmp_path: Path) -> None:
    """Nothing comes in before that; what is no journal is refused in words."""
    path = tmp_path / "pepys.jsonl"
    path.write_text('{"date":"1660-01-01","text":"Blessed be God."}\nno entry\n')
    window.flow.open("import")
    window.context.dialogs.answers = [path, tmp_path / "none", None]
    window.press("A JSON Lines file…")
    assert () == reading.rows(alex.session)
    assert window.reads("New entries: 1")
    assert window.reads("Cannot be read: 1")
    window.press("Bring them in")
    assert ["private"] == [row[5] for row in reading.rows(alex.session)]
    assert 1 == len(reading.search(alex.session, "blessed"))
    window.press("A folder of Markdown files…")
    window.press("A folder of Markdown files…")
    assert ["That can’t be used"] == [w.title for w in window.context.dialogs.told]


# --- leaving, sharing again ---------------------------------------------------------------------


def test_leaving_step_by_step(paired: Window, both: Both, tmp_path: Path) -> None:
    """Offline, alone, each by itself: end it, take out what came, copy, erase."""
    alex, sam = both
    alex.write("mine")
    sam.page("theirs")
    couple.hand_over(sam, alex)
    paired.go("settings")
    paired.press("Leave…")
    assert paired.reads("no message goes to anybody")
    paired.context.dialogs.answers = [True, False, True, tmp_path]
    paired.press("Unpair…")
    paired.go("settings/leave")
    paired.press("Take it out…")
    paired.press("Take it out…")
    assert ["mine"] == [row[4] for row in reading.rows(alex.session)]
    paired.press("Back up…")
    assert (tmp_path / backups.SUGGESTED_NAME).exists()
    paired.press("If you do not feel safe")
    assert "help/safe" == paired.window.current_place

    paired.go("settings/leave")
    paired.context.dialogs.answers = [False, True]
    paired.press("Erase…")
    assert alex.folder.exists()
    paired.press("Erase…")
    assert not alex.folder.exists()
    assert ("lock", False) == paired.context.navigator.made[-1]


def test_sharing_again_is_chosen(
    both: Both, context_of: Callable[[couple.Person], TestContext]
) -> None:
    """Nothing is ticked; what is chosen goes into the next file."""
    alex, sam = both
    entry = alex.write("words", title="A title")
    alex.share(entry)
    alex.make()
    for person in both:
        pairing.unpair(person.session)
    couple.pair(alex, sam)
    window = Window(context_of(alex))
    window.go("settings")
    window.press("Look…")
    ticks = [b for b in window.all(QAbstractButton) if b.isCheckable()]
    assert [False] == [tick.isChecked() for tick in ticks]
    assert not window.find(QAbstractButton, "Add to next file").isEnabled()
    window.press("A title")
    window.press("Add to next file")

    assert "next-file" == reading.page(alex.session, entry).state
    assert not [b for b in window.all(QAbstractButton) if b.isCheckable()]
    window.close()


# --- help, the start ----------------------------------------------------------------------------


def test_pages_to_read(window: Window) -> None:
    """What it protects against and what not, the keyboard, safety; each leads back."""
    for act, says in (
        ("help", "What it cannot do"),
        ("safe", "People to talk to"),
        ("shortcuts", "Enter alone never shares"),
    ):
        window.flow.acts[act]()
        assert window.reads(says)
    window.press("Back")
    assert "help" == window.window.current_place
    window.press("Keyboard shortcuts")
    window.press("Back")
    window.press("Back")
    assert "settings" == window.window.current_place


def test_pairing_takes_the_whole_window(window: Window, tmp_path: Path) -> None:
    """No sidebar beside it; a pairing file that was dropped is taken there."""
    window.flow.acts["pair"]()
    assert window.window.sidebar.isHidden()
    window.go("settings")
    assert not window.window.sidebar.isHidden()
    (tmp_path / "letter").write_text("words")
    window.flow.take_pairing_file(tmp_path / "letter")
    assert "pairing" == window.window.current_place
    assert ["This isn’t a pairing file"] == [w.title for w in window.context.dialogs.told]


def test_a_restored_journal_asks_first(
    both: Both, contexts: tuple[TestContext, TestContext]
) -> None:
    """Whether the pairing still holds; before that no file is made."""
    alex, _sam = both
    alex.session.store.pairings.put(replace(alex.session.pairing(), hold=True))
    window = Window(contexts[0])
    window.flow.start()

    assert window.reads("Your journal was restored")
    window.press("This pairing still holds")
    window.press("Go to my journal")
    assert alex.session.confirmed_pairing() is not None
    window.close()
