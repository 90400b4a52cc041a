# SPDX-License-Identifier: GPL-3.0-or-later
"""A key in memory."""

from __future__ import annotations

import copy
import pickle

import pytest

from sharedjournal.crypto.secret import Secret


def test_takes_over_a_bytearray() -> None:
    """There is one buffer, so wiping the secret wipes what was handed in."""
    data = bytearray(b"key")
    secret = Secret(data)

    assert data is secret.buffer()
    secret.wipe()
    assert bytearray(3) == data


def test_copies_bytes() -> None:
    """Bytes cannot be wiped; what is held is a copy."""
    assert bytearray(b"key") == Secret(b"key").buffer()
    assert 3 == len(Secret(b"key"))


def test_random_differs() -> None:
    """Two random secrets are not equal, and as long as asked."""
    one, two = Secret.random(32), Secret.random(32)

    assert one != two
    assert (32, 32) == (len(one), len(two))


def test_equality_is_of_the_bytes() -> None:
    """Equal bytes are equal secrets, another type is not, and a wiped one equals nothing."""
    one, two = Secret(b"key"), Secret(b"key")

    assert one == two
    assert one != Secret(b"kez")
    assert one != Secret(b"keys")
    assert one != b"key"
    one.wipe()
    two.wipe()
    assert one != two


def test_wiped_is_not_given_out() -> None:
    """A wiped secret is not mistaken for a key of zeros; wiping twice does no harm."""
    with Secret(b"key") as secret:
        assert bytearray(b"key") == secret.buffer()
    secret.wipe()

    with pytest.raises(ValueError, match="wiped"):
        secret.buffer()


def test_shows_and_spreads_nothing() -> None:
    """Neither a log nor a copy holds the bytes; a secret is no key of a dictionary."""
    secret = Secret(b"key")

    assert "Secret(…)" == repr(secret) == str(secret) == f"{secret}"
    for spread in (pickle.dumps, copy.copy, copy.deepcopy, hash):
        with pytest.raises(TypeError):
            spread(secret)
