# SPDX-License-Identifier: GPL-3.0-or-later
"""Recipients and identities of age: hybrid (ML-KEM-768 with X25519) and X25519.

Format: c2sp.org/age, "Native recipient types". Knows stanzas, no header and no payload.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sharedjournal.crypto.age import bech32
from sharedjournal.crypto.age.header import Stanza, decode_base64, encode_base64
from sharedjournal.crypto.errors import BadIdentity, BadRecipient, HeaderDamaged
from sharedjournal.crypto.primitives import KEY_SIZE, TAG_SIZE, hkdf

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE_KEY_SIZE = 16
_BODY_SIZE = FILE_KEY_SIZE + TAG_SIZE
_X25519_SIZE = 32
_MLKEM_PUBLIC_SIZE = 1184
_MLKEM_CIPHERTEXT_SIZE = 1088
_MLKEM_SEED_SIZE = 64
_ENC_SIZE = _MLKEM_CIPHERTEXT_SIZE + _X25519_SIZE
_HYBRID_INFO = b"age-encryption.org/mlkem768x25519"
_X25519_INFO = b"age-encryption.org/v1/X25519"
_HYBRID = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
# The key is new for every stanza, as the format demands.
_NONCE = bytes(12)
# Any scalar will do: a share of low order gives zero with every one.
_PROBE = X25519PrivateKey.from_private_bytes(bytes([1]) * _X25519_SIZE)


class Recipient(Protocol):
    """Whom a file can be encrypted to. `classical`: a quantum computer could open the file."""

    classical: ClassVar[bool]

    def wrap(self, file_key: bytes) -> Stanza:
        """A stanza that only the owner of the identity opens."""
        ...


class Identity(Protocol):
    """What opens a file."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key of the first that opens, or None. Raises `HeaderDamaged`, `NotAge`."""
        ...


@dataclass(frozen=True, slots=True)
class HybridRecipient:
    """The public half of a hybrid identity: 1184 bytes of ML-KEM, then 32 of X25519."""

    classical: ClassVar[bool] = False
    PREFIX: ClassVar[str] = "age1pq"
    SIZE: ClassVar[int] = _MLKEM_PUBLIC_SIZE + _X25519_SIZE

    data: bytes = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `age1pq1…`. Raises `BadRecipient`, also for a key that cannot be encrypted to."""
        try:
            recipient = cls(bech32.decode(cls.PREFIX, text, cls.SIZE))
            recipient._public_key()
        except ValueError as error:
            raise BadRecipient("not a hybrid recipient") from error
        return recipient

    @property
    def text(self) -> str:
        """`age1pq1…`"""
        return bech32.encode(self.PREFIX, self.data)

    def wrap(self, file_key: bytes) -> Stanza:
        """A stanza `mlkem768x25519`."""
        sealed = _HYBRID.encrypt(file_key, self._public_key(), _HYBRID_INFO)
        share = encode_base64(sealed[:_ENC_SIZE]).decode("ascii")
        return Stanza(HybridIdentity.STANZA, (share,), sealed[_ENC_SIZE:])

    def _public_key(self) -> hpke.MLKEM768X25519PublicKey:
        return hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.data[:_MLKEM_PUBLIC_SIZE]),
            _x25519_public(self.data[_MLKEM_PUBLIC_SIZE:]),
        )


@dataclass(frozen=True, slots=True)
class HybridIdentity:
    """A hybrid key pair: everything follows from `seed` (32 bytes)."""

    STANZA: ClassVar[str] = "mlkem768x25519"
    PREFIX: ClassVar[str] = "AGE-SECRET-KEY-PQ-"

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_seed(self.seed)

    @classmethod
    def generate(cls) -> Self:
        """A new one."""
        return cls(os.urandom(KEY_SIZE))

    @classmethod
    def from_seed(cls, seed: bytes | bytearray) -> Self:
        """From 32 bytes. Raises `BadIdentity` for another number."""
        return cls(bytes(seed))

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `AGE-SECRET-KEY-PQ-1…`. Raises `BadIdentity`."""
        return cls(_parse_identity(cls.PREFIX, text))

    @property
    def text(self) -> str:
        """`AGE-SECRET-KEY-PQ-1…`, for use with other tools; whoever has it opens every file."""
        return bech32.encode(self.PREFIX, self.seed)

    @property
    def recipient(self) -> HybridRecipient:
        """The public half."""
        mlkem, x25519 = self._private_keys()
        return HybridRecipient(
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        )

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key of the first that opens, or None. Raises `HeaderDamaged`, `NotAge`."""
        # The lengths are checked here because HPKE takes share and body in one buffer: a short
        # share would shift its bytes.
        sealed = _ours(stanzas, self.STANZA, _ENC_SIZE)
        if not sealed:
            return None
        private = hpke.MLKEM768X25519PrivateKey(*self._private_keys())
        for share, body in sealed:
            try:
                return _HYBRID.decrypt(share + body, private, _HYBRID_INFO)
            except InvalidTag:
                continue
        return None

    def _private_keys(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        # Expansion of the seed: X-Wing, as in filippo.io/hpke-pq.
        expanded = hashlib.shake_256(self.seed).digest(_MLKEM_SEED_SIZE + _X25519_SIZE)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_SIZE]),
            X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_SIZE:]),
        )


@dataclass(frozen=True, slots=True)
class X25519Recipient:
    """The public half of an X25519 identity: `data` is its 32 bytes."""

    classical: ClassVar[bool] = True
    PREFIX: ClassVar[str] = "age"

    data: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `age1…`. Raises `BadRecipient`, also for a key that cannot be encrypted to."""
        try:
            recipient = cls(bech32.decode(cls.PREFIX, text, _X25519_SIZE))
            _x25519_public(recipient.data)
        except ValueError as error:
            raise BadRecipient("not an X25519 recipient") from error
        return recipient

    @property
    def text(self) -> str:
        """`age1…`"""
        return bech32.encode(self.PREFIX, self.data)

    def wrap(self, file_key: bytes) -> Stanza:
        """A stanza `X25519`."""
        return self._wrap(file_key, X25519PrivateKey.generate())

    def _wrap(self, file_key: bytes, ephemeral: X25519PrivateKey) -> Stanza:
        share = ephemeral.public_key().public_bytes_raw()
        secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(self.data))
        key = hkdf(secret, salt=share + self.data, info=_X25519_INFO)
        body = ChaCha20Poly1305(key).encrypt(_NONCE, file_key, None)
        return Stanza(X25519Identity.STANZA, (encode_base64(share).decode("ascii"),), body)


@dataclass(frozen=True, slots=True)
class X25519Identity:
    """An X25519 key pair: `seed` is the 32 bytes of the private key."""

    STANZA: ClassVar[str] = "X25519"
    PREFIX: ClassVar[str] = "AGE-SECRET-KEY-"

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_seed(self.seed)

    @classmethod
    def generate(cls) -> Self:
        """A new one."""
        return cls(os.urandom(KEY_SIZE))

    @classmethod
    def from_seed(cls, seed: bytes | bytearray) -> Self:
        """From 32 bytes. Raises `BadIdentity` for another number."""
        return cls(bytes(seed))

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `AGE-SECRET-KEY-1…`. Raises `BadIdentity`."""
        return cls(_parse_identity(cls.PREFIX, text))

    @property
    def text(self) -> str:
        """`AGE-SECRET-KEY-1…`; whoever has it opens every file."""
        return bech32.encode(self.PREFIX, self.seed)

    @property
    def recipient(self) -> X25519Recipient:
        """The public half."""
        return X25519Recipient(self._private_key().public_key().public_bytes_raw())

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key of the first that opens, or None. Raises `HeaderDamaged`, `NotAge`."""
        private = self._private_key()
        for share, body in _ours(stanzas, self.STANZA, _X25519_SIZE):
            try:
                secret = private.exchange(X25519PublicKey.from_public_bytes(share))
            except ValueError as error:
                raise HeaderDamaged("a share of low order") from error
            key = hkdf(secret, salt=share + self.recipient.data, info=_X25519_INFO)
            try:
                return ChaCha20Poly1305(key).decrypt(_NONCE, body, None)
            except InvalidTag:
                continue
        return None

    def _private_key(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.seed)


def _x25519_public(data: bytes) -> X25519PublicKey:
    """The key, if something can be encrypted to it. Raises `ValueError`."""
    key = X25519PublicKey.from_public_bytes(data)
    _PROBE.exchange(key)
    return key


def _check_seed(seed: bytes) -> None:
    if len(seed) != KEY_SIZE:
        raise BadIdentity("an identity has 32 bytes")


def _parse_identity(prefix: str, text: str) -> bytes:
    # The error is raised outside, for the frames of what failed hold the text.
    with suppress(ValueError):
        return bech32.decode(prefix, text, KEY_SIZE)
    raise BadIdentity("not an identity of this type")


def _ours(stanzas: Sequence[Stanza], kind: str, share_size: int) -> list[tuple[bytes, bytes]]:
    """Share and body of every stanza of this type, all of them with the right lengths."""
    found = []
    for stanza in stanzas:
        if stanza.type != kind:
            continue
        if len(stanza.args) != 1 or len(stanza.body) != _BODY_SIZE:
            raise HeaderDamaged("a stanza of another form")
        share = decode_base64(stanza.args[0].encode("ascii"))
        if len(share) != share_size:
            raise HeaderDamaged("a share of another length")
        found.append((share, stanza.body))
    return found
