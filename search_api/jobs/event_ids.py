"""Ids of events as a stream tells them: opaque, since the gaps between plain numbers would tell of hidden documents.

An id is one block of AES: the event's number and a seal for the account. The same number always gives the same id.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from search_api.refusal import CursorInvalid

BEGINNING: Final = "0"
"""The id before the first event."""

_HALF: Final = 8  # bytes of the number, and of the seal


class EventIds:
    """Turns numbers of events into ids for one account and back, with a key of this installation."""

    def __init__(self, key: bytes) -> None:
        # One block and never the same one twice: nothing that a mode with chaining would have to hide.
        self._cipher = Cipher(AES(hashlib.sha256(b"event ids" + key).digest()), ECB())  # noqa: S305 - see above
        self._key = key

    def seal(self, sequence: int, *, account_id: str) -> str:
        """The id of an event for an account."""
        number = sequence.to_bytes(_HALF)
        encryptor = self._cipher.encryptor()
        block = encryptor.update(number + self._tag(number, account_id)) + encryptor.finalize()
        return base64.urlsafe_b64encode(block).rstrip(b"=").decode()

    def open(self, text: str, *, account_id: str) -> int:
        """The number behind an id; 0 for BEGINNING.

        Raises:
            CursorInvalid: not an id that this account was given.
        """
        if text == BEGINNING:
            return 0
        try:
            block = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise CursorInvalid from None
        if len(block) != 2 * _HALF:
            raise CursorInvalid
        decryptor = self._cipher.decryptor()
        plain = decryptor.update(block) + decryptor.finalize()
        number, tag = plain[:_HALF], plain[_HALF:]
        if not hmac.compare_digest(tag, self._tag(number, account_id)):
            raise CursorInvalid
        return int.from_bytes(number)

    def _tag(self, number: bytes, account_id: str) -> bytes:
        return hmac.new(self._key, b"event " + number + account_id.encode(), hashlib.sha256).digest()[:_HALF]
