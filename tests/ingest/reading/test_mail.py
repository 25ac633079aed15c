"""Mail: subject and body are the page, everything else is a file of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.limits import ReadingLimits
from ingest.pages import Enclosure, Page, PageOutline, StatedFact
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.mail import name_enclosure
from ingest.readers.mail_parts import MailPart, parse_mail
from tests.ingest.reading.conftest import Read


def _mail(subject: str = "Kontrolle der Gaststätte") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Änne Weiß <aenne@stadt.example>"
    mail["To"] = "fk3@polizei.example"
    mail["Subject"] = subject
    return mail


def _text(results: Sequence[object]) -> str:
    (page,) = (result for result in results if isinstance(result, Page))
    return page.text


def _files(results: Sequence[object]) -> list[Enclosure]:
    return [result for result in results if isinstance(result, Enclosure)]


def test_the_first_line_is_the_subject_then_come_headers_and_body(read: Read) -> None:
    mail = _mail()
    mail["Cc"] = "Jörg Öz <joerg@stadt.example>"
    mail["Date"] = "Thu, 12 Mar 2026 15:30:00 +0100"
    mail.set_content("Guten Tag,\n\nanbei der Prüfbericht.\n")
    results = read(bytes(mail))
    assert isinstance(results[0], PageOutline)
    assert _text(results) == (
        "Kontrolle der Gaststätte\n\nVon: Änne Weiß <aenne@stadt.example>\nAn: fk3@polizei.example\n"
        "Kopie: Jörg Öz <joerg@stadt.example>\nDatum: 12.03.2026 15:30\n\nGuten Tag,\n\nanbei der Prüfbericht."
    )


def test_plain_text_is_preferred_to_html(read: Read) -> None:
    mail = _mail()
    mail.set_content("schlicht")
    mail.add_alternative("<p>bunt</p>", subtype="html")
    assert _text(read(bytes(mail))).endswith("\n\nschlicht")


def test_a_plain_version_that_only_points_to_the_html_does_not_hide_it(read: Read) -> None:
    mail = _mail()
    mail.set_content("Bitte als HTML ansehen")
    mail.add_alternative(f"<p>{'Der ganze Bericht. ' * 9}</p>", subtype="html")
    assert _text(read(bytes(mail))).endswith("Der ganze Bericht.")


def test_a_signature_is_no_file(read: Read) -> None:
    mail = _mail()
    mail.set_content("unterschrieben")
    mail.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert _files(read(bytes(mail))) == []


@pytest.mark.parametrize("date", ["gestern", "Thu, 99 Mar 2026 99:30:00"])
def test_a_date_that_is_none_stays_as_it_was_written(date: str) -> None:
    mail = parse_mail(f"From: a@b.example\nDate: {date}\n\nText".encode())
    assert dict(mail.headers)["Datum"] == date


def test_html_alone_is_read_as_text(read: Read) -> None:
    mail = _mail()
    mail.set_content("<p>Erste Zeile</p><p>Zweite Zeile</p>", subtype="html")
    assert _text(read(bytes(mail))).endswith("\n\nErste Zeile\n\nZweite Zeile")


def test_an_empty_plain_version_does_not_hide_the_html(read: Read) -> None:
    mail = _mail()
    mail.set_content(" \n")
    mail.add_alternative("<p>der Text</p>", subtype="html")
    assert _text(read(bytes(mail))).endswith("der Text")


def test_attachments_inline_pictures_and_forwarded_mails_are_files_in_order(read: Read) -> None:
    inner = _mail("Die erste Meldung")
    inner.set_content("Inhalt der ersten Meldung")
    mail = _mail()
    mail.set_content("siehe Anlagen")
    mail.add_alternative("<p>siehe <img src='cid:1'></p>", subtype="html")
    mail.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<1>", filename="Wappen.gif")  # type: ignore[union-attr, index]
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Prüfbericht Mai.pdf")
    mail.add_attachment(inner)
    mail.add_attachment("eine Notiz", filename="../../etc/passwd")
    results = read(bytes(mail))
    files = _files(results)
    assert _text(results).endswith(
        "Anlagen: Wappen.gif, Prüfbericht Mai.pdf, Die erste Meldung.eml, passwd\n\nsiehe Anlagen"
    )
    assert [(file.ordinal, file.file_name) for file in files] == [
        (1, "Wappen.gif"),
        (2, "Prüfbericht Mai.pdf"),
        (3, "Die erste Meldung.eml"),
        (4, "passwd"),
    ]
    assert files[1].content == b"%PDF-1.4"
    assert _text(read(files[2].content)).endswith("Inhalt der ersten Meldung")
    assert _files(read(bytes(mail), done=frozenset({1}))) == files


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?Q?Pr=C3=BCfung_am?= =?iso-8859-1?B?TW9udGFn?=", "Prüfung amMontag"),
        ("Prüfung".encode("cp1252"), "Prüfung"),
        ("Prüfung".encode(), "Prüfung"),
        (b"=?nonsense?Q?abc?=", "abc"),
        (b"lange\r\n Zeile", "lange Zeile"),
        (b"", ""),
    ],
)
def test_subjects_are_read_however_they_were_written(raw: bytes, subject: str) -> None:
    mail = parse_mail(b"From: a@b.example\r\nSubject: " + raw + b"\r\nTo: c@d.example\r\n\r\nText")
    assert mail.subject == subject


def test_the_header_states_day_sender_and_title(read: Read) -> None:
    mail = _mail()
    mail["Date"] = "Thu, 12 Mar 2026 23:40:00 -0500"
    mail.set_content("anbei, Datum: 01.02.2025")
    assert read(bytes(mail))[0] == PageOutline(
        1,
        stated=(
            StatedFact("date", "2026-03-12", "email_header"),
            StatedFact("sender", "Änne Weiß <aenne@stadt.example>", "email_header"),
            StatedFact("title", "Kontrolle der Gaststätte", "email_header"),
        ),
    )


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        (b"Thu, 12 Mar 2026 09:15:00 +0100", "2026-03-12"),
        (b"12 Mar 2026 09:15", "2026-03-12"),
        (b"Thu, 12 Mar 26 09:15:00 GMT", "2026-03-12"),
        (b"Thu,\r\n 12 Mar 2026 09:15:00 +0100 (MEZ)", "2026-03-12"),
        (b"Thu, 01 Jan 1970 00:00:00 +0000", ""),
        (b"Thu, 31 Feb 2026 09:15:00 +0100", ""),
        (b"Thu, 12 Mar 99999 09:15:00 +0100", ""),
        (b"gestern", ""),
        (b"", ""),
        ("Do, 12. März 2026".encode(), ""),
        (b"=?utf-8?Q?Thu=2C_12_Mar_2026_09=3A15=3A00?=", "2026-03-12"),
    ],
)
def test_the_day_of_a_mail_is_the_one_of_its_header(raw: bytes, day: str) -> None:
    mail = parse_mail(b"From: a@b.example\r\nDate: " + raw + b"\r\nTo: c@d.example\r\n\r\nText")
    assert mail.date == day


@given(st.one_of(st.binary(max_size=60), st.text("0123456789 :,+-JanFebMarThu()", max_size=60).map(str.encode)))
def test_no_date_header_spoils_a_mail(raw: bytes) -> None:
    line = raw.replace(b"\r", b" ").replace(b"\n", b" ")
    mail = parse_mail(b"From: a@b.example\nDate: " + line + b"\nSubject: Betreff\n\nText")
    assert mail.subject == "Betreff"
    assert mail.date == "" or StatedFact("date", mail.date, "email_header")


def test_a_body_in_a_wrongly_stated_encoding_is_read(read: Read) -> None:
    content = (
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: 8bit\n\nPr\xfcfung"
    )
    assert _text(read(content)).endswith("Prüfung")


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (MailPart("application/pdf", "C:\\Akten\\Brief.pdf"), "Brief.pdf"),
        (MailPart("application/pdf", "a\x00b\nc.pdf"), "a_b c.pdf"),
        (MailPart("application/pdf", ".."), "Anlage 3.pdf"),
        (MailPart("application/pdf"), "Anlage 3.pdf"),
        (MailPart("message/rfc822"), "Nachricht 3.eml"),
        (MailPart("application/x-unknown"), "Anlage 3.bin"),
        (MailPart("image/png", "x" * 400 + ".png"), "x" * 146 + ".png"),
    ],
)
def test_a_file_in_a_mail_gets_a_harmless_name(part: MailPart, name: str) -> None:
    assert name_enclosure(part, 3) == name


def test_parts_nested_beyond_all_measure_are_refused() -> None:
    content = b"From: a@b.example\nSubject: x\n"
    for depth in range(80):
        content += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    with pytest.raises(Unreadable) as refused:
        parse_mail(content + b"\nText")
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


def test_too_many_files_are_refused(read: Read) -> None:
    mail = _mail()
    mail.set_content("viele")
    for number in range(5):
        mail.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    with pytest.raises(Unreadable) as refused:
        read(bytes(mail), limits=ReadingLimits(enclosures=4))
    assert refused.value.code is QuarantineCode.TOO_LARGE


@given(st.binary(max_size=500))
def test_any_bytes_after_a_head_are_a_mail_or_corrupt(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        parse_mail(b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + content)
