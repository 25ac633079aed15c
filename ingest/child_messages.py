"""What parent and child say to each other, and how it is written.

A message is JSON with an optional attachment of bytes, preceded by the length of both. Nothing is ever unpickled: a
child that was taken over by a hostile file can at worst tell lies about that file.

    Exception
    └── BrokenMessage    what came is no message of this kind
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import orjson

from ingest.limits import ReadingLimits, ReadingSettings
from ingest.pages import Alternatives, Box, Enclosure, Page, PageOutline, PageSource, ReadBy, StatedFact, Word

HEAD: Final = struct.Struct("!II")
"""Bytes of JSON, bytes of attachment."""

_MOST_JSON: Final = 64 * 2**20
"""A page of 100,000 words takes 6 MiB."""

Message = Mapping[str, Any]


class BrokenMessage(Exception):
    """What came is no message of this kind."""


def pack(message: Message, attachment: bytes = b"") -> bytes:
    """A message as it is sent, without its attachment, which follows as it is."""
    body = orjson.dumps(message)
    return HEAD.pack(len(body), len(attachment)) + body


def unpack(receive: Callable[[int], bytes], *, most_attached: int) -> tuple[Message, bytes]:
    """The next message and its attachment.

    Args:
        receive: Gives exactly as many bytes as asked for.
        most_attached: Bytes above which an attachment is refused before it is read.

    Raises:
        BrokenMessage: It is too long, or not JSON.
    """
    body_length, attachment_length = HEAD.unpack(receive(HEAD.size))
    if body_length > _MOST_JSON or attachment_length > most_attached:
        raise BrokenMessage(f"{body_length} and {attachment_length} bytes")
    try:
        message = orjson.loads(receive(body_length))
    except orjson.JSONDecodeError as error:
        raise BrokenMessage("not JSON") from error
    if not isinstance(message, dict):
        raise BrokenMessage("not an object")
    return message, receive(attachment_length)


def describe_settings(settings: ReadingSettings) -> Message:
    """Settings as a message for a child."""
    tessdata = None if settings.tessdata is None else str(settings.tessdata)
    return asdict(settings) | {"tessdata": tessdata}


def settings_of(message: Message) -> ReadingSettings:
    """Settings from the parent's message."""
    tessdata = Path(message["tessdata"]) if message["tessdata"] else None
    return ReadingSettings(**{**message, "tessdata": tessdata, "limits": ReadingLimits(**message["limits"])})


def describe_result(result: PageOutline | Page | Enclosure) -> tuple[Message, bytes]:
    """What a reader gave, as a message with attachment."""
    if isinstance(result, PageOutline):
        stated = [(fact.field, fact.value, fact.origin) for fact in result.stated]
        return {"outline": {"page_count": result.page_count, "title": result.title, "stated": stated}}, b""
    if isinstance(result, Enclosure):
        return {"enclosure": {"ordinal": result.ordinal, "file_name": result.file_name}}, result.content
    fields = {name: getattr(result, name) for name in Page.__slots__ if name != "words"}
    words = [
        (w.start, w.end, w.box.x0, w.box.y0, w.box.x1, w.box.y1, round(w.confidence, 4), w.read_by, w.alternatives)
        for w in result.words
    ]
    return {"page": fields | {"words": words}}, b""


def result_of(message: Message, attachment: bytes) -> PageOutline | Page | Enclosure:
    """What a reader gave.

    Raises:
        BrokenMessage: It is none of the three, or breaks their promises.
    """
    try:
        if "outline" in message:
            return _outline(message["outline"])
        if "enclosure" in message:
            enclosure = message["enclosure"]
            return Enclosure(int(enclosure["ordinal"]), str(enclosure["file_name"]), attachment)
        return _page(message["page"])
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenMessage(type(error).__name__) from error


def _outline(fields: Message) -> PageOutline:
    title = fields["title"]
    stated = tuple(StatedFact(str(field), str(value), str(origin)) for field, value, origin in fields["stated"])
    return PageOutline(int(fields["page_count"]), None if title is None else str(title), stated)


def _page(fields: Message) -> Page:
    text = str(fields["text"])
    words = tuple(
        Word(start, end, Box(x0, y0, x1, y1), float(confidence), ReadBy(read_by), _alternatives(alternatives))
        for start, end, x0, y0, x1, y1, confidence, read_by, alternatives in fields["words"]
    )
    if any(not 0 <= word.start < word.end <= len(text) for word in words):
        raise ValueError("a word outside the text")
    return Page(
        number=int(fields["number"]),
        text=text,
        source=PageSource(fields["source"]),
        width=int(fields["width"]),
        height=int(fields["height"]),
        rotation=int(fields["rotation"]),
        dots_per_inch=float(fields["dots_per_inch"]),
        confidence=_share(fields["confidence"]),
        coverage=_share(fields["coverage"]),
        words=words,
        reader=str(fields["reader"]),
    )


def _alternatives(pairs: Any) -> Alternatives:
    return tuple((str(text), min(1.0, max(0.0, float(chance)))) for text, chance in pairs)


def _share(value: Any) -> float | None:
    return None if value is None else min(1.0, max(0.0, float(value)))
