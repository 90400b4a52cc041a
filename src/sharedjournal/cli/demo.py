# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo: two sample partners do with two real vaults what two people would do, and it is told.

Every vault, file and word pair in it is real; only the people are not. What they write is in
`story`.
"""

from __future__ import annotations

import shutil
import tempfile
import textwrap
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sharedjournal.app import (
    answering,
    exchange,
    pairing,
    reading,
    receiving,
    sharing,
    threads,
    upkeep,
    writing,
)
from sharedjournal.app.rendering import Along
from sharedjournal.cli import story
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import BadInput, FileExists
from sharedjournal.domain.ports import NoProgress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharedjournal.app.reading import Page
    from sharedjournal.app.session import Session
    from sharedjournal.cli.context import Context

_WIDTH = 78
_QUIET = NoProgress()


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    session: Session

    def write(self, title: str, body: str) -> str:
        """A private page of today."""
        content = Content(day=writing.today(self.session), title=title, body=body)
        return writing.write(self.session, content)

    def titled(self, title: str) -> Page:
        """The other person's page with this title."""
        rows = reading.rows(self.session, mine=False)
        return self.page(next(row[0] for row in rows if row[3] == title))

    def page(self, some_id: str) -> Page:
        """A page, opened where it is an envelope."""
        found = reading.page(self.session, some_id)
        if found.shut:
            receiving.open_envelope(self.session, some_id)
            found = reading.page(self.session, some_id)
        return found


class _Teller:
    """Prints the demo, chapter by chapter."""

    def __init__(self, context: Context) -> None:
        self._terminal = context.terminal
        self._number = 0

    def chapter(self, title: str) -> None:
        """A new heading."""
        self._number += 1
        self._terminal.say("", f"{self._number}. {title}", "-" * (len(title) + 3))
        self._terminal.flush()

    def tell(self, text: str) -> None:
        """A paragraph."""
        self._terminal.say(*textwrap.wrap(text, _WIDTH), "")
        self._terminal.flush()

    def quote(self, head: str, body: str) -> None:
        """What someone wrote, as it stands in the vault from which it was read."""
        self._terminal.say(f"    {head}")
        for number, paragraph in enumerate(body.split("\n\n")):
            lines = textwrap.wrap(paragraph, _WIDTH - 6)
            self._terminal.say(*["    |"][: number and 1], *(f"    | {line}" for line in lines))
        self._terminal.say("")
        self._terminal.flush()


def demo(context: Context) -> None:
    """Act it out; with `--dir` all that was made stays there."""
    folder = context.args.dir
    if folder is None:
        # Not in the environment's own: that was taken out, for it may be anybody's.
        made = Path(tempfile.mkdtemp(prefix="sharedjournal-demo-"))
        try:
            _act(context, made)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        context.terminal.say("All of it was real, and is erased again. `demo --dir DIR` keeps it.")
        return
    _make(folder)
    _act(context, folder)
    context.terminal.say(
        "All that was made is there: two journals and the files that went between them.",
        *(f"The passphrase of {name}: {words}" for name, words in story.PASSPHRASES.items()),
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        raise FileExists("exists") from error
    except (OSError, ValueError) as error:
        raise BadInput("no such folder") from error


def _act(context: Context, folder: Path) -> None:
    teller = _Teller(context)
    context.terminal.say("Maya and Sam share a flat, a cat, and from today two journals.")
    with ExitStack() as stack:
        maya, sam = (_person(context, stack, folder, name) for name in ("Maya", "Sam"))
        _alone(teller, maya, sam)
        _pair(teller, folder, maya, sam)
        _share(teller, maya, sam)
        hasty = maya.write(*story.MAYA_HASTY)
        sharing.share(maya.session, [hasty])
        _exchange(teller, folder, maya, sam)
        _say_back(teller, folder, maya, sam)
        _sealed(teller, folder, maya, sam)
        _take_back(teller, folder, maya, sam, hasty)
        _what_left(teller, folder, maya, sam)


def _person(context: Context, stack: ExitStack, folder: Path, name: str) -> _Person:
    passphrase = bytearray(story.PASSPHRASES[name].encode())
    made = upkeep.create(
        context.door.world(),
        folder / name.lower(),
        name=name,
        label=None,
        passphrase=passphrase,
        recovery=False,
        cost=context.door.cost,
    )
    return _Person(name, stack.enter_context(made.session))


def _alone(teller: _Teller, maya: _Person, sam: _Person) -> None:
    teller.chapter("Each for themselves")
    teller.tell(
        "A journal is a folder that opens with its owner's passphrase and is unreadable without it."
        " What is written in it stays private until its writer decides otherwise, page by page."
    )
    for person, page in ((maya, story.MAYA_PRIVATE), (sam, story.SAM_PRIVATE)):
        person.write(*page)
        teller.quote(f"{person.name}, private: {page[0]}", page[1])


def _pair(teller: _Teller, folder: Path, maya: _Person, sam: _Person) -> None:
    teller.chapter("Pairing, with no server in between")
    invitation, answer = folder / "invitation", folder / "answer"
    pairing.invite(maya.session, invitation)
    pairing.answer(sam.session, invitation, answer)
    pairing.accept(maya.session, answer)
    words = [" ".join(pairing.words(person.session)[0]) for person in (maya, sam)]
    for person in (maya, sam):
        pairing.confirm_words(person.session)
    teller.tell(
        "Maya writes an invitation, Sam answers it, and the two small files change hands on a "
        "stick. Then both read six words aloud from their own screens. They are equal, so "
        "nobody stood in between."
    )
    for person, found in zip((maya, sam), words, strict=True):
        teller.quote(f"on {person.name}'s screen", found)


def _share(teller: _Teller, maya: _Person, sam: _Person) -> None:
    teller.chapter("Sharing on purpose: a whole page, or part of one")
    whole = sam.write(*story.SAM_WHOLE)
    sharing.share(
        sam.session, [whole], Along(ask="say-back", care=("when-quiet", "not-in-arguments"))
    )
    teller.tell(
        "Sam finds out what it was about, and shares that page. He says what he would like back, to"
        " have it said back, and how to hold it: for a quiet moment, and never in an argument."
    )
    long = maya.write(*story.MAYA_LONG)
    teller.tell("Maya writes three paragraphs about a walk home.")
    teller.quote(f"Maya, private: {story.MAYA_LONG[0]}", story.MAYA_LONG[1])
    sharing.share(maya.session, [long], Along.of_excerpt(story.MAYA_PASSAGE))
    ((_row, record),) = sharing.next_file(maya.session, everything=True)
    teller.tell("She marks one of them. What is shown before she confirms is what will travel:")
    teller.quote("in the next file", record.body)


def _exchange(teller: _Teller, folder: Path, maya: _Person, sam: _Person) -> None:
    teller.chapter("Exchanging files")
    made = _swap(folder, "1", maya, sam)
    teller.tell(
        "Each makes one encrypted file and gives it to the other: on a stick, in a shared "
        f"folder, by mail. Maya's and Sam's are {made[0]:,} and {made[1]:,} bytes; how much is "
        "in them does not show. Nothing comes in by itself, and nobody learns when it was read."
    )
    for row in reversed(reading.rows(sam.session, mine=False)):
        page = sam.page(row[0])
        teller.quote(f"in Sam's journal, from Maya: {page.title or '(a passage)'}", page.body)
    envelope = reading.rows(maya.session, mine=False)[0]
    teller.tell(
        "Sam's page reaches Maya as an envelope. Until she opens it, it only says what would be "
        f"good, and how to hold it: {_held(reading.page(maya.session, envelope[0]))}. She waits "
        "for the evening, and opens it."
    )
    page = maya.page(envelope[0])
    teller.quote(f"in Maya's journal, from Sam: {page.title}", page.body)


def _held(page: Page) -> str:
    from sharedjournal import forms

    return ", ".join(forms.phrases().care_line(key).lower() for key in page.care)


def _swap(folder: Path, number: str, *people: _Person) -> tuple[int, ...]:
    """Everyone makes a file, and everyone brings the others' in. Returns their sizes in bytes."""
    paths = [folder / f"{person.name.lower()}-{number}.sharedjournal" for person in people]
    sizes = tuple(
        exchange.make_file(person.session, path, all_pictures=False, progress=_QUIET).bytes
        for person, path in zip(people, paths, strict=True)
    )
    for person, path in zip(people, reversed(paths), strict=True):
        exchange.bring_in(person.session, path, _QUIET)
    return sizes


def _say_back(teller: _Teller, folder: Path, maya: _Person, sam: _Person) -> None:
    teller.chapter("Answering, and saying back until it is right")
    answering.reply(sam.session, sam.titled("").id, "reply", _words(sam, story.REPLY))
    teller.tell("Sam answers Maya's passage in his own words.")
    teller.quote("Sam", story.REPLY)
    teller.tell(
        "He had asked to have his own page said back. So Maya says what she heard, and he says how"
        " near it came."
    )
    said = answering.reply(
        maya.session, maya.titled(story.SAM_WHOLE[0]).id, "say-back", _words(maya, story.SAID_BACK)
    )
    _swap(folder, "2", maya, sam)
    thread = threads.view(sam.session, said.record_id).row.id
    _verdict(sam, thread, "nearly", story.NEARLY)
    _swap(folder, "3", maya, sam)
    answering.answer(maya.session, thread, "heard", _words(maya, story.SAID_BACK_AGAIN))
    _swap(folder, "4", maya, sam)
    _verdict(sam, thread, "thats-it", "")
    _swap(folder, "5", maya, sam)
    for each in threads.view(maya.session, thread).said:
        page = each.page
        choice = _CHOICES.get(page.fields.get("choice", ""), "")
        teller.quote("Maya" if page.mine else "Sam", " ".join(filter(None, (choice, page.body))))


_CHOICES = {"nearly": "Nearly.", "thats-it": "That's it."}


def _words(person: _Person, body: str, **fields: str) -> Content:
    return Content(day=writing.today(person.session), body=body, fields=MappingProxyType(fields))


def _verdict(person: _Person, thread: str, choice: str, body: str) -> None:
    answering.answer(person.session, thread, "verdict", _words(person, body, choice=choice))


def _sealed(teller: _Teller, folder: Path, maya: _Person, sam: _Person) -> None:
    teller.chapter("A question for both, sealed until both have answered")
    opened = answering.start(maya.session, "question", topic=story.QUESTION)
    answering.answer(maya.session, opened.thread, "answer", _words(maya, story.MAYA_ANSWER))
    _swap(folder, "6", maya, sam)
    sealed = [row for row in reading.rows(sam.session, mine=False) if row[6]]
    teller.tell(
        f"Maya asks: “{story.QUESTION}” Her own answer travels sealed: {len(sealed)} closed page "
        "lies in Sam's journal, which cannot read it. He writes his before he can know hers."
    )
    answering.answer(sam.session, opened.thread, "answer", _words(sam, story.SAM_ANSWER))
    _swap(folder, "7", maya, sam)
    _swap(folder, "8", maya, sam)
    teller.tell("Once both are in, the next files carry the keys, and both open.")
    for person, other in ((sam, maya), (maya, sam)):
        said = threads.view(person.session, opened.thread).said
        (answer,) = (each.page for each in said if not each.page.mine)
        teller.quote(f"in {person.name}'s journal, from {other.name}", answer.body)


def _take_back(teller: _Teller, folder: Path, maya: _Person, sam: _Person, hasty: str) -> None:
    teller.chapter("Taking back")
    teller.tell(
        f"“{story.MAYA_HASTY[0]}” was shared in haste. A file has held it, so Maya cannot unsay "
        "it; she asks Sam to let it go. From then on it counts for nothing. What becomes of the "
        "text in his journal is his choice, and nobody is told which he made."
    )
    sharing.unshare(maya.session, hasty)
    _swap(folder, "9", maya, sam)
    (asked,) = (
        page.id
        for row in reading.rows(sam.session, mine=False, state="withdrawn")
        if (page := reading.page(sam.session, row[0])).asks_to_let_go
    )
    receiving.let_go(sam.session, asked)
    left = _titles(reading.rows(sam.session, mine=False))
    teller.tell(f"Sam lets it go. What he has of Maya's now: {left}.")


def _titles(rows: Iterable[tuple[object, ...]]) -> str:
    return "; ".join(str(row[3] or "").strip() or f"“{str(row[4])[:40]}…”" for row in rows)


def _what_left(teller: _Teller, folder: Path, maya: _Person, sam: _Person) -> None:
    teller.chapter("What never left")
    files = sorted(folder.glob("*.sharedjournal"))
    found = {}
    for person in (maya, sam):
        upkeep.index_pending(person.session)
        found[person.name] = len(reading.search(person.session, "advert"))
    teller.tell(
        f"{len(files)} files went back and forth. Maya searches her journal for “advert” and "
        f"finds {found['Maya']} pages; Sam searches his and finds {found['Sam']}. She will tell "
        "him, or not, when she knows herself what it is."
    )


COMMANDS = {"demo": demo}
