"""Scanned pages are read again where a condition says so, and what they say then is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from ingest.catalogue import rereading
from ingest.catalogue.rereading import NoCondition, ask_for, parse_condition
from ingest.labels import DocumentId
from ingest.pages import Page, PageOutline, PageSource
from pipelines.reading import Item
from tests.pipelines.working.conftest import House, page_of


@dataclass
class ScanReader:
    """Reads a text file as a digital first page and a scanned second one, which it reads as it is told."""

    scanned: str
    confidence: float
    read_pages: list[int] = field(default_factory=list)

    def read_lightly(self, path: Path) -> Page | None:
        return None

    def read(self, path: Path, *, media_type: str, done: frozenset[int] = frozenset()) -> Iterator[Item]:
        yield PageOutline(2)
        for number in {1, 2} - done:
            self.read_pages.append(number)
            yield self._page(number, path.read_text())

    def _page(self, number: int, text: str) -> Page:
        if number == 1:
            return replace(page_of(1, text), source=PageSource.DIGITAL, confidence=None, coverage=None)
        scan = page_of(2, self.scanned)
        return replace(scan, source=PageSource.OCR, confidence=self.confidence, coverage=1.0)

    def close(self) -> None:
        pass


def _ask(house: House, where: str) -> list[DocumentId]:
    with house.catalogue.writing() as connection:
        return ask_for(connection, parse_condition(where), now=house.time)


def test_a_badly_scanned_page_is_read_again_and_its_new_words_are_found(house: House) -> None:
    letter = house.hand_in("Anschreiben")
    house.work(ScanReader("Gaststatie", 0.5))
    assert _ask(house, "ocr_quality < 0.4") == []
    assert _ask(house, "ocr_quality < 0.8 and page_count = 2") == [letter]
    better = ScanReader("Gaststätte", 0.95)
    house.work(better)
    assert better.read_pages == [2]
    assert house.ask("Gaststätte") == {letter}
    assert house.ask("Anschreiben") == {letter}
    assert _ask(house, "ocr_quality < 0.8") == []


def test_a_document_in_work_and_one_without_scans_are_left_alone(house: House) -> None:
    house.hand_in("wartet noch")
    assert _ask(house, "page_count >= 0") == []


@pytest.mark.parametrize(
    "where", ["", "ocr_quality", "ocr_quality < schlecht", "title = 1", "ocr_quality < 1 or 1 = 1", "1 = 1; drop"]
)
def test_what_is_no_condition_is_refused_with_what_may_be_written(where: str) -> None:
    with pytest.raises(NoCondition, match=r"ocr_quality < 0\.8"):
        rereading.parse_condition(where)
