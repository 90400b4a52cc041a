# SPDX-License-Identifier: GPL-3.0-or-later
"""Bech32, in which age writes keys: BIP 173 without its limit of length.

Text is taken only if it is exactly what `encode` writes, so one key has one text.
"""

from __future__ import annotations

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def encode(prefix: str, data: bytes) -> str:
    """`data` under a prefix, which says by its case which case the text has."""
    lower = prefix.lower()
    values = _to_fives(data)
    text = lower + "1" + "".join(_ALPHABET[value] for value in values + _checksum(lower, values))
    return text if prefix == lower else text.upper()


def decode(prefix: str, text: str, size: int) -> bytes:
    """The `size` bytes of a text with this prefix. Raises `ValueError` for any other text."""
    begin, end = len(prefix) + 1, len(text) - _CHECKSUM
    if text[:begin] != prefix + "1" or end - begin != -(-size * 8 // 5):
        raise ValueError("another prefix or length")
    values = [_VALUES.get(letter, -1) for letter in text[begin:end].lower()]
    if min(values) < 0:
        raise ValueError("another character")
    data = _from_fives(values)[:size]
    # What is left over, the checksum and the case are right only if writing it again says so.
    if encode(prefix, data) != text:
        raise ValueError("another checksum or case")
    return data


def _to_fives(data: bytes) -> list[int]:
    """Groups of five bits; the last is filled with zeros."""
    count = -(-len(data) * 8 // 5)
    number = int.from_bytes(data, "big") << (count * 5 - len(data) * 8)
    return [number >> 5 * place & 31 for place in reversed(range(count))]


def _from_fives(values: list[int]) -> bytes:
    """The bytes of groups of five bits, the last filled with zeros."""
    number = 0
    for value in values:
        number = number << 5 | value
    bits = len(values) * 5
    size = -(-bits // 8)
    return (number << (size * 8 - bits)).to_bytes(size, "big")


def _checksum(prefix: str, values: list[int]) -> list[int]:
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    rest = _polymod(expanded + values + [0] * _CHECKSUM) ^ 1
    return [rest >> 5 * place & 31 for place in reversed(range(_CHECKSUM))]


def _polymod(values: list[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            if top >> place & 1:
                rest ^= term
    return rest
