"""CPU time of reading scanned pages: the whole way from PDF to pages, against the bare programs.

    python -m benchmarks.ocr                      the comparison; prints a table, writes benchmarks/results/ocr.json
    python -m benchmarks.ocr read PROGRAM PDF...  one of the contestants: our reading with tesserocr or pytesseract

Every contestant works on the same 24 pages with two processes at a time; contestants take turns for three rounds and
the best round counts. CPU time is user and system time of all processes together, start-up included. ocrmypdf belongs
to the dependency group ``bench`` (``uv run --group bench``) and is left out where it is not installed; it needs no
Ghostscript for this.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, cast

import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.ocr_paper import PaperPage, make_pages
from ingest.limits import OcrProgram
from ingest.pages import Page
from ingest.sandbox import ReadingPool, ReadingSettings
from ingest.sniffing import PDF

_ROUNDS: Final = 3
_PROCESSES: Final = 2
_PAGES_OF_A_FILE: Final = 6
_RESULTS: Final = Path(__file__).parent / "results" / "ocr.json"
_TARGETS: Final = {"tesseract": 1.15, "ocrmypdf": 0.5}
"""Our CPU time over theirs, at most."""

_ENVIRONMENT: Final = os.environ | {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Paper:
    """The same pages as pictures and as PDF files, with the words printed on them."""

    images: tuple[Path, ...]
    files: tuple[Path, ...]
    words: Counter[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Best CPU seconds of all rounds, and the share of printed words that were found."""

    contestant: str
    cpu_seconds: float
    words_found: float


def lay_out(pages: Sequence[PaperPage], folder: Path) -> Paper:
    """PDF files of six pages of one resolution each, and every picture in them as PNG."""
    images, files = [], []
    ordered = sorted(pages, key=lambda page: page.dots_per_inch)
    for start in range(0, len(ordered), _PAGES_OF_A_FILE):
        together = ordered[start : start + _PAGES_OF_A_FILE]
        file = folder / f"{start:02d}.pdf"
        first, *others = [page.image for page in together]
        resolution = together[0].dots_per_inch
        first.save(file, save_all=True, append_images=others, resolution=resolution, quality=70)
        files.append(file)
        for number, picture in enumerate(_pictures(file)):
            images.append(folder / f"{start + number:02d}.png")
            picture.to_pil().convert("L").save(images[-1], dpi=(resolution, resolution), compress_level=1)
    return Paper(tuple(images), tuple(files), Counter(word for page in pages for word in page.words))


def _pictures(file: Path) -> list[pypdfium2.PdfBitmap]:
    document = pypdfium2.PdfDocument(file)
    return [thing.get_bitmap() for page in document for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])]


def run_tesseract(paper: Paper, folder: Path) -> str:
    """The bare command, page by page, two at a time."""
    texts = _two_at_a_time(paper.images, lambda image: _run(["tesseract", str(image), "-", "-l", "deu"], folder))
    return "\n".join(texts)


def run_ocrmypdf(paper: Paper, folder: Path) -> str:
    """ocrmypdf, file by file, with two jobs of its own."""
    texts = []
    for file in paper.files:
        text, made = folder / f"{file.stem}.txt", folder / f"{file.stem}-searchable.pdf"
        command = [sys.executable, "-m", "ocrmypdf", "--quiet", "-l", "deu", "-O0", "--jobs", str(_PROCESSES)]
        _run([*command, "--output-type", "pdf", "--sidecar", str(text), str(file), str(made)], folder)
        texts.append(text.read_text())
    return "\n".join(texts)


def run_ours(program: OcrProgram) -> Callable[[Paper, Path], str]:
    """Our reading as a process of its own, so that its start is counted too."""

    def run(paper: Paper, folder: Path) -> str:
        return _run([sys.executable, "-m", "benchmarks.ocr", "read", program, *map(str, paper.files)], folder)

    return run


def read_files(program: OcrProgram, files: Sequence[Path]) -> str:
    """The text of PDF files, read by a pool of two."""
    with ReadingPool(ReadingSettings(ocr=program), _PROCESSES) as pool:
        return "\n".join(
            _two_at_a_time(
                files,
                lambda file: "\n".join(
                    result.text for result in pool.read(file, media_type=PDF) if isinstance(result, Page)
                ),
            )
        )


def _two_at_a_time(items: Sequence[Path], work: Callable[[Path], str]) -> list[str]:
    waiting: SimpleQueue[Path] = SimpleQueue()
    for item in items:
        waiting.put(item)
    done: list[str] = []

    def take_turns() -> None:
        while True:
            try:
                done.append(work(waiting.get_nowait()))
            except Empty:
                return

    workers = [threading.Thread(target=take_turns) for _ in range(_PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return done


def _run(command: list[str], folder: Path) -> str:
    environment = _ENVIRONMENT | {"TMPDIR": str(folder), "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ).stdout


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure() -> list[Outcome]:
    """All contestants that are installed, in turns."""
    contestants: dict[str, Callable[[Paper, Path], str]] = {
        "ours (tesserocr)": run_ours("tesserocr"),
        "ours (pytesseract)": run_ours("pytesseract"),
        "tesseract": run_tesseract,
    }
    if (
        subprocess.run([sys.executable, "-m", "ocrmypdf", "--version"], capture_output=True, check=False).returncode
        == 0
    ):
        contestants["ocrmypdf"] = run_ocrmypdf
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper = lay_out(make_pages(), folder)
        for turn in range(_ROUNDS):
            names = list(contestants)
            for contestant in names[turn % len(names) :] + names[: turn % len(names)]:
                before = _children_cpu()
                text = contestants[contestant](paper, folder)
                seconds[contestant].append(_children_cpu() - before)
                found[contestant] = (Counter(text.split()) & paper.words).total() / paper.words.total()
    return [Outcome(name, min(times), found[name]) for name, times in seconds.items()]


def report(outcomes: Sequence[Outcome]) -> bool:
    """Print the table, write the file; whether all targets were reached."""
    cpu = {outcome.contestant: outcome.cpu_seconds for outcome in outcomes}
    print(f"{'24 pages, two processes':26s} {'CPU s':>7s} {'words':>7s} {'/ tesseract':>12s} {'/ ocrmypdf':>11s}")
    for outcome in outcomes:
        ratios = [outcome.cpu_seconds / cpu[other] if other in cpu else None for other in _TARGETS]
        first, second = (f"{ratio:.2f}" if ratio is not None else "-" for ratio in ratios)
        spent = f"{outcome.cpu_seconds:7.1f} {outcome.words_found:7.3f}"
        print(f"{outcome.contestant:26s} {spent} {first:>12s} {second:>11s}")
    reached = True
    for other, target in _TARGETS.items():
        if other not in cpu:
            print(f"{other} is not installed: no comparison (uv run --group bench)")
            continue
        ratio = cpu["ours (tesserocr)"] / cpu[other]
        reached = reached and ratio <= target
        print(f"ours / {other}: {ratio:.2f}, at most {target} wanted: {'reached' if ratio <= target else 'MISSED'}")
    _RESULTS.parent.mkdir(exist_ok=True)
    machine = {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "tesseract": shutil.which("tesseract") is not None,
    }
    _RESULTS.write_text(json.dumps({"on": machine, "outcomes": [asdict(outcome) for outcome in outcomes]}, indent=1))
    return reached


def main(arguments: list[str]) -> int:
    """Exit status 1 where a target was missed."""
    if arguments and arguments[0] == "read":
        print(read_files(cast("OcrProgram", arguments[1]), [Path(name) for name in arguments[2:]]))
        return 0
    return 0 if report(measure()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
