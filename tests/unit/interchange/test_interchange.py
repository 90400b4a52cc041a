# SPDX-License-Identifier: GPL-3.0-or-later
"""Other journals come in whole or are named as skipped; own words go out and come in again."""

from __future__ import annotations

import errno
import json
import os
import string
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal import interchange
from sharedjournal.domain.errors import BadInput, Cancelled, DiskFull, FileExists
from sharedjournal.interchange import Exported, frontmatter, jsonl, markdown, model, source, target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sharedjournal.interchange import Imported

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


def read(kind: str, path: Path) -> list[Imported]:
    """All that an import finds."""
    return list(interchange.read(kind, path))


def read_lines(path: Path, *lines: bytes | dict[str, Any]) -> list[Imported]:
    """The import of a file with these lines."""
    encoded = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"\n".join(encoded))
    return read("jsonl", path)


def problems(items: list[Imported]) -> list[str | None]:
    """What was wrong with each."""
    return [item.problem for item in items]


def exported(**values: Any) -> Exported:
    """An entry to write, with these values."""
    return Exported(
        **{"id": "1", "day": date(2024, 5, 1), "created": None, "title": "", "body": "x", **values}
    )


# --- all formats ----------------------------------------------------------------------------------


def test_unknown_format(tmp_path: Path) -> None:
    """A format that there is none of is the person's to mend."""
    with pytest.raises(BadInput):
        interchange.read("docx", tmp_path)
    with pytest.raises(BadInput):
        interchange.write("docx", tmp_path, [])

    assert ("jsonl", "markdown") == interchange.FORMATS


letters = st.characters(codec="utf-8", exclude_characters="\0\r")
words = st.text(letters, min_size=1, max_size=30).filter(
    lambda text: text == text.strip() and "," not in text
)
bodies = st.text(letters)
lists = st.lists(words, max_size=3, unique=True).map(tuple)
titles = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=60)
entries = st.builds(
    Exported,
    id=st.uuids().map(str),
    day=st.none() | st.dates(),
    created=st.none() | st.datetimes().map(lambda moment: moment.isoformat()),
    title=titles,
    body=bodies | st.sampled_from(["# 2024-01-01\na", "---\nx: y\n---\n", "\n\nspace\n\n"]),
    tags=lists,
    feelings=lists,
    needs=lists,
    mood=st.none() | st.integers(1, 5),
)


@pytest.mark.parametrize("kind", interchange.FORMATS)
@given(items=st.lists(entries, max_size=6))
def test_round_trip(
    kind: str, items: list[Exported], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What was exported comes in again word by word, whatever the words are."""
    path = tmp_path_factory.mktemp("round") / "out"

    written = interchange.write(kind, path, items)
    found = read(kind, path)

    def of(item: Exported | Imported) -> tuple[object, ...]:
        return (
            *(item.day, item.created, item.title, item.body),
            *(item.tags, item.feelings, item.needs, item.mood),
        )

    assert len(items) == written
    assert [None] * len(items) == problems(found)
    assert sorted(map(repr, map(of, items))) == sorted(map(repr, map(of, found)))
    assert len(items) == len({item.key for item in found})


@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_keys(kind: str, tmp_path: Path) -> None:
    """The same at every run; equal entries are told apart by their occurrence; no two are alike."""
    items = [exported(), exported(), exported(body="y"), exported(day=None)]
    interchange.write(kind, tmp_path / "out", items)

    first, second = (read(kind, tmp_path / "out") for _ in range(2))

    assert first == second
    assert 4 == len({item.key for item in first})
    assert all(item.key.startswith(f"{kind}:") for item in first)


@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_partners_pages_do_not_become_ones_own(kind: str, tmp_path: Path) -> None:
    """What a partner wrote is in an export for reading; no import makes it one's own words."""
    interchange.write(kind, tmp_path / "out", [exported(author="partner", care=("just-us",))])

    assert ["not yours"] == problems(read(kind, tmp_path / "out"))
    text = "".join(
        path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()
    )
    assert "just-us" in text


@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_never_overwrites(kind: str, tmp_path: Path) -> None:
    """An export takes no one's place, and leaves nothing behind when it fails."""
    (tmp_path / "out").write_bytes(b"old")

    with pytest.raises(FileExists):
        interchange.write(kind, tmp_path / "out", [exported()])

    assert b"old" == (tmp_path / "out").read_bytes()
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_appears_in_the_meantime(kind: str, tmp_path: Path) -> None:
    """Not even what appeared while it was written."""

    def items() -> Iterator[Exported]:
        yield exported()
        (tmp_path / "out").write_bytes(b"theirs")

    with pytest.raises(FileExists):
        interchange.write(kind, tmp_path / "out", items())

    assert ["out"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_stopped_in_the_middle(kind: str, tmp_path: Path) -> None:
    """Stopped, there is no export, and nothing beside it."""

    def items() -> Iterator[Exported]:
        yield exported()
        raise Cancelled

    with pytest.raises(Cancelled):
        interchange.write(kind, tmp_path / "out", items())

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", interchange.FORMATS)
@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, DiskFull), (errno.ENOTEMPTY, FileExists), (errno.EIO, BadInput)],
)
def test_failing_disk(
    kind: str,
    number: int,
    error: type[Exception],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full or broken disk: its kind, and nothing left over."""

    def fail(_descriptor: int) -> None:
        raise OSError(number, "test")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error):
        interchange.write(kind, tmp_path / "out", [exported()])

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_impossible_targets(kind: str, tmp_path: Path) -> None:
    """A folder that is not there, a name that cannot be."""
    for path in (tmp_path / "no" / "out", tmp_path / "a\0b"):
        with pytest.raises(BadInput):
            interchange.write(kind, path, [exported()])


@POSIX
@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_exports_are_for_their_owner(kind: str, tmp_path: Path) -> None:
    """Plain words are readable for one account until their owner decides otherwise."""
    interchange.write(kind, tmp_path / "out", [exported()])

    assert [] == [path for path in tmp_path.rglob("*") if path.stat().st_mode & 0o077]


@POSIX
@pytest.mark.parametrize("kind", interchange.FORMATS)
def test_odd_paths(kind: str, tmp_path: Path) -> None:
    """What is no file, or not there, is refused and nothing hangs."""
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "fifo", tmp_path / "nothing", tmp_path / "a\0b"):
        with pytest.raises(BadInput):
            read(kind, path)


# --- JSON lines -----------------------------------------------------------------------------------


def test_dates_of_long_ago(tmp_path: Path) -> None:
    """Row 61: any day from year 1 to 9999 is a day; a missing one stays missing."""
    found = read_lines(
        tmp_path / "a",
        {"date": "1660-01-11", "text": "Lay long."},
        {"date": "0001-01-01", "text": "a"},
        {"text": "b"},
        {"date": "2024-05-01T23:30:00+02:00", "text": "c"},
    )

    assert [date(1660, 1, 11), date(1, 1, 1), None, date(2024, 5, 1)] == [i.day for i in found]
    assert "23:30:00+02:00" == found[3].created
    assert ("", "Lay long.") == (found[0].title, found[0].body)


BAD_LINES: dict[bytes, str] = {
    b"\xc0\xaf": "utf-8",
    '{"text": "a"}'.encode("utf-16"): "utf-8",
    b"{": "json",
    b"[1]": "json",
    b"NaN": "json",
    b'{"text": "a", "mood": Infinity}': "json",
    b'{"text": "a", "text": "b"}': "json",
    b'{"text": "a", "n": ' + b"9" * 10_000 + b"}": "json",
    b"[" * 100_000: "json",
    b"{}": "text",
    b'{"text": 5}': "text",
    b'{"text": "a\\u0000"}': "text",
    b'{"text": "\\ud800"}': "text",
    b'{"text": "a", "title": 5}': "title",
    b'{"text": "a", "title": "x\\ny"}': "title",
    b'{"text": "a", "title": "' + b"x" * 1001 + b'"}': "title",
    b'{"text": "a", "date": 5}': "date",
    b'{"text": "a", "date": "2026-02-30"}': "date",
    b'{"text": "a", "date": "0000-01-01"}': "date",
    b'{"text": "a", "date": "10000-01-01"}': "date",
    b'{"text": "a", "date": "03/04/2024"}': "date",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=lambda line: ascii(line[:30]))
def test_hostile_lines(line: bytes, tmp_path: Path) -> None:
    """Rows 41 to 45, 61: one line is skipped and named, its neighbours come in."""
    found = read_lines(tmp_path / "a", {"text": "before"}, line, {"text": "after"})

    assert None is found[0].problem
    assert None is found[-1].problem
    assert BAD_LINES[line] in problems(found)
    assert all(item.key == "" for item in found if item.problem)


def test_odd_but_readable_lines(tmp_path: Path) -> None:
    """A byte order mark, CRLF, blank lines and numbers beside the words harm nothing."""
    (tmp_path / "a").write_bytes(
        b'\xef\xbb\xbf{"text": "a\\r\\nb\\rc", "n": 1.5}\r\n\r\n  \n{"body": "d", "n": 7}'
    )

    assert ["a\nb\nc", "d"] == [item.body for item in read("jsonl", tmp_path / "a")]


def test_what_is_noted_beside_the_words(tmp_path: Path) -> None:
    """What fits is kept; what does not is left out rather than losing the words."""
    good, bad = read_lines(
        tmp_path / "a",
        {"text": "a", "mood": 4, "tags": ["x", "x", " y "], "feelings": "calm, glad", "needs": []},
        {"text": "b", "mood": True, "tags": 5, "feelings": ["z" * 141, 3, "\0"], "written": 5},
    )

    assert (4, ("x", "y"), ("calm", "glad")) == (good.mood, good.tags, good.feelings)
    assert (None, (), (), None) == (bad.mood, bad.tags, bad.feelings, bad.created)


def test_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 108: a line beyond the limit is passed over without being held in memory."""
    monkeypatch.setattr(jsonl, "MAX_LINE", 100)

    found = read_lines(tmp_path / "a", {"text": "a"}, b"x" * 1000, {"text": "b"}, b"y" * 1000)

    assert [None, "size", None, "size"] == problems(found)


def test_stick_pulled_out(tmp_path: Path) -> None:
    """A file that cannot be read to its end is refused."""
    (tmp_path / "a").write_bytes(b"a")

    with pytest.raises(BadInput), source.opened(tmp_path / "a"):
        raise OSError(errno.EIO, "test")


def test_pepys(shared_data: Path) -> None:
    """Real input: 3,413 entries, days in the 1660s, all readable, all different."""
    found = read("jsonl", shared_data / "pepys.jsonl")

    assert 3413 == len(found)
    assert {None} == set(problems(found))
    assert 3413 == len({item.key for item in found})
    assert all(item.day is not None and 1660 <= item.day.year <= 1669 for item in found)


# --- Markdown -------------------------------------------------------------------------------------


def read_files(folder: Path, **files: str) -> list[Imported]:
    """The import of a folder with these files; `__` in a name stands for a line."""
    for name, text in files.items():
        path = folder / (name.replace("_", "-") + ".md")
        path.write_text(text, encoding="utf-8", newline="")
    return read("markdown", folder)


def test_front_matter_of_other_journals(tmp_path: Path) -> None:
    """Keys in any case, lists of three kinds, quotes of two, and what no YAML reader would take."""
    (item,) = read_files(
        tmp_path,
        a="---\r\nTitle: 'It''s \"us\"'\r\nCreated: 2024-05-01 20:00\ntags:\n- one\n  - \"two\"\n"
        "\tmood: 4\nfeelings: [calm, 'glad']\nneeds: rest, play\n: nonsense\n...\n\nBody.\n\n",
    )

    assert (date(2024, 5, 1), 'It\'s "us"', "Body.\n") == (item.day, item.title, item.body)
    assert (("one", "two"), ("calm", "glad"), ("rest", "play")) == (
        item.tags,
        item.feelings,
        item.needs,
    )
    assert 4 == item.mood


def test_quotes_that_are_none() -> None:
    """A head is read as it stands where it is not what it looks like."""
    found = frontmatter.split('---\na: "x" and "y"\nb: [1, 2]\nc: [' + "[" * 9 + "]\nd: 'x\n---\n")

    assert found is not None
    assert {"a": '"x" and "y"', "b": ["1", "2"], "c": ["[" * 9], "d": "'x"} == found[0]


@pytest.mark.parametrize("text", ["---\na: b\n", "--- a\n---\n", "text\n---\na: b\n---\n", ""])
def test_no_front_matter(text: str) -> None:
    """A line of dashes is not yet a head."""
    assert frontmatter.split(text) is None


def test_day_from_the_name(tmp_path: Path) -> None:
    """A file's name tells the day, and what else is in it the title."""
    found = read_files(
        tmp_path, **{"2024_05_01 A walk": "x", "2024_05_02b": "y", "notes": "# Head\nz", "x99": "w"}
    )

    assert [
        (date(2024, 5, 1), "A walk", "x"),
        (date(2024, 5, 2), "", "y"),
        (None, "Head", "z"),
        (None, "", "w"),
    ] == [(item.day, item.title, item.body) for item in found]


def test_one_file_for_many_days(tmp_path: Path) -> None:
    """Each heading that is a date begins an entry; code is not looked into."""
    path = tmp_path / "diary.md"
    path.write_text(
        "before\n\n# 2024-05-01 \u2013 Rain\nWet.\n```\n# 2024-01-01\n~~~\n```\n"
        "## 2024-05-02\n\nDry.\n"
        "# 2024-02-30\nNo day.\n",
        encoding="utf-8",
    )

    found = read("markdown", path)

    assert [
        (None, "", "before"),
        (date(2024, 5, 1), "Rain", "Wet.\n```\n# 2024-01-01\n~~~\n```"),
        (date(2024, 5, 2), "", "Dry."),
    ] == [(item.day, item.title, item.body) for item in found[:3]]
    assert [None, None, None, "date"] == problems(found)


def test_nothing_before_the_first_day(tmp_path: Path) -> None:
    """White space before the first heading is no entry."""
    (tmp_path / "a.md").write_text("\n\n# 2024-05-01\nx", encoding="utf-8")

    assert ["x"] == [item.body for item in read("markdown", tmp_path / "a.md")]


@POSIX
def test_no_path_is_followed(tmp_path: Path) -> None:
    """Links in a folder are passed over, as are hidden files; picture links stay as text."""
    (tmp_path / "secret.txt").write_text("canary", encoding="utf-8")
    folder = tmp_path / "journal"
    (folder / "2024" / ".git").mkdir(parents=True)
    (folder / "2024" / ".git" / "x.md").write_text("hidden", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "2024" / "a.MD").write_text("![x](../../secret.txt)", encoding="utf-8")
    (folder / "a.txt").write_text("other", encoding="utf-8")
    os.mkfifo(folder / "fifo.md")

    found = read("markdown", folder)

    assert [("![x](../../secret.txt)", None), ("", "file")] == [(i.body, i.problem) for i in found]
    assert [()] * 2 == [item.pictures for item in found]


def test_hostile_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows 45, 108: too large, not UTF-8, NUL: skipped and named."""
    monkeypatch.setattr(markdown, "MAX_FILE", 100)
    (tmp_path / "a.md").write_bytes(b"x" * 101)
    (tmp_path / "b.md").write_bytes(b"\xff\xfe\0")
    (tmp_path / "c.md").write_bytes(b"a\0b")
    (tmp_path / "d.md").write_bytes(b"\xef\xbb\xbfgood")

    assert ["size", "utf-8", "text", None] == problems(read("markdown", tmp_path))


def test_endless_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders within folders without end are refused, as is one that may not be read."""
    monkeypatch.setattr(source, "MAX_DEPTH", 2)
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)

    with pytest.raises(BadInput):
        read("markdown", tmp_path)
    with pytest.raises(BadInput):
        list(source.files_in(tmp_path / "nothing", (".md",)))


def test_names_of_exported_files(tmp_path: Path) -> None:
    """Day and number, and no word of an entry."""
    items = [exported(), exported(title="secret"), exported(day=None), exported(day=date(33, 4, 3))]
    interchange.write("markdown", tmp_path / "out", items)

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert ["0033-04-03.md", "2024-05-01-2.md", "2024-05-01.md", "undated.md"] == names


def test_text_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One character more than an entry may have, and it is skipped."""
    monkeypatch.setattr(model, "MAX_TEXT", 3)

    assert [None, "text"] == problems(read_lines(tmp_path / "a", {"text": "abc"}, {"text": "abcd"}))


def test_folder_that_cannot_be_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot force a folder to the disk, the export is there all the same."""
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    with target.new_file(tmp_path / "a") as out:
        out.write(string.ascii_letters.encode())

    assert string.ascii_letters == (tmp_path / "a").read_text(encoding="utf-8")
