"""Pages for calibrating and measuring the readers: the sample documents, printed anew and spoiled in fourteen ways.

    python -m benchmarks.worn_pages FOLDER       pictures with their text beside them, fit for ``benchmarks.reading``

The damage is not that of the sample files, and both are unlike any collection on which figures are reported: what is
tuned here is tuned on paper of our own. The same seed gives the same bytes.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from samples import scan
from samples.collection import PAPERS
from samples.ink import drawn
from samples.letters import composed
from samples.marks import Side
from samples.paper import Carrier, Condition
from samples.scan import Chance

_SEED: Final = 7
_DIGITAL: Final = {Carrier.PLAIN, Carrier.MAIL, Carrier.PDF_LOCKED, Carrier.PDF_BROKEN}
_POOR: Final = scan.WEAR[Condition.POOR]

Damage = Callable[[Image.Image, Chance], Image.Image]


def _office(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.scanned(image, scan.WEAR[Condition.ORDINARY], chance)


def _askew(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.scanned(image, replace(_POOR, skew=3.5, copied=0), chance)


def _copied(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.scanned(image, _POOR, chance)


def _copied_often(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.scanned(image, replace(_POOR, copied=46, noise=7), chance)


def _faded(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.scanned(image, replace(_POOR, copied=0, ink=0.28, noise=6, blur=1.1), chance)


def _carbon(image: Image.Image, chance: Chance) -> Image.Image:
    """A carbon copy: strokes spread and grey, on thin paper."""
    spread = image.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.GaussianBlur(1.6))
    return scan.scanned(spread, replace(_POOR, copied=0, ink=0.42, paper=225, noise=7, specks=40), chance)


def _fax(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.faxed(image, _POOR, chance, is_coarse=False).convert("L")


def _coarse_fax(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.faxed(image, _POOR, chance, is_coarse=True).convert("L")


def _bad_fax(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.faxed(image, replace(_POOR, noise=19, specks=400), chance, is_coarse=False).convert("L")


def _black_and_white(image: Image.Image, chance: Chance) -> Image.Image:
    grey = scan.scanned(image, replace(_POOR, copied=0, noise=6), chance)
    return scan.bilevel(grey, threshold=_POOR.paper - 60, grain=16, chance=chance).convert("L")


def _photo(image: Image.Image, chance: Chance) -> Image.Image:
    return scan.photographed(image.convert("RGB"), chance).convert("L")


def _dark_photo(image: Image.Image, chance: Chance) -> Image.Image:
    """Taken in the evening with an unsteady hand."""
    levels = np.asarray(_photo(image, chance).filter(ImageFilter.GaussianBlur(1.3)), dtype=np.float32)
    return Image.fromarray(np.clip(levels * 0.45 + 7 * chance.noise(levels.shape), 0, 255).astype(np.uint8))


def _small(image: Image.Image, chance: Chance) -> Image.Image:
    """Sent on by telephone: half the pixels, packed hard."""
    half = scan.scanned(image, scan.WEAR[Condition.GOOD], chance).reduce(2)
    packed = io.BytesIO()
    half.convert("L").save(packed, "JPEG", quality=28)
    return Image.open(packed)


def _speckled(image: Image.Image, chance: Chance) -> Image.Image:
    levels = np.asarray(scan.scanned(image, scan.WEAR[Condition.ORDINARY], chance)).copy()
    dirt = chance.numbers.random(levels.shape)
    levels[dirt < 0.012], levels[dirt > 0.988] = 30, 250
    return Image.fromarray(levels)


DAMAGES: Final[dict[str, tuple[Damage, tuple[int, int]]]] = {
    "office": (_office, (200, 200)),
    "askew": (_askew, (200, 200)),
    "copied": (_copied, (200, 200)),
    "copied-often": (_copied_often, (200, 200)),
    "faded": (_faded, (200, 200)),
    "carbon": (_carbon, (200, 200)),
    "fax": (_fax, (204, 196)),
    "coarse-fax": (_coarse_fax, (204, 98)),
    "bad-fax": (_bad_fax, (204, 196)),
    "black-and-white": (_black_and_white, (200, 200)),
    "photo": (_photo, (200, 200)),
    "dark-photo": (_dark_photo, (200, 200)),
    "small": (_small, (100, 100)),
    "speckled": (_speckled, (200, 200)),
}
"""What happens to a page, and the resolution across and down that its picture states."""


def write_pages(folder: Path, *, every: int = 1) -> int:
    """Write every so-many-th side of the sample documents, damages in turn; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    sides: list[Side] = []
    for paper in PAPERS:
        if paper.carrier not in _DIGITAL:
            sides += composed(paper)
    names = list(DAMAGES)
    chosen = sides[::every]
    for number, side in enumerate(chosen):
        name = names[number % len(names)]
        damage, resolution = DAMAGES[name]
        printed = drawn(side, 200, seed=_SEED).convert("L")
        picture = damage(printed, Chance((_SEED, number)))
        picture.save(folder / f"{number:03d}-{name}.png", dpi=resolution)
        lines = [line for line in (*side.lines(), *side.stamps()) if line.strip()]
        (folder / f"{number:03d}-{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    return len(chosen)


def main(arguments: Sequence[str]) -> int:
    """Write the pages into the folder named."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    print(f"{write_pages(Path(arguments[0]))} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
