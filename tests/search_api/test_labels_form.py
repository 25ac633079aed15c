"""Labels as somebody writes them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import Classification, Release
from search_api.documents.labels_form import read_labels
from search_api.documents.refusals import LabelsInvalid

TODAY = date(2026, 11, 24)
GOOD: dict[str, Any] = {"agency": "stadt", "unit": "stadt/bauamt", "classification": 1, "release": "agency"}
GRANT = {"to_unit": "polizei/fk3", "until": "2026-11-24", "legal_basis": "§ 4 VwVfG"}


def _fields(values: object) -> dict[str, str]:
    with pytest.raises(LabelsInvalid) as refused:
        read_labels(values if isinstance(values, str) else json.dumps(values), today=TODAY)
    return {fault.field: fault.message for fault in refused.value.fields}


def test_good_labels_are_read() -> None:
    facts = read_labels(
        json.dumps(GOOD | {"grants": [GRANT], "date": "2026-01-02", "title": "  Bescheid "}), today=TODAY
    )
    assert facts.labels.classification is Classification.INTERN
    assert facts.labels.release is Release.AGENCY
    assert facts.labels.grants[0].until == TODAY
    assert facts.metadata.date == "2026-01-02"
    assert facts.metadata.title == "Bescheid"


@pytest.mark.parametrize("missing", list(GOOD))
def test_each_missing_label_is_named(missing: str) -> None:
    assert _fields({name: value for name, value in GOOD.items() if name != missing}) == {
        f"labels.{missing}": "Diese Angabe fehlt."
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"classification": 4}, "labels.classification"),
        ({"classification": "intern"}, "labels.classification"),
        ({"classification": None}, "labels.classification"),
        ({"release": "alle"}, "labels.release"),
        ({"unit": "bauamt"}, "labels.unit"),
        ({"unit": "polizei/fk3"}, "labels.unit"),
        ({"unit": "stadt/a/b"}, "labels.unit"),
        ({"grants": [GRANT | {"until": "2026-11-23"}]}, "labels.grants.0.until"),
        ({"grants": [GRANT | {"until": "morgen"}]}, "labels.grants.0.until"),
        ({"grants": [GRANT | {"legal_basis": "  "}]}, "labels.grants.0.legal_basis"),
        ({"grants": [GRANT | {"to_unit": "stadt/bauamt"}]}, "labels.grants.0.to_unit"),
        ({"grants": [GRANT, GRANT]}, "labels.grants.1.to_unit"),
        ({"title": "a\x00b"}, "labels.title"),
        ({"klassifikation": 1}, "labels.klassifikation"),
        ({"date": "12.04.2026"}, "labels.date"),
        ({"doc_type": "gedicht"}, "labels.doc_type"),
    ],
)
def test_each_wrong_or_contradictory_label_is_named(change: dict[str, Any], field: str) -> None:
    faults = _fields(GOOD | change)
    assert list(faults) == [field]
    assert faults[field].endswith(".")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_json_gets_through_or_breaks_anything(values: object) -> None:
    assert _fields(json.dumps(values))


@pytest.mark.parametrize("text", ["", "{", "NaN", "[" * 100_000, "\ufeff{}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    assert set(_fields(text)) <= {"labels"} | {f"labels.{name}" for name in GOOD}
