"""Small plain texts read at once: with the outcome that a child has, and nothing else is read so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.light_reading import MOST_BYTES, read_lightly
from ingest.limits import ReadingLimits
from ingest.ocr.contract import OcrReader
from ingest.pages import Page
from ingest.readers.contract import ReadingTask
from ingest.readers.text import TextReader
from ingest.sniffing import TEXT, sniff


def no_ocr() -> OcrReader:
    raise AssertionError("a text needs no OCR")


def read_in_full(path: Path) -> list[Page]:
    """What the reader of plain text makes of a file."""
    task = ReadingTask(path, ReadingLimits(), no_ocr)
    return [item for item in TextReader().read(task) if isinstance(item, Page)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_it_reads_what_the_reader_in_a_child_reads(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text"
    path.write_bytes(text.encode("utf-8"))
    page = read_lightly(path)
    if page is not None:
        assert sniff(path) == TEXT
        assert [page] == read_in_full(path)


@pytest.mark.parametrize(
    "text",
    [
        "Gaststätte Zur Linde\r\nHinweis\x0cSeite 2",
        "\ufeffMit Marke",
        "a\u0308 wird ä, und ein Steuerzeichen \x9f fällt weg",
        "Zeile \t mit  Lücken   \n\n\n\nEnde",
    ],
)
def test_small_texts_are_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text"
    path.write_bytes(text.encode())
    assert [read_lightly(path)] == read_in_full(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n",
        b"%PDF-1.7 und mehr",
        b"From: a@b.de\nSubject: Anfrage\n\nGuten Tag",
        b"<!doctype html><p>Guten Tag",
        b"Name;Ort\nAnna;Kiel\nCem;Plau\n" * 5,
        "Straße in Windows".encode("cp1252"),
        "Straße".encode("utf-16"),
        b"x" * (MOST_BYTES + 1),
        b"\x00\x01\x02\x03" * 50,
    ],
)
def test_whatever_else_there_is_needs_a_child(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert read_lightly(path) is None


def test_a_file_that_is_gone_needs_a_child_that_tells_so(tmp_path: Path) -> None:
    assert read_lightly(tmp_path / "gone") is None


def test_the_worst_text_of_that_size_takes_no_time(tmp_path: Path) -> None:
    """Accents in the wrong order, the one thing here that grows faster than the text."""
    path = tmp_path / "text"
    path.write_bytes(("a" + "\u0301\u0323" * (MOST_BYTES // 4 - 1)).encode())
    assert path.stat().st_size <= MOST_BYTES
    began = time.process_time()
    assert read_lightly(path) is not None
    assert time.process_time() - began < 1.0
