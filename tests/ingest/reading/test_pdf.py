"""PDF: the text layer where it can be believed, the picture where it cannot, both where both speak."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageOutline, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask
from ingest.readers.pdf import PdfReader
from ingest.readers.plausibility import is_rubbish
from tests.ingest.reading.conftest import Read
from tests.ingest.reading.paper import LETTER as LINES
from tests.ingest.reading.paper import digital_pdf, draw_letter, image_stream, packed, text_stream
from tests.ingest.reading.test_pictures import assert_boxes_lie_on_ink

SCAN = draw_letter()
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"


def _pages(results: Sequence[object]) -> list[Page]:
    return [result for result in results if isinstance(result, Page)]


def _draw(folder: Path, content: bytes, page: Page) -> Image.Image:
    file = folder / "Datei"
    file.write_bytes(content)
    task = DrawingTask(file, ReadingLimits(), page.number, page.dots_per_inch, page.rotation)
    return PdfReader().draw(task)


def assert_words_lie_on_their_ink(page: Page, image: Image.Image) -> None:
    """Each box holds ink up to its edges, and hardly any ink lies outside of all boxes."""
    assert (page.width, page.height) == image.size
    ink = np.asarray(image.convert("L")) < 160
    outside = ink.copy()
    for word in page.words:
        inside = ink[word.box.y0 : word.box.y1, word.box.x0 : word.box.x1]
        assert inside.any(axis=0).mean() > 0.5, page.text[word.start : word.end]
        outside[max(0, word.box.y0 - 2) : word.box.y1 + 2, max(0, word.box.x0 - 2) : word.box.x1 + 2] = False
    assert outside.sum() < 0.02 * ink.sum()


def test_a_digital_page_is_taken_by_its_text(read: Read, tmp_path: Path) -> None:
    content = digital_pdf([text_stream(LINES)])
    outline, page = read(content)
    assert outline == PageOutline(1)
    assert isinstance(page, Page)
    assert (page.source, page.confidence, page.coverage) == (PageSource.DIGITAL, None, None)
    assert [line for line in page.text.splitlines() if line] == [line for line in LINES if line]
    assert all(word.confidence == 1 for word in page.words)
    assert_words_lie_on_their_ink(page, _draw(tmp_path, content, page))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_boxes_follow_the_rotation_that_a_page_states(read: Read, tmp_path: Path, rotation: int) -> None:
    content = digital_pdf([text_stream(LINES)]).replace(b"/MediaBox", b"/Rotate %d /MediaBox" % rotation)
    (page,) = _pages(read(content))
    assert (page.width > page.height) == (rotation != 180)
    assert_words_lie_on_their_ink(page, _draw(tmp_path, content, page))


def test_boxes_follow_the_part_of_a_page_that_is_shown(read: Read, tmp_path: Path) -> None:
    content = digital_pdf([text_stream(["außen", "", "", "innen"], left=72, top=770)]).replace(
        b"/MediaBox", b"/CropBox [50 600 300 750] /MediaBox"
    )
    (page,) = _pages(read(content))
    assert page.text == "innen"
    assert_words_lie_on_their_ink(page, _draw(tmp_path, content, page))


def test_a_table_that_was_written_column_by_column_is_read_row_by_row(read: Read) -> None:
    columns = [text_stream(cells, left=left) for left, cells in ((72, ("Nr.", "1", "2")), (300, ("Blatt", "7", "12")))]
    (page,) = _pages(read(digital_pdf([" ".join(columns)])))
    assert page.text == "Nr.\tBlatt\n1\t7\n2\t12"


def test_a_scanned_page_is_read_by_ocr_and_its_boxes_lie_on_the_ink(read: Read, tmp_path: Path) -> None:
    content = digital_pdf([image_stream()], images={0: SCAN.image})
    (page,) = _pages(read(content))
    assert page.source is PageSource.OCR
    assert page.dots_per_inch == pytest.approx(200, abs=1)
    assert_boxes_lie_on_ink(page, SCAN)
    assert_words_lie_on_their_ink(page, _draw(tmp_path, content, page))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_is_read_and_drawn_upright(read: Read, tmp_path: Path, rotation: int) -> None:
    turned = SCAN.image.rotate(-rotation, expand=True)
    width, height = (842, 595) if rotation != 180 else (595, 842)
    content = digital_pdf([image_stream(width, height)], images={0: turned})
    content = content.replace(b"[0 0 595 842]", b"[0 0 %d %d]" % (width, height))
    (page,) = _pages(read(content))
    assert page.rotation == rotation
    assert_boxes_lie_on_ink(page, SCAN)
    assert_words_lie_on_their_ink(page, _draw(tmp_path, content, page))


def test_an_invisible_old_text_layer_is_not_believed(read: Read) -> None:
    old = text_stream(["Ganz andere Worte als auf dem Bild zu sehen sind"] * 5, mode=3)
    (page,) = _pages(read(digital_pdf([f"{image_stream()} {old}"], images={0: SCAN.image})))
    assert page.source is PageSource.OCR
    assert "Bäckerstraße" in page.text
    assert "andere" not in page.text


def test_a_visible_layer_of_rubbish_is_not_believed(read: Read) -> None:
    rubbish = text_stream(["Xqvz jkpw mzrq wvxk qjzp xkvw pqzj wxqk"] * 6, mode=3)
    (page,) = _pages(read(digital_pdf([f"{rubbish} {image_stream()}"], images={0: SCAN.image})))
    assert page.source is PageSource.OCR
    assert "Gaststätte" in page.text


def test_a_page_with_text_and_a_large_picture_gives_the_words_of_both(read: Read, tmp_path: Path) -> None:
    stream = f"{image_stream(400, 566, 60, 40)} {text_stream(['Eingang am zweiten Maerz im Ordnungsamt'], top=800)}"
    content = digital_pdf([stream], images={0: SCAN.image})
    (page,) = _pages(read(content))
    assert page.source is PageSource.MIXED
    assert page.text.startswith("Eingang am zweiten Maerz im Ordnungsamt\n\nHansestadt Lüneburg")
    assert page.text.count("Eingang") == 1
    assert {word.confidence for word in page.words[:6]} == {1.0}
    assert page.confidence is not None
    assert_words_lie_on_their_ink(page, _draw(tmp_path, content, page))


def test_a_blank_page_is_fine(read: Read) -> None:
    (page,) = _pages(read(digital_pdf([""])))
    assert (page.text, page.words, page.confidence) == ("", (), None)
    assert page.width > 0


def test_pages_that_are_done_are_left_out(read: Read) -> None:
    content = digital_pdf([text_stream([f"Seite Nummer {number}"]) for number in range(1, 5)])
    results = read(content, done=frozenset({1, 3}))
    assert results[0] == PageOutline(4)
    assert [(page.number, page.text) for page in _pages(results)] == [(2, "Seite Nummer 2"), (4, "Seite Nummer 4")]


def test_the_title_is_the_documents_own_unless_a_program_made_it_up(read: Read) -> None:
    def titled(title: str) -> str | None:
        outline = read(digital_pdf([""], title=title))[0]
        assert isinstance(outline, PageOutline)
        return outline.title

    assert titled("Bescheid vom 2. Mai") == "Bescheid vom 2. Mai"
    assert titled("Microsoft Word - Brief.doc") is None
    assert titled("untitled") is None


def test_a_page_of_many_square_metres_is_drawn_smaller(read: Read, tmp_path: Path) -> None:
    content = digital_pdf([text_stream(["Lageplan"])]).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    (page,) = _pages(read(content))
    assert page.width * page.height <= 1.01 * ReadingLimits().page_pixels
    assert page.dots_per_inch < 150
    assert _draw(tmp_path, content, page).size == (page.width, page.height)


def test_filled_in_form_fields_and_notes_are_part_of_the_page(read: Read) -> None:
    note = (
        b"/Annots [ << /Type /Annot /Subtype /FreeText /Rect [72 600 400 640] /F 4 /DA (/F 12 Tf) /Contents (x) "
        b"/AP << /N 99 0 R >> >> ]"
    )
    content = digital_pdf([text_stream(["Antrag auf Erlaubnis"])])
    appearance = b"BT /F 12 Tf 5 5 Td (Nachtrag vom Amt) Tj ET"
    form = (
        (
            b"99 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 328 40] /Resources << /Font << /F 3 0 R >> >> "
            b"/Length %d >>\nstream\n" % len(appearance)
        )
        + appearance
        + b"\nendstream\nendobj\n"
    )
    # The table of places is wrong now; every program mends that.
    (page,) = _pages(read(content.replace(b"/MediaBox", note + b" /MediaBox").replace(b"xref", form + b"xref", 1)))
    assert page.text == "Antrag auf Erlaubnis\n\nNachtrag vom Amt"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (digital_pdf([""], extra=LOCKED),
         QuarantineCode.ENCRYPTED_PDF),
        (b"%PDF-1.7\n" + b"Unsinn " * 100, QuarantineCode.CORRUPT_FILE),
        (b"%PDF-1.7\n", QuarantineCode.CORRUPT_FILE),
        (packed(SCAN.image, "PDF")[:3000], QuarantineCode.CORRUPT_FILE),
    ],
    ids=["encrypted", "garbage", "only a head", "truncated"],
)  # fmt: skip
def test_what_cannot_be_opened_says_why(read: Read, content: bytes, code: QuarantineCode) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code is code


def test_a_broken_page_says_so_and_its_neighbours_are_read(read: Read) -> None:
    content = digital_pdf([text_stream([f"Seite {name}"]) for name in ("eins", "zwei", "drei")])
    kids = content[content.index(b"/Kids [") : content.index(b"] /Count")].decode()
    first, second = kids.removeprefix("/Kids [").split()[::3][:2]
    for place, expected in ((first, ["[", "Seite zwei", "Seite drei"]), (second, ["Seite eins", "[", "Seite drei"])):
        damaged = content.replace(
            b"\n%s 0 obj\n<< /Type /Page " % place.encode(), b"\n%s 0 obj\n<< /Type /Pqge " % place.encode()
        )
        outline, *pages = read(damaged)
        assert outline == PageOutline(3)
        texts = [page.text for page in pages if isinstance(page, Page)]
        assert [text if text.startswith("Seite") else text[:1] for text in texts] == expected


def test_a_file_without_one_good_page_is_corrupt(read: Read) -> None:
    content = digital_pdf([text_stream(["eins"]), text_stream(["zwei"])]).replace(b"/Type /Page ", b"/Type /Pqge ")
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


def test_too_many_pages_are_refused_before_one_is_read(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(digital_pdf([""] * 12), limits=ReadingLimits(pages=10))
    assert refused.value.code is QuarantineCode.TOO_MANY_PAGES


def test_an_image_with_scan_lines_in_colour_is_drawn_in_colour(tmp_path: Path, read: Read) -> None:
    red = "1 0 0 rg 100 100 200 200 re f " + text_stream(["rotes Feld"])
    content = digital_pdf([red])
    (page,) = _pages(read(content))
    image = _draw(tmp_path, content, page)
    assert image.getpixel((round(200 / 72 * 150), image.height - round(200 / 72 * 150))) == (255, 0, 0)
    assert io.BytesIO(packed(image, "PNG")).getbuffer().nbytes > 0


@pytest.mark.parametrize(
    ("text", "rubbish"),
    [
        (" ".join(LINES), False),
        (
            "The quick brown fox jumps over the lazy dog and then went home to sleep for a while longer than usual",
            False,
        ),
        ("Протокол осмотра места происшествия составлен в городе " * 4, False),
        ("Brodersen Szymańska Wassiljew Öztürk Grothusen Brüggemann Köhlbrandt Hüttmann Haddad Struß " * 2, False),
        ("AZ 123/26", False),
        ("", False),
        ("Wl#kq vzrx qpfh zjkw xvbn gqrt mlpz wxcv bnmq kjhg fdsq zxwv plok ijuh qwzx vbgf " * 2, True),
        ("\ufffd\ufffd\ufffdab\ufffd", True),
        ("\ue001\ue002\ue003 \ue004\ue005", True),
        ("abcdefgh" * 60, True),
    ],
)
def test_rubbish_is_told_from_language(text: str, rubbish: bool) -> None:
    assert is_rubbish(text) is rubbish
