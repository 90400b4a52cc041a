# SPDX-License-Identifier: GPL-3.0-or-later
"""The few lines of `name: value` between `---` at the head of a Markdown file.

Read line by line, not as YAML: other journals write what no YAML reader takes, and a YAML reader
can be made to do more than read. What is written here is YAML.
"""

from __future__ import annotations

import json
import re
from typing import Any

_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_-]{0,63})\s*:(?:\s+(.*))?")
_ITEM = re.compile(r"\s*-\s+(.*)")
_ENDS = ("---", "...")
MAX_LINES = 1000


def split(text: str) -> tuple[dict[str, Any], str] | None:
    """The values at the head of `text` (names in lower case) and what follows; None without one."""
    lines = text.split("\n", MAX_LINES)
    if lines[0].rstrip() != "---":
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _ENDS), None)
    if end is None:
        return None
    return _values(lines[1:end]), "\n".join(lines[end + 1 :])


def _values(lines: list[str]) -> dict[str, Any]:
    """Strings and lists of strings: what a value means is for who asks for it."""
    found: dict[str, Any] = {}
    last = ""
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item is not None and last and found[last] == "":
            found[last] = []
        if item is not None and last and isinstance(found[last], list):
            found[last].append(_scalar(item[1]))
        elif (named := _NAME.fullmatch(line.strip())) is not None:
            last = named[1].lower()
            found[last] = _value(named[2] or "")
    return found


def _value(text: str) -> Any:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        words = _json(text)
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return words
        return [_scalar(part) for part in text[1:-1].split(",") if part.strip()]
    return _scalar(text)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _scalar(text: str) -> str:
    text = text.strip()
    if text.startswith('"') and isinstance(quoted := _json(text), str):
        return quoted
    if len(text) > 1 and text.startswith("'") and text.endswith("'"):
        return text[1:-1].replace("''", "'")
    return text


def join(values: dict[str, Any], text: str) -> str:
    """A file whose `split` gives these values, numbers as strings, and this text."""
    head = "".join(f"{name}: {_written(value)}\n" for name, value in values.items())
    return f"---\n{head}---\n{text}"


def _written(value: Any) -> str:
    # A JSON string is one of YAML too, but for what ends a line in some of YAML's readers.
    text = json.dumps(value, ensure_ascii=False)
    return text.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "\u0085\u2028\u2029"})
