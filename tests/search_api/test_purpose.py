"""The purpose of a read."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.access.purpose import read_purpose
from search_api.access.refusals import PurposeInvalid, PurposeRequired

CLEAN = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=3, max_size=300)


@given(CLEAN)
def test_any_text_survives_the_way_through_the_header(text: str) -> None:
    decoded = None
    try:
        decoded = read_purpose(quote(text))
    except (PurposeInvalid, PurposeRequired):
        # Normalisation and stripping may take a text out of bounds; nothing else may.
        assert not 3 <= len(text.strip()) <= 300 or len(text) > 250 or len(text.strip()) < 6
    assert decoded is None or decoded == read_purpose(quote(decoded))


@pytest.mark.parametrize("header", [None, "", "   ", "%20%20"])
def test_no_purpose_is_told_apart_from_a_wrong_one(header: str | None) -> None:
    with pytest.raises(PurposeRequired):
        read_purpose(header)


@pytest.mark.parametrize("header", ["ab", "a" * 301, "%FF%FE%FD", "Zeile%0Azwei", "NUL%00NUL"])
def test_a_purpose_of_the_wrong_length_or_encoding_is_refused(header: str) -> None:
    with pytest.raises(PurposeInvalid):
        read_purpose(header)


def test_a_percent_sign_that_encodes_nothing_stays() -> None:
    assert read_purpose("100 % sicher") == "100 % sicher"
    assert read_purpose("2026%2000%20417%20233") == "2026 00 417 233"
