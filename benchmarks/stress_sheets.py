"""Clean sheets for the stress set: eight papers of our own in five layouts and four typefaces, with their exact lines.

The papers stand in ``benchmarks/papers/stress.txt``: ``=== layout`` begins one, ``#`` is its title, ``a :: b`` a label
with its value, ``a | b | c`` a row of a table; every other line is a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from benchmarks.ocr_paper import wrapped

PAPERS: Final = Path(__file__).parent / "papers" / "stress.txt"
RESOLUTION: Final = 200

_PIXELS: Final = RESOLUTION / 72
_WIDTH: Final = round(595.28 * _PIXELS)
_HEIGHT: Final = round(841.89 * _PIXELS)
_INK: Final = 25
_LEADING: Final = 1.36
_PLACES: Final = ("font_roboto", "font_caladea", "font_source_serif_pro")
_SYSTEM: Final = Path("/usr/share/fonts/truetype/dejavu")
TYPED: Final = "DejaVuSansMono"
FACES: Final = ("Roboto-Regular", "Caladea-Regular", "SourceSerifPro-Regular", "Roboto-Light")


@dataclass(frozen=True, slots=True)
class Frame:
    """How a layout sets its text, in points: margins, height of the type, columns side by side."""

    left: float
    right: float
    top: float
    size: float
    columns: int = 1


LAYOUTS: Final = {
    "column": Frame(132, 118, 84, 10.8),
    "rows": Frame(66, 58, 70, 10.2),
    "wide": Frame(48, 44, 62, 9.4),
    "letter": Frame(86, 96, 58, 10.6),
    "twin": Frame(54, 50, 66, 10.0, columns=2),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A clean page, mode "L", 200 dots per inch, with its printed lines; cells of a row are parted by tabs."""

    image: Image.Image
    lines: tuple[str, ...]


@cache
def papers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Layout and source lines of every paper."""
    found: list[tuple[str, list[str]]] = []
    for line in PAPERS.read_text("utf-8").splitlines():
        if line.startswith("=== "):
            found.append((line.removeprefix("=== "), []))
        else:
            found[-1][1].append(line)
    return tuple((layout, tuple(lines)) for layout, lines in found)


def sheet(number: int, face: str) -> Sheet:
    """The paper of a number, counted round and round, set in a typeface.

    Raises:
        FileNotFoundError: The typeface is not installed (dependency group ``bench``; Debian: fonts-dejavu-core).
    """
    layout, source = papers()[number % len(papers())]
    setting = _Setting(LAYOUTS[layout], face)
    for line in source:
        setting.put(line)
    return Sheet(setting.image, tuple(setting.lines))


class _Setting:
    """A sheet that is filled line by line, column by column."""

    def __init__(self, frame: Frame, face: str) -> None:
        self.image = Image.new("L", (_WIDTH, _HEIGHT), 255)
        self.lines: list[str] = []
        self._draw = ImageDraw.Draw(self.image)
        self._frame, self._face = frame, face
        # Type of one width runs wider: set it smaller, so that the paper fits on its sheet.
        self._size = frame.size * (0.86 if face == TYPED else 1.0) * _PIXELS
        self._top = self._y = frame.top * _PIXELS
        gap = 22 * _PIXELS
        whole = _WIDTH - (frame.left + frame.right) * _PIXELS
        self._wide = (whole - (frame.columns - 1) * gap) / frame.columns
        self._step = self._wide + gap
        self._left = frame.left * _PIXELS

    def put(self, line: str) -> None:
        """Set one line of the source."""
        if line.startswith("# "):
            self._put_title(line.removeprefix("# "))
        elif " :: " in line:
            label, _, value = line.partition(" :: ")
            self._put_cells((label, value), (0.0, 0.46), ruled=False)
        elif " | " in line:
            self._put_cells(tuple(line.split(" | ")), (0.02, 0.13, 0.62, 0.8), ruled=True)
        else:
            self._put_paragraph(line)

    def _put_title(self, text: str) -> None:
        font = _font(self._face, round(self._size * 1.35))
        wide = _WIDTH - self._frame.right * _PIXELS - self._left
        for line in wrapped(text, font, wide):
            self._print(line, font)
            self._y += self._size * 1.35 * _LEADING
        self._y += self._size * 0.6
        self._top = self._y

    def _put_paragraph(self, text: str) -> None:
        font = _font(self._face, round(self._size))
        for line in wrapped(text, font, self._wide):
            if self._y > _HEIGHT - 60 * _PIXELS or (self._frame.columns > 1 and self._y > 0.42 * _HEIGHT):
                self._left, self._y = self._left + self._step, self._top
            self._print(line, font)
            self._y += self._size * _LEADING
        self._y += self._size * 0.45

    def _put_cells(self, cells: tuple[str, ...], places: tuple[float, ...], *, ruled: bool) -> None:
        font = _font(self._face, round(self._size))
        for cell, place in zip(cells, places, strict=False):
            self._draw.text((self._left + place * self._wide, self._y), cell, fill=_INK, font=font)
        self._y += self._size * (1.7 if ruled else 1.5)
        if ruled:
            y = self._y - self._size * 0.22
            self._draw.line((self._left, y, self._left + self._wide, y), fill=90, width=2)
        self.lines.append("\t".join(cells))

    def _print(self, line: str, font: ImageFont.FreeTypeFont) -> None:
        self._draw.text((self._left, self._y), line, fill=_INK, font=font)
        self.lines.append(line)


@cache
def _font(face: str, pixels: int) -> ImageFont.FreeTypeFont:
    folders = [_SYSTEM]
    for package in _PLACES:
        spec = find_spec(package)
        folders += [Path(place) / "files" for place in (spec.submodule_search_locations or ())] if spec else []
    for folder in folders:
        path = folder / f"{face}.ttf"
        if path.is_file():
            return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)
    raise FileNotFoundError(f"{face} is not installed: uv sync --group bench, or on Debian fonts-dejavu-core")
