# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to fill a genuine file with what no honest program writes; what rows 35 to 72 use."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from hostile import forge
from hostile.world import about_of, payload
from sharedjournal.domain import canonical
from sharedjournal.sync import tarstream
from unit.sync import builders
from unit.sync.builders import lines, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile.world import World

BAD = "Malformed"
LARGE = "TooLarge"
MIB = 1024 * 1024
FORM = b'{"id":"ours"}'
SHOT = b"\x89PNG\r\n\x1a\n not really"
SHOT_HASH = hashlib.sha256(SHOT).hexdigest()
SHOT_NAME = f"pictures/{SHOT_HASH}.png"
LINE = page(1).to_line()


def whole(data: Callable[[World], bytes]) -> Callable[[World], bytes]:
    """A genuine file with this payload."""
    return lambda world: forge.genuine(world.theirs, data(world))


def with_records(records: bytes) -> Callable[[World], bytes]:
    """A genuine file with these lines."""
    return whole(lambda world: payload(world, records=records))


def with_line(line: bytes) -> Callable[[World], bytes]:
    """A genuine file with one line."""
    return with_records(line + b"\n")


def with_values(**changed: object) -> Callable[[World], bytes]:
    """A genuine file with one canonical line, some of whose keys are these."""
    return with_line(canonical.dumps(canonical.loads(LINE) | changed))


def with_about(name: str, value: object) -> Callable[[World], bytes]:
    """A genuine file whose `exchange.json` has another value; `...` for none."""
    return whole(lambda world: payload(world, about=about_of(world, **{name: value})))


def with_members(*members: tuple[str, bytes]) -> Callable[[World], bytes]:
    """A genuine file with members behind the usual three."""
    return whole(lambda world: payload(world, *members, records=lines(page(1))))


def with_block(block: bytes, data: bytes = b"") -> Callable[[World], bytes]:
    """A genuine file with one header as it is behind the usual three members."""

    def build(world: World) -> bytes:
        usual = payload(world)
        at = usual.index(b"padding\0") // 512 * 512
        return usual[:at] + block + data + bytes(-len(data) % 512) + usual[at:]

    return whole(build)


def block(at: int = 0, value: bytes = b"", *, name: str = "ext/x", size: int = 0) -> bytes:
    """A tar header with some bytes changed and its checksum mended."""
    head = tarstream.header(name, size)
    head = head[:at] + value + head[at + len(value) :]
    blank = head[:148] + b" " * 8 + head[156:]
    return head[:148] + b"%06o\0 " % sum(blank) + head[156:]


def instead(change: Callable[[bytes], bytes]) -> Callable[[World], bytes]:
    """A genuine file with something made of a right payload."""
    return whole(lambda world: change(payload(world, records=lines(page(1)))))


def padded(change: Callable[[bytes], bytes]) -> Callable[[World], bytes]:
    """A genuine file with other padding."""

    def build(world: World) -> bytes:
        three = (("exchange.json", about_of(world)), ("records.jsonl", b""), ("keys.jsonl", b""))
        usual = builders.tar(*three)
        length = len(usual) - usual.index(b"padding\0") // 512 * 512 - 512 - 1024
        return builders.tar(*three, padding=change(bytes(length)))

    return whole(build)


def zipped(data: bytes) -> bytes:
    """A zip of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("records.jsonl", data)
    return out.getvalue()


def pax(data: bytes) -> bytes:
    """What the standard library writes by default for a long name."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("x" * 300)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def picture(data: bytes, kind: str = "png") -> tuple[str, bytes]:
    """A member under the name of its hash."""
    return f"pictures/{hashlib.sha256(data).hexdigest()}.{kind}", data


def own_form(document: dict[str, Any]) -> tuple[str, bytes]:
    """A form under the name of its hash."""
    content = canonical.dumps(document)
    return f"forms/{hashlib.sha256(content).hexdigest()}.json", content


def using(member: tuple[str, bytes]) -> Callable[[World], bytes]:
    """A genuine file with an own form, and a page that is of that form."""
    name = member[0].removeprefix("forms/").removesuffix(".json")
    record = page(1, form=f"sha256:{name}", step="first")
    return whole(lambda world: payload(world, member, records=lines(record)))


def replaced(old: bytes, new: bytes) -> Callable[[World], bytes]:
    """A genuine file whose only line has something replaced in it."""
    assert old in LINE
    return with_line(LINE.replace(old, new))


def with_more(value: bytes) -> Callable[[World], bytes]:
    """A genuine file whose only line has an unknown key with this value."""
    return with_line(LINE[:-1] + b',"zodiac":' + value + b"}")


REV = b'"rev":1'
BOMB = zlib.compress(bytes(64 * MIB))
ZIP = zipped(b"x" * 2000)


def nested(levels: int) -> bytes:
    """JSON that is nested this deep."""
    return b"[" * levels + b"]" * levels


def form_of_steps(count: int, *, cyclic: bool) -> dict[str, Any]:
    """A couple's own form with that many steps, each after the one before."""
    steps = [
        {"after": [f"s{(n - 1) % count}"] if n or cyclic else [], "id": f"s{n}", "who": "any"}
        for n in range(count)
    ]
    return {"id": "ours", "steps": steps, "version": 1}


def gone_of(name: Any) -> bytes:
    """The line that takes back the record with this id."""
    return canonical.dumps({"gone": True, "id": name, "rev": 9})
