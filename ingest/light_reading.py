"""Small plain texts, read in this process: where nothing but characters has to be told from bytes, no child is needed.

Reading goes by code of our own over a few kilobytes of UTF-8, with the outcome that the reader of plain text has in a
child. Everything else, texts in old encodings and large ones included, is left to the children.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ingest.pages import Page
from ingest.quarantine import Unreadable
from ingest.readers.plain_text import decode, page_of_text
from ingest.readers.text import READER
from ingest.sniffing import TEXT, sniff

MOST_BYTES: Final = 16 * 1024
"""Bytes. Small enough that no text in it takes the processor for long: putting accents in order (NFC) takes a time that
grows with the square of their number, 0.1 s for 8,000 of them."""


def read_lightly(path: Path) -> Page | None:
    """The one page of a small plain text in UTF-8; None for whatever is not one, unreadable files included."""
    try:
        if path.stat().st_size > MOST_BYTES or sniff(path) != TEXT:
            return None
        content = path.read_bytes()
        content.decode("utf-8")
    except (OSError, Unreadable, UnicodeDecodeError):
        return None
    return page_of_text(decode(content), reader=READER)
