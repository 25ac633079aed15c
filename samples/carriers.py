"""A composed paper becomes a file: scanned, faxed, photographed, typed, mailed, or spoiled on purpose."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from PIL import Image, TiffImagePlugin

from samples import pdf, scan
from samples.faces import Face
from samples.ink import drawn
from samples.letters import composed
from samples.marks import Side, Text
from samples.paper import Carrier, Condition, Paper
from samples.world import UNITS

LOCK: Final = "Sielhafen-26"
"""The password of the locked PDF; nobody who reads it has it."""

QUALITY: Final = {Condition.GOOD: 58, Condition.ORDINARY: 48, Condition.POOR: 38}
"""JPEG quality: low as in office scanners, so that forty documents stay below twelve megabytes."""

SCANNED_AT: Final = {Carrier.PDF_BILEVEL: 300, Carrier.TIFF_BILEVEL: 300, Carrier.PNG: 200}


@dataclass(frozen=True, slots=True)
class PageTruth:
    """What is printed on one page of a file, and how the page image is turned (degrees clockwise)."""

    file: str
    parent: str | None
    page: int
    rotation: int
    source: str
    condition: str
    dots_per_inch: tuple[int, int] | None
    lines: tuple[str, ...]
    stamps: tuple[str, ...]
    handwriting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file and the truth about its pages; a spoiled file has no pages."""

    name: str
    content: bytes
    pages: tuple[PageTruth, ...]


def made(paper: Paper, *, seed: int) -> MadeFile:
    """The file of a paper; the same paper and seed give the same bytes."""
    match paper.carrier:
        case Carrier.PLAIN:
            return _plain(paper)
        case Carrier.MAIL:
            return _mail(paper, seed)
        case Carrier.PDF_TEXT:
            sides = composed(paper)
            return MadeFile(paper.file, pdf.from_sides(sides, title=paper.title), _truth(paper, sides, None))
        case Carrier.PDF_LOCKED:
            return MadeFile(paper.file, pdf.from_sides(composed(paper), title=paper.title, password=LOCK), ())
        case Carrier.PDF_BROKEN:
            whole = _pictured_pdf(paper, _images(paper, composed(paper), seed))
            return MadeFile(paper.file, whole[: len(whole) * 2 // 5], ())
        case _:
            return _scan(paper, seed)


def _scan(paper: Paper, seed: int) -> MadeFile:
    sides = composed(paper)
    if paper.carrier in (Carrier.FAX_FINE, Carrier.FAX_COARSE):
        _put_fax_lines(paper, sides)
    images = _images(paper, sides, seed)
    resolution = _resolution(paper.carrier)
    match paper.carrier:
        case Carrier.PDF_GREY | Carrier.PDF_COLOUR | Carrier.PDF_BILEVEL:
            content = _pictured_pdf(paper, images)
        case Carrier.JPEG | Carrier.PHOTO:
            content = _jpeg(images[0], paper.condition, resolution[0])
        case Carrier.PNG:
            content = _png(images[0], resolution[0])
        case _:
            content = _tiff(images, resolution)
    return MadeFile(paper.file, content, _truth(paper, sides, resolution))


def _resolution(carrier: Carrier) -> tuple[int, int]:
    if carrier is Carrier.FAX_FINE:
        return (204, 196)
    if carrier is Carrier.FAX_COARSE:
        return (204, 98)
    return (SCANNED_AT.get(carrier, 200),) * 2


def _truth(paper: Paper, sides: Sequence[Side], resolution: tuple[int, int] | None) -> tuple[PageTruth, ...]:
    return tuple(
        PageTruth(
            file=paper.file,
            parent=None,
            page=number,
            rotation=paper.turned.get(number, 0),
            source="digital" if resolution is None else "scan",
            condition="digital" if resolution is None else paper.condition.value,
            dots_per_inch=resolution,
            lines=tuple(side.lines()),
            stamps=() if resolution is None else tuple(side.stamps()),
            handwriting=() if resolution is None else tuple(side.handwriting()),
        )
        for number, side in enumerate(sides, start=1)
    )


def _images(paper: Paper, sides: Sequence[Side], seed: int) -> list[Image.Image]:
    return [_image(paper, side, number, seed) for number, side in enumerate(sides, start=1)]


def _image(paper: Paper, side: Side, number: int, seed: int) -> Image.Image:
    """One side after the machine that took it, turned where it was laid in turned."""
    chance = scan.Chance((seed, zlib.crc32(paper.file.encode()), number))
    wear = scan.WEAR[paper.condition]
    image = drawn(side, _resolution(paper.carrier)[0], seed=seed)
    match paper.carrier:
        case Carrier.PHOTO:
            image = scan.photographed(image, chance)
        case Carrier.PDF_COLOUR | Carrier.JPEG:
            image = scan.scanned(image, wear, chance)
        case Carrier.FAX_FINE | Carrier.FAX_COARSE:
            image = scan.faxed(image.convert("L"), wear, chance, is_coarse=paper.carrier is Carrier.FAX_COARSE)
        case Carrier.PDF_BILEVEL | Carrier.TIFF_BILEVEL | Carrier.PNG:
            grey = scan.scanned(image.convert("L"), wear, chance)
            image = scan.bilevel(grey, threshold=wear.paper - 80, grain=2 * wear.noise, chance=chance)
        case _:
            image = scan.scanned(image.convert("L"), wear, chance)
    turn = paper.turned.get(number, 0)
    return image.rotate(-turn, expand=True) if turn else image


def _put_fax_lines(paper: Paper, sides: Sequence[Side]) -> None:
    """The line that the sending machine prints above every page."""
    unit = UNITS[paper.unit]
    sender = paper.sender[0] if paper.sender else unit.name
    year, month, day = paper.date.split("-")
    clock = 9 + zlib.crc32(paper.file.encode()) % 8
    for number, side in enumerate(sides, start=1):
        stamp = f"{day}/{month}/{year} {clock:02d}:{17 + number:02d}"
        words = f"{stamp}   VON: {sender.upper()[:34]}   S. {number:02d}/{len(sides):02d}"
        side.marks.insert(0, Text(40, 24, words, Face.TERMINAL, 8.4))


def _pictured_pdf(paper: Paper, images: Sequence[Image.Image]) -> bytes:
    resolution = _resolution(paper.carrier)
    return pdf.from_pictures([_picture(image, paper.condition, resolution) for image in images], title=paper.title)


def _picture(image: Image.Image, condition: Condition, resolution: tuple[int, int]) -> pdf.Picture:
    if image.mode == "1":
        return pdf.Picture(_group4(image), "CCITTFaxDecode", image.width, image.height, resolution)
    content = _jpeg(image, condition, resolution[0])
    return pdf.Picture(content, "DCTDecode", image.width, image.height, resolution, is_colour=image.mode == "RGB")


def _jpeg(image: Image.Image, condition: Condition, dots_per_inch: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY[condition], dpi=(dots_per_inch, dots_per_inch), optimize=True)
    return out.getvalue()


def _png(image: Image.Image, dots_per_inch: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dots_per_inch, dots_per_inch), optimize=True)
    return out.getvalue()


def _tiff(images: Sequence[Image.Image], resolution: tuple[int, int]) -> bytes:
    """Every page a frame: black and white ones as group 4, grey ones as JPEG."""
    out = io.BytesIO()
    first, *others = images
    if first.mode == "1":
        first.save(out, "TIFF", compression="group4", dpi=resolution, save_all=True, append_images=others)
    else:
        first.save(out, "TIFF", compression="jpeg", quality=44, dpi=resolution, save_all=True, append_images=others)
    return out.getvalue()


def _group4(image: Image.Image) -> bytes:
    """The bare group 4 data of an image: a TIFF with one strip, cut out of its file."""
    out = io.BytesIO()
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    directory[TiffImagePlugin.ROWSPERSTRIP] = image.height
    image.save(out, "TIFF", compression="group4", tiffinfo=directory, strip_size=image.width * image.height)
    out.seek(0)
    with Image.open(out) as written:
        tags = getattr(written, "tag_v2")  # noqa: B009
        (start,), (length,) = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    return out.getvalue()[start : start + length]


def _plain(paper: Paper) -> MadeFile:
    text = paper.body.strip("\n") + "\n"
    page = PageTruth(
        file=paper.file, parent=None, page=1, rotation=0, source="digital", condition="digital", dots_per_inch=None,
        lines=tuple(line for line in text.splitlines() if line.strip()), stamps=(), handwriting=(),
    )  # fmt: skip
    return MadeFile(paper.file, text.encode(), (page,))


def _mail(paper: Paper, seed: int) -> MadeFile:
    """An e-mail with its enclosures; the pages of the truth are the message itself, then those of the enclosures."""
    message = EmailMessage(policy=SMTP)
    for label, value in paper.refs:
        message[label] = value
    message["Message-ID"] = f"<{zlib.crc32(paper.file.encode()):08x}.{seed}@stadt-tidenau.example>"
    message.set_content(paper.body.strip("\n") + "\n", cte="quoted-printable")
    pages = list(_plain(paper).pages)
    for enclosure in paper.enclosures:
        inner = made(enclosure, seed=seed)
        if enclosure.carrier is Carrier.PLAIN:
            message.add_attachment(inner.content.decode(), filename=inner.name, cte="quoted-printable")
        else:
            message.add_attachment(inner.content, maintype="application", subtype="pdf", filename=inner.name)
        pages += [replace(page, parent=paper.file) for page in inner.pages]
    boundaries = iter(f"=_tidenau_{number}" for number in range(1, 9))
    for part in message.walk():
        if part.is_multipart():
            part.set_boundary(next(boundaries))
    return MadeFile(paper.file, message.as_bytes(), tuple(pages))
