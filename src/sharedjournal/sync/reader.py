# SPDX-License-Identifier: GPL-3.0-or-later
"""The plaintext of an exchange file, read: every rule of the format, every limit before allocation.

It runs in the second pass, over bytes that someone with the pair secret wrote; that someone may
still be a changed program. Whatever it finds counts only if the digest of the pass is right, which
its caller checks.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Any, cast

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import Malformed, PairMismatch, TooLarge, UnsupportedVersion
from sharedjournal.domain.exchange import Epoch, PictureRef
from sharedjournal.domain.ids import is_hex
from sharedjournal.domain.record import line_hash, parse_line
from sharedjournal.sync import payload, sealing
from sharedjournal.sync.incoming import IncomingRecord
from sharedjournal.sync.limits import LIMITS, MAX_NAME, Limits
from sharedjournal.sync.tarstream import Member, Readable, TarReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sharedjournal.domain.exchange import Pairing
    from sharedjournal.domain.ids import RecordId
    from sharedjournal.domain.ports import Progress

KEY_SIZE = 32
_NONCE_SIZE = 8
_REPORT_EVERY = 1000
_EXT_SEGMENT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"


class PayloadReader:
    """Reads one payload of the partner of `pairing`. After `read` its attributes hold the content.

    Raises `Malformed`, `TooLarge`, `PairMismatch` and `UnsupportedVersion`.
    """

    def __init__(
        self, source: Readable, pairing: Pairing, progress: Progress, limits: Limits = LIMITS
    ) -> None:
        self._tar = TarReader(source, limits)
        self._pairing = pairing
        self._progress = progress
        self._limits = limits
        self._forms_size = 0
        self.epoch = Epoch(0, "")
        self.name = ""
        self.records: tuple[IncomingRecord, ...] = ()
        self.keys: dict[RecordId, bytes] = {}
        self.forms: dict[str, bytes] = {}
        self.pictures: dict[str, PictureRef] = {}

    def read(self) -> None:
        """Go through the payload to its end."""
        members = iter(self._tar)
        self._about(_expect(members, payload.ABOUT))
        self._records(_expect(members, payload.RECORDS))
        self._keys(_expect(members, payload.KEYS))
        self._others(members)
        if next(members, None) is not None:
            raise Malformed("member order")

    def _others(self, members: Iterator[Member]) -> None:
        last, extensions = "", set[str]()
        for member in members:
            if member.name == payload.PADDING:
                self._padding(member)
                return
            if member.name.startswith("ext/"):
                _check_extension(member.name, extensions)
                continue
            # One order of names makes a second member of a name impossible, without a list of them.
            if member.name <= last:
                raise Malformed("member order")
            last = member.name
            if not member.size:
                raise Malformed("empty member")
            if match := payload.FORM.fullmatch(member.name):
                self._form(member, match[1])
            elif match := payload.PICTURE.fullmatch(member.name):
                self._picture(member, match[1], match[2])
            else:
                raise Malformed("member name")
        raise Malformed("padding")

    def _about(self, member: Member) -> None:
        if member.size > self._limits.about:
            raise TooLarge("about", limit="about")
        document = canonical.loads(self._tar.read())
        if not isinstance(document, dict):
            raise Malformed("exchange.json")
        check_format(document)
        pair, epoch, name = (document.get(key) for key in ("pair", "epoch", "name"))
        if not isinstance(pair, str) or not is_hex(pair, 16):
            raise Malformed("pair")
        if pair != self._pairing.pair:
            raise PairMismatch("pair")
        self.epoch = _epoch(epoch)
        self.name = check_name(name)

    def _records(self, member: Member) -> None:
        limits = self._limits
        if member.size > limits.records_size:
            raise TooLarge("records_size", limit="records_size")
        lines = _lines(self._tar.chunks(), limits.record, limits.records, ("record", "records"))
        found: list[IncomingRecord] = []
        for place, line in enumerate(lines):
            if place % _REPORT_EVERY == 0:
                self._progress.report(place, len(lines), "records")
            found.append(IncomingRecord(parse_line(line), line, line_hash(line), place))
        self.records = tuple(found)
        _check_ids(self.records)
        _check_seals(self.records)

    def _keys(self, member: Member) -> None:
        limits, count = self._limits, len(self.records)
        # "At most as many keys as records" also bounds what is read to find that out.
        if member.size > count * (limits.key_line + 1):
            raise TooLarge("keys", limit="keys")
        by_id = {item.record.id: item.record for item in self.records}
        for line in _lines(self._tar.chunks(), limits.key_line, count, ("key", "keys")):
            record_id, key = _key(line)
            record = by_id.get(record_id)
            if record is None or not record.sealed or record_id in self.keys:
                raise Malformed("key")
            sealing.unseal(record, key, self._pairing, mine=False)
            self.keys[record_id] = key

    def _form(self, member: Member, sha256: str) -> None:
        if member.size > self._limits.form:
            raise TooLarge("form", limit="form")
        self._forms_size += member.size
        if self._forms_size > self._limits.forms_size:
            raise TooLarge("forms_size", limit="forms_size")
        content = self._tar.read()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Malformed("form name")
        if not isinstance(canonical.loads(content), dict):
            raise Malformed("form")
        self.forms[sha256] = content

    def _picture(self, member: Member, sha256: str, kind: str) -> None:
        if member.size > self._limits.picture:
            raise TooLarge("picture", limit="picture")
        if sha256 in self.pictures:
            raise Malformed("picture name")
        self._progress.check()
        digest = hashlib.sha256()
        for chunk in self._tar.chunks():
            digest.update(chunk)
        if digest.hexdigest() != sha256:
            raise Malformed("picture name")
        self.pictures[sha256] = PictureRef(sha256, kind, member.size)

    def _padding(self, member: Member) -> None:
        if member.size != payload.padding_needed(member.offset):
            raise Malformed("padding")
        for chunk in self._tar.chunks():
            if chunk.count(0) != len(chunk):
                raise Malformed("padding")


def check_format(document: dict[str, Any]) -> None:
    """Refuse a `format` that is not ours: newer is `UnsupportedVersion`, else `Malformed`."""
    found = document.get("format")
    if type(found) is not int or found < payload.FORMAT:
        raise Malformed("format")
    if found > payload.FORMAT:
        raise UnsupportedVersion("format", found=found)


def check_name(name: object) -> str:
    """A person's name as it came: any text within the limit, also none. Raises `Malformed`."""
    if not isinstance(name, str) or len(name.encode()) > MAX_NAME:
        raise Malformed("name")
    return name


def read_base64(text: object, size: int, what: str) -> bytes:
    """Exactly `size` bytes in canonical base64. Raises `Malformed` naming `what`."""
    try:
        data = base64.b64decode(cast("str", text), validate=True)
    except (binascii.Error, ValueError, TypeError) as error:
        raise Malformed(what) from error
    if len(data) != size or base64.b64encode(data).decode("ascii") != text:
        raise Malformed(what)
    return data


def _expect(members: Iterator[Member], name: str) -> Member:
    member = next(members, None)
    if member is None or member.name != name:
        raise Malformed("member order")
    return member


def _check_extension(name: str, seen: set[str]) -> None:
    # It is never used as a path; but a name that only a path could have is a sign of a broken
    # writer.
    segments = name.split("/")[1:]
    usable = all(part.strip(".") and set(part) <= set(_EXT_SEGMENT) for part in segments)
    if not usable or name in seen:
        raise Malformed("member name")
    seen.add(name)


def _epoch(value: object) -> Epoch:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed("epoch")
    start, nonce = value
    if type(start) is not int or start < 0:
        raise Malformed("epoch")
    if not isinstance(nonce, str) or not is_hex(nonce, _NONCE_SIZE):
        raise Malformed("epoch")
    return Epoch(start, nonce)


def _lines(chunks: Iterable[bytes], longest: int, most: int, names: tuple[str, str]) -> list[bytes]:
    """Lines that each end in a line feed. `names`: of the limits of one and of their number."""
    found: list[bytes] = []
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        if max(map(len, (*whole, rest))) > longest:
            raise TooLarge(names[0], limit=names[0])
        found += whole
        if len(found) > most:
            raise TooLarge(names[1], limit=names[1])
    if rest:
        raise Malformed("line end")
    return found


def _key(line: bytes) -> tuple[RecordId, bytes]:
    document = canonical.loads(line)
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise Malformed("key")
    return document["id"], read_base64(document.get("key"), KEY_SIZE, "key")


def _check_ids(records: tuple[IncomingRecord, ...]) -> None:
    if len({item.record.id for item in records}) != len(records):
        raise Malformed("id")


def _check_seals(records: tuple[IncomingRecord, ...]) -> None:
    seen: set[tuple[object, object]] = set()
    for item in records:
        record = item.record
        if not record.sealed or record.thread is None:
            continue
        place = (record.thread, record.step)
        if place in seen:
            raise Malformed("sealed twice")
        seen.add(place)
