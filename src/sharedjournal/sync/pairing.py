# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairing by two files: a plain invitation, and an answer that only the inviter can open.

What two people compare are the safety words over both. Format: `docs/format.md`. Knows no vault and
no screen; whether a file is welcome now is decided by `app`.
"""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from sharedjournal.crypto import age, pairkeys, safetywords
from sharedjournal.crypto.errors import BadRecipient, CryptoError
from sharedjournal.crypto.secret import Secret
from sharedjournal.domain import canonical
from sharedjournal.domain.errors import (
    BadInput,
    FileRefused,
    Malformed,
    NotExchangeFile,
    NotPaired,
    PairMismatch,
)
from sharedjournal.domain.exchange import Pairing
from sharedjournal.domain.ids import PairId, is_hex, pair_id_bytes
from sharedjournal.sync import agefile
from sharedjournal.sync.limits import KIB, MAX_NAME
from sharedjournal.sync.reader import check_format, check_name, read_base64

if TYPE_CHECKING:
    from sharedjournal.domain.exchange import Epoch

FORMAT = 1
INVITATION = "sharedjournal-invitation"
ANSWER = "sharedjournal-answer"
FOLDER_SUFFIX = ".sharedjournal"
MAX_INVITATION = 16 * KIB
MAX_ANSWER = 64 * KIB
SECRET_SIZE = 32


def pairing_kind(head: bytes) -> Literal["invitation", "answer", ""]:
    """Which pairing file begins with `head` (its first 16 KiB); empty for anything else.

    An invitation is known whole; that an answer opens, only accepting it tells.
    """
    try:
        _document(head, INVITATION, NotExchangeFile)
    except FileRefused:
        pass
    else:
        return "invitation"
    try:
        found = agefile.stanzas(age.read_header(io.BytesIO(head)))
    except (CryptoError, NotExchangeFile):
        return ""
    return "answer" if found == agefile.ANSWER else ""


def new_invitation(pair: PairId, *, my_name: str, epoch: Epoch) -> Pairing:
    """Begin a pairing with a new identity. Raises `BadInput` for a name that is too long."""
    _check_my_name(my_name)
    identity = age.HybridIdentity.generate()
    document = {
        "format": FORMAT,
        "kind": INVITATION,
        "pair": pair,
        "recipient": identity.recipient.text,
    }
    return Pairing(
        pair=pair,
        stage="invited",
        inviter=True,
        seed=identity.seed,
        recipient=identity.recipient.text,
        invitation=canonical.dumps(document),
        my_name=my_name,
        epoch=epoch,
    )


def invitation_file(pairing: Pairing) -> bytes:
    """The file that invites: the same bytes each time. It holds no name."""
    return pairing.invitation


def answer_invitation(invitation: bytes, *, my_name: str, epoch: Epoch) -> Pairing:
    """Answer an invitation with a new identity and a new pair secret.

    The partner's name is not known yet. Raises `NotExchangeFile` for another kind of file,
    `UnsupportedVersion`, `Malformed`, and `BadInput` for a name that is too long.
    """
    _check_my_name(my_name)
    pair, partner = _read_invitation(invitation)
    identity = age.HybridIdentity.generate()
    with Secret.random(SECRET_SIZE) as drawn:
        secret = bytes(drawn.buffer())
    document = {
        "format": FORMAT,
        "invitation": hashlib.sha256(invitation).hexdigest(),
        "kind": ANSWER,
        "name": my_name,
        "recipient": identity.recipient.text,
        "secret": base64.b64encode(secret).decode("ascii"),
    }
    return Pairing(
        pair=pair,
        stage="met",
        inviter=False,
        seed=identity.seed,
        recipient=identity.recipient.text,
        partner_recipient=partner,
        secret=secret,
        invitation=invitation,
        answer=canonical.dumps(document),
        my_name=my_name,
        epoch=epoch,
    )


def answer_file(pairing: Pairing) -> bytes:
    """The file that answers, encrypted for the inviter. Made again it has the same content."""
    return agefile.encrypt_answer(pairing.partner_recipient, pairing.answer)


def accept_answer(pairing: Pairing, data: bytes) -> Pairing:
    """`pairing`, an invitation of one's own, with this answer; an answer it had is replaced.

    Raises `NotExchangeFile` for another kind of file, `NotForYou`, `Damaged`, `UnsupportedVersion`,
    `PairMismatch` (an answer to another invitation) and `Malformed`.
    """
    if len(data) > MAX_ANSWER:
        raise NotExchangeFile("answer")
    answer = agefile.decrypt_answer(data, pairing.seed)
    document = _document(answer, ANSWER, Malformed)
    if document.get("invitation") != hashlib.sha256(pairing.invitation).hexdigest():
        raise PairMismatch("invitation")
    partner = _recipient(document)
    if partner == pairing.recipient:
        # Both directions would have the same keys, so that a file could be sent back to its author.
        raise Malformed("recipient")
    return replace(
        pairing,
        stage="met",
        partner_recipient=partner,
        secret=read_base64(document.get("secret"), SECRET_SIZE, "secret"),
        answer=answer,
        partner_name=check_name(document.get("name")),
    )


def safety_words(pairing: Pairing) -> tuple[str, ...]:
    """The six words that are equal on both sides if nobody stood between.

    Takes some tenths of a second, on purpose. Raises `NotPaired` where there is no answer yet.
    """
    if not pairing.answer:
        raise NotPaired("no answer")
    return safetywords.safety_words(
        pair_id=pair_id_bytes(pairing.pair),
        invitation=pairing.invitation,
        answer=pairing.answer,
    )


def direction_keys(pairing: Pairing, *, outgoing: bool) -> pairkeys.DirectionKeys:
    """The keys of files that leave, or of those that come in.

    Raises `NotPaired` where there is no pair secret (no answer yet, or ended).
    """
    if not pairing.secret:
        raise NotPaired("no secret")
    ends = (pairing.recipient, pairing.partner_recipient)
    sender, receiver = ends if outgoing else ends[::-1]
    return pairkeys.direction_keys(pairing.secret, pair_id_bytes(pairing.pair), sender, receiver)


def identity(pairing: Pairing) -> age.HybridIdentity:
    """What opens files made for this side. Raises `NotPaired` where the pairing has ended."""
    if not pairing.seed:
        raise NotPaired("no identity")
    return age.HybridIdentity.from_seed(pairing.seed)


def identity_string(pairing: Pairing) -> str:
    """The identity in age's own form, for other tools. Raises `NotPaired`."""
    return identity(pairing).text


def folder_file_name(pairing: Pairing, *, outgoing: bool) -> str:
    """The name of the one file of this direction in an exchange folder.

    It tells nothing to who lacks the pair secret. Raises `NotPaired`.
    """
    return pairkeys.folder_name(direction_keys(pairing, outgoing=outgoing)) + FOLDER_SUFFIX


def _read_invitation(data: bytes) -> tuple[PairId, str]:
    if len(data) > MAX_INVITATION:
        raise NotExchangeFile("invitation")
    document = _document(data, INVITATION, NotExchangeFile)
    pair = document.get("pair")
    if not isinstance(pair, str) or not is_hex(pair, 16):
        raise Malformed("pair")
    return PairId(pair), _recipient(document)


def _document(data: bytes, kind: str, otherwise: type[FileRefused]) -> dict[str, Any]:
    """The content of a pairing file; `otherwise` is raised where it is something else."""
    try:
        document = canonical.loads_lenient(data)
    except Malformed as error:
        raise otherwise("kind") from error
    if not isinstance(document, dict) or document.get("kind") != kind:
        raise otherwise("kind")
    check_format(document)
    # Both sides hash these bytes, so there is only one way to write them.
    if canonical.dumps(document) != data:
        raise Malformed("canonical")
    return document


def _recipient(document: dict[str, Any]) -> str:
    text = document.get("recipient")
    try:
        if isinstance(text, str) and age.HybridRecipient.parse(text).text == text:
            return text
    except BadRecipient as error:
        raise Malformed("recipient") from error
    raise Malformed("recipient")


def _check_my_name(name: str) -> None:
    try:
        if len(name.encode()) <= MAX_NAME and "\0" not in name:
            return
    except UnicodeEncodeError as error:
        raise BadInput("name") from error
    raise BadInput("name")
