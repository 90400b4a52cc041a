# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of the schema: which file makes which, and how an unexpected schema is noticed.

`user_version` is major * 65536 + minor. A newer major version is refused by name; a newer minor one
only adds what this version does not use. No version has a trigger or a view.
"""

from __future__ import annotations

import hashlib
import importlib.resources
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sharedjournal.domain.errors import VaultDamaged, VaultTooNew

if TYPE_CHECKING:
    from collections.abc import Iterable

APPLICATION_ID = 0x73_6A_76_31
"""`sjv1`."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the schema: the file that leads to it, and what it must look like then."""

    major: int
    minor: int
    file: str
    digest: str

    @property
    def number(self) -> int:
        """As `PRAGMA user_version`."""
        return self.major << 16 | self.minor

    def sql(self) -> str:
        """The statements of the file."""
        return (
            importlib.resources.files(__package__)
            .joinpath("migrations", self.file)
            .read_text(encoding="utf-8")
        )


VERSIONS: tuple[Version, ...] = (
    Version(
        1,
        0,
        "0001_initial.sql",
        "ba3baa26a91d8adca3bcfbbe5c111b5170dfa2eafdea7a36edd4ffaf486d1b7b",
    ),
)

LIST = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
_SHADOWS = frozenset({"f_data", "f_idx", "f_docsize", "f_config", "f_content"})


def digest(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """SHA-256 in hex over the schema, whatever the order of its rows.

    What SQLite makes by itself counts by name only: the text of those tables is its own affair.
    """
    lines = sorted(
        "\0".join((kind, name, table, "" if name in _SHADOWS else sql))
        for kind, name, table, sql in rows
        if not name.startswith("sqlite_")
    )
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def check(number: int, rows: list[tuple[str, str, str, str]]) -> tuple[Version, ...]:
    """The versions still to come for a vault of version `number` with this schema.

    Raises `VaultTooNew` (data: `needs`), `VaultDamaged` where the schema is not the one of its
    version.
    """
    newest = VERSIONS[-1]
    if number >> 16 > newest.major:
        raise VaultTooNew("schema", needs=f"{number >> 16}.{number & 0xFFFF}")
    if any(kind in ("trigger", "view") for kind, _, _, _ in rows):
        raise VaultDamaged("schema")
    if number > newest.number:
        return ()
    known = {version.number: place for place, version in enumerate(VERSIONS)}
    if number not in known or digest(rows) != VERSIONS[known[number]].digest:
        raise VaultDamaged("schema")
    return VERSIONS[known[number] + 1 :]
