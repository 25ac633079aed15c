"""Paper for tests: pages drawn with known words in known places, and files made of them by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_FONTS: Final = (
    Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)

LETTER: Final = (
    "Hansestadt Lüneburg",
    "Bereich Ordnung und Verkehr",
    "",
    "Sehr geehrter Herr Brüggemann,",
    "",
    "auf Ihren Antrag wird Ihnen die Erlaubnis zum Betrieb der",
    "Gaststätte in der Großen Bäckerstraße widerruflich erteilt.",
    "Die Rettungswege sind ständig freizuhalten und durch Schilder",
    "zu kennzeichnen. Für diesen Bescheid wird eine Gebühr erhoben.",
    "",
    "Gegen diesen Bescheid kann innerhalb eines Monats nach seiner",
    "Bekanntgabe schriftlich Widerspruch erhoben werden.",
    "",
    "Mit freundlichen Grüßen",
)


@dataclass(frozen=True, slots=True)
class DrawnWord:
    """A word on a drawn page and the frame of its ink: left, top, right, bottom in pixels."""

    text: str
    ink: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """Mode "L", black on white."""

    image: Image.Image
    words: tuple[DrawnWord, ...]


def load_font(pixels: int) -> ImageFont.FreeTypeFont:
    """A font with all German letters."""
    return ImageFont.truetype(str(next(font for font in _FONTS if font.is_file())), pixels)


def draw_letter(lines: Sequence[str] = LETTER, *, dots_per_inch: int = 200) -> DrawnPage:
    """An A4 page with 12-point lines; a tab in a line is a wide gap."""
    image = Image.new("L", (round(8.27 * dots_per_inch), round(11.69 * dots_per_inch)), 255)
    brush = ImageDraw.Draw(image)
    font = load_font(round(12 / 72 * dots_per_inch))
    words = []
    y = dots_per_inch
    for line in lines:
        x = float(dots_per_inch)
        for number, cell in enumerate(line.split("\t")):
            x = max(x, dots_per_inch * (1 + 2.5 * number))
            for text in cell.split():
                brush.text((x, y), text, fill=0, font=font)
                left, top, right, bottom = map(round, brush.textbbox((x, y), text, font=font))
                words.append(DrawnWord(text, (left, top, right, bottom)))
                x += font.getlength(text + " ")
        y += round(0.25 * dots_per_inch)
    return DrawnPage(image, tuple(words))


def packed(image: Image.Image, kind: str, **options: object) -> bytes:
    """An image as the bytes of a file."""
    file = io.BytesIO()
    image.save(file, format=kind, **options)
    return file.getvalue()


def digital_pdf(
    pages: Sequence[str], *, images: dict[int, Image.Image] | None = None, title: str = "", extra: str = ""
) -> bytes:
    """A PDF by hand: each page is a content stream in which ``/F`` is Helvetica and ``/I`` the page's image, if any.

    Args:
        pages: Content streams in PDF's own language, Latin-1.
        images: For page indices an image.
        title: As the document's own.
        extra: Entries for the trailer.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for index, content in enumerate(pages):
        resources = "/Font << /F 3 0 R >>"
        if images and index in images:
            picture = images[index]
            data = packed(picture, "JPEG", quality=90)
            head = (
                f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
                f"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n"
            )
            objects.append(head.encode() + data + b"\nendstream")
            resources += f" /XObject << /I {len(objects)} 0 R >>"
        stream = content.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    if title:
        objects.append(f"<< /Title ({title}) >>".encode("cp1252"))
        extra += f" /Info {len(objects)} 0 R"
    return _assembled(objects, extra)


def _assembled(objects: Sequence[bytes], extra: str) -> bytes:
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(file)


def text_stream(lines: Sequence[str], *, left: float = 72, top: float = 770, size: float = 12, mode: int = 0) -> str:
    """A content stream with one line of text below the other; mode 3 is invisible."""
    shown = [
        f"1 0 0 1 {left} {top - 1.5 * size * number} Tm ({_escaped(line)}) Tj"
        for number, line in enumerate(lines)
        if line
    ]
    return f"BT {mode} Tr /F {size} Tf " + " ".join(shown) + " ET"


def image_stream(width: float = 595, height: float = 842, left: float = 0, bottom: float = 0) -> str:
    """A content stream that shows the page's image in a frame."""
    return f"q {width} 0 0 {height} {left} {bottom} cm /I Do Q"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def docx(body: str, *, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX by hand; ``body`` is WordprocessingML inside ``w:body``, parts are further files."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {word}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content.replace("WORD", word) if isinstance(content, str) else content)
    return file.getvalue()


def package(parts: dict[str, str | bytes], *, mimetype: str = "") -> bytes:
    """An office file by hand: a ZIP of these parts, and for OpenDocument its type in front."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, compress_type=zipfile.ZIP_STORED)
        else:
            archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
