# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure a person can meet, as data. Sentences are made by the window and the terminal.

The class name is the *kind* of the terminal's contract, `exit_code` its exit code. The list is
closed::

    SharedJournalError
    ├── WrongPassphrase                                             3
    ├── FileRefused                                                 4
    │   ├── NotExchangeFile  UnsupportedVersion  NotForYou  Damaged  NotFromPartner
    │   └── OwnFile  TooLarge  Malformed  PairMismatch
    ├── VaultUnusable                                               5
    │   ├── VaultDamaged  VaultInUse  VaultReadOnly  VaultTooNew  VaultMissing  VaultExists
    │   └── DiskFull  UnsafeLocation
    └── NotPossible                                                 1
        ├── NotPaired  NotConfirmed  AlreadyPaired  NoSuchEntry  NotYours  NotAllowed
        └── FileExists  BadInput

`Cancelled` stands apart: the person asked to stop, and nothing is shown for it.
No error carries a word of an entry, a passphrase, a key, or a path from inside a file.
"""

from __future__ import annotations

from typing import ClassVar


class SharedJournalError(Exception):
    """A known failure. `detail` is a short fixed token for support, never text of a person."""

    exit_code: ClassVar[int] = 1

    def __init__(self, detail: str = "", **data: int | str) -> None:
        super().__init__(detail)
        self.detail = detail
        self.data = data

    @property
    def kind(self) -> str:
        """The stable name of this failure, as in the terminal's contract."""
        return type(self).__name__


class Cancelled(Exception):
    """The person asked to stop; everything begun was rolled back."""


class WrongPassphrase(SharedJournalError):
    """No keyslot opens with what was given."""

    exit_code = 3


class FileRefused(SharedJournalError):
    """A file from outside was refused whole; the vault is unchanged."""

    exit_code = 4


class NotExchangeFile(FileRefused):
    """Not the kind of file that was asked for."""


class UnsupportedVersion(FileRefused):
    """A newer age version or a newer `format`. Data: `found`."""


class NotForYou(FileRefused):
    """No stanza of the file opens with this pairing's identity."""


class Damaged(FileRefused):
    """The encryption refuses it, or it could not be read to the end."""


class NotFromPartner(FileRefused):
    """It opens, but nobody who knows the pair secret made it."""


class OwnFile(FileRefused):
    """A file that this vault made itself."""


class TooLarge(FileRefused):
    """A limit of the format is exceeded. Data: `limit` (name)."""


class Malformed(FileRefused):
    """Genuine, but its content breaks the format. `detail` names the rule."""


class PairMismatch(FileRefused):
    """Genuine, but of another invitation or pairing."""


class VaultUnusable(SharedJournalError):
    """The vault cannot be used as it is; nothing was changed."""

    exit_code = 5


class VaultDamaged(VaultUnusable):
    """The vault's files do not hold together. Data: `pages` where known."""


class VaultInUse(VaultUnusable):
    """Another process has the vault open."""


class VaultReadOnly(VaultUnusable):
    """The vault can be read, not written."""


class VaultTooNew(VaultUnusable):
    """Written by a newer version of the program. Data: `needs`."""


class VaultMissing(VaultUnusable):
    """There is no vault at this place."""


class VaultExists(VaultUnusable):
    """There is something at this place already."""


class DiskFull(VaultUnusable):
    """No room left; what was acknowledged before is safe."""


class UnsafeLocation(VaultUnusable):
    """Others could write there, or it is a network drive or a device. Data: `reason`."""


class NotPossible(SharedJournalError):
    """The request makes no sense in the present state; nothing was changed."""

    exit_code = 1


class NotPaired(NotPossible):
    """There is no pairing."""


class NotConfirmed(NotPossible):
    """The safety words (or, after a restore, the pairing) have not been confirmed."""


class AlreadyPaired(NotPossible):
    """There is a pairing already."""


class NoSuchEntry(NotPossible):
    """No entry, record or thread has this id, or more than one begins with it."""


class NotYours(NotPossible):
    """Only its author may do this."""


class NotAllowed(NotPossible):
    """The rules of the form, of sealing or of pairing forbid this now."""


class FileExists(NotPossible):
    """The target exists and is not a file that may be replaced."""


class BadInput(NotPossible):
    """What was given cannot be used. `detail` names the field."""
