"""Mails of Outlook: properties become subject, headers and body; attachments and mails inside become files."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Sequence
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pages import Enclosure, Page, PageOutline, StatedFact
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.lzfu import unpack_rtf
from ingest.readers.msg_parts import parse_msg
from tests.ingest.reading.compound import Tree, compound
from tests.ingest.reading.conftest import Read

PROPERTIES = "__properties_version1.0"


def _wide(number: int, text: str) -> dict[str, bytes]:
    return {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le")}


def _octets(number: int, content: bytes) -> dict[str, bytes]:
    return {f"__substg1.0_{number:04X}0102": content}


def _properties(*, sent: datetime | None = None, code_page: int = 0, head: int = 32) -> dict[str, bytes]:
    content = bytes(head)
    if sent is not None:
        since_1601 = int((sent - datetime(1601, 1, 1, tzinfo=timezone.utc)).total_seconds())  # noqa: UP017
        content += struct.pack("<HHIQ", 0x40, 0x39, 6, since_1601 * 10_000_000)
    if code_page:
        content += struct.pack("<HHIQ", 0x03, 0x3FFD, 6, code_page)
    return {PROPERTIES: content}


SENT = datetime(2026, 3, 12, 14, 30, tzinfo=timezone.utc)  # noqa: UP017
MAIL: Tree = {
    **_properties(sent=SENT),
    **_wide(0x37, "Kontrolle der Gaststätte"),
    **_wide(0x0C1A, "Änne Weiß"),
    **_wide(0x5D01, "aenne@stadt.example"),
    **_wide(0x0E04, "Fachkommissariat 3"),
    **_wide(0x1000, "Guten Tag,\r\n\r\nanbei der Bericht."),
}


def _page(results: Sequence[object]) -> Page:
    (page,) = (result for result in results if isinstance(result, Page))
    return page


def _files(results: Sequence[object]) -> list[Enclosure]:
    return [result for result in results if isinstance(result, Enclosure)]


def test_subject_headers_and_body_make_the_page(read: Read) -> None:
    results = read(compound(MAIL))
    assert results[0] == PageOutline(
        1,
        stated=(
            StatedFact("date", "2026-03-12", "email_header"),
            StatedFact("sender", "Änne Weiß <aenne@stadt.example>", "email_header"),
            StatedFact("title", "Kontrolle der Gaststätte", "email_header"),
        ),
    )
    assert _page(results).text == (
        "Kontrolle der Gaststätte\n\nVon: Änne Weiß <aenne@stadt.example>\nAn: Fachkommissariat 3\n"
        "Datum: 12.03.2026 14:30 UTC\n\nGuten Tag,\n\nanbei der Bericht."
    )


def test_headers_that_came_through_the_net_are_preferred(read: Read) -> None:
    headers = (
        "Microsoft Mail Internet Headers Version 2.0\r\nFrom: a@b.example\r\nDate: Thu, 12 Mar 2026 15:30:00 +0100\r\n"
    )
    text = _page(read(compound({**MAIL, **_wide(0x7D, headers)}))).text
    assert "Von: a@b.example\nAn: Fachkommissariat 3\nDatum: 12.03.2026 15:30\n" in text


def test_texts_in_an_old_code_page_are_read(read: Read) -> None:
    tree = {**_properties(code_page=1251), "__substg1.0_0037001E": "Жалоба".encode("cp1251")}
    assert _page(read(compound(tree))).text.startswith("Жалоба")


def test_formatted_bodies_are_read_where_there_is_no_plain_one(read: Read) -> None:
    html = _octets(0x1013, "<p>Größe</p>".encode())
    assert _page(read(compound({**_properties(), **html}))).text.endswith("\n\nGröße")
    rtf = _octets(0x1009, _stored(rb"{\rtf1\ansi Gr\'f6\'dfe}"))
    assert _page(read(compound({**_properties(), **rtf}))).text.endswith("\n\nGröße")


def _stored(rtf: bytes) -> bytes:
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


def test_packed_rtf_is_unpacked() -> None:
    # The worked example of [MS-OXRTFCP], 4.1.1.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rtf(packed, 1000) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpack_rtf(packed, 5) == b"{\\rtf"


@given(st.binary(max_size=300))
def test_any_packed_bytes_end(content: bytes) -> None:
    assert len(unpack_rtf(struct.pack("<II4sI", len(content), 2**31, b"LZFu", 0) + content, 10_000)) <= 10_000


def test_attachments_and_mails_inside_are_files(read: Read) -> None:
    inner: Tree = {
        **_properties(sent=SENT, head=24),
        **_wide(0x37, "Erste Meldung"),
        **_wide(0x0C1A, "Jörg"),
        **_wide(0x1000, "Wohnung geöffnet"),
        "__attach_version1.0_#00000000": {
            **_properties(head=8),
            **_wide(0x3707, "innen.txt"),
            **_octets(0x3701, b"tief"),
        },
    }
    tree: Tree = {
        **MAIL,
        "__attach_version1.0_#00000001": {**_properties(head=8), "__substg1.0_3701000D": inner},
        "__attach_version1.0_#00000000": {
            **_properties(head=8),
            **_wide(0x3707, "Prüfbericht Mai.pdf"),
            **_wide(0x370E, "application/pdf"),
            **_octets(0x3701, b"%PDF-1.4" + bytes(5000)),
        },
    }
    results = read(compound(tree))
    files = _files(results)
    assert [(file.ordinal, file.file_name) for file in files] == [(1, "Prüfbericht Mai.pdf"), (2, "Erste Meldung.eml")]
    assert files[0].content == b"%PDF-1.4" + bytes(5000)
    assert "Anlagen: Prüfbericht Mai.pdf, Erste Meldung.eml" in _page(results).text
    nested = read(files[1].content)
    assert _page(nested).text == (
        "Erste Meldung\n\nVon: Jörg\nDatum: 12.03.2026 14:30 UTC\nAnlagen: innen.txt\n\nWohnung geöffnet"
    )
    assert [(file.file_name, file.content) for file in _files(nested)] == [("innen.txt", b"tief")]


def test_mails_inside_mails_end_somewhere() -> None:
    tree: Tree = {**_properties(head=24), **_wide(0x37, "innen")}
    for _ in range(15):
        tree = {**_properties(head=24), "__attach_version1.0_#00000000": {"__substg1.0_3701000D": tree}}
    assert len(parse_msg(compound(tree)).files) == 1


def test_a_truncated_mail_is_corrupt() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_msg(compound({**MAIL, **_octets(0x1013, bytes(9000))})[:1500])
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


@given(st.data())
def test_a_mail_with_any_bytes_changed_is_a_mail_or_corrupt(data: st.DataObject) -> None:
    content = bytearray(compound(MAIL))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        parse_msg(bytes(content))
