# SPDX-License-Identifier: GPL-3.0-or-later
"""A key in memory: one buffer that can be wiped, shown in no log and no traceback.

Wiping is a best effort: what Python or a library copied meanwhile is out of reach. Knows no format.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING, NoReturn, Self

if TYPE_CHECKING:
    from types import TracebackType


class Secret:
    """Secret bytes. A `bytearray` handed in is taken over, not copied; `bytes` are copied.

    As a context manager it wipes itself at the end of the block.
    """

    __slots__ = ("_buffer", "_wiped")

    def __init__(self, data: bytes | bytearray) -> None:
        self._buffer = data if isinstance(data, bytearray) else bytearray(data)
        self._wiped = False

    @classmethod
    def random(cls, size: int) -> Self:
        """`size` bytes that nobody can guess."""
        return cls(os.urandom(size))

    def buffer(self) -> bytearray:
        """The live buffer: a change to it changes the secret. Raises `ValueError` once wiped."""
        if self._wiped:
            raise ValueError("the secret was wiped")
        return self._buffer

    def wipe(self) -> None:
        """Overwrite the bytes with zeros. May be called again."""
        self._buffer[:] = bytes(len(self._buffer))
        self._wiped = True

    def __len__(self) -> int:
        return len(self._buffer)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wipe()

    def __eq__(self, other: object) -> bool:
        """Takes the same time wherever the two differ. A wiped secret equals none."""
        if not isinstance(other, Secret):
            return NotImplemented
        same = hmac.compare_digest(self._buffer, other._buffer)
        return same and not self._wiped and not other._wiped

    __hash__ = None  # type: ignore[assignment]  # its content changes

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not copied or stored")
