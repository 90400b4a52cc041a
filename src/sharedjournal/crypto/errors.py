# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with something encrypted; the packages above turn it into their own errors.

The list is closed::

    CryptoError
    ├── NotAge  UnsupportedAgeVersion  HeaderTooLarge  NoMatch  HeaderDamaged  PayloadDamaged
    ├── BadRecipient  BadIdentity
    ├── TagMismatch
    ├── SealBroken
    ├── SlotsDamaged  UnsupportedSlots  WrongSecret
    └── BadWords

No message carries a key, a word of a text, a passphrase, or a byte of the input.
"""

from __future__ import annotations


class CryptoError(Exception):
    """Something encrypted, or a key, was refused. The message is one short fixed sentence."""


class NotAge(CryptoError):
    """Not an age file, or its header breaks the grammar.

    Also: it ends within the header, is armored, or its base64 is not canonical.
    """


class UnsupportedAgeVersion(CryptoError):
    """An age file of another version than v1."""


class HeaderTooLarge(CryptoError):
    """The header does not end within the limit."""


class NoMatch(CryptoError):
    """No stanza opens with these identities, a hybrid one with a low-order share included."""


class HeaderDamaged(CryptoError):
    """The header's MAC is wrong, a stanza of a known type has a wrong form, or no nonce follows."""


class PayloadDamaged(CryptoError):
    """The payload is altered, truncated, or goes on after its end."""


class BadRecipient(CryptoError):
    """Not a recipient that can be encrypted to, or recipients that must not be mixed."""


class BadIdentity(CryptoError):
    """Not the text of an identity."""


class TagMismatch(CryptoError):
    """The pair stanza was not made by a holder of this pair's secret over this file."""


class SealBroken(CryptoError):
    """The key is not the committed one, or the sealed text is not what was sealed."""


class SlotsDamaged(CryptoError):
    """The keyslots cannot be read: a wrong checksum, a broken format, or a cost out of bounds."""


class UnsupportedSlots(CryptoError):
    """Keyslots of a newer version of the format."""


class WrongSecret(CryptoError):
    """No keyslot opens with this passphrase or with these words."""


class BadWords(CryptoError):
    """Not 24 recovery words: another number, an unknown word, or a wrong checksum."""
