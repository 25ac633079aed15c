"""For what somebody reads: the header X-Purpose, required by every read of content."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Final
from urllib.parse import unquote_to_bytes

from fastapi import Depends, Header

from search_api.access.refusals import PurposeInvalid, PurposeRequired

SHORTEST: Final = 3
LONGEST: Final = 300
"""Characters; long enough for a file reference and a sentence, short enough for a line of the log."""


def read_purpose(header: str | None) -> str:
    """The purpose behind a header value, percent-decoded, in NFC, without blanks around it.

    Raises:
        PurposeRequired: no header, or nothing but blanks in it.
        PurposeInvalid: not UTF-8, holds control characters, or is shorter or longer than allowed.
    """
    if header is None or not header.strip():
        raise PurposeRequired
    # Servers hand headers over as Latin-1; an undecoded "%" is part of the text only if no two hex digits follow.
    raw = unquote_to_bytes(header.encode("latin-1"))
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8")).strip()
    except UnicodeDecodeError:
        raise PurposeInvalid from None
    if not text:
        raise PurposeRequired
    if not SHORTEST <= len(text) <= LONGEST or any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise PurposeInvalid
    return text


async def _required(
    x_purpose: Annotated[
        str | None,
        Header(
            alias="X-Purpose",
            description="File reference or reason for which content is read; UTF-8, percent-encoded where not ASCII, "
            "3 to 300 characters; kept in the audit log. Without it: 428 purpose_required.",
            examples=["2026%2000%20417%20233"],
        ),
    ] = None,
) -> str:
    return read_purpose(x_purpose)


async def _optional(
    x_purpose: Annotated[
        str | None,
        Header(alias="X-Purpose", description="File reference or reason; kept in the audit log where given."),
    ] = None,
) -> str | None:
    return read_purpose(x_purpose) if x_purpose and x_purpose.strip() else None


Purpose = Annotated[str, Depends(_required)]
OptionalPurpose = Annotated[str | None, Depends(_optional)]
