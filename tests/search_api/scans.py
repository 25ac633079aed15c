"""Images of letters, drawn for tests."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont


def letter(*lines: str) -> bytes:
    """A PNG with a few lines in large black letters, such as OCR reads without doubt."""
    image = Image.new("L", (1200, 200 + 120 * len(lines)), 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(64)
    for number, line in enumerate(lines):
        pen.text((100, 100 + 120 * number), line, fill=0, font=font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(200, 200))
    return buffer.getvalue()
