"""What a caller may not see changes nothing of an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ingest.labels import Classification, Clearance, Grant, Labels, Release, Role
from pipelines.engines.contract import Ask, Engine
from pipelines.question.tree import Everything, Not
from tests.conformance.specimens import (
    ANYBODY,
    DAY,
    FK3,
    FK5,
    GEWERBE,
    caller,
    document,
    document_id,
    labels,
    prefix,
    word,
)

UNLABELLED = [labels(classification=None), labels(release=None), labels(classification=None, release=None)]


def total(engine: Engine, clearance: Clearance) -> int:
    return engine.find(Ask(Everything()), clearance=clearance).total


@pytest.mark.parametrize("missing", UNLABELLED)
def test_a_document_without_labels_is_found_by_nobody(engine: Engine, missing: Labels) -> None:
    engine.index([document(1, "haus", of=missing)])

    assert total(engine, caller(FK3)) == 0


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
def test_auditors_and_administrators_find_nothing(engine: Engine, role: Role) -> None:
    engine.index([document(1, "haus")])
    clearance = caller(FK3, role=role)

    assert total(engine, clearance) == 0
    assert engine.suggest("ha", clearance=clearance) == ()
    assert engine.passages(Ask(word("haus")), [document_id(1)], clearance=clearance) == {}


def test_a_grant_lasts_until_the_end_of_its_day(engine: Engine) -> None:
    granted = labels(FK3, release=Release.UNIT, grants=(Grant(GEWERBE, DAY, "§ 41"),))
    engine.index([document(1, "haus", of=granted)])

    assert total(engine, caller(GEWERBE, day=DAY)) == 1
    assert total(engine, caller(GEWERBE, day=DAY + timedelta(days=1))) == 0
    assert total(engine, caller(FK5, day=DAY)) == 0


def test_a_grant_does_not_lift_the_classification(engine: Engine) -> None:
    granted = labels(FK3, Classification.VERTRAULICH, Release.UNIT, (Grant(GEWERBE, DAY, "§ 41"),))
    engine.index([document(1, "haus", of=granted)])

    assert total(engine, caller(GEWERBE, level=Classification.INTERN)) == 0
    assert total(engine, caller(GEWERBE, level=Classification.VERTRAULICH)) == 1


def test_units_whose_names_begin_alike_are_kept_apart(engine: Engine) -> None:
    longer = labels(FK3, release=Release.UNIT, grants=(Grant(type(FK3)(f"{GEWERBE}\x1f2030-01-01"), DAY, "§ 41"),))
    engine.index([document(1, "haus", of=longer)])

    assert total(engine, caller(GEWERBE)) == 0


def test_a_hidden_document_leaves_no_trace_in_any_answer(engine: Engine) -> None:
    hidden = labels(FK3, release=Release.UNIT)
    seen = document(1, "haus katze", day="2026-01-01", kind="brief")
    engine.index([seen])
    ask = Ask(prefix("ha"), facets=("agency", "kind", "date"))
    before = engine.find(ask, clearance=ANYBODY), engine.suggest("ha", clearance=ANYBODY)

    engine.index(document(number, "haus haus hass", tie=0, day="2025-01-01", of=hidden) for number in range(2, 30))

    assert (engine.find(ask, clearance=ANYBODY), engine.suggest("ha", clearance=ANYBODY)) == before
    assert engine.find(Ask(Not(word("hund"))), clearance=ANYBODY).total == 1


def test_passages_of_a_hidden_document_are_not_told_even_by_its_id(engine: Engine) -> None:
    engine.index([document(1, "haus", of=labels(FK3, release=Release.UNIT)), document(2, "haus")])

    found = engine.passages(Ask(word("haus")), [document_id(1), document_id(2)], clearance=ANYBODY)

    assert set(found) == {document_id(2)}


def test_a_change_of_labels_counts_from_the_next_question_on(engine: Engine) -> None:
    engine.index([document(1, "haus")])
    engine.index([document(1, "haus", version=2, of=labels(FK3, release=Release.UNIT))])

    assert total(engine, ANYBODY) == 0
    assert engine.passages(Ask(word("haus")), [document_id(1)], clearance=ANYBODY) == {}


def test_excluded_documents_are_as_if_they_did_not_exist(engine: Engine) -> None:
    engine.index([document(1, "haus"), document(2, "haus haut")])
    without = frozenset({document_id(2)})
    ask = Ask(word("haus"), facets=("agency",), excluded=without)

    found = engine.find(ask, clearance=ANYBODY)

    assert [hit.document_id for hit in found.documents] == [document_id(1)]
    assert [(facet.value, facet.count) for facet in found.facets["agency"]] == [("polizei", 1)]
    assert set(engine.passages(ask, [document_id(1), document_id(2)], clearance=ANYBODY)) == {document_id(1)}
    assert [each.text for each in engine.suggest("ha", clearance=ANYBODY, excluded=without)] == ["haus"]
