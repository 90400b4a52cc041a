# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows 1 to 26: what is around the payload of an exchange file. Anyone may have made these."""

from __future__ import annotations

import base64
from dataclasses import replace

from hostile import forge
from hostile.attacks import (
    GREASE,
    MAGIC,
    NO_FILE,
    PAIR,
    PNG,
    RANDOM,
    SCRYPT,
    SHORT_BODY,
    X25519,
    backup,
    changed,
    crafted,
    good,
    hybrid,
    in_body,
    my_recipient,
    one_block,
    one_byte,
    stranger,
    stray,
    swapped_payload,
    third,
    with_chunks,
    with_stanzas,
    with_tag,
)
from hostile.payloads import with_about
from hostile.world import about_of, case, payload
from sharedjournal import sync
from sharedjournal.crypto import age
from unit.sync import builders, pairs

ROWS = [
    case(1, "empty", NO_FILE, lambda _: b""),
    case(1, "one byte", NO_FILE, lambda _: b"a"),
    case(1, "beginning only", NO_FILE, lambda _: b"age-"),
    case(1, "magic only", NO_FILE, lambda _: MAGIC),
    case(1, "random", NO_FILE, lambda _: RANDOM),
    case(1, "text", NO_FILE, lambda _: b"Dear diary,\n" * 900),
    case(1, "picture", NO_FILE, lambda _: PNG),
    case(1, "a megabyte of zeros", NO_FILE, lambda _: bytes(1024 * 1024)),
    case(4, "last chunk removed", "Damaged", with_chunks(lambda _, c: c[:-1])),
    case(4, "no chunk", "Damaged", with_chunks(lambda _, c: [])),
    case(
        4,
        "final flag missing",
        "Damaged",
        with_chunks(lambda p, c: [*c[:-1], p.seal(p.chunks[-1], len(c) - 1, last=False)]),
    ),
    case(
        4,
        "two final chunks",
        "Damaged",
        with_chunks(lambda p, c: [*c, p.seal(b"more", len(c), last=True)]),
    ),
    case(
        4,
        "final flag in the middle",
        "Damaged",
        with_chunks(lambda p, c: [p.seal(p.chunks[0], 0, last=True), *c[1:]]),
    ),
    case(
        4,
        "empty last chunk",
        "Damaged",
        with_chunks(
            lambda p, c: [
                *(p.seal(chunk, at, last=False) for at, chunk in enumerate(p.chunks)),
                p.seal(b"", len(c), last=True),
            ]
        ),
    ),
    case(4, "chunks swapped", "Damaged", with_chunks(lambda _, c: [c[1], c[0], *c[2:]])),
    case(4, "chunk doubled", "Damaged", with_chunks(lambda _, c: [c[0], *c])),
    case(4, "chunk dropped", "Damaged", with_chunks(lambda _, c: [c[0], *c[2:]])),
    case(5, "trailing byte", "Damaged", lambda w: good(w) + b"x"),
    case(5, "trailing NUL", "Damaged", lambda w: good(w) + b"\0"),
    case(5, "second file appended", "Damaged", lambda w: good(w) * 2),
    case(5, "trailing line", "Damaged", lambda w: good(w) + b"\n"),
    case(6, "v2", "UnsupportedVersion", changed(b"/v1\n", b"/v2\n")),
    case(6, "v0", "UnsupportedVersion", changed(b"/v1\n", b"/v0\n")),
    case(6, "v10", "UnsupportedVersion", changed(b"/v1\n", b"/v10\n")),
    case(7, "someone else", "NotForYou", lambda w: pairs.file_of(w.former)),
    case(
        7,
        "someone else, with this pair's tag",
        "NotForYou",
        lambda w: forge.tagged(w.theirs, w.former, payload(w)),
    ),
    case(
        7,
        "someone else, by a stranger",
        "NotForYou",
        stranger(lambda w: age.HybridRecipient.parse(w.former.partner_recipient)),
    ),
    case(
        8,
        "pairing that has ended",
        "NotForYou",
        lambda w: pairs.file_of(w.former, builders.page(1)),
    ),
    case(9, "X25519 only", NO_FILE, stranger(lambda _: X25519.recipient)),
    case(
        9,
        "X25519 and a pair stanza",
        NO_FILE,
        lambda w: forge.encrypt(
            X25519.recipient, payload(w), lambda _: [age.Stanza(PAIR, ("v1",), bytes(32))]
        ),
    ),
    case(9, "scrypt", NO_FILE, crafted(SCRYPT, SHORT_BODY)),
    case(9, "scrypt work factor 63", NO_FILE, crafted("-> scrypt " + "A" * 22 + " 63", SHORT_BODY)),
    case(9, "p256tag", NO_FILE, crafted("-> p256tag AAAA BBBB", SHORT_BODY)),
    case(9, "plugin", NO_FILE, crafted("-> yubikey-fido2 AAAA", SHORT_BODY)),
    case(9, "pair stanza only", NO_FILE, crafted(f"-> {PAIR} v1", SHORT_BODY)),
    case(9, "third stanza", NO_FILE, third(GREASE)),
    case(9, "third stanza X25519", NO_FILE, third(X25519.recipient.wrap(bytes(16)))),
    case(9, "second pair stanza", NO_FILE, third(age.Stanza(PAIR, ("v1",), bytes(32)))),
    case(9, "second hybrid stanza", NO_FILE, lambda w: third(my_recipient(w).wrap(bytes(16)))(w)),
    case(
        9,
        "grease instead of the pair stanza",
        NO_FILE,
        lambda w: forge.encrypt(my_recipient(w), payload(w), lambda _: [GREASE]),
    ),
    case(10, "100 000 stanzas", "TooLarge", crafted(*["-> x", ""] * 100_000)),
    case(10, "header without a line end", "TooLarge", lambda _: MAGIC + b"-> " + b"x" * (1 << 20)),
    case(10, "long body", "TooLarge", crafted("-> x", *["A" * 64] * 500, "")),
    case(11, "share of 1119, body of 33", "Damaged", hybrid(lambda s, b: (s[:-1], s[-1:] + b))),
    case(11, "share of 1121, body of 31", "Damaged", hybrid(lambda s, b: (s + b[:1], b[1:]))),
    case(11, "ML-KEM ciphertext of another length", "Damaged", hybrid(lambda s, b: (s[32:], b))),
    case(11, "share of a byte", "Damaged", hybrid(lambda s, b: (s[:1], b))),
    case(11, "file key of 15 bytes", "Damaged", hybrid(lambda s, b: (s, b[:-1]))),
    case(11, "file key of 17 bytes", "Damaged", hybrid(lambda s, b: (s, b + b"x"))),
    case(11, "file key of 32 bytes", "Damaged", hybrid(lambda s, b: (s, b + b[:16]))),
    case(12, "X25519 share of zeros", "NotForYou", hybrid(lambda s, b: (s[:-32] + bytes(32), b))),
    case(
        12,
        "X25519 share of order 8",
        "NotForYou",
        hybrid(
            lambda s, b: (
                s[:-32]
                + bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
                b,
            )
        ),
    ),
    case(12, "identity share", "NotForYou", hybrid(lambda s, b: (s[:-32] + b"\1" + bytes(31), b))),
    case(
        13,
        "armored",
        NO_FILE,
        lambda w: (
            b"-----BEGIN AGE ENCRYPTED FILE-----\n"
            + base64.encodebytes(good(w))
            + b"-----END AGE ENCRYPTED FILE-----\n"
        ),
    ),
    case(13, "CRLF", NO_FILE, changed(b"\n", b"\r\n", -1)),
    case(13, "uppercase magic", NO_FILE, changed(b"age-encryption", b"AGE-ENCRYPTION")),
    case(13, "uppercase stanza", NO_FILE, changed(b"mlkem768x25519", b"MLKEM768X25519")),
    case(13, "tab", NO_FILE, changed(b"-> mlkem768x25519 ", b"-> mlkem768x25519\t")),
    case(13, "two spaces", NO_FILE, changed(b"-> mlkem768x25519 ", b"-> mlkem768x25519  ")),
    case(13, "BOM", NO_FILE, lambda w: b"\xef\xbb\xbf" + good(w)),
    case(
        13,
        "space before the end of a line",
        NO_FILE,
        changed(f"{PAIR} v1".encode(), f"{PAIR} v1 ".encode()),
    ),
    case(13, "padded base64", NO_FILE, lambda w: in_body(good(w), lambda line: line + b"=")),
    case(13, "base64 with stray bits", NO_FILE, lambda w: in_body(good(w), stray)),
    case(14, "my own", "OwnFile", lambda w: w.my_file),
    case(14, "my own, no longer remembered", "NotForYou", lambda w: pairs.file_of(w.mine)),
    case(15, "stranger who knows my recipient", "NotFromPartner", stranger(my_recipient)),
    case(
        15,
        "stranger, small and no tar",
        "NotFromPartner",
        lambda w: forge.encrypt(my_recipient(w), b"hello"),
    ),
    case(15, "stranger, empty", "NotFromPartner", lambda w: forge.encrypt(my_recipient(w), b"")),
    case(16, "garbage", "NotFromPartner", with_tag(bytes(32))),
    case(16, "short tag", "NotFromPartner", with_tag(bytes(31))),
    case(16, "long tag", "NotFromPartner", with_tag(bytes(33))),
    case(16, "very long tag", "NotFromPartner", with_tag(bytes(480))),
    case(16, "empty tag", "NotFromPartner", with_tag(b"")),
    case(
        16,
        "right tag of another version",
        "NotFromPartner",
        with_stanzas(lambda s: [s[0], replace(s[1], words=(PAIR, "v2"))]),
    ),
    case(
        16,
        "right tag without version",
        "NotFromPartner",
        with_stanzas(lambda s: [s[0], replace(s[1], words=(PAIR,))]),
    ),
    case(
        16,
        "right tag with another word",
        "NotFromPartner",
        with_stanzas(lambda s: [s[0], replace(s[1], words=(PAIR, "v1", "x"))]),
    ),
    case(
        16,
        "tag cut short",
        "NotFromPartner",
        with_stanzas(lambda s: [s[0], replace(s[1], body=s[1].body[:-1])]),
    ),
    case(
        16,
        "tag of another pair",
        "NotFromPartner",
        lambda w: forge.tagged(replace(w.theirs, secret=bytes(32)), w.theirs, payload(w)),
    ),
    case(
        16,
        "tag of another pair id",
        "NotFromPartner",
        lambda w: forge.tagged(replace(w.theirs, pair=w.former.pair), w.theirs, payload(w)),
    ),
    case(
        16,
        "tag of the other direction",
        "NotFromPartner",
        lambda w: forge.tagged(w.theirs, w.theirs, payload(w), outgoing=False),
    ),
    case(17, "another payload under a known file key", "NotFromPartner", swapped_payload),
    case(18, "one byte of the payload changed", "NotFromPartner", one_byte),
    case(
        18,
        "payload one block longer",
        "NotFromPartner",
        one_block,
    ),
    case(
        25,
        "pair of another pairing",
        "PairMismatch",
        lambda w: forge.genuine(w.theirs, payload(w, about=about_of(w, pair=w.former.pair))),
    ),
    *(
        case(
            25,
            f"{name} {value!r}",
            kind,
            with_about(name, value),
        )
        for name, value, kind in (
            ("format", 2, "UnsupportedVersion"),
            ("format", 999, "UnsupportedVersion"),
            ("format", 0, "Malformed"),
            ("format", -1, "Malformed"),
            ("format", True, "Malformed"),
            ("format", "1", "Malformed"),
            ("format", ..., "Malformed"),
            ("epoch", ..., "Malformed"),
            ("epoch", [0], "Malformed"),
            ("epoch", [-1, "0" * 16], "Malformed"),
            ("epoch", [0, "A" * 16], "Malformed"),
            ("epoch", {}, "Malformed"),
            ("pair", 1, "Malformed"),
            ("pair", ..., "Malformed"),
            ("name", ..., "Malformed"),
            ("name", None, "Malformed"),
            ("name", "New", ""),
        )
    ),
    case(
        25,
        "format 1.0",
        "Malformed",
        lambda w: forge.genuine(
            w.theirs, payload(w, about=about_of(w).replace(b'"format":1', b'"format":1.0'))
        ),
    ),
    case(26, "invitation", NO_FILE, lambda w: sync.invitation_file(w.inviting)),
    case(26, "my own answer", NO_FILE, lambda w: sync.answer_file(w.mine)),
    case(
        26,
        "answer to me",
        NO_FILE,
        lambda w: sync.answer_file(w.theirs),
    ),
    case(26, "backup", NO_FILE, backup),
    case(26, "vault.json", NO_FILE, lambda _: b'{"format":1,"kind":"sharedjournal-vault"}'),
    case(26, "database", NO_FILE, lambda _: RANDOM[:4096]),
]
