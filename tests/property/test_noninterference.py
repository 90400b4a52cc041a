# SPDX-License-Identifier: GPL-3.0-or-later
"""An exchange file is a function of what its author shares with this partner, and of nothing else.

Two vaults with the same pairing and the same shared state, and any private state beside it, write
payloads that are equal to the byte and files of equal length.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from hypothesis import strategies as st

import couple
from couple import NOTHING, Person
from fakes import FakeIds
from sharedjournal.app import (
    answering,
    drafts,
    exchange,
    pairing,
    reading,
    receiving,
    settings,
    sharing,
    writing,
)
from sharedjournal.app.rendering import Along
from sharedjournal.crypto import seal
from sharedjournal.domain import canonical
from sharedjournal.domain.entry import Content
from sharedjournal.domain.errors import NotPossible
from sharedjournal.domain.ids import EntryId
from sharedjournal.sync.payload import Payload

if TYPE_CHECKING:
    from sharedjournal.app.session import Session

SHARED = st.lists(
    st.sampled_from(
        [
            "page",
            "passage",
            "pictures",
            "sleep",
            "again",
            "back",
            "question",
            "promise",
            "form",
            "day",
        ]
    ),
    max_size=6,
)
PRIVATE = st.lists(
    st.tuples(
        st.sampled_from(
            ["write", "edit", "bin", "draft", "tags", "setting", "begin", "look", "remove", "form",
             "search", "clock"]
        ),
        st.text(max_size=30).filter(lambda text: text.isprintable()),
    ),
    max_size=12,
)  # fmt: skip


class StreamIds:
    """Ids that follow from the act they are for, so that other acts in between change none."""

    def __init__(self) -> None:
        self._ids = FakeIds("none")

    def begin(self, act: str) -> None:
        """From now on ids are for this act."""
        self._ids = FakeIds(act)

    def new(self) -> str:
        """A version 4 UUID."""
        return self._ids.new()

    def random_bytes(self, size: int) -> bytes:
        """`size` bytes."""
        return self._ids.random_bytes(size)


class Vault:
    """One of the two vaults: everything done in it is either shared or private."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.ids = StreamIds()
        person.session.world = replace(person.session.world, ids=self.ids)
        self.shared: list[str] = []
        self.private: list[str] = []
        self.step = itertools.count()

    @property
    def session(self) -> Session:
        """The open vault."""
        return self.person.session

    def share(self, act: str, number: int) -> None:
        """Something that the partner will have."""
        self.ids.begin(f"shared {number}")
        words = f"words of {number}"
        if act in ("page", "passage", "sleep", "pictures"):
            content = Content(day=None, title=f"title {number}", body=f"{words} and more")
            pictures = [f"picture{number}".encode()] if act == "pictures" else []
            entry = writing.write(self.session, content, pictures=pictures)
            along = Along.of_excerpt(words) if act == "passage" else Along(sleep=act == "sleep")
            sharing.share(self.session, [entry], replace(along, pictures=act == "pictures"))
            self.shared.append(entry)
        elif act in ("question", "promise"):
            opened = answering.start(self.session, act, topic="x" if act == "question" else None)
            content = Content(day=None, body=words if act == "question" else "")
            fields = {"what": words} if act == "promise" else {}
            if opened.steps:
                answering.answer(
                    self.session, opened.thread, opened.steps[0], replace(content, fields=fields)
                )
        elif act == "form":
            name = settings.add_form(self.session, own_form("shared"))
            opened = answering.start(self.session, name)
            answering.answer(
                self.session, opened.thread, opened.steps[0], Content(day=None, body=words)
            )
        elif act == "day":
            self.person.clock.advance(days=1)
        elif self.shared:
            last = self.shared[-1]
            if act == "back":
                sharing.unshare(self.session, last)
                self.shared.pop()
            else:
                content = Content(day=None, title="again", body=f"{words} again")
                writing.edit(self.session, last, content)
                sharing.share(self.session, [last], Along())

    def keep(self, act: str, text: str) -> None:
        """Something that the partner never hears of."""
        self.ids.begin(f"private {next(self.step)} {text}")
        session = self.session
        with suppress(NotPossible):
            if act == "write" or not self.private:
                self.private.append(writing.write(session, Content(day=None, body=text)))
            elif act == "edit":
                for some in (*self.private, *self.shared):
                    content = session.store.entries.get(EntryId(some)).content
                    writing.edit(session, some, replace(content, body=content.body + text))
            elif act == "bin":
                writing.delete(session, self.private[-1])
            elif act == "draft":
                drafts.save(session, text, "editor", {"body": text})
            elif act == "tags":
                last = EntryId(self.private[-1])
                content = session.store.entries.get(last).content
                writing.edit(session, last, replace(content, tags=(text,)))
            elif act == "setting":
                settings.remember(session, "theme", text)
            elif act == "begin":
                answering.start(session, "question", topic=text)
            elif act == "form":
                settings.add_form(session, own_form(text))
            elif act == "search":
                reading.search(session, text)
            elif act == "clock":
                self.person.clock.advance(minutes=3)
            else:
                self.treat(act)

    def treat(self, act: str) -> None:
        """Read, or take out, what the partner shared."""
        for row in reading.rows(self.session, mine=False, limit=None):
            reading.page(self.session, row[0])
            if act == "look":
                receiving.open_envelope(self.session, row[0])
            else:
                receiving.remove(self.session, row[0])

    def next_payload(self) -> bytes:
        """What the next file would hold."""
        found = self.session.confirmed_pairing()
        today = self.person.clock.today()
        self.session.store.sharing.wake(found.pair, today)
        snapshot, _left = self.session.store.sharing.snapshot(
            found.pair, today=today, all_pictures=False
        )
        return b"".join(Payload(snapshot).chunks())

    def file_length(self, folder: Path) -> int:
        """Of a file that is made."""
        path = folder / f"{next(self.step)}.sharedjournal"
        return exchange.make_file(self.session, path, all_pictures=False, progress=NOTHING).bytes


def own_form(name: str) -> bytes:
    """A form of one's own."""
    steps = [{"key": "only", "who": "opener", "inputs": ["body"]}]
    return canonical.dumps({"step": steps, "wording": {"en": {"title": name or "x"}}})


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Person, ...]:
    """Two locked vaults of one person with the same pairing; the second had one before."""
    folder = tmp_path_factory.mktemp("template")
    plain, scarred, sam, kim = (
        couple.person(folder, name) for name in ("Alex", "Scarred", "Sam", "Kim")
    )
    couple.pair(scarred, kim)
    scarred.page("for Kim alone", along={"pictures": True})
    couple.hand_over(scarred, kim)
    kim.page("from Kim")
    couple.hand_over(kim, scarred)
    pairing.unpair(scarred.session)
    couple.pair(plain, sam)
    # The pairing itself is shared state; everything else of this vault is its own.
    found = plain.session.store.pairings.current()
    assert found is not None
    scarred.session.store.pairings.put(found)
    sam.page("from Sam", along={"care": ("just-us",)})
    sam.make()
    assert sam.last is not None
    for person in (plain, scarred):
        person.bring_in(sam.last)
    for person in (plain, scarred, sam, kim):
        person.session.close()
    return plain, scarred


@pytest.fixture
def steady_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets `run` set seal keys, which the crypto layer draws itself; afterwards it does again."""
    monkeypatch.setattr(seal, "new_key", seal.new_key)


def run(
    template: tuple[Person, ...], folder: Path, shared: list[str], private: list[Any]
) -> list[Vault]:
    """Both vaults after the same shared acts, the second with private ones in between."""
    vaults = [Vault(person) for person in couple.copies(template, folder)]
    for vault, beside in zip(vaults, ([], private), strict=True):
        keys = itertools.count(1)
        seal.new_key = lambda keys=keys: next(keys).to_bytes(32, "big")  # type: ignore[misc]
        gaps: list[list[Any]] = [[] for _gap in range(len(shared) + 1)]
        for place, act in enumerate(beside):
            gaps[place % len(gaps)].append(act)
        for number, act in enumerate(shared):
            for kept in gaps[number]:
                vault.keep(*kept)
            vault.share(act, number)
        for kept in gaps[-1]:
            vault.keep(*kept)
    return vaults


@hypothesis.settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[
        hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow
    ],
)  # fmt: skip
@hypothesis.given(shared=SHARED, private=PRIVATE)
def test_private_state_changes_no_byte(
    template: tuple[Person, ...], steady_seals: None, shared: list[str], private: list[Any]
) -> None:
    """Payloads are equal to the byte, files are of equal length, before and after a file."""
    with tempfile.TemporaryDirectory() as name:
        one, two = run(template, Path(name), shared, private)
        try:
            assert one.next_payload() == two.next_payload()
            assert one.file_length(Path(name)) == two.file_length(Path(name))
            two.keep("write", "more")
            two.file_length(Path(name))
            assert one.next_payload() == two.next_payload()
        finally:
            one.session.close()
            two.session.close()
            shutil.rmtree(name, ignore_errors=True)


def test_the_former_pairing_is_in_none_of_it(template: tuple[Person, ...], tmp_path: Path) -> None:
    """The vault that was paired before does hold something of it, and its file does not."""
    _one, two = (Vault(person) for person in couple.copies(template, tmp_path))
    texts = [row[3] + row[4] for row in reading.rows(two.session, limit=None)]

    assert {"for Kim alone", "from Kim"} <= set(texts)
    assert b"Kim" not in two.next_payload()
