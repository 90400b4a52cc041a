# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyslots: the key of a vault, wrapped under a passphrase and, if wished, for recovery words.

A slot holds all keys: one, or two while a key is being changed. Vault id, kind of slot and
parameters are authenticated; the checksum around them only finds damage. Everything is bounded
before anything is computed from it. Format: `docs/format.md`. Knows no files and no database.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import unicodedata
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NoReturn, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sharedjournal.crypto import age
from sharedjournal.crypto.argon import SALT_SIZE, Cost, calibrate, derive
from sharedjournal.crypto.errors import CryptoError, SlotsDamaged, UnsupportedSlots, WrongSecret
from sharedjournal.crypto.primitives import KEY_SIZE, TAG_SIZE
from sharedjournal.crypto.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Cost",
    "PassphraseSlot",
    "RecoverySlot",
    "Slot",
    "SlotsDamaged",
    "UnsupportedSlots",
    "VaultHeader",
    "WrongSecret",
    "calibrate",
    "new_passphrase_slot",
    "new_recovery_slot",
]

FORMAT = "sharedjournal-vault"
VERSION = 1
MAX_SIZE = 1024 * 1024
MAX_LABEL = 200
MAX_KEYS = 2
_MAX_SEQUENCE = 2**53
_MAX_FILE = 16 * 1024
_MAX_DIGITS = 20
_NONCE_SIZE = 12
_VAULT_ID = re.compile(r"[!-~]{1,64}")
_SIGN = re.compile(r"[a-z]{1,16}")


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """The keys under ChaCha20-Poly1305, whose key is Argon2id of the passphrase."""

    cost: Cost
    salt: bytes
    nonce: bytes
    box: bytes = field(repr=False)
    kind: Literal["passphrase"] = field(default="passphrase", init=False)

    def __post_init__(self) -> None:
        sizes = (len(self.salt), len(self.nonce), len(self.box) - TAG_SIZE)
        if sizes not in {(SALT_SIZE, _NONCE_SIZE, n * KEY_SIZE) for n in range(1, MAX_KEYS + 1)}:
            raise ValueError("a part of the slot has another length")

    def document(self) -> dict[str, Any]:
        """As in `vault.json`."""
        return _parameters(self.cost, self.salt, self.nonce) | {"box": _base64(self.box)}

    @classmethod
    def parse(cls, document: dict[str, Any]) -> Self:
        """From `vault.json`. Raises `ValueError`, `KeyError`, `TypeError` for another form."""
        cost = Cost(document["memory"], document["passes"], document["lanes"])
        return cls(cost, *(base64.b64decode(document[name]) for name in ("salt", "nonce", "box")))

    def open(self, passphrase: bytes | bytearray, vault_id: str) -> tuple[Secret, ...]:
        """The keys. Raises `WrongSecret`."""
        keys = bytearray(len(self.box) - TAG_SIZE)
        aead = _aead(passphrase, self.salt, self.cost)
        with suppress(InvalidTag):
            aead.decrypt_into(self.nonce, self.box, _bound(self.document(), vault_id), keys)
            return _split(keys)
        raise WrongSecret("the passphrase opens no slot")


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The keys in an age file (hybrid), which the seed behind the recovery words opens.

    Inside is canonical JSON: `keys` (hexadecimal, old first), `kind`, `vault`.
    """

    file: bytes = field(repr=False)
    kind: Literal["recovery"] = field(default="recovery", init=False)

    def __post_init__(self) -> None:
        if not 0 < len(self.file) <= _MAX_FILE:
            raise ValueError("the slot has another length")

    def document(self) -> dict[str, Any]:
        """As in `vault.json`."""
        return {"kind": self.kind, "file": _base64(self.file)}

    @classmethod
    def parse(cls, document: dict[str, Any]) -> Self:
        """From `vault.json`. Raises `ValueError`, `KeyError`, `TypeError` for another form."""
        return cls(base64.b64decode(document["file"]))

    def open(self, seed: Secret, vault_id: str) -> tuple[Secret, ...]:
        """The keys. Raises `WrongSecret`."""
        identity = age.HybridIdentity.from_seed(seed.buffer())
        # The error is raised outside, for the frames of what failed could hold keys.
        with suppress(CryptoError, ValueError, KeyError, TypeError, RecursionError):
            opened = age.open_file(io.BytesIO(self.file), [identity])
            return _keys_inside(_loads(opened.payload().read(_MAX_FILE)), vault_id)
        raise WrongSecret("the words open no slot")


Slot = PassphraseSlot | RecoverySlot


@dataclass(frozen=True, slots=True)
class VaultHeader:
    """What `vault.json` says: whose keyslots these are, which writing of them this is, the slots.

    One passphrase slot, and one recovery slot or none: so one passphrase opens a vault. `label`,
    and `sign` beside it (a word that names a picture), can be read by everyone. Raises
    `ValueError` for anything else.
    """

    _SLOTS: ClassVar[dict[str, type[PassphraseSlot | RecoverySlot]]] = {
        "passphrase": PassphraseSlot,
        "recovery": RecoverySlot,
    }

    _: KW_ONLY
    vault_id: str
    label: str | None
    sequence: int
    slots: tuple[Slot, ...]
    sign: str | None = None

    def __post_init__(self) -> None:
        kinds = sorted(slot.kind for slot in self.slots)
        if (
            _VAULT_ID.fullmatch(self.vault_id) is None
            or not _is_label(self.label)
            or not (self.sign is None or (self.label and _SIGN.fullmatch(self.sign)))
            or type(self.sequence) is not int
            or not 0 < self.sequence <= _MAX_SEQUENCE
            or kinds not in (["passphrase"], ["passphrase", "recovery"])
        ):
            raise ValueError("not what a vault can have")

    def with_slots(self, slots: Sequence[Slot]) -> VaultHeader:
        """The next writing, with other slots."""
        return replace(self, slots=tuple(slots), sequence=self.sequence + 1)

    def with_label(self, label: str | None, sign: str | None) -> VaultHeader:
        """The next writing, with another label and sign. Raises `ValueError`."""
        return replace(self, label=label, sign=sign, sequence=self.sequence + 1)

    def open_with_passphrase(self, passphrase: bytes | bytearray) -> tuple[Secret, ...]:
        """One key, or two while a key is being changed, the old one first. Raises `WrongSecret`."""
        (slot,) = (slot for slot in self.slots if slot.kind == "passphrase")
        return slot.open(passphrase, self.vault_id)

    def open_with_seed(self, seed: Secret) -> tuple[Secret, ...]:
        """The same with the seed behind the recovery words. Raises `WrongSecret`."""
        for slot in self.slots:
            if slot.kind == "recovery":
                return slot.open(seed, self.vault_id)
        raise WrongSecret("there is no slot for words")

    def encode(self) -> bytes:
        """The bytes of `vault.json`: canonical JSON and a line end."""
        document = {
            "format": FORMAT,
            "version": VERSION,
            "vault": self.vault_id,
            "label": self.label,
            "sequence": self.sequence,
            "slots": [slot.document() for slot in self.slots],
        } | ({} if self.sign is None else {"sign": self.sign})
        return _dumps(document | {"checksum": _checksum(document)}) + b"\n"

    @classmethod
    def decode(cls, data: bytes) -> VaultHeader:
        """What `encode` wrote, byte for byte.

        Raises `SlotsDamaged` for anything else, `UnsupportedSlots` for a newer version whose
        checksum is right.
        """
        try:
            document = _checked(data)
            newer = type(document["version"]) is int and document["version"] > VERSION
            header = None if newer else cls._parse(document)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise SlotsDamaged("not readable as keyslots") from None
        if newer:
            raise UnsupportedSlots("keyslots of a newer version")
        # What is left over, and every freedom of JSON and base64, shows in writing it again.
        if header is None or header.encode() != data:
            raise SlotsDamaged("keyslots in another than their one form")
        return header

    @classmethod
    def _parse(cls, document: dict[str, Any]) -> VaultHeader:
        slots = tuple(cls._SLOTS[slot["kind"]].parse(slot) for slot in document["slots"])
        return cls(
            vault_id=document["vault"],
            label=document["label"],
            sequence=document["sequence"],
            slots=slots,
            sign=document.get("sign"),
        )


def new_passphrase_slot(
    keys: Sequence[Secret], passphrase: bytes | bytearray, vault_id: str, cost: Cost
) -> Slot:
    """Wrap `keys` (one, or old and new) under a passphrase: UTF-8, brought to NFKC here."""
    salt, nonce = os.urandom(SALT_SIZE), os.urandom(_NONCE_SIZE)
    return _passphrase_slot(keys, passphrase, vault_id, cost, salt, nonce)


def new_recovery_slot(keys: Sequence[Secret], recipient: str, vault_id: str) -> Slot:
    """Wrap `keys` for the recipient of the recovery words. Raises `BadRecipient`."""
    whom = age.HybridRecipient.parse(recipient)
    out = io.BytesIO()
    age.encrypt([whom], io.BytesIO(_dumps(_inside(keys, vault_id))), out)
    return RecoverySlot(out.getvalue())


def _passphrase_slot(
    keys: Sequence[Secret],
    passphrase: bytes | bytearray,
    vault_id: str,
    cost: Cost,
    salt: bytes,
    nonce: bytes,
) -> PassphraseSlot:
    joined = _join(keys)
    aad = _bound(_parameters(cost, salt, nonce), vault_id)
    box = _aead(passphrase, salt, cost).encrypt(nonce, joined, aad)
    joined[:] = bytes(len(joined))
    return PassphraseSlot(cost, salt, nonce, box)


def _parameters(cost: Cost, salt: bytes, nonce: bytes) -> dict[str, Any]:
    return {
        "kind": "passphrase",
        "memory": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": _base64(salt),
        "nonce": _base64(nonce),
    }


def _bound(document: dict[str, Any], vault_id: str) -> bytes:
    """What a box is bound to: everything of its slot but itself, and the vault."""
    return _dumps({k: v for k, v in document.items() if k != "box"} | {"vault": vault_id})


def _aead(passphrase: bytes | bytearray, salt: bytes, cost: Cost) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive(_normalized(passphrase), salt, cost, KEY_SIZE))


def _normalized(passphrase: bytes | bytearray) -> bytes:
    """NFKC, so that it does not matter how a keyboard composes a letter; a `str` for a moment.

    Bytes that are no UTF-8 are taken as they are; there is nothing to compose in them.
    """
    try:
        return unicodedata.normalize("NFKC", passphrase.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return bytes(passphrase)


def _inside(keys: Sequence[Secret], vault_id: str) -> dict[str, Any]:
    _check_keys(keys)
    return {"kind": "recovery", "vault": vault_id, "keys": [key.buffer().hex() for key in keys]}


def _keys_inside(inside: dict[str, Any], vault_id: str) -> tuple[Secret, ...]:
    """The keys, if they are those of this vault. Raises `ValueError`, `KeyError`, `TypeError`."""
    keys = _split(bytearray.fromhex("".join(inside["keys"])))
    if inside != _inside(keys, vault_id):
        raise ValueError("another vault, or another form")
    return keys


def _join(keys: Sequence[Secret]) -> bytearray:
    _check_keys(keys)
    return bytearray().join(key.buffer() for key in keys)


def _split(joined: bytearray) -> tuple[Secret, ...]:
    """The keys, each in a buffer of its own; `joined` is wiped."""
    keys = tuple(Secret(joined[at : at + KEY_SIZE]) for at in range(0, len(joined), KEY_SIZE))
    joined[:] = bytes(len(joined))
    return keys


def _check_keys(keys: Sequence[Secret]) -> None:
    if not 1 <= len(keys) <= MAX_KEYS or any(len(key) != KEY_SIZE for key in keys):
        raise ValueError("one or two keys of 32 bytes")


def _is_label(label: object) -> bool:
    """None, or text that can be written as UTF-8."""
    if not isinstance(label, str):
        return label is None
    return 0 < len(label) <= MAX_LABEL and not any("\ud800" <= c <= "\udfff" for c in label)


def _checked(data: bytes) -> dict[str, Any]:
    """The document without its checksum. Raises `ValueError`, `KeyError`, `RecursionError`."""
    document = _loads(data)
    if document["format"] != FORMAT or document.pop("checksum") != _checksum(document):
        raise ValueError("another format, or damaged")
    return document


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _checksum(document: dict[str, Any]) -> str:
    return hashlib.sha256(_dumps(document)).hexdigest()


def _dumps(document: dict[str, Any]) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8. Raises `ValueError` for what is no text."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def _loads(data: bytes) -> dict[str, Any]:
    """A JSON object without floats. Raises `ValueError`, `RecursionError`."""
    if len(data) > MAX_SIZE:
        raise ValueError("too large")
    document = json.loads(
        data.decode("utf-8"), parse_int=_integer, parse_float=_refuse, parse_constant=_refuse
    )
    if not isinstance(document, dict):
        raise ValueError("no object")  # noqa: TRY004  # of the data, not of the caller
    return document


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= _MAX_DIGITS else _refuse(digits)


def _refuse(_text: str) -> NoReturn:
    raise ValueError("a number that the format does not have")
