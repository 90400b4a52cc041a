# SPDX-License-Identifier: GPL-3.0-or-later
"""Files pass between this program and two other implementations of age, in both directions."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from sharedjournal.crypto import age

HERE = Path(__file__).resolve().parent
SIZES = [0, 1, 65535, 65536, 65537, 200_000]


def our_encrypt(recipient: age.Recipient, text: bytes, **options: object) -> bytes:
    """A file for `recipient`, made here."""
    out = io.BytesIO()
    age.encrypt([recipient], io.BytesIO(text), out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def our_decrypt(identity: age.Identity, file: bytes) -> bytes:
    """What is in a file, as read here."""
    return age.open_file(io.BytesIO(file), [identity]).payload().read(1 << 30)


@pytest.fixture(scope="module")
def node() -> str:
    """The node program, with the package `age-encryption` beside the script."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not here, which runs the npm package age-encryption")
    if not (HERE / "node_modules" / "age-encryption").is_dir():
        pytest.skip("run `npm ci --ignore-scripts` in tests/interop to compare with age-encryption")
    return program


def npm(node: str, command: str, key: str, data: bytes) -> bytes:
    """What age-encryption makes of it."""
    done = subprocess.run(
        [node, HERE / "age.mjs", command],
        input=key.encode("ascii") + b"\n" + data,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"" == done.stderr
    return done.stdout


@pytest.mark.parametrize("size", [0, 65536, 200_000])
def test_npm_opens_our_hybrid_file(node: str, size: int) -> None:
    """age-encryption reads what we wrote for a hybrid recipient."""
    identity, text = age.HybridIdentity.generate(), os.urandom(size)

    assert text == npm(node, "decrypt", identity.text, our_encrypt(identity.recipient, text))


@pytest.mark.parametrize("size", [0, 65536, 200_000])
def test_we_open_a_hybrid_file_of_npm(node: str, size: int) -> None:
    """We read what age-encryption wrote for the text of our hybrid recipient."""
    identity, text = age.HybridIdentity.generate(), os.urandom(size)

    assert text == our_decrypt(identity, npm(node, "encrypt", identity.recipient.text, text))


def test_npm_ignores_a_further_stanza(node: str) -> None:
    """A stanza of our own beside the hybrid one does not keep another program from reading."""
    identity, own = age.HybridIdentity.generate(), age.Stanza("own-stanza", ("v1",), bytes(32))

    file = our_encrypt(identity.recipient, b"text", extra=lambda _key: [own])

    assert b"text" == npm(node, "decrypt", identity.text, file)


@pytest.mark.parametrize("size", SIZES)
def test_pyrage_opens_our_x25519_file(size: int) -> None:
    """pyrage reads what we wrote for an X25519 recipient."""
    identity, text = age.X25519Identity.generate(), os.urandom(size)
    theirs = pyrage.x25519.Identity.from_str(identity.text)

    assert text == pyrage.decrypt(our_encrypt(identity.recipient, text), [theirs])


@pytest.mark.parametrize("size", SIZES)
def test_we_open_an_x25519_file_of_pyrage(size: int) -> None:
    """We read what pyrage wrote, for a key that it made."""
    theirs, text = pyrage.x25519.Identity.generate(), os.urandom(size)
    identity = age.X25519Identity.parse(str(theirs))

    assert str(theirs.to_public()) == identity.recipient.text
    assert text == our_decrypt(identity, pyrage.encrypt(text, [theirs.to_public()]))
