"""The stress set: papers of our own, spoiled in 35 ways, two pages each. No weight is fitted to it.

    python -m benchmarks.stress FOLDER           pictures with their text beside them
    python -m benchmarks.reading FOLDER --bare   the table by damage: words found, errors, CPU over bare Tesseract

Four kinds are mild ("mild-..."), as a careful office delivers its scans; the others are hard. Texts, typefaces and
layouts are those of no other set. The same seed gives the same bytes on the same versions of Pillow and FreeType.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.stress_damage import DAMAGES
from benchmarks.stress_sheets import FACES, TYPED, sheet

_SEED: Final = 1911
_PAGES_EACH: Final = 2
_TYPED: Final = frozenset({"typewriter", "carbon-copy"})


def write_pages(folder: Path) -> int:
    """Write all pages and texts into a folder; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, damage in DAMAGES.items():
        for _ in range(_PAGES_EACH):
            face = TYPED if name in _TYPED else FACES[count % len(FACES)]
            # Five steps on, so that both pages of a kind differ in layout and every paper comes up.
            clean = sheet(count * 5, face)
            spoiled = damage.spoil(clean.image, np.random.default_rng((_SEED, count)))
            path = folder / f"{count:03d}-{name}.png"
            spoiled.save(path, dpi=damage.resolution)
            path.with_suffix(".txt").write_text("\n".join(clean.lines), encoding="utf-8")
            count += 1
    return count


def main(arguments: Sequence[str]) -> int:
    """Write the pages into the folder named."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    print(f"{write_pages(Path(arguments[0]))} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
