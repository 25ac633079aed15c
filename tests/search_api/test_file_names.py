"""File names as handed in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blobs import Blob
from ingest.catalogue.records import NewDocument
from ingest.labels import AgencyId, Classification, Labels, Release, UnitId
from search_api.documents.file_names import LONGEST, NAMELESS, safe_file_name

LABELS = Labels(AgencyId("stadt"), UnitId("stadt/bauamt"), Classification.OFFEN, Release.UNIT)


@given(st.text(max_size=600))
def test_every_name_becomes_one_that_can_be_kept_shown_and_saved(raw: str) -> None:
    name = safe_file_name(raw)
    assert name
    assert len(name.encode()) <= LONGEST
    assert "/" not in name
    assert "\\" not in name
    assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in name)
    assert safe_file_name(name) == name
    NewDocument(Blob("0" * 64, 1, Path()), name, LABELS, "a")


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Akten\\Bescheid.pdf", "Bescheid.pdf"),
        ("a\x00b\x1f.pdf", "ab.pdf"),
        ("zeile\nzwei.pdf", "zeile zwei.pdf"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("U\u0308bersicht.pdf", "Übersicht.pdf"),
        ("..", NAMELESS),
        ("", NAMELESS),
        (" . ", NAMELESS),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("ü" * 300 + ".pdf", "ü" * 125 + ".pdf"),
    ],
)
def test_what_is_dangerous_in_a_name_is_taken_out(raw: str, safe: str) -> None:
    assert safe_file_name(raw) == safe
