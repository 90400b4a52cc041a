# SPDX-License-Identifier: GPL-3.0-or-later
"""Files with real keys: equal shared state gives equal files, and no input can do any harm.

Each side's keys are made once; what is drawn is the content, or the damage.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from hostile import forge
from sharedjournal import sync
from sharedjournal.crypto import age
from sharedjournal.domain.errors import FileRefused
from sharedjournal.domain.record import parse_line
from unit.sync import builders, pairs
from unit.sync.builders import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from sharedjournal.domain.record import Record

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
T = TypeVar("T")
WORD = TEXT.filter(lambda text: bool(text) and len(text) <= 140)


def outcome(call: Callable[[], T]) -> tuple[str, T | None]:
    """The kind of the refusal, or nothing and what came out. Nothing else may be raised."""
    try:
        return "", call()
    except FileRefused as refused:
        return refused.kind, None


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """Some pages, some of them taken back, some sealed by Alex."""
    alex, _sam = pairs.both()
    found = []
    for number in draw(st.lists(st.integers(0, 1 << 40), unique=True, max_size=5)):
        kind = draw(st.sampled_from(("page", "gone", "sealed")))
        record = page(number, body=draw(TEXT))
        if kind == "gone":
            record = builders.gone(number)
        elif kind == "sealed":
            record, _key = sync.seal(replace(record, body=""), {"body": draw(TEXT)}, alex)
        found.append(record)
    return found


@given(records(), TEXT)
def test_equal_shared_state_gives_equal_files(shared: list[Record], name: str) -> None:
    """The payload is the same, byte for byte, and the length of the file; no stanza is."""
    alex, sam = pairs.both()
    files = [pairs.file_of(alex, *shared, name=name) for _time in range(2)]
    one, other = (forge.take_apart(data, sam.seed) for data in files)

    assert one.payload == other.payload
    assert len(files[0]) == len(files[1])
    assert not set(one.stanzas) & set(other.stanzas)


@given(records(), TEXT)
def test_what_is_made_is_read(shared: list[Record], name: str) -> None:
    """Every line byte for byte, in order, by the partner."""
    alex, sam = pairs.both()

    incoming = pairs.opened(pairs.file_of(alex, *shared, name=name), sam)

    assert [record.to_line() for record in shared] == [item.line for item in incoming.records]
    assert name == incoming.name


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "title": TEXT,
            "body": TEXT,
            "fields": st.dictionaries(st.sampled_from(("saw", "felt")), WORD),
            "feelings": st.lists(WORD, max_size=3),
            "needs": st.lists(WORD, max_size=3),
            "mood": st.none() | st.integers(1, 5),
        },
    )
)
def test_sealed_words_come_back(words: dict[str, Any]) -> None:
    """Whatever was sealed is read by the partner with the key, equal; empty values are absent."""
    alex, sam = pairs.both()
    outside = page(1, body="", step="view")

    record, key = sync.seal(outside, words, alex)
    opened = sync.unseal(parse_line(record.to_line()), key, sam, mine=False)

    assert (words.get("title", ""), words.get("body", "")) == (opened.title, opened.body)
    assert words.get("fields", {}) == dict(opened.fields)
    assert tuple(words.get("feelings", ())) == opened.feelings
    assert tuple(words.get("needs", ())) == opened.needs
    assert words.get("mood") == opened.mood


@st.composite
def damages(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Some bytes replaced, left out, put in, or doubled, mostly where the text is."""
    at = draw(st.integers(0, 6000) | st.integers(0, 1 << 18))
    size = draw(st.integers(0, 600))
    put = draw(
        st.binary(max_size=40) | st.sampled_from((b'{"', b"[[[[", b"\\u0000", b"1e9", b"\n"))
    )
    kind = draw(st.sampled_from(("replace", "cut", "insert", "double")))

    def damage(data: bytes) -> bytes:
        before, piece, after = data[:at], data[at : at + size], data[at + size :]
        middle = {
            "replace": put[:size] + piece[len(put) :],
            "cut": b"",
            "insert": put + piece,
            "double": piece * 2,
        }
        return before + middle[kind] + after

    return damage


@given(records(), st.lists(damages(), min_size=1, max_size=3))
def test_a_genuine_payload_is_read_or_refused(
    shared: list[Record], changes: list[Callable[[bytes], bytes]]
) -> None:
    """A broken program of the partner's causes a refusal by its kind, and nothing else."""
    alex, sam = pairs.both()
    payload = builders.payload_bytes(pairs.snapshot(alex, *shared))
    for change in changes:
        payload = change(payload)
    kind, incoming = outcome(lambda: pairs.opened(forge.genuine(alex, payload), sam))

    assert kind in {"", "Malformed", "TooLarge", "PairMismatch", "UnsupportedVersion"}
    for item in () if incoming is None else incoming.records:
        assert item.hash == hashlib.sha256(item.line).hexdigest()


@given(records(), st.lists(damages(), min_size=1, max_size=3))
def test_a_damaged_file_is_refused(
    shared: list[Record], changes: list[Callable[[bytes], bytes]]
) -> None:
    """Whatever happens on the way: refused, unless it happened to change nothing."""
    alex, sam = pairs.both()
    data = damaged = pairs.file_of(alex, *shared)
    for change in changes:
        damaged = change(damaged)
    kind, _incoming = outcome(lambda: pairs.opened(damaged, sam))

    assert (kind == "") is (data == damaged)
    assert kind not in {"Malformed", "PairMismatch", "OwnFile"}


@given(st.binary(max_size=400), st.sampled_from((b"", b"age-encryption.org/v1\n", b"{")))
def test_any_bytes_are_refused_everywhere(data: bytes, begin: bytes) -> None:
    """As an exchange file, an invitation, an answer."""
    alex, _sam = pairs.both()
    doors: tuple[Callable[[bytes], object], ...] = (
        lambda data: pairs.opened(data, alex),
        lambda data: sync.answer_invitation(data, my_name="Sam", epoch=builders.EPOCH),
        lambda data: sync.accept_answer(alex, data),
    )

    assert not sync.looks_like_exchange(begin + data)
    assert all(outcome(partial(door, begin + data))[0] for door in doors)


@given(st.lists(damages(), min_size=1, max_size=3))
def test_damaged_pairing_files_are_refused_or_equal(
    changes: list[Callable[[bytes], bytes]],
) -> None:
    """An invitation or answer that was changed on the way is never taken for another."""
    alex, sam = pairs.both()
    invitation, answer = alex.invitation, sync.answer_file(sam)
    for change in changes:
        invitation, answer = change(invitation), change(answer)
    _kind, accepted = outcome(lambda: sync.accept_answer(alex, answer))
    _kind, answered = outcome(
        lambda: sync.answer_invitation(invitation, my_name="Sam", epoch=builders.EPOCH)
    )

    if accepted is not None:
        assert (sam.recipient, sam.secret) == (accepted.partner_recipient, accepted.secret)
    if answered is not None:
        # It could be a right invitation of somebody's; the words would tell.
        assert age.HybridRecipient.parse(answered.partner_recipient)
        assert sync.answer_file(answered)
