# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyslots: what opens, what does not, and that nothing of them can be changed."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharedjournal.crypto import age, keyslots, recovery
from sharedjournal.crypto.errors import BadRecipient
from sharedjournal.crypto.keyslots import (
    Cost,
    PassphraseSlot,
    RecoverySlot,
    SlotsDamaged,
    UnsupportedSlots,
    VaultHeader,
    WrongSecret,
    new_passphrase_slot,
    new_recovery_slot,
)
from sharedjournal.crypto.secret import Secret

VAULT = "3f0c1c9e-5a55-4b8e-9d0e-0d7a1f3c2b11"
OLD, NEW = Secret(bytes(range(32))), Secret(bytes(range(100, 132)))
PASSPHRASE = "Schöne Grüße"
SEED = Secret(bytes([7]) * 32)
RECIPIENT = age.HybridIdentity.from_seed(SEED.buffer()).recipient.text


def utf8(text: str) -> bytearray:
    """A passphrase as it comes from a keyboard."""
    return bytearray(text, "utf-8")


def make(*keys: Secret, passphrase: str = PASSPHRASE, vault: str = VAULT) -> VaultHeader:
    """Keyslots with a passphrase and recovery words, at the lowest cost there is."""
    return VaultHeader(
        vault_id=vault,
        label=None,
        sequence=1,
        slots=(
            new_passphrase_slot(keys, utf8(passphrase), vault, Cost.FLOOR),
            new_recovery_slot(keys, RECIPIENT, vault),
        ),
    )


# One for all tests that do not change it: key derivation takes a while.
HEADER = make(OLD)
DATA = HEADER.encode()


def mended(document: dict[str, Any]) -> bytes:
    """A changed document with the right checksum, as somebody writes who knows the format."""
    document.pop("checksum", None)
    document["checksum"] = hashlib.sha256(dumps(document)).hexdigest()
    return dumps(document) + b"\n"


def dumps(document: object) -> bytes:
    """Canonical JSON."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def document() -> Any:
    """The document of `HEADER`, to be changed."""
    return json.loads(DATA)


def test_both_ways_in() -> None:
    """Passphrase and words give the key, also after writing and reading."""
    header = VaultHeader.decode(DATA)

    assert HEADER == header
    assert (OLD,) == header.open_with_passphrase(utf8(PASSPHRASE))
    assert (OLD,) == header.open_with_seed(SEED)


def test_two_keys() -> None:
    """While a key is changed both are inside, the old one first."""
    header = make(OLD, NEW)

    assert (OLD, NEW) == header.open_with_passphrase(utf8(PASSPHRASE))
    assert (OLD, NEW) == header.open_with_seed(SEED)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_forms_of_one_passphrase(form: Any) -> None:
    """However a keyboard composes its letters, it is the same passphrase."""
    typed = unicodedata.normalize(form, PASSPHRASE)

    assert (OLD,) == HEADER.open_with_passphrase(utf8(typed))


@pytest.mark.parametrize(
    "wrong", ["", "x", PASSPHRASE + " ", PASSPHRASE.lower(), PASSPHRASE + "\0", "x" * 2**20]
)
def test_wrong_passphrase(wrong: str) -> None:
    """Any other passphrase opens nothing; the failure holds nothing of it."""
    with pytest.raises(WrongSecret) as caught:
        HEADER.open_with_passphrase(utf8(wrong))

    assert None is caught.value.__context__


def test_passphrase_that_is_no_text() -> None:
    """Bytes of another encoding are a passphrase like any other."""
    slot = new_passphrase_slot((OLD,), bytearray(b"\xff\xfe"), VAULT, Cost.FLOOR)
    header = HEADER.with_slots([slot])

    assert (OLD,) == header.open_with_passphrase(bytearray(b"\xff\xfe"))
    with pytest.raises(WrongSecret):
        header.open_with_passphrase(bytearray(b"\xff"))


def test_wrong_words() -> None:
    """Other words open nothing, and none do where there is no slot for them."""
    with pytest.raises(WrongSecret):
        HEADER.open_with_seed(Secret.random(32))
    with pytest.raises(WrongSecret):
        HEADER.with_slots(HEADER.slots[:1]).open_with_seed(SEED)


def test_words_as_people_get_them() -> None:
    """The 24 words and the recipient that is kept fit together."""
    words, recipient = recovery.new_words()
    header = HEADER.with_slots([HEADER.slots[0], new_recovery_slot((NEW,), recipient, VAULT)])

    assert (NEW,) == header.open_with_seed(recovery.seed_of(words))


def test_next_writing() -> None:
    """Other slots are a writing with a higher number; the rest stays."""
    header = HEADER.with_slots(list(HEADER.slots))

    assert 2 == header.sequence
    assert (HEADER.vault_id, HEADER.label) == (header.vault_id, header.label)
    assert HEADER.slots == header.slots


def test_everything_is_new_each_time() -> None:
    """Two slots for the same passphrase and key share no salt, nonce or ciphertext."""
    one, two = (new_passphrase_slot((OLD,), utf8("x"), VAULT, Cost.FLOOR) for _slot in range(2))
    assert isinstance(one, PassphraseSlot)
    assert isinstance(two, PassphraseSlot)

    assert {one.salt, one.nonce, one.box}.isdisjoint({two.salt, two.nonce, two.box})


def test_known_answer() -> None:
    """With a fixed salt and nonce the file is the same in every version, byte for byte."""
    slot = keyslots._passphrase_slot(
        (OLD, NEW), utf8("passphrase"), VAULT, Cost.FLOOR, bytes(range(16)), bytes(range(12))
    )
    header = VaultHeader(vault_id=VAULT, label="Ä", sequence=3, slots=(slot,))

    assert KNOWN == header.encode().decode("utf-8")
    assert (OLD, NEW) == VaultHeader.decode(header.encode()).open_with_passphrase(
        bytearray(b"passphrase")
    )


KNOWN = (
    '{"checksum":"1e74da7b1609dec3109e9746c5105eb4429f9ea1e78c0bfb97dbe0a0030f82a0","'
    'format":"sharedjournal-vault","label":"Ä","sequence":3,"slots":[{"box":"erelayaP'
    "zMMfWXFaf0H3ImAnnNfiF6PyXs6BkuAmjy8Du1bSpniGj4BsLHLIaIq1NYi3E1Zhc+F6o1wJiMbouaRl"
    'qqWytOm0eVmG+RcZXPs=","kind":"passphrase","lanes":1,"memory":19456,"nonce":"AAEC'
    'AwQFBgcICQoL","passes":1,"salt":"AAECAwQFBgcICQoLDA0ODw=="}],"vault":"3f0c1c9e-5'
    'a55-4b8e-9d0e-0d7a1f3c2b11","version":1}\n'
)


def test_known_answer_for_words() -> None:
    """A recovery slot that was written once is opened by every version."""
    slot = RecoverySlot(base64.b64decode(KNOWN_FILE))

    assert (OLD, NEW) == slot.open(SEED, VAULT)


KNOWN_FILE = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IG1sa2VtNzY4eDI1NTE5IDArbkcvWlcxRmd5YUNXc3kzUjdU"
    "VW1xMjNCRE9WSVc5cUhvUUJuK3o4WHV2aDNZa3gwNXkwaitQYldxQ3ZLL3B4c3VFZ2pMcUlJalVqYWs1"
    "OGE0SEZXditSVW9TeUdvckRBWDc0WFBiNG1tcHhLN053WWcvQlJQK0crM0ZRYitGSmZvQTFvTDdtQkpD"
    "M25reDA4ZGM5Rm8zZlFUeENqa1RGN2l4MS9VMW9XYXJDSXhFQW5WRTROa093TStmYzIzbDArY0tBOGxU"
    "SlplcHhyV0xqZzJtQ2Q1czB2c1dqeDBKU3F0RWdvUWtwN0NKMkp3YXRWT252R3JtNWtrV0RUVlNESlZ6"
    "c0NJNW15N1BuVkkzZ0F5U0Nia0dEMG1xdFV4TjM1MGZiaStZbkpxdU5Bblk3QkZnZ21XcUlDdFRoa2hr"
    "ZWlWSUdHZ0R2S0pKNHdHVzZ5WmN1ZlQ5cWdaNWRhUFp6Y2lrazUvNXE2N2hCeFo0ZSs4Y04zVXV4eEp4"
    "Uy9VUDg0SlJiNlJmM1RKYUFDYjJtSHlFZTBlQ04yNHV1NHo1QmJhM05FNUlJQXpTd2hWaGpMb3ptUW5X"
    "L1BQU1VhOXpqejV6MnRqTWtFZGYzVWxSRkx3Qjh1NWROb2hiNXQyM0xQbThtWjF6NjgrUXF0TnF2Wm9B"
    "WlpBR05Rd2x3RDhuejVmTjdMbE92MllLMEk1VHNGa3RtZFFsUndFSWRPLzFER1lhZ0gxZEdhUE1Kbjlx"
    "cWxvN2RZN2J1T0I4T2hJY2pvMnhEOFNEVG1udHZCRmJhUEZ1Ni8xNjlScFJzcTZyc29ZUlU2aGwyQUpo"
    "K2o2bDIxNy8vOU12Ylh4QWJFUVA1RVVMZkN0dTBJL2luL00zRU15ckpNdm1PL1dNRlBreVo1K0NsSGhM"
    "UklBVTZSL1Z6S3MrcXhkNmxFc3hqVDBYR1ZmSXZFOTV6WTI3RFAzSTcyWUsyMzF2T21SNmorREtPRXcv"
    "emZLR1AyS1dsVisvSCsyRklyUnVoQU8yOTdXTGE0a2NkWHF0K3JCMHRlQ1pveFpFSXJjQ2FaWUt4RHho"
    "bCtzL3psQ0VZcXl3YUR1ZWhDRXlqSXdhZVYybXp1NHREeFF1YjN4ZDhocHZPZVE3Qk9ISUg3dGc4N1N6"
    "SmlkK1dpVnJNaGIycGYwL1IzaHhFZmxzd0dTdVdVTjM5dTlSRVBIMWNEQnZNRVN6MEJiVm5OQ1ROZFJN"
    "RlI2eHBBSmQzWkxxWmhZeU9UUHNkbWdGSVJCQ2dPVVlFUUorcUEwQUpndFpNQUlXRUo4b3RoQjh6NEk2"
    "bTJGWlRkcUZnQmNnekpFRFhCUmhKV2VLWXlHOEZIbHdWckUwMk5IVzc4Z2RRU2dBTndCSmFHdE5FdzNL"
    "ZHVzVWJQNm9FU2tmU2xOZzM5c3pzVTBGSXFZVVkySXZmaUpmdlRXaG5JUzBRdE5ST3pGTmtqZXVCSXJm"
    "K1hlaEZ2WktlVmZXcE1NWEJIZGxEZDdFQ2RKSDFSQm9UZ3V5eHBzRTdRM2tNbEM0TjZDYy81ZmtiWC9O"
    "SXIvVTZYQWRaZUJWQmR0a0FoWmlpeFY4d3FFTUp5TjNzNW5HRkhWaUtMd1QzdzA2eXFubXArUnBQK01I"
    "ZlRsQW4wMHF1dENRQlhSRWtlZ3hiZFRmKzl0eHFRbGZVdnExQUZnMitQYjZaS2VDUXpmcXphNGhROUp0"
    "cUxJLzh2VFlmWUxqOVU2eXh2WjBpcGMxR09DYkRPejdCejd0SGxzSm9Pb04waWpzQU5LdElBOW1ybDgx"
    "Q2lTbDVGMXRaWWpJU1dpWWFvOXhyOHV4cTdxVUt4dmdrN2cyTU9NdHJvUlpoQ1YyZHUrUjl3cmtRQ0hF"
    "NURoc1FhejkyUzhFbStYUUlyY3NTMThWUHI4MWlhdXI1aHZBOWNCOFJlL0pRZWRwS0NWZWliTkVBbWFF"
    "Y1VVM0VvZDNuNTc3Q1E3aXl1cXNkbG9jd0drZld1eDRKZwpZQ3k4NUt3RVd6OTRrVXE5VlFKYVhFU2RV"
    "RDdWMHBEVWdMeXpMQzg3L05BCi0tLSBxRndVQWJoeUFYOHhPVGNnWmpNWXlzQ2plT1pxWXdMa3VYVWEw"
    "RVVtVmxrCl1JLevaQ5k8KqhgZU7vDhq2AvKTTGggp9XABUiHRQSNb58i+n+b+FJDJ2Uk61PNaH5fzELc"
    "DMEp0Qh6RaUg4C0lpQPuBUUJ10W3EeYZPIUQbxZwzMtlcS0nv5wM77R80ISEgTkEEe9HJyg80NY38LZM"
    "f9eL2VLFlUtIDokwmPfOX0Tlrn2K5qupcOZpGbgteqweBsxnQQiIsQebKNP7QyCpoeH522cEL9R2RCM+"
    "12nZAgjFA2h9YCTvzAuh6wUFMTX56BDsp1W8X7Jp8oJHT9HfCtlGCkBwhCwxp7QXMnUEog1zDGRMHGcI"
    "HDHDjMJGJLs="
)


def test_words_without_the_app() -> None:
    """Inside a recovery slot is plain JSON: an age tool and a text editor are enough."""
    slot = HEADER.slots[1]
    assert isinstance(slot, RecoverySlot)
    identity = age.HybridIdentity.from_seed(SEED.buffer())

    inside = age.open_file(io.BytesIO(slot.file), [identity]).payload().read(1000)

    expected = {"keys": [OLD.buffer().hex()], "kind": "recovery", "vault": VAULT}
    assert expected == json.loads(inside)


@settings(max_examples=200)
@given(st.integers(0, len(DATA) - 1), st.integers(0, 7))
def test_flipped_bits(place: int, bit: int) -> None:
    """A changed bit is damage, never other keyslots."""
    data = bytearray(DATA)
    data[place] ^= 1 << bit

    with pytest.raises(SlotsDamaged):
        VaultHeader.decode(bytes(data))


@settings(max_examples=100)
@given(st.integers(0, len(DATA) - 1))
def test_truncation(size: int) -> None:
    """So is one that ends early."""
    with pytest.raises(SlotsDamaged):
        VaultHeader.decode(DATA[:size])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"null",
        b"[]",
        b"{}",
        b"\xef\xbb\xbf" + DATA,
        DATA + b"\n",
        DATA[:-1],
        b" " + DATA,
        DATA.decode("utf-8").encode("utf-16"),
        DATA.replace(b'{"checksum"', b'{"checksum":"","checksum"', 1),
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"format":1.0}',
        b'{"format":NaN}',
        b'{"format":' + b"9" * 10_000 + b"}",
        b'{"format":"\\ud800","checksum":""}',
        b" " * (keyslots.MAX_SIZE + 1),
    ],
)
def test_other_bytes(data: bytes) -> None:
    """Nothing else is taken, and nothing is done with it."""
    with pytest.raises(SlotsDamaged):
        VaultHeader.decode(data)


def change(path: str, value: Any) -> bytes:
    """The document with one value changed (or removed: `...`), and the right checksum."""
    whole = document()
    place: Any = whole
    *parents, name = [int(part) if part.isdigit() else part for part in path.split(".")]
    for parent in parents:
        place = place[parent]
    if value is ...:
        del place[name]
    else:
        place[name] = value
    return mended(whole)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "other"),
        ("format", ...),
        ("version", 0),
        ("version", "1"),
        ("version", True),
        ("version", ...),
        ("vault", ""),
        ("vault", "ä"),
        ("vault", 5),
        ("vault", "a" * 65),
        ("label", ""),
        ("label", 5),
        ("label", ["a"]),
        ("label", "a" * 201),
        ("label", ...),
        ("sequence", 0),
        ("sequence", True),
        ("sequence", 2**53 + 1),
        ("sequence", "1"),
        ("extra", 1),
        ("slots", []),
        ("slots", None),
        ("slots", {"passphrase": 1}),
        ("slots", [1]),
        ("slots", ["passphrase"]),
        ("slots.0", ...),
        ("slots.0.kind", "recovery"),
        ("slots.0.kind", "other"),
        ("slots.0.kind", ["passphrase"]),
        ("slots.0.memory", 4 * 1024**3),
        ("slots.0.memory", 19 * 1024 - 1),
        ("slots.0.memory", True),
        ("slots.0.passes", 2**32),
        ("slots.0.passes", 0),
        ("slots.0.lanes", 0),
        ("slots.0.lanes", 9),
        ("slots.0.lanes", "1"),
        ("slots.0.salt", "AAAA"),
        ("slots.0.salt", "ä"),
        ("slots.0.salt", None),
        ("slots.0.nonce", ""),
        ("slots.0.box", base64.b64encode(bytes(32 * 3 + 16)).decode()),
        ("slots.0.box", base64.b64encode(bytes(16)).decode()),
        ("slots.0.box", "AA==" * 12),
        ("slots.0.extra", 1),
        ("slots.1.file", ""),
        ("slots.1.file", base64.b64encode(bytes(16 * 1024 + 1)).decode()),
        ("slots.1.extra", 1),
    ],
)
def test_other_form_with_the_right_checksum(path: str, value: Any) -> None:
    """What the format does not have is refused before anything is computed from it."""
    with pytest.raises(SlotsDamaged):
        VaultHeader.decode(change(path, value))


def test_two_slots_of_one_kind() -> None:
    """Exactly one passphrase opens a vault."""
    for place in (0, 1):
        whole = document()
        whole["slots"].append(whole["slots"][place])
        with pytest.raises(SlotsDamaged):
            VaultHeader.decode(mended(whole))


def test_newer_version() -> None:
    """A newer version is told from damage, whatever else it holds; but only if it is whole."""
    newer = change("version", 2)

    with pytest.raises(UnsupportedSlots):
        VaultHeader.decode(newer)
    with pytest.raises(UnsupportedSlots):
        VaultHeader.decode(mended({**document(), "version": 9, "slots": "other"}))
    with pytest.raises(SlotsDamaged):
        VaultHeader.decode(newer.replace(b'"version":2', b'"version":3'))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("slots.0.memory", 20 * 1024),
        ("slots.0.passes", 2),
        ("slots.0.lanes", 2),
        ("slots.0.salt", base64.b64encode(bytes(16)).decode()),
        ("slots.0.nonce", base64.b64encode(bytes(12)).decode()),
        ("slots.0.box", base64.b64encode(bytes(48)).decode()),
        ("vault", "another"),
    ],
)
def test_parameters_are_authenticated(path: str, value: Any) -> None:
    """With other parameters or for another vault the passphrase opens nothing."""
    header = VaultHeader.decode(change(path, value))

    with pytest.raises(WrongSecret):
        header.open_with_passphrase(utf8(PASSPHRASE))


def test_parameters_are_in_the_associated_data() -> None:
    """Not only the key depends on them: with the very same key another vault id is refused too."""
    slot = HEADER.slots[0]
    assert isinstance(slot, PassphraseSlot)

    with pytest.raises(WrongSecret):
        slot.open(utf8(PASSPHRASE), "another")
    assert (OLD,) == slot.open(utf8(PASSPHRASE), VAULT)


def recovery_slot(inside: bytes) -> RecoverySlot:
    """A recovery slot that holds something else, as one who has the recipient could make it."""
    out = io.BytesIO()
    age.encrypt([age.HybridRecipient.parse(RECIPIENT)], io.BytesIO(inside), out)
    return RecoverySlot(out.getvalue())


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 10_000,
        dumps({"keys": [], "kind": "recovery", "vault": VAULT}),
        dumps({"keys": ["00" * 32], "kind": "recovery", "vault": "another"}),
        dumps({"keys": ["00" * 32], "kind": "passphrase", "vault": VAULT}),
        dumps({"keys": ["00" * 16] * 2, "kind": "recovery", "vault": VAULT}),
        dumps({"keys": ["00" * 31], "kind": "recovery", "vault": VAULT}),
        dumps({"keys": ["00" * 32] * 3, "kind": "recovery", "vault": VAULT}),
        dumps({"keys": "00" * 32, "kind": "recovery", "vault": VAULT}),
        dumps({"keys": ["zz" * 32], "kind": "recovery", "vault": VAULT}),
        dumps({"keys": 5, "kind": "recovery", "vault": VAULT}),
        dumps({"keys": [5], "kind": "recovery", "vault": VAULT}),
        dumps({"keys": ["00" * 32], "kind": "recovery", "vault": VAULT, "more": 1}),
    ],
)
def test_recovery_slot_with_something_else(inside: bytes) -> None:
    """What is in it is used only if it is keys of this vault."""
    with pytest.raises(WrongSecret):
        recovery_slot(inside).open(SEED, VAULT)


def test_recovery_slot_damaged() -> None:
    """A recovery slot that is no age file, or a damaged one, opens nothing."""
    good = HEADER.slots[1]
    assert isinstance(good, RecoverySlot)
    for file in (b"x", good.file[:-1], good.file[:-1] + bytes([good.file[-1] ^ 1])):
        with pytest.raises(WrongSecret):
            RecoverySlot(file).open(SEED, VAULT)


def test_recovery_slot_for_another_vault() -> None:
    """Put into another vault it does not open."""
    other = make(OLD, vault="another")

    with pytest.raises(WrongSecret):
        HEADER.with_slots([HEADER.slots[0], other.slots[1]]).open_with_seed(SEED)


def test_recipient_is_checked() -> None:
    """No slot is made for something that is no recipient."""
    with pytest.raises(BadRecipient):
        new_recovery_slot((OLD,), RECIPIENT[:-1], VAULT)


@pytest.mark.parametrize("keys", [(), (OLD, NEW, OLD), (Secret(bytes(31)),)])
def test_keys_are_checked(keys: tuple[Secret, ...]) -> None:
    """One or two keys of 32 bytes are wrapped."""
    with pytest.raises(ValueError, match="keys"):
        new_passphrase_slot(keys, utf8("x"), VAULT, Cost.FLOOR)
    with pytest.raises(ValueError, match="keys"):
        new_recovery_slot(keys, RECIPIENT, VAULT)


@pytest.mark.parametrize("label", ["", "a" * 201, "\ud800"])
def test_label_is_checked(label: str) -> None:
    """A label that could not be read again is not written."""
    with pytest.raises(ValueError, match="vault"):
        VaultHeader(vault_id=VAULT, label=label, sequence=1, slots=HEADER.slots)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_labels_travel(label: str) -> None:
    """Any text is kept exactly."""
    header = VaultHeader(vault_id=VAULT, label=label, sequence=1, slots=HEADER.slots)

    assert label == VaultHeader.decode(header.encode()).label


def test_shows_no_keys() -> None:
    """Printed keyslots hold no ciphertext."""
    slot = HEADER.slots[0]
    assert isinstance(slot, PassphraseSlot)

    assert repr(slot.box) not in repr(HEADER)
    assert "recovery" in repr(HEADER)
