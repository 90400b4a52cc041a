# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows 35 to 72: what is inside a genuine file. Only a changed or broken program makes these."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

from hostile.world import about_of, case, payload
from sharedjournal.domain import canonical
from sharedjournal.sync import tarstream
from unit.sync import builders
from unit.sync.builders import gone, lines, page, record_id, thread_id

if TYPE_CHECKING:
    from hostile.world import Case

from hostile.payloads import (
    BAD,
    BOMB,
    FORM,
    LARGE,
    LINE,
    MIB,
    REV,
    SHOT,
    SHOT_NAME,
    ZIP,
    block,
    form_of_steps,
    gone_of,
    instead,
    nested,
    own_form,
    padded,
    pax,
    picture,
    replaced,
    using,
    whole,
    with_about,
    with_block,
    with_line,
    with_members,
    with_more,
    with_records,
    with_values,
)

ROWS: list[Case] = [
    # The tar
    *(
        case(35, name, BAD, with_block(block(at, value)))
        for name, at, value in (
            ("PAX", 156, b"x"),
            ("PAX for all", 156, b"g"),
            ("GNU long name", 156, b"L"),
            ("GNU long link", 156, b"K"),
            ("sparse", 156, b"S"),
            ("hard link", 156, b"1"),
            ("symbolic link", 156, b"2"),
            ("character device", 156, b"3"),
            ("block device", 156, b"4"),
            ("directory", 156, b"5"),
            ("FIFO", 156, b"6"),
            ("link name", 157, b"/etc/passwd"),
            ("prefix of 155", 345, b"x" * 155),
        )
    ),
    *(
        case(35, f"name {name!r}"[:40], BAD, with_block(block(0, name.ljust(100, b"\0"))))
        for name in (
            b"../x",
            b"ext/../../x",
            b"/etc/passwd",
            b"C:\\x",
            b"\\\\host\\share",
            b"ext/a\0b",
            b"ext/\xc3\xa9",
            b"ext/" + b"x" * 96,
            b"readme.txt",
            b"pictures/../x.png",
            b"",
        )
    ),
    case(35, "name of 300 by PAX", BAD, whole(lambda _: pax(b"x"))),
    case(35, "zip", BAD, whole(lambda _: ZIP)),
    case(35, "gzip", BAD, instead(gzip.compress)),
    case(35, "zlib bomb", BAD, whole(lambda _: BOMB)),
    case(35, "records that are a zip", BAD, with_records(ZIP)),
    case(35, "empty payload", BAD, whole(lambda _: b"")),
    case(36, "member twice", BAD, with_members(("exchange.json", b"{}"))),
    case(36, "form twice", BAD, with_members(own_form({"id": "a"}), own_form({"id": "a"}))),
    case(36, "ext twice", BAD, with_members(("ext/a", b"1"), ("ext/a", b"1"))),
    case(36, "wrong checksum", BAD, with_block(block()[:148] + b"000000\0 " + block()[156:])),
    case(36, "size in base 256", BAD, with_block(block(124, b"\x80" + bytes(10) + b"\1"))),
    case(36, "negative size", BAD, with_block(block(124, b"\xff" * 12))),
    case(36, "size without end", BAD, with_block(block(124, b"0" * 12))),
    case(36, "size beyond the end", BAD, with_block(block(size=1 << 30))),
    case(36, "no zero blocks", BAD, instead(lambda data: data[:-1024])),
    case(36, "one zero block", BAD, instead(lambda data: data[:-512])),
    case(36, "bytes behind them", BAD, instead(lambda data: data + b"x")),
    case(36, "zeros behind them", BAD, instead(lambda data: data + bytes(512))),
    case(36, "owner", BAD, with_block(block(265, b"root"))),
    case(36, "owner number", BAD, with_block(block(108, b"0001750\0"))),
    case(36, "time", BAD, with_block(block(136, b"14000000000\0"))),
    case(36, "mode", BAD, with_block(block(100, b"0000755\0"))),
    case(36, "bytes between members", BAD, with_block(block(size=1), b"x" + b"hidden")),
    # Padding
    case(37, "right padding", "", padded(bytes)),
    case(37, "not zero at its begin", BAD, padded(lambda zeros: b"x" + zeros[1:])),
    case(37, "not zero at its end", BAD, padded(lambda zeros: zeros[:-1] + b"x")),
    case(37, "a block shorter", BAD, padded(lambda zeros: zeros[512:])),
    case(37, "a block longer", BAD, padded(lambda zeros: zeros + bytes(512))),
    case(37, "a byte shorter", BAD, padded(lambda zeros: zeros[1:])),
    case(
        37, "missing", BAD, instead(lambda d: d[: d.index(b"padding\0") // 512 * 512] + d[-1024:])
    ),
    # Limits
    case(38, "record of 1 MiB", "", with_line(page(1, body="x" * (MIB - len(LINE) + 6)).to_line())),
    case(
        38, "record of 1 MiB and a byte", LARGE, replaced(b"page 1", b"x" * (MIB - len(LINE) + 7))
    ),
    case(38, "100 001 records", LARGE, with_records(b"\n" * 100_001)),
    case(
        38,
        "records of 256 MiB and a byte",
        LARGE,
        whole(
            lambda w: (
                builders.tar(("exchange.json", about_of(w)))[:1024]
                + tarstream.header("records.jsonl", 256 * MIB + 1)
            )
        ),
    ),
    case(38, "20 001 members", LARGE, with_members(*((f"ext/{n}", b"") for n in range(20_001)))),
    case(
        38,
        "picture of 32 MiB and a byte",
        LARGE,
        with_block(block(name=SHOT_NAME, size=32 * MIB + 1)),
    ),
    case(38, "form of 256 KiB and a byte", LARGE, with_members(own_form({"id": "x" * (MIB // 4)}))),
    case(
        38,
        "exchange.json of 64 KiB",
        LARGE,
        with_about("more", "x" * 65536),
    ),
    case(38, "nesting 17", BAD, with_more(nested(16))),
    case(38, "nesting 16", "", with_more(nested(15))),
    case(38, "more keys than records", LARGE, whole(lambda w: payload(w, keys=b"\n" * 2))),
    case(
        39,
        "records of 8 GiB",
        LARGE,
        whole(
            lambda w: (
                builders.tar(("exchange.json", about_of(w)))[:1024]
                + tarstream.header("records.jsonl", 8 * 1024**3 - 1)
            )
        ),
    ),
    case(
        39,
        "100 000 records of 1 MiB",
        LARGE,
        whole(
            lambda w: (
                builders.tar(("exchange.json", about_of(w)))[:1024]
                + block(124, b"\x80" + (100_000 * MIB).to_bytes(11, "big"), name="records.jsonl")
            )
        ),
    ),
    case(
        39, "member of 2^40", LARGE, with_block(block(124, b"\x80" + (2**40).to_bytes(11, "big")))
    ),
    case(39, "member of 2 GiB", LARGE, with_block(block(size=2 * 1024**3))),
    # What a later version may add
    case(40, "unknown keys", "", with_values(zodiac={"deep": [1, None, False]}, x="")),
    case(40, "unknown form", "", with_values(form="from-tomorrow@7")),
    case(
        40,
        "1 000 members under ext",
        "",
        with_members(*((f"ext/{n:04}/a-b_c.d", b"x" * n) for n in range(1000))),
    ),
    # JSON
    case(
        41,
        "order of keys",
        BAD,
        with_line(
            json.dumps(dict(reversed(json.loads(LINE).items())), separators=(",", ":")).encode()
        ),
    ),
    case(41, "spaces", BAD, replaced(REV, b'"rev": 1')),
    case(41, "space before", BAD, with_line(b" " + LINE)),
    case(41, "space behind", BAD, with_line(LINE + b" ")),
    case(41, "escapes", BAD, replaced(b"page 1", b"p\\u0061ge 1")),
    case(41, "escaped slash", BAD, replaced(b"page 1", b"page\\/1")),
    case(41, "CRLF", BAD, with_line(LINE + b"\r")),
    case(41, "blank line", BAD, with_records(LINE + b"\n\n")),
    case(41, "no line end", BAD, with_records(LINE)),
    case(41, "duplicate key", BAD, replaced(REV, b'"rev":1,"rev":1')),
    case(41, "duplicate id", BAD, replaced(b'"id":', b'"id":"x","id":')),
    case(41, "not an object", BAD, with_line(b"[]")),
    case(
        41,
        "not canonical keys",
        BAD,
        whole(lambda w: payload(w, records=lines(page(1)), keys=b'{"id": "x"}\n')),
    ),
    case(42, "nesting 100 000 of lists", BAD, with_line(b"[" * 100_000)),
    case(42, "nesting 100 000 of objects", BAD, with_line(b'{"a":' * 100_000)),
    case(42, "closed nesting in a known key", BAD, replaced(b'"page 1"', b"[" * 999 + b"]" * 999)),
    *(
        case(43, f"rev {text[:24].decode()}", BAD, replaced(REV, b'"rev":' + text))
        for text in (
            b"9" * 10_000,
            b"1e999",
            b"1.0",
            b"1e0",
            b"-0",
            b"NaN",
            b"Infinity",
            b"-Infinity",
            b"true",
            b"0",
            b"-1",
            b"%d" % 2**63,
            b"%d" % 2**64,
            b"01",
        )
    ),
    case(43, "float in an unknown key", BAD, with_more(b"1.5")),
    case(43, "large number in an unknown key", BAD, with_more(b"%d" % 2**63)),
    case(43, "largest rev", "", replaced(REV, b'"rev":%d' % (2**63 - 1))),
    case(44, "id twice", BAD, with_records(lines(page(1), page(2), gone(1)))),
    case(44, "line twice", BAD, with_records(lines(page(1), page(1)))),
    case(
        44,
        "id of my own",
        BAD,
        whole(lambda w: payload(w, records=lines(page(1), gone_of(w.my_record)))),
    ),
    *(
        case(45, name, BAD, replaced(b"page 1", text))
        for name, text in (
            ("invalid UTF-8", b"\xff"),
            ("overlong", b"\xc0\xaf"),
            ("surrogate in UTF-8", b"\xed\xa0\x80"),
            ("beyond Unicode", b"\xf4\x90\x80\x80"),
            ("lone surrogate", b"\\ud800"),
            ("NUL as escape", b"\\u0000"),
            ("raw NUL", b"\0"),
            ("raw control", b"\x1b"),
        )
    ),
    case(45, "UTF-16", BAD, with_line(LINE.decode().encode("utf-16-le"))),
    case(45, "BOM", BAD, with_line(b"\xef\xbb\xbf" + LINE)),
    case(45, "NUL in an unknown key", BAD, with_more(b'"\\u0000"')),
    case(45, "NUL in the name of a key", BAD, with_more(b'{"z\\u0000":1}')),
    case(46, "controls", "", with_values(title="a\x1b[31m\x9b31m\x07b", body="\x01\x7f\x85")),
    case(46, "line separators", "", with_values(body="a\u2028b\u2029c", title="a\u2028b")),
    case(46, "bidi overrides", "", with_values(title="\u202egnp.exe", body="\u2066\u202b" * 50)),
    case(46, "soft hyphens", "", with_values(body="\u00ad" * 10_000)),
    case(47, "combining marks", "", with_values(body="a" + "\u0301" * 100_000)),
    case(47, "joined emoji", "", with_values(body="\U0001f468\u200d" * 20_000)),
    case(47, "U+FDFA", "", with_values(body="\ufdfa" * 300_000)),
    *(
        case(48, f"name {text[:12]!a}", "", with_about("name", text))
        for text in ("\u0410lex", "", "\x1b[31m\u202eS\nam", "x" * 10_000)
    ),
    case(48, "name of 1 MB", LARGE, with_about("name", "x" * MIB)),
    case(48, "name of 20 kB", BAD, with_about("name", "x" * 20_000)),
    case(49, "title of 1 MB", BAD, with_values(title="x" * (MIB - 1000))),
    case(49, "10 000 needs", BAD, with_values(needs=["x"] * 10_000)),
    case(
        49, "100 own care lines", BAD, with_values(care=[f"line {n} of mine" for n in range(100)])
    ),
    case(49, "line of 1 MB", "", with_values(body="x" * 1_000_000)),
    # Pictures, values, taking back
    case(59, "hash is not its name", BAD, with_members((f"pictures/{'0' * 64}.png", SHOT))),
    case(59, "empty picture", BAD, with_members(picture(b""))),
    case(59, "kind that there is not", BAD, with_members(picture(SHOT, "svg"))),
    case(59, "one picture of two kinds", BAD, with_members(picture(SHOT, "jpg"), picture(SHOT))),
    case(59, "that no record names", "", with_members((SHOT_NAME, SHOT))),
    case(59, "named but absent", "", with_values(pictures=["0" * 64])),
    *(
        case(60, f"{name} {value!r}", BAD, with_values(**{name: value}))
        for name, value in (
            ("mood", 0),
            ("mood", 6),
            ("depth", 9),
            ("feelings", [["sad", 3]]),
            ("feelings", {"sad": 3}),
            ("pictures", ["../../etc/passwd"]),
        )
    ),
    case(60, "unknown ask", "", with_values(ask="hold-my-hand")),
    case(60, "unknown care", "", with_values(care=["from-tomorrow"])),
    *(
        case(61, f"day {day}", BAD, with_values(day=day))
        for day in (
            *("0000-01-01", "10000-01-01", "2026-02-30", "2026-02-01T10:00", "2026-02-01Z"),
            *("2026-2-1", "\u0662\u0660\u0662\u0666-01-01"),
        )
    ),
    case(61, "ten years ahead", "", with_values(day="2036-01-01")),
    case(62, "gone of an unknown id", "", with_records(lines(gone(77)))),
    case(62, "gone with other keys", BAD, replaced(REV, b'"gone":true,"rev":1')),
    case(
        62,
        "gone false",
        BAD,
        with_line(canonical.dumps({"id": record_id(1), "rev": 1, "gone": False})),
    ),
    case(64, "re that names nothing", "", with_values(re=[record_id(999), "0" * 64])),
    case(
        64,
        "thread that names nothing",
        "",
        with_line(page(1, form=None, step="reply", thread=thread_id(999)).to_line()),
    ),
    case(68, "hash is not its name", BAD, with_members((f"forms/{'0' * 64}.json", FORM))),
    case(
        68,
        "not an object",
        BAD,
        with_members((f"forms/{hashlib.sha256(b'[]').hexdigest()}.json", b"[]")),
    ),
    case(
        68,
        "not canonical",
        BAD,
        with_members((f"forms/{hashlib.sha256(b'{ }').hexdigest()}.json", b"{ }")),
    ),
    case(68, "cyclic", BAD, using(own_form(form_of_steps(3, cyclic=True))), whole=True),
    case(68, "10 000 steps", BAD, using(own_form(form_of_steps(3000, cyclic=False))), whole=True),
]
