# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows 70 to 72: sealed answers and released keys in a genuine file."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hostile.payloads import BAD, whole, with_line
from hostile.world import case, payload
from sharedjournal import sync
from sharedjournal.domain import canonical
from unit.sync.builders import lines, page, record_id, thread_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.world import Case, World
    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.record import Record

WORDS = {"body": "what I felt"}


def outside(number: int, **values: Any) -> Record:
    """What is seen of a sealed answer."""
    return page(number, **({"body": "", "form": "two-views@1", "step": "view"} | values))


def seal(by: Pairing, number: int = 1, **values: Any) -> tuple[Record, bytes]:
    """A sealed answer of this side, and its key."""
    return sync.seal(outside(number, **values), WORDS, by)


def key_line(number: int, key: bytes) -> bytes:
    """A line of `keys.jsonl`."""
    document = {"id": record_id(number), "key": base64.b64encode(key).decode()}
    return canonical.dumps(document) + b"\n"


def released(
    make: Callable[[World], tuple[Record, bytes]], number: int = 1
) -> Callable[[World], bytes]:
    """A genuine file with a record and a key that is said to be its."""

    def build(world: World) -> bytes:
        record, key = make(world)
        return payload(world, records=lines(record), keys=key_line(number, key))

    return whole(build)


def moved(**values: Any) -> Callable[[World], tuple[Record, bytes]]:
    """A right ciphertext on a record that is another one."""

    def make(world: World) -> tuple[Record, bytes]:
        record, key = seal(world.theirs)
        return replace(record, **values), key

    return make


def other_commitment(world: World) -> tuple[Record, bytes]:
    """A key that was not the one committed to."""
    record, key = seal(world.theirs)
    return replace(record, commit=seal(world.theirs)[0].commit), key


def other_key(world: World) -> tuple[Record, bytes]:
    """The key of another seal."""
    return seal(world.theirs)[0], seal(world.theirs)[1]


def with_keys(make: Callable[[bytes], bytes]) -> Callable[[World], bytes]:
    """A genuine file with a sealed answer (1), a page (2), and lines made of the answer's key."""

    def build(world: World) -> bytes:
        record, key = seal(world.theirs)
        return payload(world, records=lines(record, page(2)), keys=make(key))

    return whole(build)


def two_answers(**values: Any) -> Callable[[World], bytes]:
    """A genuine file with two sealed answers, the second with other values."""

    def build(world: World) -> bytes:
        records = seal(world.theirs)[0], seal(world.theirs, 2, **values)[0]
        return payload(world, records=lines(*records))

    return whole(build)


def of_length(size: int) -> Callable[[World], bytes]:
    """A genuine file with a ciphertext of this length."""
    document = canonical.loads(outside(1).to_line())
    document |= {"commit": "0" * 64, "sealed": base64.b64encode(bytes(size)).decode()}
    return with_line(canonical.dumps(document))


ROWS: list[Case] = [
    case(70, "two live answers to one step", BAD, two_answers(thread=thread_id(1))),
    case(70, "answers in two threads", "", two_answers()),
    case(71, "right key", "", released(lambda w: seal(w.theirs))),
    case(71, "no key yet", "", whole(lambda w: payload(w, records=lines(seal(w.theirs)[0])))),
    case(71, "key of another seal", BAD, released(other_key)),
    case(71, "commitment to another key", BAD, released(other_commitment)),
    case(71, "on another record", BAD, released(moved(id=record_id(5)), 5)),
    case(71, "on another step", BAD, released(moved(step="overlap"))),
    case(71, "in another thread", BAD, released(moved(thread=thread_id(5)))),
    case(71, "in another revision", BAD, released(moved(rev=2))),
    case(71, "of the other direction", BAD, released(lambda w: seal(w.mine))),
    case(71, "of another pairing", BAD, released(lambda w: seal(w.former))),
    *(
        case(71, f"length {size}", BAD, of_length(size))
        for size in (0, 1, 16, 8192, 8192 + 15, 8192 + 17, 3 * 8192 + 16)
    ),
    case(72, "key of no record here", BAD, with_keys(lambda key: key_line(9, key))),
    case(72, "key of an open record", BAD, with_keys(lambda key: key_line(2, key))),
    case(72, "key twice", BAD, with_keys(lambda key: key_line(1, key) * 2)),
    case(72, "key of 31 bytes", BAD, with_keys(lambda key: key_line(1, key[:31]))),
    case(72, "key of 33 bytes", BAD, with_keys(lambda key: key_line(1, key + b"x"))),
    case(72, "no key in the line", BAD, with_keys(lambda _: b'{"id":"%s"}\n' % b"x")),
]
