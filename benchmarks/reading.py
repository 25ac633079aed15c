"""How well and how fast scanned pages are read, without a service around it.

    python -m benchmarks.reading CORPUS            a folder with truth.jsonl: every sixth ordinary and fourth hard page
    python -m benchmarks.reading CORPUS --all      all its scanned pages
    python -m benchmarks.reading FOLDER            a folder of pictures, each with its text in a file beside it (.txt);
                                                   pictures named NUMBER-DAMAGE are told apart by their damage

``--bare`` also runs the bare ``tesseract`` command on the same pages, turned upright, and gives our CPU time as a
multiple of its; ``--without`` leaves the second reader out; ``--pages`` prints every page.

Words found are compared as printed, in any order; errors are edits over letters, line breaks and hyphens at line ends
undone, kinds of dashes and quotation marks not told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

os.environ["OMP_THREAD_LIMIT"] = "1"  # before Tesseract is loaded: threads would only wait for each other

from rapidfuzz.distance import Levenshtein

from ingest.child import load_ocr, load_second
from ingest.limits import ReadingSettings
from ingest.pages import Page
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.registry import load_reader
from ingest.sniffing import sniff

_EVERY_ORDINARY: Final = 6
_EVERY_HARD: Final = 4
_HARD_FROM: Final = 2.0
"""Severity of the damage of a page, as the corpus states it."""

_MILD: Final = "mild"
"""Begins the names of damages that a careful office does not avoid."""

_TYPOGRAPHY: Final = str.maketrans("–—‐‑−„“”‘’‚´`", "-----\"\"\"'''''")


@dataclass(frozen=True, slots=True)
class TruePage:
    """One page of a file and what stands on it."""

    file: Path
    number: int
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """How one page was read; seconds of CPU, ``bare`` those of the command, 0 where it was not run."""

    page: TruePage
    found: int
    words: int
    edits: int
    letters: int
    seconds: float
    bare: float


def true_pages(folder: Path, *, everything: bool) -> list[TruePage]:
    """The pages of a corpus, or of a folder of pictures with texts, in a fixed order."""
    if not (folder / "truth.jsonl").is_file():
        texts = sorted(folder.glob("*.txt"))
        return [
            TruePage(picture, 1, _damage_of(picture), text.read_text("utf-8"))
            for text in texts
            for picture in sorted(folder.glob(f"{text.stem}.*"))
            if picture.suffix != ".txt"
        ]
    pages = list(_corpus_pages(folder))
    if everything:
        return pages
    chosen: list[TruePage] = []
    for group, step in (("scan", _EVERY_ORDINARY), ("scan, hard", _EVERY_HARD)):
        chosen += [page for page in pages if page.group == group][::step]
    return chosen


def _damage_of(picture: Path) -> str:
    number, _, damage = picture.stem.partition("-")
    return damage if number.isdecimal() and damage else "pictures"


def _corpus_pages(folder: Path) -> Iterator[TruePage]:
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        for page in document["pages"]:
            if page["source"] != "digital" and page.get("part") != "attachment":
                group = "scan, hard" if page["severity"] >= _HARD_FROM else "scan"
                yield TruePage(folder / document["file"], page["number"], group, page["text"])


def measure(pages: Sequence[TruePage], settings: ReadingSettings, *, bare: bool) -> Iterator[PageOutcome]:
    """Each page read in this process, the reader loaded before the clock starts."""
    ocr, second = load_ocr(settings), load_second(settings)
    for page in pages:
        reader = load_reader(sniff(page.file))
        others = frozenset(range(1, settings.limits.pages)) - {page.number}
        begin = time.process_time()
        read = next(
            item
            for item in reader.read(ReadingTask(page.file, settings.limits, lambda: ocr, others, {}, lambda: second))
            if isinstance(item, Page)
        )
        seconds = time.process_time() - begin
        want, have = plain(page.text), plain(read.text)
        expected, seen = Counter(want.split()), Counter(have.split())
        yield PageOutcome(
            page,
            (expected & seen).total(),
            expected.total(),
            Levenshtein.distance(want, have),
            len(want),
            seconds,
            _bare_seconds(page, read, settings) if bare else 0.0,
        )


def _bare_seconds(page: TruePage, read: Page, settings: ReadingSettings) -> float:
    task = DrawingTask(page.file, settings.limits, page.number, read.dots_per_inch, read.rotation)
    image = load_reader(sniff(page.file)).draw(task).convert("L")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        image.save(path, compress_level=1)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["tesseract", str(path), "-", "-l", "deu"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def plain(text: str) -> str:
    """One line, hyphens at line ends joined, one kind of dashes and of quotation marks."""
    joined = re.sub(r"(\w)[-‐¬]\n\s*(\w)", r"\1\2", text.translate(_TYPOGRAPHY))
    return " ".join(joined.split())


def report(outcomes: Sequence[PageOutcome]) -> None:
    """Print a line for each group of pages, and where groups are mild or worn, one for all of either."""
    groups: dict[str, list[PageOutcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.page.group].append(outcome)
    if any(group.startswith(_MILD) for group in groups):
        for outcome in outcomes:
            groups["all mild" if outcome.page.group.startswith(_MILD) else "all worn"].append(outcome)
    print(f"{'pages':16s} {'n':>4s} {'words found':>12s} {'errors':>8s} {'CPU s':>7s} {'/ bare':>7s}")
    for group, members in groups.items():
        found = sum(member.found for member in members) / max(1, sum(member.words for member in members))
        errors = sum(member.edits for member in members) / max(1, sum(member.letters for member in members))
        seconds, bare = (sum(getattr(member, field) for member in members) for field in ("seconds", "bare"))
        ratio = f"{seconds / bare:7.2f}" if bare else f"{'-':>7s}"
        print(f"{group:16s} {len(members):4d} {found:12.4f} {errors:8.4f} {seconds / len(members):7.2f} {ratio}")


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--without", action="store_true")
    parser.add_argument("--pages", action="store_true")
    chosen = parser.parse_args(arguments)
    settings = ReadingSettings(second_reader="off" if chosen.without else "on")
    outcomes = []
    for outcome in measure(true_pages(chosen.folder, everything=chosen.all), settings, bare=chosen.bare):
        outcomes.append(outcome)
        if chosen.pages:
            page = outcome.page
            share = outcome.found / max(1, outcome.words)
            print(f"{page.file.name}/{page.number} {page.group}: {share:.3f} {outcome.seconds:.2f} s", flush=True)
    report(outcomes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
