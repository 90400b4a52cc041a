# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to change a genuine exchange file, or to make one that is not; what rows 1 to 26 use."""

from __future__ import annotations

import base64
import io
import tarfile
from typing import TYPE_CHECKING

from hostile import forge
from hostile.world import payload
from sharedjournal.crypto import age, pairkeys
from sharedjournal.sync import pairing as pairings
from unit.sync import builders, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hostile.world import World

MAGIC = b"age-encryption.org/v1\n"
PAIR = "sharedjournal-pair"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
NO_FILE = "NotExchangeFile"
RANDOM = bytes((7 * at * at + at) % 251 for at in range(5000))

SCRYPT = "-> scrypt " + "A" * 22 + " 18"
SHORT_BODY = "A" * 43
X25519 = age.X25519Identity.from_seed(bytes(range(32)))
GREASE = age.Stanza("grease", ("x",), b"grease")
HEADER = 2000
"""Bytes that hold the header, the nonce and the beginning of the first chunk."""
FLIPPED = "NotExchangeFile UnsupportedVersion NotForYou Damaged"


def good(world: World) -> bytes:
    """A file of the partner's with a page in it, which would be brought in."""
    return pairs.file_of(world.theirs, builders.page(1))


def parts(world: World) -> forge.Parts:
    """The same, taken apart by its receiver."""
    return forge.take_apart(good(world), world.mine.seed)


def header_end(data: bytes) -> int:
    """Where the payload's nonce begins."""
    return data.index(b"\n", data.index(b"\n--- ") + 1) + 1


def changed(old: bytes, new: bytes, count: int = 1) -> Callable[[World], bytes]:
    """The good file with something replaced in its header."""

    def build(world: World) -> bytes:
        data = good(world)
        end = header_end(data)
        assert old in data[:end]
        return data[:end].replace(old, new, count) + data[end:]

    return build


def with_chunks(
    change: Callable[[forge.Parts, list[bytes]], list[bytes]],
) -> Callable[[World], bytes]:
    """The good file with other encrypted chunks; it has four full ones."""

    def build(world: World) -> bytes:
        found = parts(world)
        return found.file(change(found, found.sealed()))

    return build


def with_stanzas(
    change: Callable[[list[forge.Stanza]], list[forge.Stanza]],
) -> Callable[[World], bytes]:
    """The good file with other stanzas and a right MAC over them."""

    def build(world: World) -> bytes:
        found = parts(world)
        return found.with_stanzas(*change(list(found.stanzas))).file()

    return build


def with_tag(body: bytes, *args: str) -> Callable[[World], bytes]:
    """A file with this as its pair tag."""

    def build(world: World) -> bytes:
        stanza = age.Stanza(PAIR, args or ("v1",), body)
        recipient = age.HybridRecipient.parse(world.theirs.partner_recipient)
        return forge.encrypt(recipient, payload(world), lambda _key: [stanza])

    return build


def hybrid(change: Callable[[bytes, bytes], tuple[bytes, bytes]]) -> Callable[[World], bytes]:
    """The good file with another share (1120 bytes) and body (32 bytes) in its first stanza."""

    def build(world: World) -> bytes:
        found = parts(world)
        first, second = found.stanzas
        share = base64.b64decode(first.words[1] + "==")
        share, body = change(share, first.body)
        words = (first.words[0], base64.b64encode(share).decode().rstrip("="))
        return found.with_stanzas(forge.Stanza(words, body), second).file()

    return build


def crafted(*lines: str) -> Callable[[World], bytes]:
    """A header of these stanzas, whose MAC nobody can check, and some bytes."""
    head = MAGIC + "".join(line + "\n" for line in lines).encode()
    return lambda _world: head + b"--- " + b"A" * 43 + b"\n" + RANDOM


def stranger(recipient: Callable[[World], age.Recipient]) -> Callable[[World], bytes]:
    """What any age tool makes for this recipient."""
    return lambda world: forge.encrypt(recipient(world), payload(world))


def my_recipient(world: World) -> age.Recipient:
    """What the partner, and whoever got to see it, can write to."""
    return age.HybridRecipient.parse(world.theirs.partner_recipient)


def swapped_payload(world: World) -> bytes:
    """Stanzas and tag of a genuine file, another payload under its file key."""
    other = payload(world, records=builders.lines(builders.page(66, body="forged")))
    return parts(world).with_payload(other).file()


def one_byte(world: World) -> bytes:
    """A genuine file but for one byte of its payload."""
    whole = bytearray(parts(world).payload)
    whole[whole.index(b"page 1")] ^= 1
    return parts(world).with_payload(bytes(whole)).file()


def one_block(world: World) -> bytes:
    """A genuine file but for a block more of zeros."""
    found = parts(world)
    return found.with_payload(found.payload + bytes(512)).file()


def third(*stanzas: age.Stanza) -> Callable[[World], bytes]:
    """A file of the partner's with further stanzas."""

    def build(world: World) -> bytes:
        keys = pairings.direction_keys(world.theirs, outgoing=True)

        def extra(file_key: bytes) -> list[age.Stanza]:
            return [pairkeys.pair_stanza(keys, file_key, bytes(32)), *stanzas]

        return forge.encrypt(my_recipient(world), payload(world), extra)

    return build


def backup(_world: World) -> bytes:
    """What a backup looks like."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in ("vault.json", "journal.db"):
            info = tarfile.TarInfo(name)
            info.size = 4096
            archive.addfile(info, io.BytesIO(RANDOM[:4096]))
    return out.getvalue()


def in_body(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """`data` with the last line of its last body changed."""
    lines = data.split(b"\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(b"--- ")) - 1
    lines[at] = change(lines[at])
    return b"\n".join(lines)


def stray(line: bytes) -> bytes:
    """Base64 whose last character has bits that stand for nothing."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return line[:-1] + bytes([alphabet[alphabet.index(line[-1]) + 1]])


def truncations(world: World, step: int) -> Iterator[bytes]:
    """Row 2: a file of two chunks cut off at every `step`th byte; each is refused."""
    data = two_chunks(world)
    for cut in range(0, len(data), step):
        yield data[:cut]


def flips(world: World, step: int, size: int | None = None) -> Iterator[bytes]:
    """Row 3: a file of two chunks with one bit turned, every `step`th bit; each is refused.

    `size`: of its beginning only, in bytes.
    """
    data = bytearray(two_chunks(world))
    for bit in range(0, 8 * (size or len(data)), step):
        data[bit // 8] ^= 1 << bit % 8
        yield bytes(data)
        data[bit // 8] ^= 1 << bit % 8


def two_chunks(world: World) -> bytes:
    """A file with a right tag whose payload is short: it is never read as far as its content."""
    return forge.genuine(world.theirs, bytes(forge.CHUNK + 500))
