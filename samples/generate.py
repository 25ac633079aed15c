"""Make the sample documents: ``python -m samples.generate FOLDER``.

Writes into the folder ``files/*``, ``labels.jsonl`` (one line per file, names relative to ``files``), ``truth.jsonl``
(one line per page) and, last of all, ``made.json``, by which ``ready`` knows that everything is there.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from samples.carriers import PageTruth, made
from samples.collection import PAPERS
from samples.paper import Paper

SEED: Final = 20260117
SOURCES: Final = Path(__file__).parent
DEFAULT_FOLDER: Final = SOURCES / "generated"


@dataclass(frozen=True, slots=True)
class GeneratedSet:
    """What was written: the files in the order of ``labels.jsonl``, where everything lies, how many bytes and pages."""

    folder: Path
    files: tuple[Path, ...]
    labels: Path
    truth: Path
    bytes: int
    pages: int


def generate(
    folder: Path,
    *,
    seed: int = SEED,
    papers: Sequence[Paper] = PAPERS,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
) -> GeneratedSet:
    """Write the sample documents into a folder; the same seed and papers give the same bytes.

    Args:
        folder: Is made where missing; files of an earlier run are overwritten.
        seed: Decides skew, noise, stamps' unevenness and handwriting; the texts are always the same.
        papers: What to write; all documents by default.
        tell: Called after each file with the number of files written and the number of all.

    Raises:
        FontsMissing: A typeface is not installed; the message names the package.
        ValueError: Two papers bear the same file name.
    """
    if len({paper.file for paper in papers}) != len(papers):
        raise ValueError("a file name is used twice")
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    _mark_of(folder).unlink(missing_ok=True)
    paths: list[Path] = []
    truth: list[PageTruth] = []
    for paper in papers:
        file = made(paper, seed=seed)
        path = files / file.name
        path.write_bytes(file.content)
        paths.append(path)
        truth.extend(file.pages)
        tell(len(paths), len(papers))
    _write_lines(folder / "labels.jsonl", [paper.labels() for paper in papers])
    _write_lines(folder / "truth.jsonl", [asdict(page) for page in truth])
    size = sum(path.stat().st_size for path in paths)
    mark = {"edition": _edition(), "seed": seed, "files": [path.name for path in paths], "bytes": size}
    _mark_of(folder).write_text(json.dumps(mark, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return GeneratedSet(folder, tuple(paths), folder / "labels.jsonl", folder / "truth.jsonl", size, len(truth))


def ready(folder: Path) -> bool:
    """Whether the folder holds a complete set, made by this very program."""
    try:
        mark = json.loads(_mark_of(folder).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    if not isinstance(mark, dict) or mark.get("edition") != _edition():
        return False
    sizes = [folder / "files" / name for name in mark.get("files", [])]
    if not all(path.is_file() for path in sizes):
        return False
    return sum(path.stat().st_size for path in sizes) == mark.get("bytes") and (folder / "labels.jsonl").is_file()


def _edition() -> str:
    """A digest of texts and drawing, so that a folder made by an older program is made anew."""
    digest = hashlib.sha256()
    sources = {*SOURCES.glob("*.py"), *SOURCES.glob("stories/*.py")} - {SOURCES / "demo.py"}
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _mark_of(folder: Path) -> Path:
    return folder / "made.json"


def _write_lines(path: Path, lines: Sequence[dict[str, object]]) -> None:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Make the set in the folder named, or in ``samples/generated``; does nothing where it is ready."""
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    if ready(folder):
        print(f"Die Beispieldokumente liegen schon in {folder}.")
        return 0
    done = generate(folder, tell=lambda count, all_: print(f"\r{count}/{all_} Beispieldokumente", end="", flush=True))
    print(f"\n{len(done.files)} Dateien, {done.pages} Seiten, {done.bytes / 1e6:.1f} MB in {done.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
