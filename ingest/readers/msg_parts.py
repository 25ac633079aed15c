"""A mail of Outlook taken apart: properties in a compound file become subject, headers, body and files.

Source:
    [MS-OXMSG] Outlook Item (.msg) File Format; [MS-OXPROPS] for the numbers of properties.
"""

from __future__ import annotations

import email
import email.message
import email.policy
import io
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Final

import olefile

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.lzfu import unpack_rtf
from ingest.readers.mail_parts import Mail, MailPart, choose_body, headers_of
from ingest.readers.plain_text import decode
from ingest.readers.rtf_text import text_of_rtf

_SUBJECT: Final = 0x0037
_SUBMITTED: Final = 0x0039
_DELIVERED: Final = 0x0E06
_TRANSPORT_HEADERS: Final = 0x007D
_SENDER_NAME: Final = 0x0C1A
_SENDER_ADDRESSES: Final = (0x5D01, 0x0C1F)  # the SMTP address; what the mail system calls the sender
_RECIPIENTS: Final = ((0x0E04, "An"), (0x0E03, "Kopie"), (0x0E02, "Blindkopie"))
_BODY: Final = 0x1000
_RTF_BODY: Final = 0x1009
_HTML_BODY: Final = 0x1013
_CODE_PAGES: Final = (0x3FFD, 0x3FDE)  # of the texts; of the HTML
_ATTACHED: Final = 0x3701
_FILE_NAMES: Final = (0x3707, 0x3704, 0x3001)  # long, short, as shown
_FILE_TYPE: Final = 0x370E

_TEXT_16: Final = 0x001F
_TEXT_8: Final = 0x001E
_BYTES: Final = 0x0102
_STORAGE: Final = 0x000D
_TIME: Final = 0x0040
_LONG: Final = 0x0003

_PROPERTIES: Final = "__properties_version1.0"
_HEADER_BYTES: Final = {True: 32, False: 24}  # of the properties of a mail: on its own, inside another
_DEEPEST: Final = 8
"""Mails inside mails that are taken along; deeper ones are named and stay in the file."""

_LARGEST_RTF: Final = 20 * 2**20
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - reads like the specification


def parse_msg(content: bytes) -> Mail:
    """A mail of Outlook taken apart.

    Raises:
        Unreadable: ``corrupt_file``.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            return _Storage(file, ()).mail(0)
    except (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, OverflowError, RecursionError) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error


class _Storage:
    """A mail or an attachment: a folder of streams, one for each long property."""

    def __init__(self, file: olefile.OleFileIO, path: tuple[str, ...]) -> None:
        self._file = file
        self._path = path

    def mail(self, depth: int) -> Mail:
        headers = dict(self._headers())
        mail = Mail(
            " ".join(self.text(_SUBJECT).split()),
            sender=headers.get("Von", ""),
            date=_iso_day(headers.get("Datum", "")),
            headers=list(headers.items()),
        )
        mail.body.extend(choose_body([[part] for part in self._bodies()]))
        for attachment in self._attachments():
            mail.files.append(attachment.attached(depth))
        return mail

    def attached(self, depth: int) -> MailPart:
        """The file in an attachment; a mail or another thing that is a folder itself becomes an EML file."""
        name = next(filter(None, map(self.text, _FILE_NAMES)), "")
        inside = f"__substg1.0_{_ATTACHED:04X}{_STORAGE:04X}"
        if not self._file.exists([*self._path, inside]):
            return MailPart(self.text(_FILE_TYPE).lower(), name, content=self.octets(_ATTACHED))
        if depth >= _DEEPEST:
            return MailPart("message/rfc822", name, content=b"Subject: (zu tief verschachtelt)\r\n\r\n")
        mail = _Storage(self._file, (*self._path, inside)).mail(depth + 1)
        return MailPart("message/rfc822", mail.subject or name, content=write_mail(mail))

    def text(self, number: int) -> str:
        """A property that is text, or an empty one."""
        wide = self._stream(number, _TEXT_16)
        if wide is not None:
            return wide.decode("utf-16-le", errors="replace").rstrip("\0")
        narrow = self._stream(number, _TEXT_8)
        if narrow is None:
            return ""
        return self._decoded(narrow.rstrip(b"\0"), self._number(_CODE_PAGES[0]))

    def octets(self, number: int) -> bytes:
        return self._stream(number, _BYTES) or b""

    def _headers(self) -> Iterator[tuple[str, str]]:
        """As they came through the net where they did, else from the properties."""
        first, _, others = self.text(_TRANSPORT_HEADERS).partition("\n")
        lines = f"{first}\n{others}" if ":" in first else others  # Exchange puts a line of its own in front
        found = email.message_from_string(lines, policy=email.policy.compat32)
        sent = dict(headers_of(found))
        address = next((value for value in map(self.text, _SENDER_ADDRESSES) if "@" in value), "")
        name = self.text(_SENDER_NAME)
        sender = f"{name} <{address}>" if name and address and name != address else name or address
        values = {"Von": sender, **{german: self.text(number) for number, german in _RECIPIENTS}}
        values["Datum"] = next(filter(None, map(self._moment, (_SUBMITTED, _DELIVERED))), "")
        for german in ("Von", "An", "Kopie", "Blindkopie", "Antwort an", "Datum"):
            value = sent.get(german) or " ".join(values.get(german, "").split())
            if value:
                yield german, value

    def _bodies(self) -> Iterator[MailPart]:
        """Plain, formatted, and as RTF where there is neither."""
        plain = self.text(_BODY)
        octets = self.octets(_HTML_BODY)
        html = self._decoded(octets, self._number(_CODE_PAGES[1])) if octets else self.text(_HTML_BODY)
        if plain.strip():
            yield MailPart("text/plain", text=plain)
        if html.strip():
            yield MailPart("text/html", text=html)
        if not plain.strip() and not html.strip():
            yield MailPart("text/plain", text=text_of_rtf(unpack_rtf(self.octets(_RTF_BODY), _LARGEST_RTF)).text)

    def _attachments(self) -> Iterator[_Storage]:
        names = {
            entry[len(self._path)]
            for entry in self._file.listdir(streams=False, storages=True)
            if len(entry) == len(self._path) + 1 and tuple(entry[: len(self._path)]) == self._path
        }
        for name in sorted(names):
            if name.lower().startswith("__attach_version1.0_#"):
                yield _Storage(self._file, (*self._path, name))

    def _stream(self, number: int, kind: int) -> bytes | None:
        place = [*self._path, f"__substg1.0_{number:04X}{kind:04X}"]
        if not self._file.exists(place):
            return None
        return bytes(self._file.openstream(place).read())

    def _fixed(self, number: int, kind: int) -> bytes | None:
        """The eight bytes of a short property."""
        place = [*self._path, _PROPERTIES]
        if not self._file.exists(place):
            return None
        content = bytes(self._file.openstream(place).read())
        for start in range(_HEADER_BYTES[not self._path], len(content) - 15, 16):
            if struct.unpack_from("<HH", content, start) == (kind, number):
                return content[start + 8 : start + 16]
        return None

    def _number(self, number: int) -> int:
        value = self._fixed(number, _LONG)
        return int(struct.unpack_from("<I", value)[0]) if value else 0

    def _moment(self, number: int) -> str:
        value = self._fixed(number, _TIME)
        if not value or not any(value):
            return ""
        moment = _EPOCH + timedelta(microseconds=struct.unpack("<Q", value)[0] // 10)
        return f"{moment:%d.%m.%Y %H:%M} UTC"

    def _decoded(self, octets: bytes, code_page: int) -> str:
        """By the stated code page where it can be kept, else like any text."""
        name = {65001: "utf-8", 20127: "ascii", 28591: "cp1252", 28605: "iso8859-15"}.get(code_page, f"cp{code_page}")
        try:
            return octets.decode(name)
        except (LookupError, UnicodeDecodeError):
            return decode(octets)


def _iso_day(shown: str) -> str:
    """The day of a date as it is shown, in ISO form; empty where it is none."""
    try:
        return datetime.strptime(shown[:10], "%d.%m.%Y").date().isoformat()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return ""


def write_mail(mail: Mail) -> bytes:
    """A mail as an EML file, so that it can be a document of its own."""
    message = email.message.EmailMessage(policy=email.policy.default.clone(refold_source="none"))
    names = {"Von": "From", "An": "To", "Kopie": "Cc", "Blindkopie": "Bcc", "Antwort an": "Reply-To", "Datum": "Date"}
    raw = [f"Subject: {_encoded(mail.subject)}"]
    raw += [f"{names[name]}: {_encoded(value)}" for name, value in mail.headers if name in names]
    for part in mail.body[:1]:
        text = part.text.encode("utf-8", errors="replace").decode()
        message.set_content(text, subtype=part.media_type.partition("/")[2], cte="base64")
    if not mail.body:
        message.set_content("")
    for part in mail.files:
        kind, _, subtype = part.media_type.partition("/")
        if part.media_type == "message/rfc822" or not kind or not subtype or not part.media_type.isascii():
            kind, subtype = ("application", "octet-stream")
        name = part.file_name + (".eml" if part.media_type == "message/rfc822" else "")
        message.add_attachment(part.content, maintype=kind, subtype=subtype, filename=" ".join(name.split()) or None)
    return "\r\n".join(raw).encode() + b"\r\n" + message.as_bytes()


def _encoded(value: str) -> str:
    return " ".join(value.encode("utf-8", errors="replace").decode().split())
