"""Sheets, slides and texts of office programs: what is shown is read, row by row; pictures become pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask
from ingest.readers.registry import load_reader
from ingest.sniffing import DOCX, ODP, ODS, ODT, PPTX, XLSX, sniff
from tests.ingest.reading.conftest import LIMITS, Read
from tests.ingest.reading.paper import docx, draw_letter, package, packed

SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SLIDE = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{meaning}:1.0"'
    for name, meaning in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        *(("style", "style"), ("presentation", "presentation")),
    )
)


def _relationships(*targets: tuple[str, str, str]) -> str:
    found = "".join(
        f'<Relationship Id="{id_}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}"/>'
        for id_, kind, target in targets
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{found}</Relationships>'
    )


def workbook(
    sheets: dict[str, str], *, strings: Sequence[str] = (), parts: dict[str, str | bytes] | None = None
) -> bytes:
    """A workbook by hand: for each sheet the markup of its rows."""
    names = list(sheets)
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names))
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return package(
        {
            "xl/workbook.xml": f"<workbook {SHEET} {RELATION}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relationships(
                *((f"r{n}", "worksheet", f"worksheets/sheet{n + 1}.xml") for n in range(len(names)))
            ),
            "xl/sharedStrings.xml": f"<sst {SHEET}>{shared}</sst>",
            "xl/styles.xml": f'<styleSheet {SHEET}><numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ [$€-407]"/>'
            '<numFmt numFmtId="165" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
            '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs></styleSheet>',
            **{
                f"xl/worksheets/sheet{n}.xml": f"<worksheet {SHEET}><sheetData>{rows}</sheetData></worksheet>"
                for n, rows in enumerate(sheets.values(), start=1)
            },
            **(parts or {}),
        }
    )


def _texts(results: Sequence[object]) -> list[str]:
    return [page.text for page in results if isinstance(page, Page)]


def test_a_workbook_is_read_as_it_is_shown(read: Read) -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Betrag</t></is></c></row>'
        '<row r="2"><c r="A2" s="1"><v>46093</v></c><c r="B2" s="2"><v>1234.5</v></c>'
        '<c r="D2" s="3"><v>1234</v></c></row>'
        '<row r="4"><c r="A4" s="4"><v>0.075</v></c><c r="B4" t="b"><v>1</v></c><c r="C4"><v>0.1</v></c></row>'
    )
    results = read(workbook({"Gebühren": rows, "Leer": ""}, strings=["Frist"]))
    assert results[0] == PageOutline(2)
    assert _texts(results) == [
        "Gebühren\n\nFrist\tBetrag\n12.03.2026\t1.234,50 €\t\t01234\n\n7,50 %\tWAHR\t0,1",
        "Leer",
    ]


def test_comments_and_text_boxes_of_a_workbook_are_read(read: Read) -> None:
    content = workbook(
        {"Blatt": '<row><c t="str"><v>Wert</v></c></row>'},
        parts={
            "xl/comments1.xml": f"<comments {SHEET}><commentList><comment><text><r><t>bitte prüfen</t></r></text>"
            "</comment></commentList></comments>",
            "xl/drawings/drawing1.xml": f"<d {DRAWING}><a:p><a:r><a:t>Hinweis</a:t></a:r></a:p></d>",
        },
    )
    assert _texts(read(content))[1] == "Kommentare und Textfelder\n\nbitte prüfen\nHinweis"


def test_a_long_sheet_fills_several_pages(read: Read) -> None:
    cell = '<c t="str"><v>{}</v></c>'
    head = "<row>" + cell.format("Name") + cell.format("Ort") + "</row>"
    rows = "".join(f"<row>{cell.format(f'Wert {n}')}{cell.format('Uelzen')}</row>" for n in range(150))
    texts = _texts(read(workbook({"Liste": head + rows})))
    assert [text.split("\n")[:3] for text in texts] == [["Liste", "", "Name\tOrt"]] * 2
    assert "".join(texts).count("Uelzen") == 150


def slides(*shown: str, notes: str = "") -> bytes:
    """A presentation by hand, its second slide first in the show."""
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": f"<p:presentation {SLIDE} {RELATION}><p:sldIdLst>"
        + "".join(f'<p:sldId id="{n}" r:id="r{n}"/>' for n in reversed(range(len(shown))))
        + "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": _relationships(
            *((f"r{n}", "slide", f"slides/slide{n + 1}.xml") for n in range(len(shown)))
        ),
    }
    for n, markup in enumerate(shown):
        parts[f"ppt/slides/slide{n + 1}.xml"] = f"<p:sld {SLIDE} {DRAWING}>{markup}</p:sld>"
    if notes:
        parts["ppt/slides/_rels/slide1.xml.rels"] = _relationships(
            ("n", "notesSlide", "../notesSlides/notesSlide1.xml")
        )
        parts["ppt/notesSlides/notesSlide1.xml"] = f"<p:notes {SLIDE} {DRAWING}>{notes}</p:notes>"
    return package(parts)


def test_each_slide_is_a_page_with_its_tables_and_notes(read: Read) -> None:
    paragraph = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    row = "<a:tr><a:tc>" + paragraph.format("Mai") + "</a:tc><a:tc>" + paragraph.format("12 Fälle") + "</a:tc></a:tr>"
    results = read(
        slides(
            "<a:bodyPr/>" + paragraph.format("Übersicht") + "<a:tbl>" + row + row + "</a:tbl>",
            paragraph.format("Lage") + '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>',
            notes=paragraph.format("langsam sprechen"),
        )
    )
    assert results[0] == PageOutline(2)
    assert _texts(results) == ["Lage", "Übersicht\nMai\t12 Fälle\nMai\t12 Fälle\n\nNotizen:\nlangsam sprechen"]


def opendocument(kind: str, body: str, *, parts: dict[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument file by hand."""
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    content = f"<office:document-content {ODF}>{inside}</office:document-content>"
    return package({"content.xml": content, **(parts or {})}, mimetype=f"application/vnd.oasis.opendocument.{kind}")


def test_an_opendocument_text_is_read_in_order(read: Read) -> None:
    body = (
        "<text:tracked-changes><text:p>gestrichen</text:p></text:tracked-changes><text:h>Bescheid</text:h>"
        '<text:p>Sehr<text:s text:c="2"/>geehrte<text:tab/>Frau <text:span>Weiß</text:span>,'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Fußnote</text:p></text:note-body>"
        "</text:note> anbei</text:p>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Betrag</text:p>"
        "</table:table-cell><table:table-cell><text:p>12,50</text:p><text:p>EUR</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows></table:table>"
        "<text:list><text:list-item><text:p>eins<text:line-break/>zwei</text:p></text:list-item></text:list>"
        "<text:p><draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame></text:p>"
    )
    styles = (
        f"<office:document-styles {ODF}><office:master-styles><style:master-page><style:header><text:p>Hansestadt"
        "</text:p></style:header><style:footer><text:p>Seite</text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    meta = '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Erlaubnis</dc:title></m>'
    results = read(opendocument("text", body, parts={"styles.xml": styles, "meta.xml": meta}))
    assert results[0] == PageOutline(1, title="Erlaubnis")
    assert _texts(results) == [
        "Hansestadt\n\nBescheid\n\nSehr geehrte\tFrau Weiß, anbei\n\nFußnote\n\nBetrag\t12,50 EUR\n\neins\nzwei\n\n"
        "Kasten\n\nSeite"
    ]


def test_an_opendocument_sheet_is_read_row_by_row_and_not_a_million_times(read: Read) -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    empty = '<table:table-cell table:number-columns-repeated="{}"/>'
    body = (
        '<table:table table:name="Kasse"><table:table-row>'
        + cell.format("", "01.04.2026")
        + empty.format(1)
        + cell.format("", "12,50 €")
        + empty.format(16381)
        + '</table:table-row><table:table-row table:number-rows-repeated="1048575">'
        + empty.format(16384)
        + '</table:table-row><table:table-row table:number-rows-repeated="1000000">'
        + cell.format(' table:number-columns-repeated="1000000"', "x")
        + "</table:table-row></table:table>"
    )
    results = read(opendocument("spreadsheet", body))
    (text,) = _texts(results)
    assert text.startswith("Kasse\n\n01.04.2026\t\t12,50 €\n\nx\tx")
    assert len(text) < 2_000


def test_each_opendocument_slide_is_a_page(read: Read) -> None:
    page = "<draw:page><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>{}</draw:page>"
    box = "<draw:frame><draw:text-box><text:p>leise</text:p></draw:text-box></draw:frame>"
    notes = f"<presentation:notes>{box}</presentation:notes>"
    assert _texts(read(opendocument("presentation", page.format("Lage", "") + page.format("Ende", notes)))) == [
        "Lage",
        "Ende\n\nNotizen:\nleise",
    ]


STAMP = packed(draw_letter(["Eingang Ordnungsamt"]).image, "PNG")
BULLET = packed(Image.new("L", (30, 30), 128), "PNG")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (DOCX, docx("<w:p/>", parts={"word/media/image10.png": STAMP, "word/media/image2.png": BULLET})),
        (XLSX, workbook({"Blatt": ""}, parts={"xl/media/image1.png": STAMP, "xl/media/image2.emf": b"\x01\x00"})),
        (
            PPTX,
            package({"ppt/presentation.xml": f"<p:p {SLIDE}/>", "ppt/media/a.png": STAMP, "ppt/media/b.png": STAMP}),
        ),
        (ODT, opendocument("text", "", parts={"Pictures/1.png": STAMP, "Pictures/2.png": STAMP[:500]})),
        (ODS, opendocument("spreadsheet", "<table:table/>", parts={"Pictures/1.png": STAMP})),
        (ODP, opendocument("presentation", "<draw:page/>", parts={"Pictures/1.png": STAMP})),
    ],
)
def test_print_on_a_picture_is_read_and_shown(read: Read, tmp_path: Path, kind: str, content: bytes) -> None:
    outline, *pages = read(content)
    assert isinstance(outline, PageOutline)
    assert sniff(tmp_path / "Datei") == kind
    found = [page for page in pages if isinstance(page, Page)]
    assert [page.number for page in found] == list(range(1, outline.page_count + 1))
    (stamp,) = (page for page in found if page.text == "Eingang Ordnungsamt")
    assert stamp.number > 1
    image = load_reader(kind).draw(DrawingTask(tmp_path / "Datei", LIMITS, stamp.number, 0, 0))
    assert image.size == (stamp.width, stamp.height)
    with pytest.raises(Unreadable):
        load_reader(kind).draw(DrawingTask(tmp_path / "Datei", LIMITS, 1, 0, 0))


ENTITY = '<!DOCTYPE d [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    "content",
    [
        package({"xl/workbook.xml": f"{ENTITY}<workbook {SHEET}/>", "xl/comments1.xml": f"{ENTITY}<c>&b;&x;</c>"}),
        package(
            {"ppt/presentation.xml": f"<p:p {SLIDE}/>", "ppt/slides/slide1.xml": f"{ENTITY}<a:p {DRAWING}>&b;&x;</a:p>"}
        ),
        opendocument("text", "", parts={"styles.xml": f"{ENTITY}<d>&b;&x;</d>"}),
    ],
)
def test_entities_are_never_resolved(read: Read, content: bytes) -> None:
    assert "ha" not in "".join(_texts(read(content)))


@pytest.mark.parametrize("kind", ["xl", "ppt"])
def test_references_to_the_outside_are_passed_over(read: Read, kind: str) -> None:
    main = {"xl": "workbook", "ppt": "presentation"}[kind]
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" '
        'Type="x/slide" Target="http://127.0.0.1:9/x.xml" TargetMode="External"/></Relationships>'
    )
    assert _texts(read(package({f"{kind}/{main}.xml": f"<x {SHEET}/>", f"{kind}/_rels/{main}.xml.rels": rels}))) == [""]


def test_a_part_that_swells_beyond_all_measure_is_refused(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(opendocument("text", "<text:p>" + "0" * 30_000_000 + "</text:p>"))
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_all_parts_together_are_bounded(read: Read) -> None:
    parts: dict[str, str | bytes] = {f"Pictures/{n}.png": bytes(900_000) for n in range(9)}
    with pytest.raises(Unreadable) as refused:
        read(opendocument("text", "", parts=parts), limits=ReadingLimits(unpacked_bytes=5_000_000))
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_an_encrypted_opendocument_needs_a_password(read: Read) -> None:
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    with pytest.raises(Unreadable) as refused:
        read(opendocument("text", "", parts={"META-INF/manifest.xml": manifest}))
    assert refused.value.code is QuarantineCode.ENCRYPTED_FILE


def test_an_office_part_that_is_missing_or_broken_makes_the_file_corrupt(read: Read) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", compress_type=zipfile.ZIP_STORED)
    for content in (file.getvalue(), opendocument("text", "<text:p>"), workbook({"Blatt": "<row>"})):
        with pytest.raises(Unreadable) as refused:
            read(content)
        assert refused.value.code is QuarantineCode.CORRUPT_FILE
