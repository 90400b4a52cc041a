# SPDX-License-Identifier: GPL-3.0-or-later
"""Noor and Sam, both invented: two real journals, paired, with files that went to and fro.

The clock ends on 22 November 2026 at 21:40. All words are written for this test.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import inspect
import io
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PIL import Image
from PySide6.QtCore import QLocale

import couple
from fakes import FakeClock, FakeDecoder, FakeIds
from screens.paintings import painting
from sharedjournal import vault
from sharedjournal.app import answering, receiving, upkeep, writing
from sharedjournal.app.rendering import Along
from sharedjournal.app.session import World
from sharedjournal.domain.entry import Content, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TODAY = date(2026, 11, 22)
FIRST_MOMENT = datetime(2024, 11, 22, 19, 30, tzinfo=UTC)
LAST_MOMENT = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)
PARAGRAPH = "\n\n"
MORE = ("Blue notebook", "Literata", "Press shortcut")
"""The name of another journal, a font, and a word of Qt's own, which Qt translates."""

QUIET = PARAGRAPH.join(
    (
        "I went quiet again, and I could feel Sam noticing. I wasn’t angry. I was afraid that if "
        "I said how tired I am, it would sound like blame, and then I’d be looking after that too.",
        "The odd part is that nothing was wrong. We had cooked together. The window was open. I "
        "kept thinking: this is the part where I should be able to rest, and I couldn’t find the "
        "door to it.",
        "What I wanted was for someone to say, you don’t have to be good company tonight.",
    )
)
PASSAGE = PARAGRAPH.join(
    (
        "When the house went quiet, it meant that something was coming. I learned to read it: the "
        "kettle, the stairs, the way she put down her keys. So now when you go quiet, I start to "
        "look for what I did.",
        "I know it isn’t you. I’m telling you so that when I ask “are you all right?” for the "
        "third time, you know who is really asking.",
    )
)
MOTHER = PARAGRAPH.join(
    (
        "I’ve told you the short version, the one where it sounds like a funny story. This is the "
        "longer one.",
        PASSAGE,
        "There is more about that winter that I’m not ready to put into words. It can stay here "
        "for now.",
    )
)
FATHER = PARAGRAPH.join(
    (
        "He asked about the house, and then about the car, and then about nothing at all. I could "
        "hear the television behind him. I put the phone down and felt eleven years old.",
        "I don’t think he knows that I wait, every time, for him to ask how I am. I don’t think I "
        "knew it either until tonight.",
        "I’m not angry with him. I would just like to stop standing in that hallway.",
    )
)
BEACH = PARAGRAPH.join(
    (
        "We walked until the car was a dot. The wind took most of what we said, so after a while "
        "we stopped saying it.",
        "Toast at the window table, sun on the wall, hills on the way home. I want to keep this "
        "one whole.",
    )
)


class Decoder(FakeDecoder):
    """Takes a picture as it is: what repainting does is tested elsewhere."""

    def sanitize(self, data: bytes) -> Picture:
        """The picture with its real size."""
        with Image.open(io.BytesIO(data)) as image:
            size = image.size
        return Picture(hashlib.sha256(data).hexdigest(), "jpg", *size, data)


@dataclass
class Story:
    """Both people after the story, unlocked, and what their pages are called."""

    people: dict[str, couple.Person]
    """`noor` and `sam`; `robin` and `kit` have just begun and are paired with nobody."""
    ids: dict[str, str]
    file: Path
    """A file of Sam's that Noor has not brought in yet."""

    def close(self) -> None:
        """Lock all."""
        for each in self.people.values():
            each.session.close()


def tell(folder: Path) -> Story:
    """Live through all of it."""
    return _Teller(folder).tell()


class _Teller:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._clock = FakeClock(FIRST_MOMENT)
        self.noor = self._person("Noor", "tide")
        self.sam = self._person("Sam", "stones")
        self._robin = self._person("Robin", "moon")
        self._kit = self._person("Kit", "window")
        self._ids: dict[str, str] = {}

    def tell(self) -> Story:
        """All of it, in its order."""
        self._years_before()
        self._autumn()
        self._go(date(2026, 11, 2))
        couple.pair(self.noor, self.sam)
        self._first_files()
        self._this_week()
        self._today()
        last = self.sam.last
        if last is None:
            raise RuntimeError("Sam made no file")
        people = {"noor": self.noor, "sam": self.sam, "robin": self._robin, "kit": self._kit}
        return Story(people, self._ids, last)

    def _person(self, name: str, sign: str) -> couple.Person:
        ids, decoder = FakeIds(name), Decoder()
        folder = self._folder / name.lower()
        made = upkeep.create(
            World(clock=self._clock, ids=ids, decoder=decoder),
            folder,
            name=name,
            label=name,
            sign=sign,
            passphrase=couple.passphrase(),
            recovery=False,
            cost=vault.Cost.FLOOR,
        )
        return couple.Person(name, folder, self._clock, ids, made.session, decoder=decoder)

    def _go(self, day: date, at: str = "19:30") -> None:
        hour, minute = map(int, at.split(":"))
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
        minutes = (moment - self._clock.now()) // timedelta(minutes=1)
        self._clock.advance(minutes=minutes - self._clock.offset_minutes())

    def _write(self, who: couple.Person, key: str, title: str, body: str, **values: Any) -> str:
        pictures: Sequence[str] = values.pop("pictures", ())
        content = Content(day=self._clock.today(), title=title, body=body, **values)
        found = writing.write(who.session, content, pictures=[painting(name) for name in pictures])
        self._ids[key] = found
        return found

    def _years_before(self) -> None:
        self._go(date(2024, 11, 22))
        self._write(
            self.noor,
            "frost",
            "First frost",
            "The garden was white by seven. I made two cups by habit and drank both.",
        )
        self._go(date(2025, 11, 22))
        self._write(
            self.noor,
            "market",
            "Before the market closed",
            "Sam carried the lemons like something alive. I laughed the whole way home.",
            pictures=("hills",),
            mood=4,
        )

    def _autumn(self) -> None:
        """Eight weeks of evenings, so that there is something to look back on."""
        evenings = (
            (2, ("worried",), "The list won", "I crossed out four things and added six."),
            (3, ("hopeful", "tender"), "Rain on the roof", "We read in the same room till late."),
            (1, ("drained",), "Late again", "I ate standing up and told nobody about the day."),
            (
                4,
                ("thankful", "amused"),
                "The wrong bus",
                "We got off where neither of us had been.",
            ),
            (3, ("settled",), "Sunday, no plan", "Soup, the radio, the long way round the park."),
            (5, ("joyful", "playful"), "The phone call", "She said yes before I had finished."),
            (2, ("worried", "drained"), "Counting the month", "The numbers were fine. I wasn’t."),
            (4, ("content",), "Along the river", "It was high and brown and in no hurry."),
        )
        for number in range(24):
            mood, feelings, title, body = evenings[(number * 5) % len(evenings)]
            self._go(date(2026, 9, 8) + timedelta(days=2 * number), f"{18 + number % 4}:10")
            self._write(self.noor, f"autumn {number}", title, body, mood=mood, feelings=feelings)

    def _first_files(self) -> None:
        noor, sam = self.noor, self.sam
        for number, (day, title, body) in enumerate(
            (
                (3, "A letter I meant to write", "You asked what the summer was like for me."),
                (5, "The walk on Tuesday", "You slowed down without my asking. I noticed."),
                (8, "About the money", "I would rather say it here first, where I can be slow."),
                (10, "What the kitchen was like", "Steam, two spoons, one recipe between us."),
                (12, "Sunday morning", "You let me sleep and kept the dog from the door."),
                (14, "The green coat", "I kept the green coat because you said it was mine."),
            )
        ):
            self._go(date(2026, 11, day))
            noor.share(self._write(noor, f"first {number}", title, body))
            couple.hand_over(noor, sam)
        self._go(date(2026, 11, 15))
        self._write(
            noor, "beach", "The long beach, out of season", BEACH, mood=5,
            feelings=("peaceful", "thankful"), tags=("weekend", "outside"),
            pictures=("coast", "toast", "window", "hills"),
        )  # fmt: skip
        self._go(date(2026, 11, 17))
        self._write(
            noor, "not ready", "Not ready to say this yet",
            "Writing it here first. Maybe that is all it needs to be.", mood=2,
        )  # fmt: skip
        self._go(date(2026, 11, 18))
        drive = self._write(
            sam, "drive", "The drive back",
            "You were quiet for an hour and I didn’t try to fill it. I watched the wipers and "
            "thought: this is also a way of being together.",
        )  # fmt: skip
        sam.share(drive)
        couple.hand_over(sam, noor)
        self._open_all()
        self._go(date(2026, 11, 19))
        small = self._write(
            noor, "small", "Small things that landed",
            "You moved your meeting so that I wouldn’t come home to an empty flat.",
            feelings=("touched",), mood=4,
        )  # fmt: skip
        noor.share(small, feelings=True)
        couple.hand_over(noor, sam)

    def _this_week(self) -> None:
        noor, sam = self.noor, self.sam
        self._go(date(2026, 11, 20))
        offered = answering.start(sam.session, "promise")
        answering.answer(
            sam.session, offered.thread, offered.steps[0],
            Content(day=None, fields={"what": "Phones in the drawer until we’ve had coffee."}),
        )  # fmt: skip
        question = answering.start(
            sam.session, "question", topic="What is one small thing I do that helps you feel safe?"
        )
        answering.answer(
            sam.session, question.thread, question.steps[0],
            Content(day=None, body="You say when you’re back before I have to wonder."),
        )  # fmt: skip
        call = self._write(
            sam, "call", "About my father’s call", FATHER, mood=2, feelings=("longing", "worried")
        )
        sam.share(call, ask="say-back", care=("just-us",), feelings=True)
        couple.hand_over(sam, noor)
        self._open_all()
        self._go(date(2026, 11, 21), "15:20")
        self._write(
            noor, "sun", "Low sun on the wall",
            "Ten minutes of it, then gone. I didn’t fetch anyone. I just stood there with the "
            "kettle.", mood=4, feelings=("peaceful",), pictures=("window",),
        )  # fmt: skip
        self._go(date(2026, 11, 21), "21:05")
        mother = self._write(
            noor, "mother", "What I’d want you to know about my mother", MOTHER,
            mood=2, feelings=("tender", "worried", "hopeful"), tags=("family",),
        )  # fmt: skip
        noor.share(
            mother, **{**vars_of(Along.of_excerpt(PASSAGE)), "ask": "say-back", "title": True}
        )
        letter = self._write(
            sam, "letter", "What I didn’t say on Friday",
            "I said it was fine because you looked so tired. It wasn’t fine. It is better now.",
        )  # fmt: skip
        sam.share(letter, ask="say-back", care=("just-us", "not-in-arguments"))
        couple.hand_over(sam, noor)

    def _today(self) -> None:
        noor, sam = self.noor, self.sam
        moment = LAST_MOMENT - timedelta(minutes=20)
        minutes = (moment - self._clock.now()) // timedelta(minutes=1)
        self._clock.advance(minutes=minutes)
        bus = self._write(sam, "bus", "Thank you for Thursday", "You waited with me. I saw.")
        sam.share(bus, ask="celebrate")
        thing = self._write(
            sam, "thing", "I got the room with the piano", "They said yes. I start in May."
        )
        sam.share(thing, ask="celebrate", care=("let-me-raise",))
        sam.make()
        self._clock.advance(minutes=20)
        self._write(
            noor, "quiet", "The quiet after dinner", QUIET, mood=2,
            feelings=("drained", "tender", "worried"), tags=("evening", "us"),
        )  # fmt: skip

    def _open_all(self) -> None:
        """Noor opens every envelope that came."""
        session = self.noor.session
        for row in session.store.received.records(session.shared_with().pair):
            receiving.open_envelope(session, row.id)


def content() -> str:
    """All words that may stand on a screen without a translator, in small letters.

    What people wrote, names, days and months, and the words of forms, which have languages of
    their own.
    """
    forms = importlib.resources.files("sharedjournal.forms").joinpath("content", "en")
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    days = [locale.dayName(n, kind) for n in range(1, 8) for kind in QLocale.FormatType]
    months = [locale.monthName(n, kind) for n in range(1, 13) for kind in QLocale.FormatType]
    texts = [each.read_text("utf-8") for each in forms.iterdir()]
    texts += [inspect.getsource(sys.modules[__name__]), *MORE, *days, *months]
    return " ".join(texts).lower()


def vars_of(along: Along) -> dict[str, Any]:
    """What goes along, as arguments."""
    return {name: getattr(along, name) for name in along.__dataclass_fields__}
