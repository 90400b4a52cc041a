# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows 26 and 30 to 33: what may be given as an invitation or as an answer."""

from __future__ import annotations

import base64
import hashlib
import io
from typing import TYPE_CHECKING, Any

from hostile.attacks import GREASE, MAGIC, NO_FILE, PNG, RANDOM, X25519, backup, good
from hostile.payloads import BAD
from hostile.world import case
from sharedjournal import sync
from sharedjournal.crypto import age
from sharedjournal.domain import canonical
from sharedjournal.sync import agefile

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.world import Case, World

ANSWER_MARK = age.Stanza("sharedjournal-answer", ("v1",), b"")
KEY = age.HybridIdentity.from_seed(bytes(range(32)))


def invitation_of(world: World, **changed: Any) -> bytes:
    """An invitation with some keys changed; `...` removes one."""
    return _changed(canonical.loads(world.inviting.invitation), changed)


def answer_of(world: World, **changed: Any) -> bytes:
    """The content of an answer with some keys changed; `...` removes one."""
    return _changed(
        {
            "format": 1,
            "invitation": hashlib.sha256(world.inviting.invitation).hexdigest(),
            "kind": "sharedjournal-answer",
            "name": "Sam",
            "recipient": KEY.recipient.text,
            "secret": base64.b64encode(bytes(32)).decode(),
        },
        changed,
    )


def answer(**changed: Any) -> Callable[[World], bytes]:
    """An answer file with some keys of its content changed."""
    return lambda world: agefile.encrypt_answer(
        world.inviting.recipient, answer_of(world, **changed)
    )


def answer_with(content: bytes) -> Callable[[World], bytes]:
    """An answer file with any content."""
    return lambda world: agefile.encrypt_answer(world.inviting.recipient, content)


def encrypted(
    stanzas: Callable[[World], list[age.Stanza]], *recipients: age.Recipient
) -> Callable[[World], bytes]:
    """A right answer in a file with these stanzas, for me unless for others."""

    def build(world: World) -> bytes:
        out = io.BytesIO()
        to = recipients or [age.HybridRecipient.parse(world.inviting.recipient)]
        content = io.BytesIO(answer_of(world))
        age.encrypt(to, content, out, extra=lambda _key: stanzas(world))
        return out.getvalue()

    return build


def invitation(**changed: Any) -> Callable[[World], bytes]:
    """An invitation file with some keys changed."""
    return lambda world: invitation_of(world, **changed)


def flipped(world: World) -> bytes:
    """An answer one of whose bytes was changed on the way."""
    data = bytearray(answer()(world))
    data[-40] ^= 1
    return bytes(data)


def _changed(document: dict[str, Any], changed: dict[str, Any]) -> bytes:
    document = document | changed
    return canonical.dumps({key: value for key, value in document.items() if value is not ...})


_OTHER_KINDS = (
    ("empty", lambda _: b""),
    ("random", lambda _: RANDOM),
    ("magic only", lambda _: MAGIC),
    ("picture", lambda _: PNG),
    ("text", lambda _: b"Dear diary"),
    ("other JSON", lambda _: b'{"format":1}'),
    ("list", lambda _: b"[]"),
    ("exchange file", good),
    ("backup", backup),
    ("a megabyte", lambda _: b" " * (1 << 20)),
    ("deep JSON", lambda _: b"[" * 16_000),
)

INVITATIONS: list[Case] = [
    *(case(26, f"{name} as invitation", NO_FILE, build) for name, build in _OTHER_KINDS),
    case(26, "answer as invitation", NO_FILE, answer()),
    case(33, "right invitation", "", invitation()),
    case(33, "with what a later version adds", "", invitation(zodiac="lion")),
    case(33, "of another kind", NO_FILE, invitation(kind="sharedjournal-answer")),
    case(33, "too long", NO_FILE, invitation(zodiac="x" * 16_384)),
    case(33, "of a newer format", "UnsupportedVersion", invitation(format=2, recipient=...)),
    case(33, "of format 0", BAD, invitation(format=0)),
    case(33, "without format", BAD, invitation(format=...)),
    case(33, "not canonical", BAD, lambda w: invitation_of(w) + b"\n"),
    case(33, "pair of 31 digits", BAD, invitation(pair="0" * 31)),
    case(33, "pair in upper case", BAD, invitation(pair="A" * 32)),
    case(33, "no pair", BAD, invitation(pair=...)),
    case(33, "damaged recipient", BAD, lambda w: invitation_of(w, recipient=_damaged(w))),
    case(
        33,
        "recipient in upper case",
        BAD,
        lambda w: invitation_of(w, recipient=w.inviting.recipient.upper()),
    ),
    case(33, "X25519 recipient", BAD, invitation(recipient=X25519.recipient.text)),
    case(33, "identity as recipient", BAD, invitation(recipient=KEY.text)),
    case(33, "recipient that is no text", BAD, invitation(recipient=7)),
    case(33, "no recipient", BAD, invitation(recipient=...)),
]

ANSWERS: list[Case] = [
    *(case(26, f"{name} as answer", NO_FILE, build) for name, build in _OTHER_KINDS),
    case(26, "invitation as answer", NO_FILE, lambda w: sync.invitation_file(w.inviting)),
    case(30, "to another person", "NotForYou", lambda w: sync.answer_file(w.theirs)),
    case(30, "to an older invitation", "PairMismatch", answer(invitation="0" * 64)),
    case(30, "to no invitation", "PairMismatch", answer(invitation=...)),
    case(33, "right answer", "", answer()),
    case(33, "with what a later version adds", "", answer(zodiac="lion")),
    case(33, "without a name", "", answer(name="")),
    case(
        33,
        "two hybrid stanzas",
        NO_FILE,
        encrypted(lambda w: [ANSWER_MARK, KEY.recipient.wrap(bytes(16))]),
    ),
    case(
        33,
        "two hybrid recipients",
        NO_FILE,
        encrypted(lambda _: [ANSWER_MARK], KEY.recipient, KEY.recipient),
    ),
    case(33, "not marked as an answer", NO_FILE, encrypted(lambda _: [])),
    case(33, "another stanza", NO_FILE, encrypted(lambda _: [ANSWER_MARK, GREASE])),
    case(33, "X25519 stanza", NO_FILE, encrypted(lambda _: [ANSWER_MARK], X25519.recipient)),
    case(33, "secret of 31 bytes", BAD, answer(secret=base64.b64encode(bytes(31)).decode())),
    case(33, "secret of 33 bytes", BAD, answer(secret=base64.b64encode(bytes(33)).decode())),
    case(33, "secret in another base64", BAD, answer(secret="A" * 42 + "B=")),
    case(33, "no secret", BAD, answer(secret=...)),
    case(33, "damaged recipient", BAD, lambda w: answer(recipient=_damaged(w))(w)),
    case(33, "my own recipient", BAD, lambda w: answer(recipient=w.inviting.recipient)(w)),
    case(33, "X25519 recipient", BAD, answer(recipient=X25519.recipient.text)),
    case(33, "no recipient", BAD, answer(recipient=...)),
    case(33, "name of 1 MB", NO_FILE, answer(name="x" * 1_000_000)),
    case(33, "name of 20 kB", BAD, answer(name="x" * 20_000)),
    case(33, "no name", BAD, answer(name=...)),
    case(33, "newer format", "UnsupportedVersion", answer(format=2)),
    case(33, "format 0", BAD, answer(format=0)),
    case(33, "not canonical", BAD, lambda w: answer_with(answer_of(w) + b"\n")(w)),
    case(
        33,
        "duplicate key",
        BAD,
        lambda w: answer_with(answer_of(w).replace(b'"format":1', b'"format":1,"format":1'))(w),
    ),
    case(33, "content of another kind", BAD, answer(kind="sharedjournal-invitation")),
    case(33, "content that is no JSON", BAD, answer_with(RANDOM)),
    case(33, "content that is a list", BAD, answer_with(b"[]")),
    case(33, "no content", BAD, answer_with(b"")),
    case(33, "changed on the way", "Damaged", flipped),
    case(33, "cut short", "Damaged", lambda w: answer()(w)[:-1]),
    case(33, "trailing byte", "Damaged", lambda w: answer()(w) + b"x"),
    case(
        33,
        "another version of age",
        "UnsupportedVersion",
        lambda w: answer()(w).replace(b"/v1\n", b"/v2\n", 1),
    ),
    case(33, "long header", "TooLarge", lambda _: MAGIC + b"-> x\n\n" * 5000),
]


def _damaged(world: World) -> str:
    recipient = world.inviting.recipient
    return recipient[:-1] + ("q" if recipient[-1] != "q" else "p")
