"""Paper for the OCR benchmark: 24 seeded German pages as an office scanner delivers them, with their exact text.

Reports, permits, letters, forms, faxes and minutes in several fonts, at 200 and 300 dots per inch, a little askew,
grey and noisy. Same seed, fonts and library versions give the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

PAGES: Final = 24
PAGES_OF_A_FILE: Final = 6
_SEED: Final = 20260401
_FONT_FOLDERS: Final = (Path("/usr/share/fonts/truetype/liberation"), Path("/usr/share/fonts/truetype/dejavu"))
_FONTS: Final = (
    "LiberationSans-Regular.ttf",
    "LiberationSerif-Regular.ttf",
    "DejaVuSans.ttf",
    "LiberationMono-Regular.ttf",
    "DejaVuSerif.ttf",
)
_NAMES: Final = ("Jürgen Köhler", "Änne Weiß", "Björn Strauß", "Käthe Süßmuth", "Mehmet Öztürk", "Svetlana Krüger")
_STREETS: Final = ("Bäckerstraße", "Am Mühlgraben", "Schloßgasse", "Hüttenweg", "Große Elbstraße", "Im Gänsegarten")
_TOWNS: Final = ("Göttingen", "Nürnberg", "Lübeck", "Osnabrück", "Gießen", "Würzburg")
_SENTENCES: Final = (
    "Der Geschädigte {name} erschien um {time} Uhr auf der Dienststelle und erstattete Anzeige gegen Unbekannt.",
    "Am Tatort in der {street} {number} konnten mehrere Fußspuren sowie eine beschädigte Türfüllung gesichert werden.",
    "Der Sachschaden wird auf etwa {amount} Euro geschätzt; eine Rechnung liegt noch nicht vor.",
    "Das sichergestellte Fahrzeug wurde zum Verwahrplatz nach {town} überführt und dort verschlossen abgestellt.",
    "Die Zeugin {name} wurde über ihre Rechte und Pflichten belehrt und gab an, den Täter nie zuvor gesehen zu haben.",
    "Auf Ihren Antrag vom {date} wird Ihnen die Erlaubnis zum Betrieb einer Schankwirtschaft widerruflich erteilt.",
    "Die Rettungswege sind ständig freizuhalten und durch beleuchtete Hinweisschilder zu kennzeichnen.",
    "Für diesen Bescheid wird eine Verwaltungsgebühr in Höhe von {amount} EUR festgesetzt.",
    "Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden.",
    "Bitte überweisen Sie den ausstehenden Betrag bis spätestens {date} auf das unten angegebene Konto.",
    "Sollte die Zahlung nicht fristgerecht eingehen, behalten wir uns weitere Schritte ausdrücklich vor.",
    "Die Kündigung des Mietverhältnisses über die Räume in der {street} {number} wird hiermit bestätigt.",
    "Der Ausschuss nimmt den Bericht der Verwaltung zur Kenntnis und stimmt der Vorlage einstimmig zu.",
    "Herr {name} weist darauf hin, dass die Stellplätze auf dem Grundstück nicht ausreichen dürften.",
    "Weitere Ermittlungen, insbesondere die Auswertung der Videoaufnahmen aus {town}, stehen noch aus.",
)
_LABELS: Final = ("Name, Vorname", "Geburtsdatum", "Straße, Hausnummer", "Wohnort", "Telefonnummer", "Beschäftigt seit")
_TITLES: Final = (
    "Ermittlungsbericht",
    "Erlaubnisbescheid",
    "Forderungsangelegenheit",
    "Antrag",
    "Telefax",
    "Niederschrift",
)


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A scanned page, mode "L", with its resolution and the words printed on it in order."""

    image: Image.Image
    dots_per_inch: int
    words: tuple[str, ...]


def make_pages() -> list[PaperPage]:
    """All pages; a few seconds.

    Raises:
        FileNotFoundError: No font is installed (Debian: fonts-liberation, fonts-dejavu-core).
    """
    return [_scan(number) for number in range(PAGES)]


def _scan(number: int) -> PaperPage:
    chance = random.Random(f"{_SEED}/{number}")  # noqa: S311 - paper, no secrets
    resolution = (200, 300)[number % 2]
    sheet = _Sheet(chance, resolution, _FONTS[number % len(_FONTS)], size=(10, 11, 12)[number % 3])
    sheet.write(_TITLES[number % len(_TITLES)], enlarged=1.4)
    sheet.write(f"Aktenzeichen: {chance.randint(100, 999)} Js {chance.randint(1000, 99999)}/26")
    sheet.write(_fill(chance, "{town}, den {date}"))
    sheet.skip()
    if number % 3 == 0:
        for label in _LABELS:
            sheet.write(label, _fill(chance, chance.choice(("{name}", "{date}", "{street} {number}", "{town}"))))
        sheet.skip()
    for paragraph in _paragraphs(chance):
        sheet.write(paragraph)
        sheet.skip()
    return PaperPage(_through_the_scanner(sheet.image, number), resolution, tuple(sheet.words))


class _Sheet:
    """White A4 paper that is filled from top to bottom."""

    def __init__(self, chance: random.Random, resolution: int, font: str, *, size: float) -> None:
        self._pixels = resolution / 72
        self._font = font
        self._size = size * self._pixels
        self._left = 60 * self._pixels
        self._y = 60 * self._pixels
        self.image = Image.new("L", (round(595 * self._pixels), round(842 * self._pixels)), 255)
        self._draw = ImageDraw.Draw(self.image)
        self.words: list[str] = []
        self._chance = chance

    def write(self, *cells: str, enlarged: float = 1.0) -> None:
        """One cell is a paragraph and wrapped, several are a row; nothing is written below the lower margin."""
        font = _load_font(self._font, round(self._size * enlarged))
        columns = len(cells)
        step = (self.image.width - 2 * self._left) / columns
        lines = list(wrapped(cells[0], font, step)) if columns == 1 else [""]
        for line in lines:
            if self._y > self.image.height - 70 * self._pixels:
                return
            for place, cell in enumerate(cells if columns > 1 else (line,)):
                self._draw.text((self._left + place * step, self._y), cell, fill=20, font=font)
                self.words.extend(cell.split())
            self._y += self._size * enlarged * 1.4

    def skip(self) -> None:
        """An empty line."""
        self._y += self._size * 0.8


def _load_font(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    for folder in _FONT_FOLDERS:
        if (folder / name).is_file():
            return ImageFont.truetype(str(folder / name), pixels)
    raise FileNotFoundError(f"{name} is not installed; on Debian: fonts-liberation, fonts-dejavu-core")


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """The lines of a text, none of them wider than so many pixels unless it is one word."""
    line: list[str] = []
    for word in text.split():
        if line and font.getlength(" ".join((*line, word))) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    yield " ".join(line)


def _paragraphs(chance: random.Random) -> Iterator[str]:
    sentences: Sequence[str] = chance.sample(_SENTENCES, len(_SENTENCES))
    for start in range(0, len(sentences), 3):
        yield " ".join(_fill(chance, sentence) for sentence in sentences[start : start + 3])


def _fill(chance: random.Random, text: str) -> str:
    return text.format(
        name=chance.choice(_NAMES),
        street=chance.choice(_STREETS),
        town=chance.choice(_TOWNS),
        number=chance.randint(2, 180),
        amount=f"{chance.randint(1, 9)}.{chance.randint(100, 999)},{chance.randint(0, 99):02d}",
        date=f"{chance.randint(1, 28):02d}.{chance.randint(1, 12):02d}.2026",
        time=f"{chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}",
    )


def _through_the_scanner(sheet: Image.Image, number: int) -> Image.Image:
    noise = np.random.default_rng(_SEED + number)
    askew = sheet.rotate(float(noise.uniform(-0.5, 0.5)), Image.Resampling.BICUBIC, fillcolor=255)
    grey = 20 + np.asarray(askew, dtype=np.float32) * (220 / 255) + noise.normal(0, 6, askew.size[::-1])
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
