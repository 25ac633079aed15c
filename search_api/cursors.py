"""Where a list goes on: opaque, and worth something only to the caller who got it and for the question it came with."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import Any

import orjson

from search_api.refusal import CursorInvalid

_SEAL_BYTES = 16
"""128 bits of HMAC-SHA256: out of reach of guessing, and the cursor stays short."""


class Cursors:
    """Makes and reads cursors, sealed with a key of this installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, place: object, *, account_id: str, question: object) -> str:
        """A cursor that means ``place`` (plain JSON) for this caller and this question only."""
        payload = orjson.dumps(place)
        return base64.urlsafe_b64encode(self._seal(payload, account_id, question) + payload).rstrip(b"=").decode()

    def read(self, cursor: str, *, account_id: str, question: object) -> Any:
        """The place that a cursor means.

        Raises:
            CursorInvalid: altered, of another caller, or of another question.
        """
        try:
            raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise CursorInvalid from None
        seal, payload = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal(payload, account_id, question)):
            raise CursorInvalid
        return orjson.loads(payload)

    def _seal(self, payload: bytes, account_id: str, question: object) -> bytes:
        bound = orjson.dumps([account_id, question], option=orjson.OPT_SORT_KEYS)
        message = len(bound).to_bytes(8) + bound + payload
        return hmac.new(self._key, message, hashlib.sha256).digest()[:_SEAL_BYTES]
