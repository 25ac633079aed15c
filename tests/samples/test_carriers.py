"""Each kind of file is what it claims to be, and the spoiled ones are spoiled in the intended way."""

import email
import email.policy
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from samples.carriers import LOCK, made
from samples.collection import PAPERS
from samples.paper import Carrier


def test_scanned_pdfs_hold_pictures_without_text(files: dict[Carrier, Path]) -> None:
    for carrier in (Carrier.PDF_GREY, Carrier.PDF_COLOUR, Carrier.PDF_BILEVEL):
        document = pypdfium2.PdfDocument(files[carrier])
        for page in document:
            assert page.get_textpage().get_text_range() == ""
            assert page.get_width() == pytest.approx(595.3, abs=1)
        document.close()


def test_a_bilevel_pdf_is_black_on_white(files: dict[Carrier, Path]) -> None:
    document = pypdfium2.PdfDocument(files[Carrier.PDF_BILEVEL])
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    assert sum(picture.histogram()[200:]) > 0.8 * picture.width * picture.height


def test_a_digital_pdf_has_text_with_umlauts(files: dict[Carrier, Path]) -> None:
    document = pypdfium2.PdfDocument(files[Carrier.PDF_TEXT])
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "ä" in text
    assert "§" in text or "–" in text


def test_the_locked_pdf_opens_with_its_password_only(files: dict[Carrier, Path]) -> None:
    path = files[Carrier.PDF_LOCKED]
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(path)
    document = pypdfium2.PdfDocument(path, password=LOCK)
    assert "Melderegister" in document[0].get_textpage().get_text_range()
    document.close()


def test_the_broken_pdf_cannot_be_opened(files: dict[Carrier, Path]) -> None:
    assert files[Carrier.PDF_BROKEN].read_bytes().startswith(b"%PDF-")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(files[Carrier.PDF_BROKEN])


@pytest.mark.parametrize(("carrier", "down"), [(Carrier.FAX_FINE, 196), (Carrier.FAX_COARSE, 98)])
def test_faxes_are_group_4_at_the_resolution_of_fax_machines(
    carrier: Carrier, down: int, files: dict[Carrier, Path]
) -> None:
    with Image.open(files[carrier]) as image:
        assert image.format == "TIFF"
        assert image.mode == "1"
        assert image.info["compression"] == "group4"
        assert image.width == 1728
        assert tuple(round(float(part)) for part in image.info["dpi"]) == (204, down)


def test_tiffs_have_a_frame_for_each_side(files: dict[Carrier, Path]) -> None:
    with Image.open(files[Carrier.TIFF_GREY]) as image:
        assert getattr(image, "n_frames", 1) == 2


def test_single_images_have_their_resolution(files: dict[Carrier, Path]) -> None:
    for carrier in (Carrier.JPEG, Carrier.PHOTO, Carrier.PNG):
        with Image.open(files[carrier]) as image:
            assert round(float(image.info["dpi"][0])) == 200


def test_the_mail_brings_a_scan_and_a_text(files: dict[Carrier, Path]) -> None:
    message = email.message_from_bytes(files[Carrier.MAIL].read_bytes(), policy=email.policy.default)
    assert str(message["From"]).endswith(".example>")
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    scan = next(content for name, content in attached.items() if name and name.endswith(".pdf"))
    text = next(content for name, content in attached.items() if name and name.endswith(".txt"))
    assert scan.startswith(b"%PDF-")
    assert "Klabautermann" in text


def test_a_page_that_was_laid_in_sideways_is_turned_in_the_file() -> None:
    paper = next(paper for paper in PAPERS if paper.turned.get(1) == 90)
    file = made(paper, seed=1)
    assert file.pages[0].rotation == 90
    assert paper.carrier is Carrier.TIFF_BILEVEL
    assert file.content[:2] == b"II"
