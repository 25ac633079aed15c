"""The generated folder is complete, described line by line, and the same every time."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from samples.collection import PAPERS
from samples.generate import GeneratedSet, generate, main, ready
from samples.paper import Carrier, Paper
from tests.samples.conftest import one_of_each


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def plain_papers() -> list[Paper]:
    return [paper for paper in PAPERS if paper.carrier is Carrier.PLAIN]


def test_the_same_seed_gives_the_same_bytes(small_set: GeneratedSet, tmp_path: Path) -> None:
    again = generate(tmp_path, papers=one_of_each())
    assert digests(again.folder) == digests(small_set.folder)


def test_another_seed_scans_the_same_texts_differently(tmp_path: Path) -> None:
    papers = [paper for paper in one_of_each() if paper.carrier is Carrier.FAX_COARSE]
    first = generate(tmp_path / "1", papers=papers, seed=1)
    second = generate(tmp_path / "2", papers=papers, seed=2)
    assert first.truth.read_bytes() == second.truth.read_bytes()
    assert first.files[0].read_bytes() != second.files[0].read_bytes()


def test_every_file_has_exactly_one_line_of_labels(small_set: GeneratedSet) -> None:
    described = [json.loads(line)["file"] for line in small_set.labels.read_text(encoding="utf-8").splitlines()]
    there = [path.name for path in (small_set.folder / "files").iterdir()]
    assert sorted(described) == sorted(there)
    assert len(set(described)) == len(described)


def test_truth_tells_the_printed_lines_of_every_page(small_set: GeneratedSet) -> None:
    pages = [json.loads(line) for line in small_set.truth.read_text(encoding="utf-8").splitlines()]
    assert len(pages) == small_set.pages
    described = {page["parent"] or page["file"] for page in pages}
    spoiled = {paper.file for paper in one_of_each() if paper.carrier in (Carrier.PDF_BROKEN, Carrier.PDF_LOCKED)}
    assert described == {path.name for path in small_set.files} - spoiled
    assert all(page["lines"] and page["rotation"] in (0, 90, 180, 270) for page in pages)


def test_a_folder_is_ready_only_when_everything_was_written(tmp_path: Path) -> None:
    assert not ready(tmp_path)
    made = generate(tmp_path, papers=plain_papers())
    assert ready(tmp_path)
    made.files[0].write_text("abgeschnitten", encoding="utf-8")
    assert not ready(tmp_path)
    made.files[0].unlink()
    assert not ready(tmp_path)


def test_a_set_of_an_older_program_is_made_anew(tmp_path: Path) -> None:
    generate(tmp_path, papers=plain_papers())
    mark = tmp_path / "made.json"
    content = json.loads(mark.read_text(encoding="utf-8"))
    mark.write_text(json.dumps({**content, "edition": "older"}), encoding="utf-8")
    assert not ready(tmp_path)


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    papers = plain_papers()
    generate(tmp_path, papers=papers, tell=lambda done, all_: told.append((done, all_)))
    assert told == [(number, len(papers)) for number in range(1, len(papers) + 1)]


def test_the_command_leaves_a_ready_folder_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    generate(tmp_path, papers=plain_papers())
    before = digests(tmp_path)
    assert main([str(tmp_path)]) == 0
    assert "liegen schon" in capsys.readouterr().out
    assert digests(tmp_path) == before


def test_a_file_name_that_is_used_twice_is_refused(tmp_path: Path) -> None:
    paper = plain_papers()[0]
    with pytest.raises(ValueError, match="twice"):
        generate(tmp_path, papers=[paper, replace(paper, title="noch einmal")])
