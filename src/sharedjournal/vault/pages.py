# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether pages are whole: which are damaged, and whether a journal may be played.

SQLite writes an unfinished transaction's journal back into the database without asking whose it is.
So the pages in it are authenticated here first; a journal that somebody put there changes nothing.

A page of SQLCipher 4 ends with 16 bytes of initialization vector and 64 of HMAC-SHA512 over
ciphertext, vector and page number (little-endian); page 1 begins with 16 bytes of salt, which are
not covered. The MAC key is PBKDF2-HMAC-SHA512(key, salt xor 3a, 2 rounds). The journal is described
in SQLite's file format, 3.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import os
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import VaultDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from sharedjournal.crypto.secret import Secret

PAGE = 4096
_SALT = 16
_MAC = 64
_MASK = 0x3A
_ROUNDS = 2
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 28
_SECTORS = (32, 65536)
_ALL = 0xFFFFFFFF
MAX_NAMED = 100
"""So many damaged pages are named; more would help nobody."""


class PageCheck:
    """Tells whether a page was written with one key into a database with one salt."""

    def __init__(self, key: Secret, salt: bytes) -> None:
        masked = bytes(byte ^ _MASK for byte in salt)
        mac_key = hashlib.pbkdf2_hmac("sha512", key.buffer(), masked, _ROUNDS, 32)
        self._mac = hmac.new(mac_key, digestmod="sha512")

    def is_whole(self, number: int, page: bytes) -> bool:
        """Whether `page` is what was written as page `number` (from 1)."""
        mac = self._mac.copy()
        mac.update(page[_SALT if number == 1 else 0 : PAGE - _MAC])
        mac.update(number.to_bytes(4, "little"))
        return hmac.compare_digest(mac.digest(), page[PAGE - _MAC :])


def damaged(path: Path, keys: Sequence[Secret]) -> tuple[int, ...]:
    """The first damaged pages of a database, of which others are whole under one of `keys`.

    Empty where no page is whole: then it is not a question of pages. Raises `OSError`.
    """
    for key in keys:
        with path.open("rb") as file:
            check = PageCheck(key, file.read(_SALT))
            file.seek(0)
            whole = 0
            broken: list[int] = []
            for number, page in enumerate(iter(lambda: file.read(PAGE), b""), 1):
                if check.is_whole(number, page):
                    whole += 1
                elif len(broken) < MAX_NAMED:
                    broken.append(number)
        if whole:
            return tuple(broken)
    return ()


def is_hot(journal: Path) -> bool:
    """Whether SQLite would play this journal back. Raises `OSError`."""
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def journal_key(journal: Path, database: Path, keys: Sequence[Secret]) -> Secret | None:
    """The one of `keys` under which a hot journal was written; None where it holds no page.

    Raises `VaultDamaged` where it is not a journal of this database, `OSError`.
    """
    with database.open("rb") as file:
        salt = file.read(_SALT)
        size = os.fstat(file.fileno()).st_size
    with journal.open("rb") as file:
        _refuse_super_journal(file)
        # The first page in the file may be half written; in the journal it is whole.
        salt = next((page[:_SALT] for number, page in _pages(file, size) if number == 1), salt)
        found = [(key, PageCheck(key, salt)) for key in keys]
        empty = True
        for number, page in _pages(file, size):
            empty = False
            found = [each for each in found if each[1].is_whole(number, page)]
            if not found:
                raise VaultDamaged("journal")
    return None if empty else found[0][0]


def _refuse_super_journal(file: BinaryIO) -> None:
    # Its name stands at the end. Only a transaction over several files has one, and none here is;
    # SQLite would look for that file, and delete it.
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - len(_MAGIC)))
    if size > _HEADER and file.read() == _MAGIC:
        raise VaultDamaged("journal")
    file.seek(0)


def _pages(file: BinaryIO, size: int) -> Iterator[tuple[int, bytes]]:
    """The pages of a journal with their numbers, as SQLite would play them.

    `size` is the database's.
    """
    start = 0
    for segment in itertools.count():
        file.seek(start)
        header = file.read(_HEADER)
        if header[: len(_MAGIC)] != _MAGIC[: len(header)] and segment == 0:
            raise VaultDamaged("journal")
        if len(header) < _HEADER or not header.startswith(_MAGIC):
            return  # Torn, or the rest of an earlier transaction: SQLite stops here too.
        count, _, pages, sector, page_size = (
            int.from_bytes(header[at : at + 4], "big") for at in range(len(_MAGIC), _HEADER, 4)
        )
        _check_header(count, pages, sector, page_size, size)
        file.seek(start + sector)
        done = 0
        while done != count and len(record := file.read(4 + PAGE + 4)) == 4 + PAGE + 4:
            yield int.from_bytes(record[:4], "big"), record[4:-4]
            done += 1
        start = -(-(start + sector + done * (4 + PAGE + 4)) // sector) * sector


def _check_header(count: int, pages: int, sector: int, page_size: int, size: int) -> None:
    low, high = _SECTORS
    if page_size != PAGE or not low <= sector <= high or sector & (sector - 1):
        raise VaultDamaged("journal")
    # Playing cuts the database to the size it had. Before the first page of a journal counts,
    # nothing of the database has been touched yet.
    if pages == 0 or (count == 0 and pages * PAGE != size):
        raise VaultDamaged("journal")
