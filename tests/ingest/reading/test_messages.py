"""What parent and child say to each other survives the way, and nonsense is noticed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.child_messages import (
    HEAD,
    BrokenMessage,
    describe_result,
    describe_settings,
    pack,
    result_of,
    settings_of,
    unpack,
)
from ingest.limits import ReadingLimits, ReadingSettings
from ingest.pages import Box, Enclosure, Page, PageOutline, PageSource, StatedFact, Word

TEXT = "Gaststätte Zum Löwen"
WORDS = (Word(0, 10, Box(1, 2, 30, 40), 0.9512), Word(11, 14, Box(33, 2, 60, 40), 1.0))
PAGE = Page(7, TEXT, PageSource.MIXED, 1654, 2339, 90, 200.5, 0.93, None, WORDS, "pdfium, tesseract")

results = st.one_of(
    st.builds(
        lambda count, title, day, sender: PageOutline(
            count, title, (StatedFact("date", day.isoformat(), "x"), StatedFact("sender", sender, "y"))
        ),
        st.integers(0, 10**6),
        st.none() | st.text(max_size=50),
        st.dates(),
        st.text(min_size=1, max_size=50),
    ),
    st.builds(Enclosure, st.integers(1, 999), st.text(max_size=50), st.binary(max_size=300)),
    st.builds(
        lambda text, source, share: Page(1, text, source, 10, 20, 180, 150.0, share, share, (), "reader"),
        st.text(max_size=200),
        st.sampled_from(PageSource),
        st.none() | st.floats(0, 1),
    ),
    st.just(PAGE),
)


def _sent(message: Any, attachment: bytes = b"") -> tuple[Any, bytes]:
    stream = io.BytesIO(pack(message, attachment) + attachment)
    return unpack(stream.read, most_attached=1000)


@given(results)
def test_a_result_arrives_as_it_was_sent(result: PageOutline | Page | Enclosure) -> None:
    assert result_of(*_sent(*describe_result(result))) == result


def test_settings_arrive_as_they_were_sent() -> None:
    settings = ReadingSettings(ocr="pytesseract", tessdata=Path("/x"), limits=ReadingLimits(pages=3))
    assert settings_of(_sent(describe_settings(settings))[0]) == settings
    assert settings_of(_sent(describe_settings(ReadingSettings()))[0]) == ReadingSettings()


def _page(**changed: Any) -> dict[str, Any]:
    return {"page": dict(describe_result(PAGE)[0]["page"]) | changed}


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"page": {}},
        {"page": "x"},
        {"outline": {"page_count": "viele", "title": None, "stated": []}},
        {"outline": {"page_count": 1, "title": None}},
        {"outline": {"page_count": 1, "title": None, "stated": [["date", "31.02.2026", "email_header"]]}},
        {"outline": {"page_count": 1, "title": None, "stated": [["classification", "0", "email_header"]]}},
        {"outline": {"page_count": 1, "title": None, "stated": [["title", "", "email_header"]]}},
        {"enclosure": {"ordinal": None, "file_name": "x"}},
        _page(number=0),
        _page(rotation=45),
        _page(source="magic"),
        _page(words=[[0, 3, 9, 9, 1, 1, 1.0]]),
        _page(words=[[0, 300, 1, 1, 9, 9, 1.0]]),
        _page(words=[[1, 2, 3]]),
    ],
)
def test_a_message_that_breaks_a_promise_is_refused(message: dict[str, Any]) -> None:
    with pytest.raises(BrokenMessage):
        result_of(message, b"")


@pytest.mark.parametrize(
    "content",
    [
        HEAD.pack(2**31, 0),
        HEAD.pack(2, 2**31) + b"{}",
        HEAD.pack(3, 0) + b"abc",
        HEAD.pack(2, 0) + b"[]",
        HEAD.pack(4, 0) + orjson.dumps("ab"),
    ],
    ids=["too long", "too much attached", "not JSON", "a list", "a word"],
)
def test_what_is_no_message_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenMessage):
        unpack(io.BytesIO(content).read, most_attached=1000)
