# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens, named as the design pictures are: how each comes about, from what a person does.

Controls are found by their accessible names, as somebody who cannot see them would.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QWidget,
)

from sharedjournal import forms
from sharedjournal.app import pairing as pairing_acts
from sharedjournal.app import threads, writing
from sharedjournal.domain.ids import EntryId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from screens.stage import Stage
    from sharedjournal.gui.journal import Journal
    from sharedjournal.gui.viewmodels.share_viewmodel import ShareViewModel

Found = tuple[str, QWidget]
"""The name of a picture, and what it shows."""
JOURNALS = (("Noor", "tide"), ("Blue notebook", "stones"))
STRONG = "velvet ladder forty quiet rivers"


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happens on a stage, and the pictures of it."""

    name: str
    play: Callable[[Stage], Iterator[Found]]


def named(window: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """The visible control whose accessible name holds these words: the closest fit."""
    found = [
        widget
        for widget in window.findChildren(kind)
        if widget.isVisible() and name in (widget.accessibleName() or _text_of(widget))
    ]
    if not found:
        raise LookupError(name)
    return min(found, key=lambda widget: len(widget.accessibleName()))


def press(window: QWidget, name: str) -> None:
    """Press a button."""
    button = named(window, name, QAbstractButton)
    assert isinstance(button, QAbstractButton)
    button.click()


def type_into(window: QWidget, name: str, text: str) -> None:
    """Put words into a field, as if they were typed."""
    field = named(window, name, QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(text)
    field.textEdited.emit(text)


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


# --- before a journal is open -------------------------------------------------------------------


def unlock(stage: Stage) -> Iterator[Found]:
    """01: journals that show a name; and what a wrong passphrase says."""
    doorway = stage.doorway(JOURNALS)
    type_into(doorway, "Passphrase for", STRONG)
    yield "01-unlock", doorway
    type_into(doorway, "Passphrase for", "")
    view = doorway._unlock
    view.show_caps_lock(on=True)
    view.show_problem(
        "That passphrase doesn’t open this journal. Check Caps Lock and the keyboard language."
        if not _is_pseudo()
        else "⟦That passphrase doesn’t open this journal.⟧"
    )
    yield "14-wrong-passphrase", doorway


def locked(stage: Stage) -> Iterator[Found]:
    """12: the same page, with one journal."""
    yield "12-locked", stage.doorway(JOURNALS[:1])


def first_run(stage: Stage) -> Iterator[Found]:
    """02: one thing a page."""
    doorway = stage.doorway()
    type_into(doorway, "A name to show", "Noor")
    yield "02a-name-and-sign", doorway
    press(doorway, "Go on")
    type_into(doorway, "Passphrase", STRONG)
    again = [line for line in doorway.findChildren(QLineEdit) if line.isVisible()][-1]
    again.setText(STRONG)
    yield "02-first-run", doorway
    press(doorway, "Go on")
    yield "02b-recovery-sheet", doorway
    page = doorway._first_run()
    assert page is not None
    press(doorway, "Go on")
    fields = [line for line in doorway.findChildren(QLineEdit) if line.isVisible()]
    for line, place in zip(fields[:2], page._asked, strict=False):
        line.setText(page.words[place - 1])
    yield "02c-words-back", doorway


def recover(stage: Stage) -> Iterator[Found]:
    """Recovery words in place of the passphrase."""
    doorway = stage.doorway(JOURNALS)
    press(doorway, "Use the recovery words")
    yield "02d-recover", doorway


# --- one's own journal --------------------------------------------------------------------------


def main(stage: Stage) -> Iterator[Found]:
    """03: the timeline, and a page; a new one; one with pictures."""
    journal, window = _noor(stage)
    journal.go("timeline")
    journal.show_entry(stage.story.ids["quiet"])
    yield "03-main", window
    journal.show_entry(stage.story.ids["beach"])
    yield "03c-photos", window
    journal.show_entry(stage.story.ids["mother"])
    yield "03d-shared", window
    window.action("new").trigger()  # type: ignore[attr-defined]
    yield "03b-writing", window
    journal.show_entry(stage.story.ids["quiet"])
    window.action("focus").trigger()  # type: ignore[attr-defined]
    yield "03e-without-distraction", window
    window.action("focus").trigger()  # type: ignore[attr-defined]


def share(stage: Stage) -> Iterator[Found]:
    """04: deciding, and what would be read."""
    journal, window = _noor(stage)
    journal.start_sharing(stage.story.ids["quiet"])
    yield "04-share-decision-whole", window
    sheet = journal.place("timeline/share")
    model: ShareViewModel = sheet.share  # type: ignore[union-attr]
    journal.start_sharing(stage.story.ids["mother"])
    yield "04-share-decision", window
    press(window, "How to hold it")
    yield "04c-share-care", window
    model.preview()
    yield "04b-share-preview", window
    model.close_preview()
    sheet.leave()  # type: ignore[union-attr]


def can_see(stage: Stage) -> Iterator[Found]:
    """06: what Sam can see."""
    journal, window = _noor(stage)
    journal.go("sees")
    yield "06-what-partner-sees", window


def calendar(stage: Stage) -> Iterator[Found]:
    """18: a month, and this day in other years."""
    journal, window = _noor(stage)
    journal.go("calendar")
    yield "18-calendar", window


def search(stage: Stage) -> Iterator[Found]:
    """11: results with hits marked; and none."""
    journal, window = _noor(stage)
    journal.go("search")
    type_into(window, "Search your journal", "quiet")
    QTest.qWait(300)
    view = named(window, "Results", QAbstractItemView)
    assert isinstance(view, QAbstractItemView)
    for row in range(view.model().rowCount()):
        if view.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable:
            view.setCurrentIndex(view.model().index(row, 0))
            break
    yield "11-search", window
    type_into(window, "Search your journal", "lighthouse")
    QTest.qWait(300)
    yield "14-nothing-found", window
    type_into(window, "Search your journal", "")


def looking_back(stage: Stage) -> Iterator[Found]:
    """10: charts of one's own moods."""
    journal, window = _noor(stage)
    journal.go("insights")
    yield "10-insights", window


def from_sam(stage: Stage) -> Iterator[Found]:
    """19 and 05: an envelope, and a page that asks to be said back."""
    journal, window = _noor(stage)
    journal.go("from")
    journal.show_entry(_received(stage, "What I didn’t say on Friday"))
    yield "19-envelope", window
    journal.show_entry(_received(stage, "About my father’s call"))
    yield "05a-asks-to-be-said-back", window
    press(window, _say_it_back())
    yield "05-say-it-back", window
    press(window, "Close")


def together(stage: Stage) -> Iterator[Found]:
    """21, 22, 09: the shelves, and threads: a promise to answer, a question that both answer."""
    journal, window = _noor(stage)
    journal.go("together")
    yield "21-together-hub", window
    session = stage.person("noor").session
    for row in threads.thread_rows(session):
        journal.show_thread(row.id)
        form = row.form.partition("@")[0]
        yield {"question": "09-sealed-prompt", "promise": "26-promise"}.get(form, form), window


def pairing(stage: Stage) -> Iterator[Found]:
    """07: the words that both read aloud, and the first page of pairing."""
    journal = stage.journal("robin")
    window = stage.window("robin")
    journal.start_pairing()
    yield "07a-pair-with-someone", window
    journal.go("timeline")
    invite = stage.folder / "robin.invitation"
    answer = stage.folder / "kit.answer"
    stage.forget_window("robin")
    other = stage.person("kit")
    pairing_acts.invite(stage.person("robin").session, invite)
    pairing_acts.answer(other.session, invite, answer)
    pairing_acts.accept(stage.person("robin").session, answer)
    journal = stage.journal("robin")
    window = stage.window("robin")
    journal.start_pairing()
    yield "07-pairing", window


def settings(stage: Stage) -> Iterator[Found]:
    """24: settings."""
    journal, window = _noor(stage)
    journal.go("settings")
    yield "24-settings", window


def keeping(stage: Stage) -> Iterator[Found]:
    """Pages that keep a journal: the bin, earlier words, and what settings lead to."""
    journal, window = _noor(stage)
    session = stage.person("noor").session
    entry = stage.story.ids["not ready"]
    content = session.store.entries.get(EntryId(entry)).content
    writing.edit(session, entry, replace(content, body="Writing it here first."))
    for number in (3, 5, 8):
        writing.delete(session, stage.story.ids[f"autumn {number}"])
    journal.go("timeline/bin")
    yield "27-bin", window
    journal.show_entry(entry)
    stage.settle()
    window.action("history").trigger()  # type: ignore[attr-defined]
    yield "27b-earlier-words", window
    journal.go("settings")
    change = window.findChild(QAbstractButton, "passphrase")
    assert change is not None
    change.click()
    yield "24b-passphrase", window
    for place, name in (
        ("settings/name", "24c-name"),
        ("settings/export", "24d-export"),
        ("settings/import", "24e-import"),
        ("settings/leave", "24f-leave"),
        ("help/shortcuts", "28-shortcuts"),
        ("help", "28b-about"),
        ("help/safe", "28c-what-it-protects"),
    ):
        journal.go(place)
        yield name, window


def empty(stage: Stage) -> Iterator[Found]:
    """14: a journal in which nothing is yet, of somebody who is paired with nobody."""
    journal = stage.journal("robin")
    window = stage.window("robin")
    yield "14-empty-timeline", window
    journal.go("insights")
    yield "14-empty-looking-back", window
    journal.go("calendar")
    yield "14-empty-calendar", window


def questions(stage: Stage) -> Iterator[Found]:
    """14: what is asked before something cannot be undone, and a file that is refused."""
    journal, window = _noor(stage)
    journal.show_entry(stage.story.ids["not ready"])
    seen: list[tuple[str, QDialog]] = []
    with stage.dialogs(lambda dialog: seen.append(("14-delete", dialog))):
        stage.settle()
        window.action("delete").trigger()  # type: ignore[attr-defined]
    wrong = stage.folder / "other.sharedjournal"
    wrong.write_bytes(b"age-encryption.org/v1\n-> none\n")
    with stage.dialogs(lambda dialog: seen.append(("14-refused-file", dialog))):
        journal.bring_in(wrong)
    for name, dialog in seen:
        dialog.show()
        yield name, dialog
        dialog.hide()


def files(stage: Stage) -> Iterator[Found]:
    """20 and 23, last: they change the journals."""
    journal, window = _noor(stage)
    journal.go("sees")
    screens = journal.place("sees")
    assert screens is not None
    screens._exchange.make(stage.folder / "journal.sharedjournal")  # type: ignore[attr-defined]
    stage.settle()
    yield "20-file-made", window
    journal.bring_in(stage.story.file)
    stage.settle()
    yield "23-brought-in", window


SCENES = (
    Scene("unlock", unlock),
    Scene("locked", locked),
    Scene("first run", first_run),
    Scene("recover", recover),
    Scene("main", main),
    Scene("share", share),
    Scene("can see", can_see),
    Scene("calendar", calendar),
    Scene("search", search),
    Scene("looking back", looking_back),
    Scene("from sam", from_sam),
    Scene("together", together),
    Scene("settings", settings),
    Scene("keeping", keeping),
    Scene("questions", questions),
    Scene("files", files),
    Scene("empty", empty),
    Scene("pairing", pairing),
)


def _noor(stage: Stage) -> tuple[Journal, QWidget]:
    return stage.journal("noor"), stage.window("noor")


def _received(stage: Stage, title: str) -> str:
    """The id under which Noor has a page of Sam's."""
    session = stage.person("noor").session
    pairing = session.shared_with()
    for row in session.store.received.records(pairing.pair):
        if row.line is not None and title.encode() in row.line:
            return row.id
    raise LookupError(title)


def _say_it_back() -> str:
    return forms.phrases("en").asks["say-back"].label


def _is_pseudo() -> bool:
    return QCoreApplication.translate("Screens", "x") != "x"
