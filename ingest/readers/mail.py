"""E-mail: subject, headers and body are the one page, attachments become documents of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PIL import Image

from ingest.pages import Enclosure, Page, PageOutline, StatedFact
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.enclosure_names import harmless_name
from ingest.readers.mail_parts import Mail, MailPart, body_text, parse_mail
from ingest.readers.plain_text import no_image, page_of_text, read_file

_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
}
_LONGEST_HEADER: Final = 300


class MailReader:
    """Reads single mails as saved by mail programs."""

    name = "mail"

    def parse(self, content: bytes) -> Mail:
        """A mail taken apart."""
        return parse_mail(content)

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        """See ``Reader.read``."""
        mail = self.parse(read_file(task.path, task.limits))
        yield PageOutline(page_count=1, stated=tuple(_stated(mail)))
        if 1 not in task.done:
            text = _shown(mail)
            if len(text) > task.limits.text_bytes:
                raise Unreadable(QuarantineCode.TOO_LARGE, "body")
            yield page_of_text(text, reader=self.name)
        if len(mail.files) > task.limits.enclosures:
            raise Unreadable(QuarantineCode.TOO_LARGE, f"{len(mail.files)} enclosures")
        for ordinal, part in enumerate(mail.files, start=1):
            yield Enclosure(ordinal, name_enclosure(part, ordinal), part.content)

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)


def _stated(mail: Mail) -> Iterator[StatedFact]:
    for name, value in (("date", mail.date), ("sender", mail.sender), ("title", mail.subject)):
        if value:
            yield StatedFact(name, value[:_LONGEST_HEADER], "email_header")


def _shown(mail: Mail) -> str:
    """Subject, headers and body, with an empty line between them; the names of the attachments end the headers."""
    headers = [f"{name}: {value}" for name, value in mail.headers]
    if mail.files:
        names = (name_enclosure(part, ordinal) for ordinal, part in enumerate(mail.files, start=1))
        headers.append(f"Anlagen: {', '.join(names)}")
    body = "\n\n".join(filter(None, map(body_text, mail.body)))
    return "\n\n".join([mail.subject or "(ohne Betreff)", "\n".join(headers), body])


def name_enclosure(part: MailPart, ordinal: int) -> str:
    """A harmless file name without a path: the stated one where there is one, else "Anlage" with a number."""
    is_mail = part.media_type == "message/rfc822"
    fallback = f"{'Nachricht' if is_mail else 'Anlage'} {ordinal}{_ENDINGS.get(part.media_type, '.bin')}"
    name = harmless_name(part.file_name, fallback)
    return harmless_name(f"{name}.eml", fallback) if is_mail and not name.lower().endswith(".eml") else name
