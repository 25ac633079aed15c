"""A mail taken apart: its subject, the texts that make its body, and the files in it.

By the older interface of the standard library, which hands headers over as they stand: the newer one parses them and
raises half a dozen kinds of errors on what real mail programs write.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.message import Message
from typing import Final

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.markup import text_of_html
from ingest.readers.plain_text import decode

_DEEPEST: Final = 50
"""Containers inside one another; more is an attack on the reader."""

_BEGINNING: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?[\r\n]*(?:>?From [^\n]*\n)?")
"""Byte order mark, empty lines and the line that mailboxes put before a mail."""

_FIRST_DAY: Final = date(1971, 1, 1)
"""The first mail was sent in 1971."""

_HEADERS: Final = (
    ("from", "Von"),
    ("sender", "Gesendet durch"),
    ("to", "An"),
    ("cc", "Kopie"),
    ("bcc", "Blindkopie"),
    ("reply-to", "Antwort an"),
    ("date", "Datum"),
)
"""Headers that a reader of the mail sees, with the names that German mail programs give them."""

_LONGEST_HEADER: Final = 4_000
_SIGNATURES: Final = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
)
"""Parts that hold no text of anybody."""

_MOSTLY: Final = 0.5
"""A plain version shorter than this share of the formatted one is a stopgap ("please view as HTML")."""

_BODY_TYPES: Final = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class MailPart:
    """A part without parts of its own; ``text`` is filled for texts of the body, ``content`` for files."""

    media_type: str
    file_name: str = ""
    text: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Mail:
    """Subject and sender in one line, day of sending as its sender wrote it (ISO, empty where none can be read).

    Headers that are shown, with their German names, texts of the body and files are in order.
    """

    subject: str
    sender: str = ""
    date: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: list[MailPart] = field(default_factory=list)
    files: list[MailPart] = field(default_factory=list)


def parse_mail(content: bytes) -> Mail:
    """A mail taken apart; broken headers and bodies are read as far as they go.

    Raises:
        Unreadable: ``corrupt_file``.
    """
    try:
        message = email.message_from_bytes(_BEGINNING.sub(b"", content, count=1), policy=email.policy.compat32)
        mail = Mail(
            subject=_decode_header(message.get("subject", "")),
            sender=_decode_header(message.get("from", "")),
            date=_day(_decode_header(message.get("date", ""))),
            headers=list(headers_of(message)),
        )
        _collect(message, mail, depth=0)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
    return mail


def headers_of(message: Message) -> Iterator[tuple[str, str]]:
    """Headers that are shown; one that merely repeats the sender is left out."""
    seen = set[str]()
    for name, german in _HEADERS:
        value = ", ".join(filter(None, map(_decode_header, message.get_all(name, []))))[:_LONGEST_HEADER]
        if value and not (name in ("sender", "reply-to") and value in seen):
            yield german, show_date(value) if name == "date" else value
        seen.add(value)


def show_date(value: str) -> str:
    """The date of a mail as Germans write it, by the clock of its sender; as it stands where it is none."""
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return value
    return f"{moment.day:02d}.{moment.month:02d}.{moment.year:04d} {moment:%H:%M}"


def _collect(message: Message, mail: Mail, *, depth: int) -> None:
    """Sorts the parts of a message into body and files."""
    if depth > _DEEPEST:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, "too many parts inside one another")
    media_type = message.get_content_type()
    if media_type == "message/rfc822":
        mail.files.append(_nested_mail(message))
    elif media_type == "multipart/alternative" and message.is_multipart():
        _collect_alternatives(_children(message), mail, depth=depth + 1)
    elif message.is_multipart():
        for child in _children(message):
            _collect(child, mail, depth=depth + 1)
    elif media_type in _BODY_TYPES and not _is_attached(message):
        mail.body.append(MailPart(media_type, text=_text(message)))
    elif media_type.startswith("multipart/"):
        mail.body.append(
            MailPart("text/plain", text=_text(message))
        )  # its boundary is broken: the text is all there is
    elif media_type not in _SIGNATURES:
        mail.files.append(MailPart(media_type, _file_name(message), content=_bytes(message)))


def _collect_alternatives(children: list[Message], mail: Mail, *, depth: int) -> None:
    """Of the ways to say the same the plain one makes the body if it says it all; files come from all of them."""
    versions = []
    for child in children:
        version = Mail(subject="")
        _collect(child, version, depth=depth)
        versions.append(version)
        mail.files.extend(version.files)
    told = [version.body for version in versions if any(part.text.strip() for part in version.body)]
    mail.body.extend(choose_body(told))


def choose_body(told: Sequence[list[MailPart]]) -> list[MailPart]:
    """The version that makes the body: the first plain one, unless a later one says far more; none without any."""
    if not told:
        return []
    plain = next((body for body in told if all(part.media_type == "text/plain" for part in body)), None)
    longest = max(map(_length, told))
    return plain if plain is not None and _length(plain) >= _MOSTLY * longest else told[-1]


def _length(body: list[MailPart]) -> int:
    """Signs of a version as shown, blanks not counted."""
    return sum(len("".join(body_text(part).split())) for part in body)


def body_text(part: MailPart) -> str:
    """A text of the body as shown."""
    return text_of_html(part.text).text if part.media_type == "text/html" else part.text


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _nested_mail(message: Message) -> MailPart:
    children = _children(message)
    inner = children[0] if children else message
    subject = _decode_header(inner.get("subject", "")) if children else ""
    name = _file_name(message) or (f"{subject}.eml" if subject else "")
    content = inner.as_bytes(policy=email.policy.compat32) if children else _bytes(message)
    return MailPart("message/rfc822", name, content=content)


def _is_attached(message: Message) -> bool:
    return message.get_content_disposition() == "attachment" or bool(_file_name(message))


def _bytes(message: Message) -> bytes:
    payload = message.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(message: Message) -> str:
    content = _bytes(message)
    stated = message.get_content_charset()
    if stated:
        try:
            return content.decode("cp1252" if stated in ("iso-8859-1", "us-ascii") else stated)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(content)


def _file_name(message: Message) -> str:
    try:
        return _decode_header(message.get_filename() or "")
    except (LookupError, UnicodeDecodeError, TypeError, ValueError):
        return ""


def _decode_header(value: object) -> str:
    """A header in one line, its encoded words decoded; what cannot be decoded is given as it stands."""
    if isinstance(value, email.header.Header):  # how the library hands over bytes that belong in no header
        octets = b"".join(_octets(part) for part, _ in email.header.decode_header(value))
        return " ".join(decode(octets).split())
    raw = str(value)
    try:
        text = "".join(_piece(part, charset) for part, charset in email.header.decode_header(raw))
    except (email.errors.HeaderParseError, LookupError, ValueError):
        text = raw
    return " ".join(text.replace("\x00", "").split())


def _day(header: str) -> str:
    """The day of a date header, in the time zone that it names; empty for what no calendar knows."""
    try:
        parsed = email.utils.parsedate(header)
        day = None if parsed is None else date(*parsed[:3])
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    # Clocks that were never set say 1970.
    return "" if day is None or day < _FIRST_DAY else day.isoformat()


def _piece(part: str | bytes, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset) if charset else decode(part)
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(part)


def _octets(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("utf-8", errors="surrogateescape")
