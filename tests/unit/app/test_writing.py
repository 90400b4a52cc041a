# SPDX-License-Identifier: GPL-3.0-or-later
"""Own entries: private, editable, thrown away and erased. Nothing of it reaches the partner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from couple import Person, hand_over
from sharedjournal.app import drafts, opening, reading, settings, sharing, typed, writing
from sharedjournal.app.rendering import Along
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput, NoSuchEntry, NotAllowed, NotYours
from sharedjournal.system import places

if TYPE_CHECKING:
    from pathlib import Path

Both = tuple[Person, Person]


def test_a_new_entry_is_private(both: Both) -> None:
    """Also when the last one was shared."""
    alex, sam = both
    alex.page("shared")
    alex.write("private")
    hand_over(alex, sam)

    assert {"private": "private", "shared": "shared"} == {
        row[4]: row[5] for row in reading.rows(alex.session)
    }
    assert ["shared"] == [row[4] for row in reading.rows(sam.session)]


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({"title": "a\nb"}, "title"),
        ({"title": "x" * 1001}, "title"),
        ({"title": "\0"}, "title"),
        ({"body": "a\0b"}, "body"),
        ({"body": "\ud800"}, "body"),
        ({"body": "x" * (8 * 1024 * 1024 + 1)}, "body"),
        ({"feelings": ("a", "b", "c", "d")}, "feeling"),
        ({"feelings": (" ",)}, "feeling"),
        ({"feelings": ("\0",)}, "feeling"),
        ({"needs": ("x" * 141,)}, "need"),
        ({"mood": 6}, "mood"),
        ({"tags": ("\ud800",)}, "tag"),
        ({"tags": tuple(map(str, range(51)))}, "tag"),
        ({"fields": {"a": 1.5}}, "fields"),
    ],
)
def test_what_cannot_be_kept_is_refused(alex: Person, values: dict[str, Any], detail: str) -> None:
    """With the name of what is wrong, and nothing stored."""
    with pytest.raises(BadInput) as caught:
        writing.write(alex.session, Content(day=None, **values))

    assert detail == caught.value.detail
    assert () == reading.rows(alex.session)


def test_line_ends_are_made_even(alex: Person) -> None:
    """Whatever system they were typed on."""
    entry = alex.write("a\r\nb\rc")

    assert "a\nb\nc" == reading.page(alex.session, entry).body


def test_former_words_are_kept_and_never_travel(both: Both) -> None:
    """Each edit is a revision, but for what is saved by itself while one types."""
    alex, sam = both
    entry = alex.write("one")
    writing.edit(alex.session, entry, Content(day=None, body="two"))
    writing.edit(alex.session, entry, Content(day=None, body="three"), same_sitting=True)

    assert not writing.edit(alex.session, entry, Content(day=None, body="three")).ids
    assert ["one"] == [content.body for _at, content in reading.revisions(alex.session, entry)]

    alex.share(entry)
    hand_over(alex, sam)
    (row,) = reading.rows(sam.session)

    assert () == reading.earlier_versions(sam.session, row[0])


def test_the_bin_and_the_end_of_it(alex: Person) -> None:
    """Thirty days in the bin, then gone at the next unlock; or at once, if one says so."""
    one, two, three = (alex.write(text) for text in ("one", "two", "three"))
    for entry in (one, two, three):
        writing.delete(alex.session, entry)

    assert () == reading.rows(alex.session)
    assert 3 == len(writing.binned(alex.session))
    assert reading.page(alex.session, one).binned
    with pytest.raises(NoSuchEntry):
        writing.delete(alex.session, one)
    with pytest.raises(NoSuchEntry):
        writing.edit(alex.session, one, Content(day=None))

    writing.undelete(alex.session, one)
    with pytest.raises(NoSuchEntry):
        writing.undelete(alex.session, one)
    with pytest.raises(NoSuchEntry):
        writing.erase(alex.session, one)
    writing.erase(alex.session, two)
    with pytest.raises(NoSuchEntry):
        reading.page(alex.session, two)

    alex.clock.advance(days=29)
    alex.reopen()
    assert 1 == len(writing.binned(alex.session))

    alex.clock.advance(days=2)
    alex.reopen()
    assert () == writing.binned(alex.session)
    assert 1 == len(reading.rows(alex.session))


def test_a_picture_lives_as_long_as_something_names_it(alex: Person) -> None:
    """An entry, its former words; then it is erased with them."""
    entry = writing.write(alex.session, Content(day=None), pictures=[b"picturesea", b"picturesea"])
    (name,) = reading.page(alex.session, entry).pictures
    writing.edit(alex.session, entry, Content(day=None), pictures=[b"picturesky"])

    assert reading.picture(alex.session, entry, name) is not None

    writing.delete(alex.session, entry)
    writing.erase(alex.session, entry)

    with pytest.raises(NoSuchEntry):
        alex.session.store.pictures.get(name)
    with pytest.raises(BadInput):
        writing.write(alex.session, Content(day=None), pictures=[b"no picture"])


def test_what_is_not_ones_own_is_not_changed(both: Both) -> None:
    """Also after the pairing has ended."""
    from sharedjournal.app import pairing

    alex, sam = both
    record = alex.page("words")
    hand_over(alex, sam)
    for _time in range(2):
        with pytest.raises(NotYours):
            writing.edit(sam.session, record, Content(day=None))
        with pytest.raises(NotYours):
            writing.delete(sam.session, record)
        if pairing.status(sam.session) is not None:
            pairing.unpair(sam.session)
    with pytest.raises(NoSuchEntry):
        writing.delete(sam.session, "nothing")


def test_an_erased_entry_leaves_its_record_to_be_taken_back(both: Both) -> None:
    """By the id under which it was shared."""
    alex, sam = both
    entry = alex.write("words")
    record = alex.share(entry)
    hand_over(alex, sam)
    writing.delete(alex.session, entry)
    with pytest.raises(NoSuchEntry):
        sharing.share(alex.session, [entry])
    writing.erase(alex.session, entry)

    assert record == alex.session.find(record[:8])
    assert "withdrawn" == sharing.unshare(alex.session, record)
    assert 1 == hand_over(alex, sam).withdrawn
    with pytest.raises(NotAllowed):
        sharing.unshare(alex.session, record)


def test_what_is_private_or_gone_cannot_be_taken_back(both: Both) -> None:
    """And what is not here neither."""
    alex, sam = both
    entry = alex.write("words")
    with pytest.raises(NotAllowed):
        sharing.unshare(alex.session, entry)
    alex.share(entry)
    hand_over(alex, sam)
    sharing.unshare(alex.session, entry)

    assert "withdrawn" == reading.page(alex.session, entry).state
    with pytest.raises(NotAllowed):
        sharing.unshare(alex.session, entry)
    with pytest.raises(NoSuchEntry):
        sharing.unshare(alex.session, "nothing")

    # Shared again it is another record, in a thread of its own.
    alex.share(entry)
    assert "private" != sharing.unshare(alex.session, entry)


def test_a_passage_is_shared_alone_and_marked_anew(both: Both) -> None:
    """Where it was edited away, the whole page is never shared by mistake."""
    alex, sam = both
    entry = alex.write("Private. For you.", title="T")
    record = sharing.share(alex.session, [entry], Along.of_excerpt("For you."))[0].record_id
    hand_over(alex, sam)
    page = reading.page(sam.session, record)

    assert ("", None, "For you.") == (page.title, page.day, page.body)

    writing.edit(alex.session, entry, Content(day=None, body="Still private. For you."))
    sharing.share(alex.session, [entry])

    assert "For you." == reading.page(sam.session, record).body

    writing.edit(alex.session, entry, Content(day=None, body="Only private."))
    with pytest.raises(BadInput):
        sharing.share(alex.session, [entry])
    sharing.share(alex.session, [entry], Along())
    hand_over(alex, sam)

    assert "Only private." == reading.page(sam.session, record).body
    assert sharing.along_of(alex.session, entry).excerpt is None


def test_a_preview_is_what_travels_or_nothing(both: Both) -> None:
    """Confirming is refused where something changed since it was shown."""
    alex, sam = both
    entry = alex.write("words")
    first = sharing.propose(alex.session, entry, Along())
    second = sharing.propose(alex.session, entry, Along())

    assert "words" not in repr(first)
    sharing.confirm(alex.session, first)
    with pytest.raises(NotAllowed):
        sharing.confirm(alex.session, second)

    third = sharing.propose(alex.session, entry, Along())
    hand_over(alex, sam)
    with pytest.raises(NotAllowed):
        sharing.confirm(alex.session, third)
    sharing.unshare(alex.session, entry)
    with pytest.raises(NotAllowed):
        sharing.confirm(alex.session, third)


def test_sharing_several_is_all_or_none(both: Both) -> None:
    """One that cannot be shared keeps the others private."""
    alex, _sam = both
    entry = alex.write("words")
    with pytest.raises(NoSuchEntry):
        sharing.share(alex.session, [entry, "nothing"])

    assert () == sharing.next_file(alex.session, everything=True)


def test_ids_are_found_by_their_beginning(both: Both) -> None:
    """Eight characters or more, if they are of one only."""
    alex, _sam = both
    entry = alex.write("words")

    assert entry == alex.session.find(entry[:8].upper())
    with pytest.raises(BadInput):
        alex.session.find(entry[:7])
    with pytest.raises(NoSuchEntry):
        alex.session.find("zzzzzzzz")


def test_choices_are_remembered_in_the_vault(alex: Person) -> None:
    """And forgotten when they are emptied."""
    settings.remember(alex.session, "theme", "dark")

    assert "dark" == settings.read(alex.session, "theme")

    settings.remember(alex.session, "theme", "")

    assert "light" == settings.read(alex.session, "theme", "light")
    with pytest.raises(BadInput):
        settings.remember(alex.session, "", "x")


def test_drafts_survive_a_lock(alex: Person) -> None:
    """Each under its id and kind, the newest first."""
    drafts.save(alex.session, "one", "editor", {"body": "half a th", "at": 3})
    alex.clock.advance(minutes=1)
    drafts.save(alex.session, "two", "editor", {"body": ""})
    alex.reopen()

    assert ("two", "one") == drafts.ids(alex.session, "editor")
    assert {"body": "half a th", "at": 3} == drafts.load(alex.session, "one", "editor")
    assert drafts.load(alex.session, "one", "other") is None

    drafts.forget(alex.session, "one")

    assert drafts.load(alex.session, "one", "editor") is None
    with pytest.raises(BadInput):
        drafts.save(alex.session, "one", "editor", {"body": 1.5})


def test_only_labelled_vaults_are_listed(
    alex: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vault without a label, and what is no vault, is in no list."""
    import couple
    from sharedjournal import vault
    from sharedjournal.app import upkeep

    root = tmp_path / "vaults"
    monkeypatch.setattr(places, "vaults_folder", lambda: root)

    assert () == opening.labelled()

    root.mkdir()
    (root / "stray").mkdir()
    for label in ("Ours", None, "alone"):
        upkeep.create(
            alex.world,
            opening.new_place(alex.ids),
            name="Alex",
            label=label,
            passphrase=couple.passphrase(),
            recovery=False,
            cost=vault.Cost.FLOOR,
        ).session.close()

    assert ["alone", "Ours"] == [known.label for known in opening.labelled()]


def test_a_typed_day_is_a_day() -> None:
    """Kept as it is written down."""
    from sharedjournal.forms import Input, Step

    step = Step(key="x", who="each", inputs=(Input("by", "day"),))
    content = typed.content_of(step, day=date(2026, 1, 1), texts={"by": "0001-01-01"})

    assert {"by": "0001-01-01"} == dict(content.fields)
