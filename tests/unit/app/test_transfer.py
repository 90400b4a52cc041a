# SPDX-License-Identifier: GPL-3.0-or-later
"""Other journals in, own words out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from couple import NOTHING, Person, hand_over
from sharedjournal.app import exchange, reading, receiving, transfer
from sharedjournal.app.transfer import Taken
from sharedjournal.domain.errors import BadInput, FileExists
from sharedjournal.interchange import Imported

if TYPE_CHECKING:
    from pathlib import Path

Both = tuple[Person, Person]


def exported(person: Person, path: Path, scope: transfer.Scope) -> list[dict[str, Any]]:
    """What an export holds."""
    written = transfer.export_journal(person.session, "jsonl", path, scope)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert written == len(lines)
    return lines


def test_a_second_import_adds_nothing(alex: Person, tmp_path: Path) -> None:
    """All comes in private, on its day, and once."""
    path = tmp_path / "pepys.jsonl"
    path.write_text(
        '{"date":"1660-01-01","text":"Blessed be God."}\n'
        '{"date":"1660-01-02","text":"In the morning."}\n'
        "no entry\n"
    )
    run = {"kind": "jsonl", "path": path, "progress": NOTHING}

    assert Taken(3, 2, 0, 1) == transfer.import_journal(alex.session, dry_run=True, **run)  # type: ignore[arg-type]
    assert () == reading.rows(alex.session)
    assert Taken(3, 2, 0, 1) == transfer.import_journal(alex.session, dry_run=False, **run)  # type: ignore[arg-type]
    assert Taken(3, 0, 2, 1) == transfer.import_journal(alex.session, dry_run=False, **run)  # type: ignore[arg-type]
    rows = reading.rows(alex.session)

    assert ["In the morning.", "Blessed be God."] == [row[4] for row in rows]
    assert {"private"} == {row[5] for row in rows}
    with pytest.raises(BadInput):
        transfer.import_journal(alex.session, "tea-leaves", path, dry_run=False, progress=NOTHING)


def test_pictures_come_in_as_far_as_they_are_pictures(
    alex: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of an entry come in all the same."""
    item = Imported(key="k", body="words", pictures=(b"picturesea", b"none", b"picturesea"))
    monkeypatch.setattr("sharedjournal.interchange.read", lambda *_args: iter([item]))
    transfer.import_journal(alex.session, "any", tmp_path, dry_run=False, progress=NOTHING)
    (row,) = reading.rows(alex.session)

    assert 1 == len(reading.page(alex.session, row[0]).pictures)


def test_what_is_exported_is_chosen(both: Both, tmp_path: Path) -> None:
    """Own words, those that were shared, or with what came and was opened."""
    alex, sam = both
    alex.write("private")
    alex.page("shared", title="T", feelings=("glad",))
    from sharedjournal.app import writing

    writing.delete(alex.session, alex.write("thrown away"))
    record = sam.page("deep", along={"care": ("just-us",)})
    sam.page("open")
    hand_over(sam, alex)

    assert {"private", "shared"} == {e["text"] for e in exported(alex, tmp_path / "own", "own")}
    assert ["shared"] == [e["text"] for e in exported(alex, tmp_path / "some", "shared")]
    assert {"private", "shared", "open"} == {
        e["text"] for e in exported(alex, tmp_path / "all", "all")
    }

    receiving.open_envelope(alex.session, record)
    found = {e["text"]: e for e in exported(alex, tmp_path / "more", "all")}

    assert "deep" in found
    assert "just-us" in json.dumps(found["deep"])
    with pytest.raises(FileExists):
        transfer.export_journal(alex.session, "jsonl", tmp_path / "own", "own")


def test_nothing_is_written_among_the_vaults_own_files(
    both: Both,
) -> None:
    """Neither an export nor a file to hand over may lie in the folder of the vault."""
    alex, _sam = both
    folder = alex.session.store.folder
    before = sorted(folder.iterdir())

    for write in (
        lambda: transfer.export_journal(alex.session, "jsonl", folder / "words.jsonl", "own"),
        lambda: exchange.make_file(
            alex.session, folder / "x.sharedjournal", all_pictures=False, progress=NOTHING
        ),
    ):
        with pytest.raises(BadInput) as caught:
            write()
        assert "target" == caught.value.detail
    assert before == sorted(folder.iterdir())
