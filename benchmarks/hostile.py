"""What becomes of a folder of odd, broken and hostile files, read as the service reads them: a table by outcome.

    python -m benchmarks.hostile FOLDER [FOLDER...]

Files inside files are read as well, as deep as the service goes. The folders are not part of the product. "Opens"
counts the PDF files and pictures that pdfium or Pillow open, each tried in a process of its own; nearly all should be
indexed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.results import write_results
from ingest.limits import ReadingSettings
from ingest.pages import Enclosure, Page
from ingest.quarantine import Unreadable
from ingest.sandbox import ReadingPool
from ingest.sniffing import sniff

INDEXED: Final = "indexed"
_DEEPEST: Final = 8
_TRY: Final = """
import sys, pypdfium2
from PIL import Image
try:
    with Image.open(sys.argv[1]) as image: image.load()
except Exception:
    document = pypdfium2.PdfDocument(sys.argv[1])
    [document[index].render(scale=0.2) for index in range(min(3, len(document)))] or sys.exit(1)
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended: ``indexed`` or a quarantine code; pages and signs read, seconds, depth inside other files."""

    file: str
    media_type: str
    code: str
    detail: str
    pages: int
    signs: int
    seconds: float
    depth: int


def main(folders: list[Path]) -> None:
    """Read every file, print the table, write ``results/hostile.json``."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    opens = {path for path in files if _opens(path)}
    with ReadingPool(ReadingSettings(), processes=1) as pool, tempfile.TemporaryDirectory() as scratch:
        outcomes = {path: list(_outcomes(pool, path, path.name, Path(scratch), depth=0)) for path in files}
    top = {path: found[-1] for path, found in outcomes.items()}
    inside = [outcome for found in outcomes.values() for outcome in found[:-1]]
    _print_table("handed in", list(top.values()))
    _print_table("inside others", inside)
    good = sum(top[path].code == INDEXED for path in opens)
    print(f"\n{len(opens)} files open in pdfium or Pillow, {good} of them indexed ({good / max(1, len(opens)):.1%})")
    for path, outcome in top.items():
        if outcome.code != INDEXED:
            mark = "  OPENS" if path in opens else ""
            print(f"{outcome.code:18} {outcome.detail[:40]:40} {path.parent.name}/{path.name}{mark}")
    for outcome in inside:
        if outcome.code != INDEXED:
            print(f"{outcome.code:18} {outcome.detail[:40]:40} inside: {outcome.file}")
    rows = [{name: getattr(outcome, name) for name in Outcome.__slots__} for outcome in [*top.values(), *inside]]
    print(write_results("hostile", {"opens": len(opens), "opens_and_indexed": good, "files": rows}))


def _outcomes(pool: ReadingPool, path: Path, name: str, scratch: Path, *, depth: int) -> Iterator[Outcome]:
    """What came of the files inside a file, then of the file itself."""
    began = time.perf_counter()
    media_type, code, detail, pages, signs = "", INDEXED, "", 0, 0
    enclosures = []
    try:
        media_type = sniff(path)
        for result in pool.read(path, media_type=media_type):
            if isinstance(result, Page):
                pages += 1
                signs += len(result.text)
            elif isinstance(result, Enclosure) and depth < _DEEPEST:
                place = scratch / f"{depth}-{result.ordinal}"
                place.write_bytes(result.content)
                enclosures.append((place, f"{name} > {result.file_name}"))
    except Unreadable as reason:
        code, detail = str(reason.code), reason.detail
    seconds = time.perf_counter() - began
    for place, inner in enclosures:
        yield from _outcomes(pool, place, inner, scratch, depth=depth + 1)
        place.unlink()
    yield Outcome(name, media_type, code, detail, pages, signs, round(seconds, 2), depth)


def _opens(path: Path) -> bool:
    """Whether pdfium or Pillow open it; texts and mails are none of theirs."""
    try:
        command = [sys.executable, "-c", _TRY, str(path)]
        return not subprocess.run(command, check=False, capture_output=True, timeout=60).returncode
    except subprocess.TimeoutExpired:
        return False


def _print_table(title: str, outcomes: list[Outcome]) -> None:
    print(f"\n{title}: {len(outcomes)} files")
    print(f"{'outcome':20}{'files':>7}{'pages':>8}{'signs':>10}{'seconds, most':>15}")
    for code, count in Counter(outcome.code for outcome in outcomes).most_common():
        of_it = [outcome for outcome in outcomes if outcome.code == code]
        pages, signs = sum(o.pages for o in of_it), sum(o.signs for o in of_it)
        print(f"{code:20}{count:>7}{pages:>8}{signs:>10}{max(o.seconds for o in of_it):>15.1f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
