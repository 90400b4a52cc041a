# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command on real vaults: its keys of JSON, its text, its failures."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from sharedjournal.cli import inputs, parser
from sharedjournal.interchange import FORMATS
from sharedjournal.vault import Store
from unit.cli.doors import PASSPHRASE, Program, hand_over, pair

if TYPE_CHECKING:
    import pytest

SHOWN = {
    *("id", "day", "title", "body", "feelings", "needs", "mood", "tags", "ask", "care", "author"),
    *("state", "re", "thread", "pictures"),
}


def png(path: Path) -> Path:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(out, "PNG")
    path.write_bytes(out.getvalue())
    return path


# --- the vault ------------------------------------------------------------------------------------


def test_new(tmp_path: Path) -> None:
    """A vault with 24 words, once; a second one is not made over it."""
    program = Program(tmp_path, tmp_path / "vault")
    made = program.json("new", "--name", "Alex", "--label", "Mine").row

    assert {"vault", "recovery"} == set(made)
    assert 24 == len(made["recovery"].split())
    assert [] == program.json("list").rows
    again = program.run("new", "--name", "Alex")
    assert (5, "VaultExists") == (again.code, again.kind)


def test_new_in_words(tmp_path: Path) -> None:
    """In text the words stand on a line of their own; without recovery there are none."""
    first = Program(tmp_path, tmp_path / "a").run("new", "--name", "Alex")
    second = Program(tmp_path, tmp_path / "b").run("new", "--name", "Alex", "--no-recovery")

    assert 24 == len(first.out.splitlines()[-1].split())
    assert "The journal is made.\n" == second.out


def test_bad_names(tmp_path: Path) -> None:
    """A name is a line of text."""
    program = Program(tmp_path, tmp_path / "vault")

    assert "BadInput" == program.run("new", "--name", "a\nb").kind
    assert "BadInput" == program.run("new", "--name", " ").kind
    assert not program.vault.exists()


def test_vault_from_the_environment(alex: Program) -> None:
    """SHAREDJOURNAL_VAULT chooses, --vault wins."""
    alex.environment = {"SHAREDJOURNAL_VAULT": str(alex.vault)}

    chosen = alex.raw("list", "--passphrase-file", alex.passphrase_file)
    other = alex.raw(
        "--vault", alex.folder / "no", "list", "--passphrase-file", alex.passphrase_file
    )

    assert 0 == chosen.code
    assert (5, "VaultMissing") == (other.code, other.kind)


def test_wrong_passphrase(alex: Program) -> None:
    """Exit code 3, and nothing else happens."""
    alex.passphrase_file.write_text("wrong\n", encoding="utf-8")

    done = alex.run("list")

    assert (3, "WrongPassphrase") == (done.code, done.kind)


def test_asked_at_the_terminal(alex: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file the person is asked, and for a new passphrase twice."""
    asked: list[str] = []
    answers = [PASSPHRASE, PASSPHRASE, "second", "other", PASSPHRASE, "second", "second"]

    def ask(prompt: str) -> bytearray:
        asked.append(prompt)
        return bytearray(answers.pop(0).encode())

    monkeypatch.setattr(inputs, "ask_passphrase", ask)
    first = alex.raw("list", "--vault", alex.vault)
    differ = alex.raw("passphrase", "--vault", alex.vault)
    changed = alex.raw("passphrase", "--vault", alex.vault)

    assert (0, "BadInput", 0) == (first.code, differ.kind, changed.code)
    assert ["Passphrase: ", "Passphrase: ", "New passphrase: ", "The same again: "] == asked[:4]
    assert 3 == alex.run("list").code


def test_changing_secrets(tmp_path: Path) -> None:
    """A new passphrase, a new key with it, new words, no words: each opens, the old ones do not."""
    program = Program(tmp_path, tmp_path / "vault")
    program.json("new", "--name", "Alex", "--no-recovery")
    new = tmp_path / "new"
    new.write_text("second\n", encoding="utf-8")

    changed = program.json("passphrase", "--new-passphrase-file", new).row
    assert {"changed": True, "recovery": None} == changed
    assert 3 == program.run("list").code
    program.passphrase_file.write_text("second\n", encoding="utf-8")
    words = program.json("recovery").row["recovery"]
    again = program.json("passphrase", "--new-key", "--new-passphrase-file", new).row["recovery"]
    kept = program.run("passphrase", "--new-key", "--keep-recovery", "--new-passphrase-file", new)

    assert {24} == {len(words.split()), len(again.split())}
    assert words != again
    assert "still open with the old secrets" in kept.out
    new.write_text("third\n", encoding="utf-8")
    old = program.run("recover", "--new-passphrase-file", new, stdin=words)
    assert (3, "WrongPassphrase") == (old.code, old.kind)
    program.json("recover", "--new-passphrase-file", new, stdin=again + "\n")
    assert 3 == program.run("list").code
    program.passphrase_file.write_text("third\n", encoding="utf-8")
    assert {"changed": True, "recovery": None} == program.json("recovery", "--remove").row
    gone = program.run("recover", "--new-passphrase-file", new, stdin=again)
    assert (3, "WrongPassphrase") == (gone.code, gone.kind)


def test_recover_needs_words_and_a_vault(alex: Program) -> None:
    """What are no words, and what is no vault."""
    new = alex.passphrase_file
    nowhere = alex.raw(
        "recover", "--vault", alex.folder / "no", "--new-passphrase-file", new, stdin=b"a b"
    )
    none = alex.run("recover", "--new-passphrase-file", new)
    wrong = alex.run("recover", "--new-passphrase-file", new, stdin="a b c")

    assert ["VaultMissing", "BadInput", "WrongPassphrase"] == [nowhere.kind, none.kind, wrong.kind]


def test_backup_and_restore(both: tuple[Program, Program]) -> None:
    """A backup opens as the vault does; after a restore the pairing must be confirmed again."""
    alex, _sam = both
    alex.write("a")
    alex.write("b")
    backup, place = alex.folder / "backup", alex.folder / "restored"

    assert {"entries": 2} == alex.json("backup", backup).row
    assert "FileExists" == alex.run("backup", backup).kind
    restored = Program(alex.folder, place)
    done = alex.raw("restore", backup, place, "--passphrase-file", alex.passphrase_file)
    assert 0 == done.code
    assert "2 entries" in done.out
    assert "confirm-words" in done.out
    held = restored.run("send", alex.folder / "file")
    assert (1, "NotConfirmed") == (held.code, held.kind)
    assert "restored" in held.err
    restored.json("confirm-words")
    restored.json("send", alex.folder / "file")
    again = alex.raw("restore", backup, place, "--passphrase-file", alex.passphrase_file)
    assert "VaultExists" == again.kind


def test_restore_with_words(tmp_path: Path) -> None:
    """A backup opens with the words of then, and the new vault gets a new passphrase."""
    program = Program(tmp_path, tmp_path / "vault")
    words = program.json("new", "--name", "Alex").row["recovery"]
    program.write("a")
    program.json("backup", tmp_path / "backup")
    new = tmp_path / "new"
    new.write_text("second\n", encoding="utf-8")
    place = ("restore", tmp_path / "backup", tmp_path / "again")
    options = ("--words", "--new-passphrase-file", new)

    wrong = program.raw(*place, *options, stdin=b"one two three")
    done = program.raw(*place, *options, "--json", stdin=words.encode())

    assert (3, "WrongPassphrase") == (wrong.code, wrong.kind)
    assert (0, {"entries": 1}) == (done.code, done.row)
    opened = program.raw("list", "--vault", tmp_path / "again", "--passphrase-file", new, "--json")
    assert 1 == len(opened.rows)


def test_check(alex: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing found is exit code 0; something is told on the standard output, and is 5."""
    assert {"ok": True, "problems": []} == alex.json("check").row
    monkeypatch.setattr(Store, "check", lambda _self, _progress: ("pages",))

    done = alex.run("check", "--json")

    assert (5, {"ok": False, "problems": ["pages"]}) == (done.code, done.row)


# --- entries --------------------------------------------------------------------------------------


def test_write_and_show(alex: Program) -> None:
    """All that can be given with an entry is there again, and it is private."""
    some_id = alex.write(
        "Words ü\n\nmore\n",
        *("--title", "A title", "--day", "1660-01-11", "--feeling", "calm", "--feeling", "glad"),
        *("--need", "rest", "--mood", "4", "--tag", "us", "--picture", png(alex.folder / "p.png")),
    )
    page = alex.json("show", some_id[:8]).row

    assert SHOWN <= set(page)
    assert ("1660-01-11", "A title", "Words ü\n\nmore") == (
        page["day"],
        page["title"],
        page["body"],
    )
    assert (["calm", "glad"], ["rest"], 4, ["us"]) == (
        *(page["feelings"], page["needs"]),
        *(page["mood"], page["tags"]),
    )
    assert ("me", "private", 1) == (page["author"], page["state"], len(page["pictures"]))
    text = alex.run("show", some_id).out
    for words in ("1660-01-11  A title", "by me, private", "mood: Light", "pictures: 1"):
        assert words in text


def test_day_of_an_entry(alex: Program) -> None:
    """Today unless told; none if told."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    with_day = alex.json("show", alex.write("a")).row["day"]
    without = alex.json("show", alex.write("b", "--no-day"))

    assert with_day >= today
    assert None is without.row["day"]
    assert "BadInput" == alex.run("write", "--day", "2026-02-30", stdin="x").kind


def test_unusable_input(alex: Program) -> None:
    """What cannot be kept is refused, and nothing is written."""
    refused = [
        alex.raw("write", *alex.options, stdin=b"\xff").kind,
        alex.run("write", "--feeling", "x" * 141, stdin="a").kind,
        alex.run("write", "--picture", alex.passphrase_file, stdin="a").kind,
        alex.run("write", "--picture", alex.folder, stdin="a").kind,
        alex.run("write", "--share", stdin="a").kind,
    ]

    assert ["BadInput"] * 4 + ["NotPaired"] == refused
    assert [] == alex.json("list").rows


def test_edit(alex: Program) -> None:
    """The text changes, all else stays."""
    some_id = alex.write("old", "--title", "T")
    assert {"id": some_id} == alex.json("edit", some_id[:9], stdin="new\n").row

    page = alex.json("show", some_id).row
    assert ("T", "new") == (page["title"], page["body"])


def test_bin(alex: Program) -> None:
    """Into the bin, seen there, and out again."""
    some_id = alex.write("a")
    assert {"id": some_id} == alex.json("delete", some_id).row

    assert [] == alex.json("list").rows
    assert [some_id] == [row["id"] for row in alex.json("bin").rows]
    assert "NoSuchEntry" == alex.run("delete", some_id).kind
    assert {"id": some_id} == alex.json("undelete", some_id).row
    assert "The bin is empty.\n" == alex.run("bin").out
    assert "NoSuchEntry" == alex.run("undelete", some_id).kind
    assert 1 == len(alex.json("list").rows)


def test_list(alex: Program) -> None:
    """Newest day first, then creation; so many; with the keys of the contract."""
    alex.write("old", "--day", "2020-01-01", "--title", "first")
    alex.write("none", "--no-day")
    alex.write("new", "--day", "2024-01-01")
    rows = alex.json("list").rows

    assert {"id", "day", "title", "author", "state"} == set(rows[0])
    assert ["2024-01-01", "2020-01-01"] == [row["day"] for row in rows if row["day"]]
    assert 1 == len(alex.json("list", "--limit", "1").rows)
    assert [] == alex.json("list", "--author", "partner").rows
    assert 3 == len(alex.json("list", "--author", "me", "--state", "private").rows)
    assert "first" in alex.run("list").out
    assert "Nothing here yet.\n" == alex.run("list", "--state", "shared").out


def test_ids(alex: Program) -> None:
    """Eight characters or more of one entry."""
    alex.write("a")

    assert "BadInput" == alex.run("show", "1234567").kind
    assert "NoSuchEntry" == alex.run("show", "12345678").kind


def test_search(alex: Program) -> None:
    """Words are found; no query is a wrong one."""
    some_id = alex.write("We walked along the canal.", "--title", "Walk")
    (hit,) = alex.json("search", "canal").rows

    assert {"id", "day", "title", "snippet"} == set(hit)
    assert (some_id, "Walk") == (hit["id"], hit["title"])
    assert "canal" in hit["snippet"]
    assert some_id[:8] in alex.run("search", "cana").out
    for query in ('"', "*", "NEAR(", "b:", "-x", "'; DROP TABLE entry; --", "%n", "{}", "\0", ""):
        assert 0 == alex.raw("search", *alex.options, "--", query).code
    assert "Nothing found.\n" == alex.run("search", "zebra").out


# --- pairing and exchange -------------------------------------------------------------------------


def test_pairing(alex: Program, tmp_path: Path) -> None:
    """Three steps, the same words on both sides, and an end."""
    sam = Program(tmp_path, tmp_path / "sam")
    sam.json("new", "--name", "Sam", "--no-recovery")
    invitation, answer = tmp_path / "invitation", tmp_path / "answer"
    kinds = [alex.run("words").kind, alex.run("unpair").kind, alex.run("identity").kind]
    first = alex.json("invite", invitation).row
    second = sam.json("answer-invitation", invitation, answer).row
    partner = alex.json("accept", answer).row
    mine, theirs = alex.json("words").row, sam.json("words").row

    assert ["NotPaired"] * 3 == kinds
    assert {"pair"} == set(first) == set(second)
    assert {"partner": "Sam"} == partner
    assert mine == theirs
    assert (6, False) == (len(mine["words"].split()), mine["confirmed"])
    assert "NotConfirmed" == alex.run("send", tmp_path / "file").kind
    assert "confirm-words" in alex.run("words").out
    assert alex.json("confirm-words").row == {**mine, "confirmed": True}
    assert "Confirmed." in alex.run("words").out
    assert "AlreadyPaired" == alex.run("invite", tmp_path / "other").kind
    identity = alex.run("identity")
    assert identity.out.startswith("AGE-SECRET-KEY-PQ-1")
    assert identity.err.startswith("Warning: ")
    assert {"words": None, "confirmed": False} == alex.json("unpair").row
    assert "NotPaired" == alex.run("unpair").kind


def test_words_differ(alex: Program, tmp_path: Path) -> None:
    """The answer is dropped, the invitation stays."""
    sam = Program(tmp_path, tmp_path / "sam")
    sam.json("new", "--name", "Sam", "--no-recovery")
    alex.json("invite", tmp_path / "invitation")
    sam.json("answer-invitation", tmp_path / "invitation", tmp_path / "answer")
    alex.json("accept", tmp_path / "answer")

    assert {"words": None, "confirmed": False} == alex.json("reject-words").row
    assert "NotPaired" == alex.run("words").kind
    assert {"partner": "Sam"} == alex.json("accept", tmp_path / "answer").row


def test_text_of_pairing(alex: Program, tmp_path: Path) -> None:
    """Each step says which comes next."""
    sam = Program(tmp_path, tmp_path / "sam")
    sam.json("new", "--name", "Sam", "--no-recovery")
    said = [
        alex.run("invite", tmp_path / "invitation").out,
        sam.run("answer-invitation", tmp_path / "invitation", tmp_path / "answer").out,
        alex.run("accept", tmp_path / "answer").out,
        alex.run("confirm-words").out,
        sam.run("confirm-words").out,
        sam.run("unpair").out,
    ]

    assert "holds no secret" in said[0]
    assert "`words`" in said[1]
    assert "from Sam" in said[2]
    assert ["Paired with Sam.\n", "Paired.\n"] == said[3:5]
    assert "stay readable" in said[5]


def test_exchange(both: tuple[Program, Program]) -> None:
    """What is shared arrives, once; what is not does not."""
    alex, sam = both
    alex.write("private canary")
    some_id = alex.share("shared words", "--title", "T", "--ask", "comfort")
    (following,) = alex.json("next").rows
    path = alex.folder / "file"
    sent = alex.json("send", path).row
    arrived = sam.json("receive", path).row
    again = sam.json("receive", path).row

    assert {"shared_id", "form", "title", "body"} <= set(following)
    assert ("page@1", "T", "shared words") == tuple(following[k] for k in ("form", "title", "body"))
    assert {"number", "records", "new", "pictures_left", "bytes"} <= set(sent)
    assert (1, 1, 1, 0) == tuple(sent[k] for k in ("number", "records", "new", "pictures_left"))
    assert path.stat().st_size == sent["bytes"]
    assert (1, 0, 0, 0) == tuple(arrived[k] for k in ("new", "changed", "withdrawn", "already"))
    assert (0, 0, 0, 1) == tuple(again[k] for k in ("new", "changed", "withdrawn", "already"))
    page = sam.json("show", following["shared_id"]).row
    assert ("shared words", "partner", "shared", "comfort") == (
        *(page["body"], page["author"]),
        *(page["state"], page["ask"]),
    )
    assert "shared" == alex.json("show", some_id).row["state"]
    assert "Nothing new since the last file.\n" == alex.run("next").out
    assert 1 == len(alex.json("next", "--all").rows)
    assert [] == sam.json("search", "canary").rows
    own = alex.run("receive", path)
    assert (4, "OwnFile") == (own.code, own.kind)


def test_refused_files(both: tuple[Program, Program]) -> None:
    """Kinds and exit codes of what is not the partner's file, and the vault unchanged."""
    alex, sam = both
    path = alex.folder / "file"
    alex.json("send", path)
    data = path.read_bytes()
    before = sam.json("list").rows
    (alex.folder / "cut").write_bytes(data[:-1])
    (alex.folder / "text").write_bytes(b"Dear diary")
    (alex.folder / "empty").write_bytes(b"")
    (alex.folder / "flip").write_bytes(data[:-100] + bytes([data[-100] ^ 1]) + data[-99:])
    kinds = {
        name: sam.run("receive", alex.folder / name)
        for name in ("cut", "text", "empty", "flip", "missing", ".")
    }

    assert {
        "cut": (4, "Damaged"),
        "text": (4, "NotExchangeFile"),
        "empty": (4, "NotExchangeFile"),
        "flip": (4, "Damaged"),
        "missing": (1, "BadInput"),
        ".": (4, "NotExchangeFile"),
    } == {name: (done.code, done.kind) for name, done in kinds.items()}
    assert before == sam.json("list").rows


def test_send_replaces_only_its_kind(both: tuple[Program, Program]) -> None:
    """An older exchange file gives way, any other file stays."""
    alex, _sam = both
    path, other = alex.folder / "file", alex.folder / "other"
    other.write_bytes(b"mine")

    assert [1, 2] == [alex.json("send", path).row["number"] for _ in range(2)]
    refused = alex.run("send", other)
    assert (1, "FileExists") == (refused.code, refused.kind)
    assert b"mine" == other.read_bytes()


def test_envelope(both: tuple[Program, Program]) -> None:
    """An envelope shows nothing in lists; `show` opens it, and prints ask and care first."""
    alex, sam = both
    alex.share("held words", "--title", "secret title", "--care", "just-us", "--care", "Gently.")
    hand_over(alex, sam)
    listed = sam.run("list").out
    found = sam.json("search", "held").rows
    shown = sam.run("show", sam.theirs()).out

    assert "envelope" in listed
    assert "secret" not in listed
    assert [] == found
    assert shown.index("Just between us") < shown.index("secret title") < shown.index("held words")
    assert "Gently." in shown
    assert 1 == len(sam.json("search", "held").rows)
    assert "secret title" in sam.run("list").out


def test_share_options(both: tuple[Program, Program]) -> None:
    """Each thing goes along only as told; a passage goes alone."""
    alex, sam = both
    options = ("--title", "T", "--feeling", "calm", "--need", "rest", "--mood", "2", "--tag", "x")
    plain = alex.write("one", *options)
    whole = alex.write("two", *options, "--picture", png(alex.folder / "p.png"))
    part = alex.write("first\nsecond\nthird", *options)
    (alex.folder / "passage").write_text("second\n", encoding="utf-8")
    done = alex.json("share", plain, "--no-title", "--no-day", "--depth", "2").row
    extra = [f"--with-{name}" for name in ("feelings", "needs", "mood", "pictures")]
    alex.json("share", whole, *extra)
    alex.json("share", part, "--excerpt-file", alex.folder / "passage")
    hand_over(alex, sam)
    pages = {p["body"]: p for p in (sam.json("show", sam.theirs(n)).row for n in range(3))}

    assert {"id": plain, "rev": 1} == {key: done[key] for key in ("id", "rev")}
    assert {"one", "two", "second"} == set(pages)
    assert (None, "", [], 2) == tuple(
        pages["one"][key] for key in ("day", "title", "feelings", "depth")
    )
    assert ("T", ["calm"], ["rest"], 2, 1) == (
        *(pages["two"][key] for key in ("title", "feelings", "needs", "mood")),
        len(pages["two"]["pictures"]),
    )
    assert (None, "", []) == tuple(pages["second"][key] for key in ("day", "title", "feelings"))
    assert all(page["tags"] == [] for page in pages.values())


def test_share_again(both: tuple[Program, Program]) -> None:
    """After an edit nothing changes for the partner until it is shared again: the next revision."""
    alex, sam = both
    some_id = alex.share("first", "--ask", "think")
    hand_over(alex, sam)
    alex.json("edit", some_id, stdin="second")
    unchanged = hand_over(alex, sam).row
    again = alex.json("share", some_id).row
    changed = hand_over(alex, sam).row

    assert (0, 1) == (unchanged["changed"], unchanged["already"])
    assert (2, 1) == (again["rev"], changed["changed"])
    page = sam.json("show", sam.theirs()).row
    assert ("second", "think") == (page["body"], page["ask"])


def test_share_several(both: tuple[Program, Program]) -> None:
    """All or none."""
    alex, _sam = both
    first, second = alex.write("a"), alex.write("b")

    assert "NoSuchEntry" == alex.run("share", first, "00000000").kind
    assert [] == alex.json("next").rows
    assert 2 == len(alex.json("share", first, second).rows)
    assert "in the next file" in alex.run("share", first).out


def test_wrong_sharing(both: tuple[Program, Program]) -> None:
    """What cannot go along, and a passage that is not there."""
    alex, sam = both
    some_id = alex.write("words")
    bad, missing = alex.folder / "bad", alex.folder / "missing"
    bad.write_bytes(b"\xff")
    missing.write_bytes(b"other")
    alex.share("theirs")
    hand_over(alex, sam)
    kinds = [
        alex.run("share", some_id, "--ask", "obey").kind,
        alex.run("share", some_id, "--care", "a", "--care", "b").kind,
        alex.run("share", some_id, "--excerpt-file", bad).kind,
        alex.run("share", some_id, "--excerpt-file", missing).kind,
        alex.run("unshare", some_id).kind,
        sam.run("share", sam.theirs()).kind,
        sam.run("edit", sam.theirs(), stdin="x").kind,
    ]

    assert ["BadInput"] * 4 + ["NotAllowed", "NotYours", "NotYours"] == kinds


def test_sleeping(both: tuple[Program, Program]) -> None:
    """What sleeps is in the next file, but not in one that is made today."""
    alex, sam = both
    some_id = alex.share("tomorrow", "--sleep")
    hand_over(alex, sam)

    assert [] == sam.json("list").rows
    assert "next-file" == alex.json("show", some_id).row["state"]


def test_taking_back(both: tuple[Program, Program]) -> None:
    """Before a file nothing travels; afterwards the partner is asked, and answers alone."""
    alex, sam = both
    early = alex.share("early")
    assert {"id": early, "state": "private"} == alex.json("unshare", early).row
    pages = [alex.share(f"page {n}") for n in range(3)]
    hand_over(alex, sam)
    for some_id in pages[:2]:
        assert "withdrawn" == alex.json("unshare", some_id).row["state"]
    assert "NotAllowed" == alex.run("unshare", pages[0]).kind
    assert "asks to let go" in alex.run("next").out
    assert 2 == hand_over(alex, sam).row["withdrawn"]
    asked = [row["id"] for row in sam.json("list", "--state", "withdrawn").rows]
    (other,) = (row["id"] for row in sam.json("list", "--state", "shared").rows)
    text = sam.run("show", asked[0]).out

    assert "your partner took this back" in text
    assert "NotAllowed" == sam.run("let-go", other).kind
    assert "NotAllowed" == sam.run("keep", other).kind
    assert {"id": asked[0]} == sam.json("let-go", asked[0]).row
    assert {"id": asked[1]} == sam.json("keep", asked[1]).row
    assert {"id": other} == sam.json("remove", other).row
    assert [asked[1]] == [row["id"] for row in sam.json("list").rows]
    assert not sam.json("show", asked[1]).row["asks_to_let_go"]


def test_text_of_exchange(both: tuple[Program, Program]) -> None:
    """In words: what a file holds and what it brought."""
    alex, sam = both
    alex.share("x")
    sent = alex.run("send", alex.folder / "file").out
    arrived = sam.run("receive", alex.folder / "file").out

    assert sent.startswith("File 1: 1 record, 1 new, ")
    assert "1 new, 0 changed, 0 taken back, 0 here already.\n" == arrived


def test_hostile_words(both: tuple[Program, Program]) -> None:
    """Row 46: a partner's words act on no terminal, in any command that shows them."""
    alex, sam = both
    hostile = "\x1b]0;owned\x07\x1b[2J\u202ereversed\x9b31m"
    alex.share(f"{hostile}\n{hostile}", "--title", hostile, "--care", "x\x1b[2Jy")
    hand_over(alex, sam)
    some_id = sam.theirs()
    shown = [
        sam.run("show", some_id).out,
        sam.run("list").out,
        sam.run("search", "owned").out,
        sam.run("list", "--json").out,
        sam.run("show", some_id, "--json").out,
    ]

    for text in shown:
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(text)
    assert "␛" in shown[0]
    assert hostile == sam.json("show", some_id).row["title"]


# --- other journals -------------------------------------------------------------------------------


def test_import_and_export(alex: Program) -> None:
    """Private, once, counted; out again in both formats with a warning."""
    path = alex.folder / "in.jsonl"
    lines = [{"date": f"1660-01-{n:02}", "text": f"day {n}"} for n in range(1, 6)]
    path.write_text("\n".join(map(json.dumps, lines)) + "\nnonsense\n", encoding="utf-8")
    first = alex.json("import", "jsonl", path, "--dry-run").row
    empty = alex.json("list").rows
    second = alex.json("import", "jsonl", path).row
    third = alex.run("import", "jsonl", path)

    assert {"found": 6, "added": 5, "already": 0, "skipped": 1} == first == second
    assert [] == empty
    assert "6 found: 0 added, all private, 5 here already, 1 skipped" in third.out
    rows = alex.json("list").rows
    assert ("1660-01-05", "private", 5) == (rows[0]["day"], rows[0]["state"], len(rows))
    for kind, name in (("jsonl", "out.jsonl"), ("markdown", "out")):
        done = alex.run("export", kind, alex.folder / name)
        assert (0, "5 entries written.\n") == (done.code, done.out)
        assert done.err.startswith("Warning: ")
        refused = alex.run("export", kind, alex.folder / name)
        assert (1, "FileExists") == (refused.code, refused.kind)
    assert "BadInput" == alex.run("import", "jsonl", alex.folder / "no").kind


def test_export_scopes(both: tuple[Program, Program]) -> None:
    """One's own, the shared ones of them, or the partner's opened pages too."""
    alex, sam = both
    alex.share("from Alex", "--care", "just-us")
    hand_over(alex, sam)
    sam.write("private")
    sam.share("shared")
    counts = {}
    for scope in ("", "--shared", "--all"):
        path = sam.folder / f"out{scope}"
        counts[scope] = sam.json("export", "jsonl", path, *[scope][: len(scope)]).row["written"]
    sam.json("show", sam.theirs())
    sam.json("export", "jsonl", sam.folder / "opened", "--all")
    found = [json.loads(line) for line in (sam.folder / "opened").read_text("utf-8").splitlines()]

    assert {"": 2, "--shared": 1, "--all": 2} == counts
    (theirs,) = (line for line in found if line["author"] == "partner")
    assert (["just-us"], "from Alex") == (theirs["care"], theirs["text"])


def test_formats_agree() -> None:
    """The terminal offers the formats that there are."""
    assert FORMATS == parser.FORMATS


# --- forms ----------------------------------------------------------------------------------------


def test_reply(both: tuple[Program, Program]) -> None:
    """An answer hangs on the page that it answers."""
    alex, sam = both
    some_id = alex.share("a page")
    hand_over(alex, sam)
    done = sam.json("reply", sam.theirs(), stdin="I hear you\n").row
    with_you = sam.run("reply", sam.theirs(), "--form", "with-you", "--field", "offer=tea")
    hand_over(sam, alex)
    rows = [
        alex.json("show", row["id"]).row for row in alex.json("list", "--author", "partner").rows
    ]

    assert {"id", "shared_id"} == set(done)
    assert "in the next file" in with_you.out
    assert {"I hear you", ""} == {row["body"] for row in rows}
    (reply,) = (row for row in rows if row["body"])
    assert "answers " in alex.run("show", reply["id"]).out
    assert {"offer": "tea"} in [row["fields"] for row in rows]
    assert "NotYours" not in alex.run("show", some_id).err
    kinds = [
        sam.run("reply", sam.theirs(), "--form", "nonsense", stdin="x").kind,
        sam.run("reply", sam.theirs(), "--form", "question", stdin="x").kind,
        sam.run("reply", sam.theirs(), "--field", "no=x", stdin="x").kind,
    ]
    assert ["BadInput", "NotAllowed", "BadInput"] == kinds


def test_say_back(both: tuple[Program, Program]) -> None:
    """Said back, and a verdict chosen; `thread` shows what may be written."""
    alex, sam = both
    alex.share("a page", "--ask", "say-back")
    hand_over(alex, sam)
    said = sam.json("reply", sam.theirs(), "--form", "say-back", stdin="you are tired").row
    hand_over(sam, alex)
    (thread,) = alex.json("thread").rows
    lines = alex.json("thread", thread["thread"][:8]).rows
    text = alex.run("thread", thread["thread"]).out

    assert {"thread", "step", "state"} <= set(thread)
    assert ("say-back@1", "verdict") == (thread["form"], thread["step"])
    assert said["shared_id"] == lines[0]["shared_id"]
    assert ("verdict", "writable") == (lines[1]["step"], lines[1]["state"])
    assert ["thats-it", "nearly", "not-yet"] == lines[1]["choices"]
    assert "--choice nearly: Nearly" in text
    wrong = alex.run("answer", thread["thread"], "verdict", "--choice", "never")
    assert "BadInput" == wrong.kind
    done = alex.json(
        "answer", thread["thread"], "verdict", "--choice", "nearly", stdin="almost"
    ).row
    assert {"thread", "step", "state"} <= set(done)
    hand_over(alex, sam)
    assert "almost" in sam.run("thread", thread["thread"]).out
    assert "nearly" in sam.run("thread", thread["thread"]).out
    change = alex.json("thread", thread["thread"]).rows[-1]
    assert "change" == change["state"]


def test_sealed_question(both: tuple[Program, Program]) -> None:
    """Sealed until both are in and the file was made; then both open."""
    alex, sam = both
    topic = "What do you miss?"
    started = alex.json("form", "start", "question", "--topic", topic).row
    thread = started["thread"]

    assert ("answer", "nothing") == (started["step"], started["state"])
    assert topic in alex.run("thread").out
    alex.json("answer", thread, "answer", stdin="your voice")
    hand_over(alex, sam)
    sealed = sam.theirs()
    assert "sealed" in sam.run("show", sealed).out
    assert "" == sam.json("show", sealed).row["body"]
    assert "closed" in sam.run("thread", thread).out
    going_on = sam.json("form", "start", "question", "--topic", topic).row
    assert (thread, "open") == (going_on["thread"], going_on["state"])
    sam.json("answer", thread, "answer", stdin="your hands")
    (row,) = sam.json("next").rows
    assert row["key"]
    assert "+ its key" in sam.run("next").out
    hand_over(sam, alex)
    assert (
        "NotAllowed" == alex.run("unshare", alex.json("list", "--author", "me").rows[0]["id"]).kind
    )
    (key,) = alex.json("next").rows
    assert key["key"]
    assert "the key to a sealed answer" in alex.run("next").out
    sent = alex.run("send", alex.folder / "key")
    assert "Open now: 1 sealed answer" in sent.out
    assert "your hands" == alex.json("show", alex.theirs()).row["body"]
    sam.json("receive", alex.folder / "key")
    hand_over(sam, alex)
    assert "your voice" == sam.json("show", sealed).row["body"]


def test_both_answers_are_here(both: tuple[Program, Program]) -> None:
    """Bringing the second answer in says what opens them."""
    alex, sam = both
    thread = alex.json("form", "start", "question", "--topic", "x").row["thread"]
    alex.json("answer", thread, "answer", stdin="a")
    hand_over(alex, sam)
    sam.json("answer", thread, "answer", stdin="b")
    sam.json("send", sam.folder / "file")

    done = alex.run("receive", sam.folder / "file")

    assert "Both answers are here. Make the file, and they open." in done.out


def test_ending_threads(both: tuple[Program, Program]) -> None:
    """Passed or rested, without a word; one that was never shared is forgotten."""
    alex, sam = both
    thread = alex.json("form", "start", "question", "--topic", "x").row["thread"]
    forgotten = alex.json("pass", thread).row
    assert ("pass", "gone") == (forgotten["step"], forgotten["state"])
    assert "There are no threads yet" in alex.run("thread").out
    thread = alex.json("form", "start", "question", "--topic", "x").row["thread"]
    alex.json("answer", thread, "answer", stdin="a")
    hand_over(alex, sam)
    assert "something new" in sam.run("thread").out

    assert "It has ended" in sam.run("rest", thread[:8]).out
    refused = sam.run("answer", thread, "answer", stdin="b")
    assert (1, "NotAllowed") == (refused.code, refused.kind)
    assert ["NoSuchEntry", "BadInput"] == [
        sam.run("thread", "00000000").kind,
        sam.run("pass", "0000").kind,
    ]


def test_form_list(alex: Program) -> None:
    """The forms there are, for machines and for people."""
    rows = alex.json("form", "list").rows

    assert {"form", "title", "why", "on", "roles", "steps"} == set(rows[0])
    assert {"question@1", "say-back@1", "promise@1"} <= {row["form"] for row in rows}
    assert "A question for both of us" in alex.run("form", "list").out


def test_form_on_a_page(both: tuple[Program, Program]) -> None:
    """A form that hangs on a page is begun there; where it may not be, it is not."""
    alex, _sam = both
    some_id = alex.share("I was fine.")
    done = alex.run("form", "start", "amend", "--on", some_id[:8])

    assert "Write it with: answer " in done.out
    assert "NotAllowed" == alex.run("form", "start", "reply", "--on", some_id).kind
    assert "BadInput" == alex.run("form", "start", "nonsense").kind


# --- people and their terminals -------------------------------------------------------------------


def test_watched(both: tuple[Program, Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a person looks on, results are the same, and progress leaves nothing behind."""
    alex, sam = both
    alex.share("x")
    alex.watched = sam.watched = True
    hand_over(alex, sam)
    backup = alex.run("backup", alex.folder / "backup")

    assert (0, "") == (backup.code, backup.err.strip())


def test_typed_text(alex: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a keyboard one is told how to end."""

    class Keyboard(io.BytesIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(io, "BytesIO", Keyboard)
    done = alex.run("write", stdin="typed")
    recovered = alex.run("recover", "--new-passphrase-file", alex.passphrase_file, stdin="a b")

    assert "Ctrl-D" in done.err
    assert "Ctrl-D" in recovered.err


def test_pictures_travel(both: tuple[Program, Program]) -> None:
    """A picture comes along where it is told to, and is there on the other side."""
    alex, sam = both
    picture = png(alex.folder / "p.png")
    some_id = alex.write("look", "--picture", picture)
    alex.json("share", some_id, "--with-pictures")
    alex.share("not that", "--picture", picture)
    alex.share("at once", "--picture", picture, "--with-pictures")
    hand_over(alex, sam)
    pages = (sam.json("show", sam.theirs(index)).row for index in range(3))

    assert {"look": 1, "not that": 0, "at once": 1} == {
        page["body"]: len(page["pictures"]) for page in pages
    }


def test_nothing_in_the_environment_makes_keys_cheap() -> None:
    """What a new vault costs is no one's setting."""
    from sharedjournal import bootstrap

    source = Path(bootstrap.__file__).read_text(encoding="utf-8")
    assert "cost" not in source.replace("cost what", "")
    assert "COST" not in " ".join(os.environ)


def test_pairing_helper(tmp_path: Path) -> None:
    """Two new people can pair, whoever invites."""
    people = [Program(tmp_path, tmp_path / name) for name in ("a", "b")]
    for each in people:
        each.json("new", "--name", "N", "--no-recovery")
    pair(people[1], people[0])

    assert all(each.json("words").row["confirmed"] for each in people)
