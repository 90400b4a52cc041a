# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole files: who can open them, and that nothing about them can be changed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedjournal.crypto import age
from sharedjournal.crypto.age import files
from sharedjournal.crypto.errors import (
    BadRecipient,
    CryptoError,
    HeaderDamaged,
    HeaderTooLarge,
    NoMatch,
    NotAge,
    PayloadDamaged,
    UnsupportedAgeVersion,
)

IDENTITY = age.HybridIdentity.from_seed(bytes(range(32)))
OTHER = age.HybridIdentity.from_seed(bytes(range(1, 33)))
CLASSICAL = age.X25519Identity.from_seed(bytes(range(32)))
TEXT = b"A short text."


def encrypt(*recipients: age.Recipient, text: bytes = TEXT) -> bytes:
    """A file."""
    out = io.BytesIO()
    age.encrypt(recipients, io.BytesIO(text), out)
    return out.getvalue()


def decrypt(file: bytes, *identities: age.Identity) -> bytes:
    """What is in a file."""
    return age.open_file(io.BytesIO(file), identities).payload().read(1 << 30)


@settings(max_examples=20)
@given(st.binary(max_size=200_000))
def test_round_trip(text: bytes) -> None:
    """What was written is read, for both kinds and for every recipient of several."""
    assert text == decrypt(encrypt(IDENTITY.recipient, text=text), IDENTITY)
    assert text == decrypt(encrypt(CLASSICAL.recipient, text=text), CLASSICAL)
    both = encrypt(OTHER.recipient, IDENTITY.recipient, text=text)
    assert text == decrypt(both, IDENTITY) == decrypt(both, OTHER)


def test_known_answer() -> None:
    """With fixed keys and nonces a file is always the same; its MAC is what is returned."""
    out = io.BytesIO()
    stanza = age.Stanza("a", ("b",), bytes(range(48)))

    mac = files._encrypt([stanza], bytes(16), bytes(16), io.BytesIO(b"text"), out, None)

    assert KNOWN_FILE == out.getvalue().hex()
    assert mac == age.read_header(io.BytesIO(out.getvalue())).mac


KNOWN_FILE = (
    "6167652d656e6372797074696f6e2e6f72672f76310a2d3e206120620a4141454341775146426763"
    "4943516f4c4441304f4478415245684d554652595847426b6147787764486838674953496a4a4355"
    "6d4a7967704b6973734c5334760a0a2d2d2d203753575a6e507373394c4a6339594e4b484c736154"
    "656f724d6a2f7679667a6264623978386b676f6774450a000000000000000000000000000000002e"
    "e7fa6eb08e77e84d94890411db670522ce9f21"
)


def test_everything_is_new_each_time() -> None:
    """Two files of the same text share no stanza, no MAC, no nonce and no file key."""
    first, second = (io.BytesIO(encrypt(IDENTITY.recipient)) for _file in range(2))
    one, two = age.open_file(first, [IDENTITY]), age.open_file(second, [IDENTITY])

    assert one.file_key != two.file_key
    assert one.header.mac != two.header.mac
    assert one.header.stanzas != two.header.stanzas
    begin = one.header.payload_at
    assert first.getvalue()[begin : begin + 16] != second.getvalue()[begin : begin + 16]


def test_extra_stanzas() -> None:
    """What `extra` makes of the file key stands behind the recipients, under the MAC."""
    out = io.BytesIO()
    mac = age.encrypt(
        [IDENTITY.recipient],
        io.BytesIO(TEXT),
        out,
        extra=lambda file_key: [age.Stanza("own", (), file_key)],
    )

    opened = age.open_file(io.BytesIO(out.getvalue()), [IDENTITY])

    assert age.Stanza("own", (), opened.file_key) == opened.header.stanzas[1]
    assert ["mlkem768x25519", "own"] == [stanza.type for stanza in opened.header.stanzas]
    assert mac == opened.header.mac


def test_recipients_are_not_mixed() -> None:
    """A hybrid file is not written for a recipient that a quantum computer breaks, nor for none."""
    mixed: list[age.Recipient] = [IDENTITY.recipient, CLASSICAL.recipient]
    for recipients in ([], mixed):
        out = io.BytesIO()
        with pytest.raises(BadRecipient):
            age.encrypt(recipients, io.BytesIO(TEXT), out)
        assert b"" == out.getvalue()


def test_file_within_a_stream() -> None:
    """A file is read from where the stream stands, and its payload as often as one likes."""
    stream = io.BytesIO(b"before" + encrypt(IDENTITY.recipient))
    stream.seek(len(b"before"))
    header = age.read_header(stream)
    stream.seek(3)

    opened = age.open_file(stream, [IDENTITY], header=header)

    assert header is opened.header
    assert [TEXT, TEXT] == [opened.payload().read(99) for _again in range(2)]


def test_no_match() -> None:
    """For somebody else, for another kind of identity, and for none."""
    file = encrypt(IDENTITY.recipient)
    for identities in ([OTHER], [CLASSICAL], []):
        with pytest.raises(NoMatch):
            decrypt(file, *identities)
    assert TEXT == decrypt(file, CLASSICAL, OTHER, IDENTITY)


def test_limit_of_the_header() -> None:
    """The limit can be set; by default it is 16 KiB."""
    file = encrypt(*[IDENTITY.recipient] * 11)

    with pytest.raises(HeaderTooLarge):
        decrypt(file, IDENTITY)
    found = age.open_file(io.BytesIO(file), [IDENTITY], limit=32 * 1024)
    assert TEXT == found.payload().read(99)


def test_stanza_added() -> None:
    """Whoever does not know the file key cannot add a stanza."""
    file = encrypt(IDENTITY.recipient)
    changed = file.replace(b"\n--- ", b"\n-> grease\n\n--- ")

    with pytest.raises(HeaderDamaged):
        decrypt(changed, IDENTITY)


def test_secrets_are_not_shown() -> None:
    """An opened file does not print its key."""
    opened = age.open_file(io.BytesIO(encrypt(IDENTITY.recipient)), [IDENTITY])

    assert opened.file_key.hex() not in repr(opened)
    assert repr(opened.file_key) not in repr(opened)


def test_every_truncation_is_refused() -> None:
    """Cut anywhere, the header is no header any more or the payload is not whole."""
    file = encrypt(IDENTITY.recipient)
    header = age.read_header(io.BytesIO(file))

    for size in range(len(file)):
        with pytest.raises(CryptoError) as caught:
            decrypt(file[:size], IDENTITY)
        if size < header.payload_at:
            assert NotAge is caught.type
        elif size < header.payload_at + 16:
            assert HeaderDamaged is caught.type
        else:
            assert PayloadDamaged is caught.type


def test_every_flipped_bit_is_refused() -> None:
    """With any one bit changed it does not open, and the failure has a name."""
    file = bytearray(encrypt(IDENTITY.recipient))
    found: set[type[CryptoError]] = set()

    for place in range(len(file)):
        for bit in range(8):
            file[place] ^= 1 << bit
            with pytest.raises(CryptoError) as caught:
                decrypt(bytes(file), IDENTITY)
            found.add(caught.type)
            file[place] ^= 1 << bit

    assert {NotAge, UnsupportedAgeVersion, NoMatch, HeaderDamaged, PayloadDamaged} == found


@settings(max_examples=200)
@given(st.data())
def test_any_change_is_refused(draw: st.DataObject) -> None:
    """With bytes cut out, put in or replaced a file does not open, or is the same file."""
    file = FILE_OF_TWO_CHUNKS
    begin = draw.draw(st.integers(0, len(file)))
    end = draw.draw(st.integers(begin, len(file)))
    changed = file[:begin] + draw.draw(st.binary(max_size=40)) + file[end:]

    if changed != file:
        with pytest.raises(CryptoError):
            decrypt(changed, IDENTITY)


FILE_OF_TWO_CHUNKS = encrypt(IDENTITY.recipient, text=bytes(70_000))
