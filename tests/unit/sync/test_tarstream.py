# SPDX-License-Identifier: GPL-3.0-or-later
"""The tar layer: what it writes any tar reads; what it reads is only what it writes."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest

from sharedjournal.domain.errors import Malformed, TooLarge
from sharedjournal.sync import tarstream
from sharedjournal.sync.limits import Limits
from sharedjournal.sync.tarstream import TarReader
from unit.sync import builders


def read(data: bytes, limits: Limits | None = None) -> list[tuple[str, bytes]]:
    """All members with their content."""
    reader = TarReader(io.BytesIO(data), limits or Limits())
    return [(member.name, reader.read()) for member in reader]


def raw(*blocks: bytes) -> bytes:
    """Blocks and the end of a tar."""
    return b"".join(blocks) + tarstream.END


def with_checksum(block: bytes) -> bytes:
    """A header whose checksum is mended, so that only the rule in question refuses it."""
    blank = block[:148] + b" " * 8 + block[156:]
    return block[:148] + b"%06o\0 " % sum(blank) + block[156:]


def changed(at: int, value: bytes) -> bytes:
    """The header of an empty member with some bytes changed and a right checksum."""
    block = tarstream.header("x", 0)
    return with_checksum(block[:at] + value + block[at + len(value) :])


def test_header_is_that_of_the_standard_library() -> None:
    """Byte for byte what `tarfile` writes in ustar format, so any tar tool lists our files."""
    info = tarfile.TarInfo("records.jsonl")
    info.size = 12345

    expected = info.tobuf(tarfile.USTAR_FORMAT)

    assert expected == tarstream.header("records.jsonl", 12345)


def test_standard_library_reads_it() -> None:
    """Names and contents come back through `tarfile`."""
    data = builders.tar(("a.txt", b"one"), ("b", bytes(1024)))

    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        found = [(m.name, m.size, m.mode, m.mtime, m.uid, m.uname) for m in archive]

    assert ("a.txt", 3, 0o644, 0, 0, "") == found[0]
    assert ["a.txt", "b", "padding"] == [row[0] for row in found]


def test_round_trip() -> None:
    """What is written is read, also members of a whole block and empty ones."""
    members = [("a", b""), ("b", b"x" * 511), ("c", b"y" * 512), ("d", b"z" * 513)]

    assert members == read(builders.tar(*members))[:-1]


def test_members_that_are_not_read_are_read_over() -> None:
    """Going on to the next member does not need the content of this one."""
    data = builders.tar(("a", b"x" * 3000), ("b", b"y"))
    names = [(member.name, member.offset) for member in TarReader(io.BytesIO(data))]

    assert [("a", 0), ("b", 512 + 3072)] == names[:2]


@pytest.mark.parametrize(
    ("what", "at", "value"),
    [
        ("mode", 100, b"0000755\0"),
        ("uid", 108, b"0000001\0"),
        ("gid", 116, b"0001750\0"),
        ("mtime", 136, b"00000000001\0"),
        ("hard link", 156, b"1"),
        ("symbolic link", 156, b"2"),
        ("device", 156, b"3"),
        ("directory", 156, b"5"),
        ("old regular file", 156, b"\0"),
        ("PAX", 156, b"x"),
        ("PAX for all", 156, b"g"),
        ("GNU long name", 156, b"L"),
        ("GNU sparse", 156, b"S"),
        ("link name", 157, b"target"),
        ("GNU magic", 257, b"ustar  \0"),
        ("no magic", 257, bytes(8)),
        ("owner", 265, b"root"),
        ("group", 297, b"root"),
        ("device number", 329, b"0000001\0"),
        ("prefix", 345, b"dir"),
        ("end of block", 511, b"\1"),
        ("name that is not ASCII", 0, b"\xff"),
        ("name with NUL", 0, b"a\0b"),
        ("no name", 0, b"\0"),
        ("size without end", 124, b"000000000000"),
        ("size with space", 124, b"0000000001 \0"),
        ("size with sign", 124, b"-0000000001\0"),
        ("size in base 256", 124, b"\x80" + bytes(10) + b"\x01"),
        ("negative size in base 256", 124, b"\xff" * 12),
    ],
)
def test_other_headers_are_refused(what: str, at: int, value: bytes) -> None:
    """Each has a right checksum: the rule itself refuses it."""
    with pytest.raises(Malformed):
        read(raw(changed(at, value)))


def test_wrong_checksum() -> None:
    """A header whose sum differs is refused."""
    block = bytearray(tarstream.header("x", 0))
    block[150] ^= 1

    with pytest.raises(Malformed):
        read(raw(bytes(block)))


def test_other_archives_are_refused() -> None:
    """What the standard library writes with its defaults, zip and gzip are other formats."""
    pax, zipped = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=pax, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("x" * 300)
        archive.addfile(info)
    with zipfile.ZipFile(zipped, "w") as other:
        other.writestr("x", b"x" * 2000)

    for data in (pax.getvalue(), zipped.getvalue() * 9, gzip.compress(b"x" * 9) * 99, b"x" * 5000):
        with pytest.raises(Malformed):
            read(data)


@pytest.mark.parametrize("cut", [1, 511, 512, 513, 1024, 1025, 1500, 2047])
def test_an_end_that_is_missing(cut: int) -> None:
    """Cut anywhere: in the end blocks, in a member, in its fill, in a header."""
    data = raw(tarstream.header("x", 10), b"x" * 10 + bytes(502))

    with pytest.raises(Malformed):
        read(data[:-cut])


@pytest.mark.parametrize("rest", [b"\0", b"x", bytes(512), tarstream.header("y", 0)])
def test_bytes_after_the_end(rest: bytes) -> None:
    """Nothing follows the two zero blocks, not even more zeros."""
    with pytest.raises(Malformed):
        read(raw(tarstream.header("x", 0)) + rest)


def test_one_zero_block_is_no_end() -> None:
    """A single zero block between members is refused."""
    with pytest.raises(Malformed):
        read(raw(bytes(512), tarstream.header("x", 0)))


def test_fill_is_zero() -> None:
    """No bytes are hidden between the end of a member and the next block."""
    with pytest.raises(Malformed):
        read(raw(tarstream.header("x", 10), b"x" * 10 + b"\1" + bytes(501)))


def test_too_many_members() -> None:
    """The number of members is bounded."""
    members = [(f"m{number}", b"") for number in range(4)]

    assert 5 == len(read(builders.tar(*members), Limits(members=5)))
    with pytest.raises(TooLarge) as caught:
        read(builders.tar(*members), Limits(members=4))
    assert {"limit": "members"} == caught.value.data


@pytest.mark.parametrize(
    "size", [b"%011o\0" % (2 * 1024**3), b"\x80" + (2**40).to_bytes(11, "big")]
)
def test_what_is_announced_is_too_large(size: bytes) -> None:
    """A size over the limit of the file is refused by its header: nothing behind it is read."""
    with pytest.raises(TooLarge):
        read(changed(124, size))


def test_sum_of_members_is_bounded() -> None:
    """Each member is small enough, all of them together are not."""
    data = builders.tar(("a", bytes(2000)), ("b", bytes(2000)))

    with pytest.raises(TooLarge):
        read(data, Limits(file=4000))
