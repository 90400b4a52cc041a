# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits that the machine sets, measured in the same run as what is compared with them.

Each returns seconds: the median of several runs, or what its docstring says. Knows nothing of the
journal but the primitives it stands on.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sharedjournal.vault import Cost

CHUNK = 64 * 1024


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes once."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def median(work: Callable[[], object], rounds: int = 5) -> float:
    """The median of several runs, after one that does not count."""
    work()
    return statistics.median(seconds(work) for _ in range(rounds))


def fsync(folder: Path, rounds: int = 50) -> float:
    """One page written and synced."""
    path, page = folder / "fsync", os.urandom(4096)
    with path.open("wb", buffering=0) as out:

        def once() -> None:
            out.seek(0)
            out.write(page)
            os.fsync(out.fileno())

        found = median(once, rounds)
    path.unlink()
    return found


def argon2(cost: Cost) -> float:
    """One derivation at this cost."""

    def once() -> bytes:
        derive = Argon2id(
            salt=bytes(16),
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        )
        return derive.derive(b"four quiet rivers under snow")

    return median(once, 3)


def bare_python() -> float:
    """An interpreter that starts and ends."""
    return median(lambda: subprocess.run([sys.executable, "-I", "-c", "pass"], check=True), 9)


def copy_and_sync(source: Path, target: Path) -> float:
    """A copy of a file, on the disk."""

    def once() -> None:
        with source.open("rb") as read, target.open("wb") as out:
            shutil.copyfileobj(read, out, 1024 * 1024)
            out.flush()
            os.fsync(out.fileno())

    found = median(once, 3)
    target.unlink()
    return found


def encrypt(payload: bytes) -> float:
    """These bytes hashed once and encrypted once, chunk by chunk, in memory."""
    return median(lambda: _encrypt(payload))


def _encrypt(payload: bytes) -> list[bytes]:
    aead, view = ChaCha20Poly1305(bytes(32)), memoryview(payload)
    hashlib.sha256(payload).digest()
    return [
        aead.encrypt(at.to_bytes(12, "big"), view[at : at + CHUNK], None)
        for at in range(0, len(payload), CHUNK)
    ]


def decrypt_twice(payload: bytes) -> float:
    """These bytes decrypted and hashed twice, as a careful reader must."""
    aead, chunks = ChaCha20Poly1305(bytes(32)), _encrypt(payload)

    def once() -> None:
        for _ in range(2):
            digest = hashlib.sha256()
            for number, chunk in enumerate(chunks):
                digest.update(aead.decrypt((number * CHUNK).to_bytes(12, "big"), chunk, None))

    return median(once)
