# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command says: collected, and written only when all went well.

Machine-readable lines are plain ASCII, whatever is in them; text is made safe by `cli.text`
before it comes here. Knows no command.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

_MARK = "\0"


class Terminal:
    """Two streams: `out` takes what was asked for, `err` what is said beside it."""

    def __init__(self, out: BinaryIO, err: TextIO, *, as_json: bool) -> None:
        self._out = out
        self._err = err
        self.as_json = as_json
        self._lines: list[bytes | bytearray] = []

    @property
    def watched(self) -> bool:
        """Whether a person sees what is said beside."""
        return self._err.isatty()

    @property
    def err(self) -> TextIO:
        """Where progress is shown."""
        return self._err

    def result(self, values: dict[str, Any], *text: str) -> None:
        """One result: an object of JSON, or these lines of text."""
        if self.as_json:
            self._lines.append(_encoded(values))
        else:
            self.say(*text)

    def say(self, *lines: str) -> None:
        """Lines of text; nothing in machine-readable form."""
        if not self.as_json:
            self._lines += [f"{line}\n".encode("utf-8", "replace") for line in lines]

    def secret(self, values: dict[str, Any], key: str, words: bytearray, *before: str) -> None:
        """One result with recovery words under `key`; these lines stand before them in text.

        `words` are plain ASCII; they are wiped once they were written.
        """
        if self.as_json:
            head, tail = _encoded(values | {key: _MARK}).split(json.dumps(_MARK).encode("ascii"))
            line = bytearray(head + b'"') + words + b'"' + tail
        else:
            self.say(*before)
            line = words + b"\n"
        _wipe(words)
        self._lines.append(line)

    def note(self, text: str) -> None:
        """Something to know beside the result, at once."""
        with suppress(OSError):  # nobody listens any more
            self._err.write(text + "\n")
            self._err.flush()

    def flush(self) -> None:
        """Write what was collected."""
        for line in self._lines:
            self._out.write(line)
            if isinstance(line, bytearray):
                _wipe(line)
        self._lines.clear()
        self._out.flush()


def _encoded(values: dict[str, Any]) -> bytes:
    # Escaped to ASCII: no character in a value can be obeyed by a terminal.
    return json.dumps(values).encode("ascii") + b"\n"


def _wipe(buffer: bytearray) -> None:
    buffer[:] = bytes(len(buffer))
