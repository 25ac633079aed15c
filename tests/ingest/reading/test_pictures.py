"""JPEG, PNG and TIFF in all their kinds become upright pages with boxes on the ink."""

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
from ingest.readers.picture import measure, to_page
from tests.ingest.reading.conftest import Read
from tests.ingest.reading.paper import LETTER as LINES
from tests.ingest.reading.paper import DrawnPage, draw_letter, packed

LETTER = draw_letter()
HEIC_LETTER = Path(__file__).parent / "letter.heic"
"""The same letter; made once by hand, since no library that may be used here writes the format (see its README)."""

DPI = {"dpi": (200, 200)}


def _page(results: Sequence[object]) -> Page:
    outline, page = results
    assert outline == PageOutline(1)
    assert isinstance(page, Page)
    return page


def assert_boxes_lie_on_ink(page: Page, drawn: DrawnPage) -> None:
    """Every drawn word is there, in order, and its box is its ink's frame, up to a few pixels of a scaled page."""
    scale = page.width / drawn.image.width
    assert [page.text[word.start : word.end] for word in page.words] == [word.text for word in drawn.words]
    for word, printed in zip(page.words, drawn.words, strict=True):
        box = (word.box.x0, word.box.y0, word.box.x1, word.box.y1)
        assert all(abs(side - ink * scale) <= 6 for side, ink in zip(box, printed.ink, strict=True)), printed


def _with_orientation(image: Image.Image, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return packed(image, "JPEG", quality=90, exif=exif, **DPI)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "GIF", "JPEG2000", "AVIF"])
def test_a_picture_of_any_kind_is_one_page(read: Read, kind: str) -> None:
    options = DPI if kind in ("JPEG", "PNG", "BMP") else {}
    page = _page(read(packed(LETTER.image, kind, **options)))
    assert_boxes_lie_on_ink(page, LETTER)
    assert (page.source, page.dots_per_inch, page.rotation) == (PageSource.OCR, 0, 0)
    assert page.confidence is not None
    assert page.confidence > 0.85
    assert page.text.splitlines()[0] == LINES[0]


def test_the_orientation_that_a_camera_noted_is_heeded(read: Read) -> None:
    lying = LETTER.image.transpose(Image.Transpose.ROTATE_90)  # to be turned by 90 degrees clockwise, says EXIF 6
    page = _page(read(_with_orientation(lying, 6)))
    assert_boxes_lie_on_ink(page, LETTER)
    assert (page.width, page.height, page.rotation) == (*LETTER.image.size, 0)


def test_the_photograph_of_a_telephone_is_one_page(read: Read) -> None:
    page = _page(read(HEIC_LETTER.read_bytes()))
    assert sum(word.text in page.text for word in LETTER.words) > 0.9 * len(LETTER.words)
    assert page.width / page.height == pytest.approx(LETTER.image.width / LETTER.image.height, abs=0.02)


def test_a_damaged_photograph_is_corrupt(read: Read) -> None:
    content = HEIC_LETTER.read_bytes()
    with pytest.raises(Unreadable) as refused:
        read(content[: len(content) // 2])
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_read(read: Read, kind: str) -> None:
    frames = [draw_letter([f"Bild Nummer {name}"]).image for name in ("eins", "zwei")]
    page = _page(read(packed(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)))
    assert page.text == "Bild Nummer eins"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_was_scanned_turned_is_read_upright(read: Read, rotation: int) -> None:
    page = _page(read(packed(LETTER.image.rotate(-rotation, expand=True), "PNG", **DPI)))
    assert_boxes_lie_on_ink(page, LETTER)
    assert (page.rotation, page.width, page.height) == (rotation, *LETTER.image.size)


def _one_bit(image: Image.Image) -> Image.Image:
    return image.point(lambda value: 255 * (value > 127)).convert("1")


def _sixteen_bits(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image).astype(np.uint16) * 257)


@pytest.mark.parametrize(
    ("image", "options"),
    [
        (_one_bit(LETTER.image), {"compression": "group3"}),
        (_one_bit(LETTER.image), {"compression": "group4"}),
        (LETTER.image, {"compression": "tiff_lzw"}),
        (LETTER.image, {"compression": "jpeg"}),
        (LETTER.image.convert("CMYK"), {"compression": "tiff_lzw"}),
        (LETTER.image.convert("P"), {"compression": "packbits"}),
        (_sixteen_bits(LETTER.image), {}),
    ],
    ids=["fax group 3", "fax group 4", "lzw", "jpeg", "cmyk", "palette", "16 bits"],
)
def test_a_tiff_of_any_depth_and_compression_is_read(read: Read, image: Image.Image, options: dict[str, str]) -> None:
    assert_boxes_lie_on_ink(_page(read(packed(image, "TIFF", **options, **DPI))), LETTER)


def test_every_frame_of_a_tiff_is_a_page(read: Read) -> None:
    pages = [draw_letter([f"Seite Nummer {name}"]).image for name in ("eins", "zwei", "drei")]
    content = packed(pages[0], "TIFF", save_all=True, append_images=pages[1:], **DPI)
    outline, *found = read(content)
    assert outline == PageOutline(3)
    assert [(page.number, page.text) for page in found if isinstance(page, Page)] == [
        (1, "Seite Nummer eins"),
        (2, "Seite Nummer zwei"),
        (3, "Seite Nummer drei"),
    ]
    assert [page.number for page in read(content, done=frozenset({1, 3}))[1:] if isinstance(page, Page)] == [2]


def test_the_flat_pixels_of_a_fax_are_made_square(read: Read) -> None:
    flat = LETTER.image.resize((LETTER.image.width, LETTER.image.height // 2)).convert("1")
    page = _page(read(packed(flat, "TIFF", compression="group4", dpi=(204, 102))))
    assert page.width / page.height == pytest.approx(LETTER.image.width / LETTER.image.height, abs=0.01)
    assert sum(word.text in page.text for word in LETTER.words) > 0.9 * len(LETTER.words)


def test_transparency_is_white_paper() -> None:
    glass = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    size = measure(glass, None, ReadingLimits())
    assert to_page(glass, size, colour=True).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("pixels", "stated", "resolution"),
    [
        ((2480, 3508), (300, 300), 300),
        ((2480, 3508), (72, 72), 300),  # 72 is what programs write that know nothing
        ((2480, 3508), None, 300),
        ((1240, 1754), (150, 150), 150),
        ((4960, 7016), (600, 600), 300),
        ((4000, 3000), (72, 72), 300),
        ((1728, 1100), (204, 98), 204),
        ((2480, 3508), (1e9, 1), 300),
        ((300, 200), None, 70),
    ],
)
def test_a_resolution_is_believed_where_it_makes_a_sheet_of_paper(
    pixels: tuple[int, int], stated: tuple[float, float] | None, resolution: int
) -> None:
    size = measure(Image.new("1", pixels), stated, ReadingLimits())
    assert size.dots_per_inch == pytest.approx(resolution, abs=1)
    assert size.width * size.height <= ReadingLimits().page_pixels


def test_a_page_image_has_no_more_pixels_than_allowed() -> None:
    size = measure(Image.new("1", (9000, 12000)), (300, 300), ReadingLimits(page_pixels=1_000_000))
    assert size.width * size.height <= 1_001_000
    assert measure(Image.new("1", (60_000, 30)), None, ReadingLimits()).width <= 16_000


def _bomb() -> bytes:
    """A PNG of 30,000 by 30,000 pixels in 150 kilobytes."""
    file = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG", compress_level=9)
    return file.getvalue()


def test_a_picture_of_900_million_pixels_is_refused_unseen(read: Read) -> None:
    bomb = _bomb()
    assert len(bomb) < 300_000
    with pytest.raises(Unreadable) as refused:
        read(bomb)
    assert refused.value.code is QuarantineCode.TOO_LARGE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP", "AVIF"])
def test_a_truncated_picture_is_corrupt(read: Read, kind: str) -> None:
    content = packed(LETTER.image, kind)
    with pytest.raises(Unreadable) as refused:
        read(content[: len(content) // 2])
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


def test_a_tiff_with_too_many_frames_is_refused(read: Read) -> None:
    frames = [Image.new("1", (20, 20)) for _ in range(12)]
    with pytest.raises(Unreadable) as refused:
        read(packed(frames[0], "TIFF", save_all=True, append_images=frames[1:]), limits=ReadingLimits(pages=10))
    assert refused.value.code is QuarantineCode.TOO_MANY_PAGES
