"""The watched folder: only what lies still is taken, with the labels beside it, and nothing is lost or taken twice."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from ingest.catalogue.schema import DOCUMENTS
from search_api.commands.watching import SETTLE_SECONDS, Watcher
from tests.search_api.serving import Service

LABELS = {"agency": "stadt", "unit": "stadt/gewerbeamt", "classification": 1, "release": "unit"}


@dataclass
class Desk:
    """A watched folder, its watcher, and a clock that is set by hand."""

    folder: Path
    service: Service
    now: float = 0.0

    def __post_init__(self) -> None:
        self.watcher = Watcher(self.service.store, self.folder, lambda: None, clock=lambda: self.now)

    def look_twice(self) -> int:
        self.watcher.look()
        self.now += SETTLE_SECONDS
        return self.watcher.look()

    def documents(self) -> dict[str, str]:
        with self.service.store.catalogue.reading() as connection:
            rows = connection.execute(select(DOCUMENTS.c.file_name, DOCUMENTS.c.release)).all()
        return {row.file_name: row.release for row in rows}

    def files(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, fresh: Service) -> Desk:
    folder = tmp_path / "eingang"
    (folder / "Gewerbe").mkdir(parents=True)
    (folder / "labels.json").write_text(json.dumps(LABELS))
    return Desk(folder, fresh)


def test_a_file_is_taken_once_it_lies_still_and_laid_aside(desk: Desk) -> None:
    file = desk.folder / "Gewerbe" / "a.txt"
    file.write_text("Antr")
    assert desk.watcher.look() == 0
    desk.now += SETTLE_SECONDS - 1
    file.write_text("Antrag")
    assert desk.watcher.look() == 0
    desk.now += SETTLE_SECONDS
    assert desk.watcher.look() == 1
    assert desk.documents() == {"Gewerbe/a.txt": "unit"}
    assert desk.files() == {"labels.json", "erledigt/Gewerbe/a.txt"}
    assert desk.look_twice() == 0


def test_labels_nearer_to_the_file_win(desk: Desk) -> None:
    for name in ("a.txt", "Gewerbe/b.txt", "Gewerbe/c.txt"):
        (desk.folder / name).write_text(name)
    (desk.folder / "Gewerbe" / "labels.json").write_text('{"release": "agency"}')
    (desk.folder / "Gewerbe" / "c.txt.labels.json").write_text('{"release": "partnership"}')
    assert desk.look_twice() == 3
    assert desk.documents() == {"a.txt": "unit", "Gewerbe/b.txt": "agency", "Gewerbe/c.txt": "partnership"}
    assert "erledigt/Gewerbe/c.txt.labels.json" in desk.files()


@pytest.mark.parametrize("rule", ['{"release": "alle"}', "kein JSON", "[]"])
def test_a_file_with_wrong_labels_is_laid_aside_with_the_reason(desk: Desk, rule: str) -> None:
    (desk.folder / "a.txt").write_text("Text")
    (desk.folder / "a.txt.labels.json").write_text(rule)
    desk.look_twice()
    assert desk.documents() == {}
    assert "abgelehnt/a.txt" in desk.files()
    assert "Kennzeichnung" in (desk.folder / "abgelehnt" / "a.txt.grund.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [".a.txt", "~a.txt", "a.txt.part", "a.pdf.crdownload", ".git/a.txt"])
def test_unfinished_and_hidden_files_are_left_alone(desk: Desk, name: str) -> None:
    (desk.folder / name).parent.mkdir(exist_ok=True)
    (desk.folder / name).write_text("Text")
    assert desk.look_twice() == 0
    assert name in desk.files()


def test_a_link_out_of_the_folder_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("Geheim")
    (desk.folder / "a.txt").symlink_to(tmp_path / "geheim.txt")
    assert desk.look_twice() == 0


def test_a_file_that_was_taken_before_a_kill_is_only_moved(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text("Text")
    desk.look_twice()
    # As it lies when the service is killed between the document and the move.
    shutil.copy(desk.folder / "erledigt" / "a.txt", desk.folder / "a.txt")
    assert desk.look_twice() == 1
    assert len(desk.documents()) == 1
    assert desk.files() == {"labels.json", "erledigt/a.txt", "erledigt/a (2).txt"}
