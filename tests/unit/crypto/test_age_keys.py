# SPDX-License-Identifier: GPL-3.0-or-later
"""Recipients and identities: known answers, texts, and the checks before anything is decrypted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.crypto import age
from sharedjournal.crypto.age import bech32
from sharedjournal.crypto.age.header import decode_base64, encode_base64
from sharedjournal.crypto.errors import BadIdentity, BadRecipient, HeaderDamaged, NotAge

SPEC = json.loads(Path(__file__).with_name("age_spec.json").read_text(encoding="utf-8"))
FILE_KEY = bytes(range(16))
KINDS = pytest.mark.parametrize("kind", [age.HybridIdentity, age.X25519Identity])
# Points of low order on the curve, RFC 7748 section 6.1 and cr.yp.to/ecdh.html.
LOW_ORDER = [
    bytes(32),
    bytes([1]) + bytes(31),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
]

Kind = type[age.HybridIdentity] | type[age.X25519Identity]


def share_of(stanza: age.Stanza) -> bytes:
    """The bytes of the only argument."""
    return decode_base64(stanza.args[0].encode("ascii"))


def with_share(stanza: age.Stanza, share: bytes) -> age.Stanza:
    """The stanza with another share."""
    return age.Stanza(stanza.type, (encode_base64(share).decode("ascii"),), stanza.body)


def test_spec_hybrid_identity() -> None:
    """The recipient of the specification's hybrid identity is the specification's."""
    identity = age.HybridIdentity.parse(SPEC["hybrid_identity"])

    assert SPEC["hybrid_recipient"] == identity.recipient.text
    assert SPEC["hybrid_identity"] == identity.text
    assert identity.recipient == age.HybridRecipient.parse(SPEC["hybrid_recipient"])


def test_spec_hybrid_stanza() -> None:
    """The specification's stanza opens with it (the key is what our own reading once gave)."""
    body = decode_base64(SPEC["hybrid_body"].encode("ascii"))
    stanza = age.Stanza("mlkem768x25519", (SPEC["hybrid_share"],), body)

    found = age.HybridIdentity.parse(SPEC["hybrid_identity"]).unwrap([stanza])

    assert "df56f61c8e496609c18d25c197451803" == (found or b"").hex()


def test_spec_x25519_identity() -> None:
    """The recipient of the specification's X25519 identity is the specification's."""
    identity = age.X25519Identity.parse(SPEC["x25519_identity"])

    assert SPEC["x25519_recipient"] == identity.recipient.text
    assert SPEC["x25519_identity"] == identity.text


def test_x25519_stanza_known_answer() -> None:
    """With a fixed ephemeral key the stanza is always the same."""
    recipient = age.X25519Recipient.parse(SPEC["x25519_recipient"])

    stanza = recipient._wrap(FILE_KEY, X25519PrivateKey.from_private_bytes(bytes([9]) * 32))

    assert "X25519" == stanza.type
    assert KNOWN_SHARE == stanza.args[0]
    assert KNOWN_BODY == stanza.body.hex()


KNOWN_SHARE = "V9tLNZ8jrl4Ubk4lEgVnBHIlBjSMFQwUdT0Mkz0E1CE"
KNOWN_BODY = "bea8ada7eb9b19e4d77b9fefd9e37a6794fecf6843b9f367b8bfefb8cd551654"


@KINDS
def test_wrap_and_unwrap(kind: Kind) -> None:
    """Only the owner of the identity gets the file key back, among stanzas of others too."""
    mine, other = kind.generate(), kind.generate()
    stanzas = [
        age.Stanza("grease", ("x",), b"y"),
        other.recipient.wrap(FILE_KEY),
        mine.recipient.wrap(FILE_KEY),
    ]

    assert FILE_KEY == mine.unwrap(stanzas)
    assert None is mine.unwrap(stanzas[:2])
    assert None is mine.unwrap(stanzas[:1])


@KINDS
@given(seed=st.binary(min_size=32, max_size=32))
def test_texts(kind: Kind, seed: bytes) -> None:
    """Identity and recipient are read from what they are written as."""
    identity = kind.from_seed(bytearray(seed))

    assert identity == kind.parse(identity.text)
    assert seed == kind.parse(identity.text).seed
    assert identity.recipient == type(identity.recipient).parse(identity.recipient.text)


@KINDS
def test_secrets_are_not_shown(kind: Kind) -> None:
    """What is printed of an identity does not hold its seed, in any notation."""
    assert f"{kind.__name__}()" == repr(kind.from_seed(bytes(range(32))))


@KINDS
@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_seed_of_another_length(kind: Kind, size: int) -> None:
    """A seed has 32 bytes."""
    with pytest.raises(BadIdentity):
        kind.from_seed(bytes(size))


@KINDS
@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1", SPEC["x25519_recipient"]])
def test_not_an_identity(kind: Kind, text: str) -> None:
    """Other text is refused, without a cause that could hold a mistyped key."""
    with pytest.raises(BadIdentity) as caught:
        kind.parse(text)

    assert None is caught.value.__context__


def test_identities_are_not_mixed_up() -> None:
    """The text of one kind is not an identity of the other, and lower case is none."""
    for kind, text in (
        (age.HybridIdentity, SPEC["x25519_identity"]),
        (age.X25519Identity, SPEC["hybrid_identity"]),
        (age.X25519Identity, SPEC["x25519_identity"].lower()),
    ):
        with pytest.raises(BadIdentity):
            kind.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        SPEC["x25519_recipient"],
        SPEC["hybrid_recipient"].upper(),
        SPEC["hybrid_recipient"][:-1],
        SPEC["hybrid_recipient"] + "q",
        " " + SPEC["hybrid_recipient"],
        SPEC["hybrid_identity"],
    ],
)
def test_not_a_hybrid_recipient(text: str) -> None:
    """A recipient is refused unless it is exactly one."""
    with pytest.raises(BadRecipient):
        age.HybridRecipient.parse(text)


@pytest.mark.parametrize("text", ["", SPEC["hybrid_recipient"], SPEC["x25519_recipient"].upper()])
def test_not_an_x25519_recipient(text: str) -> None:
    """The same for the classical kind."""
    with pytest.raises(BadRecipient):
        age.X25519Recipient.parse(text)


@pytest.mark.parametrize("point", LOW_ORDER)
def test_recipient_of_low_order(point: bytes) -> None:
    """A key to which everything would be encrypted alike is no recipient."""
    hybrid = age.HybridRecipient.parse(SPEC["hybrid_recipient"]).data[:-32] + point

    with pytest.raises(BadRecipient):
        age.HybridRecipient.parse(bech32.encode("age1pq", hybrid))
    with pytest.raises(BadRecipient):
        age.X25519Recipient.parse(bech32.encode("age", point))


def test_recipient_with_an_impossible_lattice_part() -> None:
    """An ML-KEM key whose numbers are not reduced is no recipient (FIPS 203, 7.2)."""
    data = b"\xff" * 1184 + age.HybridRecipient.parse(SPEC["hybrid_recipient"]).data[-32:]

    with pytest.raises(BadRecipient):
        age.HybridRecipient.parse(bech32.encode("age1pq", data))


@pytest.mark.parametrize("point", LOW_ORDER)
def test_share_of_low_order(point: bytes) -> None:
    """HPKE does not tell such a share from a stanza for someone else; X25519 does."""
    hybrid, classical = age.HybridIdentity.generate(), age.X25519Identity.generate()
    stanza = hybrid.recipient.wrap(FILE_KEY)

    assert None is hybrid.unwrap([with_share(stanza, share_of(stanza)[:-32] + point)])
    with pytest.raises(HeaderDamaged):
        classical.unwrap([with_share(classical.recipient.wrap(FILE_KEY), point)])


@KINDS
def test_lengths_are_checked_first(kind: Kind) -> None:
    """A byte moved from the share to the body leaves the total the same, and is refused."""
    identity = kind.generate()
    good = identity.recipient.wrap(FILE_KEY)
    share, body = share_of(good), good.body
    for other, rest in (
        (share[:-1], share[-1:] + body),
        (share + body[:1], body[1:]),
        (share[:-1], body),
        (share + b"\0", body),
        (share, body[:-1]),
        (share, body + b"\0"),
        (share, b""),
    ):
        stanza = age.Stanza(good.type, (encode_base64(other).decode("ascii"),), rest)
        with pytest.raises(HeaderDamaged):
            identity.unwrap([stanza])
        # Also where another stanza would open.
        with pytest.raises(HeaderDamaged):
            identity.unwrap([good, stanza])


@KINDS
def test_arguments_are_checked(kind: Kind) -> None:
    """One argument, in canonical base64."""
    identity = kind.generate()
    good = identity.recipient.wrap(FILE_KEY)
    for args in ((), (good.args[0], "x")):
        with pytest.raises(HeaderDamaged):
            identity.unwrap([age.Stanza(good.type, args, good.body)])
    for argument in (good.args[0] + "=", good.args[0][:-1] + "!"):
        with pytest.raises(NotAge):
            identity.unwrap([age.Stanza(good.type, (argument,), good.body)])


@KINDS
def test_names_are_exact(kind: Kind) -> None:
    """A stanza type in another case is somebody else's."""
    identity = kind.generate()
    good = identity.recipient.wrap(FILE_KEY)

    assert None is identity.unwrap([age.Stanza(good.type.swapcase(), good.args, good.body)])
