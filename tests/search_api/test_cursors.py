"""Cursors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.cursors import Cursors
from search_api.refusal import CursorInvalid
from tests.search_api.conftest import House

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    st.lists,
)
CURSORS = Cursors(b"k" * 32)


@given(place=JSON, question=JSON)
def test_a_cursor_gives_its_place_back(place: object, question: object) -> None:
    cursor = CURSORS.make(place, account_id="anna", question=question)
    assert CURSORS.read(cursor, account_id="anna", question=question) == place


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_nothing_made_up_is_taken_for_a_cursor(raw: bytes | str) -> None:
    with pytest.raises(CursorInvalid):
        CURSORS.read(raw if isinstance(raw, str) else raw.hex(), account_id="anna", question="q")


@given(st.integers(0, 10_000), st.integers(0, 200), st.characters(codec="ascii"))
def test_an_altered_cursor_is_refused(place: int, at: int, character: str) -> None:
    cursor = CURSORS.make(place, account_id="anna", question="q")
    at %= len(cursor)
    altered = cursor[:at] + character + cursor[at + 1 :]
    try:
        assert CURSORS.read(altered, account_id="anna", question="q") == place
    except CursorInvalid:
        assert altered != cursor


@pytest.mark.parametrize(
    ("account", "question", "key"), [("bernd", "q", b"k" * 32), ("anna", "r", b"k" * 32), ("anna", "q", b"j" * 32)]
)
def test_a_cursor_is_worth_nothing_to_others_for_other_questions_and_elsewhere(
    account: str, question: str, key: bytes
) -> None:
    cursor = CURSORS.make(20, account_id="anna", question="q")
    with pytest.raises(CursorInvalid):
        Cursors(key).read(cursor, account_id=account, question=question)


def test_hits_go_on_where_they_stopped_and_only_for_the_same_question(house: House) -> None:
    question: dict[str, Any] = {"q": "Erlaubnis OR Sondernutzung OR Anhörung", "limit": 1}
    with house.service.caller("anna") as anna, house.service.caller("igor") as igor:
        seen, cursor = [], None
        while True:
            page = anna.get("/search", params=question | ({"cursor": cursor} if cursor else {})).json()
            seen += [hit["document_id"] for hit in page["hits"]]
            if page["cursor"] is None:
                break
            cursor = page["cursor"]
        assert sorted(seen) == sorted({house.shared, house.own, house.granted, house.scan})
        assert page["total"] == len(seen)
        for client, changed in (
            (igor, question),
            (anna, question | {"q": "anders"}),
            (anna, question | {"sort": "date"}),
        ):
            refused = client.get("/search", params=changed | {"cursor": cursor})
            assert (refused.status_code, refused.json()["code"]) == (400, "cursor_invalid")
        # Facets and page length do not change the order of the hits.
        assert (
            anna.get("/search", params=question | {"cursor": cursor, "limit": 5, "facets": "unit"}).status_code == 200
        )


def test_a_cursor_of_the_list_belongs_to_its_caller(house: House) -> None:
    with house.service.caller("anna") as anna, house.service.caller("igor") as igor:
        cursor = anna.get("/documents", params={"limit": 1}).json()["cursor"]
        assert anna.get("/documents", params={"limit": 1, "cursor": cursor}).status_code == 200
        assert igor.get("/documents", params={"limit": 1, "cursor": cursor}).json()["code"] == "cursor_invalid"
        assert anna.get("/documents", params={"cursor": cursor, "state": "indexed"}).json()["code"] == "cursor_invalid"
