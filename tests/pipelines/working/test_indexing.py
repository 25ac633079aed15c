"""The Haystack pipeline ``indexing``: quiet, without copies, and honest about what the catalogue says."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest
from haystack.telemetry import _telemetry

import pipelines
from ingest.catalogue.errors import DocumentNotFound
from ingest.labels import DocumentId
from pipelines.analysing import ANALYSER_VERSION, PageText
from pipelines.indexing import Indexing, Material, keep
from tests.pipelines.working.conftest import House, TextReader


def test_haystack_reports_to_nobody() -> None:
    assert _telemetry.telemetry is None


def test_haystack_is_imported_through_one_door() -> None:
    folder = Path(pipelines.__file__).parent
    importing = re.compile(r"^\s*(from|import) haystack", re.MULTILINE)
    assert [path.name for path in folder.rglob("*.py") if importing.search(path.read_text())] == ["quiet_haystack.py"]


def test_what_is_handed_over_is_not_copied() -> None:
    material = Material("Titel", (PageText(1, "Text"),))
    assert copy.deepcopy(material) is material


def test_the_outcome_is_what_the_catalogue_keeps(house: House) -> None:
    letter = house.hand_in("Die Gaststätten wurden überprüft.\fZweite Seite.")
    house.work(TextReader())
    indexable = Indexing(house.catalogue).analyse(letter)
    assert indexable.title is None
    assert indexable.analysis.analyser_version == ANALYSER_VERSION
    assert [(passage.ordinal, passage.page) for passage in indexable.analysis.passages] == [(0, 1), (1, 2)]


def test_an_erased_document_is_told_as_such_and_not_as_a_broken_pipeline(house: House) -> None:
    nothing = DocumentId("0" * 32)
    letter = house.hand_in("Text")
    indexing = Indexing(house.catalogue)
    with pytest.raises(DocumentNotFound):
        indexing.analyse(nothing)
    indexable = indexing.analyse(letter)
    with pytest.raises(DocumentNotFound), house.catalogue.writing() as connection:
        keep(connection, nothing, indexable)
